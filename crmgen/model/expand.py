"""A cluster as the scheduler takes it apart: what one line says of many, said of each of them.

Rules about constraints and the analysis of placement look at this form. Every part keeps the
cells, and the id, of the line it comes from.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from crmgen.model import patterns
from crmgen.model.attributes import pair_named
from crmgen.model.cluster import Cluster, ClusterNode, FencingLevel, FencingTarget
from crmgen.model.constraints import (
    Colocation,
    Constraint,
    NodeLocation,
    ResourceSet,
    RuleLocation,
    SetColocation,
    SetLocation,
    SetTicket,
    Ticket,
)
from crmgen.model.names import each_named, names_of

Tags = dict[str, tuple[str, ...]]


def expanded(cluster: Cluster, *, colocations: bool = True) -> Cluster:
    """The cluster with plain constraints and levels of nodes; itself where it has no others.

    Patterns become the top-level resources that match, tags the resources they hold (except in
    colocations where ``colocations`` is False), sets of locations and tickets their members, and
    fencing levels by pattern or attribute those of each declared node.
    """
    known: Tags = {tag.id: tag.refs for tag in cluster.tags}
    if not any(_is_compound(constraint, known) for constraint in cluster.constraints):
        constraints = cluster.constraints
    else:
        roots = [resource.id for resource in cluster.resources]
        constraints = tuple(
            part
            for constraint in cluster.constraints
            for plain in _single(constraint, roots)
            for part in _untagged(plain, known if colocations or not _is_joint(plain) else {})
        )
    levels = cluster.fencing_levels
    if any(level.target_type is not FencingTarget.NODE for level in levels):
        levels = tuple(_levels_of_nodes(cluster))
    if constraints is cluster.constraints and levels is cluster.fencing_levels:
        return cluster
    return replace(cluster, constraints=constraints, fencing_levels=levels)


def _is_joint(constraint: Constraint) -> bool:
    return isinstance(constraint, Colocation | SetColocation)


def _is_compound(constraint: Constraint, tags: Tags) -> bool:
    match constraint:
        case NodeLocation() | RuleLocation():
            return constraint.by_pattern or constraint.rsc in tags
        case SetLocation() | SetTicket():
            return True
        case _:
            return not tags.keys().isdisjoint(names_of(constraint))


def matching(location: NodeLocation | RuleLocation, roots: Iterable[str]) -> list[str]:
    """The top-level resources that the pattern of a location means."""
    return [name for name in roots if patterns.matches(location.rsc, name, inverts=True)]


def _single(constraint: Constraint, roots: list[str]) -> Iterator[Constraint]:
    """Sets of locations and tickets, and patterns, as one constraint a resource."""
    match constraint:
        case NodeLocation() | RuleLocation() if constraint.by_pattern:
            for name in matching(constraint, roots):
                yield replace(constraint, rsc=name, by_pattern=False)
        case SetTicket():
            for members, name in _members(constraint.sets):
                yield Ticket(
                    place=constraint.place,
                    notes=constraint.notes,
                    id=constraint.id,
                    ticket=constraint.ticket,
                    rsc=name,
                    role=members.role,
                    loss_policy=constraint.loss_policy,
                )
        case SetLocation():
            yield from _single_locations(constraint)
        case _:
            yield constraint


def _single_locations(location: SetLocation) -> Iterator[NodeLocation | RuleLocation]:
    for members, name in _members(location.sets):
        if location.node is None:
            yield RuleLocation(
                place=location.place,
                notes=location.notes,
                id=location.id,
                rsc=name,
                rules=location.rules,
                discovery=location.discovery,
            )
            continue
        yield NodeLocation(
            place=location.place,
            notes=location.notes,
            id=location.id,
            rsc=name,
            node=location.node,
            score=members.score or location.score or "INFINITY",
            role=members.role,
            discovery=location.discovery,
        )


def _members(sets: Iterable[ResourceSet]) -> Iterator[tuple[ResourceSet, str]]:
    return ((members, name) for members in sets for name in members.members)


def _untagged(constraint: Constraint, tags: Tags) -> Iterator[Constraint]:
    """One constraint for each resource of the tags; a set takes them in as members."""
    return each_named(constraint, lambda name: tags.get(name, (name,)))


def _levels_of_nodes(cluster: Cluster) -> Iterator[FencingLevel]:
    """The levels of named nodes as they are, those by pattern and attribute for each node that
    they mean. A node that has levels by its name has no others, as with Pacemaker."""
    named = {lv.target for lv in cluster.fencing_levels if lv.target_type is FencingTarget.NODE}
    for level in cluster.fencing_levels:
        if level.target_type is FencingTarget.NODE:
            yield level
            continue
        for node in cluster.nodes:
            if node.uname not in named and is_for(level, node):
                yield replace(
                    level,
                    target=node.uname,
                    target_type=FencingTarget.NODE,
                    target_value=None,
                )


def is_for(level: FencingLevel, node: ClusterNode) -> bool:
    """Whether a level is for a node, by the node's name or by an attribute of the sheet."""
    match level.target_type:
        case FencingTarget.NODE:
            return level.target == node.uname
        case FencingTarget.PATTERN:
            return patterns.matches(level.target, node.uname)
        case FencingTarget.ATTRIBUTE:
            pair = pair_named(node.attributes, level.target)
            return pair is not None and pair.value == level.target_value
