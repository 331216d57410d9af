"""Relations between resources and nodes: the score matrix, and every constraint with its sentence.

Sets are taken apart as Pacemaker does it. Must not know what a document does with them.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from crmgen.behaviour import sentences
from crmgen.behaviour.look import Look
from crmgen.model import NodeLocation, Note, Role, Rule, RuleLocation, Ticket
from crmgen.model.attributes import INFINITY, score_number
from crmgen.origin import Origin
from crmgen.placement import scores
from crmgen.placement.facts import holds
from crmgen.placement.relations import colocation_pairs, order_steps
from crmgen.text import Text


class Term(Struct, frozen=True):
    """One location that counts for a resource on a node: its score and cell. ``rule`` is the rule
    that says so, ``role`` the role it speaks of; ``holds`` is None where nobody can say before the
    cluster runs."""

    constraint: str
    score: int
    at: Origin
    rule: Rule | None = None
    role: Role | None = None
    holds: bool | None = True


class Score(Struct, frozen=True):
    """A cell of the score matrix. ``total`` is the sum of the terms that hold and speak of no
    role; None where one of them is open."""

    rsc: str
    node: str
    total: int | None
    terms: tuple[Term, ...]

    @property
    def text(self) -> str:
        """The total as Pacemaker writes it, empty where it is open."""
        return "" if self.total is None else scores.text(self.total)


class Relation(Struct, frozen=True):
    """One constraint, one rule of it or one pair of its sets.

    ``kind`` is location, colocation, order or ticket. ``source`` and ``target`` are the ends of
    the arrow: the dependent and whom it follows, who is first and who is then, a resource and its
    node (empty for a rule) or ticket. ``mandatory`` where nothing can outweigh it.
    """

    kind: str
    id: str
    source: str
    target: str
    sentence: Text
    at: Origin
    mandatory: bool = True
    notes: tuple[Note, ...] = ()


def score_matrix(look: Look) -> list[list[Score]]:
    """A row for every resource with a location, in the order of the tree; a column a node."""
    by_rsc: dict[str, list[NodeLocation | RuleLocation]] = {}
    for constraint in look.plain.constraints:
        if isinstance(constraint, NodeLocation | RuleLocation):
            for rsc in _named(look, constraint.rsc):
                by_rsc.setdefault(rsc, []).append(constraint)
    return [
        [_score(look, rsc, node, by_rsc[rsc]) for node in look.analysis.nodes]
        for rsc in look.resources
        if rsc in by_rsc
    ]


def _named(look: Look, name: str) -> list[str]:
    """The resources of an id or of a tag."""
    refs = [ref for tag in look.cluster.tags if tag.id == name for ref in tag.refs]
    return [name] if name in look.resources else refs


def _score(look: Look, rsc: str, node: str, locations: list[NodeLocation | RuleLocation]) -> Score:
    terms = tuple(term for location in locations for term in _terms(look, node, location))
    counted = [term for term in terms if term.role is not Role.PROMOTED]
    if any(term.holds is None for term in counted):
        return Score(rsc, node, None, terms)
    total = 0 if look.analysis.design.symmetric or counted else -INFINITY
    for term in counted:
        total = scores.add(total, term.score)
    return Score(rsc, node, total, terms)


def _terms(look: Look, node: str, location: NodeLocation | RuleLocation) -> Iterator[Term]:
    if isinstance(location, NodeLocation):
        if location.node == node:
            score, at = score_number(location.score), location.at("score")
            yield Term(location.id, score, at, role=location.role)
        return
    for rule in location.rules:
        passes = holds(rule, look.analysis.design.facts, node)
        if passes is not False:
            score = score_number(rule.score)
            if rule.score_attribute:
                passes = None  # the value of a node attribute
            yield Term(location.id, score, rule.at("score"), rule, rule.role, passes)


def relations(look: Look) -> list[Relation]:
    """Locations, colocations, orders and tickets, each in the order of the sheet."""
    notes = {one.id: one.notes for one in look.plain.constraints}
    return [*_locations(look), *_colocations(look, notes), *_orders(look, notes), *_tickets(look)]


def _locations(look: Look) -> Iterator[Relation]:
    for one in look.plain.constraints:
        if isinstance(one, NodeLocation):
            score = score_number(one.score)
            said = sentences.location(one.rsc, one.node, score, one.role)
            yield Relation(
                "location", one.id, one.rsc, one.node, said, one.at("rsc"), _sure(score), one.notes
            )
        elif isinstance(one, RuleLocation):
            for number, rule in enumerate(one.rules):
                score = score_number(rule.score)
                said = sentences.rule_location(one.rsc, rule)
                inner = (note for part in (*rule.tests(), *rule.others()) for note in part.notes)
                outer = () if number else one.notes
                notes = tuple(dict.fromkeys((*outer, *rule.notes, *inner)))
                at = rule.at("score")
                yield Relation("location", one.id, one.rsc, "", said, at, _sure(score), notes)


def _sure(score: int) -> bool:
    return abs(score) >= INFINITY


def _colocations(look: Look, notes: Mapping[str, tuple[Note, ...]]) -> Iterator[Relation]:
    for pair in colocation_pairs(look.plain):
        yield Relation(
            "colocation",
            pair.id,
            pair.dependent,
            pair.primary,
            sentences.colocation(pair),
            pair.at,
            _sure(pair.score),
            notes.get(pair.id, ()),
        )


def _orders(look: Look, notes: Mapping[str, tuple[Note, ...]]) -> Iterator[Relation]:
    for step in order_steps(look.plain):
        said = sentences.order(step)
        for first in step.firsts:
            held = notes.get(step.id, ())
            yield Relation("order", step.id, first, step.then, said, step.at, step.mandatory, held)


def _tickets(look: Look) -> Iterator[Relation]:
    for one in look.plain.constraints:
        if isinstance(one, Ticket):
            said, at = sentences.ticket(one), one.at("ticket")
            yield Relation("ticket", one.id, one.rsc, one.ticket, said, at, True, one.notes)
