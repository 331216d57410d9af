"""Rules about the monitors that set attributes: where they run and what they watch (table G)."""

import re
from collections.abc import Iterator

from crmgen.catalogue.rules import attributes as codes
from crmgen.checks.design import Design, parameter, parameter_pairs
from crmgen.checks.effective import clone_of, own_meta
from crmgen.checks.findings import finding
from crmgen.checks.nodes import bans, cluster_nodes
from crmgen.checks.registry import rule
from crmgen.checks.relations import Pair, pairs
from crmgen.checks.rule_uses import locations, uses
from crmgen.checks.setters import DISKDS, HEALTH, PINGS, Setter, health_attributes, monitors
from crmgen.diagnostics import Diagnostic
from crmgen.model import (
    Clone,
    Colocation,
    Nvpair,
    Order,
    Primitive,
    RuleLocation,
    SetColocation,
    SetOrder,
    pair_named,
    primitives_of,
)
from crmgen.model.incomplete import Piece
from crmgen.model.numbers import number
from crmgen.origin import Origin

_ADDRESSES = ("IPaddr2", "IPaddr", "IPv6addr")
_ON_DISKS = frozenset({"Filesystem", "sfex"})
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})

_Graph = dict[str, set[str]]
_Names = tuple[str, ...]


def _setters(design: Design) -> dict[str, Setter]:
    """The monitors by their attribute, health agents among them."""
    found = {setter.attribute: setter for setter in monitors(design)}
    for primitive in design.services:
        if primitive.agent.type in HEALTH:
            for name in health_attributes(primitive):
                found.setdefault(name, Setter(primitive, name, primitive.at("id")))
    return found


@rule(codes.NOT_CLONED, codes.TOO_FEW_CLONES, reads=Piece.PLACEMENT)
def on_all_nodes(design: Design) -> Iterator[Diagnostic]:
    """A monitor that rules depend on runs on every node."""
    used = {use.expression.attribute for use in uses(design) if use.location is not None}
    nodes = cluster_nodes(design)
    if len(nodes) < 2:
        return
    banned = bans(design, nodes)
    told: set[str] = set()
    for attribute, setter in _setters(design).items():
        name = setter.primitive.id
        if attribute not in used or name in told:
            continue
        told.add(name)
        clone = clone_of(design, setter.primitive)
        if clone is None:
            yield finding(codes.NOT_CLONED, setter.primitive.at("id"), name, attribute=attribute)
            continue
        pair = own_meta(clone, "clone-max")
        most = number(pair.value) if pair else None
        allowed = len(nodes) - len(banned.get(clone.id, {}))
        if pair is not None and most is not None and most < allowed:
            words = {"id": clone.id, "count": str(allowed)}
            yield finding(codes.TOO_FEW_CLONES, pair.at("value"), pair.value, **words)


@rule(codes.NOT_COLOCATED, codes.NOT_ORDERED, reads=Piece.PLACEMENT)
def beside_monitors(design: Design) -> Iterator[Diagnostic]:
    """A service that a monitor guards runs beside it and starts after it."""
    setters = _setters(design)
    beside, after = _relations(design)
    following = {_roots(design, pair) for pair in pairs(design) if pair.mandatory}
    told: set[tuple[str, str]] = set()
    for location in locations(design):
        root = design.root_of.get(location.rsc)
        if root is None:
            continue
        for attribute, at in _guards(location):
            setter = setters.get(attribute)
            clone = design.root_of[setter.primitive.id] if setter else None
            if not isinstance(clone, Clone) or clone is root or (root.id, clone.id) in told:
                continue
            told.add((root.id, clone.id))
            words = {"rsc": location.rsc, "clone": clone.id}
            swapped = (clone.id, root.id) in following  # told by the rule about what clones follow
            if not swapped and not _leads(root.id, clone.id, beside):
                yield finding(codes.NOT_COLOCATED, at, attribute, **words)
            if not _leads(root.id, clone.id, after):
                yield finding(codes.NOT_ORDERED, at, attribute, **words)


def _roots(design: Design, pair: Pair) -> tuple[str, ...]:
    ends = (design.root_of.get(name) for name in (pair.dependent, pair.primary))
    return tuple(root.id for root in ends if root is not None)


def _guards(location: RuleLocation) -> Iterator[tuple[str, Origin]]:
    """The attributes whose rules ban the resource, with their cells."""
    for item in location.rules:
        if item.score == "-INFINITY":
            for expression in item.expressions:
                yield expression.attribute, expression.at("attribute")


def _relations(design: Design) -> tuple[_Graph, _Graph]:
    """Which root runs beside which others, and which starts after which."""
    beside: _Graph = {}
    after: _Graph = {}
    for constraint in design.cluster.constraints:
        match constraint:
            case Colocation(score=score) if not score.startswith("-"):
                _join(design, beside, (constraint.rsc,), (constraint.with_rsc,))
            case SetColocation(score=score) if not score.startswith("-"):
                members = tuple(name for part in constraint.sets for name in part.members)
                _join(design, beside, members, members)
            case Order():
                _join(design, after, (constraint.then,), (constraint.first,))
            case SetOrder():
                members = tuple(name for part in constraint.sets for name in part.members)
                _join(design, after, members, members)
            case _:
                pass
    return beside, after


def _join(design: Design, graph: _Graph, left: _Names, right: _Names) -> None:
    """Lead from each root on the left to all on the right; a tag stands for its resources."""
    tags = {tag.id: tag.refs for tag in design.cluster.tags}
    lefts, rights = (
        {
            design.root_of[name].id
            for outer in side
            for name in tags.get(outer, (outer,))
            if name in design.root_of
        }
        for side in (left, right)
    )
    for name in lefts:
        graph.setdefault(name, set()).update(rights)


def _leads(start: str, end: str, graph: _Graph) -> bool:
    seen = {start}
    ahead = [start]
    while ahead:
        for name in graph.get(ahead.pop(), ()):
            if name == end:
                return True
            if name not in seen:
                seen.add(name)
                ahead.append(name)
    return False


@rule(codes.OWN_ADDRESS, codes.ONE_HOST, reads=Piece.PLACEMENT)
def watched_hosts(design: Design) -> Iterator[Diagnostic]:
    """What ping watches is outside the cluster, and more than one thing."""
    own = {node: node for node in cluster_nodes(design)} | {name: name for name in _LOCAL}
    for kind in _ADDRESSES:
        for primitive in design.by_type.get(kind, ()):
            for name in ("ip", "ipv6addr"):
                own.update((p.value, primitive.id) for p in parameter_pairs(primitive, name))
    for kind in sorted(PINGS):
        for primitive in design.by_type.get(kind, ()):
            for pair in parameter_pairs(primitive, "host_list"):
                yield from _hosts(primitive, pair, own)


def _hosts(primitive: Primitive, pair: Nvpair, own: dict[str, str]) -> Iterator[Diagnostic]:
    hosts = pair.value.split()
    at = pair.at("value")
    inner = [host for host in hosts if host in own]
    for host in inner:
        yield finding(codes.OWN_ADDRESS, at, host, id=primitive.id, owner=own[host])
    if len(hosts) == 1 and not inner:
        yield finding(codes.ONE_HOST, at, pair.value, id=primitive.id)


@rule(codes.NO_HEALTH_STRATEGY, reads=Piece.PROPERTIES)
def health_strategy(design: Design) -> Iterator[Diagnostic]:
    """What health agents find makes a difference: by the strategy, or by a rule."""
    strategy = pair_named(design.cluster.properties, "node-health-strategy")
    if strategy is not None and strategy.value != "none":
        return
    tested = {
        use.expression.attribute
        for use in uses(design)
        if use.expression.operation not in ("defined", "not_defined")
    }
    for kind in sorted(HEALTH):
        for primitive in design.by_type.get(kind, ()):
            if tested.isdisjoint(health_attributes(primitive)):
                at = strategy.at("value") if strategy else primitive.at("id")
                yield finding(codes.NO_HEALTH_STRATEGY, at, primitive.id)


@rule(codes.PARTITION, codes.OTHER_DISK, reads=Piece.PLACEMENT)
def watched_disks(design: Design) -> Iterator[Diagnostic]:
    """diskd watches whole disks, among them the disk of the service."""
    for primitive in design.by_type.get("diskd", ()):
        for pair in parameter_pairs(primitive, "device"):
            disk = _disk(pair.value)
            if disk is not None and disk != pair.value:
                yield finding(codes.PARTITION, pair.at("value"), pair.value, id=primitive.id)
    setters = {s.attribute: s.primitive for s in monitors(design) if s.kind in DISKDS}
    watched: dict[str, dict[str, Primitive]] = {}
    for location in locations(design):
        for attribute, _ in _guards(location):
            if attribute in setters:
                found = watched.setdefault(location.rsc, {})
                found[attribute] = setters[attribute]
    for rsc, watchers in watched.items():
        yield from _other_disk(design, rsc, list(watchers.values()))


def _other_disk(design: Design, rsc: str, watchers: list[Primitive]) -> Iterator[Diagnostic]:
    """Told only where all devices are plain disks, whose names can be compared."""
    if rsc not in design.resources:
        return
    pairs = [pair for watcher in watchers for pair in parameter_pairs(watcher, "device")]
    seen = {_disk(pair.value) for pair in pairs}
    for primitive in primitives_of(design.resources[rsc]):
        device = parameter(primitive, "device")
        needed = _disk(device) if device and primitive.agent.type in _ON_DISKS else None
        if needed is not None and seen and None not in seen and needed not in seen:
            words = {"rsc": rsc, "disk": needed, "id": watchers[0].id}
            yield finding(codes.OTHER_DISK, pairs[0].at("value"), pairs[0].value, **words)
            return


def _disk(device: str) -> str | None:
    """The whole disk of a plain device: /dev/sdb of /dev/sdb1, /dev/nvme0n1 of /dev/nvme0n1p2;
    None for names that do not tell (multipath, LVM)."""
    pattern = r"(/dev/(?:sd|vd|xvd|hd)[a-z]+)\d*|(/dev/(?:nvme\d+n\d+|mmcblk\d+))(?:p\d+)?"
    match = re.fullmatch(pattern, device)
    return (match[1] or match[2]) if match else None
