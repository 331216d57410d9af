"""Data rows: each cell stripped, checked by its column's type, filled down where declared."""

import re
from collections.abc import Sequence

from crmgen.catalogue import table as table_codes
from crmgen.catalogue import value as codes
from crmgen.diagnostics import Severity, Sink
from crmgen.model.node import Note
from crmgen.origin import Origin, Place
from crmgen.sheets.grid import Fault, Grid
from crmgen.tables.blocks import Extra, Row, Section
from crmgen.tables.declare import Column, Need, OpenColumn
from crmgen.tables.header import FIRST_COLUMN, Header
from crmgen.tables.types import FREE, Problem

_LINE_BREAK = re.compile(r"[ \t\u3000]*(?:\r\n|\r|\n)[ \t\u3000]*")
# Characters that show as nothing: a value that holds one equals nothing it should equal.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
    "\ufff9-\uffff]"
)


class RowReader:
    """Reads the rows under one keyword row into its section."""

    def __init__(self, grid: Grid, header: Header, section: Section, sink: Sink) -> None:
        self.grid = grid
        self.header = header
        self.section = section
        # A broken keyword row has been told; its rows are only read for the ids they declare.
        self.sink = Sink() if section.broken else sink
        self._captions: dict[int, str] = {}
        self._above: dict[str, tuple[str, Origin] | None] = {}
        self._required = tuple(
            (at, column) for at, column in header.fixed if column.need is Need.CELL
        )
        self._down = tuple((at, column) for at, column in header.fixed if column.down)
        self._fault_rows = frozenset(row for row, _ in grid.faults)
        self._hidden_before = -1
        self._hidden_columns_told: set[int] = set()

    def take_captions(self, cells: Sequence[str]) -> None:
        """Remember the comment row right below the keyword row: it names the notes' columns."""
        for index, text in enumerate(cells[1:], start=2):
            caption = " ".join(text.split())
            if caption:
                self._captions[index] = caption

    def take(self, number: int, cells: Sequence[str]) -> None:
        """Read one row; a row with nothing in a named column is no data."""
        row = Row(Place(self.grid.source, number, self.header.columns), {})
        width = len(cells)
        faulty = number in self._fault_rows
        for at, column in self.header.fixed:
            text = cells[at - 1].strip() if at <= width else ""
            if faulty and (fault := self.grid.faults.get((number, at))):
                self._take_fault(row, number, at, fault)
                if fault.code.severity is Severity.ERROR:
                    continue
            if text:
                self._take_cell(row, number, at, column, text)
        extras = self._take_open(row, number, cells, faulty) if self.header.open else ()
        if not row.values and not extras and not row.broken:
            return
        row.extras = extras
        if self._down:
            self._fill_down(row, number, cells)
        self._check_required(row, number)
        self._check_visible(number, cells)
        if width > FIRST_COLUMN:
            row.notes = self._notes(number, cells)
        self.section.rows.append(row)

    def _take_cell(self, row: Row, number: int, at: int, column: Column, text: str) -> None:
        if not text.isprintable():
            if not column.lines:
                text = _LINE_BREAK.sub(" ", text)
            if (match := _INVISIBLE.search(text)) is not None:
                self._report_invisible(row, number, at, match[0])
                return
        value = text if column.type is FREE else self._parse(row, number, at, column, text)
        if value is None:
            return
        if column.repeats:
            if column.name in row.values:
                self.sink.report(
                    table_codes.EXCESS_VALUE,
                    self.grid.origin(number, at),
                    found=text,
                    params={"column": column.name},
                )
                row.broken = True
                return
            row.depth = at - self.header.columns[column.name]
            row.place = Place(
                self.grid.source,
                number,
                self.header.columns,
                {column.name: self.grid.origin(number, at)},
            )
        row.values[column.name] = value

    def _parse(
        self, row: Row, number: int, at: int, column: Column | OpenColumn, text: str
    ) -> str | None:
        value = column.type.parse(text)
        if isinstance(value, Problem):
            self.sink.report(
                value.code,
                self.grid.origin(number, at),
                found=text,
                allowed=column.type.choices,
                nearest=value.nearest,
                params={"column": column.name},
            )
            row.broken = True
            return None
        return value

    def _take_open(
        self, row: Row, number: int, cells: Sequence[str], faulty: bool
    ) -> tuple[Extra, ...]:
        extras = []
        for at, column, name in self.header.open:
            text = cells[at - 1].strip() if at <= len(cells) else ""
            if faulty and (fault := self.grid.faults.get((number, at))):
                self._take_fault(row, number, at, fault)
                if fault.code.severity is Severity.ERROR:
                    continue
            if not text:
                continue
            text = _LINE_BREAK.sub(" ", text)
            if (match := _INVISIBLE.search(text)) is not None:
                self._report_invisible(row, number, at, match[0])
                continue
            value = self._parse(row, number, at, column, text)
            if value is not None:
                extras.append(Extra(name, value, at))
        return tuple(extras)

    def _take_fault(self, row: Row, number: int, at: int, fault: Fault) -> None:
        self.sink.report(
            fault.code, self.grid.origin(number, at), found=fault.found, params=fault.params
        )
        if fault.code.severity is Severity.ERROR:
            row.broken = True

    def _report_invisible(self, row: Row, number: int, at: int, character: str) -> None:
        self.sink.report(
            codes.INVISIBLE,
            self.grid.origin(number, at),
            params={"character": f"U+{ord(character):04X}"},
        )
        row.broken = True

    def _fill_down(self, row: Row, number: int, cells: Sequence[str]) -> None:
        """Give empty cells the value above; remember this row's values for those below.

        What stands below a broken cell is broken too, and nothing more is said about it.
        """
        elsewhere: dict[str, Origin] = {}
        for at, column in self._down:
            name = column.name
            if name in row.values:
                self._above[name] = (row.values[name], self.grid.origin(number, at))
            elif (at <= len(cells) and cells[at - 1].strip()) or (number, at) in self.grid.faults:
                self._above[name] = None
            elif column.down_until in row.values and column.down_until not in elsewhere:
                self._above.pop(name, None)
            elif name in self._above:
                above = self._above[name]
                if above is None:
                    row.broken = True
                else:
                    row.values[name], elsewhere[name] = above
        if elsewhere:
            row.place = Place(
                row.place.source,
                row.place.row,
                row.place.columns,
                {**(row.place.elsewhere or {}), **elsewhere},
            )

    def _check_required(self, row: Row, number: int) -> None:
        if row.broken or self.section.broken:
            return
        for at, column in self._required:
            if column.name not in row.values:
                self._report_empty(number, at, column)
                row.broken = True

    def _report_empty(self, number: int, at: int, column: Column) -> None:
        for area in self.grid.merged:
            inside = (
                area.first_row <= number <= area.last_row
                and area.first_column <= at <= area.last_column
            )
            if inside and (number, at) != (area.first_row, area.first_column):
                first = self.grid.origin(area.first_row, area.first_column).cell
                self.sink.report(
                    table_codes.MERGED, self.grid.origin(number, at), params={"first": first}
                )
                return
        self.sink.report(
            codes.EMPTY,
            self.grid.origin(number, at),
            allowed=column.type.choices,
            params={"column": column.name},
        )

    def _check_visible(self, number: int, cells: Sequence[str]) -> None:
        """Tell hidden rows once a run, hidden columns once a table."""
        if number in self.grid.hidden_rows:
            if self._hidden_before != number - 1:
                self.sink.report(table_codes.HIDDEN_ROW, self.grid.origin(number))
            self._hidden_before = number
        if not self.grid.hidden_columns:
            return
        for at, column in self.header.fixed:
            filled = at <= len(cells) and cells[at - 1].strip()
            told = at in self._hidden_columns_told
            if filled and at in self.grid.hidden_columns and not told:
                self._hidden_columns_told.add(at)
                self.sink.report(
                    table_codes.HIDDEN_COLUMN,
                    self.grid.origin(self.header.row, at),
                    found=column.name,
                )

    def _notes(self, number: int, cells: Sequence[str]) -> tuple[Note, ...]:
        notes = [
            Note(self._caption(at), text.strip(), self.grid.origin(number, at))
            for at, text in enumerate(cells, start=1)
            if at >= FIRST_COLUMN and at not in self.header.named and text and not text.isspace()
        ]
        return tuple(notes)

    def _caption(self, at: int) -> str:
        """The caption over a note, or the nearest one to its left that stands over no name."""
        left = [column for column in self._captions if column <= at]
        nearest = max(left, default=0)
        if nearest in self.header.named:
            return ""
        return self._captions.get(nearest, "")
