"""What the analysis of placement finds: luck, services that meet after a failure, failback."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from crmgen.catalogue.rules import placement as codes
from crmgen.checks.design import Design
from crmgen.checks.effective import effective_meta
from crmgen.checks.findings import finding
from crmgen.checks.placement import analysis
from crmgen.checks.preferences import Preference, preferences, stickiness
from crmgen.checks.registry import rule
from crmgen.checks.relations import is_fencing, pairs
from crmgen.diagnostics import Diagnostic
from crmgen.model import Bundle, Clone, Resource
from crmgen.model.attributes import INFINITY
from crmgen.model.incomplete import Piece

if TYPE_CHECKING:
    from crmgen.placement import Analysis

_Nodes = Mapping[str, Preference]


class Service(NamedTuple):
    """A root that runs on one node at a time and follows no other service, with the nodes that
    it prefers."""

    root: Resource
    nodes: _Nodes

    @property
    def best(self) -> tuple[str, Preference] | None:
        """The node that it prefers to all others, if there is one."""
        ranked = sorted(self.nodes.items(), key=lambda entry: -entry[1].score)
        if not ranked or (len(ranked) > 1 and ranked[0][1].score == ranked[1][1].score):
            return None
        return ranked[0]


def _services(design: Design) -> list[Service]:
    following = {
        design.root_of[pair.dependent].id
        for pair in pairs(design)
        if pair.positive
        and pair.dependent in design.root_of
        and not _is_everywhere(design, pair.primary)
    }
    wanted = preferences(design)
    return [
        Service(root, wanted.get(root.id, {}))
        for root in design.cluster.resources
        if not isinstance(root, Clone | Bundle)
        and root.id not in following
        and not is_fencing(design, root.id)
    ]


def _is_everywhere(design: Design, name: str) -> bool:
    """Whether a resource is a plain clone: running beside it leaves the choice of the node."""
    root = design.root_of.get(name)
    return isinstance(root, Clone) and not root.promotable


@rule(codes.LUCK, reads=Piece.PLACEMENT)
def left_to_luck(design: Design) -> Iterator[Diagnostic]:
    """Where some services have a preferred node, all have; and the scores differ."""
    services = _services(design)
    unclear = [service for service in services if service.best is None]
    if not unclear or not any(service.nodes for service in services):
        return
    found = analysis(design)
    if found is None:
        return
    for service in unclear:
        name = service.root.id
        placement = found.all_up()[name]
        if placement.by in ("name", "count") and len(placement.nodes) == 1:
            first = next(iter(service.nodes.values()), None)
            at = first.at if first else service.root.at("id")
            yield finding(codes.LUCK, at, None, id=name, node=placement.nodes[0])


@rule(codes.PILE_UP, codes.SHARED_STANDBY, reads=Piece.PLACEMENT)
def meeting(design: Design) -> Iterator[Diagnostic]:
    """Where services that prefer different nodes meet after a failure, the sheet says something
    about it: a colocation of theirs, or different priorities."""
    homes = {s.root.id: s.best for s in _services(design) if s.best is not None}
    rivals = _rivals(design, homes)
    found = analysis(design) if rivals else None
    if found is None:
        return
    told: set[tuple[str, str]] = set()
    for names in rivals:
        if all(_place(found, name) == homes[name][0] for name in names):
            yield from _meets(found, homes, names, told)


def _rivals(design: Design, homes: Mapping[str, tuple[str, Preference]]) -> list[tuple[str, str]]:
    """The services of different nodes of which the sheet does not say how they get along."""
    said = {frozenset((pair.dependent, pair.primary)) for pair in pairs(design)}
    rank = {name: _priority(design, name) for name in homes}
    return [
        (one, other)
        for one, other in combinations(homes, 2)
        if homes[one][0] != homes[other][0]
        and rank[one] == rank[other]
        and frozenset((one, other)) not in said
    ]


def _meets(
    found: "Analysis",
    homes: Mapping[str, tuple[str, Preference]],
    names: tuple[str, str],
    told: set[tuple[str, str]],
) -> Iterator[Diagnostic]:
    """Whether two services meet; told once for each node that fails and node they meet on."""
    for one, other in (names, names[::-1]):
        (home, wish), (neighbour, _) = homes[one], homes[other]
        if _place(found, one, home) == neighbour == _place(found, other, home):
            if (home, neighbour) not in told:
                told.add((home, neighbour))
                words = {"down": home, "id": one, "other": other, "node": neighbour}
                yield finding(codes.PILE_UP, wish.at, str(wish.score), **words)
            return
    one, other = names
    standby = _place(found, one, homes[one][0])
    if standby and standby == _place(found, other, homes[other][0]):
        key = (f"{homes[one][0]} {homes[other][0]}", standby)
        if key not in told:
            told.add(key)
            at = homes[one][1].at
            yield finding(codes.SHARED_STANDBY, at, None, id=one, other=other, node=standby)


def _place(found: "Analysis", name: str, down: str | None = None) -> str:
    """The node on which a service surely is; empty where that is not decided."""
    state = found.down(down) if down else found.all_up()
    placement = state[name]
    return placement.nodes[0] if placement.decided and len(placement.nodes) == 1 else ""


def _priority(design: Design, name: str) -> str:
    pair = effective_meta(design, design.resources[name], "priority")
    return pair.value if pair else "0"


@rule(codes.FAILS_BACK, codes.FAILBACK_UNSAID, reads=Piece.PLACEMENT)
def failback(design: Design) -> Iterator[Diagnostic]:
    """A stickiness that is to keep services where they are is larger than what pulls them back."""
    candidates = [
        (service, best, held)
        for service in _services(design)
        if (best := service.best) is not None
        and best[1].score < INFINITY
        and ((held := stickiness(design, service.root)) is None or 0 < held <= _pull(service, best))
    ]
    if not candidates:
        return
    found = analysis(design)
    if found is None:
        return
    from crmgen.placement import Failback

    for service, (node, wish), held in candidates:
        name = service.root.id
        if node not in found.nodes or found.failback(name, node) is not Failback.MOVES:
            continue
        if held is None:
            yield finding(codes.FAILBACK_UNSAID, wish.at, str(wish.score), id=name, node=node)
        else:
            words = {"stickiness": str(held), "difference": str(_pull(service, (node, wish)))}
            yield finding(codes.FAILS_BACK, wish.at, str(wish.score), id=name, node=node, **words)


def _pull(service: Service, best: tuple[str, Preference]) -> int:
    """How much more the preferred node is wanted than the least wanted other one."""
    others = [wish.score for node, wish in service.nodes.items() if node != best[0]]
    return best[1].score - min(others, default=0)
