"""Facts for runbooks: what stops along, where a move leads, traps."""

import pytest

from crmgen.behaviour.dependents import Tie
from crmgen.behaviour.operation import Leftover, Return
from crmgen.placement import Change, Failback
from tests.behaviour.designs import behaviour, sample
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
    primitive,
    rule,
    rule_location,
)

NODES = (node("n1", "1"), node("n2", "2"))


def chain():
    """x and y in a group, z after it, w with z only, o after z without going back."""
    return cluster(
        group("g", primitive("x"), primitive("y")),
        primitive("z"),
        primitive("w"),
        primitive("o"),
        nodes=NODES,
        constraints=(
            order("o1", "g", "z"),
            colocation("c1", "w", "z"),
            order("o2", "z", "o", symmetrical=False),
        ),
    )


def test_what_stops_and_restarts_along():
    dependents = behaviour(chain()).dependents
    stops = dependents.stop_along("x")
    assert [(one.id, one.of, one.tie) for one in stops] == [
        ("y", "x", Tie.GROUP),
        ("z", "x", Tie.ORDER),
        ("w", "z", Tie.COLOCATION),
    ]
    assert stops[2].at.cell == "A1"
    assert [one.id for one in dependents.restart_along("x")] == ["y", "z"]
    assert dependents.stop_along("w") == []


def moving(stickiness: str):
    return cluster(
        primitive("a"),
        nodes=NODES,
        rsc_defaults=(attributes({"resource-stickiness": stickiness}),),
        constraints=(node_location("l", "a", "n1", "200"),),
    )


@pytest.mark.parametrize(
    ("stickiness", "after_move", "failback"),
    [
        ("INFINITY", Return.STAYS, Failback.STAYS),
        ("300", Return.STAYS, Failback.STAYS),
        ("100", Return.GOES_BACK, Failback.MOVES),
    ],
)
def test_a_score_above_the_stickiness_takes_it_back(stickiness, after_move, failback):
    operation = behaviour(moving(stickiness)).operation
    (move,) = operation.after_move()
    assert (move.rsc, move.node, move.to, move.result) == ("a", "n1", ("n2",), after_move)
    (back,) = operation.switch_back()
    assert (back.rsc, back.node, back.result) == ("a", "n1", failback)


def test_what_nobody_else_takes_is_stuck_and_what_follows_goes_along():
    made = cluster(
        primitive("a"),
        primitive("b"),
        primitive("c"),
        nodes=NODES,
        constraints=(
            node_location("l", "a", "n1", "200"),
            colocation("k", "b", "a"),
            node_location("m", "c", "n2", "-INFINITY"),
        ),
    )
    a, b, c = behaviour(made).operation.after_move()
    assert (a.to, a.along) == (("n2",), ("b",))
    assert (c.rsc, c.to, c.result) == ("c", (), Return.STUCK)
    assert b.rsc == "b"


def test_a_rolling_update_begins_with_the_node_that_serves_least():
    made = cluster(
        primitive("a"),
        primitive("b"),
        clone(primitive("p", "ocf:pacemaker:ping", params={"host_list": "h"}), "cp"),
        nodes=(*NODES, node("n3", "3")),
        constraints=(
            node_location("l", "a", "n1", "200"),
            node_location("k", "a", "n2", "100"),
            node_location("m", "b", "n2", "200"),
            node_location("x", "b", "n1", "-INFINITY"),
            node_location("y", "b", "n3", "-INFINITY"),
        ),
    )
    order_ = behaviour(made).operation.rolling_order()
    assert [(one.node, one.active) for one in order_] == [
        ("n3", ()),
        ("n1", ("a",)),
        ("n2", ("b",)),
    ]
    assert order_[1].moves == (("a", ("n2",)),)
    assert order_[2].stops == ("b",)


def test_rules_on_attributes_that_vanish_may_move_resources_in_maintenance():
    ping = primitive("p", "ocf:pacemaker:ping", params={"host_list": "h", "name": "net"})
    made = cluster(
        primitive("a"),
        clone(ping, "cp"),
        nodes=NODES,
        constraints=(
            rule_location("r", "a", rule(expression("net", "lt", "1"), score="-INFINITY")),
            rule_location("s", "a", rule(expression("site", "eq", "x"), score="10")),
        ),
    )
    (move,) = behaviour(made).operation.rule_moves()
    assert (move.attribute, move.monitor, move.rsc, move.constraint) == ("net", "p", "a", "r")


def test_leftovers():
    made = cluster(
        primitive("a", meta={"target-role": "Stopped"}),
        primitive("b", meta={"is-managed": "false"}),
        nodes=(node("n1", "1", attributes=(attributes({"standby": "on"}),)), NODES[1]),
        properties={"maintenance-mode": "true"},
        constraints=(
            node_location("cli-ban-a-on-n1", "a", "n1", "-INFINITY"),
            node_location("cli-prefer-b", "b", "n2", "INFINITY"),
            node_location("normal", "b", "n2", "100"),
        ),
    )
    found = behaviour(made).operation.leftovers()
    assert [(one.kind, one.owner) for one in found] == [
        (Leftover.BAN, "a"),
        (Leftover.PREFER, "b"),
        (Leftover.STOPPED, "a"),
        (Leftover.UNMANAGED, "b"),
        (Leftover.MAINTENANCE, ""),
        (Leftover.STANDBY, "n1"),
    ]
    assert all(one.at.cell for one in found)


@pytest.mark.parametrize("name", ["pgsql-shared-disk", "web-mail", "nfs-file-server", "three-node"])
def test_samples_leave_nothing_behind_and_go_back_as_placement_says(name):
    facts = behaviour(sample(name))
    assert facts.operation.leftovers() == []
    for back in facts.operation.switch_back():
        assert back.result is not Failback.UNTOUCHED


def test_a_change_leaves_the_analysis_as_it_was():
    facts = behaviour(moving("0"))
    analysis = facts.look.analysis
    before = analysis.all_up().placements
    banned = analysis.changed(Change(bans=(("a", "n1"),)))
    assert banned["a"].nodes == ("n2",)
    assert analysis.changed(Change(halted=("a",)))["a"].nodes == ()
    fresh = behaviour(moving("0")).look.analysis
    assert analysis.returned("n1").placements == fresh.returned("n1").placements
    assert analysis.all_up().placements == before
    item = analysis.design.by_id["a"]
    assert (item.bans, item.halted, item.base) == ({}, None, [200, 0])
