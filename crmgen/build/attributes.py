"""Rows of names and values to attribute sets."""

from collections.abc import Iterable

from crmgen.build.context import Context
from crmgen.build.ids import FIRST_LABEL, cell_name
from crmgen.build.rules import parse_rule_cell
from crmgen.catalogue import reference as codes
from crmgen.diagnostics import Related, Sink
from crmgen.model import AttributeSet, Nvpair, Role, Rule
from crmgen.origin import Origin
from crmgen.tables.blocks import Row

# The names that Pacemaker 2.0 gave up, as the model calls them.
_RENAMED_META = {"master-max": "promoted-max", "master-node-max": "promoted-node-max"}
_ROLE_WORDS = {"master": Role.PROMOTED, "slave": Role.UNPROMOTED} | {
    role.lower(): role for role in Role
}


class SetMaker:
    """Collects the rows of one object; rows of one kind and rule form one set.

    Names are unique in a set: a second one is told with the cell of the first.
    """

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._sets: dict[tuple[str, str], list[Row]] = {}
        self._cells: dict[tuple[str, str, str], Origin] = {}

    def add(self, row: Row, kind: str) -> None:
        """Take one row with the columns name, value and perhaps rule."""
        if row.broken:
            return
        rule = row.values.get("rule", "")
        name = row.values["name"]
        if kind == "meta":
            name = _RENAMED_META.get(name, name)
        if not _is_new(self._cells, (kind, rule, name), row, self._ctx.sink):
            return
        self._sets.setdefault((kind, rule), []).append(row)

    def sets(self, kind: str) -> tuple[AttributeSet, ...]:
        """The sets of one kind (params, meta, utilization) in sheet order."""
        made = (self._make(kind, rule, rows) for (k, rule), rows in self._sets.items() if k == kind)
        return tuple(made_set for made_set in made if made_set is not None)

    def _make(self, kind: str, rule_text: str, rows: list[Row]) -> AttributeSet | None:
        rule: Rule | None = None
        score: str | None = None
        if rule_text:
            parsed = parse_rule_cell(rule_text, rows[0].at("rule"), self._ctx.sink)
            if parsed is None:
                return None
            score, rule = parsed
        pairs = tuple(meta_pair(row) if kind == "meta" else pair(row) for row in rows)
        return AttributeSet(place=rows[0].place, pairs=pairs, rule=rule, score=score)


def pair(row: Row) -> Nvpair:
    """The row's name and value."""
    return Nvpair(
        place=row.place, notes=row.notes, name=row.values["name"], value=row.values["value"]
    )


def meta_pair(row: Row) -> Nvpair:
    """A meta attribute under its present name; a role in its value in the present words."""
    name, value = row.values["name"], row.values["value"]
    name = _RENAMED_META.get(name, name)
    if name == "target-role":
        value = str(_ROLE_WORDS.get(value.lower(), value))
    return Nvpair(place=row.place, notes=row.notes, name=name, value=value)


def plain_set(
    ctx: Context, rows: Iterable[Row], extra: Iterable[Nvpair] = (), *, meta: bool = False
) -> AttributeSet | None:
    """One set without a rule from rows and from pairs read elsewhere; None without any."""
    cells: dict[tuple[str, str, str], Origin] = {}
    pairs = []
    for row in rows:
        if not row.broken and _is_new(cells, ("", "", row.values["name"]), row, ctx.sink):
            pairs.append(meta_pair(row) if meta else pair(row))
    for item in extra:
        first = cells.get(("", "", item.name))
        if first is None:
            cells["", "", item.name] = item.at("name")
            pairs.append(item)
        else:
            _report_double(ctx.sink, item.name, item.at("name"), first)
    if not pairs:
        return None
    return AttributeSet(place=pairs[0].place, pairs=tuple(pairs))


def _is_new(
    cells: dict[tuple[str, str, str], Origin], key: tuple[str, str, str], row: Row, sink: Sink
) -> bool:
    at = row.at("name")
    first = cells.setdefault(key, at)
    if first is at:
        return True
    _report_double(sink, row.values["name"], at, first)
    return False


def _report_double(sink: Sink, name: str, at: Origin, first: Origin) -> None:
    sink.report(
        codes.DUPLICATE_NAME,
        at,
        found=name,
        related=[Related(first, FIRST_LABEL)],
        params={"first": cell_name(first)},
    )
