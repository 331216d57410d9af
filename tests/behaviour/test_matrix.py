"""Whatever the failure matrix says, the real scheduler does too: every failure that crm_simulate
can inject, in the samples, the predecessors' own sheets and generated clusters."""

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, note, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from crmgen.behaviour import Act, Kind, Outage, Pattern, Reaction, Row, Unusable, Verdict
from crmgen.behaviour.simulate import Simulator
from crmgen.emit.registry import emitter_of
from crmgen.model import Cluster, Primitive
from crmgen.placement import Why
from tests.behaviour.designs import (
    SAMPLES,
    behaviour,
    field_cluster,
    field_sheets,
    generated,
    sample,
)
from tests.emit.build import (
    attributes,
    clone,
    cluster,
    colocation,
    expression,
    group,
    job,
    node,
    node_location,
    operation,
    order,
    primitive,
    rule,
    rule_location,
)
from tests.oracle.stacks import stack

DUMMY = "ocf:pacemaker:Dummy"
STACKS = ("bookworm", "trixie")
EXAMPLES = int(os.environ.get("CRMGEN_BEHAVIOUR_EXAMPLES", "10"))


def agree(cluster: Cluster, name: str) -> Counter[str]:
    """Every row is confirmed or was not tried; how many of each."""
    facts = behaviour(cluster)
    real = stack(name)
    root = real.root or Path("/")
    enter = ("chroot", str(real.root)) if real.root else ()
    simulator = Simulator(
        facts.look,
        facts.matrix,
        emitter_of("cib")(cluster, job()),
        command=(*enter, "crm_simulate"),
        root=root,
    )
    verdicts: Counter[str] = Counter()
    differing = []
    for row in facts.matrix.rows:
        try:
            confirmation = simulator.confirm(row)
        except Unusable as reason:
            assert "nvalid transition" in str(reason), reason
            verdicts["circle"] += 1
            continue
        verdicts[confirmation.verdict.value] += 1
        if confirmation.verdict is Verdict.DIFFERS:
            differing.append((row.failure.key, row.reaction.act.value, confirmation.differences))
    assert differing == []
    return verdicts


@pytest.mark.oracle
@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path: Path, name: str):
    verdicts = agree(sample(path.stem), name)
    assert verdicts["confirmed"] > 3 * verdicts["not tried"]


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("path", "sheet"), [pytest.param(p, s, id=name) for name, p, s in field_sheets()]
)
def test_sheets_of_the_predecessors(path: Path, sheet: str):
    assert agree(field_cluster(path, sheet), "bookworm")["confirmed"]


@pytest.mark.oracle
@pytest.mark.parametrize("name", STACKS)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32 - 1))
@example(seed=1415072076)  # a member given up by on-fail=stop, whose wishes go with it
@example(seed=143937179)  # interleaved clones of one instance, which need not meet
@example(seed=2496977691)  # a role that follows a group without its last member
def test_generated_clusters(name: str, seed: int):
    note(f"seed {seed}")
    agree(generated(seed), name)


@pytest.mark.oracle
def test_what_is_wrong_differs_and_what_nobody_notices_is_not_tried():
    made = cluster(
        primitive("a", DUMMY, operation("a", "monitor", "10s", {"timeout": "20s"})),
        primitive("b", DUMMY),
        nodes=(node("n1", "1"), node("n2", "2")),
        rsc_defaults=(attributes({"migration-threshold": "1"}),),
        constraints=(node_location("l", "a", "n1"), node_location("m", "b", "n1")),
    )
    stack("bookworm")  # skips where it is missing
    facts = behaviour(made)
    simulator = facts.simulator(emitter_of("cib")(made, job()))
    rows = {row.failure.key: row for row in facts.matrix.rows}
    right = rows["monitor a 10s n1 1"]
    assert simulator.confirm(right).verdict is Verdict.CONFIRMED
    expected = replace(right.expected, reaction=Reaction(Act.RESTART, ()))
    wrong = simulator.confirm(replace(right, expected=expected))
    assert wrong.verdict is Verdict.DIFFERS
    assert wrong.differences == (("a", "on n1", "n2"),)
    assert simulator.confirm(rows["monitor b n1 1"]).verdict is Verdict.NOT_TRIED
    assert simulator.confirm(rows["interconnect 1"]).verdict is Verdict.NOT_TRIED


# what the rows say, without any tool


def rows_of(made: Cluster) -> dict[str, Row]:
    return {row.failure.key: row for row in behaviour(made).matrix.rows}


def watched(name: str, on_fail: str = "", stop: str = "", **meta: str) -> Primitive:
    values = {"timeout": "20s"} | ({"on-fail": on_fail} if on_fail else {})
    operations = [operation(name, "monitor", "10s", values)]
    if stop:
        operations.append(operation(name, "stop", "0s", {"on-fail": stop}))
    return primitive(name, DUMMY, *operations, meta=meta)


def pair(*resources: Any, **fields: Any) -> Cluster:
    nodes = (node("n1", "1"), node("n2", "2"))
    root = resources[0].id
    constraints = (node_location("l", root, "n1", "200"), *fields.pop("constraints", ()))
    return cluster(*resources, nodes=nodes, constraints=constraints, **fields)


@pytest.mark.parametrize(
    ("on_fail", "meta", "act", "outage", "pattern"),
    [
        ("", {}, Act.RESTART, Outage.RESTART, Pattern.P1),
        ("", {"migration-threshold": "1"}, Act.MOVE, Outage.FAILOVER, Pattern.P1),
        ("ignore", {}, Act.NOTHING, Outage.LASTING, Pattern.P1),
        ("block", {}, Act.BLOCK, Outage.LASTING, Pattern.P1),
        ("stop", {}, Act.STOP, Outage.LASTING, Pattern.P1),
        ("standby", {}, Act.STANDBY, Outage.FAILOVER, Pattern.P1),
        ("fence", {}, Act.FENCE, Outage.FENCED, Pattern.P2),
    ],
)
def test_a_monitor_failure_by_on_fail(on_fail, meta, act, outage, pattern):
    device = primitive("f", "stonith:fence_dummy")
    rows = rows_of(
        pair(watched("a", on_fail, **meta), device, properties={"stonith-enabled": "true"})
    )
    row = rows["monitor a 10s n1 1"]
    assert (row.reaction.act, row.outage, row.recovery.pattern) == (act, outage, pattern)


def test_what_nobody_heeds_is_down_until_somebody_repairs_it():
    """A bank's reviewer reads "outage: none" as "the service goes on"."""
    vip = primitive("v", "ocf:heartbeat:IPaddr2", params={"ip": "10.0.0.1", "nic": "eth1"})
    mount = primitive("m", "ocf:heartbeat:Filesystem", params={"device": "/dev/sdb"})
    device = primitive("f", "stonith:fence_dummy")
    made = pair(group("g", mount, vip), clone(primitive("c", DUMMY), "cln"), device)
    rows = rows_of(made)
    for key in ("monitor v n1 1", "mount m /dev/sdb n1 1", "nic v eth1 n1 1"):
        assert (rows[key].reaction.act, rows[key].outage) == (Act.NOTHING, Outage.LASTING), key
        assert rows[key].recovery.pattern is not None
        assert not rows[key].recovery.in_place
    assert rows["monitor c n1 1"].outage is Outage.REDUCED
    assert rows["monitor f n2 1"].outage is Outage.NONE


def test_no_node_is_emptied_where_every_service_runs_as_before():
    device = primitive("f", "stonith:fence_dummy", operation("f", "monitor", "10s"))
    rows = rows_of(pair(watched("a", **{"migration-threshold": "3"}), device))
    assert rows["monitor a 10s n1 1"].recovery.in_place
    assert rows["monitor f 10s n2 1"].recovery.in_place
    for key in ("monitor a 10s n1 3", "start a n1 1", "node n1 1"):
        assert not rows[key].recovery.in_place, key


def test_without_fencing_a_failed_stop_blocks_and_fence_becomes_stop():
    rows = rows_of(pair(watched("a", "fence")))
    assert rows["monitor a 10s n1 1"].reaction.act is Act.STOP
    assert rows["stop a n1 1"].reaction.act is Act.BLOCK
    assert rows["node n1 1"].reaction.act is Act.LOST


@pytest.mark.parametrize("on_fail", ["stop", "restart"])
def test_a_member_that_is_given_up_has_no_wishes_left(on_fail):
    """It was what kept its group from the node that the first member asks for."""
    made = cluster(
        group("g", watched("a"), watched("b", on_fail)),
        nodes=(node("n1", "1"), node("n2", "2")),
        constraints=(
            node_location("l", "a", "n2"),
            node_location("no", "b", "n2", "-INFINITY"),
        ),
    )
    row = rows_of(made)["monitor b 10s n1 1"]
    after = behaviour(made).matrix.after(row.expected)
    assert after is not None
    assert after["a"].nodes == (("n2",) if on_fail == "stop" else ("n1",))


def test_a_stop_takes_no_standby_for_an_answer():
    rows = rows_of(pair(watched("a", stop="standby")))
    assert rows["stop a n1 1"].reaction.act is Act.BLOCK


def test_the_failures_up_to_the_threshold_restart_and_the_last_one_moves():
    rows = rows_of(pair(watched("a", **{"migration-threshold": "3"})))
    assert rows["monitor a 10s n1 1"].reaction.act is Act.RESTART
    last = rows["monitor a 10s n1 3"]
    assert (last.reaction.act, last.failure.count) == (Act.MOVE, 3)
    assert last.reaction.cells[0].cell == "B1"
    assert [(move.id, move.before, move.after) for move in last.moved] == [("a", ("n1",), ("n2",))]
    assert last.recovery.failcount_left
    assert rows["start a n1 1"].reaction.act is Act.MOVE  # start-failure-is-fatal


def test_what_has_nowhere_to_go_is_down_for_good():
    made = pair(
        watched("a", **{"migration-threshold": "1"}),
        constraints=(node_location("no", "a", "n2", "-INFINITY"),),
    )
    row = rows_of(made)["monitor a 10s n1 1"]
    assert (row.outage, row.moved[0].after) == (Outage.LASTING, ())
    assert rows_of(made)["node n2 1"].outage is Outage.REDUCED


def test_a_node_that_nobody_can_fence_keeps_what_it_ran():
    device = primitive("f", "stonith:fence_ipmilan", params={"pcmk_host_list": "n2"})
    rows = rows_of(pair(watched("a"), device, properties={"stonith-enabled": "true"}))
    lost = rows["node n1 1"]
    assert (lost.outage, lost.unclear) == (Outage.LASTING, True)
    assert lost.open is not None
    assert lost.open.why is Why.NO_FENCING
    assert rows["node n2 1"].outage is Outage.REDUCED


def test_the_members_after_it_and_what_is_ordered_restart_along():
    made = pair(
        group("g", watched("a"), watched("b"), watched("c")),
        primitive("z", DUMMY),
        constraints=(order("o", "g", "z"), colocation("k", "z", "g")),
    )
    rows = rows_of(made)
    assert rows["monitor b 10s n1 1"].along == ("c", "z")
    assert rows["monitor z n1 1"].reaction.act is Act.NOTHING  # nobody watches it


def test_a_clone_leaves_the_service_running():
    made = pair(primitive("a", DUMMY), clone(watched("c", **{"migration-threshold": "1"}), "cln"))
    row = rows_of(made)["monitor c 10s n2 1"]
    assert (row.reaction.act, row.outage) == (Act.MOVE, Outage.REDUCED)
    assert row.moved[0].after == ("n1",)


@pytest.mark.parametrize(("threshold", "counts"), [("1", [1]), ("3", [1, 3]), ("INFINITY", [1])])
def test_a_clone_counts_the_monitors_that_it_ignores(threshold, counts):
    """Nobody counts an ignored stop, and a primitive doesn't count ignored monitors either."""
    held = {"migration-threshold": threshold}
    made = pair(
        watched("a", "ignore", "ignore", **held),
        clone(watched("c", "ignore", "ignore", **held), "l"),
    )
    rows = rows_of(made)
    found = [row for row in rows.values() if row.failure.rsc == "c" and row.failure.node == "n2"]
    seen = [row for row in found if row.failure.kind is Kind.MONITOR]
    assert [row.failure.count for row in seen] == counts
    banned = threshold != "INFINITY"
    assert seen[-1].reaction.act is (Act.MOVE if banned else Act.NOTHING)
    assert (seen[-1].moved[0].after == ("n1",)) if banned else not seen[-1].moved
    assert rows["monitor a 10s n1 1"].reaction.act is Act.NOTHING
    assert rows["monitor a 10s n1 1"].recovery.failcount_left
    for key in ("stop a n1 1", "stop c n2 1"):
        ignored = rows[key]
        assert (ignored.reaction.act, ignored.moved, ignored.unclear) == (Act.NOTHING, (), False)
        assert not ignored.recovery.failcount_left
        assert ignored.recovery.in_place  # its cause is removed, and no node is emptied for that
        assert ignored.recovery.pattern is Pattern.P1


def test_networks_and_disks_that_the_design_knows():
    ping = primitive(
        "p", "ocf:pacemaker:ping", params={"host_list": "h1 h2", "name": "net", "multiplier": "10"}
    )
    disk = primitive("d", "ocf:pacemaker:diskd", params={"device": "/dev/sda", "name": "dsk"})
    vip = primitive("v", "ocf:heartbeat:IPaddr2", params={"ip": "10.0.0.1", "nic": "eth1"})
    mount = primitive("m", "ocf:heartbeat:Filesystem", params={"device": "/dev/sdb"})
    made = pair(
        group("g", mount, vip),
        clone(ping, "cp"),
        clone(disk, "cd"),
        constraints=(
            rule_location("r1", "g", rule(expression("net", "lt", "15"), score="-INFINITY")),
            rule_location("r2", "g", rule(expression("dsk", "eq", "ERROR"), score="-INFINITY")),
        ),
    )
    rows = rows_of(made)
    lost = rows["ping p h1 h2 n1 1"]
    assert [(move.id, move.after) for move in lost.moved] == [("g", ("n2",))]
    assert (lost.outage, lost.recovery.pattern) == (Outage.FAILOVER, Pattern.P1)
    assert not lost.recovery.failcount_left
    everywhere = rows["host p h1 1"]  # 10 is below 15 on both nodes
    assert everywhere.outage is Outage.LASTING
    assert rows["disk d /dev/sda n1 1"].recovery.pattern is Pattern.P3
    assert rows["disk d /dev/sda n2 1"].outage is Outage.NONE
    nic = rows["nic v eth1 n1 1"]
    assert (nic.outage, nic.open is not None) == (Outage.FAILOVER, True)  # by which card it pings
    assert rows["mount m /dev/sdb n1 1"].recovery.pattern is Pattern.P3
    assert rows["interconnect 1"].open is not None
