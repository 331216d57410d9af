"""Location constraints and tickets, added up by item and node."""

from typing import TYPE_CHECKING

from crmgen.model import NodeLocation, Role, Rule, RuleLocation, Ticket
from crmgen.model.attributes import INFINITY, score_number
from crmgen.origin import Origin
from crmgen.placement import scores
from crmgen.placement.cause import Cause, Why
from crmgen.placement.discovery import apply_discovery
from crmgen.placement.facts import covers_all_nodes, holds
from crmgen.placement.items import Item, Kind

if TYPE_CHECKING:
    from crmgen.placement.design import Design


def apply_monitors(design: "Design") -> None:
    """Monitors give their attribute wherever their clone may run; one that is not cloned gives it
    on a node that nobody can name before it runs."""
    for attribute, setters in sorted(design.facts.setters.items()):
        roots = {setter.root.id for setter in setters}
        setter = setters[0]
        item = design.by_id.get(setter.root.id)
        running = item is not None and item.halted is None
        if not running:
            continue
        sure = covers_all_nodes(setter.root) and len(roots) == 1
        for name in design.nodes:
            design.facts.set_monitored(name, attribute, setter.value if sure else None)


def apply_locations(design: "Design") -> None:
    """Add every location and ticket to the items it names."""
    for constraint in design.cluster.constraints:
        match constraint:
            case NodeLocation():
                _apply_node(design, constraint)
            case RuleLocation():
                for item in _named(design, constraint.rsc, constraint.at("rsc")):
                    for rule in constraint.rules:
                        _add_rule(design, item, rule)
            case Ticket():
                for item in design.resolve(constraint.rsc):
                    _add_ticket(item, constraint)
            case _:
                pass
    apply_discovery(design)
    for item in design.all_items():
        _explain_absent(design, item)


def _apply_node(design: "Design", location: NodeLocation) -> None:
    number = design.number.get(location.node)
    score, at = score_number(location.score), location.at("score")
    for item in _named(design, location.rsc, location.at("rsc")):
        if number is None:
            continue
        if location.role is Role.PROMOTED:
            _add_role(item, number, location.node, score, at)
        else:
            _add(design, item, number, score, Why.LOCATION, at)


def _named(design: "Design", rsc: str, at: Origin) -> list[Item]:
    items = design.resolve(rsc)
    if rsc in design.inside_clone:
        for item in items:
            item.loose = Cause(Why.CLONE_CHILD, item.id, at, other=rsc)
            item.loose_below = True
        return []
    return items


def _targets(item: Item) -> list[Item]:
    """A group's scores count for its first member, who carries the others along."""
    return item.members[:1] if item.kind is Kind.GROUP else [item]


def _add(
    design: "Design", item: Item, number: int, score: int, why: Why, at: Origin, value: str = ""
) -> None:
    for target in [item, *_targets(item)] if item.kind is Kind.GROUP else [item]:
        old = target.base[number]
        if not design.symmetric and number not in target.bans and old <= -INFINITY:
            old = 0  # a location enables a node in an opt-in cluster
            for member in item.members[1:]:
                if member.base[number] <= -INFINITY and number not in member.bans:
                    member.base[number] = 0
        target.base[number] = scores.add(old, score)
        cause = Cause(why, target.id, at, node=design.nodes[number], value=value)
        if score <= -INFINITY:
            target.bans.setdefault(number, cause)
        elif score < 0:
            target.minus.setdefault(number, cause)


def _add_rule(design: "Design", item: Item, rule: Rule) -> None:
    score = score_number(rule.score)
    promoted = rule.role is Role.PROMOTED
    for number, node in enumerate(design.nodes):
        passes = holds(rule, design.facts, node)
        if rule.score_attribute is not None and passes is not False:
            _add_unknown(item, rule, -INFINITY, promoted)
        elif passes is None:
            _add_unknown(item, rule, score, promoted)
        elif passes and promoted:
            _add_role(item, number, node, score, rule.at("score"))
        elif passes:
            _add(design, item, number, score, Why.RULE, rule.at("score"), scores.text(score))


def _add_unknown(item: Item, rule: Rule, score: int, promoted: bool) -> None:
    attribute = next((test.attribute for test in rule.tests()), "")
    why = Why.UNKNOWN_ATTRIBUTE if rule.is_flat and rule.score_attribute is None else Why.TIME
    cause = Cause(why, item.id, rule.at("score"), value=attribute)
    if promoted:
        item.role_loose = cause
        return
    for target in [item, *_targets(item)]:
        target.loose = cause
        target.loose_below |= score < 0


def _add_role(item: Item, number: int, node: str, score: int, at: Origin) -> None:
    if not item.promotable:
        return  # a rule for a role that the resource never has
    item.role_base[number] = scores.add(item.role_base[number], score)
    if score < 0:
        cause = Cause(Why.RULE, item.id, at, node=node, value=scores.text(score))
        item.role_bans.setdefault(number, cause)


def _add_ticket(item: Item, ticket: Ticket) -> None:
    cause = Cause(Why.TICKET, item.id, ticket.at("ticket"), value=ticket.ticket)
    if ticket.role is Role.PROMOTED:
        item.role_halted = cause
        return
    for target in (item, *item.members):
        target.halted = target.halted or cause


def _explain_absent(design: "Design", item: Item) -> None:
    if design.symmetric:
        return
    at = design.property("symmetric-cluster").at
    for number, score in enumerate(item.base):
        if score <= -INFINITY and number not in item.bans:
            node = design.nodes[number]
            item.bans[number] = Cause(Why.NOT_ENABLED, item.id, at, node=node)
