"""Grids to the content of a workbook: every table as it was read, and all that stands between.

Nothing is judged: values are taken as they are typed. What can't be read as a table is carried
row by row, so that it can be mended in the new workbook; no such row turns into another one.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from crmgen.catalogue import rewrite as codes
from crmgen.diagnostics import Severity, Sink
from crmgen.rewrite import furniture
from crmgen.rewrite.section import SectionCarrier, remark_of
from crmgen.sheets.choose import has_title
from crmgen.sheets.grid import Grid
from crmgen.tables.blocks import Block as ReadBlock
from crmgen.tables.declare import Table
from crmgen.tables.read import is_comment, read_tables
from crmgen.workbook.blank import EMPTY
from crmgen.workbook.content import Block, Content, Line, Remark, Section
from crmgen.workbook.voice import Speaker


class _Chunk(Struct, frozen=True):
    """The rows from a text in column B that begins something (or the first row) to the next."""

    first: int
    last: int
    block: ReadBlock | None


def carry(grids: Sequence[Grid], say: Speaker, sink: Sink) -> Content:
    """The content of all sheets. What can't be carried at all is an error in ``sink``."""
    carrier = _Carrier(say, sink)
    for number, grid in enumerate(grids, start=1):
        carrier.take(grid, last=number == len(grids))
    return carrier.content()


class _Carrier(Struct):
    """Collects blocks; ``pending`` are rows that belong above the next one."""

    say: Speaker
    sink: Sink
    blocks: list[Block] = field(default_factory=list)
    pending: list[Remark | Line] = field(default_factory=list)

    def take(self, grid: Grid, *, last: bool) -> None:
        for chunk in _chunks(grid):
            if chunk.block is None:
                self._others(grid, chunk)
            else:
                self._block(grid, chunk, chunk.block)
        if not last and self.blocks:
            self._below()

    def content(self) -> Content:
        after = tuple(row for row in self.pending if isinstance(row, Remark))
        return Content(tuple(self.blocks), after)

    def _below(self) -> None:
        """What stands at the end of a sheet stays below its last table."""
        rows = _trimmed(self.pending)
        self.pending = []
        if not rows:
            return
        block = self.blocks[-1]
        if not block.sections or block.loose:
            remarks = tuple(row for row in rows if isinstance(row, Remark))
            self.blocks[-1] = replace(block, loose=(*block.loose, *remarks))
            return
        *first, section = block.sections
        below = replace(section, rows=(*section.rows, EMPTY, *rows))
        self.blocks[-1] = replace(block, sections=(*first, below))

    # ---- rows that are no table's -------------------------------------------------------------

    def _others(self, grid: Grid, chunk: _Chunk) -> None:
        if chunk.first == 1 and not _name(grid, 1):
            for number in range(1, chunk.last + 1):
                self._above(grid, number)
            return
        self._raw(grid, chunk.first, chunk.last)

    def _above(self, grid: Grid, number: int) -> None:
        """A row before the first table of a sheet."""
        cells = grid.rows[number - 1]
        if number == 1 and cells:
            rest = furniture.after_title(cells[0], grid.source.sheet)
            if rest is not None:
                cells = [f"# {rest}" if rest else "", *cells[1:]]
        titled = has_title(grid)
        if titled and (furniture.is_legend(cells[0] if cells else "") or self._drawn(grid, number)):
            return
        remark = remark_of(grid, number, self.sink, cells)
        self.pending.append(remark or EMPTY)

    def _drawn(self, grid: Grid, number: int) -> bool:
        names = {_name(grid, row).upper() for row in range(1, len(grid.rows) + 1)}
        return "COVER" in names and furniture.is_drawn(grid.rows[number - 1], number)

    def _raw(self, grid: Grid, first: int, last: int) -> None:
        """Rows as they stand, below the table before; the comments at their end come after."""
        end = last
        while end >= first and (is_comment(grid.rows[end - 1]) or not any(grid.rows[end - 1])):
            end -= 1
        rows = [row for row in self.pending if isinstance(row, Remark)] + [
            raw_row(grid, number, self.sink) for number in range(first, end + 1)
        ]
        if self.blocks:
            block = self.blocks[-1]
            self.blocks[-1] = replace(block, loose=(*block.loose, *rows))
            self.pending = []
        else:
            self.pending = list(rows)
        for number in range(end + 1, last + 1):
            self.pending.append(remark_of(grid, number, self.sink) or EMPTY)

    # ---- tables -------------------------------------------------------------------------------

    def _block(self, grid: Grid, chunk: _Chunk, block: ReadBlock) -> None:
        if _name(grid, chunk.first).upper() != block.table.name:
            self._raw(grid, chunk.first, chunk.last)
            return
        before, subject = self._before(block.table)
        whole = _Whole(grid, chunk, block, self.say, self.sink)
        aside = whole.aside()
        if not whole.is_sound():
            self.blocks.append(Block(table=block.table.name, sections=(), before=(*before, *aside)))
            self._raw(grid, chunk.first + 1, chunk.last)
            return
        sections, self.pending = whole.sections()
        if furniture.is_id(subject):
            subject = _id_of(sections) if block.table.has_letters else subject
        self.blocks.append(
            Block(
                table=block.table.name,
                sections=sections,
                before=(*before, *aside, *whole.early),
                subject=subject,
            )
        )

    def _before(self, table: Table) -> tuple[tuple[Remark, ...], str]:
        """The comments above a table, and what its heading says."""
        rows = [
            row
            for row in self.pending
            if isinstance(row, Remark) and not furniture.is_help(row.cells[0], table)
        ]
        self.pending = []
        headings = [n for n, row in enumerate(rows) if furniture.is_heading(row.cells[0])]
        if not headings:
            return tuple(rows), ""
        at = headings[-1]
        subject = furniture.subject_of(rows[at].cells[0], table)
        rest = tuple(cell for cell in rows[at].cells[1:])
        kept = [Remark(("#", *rest))] if any(rest) else []
        return (*rows[:at], *kept, *rows[at + 1 :]), subject


class _Whole(Struct):
    """One table of a grid, all of whose rows are accounted for."""

    grid: Grid
    chunk: _Chunk
    block: ReadBlock
    say: Speaker
    sink: Sink
    early: list[Remark] = field(default_factory=list)
    _carriers: list[SectionCarrier] = field(default_factory=list)

    def is_sound(self) -> bool:
        """Whether every section can be written again from its declaration."""
        self._carriers = [
            SectionCarrier.of(self.grid, self.block.table, section, self.say, self.sink)
            for section in self.block.sections
            if not section.broken
        ]
        whole = len(self._carriers) == len(self.block.sections)
        return whole and all(carrier.is_sound() for carrier in self._carriers)

    def aside(self) -> tuple[Remark, ...]:
        """What stands beside the table's name."""
        cells = self.grid.rows[self.chunk.first - 1]
        if not any(cell.strip() for cell in (cells[0], *cells[2:])):
            return ()
        lead = cells[0].strip()
        first = lead if lead.startswith("#") else f"# {lead}".rstrip()
        return (Remark((first, "", *cells[2:])),)

    def sections(self) -> tuple[tuple[Section, ...], list[Remark | Line]]:
        """The sections, and the rows below that belong to what comes next."""
        starts = {carrier.row: carrier for carrier in self._carriers}
        current: SectionCarrier | None = None
        gap: list[Remark | Line] = []
        for number in self._numbers():
            if number in starts:
                self._close(current, gap)
                current, gap = starts[number], []
                gap += current.aside()
            elif current is None and starts:
                self._early(number)
            elif current is None:
                gap.append(self._remark(number) or EMPTY)
            elif current.takes(number):
                current.rows += gap
                gap = []
                current.take(number)
            elif not current.are_captions(number):
                gap.append(current.other(number))
        cut = _end_of(gap) if current is not None else 0
        if current is not None:
            current.rows += gap[:cut]
            gap = gap[cut:]
        return tuple(carrier.section() for carrier in self._carriers), gap

    def _numbers(self) -> Iterator[int]:
        """The rows below the table's name, but for what the writer draws below that of the
        cover."""
        drawn = False
        titled = self.block.table.name == "COVER" and has_title(self.grid)
        for number in range(self.chunk.first + 1, self.chunk.last + 1):
            cells = self.grid.rows[number - 1]
            drawn |= titled and bool(cells) and furniture.starts_legend_of_cover(cells)
            if not (drawn and cells and cells[0].strip() == "#"):
                yield number

    def _close(self, current: SectionCarrier | None, gap: list[Remark | Line]) -> None:
        if current is not None:
            current.rows += _trimmed(gap)

    def _early(self, number: int) -> None:
        """A row between the table's name and its first keyword row."""
        remark = self._remark(number)
        if remark is not None:
            self.early.append(remark)

    def _remark(self, number: int) -> Remark | None:
        cells = self.grid.rows[number - 1]
        if cells and furniture.is_help(cells[0], self.block.table):
            return None
        return remark_of(self.grid, number, self.sink)


def raw_row(grid: Grid, number: int, sink: Sink) -> Remark:
    """A row as it stands. A cell that has no text can't be carried this way."""
    cells = list(grid.rows[number - 1])
    for (row, column), fault in grid.faults.items():
        if row == number and fault.code.severity is Severity.ERROR:
            sink.report(codes.NOT_CARRIED, grid.origin(row, column), found=fault.found)
    return Remark(tuple(cells))


def _chunks(grid: Grid) -> Iterator[_Chunk]:
    blocks = {block.origin.row: block for block in read_tables([grid], Sink())}
    letters = {section.origin.row for block in blocks.values() for section in block.sections}
    faulty = {
        row
        for (row, column), fault in grid.faults.items()
        if column == 2 and fault.code.severity is Severity.ERROR
    }
    starts = [
        number
        for number in range(1, len(grid.rows) + 1)
        if number in blocks
        or (not is_comment(grid.rows[number - 1]) and number in faulty)
        or (_name(grid, number) and number not in letters)
    ]
    if not starts or starts[0] > 1:
        yield _Chunk(1, starts[0] - 1 if starts else len(grid.rows), None)
    for number, first in enumerate(starts):
        last = starts[number + 1] - 1 if number + 1 < len(starts) else len(grid.rows)
        yield _Chunk(first, last, blocks.get(first))


def _name(grid: Grid, number: int) -> str:
    """What stands in column B of a row that is no comment."""
    cells = grid.rows[number - 1] if number <= len(grid.rows) else ()
    return "" if is_comment(cells) or len(cells) < 2 else cells[1].strip()


def _end_of(gap: Sequence[Remark | Line]) -> int:
    """How many rows below the last one of data belong to it: those before an empty row, and what
    stands above notes."""
    noted = [n for n, row in enumerate(gap, start=1) if isinstance(row, Line) and row is not EMPTY]
    start = max(noted, default=0)
    return next((n for n in range(start, len(gap)) if gap[n] is EMPTY), len(gap))


def _trimmed(rows: Sequence[Remark | Line]) -> list[Remark | Line]:
    """Without the empty rows at both ends."""
    filled = [n for n, row in enumerate(rows) if row is not EMPTY]
    return list(rows[filled[0] : filled[-1] + 1]) if filled else []


def _id_of(sections: Sequence[Section]) -> str:
    lines = sections[0].lines() if sections else ()
    return next((line.values["id"] for line in lines if "id" in line.values), "")
