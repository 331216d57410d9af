"""Which cell everything goes to: content and layout become rows and columns, nothing is written.

Rows and columns count from 0, as XlsxWriter does.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from crmgen.tables.declare import Column, OpenColumn, Part
from crmgen.workbook.content import Block, Content, Line, Remark, Section
from crmgen.workbook.layout import (
    SheetOf,
    named_columns,
    shown_columns,
    spans,
    wanted_width,
)
from crmgen.workbook.texts import NOTE_CAPTIONS
from crmgen.workbook.voice import Speaker

# The names in the keyword rows of an old form, by table and part.
Columns = Mapping[tuple[str, str], tuple[str, ...]]

FIRST_FIELD = 2  # column C
LEAST_FIELDS = 8
FIELDS_WIDTH, LEAST_WIDTH = 136, 9  # characters of all fields of a sheet, and of each
COVER_ROWS = 7  # rows above the table of the cover
WITHOUT_NOTES = {"COVER", "REVISIONS"}


class Field(Struct, frozen=True):
    """A column of a table and the columns of the sheet that it takes up."""

    column: Column | OpenColumn
    name: str
    first: int
    last: int
    depth: int = 0


class PlacedSection(Struct, frozen=True):
    """A part in its place; ``rows`` pairs each row of the sheet with its content."""

    part: Part
    keywords: int
    fields: tuple[Field, ...]
    notes: Mapping[str, int]
    rows: tuple[tuple[int, Line | Remark], ...]

    @property
    def captions(self) -> int:
        """The row that tells in the designers' words what the columns are."""
        return self.keywords + 1

    @property
    def first(self) -> int:
        return self.captions + 1

    @property
    def last(self) -> int:
        return max((number for number, _ in self.rows), default=self.captions)

    def field(self, name: str) -> Field | None:
        return next((item for item in self.fields if item.name == name), None)


class PlacedBlock(Struct, frozen=True):
    block: Block
    number: str
    remarks: tuple[tuple[int, Remark], ...]
    heading: int
    explained: bool
    sections: tuple[PlacedSection, ...]
    loose: tuple[tuple[int, Remark], ...] = ()

    @property
    def name_row(self) -> int:
        return self.heading + (2 if self.explained else 1)

    @property
    def start(self) -> int:
        return self.remarks[0][0] if self.remarks else self.heading

    @property
    def end(self) -> int:
        rows = [section.last for section in self.sections] + [row for row, _ in self.loose]
        return max(rows, default=self.name_row)


class PlacedSheet(Struct, frozen=True):
    """One sheet. ``fields`` columns of one width, then one for each caption of notes."""

    name: str
    fields: int
    captions: tuple[str, ...]
    blocks: tuple[PlacedBlock, ...]
    after: tuple[tuple[int, Remark], ...] = ()

    @property
    def width(self) -> float:
        """The characters of all fields together: as many as a page holds well, or as needed."""
        return max(FIELDS_WIDTH, LEAST_WIDTH * self.fields)

    @property
    def first_note(self) -> int:
        return FIRST_FIELD + self.fields

    @property
    def last_column(self) -> int:
        return self.first_note + len(self.captions) - 1

    @property
    def last_row(self) -> int:
        rows = [block.end for block in self.blocks] + [row for row, _ in self.after]
        return max(rows, default=1)

    @property
    def is_cover(self) -> bool:
        return any(block.block.table == "COVER" for block in self.blocks)


class Numbers:
    """Numbers of tables as the field has them: 表 7-1, 7-2, … for each block of one chapter."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def next(self, block: Block, dialect: int) -> str:
        """``dialect`` is which of two numbers of the field's forms counts (0 crm, -1 pcs)."""
        chapter, _, number = block.declared.numbers.split(" / ")[dialect].partition("-")
        self._last[chapter] = self._last.get(chapter, int(number) - 1) + 1
        return f"{chapter}-{self._last[chapter]}"


def place(
    content: Content,
    sheets: tuple[SheetOf, ...],
    say: Speaker,
    dialect: int = -1,
    columns: Columns | None = None,
) -> list[PlacedSheet]:
    """The sheets that hold something, each with its blocks in the order of the content; all
    columns that are declared, or those of ``columns``."""
    numbers = Numbers()
    placed = []
    filled = [
        (sheet, blocks)
        for sheet in sheets
        if (blocks := [block for block in content.blocks if block.table in sheet.tables])
    ]
    for number, (sheet, blocks) in enumerate(filled, start=1):
        after = content.after if number == len(filled) else ()
        placed.append(
            _Placing(say, numbers, dialect, columns).sheet(say(sheet.name, " "), blocks, after)
        )
    return placed


class _Placing(Struct):
    """The state of one sheet: the row that comes next."""

    say: Speaker
    numbers: Numbers
    dialect: int
    names: Columns | None
    row: int = 2
    explained: set[str] = field(default_factory=set)

    def sheet(self, name: str, blocks: list[Block], after: tuple[Remark, ...]) -> PlacedSheet:
        sections = [section for block in blocks for section in block.sections]
        bare = {block.table for block in blocks} <= WITHOUT_NOTES
        standard = () if bare else tuple(self.say(caption) for caption in NOTE_CAPTIONS)
        captions = tuple(dict.fromkeys([*standard, *(c for s in sections for c in _captions(s))]))
        room = max([LEAST_FIELDS, *(len(self._columns(b, s)) for b in blocks for s in b.sections)])
        if blocks[0].table == "COVER":
            self.row = COVER_ROWS
        placed = tuple(self._block(block, room, captions) for block in blocks)
        rows = tuple((self.row + n, remark) for n, remark in enumerate(after))
        return PlacedSheet(name, room, captions, placed, rows)

    def _block(self, block: Block, room: int, captions: tuple[str, ...]) -> PlacedBlock:
        remarks = tuple((self.row + n, remark) for n, remark in enumerate(block.before))
        heading = self.row + len(remarks)
        explained = block.table not in self.explained
        self.explained.add(block.table)
        self.row = heading + (2 if explained else 1)
        letters = block.declared.has_letters
        if letters or block.sections or block.loose:
            self.row += 1
        sections = tuple(
            self._section(block, section, room, captions) for section in block.sections
        )
        loose = tuple((self.row + n, remark) for n, remark in enumerate(block.loose))
        self.row += len(loose) + 1
        number = self.numbers.next(block, self.dialect)
        return PlacedBlock(block, number, remarks, heading, explained, sections, loose)

    def _section(
        self, block: Block, section: Section, room: int, captions: tuple[str, ...]
    ) -> PlacedSection:
        columns = self._columns(block, section)
        widths = [wanted_width(column) for column, _ in columns]
        fields, at = [], FIRST_FIELD
        seen: dict[str, int] = {}
        for (column, name), span in zip(columns, spans(widths, room), strict=True):
            depth = seen.get(name, 0)
            seen[name] = depth + 1
            fields.append(Field(column, name, at, at + span - 1, depth))
            at += span
        keywords = self.row
        self.row += 2
        rows = tuple((self.row + n, row) for n, row in enumerate(section.rows))
        self.row += len(rows)
        notes = {caption: FIRST_FIELD + room + n for n, caption in enumerate(captions)}
        part = block.declared.part(section.letter)
        assert part is not None
        return PlacedSection(part, keywords, tuple(fields), notes, rows)

    def _columns(self, block: Block, section: Section) -> list[tuple[Column | OpenColumn, str]]:
        part = block.declared.part(section.letter)
        assert part is not None, f"{block.table} has no part {section.letter}"
        lines = section.lines()
        depth = max((line.depth for line in lines), default=0) + 1
        if self.names is not None:
            return list(named_columns(part, self.names[block.table, section.letter], depth))
        named = (name for line in lines for name in (*line.values, *line.unreadable))
        used = dict.fromkeys([*section.columns, *named])
        return list(shown_columns(part, used, depth))


def _captions(section: Section) -> Iterator[str]:
    yield from section.captions
    for line in section.lines():
        yield from line.notes
