"""Location, colocation, order and ticket constraints in the crm language."""

from collections.abc import Callable, Sequence

from crmgen.catalogue import target as codes
from crmgen.emit.crm_pen import Pen, Statement
from crmgen.emit.crmsh_sets import is_sayable, refuse_in_xml, write_rule
from crmgen.model import (
    Colocation,
    NodeLocation,
    Order,
    ResourceSet,
    Role,
    RuleLocation,
    SetColocation,
    SetOrder,
    Ticket,
)

# a word that crmsh passes over in a list of members (all versions: parse.py, ResourceSet)
_SET_PLACEHOLDER = "_rsc_set_"


def node_location(pen: Pen, location: NodeLocation) -> Statement:
    """``location ID RSC SCORE: NODE``"""
    rsc = pen.word(location.rsc, location, "rsc")
    node = pen.word(location.node, location, "node")
    statement = pen.open(
        f"location {_id(pen, location)} {rsc} {location.score}: {node}", location, "rsc"
    )
    pen.note(statement, "node", location, "node")
    pen.note(statement, "score", location, "score")
    return statement


def rule_location(pen: Pen, location: RuleLocation) -> Statement:
    """``location ID RSC rule … [rule …]``, a rule a line."""
    if not all(is_sayable(rule) for rule in location.rules):
        return _as_xml(pen, location)
    rsc = pen.word(location.rsc, location, "rsc")
    statement = pen.open(f"location {_id(pen, location)} {rsc}", location, "rsc")
    for rule in location.rules:
        statement.add(write_rule(pen, statement, rule))
    return statement


def _as_xml(pen: Pen, location: RuleLocation) -> Statement:
    from lxml import etree

    from crmgen.emit.cib_constraints import add_constraint

    for rule in location.rules:
        refuse_in_xml(pen, rule)
    root = etree.Element("constraints")
    add_constraint(pen.writer(), root, location)
    return pen.xml(root[0], location, "rsc")


def colocation(pen: Pen, constraint: Colocation) -> Statement:
    """``colocation ID SCORE: RSC[:ROLE] WITH-RSC[:ROLE]``"""
    rsc = _member(pen, constraint.rsc, constraint, "rsc", constraint.rsc_role)
    with_rsc = _member(pen, constraint.with_rsc, constraint, "with_rsc", constraint.with_rsc_role)
    statement = pen.open(
        f"colocation {_id(pen, constraint)} {constraint.score}: {rsc} {with_rsc}",
        constraint,
        "rsc",
    )
    for field in ("with_rsc", "score", "rsc_role", "with_rsc_role"):
        _note(pen, statement, constraint, field)
    return statement


def set_colocation(pen: Pen, constraint: SetColocation) -> Statement:
    """``colocation ID SCORE: SETS``. Sets and members stand in the order of the CIB: crmsh turns
    nothing round (4.2.0, 4.4.0 and 5.0.0)."""

    def suffix(members: ResourceSet) -> str:
        if members.action is not None:
            pen.job.refuse(codes.CRM_SET_WORD, members.at("action"), members.action)
        return f":{pen.words.role(members.role)}" if members.role is not None else ""

    statement = pen.open(f"colocation {_id(pen, constraint)} {constraint.score}:", constraint, "id")
    _write_sets(pen, statement, constraint.sets, suffix)
    return statement


def order(pen: Pen, constraint: Order) -> Statement:
    """``order ID [KIND:] FIRST[:ACTION] THEN[:ACTION] [symmetrical=BOOL]``. Never a score: crmsh
    from 4.2.1 on makes a kind of it, and the opposite one of a negative score."""
    first = _member(pen, constraint.first, constraint, "first", constraint.first_action)
    then = _member(pen, constraint.then, constraint, "then", constraint.then_action)
    words = [*_order_head(pen, constraint), first, then, *_symmetrical(constraint)]
    statement = pen.open(" ".join(words), constraint, "first")
    for field in ("then", "kind", "first_action", "then_action", "symmetrical"):
        _note(pen, statement, constraint, field)
    return statement


def set_order(pen: Pen, constraint: SetOrder) -> Statement:
    """``order ID [KIND:] SETS [symmetrical=BOOL]``"""

    def suffix(members: ResourceSet) -> str:
        if members.role is not None:
            pen.job.refuse(codes.CRM_SET_WORD, members.at("role"), str(members.role))
        return f":{members.action}" if members.action is not None else ""

    statement = pen.open(" ".join(_order_head(pen, constraint)), constraint, "id")
    _write_sets(pen, statement, constraint.sets, suffix)
    for word in _symmetrical(constraint):
        statement.add(word)
    return statement


def ticket(pen: Pen, constraint: Ticket) -> Statement:
    """``rsc_ticket ID TICKET: RSC[:ROLE] [loss-policy=POLICY]``"""
    name = pen.word(constraint.ticket, constraint, "ticket")
    if name != constraint.ticket or ":" in name:
        pen.refuse_word(constraint.ticket, constraint, "ticket")
    rsc = _member(pen, constraint.rsc, constraint, "rsc", constraint.role)
    words = ["rsc_ticket", _id(pen, constraint), f"{name}:", rsc]
    if constraint.loss_policy is not None:
        words.append(f"loss-policy={constraint.loss_policy}")
    statement = pen.open(" ".join(words), constraint, "ticket")
    for field in ("rsc", "role", "loss_policy"):
        _note(pen, statement, constraint, field)
    return statement


def _id(
    pen: Pen,
    constraint: NodeLocation
    | RuleLocation
    | Colocation
    | SetColocation
    | Order
    | SetOrder
    | Ticket,
) -> str:
    return pen.word(constraint.id, constraint, "id")


def _note(
    pen: Pen, statement: Statement, constraint: Colocation | Order | Ticket, field: str
) -> None:
    if getattr(constraint, field) is not None:
        pen.note(statement, field.replace("_", "-"), constraint, field)


def _member(
    pen: Pen,
    rsc: str,
    constraint: Colocation | Order | Ticket,
    field: str,
    suffix: Role | str | None,
) -> str:
    text = pen.word(rsc, constraint, field)
    if isinstance(suffix, Role):
        return f"{text}:{pen.words.role(suffix)}"
    return text if suffix is None else f"{text}:{suffix}"


def _order_head(pen: Pen, constraint: Order | SetOrder) -> list[str]:
    kind = [] if constraint.kind is None else [f"{constraint.kind}:"]
    return ["order", _id(pen, constraint), *kind]


def _symmetrical(constraint: Order | SetOrder) -> list[str]:
    """Has to be the last word."""
    if constraint.symmetrical is None:
        return []
    return [f"symmetrical={'true' if constraint.symmetrical else 'false'}"]


def _write_sets(
    pen: Pen,
    statement: Statement,
    sets: Sequence[ResourceSet],
    suffix: Callable[[ResourceSet], str],
) -> None:
    """A set a line: ``( … )`` is sequential=false, ``[ … ]`` require-all=false as well, and
    ``sequential=true`` inside takes the first back. Without brackets two members would be a plain
    constraint and neighbouring sets would become one; three members alone need none."""
    alone = len(sets) == 1
    for members in sets:
        role_or_action = suffix(members)
        words = []
        for member in members.members:
            if member == _SET_PLACEHOLDER:
                pen.refuse_word(member, members, "members")
            words.append(pen.word(member, members, "members") + role_or_action)
        statement.add(_bracketed(members, words, alone))
        pen.note(statement, "set", members, "")


def _bracketed(members: ResourceSet, words: list[str], alone: bool) -> str:
    sequential = members.sequential is not False
    require_all = members.require_all is not False
    if alone and sequential and require_all and len(words) > 2:
        return " ".join(words)
    opening, closing = "()" if require_all else "[]"
    return " ".join([opening, *words, *(["sequential=true"] if sequential else []), closing])
