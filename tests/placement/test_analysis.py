"""What the analysis says and why, on clusters small enough to be checked by eye. That the real
scheduler agrees is in test_simulate.py."""

from typing import Any

import pytest

from crmgen.model import Cluster, Role, Ticket
from crmgen.placement import Failback, Runs, Source, Why, analyse
from crmgen.placement.cycles import colocation_cycles, order_cycles
from tests.emit.build import (
    attributes,
    clone,
    cluster,
    colocation,
    expression,
    group,
    node,
    node_location,
    order,
    place,
    primitive,
    rule,
    rule_location,
)

NODES = (node("n1", "1"), node("n2", "2"))


def made(*resources: Any, **fields: Any) -> Cluster:
    return cluster(*resources, **{"nodes": NODES, **fields})


def test_a_chain_leads_from_the_dependent_to_the_cell_that_forbids():
    rules = [
        rule_location("l1", "c", rule(expression("#uname", "defined"), score="-INFINITY")),
        colocation("k1", "b", "c"),
        colocation("k2", "a", "b"),
    ]
    design = made(*(primitive(name) for name in "abc"), constraints=tuple(rules))
    placement = analyse(design).all_up()["a"]
    assert placement.runs is Runs.NO
    whys = [cause.why for cause in placement.causes[0].chain()]
    assert whys == [Why.COLOCATION, Why.COLOCATION, Why.RULE]


def test_the_score_decides_the_first_node_and_the_other_takes_over():
    design = made(
        group("g", primitive("a"), primitive("b")),
        constraints=(node_location("l1", "g", "n1", "200"), node_location("l2", "g", "n2", "100")),
    )
    analysis = analyse(design)
    assert (analysis.all_up()["g"].nodes, analysis.all_up()["a"].by) == (("n1",), "score")
    assert analysis.down("n1")["b"].nodes == ("n2",)
    assert analysis.down("n2")["b"].nodes == ("n1",)


@pytest.mark.parametrize(
    ("stickiness", "expected"), [("0", Failback.MOVES), ("60", Failback.STAYS)]
)
def test_stickiness_of_all_members_against_the_difference_of_scores(
    stickiness: str, expected: Failback
):
    design = made(
        group("g", primitive("a"), primitive("b")),
        constraints=(node_location("l1", "g", "n1", "200"), node_location("l2", "g", "n2", "100")),
        rsc_defaults=(attributes({"resource-stickiness": stickiness}),),
    )
    analysis = analyse(design)
    assert analysis.failback("g", "n1") is expected
    assert analysis.failback("g", "n2") is Failback.UNTOUCHED


def test_a_promise_that_scores_break():
    design = made(
        primitive("a"),
        constraints=(node_location("l1", "a", "n1", "INFINITY"),),
        rsc_defaults=(attributes({"resource-stickiness": "1000"}),),
    )
    assert analyse(design).failback("a", "n1") is Failback.MOVES


def test_a_score_below_zero_is_no_last_resort():
    design = made(primitive("a"), constraints=(node_location("l1", "a", "n2", "-50"),))
    analysis = analyse(design)
    assert analysis.all_up()["a"].allowed == ("n1",)
    down = analysis.down("n1")["a"]
    assert (down.runs, down.causes[0].why) == (Runs.NO, Why.NEGATIVE)


def test_monitors_are_taken_to_be_healthy_where_their_clone_may_run():
    ping = primitive(
        "ping", "ocf:pacemaker:ping", params={"name": "net", "host_list": "a b", "multiplier": "10"}
    )
    low = rule(expression("net", "lt", "20"), score="-INFINITY")
    high = rule(expression("net", "lt", "21"), score="-INFINITY")
    for one, runs in ((low, Runs.YES), (high, Runs.NO)):
        design = made(primitive("a"), clone(ping), constraints=(rule_location("l", "a", one),))
        analysis = analyse(design)
        assert analysis.assumed("n1") == {"net": "20"}
        assert analysis.all_up()["a"].runs is runs


def test_an_attribute_nobody_sets_is_not_defined():
    nobody = rule(expression("lan", "not_defined"), score="-INFINITY")
    design = made(primitive("a"), constraints=(rule_location("l", "a", nobody),))
    assert analyse(design).all_up()["a"].causes[0].why is Why.RULE


def test_an_attribute_of_an_agent_leaves_it_open():
    status = rule(expression("pg-status", "ne", "PRI"), score="-INFINITY")
    design = made(
        primitive("a"),
        primitive("pg", "ocf:heartbeat:pgsql"),
        constraints=(rule_location("l", "a", status),),
    )
    placement = analyse(design).all_up()["a"]
    assert placement.runs is Runs.OPEN
    assert placement.open is not None
    assert (placement.open.why, placement.open.value) == (Why.UNKNOWN_ATTRIBUTE, "pg-status")


def test_how_many_are_promoted_is_known_but_not_which():
    design = made(
        clone(primitive("pg"), "ms", promotable=True),
        primitive("vip"),
        constraints=(colocation("k", "vip", "ms", with_rsc_role=Role.PROMOTED),),
    )
    analysis = analyse(design)
    ms, vip = analysis.all_up()["ms"], analysis.all_up()["vip"]
    assert (ms.nodes, ms.promotes, ms.promoted_count, ms.promoted) == (
        ("n1", "n2"),
        Runs.YES,
        1,
        (),
    )
    assert (vip.runs, vip.nodes, vip.candidates) == (Runs.YES, (), ("n1", "n2"))
    assert analysis.down("n1")["vip"].nodes == ("n2",)


@pytest.mark.parametrize(
    ("stopped", "promotes"), [("c", Runs.OPEN), ("bc", Runs.OPEN), ("abc", Runs.NO)]
)
def test_a_role_may_follow_a_group_without_its_last_member(stopped: str, promotes: Runs):
    """2.1.5 promotes beside any member that runs, 3.0.0 beside the last one alone."""
    members = (
        primitive(name, meta={"target-role": "Stopped"} if name in stopped else {})
        for name in "abc"
    )
    design = made(
        group("g", *members),
        clone(primitive("pg"), "ms", promotable=True),
        constraints=(colocation("k", "ms", "g", rsc_role=Role.PROMOTED),),
    )
    assert analyse(design).all_up()["ms"].promotes is promotes


@pytest.mark.parametrize("action", ["start", "promote"])
def test_instances_that_need_not_meet_leave_it_open_after_a_failure_too(action: str):
    """With interleave each waits for the other clone's instance on its own node."""
    one = {"interleave": "true", "clone-max": "1"}
    design = made(
        clone(primitive("x"), "first", meta=one),
        clone(primitive("y"), "then", meta=one, promotable=action == "promote"),
        nodes=(*NODES, node("n3", "3")),
        constraints=(
            node_location("l", "then", "n2"),
            order("o", "first", "then", then_action=action),
        ),
    )
    for state in (analyse(design).all_up(), analyse(design).down("n3")):
        found = state["then"]
        assert (found.runs if action == "start" else found.promotes) is Runs.OPEN


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"properties": {}}, Why.NO_FENCING),
        ({"properties": {"stonith-enabled": "0", "maintenance-mode": "true"}}, Why.UNMANAGED),
        ({"properties": {"stonith-enabled": "0", "stop-all-resources": "on"}}, Why.STOP_ALL),
        ({"properties": {"stonith-enabled": "0", "symmetric-cluster": "no"}}, Why.NOT_ENABLED),
    ],
)
def test_what_keeps_everything_from_starting(fields: dict[str, Any], why: Why):
    placement = analyse(made(primitive("a"), **fields)).all_up()["a"]
    assert (placement.runs, placement.causes[0].why) == (Runs.NO, why)


def test_a_ticket_is_not_granted_at_first():
    ticket = Ticket(id="t", ticket="site", rsc="a", place=place(7, "ticket"))
    placement = analyse(made(primitive("a"), constraints=(ticket,))).all_up()["a"]
    (cause,) = placement.causes
    assert (cause.why, cause.at and cause.at.cell) == (Why.TICKET, "A7")


def test_what_must_be_first_does_not_start():
    design = made(
        primitive("a", meta={"target-role": "Stopped"}),
        primitive("b"),
        constraints=(order("o", "a", "b"),),
    )
    placement = analyse(design).all_up()["b"]
    assert [cause.why for cause in placement.causes[0].chain()] == [Why.ORDER, Why.TARGET_ROLE]


def test_nodes_are_known_from_fencing_when_nothing_else_names_them():
    device = primitive("f", "stonith:fence_x", params={"pcmk_host_map": "n7:1;n8:2"})
    analysis = analyse(cluster(primitive("a"), device, properties={}))
    assert [(known.name, known.source) for known in analysis.known] == [
        ("n7", Source.FENCING),
        ("n8", Source.FENCING),
    ]


def test_without_nodes_nothing_is_decided():
    analysis = analyse(cluster(primitive("a")))
    assert analysis.undecided is not None
    assert analysis.undecided.why is Why.UNKNOWN_NODES
    assert list(analysis.states()) == []


# circles and contradictions


def test_a_circle_of_orders_runs_through_a_group():
    design = made(
        group("g", primitive("a"), primitive("b")),
        primitive("c"),
        constraints=(order("o1", "b", "c"), order("o2", "c", "a")),
    )
    (circle,) = order_cycles(design)
    assert [(turn.first, turn.then, turn.implied) for turn in circle] == [
        ("a", "b", True),
        ("b", "c", False),
        ("c", "a", False),
    ]


def test_an_order_with_a_member_before_its_own_group_is_a_circle():
    design = made(group("g", primitive("a"), primitive("b")), constraints=(order("o1", "g", "a"),))
    assert len(order_cycles(design)) == 1


def test_orders_that_only_advise_make_no_circle():
    fields = {"kind": "Optional"}
    design = made(
        primitive("a"),
        primitive("b"),
        constraints=(order("o1", "a", "b"), order("o2", "b", "a", **fields)),
    )
    assert order_cycles(design) == []
    assert len(order_cycles(design, optional=True)) == 1


def test_a_circle_of_colocations():
    design = made(
        *(primitive(name) for name in "abc"),
        constraints=(colocation("k1", "a", "b"), colocation("k2", "b", "a")),
    )
    (circle,) = colocation_cycles(design)
    assert [(turn.first, turn.then) for turn in circle] == [("a", "b"), ("b", "a")]
    assert not analyse(design).all_up()["a"].decided


def test_a_colocated_set_without_a_node_in_common():
    design = made(
        primitive("a"),
        primitive("b"),
        constraints=(
            colocation("k", "a", "b"),
            node_location("l1", "a", "n1", "-INFINITY"),
            node_location("l2", "b", "n2", "-INFINITY"),
        ),
    )
    placement = analyse(design).all_up()["a"]
    assert placement.runs is Runs.NO
    assert [cause.why for cause in placement.causes] == [Why.LOCATION, Why.COLOCATION]


def test_services_pile_up_on_the_standby():
    design = made(
        primitive("a"),
        primitive("b"),
        nodes=(*NODES, node("n3", "3")),
        constraints=(
            node_location("l1", "a", "n1", "200"),
            node_location("l2", "a", "n2", "100"),
            node_location("l3", "b", "n2", "200"),
        ),
    )
    after = analyse(design).down("n1")
    assert (after["a"].nodes, after["b"].nodes) == (("n2",), ("n2",))


def test_only_the_name_of_a_node_decides():
    placement = analyse(made(primitive("a"))).all_up()["a"]
    assert (placement.nodes, placement.by) == (("n1",), "name")
