"""A sheet as a test writes it: tables of rows, and where each cell ends up."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from crmgen.origin import column_letters

_FIRST_COLUMN = 3


class Sheet:
    """The rows of one sheet, from the first."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = [["# a generated sheet"]]

    def add(self, *cells: str) -> int:
        """One row; gives its number."""
        self.rows.append(list(cells))
        return len(self.rows)

    def table(self, name: str) -> None:
        """An empty row and the name of a table."""
        self.add()
        self.add("", name)

    def part(self, *columns: str, letter: str = "") -> "Part":
        """A keyword row; a part letter stands in column B of it."""
        self.add("", letter, *columns)
        return Part(self, columns)

    def csv(self) -> bytes:
        """The sheet as a spreadsheet saves it: UTF-8, each row as long as the longest."""
        width = max(map(len, self.rows))
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerows(row + [""] * (width - len(row)) for row in self.rows)
        return text.getvalue().encode()


class Part:
    """The rows under one keyword row."""

    def __init__(self, sheet: Sheet, columns: Sequence[str]) -> None:
        self._sheet = sheet
        self._columns = [column.lower() for column in columns]

    def add(self, cells: Mapping[str, str]) -> Callable[[str], str]:
        """One row, its cells by the column's name; gives the function from a column to the
        address of its cell."""
        unknown = set(cells) - set(self._columns)
        assert not unknown, f"no columns {unknown}"
        row = self._sheet.add("", "", *(cells.get(name, "") for name in self._columns))

        def at(column: str) -> str:
            return f"{column_letters(_FIRST_COLUMN + self._columns.index(column))}{row}"

        return at
