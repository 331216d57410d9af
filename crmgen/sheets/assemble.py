"""The last step of every reader: the same grid for the same sheet, whatever file it came in."""

from collections.abc import Iterable

from crmgen.catalogue import sheet as codes
from crmgen.origin import Source, column_letters
from crmgen.sheets.grid import Fault, Grid, Merged
from crmgen.sheets.unreadable import Unreadable

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
MAX_CELLS = 50_000_000
"""Cells in one sheet's grid, blanks before the last filled one of a row included. A real sheet of
50,000 primitives has 10 million; what is larger was made to exhaust memory."""


class Cells:
    """What a reader has found in one sheet so far; :meth:`grid` ends it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.rows: list[list[str]] = []
        self.faults: dict[tuple[int, int], Fault] = {}
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[Merged] = []
        self._count = 0

    def append(self, row: list[str], times: int = 1) -> None:
        """Add a row; equal rows share one list, so nobody may change it afterwards."""
        self.count(len(row) * times)
        self.rows.extend([row] * times)

    def count(self, cells: int) -> None:
        """Count cells that were made; too many end the reading."""
        self._count += cells
        if self._count > MAX_CELLS:
            raise Unreadable(codes.TOO_BIG, reason=f"> {MAX_CELLS:,} cells")

    def grid(self) -> Grid:
        """The finished grid: no empty rows at its end, flags of the used area only."""
        last_fault = max((row for row, _ in self.faults), default=0)
        while len(self.rows) > last_fault and not any(self.rows[-1]):
            self.rows.pop()
        height = len(self.rows)
        width = max((len(row) for row in self.rows), default=0)
        merged = tuple(m for m in self.merged if m.first_row <= height and m.first_column <= width)
        self._uncover(merged, width)
        return Grid(
            source=self.source,
            rows=self.rows,
            faults=self.faults,
            hidden_rows=_within(self.hidden_rows, height),
            hidden_columns=_within(self.hidden_columns, width),
            merged=merged,
        )

    def _uncover(self, merged: tuple[Merged, ...], width: int) -> None:
        """Take out values beneath merged cells, which nobody sees, and say so."""
        height = len(self.rows)
        # Real ranges never overlap; those of a hostile file could cost without bound.
        area = sum(
            (min(m.last_row, height) - m.first_row + 1)
            * (min(m.last_column, width) - m.first_column + 1)
            for m in merged
        )
        if area > height * width:
            raise Unreadable(codes.BROKEN, reason="overlapping merged cells")
        for m in merged:
            for number in range(m.first_row, min(m.last_row, height) + 1):
                row = self.rows[number - 1]
                first = m.first_column + (number == m.first_row)
                for column in range(first, min(m.last_column, len(row)) + 1):
                    if row[column - 1]:
                        self._cover(m, number, column)

    def _cover(self, area: Merged, number: int, column: int) -> None:
        row = self.rows[number - 1]
        fault = Fault(codes.UNDER_MERGED, row[column - 1], {"range": _address(area)})
        self.faults[number, column] = fault
        self.rows[number - 1] = [*row[: column - 1], "", *row[column:]]


def _within(spans: Iterable[tuple[int, int]], last: int) -> frozenset[int]:
    """The numbers of all spans, none beyond ``last``."""
    return frozenset(n for a, b in spans for n in range(a, min(b, last) + 1))


def _address(area: Merged) -> str:
    first = column_letters(area.first_column) + str(area.first_row)
    return f"{first}:{column_letters(area.last_column)}{area.last_row}"
