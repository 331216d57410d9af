"""Grids to blocks: the declared tables found in the sheets, with every value checked by its type.

Rows are passed over once. Nothing here knows what a table means.
"""

from collections.abc import Sequence

from crmgen.catalogue import table as codes
from crmgen.diagnostics import Severity, Sink
from crmgen.diagnostics.nearest import nearest
from crmgen.sheets.grid import Grid
from crmgen.tables import TABLES
from crmgen.tables.blocks import Block, Section
from crmgen.tables.declare import Part, Table
from crmgen.tables.header import has_names, read_header
from crmgen.tables.rows import Concealed, RowReader

_PART_TABLES = {
    part.letter: tuple(t.name for t in TABLES.values() if t.part(part.letter))
    for table in TABLES.values()
    for part in table.parts
    if part.letter
}


def read_tables(grids: Sequence[Grid], sink: Sink) -> list[Block]:
    """All tables of a cluster's sheets in the order of their rows; findings go to ``sink``."""
    blocks: list[Block] = []
    met_unknown = False
    for grid in grids:
        reader = _Reader(grid, sink)
        for number, cells in enumerate(grid.rows, start=1):
            reader.take(number, cells)
        blocks += reader.blocks
        met_unknown |= reader.met_unknown
    if not blocks and not met_unknown:
        sink.report(codes.NOTHING, grids[0].origin(0), allowed=TABLES)
    return blocks


def filled_rows(grid: Grid) -> dict[str, int]:
    """How many data rows each table of a sheet has, for telling what a sheet holds."""
    counts: dict[str, int] = {}
    for block in read_tables([grid], Sink()):
        rows = sum(len(section.rows) for section in block.sections)
        if rows:
            counts[block.table.name] = counts.get(block.table.name, 0) + rows
    return counts


def is_comment(cells: Sequence[str]) -> bool:
    return bool(cells) and cells[0].lstrip().startswith("#")


class _Reader:
    """Walks down the rows, knowing in which table and part it is."""

    def __init__(self, grid: Grid, sink: Sink) -> None:
        self.grid = grid
        self.sink = sink
        self.blocks: list[Block] = []
        self.met_unknown = False
        self._table: Table | None = None
        self._guessed = False  # the table's name was told to be wrong or missing
        self._part: Part | None = None  # a part that waits for its keyword row
        self._rows: RowReader | None = None
        self._captions_at = 0
        self._merged = Concealed(grid)
        self._faulty = frozenset(
            row
            for (row, column), fault in grid.faults.items()
            if column == 2 and fault.code.severity is Severity.ERROR
        )

    def take(self, number: int, cells: Sequence[str]) -> None:
        """Read one row: a comment, a name in column B, a keyword row or a data row."""
        if is_comment(cells):
            if self._rows is not None and number == self._captions_at:
                self._rows.take_captions(cells)
            return
        name = cells[1].strip() if len(cells) > 1 else ""
        if number in self._faulty:
            self._take_fault(number)
            return
        if name:
            self._rows = None
            self._take_name(number, name)
        elif cells and cells[0] and self._is_shifted(number, cells):
            self._take_shifted(number, cells[0].strip())
        elif self._rows is not None:
            self._rows.take(number, cells)
        elif self._part is not None and has_names(cells):
            self._start_section(number, self._part)
        elif self._table is not None and self._table.has_letters and has_names(cells):
            self._take_stray(number)

    def _take_fault(self, number: int) -> None:
        """What can't be shown in column B may be a table's name: the rows below are nobody's."""
        fault = self.grid.faults[number, 2]
        fault.tell(self.grid.origin(number, 2), self.sink)
        self.met_unknown = True
        self._table = self._part = self._rows = None

    def _is_shifted(self, number: int, cells: Sequence[str]) -> bool:
        """Whether column A holds what belongs in B: a table's name, and below it its first row.

        Any other text in A is the designer's own, such as a heading above the name in B.
        """
        table = TABLES.get(cells[0].strip().upper())
        if table is None or has_names(cells):
            return False
        below = (row for row in self.grid.rows[number:] if not is_comment(row) and any(row))
        following = next(below, ())
        letter = following[1].strip().upper() if len(following) > 1 else ""
        part = table.part(letter) if table.has_letters else table.parts[0]
        if part is None or (letter and not table.has_letters):
            return False
        return any(part.find(text.strip()) for text in following[2:] if text.strip())

    def _take_shifted(self, number: int, name: str) -> None:
        """Read for the ids that it declares, as a misspelt table."""
        self.sink.report(codes.SHIFTED_TABLE, self.grid.origin(number, 1), found=name)
        self._rows = None
        self._enter(number, TABLES[name.upper()], guessed=True)

    def _take_name(self, number: int, name: str) -> None:
        word = name.upper()
        if self._table is not None and self._table.has_letters:
            part = self._table.part(word)
            if part is not None:
                self._check_first_part(number, word)
                self._start_section(number, part)
                return
        table = TABLES.get(word)
        if table is not None:
            self._enter(number, table)
        elif word in _PART_TABLES:
            self._take_misplaced(number, name)
        else:
            self._take_unknown(number, name)

    def _enter(self, number: int, table: Table, *, guessed: bool = False) -> None:
        self._table, self._guessed = table, guessed
        self._part = None if table.has_letters else table.parts[0]
        self.blocks.append(Block(table, self.grid.origin(number, 2)))

    def _take_misplaced(self, number: int, name: str) -> None:
        """A part without its table is read for the ids it declares, so that they are known."""
        word = name.upper()
        if self._table is None:
            told = self.met_unknown
        else:
            told = self._guessed and self._table.has_letters
        tables = _PART_TABLES[word]
        if not told:
            self.sink.report(
                codes.MISPLACED_PART,
                self.grid.origin(number, 2),
                found=name,
                params={"allowed_in": " / ".join(tables)},
            )
        self._enter(number, TABLES[tables[0]], guessed=True)
        self._take_name(number, name)

    def _take_unknown(self, number: int, name: str) -> None:
        """A misspelt table is read for the ids it declares; any other one is skipped."""
        self.met_unknown = True
        meant = nearest(name, TABLES)
        self.sink.report(
            codes.UNKNOWN_TABLE,
            self.grid.origin(number, 2),
            found=name,
            allowed=TABLES,
            nearest=meant,
        )
        if meant is None:
            self._table = self._part = None
        else:
            self._enter(number, TABLES[meant], guessed=True)

    def _start_section(self, number: int, part: Part) -> None:
        assert self._table is not None
        self._part = None
        block = self.blocks[-1]
        origin = self.grid.origin(number)
        if not has_names(self.grid.rows[number - 1]):
            if not self._guessed:
                self.sink.report(
                    codes.NO_HEADER, origin._replace(column=2), params={"table": self._table.name}
                )
            block.sections.append(Section(part.letter, origin, frozenset(), broken=True))
            return
        sink = Sink() if self._guessed else self.sink
        header = read_header(self.grid, number, self._table, part, sink)
        broken = header.broken or self._guessed
        section = Section(part.letter, origin, frozenset(header.columns), broken=broken)
        block.sections.append(section)
        self._rows = RowReader(self.grid, self._merged, header, section, self.sink)
        self._captions_at = number + 1

    def _check_first_part(self, number: int, letter: str) -> None:
        """Parts A, O and R belong to the P before them."""
        assert self._table is not None
        first = self._table.parts[0].letter
        if letter == first or self._guessed or self.blocks[-1].sections:
            return
        self.sink.report(
            codes.PART_WITHOUT_FIRST,
            self.grid.origin(number, 2),
            found=letter,
            params={"table": self._table.name, "first": first},
        )

    def _take_stray(self, number: int) -> None:
        """A row that no part letter precedes: the first part counts as there but unreadable."""
        assert self._table is not None
        block = self.blocks[-1]
        if self._guessed or block.sections:
            return  # told with the name, or with the letter that lacks a keyword row
        letter = self._table.parts[0].letter
        block.sections.append(Section(letter, self.grid.origin(number), frozenset(), broken=True))
        self.sink.report(
            codes.ROWS_BEFORE_PART,
            self.grid.origin(number),
            params={
                "table": self._table.name,
                "letters": ", ".join(part.letter for part in self._table.parts),
            },
        )
