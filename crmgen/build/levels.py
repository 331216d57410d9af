"""Table 6.1: the fencing topology."""

from typing import NamedTuple

from msgspec.structs import replace

from crmgen.build.context import Context, place_of
from crmgen.build.ids import FIRST_LABEL, cell_name
from crmgen.build.subjects import check_pattern, is_own
from crmgen.catalogue import reference as refs
from crmgen.catalogue import value as values
from crmgen.diagnostics import Related
from crmgen.model import FencingLevel, FencingTarget
from crmgen.tables.blocks import Row
from crmgen.tables.types import NAME, UNAME, Problem
from crmgen.text import Text

_NODES_ONLY = Text(
    "target-type が attribute のときだけ使います。", "Only target-type attribute has a value."
)


class _Target(NamedTuple):
    """Which nodes a level is for."""

    kind: FencingTarget
    name: str
    value: str | None


def build_levels(ctx: Context) -> tuple[FencingLevel, ...]:
    """One level for each pair of target and index; its devices in the order of the rows.

    A target of which a row can't be read has no levels at all: a gap in them would only be
    told again.
    """
    unread: set[str | None] = set()
    levels: dict[tuple[_Target, int], list[tuple[str, Row]]] = {}
    for table, device, index in (
        ("FENCING_TOPOLOGY", "rsc", "index"),
        ("STONITH_LEVEL", "id", "level"),
    ):
        for block in ctx.tables(table):
            for section in block.sections:
                for row in section.rows:
                    broken = section.broken or row.broken
                    target = None if broken else _read_target(ctx, row)
                    if target is None or not ctx.check_resources(row, device):
                        unread.add(row.get("node"))
                        continue
                    key = (target, int(row.values[index]))
                    _add_device(ctx, levels.setdefault(key, []), row, device)
    if None in unread:
        return ()
    return tuple(_level(*key, rows) for key, rows in levels.items() if key[0].name not in unread)


def _read_target(ctx: Context, row: Row) -> _Target | None:
    """The target of a row; None where it can't be one, which is told."""
    kind = FencingTarget(row.get("target-type") or "node")
    name, value = row.values["node"], row.get("target-value")
    if kind is FencingTarget.ATTRIBUTE:
        if value is None:
            if is_own(row, "node"):
                at = row.at("target-value")
                ctx.sink.report(values.EMPTY, at, params={"column": "target-value"})
            return None
    elif value is not None:
        if is_own(row, "target-value"):
            ctx.tell_no_effect(row, "target-value", _NODES_ONLY)
        value = None
    if kind is FencingTarget.PATTERN:
        return _Target(kind, name, None) if check_pattern(ctx, name, row, "node") else None
    parsed = (UNAME if kind is FencingTarget.NODE else NAME).parse(name)
    if isinstance(parsed, Problem):
        if is_own(row, "node"):
            at, params = row.at("node"), {"column": "node"}
            ctx.sink.report(parsed.code, at, found=name, nearest=parsed.nearest, params=params)
        return None
    return _Target(kind, name, value)


def _add_device(ctx: Context, rows: list[tuple[str, Row]], row: Row, column: str) -> None:
    name = row.values[column]
    first = next((r.at(c) for c, r in rows if r.values[c] == name), None)
    if first is None:
        rows.append((column, row))
        return
    ctx.sink.report(
        refs.DUPLICATE_LEVEL,
        row.at(column),
        found=name,
        related=[Related(first, FIRST_LABEL)],
        params={"first": cell_name(first)},
    )


def _level(target: _Target, index: int, rows: list[tuple[str, Row]]) -> FencingLevel:
    column, first = rows[0]
    index_column = "index" if column == "rsc" else "level"
    place = place_of(
        first,
        target="node",
        target_type="target-type",
        target_value="target-value",
        devices=column,
        index=index_column,
    )
    cells = {f"devices.{number}": row.at(name) for number, (name, row) in enumerate(rows)}
    cells |= {f"target.{number}": row.at("node") for number, (_, row) in enumerate(rows)}
    return FencingLevel(
        place=replace(place, elsewhere={**(place.elsewhere or {}), **cells}),
        notes=tuple(note for _, row in rows for note in row.notes),
        target=target.name,
        target_type=target.kind,
        target_value=target.value,
        index=index,
        devices=tuple(row.values[c] for c, row in rows),
    )
