"""What crm_mon is expected to print is what the real one prints, in three generations."""

import subprocess
import tempfile
from pathlib import Path

import pytest

from crmgen.behaviour import Behaviour
from crmgen.behaviour.simulate import Simulator
from crmgen.crm_mon import Count, expected
from crmgen.diagnostics import Sink
from crmgen.emit.base import Header, Job
from crmgen.emit.registry import emitter_of
from crmgen.targets import resolve_target
from tests.behaviour.designs import SAMPLES, sample
from tests.emit.build import clone, cluster, node, primitive
from tests.oracle.stacks import Stack, stack

TARGETS = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}


def simulator(facts: Behaviour, real: Stack) -> Simulator:
    header = Header("design.xlsx", "1", "sha256:0", "0")
    cib = emitter_of("cib")(facts.look.cluster, Job(facts.look.target, header, Sink()))
    enter = ("chroot", str(real.root)) if real.root else ()
    return Simulator(
        facts.look,
        facts.matrix,
        cib,
        command=(*enter, "crm_simulate"),
        root=real.root or Path("/"),
    )


def crm_mon(real: Stack, cib: bytes) -> list[str]:
    """The lines of nodes and resources of ``crm_mon -1r``."""
    root = real.root or Path("/")
    with tempfile.TemporaryDirectory(prefix="crmgen-", dir=root / "tmp") as held:
        (Path(held) / "cib.xml").write_bytes(cib)
        inside = f"/{Path(held).relative_to(root)}/cib.xml"
        enter = ["chroot", str(real.root)] if real.root else []
        command = [*enter, "env", f"CIB_file={inside}", "crm_mon", "-1r"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = done.stdout.split("\n")
    return lines[lines.index("Node List:") :]


def matches(said: str, real: list[str]) -> list[tuple[str, str]]:
    """The lines that differ; what is not known beforehand (between braces) is passed over."""
    wanted = said.rstrip("\n").split("\n")
    return [
        (one, other)
        for one, other in zip(wanted, real, strict=False)
        if "{" not in one and one != other
    ]


@pytest.mark.oracle
@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_before_and_after_each_node_fails(path: Path, name: str):
    real = stack(name)
    facts = Behaviour(sample(path.stem), resolve_target(TARGETS[name]))
    running = simulator(facts, real)
    started = running._running_cluster()
    assert started is not None
    up = started.cib
    analysis = facts.look.analysis
    said = expected(facts.look, analysis.all_up())
    assert matches(said, crm_mon(real, up)) == []
    assert said.count("{") < said.count("\n")
    for row in facts.matrix.rows:
        if row.failure.kind.value == "node":
            after, _ = running._fail(row.expected, up)
            after, _ = running._settle(after, started.running)
            said = expected(facts.look, analysis.down(row.failure.node))
            assert matches(said, crm_mon(real, after)) == []


def test_a_failure_count_without_its_time():
    made = cluster(clone(primitive("p", "ocf:pacemaker:Dummy"), "c"), nodes=(node("n1", "1"),))
    facts = Behaviour(made, resolve_target("debian12"))
    text = expected(facts.look, facts.look.analysis.all_up(), [Count("n1", "p", 1, "3")])
    assert text == (
        "Node List:\n  * Online: [ n1 ]\n\nFull List of Resources:\n"
        "  * Clone Set: c [p]:\n    * Started: [ n1 ]\n\n"
        "Migration Summary:\n  * Node: n1:\n    * p: migration-threshold=3 fail-count=1\n"
    )


def test_the_look_of_1_1():
    made = cluster(
        clone(primitive("p", "ocf:pacemaker:Stateful"), "c", promotable=True),
        primitive("q", "ocf:heartbeat:IPaddr2"),
        nodes=(node("n1", "1"),),
    )
    facts = Behaviour(made, resolve_target("rhel7"))
    text = expected(facts.look, facts.look.analysis.all_up())
    assert text == (
        "Online: [ n1 ]\n\nFull list of resources:\n\n"
        " Master/Slave Set: c [p]\n     Masters: [ n1 ]\n"
        " q\t(ocf::heartbeat:IPaddr2):\tStarted n1\n"
    )
