"""A sheet that a mistake is made in: where its values stand, and how to change them."""

import csv
import io
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

ENCODINGS = ("utf-8-sig", "cp932")
PARTED = ("PRIMITIVE", "STONITH", "ALERT")
# The columns in which an empty cell takes the value above it.
DOWN = {
    "NODE": ("uname", "ptype", "type"),
    "RSC_ATTRIBUTES": ("id", "type"),
    "FENCING_TOPOLOGY": ("node",),
    "STONITH_LEVEL": ("node",),
    "PRIMITIVE": ("type",),
    "STONITH": ("type",),
    "ALERT": ("type",),
    "LOCATION_NODE": ("rsc", "prefers/avoids"),
    "LOCATION_EXPERT": ("rsc",),
    "LOCATION_RULE": ("rsc",),
}


class NotHereError(Exception):
    """The sheet has no place for this mistake."""


class Spot(NamedTuple):
    """One cell: its row and its column from 0."""

    cells: list[str]
    column: int

    @property
    def value(self) -> str:
        return self.cells[self.column]


class Row(NamedTuple):
    """One row of data. ``full`` has the values of the row, empty ones filled from above."""

    cells: list[str]
    table: str
    part: str
    block: int
    columns: dict[str, int]
    full: dict[str, str]

    def at(self, column: str) -> Spot:
        return Spot(self.cells, self.columns[column])

    def get(self, column: str) -> str:
        number = self.columns.get(column)
        return "" if number is None else self.cells[number]

    @property
    def first(self) -> Spot:
        """The first cell that is filled."""
        return Spot(self.cells, next(n for n, value in enumerate(self.cells) if value))


class Sheet:
    """The rows of a sheet, read anew after every change."""

    def __init__(self, rows: list[list[str]], rng: Random) -> None:
        self.rows = rows
        self.rng = rng
        self.expected: list[Spot] = []
        self.read()

    def read(self) -> None:
        """Find out which row belongs to which table."""
        self.data: list[Row] = []
        self.heads: list[tuple[list[str], str, str]] = []
        self.titles: list[list[str]] = []
        table = part = ""
        columns: dict[str, int] | None = None
        block = 0
        above: dict[str, str] = {}
        for cells in self.rows:
            if cells[0].startswith("#") or not any(cells[1:]):
                continue
            word = cells[1].strip()
            if word:
                block += len(word) > 1
                table, part = (word, "") if len(word) > 1 else (table, word)
                columns, above = None, {}
                if not part:
                    self.titles.append(cells)
            if columns is None:
                if any(cells[2:]) and (part or table not in PARTED):
                    columns = {}
                    for number, name in enumerate(cells[2:], start=2):
                        if name:
                            columns.setdefault(name, number)
                    self.heads.append((cells, table, part))
                continue
            if any(cells[number] for number in self._all_columns(table, columns, cells)):
                own = {name: cells[number] for name, number in columns.items() if cells[number]}
                above |= {name: own[name] for name in DOWN.get(table, ()) if name in own}
                self.data.append(Row(cells, table, part, block, columns, above | own))

    def _all_columns(self, table: str, columns: dict[str, int], cells: list[str]) -> Sequence[int]:
        if table == "RESOURCES":
            return range(2, columns["id"] + 1)
        return list(columns.values())

    # what there is

    def where(
        self,
        *tables: str,
        part: str = "",
        test: Callable[[Row], bool] = lambda row: True,
        **values: str,
    ) -> list[Row]:
        """The rows of tables; ``values`` are columns and what they hold, filled from above."""
        return [
            row
            for row in self.data
            if row.table in tables
            and row.part == part
            and all(row.full.get(name) == value for name, value in values.items())
            and test(row)
        ]

    def pick(self, rows: Sequence[Row]) -> Row:
        if not rows:
            raise NotHereError
        return self.rng.choice(rows)

    def spot(self, rows: Sequence[Row], column: str) -> Spot:
        """A cell that is filled, in one of the rows."""
        return self.pick([row for row in rows if row.get(column)]).at(column)

    def need(self, *found: object) -> None:
        if not all(found):
            raise NotHereError

    # changes

    def put(self, spot: Spot, value: str) -> None:
        """Change a cell; a finding has to name it."""
        spot.cells[spot.column] = value
        self.expect(spot)

    def change(self, spot: Spot, value: str) -> None:
        """Change a cell that is not the one to be named."""
        spot.cells[spot.column] = value

    def expect(self, *spots: Spot) -> None:
        self.expected.extend(spots)

    def drop(self, *rows: list[str]) -> None:
        """Empty rows, so that those below keep their numbers."""
        for cells in rows:
            cells[:] = [""] * len(cells)

    def insert_after(self, cells: list[str], *new: list[str]) -> None:
        at = next(n for n, row in enumerate(self.rows) if row is cells)
        self.rows[at + 1 : at + 1] = new

    def copy(self, row: Row, **values: str) -> Row:
        """A second row below a row, with all values filled in and some of them changed."""
        cells = [""] * len(row.cells)
        for name, number in row.columns.items():
            cells[number] = values.get(name, row.full.get(name, ""))
        self.insert_after(row.cells, cells)
        return row._replace(cells=cells)

    def addresses(self) -> frozenset[str]:
        """The cells that a finding has to name, in the sheet as it is now."""
        numbers = {id(cells): number for number, cells in enumerate(self.rows, start=1)}
        return frozenset(
            f"{letter(spot.column)}{numbers[id(spot.cells)]}" for spot in self.expected
        )

    def csv(self) -> bytes:
        text = io.StringIO()
        csv.writer(text).writerows(self.rows)
        return text.getvalue().encode()


def letter(column: int) -> str:
    return chr(ord("A") + column)


def read_rows(data: bytes) -> list[list[str]]:
    """The cells of a sample, in whatever encoding it is."""
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return list(csv.reader(io.StringIO(text)))
    raise ValueError("no known encoding")


def typo(word: str, rng: Random) -> str:
    """A word with two neighbours swapped, or one letter dropped or doubled."""
    places = [n for n in range(1, len(word) - 1) if word[n].isalpha() or word[n].isdigit()]
    at = rng.choice(places or [len(word) - 1])
    swapped = word[:at] + word[at + 1 :][:1] + word[at] + word[at + 2 :]
    made = rng.choice([swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]])
    return made if made not in (word, "") else word + word[-1]
