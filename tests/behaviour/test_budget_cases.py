"""More sums by hand: one setting a case, on a resource ``a`` of n1 that is monitored every 10 s (up
to 30 s), started in 20 s and stopped in 15 s."""

from typing import Any

import pytest

from crmgen.behaviour import Behaviour
from crmgen.behaviour.budget import Step
from crmgen.model import Cluster
from tests.behaviour.designs import behaviour
from tests.behaviour.test_budget import NODES, budget, device, level, numbers, served
from tests.emit.build import (
    attributes,
    clone,
    cluster,
    colocation,
    expression,
    group,
    node_location,
    operation,
    order,
    primitive,
    rule,
    rule_location,
)


def on_n1(*resources: Any, **fields: Any) -> Behaviour:
    """The resources, all of them on n1 at first."""
    own = fields.pop("constraints", ())
    locations = (node_location(f"l-{one.id}", one.id, "n1", "200") for one in resources)
    made: Cluster = cluster(*resources, nodes=NODES, constraints=(*locations, *own), **fields)
    return behaviour(made)


@pytest.mark.parametrize(
    ("on_fail", "most"),
    [
        ("restart", 75_000),  # 10 + 30 to notice it, 15 to stop, 20 to start
        ("standby", 75_000),  # the same on the other node
        ("stop", 55_000),  # 10 + 30, and 15 to stop it for good
        ("fence", 120_000),  # 10 + 30, 60 for the device, 20 to start
        ("block", 40_000),  # 10 + 30: nothing is done about it
        ("ignore", None),
    ],
)
def test_on_fail(on_fail: str, most: int | None):
    operations = (
        operation("a", "monitor", "10s", {"timeout": "30s", "on-fail": on_fail}),
        operation("a", "start", "0s", {"timeout": "20s"}),
        operation("a", "stop", "0s", {"timeout": "15s"}),
    )
    fence = primitive("f", "stonith:fence_ipmilan", params={"pcmk_host_list": "n1 n2"})
    made = cluster(
        primitive("a", "ocf:pacemaker:Dummy", *operations),
        fence,
        nodes=NODES,
        properties={"stonith-enabled": "true"},
        constraints=(node_location("l", "a", "n1", "200"), node_location("m", "f", "n2", "200")),
    )
    facts = behaviour(made)
    (row,) = (one for one in facts.matrix.rows if one.failure.key == "monitor a 10s n1 1")
    found = facts.budgets.of(row)
    assert (None if found is None else found.most) == most


@pytest.mark.parametrize(("threshold", "keys"), [("1", [1]), ("3", [1, 3])])
def test_a_threshold_changes_the_place_and_not_the_time_of_one_failure(threshold, keys):
    facts = on_n1(served("a", 10, "20s", "15s", meta={"migration-threshold": threshold}))
    for count in keys:
        assert budget(facts, f"monitor a 10s n1 {count}").most == 75_000  # 10 + 30 + 15 + 20


def test_retries_run_inside_the_timeout_and_levels_one_after_the_other():
    facts = on_n1(
        served("a", 10, "20s", "15s"),
        device("f1", "n1", 30, pcmk_reboot_timeout="50s", pcmk_reboot_retries="4"),
        device("f2", "n1", 40, pcmk_reboot_timeout="80s", pcmk_delay_base="3s"),
        properties={"stonith-enabled": "true"},
        fencing_levels=(level("n1", 1, "f1"), level("n1", 2, "f2")),
    )
    found = budget(facts, "node n1 1")
    assert found.of(Step.FENCE_DELAY) == 3_000
    assert found.of(Step.FENCE) == 130_000  # 50 + 80
    assert found.usual == 76_600  # 3 + 3.6 for the membership, 50, 20 to start
    assert found.most == 159_600  # and 3 + 80 for the second level


def test_two_chains_at_the_same_time_take_as_long_as_the_longer_one():
    facts = on_n1(
        group("g", served("a", 10, "20s", "15s"), served("b", 20, "30s", "25s")),
        group("h", served("c", 30, "45s", "5s"), served("d", 40, "5s", "10s")),
        rsc_defaults=(attributes({"migration-threshold": "1"}),),
        constraints=(colocation("k", "h", "g"),),
    )
    # g: 25 + 15 + 20 + 30 = 90; h: 10 + 5 + 45 + 5 = 65
    assert budget(facts, "monitor a 10s n1 1").most == 130_000  # 10 + 30 + 90
    assert budget(facts, "node n1 1").of(Step.START) == 50_000  # 20 + 30; 45 + 5 is no more


def test_a_chain_goes_through_groups_and_orders():
    facts = on_n1(
        group("g", served("a", 10, "20s", "15s"), served("b", 20, "30s", "25s")),
        group("h", served("c", 30, "45s", "5s"), served("d", 40, "5s", "10s")),
        served("e", 50, "7s", "8s"),
        constraints=(order("o", "g", "h"), order("p", "h", "e")),
    )
    found = budget(facts, "monitor b 10s n1 1")
    assert [(step, rsc) for step, rsc, _, _ in numbers(found)[2:]] == [
        *(("stop", rsc) for rsc in "edcb"),
        *(("start", rsc) for rsc in "bcde"),
    ]
    assert found.of(Step.STOP) == 48_000  # 8 + 10 + 5 + 25
    assert found.of(Step.START) == 87_000  # 30 + 45 + 5 + 7


def test_a_diskd_counts_its_own_interval_and_its_dampen():
    params = {"device": "/dev/sda", "name": "dsk", "interval": "40", "dampen": "6"}
    facts = on_n1(
        served("a", 10, "20s", "15s"),
        clone(primitive("d", "ocf:pacemaker:diskd", params=params), "cln"),
        constraints=(
            rule_location("r", "a", rule(expression("dsk", "eq", "ERROR"), score="-INFINITY")),
        ),
    )
    found = budget(facts, "disk d /dev/sda n1 1")
    assert found.of(Step.INTERVAL, Step.DAMPEN) == 46_000  # 40 + 6
    assert found.most == 81_000  # and 15 + 20


def test_the_agents_own_timeouts_are_not_what_pacemaker_takes():
    """Its metadata advise 60 s for a start; without op_defaults Pacemaker gives 20 s."""
    facts = on_n1(primitive("fs", "ocf:heartbeat:Filesystem"))
    assert budget(facts, "node n1 1").of(Step.START) == 20_000
    facts = on_n1(
        primitive("fs", "ocf:heartbeat:Filesystem"),
        served("a", 10, "35s", "15s"),
        op_defaults=(attributes({"timeout": "90s"}),),
    )
    assert budget(facts, "node n1 1").of(Step.START) == 90_000  # a's own 35 s are meanwhile over
