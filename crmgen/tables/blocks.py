"""What reading a grid by the declared tables gives: blocks, sections and rows."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct, field

from crmgen.model.node import Note
from crmgen.origin import Origin, Place
from crmgen.tables.declare import Table


class Extra(NamedTuple):
    """A value in a column of an open family: its name as typed, its value and its cell."""

    name: str
    value: str
    column: int


class Row(Struct):
    """One data row. ``values`` are canonical texts by column name; empty cells are absent.

    ``typed`` has what stands in the sheet where that is not the canonical text.

    ``depth`` is which of a repeated column was filled, from 0. A row with ``broken`` cells has
    had its errors told: nothing more may be said because of what it lacks.
    """

    place: Place
    values: dict[str, str]
    notes: tuple[Note, ...] = ()
    extras: tuple[Extra, ...] = ()
    depth: int = 0
    broken: bool = False
    typed: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.values.get(name)

    def at(self, name: str = "") -> Origin:
        return self.place.at(name)

    def as_typed(self, name: str) -> str | None:
        """What the designer wrote, for a message to quote."""
        return self.typed.get(name) or self.values.get(name)


class Section(Struct):
    """The rows under one keyword row. ``broken`` where a required column is missing."""

    letter: str
    origin: Origin
    columns: frozenset[str]
    rows: list[Row] = field(default_factory=list)
    broken: bool = False


class Block(Struct):
    """One table as it stands in the sheet, from its name to the next one."""

    table: Table
    origin: Origin
    sections: list[Section] = field(default_factory=list)

    def rows(self, letter: str = "") -> Iterator[Row]:
        """All rows of the sections of one letter."""
        for section in self.sections:
            if section.letter == letter:
                yield from section.rows

    @property
    def broken(self) -> bool:
        """Whether anything in the block could not be read."""
        return any(s.broken or any(r.broken for r in s.rows) for s in self.sections)
