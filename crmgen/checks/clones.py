"""Rules about clones and promotable resources (table I)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import clones as codes
from crmgen.checks.agent_kinds import SINGLE_WRITER, is_ocf
from crmgen.checks.design import Design, parameter, parameter_pairs
from crmgen.checks.effective import clone_number, effective_meta, is_true, own_meta
from crmgen.checks.findings import finding
from crmgen.checks.nodes import declared_nodes, named_nodes
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.model import Bundle, Clone, Colocation, Order, Primitive, primitives_of
from crmgen.model.incomplete import Piece
from crmgen.targets import Feature

# ocf:linbit:drbd refuses to run outside of a promotable clone; so do the agents of SAP HANA and
# of PAF, and pgsql for the replication modes sync and async (resource-agents 4.12, pgsql:1972).
_ALWAYS_PROMOTABLE = frozenset({"drbd", "SAPHana", "SAPHanaController", "pgsqlms"})
_REPLICATION = ("sync", "async")
# What the Filesystem agent refuses to mount as a clone (resource-agents 4.12, Filesystem:1021):
# these unless force_clones is set, and those unless they are read-only.
_LOCAL = frozenset({"ext3", "ext4", "ext4dev", "reiserfs", "reiser4", "xfs", "jfs"})
_LOCAL_UNLESS_READ_ONLY = frozenset({"ext2", "btrfs", "vfat"})


def _clones(design: Design) -> Iterator[Clone]:
    return (root for root in design.cluster.resources if isinstance(root, Clone))


@rule(codes.NODE_MAX, reads=Piece.META | Piece.DEFAULTS)
def several_on_a_node(design: Design) -> Iterator[Diagnostic]:
    """Several instances on one node are instances that differ."""
    for clone in _clones(design):
        pair = own_meta(clone, "clone-node-max")
        if pair is None or (clone_number(clone, "clone-node-max") or 0) < 2:
            continue
        unique = effective_meta(design, clone, "globally-unique")
        follows = unique is None and design.target.has(Feature.UNIQUE_BY_NODE_MAX)
        if not follows and not is_true(unique):
            yield finding(codes.NODE_MAX, pair.at("value"), pair.value, id=clone.id)


@rule(
    codes.CLASS_NOT_PROMOTABLE,
    codes.AGENT_NOT_PROMOTABLE,
    reads=Piece.LEAVES | Piece.META | Piece.AGENTS,
)
def not_promotable(design: Design) -> Iterator[Diagnostic]:
    """A promotable clone runs an agent that can promote."""
    for clone in _clones(design):
        if not clone.promotable:
            continue
        for primitive in primitives_of(clone):
            agent = primitive.agent
            if agent.standard != "ocf":
                at = primitive.at("type" if primitive.is_stonith else "class")
                yield finding(codes.CLASS_NOT_PROMOTABLE, at, agent.name, id=clone.id)
        if isinstance(clone.child, Primitive) and clone.child.agent.standard == "ocf":
            facts = design.agents.find(clone.child.agent)
            if facts is not None and not facts.promotable and facts.action("promote") is None:
                at = clone.child.at("type")
                found = clone.child.agent.name
                yield finding(codes.AGENT_NOT_PROMOTABLE, at, found, id=clone.id)


@rule(
    codes.MORE_THAN_NODES, codes.PROMOTED_OVER_MAX, codes.SEVERAL_WRITERS, reads=Piece.KNOWN_NODES
)
def counts(design: Design) -> Iterator[Diagnostic]:
    """No more promoted instances than instances, no more instances than nodes."""
    nodes = _node_count(design)
    for clone in _clones(design):
        copies = own_meta(clone, "clone-max")
        count = clone_number(clone, "clone-max")
        room = nodes * (clone_number(clone, "clone-node-max") or 1)
        if copies is not None and count is not None and nodes and count > room:
            at = copies.at("value")
            yield finding(codes.MORE_THAN_NODES, at, copies.value, id=clone.id, room=str(room))
        promoted = own_meta(clone, "promoted-max")
        writers = clone_number(clone, "promoted-max")
        if promoted is None or writers is None or not clone.promotable:
            continue
        limit = count if count is not None else (room or writers)
        if writers > limit:
            at = promoted.at("value")
            yield finding(
                codes.PROMOTED_OVER_MAX, at, promoted.value, id=clone.id, limit=str(limit)
            )
        elif writers > 1 and any(is_ocf(p, *SINGLE_WRITER) for p in primitives_of(clone)):
            yield finding(codes.SEVERAL_WRITERS, promoted.at("value"), promoted.value, id=clone.id)


def _node_count(design: Design) -> int:
    """How many nodes there are, 0 where the sheet does not tell: it names fewer than two."""
    named = {*declared_nodes(design), *named_nodes(design)}
    remote = {node.uname for node in design.cluster.nodes if node.type == "remote"}
    return len({*named, *remote, *design.remotes, *design.guests}) if len(named) > 1 else 0


@rule(codes.NOT_A_CLONE, reads=Piece.TREE | Piece.PARAMS | Piece.META, each=True)
def must_be_promotable(design: Design) -> Iterator[Diagnostic]:
    """What replicates from a promoted instance stands in a promotable clone."""
    for primitive in design.services:
        clone = design.root_of[primitive.id]
        if isinstance(clone, Clone | Bundle) and clone.promotable:
            continue
        if replicates(primitive):
            yield finding(
                codes.NOT_A_CLONE, primitive.at("id"), primitive.id, agent=primitive.agent.name
            )


def replicates(primitive: Primitive) -> bool:
    """Whether a resource copies from a promoted instance, and so is promotable or nothing."""
    if is_ocf(primitive, *_ALWAYS_PROMOTABLE):
        return True
    return is_ocf(primitive, "pgsql") and parameter(primitive, "rep_mode") in _REPLICATION


@rule(codes.NO_NOTIFY, reads=Piece.INHERITED | Piece.PRIMITIVES)
def missing_notify(design: Design) -> Iterator[Diagnostic]:
    """Replication by pgsql and drbd hears of the other instances."""
    for clone in _clones(design):
        if not clone.promotable or is_true(effective_meta(design, clone, "notify")):
            continue
        if any(is_ocf(p, "drbd", "pgsql", "pgsqlms", "redis") for p in primitives_of(clone)):
            pair = own_meta(clone, "notify")
            at = pair.at("value") if pair else clone.at("id")
            yield finding(codes.NO_NOTIFY, at, pair.value if pair else clone.id, id=clone.id)


@rule(codes.UNEQUAL_INSTANCES, reads=Piece.META)
def unequal_instances(design: Design) -> Iterator[Diagnostic]:
    """Clones that are interleaved have equally many instances on a node."""
    for first, then in _clone_pairs(design):
        pair = own_meta(then, "interleave")
        if pair is None or not is_true(pair):
            continue
        ours, theirs = (clone_number(c, "clone-node-max") or 1 for c in (then, first))
        if ours != theirs:
            yield finding(
                codes.UNEQUAL_INSTANCES,
                pair.at("value"),
                pair.value,
                id=then.id,
                other=first.id,
                ours=str(ours),
                theirs=str(theirs),
            )


def _clone_pairs(design: Design) -> Iterator[tuple[Clone, Clone]]:
    """The clones that another clone follows, in order or in place."""
    for constraint in design.cluster.constraints:
        match constraint:
            case Order(first=first, then=then):
                leader, follower = first, then
            case Colocation(rsc=rsc, with_rsc=with_rsc):
                leader, follower = with_rsc, rsc
            case _:
                continue
        ahead, behind = design.resources.get(leader), design.resources.get(follower)
        if isinstance(ahead, Clone) and isinstance(behind, Clone):
            yield ahead, behind


@rule(codes.FILESYSTEM_CLONED, reads=Piece.TREE | Piece.PARAMS, each=True)
def cloned_filesystem(design: Design) -> Iterator[Diagnostic]:
    """A filesystem that only one node may mount is no clone."""
    for primitive in design.by_type.get("Filesystem", ()):
        clone = design.root_of[primitive.id]
        pair = next(parameter_pairs(primitive, "fstype"), None)
        if isinstance(clone, Clone) and pair is not None and _is_refused(primitive, pair.value):
            at = pair.at("value")
            yield finding(codes.FILESYSTEM_CLONED, at, pair.value, id=primitive.id, clone=clone.id)


def _is_refused(primitive: Primitive, kind: str) -> bool:
    if kind in _LOCAL:
        forced = parameter(primitive, "force_clones") or "false"
        return forced.lower() not in ("true", "yes", "y", "on", "1")
    options = (parameter(primitive, "options") or "").split(",")
    return kind in _LOCAL_UNLESS_READ_ONLY and "ro" not in options
