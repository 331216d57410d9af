"""Orders and colocations of two resources, sets expanded, with the constraint that says them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from crmgen.checks.design import Design
from crmgen.model import (
    Bundle,
    Clone,
    Colocation,
    Node,
    Order,
    Role,
    SetColocation,
    SetOrder,
    primitives_of,
)
from crmgen.origin import Origin

REVERSE = {"start": "stop", "promote": "demote", "stop": "start", "demote": "promote"}
UP = ("start", "promote")


class Pair(NamedTuple):
    """``dependent`` runs where ``primary`` runs, or not there where the score is negative.

    Role Started limits nothing and is None here.
    """

    dependent: str
    primary: str
    score: str
    source: Colocation | SetColocation
    dependent_role: Role | None = None
    primary_role: Role | None = None

    @property
    def mandatory(self) -> bool:
        return self.score == "INFINITY"

    @property
    def positive(self) -> bool:
        return self.score != "0" and not self.negative

    @property
    def negative(self) -> bool:
        return self.score.startswith("-") and self.score != "-0"


class Step(NamedTuple):
    """``then`` after ``first``, each with its action; ``symmetrical`` where Pacemaker makes the
    reverse of it."""

    first: str
    first_action: str
    then: str
    then_action: str
    kind: str
    symmetrical: bool
    source: Order | SetOrder

    @property
    def mandatory(self) -> bool:
        return self.kind == "Mandatory"

    @property
    def starts(self) -> bool:
        """Whether it is about starts and promotions."""
        return self.first_action in UP and self.then_action in UP


def pairs(design: Design) -> list[Pair]:
    """Every colocation of two resources, in the order of the sheet."""
    sets = {c.id: c for c in design.cluster.constraints if isinstance(c, SetColocation)}
    found = [
        Pair(c.rsc, c.with_rsc, c.score, c, _limiting(c.rsc_role), _limiting(c.with_rsc_role))
        for c in design.cluster.constraints
        if isinstance(c, Colocation)
    ]
    if sets:
        from crmgen.placement.relations import colocation_pairs

        for pair in colocation_pairs(design.cluster):
            if source := sets.get(pair.id):
                roles = (pair.dependent_role, pair.primary_role)
                found.append(Pair(pair.dependent, pair.primary, source.score, source, *roles))
    return found


def steps(design: Design) -> list[Step]:
    """Every order of two resources, in the order of the sheet; a set that asks for one of its
    members only is left out."""
    sets = {c.id: c for c in design.cluster.constraints if isinstance(c, SetOrder)}
    found = [_step(c) for c in design.cluster.constraints if isinstance(c, Order)]
    if sets:
        from crmgen.placement.relations import order_steps

        for step in order_steps(design.cluster):
            if (source := sets.get(step.id)) and not step.any_of:
                actions = (step.firsts[0], step.first_action, step.then, step.then_action)
                found.append(Step(*actions, step.kind, step.symmetrical, source))
    return found


def cell(source: Node, *fields: str) -> Origin:
    """The cell of the first of the fields that the sheet has a column for, else the row."""
    cells = (source.at(name) for name in fields)
    return next((at for at in cells if at.column), source.at())


def is_promotable(design: Design, name: str) -> bool:
    """Whether a resource is, or stands in, a promotable clone or bundle."""
    root = design.root_of.get(name)
    return isinstance(root, Clone | Bundle) and root.promotable


def is_fencing(design: Design, name: str) -> bool:
    """Whether a resource is a fencing device or a group of them."""
    root = design.root_of.get(name)
    if root is None:
        return False
    return all(primitive.is_stonith for primitive in primitives_of(root))


def components(links: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """The parts that undirected links join: two names are joined where the result is the same."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.get(name, name) != name:
            above[name] = above.get(above[name], above[name])
            name = above[name]
        return name

    for one, other in links:
        above[top(one)] = top(other)
    return top


def may_circle(edges: Mapping[str, set[str]]) -> bool:
    """Whether directed edges hold a circle: what is left when all without followers are taken."""
    waiting = {name: len(others) for name, others in edges.items()}
    followers: dict[str, list[str]] = {}
    for name, others in edges.items():
        for other in others:
            followers.setdefault(other, []).append(name)
            waiting.setdefault(other, 0)
    ready = [name for name, count in waiting.items() if not count]
    left = len(waiting)
    while ready:
        left -= 1
        for name in followers.get(ready.pop(), ()):
            waiting[name] -= 1
            if not waiting[name]:
                ready.append(name)
    return left > 0


def chain(turns: Iterable[tuple[str, str]]) -> str:
    """``a → b → c`` from the steps of a path."""
    return " → ".join(_stations(turns))


def _stations(turns: Iterable[tuple[str, str]]) -> Iterator[str]:
    last = ""
    for one, other in turns:
        if one != last:
            yield one
        yield other
        last = other


def _limiting(role: Role | None) -> Role | None:
    return None if role is Role.STARTED else role


def _step(order: Order) -> Step:
    action = order.first_action or "start"
    kind = order.kind or "Mandatory"
    symmetrical = order.symmetrical is not False and kind != "Serialize"
    then_action = order.then_action or action
    return Step(order.first, action, order.then, then_action, kind, symmetrical, order)
