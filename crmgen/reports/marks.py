"""Fills behind the cells that findings are about, in the XML of a worksheet."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from crmgen.diagnostics import Severity
from crmgen.origin import column_letters
from crmgen.reports.parts import Dialect, forget
from crmgen.reports.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

Cell = tuple[int, int]  # row and column from 1


class Marker:
    """Gives cells of one sheet new styles; makes the rows and cells that the XML lacks."""

    def __init__(self, root: "_Element", styles: Styles, dialect: Dialect) -> None:
        self._styles = styles
        self._tag = dialect.tag
        found = root.find(self._tag("sheetData"))
        assert found is not None, "a worksheet has its cells"
        self._data = found
        self._numbers = _numbered(found, str)
        self._row_at = 0  # the row whose cells are numbered in _cells
        self._cells: list[int] = []
        self._columns = [
            (int(col.get("min", "1")), int(col.get("max", "1")), int(col.get("style", "0")))
            for col in root.iterfind(f"{self._tag('cols')}/{self._tag('col')}")
        ]

    def mark(self, cells: Mapping[Cell, Severity]) -> None:
        for (row, column), severity in sorted(cells.items()):
            cell = self._cell(self._row(row), row, column)
            cell.set("s", str(self._styles.marked(int(cell.get("s", "0")), severity)))

    def _row(self, number: int) -> "_Element":
        position = bisect_left(self._numbers, number)
        if position < len(self._numbers) and self._numbers[position] == number:
            return self._data[position]
        row = self._data.makeelement(self._tag("row"), {"r": str(number)})
        self._data.insert(position, row)
        self._numbers.insert(position, number)
        return row

    def _cell(self, row: "_Element", row_number: int, column: int) -> "_Element":
        if self._row_at != row_number:
            self._row_at = row_number
            self._cells = _numbered(row, lambda number: f"{column_letters(number)}{row_number}")
        numbers = self._cells
        position = bisect_left(numbers, column)
        if position < len(numbers) and numbers[position] == column:
            return row[position]
        cell = row.makeelement(self._tag("c"), {"r": f"{column_letters(column)}{row_number}"})
        cell.set("s", str(self._style_of_empty(row, column)))
        row.insert(position, cell)
        numbers.insert(position, column)
        forget(row, "spans")
        return cell

    def _style_of_empty(self, row: "_Element", column: int) -> int:
        """A cell that is not in the XML looks as its row does, else as its column."""
        if row.get("customFormat") in ("1", "true"):
            return int(row.get("s", "0"))
        styles = (style for first, last, style in self._columns if first <= column <= last)
        return next(styles, 0)


def _numbered(parent: "_Element", name: Callable[[int], str]) -> list[int]:
    """The numbers of rows or cells, which may be left to counting; written out for all of them."""
    numbers: list[int] = []
    for child in parent:
        address = child.get("r")
        number = _number_of(address) if address else (numbers[-1] if numbers else 0) + 1
        if not address:
            child.set("r", name(number))
        numbers.append(number)
    return numbers


def _number_of(address: str) -> int:
    """``12`` is row 12, ``AB12`` column 28."""
    letters = address.rstrip("0123456789")
    if not letters:
        return int(address)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
