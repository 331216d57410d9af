"""Generated workbooks: whole sheets, legal by construction, that use every table and column.

A sheet mixes both dialects, as sheets of the field do. It holds only what every output of the
target can say, unless :func:`designs` is asked for what one of them has to refuse: then each such
construct comes with the code and the cell that the compiler has to name.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from crmgen.targets import Target, resolve_target
from tests.oracle.design_constraints import write_alerts, write_constraints, write_raw
from tests.oracle.design_kinds import write_kinds
from tests.oracle.design_resources import write_levels, write_nodes, write_resources
from tests.oracle.design_rules import (
    write_agent_rules,
    write_node_sets,
    write_option_sets,
    write_resource_sets,
    write_rules,
)
from tests.oracle.design_sets import write_sets, write_tags
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
    write_rules(desk)
    _write_sets(desk)
    write_sets(desk)
    write_tags(desk)
    write_raw(desk)
    write_alerts(desk)
    write_kinds(desk)
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


def _write_sets(desk: Desk) -> None:
    agents = write_agent_rules(desk)
    write_option_sets(desk, "PROPERTY")
    write_option_sets(desk, "RSC_DEFAULTS", agents[:2])
    write_option_sets(desk, "OP_DEFAULTS", agents)
    write_node_sets(desk)
    write_resource_sets(desk)


@cache
def generated(target: str, refusing: str, count: int) -> tuple[Design, ...]:
    """The first designs that hypothesis draws for a platform, the fullest one first.

    The real tools take a minute for a few of them, so that each is a test of its own; there is
    nothing to be gained by shrinking.
    """
    found: list[Design] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(designs(resolve_target(target), refusing))
    def collect(design: Design) -> None:
        found.append(design)

    collect()
    return tuple(found)
