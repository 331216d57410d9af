"""Every number of the time budget, added up by hand."""

from typing import Any

import pytest

from crmgen.behaviour import Behaviour
from crmgen.behaviour.budget import Budget, Step
from crmgen.model import Bundle, Cluster, FencingLevel, Primitive, Role
from crmgen.placement import Why
from tests.behaviour.designs import behaviour
from tests.emit.build import (
    attributes,
    clone,
    cluster,
    colocation,
    expression,
    group,
    node,
    node_location,
    operation,
    order,
    place,
    primitive,
    rule,
    rule_location,
)

NODES = (node("n1", "1"), node("n2", "2"))
DUMMY = "ocf:pacemaker:Dummy"


def served(
    name: str, row: int, start: str, stop: str, kind: str = DUMMY, **fields: Any
) -> Primitive:
    """Monitored every 10 s (timeout 30 s in row ``row``), started in the next, stopped in the one
    after it."""
    operations = (
        operation(name, "monitor", "10s", {"timeout": "30s"}, row=row),
        operation(name, "start", "0s", {"timeout": start}, row=row + 1),
        operation(name, "stop", "0s", {"timeout": stop}, row=row + 2),
    )
    return primitive(name, kind, *operations, **fields)


def device(name: str, target: str, row: int, **params: str) -> Primitive:
    held = {"pcmk_host_list": target, **params}
    return primitive(name, "stonith:fence_ipmilan", params=held, row=row)


def level(target: str, index: int, *devices: str) -> FencingLevel:
    return FencingLevel(
        target=target, index=index, devices=devices, place=place(90, "target", "devices", "index")
    )


def database(**fields: Any) -> Cluster:
    """A group on n1 that moves after one failure, with two levels for n1."""
    properties = {"stonith-enabled": "true", "stonith-timeout": "70s", **fields.pop("more", {})}
    return cluster(
        group(
            "grp",
            served("fs", 10, "60s", "50s"),
            served("vip", 20, "20s", "15s"),
            served("db", 30, "120s", "100s"),
        ),
        device("bmc", "n1", 41, pcmk_delay_base="5s", pcmk_reboot_timeout="40s"),
        device("pdu1", "n1", 51),
        device("pdu2", "n1", 61, pcmk_off_timeout="25s"),
        device("other", "n2", 71),
        nodes=NODES,
        properties=properties,
        rsc_defaults=(attributes({"migration-threshold": "1"}),),
        fencing_levels=(level("n1", 1, "bmc"), level("n1", 2, "pdu1", "pdu2")),
        constraints=(node_location("l1", "grp", "n1", "200"),),
        **fields,
    )


def budget(facts: Behaviour, key: str) -> Budget:
    (row,) = (row for row in facts.matrix.rows if row.failure.key == key)
    found = facts.budgets.of(row)
    assert found is not None
    return found


def numbers(found: Budget) -> list[tuple[str, str, int, str]]:
    """(step, resource, milliseconds, cell)."""
    return [
        (part.step.value, part.rsc, part.ms, part.at.cell if part.at else "")
        for part in found.parts
    ]


STARTS = [
    ("start", "fs", 60000, "B11"),
    ("start", "vip", 20000, "B21"),
    ("start", "db", 120000, "B31"),
]
# 5 s delay and 40 s for the BMC; else off by both outlets (70 s and 25 s), then on (70 s each)
FENCE_N1 = [
    ("fence delay", "bmc", 5000, "B2"),
    ("fence", "bmc", 40000, "B3"),
    ("fence", "pdu1", 70000, "B2"),
    ("fence", "pdu2", 25000, "B2"),
    ("fence on", "pdu1", 70000, "B2"),
    ("fence on", "pdu2", 70000, "B2"),
]


@pytest.fixture(scope="module")
def facts() -> Behaviour:
    return behaviour(database())


class TestGroup:
    def test_a_monitor_failure_moves_the_group(self, facts):
        found = budget(facts, "monitor vip 10s n1 1")
        assert numbers(found) == [
            ("interval", "vip", 10000, "B20"),
            ("timeout", "vip", 30000, "B20"),
            ("stop", "db", 100000, "B32"),
            ("stop", "vip", 15000, "B22"),
            ("stop", "fs", 50000, "B12"),
            *STARTS,
        ]
        assert found.most == found.usual == 405_000
        assert found.of(Step.START) == 200_000

    def test_a_start_failure_costs_its_timeout_first(self, facts):
        assert numbers(budget(facts, "start db n1 1"))[:2] == [
            ("timeout", "db", 120000, "B31"),
            ("stop", "db", 100000, "B32"),
        ]

    def test_a_stop_failure_is_fenced_and_needs_no_stops(self, facts):
        found = budget(facts, "stop fs n1 1")
        assert numbers(found) == [("timeout", "fs", 50000, "B12"), *FENCE_N1, *STARTS]
        assert found.most == 530_000
        assert found.usual == 295_000  # without the second level

    def test_a_node_failure(self, facts):
        found = budget(facts, "node n1 1")
        assert numbers(found) == [
            ("token", "", 3000, ""),
            ("consensus", "", 3600, ""),
            *FENCE_N1,
            *STARTS,
        ]
        assert [part.step for part in found.parts if part.assumed] == [Step.TOKEN, Step.CONSENSUS]
        assert found.most == 486_600

    def test_a_node_on_which_nothing_runs_has_nothing_to_start(self, facts):
        assert numbers(budget(facts, "node n2 1"))[2:] == [("fence", "other", 70000, "B2")]

    def test_the_interconnect_costs_what_the_worse_node_does(self, facts):
        assert budget(facts, "interconnect 1").most == 486_600


def test_a_token_grows_with_the_nodes_and_a_majority_waits_for_no_priority():
    more = {"priority-fencing-delay": "15s"}
    two = budget(behaviour(database(more=more)), "node n1 1")
    assert two.of(Step.PRIORITY_DELAY) == 15_000
    wide = database(more=more)
    nodes = (*NODES, node("n3", "3"), node("n4", "4"))
    four = budget(behaviour(type(wide)(**{**_fields(wide), "nodes": nodes})), "node n1 1")
    assert four.of(Step.PRIORITY_DELAY) == 0
    assert (four.of(Step.TOKEN), four.of(Step.CONSENSUS)) == (4300, 5160)


def _fields(held: Cluster) -> dict[str, Any]:
    return {name: getattr(held, name) for name in held.__struct_fields__}


def test_a_restart_on_the_spot_takes_along_what_comes_after_it():
    made = cluster(
        group("grp", served("a", 10, "20s", "10s"), served("b", 20, "30s", "40s")),
        served("c", 30, "50s", "60s"),
        nodes=NODES,
        constraints=(node_location("l", "grp", "n1"), order("o", "grp", "c")),
    )
    assert numbers(budget(behaviour(made), "monitor a 10s n1 1")) == [
        ("interval", "a", 10000, "B10"),
        ("timeout", "a", 30000, "B10"),
        ("stop", "c", 60000, "B32"),
        ("stop", "b", 40000, "B22"),
        ("stop", "a", 10000, "B12"),
        ("start", "a", 20000, "B11"),
        ("start", "b", 30000, "B21"),
        ("start", "c", 50000, "B31"),
    ]


def test_what_waits_for_nothing_starts_at_the_same_time():
    made = cluster(
        served("slow", 10, "90s", "10s"),
        served("quick", 20, "30s", "10s"),
        served("first", 30, "40s", "10s"),
        served("then", 40, "45s", "10s"),
        nodes=NODES,
        constraints=(
            *(node_location(f"l{n}", n, "n1") for n in ("slow", "quick", "first", "then")),
            order("o", "first", "then", kind="Optional"),
        ),
    )
    found = budget(behaviour(made), "node n1 1")
    assert numbers(found)[2:] == [("start", "slow", 90000, "B11")]  # 40 + 45 is less than 90
    made = type(made)(**{**_fields(made), "op_defaults": (attributes({"timeout": "1s"}),)})
    assert budget(behaviour(made), "node n1 1").most == found.most


def test_a_timeout_that_the_sheet_leaves_out_is_the_default():
    made = cluster(primitive("a"), nodes=NODES, constraints=(node_location("l", "a", "n1"),))
    (start,) = budget(behaviour(made), "node n1 1").parts[2:]
    assert (start.ms, start.at, start.level.value) == (20000, None, "pacemaker")
    made = type(made)(**{**_fields(made), "op_defaults": (attributes({"timeout": "33s"}),)})
    (start,) = budget(behaviour(made), "node n1 1").parts[2:]
    assert (start.ms, start.at.cell, start.level.value) == (33000, "B1", "op_defaults")


def test_a_ping_counts_its_monitor_and_its_dampen():
    ping = served(
        "ping",
        10,
        "60s",
        "20s",
        "ocf:pacemaker:ping",
        params={"host_list": "10.0.0.1", "name": "net", "dampen": "7s"},
    )
    made = cluster(
        served("a", 20, "25s", "15s"),
        clone(ping, "clnPing"),
        nodes=NODES,
        constraints=(
            node_location("l", "a", "n1"),
            rule_location("r", "a", rule(expression("net", "lt", "1"), score="-INFINITY")),
        ),
    )
    assert numbers(budget(behaviour(made), "ping ping 10.0.0.1 n1 1")) == [
        ("interval", "ping", 10000, "B10"),
        ("timeout", "ping", 30000, "B10"),
        ("dampen", "ping", 7000, "B3"),
        ("stop", "a", 15000, "B22"),
        ("start", "a", 25000, "B21"),
    ]


def test_a_promotion_comes_after_the_demotion_and_before_what_waits_for_it():
    operations = (
        operation("db", "monitor", "10s", {"timeout": "30s", "role": "Promoted"}, row=10),
        operation("db", "promote", "0s", {"timeout": "80s"}, row=11),
        operation("db", "demote", "0s", {"timeout": "70s"}, row=12),
        operation("db", "start", "0s", {"timeout": "60s"}, row=13),
        operation("db", "stop", "0s", {"timeout": "50s"}, row=14),
    )
    made = cluster(
        clone(primitive("db", "ocf:pacemaker:Stateful", *operations), "ms", promotable=True),
        served("vip", 20, "20s", "15s"),
        nodes=NODES,
        rsc_defaults=(attributes({"migration-threshold": "1"}),),
        constraints=(
            rule_location(
                "r",
                "ms",
                rule(expression("#uname", "eq", "n1"), score="INFINITY", role=Role.PROMOTED),
            ),
            colocation("c", "vip", "ms", with_rsc_role=Role.PROMOTED),
            order("o", "ms", "vip", first_action="promote", then_action="start"),
        ),
    )
    facts = behaviour(made)
    assert numbers(budget(facts, "monitor db 10s n1 1")) == [
        ("interval", "db", 10000, "B10"),
        ("timeout", "db", 30000, "B10"),
        ("stop", "vip", 15000, "B22"),
        ("demote", "db", 70000, "B12"),
        ("stop", "db", 50000, "B14"),  # the clone promotes when all that has to stop has
        ("promote", "db", 80000, "B11"),
        ("start", "vip", 20000, "B21"),
    ]
    assert numbers(budget(facts, "node n1 1"))[2:] == [
        ("promote", "db", 80000, "B11"),
        ("start", "vip", 20000, "B21"),
    ]


def test_instances_are_told_before_and_after_each_action():
    """notify=true: everything waits for the instances that listen, each time up to 40 s."""
    operations = (
        operation("db", "monitor", "10s", {"timeout": "30s"}, row=10),
        operation("db", "start", "0s", {"timeout": "60s"}, row=11),
        operation("db", "stop", "0s", {"timeout": "50s"}, row=12),
        operation("db", "notify", "0s", {"timeout": "40s"}, row=13),
    )
    made = cluster(
        clone(primitive("db", DUMMY, *operations), "cln", meta={"notify": "true"}),
        served("after", 20, "20s", "15s"),
        nodes=NODES,
        constraints=(node_location("l", "after", "n1"), order("o", "cln", "after")),
    )
    facts = behaviour(made)
    restarted = budget(facts, "monitor db 10s n1 1")
    assert numbers(restarted) == [
        ("interval", "db", 10000, "B10"),
        ("timeout", "db", 30000, "B10"),
        ("notify down", "db", 40000, "B13"),  # longer than what stops meanwhile: 15 s
        ("stop", "db", 50000, "B12"),
        ("notify down", "db", 40000, "B13"),
        ("notify up", "db", 40000, "B13"),
        ("start", "db", 60000, "B11"),
        ("notify up", "db", 40000, "B13"),
        ("start", "after", 20000, "B21"),
    ]
    assert restarted.most == 330_000  # 10 + 30 + 40 + 50 + 40 + 40 + 60 + 40 + 20
    assert [part.operation for part in restarted.parts if part.rsc == "db"][2:] == [
        *("pre-stop", "stop", "post-stop", "pre-start", "start", "post-start")
    ]
    # the instance on n2 hears that the one on n1 went with its node: 40 s before, 40 s after it
    lost = budget(facts, "node n1 1")
    assert lost.of(Step.NOTIFY_DOWN) == 80_000
    assert lost.of(Step.STOP) == 0


def test_the_whole_random_delay_counts():
    made = cluster(
        served("a", 10, "20s", "10s"),
        device("f1", "n1", 30, pcmk_delay_base="4s", pcmk_delay_max="10s"),
        device("f2", "n1 n2", 40),
        nodes=NODES,
        properties={"transition-delay": "2s"},
        constraints=(node_location("l", "a", "n1"),),
    )
    found = budget(behaviour(made), "node n1 1")
    assert numbers(found)[2:] == [
        ("fence delay", "f1", 4000, "B2"),
        ("fence delay", "f1", 6000, "B3"),
        ("fence", "f1", 60000, ""),
        ("fence", "f2", 60000, ""),  # without levels the next device is tried
        ("transition-delay", "", 2000, "B1"),
        ("start", "a", 20000, "B11"),
    ]
    assert [part.rsc for part in found.parts if part.fallback] == ["f2"]


def test_without_a_bound_the_reason_is_said():
    made = cluster(
        served("a", 10, "20s", "10s"),
        nodes=NODES,
        properties={"stonith-enabled": "true"},
        constraints=(node_location("l", "a", "n1"),),
    )
    found = budget(behaviour(made), "node n1 1")
    assert found.open is not None
    assert found.open.why is Why.NO_FENCING
    circle = cluster(
        served("a", 10, "20s", "10s"),
        served("b", 20, "20s", "10s"),
        nodes=NODES,
        constraints=(
            node_location("l", "a", "n1"),
            node_location("m", "b", "n1"),
            order("o", "a", "b", kind="Optional"),
            order("p", "b", "a", kind="Optional"),
        ),
    )
    found = budget(behaviour(circle), "node n1 1")
    assert found.open is not None
    assert found.open.why is Why.CYCLE


def test_beside_a_bundle_no_sum_is_given():
    web = Bundle(id="web", container="docker", options=(), place=place(90, "id"))
    made = cluster(
        group("g", served("a", 10, "20s", "10s"), served("b", 20, "20s", "10s")),
        web,
        nodes=NODES,
    )
    facts = behaviour(made)
    for number in (1, 2):
        found = budget(facts, f"node n{number} 1")
        assert found.open is not None
        assert (found.open.why, found.open.rsc) == (Why.BUNDLE, "web")
        assert not found.of(Step.STOP, Step.START)


def test_what_the_cluster_does_nothing_about_has_no_budget():
    made = cluster(primitive("a"), nodes=NODES, constraints=(node_location("l", "a", "n1"),))
    facts = behaviour(made)
    (row,) = (row for row in facts.matrix.rows if row.failure.key == "monitor a n1 1")
    assert facts.budgets.of(row) is None
