"""Rules about ids, names and what refers to them (table B)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from crmgen.catalogue.rules import bundles as bundle_codes
from crmgen.catalogue.rules import references as codes
from crmgen.checks.design import Design
from crmgen.checks.registry import rule
from crmgen.checks.values import find_placeholder
from crmgen.diagnostics import Code, Diagnostic, Related
from crmgen.model import (
    AttributeSet,
    Bundle,
    Clone,
    Colocation,
    Constraint,
    Group,
    NodeLocation,
    Nvpair,
    Order,
    Primitive,
    Resource,
    Rule,
    RuleLocation,
    SetColocation,
    SetOrder,
    Ticket,
)
from crmgen.model.incomplete import Piece
from crmgen.origin import Origin
from crmgen.text import Text

_FIRST = Text("先に書かれた方", "the first one")


class Named(NamedTuple):
    """A name that stands for something else, and its cell."""

    name: str
    origin: Origin


@rule(codes.UNKNOWN_NODE, codes.NODE_CASE, reads=Piece.CONTENT | Piece.NODES)
def unknown_node(design: Design) -> Iterator[Diagnostic]:
    """Locations and rules name nodes of table NODE, in its spelling."""
    known = tuple(design.node_names)
    if not known:
        return
    folded = {name.lower(): name for name in reversed(known)}
    for name, origin in _named_nodes(design):
        if name in known or find_placeholder(name):
            continue
        same = folded.get(name.lower())
        if same is not None:
            yield Diagnostic(
                codes.NODE_CASE, origin, found=name, nearest=same, params={"near": same}
            )
            continue
        yield Diagnostic(
            codes.UNKNOWN_NODE, origin, found=name, allowed=known, nearest=_closest(name, known)
        )


@rule(codes.LONE_NODE_NAME, reads=Piece.KNOWN_NODES)
def lone_node_name(design: Design) -> Iterator[Diagnostic]:
    """Without a table NODE, a name used once is no misspelling of one that is used often.

    Nodes are told apart by their digits as a rule: names that differ in digits alone are no
    misspellings of each other.
    """
    if design.node_names:
        return
    places: dict[str, list[Origin]] = {}
    levels = (Named(level.target, level.at("target")) for level in design.cluster.fencing_levels)
    for named in (*_named_nodes(design), *levels, *_host_lists(design)):
        places.setdefault(named.name, []).append(named.origin)
    often = [name for name, found in places.items() if len(found) > 1]
    for name, found in places.items():
        if len(found) > 1:
            continue
        near = _closest(name, [n for n in often if _letters(n) != _letters(name)])
        if near is not None:
            yield Diagnostic(
                codes.LONE_NODE_NAME, found[0], found=name, nearest=near, params={"near": near}
            )


@rule(codes.NODES_DIFFER_IN_CASE, reads=Piece(0))
def nodes_differ_in_case(design: Design) -> Iterator[Diagnostic]:
    """No two nodes have one name in Pacemaker's eyes."""
    nodes = [Named(node.uname, node.at("uname")) for node in design.cluster.nodes]
    for first, second in _differ_in_case(nodes):
        yield Diagnostic(
            codes.NODES_DIFFER_IN_CASE,
            second.origin,
            found=second.name,
            related=(Related(first.origin, _FIRST),),
            params={"other": first.name},
        )


@rule(codes.IDS_DIFFER_IN_CASE, reads=Piece(0))
def ids_differ_in_case(design: Design) -> Iterator[Diagnostic]:
    """No two resources have ids that differ in case only."""
    ids = [Named(name, resource.at("id")) for name, resource in design.resources.items()]
    for first, second in _differ_in_case(ids):
        yield Diagnostic(
            codes.IDS_DIFFER_IN_CASE,
            second.origin,
            found=second.name,
            related=(Related(first.origin, _FIRST),),
            params={"other": first.name},
        )


@rule(codes.CLONED_CHILD, reads=Piece.LEAVES)
def cloned_child(design: Design) -> Iterator[Diagnostic]:
    """Constraints name the clone, not what is inside."""
    for constraint in design.cluster.constraints:
        yield from _parts_of(design, Clone, codes.CLONED_CHILD, _references(constraint))


@rule(bundle_codes.BUNDLED_CHILD, reads=Piece.LEAVES)
def bundled_child(design: Design) -> Iterator[Diagnostic]:
    """Constraints name the bundle, not what is inside."""
    for constraint in design.cluster.constraints:
        yield from _parts_of(design, Bundle, bundle_codes.BUNDLED_CHILD, _references(constraint))


@rule(codes.GROUP_MEMBER, reads=Piece.LEAVES)
def group_member(design: Design) -> Iterator[Diagnostic]:
    """A constraint that places something places the whole group."""
    for constraint in design.cluster.constraints:
        placed = _placed_by(constraint, design)
        yield from _parts_of(design, Group, codes.GROUP_MEMBER, placed)


def _parts_of(
    design: Design,
    kind: type[Clone] | type[Group] | type[Bundle],
    code: Code,
    references: Iterable[Named],
) -> Iterator[Diagnostic]:
    """The references that name a part of what stands at a root of that kind."""
    for name, origin in references:
        root = design.root_of.get(name)
        if isinstance(root, kind) and root.id != name:
            yield Diagnostic(code, origin, found=name, nearest=root.id, params={"root": root.id})


@rule(codes.SAME_PAIR, reads=Piece(0))
def same_pair(design: Design) -> Iterator[Diagnostic]:
    """No two colocations, orders or tickets say something of the same pair."""
    first: dict[tuple[object, ...], Constraint] = {}
    for constraint in design.cluster.constraints:
        key = _pair_of(constraint)
        if key is None:
            continue
        before = first.setdefault(key, constraint)
        if before is not constraint:
            earlier = before.at(_second_field(before))
            yield Diagnostic(
                codes.SAME_PAIR,
                constraint.at(_second_field(constraint)),
                found=str(key[1]),
                related=(Related(earlier, _FIRST),),
                params={"other": str(key[2]), "first": _cell(earlier)},
            )


@rule(codes.SAME_RULE, reads=Piece.LOCATIONS)
def same_rule(design: Design) -> Iterator[Diagnostic]:
    """No resource has two location rules with the same condition."""
    first: dict[tuple[object, ...], Rule] = {}
    for constraint in design.cluster.constraints:
        if not isinstance(constraint, RuleLocation):
            continue
        for item in constraint.rules:
            tests = (item.boolean_op, item.expressions, item.conditions)
            key = (constraint.rsc, item.role, *tests)
            before = first.setdefault(key, item)
            if before is not item:
                earlier = _first_test(before)
                yield Diagnostic(
                    codes.SAME_RULE,
                    _first_test(item),
                    found=constraint.rsc,
                    related=(Related(earlier, _FIRST),),
                    params={"first": _cell(earlier)},
                )


def _first_test(item: Rule) -> Origin:
    return next((test.at("attribute") for test in item.tests()), item.at())


@rule(codes.UNKNOWN_ID_IN_TEXT, reads=Piece.LEAVES | Piece.TAGS)
def unknown_id_in_text(design: Design) -> Iterator[Diagnostic]:
    """Commands inside parameters name resources that exist."""
    known = {*design.resources, *(tag.id for tag in design.cluster.tags)}
    for pair in _parameters(design.primitives):
        if "resource" not in pair.value and "failcount" not in pair.value:
            continue
        for match in _command().finditer(pair.value):
            name = match[1] or match[2]
            if name in known:
                continue
            from crmgen.diagnostics.nearest import nearest

            yield Diagnostic(
                codes.UNKNOWN_ID_IN_TEXT,
                pair.at("value"),
                found=pair.value,
                nearest=nearest(name, known),
                params={"id": name},
            )


@cache
def _command() -> re.Pattern[str]:
    """The resource that a command of Pacemaker, crmsh or pcs is about."""
    verbs = "start|stop|restart|status|move|ban|clear|cleanup|refresh|enable|disable|locate|manage"
    name = r"([A-Za-z_][\w.-]*)"
    return re.compile(
        rf"\bcrm_(?:resource|failcount)\b[^|;&]*?\s(?:-r\s*|--resource[ =]){name}"
        rf"|\b(?:crm|pcs)\s+resource\s+(?:{verbs}|unmanage)\s+{name}",
        re.ASCII,
    )


def _named_nodes(design: Design) -> Iterator[Named]:
    """Every node that a location or a rule names."""
    for constraint in design.cluster.constraints:
        if isinstance(constraint, NodeLocation):
            yield Named(constraint.node, constraint.at("node"))
        elif isinstance(constraint, RuleLocation):
            for item in constraint.rules:
                yield from _nodes_in_rule(item)
    for attributes in _all_sets(design.cluster.resources):
        if attributes.rule:
            yield from _nodes_in_rule(attributes.rule)


def _nodes_in_rule(item: Rule) -> Iterator[Named]:
    for expression in item.tests():
        if expression.attribute == "#uname" and expression.value is not None:
            yield Named(expression.value, expression.at("value"))


def _host_lists(design: Design) -> Iterator[Named]:
    """The nodes that fencing devices and replicated databases list."""
    for pair in _parameters(design.primitives):
        if pair.name in ("pcmk_host_list", "hostlist", "node_list"):
            for name in pair.value.replace(",", " ").split():
                yield Named(name, pair.at("value"))


def _parameters(primitives: Iterable[Primitive]) -> Iterator[Nvpair]:
    for primitive in primitives:
        for attributes in primitive.instance_attributes:
            yield from attributes.pairs


def _all_sets(resources: Iterable[Resource]) -> Iterator[AttributeSet]:
    for resource in resources:
        yield from resource.instance_attributes
        yield from resource.meta_attributes
        match resource:
            case Clone(child=child) | Bundle(child=Primitive() as child):
                yield from _all_sets((child,))
            case Group():
                yield from _all_sets(resource.members)


def _references(constraint: Constraint) -> Iterator[Named]:
    """The resources that a constraint names."""
    match constraint:
        case NodeLocation() | RuleLocation() | Ticket():
            yield Named(constraint.rsc, constraint.at("rsc"))
        case Colocation():
            yield Named(constraint.rsc, constraint.at("rsc"))
            yield Named(constraint.with_rsc, constraint.at("with_rsc"))
        case Order():
            yield Named(constraint.first, constraint.at("first"))
            yield Named(constraint.then, constraint.at("then"))
        case SetColocation() | SetOrder():
            for resource_set in constraint.sets:
                for name in resource_set.members:
                    yield Named(name, constraint.at())


def _placed_by(constraint: Constraint, design: Design) -> Iterator[Named]:
    """The resources whose place a constraint decides; none where it stays within one group."""
    if isinstance(constraint, Order | SetOrder | Ticket):
        return
    names = list(_references(constraint))
    roots = {design.root_of[named.name].id for named in names if named.name in design.root_of}
    if len(names) > 1 and len(roots) < 2:
        return
    yield from names[:1] if isinstance(constraint, Colocation) else names


def _pair_of(constraint: Constraint) -> tuple[object, ...] | None:
    match constraint:
        case Colocation():
            roles = (constraint.rsc_role, constraint.with_rsc_role)
            return ("colocation", constraint.rsc, constraint.with_rsc, roles)
        case Order():
            first = constraint.first_action or "start"
            actions = (first, constraint.then_action or first)
            return ("order", constraint.first, constraint.then, actions)
        case Ticket():
            return ("ticket", constraint.ticket, constraint.rsc, constraint.role)
    return None


def _second_field(constraint: Constraint) -> str:
    match constraint:
        case Colocation():
            return "with_rsc"
        case Order():
            return "then"
    return "rsc"


def _differ_in_case(names: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    """Each name after the first one of the same letters, with that first one."""
    first: dict[str, Named] = {}
    for named in names:
        before = first.setdefault(named.name.lower(), named)
        if before.name != named.name:
            yield before, named


def _closest(name: str, known: Iterable[str]) -> str | None:
    """The node that is meant: the same host with or without its domain, or the nearest name."""
    names = list(known)
    host = name.partition(".")[0].lower()
    for candidate in names:
        if candidate.partition(".")[0].lower() == host:
            return candidate
    from crmgen.diagnostics.nearest import nearest

    return nearest(name, names)


def _letters(name: str) -> str:
    return "".join(c for c in name if not c.isdigit())


def _cell(origin: Origin) -> str:
    sheet = f"{origin.source.sheet}!" if origin.source.sheet else ""
    return f"{sheet}{origin.cell}"
