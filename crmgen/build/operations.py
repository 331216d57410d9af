"""Part O of tables 7.1 and 8.1: one operation from one row."""

from crmgen.build.context import Context, place_of
from crmgen.catalogue import cluster as codes
from crmgen.model import Nvpair, Operation
from crmgen.origin import Place
from crmgen.tables.blocks import Row
from crmgen.tables.resources import OP_ATTRIBUTES

# The names of columns that are written in capitals, whatever case the sheet has them in.
_UPPER = "OCF_CHECK_LEVEL"
_OWN_CELLS = {name: name for name in OP_ATTRIBUTES}


def build_operation(ctx: Context, row: Row, rsc: str, prefix: str) -> Operation | None:
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
        for column in row.place.columns
        if column in OP_ATTRIBUTES and column in row.values
    ]
    extras = [_pair(row, _attribute_name(e.name), e.value, e.column) for e in row.extras]
    return Operation(
        place=place_of(row, name="type", interval="interval", **_OWN_CELLS),
        notes=row.notes,
        id=ctx.ids.allocate(f"{prefix}-{name}-{interval}", row.at("type")),
        name=name,
        interval=interval,
        attributes=tuple(own),
        instance_attributes=tuple(extras),
    )


def _attribute_name(name: str) -> str:
    return _UPPER if name.upper() == _UPPER else name


def _pair(row: Row, name: str, value: str, column: int) -> Nvpair:
    place = Place(row.place.source, row.place.row, {}, None, column)
    return Nvpair(place=place, name=name, value=value)
