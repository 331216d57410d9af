"""The shape of a table's declaration. What tables there are stands in the files beside this one.

A table is declared once: reading, checking, the ``tables`` command and the manual's reference
all derive from the declaration.
"""

import re
from enum import Enum

from msgspec import Struct

from crmgen.tables.types import FREE, CellType
from crmgen.text import Text


class Need(Enum):
    """How much of a column is required."""

    CELL = "cell"  # the column, and a value in every row
    COLUMN = "column"  # the column; its cells may be empty
    OPTIONAL = "optional"


class Ref(Enum):
    """What a cell may refer to, for drop-down lists and for marking what nothing defines.

    PRIMITIVE, STONITH and CONTAINER (groups, clones and what else holds resources) are resources
    of table 4-1 by their kind.
    """

    RESOURCE = "resource"
    PRIMITIVE = "primitive"
    STONITH = "stonith"
    CONTAINER = "container"
    NODE = "node"
    RULE = "rule"
    TICKET = "ticket"
    TAG = "tag"
    TEMPLATE = "template"
    ROLE = "role"


class Column(Struct, frozen=True, kw_only=True):
    """One column, named in the keyword row of the sheet.

    ``down``: an empty cell takes the value above it, until a cell of one of the columns
    ``down_until`` is filled. ``repeats``: the column may stand several times, side by side;
    which of them is filled is the depth. ``instead``: this column may stand in place of the
    one named, and is as required as that one. ``lines``: the text keeps its line breaks.
    ``refers``: a cell names one of these; ``defines``: a cell is the name of one of these.
    """

    name: str
    type: CellType = FREE
    need: Need = Need.OPTIONAL
    title: Text
    help: Text
    example: str = ""
    aliases: tuple[str, ...] = ()
    down: bool = False
    down_until: tuple[str, ...] = ()
    repeats: bool = False
    instead: str = ""
    lines: bool = False
    refers: tuple[Ref, ...] = ()
    defines: Ref | None = None


class OpenColumn(Struct, frozen=True, kw_only=True):
    """A family of columns whose names follow a pattern, such as ``score:N``.

    ``name`` is how the manual shows the family, ``regex`` matches a column's whole name in lower
    case. ``warn`` marks names that are taken but unusual. ``blank`` is how many columns without a
    name a new workbook has, for the designer to name.
    """

    name: str
    regex: str
    type: CellType = FREE
    title: Text
    help: Text
    example: str = ""
    warn: bool = False
    blank: int = 0


class Part(Struct, frozen=True, kw_only=True):
    """The rows under one keyword row. ``letter`` stands in column B; empty for a plain table."""

    letter: str = ""
    title: Text
    columns: tuple[Column, ...]
    open_columns: tuple[OpenColumn, ...] = ()

    def find(self, name: str) -> Column | OpenColumn | None:
        """The declaration of a column by its name in the sheet, in any case."""
        word = name.lower()
        for column in self.columns:
            if word == column.name.lower() or word in column.aliases:
                return column
        return next((c for c in self.open_columns if re.fullmatch(c.regex, word)), None)

    def names(self) -> list[str]:
        """All fixed column names, for suggestions."""
        return [column.name for column in self.columns]


class Table(Struct, frozen=True, kw_only=True):
    """One table. ``numbers`` are its numbers in the forms of the field, for the manual.

    ``strict``: an unknown column is an error, not a warning, because its name has a meaning.
    """

    name: str
    numbers: str
    title: Text
    help: Text
    parts: tuple[Part, ...]
    strict: bool = False

    def part(self, letter: str) -> Part | None:
        return next((part for part in self.parts if part.letter == letter.upper()), None)

    @property
    def has_letters(self) -> bool:
        return bool(self.parts[0].letter)
