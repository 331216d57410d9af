"""The constraints of a CIB."""

from crmgen.emit.cib_writer import Element, Writer, boolean
from crmgen.model import (
    Colocation,
    Constraint,
    NodeLocation,
    Order,
    ResourceSet,
    Role,
    RuleLocation,
    SetColocation,
    SetLocation,
    SetOrder,
    SetTicket,
    Ticket,
)


def add_constraint(writer: Writer, parent: Element, constraint: Constraint) -> None:
    """One constraint; a rule location comes with its rules already split."""
    match constraint:
        case NodeLocation():
            _node_location(writer, parent, constraint)
        case RuleLocation():
            _rule_location(writer, parent, constraint)
        case Colocation():
            _colocation(writer, parent, constraint)
        case SetColocation():
            _set_colocation(writer, parent, constraint)
        case Order():
            _order(writer, parent, constraint)
        case SetOrder():
            _set_order(writer, parent, constraint)
        case Ticket():
            _ticket(writer, parent, constraint)
        case SetTicket():
            _set_ticket(writer, parent, constraint)
        case SetLocation():
            _set_location(writer, parent, constraint)


def _node_location(writer: Writer, parent: Element, location: NodeLocation) -> None:
    attributes = {
        "id": location.id,
        **_subject(location),
        "role": _role(writer, location.role),
        "score": location.score,
        "node": location.node,
        "resource-discovery": location.discovery,
    }
    writer.add(parent, "rsc_location", attributes, location.at("rsc"))


def _rule_location(writer: Writer, parent: Element, location: RuleLocation) -> None:
    attributes = {
        "id": location.id,
        **_subject(location),
        "resource-discovery": location.discovery,
    }
    element = writer.add(parent, "rsc_location", attributes, location.at("rsc"))
    for rule in location.rules:
        writer.rule(element, location.id, rule)


def _subject(location: NodeLocation | RuleLocation) -> dict[str, str | None]:
    return {"rsc-pattern" if location.by_pattern else "rsc": location.rsc}


def _set_location(writer: Writer, parent: Element, location: SetLocation) -> None:
    attributes = {
        "id": location.id,
        "score": location.score,
        "node": location.node,
        "resource-discovery": location.discovery,
    }
    element = writer.add(parent, "rsc_location", attributes, location.at())
    _sets(writer, element, location.id, location.sets)
    for rule in location.rules:
        writer.rule(element, location.id, rule)


def _colocation(writer: Writer, parent: Element, colocation: Colocation) -> None:
    attributes = {
        "id": colocation.id,
        "score": colocation.score,
        "rsc": colocation.rsc,
        "rsc-role": _role(writer, colocation.rsc_role),
        "with-rsc": colocation.with_rsc,
        "with-rsc-role": _role(writer, colocation.with_rsc_role),
        "influence": boolean(colocation.influence),
        "node-attribute": colocation.node_attribute,
    }
    writer.add(parent, "rsc_colocation", attributes, colocation.at("rsc"))


def _set_colocation(writer: Writer, parent: Element, colocation: SetColocation) -> None:
    attributes = {
        "id": colocation.id,
        "score": colocation.score,
        "influence": boolean(colocation.influence),
    }
    element = writer.add(parent, "rsc_colocation", attributes, colocation.at())
    _sets(writer, element, colocation.id, colocation.sets)


def _order(writer: Writer, parent: Element, order: Order) -> None:
    attributes = {
        "id": order.id,
        "kind": order.kind,
        "first": order.first,
        "first-action": order.first_action,
        "then": order.then,
        "then-action": order.then_action,
        "symmetrical": boolean(order.symmetrical),
        "require-all": boolean(order.require_all),
    }
    writer.add(parent, "rsc_order", attributes, order.at("first"))


def _set_order(writer: Writer, parent: Element, order: SetOrder) -> None:
    attributes = {
        "id": order.id,
        "kind": order.kind,
        "symmetrical": boolean(order.symmetrical),
    }
    element = writer.add(parent, "rsc_order", attributes, order.at())
    _sets(writer, element, order.id, order.sets)


def _ticket(writer: Writer, parent: Element, ticket: Ticket) -> None:
    attributes = {
        "id": ticket.id,
        "ticket": ticket.ticket,
        "rsc": ticket.rsc,
        "rsc-role": _role(writer, ticket.role),
        "loss-policy": ticket.loss_policy,
    }
    writer.add(parent, "rsc_ticket", attributes, ticket.at("rsc"))


def _set_ticket(writer: Writer, parent: Element, ticket: SetTicket) -> None:
    attributes = {
        "id": ticket.id,
        "ticket": ticket.ticket,
        "loss-policy": ticket.loss_policy,
    }
    element = writer.add(parent, "rsc_ticket", attributes, ticket.at())
    _sets(writer, element, ticket.id, ticket.sets)


def _sets(writer: Writer, parent: Element, owner: str, sets: tuple[ResourceSet, ...]) -> None:
    for number, resources in enumerate(sets):
        attributes = {
            "id": writer.ids.make(f"{owner}-{number}"),
            "sequential": boolean(resources.sequential),
            "require-all": boolean(resources.require_all),
            "action": resources.action,
            "role": _role(writer, resources.role),
            "score": resources.score,
        }
        element = writer.add(parent, "resource_set", attributes)
        for member in resources.members:
            writer.add(element, "resource_ref", {"id": member})


def _role(writer: Writer, role: Role | None) -> str | None:
    return writer.words.role(role) if role else None
