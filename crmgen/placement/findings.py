"""What a design review asks of an analysis; the rules turn the answers into findings."""

from collections.abc import Iterator

from msgspec import Struct

from crmgen.model import Clone, Cluster, Group, Primitive
from crmgen.origin import Origin
from crmgen.placement.analysis import Analysis, Failback
from crmgen.placement.blocked import Runs
from crmgen.placement.cause import Cause, Why
from crmgen.placement.items import Item, Kind
from crmgen.placement.relations import Pair, colocation_pairs
from crmgen.placement.results import Placement
from crmgen.placement.scores import INFINITY


class Clash(Struct, frozen=True):
    """``rsc`` has to be with ``other`` by the chain ``together`` and not with it by ``apart``."""

    rsc: str
    other: str
    together: tuple[Pair, ...]
    apart: Pair

    @property
    def cells(self) -> list[Origin]:
        """The cells of the chain, the one that forbids it last."""
        return [*(pair.at for pair in self.together), self.apart.at]


class Pile(Struct, frozen=True):
    """After ``down`` fails, ``node`` runs services (``roots``) that had nodes of their own."""

    down: str
    node: str
    roots: tuple[str, ...]


class Promise(Struct, frozen=True):
    """A resource that moves by itself when ``node`` comes back although it has a stickiness:
    the ``stickiness`` of all its members against the ``wish`` for the node."""

    rsc: str
    node: str
    stickiness: int
    wish: int
    how: Failback


def nowhere(analysis: Analysis) -> Iterator[tuple[Placement, tuple[Cause, ...]]]:
    """What starts nowhere even with all nodes up, with the causes; what is switched off on
    purpose (target-role, ticket, unmanaged) is the caller's to tell apart by ``Cause.why``."""
    if analysis.undecided:
        return
    for placement in analysis.all_up().placements.values():
        if placement.runs is Runs.NO:
            yield placement, placement.causes


def on_one_node_only(analysis: Analysis) -> Iterator[tuple[Item, str, dict[str, Cause]]]:
    """Services (no fencing devices, no clones) that only one of several nodes may run: the node,
    and why each other one may not."""
    if len(analysis.nodes) < 2:
        return
    for item in analysis.design.items:
        if item.kind is Kind.CLONE or item.halted is not None or _is_device(item):
            continue
        allowed = analysis.allowed.of(item)
        if len(allowed) == 1:
            why = analysis.allowed.why[item.id]
            names = analysis.nodes
            yield item, names[min(allowed)], {names[n]: cause for n, cause in why.items()}


def without_common_node(analysis: Analysis) -> Iterator[tuple[Item, dict[str, Cause]]]:
    """Items whose mandatory colocations leave them no node, although they have one by themselves:
    for every node the chain that forbids it."""
    for item in analysis.design.items:
        if analysis.allowed.of(item) or item.halted is not None or not analysis.nodes:
            continue
        first = item.members[0] if item.members else item
        if any(score > -INFINITY for score in first.base):
            why = analysis.allowed.why[item.id]
            yield item, {analysis.nodes[number]: cause for number, cause in why.items()}


def split_groups(cluster: Cluster) -> Iterator[tuple[Group, Pair]]:
    """Groups whose members are told to stay apart, and the cell that tells it."""
    member_of = {member.id: group for group in cluster.groups() for member in group.members}
    for pair in colocation_pairs(cluster):
        group = member_of.get(pair.dependent)
        if group is not None and group is member_of.get(pair.primary) and pair.score < 0:
            yield group, pair


def contradictions(cluster: Cluster) -> Iterator[Clash]:
    """Resources that must be together, directly or along a chain, and must not be together.

    Groups count as one; a role on either side is left out, as instances of a promotable clone may
    well be apart by role.
    """
    root = _roots(cluster)
    follows: dict[str, list[tuple[str, Pair]]] = {}
    apart: list[Pair] = []
    for pair in colocation_pairs(cluster):
        one, other = root.get(pair.dependent), root.get(pair.primary)
        if one is None or other is None or one == other:
            continue
        if pair.dependent_role is not None or pair.primary_role is not None:
            continue
        if pair.score >= INFINITY:
            follows.setdefault(one, []).append((other, pair))
        elif pair.score <= -INFINITY:
            apart.append(pair)
    clones = {one.id for one in cluster.resources if isinstance(one, Clone)}
    for pair in apart:
        one, other = root[pair.dependent], root[pair.primary]
        chain = _chain(follows, one, other, clones)
        if chain:
            yield Clash(one, other, chain, pair)


def _chain(
    follows: dict[str, list[tuple[str, Pair]]], one: str, other: str, clones: set[str]
) -> tuple[Pair, ...]:
    """The pairs that tie both to one node: up from each of them to where they meet. A clone ties
    nothing together, as its dependents may follow different instances."""
    up, back = _above(follows, one, clones), _above(follows, other, clones)
    meeting = [name for name in up if name in back]
    if not meeting:
        return ()
    best = min(meeting, key=lambda name: len(up[name]) + len(back[name]))
    return (*up[best], *reversed(back[best]))


def _above(
    follows: dict[str, list[tuple[str, Pair]]], start: str, clones: set[str]
) -> dict[str, tuple[Pair, ...]]:
    found: dict[str, tuple[Pair, ...]] = {start: ()}
    line = [start]
    for name in line:
        for other, pair in follows.get(name, ()):
            if other not in found and other not in clones:
                found[other] = (*found[name], pair)
                line.append(other)
    return found


def piles(analysis: Analysis, least: int = 2) -> Iterator[Pile]:
    """Nodes that run ``least`` services or more after a failure, of which one came to it then;
    only what is decided counts. Clones and fencing devices are no services."""
    if analysis.undecided or len(analysis.nodes) < 3:
        return
    services = [
        item.id
        for item in analysis.design.items
        if item.kind is not Kind.CLONE and not _is_device(item)
    ]
    before = analysis.all_up()
    for down in analysis.nodes:
        after = analysis.down(down)
        held: dict[str, list[str]] = {}
        moved: set[str] = set()
        for rsc in services:
            placement = after[rsc]
            if placement.runs is Runs.YES and placement.decided and len(placement.nodes) == 1:
                held.setdefault(placement.nodes[0], []).append(rsc)
                if before[rsc].nodes != placement.nodes:
                    moved.add(placement.nodes[0])
        for node, roots in held.items():
            if node in moved and len(roots) >= least:
                yield Pile(down, node, tuple(roots))


def broken_promises(analysis: Analysis) -> Iterator[Promise]:
    """Services with a stickiness that move back all the same when a failed node returns."""
    if analysis.undecided:
        return
    for item in analysis.design.items:
        stickiness = sum(one.stickiness for one in item.members or [item])
        if item.kind is Kind.CLONE or _is_device(item) or stickiness <= 0:
            continue
        for number, node in enumerate(analysis.nodes):
            how = analysis.failback(item.id, node)
            if how in (Failback.MOVES, Failback.ELSEWHERE):
                yield Promise(item.id, node, min(stickiness, INFINITY), item.base[number], how)


def by_luck(analysis: Analysis) -> Iterator[Placement]:
    """Services for which nothing but the number of resources or the name of a node decides where
    they start, or for which scores are equal and even that is open."""
    if analysis.undecided:
        return
    state = analysis.all_up()
    for item in analysis.design.items:
        if item.kind is Kind.CLONE or _is_device(item):
            continue
        placement = state[item.id]
        tie = placement.open is not None and placement.open.why is Why.TIE
        if placement.by in ("count", "name") or tie:
            yield placement


def _is_device(item: Item) -> bool:
    inside = item.members or [item]
    resources = [one.resource for one in inside]
    return all(isinstance(one, Primitive) and one.is_stonith for one in resources)


def _roots(cluster: Cluster) -> dict[str, str]:
    roots: dict[str, str] = {}
    for resource in cluster.resources:
        roots[resource.id] = resource.id
        inner = resource.child if isinstance(resource, Clone) else resource
        roots[inner.id] = resource.id
        if isinstance(inner, Group):
            roots.update({member.id: resource.id for member in inner.members})
    return roots
