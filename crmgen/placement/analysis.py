"""Where resources run, without a cluster: the entry to the package."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from crmgen.model import Cluster
from crmgen.placement.allowed import Allowed
from crmgen.placement.blocked import Runs
from crmgen.placement.calm import Calm, Unmoved
from crmgen.placement.cause import Cause, Why
from crmgen.placement.change import Change, laid_over
from crmgen.placement.depth import too_deep
from crmgen.placement.design import Design
from crmgen.placement.nodes import Known
from crmgen.placement.outcome import Current, run_state
from crmgen.placement.results import Placement, State
from crmgen.placement.run import Generation


class Failback(StrEnum):
    """What a resource does when the node that it left comes back."""

    STAYS = "stays"
    MOVES = "moves back"
    ELSEWHERE = "moves elsewhere"
    OPEN = "undecided"
    UNTOUCHED = "was not there"


class Analysis:
    """The states of one cluster, each worked out when it is asked for.

    ``known`` are the nodes with where they were found; with none all is undecided and ``states``
    is empty.
    """

    def __init__(self, cluster: Cluster, nodes: Sequence[str] | None = None) -> None:
        self._given = nodes
        self.design = Design(cluster, nodes)
        self.known: tuple[Known, ...] = tuple(self.design.known)
        self.nodes: tuple[str, ...] = tuple(self.design.nodes)
        self.allowed = Allowed(self.design)
        self._states: dict[tuple[str, int | None], tuple[State, Current]] = {}
        self._changed: dict[Change, tuple[State, Current]] = {}
        self._calm: dict[Generation, Calm] = {}

    @cached_property
    def undecided(self) -> Cause | None:
        """Why nothing can be said at all, if so."""
        if not self.nodes:
            return Cause(Why.UNKNOWN_NODES)
        return self.design.remote or too_deep(self.design.items)

    def all_up(self) -> State:
        """All nodes up, nothing ran before."""
        return self._state("start", None)[0]

    def down(self, node: str) -> State:
        """The node failed (or left) while all were up."""
        return self._state("failure", self.design.number[node])[0]

    def returned(self, node: str) -> State:
        """The node came back after it had failed."""
        return self._state("return", self.design.number[node])[0]

    def changed(self, change: Change) -> State:
        """Something failed while all nodes were up, and all of them stay up."""
        return self._change(change)[0]

    def lifted(self, change: Change) -> State:
        """The change is undone again (failures cleaned up, the attribute back)."""
        before = self._change(change)[1]
        return run_state(self.design, self.allowed, self._all, None, "return", before)[0]

    def states(self) -> Iterator[State]:
        """All nodes up, then each single node down."""
        if self.nodes:
            yield self.all_up()
        for node in self.nodes:
            yield self.down(node)

    def assumed(self, node: str) -> Mapping[str, str]:
        """The attributes that healthy monitors are taken to give a node."""
        return self.design.facts.assumed(node)

    def failback(self, rsc: str, node: str) -> Failback:
        """Whether a resource moves by itself when ``node``, which it had left, comes back."""
        before, during = self.all_up()[rsc], self.down(node)[rsc]
        after = self.returned(node)[rsc]
        if node not in before.candidates:
            return Failback.UNTOUCHED
        if not (_single(before) and _single(during) and _single(after)):
            return Failback.OPEN
        if after.nodes == during.nodes:
            return Failback.STAYS
        return Failback.MOVES if after.nodes == (node,) else Failback.ELSEWHERE

    @property
    def _all(self) -> frozenset[int]:
        return frozenset(range(len(self.nodes)))

    def _change(self, change: Change) -> tuple[State, Current]:
        if change not in self._changed:
            before = self._state("start", None)[1]
            design = self.design
            if change.attributes:
                design = Design(design.cluster, self._given, change.attributes)
            calm = self._untouched(change, before)
            with laid_over(design, change):
                allowed = Allowed(design)
                state, current, _ = run_state(
                    design, allowed, self._all, None, "change", before, calm
                )
                _ = state.placements  # made while the change is in force
            self._changed[change] = (state, current)
        return self._changed[change]

    def _untouched(self, change: Change, before: Current) -> "dict[Generation, Unmoved] | None":
        """What a change that concerns one node leaves alone, as if that node had failed."""
        nodes = {self.design.number[node] for _, node in change.bans}
        stopped = (*change.halted, *change.given_up)
        halted = {before.get(one.id) for rsc in stopped for one in self.design.parts(rsc)}
        nodes.update(node for node in halted if node is not None)
        if change.attributes or None in halted or len(nodes) != 1:
            return None
        (node,) = nodes
        return {generation: Unmoved(calm, node) for generation, calm in self._calm.items()}

    def _state(self, after: str, down: int | None) -> tuple[State, Current]:
        key = (after, down)
        if key not in self._states:
            self._states[key] = self._work(after, down)
        return self._states[key]

    def _work(self, after: str, down: int | None) -> tuple[State, Current]:
        everything = self._all
        if down is None:
            state, current, runs = run_state(self.design, self.allowed, everything, None, after)
            self._calm = {generation: Calm(run) for generation, run in runs.items()}
            return state, current
        start = self._state("start", None)[1]
        returned = after == "return"
        up = everything if returned else everything - {down}
        before = self._state("failure", down)[1] if returned else self._without(start, down)
        gone = None if returned else down
        unmoved = {generation: Unmoved(calm, down) for generation, calm in self._calm.items()}
        return run_state(self.design, self.allowed, up, gone, after, before, unmoved)[:2]

    def _without(self, current: Current, down: int) -> Current:
        """Where everything is after a node took what it ran with it."""
        return {rsc: node for rsc, node in current.items() if node != down}


def _single(placement: Placement) -> bool:
    return placement.decided and placement.runs is Runs.YES and len(placement.nodes) == 1


def analyse(cluster: Cluster, nodes: Sequence[str] | None = None) -> Analysis:
    """The analysis of a cluster. ``nodes`` replaces what the workbook says of its nodes."""
    return Analysis(cluster, nodes)
