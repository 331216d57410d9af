"""The classic layout: all tables on one sheet, in the words that pm_crmgen and pm_pcsgen know.

Their forms are described by what they read: names of tables, columns and words, nothing more.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from crmgen.targets import Feature, Target
from crmgen.text import Text
from crmgen.workbook.blank import blank_content
from crmgen.workbook.book import Form
from crmgen.workbook.content import Block, Content, Line, Remark, Section
from crmgen.workbook.layout import SheetOf
from crmgen.workbook.plan import Columns
from crmgen.workbook.voice import Speaker

_PAIR = ("name", "value")
_OPERATION = ("type", "timeout", "interval", "on-fail", "start-delay")
_LOCATED = ("rsc", "score", "bool_op", "attribute", "op", "value", "role")
_ORDER = ("first-rsc", "then-rsc", "score", "first-action", "then-action", "symmetrical")
_SHARED: Columns = {
    ("PROPERTY", ""): _PAIR,
    ("RSC_DEFAULTS", ""): _PAIR,
    ("OP_DEFAULTS", ""): _PAIR,
    ("RESOURCES", ""): ("resourceItem", "id"),
    ("PRIMITIVE", "P"): ("id", "class", "provider", "type"),
    ("COLOCATION", ""): ("rsc", "with-rsc", "score", "rsc-role", "with-rsc-role"),
    ("ADDITIONAL_CONFIG", ""): ("config",),
    ("ALERT", "P"): ("path",),
    ("ALERT", "A"): ("type", *_PAIR),
    ("ALERT", "R"): ("recipient",),
}


class Dialect(Struct, frozen=True):
    """One of the two old forms."""

    title: str
    number: int
    columns: Columns
    order: tuple[str, ...]
    without: frozenset[str]

    def form(self) -> Form:
        """All tables on one sheet."""
        name = Text("環境定義書", "Cluster")
        return Form(
            sheets=(SheetOf(name, self.order),),
            title=Text(self.title, self.title),
            dialect=self.number,
            columns=self.columns,
        )


CRM = Dialect(
    "# pm_crmgen 環境定義書 ファイル形式バージョン: 2.2",
    0,
    {
        **_SHARED,
        ("NODE", ""): ("uname", "ntype", "ptype", *_PAIR),
        ("RSC_ATTRIBUTES", ""): ("id", "type", *_PAIR),
        ("FENCING_TOPOLOGY", ""): ("node", "rsc", "index"),
        ("PRIMITIVE", "A"): ("type", "rule", *_PAIR),
        ("PRIMITIVE", "O"): (*_OPERATION, "role"),
        ("LOCATION", ""): (
            *("rsc", "score:200", "score:100"),
            *("ping:default_ping_set:100", "diskd:diskcheck_status"),
        ),
        ("LOCATION_EXPERT", ""): (*_LOCATED, "id_spec"),
        ("ORDER", ""): _ORDER,
        ("RSC_TICKET", ""): ("ticket", "rsc", "role", "loss-policy"),
    },
    (
        *("NODE", "PROPERTY", "RSC_DEFAULTS", "OP_DEFAULTS", "RESOURCES", "RSC_ATTRIBUTES"),
        *("FENCING_TOPOLOGY", "PRIMITIVE", "LOCATION", "LOCATION_EXPERT", "COLOCATION", "ORDER"),
        *("RSC_TICKET", "ADDITIONAL_CONFIG", "ALERT"),
    ),
    frozenset({"Promotable", "Stonith", "Bundle", "Template", "Promoted", "Unpromoted", "options"}),
)
PCS = Dialect(
    "# pm_pcsgen 環境定義書 ファイル形式バージョン: 1.1",
    -1,
    {
        **_SHARED,
        ("NODE", ""): ("uname", "type", *_PAIR),
        ("RSC_ATTRIBUTES", ""): ("id", *_PAIR),
        ("STONITH_LEVEL", ""): ("node", "id", "level"),
        ("PRIMITIVE", "A"): ("type", *_PAIR),
        ("PRIMITIVE", "O"): (*_OPERATION, "role"),
        ("STONITH", "P"): ("id", "type"),
        ("STONITH", "A"): ("type", *_PAIR),
        ("STONITH", "O"): _OPERATION,
        ("LOCATION_NODE", ""): ("rsc", "prefers/avoids", "node", "score"),
        ("LOCATION_RULE", ""): _LOCATED,
        ("ORDER", ""): (*_ORDER[:2], "kind", *_ORDER[3:]),
    },
    (
        *("NODE", "PROPERTY", "RSC_DEFAULTS", "OP_DEFAULTS", "RESOURCES", "RSC_ATTRIBUTES"),
        *("STONITH_LEVEL", "PRIMITIVE", "STONITH", "LOCATION_NODE", "LOCATION_RULE"),
        *("COLOCATION", "ORDER", "ALERT", "ADDITIONAL_CONFIG"),
    ),
    frozenset({"Ms", "Master", "Bundle", "Template", "params", "operations"}),
)


def dialect_of(target: Target) -> Dialect:
    """The form that the field uses with the target."""
    return PCS if target.has(Feature.PCSGEN_FORM) else CRM


def classic_blank(dialect: Dialect, say: Speaker, nodes: Sequence[str] = ()) -> Content:
    """The tables and parts that an old form has, empty but for the nodes."""
    blocks = [
        replace(
            block,
            sections=tuple(
                section
                for section in block.sections
                if (block.table, section.letter) in dialect.columns
            ),
        )
        for block in blank_content(say, nodes, dialect.order).blocks
    ]
    return Content(tuple(blocks))


def classic_content(content: Content, dialect: Dialect, say: Speaker) -> Content:
    """A content of today in the words of an old form, with the tables that it lacks. What the
    old form has no table for (cover, history, exceptions) is left out."""
    whole = _to_pcs(content) if dialect is PCS else _to_crm(content)
    converted = [_known(block, dialect) for block in whole]
    blocks: list[Block] = []
    for empty in classic_blank(dialect, say).blocks:
        own = [block for block in converted if block.table == empty.table]
        if not any(block.table == empty.table for block in blocks):
            blocks += own or [empty]
    return Content(tuple(blocks))


def _known(block: Block, dialect: Dialect) -> Block:
    """The block without the empty parts that the old form does not have."""
    sections = tuple(
        section
        for section in block.sections
        if (block.table, section.letter) in dialect.columns
        or any(line.values for line in section.lines())
    )
    return replace(block, sections=sections)


def _to_pcs(content: Content) -> Iterator[Block]:
    for block in content.blocks:
        match block.table:
            case "NODE":
                words = {"attributes": "attribute"}
                yield _mapped(block, {"ptype": "type"}, words)
            case "PRIMITIVE" | "STONITH" | "ALERT":
                yield _mapped(block, {}, {"params": "options", "attributes": "options"})
            case _:
                yield block


_OLD_WORDS = {
    "Promotable": "Ms",
    "Stonith": "Primitive",
    "Promoted": "Master",
    "Unpromoted": "Slave",
    "promoted-max": "master-max",
    "promoted-node-max": "master-node-max",
}


def _to_crm(content: Content) -> Iterator[Block]:
    located: list[Line | Remark] = []
    for block in content.blocks:
        match block.table:
            case "STONITH":
                yield _fencing(block)
            case "STONITH_LEVEL":
                levels = _mapped(block, {"id": "rsc", "level": "index"}, {})
                yield replace(levels, table="FENCING_TOPOLOGY")
            case "LOCATION_NODE":
                located += [_node_rule(row) for row in block.sections[0].rows]
            case "LOCATION_RULE":
                located += _mapped(block, {}, _OLD_WORDS).sections[0].rows
            case "ORDER":
                kinds = {"Optional": "0", "Mandatory": "INFINITY"}
                yield _mapped(block, {"kind": "score"}, kinds)
            case _:
                yield _mapped(block, {}, _OLD_WORDS)
    filled = [row for row in located if isinstance(row, Line) and row.values]
    rows = (*filled, *[Line()] * 3)
    yield Block(table="LOCATION_EXPERT", sections=(Section(rows=rows),))


def _mapped(block: Block, names: Mapping[str, str], words: Mapping[str, str]) -> Block:
    """The block with other names of columns and other words as whole values."""

    def line(row: Line | Remark) -> Line | Remark:
        if isinstance(row, Remark):
            return row
        values = {names.get(key, key): words.get(text, text) for key, text in row.values.items()}
        return replace(row, values=values)

    sections = tuple(
        replace(section, rows=tuple(line(row) for row in section.rows))
        for section in block.sections
    )
    return replace(block, sections=sections)


def _fencing(block: Block) -> Block:
    """A fencing device as the primitive that it was."""
    first, *rest = block.sections
    rows = tuple(
        replace(row, values={"class": "stonith", **row.values})
        if isinstance(row, Line) and row.values
        else row
        for row in first.rows
    )
    return replace(block, table="PRIMITIVE", sections=(replace(first, rows=rows), *rest))


def _node_rule(row: Line | Remark) -> Line | Remark:
    """A location by node as the rule that says the same."""
    if isinstance(row, Remark) or not row.values:
        return row
    values = dict(row.values)
    score, node = values.pop("score", "INFINITY"), values.pop("node", "")
    if values.pop("prefers/avoids", "") == "avoids":
        score = score.removeprefix("-") if score.startswith("-") else f"-{score}"
    located = {"score": score, "attribute": "#uname", "op": "eq", "value": node}
    return replace(row, values={**values, **located})
