"""What all builders share: the sink, the ids, and the resources that may be referred to."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from crmgen.build.ids import FIRST_LABEL, IdBook, cell_name
from crmgen.catalogue import reference as codes
from crmgen.catalogue import value as values
from crmgen.diagnostics import Related, Sink
from crmgen.origin import Origin, Place
from crmgen.tables.blocks import Block, Row
from crmgen.text import Text

if TYPE_CHECKING:
    from crmgen.build.rule_table import RuleBook


class Options(Struct, frozen=True):
    """How to build: with generated constraints or not (-C, -O), and node ids by name."""

    generate_colocation: bool = True
    generate_order: bool = True
    node_ids: Mapping[str, str] | None = None
    node_ids_file: str = ""


class Context(Struct):
    """The state of one build. ``resources`` maps every id of table 4-1 to its kind; ``tags``
    maps tags, which may stand where a constraint names a resource, to what they hold.

    ``defined`` are the ids that have a table of their own: one that is not in table 4-1 is told
    there, and not again where something refers to it.
    ``complete`` is False where table 4-1 is missing or unreadable: then no reference is judged.
    """

    sink: Sink
    options: Options
    blocks: tuple[Block, ...]
    ids: IdBook
    resources: dict[str, str] = field(default_factory=dict)
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    defined: frozenset[str] = frozenset()
    complete: bool = True
    _comparisons: int = 2_000_000
    rules: "RuleBook" = None  # type: ignore[assignment]  # set by read_rules

    def tables(self, *names: str) -> Iterator[Block]:
        """The blocks of these tables in sheet order."""
        return (block for block in self.blocks if block.table.name in names)

    def check_resource(self, name: str, at: Origin) -> bool:
        """Whether table 4-1 has the resource; told at ``at`` where it does not."""
        if name in self.resources or not self.complete:
            return True
        if name in self.defined:
            return False
        near = self.meant(name, self.resources)
        self.sink.report(codes.UNKNOWN_RESOURCE, at, found=name, nearest=near)
        return False

    def meant(self, name: str, names: Collection[str]) -> str | None:
        """The name most likely meant. Not looked for any more once thousands of bad names were
        held against thousands: then no single one of them is misspelt."""
        from crmgen.diagnostics.nearest import nearest

        self._comparisons -= len(names)
        return nearest(name, names) if self._comparisons > 0 else None

    def check_resources(self, row: Row, *columns: str) -> bool:
        """The same for several cells of one row; every unknown one is told."""
        known = [self.check_resource(row.values[c], row.at(c)) for c in columns]
        return all(known)

    def check_constrained(self, name: str, at: Origin) -> bool:
        """Whether a constraint may name it: a resource, or a tag."""
        return name in self.tags or self.check_resource(name, at)

    def tell_no_effect(self, row: Row, column: str, why: Text) -> None:
        """A cell that means nothing where it stands."""
        self.sink.report(
            values.NO_EFFECT,
            row.at(column),
            found=row.as_typed(column),
            params={"column": column, "why": why},
        )

    def rows_once(self, rows: Iterable[Row], column: str) -> dict[str, Row]:
        """The first row of each name in a column; the others are told."""
        first: dict[str, Row] = {}
        for row in rows:
            name = row.values[column]
            before = first.setdefault(name, row)
            if before is not row:
                at = before.at(column)
                self.sink.report(
                    codes.DUPLICATE_REFERENCE,
                    row.at(column),
                    found=name,
                    related=[Related(at, FIRST_LABEL)],
                    params={"first": cell_name(at)},
                )
        return first


def place_of(row: Row, **fields: str) -> Place:
    """The row's place under the model's field names: field → column of the sheet."""
    columns = {f: row.place.columns[c] for f, c in fields.items() if c in row.place.columns}
    moved = row.place.elsewhere or {}
    elsewhere = {f: moved[c] for f, c in fields.items() if c in moved}
    return Place(row.place.source, row.place.row, columns, elsewhere or None)
