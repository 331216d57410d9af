"""Grid to blocks: the declared tables found in a sheet, with every value checked by its type.

Rows are passed over once. Nothing here knows what a table means.
"""

from collections.abc import Sequence

from crmgen.catalogue import table as codes
from crmgen.diagnostics import Sink
from crmgen.sheets.grid import Grid
from crmgen.tables import TABLES
from crmgen.tables.blocks import Block, Section
from crmgen.tables.declare import Part, Table
from crmgen.tables.header import has_names, read_header
from crmgen.tables.rows import RowReader

_PART_TABLES = {
    part.letter: tuple(t.name for t in TABLES.values() if t.part(part.letter))
    for table in TABLES.values()
    for part in table.parts
    if part.letter
}


def read_tables(grid: Grid, sink: Sink) -> list[Block]:
    """All tables of one sheet in the order of their rows; findings go to ``sink``."""
    reader = _Reader(grid, sink)
    for number, cells in enumerate(grid.rows, start=1):
        reader.take(number, cells)
    if not reader.blocks and not reader.met_unknown:
        sink.report(codes.NOTHING, grid.origin(0), allowed=TABLES)
    return reader.blocks


def filled_rows(grid: Grid) -> dict[str, int]:
    """How many data rows each table of a sheet has, for telling what a sheet holds."""
    counts: dict[str, int] = {}
    for block in read_tables(grid, Sink()):
        rows = sum(len(section.rows) for section in block.sections)
        if rows:
            counts[block.table.name] = counts.get(block.table.name, 0) + rows
    return counts


class _Reader:
    """Walks down the rows, knowing in which table and part it is."""

    def __init__(self, grid: Grid, sink: Sink) -> None:
        self.grid = grid
        self.sink = sink
        self.blocks: list[Block] = []
        self.met_unknown = False
        self._table: Table | None = None
        self._part: Part | None = None  # a part that waits for its keyword row
        self._rows: RowReader | None = None
        self._captions_at = 0

    def take(self, number: int, cells: Sequence[str]) -> None:
        """Read one row: a comment, a name in column B, a keyword row or a data row."""
        if cells and cells[0].lstrip().startswith("#"):
            if self._rows is not None and number == self._captions_at:
                self._rows.take_captions(cells)
            return
        name = cells[1].strip() if len(cells) > 1 else ""
        if name:
            self._rows = None
            self._take_name(number, name)
        elif self._rows is not None:
            self._rows.take(number, cells)
        elif self._part is not None and has_names(cells):
            self._start_section(number, self._part)
        elif self._table is not None and self._table.has_letters and has_names(cells):
            self._report_stray(number)

    def _take_name(self, number: int, name: str) -> None:
        word = name.upper()
        if self._table is not None and self._table.has_letters:
            part = self._table.part(word)
            if part is not None:
                self._check_first_part(number, word)
                self._start_section(number, part)
                return
        if word in _PART_TABLES:
            self.sink.report(
                codes.MISPLACED_PART,
                self.grid.origin(number, 2),
                found=name,
                params={"allowed_in": " / ".join(_PART_TABLES[word])},
            )
            self._leave_table()
            return
        table = TABLES.get(word)
        if table is None:
            self._report_unknown(number, name)
            self._leave_table()
            return
        self._table = table
        self._part = None if table.has_letters else table.parts[0]
        self.blocks.append(Block(table, self.grid.origin(number, 2)))

    def _start_section(self, number: int, part: Part) -> None:
        assert self._table is not None
        self._part = None
        block = self.blocks[-1]
        if not has_names(self.grid.rows[number - 1]):
            self.sink.report(
                codes.NO_HEADER,
                self.grid.origin(number, 2),
                params={"table": self._table.name},
            )
            block.sections.append(
                Section(part.letter, self.grid.origin(number), frozenset(), broken=True)
            )
            return
        header = read_header(self.grid, number, self._table, part, self.sink)
        section = Section(
            part.letter, self.grid.origin(number), frozenset(header.columns), broken=header.broken
        )
        block.sections.append(section)
        self._rows = RowReader(self.grid, header, section, self.sink)
        self._captions_at = number + 1

    def _leave_table(self) -> None:
        self._table = self._part = None

    def _check_first_part(self, number: int, letter: str) -> None:
        """Parts A, O and R belong to the P before them."""
        assert self._table is not None
        first = self._table.parts[0].letter
        if letter == first or any(s.letter == first for s in self.blocks[-1].sections):
            return
        self.sink.report(
            codes.PART_WITHOUT_FIRST,
            self.grid.origin(number, 2),
            found=letter,
            params={"table": self._table.name, "first": first},
        )

    def _report_stray(self, number: int) -> None:
        assert self._table is not None
        self.sink.report(
            codes.ROWS_BEFORE_PART,
            self.grid.origin(number),
            params={
                "table": self._table.name,
                "letters": ", ".join(part.letter for part in self._table.parts),
            },
        )
        self._leave_table()

    def _report_unknown(self, number: int, name: str) -> None:
        from crmgen.diagnostics.nearest import nearest

        self.met_unknown = True
        self.sink.report(
            codes.UNKNOWN_TABLE,
            self.grid.origin(number, 2),
            found=name,
            allowed=TABLES,
            nearest=nearest(name, TABLES),
        )
