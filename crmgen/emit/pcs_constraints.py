"""Constraints as pcs commands."""

import re
from collections.abc import Hashable, Iterable

from crmgen.catalogue import target as codes
from crmgen.diagnostics import Related
from crmgen.emit.pcs_rules import rule_parts
from crmgen.emit.pcs_script import Part, Script
from crmgen.emit.sh_quoting import words
from crmgen.model import (
    Cluster,
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
from crmgen.targets import Feature
from crmgen.text import Text

# what booth takes as a ticket's name; checked from pcs 0.10.10 or so on, 0.11.5 does
_is_ticket = re.compile(r"[A-Za-z0-9-]{1,63}").fullmatch
_AGAIN = "--force: pcs takes a second such constraint of these resources for a slip"
_SAME_GROUP = "pcs has no orders between members of one group"
_OWN_WORD = "pcs would take the name of the resource for a word of its own"
# pcs looks for these where a resource may stand as well: "order start then a" has no resource
# (0.10 to 0.12), "order config then a" is refused (0.11.5, 0.12.0), and "order remove then a" adds
# nothing, in 0.10.8 without an error
_OWN_WORDS = frozenset(
    ("add", "config", "create", "delete", "demote", "help", "list", "move", "promote", "remove",
     "rule", "set", "setoptions", "show", "start", "status", "stop", "then", "with")
)  # fmt: skip
_RICH_RULE = "pcs versions differ in how they take dates, rules in rules and score attributes"
_ROLE = "pcs has no role for a location without a rule"
_SET_LOCATION = "pcs has no locations of resource sets"
_TAG = "pcs takes no tag in the place of a resource"
_SET_OPTION = "pcs has no such option for a resource set or its constraint"
_BESIDE = "pcs would take out the location of the same resource and node that has a role"
_TEMPLATE = "pcs has no constraints on templates"
_TICKET_NAME = "pcs takes letters, digits and dashes only in the name of a ticket"


def add_constraints(script: Script, cluster: Cluster, constraints: Iterable[Constraint]) -> None:
    """All constraints; the rules of a location are split where the target wants it."""
    script.section("constraints")
    adder = _Constraints(script, cluster)
    for constraint in constraints:
        adder.add(constraint)


class _Constraints:
    def __init__(self, script: Script, cluster: Cluster) -> None:
        self._script = script
        self._locations: dict[tuple[str, bool, str], NodeLocation] = {}
        self._with_role: set[tuple[str, bool, str]] = set()
        self._tags = {tag.id for tag in cluster.tags}
        self._seen: set[Hashable] = set()
        self._templates = {template.id for template in cluster.templates}
        self._group_of = {
            member.id: group.id for group in cluster.groups() for member in group.members
        }

    def add(self, constraint: Constraint) -> None:
        why = self._unsayable(constraint)
        match constraint:
            case _ if why is not None:
                self._merge(constraint, "", why)
            case NodeLocation():
                self._node_location(constraint)
            case RuleLocation():
                self._rule_location(constraint)
            case Colocation():
                self._colocation(constraint)
            case SetColocation():
                self._set_colocation(constraint)
            case Order():
                self._order(constraint)
            case SetOrder():
                self._set_order(constraint)
            case Ticket():
                self._ticket(constraint)
            case SetTicket():
                self._set_ticket(constraint)

    def _unsayable(self, constraint: Constraint) -> str | None:
        """Why no pcs command says it, so that cibadmin has to write it."""
        names = _resources(constraint)
        if not self._templates.isdisjoint(names):
            return _TEMPLATE
        if not self._tags.isdisjoint(names):
            return _TAG
        if isinstance(constraint, NodeLocation):
            return self._unsayable_location(constraint)
        if isinstance(constraint, SetLocation):
            return _SET_LOCATION
        if isinstance(constraint, SetColocation):
            scores = [found.score for found in constraint.sets if found.score is not None]
            if scores or constraint.influence is not None:
                return _SET_OPTION
        return None if _OWN_WORDS.isdisjoint(names) else _OWN_WORD

    def _unsayable_location(self, location: NodeLocation) -> str | None:
        key = _key(location)
        if location.role is not None:
            self._with_role.add(key)
            return _ROLE
        return _BESIDE if key in self._with_role else None

    def _node_location(self, location: NodeLocation) -> None:
        """``constraint location add ID RSC NODE [score=]N [resource-discovery=D]``. A second one
        for the same resource and node silently takes the place of the first (0.9 to 0.12)."""
        first = self._locations.setdefault(_key(location), location)
        if first is not location:
            self._script.job.sink.report(
                codes.PCS_SAME_LOCATION,
                location.at("node"),
                found=location.node,
                related=[Related(first.at("node"), Text("1 つ目", "the first one"))],
                params={"id": location.id, "first": first.id, "rsc": location.rsc},
            )
            return
        keyword = "score=" if self._script.has(Feature.PCS_LOCATION_SCORE_KEYWORD) else ""
        texts = [location.id, _subject(location), location.node, f"{keyword}{location.score}"]
        texts += _discovery(location)
        at = location.at("rsc")
        self._script.pcs(Part(f"constraint location add {words(*texts)}", at))

    def _rule_location(self, location: RuleLocation) -> None:
        """``constraint location RSC rule constraint-id=ID …``, further rules by ``rule add``."""
        if not all(rule.is_flat and rule.score_attribute is None for rule in location.rules):
            self._merge(location, "rsc", _RICH_RULE)
            return
        for number, rule in enumerate(location.rules):
            found = rule_parts(self._script, location, rule)
            if found is None:
                continue
            if number:
                head = f"constraint rule add {words(location.id)}"
            else:
                options = words(f"constraint-id={location.id}", *_discovery(location))
                head = f"constraint location {words(_subject(location))} rule {options}"
            tests = tuple((e.attribute, e.operation, e.value, e.type) for e in rule.expressions)
            again = self._again("rule", location.rsc, rule.boolean_op, tests) and not number
            self._script.pcs(
                Part(head, location.at("rsc")),
                *found,
                force=again,
                why=_AGAIN if again else None,
            )

    def _colocation(self, colocation: Colocation) -> None:
        """``constraint colocation add [ROLE] A with [ROLE] B score=N id=ID``; where one side has a
        role, pcs gives the other one Started, which means the same to Pacemaker as none."""
        texts = [
            *self._role(colocation.rsc_role),
            colocation.rsc,
            "with",
            *self._role(colocation.with_rsc_role),
            colocation.with_rsc,
            f"score={colocation.score}",
            *self._options(
                influence=colocation.influence,
                node_attribute=colocation.node_attribute,
                id=colocation.id,
            ),
        ]
        again = self._again("colocation", colocation.rsc, colocation.with_rsc)
        self._command(f"constraint colocation add {words(*texts)}", colocation, "rsc", again)

    def _set_colocation(self, colocation: SetColocation) -> None:
        """``constraint colocation set … setoptions score=N id=ID``."""
        options = ["setoptions", f"score={colocation.score}", f"id={colocation.id}"]
        text = f"constraint colocation {self._sets(colocation.sets)} {words(*options)}"
        again = self._again("sets", *self._members(colocation.sets))
        self._command(text, colocation, "", again)

    def _order(self, order: Order) -> None:
        """``constraint order [ACTION] A then [ACTION] B [kind=K] [symmetrical=B] id=ID``.

        pcs writes start where no action is said; Pacemaker then takes the first one's.
        """
        if self._in_one_group([order.first, order.then]):
            self._merge(order, "first", _SAME_GROUP)
            return
        first, then = order.first_action, order.then_action or order.first_action
        texts = [
            *([first] if first else []),
            order.first,
            "then",
            *([then] if then else []),
            order.then,
            *self._options(
                kind=order.kind,
                symmetrical=order.symmetrical,
                require_all=order.require_all,
                id=order.id,
            ),
        ]
        again = self._again("order", order.first, order.then)
        self._command(f"constraint order {words(*texts)}", order, "first", again)

    def _set_order(self, order: SetOrder) -> None:
        """``constraint order set … setoptions [kind=K] [symmetrical=B] id=ID``."""
        members = [member for found in order.sets for member in found.members]
        if self._in_one_group(members):
            self._merge(order, "", _SAME_GROUP)
            return
        options = self._options(kind=order.kind, symmetrical=order.symmetrical, id=order.id)
        text = f"constraint order {self._sets(order.sets)} setoptions {words(*options)}"
        self._command(text, order, "", self._again("order sets", *self._members(order.sets)))

    def _ticket(self, ticket: Ticket) -> None:
        """``constraint ticket add TICKET [ROLE] RSC [loss-policy=P] id=ID``."""
        if not self._script.has(Feature.PCS_ANY_TICKET_NAME) and not _is_ticket(ticket.ticket):
            self._merge(ticket, "ticket", _TICKET_NAME)
            return
        options = {"loss-policy": ticket.loss_policy, "id": ticket.id}
        texts = [
            ticket.ticket,
            *self._role(ticket.role),
            ticket.rsc,
            *(f"{name}={value}" for name, value in options.items() if value is not None),
        ]
        again = self._again("ticket", ticket.ticket, ticket.rsc)
        self._command(f"constraint ticket add {words(*texts)}", ticket, "ticket", again)

    def _set_ticket(self, ticket: SetTicket) -> None:
        """``constraint ticket set … setoptions ticket=T [loss-policy=P] id=ID``."""
        if not self._script.has(Feature.PCS_ANY_TICKET_NAME) and not _is_ticket(ticket.ticket):
            self._merge(ticket, "ticket", _TICKET_NAME)
            return
        options = self._options(ticket=ticket.ticket, loss_policy=ticket.loss_policy, id=ticket.id)
        text = f"constraint ticket {self._sets(ticket.sets)} setoptions {words(*options)}"
        again = self._again("ticket sets", ticket.ticket, *self._members(ticket.sets))
        self._command(text, ticket, "", again)

    def _command(self, text: str, constraint: Constraint, field: str, again: bool) -> None:
        part = Part(text, constraint.at(field))
        self._script.pcs(part, force=again, why=_AGAIN if again else None)

    def _merge(self, constraint: Constraint, field: str, why: str) -> None:
        from lxml import etree

        from crmgen.emit.cib_constraints import add_constraint

        root = etree.Element("constraints")
        add_constraint(self._script.writer(), root, constraint)
        self._script.merge("constraints", root[0], constraint.at(field), why)

    def _again(self, *key: Hashable) -> bool:
        """Whether pcs has seen such a constraint before. It looks at the resources only."""
        if key in self._seen:
            return True
        self._seen.add(key)
        return False

    def _in_one_group(self, resources: list[str]) -> bool:
        if self._script.has(Feature.PCS_ORDER_IN_GROUP):
            return False
        groups = [
            self._group_of[name] for name in dict.fromkeys(resources) if name in self._group_of
        ]
        return len(set(groups)) < len(groups)

    def _role(self, role: Role | None) -> list[str]:
        return [self._script.words.role(role)] if role else []

    def _sets(self, sets: Iterable[ResourceSet]) -> str:
        return " ".join(
            words(
                "set",
                *found.members,
                *self._options(
                    sequential=found.sequential,
                    require_all=found.require_all,
                    action=found.action,
                    role=self._script.words.role(found.role) if found.role else None,
                ),
            )
            for found in sets
        )

    def _members(self, sets: Iterable[ResourceSet]) -> list[tuple[str, ...]]:
        return [found.members for found in sets]

    def _options(self, **options: str | bool | None) -> list[str]:
        return [
            f"{name.replace('_', '-')}={_text(value)}"
            for name, value in options.items()
            if value is not None
        ]


def _key(location: NodeLocation) -> tuple[str, bool, str]:
    """What pcs tells locations apart by."""
    return location.rsc, location.by_pattern, location.node


def _subject(location: NodeLocation | RuleLocation) -> str:
    return f"regexp%{location.rsc}" if location.by_pattern else location.rsc


def _discovery(location: NodeLocation | RuleLocation) -> list[str]:
    return [] if location.discovery is None else [f"resource-discovery={location.discovery}"]


def _resources(constraint: Constraint) -> tuple[str, ...]:
    match constraint:
        case Colocation():
            return constraint.rsc, constraint.with_rsc
        case Order():
            return constraint.first, constraint.then
        case SetColocation() | SetOrder() | SetLocation() | SetTicket():
            return tuple(member for found in constraint.sets for member in found.members)
        case NodeLocation() | RuleLocation():
            return () if constraint.by_pattern else (constraint.rsc,)
        case Ticket():
            return (constraint.rsc,)


def _text(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value
