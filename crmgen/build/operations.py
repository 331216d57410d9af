"""Parts O and OA of tables 7.1 and 8.1: one operation from one row, with its attribute sets."""

from crmgen.build.attributes import SetMaker
from crmgen.build.context import Context, place_of
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import rule_values as codes_of_rules
from crmgen.diagnostics.nearest import nearest
from crmgen.model import Nvpair, Operation
from crmgen.model.times import milliseconds
from crmgen.origin import Place
from crmgen.tables.blocks import Row
from crmgen.tables.resources import OP_ATTRIBUTES

# The names of columns that are written in capitals, whatever case the sheet has them in.
_UPPER = "OCF_CHECK_LEVEL"
_OWN_CELLS = {name: name for name in OP_ATTRIBUTES}


def build_operations(
    ctx: Context, rows: list[Row], attributes: list[Row], rsc: str, prefix: str
) -> tuple[Operation, ...]:
    """The operations of the O rows, with the sets that the OA rows give them."""
    made = [SetMaker(ctx) for _ in rows]
    for maker, row in zip(made, rows, strict=True):
        maker.add_pairs(_extras(row), "params")
    for row in attributes:
        number = None if row.broken else _meant(ctx, row, rows, rsc)
        if number is not None:
            made[number].add(row, row.values["type"])
    built = (
        _operation(ctx, row, maker, rsc, prefix)
        for row, maker in zip(rows, made, strict=True)
        if not row.broken
    )
    return tuple(operation for operation in built if operation is not None)


def _meant(ctx: Context, row: Row, rows: list[Row], rsc: str) -> int | None:
    """Which O row an OA row means: by the name, or by name and interval."""
    text = row.values["op"]
    name, colon, interval = text.partition(":")
    named = [number for number, one in enumerate(rows) if one.get("type") == name]
    if colon:
        named = [number for number in named if _same_time(rows[number].get("interval"), interval)]
    if len(named) == 1:
        return named[0]
    if named:
        params = {"id": rsc}
        ctx.sink.report(codes_of_rules.AMBIGUOUS_OPERATION, row.at("op"), found=text, params=params)
    elif not any(one.broken for one in rows):
        known = dict.fromkeys(one.values["type"] for one in rows)
        ctx.sink.report(
            codes_of_rules.UNKNOWN_OPERATION,
            row.at("op"),
            found=text,
            allowed=known,
            nearest=nearest(name, known),
            params={"id": rsc},
        )
    return None


def _same_time(one: str | None, other: str) -> bool:
    return milliseconds(one or "0s") == milliseconds(other) and milliseconds(other) is not None


def _extras(row: Row) -> list[Nvpair]:
    """What stands in columns of part O that are no attributes of the op element."""
    return [_pair(row, _attribute_name(e.name), e.value, e.column) for e in row.extras]


def _operation(ctx: Context, row: Row, made: SetMaker, rsc: str, prefix: str) -> Operation | None:
    """The operation of a row, or None for a monitor without an interval (which is told).

    The schema wants an interval for every operation; one that does not recur has 0.
    """
    name = row.values["type"]
    interval = row.get("interval")
    if interval is None:
        if name == "monitor":
            ctx.sink.report(codes.MONITOR_INTERVAL, row.at("interval"), params={"id": rsc})
            return None
        interval = "0s"
    own = [
        _pair(row, column, row.values[column], row.place.columns[column])
        for column in OP_ATTRIBUTES
        if column in row.values
    ]
    return Operation(
        place=place_of(row, name="type", interval="interval", **_OWN_CELLS),
        notes=row.notes,
        id=ctx.ids.allocate(f"{prefix}-{name}-{interval}", row.at("type")),
        name=name,
        interval=interval,
        attributes=tuple(own),
        instance_attributes=made.sets("params"),
        meta_attributes=made.sets("meta"),
    )


def _attribute_name(name: str) -> str:
    return _UPPER if name.upper() == _UPPER else name


def _pair(row: Row, name: str, value: str, column: int) -> Nvpair:
    place = Place(row.place.source, row.place.row, {}, None, column)
    return Nvpair(place=place, name=name, value=value)
