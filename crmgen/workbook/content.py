"""What a workbook holds: its tables as texts, with notes and comment rows. Knows no layout.

Texts are as a sheet has them, not yet judged: whoever makes the content decides what is written.
"""

from collections.abc import Mapping

from msgspec import Struct

from crmgen.tables import TABLES
from crmgen.tables.declare import Table


class Line(Struct, frozen=True, kw_only=True):
    """One data row; without values it is an empty row to fill in.

    ``values`` are texts by the column's name (that of an open family by its own name, such as
    ``score:200``); what is filled down from above is absent. ``depth`` is which of a repeated
    column is filled, from 0. ``notes`` are the designer's, by their captions. ``marks`` are cells
    to look at, by the column's name, with the reason (a value of a profile that has to be
    changed). ``lead`` is what stands in column A. ``unreadable`` are cells that had no text to
    read, by the column's name, with the reason: they are written as an error of the spreadsheet,
    so that nobody takes them for empty. ``comments`` are the designer's notes on cells, by the
    column's name.
    """

    values: Mapping[str, str] = {}
    depth: int = 0
    notes: Mapping[str, str] = {}
    marks: Mapping[str, str] = {}
    lead: str = ""
    unreadable: Mapping[str, str] = {}
    comments: Mapping[str, str] = {}


class Remark(Struct, frozen=True):
    """A row as it stands, its cells from column A on: a comment, of which the first begins with
    ``#``, or what an old sheet has where no row of a table can be read."""

    cells: tuple[str, ...]


class Section(Struct, frozen=True, kw_only=True):
    """The rows of one part. ``columns`` are names to have although no row fills them.

    ``captions`` are the notes' columns, in their order; those that rows have beside are added.
    """

    letter: str = ""
    rows: tuple[Line | Remark, ...] = ()
    columns: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()

    def lines(self) -> tuple[Line, ...]:
        """The rows that are no comments."""
        return tuple(row for row in self.rows if isinstance(row, Line))


class Block(Struct, frozen=True, kw_only=True):
    """One table as it stands in a sheet. ``before`` are comment rows above its heading;
    ``subject`` is what the heading names beside the table (the id of a primitive); ``loose`` are
    rows below the sections, as they stand."""

    table: str
    sections: tuple[Section, ...]
    before: tuple[Remark, ...] = ()
    subject: str = ""
    loose: tuple[Remark, ...] = ()

    @property
    def declared(self) -> Table:
        return TABLES[self.table]


class Content(Struct, frozen=True):
    """All tables of a workbook, in the order in which they are to be read.

    The writer puts each table on its sheet; within a sheet the order here holds. ``after`` are
    comment rows below the last table.
    """

    blocks: tuple[Block, ...]
    after: tuple[Remark, ...] = ()
