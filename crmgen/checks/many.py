"""Rules about what is said of many at once, and about options of constraints."""

from collections.abc import Iterator

from crmgen.catalogue.rules import many as codes
from crmgen.checks.design import Design
from crmgen.checks.findings import finding
from crmgen.checks.nodes import declared_nodes
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.model import (
    Clone,
    Colocation,
    FencingLevel,
    FencingTarget,
    NodeLocation,
    Order,
    RuleLocation,
)
from crmgen.model.expand import is_for, matching
from crmgen.model.incomplete import Piece
from crmgen.model.names import names_of


@rule(codes.PATTERN_WITHOUT_MATCH, reads=Piece.LEAVES)
def patterns_without_match(design: Design) -> Iterator[Diagnostic]:
    """The pattern of a location is found in the id of some resource."""
    roots = [resource.id for resource in design.written.resources]
    told: set[tuple[str, int]] = set()
    for constraint in design.written.constraints:
        if not isinstance(constraint, NodeLocation | RuleLocation) or not constraint.by_pattern:
            continue
        at = constraint.at("rsc")
        if not matching(constraint, roots) and (constraint.rsc, at.row) not in told:
            told.add((constraint.rsc, at.row))
            yield finding(codes.PATTERN_WITHOUT_MATCH, at, constraint.rsc)


@rule(codes.NEVER_LOOKED_FOR, reads=Piece(0))
def never_looked_for(design: Design) -> Iterator[Diagnostic]:
    """Where a resource is not looked for it does not run."""
    for constraint in design.written.constraints:
        if not isinstance(constraint, NodeLocation) or constraint.discovery != "never":
            continue
        if constraint.score != "-INFINITY":
            words = {"score": constraint.score, "node": constraint.node}
            yield finding(codes.NEVER_LOOKED_FOR, constraint.at("discovery"), "never", **words)


@rule(codes.NOT_LOOKED_FOR, reads=Piece(0))
def unexplained_discovery(design: Design) -> Iterator[Diagnostic]:
    """Pacemaker looks for resources everywhere, unless the row says why not: told once a resource.
    Where never is wrong altogether, that is told instead."""
    told: set[str] = set()
    for constraint in design.written.constraints:
        if not isinstance(constraint, NodeLocation | RuleLocation) or constraint.notes:
            continue
        if constraint.rsc in told:
            continue
        value = constraint.discovery
        if value == "exclusive" or (value == "never" and _is_ban(constraint)):
            told.add(constraint.rsc)
            yield finding(codes.NOT_LOOKED_FOR, constraint.at("discovery"), value)


def _is_ban(location: NodeLocation | RuleLocation) -> bool:
    if isinstance(location, NodeLocation):
        return location.score == "-INFINITY"
    return all(one.score == "-INFINITY" for one in location.rules)


@rule(codes.EXCLUDED_PREFERENCE, reads=Piece.LOCATIONS)
def excluded_preferences(design: Design) -> Iterator[Diagnostic]:
    """A resource with exclusive nodes prefers no other node."""
    locations = [c for c in design.cluster.constraints if isinstance(c, NodeLocation)]
    ruled = {
        c.rsc
        for c in design.cluster.constraints
        if isinstance(c, RuleLocation) and c.discovery == "exclusive"
    }
    exclusive: dict[str, set[str]] = {}
    for location in locations:
        if location.discovery == "exclusive":
            exclusive.setdefault(location.rsc, set()).add(location.node)
    for location in locations:
        nodes = exclusive.get(location.rsc)
        if nodes is None or location.node in nodes or location.rsc in ruled:
            continue
        if not location.score.startswith("-") and location.score != "0":
            at = location.at("node")
            yield finding(codes.EXCLUDED_PREFERENCE, at, location.node, rsc=location.rsc)


@rule(codes.REQUIRE_ALL_OF_ONE, codes.REQUIRE_ALL_DEPRECATED, reads=Piece.LEAVES)
def require_all_of_one(design: Design) -> Iterator[Diagnostic]:
    """require-all is about the instances of a clone, and has a better form."""
    for constraint in design.written.constraints:
        if not isinstance(constraint, Order) or constraint.require_all is None:
            continue
        first = design.resources.get(constraint.first)
        value, at = str(constraint.require_all).lower(), constraint.at("require_all")
        if first is not None and not isinstance(first, Clone):
            yield finding(codes.REQUIRE_ALL_OF_ONE, at, value, rsc=first.id)
        elif first is not None and not constraint.require_all:
            yield finding(codes.REQUIRE_ALL_DEPRECATED, at, value, rsc=first.id)


@rule(codes.UNKNOWN_NODE_ATTRIBUTE, reads=Piece.NODES)
def unknown_node_attributes(design: Design) -> Iterator[Diagnostic]:
    """The node attribute of a colocation is one that some node has."""
    if not declared_nodes(design):
        return
    known = {
        pair.name
        for node in design.cluster.nodes
        for found in node.attributes
        for pair in found.pairs
    }
    for constraint in design.written.constraints:
        name = constraint.node_attribute if isinstance(constraint, Colocation) else None
        if name is not None and name not in known and not name.startswith("#"):
            yield finding(codes.UNKNOWN_NODE_ATTRIBUTE, constraint.at("node_attribute"), name)


@rule(codes.PATTERN_OF_NO_NODE, codes.TWO_TARGETS, reads=Piece.NODES | Piece.LEVELS)
def targets_of_levels(design: Design) -> Iterator[Diagnostic]:
    """Every target means some node, and no node is meant by two."""
    if not declared_nodes(design):
        return
    levels = design.written.fencing_levels
    named = {level.target for level in levels if level.target_type is FencingTarget.NODE}
    first: dict[tuple[object, ...], FencingLevel] = {}
    for level in levels:
        if level.target_type is not FencingTarget.NODE:
            first.setdefault((level.target_type, level.target, level.target_value), level)
    meant: dict[str, FencingLevel] = {}
    for level in first.values():
        nodes = [node.uname for node in design.cluster.nodes if is_for(level, node)]
        if not nodes:
            yield finding(codes.PATTERN_OF_NO_NODE, level.at("target"), level.target)
        for node in nodes:
            other = meant.setdefault(node, level)
            if other is not level and node not in named:
                words = {"node": node, "other": other.target}
                yield finding(codes.TWO_TARGETS, level.at("target"), level.target, **words)
                break


@rule(codes.TAG_OF_OTHERS, reads=Piece.LEAVES)
def tags_of_others(design: Design) -> Iterator[Diagnostic]:
    """A tag that a constraint names holds resources only."""
    named = {name for constraint in design.written.constraints for name in names_of(constraint)}
    for tag in design.written.tags:
        if tag.id not in named:
            continue
        for number, ref in enumerate(tag.refs):
            if ref not in design.resources:
                yield finding(codes.TAG_OF_OTHERS, tag.at(f"refs.{number}"), tag.id, ref=ref)
                break


@rule(codes.TAG_WITH_TAG, reads=Piece(0))
def tags_with_tags(design: Design) -> Iterator[Diagnostic]:
    """A colocation of two has a resource on one side at least."""
    several = {tag.id for tag in design.written.tags} | {one.id for one in design.templates}
    for constraint in design.written.constraints:
        if isinstance(constraint, Colocation) and {constraint.rsc, constraint.with_rsc} <= several:
            at = constraint.at("with_rsc")
            yield finding(codes.TAG_WITH_TAG, at, constraint.with_rsc, other=constraint.rsc)
