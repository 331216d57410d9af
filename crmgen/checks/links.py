"""Which roots of the resource tree constraints tie together."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from crmgen.checks.design import Design
from crmgen.checks.nodes import Bans, bans, cluster_nodes
from crmgen.model import Colocation, Order, Primitive, SetColocation, SetOrder
from crmgen.origin import Origin

Links = Mapping[str, frozenset[str]]


def placed_with(design: Design) -> Links:
    """Root id → the roots that it has to run with (a colocation of INFINITY), sets included."""
    return _links(design, _colocated(design))


def started_after(design: Design) -> Links:
    """Root id → the roots that start or are promoted before it, whatever the kind of the order."""
    return _links(design, _ordered(design))


def reach(start: str, links: Links) -> frozenset[str]:
    """All roots that a root leads to, without itself."""
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for name in links.get(ahead.pop(), ()):
            if name not in seen:
                seen.add(name)
                ahead.append(name)
    return frozenset(seen)


class Meetings:
    """Which resources may run on one node. Made once for a rule that asks often."""

    def __init__(self, design: Design) -> None:
        self._design = design

    def possible(self, first: Primitive, second: Primitive) -> bool:
        """Whether two resources may run on one node: no anti-colocation of INFINITY keeps them
        apart, and some node is forbidden to neither."""
        ours, theirs = self._names(first), self._names(second)
        if any(frozenset((one, other)) in self._apart for one in ours for other in theirs):
            return False
        closed = {node for name in (*ours, *theirs) for node in self._banned.get(name, ())}
        return not self._nodes or any(node not in closed for node in self._nodes)

    def _names(self, primitive: Primitive) -> tuple[str, str]:
        return primitive.id, self._design.root_of[primitive.id].id

    @cached_property
    def _nodes(self) -> Mapping[str, Origin]:
        return cluster_nodes(self._design)

    @cached_property
    def _banned(self) -> Bans:
        return bans(self._design, self._nodes)

    @cached_property
    def _apart(self) -> frozenset[frozenset[str]]:
        return frozenset(
            frozenset((constraint.rsc, constraint.with_rsc))
            for constraint in self._design.cluster.constraints
            if isinstance(constraint, Colocation) and constraint.score == "-INFINITY"
        )


def _links(design: Design, pairs: Iterator[tuple[str, str]]) -> Links:
    found: dict[str, set[str]] = {}
    for name, other in pairs:
        root, partner = design.root_of.get(name), design.root_of.get(other)
        if root is not None and partner is not None:
            found.setdefault(root.id, set()).add(partner.id)
    return {name: frozenset(others) for name, others in found.items()}


def _colocated(design: Design) -> Iterator[tuple[str, str]]:
    for constraint in design.cluster.constraints:
        if isinstance(constraint, Colocation) and constraint.score == "INFINITY":
            yield constraint.rsc, constraint.with_rsc
        elif isinstance(constraint, SetColocation) and constraint.score == "INFINITY":
            members = [name for item in constraint.sets for name in item.members]
            for first, second in pairwise(members):
                yield first, second
                yield second, first


def _ordered(design: Design) -> Iterator[tuple[str, str]]:
    for constraint in design.cluster.constraints:
        if isinstance(constraint, Order):
            if constraint.first_action in (None, "start", "promote"):
                yield constraint.then, constraint.first
        elif isinstance(constraint, SetOrder):
            for item in constraint.sets:
                if item.sequential is not False:
                    yield from ((second, first) for first, second in pairwise(item.members))
            for before, after in pairwise(constraint.sets):
                yield from ((second, first) for second in after.members for first in before.members)
