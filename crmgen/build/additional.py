"""Table ADDITIONAL_CONFIG: raw text that became model nodes, checked like those of the tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crmgen.build.constraints import ConstraintBuilder
from crmgen.build.context import Context
from crmgen.model import (
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
from crmgen.model.names import names_of

if TYPE_CHECKING:
    from crmgen.raw.parse import RawResult


def read_additional(ctx: Context) -> "list[RawResult]":
    """Every cell of the table, parsed."""
    rows = [
        row
        for block in ctx.tables("ADDITIONAL_CONFIG")
        for section in block.sections
        if not section.broken
        for row in section.rows
        if not row.broken
    ]
    if not rows:
        return []
    from crmgen.raw.parse import parse_raw

    return [parse_raw(row.values["config"], row.place, ctx.sink) for row in rows]


def check_constraints(
    ctx: Context, results: "list[RawResult]", numbers: ConstraintBuilder
) -> Iterator[Constraint]:
    """The constraints whose references resolve, each with an id."""
    for result in results:
        for constraint in result.constraints:
            names = list(names_of(constraint))
            known = [ctx.check_constrained(name, constraint.at()) for name in names]
            if not all(known):
                continue
            if constraint.id:
                yield constraint
            else:
                prefix = _PREFIXES[type(constraint)]
                new_id = numbers.next_id(prefix, _id_names(constraint, names), constraint.place)
                yield replace(constraint, id=new_id)


_PREFIXES: dict[type, str] = {
    NodeLocation: "rsc_location",
    RuleLocation: "rsc_location",
    Colocation: "rsc_colocation",
    SetColocation: "rsc_colocation",
    Order: "rsc_order",
    SetOrder: "rsc_order",
    Ticket: "rsc_ticket",
    SetTicket: "rsc_ticket",
    SetLocation: "rsc_location",
}


def _id_names(constraint: Constraint, names: list[str]) -> tuple[str, ...]:
    """The names that an id is made of: the first and the last resource of a set constraint."""
    if isinstance(constraint, Ticket | SetTicket):
        return (constraint.ticket,)
    if isinstance(constraint, NodeLocation | RuleLocation):
        return (constraint.rsc,)
    return tuple(names) if len(names) < 3 else (names[0], names[-1])
