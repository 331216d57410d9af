"""What the sheet says of a node itself: standby, health and room, each held against the real
scheduler."""

from typing import Any

import pytest
from msgspec.structs import replace

from crmgen.model import Cluster
from crmgen.placement import Runs, Why, analyse
from tests.emit.build import (
    attributes,
    clone,
    cluster,
    colocation,
    expression,
    group,
    node,
    node_location,
    primitive,
    rule,
    rule_location,
)
from tests.oracle.stacks import stack
from tests.placement.agree import agree

pytestmark = [pytest.mark.oracle, pytest.mark.parametrize("name", ["bookworm", "trixie"])]
RESOURCES = (
    primitive("a"),
    group("g", primitive("b"), primitive("c")),
    clone(primitive("d"), "every"),
    clone(primitive("e", "ocf:pacemaker:Stateful"), "ms", promotable=True),
)
LOCATIONS = (
    node_location("l1", "a", "n1", "200"),
    node_location("l2", "g", "n1", "300"),
    node_location("l3", "g", "n2", "100"),
)


def made(given: dict[str, str], *resources: Any, **properties: str) -> Cluster:
    """Two nodes, the first of which has the given attributes."""
    return cluster(
        *(resources or RESOURCES),
        properties={"stonith-enabled": "false", **properties},
        nodes=(node("n1", "1", attributes=(attributes(given),)), node("n2", "2")),
        constraints=LOCATIONS if not resources else (),
    )


@pytest.mark.parametrize("given", [{"standby": "on"}, {"standby": "TRUE"}, {"maintenance": "true"}])
def test_a_node_in_standby_runs_nothing(name: str, given: dict[str, str]):
    design = made(given)
    analysis = analyse(design)
    state, alone = analysis.all_up(), analysis.down("n2")
    assert state.up == ("n2",)
    assert {rsc: state[rsc].nodes for rsc in state.ids} == dict.fromkeys(state.ids, ("n2",))
    assert state["ms"].promoted == ("n2",)
    assert {alone[rsc].runs for rsc in alone.ids} == {Runs.NO}
    agree(design, stack(name), seeds=1)


def test_the_standby_attribute_is_the_cause_on_its_node(name: str):
    design = cluster(
        primitive("a"),
        nodes=(node("n1", "1", attributes=(attributes({"standby": "on"}),)), node("n2", "2")),
        constraints=(node_location("l", "a", "n2", "-INFINITY"),),
    )
    analysis = analyse(design)
    assert analysis.all_up()["a"].runs is Runs.NO
    why = analysis.allowed.why["a"]
    assert {analysis.nodes[number]: cause.why for number, cause in why.items()} == {
        "n1": Why.STANDBY,
        "n2": Why.LOCATION,
    }
    agree(design, stack(name), seeds=1)


def test_a_node_that_is_not_in_standby_any_more(name: str):
    design = made({"standby": "off"})
    assert analyse(design).all_up()["a"].nodes == ("n1",)
    agree(design, stack(name), seeds=1)


@pytest.mark.parametrize("strategy", ["migrate-on-red", "only-green", "progressive"])
@pytest.mark.parametrize("colour", ["red", "yellow", "-50"])
def test_a_sick_node_leaves_everything_open(name: str, strategy: str, colour: str):
    design = made({"#health-disk": colour}, **{"node-health-strategy": strategy})
    state = analyse(design).all_up()
    opened = {rsc: state[rsc].open for rsc in state.ids}
    assert {rsc: cause and cause.why for rsc, cause in opened.items()} == dict.fromkeys(
        state.ids, Why.HEALTH
    )
    agree(design, stack(name), seeds=1)


@pytest.mark.parametrize("properties", [{}, {"node-health-strategy": "none"}])
def test_without_a_strategy_health_has_no_say(name: str, properties: dict[str, str]):
    design = made({"#health-disk": "red"}, **properties)
    assert analyse(design).all_up()["g"].nodes == ("n1",)
    agree(design, stack(name), seeds=1)


@pytest.mark.parametrize("strategy", ["migrate-on-red", "only-green", "progressive"])
def test_a_healthy_node_decides_as_ever(name: str, strategy: str):
    design = made({"#health-disk": "green"}, **{"node-health-strategy": strategy})
    state = analyse(design).all_up()
    assert (state["a"].nodes, state["c"].nodes) == (("n1",), ("n1",))
    agree(design, stack(name), seeds=1)


@pytest.mark.parametrize(
    ("base", "score"), [("node-health-base", "-10"), ("node-health-green", "-500")]
)
def test_health_that_counts_for_healthy_nodes_too(name: str, base: str, score: str):
    properties = {"node-health-strategy": "progressive", base: score}
    design = made({"#health-disk": "green"}, **properties)
    cause = analyse(design).all_up()["c"].open
    assert cause is not None
    assert cause.why is Why.HEALTH
    agree(design, stack(name), seeds=1)


def test_a_rule_on_the_health_that_the_sheet_gives(name: str):
    sick = rule(expression("#health-disk", "eq", "red"), score="-INFINITY")
    design = cluster(
        primitive("a"),
        nodes=(node("n1", "1", attributes=(attributes({"#health-disk": "red"}),)), node("n2", "2")),
        properties={"stonith-enabled": "false", "node-health-strategy": "none"},
        constraints=(rule_location("l", "a", sick),),
    )
    assert analyse(design).all_up()["a"].nodes == ("n2",)
    assert analyse(design).down("n2")["a"].runs is Runs.NO
    agree(design, stack(name), seeds=1)


def roomy(cpu: int, strategy: str, *resources: Any, **fields: Any) -> Cluster:
    """Two nodes with room for so many cpus."""
    room = (attributes({"cpu": str(cpu)}),)
    return cluster(
        *resources,
        nodes=(node("n1", "1", utilization=room), node("n2", "2", utilization=room)),
        properties={"stonith-enabled": "false", "placement-strategy": strategy},
        **fields,
    )


def service(id: str, cpu: int) -> Any:
    return primitive(id, utilization=(attributes({"cpu": str(cpu)}),))


@pytest.mark.parametrize("strategy", ["utilization", "minimal", "balanced"])
@pytest.mark.parametrize(
    ("cpu", "why"), [(5, None), (4, Why.CAPACITY), (1, Why.CAPACITY)], ids=["fits", "one", "none"]
)
def test_room_for_all_that_may_run_on_a_node(name: str, strategy: str, cpu: int, why: Why | None):
    places = (node_location("l1", "a", "n1", "100"), node_location("l2", "b", "n1", "50"))
    design = roomy(cpu, strategy, service("a", 2), service("b", 3), constraints=places)
    state = analyse(design).all_up()
    for rsc in ("a", "b"):
        cause = state[rsc].open
        assert (cause and cause.why) is why
        assert state[rsc].nodes == (() if why else ("n1",))
        assert cause is None or (cause.at is not None and cause.value == "cpu")
    agree(design, stack(name), seeds=1)


@pytest.mark.parametrize("room", ["１０", "1_0"])
def test_amounts_that_pacemaker_does_not_read_are_no_room(name: str, room: str):
    """Python takes both for 10; for Pacemaker the first is nothing and the second 1."""
    design = roomy(10, "utilization", service("a", 2))
    nodes = tuple(replace(one, utilization=(attributes({"cpu": room}),)) for one in design.nodes)
    design = replace(design, nodes=nodes)
    state = analyse(design).all_up()["a"]
    assert state.open is not None and state.open.why is Why.CAPACITY
    agree(design, stack(name), seeds=1)


def test_the_default_strategy_does_not_look_at_room(name: str):
    places = (node_location("l1", "a", "n1", "100"),)
    design = roomy(1, "default", service("a", 2), constraints=places)
    assert analyse(design).all_up()["a"].nodes == ("n1",)
    agree(design, stack(name), seeds=1)


def test_who_must_run_with_what_lacks_room_is_open_too(name: str):
    ties = (
        colocation("k", "light", "heavy"),
        node_location("l1", "light", "n1", "100"),
        node_location("l2", "apart", "n2", "100"),
    )
    design = roomy(
        2,
        "utilization",
        service("heavy", 3),
        primitive("light"),
        primitive("apart"),
        constraints=ties,
    )
    state = analyse(design).all_up()
    light, apart = state["light"].open, state["apart"]
    assert light is not None
    assert light.why is Why.CAPACITY
    assert apart.nodes == ("n2",)
    agree(design, stack(name), seeds=1)


def test_a_banned_service_needs_no_room_on_the_node(name: str):
    places = (
        node_location("l1", "big", "n2", "-INFINITY"),
        node_location("l2", "small", "n2", "100"),
        node_location("l3", "small", "n1", "-INFINITY"),
    )
    small, big = service("small", 2), service("big", 3)
    design = roomy(3, "utilization", big, small, constraints=places)
    state = analyse(design).all_up()
    assert (state["big"].nodes, state["small"].nodes) == (("n1",), ("n2",))
    agree(design, stack(name), seeds=1)
