"""Generated workbooks: whole sheets, legal by construction, that use every table and column.

A sheet mixes both dialects, as sheets of the field do. It holds only what every output of the
target can say, unless :func:`designs` is asked for what one of them has to refuse: then each such
construct comes with the code and the cell that the compiler has to name.

The first thing that hypothesis draws is the densest design; shrinking would make it no smaller.
"""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from crmgen.targets import Target
from tests.oracle.design_constraints import write_alerts, write_constraints, write_raw
from tests.oracle.design_resources import write_levels, write_nodes, write_resources
from tests.oracle.desk import Design, Desk


@st.composite
def designs(draw: Callable[[Any], Any], target: Target, refusing: str = "") -> Design:
    """A sheet for the target. ``refusing`` adds all that one output has to refuse: "crm", "pcs",
    or "target" for what its Pacemaker can't hold, which all outputs refuse."""
    desk = Desk(draw, target, refusing)
    write_nodes(desk)
    _write_options(desk)
    write_resources(desk)
    write_levels(desk)
    write_constraints(desk)
    write_raw(desk)
    write_alerts(desk)
    return Design(desk.sheet.csv(), tuple(desk.refusals))


def _write_options(desk: Desk) -> None:
    properties = {
        "stonith-enabled": "true",
        "no-quorum-policy": desk.turn("quorum", ("stop", "ignore", "freeze")),
        "placement-strategy": "balanced",
        "cluster-name": "tokyo",
    }
    part = desk.pairs("PROPERTY", properties)
    if desk.refusing == "crm" and desk.japanese:
        at = part.add({"name": "note", "value": desk.japanese})
        desk.refuse("TGT530", at("value"), "crm")
    desk.pairs("RSC_DEFAULTS", {"resource-stickiness": "INFINITY", "migration-threshold": "1"})
    desk.pairs("OP_DEFAULTS", {"timeout": "60s"}, 2)
