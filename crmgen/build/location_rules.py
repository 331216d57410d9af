"""Rules written row by row in LOCATION_EXPERT (8.1) and LOCATION_RULE (9.2).

A row with a score starts a rule, the rows without one below it add expressions. The cell bool_op
of the rule's first row joins them.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from crmgen.build.conditions import attribute_test
from crmgen.build.context import Context, place_of
from crmgen.build.rule_table import find_rule
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import reference as refs
from crmgen.catalogue import value as values
from crmgen.diagnostics import Sink
from crmgen.diagnostics.nearest import nearest
from crmgen.model import Role, Rule
from crmgen.tables.blocks import Row
from crmgen.text import Text

_UNARY = ("defined", "not_defined")
_ID_SPEC = re.compile(r"""\$(id|id-ref)\s*=\s*["']?([^"'\s]+)["']?""")
_FIRST_ROW_ONLY = Text(
    "ルールの先頭行でだけ意味があります。", "It counts in the first row of a rule only."
)
_ONE_EXPRESSION = Text("条件が一つしかありません。", "The rule has a single expression.")
_FROM_TABLE = Text(
    "rule 列のある行では、表 RULE のルールがそのまま使われます。",
    "With a rule of table RULE that rule is used as it is.",
)
_ID_REF = Text(
    "$id-ref の行では、名前を付けたルールがそのまま使われます。",
    "With $id-ref the named rule is used as it is.",
)


class RuleRows(Struct):
    """The rows of one resource or pattern, one below the other: one location constraint."""

    rsc: str
    id: str | None = None
    rows: list[Row] = field(default_factory=list)

    @staticmethod
    def split(rows: Iterable[Row]) -> "Iterator[RuleRows]":
        """Rows of one resource in a run belong together, up to a constraint id of its own; a
        broken row belongs to what is above it."""
        current: RuleRows | None = None
        for row in rows:
            rsc, own = row.get("rsc") or row.get("rsc-pattern"), row.get("id")
            other = current is not None and own is not None and own != current.id
            if current is None or other or (rsc is not None and rsc != current.rsc):
                if current is not None:
                    yield current
                current = RuleRows(rsc or "", own)
            current.rows.append(row)
        if current is not None:
            yield current

    def rules(self) -> list[list[Row]]:
        """The rows of each rule."""
        rules: list[list[Row]] = []
        for row in self.rows:
            kind, _ = _id_spec(row)
            starts = "score" in row.values or "rule" in row.values
            starts = starts or kind == "id-ref" or (row.broken and kind == "id")
            if starts or not rules:
                rules.append([])
            rules[-1].append(row)
        return rules


def build_rules(ctx: Context) -> dict[int, tuple[Rule, ...] | None]:
    """The rules of every location, by the identity of its first row; None where one is broken.

    All rules of the sheet are read before any is used again, so that $id-ref may look ahead.
    """
    groups = [
        group
        for block in ctx.tables("LOCATION_EXPERT", "LOCATION_RULE")
        for section in block.sections
        if not section.broken
        for group in RuleRows.split(section.rows)
    ]
    named: dict[str, Rule | None] = {}
    unread = any(s.broken for b in ctx.tables("LOCATION_EXPERT") for s in b.sections)
    made: dict[int, list[Rule | tuple[Row, str] | None]] = {}
    for group in groups:
        parts: list[Rule | tuple[Row, str] | None] = []
        for rows in group.rules():
            kind, name = _check_id_spec(ctx, rows[0])
            if kind == "id-ref":
                _warn_beside_reference(ctx, rows)
                parts.append((rows[0], name))
                continue
            unread |= kind == "bad"
            if kind == "bad":
                rule = None
            elif "rule" in rows[0].values:
                rule = _from_table(ctx, group.rsc, rows, name or None)
            else:
                rule = _rule(ctx, group.rsc, rows, name or None)
            if name:
                named[name] = rule
            parts.append(rule)
        made[id(group.rows[0])] = parts
    sink = Sink() if unread else ctx.sink  # an unreadable name may be the one referred to
    return {key: _resolve(sink, parts, named) for key, parts in made.items()}


def _resolve(
    sink: Sink, parts: list[Rule | tuple[Row, str] | None], named: dict[str, Rule | None]
) -> tuple[Rule, ...] | None:
    """Replace references by copies: Pacemaker 3 dropped id-ref and does the same on upgrade."""
    rules: list[Rule] = []
    whole = True
    for part in parts:
        rule = part
        if isinstance(part, tuple):
            row, name = part
            if name not in named:
                sink.report(
                    refs.UNKNOWN_RULE_ID,
                    row.at("id_spec"),
                    found=name,
                    nearest=nearest(name, named),
                )
            original = named.get(name)
            rule = original and replace(original, place=row.place, id=None)
        if isinstance(rule, Rule):
            rules.append(rule)
        else:
            whole = False
    return tuple(rules) if whole else None


def _id_spec(row: Row) -> tuple[str, str]:
    match = _ID_SPEC.fullmatch(row.values.get("id_spec", ""))
    return (match[1], match[2]) if match else ("", "")


def _check_id_spec(ctx: Context, row: Row) -> tuple[str, str]:
    text = row.get("id_spec")
    kind, name = _id_spec(row)
    if text is not None and not kind:
        ctx.sink.report(values.BAD_ID_SPEC, row.at("id_spec"), found=text)
        return "bad", ""
    if kind == "id" and not ctx.ids.declare(name, row.at("id_spec")):
        return "bad", ""
    return kind, name


def _warn_beside_reference(ctx: Context, rows: list[Row]) -> None:
    for column in ("score", "bool_op", "attribute", "op", "value", "role"):
        if column in rows[0].values and not rows[0].broken:
            ctx.tell_no_effect(rows[0], column, _ID_REF)


def _rule(ctx: Context, rsc: str, rows: list[Row], name: str | None) -> Rule | None:
    """One rule, or None where any of its rows can't be read or is incomplete."""
    if any(row.broken for row in rows):
        return None
    first = rows[0]
    for row in rows[1:]:
        if "id_spec" in row.values:
            ctx.tell_no_effect(row, "id_spec", _FIRST_ROW_ONLY)
    expressions = [attribute_test(ctx, row) for row in rows]
    bool_op = shared(ctx, rows, "bool_op")
    role = shared(ctx, rows, "role")
    if "score" not in first.values:
        ctx.sink.report(codes.RULE_WITHOUT_SCORE, first.at("score"), params={"rsc": rsc})
        return None
    if len(rows) > 1 and bool_op is None:
        ctx.sink.report(codes.BOOL_OP_MISSING, first.at("bool_op"), allowed=["and", "or"])
        return None
    if len(rows) == 1 and bool_op is not None:
        ctx.tell_no_effect(first, "bool_op", _ONE_EXPRESSION)
        bool_op = None
    if any(expression is None for expression in expressions):
        return None
    return Rule(
        place=place_of(first, score="score", boolean_op="bool_op", role="role", id="id_spec"),
        notes=first.notes,
        expressions=tuple(e for e in expressions if e is not None),
        score=first.values["score"],
        boolean_op=bool_op,
        role=Role(role) if role else None,
        id=name,
    )


def _from_table(ctx: Context, rsc: str, rows: list[Row], name: str | None) -> Rule | None:
    """A rule of table RULE; its score, role and id may be said here instead."""
    first = rows[0]
    if any(row.broken for row in rows):
        return None
    for row in rows:
        for column in ("bool_op", "attribute", "op", "value"):
            if column in row.values:
                ctx.tell_no_effect(row, column, _FROM_TABLE)
    rule = find_rule(ctx, first.values["rule"], first.at("rule"))
    if rule is None:
        return None
    score, role = first.get("score"), first.get("role")
    if score is None and rule.score is None and rule.score_attribute is None:
        ctx.sink.report(codes.RULE_WITHOUT_SCORE, first.at("score"), params={"rsc": rsc})
        return None
    if score is not None:
        rule = _at_cell(replace(rule, score=score, score_attribute=None), first, "score")
    if role is not None:
        rule = _at_cell(replace(rule, role=Role(role)), first, "role")
    return replace(rule, id=name) if name else rule


def _at_cell(rule: Rule, row: Row, column: str) -> Rule:
    place = rule.place
    cells = {**(place.elsewhere or {}), column: row.at(column)}
    return replace(rule, place=replace(place, elsewhere=cells))


def shared(ctx: Context, rows: list[Row], column: str) -> str | None:
    """The value that holds for the whole rule: given once, best in the first row."""
    value: str | None = None
    first: str | None = None
    for row in rows:
        text = row.get(column)
        if text is None or text == value:
            continue
        if value is not None:
            ctx.sink.report(
                values.CONFLICT,
                row.at(column),
                found=row.as_typed(column),
                params={"column": column, "first": first or value},
            )
        elif row is not rows[0] and column == "role":
            ctx.tell_no_effect(row, column, _FIRST_ROW_ONLY)
        else:
            value, first = text, row.as_typed(column)
    return value
