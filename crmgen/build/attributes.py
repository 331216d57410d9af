"""Rows of names and values to attribute sets."""

import re
from collections.abc import Iterable

from msgspec import Struct, field

from crmgen.build.context import Context
from crmgen.build.ids import FIRST_LABEL, cell_name
from crmgen.build.rule_table import find_rule
from crmgen.build.rules import parse_rule_cell
from crmgen.catalogue import reference as codes
from crmgen.catalogue import value as values
from crmgen.diagnostics import Related, Sink
from crmgen.model import AttributeSet, Nvpair, Role, Rule, Unset
from crmgen.origin import Origin, Place
from crmgen.tables.blocks import Row

# The names that Pacemaker 2.0 gave up, as the model calls them.
RENAMED_META = {"master-max": "promoted-max", "master-node-max": "promoted-node-max"}
_ROLE_WORDS = {"master": Role.PROMOTED, "slave": Role.UNPROMOTED} | {
    role.lower(): role for role in Role
}
_EMPTY, _UNSET = "<empty>", "<unset>"
_is_id = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*").fullmatch


class _Key(Struct, frozen=True):
    """What the rows of one set have in common: its kind and id, or without an id what else its
    cells say of the set."""

    kind: str
    id: str = ""
    rule: str = ""
    score: str = ""

    @property
    def is_plain(self) -> bool:
        return not (self.id or self.rule or self.score)


class _Draft(Struct):
    rows: list[Row] = field(default_factory=list)
    extra: list[Nvpair] = field(default_factory=list)
    cells: dict[str, Origin] = field(default_factory=dict)


class SetMaker:
    """Collects the rows of one object; rows of one kind and set, or of one kind and rule, form
    one set.

    Names are unique in a set: a second one is told with the cell of the first.
    """

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._sets: dict[_Key, _Draft] = {}

    def add(self, row: Row, kind: str) -> None:
        """Take one row with the columns name, value and perhaps set, score and rule."""
        if row.broken:
            return
        name = row.values["name"]
        if kind == "meta":
            name = RENAMED_META.get(name, name)
        draft = self._sets.setdefault(_key(row, kind), _Draft())
        if _is_new(draft.cells, name, row.values["name"], row.at("name"), self._ctx.sink):
            draft.rows.append(row)

    def add_pairs(self, pairs: Iterable[Nvpair], kind: str) -> None:
        """Take pairs that were read elsewhere, for the set without rule, score and id."""
        for pair in pairs:
            draft = self._sets.setdefault(_Key(kind), _Draft())
            if _is_new(draft.cells, pair.name, pair.name, pair.at("name"), self._ctx.sink):
                draft.extra.append(pair)

    def sets(self, kind: str, id_base: str = "") -> tuple[AttributeSet, ...]:
        """The sets of one kind (params, meta, utilization) in sheet order. With an ``id_base``
        every set but the plain one gets an id, ``BASE-0`` and so on where the sheet has none."""
        made: list[AttributeSet] = []
        for key, draft in self._sets.items():
            if key.kind != kind:
                continue
            found = self._make(key, draft, id_base)
            if found is not None and not found.is_empty:
                made.append(found)
        return tuple(made)

    def _make(self, key: _Key, draft: _Draft, id_base: str) -> AttributeSet | None:
        if not draft.rows:
            pairs = tuple(draft.extra)
            return AttributeSet(place=pairs[0].place, pairs=pairs) if pairs else None
        first = draft.rows[0]
        rule: Rule | None = None
        score, score_cell = self._said_once(draft.rows, "score"), "score"
        ruled = next((row for row in draft.rows if "rule" in row.values), None)
        if ruled is not None:
            self._said_once(draft.rows, "rule")
            parsed = self._rule(ruled)
            if parsed is None:
                return None
            rule = parsed[1]
            if score is None and parsed[0] is not None:
                score, score_cell = parsed[0], "rule"
        set_id = self._id(key, first, id_base)
        meta = key.kind == "meta"
        return AttributeSet(
            place=_place(draft.rows, score_cell),
            pairs=(
                *(_pair(row, meta) for row in draft.rows if row.values["value"] != _UNSET),
                *draft.extra,
            ),
            unset=tuple(_unset(row, meta) for row in draft.rows if row.values["value"] == _UNSET),
            rule=rule,
            score=score,
            id=set_id,
        )

    def _id(self, key: _Key, first: Row, id_base: str) -> str | None:
        if key.id:
            return key.id if self._ctx.ids.declare(key.id, first.at("set")) else None
        if id_base and not key.is_plain:
            return self._ctx.ids.allocate(f"{id_base}-0", first.at("rule"))
        return None

    def _rule(self, row: Row) -> tuple[str | None, Rule] | None:
        text, at = row.values["rule"], row.at("rule")
        if not _is_id(text) or text.lower() == "rule":
            return parse_rule_cell(text, at, self._ctx.sink)
        rule = find_rule(self._ctx, text, at)
        return None if rule is None else (None, rule)

    def _said_once(self, rows: list[Row], column: str) -> str | None:
        """What the rows say of their set, which must agree."""
        given = [row for row in rows if column in row.values]
        for row in given[1:]:
            if row.values[column] != given[0].values[column]:
                self._ctx.sink.report(
                    values.CONFLICT,
                    row.at(column),
                    found=row.as_typed(column),
                    params={"column": column, "first": given[0].as_typed(column) or ""},
                )
        return given[0].values[column] if given else None


def _key(row: Row, kind: str) -> _Key:
    label = row.get("set")
    if label is not None:
        return _Key(kind, label)
    return _Key(kind, "", row.values.get("rule", ""), row.values.get("score", ""))


def _place(rows: list[Row], score_cell: str) -> Place:
    """The first row's place, with the cells of the set's own fields wherever they are filled."""
    first = rows[0].place
    cells = dict(first.elsewhere or {})
    for name, column in (("id", "set"), ("score", score_cell), ("rule", "rule")):
        row = next((row for row in rows if column in row.values), None)
        if row is not None:
            cells[name] = row.at(column)
    return Place(first.source, first.row, first.columns, cells)


def _pair(row: Row, meta: bool) -> Nvpair:
    """The row's name and value; a meta attribute under its present name, a role in its value in
    the present words."""
    name, value = row.values["name"], row.values["value"]
    if value == _EMPTY:
        value = ""
    if meta:
        name = RENAMED_META.get(name, name)
        if name == "target-role":
            value = str(_ROLE_WORDS.get(value.lower(), value))
    return Nvpair(place=row.place, notes=row.notes, name=name, value=value)


def _unset(row: Row, meta: bool) -> Unset:
    name = row.values["name"]
    name = RENAMED_META.get(name, name) if meta else name
    return Unset(place=row.place, notes=row.notes, name=name)


def _is_new(cells: dict[str, Origin], name: str, found: str, at: Origin, sink: Sink) -> bool:
    first = cells.setdefault(name, at)
    if first is at:
        return True
    sink.report(
        codes.DUPLICATE_NAME,
        at,
        found=found,
        related=[Related(first, FIRST_LABEL)],
        params={"first": cell_name(first)},
    )
    return False
