"""Circles of orders and of colocations, each as a chain of cells."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from crmgen.model import Bundle, Clone, Cluster, Group, Resource, primitives_of
from crmgen.model.attributes import INFINITY
from crmgen.origin import Origin
from crmgen.placement.relations import Step, colocation_pairs, order_steps

Key = TypeVar("Key", bound=Hashable)


class Turn(Struct, frozen=True):
    """One step of a circle: from ``first`` to ``then`` because of the cell ``at``. ``implied``
    where no order says it: a group starts its members one after the other."""

    first: str
    then: str
    at: Origin
    implied: bool = False


def order_cycles(cluster: Cluster, optional: bool = False) -> list[tuple[Turn, ...]]:
    """Every knot of orders that no sequence can satisfy, one shortest circle each.

    Groups are expanded to the order of their members, the starts and promotions of an instance
    are steps of their own. With ``optional`` advisory orders count too: they don't stop a resource
    from starting, but a circle of them stops the whole transition.
    """
    edges: dict[tuple[str, str], dict[tuple[str, str], Turn]] = {}
    for first, then, turn in _implied(cluster.resources):
        edges.setdefault(first, {}).setdefault(then, turn)
    points = _Points(cluster.resources)
    for step in order_steps(cluster):
        advisory = optional and step.kind == "Optional"
        if step.any_of or not (step.mandatory or advisory):
            continue
        for first, then, turn in _turns(step, points):
            edges.setdefault(first, {}).setdefault(then, turn)
    return [tuple(path) for path in _circles(edges)]


class _Points:
    """Where a resource's start begins and where it is complete."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        self._groups: dict[str, Group] = {}
        self._alias: dict[str, str] = {}
        for resource in resources:
            if isinstance(resource, Group):
                self._groups[resource.id] = resource
            elif isinstance(resource, Clone):
                child = resource.child
                inner = child.members if isinstance(child, Group) else ()
                self._alias.update({one.id: resource.id for one in (child, *inner)})
            elif isinstance(resource, Bundle) and resource.child is not None:
                self._alias[resource.child.id] = resource.id

    def begin(self, rsc: str, action: str) -> list[tuple[str, str]]:
        group = self._groups.get(rsc)
        names = [member.id for member in group.members] if group else [self._alias.get(rsc, rsc)]
        return [(name, action) for name in names]

    def end(self, rsc: str, action: str) -> list[tuple[str, str]]:
        group = self._groups.get(rsc)
        names = [group.members[-1].id] if group else [self._alias.get(rsc, rsc)]
        return [(name, action) for name in names]


_UP = ("start", "promote")


def _turns(step: Step, points: _Points) -> Iterator[tuple[tuple[str, str], tuple[str, str], Turn]]:
    """A step forwards; what goes down is the same circle backwards."""
    if step.first_action not in _UP or step.then_action not in _UP:
        return
    for first in step.firsts:
        turn = Turn(first, step.then, step.at)
        for one in points.end(first, step.first_action):
            for other in points.begin(step.then, step.then_action):
                yield one, other, turn


def _implied(
    resources: Iterable[Resource],
) -> Iterator[tuple[tuple[str, str], tuple[str, str], Turn]]:
    for resource in resources:
        if isinstance(resource, Group):
            for first, then in zip(resource.members, resource.members[1:], strict=False):
                turn = Turn(first.id, then.id, then.at("id"), True)
                yield (first.id, "start"), (then.id, "start"), turn
        elif isinstance(resource, Clone | Bundle):
            turn = Turn(resource.id, resource.id, resource.at("id"), True)
            yield (resource.id, "start"), (resource.id, "promote"), turn


def colocation_cycles(cluster: Cluster, mandatory: bool = True) -> list[tuple[Turn, ...]]:
    """Every knot of resources that follow each other in a circle, one shortest circle each;
    only mandatory ones, or all with a positive score."""
    least = INFINITY if mandatory else 1
    member_of = {m.id: group.id for group in cluster.groups() for m in group.members}
    for resource in cluster.resources:
        if isinstance(resource, Clone):
            inner = [*primitives_of(resource), resource.child]
            member_of.update({one.id: resource.id for one in inner})
        elif isinstance(resource, Bundle) and resource.child is not None:
            member_of[resource.child.id] = resource.id
    edges: dict[str, dict[str, Turn]] = {}
    for pair in colocation_pairs(cluster):
        first = member_of.get(pair.dependent, pair.dependent)
        then = member_of.get(pair.primary, pair.primary)
        if pair.score >= least and first != then:
            turn = Turn(pair.dependent, pair.primary, pair.at)
            edges.setdefault(first, {}).setdefault(then, turn)
    return [tuple(path) for path in _circles(edges)]


def _circles(edges: Mapping[Key, Mapping[Key, Turn]]) -> Iterator[list[Turn]]:
    """One shortest circle of every strongly connected part."""
    for part in connected(edges):
        inside = set(part)
        start = part[0]
        if len(part) > 1 or start in edges.get(start, {}):
            yield _shortest(edges, start, inside)


def _shortest(edges: Mapping[Key, Mapping[Key, Turn]], start: Key, inside: set[Key]) -> list[Turn]:
    """Breadth first from a node back to itself, within its part."""
    back: dict[Key, tuple[Key, Turn]] = {}
    line = [start]
    for node in line:
        for other, turn in edges.get(node, {}).items():
            if other == start:
                return [*_way(back, start, node), turn]
            if other in inside and other not in back:
                back[other] = (node, turn)
                line.append(other)
    return []


def _way(back: Mapping[Key, tuple[Key, Turn]], start: Key, end: Key) -> list[Turn]:
    path: list[Turn] = []
    node = end
    while node != start:
        node, turn = back[node]
        path.append(turn)
    return path[::-1]


def connected(edges: Mapping[Key, Iterable[Key]]) -> list[Sequence[Key]]:
    """The strongly connected parts (Tarjan), without recursion; nodes in the order met."""
    index: dict[Key, int] = {}
    low: dict[Key, int] = {}
    stack: list[Key] = []
    held: set[Key] = set()
    parts: list[Sequence[Key]] = []
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges.get(root, ())))]
        index[root] = low[root] = len(index)
        stack.append(root)
        held.add(root)
        while work:
            node, others = work[-1]
            for other in others:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    held.add(other)
                    work.append((other, iter(edges.get(other, ()))))
                    break
                if other in held:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    parts.append(_part(node, stack, held))
    return parts


def _part(node: Key, stack: list[Key], held: set[Key]) -> Sequence[Key]:
    part = [stack.pop()]
    while part[-1] != node:
        part.append(stack.pop())
    held.difference_update(part)
    return part[::-1]
