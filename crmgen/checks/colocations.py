"""Rules about colocations, and about roles in constraints (table H)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import colocations as codes
from crmgen.checks.agent_kinds import DATABASES, DISKS, WATCHERS, is_ocf
from crmgen.checks.design import Design
from crmgen.checks.effective import clone_number
from crmgen.checks.findings import finding
from crmgen.checks.links import reach, started_after
from crmgen.checks.registry import rule
from crmgen.checks.relations import (
    Pair,
    cell,
    chain,
    components,
    is_fencing,
    is_promotable,
    may_circle,
    pairs,
)
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model import (
    Bundle,
    Clone,
    Colocation,
    Group,
    Primitive,
    Resource,
    Role,
    RuleLocation,
    SetColocation,
    SetOrder,
    Ticket,
    primitives_of,
)
from crmgen.model.incomplete import Piece
from crmgen.model.numbers import number
from crmgen.origin import Origin
from crmgen.text import Text

_ADDRESSES = ("IPaddr", "IPaddr2", "IPv6addr")
_BELOW = (*_ADDRESSES, *DISKS)
_SETTERS = ("ping", "pingd", "diskd", "ifcheckd", "storage-mon", "ethmonitor")
_ROLES = (Role.PROMOTED, Role.UNPROMOTED)


@rule(codes.NOT_ORDERED, reads=Piece.LINKS)
def colocated_unordered(design: Design) -> Iterator[Diagnostic]:
    """A service starts after the disk, address or database beside which it has to run."""
    candidates = [
        (pair, needed)
        for pair in pairs(design)
        if pair.mandatory and (needed := _needed(design, pair)) is not None
    ]
    if not candidates:
        return
    after = started_after(design)
    for pair, needed in candidates:
        ours, theirs = design.root_of[pair.dependent].id, design.root_of[pair.primary].id
        if theirs in reach(ours, after) or ours in reach(theirs, after):
            continue
        at = cell(pair.source, "rsc")
        words = {"other": pair.primary, "agent": needed.agent.name}
        yield finding(codes.NOT_ORDERED, at, pair.dependent, **words)


def _needed(design: Design, pair: Pair) -> Primitive | None:
    """What the dependent needs of the primary."""
    dependent, primary = (design.root_of.get(n) for n in (pair.dependent, pair.primary))
    if dependent is None or primary is None or dependent is primary:
        return None
    if not _is_service(dependent) and pair.primary_role is not Role.PROMOTED:
        return None
    wanted = (*_BELOW, *DATABASES)
    return next((p for p in primitives_of(primary) if is_ocf(p, *wanted)), None)


def _is_service(root: Resource) -> bool:
    """Whether something in it is more than an address, a disk or a monitor."""
    return any(
        not primitive.is_stonith and not is_ocf(primitive, *_BELOW, *WATCHERS)
        for primitive in primitives_of(root)
    )


@rule(codes.MUTUAL, reads=Piece.LEAVES | Piece.META)
def colocation_circles(design: Design) -> Iterator[Diagnostic]:
    """What follows is not followed."""
    edges: dict[str, set[str]] = {}
    for pair in pairs(design):
        ours, theirs = design.root_of.get(pair.dependent), design.root_of.get(pair.primary)
        if ours is not None and theirs is not None and ours is not theirs and pair.positive:
            edges.setdefault(ours.id, set()).add(theirs.id)
    if not may_circle(edges):
        return
    from crmgen.placement.cycles import colocation_cycles

    for circle in colocation_cycles(design.cluster, mandatory=False):
        top = circle.index(min(circle, key=lambda turn: turn.at))
        turns = circle[top:] + circle[:top]
        words: dict[str, str | Text] = {"chain": chain((turn.first, turn.then) for turn in turns)}
        related = tuple(_arrow(turn.at, turn.first, turn.then) for turn in turns[1:])
        yield Diagnostic(codes.MUTUAL, turns[0].at, turns[0].first, related=related, params=words)


def _arrow(at: Origin, one: str, other: str) -> Related:
    return Related(at, Text(f"{one} → {other}", f"{one} → {other}"))


@rule(codes.TOGETHER_AND_APART, reads=Piece.LEAVES | Piece.META)
def together_and_apart(design: Design) -> Iterator[Diagnostic]:
    """What is kept apart by -INFINITY is not tied together by INFINITY."""
    for pair, path in contradictions(design):
        related = tuple(_arrow(cell(p.source, "score"), p.dependent, p.primary) for p in path)
        words: dict[str, str | Text] = {
            "other": pair.primary,
            "chain": ", ".join(f"{p.dependent} → {p.primary}" for p in path),
        }
        at = cell(pair.source, "score")
        yield Diagnostic(
            codes.TOGETHER_AND_APART, at, pair.dependent, related=related, params=words
        )


def contradictions(design: Design) -> Iterator[tuple[Pair, list[Pair]]]:
    """The colocations of -INFINITY between what has to run together, with what ties them."""
    every = pairs(design)
    apart = [pair for pair in every if pair.score == "-INFINITY"]
    if not apart:
        return
    ties: dict[str, list[tuple[str, Pair]]] = {}
    joined: list[tuple[str, str]] = []
    for pair in every:
        ends = _spots(design, pair)
        if pair.mandatory and ends is not None and ends[0] != ends[1]:
            joined.append(ends)
            ties.setdefault(ends[0], []).append((ends[1], pair))
            ties.setdefault(ends[1], []).append((ends[0], pair))
    part = components(joined)
    for pair in apart:
        ends = _spots(design, pair)
        if ends is not None and ends[0] != ends[1] and part(ends[0]) == part(ends[1]):
            yield pair, _path(ends[0], ends[1], ties)
        elif ends is None:
            same = [p for p in every if p.mandatory and _same(p, pair)]
            if same:
                yield pair, same[:1]


def _same(one: Pair, other: Pair) -> bool:
    names = (one.dependent, one.primary) == (other.dependent, other.primary)
    roles = one.dependent_role is other.dependent_role and one.primary_role is other.primary_role
    return names and roles


def _spots(design: Design, pair: Pair) -> tuple[str, str] | None:
    """The two single instances that a colocation speaks of; None where one of them is on several
    nodes."""
    one = _spot(design, pair.dependent, pair.dependent_role)
    other = _spot(design, pair.primary, pair.primary_role)
    return (one, other) if one and other else None


def _spot(design: Design, name: str, role: Role | None) -> str:
    root = design.root_of.get(name)
    if not isinstance(root, Clone | Bundle):
        return root.id if root is not None and role in (None, Role.STARTED) else ""
    count = clone_number(root, "promoted-max") if isinstance(root, Clone) else _promoted(root)
    single = root.promotable and count in (None, 1)
    return f"{root.id}:{role}" if single and role is Role.PROMOTED else ""


def _promoted(bundle: Bundle) -> int | None:
    pair = bundle.get("promoted-max")
    return number(pair.value) if pair else None


def _path(start: str, end: str, ties: dict[str, list[tuple[str, Pair]]]) -> list[Pair]:
    """The shortest chain of colocations from one to the other."""
    back: dict[str, tuple[str, Pair] | None] = {start: None}
    line = [start]
    for name in line:
        for other, pair in ties.get(name, ()):
            if other not in back:
                back[other] = (name, pair)
                line.append(other)
    path: list[Pair] = []
    step = back.get(end)
    while step is not None:
        path.append(step[1])
        step = back[step[0]]
    return path[::-1]


@rule(codes.GROUP_SPLIT, codes.GROUP_APART, reads=Piece.LEAVES)
def group_split(design: Design) -> Iterator[Diagnostic]:
    """The members of a group are not kept apart."""
    for pair in pairs(design):
        group = design.root_of.get(pair.dependent)
        if pair.dependent == pair.primary or design.root_of.get(pair.primary) is not group:
            continue
        if pair.negative and isinstance(group, Group):
            code = codes.GROUP_SPLIT if pair.score == "-INFINITY" else codes.GROUP_APART
            at = cell(pair.source, "score")
            yield finding(code, at, pair.dependent, other=pair.primary, group=group.id)


@rule(codes.CLONE_FOLLOWS, reads=Piece.LEAVES)
def clone_follows(design: Design) -> Iterator[Diagnostic]:
    """A clone does not follow what runs on one node, and what watches follows no service."""
    for pair in pairs(design):
        ours, theirs = design.root_of.get(pair.dependent), design.root_of.get(pair.primary)
        if not isinstance(ours, Clone) or theirs is None:
            continue
        if isinstance(theirs, Bundle):
            continue
        if isinstance(theirs, Clone) and (not _watches(ours) or _watches(theirs)):
            continue
        if pair.mandatory and pair.dependent_role is None and not is_fencing(design, theirs.id):
            at = cell(pair.source, "rsc")
            yield finding(codes.CLONE_FOLLOWS, at, pair.dependent, other=pair.primary)


def _watches(clone: Clone) -> bool:
    """Whether a clone sets attributes that say how its node is, on every node."""
    return all(is_ocf(primitive, *_SETTERS) for primitive in primitives_of(clone))


@rule(codes.ANY_INSTANCE, reads=Piece.LEAVES | Piece.META | Piece.COLOCATIONS)
def any_instance(design: Design) -> Iterator[Diagnostic]:
    """What follows a promotable clone says which role it follows."""
    by_role = {(p.dependent, p.primary) for p in pairs(design) if p.primary_role is not None}
    for constraint in design.cluster.constraints:
        if not isinstance(constraint, Colocation) or constraint.score != "INFINITY":
            continue
        rsc, with_rsc = constraint.rsc, constraint.with_rsc
        if constraint.with_rsc_role is not None or (rsc, with_rsc) in by_role:
            continue
        if is_promotable(design, with_rsc) and not isinstance(
            design.root_of.get(rsc), Clone | Bundle
        ):
            at = cell(constraint, "with_rsc_role", "with_rsc")
            yield finding(codes.ANY_INSTANCE, at, rsc, other=with_rsc)


@rule(codes.ROLE_OF_NONE, reads=Piece.LEAVES | Piece.META)
def role_of_none(design: Design) -> Iterator[Diagnostic]:
    """Only promotable clones have the roles of promotion."""
    for constraint in design.cluster.constraints:
        for name, role, at in _roles(constraint):
            if role in _ROLES and not is_promotable(design, name):
                yield finding(codes.ROLE_OF_NONE, at, str(role), id=name)


def _roles(constraint: object) -> Iterator[tuple[str, Role | None, Origin]]:
    match constraint:
        case Colocation():
            yield constraint.rsc, constraint.rsc_role, cell(constraint, "rsc_role")
            at = cell(constraint, "with_rsc_role")
            yield constraint.with_rsc, constraint.with_rsc_role, at
        case RuleLocation():
            for one in constraint.rules:
                yield constraint.rsc, one.role, cell(one, "role")
        case Ticket():
            yield constraint.rsc, constraint.role, cell(constraint, "role")
        case SetColocation() | SetOrder():
            for item in constraint.sets:
                yield from ((name, item.role, constraint.at()) for name in item.members)
