"""Location, colocation, order and ticket constraints in the crm language."""

from collections.abc import Callable, Sequence

from crmgen.catalogue import target as codes
from crmgen.emit.crm_pen import Pen, Statement
from crmgen.emit.crmsh_sets import is_sayable, refuse_in_xml, write_rule
from crmgen.model import (
    Colocation,
    Constraint,
    NodeLocation,
    Order,
    ResourceSet,
    Role,
    RuleLocation,
    SetColocation,
    SetConstraint,
    SetLocation,
    SetOrder,
    SetTicket,
    Ticket,
)

# a word that crmsh passes over in a list of members (all versions: parse.py, ResourceSet)
_SET_PLACEHOLDER = "_rsc_set_"


def node_location(pen: Pen, location: NodeLocation) -> Statement:
    """``location ID RSC|/PATTERN/ [role=ROLE] [resource-discovery=WHICH] SCORE: NODE``"""
    node = pen.word(location.node, location, "node")
    head = [
        *_location_head(pen, location),
        *([f"role={pen.words.role(location.role)}"] if location.role else []),
        *_discovery(location),
        f"{location.score}: {node}",
    ]
    statement = pen.open(" ".join(head), location, "rsc")
    for field in ("node", "score", "role", "discovery"):
        _note(pen, statement, location, field)
    return statement


def rule_location(pen: Pen, location: RuleLocation) -> Statement:
    """``location ID RSC|/PATTERN/ [resource-discovery=WHICH] rule … [rule …]``, a rule a line."""
    if not all(is_sayable(rule) for rule in location.rules):
        return _as_xml(pen, location)
    head = [*_location_head(pen, location), *_discovery(location)]
    statement = pen.open(" ".join(head), location, "rsc")
    _note(pen, statement, location, "discovery")
    for rule in location.rules:
        statement.add(write_rule(pen, statement, rule))
    return statement


def _as_xml(pen: Pen, location: RuleLocation | SetLocation) -> Statement:
    from lxml import etree

    from crmgen.emit.cib_constraints import add_constraint

    for rule in location.rules:
        refuse_in_xml(pen, rule)
    root = etree.Element("constraints")
    add_constraint(pen.writer(), root, location)
    return pen.xml(root[0], location, "rsc")


def set_location(pen: Pen, location: SetLocation) -> Statement:
    """``location ID { SETS } [resource-discovery=WHICH] SCORE: NODE``, or rules in place of the
    node."""
    if not all(is_sayable(rule) for rule in location.rules):
        return _as_xml(pen, location)
    statement = pen.open(f"location {_id(pen, location)} {{", location, "id")
    _write_sets(pen, statement, location.sets, _role_suffix(pen))
    tail = ["}", *_discovery(location)]
    if location.node is not None:
        tail.append(f"{location.score}: {pen.word(location.node, location, 'node')}")
    statement.add(" ".join(tail))
    for field in ("node", "score", "discovery"):
        _note(pen, statement, location, field)
    for rule in location.rules:
        statement.add(write_rule(pen, statement, rule))
    return statement


def _location_head(pen: Pen, location: NodeLocation | RuleLocation) -> list[str]:
    rsc = location.rsc
    if location.by_pattern:
        if any(char in "'\"" or char.isspace() for char in rsc):
            pen.refuse_word(rsc, location, "rsc")
        rsc = f"/{rsc}/"
    return ["location", _id(pen, location), pen.word(rsc, location, "rsc")]


def _discovery(location: NodeLocation | RuleLocation | SetLocation) -> list[str]:
    """It has to stand before the score."""
    return [] if location.discovery is None else [f"resource-discovery={location.discovery}"]


def colocation(pen: Pen, constraint: Colocation) -> Statement:
    """``colocation ID SCORE: RSC[:ROLE] WITH-RSC[:ROLE] [node-attribute=NAME]``"""
    rsc = _member(pen, constraint.rsc, constraint, "rsc", constraint.rsc_role)
    with_rsc = _member(pen, constraint.with_rsc, constraint, "with_rsc", constraint.with_rsc_role)
    words = [f"colocation {_id(pen, constraint)} {constraint.score}: {rsc} {with_rsc}"]
    if constraint.node_attribute is not None:
        words.append(f"node-attribute={constraint.node_attribute}")
    statement = pen.open(" ".join(words), constraint, "rsc")
    for field in ("with_rsc", "score", "rsc_role", "with_rsc_role", "node_attribute"):
        _note(pen, statement, constraint, field)
    return statement


def set_colocation(pen: Pen, constraint: SetColocation) -> Statement:
    """``colocation ID SCORE: SETS``. Sets and members stand in the order of the CIB: crmsh turns
    nothing round (4.2.0, 4.4.0 and 5.0.0)."""

    statement = pen.open(f"colocation {_id(pen, constraint)} {constraint.score}:", constraint, "id")
    _write_sets(pen, statement, constraint.sets, _role_suffix(pen))
    return statement


def _role_suffix(pen: Pen) -> Callable[[ResourceSet], str]:
    """What stands behind each member of a set whose constraint knows roles."""

    def suffix(members: ResourceSet) -> str:
        if members.action is not None:
            pen.job.refuse(codes.CRM_SET_WORD, members.at("action"), members.action)
        return f":{pen.words.role(members.role)}" if members.role is not None else ""

    return suffix


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
    rsc = _member(pen, constraint.rsc, constraint, "rsc", constraint.role)
    words = [*_ticket_head(pen, constraint), rsc]
    if constraint.loss_policy is not None:
        words.append(f"loss-policy={constraint.loss_policy}")
    statement = pen.open(" ".join(words), constraint, "ticket")
    for field in ("rsc", "role", "loss_policy"):
        _note(pen, statement, constraint, field)
    return statement


def set_ticket(pen: Pen, constraint: SetTicket) -> Statement:
    """``rsc_ticket ID TICKET: SETS [loss-policy=POLICY]``"""
    statement = pen.open(" ".join(_ticket_head(pen, constraint)), constraint, "ticket")
    _write_sets(pen, statement, constraint.sets, _role_suffix(pen))
    if constraint.loss_policy is not None:
        statement.add(f"loss-policy={constraint.loss_policy}")
    return statement


def _ticket_head(pen: Pen, constraint: Ticket | SetTicket) -> list[str]:
    name = pen.word(constraint.ticket, constraint, "ticket")
    if name != constraint.ticket or ":" in name:
        pen.refuse_word(constraint.ticket, constraint, "ticket")
    return ["rsc_ticket", _id(pen, constraint), f"{name}:"]


def needs_xml(constraint: Constraint) -> bool:
    """Whether the language has no words for something in it. crmsh would write a node attribute
    in lower case (4.2.0, 4.4.0, 5.0.0)."""
    match constraint:
        case Order():
            return constraint.require_all is not None
        case Colocation():
            attribute = constraint.node_attribute or ""
            return constraint.influence is not None or attribute != attribute.lower()
        case SetColocation():
            return constraint.influence is not None or _have_scores(constraint)
        case SetLocation():
            return _have_scores(constraint)
    return False


def _have_scores(constraint: SetConstraint) -> bool:
    return any(members.score is not None for members in constraint.sets)


def _id(pen: Pen, constraint: Constraint) -> str:
    return pen.word(constraint.id, constraint, "id")


def _note(pen: Pen, statement: Statement, constraint: Constraint, field: str) -> None:
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
        for number, member in enumerate(members.members):
            field = f"members.{number}"
            if member == _SET_PLACEHOLDER:
                pen.refuse_word(member, members, field)
            words.append(pen.word(member, members, field) + role_or_action)
        statement.add(_bracketed(members, words, alone))
        pen.note(statement, "set", members, "")


def _bracketed(members: ResourceSet, words: list[str], alone: bool) -> str:
    sequential = members.sequential is not False
    require_all = members.require_all is not False
    if alone and sequential and require_all and len(words) > 2:
        return " ".join(words)
    opening, closing = "()" if require_all else "[]"
    return " ".join([opening, *words, *(["sequential=true"] if sequential else []), closing])
