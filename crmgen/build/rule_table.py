"""Table RULE: rules that sets and locations refer to by their ids."""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from crmgen.build.conditions import build_condition
from crmgen.build.context import Context, place_of
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import rule_values as rules
from crmgen.diagnostics import Related
from crmgen.diagnostics.nearest import nearest
from crmgen.model import Condition, Expression, Role, Rule
from crmgen.origin import Origin
from crmgen.tables.blocks import Row, Section
from crmgen.text import Text

# What is said once for a rule, in its first row.
_OF_THE_RULE = ("parent", "bool_op", "score", "score-attribute", "role")
_FIRST_ROW_ONLY = Text(
    "ルールの先頭行でだけ意味があります。", "It counts in the first row of a rule only."
)
_INSIDE = Text(
    "ルールの中のルールでは意味を持ちません。", "It means nothing in a rule inside a rule."
)
_ONE_CONDITION = Text("条件が一つしかありません。", "The rule has a single condition.")


# Rules around a rule, less than this. libxml2 reads no document of more than 256 levels, and
# crm_verify 2.1.5 does not end on one.
DEEPEST = 200


class _Draft(Struct):
    """The rows of one rule, and the rules that stand inside it; ``lost``: not all of them do."""

    id: str
    rows: list[Row]
    inner: list["_Draft"] = field(default_factory=list)
    nested: bool = False
    lost: bool = False


class RuleBook(Struct):
    """The rules by id; None for one that could not be read."""

    rules: dict[str, Rule | None] = {}
    places: dict[str, Origin] = {}
    unread: bool = False
    used: set[str] = field(default_factory=set)


def read_rules(ctx: Context) -> None:
    """Read all tables RULE; must run before :func:`find_rule`."""
    sections = [section for block in ctx.tables("RULE") for section in block.sections]
    book = RuleBook(unread=any(section.broken for section in sections))
    drafts: dict[str, _Draft] = {}
    for section in sections:
        if not section.broken:
            _collect(ctx, section.rows, drafts, book)
    _nest(ctx, drafts, book)
    for draft in drafts.values():
        book.places[draft.id] = draft.rows[0].at("id")
        if draft.nested:
            book.used.add(draft.id)
    for draft in drafts.values():
        book.rules[draft.id] = None if draft.nested else _rule(ctx, draft)
    for rule in [rule for rule in book.rules.values() if rule is not None]:
        book.rules.update({inner.id: inner for inner in _inner_rules(rule) if inner.id})
    ctx.rules = book


def find_rule(ctx: Context, name: str, at: Origin) -> Rule | None:
    """The rule of table RULE that a cell names, or None: an unknown one is told there, one that
    can't be read was told already. The first use has the rule's ids, later ones are copies
    without: no id may stand twice in a CIB."""
    book = ctx.rules
    if name not in book.places:
        if not book.unread:
            ctx.sink.report(rules.UNKNOWN_RULE, at, found=name, nearest=nearest(name, book.places))
        return None
    rule = book.rules[name]
    again = name in book.used
    book.used.add(name)
    if rule is None:
        return None
    return _nameless(rule) if again else rule


def report_unused(ctx: Context) -> None:
    """Tell the rules that nothing refers to; to be called when all tables have been built. Where a
    row could not be read that names rules, nothing is told: it may be the one that uses them."""
    if any(_names_unread_rules(section) for block in ctx.blocks for section in block.sections):
        return
    for name, at in ctx.rules.places.items():
        if name not in ctx.rules.used:
            ctx.sink.report(rules.UNUSED_RULE, at, found=name)


def _names_unread_rules(section: Section) -> bool:
    if "rule" not in section.columns:
        return False
    return section.broken or any(row.broken for row in section.rows)


def _nameless(rule: Rule) -> Rule:
    inner = (_nameless(c) if isinstance(c, Rule) else c for c in rule.conditions)
    return replace(rule, id=None, conditions=tuple(inner))


def _inner_rules(rule: Rule) -> Iterator[Rule]:
    """All rules inside a rule."""
    for condition in rule.conditions:
        if isinstance(condition, Rule):
            yield condition
            yield from _inner_rules(condition)


def _collect(ctx: Context, rows: list[Row], drafts: dict[str, _Draft], book: RuleBook) -> None:
    current: _Draft | None = None
    told = False
    for row in rows:
        name = row.get("id")
        if name is not None and (current is None or name != current.id):
            current = _Draft(name, [])
            if ctx.ids.declare(name, row.at("id")):
                drafts[name] = current
        elif name is None and current is None:
            book.unread = True
            if not told and not row.broken:
                ctx.sink.report(rules.NO_RULE_ID, row.at("id"))
            told = True
            continue
        if current is not None:
            current.rows.append(row)


def _nest(ctx: Context, drafts: dict[str, _Draft], book: RuleBook) -> None:
    """Hang each rule with a parent into it."""
    parents: dict[str, str] = {}
    for draft in drafts.values():
        first = draft.rows[0]
        name = first.get("parent")
        if name is None:
            continue
        draft.nested = True
        if name not in drafts:
            if not book.unread:
                near = nearest(name, drafts)
                ctx.sink.report(rules.UNKNOWN_RULE, first.at("parent"), found=name, nearest=near)
            continue
        parents[draft.id] = name
    circular = _circular(parents)
    depths = _depths(parents, circular)
    for name in parents:
        draft = drafts[name]
        at = draft.rows[0].at("parent")
        if name in circular:
            ctx.sink.report(rules.PARENT_LOOP, at, found=name)
        elif depths[name] >= DEEPEST:
            drafts[parents[name]].lost = True
            if depths[name] == DEEPEST:
                ctx.sink.report(rules.TOO_DEEP, at, found=name, params={"most": str(DEEPEST)})
        else:
            drafts[parents[name]].inner.append(draft)


def _circular(parents: dict[str, str]) -> set[str]:
    """The rules that stand inside themselves; not those that merely stand inside one of them."""
    found: set[str] = set()
    done: set[str] = set()
    for name in parents:
        path: dict[str, None] = {}
        above: str | None = name
        while above is not None and above not in done and above not in path:
            path[above] = None
            above = parents.get(above)
        if above is not None and above in path:
            way = list(path)
            found.update(way[way.index(above) :])
        done.update(path)
    return found


def _depths(parents: dict[str, str], circular: set[str]) -> dict[str, int]:
    """How many rules stand around each one."""
    depths: dict[str, int] = {}
    for name in parents:
        way = []
        above: str | None = name
        while above is not None and above not in depths and above not in circular:
            way.append(above)
            above = parents.get(above)
        start = depths.get(above, 0) + 1 if above in depths else 0
        depths.update({each: start + n for n, each in enumerate(reversed(way))})
    return depths


def _rule(ctx: Context, draft: _Draft) -> Rule | None:
    """The rule with all inside it, or None where any row of it can't be read."""
    first = draft.rows[0]
    inner = [_rule(ctx, below) for below in draft.inner]
    if draft.lost or any(row.broken for row in draft.rows):
        return None
    _warn_misplaced(ctx, draft)
    made = list(_conditions(ctx, draft.rows))
    bool_op, count = first.get("bool_op"), len(made) + len(inner)
    if count == 0:
        ctx.sink.report(rules.RULE_EMPTY, first.at("id"), found=draft.id)
        return None
    if count > 1 and bool_op is None:
        ctx.sink.report(codes.BOOL_OP_MISSING, first.at("bool_op"), allowed=["and", "or"])
        return None
    if count == 1 and bool_op is not None:
        ctx.tell_no_effect(first, "bool_op", _ONE_CONDITION)
        bool_op = None
    if "score" in first.values and "score-attribute" in first.values:
        ctx.sink.report(
            rules.TWO_SCORES,
            first.at("score-attribute"),
            found=first.get("score-attribute"),
            related=[Related(first.at("score"), Text("スコア", "the score"))],
        )
        return None
    if any(one is None for one in (*made, *inner)):
        return None
    others = [one for one in made if one is not None and not isinstance(one, Expression)]
    role = None if draft.nested else first.get("role")
    return Rule(
        place=place_of(
            first,
            id="id",
            score="score",
            score_attribute="score-attribute",
            boolean_op="bool_op",
            role="role",
        ),
        notes=first.notes,
        id=draft.id,
        expressions=tuple(one for one in made if isinstance(one, Expression)),
        conditions=(*others, *(one for one in inner if one is not None)),
        score=None if draft.nested else first.get("score"),
        score_attribute=None if draft.nested else first.get("score-attribute"),
        boolean_op=bool_op,
        role=Role(role) if role else None,
    )


def _conditions(ctx: Context, rows: list[Row]) -> Iterator[Expression | Condition | None]:
    """One condition for each row; a first row that says nothing of one has none."""
    own = {"id", *_OF_THE_RULE}
    for row in rows:
        if set(row.values) - own:
            yield build_condition(ctx, row)


def _warn_misplaced(ctx: Context, draft: _Draft) -> None:
    first = draft.rows[0]
    for row in draft.rows[1:]:
        for column in _OF_THE_RULE:
            if column in row.values and row.values[column] != first.get(column):
                ctx.tell_no_effect(row, column, _FIRST_ROW_ONLY)
    if draft.nested:
        for column in ("score", "score-attribute", "role"):
            if column in first.values:
                ctx.tell_no_effect(first, column, _INSIDE)
