"""Whole runbooks, typed on clusters of real daemons: every procedure leads where it says."""

import os
import re
from functools import cache

import pytest

from crmgen.diagnostics import Sink
from crmgen.emit.base import Job
from crmgen.emit.registry import emitter_of
from crmgen.targets import resolve_target
from tests.behaviour.designs import sample
from tests.cluster.lab import obstacle
from tests.cluster.play import Operator, procedures
from tests.cluster.site import Site, site, until
from tests.oracle.stacks import stack
from tests.runbook.made import HEADER, lines, runbook

pytestmark = pytest.mark.oracle
TARGET = "debian12"
WORK = "/var/local/ha-work"
KINDS = {"crm": ("crm", "crm"), "pcs": ("pcs", "sh")}  # output, ending
# what a person edits, and what points to the rows of a table
NOT_TYPED = {"add", "tests", "cleanup"}
PLAYED = (("pgsql-shared-disk", "crm"), ("pgsql-shared-disk", "pcs"))


@cache
def _obstacle() -> str | None:
    return (
        None if stack("bookworm").root is None and os.geteuid() == 0 else "not on Debian 12 as root"
    )


@pytest.mark.parametrize(("design", "tool"), PLAYED)
def test_every_procedure_leads_where_the_runbook_says(design: str, tool: str):
    reason = _obstacle() or obstacle()
    if reason is not None:
        assert "CI" not in os.environ, reason
        pytest.skip(reason)
    cluster, document = sample(design), runbook(design, TARGET, tool)
    with site(cluster, pcsd=tool == "pcs") as built:
        _bring_files(built, tool)
        operator = Operator(built, document)
        for anchor in procedures(document):
            if anchor == "cleanup":
                _clean_up(built, operator)
            if anchor in NOT_TYPED:
                continue
            _provoke(built, operator, anchor)
            operator.play(anchor)
            if not anchor.startswith(("switch", "shutdown-stop")):
                operator.bring_home()
                assert "fail-count" not in built.screen(), (anchor, built.screen())
        assert operator.compared > 35


def _bring_files(built: Site, tool: str) -> None:
    """What was made from the design, on every machine."""
    output, ending = KINDS[tool]
    for kind, suffix in ((output, ending), ("cib", "xml")):
        text = emitter_of(kind)(built.cluster, Job(resolve_target(TARGET), HEADER, Sink()))
        for machine in built.machines:
            machine.write(f"{WORK}/design.{suffix}", text.decode())


def _provoke(built: Site, operator: Operator, anchor: str) -> None:
    """The failure that a recovery is for."""
    kind, _, number = anchor.partition("-node")
    if kind not in ("recovery-p1", "recovery-p2"):
        return
    node = built.names[int(number) - 1]
    if kind == "recovery-p2":
        built[node].power_off()
        built.settle()
        return
    for rsc in running(built.screen(), node)[-1:]:
        operator.type(f"crm_resource --fail --resource {rsc} --node {node}")
        assert until(lambda: "fail-count=" in built.screen(), 20), built.screen()


def _clean_up(built: Site, operator: Operator) -> None:
    """A failure is noted, and its row of the table clears it."""
    node = built.names[0]
    rsc = running(built.screen(), node)[-1]
    operator.type(f"crm_resource --fail --resource {rsc} --node {node}")
    assert until(lambda: "fail-count=" in built.screen(), 20), built.screen()
    commands = [line for line in lines(operator.document) if f"resource cleanup {rsc} " in line]
    operator.type(next(line for line in commands if line.endswith(node)))
    assert until(lambda: "fail-count" not in built.screen(), 20), built.screen()
    operator.bring_home()


def running(screen: str, node: str) -> list[str]:
    """What runs on a node and is no fencing device."""
    found = re.findall(rf"(?m)^ *\* (\S+)\s+\((?!stonith).*\):\s+Started {node}$", screen)
    return [str(one) for one in found]
