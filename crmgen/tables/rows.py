"""Data rows: each cell stripped, checked by its column's type, filled down where declared."""

import re
from collections.abc import Sequence

from crmgen.catalogue import table as table_codes
from crmgen.catalogue import value as codes
from crmgen.diagnostics import Severity, Sink
from crmgen.model.node import Note
from crmgen.origin import Origin, Place
from crmgen.sheets.grid import Grid, Merged
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


class Concealed:
    """What the layout of a sheet conceals, and what was told of it. False without merged ranges
    that show a value; they are kept by row."""

    def __init__(self, grid: Grid) -> None:
        self.told: set[Merged] = set()
        self.told_columns: set[int] = set()
        self._rows: dict[int, list[Merged]] = {}
        for area in grid.merged:
            row = grid.rows[area.first_row - 1] if area.first_row <= len(grid.rows) else ()
            if area.first_column <= len(row) and row[area.first_column - 1].strip():
                for number in range(area.first_row, min(area.last_row, len(grid.rows)) + 1):
                    self._rows.setdefault(number, []).append(area)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def covering(self, row: int, column: int) -> Merged | None:
        """The range that hides this cell beneath its first one."""
        for area in self._rows.get(row, ()):
            if area.first_column <= column <= area.last_column:
                return None if (row, column) == area[:2] else area
        return None


class RowReader:
    """Reads the rows under one keyword row into its section."""

    def __init__(
        self, grid: Grid, merged: Concealed, header: Header, section: Section, sink: Sink
    ) -> None:
        self.grid = grid
        self.merged = merged
        self.header = header
        self.section = section
        # A broken keyword row has been told; its rows are only read for the ids they declare.
        self.sink = Sink() if section.broken else sink
        self._captions: dict[int, str] = {}
        self._above: dict[str, tuple[str, Origin] | None] = {}
        needed = {c.name: (at, c) for at, c in reversed(header.fixed) if c.need is Need.CELL}
        self._required = tuple(reversed(needed.values()))
        self._down = tuple((at, column) for at, column in header.fixed if column.down)
        repeated = [at for at, column in header.fixed if column.repeats]
        self._depths = {at: depth for depth, at in enumerate(repeated)}
        self._hidden_before = -1

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
        faults = self.grid.faults
        for at, column in self.header.fixed:
            if faults and self._take_fault(row, number, at):
                continue
            if at <= width and (text := cells[at - 1].strip()):
                self._take_cell(row, number, at, column, text)
        if self.header.open:
            row.extras = self._take_open(row, number, cells)
        if not row.values and not row.extras and not row.broken:
            return
        if self.section.broken:
            row.broken = True
        if self._down:
            self._fill_down(row, number, cells)
        if self.merged:
            self._check_merged(row, number)
        self._check_required(row, number)
        self._check_visible(number, cells)
        if width > FIRST_COLUMN:
            row.notes = self._notes(number, cells)
        self.section.rows.append(row)

    def _take_cell(self, row: Row, number: int, at: int, column: Column, text: str) -> None:
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
            self._set_depth(row, number, at, column.name)
        value = self._value(row, number, at, column, text)
        if value is not None:
            row.values[column.name] = value
            if value is not text and value != text:
                row.typed[column.name] = text

    def _set_depth(self, row: Row, number: int, at: int, name: str) -> None:
        """Even where the value is illegal: what stands below is placed by it."""
        row.depth = self._depths[at]
        cells = {name: self.grid.origin(number, at)}
        row.place = Place(row.place.source, number, row.place.columns, cells)

    def _value(
        self, row: Row, number: int, at: int, column: Column | OpenColumn, text: str
    ) -> str | None:
        """The canonical form of a cell; None where it has none, which is told."""
        if not text.isprintable():
            if isinstance(column, OpenColumn) or not column.lines:
                text = _LINE_BREAK.sub(" ", text)
            if (match := _INVISIBLE.search(text)) is not None:
                self._report_invisible(row, number, at, match[0])
                return None
        return text if column.type is FREE else self._parse(row, number, at, column, text)

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

    def _take_open(self, row: Row, number: int, cells: Sequence[str]) -> tuple[Extra, ...]:
        extras = []
        for at, column, name in self.header.open:
            if self._take_fault(row, number, at):
                continue
            text = cells[at - 1].strip() if at <= len(cells) else ""
            value = self._value(row, number, at, column, text) if text else None
            if value is not None:
                extras.append(Extra(name, value, at))
        return tuple(extras)

    def _take_fault(self, row: Row, number: int, at: int) -> bool:
        """Tell what is wrong with a cell's content; whether it has no value because of it."""
        fault = self.grid.faults.get((number, at))
        if fault is None:
            return False
        fault.tell(self.grid.origin(number, at), self.sink)
        if fault.code.severity is not Severity.ERROR:
            return False
        row.broken = True
        if at in self._depths and not row.depth:
            row.depth = self._depths[at]
        return True

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
            elif self._is_broken(number, at, cells):
                self._above[name] = None
            elif any(c in row.values and c not in elsewhere for c in column.down_until):
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

    def _is_broken(self, number: int, at: int, cells: Sequence[str]) -> bool:
        """Whether a cell without a value has one that can't be read."""
        if at <= len(cells) and cells[at - 1].strip():
            return True
        fault = self.grid.faults.get((number, at))
        return fault is not None and fault.code.severity is Severity.ERROR

    def _check_merged(self, row: Row, number: int) -> None:
        """What the designer sees in a merged range holds for its first cell only."""
        named = {at for at, _ in self.header.fixed} | {at for at, _, _ in self.header.open}
        filled = {at for at, c in self.header.fixed if c.repeats or c.name in row.values}
        filled |= {extra.column for extra in row.extras}
        faulty = {at for at in named if (number, at) in self.grid.faults}
        for at in sorted(named - filled - faulty):
            area = self.merged.covering(number, at)
            if area is None or area.first_column not in named:
                continue
            row.broken = True
            if area in self.merged.told:
                continue
            self.merged.told.add(area)
            first = self.grid.origin(area.first_row, area.first_column).cell
            self.sink.report(
                table_codes.MERGED, self.grid.origin(number, at), params={"first": first}
            )

    def _check_required(self, row: Row, number: int) -> None:
        if row.broken:
            return
        for at, column in self._required:
            if column.name in row.values:
                continue
            row.broken = True
            self.sink.report(
                codes.EMPTY,
                self.grid.origin(number, at),
                allowed=column.type.choices,
                params={"column": column.name},
            )

    def _check_visible(self, number: int, cells: Sequence[str]) -> None:
        """Tell hidden rows once a run, hidden columns once a sheet."""
        if number in self.grid.hidden_rows:
            if self._hidden_before != number - 1:
                self.sink.report(table_codes.HIDDEN_ROW, self.grid.origin(number))
            self._hidden_before = number
        if not self.grid.hidden_columns:
            return
        for at, column in self.header.fixed:
            filled = at <= len(cells) and cells[at - 1].strip()
            told = at in self.merged.told_columns
            if filled and at in self.grid.hidden_columns and not told:
                self.merged.told_columns.add(at)
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
