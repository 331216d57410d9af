"""Where a value stands in the workbook, from the grid to the last message."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct


def column_letters(column: int) -> str:
    """The column as spreadsheets show it: 1 is ``A``, 27 is ``AA``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Source(NamedTuple):
    """One sheet of one file; ``sheet`` is empty for CSV, which has no sheets."""

    file: str
    sheet: str = ""


class Origin(NamedTuple):
    """One cell (``row`` and ``column`` from 1); column 0 is a whole row, both 0 the sheet."""

    source: Source
    row: int = 0
    column: int = 0

    @property
    def cell(self) -> str:
        """The address as the spreadsheet shows it: ``F23``; ``23`` for a row, empty for a sheet."""
        row = str(self.row) if self.row else ""
        return column_letters(self.column) + row


class Place(Struct, frozen=True):
    """The cells that one model node was read from.

    A row of a sheet gives one node as a rule, so the place is the row and the header's columns
    (shared by all rows of the table); ``elsewhere`` holds the fields whose value stands in
    another row: filled down from above, or given in another table. ``column`` is where all
    other fields stand: 0 for the row, a column where one cell holds the whole node.
    """

    source: Source
    row: int
    columns: Mapping[str, int]
    elsewhere: Mapping[str, Origin] | None = None
    column: int = 0

    @classmethod
    def of_cell(cls, cell: Origin) -> "Place":
        """The place of a node that was read from one cell as a whole."""
        return cls(cell.source, cell.row, {}, None, cell.column)

    def at(self, field: str = "") -> Origin:
        """The cell of a field; the row itself for a field that stands in no cell."""
        if self.elsewhere and field in self.elsewhere:
            return self.elsewhere[field]
        return Origin(self.source, self.row, self.columns.get(field, self.column))

    def cell(self, field: str) -> "Place":
        """The cell of a field as the place of a node of its own."""
        return Place.of_cell(self.at(field))
