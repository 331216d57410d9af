"""The transitions that crm_simulate plans after a failure: their operations, and how long they
take when each takes its whole timeout."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from crmgen.behaviour import Behaviour
from crmgen.behaviour.failures import Expected
from crmgen.behaviour.simulate import Simulator
from crmgen.behaviour.status import Running
from crmgen.emit.registry import emitter_of
from crmgen.model import Cluster
from tests.emit.build import job

TIMED = frozenset(("start", "stop", "promote", "demote", "notify"))


class Planned(NamedTuple):
    """One operation of a transition, with the timeout that it will get."""

    rsc: str
    name: str
    interval: int
    timeout: int


class Planner(Simulator):
    """A simulator that keeps the transitions since the last failure, and all operations."""

    def __init__(self, facts: Behaviour, cluster: Cluster, folder: Path) -> None:
        super().__init__(facts.look, facts.matrix, emitter_of("cib")(cluster, job()))
        self._graph = folder / "graph.xml"
        self.graphs: list[etree._Element] = []
        self.planned: set[Planned] = set()

    def _call(self, cib: bytes, save: Sequence[str], *change: str) -> bytes:
        after = super()._call(cib, save, f"--save-graph={self._graph}", *change)
        if "--simulate" in save:
            self.graphs.append(etree.parse(self._graph).getroot())
            self.planned.update(operations(self.graphs[-1]))
        return after

    def _fail(self, expected: Expected, up: bytes) -> tuple[bytes, Running]:
        self.graphs.clear()
        return super()._fail(expected, up)


def operations(graph: Any) -> Iterator[Planned]:
    """Every operation of a transition."""
    for found in graph.iterfind("synapse/action_set/rsc_op"):
        held = found.find("attributes")
        yield Planned(
            found.find("primitive").get("id").split(":")[0],
            found.get("operation"),
            int(held.get("CRM_meta_interval", "0")),
            int(held.get("CRM_meta_timeout")),
        )


def longest(graph: Any, without: frozenset[str]) -> int:
    """The milliseconds of the way that takes longest; those of some resources don't count."""
    times: dict[str, int] = {}
    before: dict[str, list[str]] = {}
    for synapse in graph.iter("synapse"):
        waits = [one.get("id") for trigger in synapse.find("inputs") for one in trigger]
        for action in synapse.find("action_set"):
            before[action.get("id")] = waits
            times[action.get("id")] = _time(action, without)
    ends: dict[str, int] = {}

    def end(one: str) -> int:
        if one not in ends:
            ends[one] = times[one] + max((end(n) for n in before[one] if n in times), default=0)
        return ends[one]

    return max((end(one) for one in times), default=0)


def _time(action: Any, without: frozenset[str]) -> int:
    if action.tag != "rsc_op" or action.get("operation") not in TIMED:
        return 0
    if action.find("primitive").get("id") in without:
        return 0
    return int(action.find("attributes").get("CRM_meta_timeout"))
