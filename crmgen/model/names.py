"""The names that a constraint holds: of resources, templates and tags."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from msgspec.structs import replace

from crmgen.model.constraints import (
    Colocation,
    Constraint,
    NodeLocation,
    Order,
    RuleLocation,
    SetColocation,
    SetLocation,
    SetOrder,
    SetTicket,
    Ticket,
)


def names_of(constraint: Constraint) -> Iterator[str]:
    """The names in the constraint's order; a pattern names none."""
    match constraint:
        case NodeLocation() | RuleLocation():
            if not constraint.by_pattern:
                yield constraint.rsc
        case Ticket():
            yield constraint.rsc
        case Colocation():
            yield from (constraint.rsc, constraint.with_rsc)
        case Order():
            yield from (constraint.first, constraint.then)
        case SetColocation() | SetOrder() | SetLocation() | SetTicket():
            for members in constraint.sets:
                yield from members.members


def each_named(
    constraint: Constraint, each: Callable[[str], Iterable[str]]
) -> Iterator[Constraint]:
    """The constraint once for each of the names that ``each`` gives for a name; a set takes them
    in as members. A pattern is no name and stays as it is."""
    match constraint:
        case NodeLocation() | RuleLocation() if constraint.by_pattern:
            yield constraint
        case NodeLocation() | RuleLocation() | Ticket():
            for name in each(constraint.rsc):
                yield replace(constraint, rsc=name)
        case Colocation():
            for rsc, with_rsc in product(each(constraint.rsc), each(constraint.with_rsc)):
                yield replace(constraint, rsc=rsc, with_rsc=with_rsc)
        case Order():
            for first, then in product(each(constraint.first), each(constraint.then)):
                yield replace(constraint, first=first, then=then)
        case SetLocation() | SetColocation() | SetOrder() | SetTicket():
            sets = tuple(
                replace(one, members=tuple(ref for name in one.members for ref in each(name)))
                for one in constraint.sets
            )
            yield replace(constraint, sets=sets)
