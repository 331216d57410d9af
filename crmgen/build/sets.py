"""Table RESOURCE_SET: constraints of many resources, a resource a row.

A row with another id, or with the type filled and no id, starts a constraint; a row with another
number in ``set`` starts a set of it. What belongs to the whole constraint or set may be repeated
in its rows, but not contradicted.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from crmgen.build.constraints import ConstraintBuilder
from crmgen.build.context import Context, place_of
from crmgen.build.ids import FIRST_LABEL
from crmgen.build.rule_table import find_rule
from crmgen.build.subjects import boolean_of, role_of
from crmgen.catalogue import value as values
from crmgen.diagnostics import Related
from crmgen.model import (
    ResourceSet,
    Rule,
    SetColocation,
    SetConstraint,
    SetLocation,
    SetOrder,
    SetTicket,
)
from crmgen.origin import Place
from crmgen.tables.blocks import Row
from crmgen.text import Text

# which columns mean something for which type of constraint
_OWN = {
    "order": frozenset({"kind", "symmetrical", "require-all", "action"}),
    "colocation": frozenset({"score", "influence", "role", "set-score"}),
    "location": frozenset({"score", "node", "rule", "resource-discovery", "role", "set-score"}),
    "ticket": frozenset({"ticket", "loss-policy", "role"}),
}
_ANY = frozenset({"id", "type", "set", "sequential", "rsc"})
_OF_CONSTRAINT = (
    *("type", "score", "kind", "symmetrical", "influence"),
    *("ticket", "loss-policy", "node", "rule", "resource-discovery"),
)
_OF_SET = ("sequential", "require-all", "action", "role", "set-score")
_PREFIXES = {
    "order": "rsc_order",
    "colocation": "rsc_colocation",
    "location": "rsc_location",
    "ticket": "rsc_ticket",
}
_OTHER_TYPE = Text(
    "この種別の制約では使いません。", "Constraints of this type have no such setting."
)


class _Draft(Struct):
    """The rows of one constraint, by set."""

    first: Row
    sets: list[list[Row]] = field(default_factory=list)
    number: str | None = None

    def add(self, row: Row) -> None:
        number = row.get("set")
        if not self.sets or (number is not None and number != self.number):
            self.sets.append([])
            self.number = number
        self.sets[-1].append(row)

    @property
    def rows(self) -> list[Row]:
        return [row for rows in self.sets for row in rows]


def build_sets(ctx: Context, numbers: ConstraintBuilder) -> list[SetConstraint]:
    """All set constraints in the order of the sheet; one with a row that can't be read has none."""
    made: list[SetConstraint] = []
    for block in ctx.tables("RESOURCE_SET"):
        for section in block.sections:
            if section.broken:
                continue
            for draft in _drafts(section.rows):
                constraint = _build(ctx, numbers, draft)
                if constraint is not None:
                    made.append(constraint)
    return made


def _drafts(rows: Iterable[Row]) -> Iterator[_Draft]:
    current: _Draft | None = None
    for row in rows:
        own = row.get("id")
        starts = own is not None or (not row.broken and "type" in row.values)
        if current is None or (starts and (own is None or own != current.first.get("id"))):
            if current is not None:
                yield current
            current = _Draft(row)
        current.add(row)
    if current is not None:
        yield current


def _build(ctx: Context, numbers: ConstraintBuilder, draft: _Draft) -> SetConstraint | None:
    rows = draft.rows
    if any(row.broken for row in rows):
        return None
    if draft.first.get("type") is None and not any("type" in row.values for row in rows):
        at = draft.first.at("type")
        ctx.sink.report(values.EMPTY, at, allowed=tuple(_OWN), params={"column": "type"})
        return None
    found = {column: _one(ctx, rows, column) for column in _OF_CONSTRAINT}
    sets = [_set(ctx, number_rows) for number_rows in draft.sets]
    kind = (found["type"] or draft.first).values["type"]
    known = [ctx.check_constrained(row.values["rsc"], row.at("rsc")) for row in rows]
    whole = all(known) and _has_needed(ctx, draft.first, found)
    rule = _rule(ctx, found["rule"], found["score"]) if kind == "location" else None
    whole &= rule is not None or kind != "location" or found["rule"] is None
    _warn_of_others(ctx, rows, kind)
    ctx.rows_once(rows, "rsc")
    if not whole:
        return None
    return _constraint(numbers, draft.first, kind, found, (tuple(sets), rule))


def _constraint(
    numbers: ConstraintBuilder,
    first: Row,
    kind: str,
    found: dict[str, Row | None],
    parts: tuple[tuple[ResourceSet, ...], Rule | None],
) -> SetConstraint:
    sets, rule = parts
    place = _place(first, {c: row for c, row in found.items() if row is not None and row != first})
    members = [member for one in sets for member in one.members]
    names = (members[0], members[-1]) if len(members) > 1 else (members[0],)

    def text(column: str) -> str | None:
        row = found[column]
        return row.values[column] if row is not None else None

    def flag(column: str) -> bool | None:
        row = found[column]
        return boolean_of(row, column) if row is not None else None

    ticket = text("ticket") or ""
    own = numbers.next_id(
        _PREFIXES[kind], (ticket,) if kind == "ticket" else names, place, first.get("id")
    )
    match kind:
        case "order":
            made: SetConstraint = SetOrder(
                place=place, id=own, sets=sets, kind=text("kind"), symmetrical=flag("symmetrical")
            )
        case "colocation":
            made = SetColocation(
                place=place,
                id=own,
                sets=sets,
                score=text("score") or "0",
                influence=flag("influence"),
            )
        case "ticket":
            made = SetTicket(
                place=place, id=own, sets=sets, ticket=ticket, loss_policy=text("loss-policy")
            )
        case _:
            made = SetLocation(
                place=place,
                id=own,
                sets=sets,
                node=text("node"),
                score=None if rule else text("score") or "INFINITY",
                rules=(rule,) if rule else (),
                discovery=text("resource-discovery"),
            )
    return replace(made, notes=first.notes)


def _place(first: Row, others: dict[str, Row]) -> Place:
    place = place_of(
        first,
        id="id",
        type="type",
        score="score",
        kind="kind",
        symmetrical="symmetrical",
        influence="influence",
        ticket="ticket",
        loss_policy="loss-policy",
        node="node",
        rules="rule",
        discovery="resource-discovery",
    )
    if not others:
        return place
    fields = {
        "loss-policy": "loss_policy",
        "resource-discovery": "discovery",
        "rule": "rules",
    }
    cells = {fields.get(column, column): row.at(column) for column, row in others.items()}
    return replace(place, elsewhere={**(place.elsewhere or {}), **cells})


def _set(ctx: Context, rows: list[Row]) -> ResourceSet:
    found = {column: _one(ctx, rows, column) for column in _OF_SET}
    first = rows[0]
    place = place_of(
        first,
        members="rsc",
        sequential="sequential",
        require_all="require-all",
        action="action",
        role="role",
        score="set-score",
    )
    fields = {"require-all": "require_all", "set-score": "score"}
    cells = {f"members.{number}": row.at("rsc") for number, row in enumerate(rows)}
    cells |= {
        fields.get(column, column): row.at(column)
        for column, row in found.items()
        if row is not None and row is not first
    }
    sequential, require_all = found["sequential"], found["require-all"]
    action, role, score = found["action"], found["role"], found["set-score"]
    return ResourceSet(
        place=replace(place, elsewhere={**(place.elsewhere or {}), **cells}),
        notes=tuple(note for row in rows[1:] for note in row.notes),
        members=tuple(row.values["rsc"] for row in rows),
        sequential=boolean_of(sequential, "sequential") if sequential else None,
        require_all=boolean_of(require_all, "require-all") if require_all else None,
        action=action.values["action"] if action else None,
        role=role_of(role, "role") if role else None,
        score=score.values["set-score"] if score else None,
    )


def _one(ctx: Context, rows: list[Row], column: str) -> Row | None:
    """The first row that fills a column; another one with another value is told."""
    first: Row | None = None
    for row in rows:
        if column not in row.values:
            continue
        first = first or row
        if row.values[column] != first.values[column]:
            ctx.sink.report(
                values.SET_CONFLICT,
                row.at(column),
                found=row.as_typed(column),
                related=[Related(first.at(column), FIRST_LABEL)],
                params={"column": column, "first": first.as_typed(column) or ""},
            )
    return first


def _has_needed(ctx: Context, first: Row, found: dict[str, Row | None]) -> bool:
    """Whether what the type needs is there; a colocation without a score is only warned of."""
    kind = (found["type"] or first).values["type"]
    needed = {"ticket": "ticket", "location": "node"}.get(kind)
    node, rule = found["node"], found["rule"]
    if kind == "location" and node is not None and rule is not None:
        ctx.sink.report(
            values.NODE_AND_RULE,
            rule.at("rule"),
            found=rule.values["rule"],
            params={"node": node.values["node"]},
        )
        return False
    if kind == "location" and rule is not None:
        needed = None
    if needed is not None and found[needed] is None:
        ctx.sink.report(values.EMPTY, first.at(needed), params={"column": needed})
        return False
    if kind == "colocation" and found["score"] is None:
        ctx.sink.report(values.NO_COLOCATION_SCORE, first.at("score"))
    return True


def _rule(ctx: Context, row: Row | None, score: Row | None) -> Rule | None:
    """The rule of table RULE that a location names, with a score; what is wrong is told."""
    if row is None:
        return None
    rule = find_rule(ctx, row.values["rule"], row.at("rule"))
    if rule is None:
        return None
    if score is not None:
        return replace(rule, score=score.values["score"], score_attribute=None)
    if rule.score is None and rule.score_attribute is None:
        return replace(rule, score="INFINITY")
    return rule


def _warn_of_others(ctx: Context, rows: list[Row], kind: str) -> None:
    """Cells that mean something for other types only."""
    legal = _OWN[kind] | _ANY
    told: set[str] = set()
    for row in rows:
        for column in row.values:
            if column not in legal and column not in told:
                told.add(column)
                ctx.tell_no_effect(row, column, _OTHER_TYPE)
