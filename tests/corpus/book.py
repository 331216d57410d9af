"""Rows for the declared tables, and the sheet that they make."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from crmgen.tables import TABLES
from crmgen.tables.declare import Need, Part
from tests.oracle.sheet import Sheet

Cells = dict[str, str]


class Gap(Exception):
    """What the tables have no place for; the text names the construct."""


class Block:
    """One table of the sheet: sections of rows, each under a part's letter."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.sections: list[tuple[str, list[Cells]]] = []

    def row(self, cells: Mapping[str, str | None], letter: str = "", *, new: bool = False) -> None:
        """One row; ``new`` puts it under a keyword row of its own. Empty cells are left out."""
        if new or not self.sections or self.sections[-1][0] != letter:
            self.sections.append((letter, []))
        found = {name: text for name, text in cells.items() if text is not None}
        self.sections[-1][1].append(found)


class Book:
    """The tables of one design, and the gaps found while its rows were written."""

    def __init__(self) -> None:
        self.gaps: list[str] = []
        self._blocks: list[Block] = []
        self._whole: dict[str, Block] = {}
        self._numbers: dict[str, int] = {}

    def block(self, table: str) -> Block:
        """A new block of a table that stands once an object."""
        self._blocks.append(Block(table))
        return self._blocks[-1]

    def table(self, name: str) -> Block:
        """The one block of a table whose rows stand below each other."""
        if name not in self._whole:
            self._whole[name] = self.block(name)
        return self._whole[name]

    def name(self, prefix: str) -> str:
        """An id that nothing else has."""
        self._numbers[prefix] = self._numbers.get(prefix, 0) + 1
        return f"{prefix}-{self._numbers[prefix]}"

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note what has no place, and go on with the next element."""
        try:
            yield
        except Gap as gap:
            self.gaps.append(str(gap))

    def csv(self) -> bytes:
        """All blocks as one sheet."""
        sheet = Sheet()
        for block in self._blocks:
            if not any(rows for _, rows in block.sections):
                continue
            sheet.table(block.table)
            declared = TABLES[block.table]
            for letter, rows in block.sections:
                if block.table == "RESOURCES":
                    _write_tree(sheet, rows)
                    continue
                part = declared.part(letter)
                assert part is not None
                columns = _columns(part, rows)
                written = sheet.part(*columns, letter=letter)
                for cells in rows:
                    written.add({name.lower(): text for name, text in cells.items()})
        return sheet.csv()


def _columns(part: Part, rows: list[Cells]) -> list[str]:
    """The keyword row: columns that are used or have to be there, repeated ones as in the table."""
    used = {name for cells in rows for name in cells}
    replaced = {column.instead for column in part.columns if column.instead and column.name in used}
    columns = [
        column.name
        for column in part.columns
        if column.name in used or (column.need is not Need.OPTIONAL and column.name not in replaced)
    ]
    opened = [name for name in sorted(used - {c.name for c in part.columns}) if part.find(name)]
    unknown = used - set(columns) - set(opened)
    assert not unknown, f"{part.title.en} has no columns {unknown}"
    return columns + opened


def _write_tree(sheet: Sheet, rows: list[Cells]) -> None:
    """Table 4-1, whose column resourceItem stands once a level; ``depth`` counts from 0."""
    levels = 1 + max(int(cells["depth"]) for cells in rows)
    sheet.add("", "", *["resourceItem"] * levels, "id", "description")
    for cells in rows:
        items = [""] * levels
        items[int(cells["depth"])] = cells["resourceItem"]
        sheet.add("", "", *items, cells["id"], cells.get("description", ""))
