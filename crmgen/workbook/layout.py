"""Where tables stand: the sheets of a workbook, and which columns a table shows on them."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from crmgen.tables import TABLES, types
from crmgen.tables.declare import Column, Need, OpenColumn, Part, Table
from crmgen.tables.types import CellType
from crmgen.text import Text
from crmgen.workbook.texts import UNKNOWN_COLUMN

# Tables in the words of pm_crmgen only: read for ever, not offered in a new workbook.
OLD_TABLES = frozenset({"LOCATION", "LOCATION_EXPERT", "FENCING_TOPOLOGY"})
LEAST_DEPTH = 3  # columns for the tree: clone, group, primitive


class SheetOf(NamedTuple):
    """A sheet's name and its tables, in their order."""

    name: Text
    tables: tuple[str, ...]


SHEETS = (
    SheetOf(Text("表紙", "Cover"), ("COVER",)),
    SheetOf(Text("改版履歴", "History"), ("REVISIONS",)),
    SheetOf(Text("クラスタ", "Cluster"), ("NODE", "PROPERTY", "RSC_DEFAULTS", "OP_DEFAULTS")),
    SheetOf(Text("ネットワーク", "Networks"), ("NETWORK",)),
    SheetOf(Text("リソース構成", "Resource tree"), ("RESOURCES", "RSC_ATTRIBUTES")),
    SheetOf(Text("リソース", "Resources"), ("PRIMITIVE", "BUNDLE")),
    SheetOf(Text("フェンシング", "Fencing"), ("STONITH", "STONITH_LEVEL", "FENCING_TOPOLOGY")),
    SheetOf(
        Text("制約", "Constraints"),
        (
            "LOCATION",
            "LOCATION_EXPERT",
            "LOCATION_NODE",
            "LOCATION_RULE",
            "COLOCATION",
            "ORDER",
            "RSC_TICKET",
            "TAG",
        ),
    ),
    SheetOf(Text("リソースセット", "Resource sets"), ("RESOURCE_SET",)),
    SheetOf(Text("ルール", "Rules"), ("RULE",)),
    SheetOf(Text("変数", "Variables"), ("VARS",)),
    SheetOf(
        Text("通知・権限・追加設定", "Alerts and more"),
        ("ALERT", "ACL_ROLE", "ACL_TARGET", "ADDITIONAL_CONFIG"),
    ),
    SheetOf(Text("例外・自作RA", "Exceptions, agents"), ("EXCEPTIONS", "AGENTS")),
)


def sheets() -> tuple[SheetOf, ...]:
    """All sheets; tables that none of them names stand on the last but one."""
    known = [
        sheet._replace(tables=tuple(name for name in sheet.tables if name in TABLES))
        for sheet in SHEETS
    ]
    named = {name for sheet in known for name in sheet.tables}
    others = tuple(name for name in TABLES if name not in named)
    *first, rest, last = known
    return (*first, rest._replace(tables=(*rest.tables, *others)), last)


def offered(table: Table) -> bool:
    """Whether a new workbook has the table."""
    return table.name not in OLD_TABLES


def named_columns(
    part: Part, names: Sequence[str], depth: int
) -> Iterator[tuple[Column | OpenColumn, str]]:
    """The columns of a keyword row that an old form has."""
    for name in names:
        found = part.find(name)
        assert found is not None, name
        repeats = isinstance(found, Column) and found.repeats
        for _ in range(max(depth, LEAST_DEPTH) if repeats else 1):
            yield found, name


def shown_columns(
    part: Part, used: Collection[str], depth: int
) -> Iterator[tuple[Column | OpenColumn, str]]:
    """The columns of a keyword row with their names: all that are declared, but where each row has
    to fill one of two only the newer one (or the one in use); open ones, and those that crmgen
    does not know, where they are used, and open ones that the designer names (with no name)."""
    required = {column.name for column in part.columns if column.need is Need.CELL}
    newer = {column.instead for column in part.columns if column.instead} & required
    for column in part.columns:
        if column.name in newer and column.name not in used:
            continue
        if column.instead in newer and column.instead in used and column.name not in used:
            continue
        for _ in range(max(depth, LEAST_DEPTH) if column.repeats else 1):
            yield column, column.name
    for family in part.open_columns:
        if family.regex == family.name.lower() and family.name not in used:
            yield family, family.name
    known = {column.name for column in part.columns}
    for name in used:
        if name in known:
            continue
        found = part.find(name)
        if isinstance(found, OpenColumn):
            yield found, name
        elif found is None:
            yield unknown_column(name), name
    named = any(isinstance(part.find(name), OpenColumn) for name in used)
    for family in () if named else part.open_columns:
        yield from [(family, "")] * family.blank


_BY_TYPE: tuple[tuple[CellType, int], ...] = (
    (types.NAME, 22),
    (types.ID, 18),
    (types.NODE_ID, 10),
    (types.UNAME, 16),
    (types.WORD, 16),
    (types.SCORE, 11),
    (types.DURATION_TYPE, 10),
    (types.DATE, 12),
    (types.WHOLE, 8),
    (types.COUNT, 8),
)
_BY_NAME = {
    "value": 44,
    "set": 12,
    "config": 120,
    "content": 50,
    "reason": 40,
    "description": 24,
    "rule": 18,
}
_FREE = 18


def wanted_width(column: Column | OpenColumn) -> int:
    """How many characters a column's values need as a rule."""
    if column.name in _BY_NAME:
        return _BY_NAME[column.name]
    for kind, width in _BY_TYPE:
        if column.type is kind:
            return width
    if choices := column.type.choices:
        return min(max(len(choice) for choice in choices) + 3, 20)
    return _FREE


def spans(wanted: Sequence[int], room: int) -> list[int]:
    """How many of ``room`` columns each field takes: one at least, the rest by what it needs."""
    taken = [1] * len(wanted)
    for _ in range(room - len(wanted)):
        neediest = max(range(len(wanted)), key=lambda i: (wanted[i] / taken[i], -i))
        taken[neediest] += 1
    return taken


def unknown_column(name: str) -> OpenColumn:
    """What stands for a column whose name no declaration knows."""
    return OpenColumn(name=name, regex="", title=Text(name, name), help=UNKNOWN_COLUMN)
