"""One part of a table, row by row: values by their columns, notes by their captions."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from crmgen.catalogue import rewrite as codes
from crmgen.diagnostics import Severity, Sink
from crmgen.origin import Place
from crmgen.rewrite import furniture
from crmgen.sheets.grid import Grid
from crmgen.tables.blocks import Row
from crmgen.tables.blocks import Section as ReadSection
from crmgen.tables.declare import Column, OpenColumn, Part, Table
from crmgen.tables.header import FIRST_COLUMN, Header, read_header
from crmgen.tables.read import is_comment
from crmgen.text import Text
from crmgen.workbook import texts
from crmgen.workbook.blank import EMPTY
from crmgen.workbook.content import Line, Remark, Section
from crmgen.workbook.help import caption_of
from crmgen.workbook.voice import VOICES, Speaker

LONGEST = 32_767  # characters that a cell of a workbook holds


class CarriedLine(Line, frozen=True, kw_only=True):
    """A row that was carried; ``place`` has its cells by the names of the columns."""

    place: Place


class SectionCarrier(Struct):
    """Carries the rows under one keyword row."""

    grid: Grid
    part: Part
    header: Header
    say: Speaker
    sink: Sink
    data: Mapping[int, Row]
    unknown: Sequence[tuple[int, str]]
    rows: list[Remark | Line] = field(default_factory=list)
    captions: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, grid: Grid, table: Table, section: ReadSection, say: Speaker, sink: Sink
    ) -> "SectionCarrier":
        part = table.part(section.letter)
        assert part is not None
        header = read_header(grid, section.origin.row, table, part, Sink())
        known = {at for at, *_ in (*header.fixed, *header.open)}
        names = grid.rows[section.origin.row - 1]
        unknown = [(at, " ".join(names[at - 1].split())) for at in sorted(header.named - known)]
        data = {row.place.row: row for row in section.rows}
        carrier = cls(grid, part, header, say, sink, data, unknown)
        carrier.captions = carrier._captions()
        return carrier

    @property
    def row(self) -> int:
        return self.header.row

    def is_sound(self) -> bool:
        """Whether no row holds what one row of a new table can't."""
        names = [name.lower() for _, name in self.unknown]
        if len(names) != len(set(names)):
            return False
        repeated = [at for at, column in self.header.fixed if column.repeats]
        return all(
            sum(bool(self._text(number, at)) or (number, at) in self._faults for at in repeated) < 2
            for number in self.data
        )

    def takes(self, number: int) -> bool:
        return number in self.data

    def take(self, number: int) -> None:
        """Carry one row of data."""
        values: dict[str, str] = {}
        columns: dict[str, int] = {}
        unreadable: dict[str, str] = {}
        depth = 0
        seen = 0
        for at, column, name in self._columns():
            repeats = isinstance(column, Column) and column.repeats
            text, fault = self._text(number, at), (number, at) in self._faults
            if repeats and (text or fault):
                depth = seen
            seen += repeats
            if fault:
                unreadable[name] = self.grid.faults[number, at].found
            elif text:
                values[name] = self._checked(number, at, text)
            if text or fault or not repeats:
                columns[name] = at
        notes = self._notes(number)
        for name, found in unreadable.items():
            self._note_unreadable(notes, name, found)
        reason = self.say(codes.UNREADABLE_NOTE, "\n")
        self.rows.append(
            CarriedLine(
                place=Place(self.grid.source, number, columns),
                values=values,
                depth=depth,
                notes=notes,
                lead=self._lead(number),
                unreadable=dict.fromkeys(unreadable, reason),
            )
        )

    def other(self, number: int) -> Remark | Line:
        """A row that is no data: a comment, notes alone, a text in column A, or nothing."""
        cells = self.grid.rows[number - 1]
        if is_comment(cells):
            return self._left_out(number) or remark_of(self.grid, number, self.sink) or EMPTY
        notes = self._notes(number)
        strange = {name: text for at, name in self.unknown if (text := self._text(number, at))}
        if notes or strange:
            return Line(values=strange, notes=notes, lead=self._lead(number))
        return remark_of(self.grid, number, self.sink) or EMPTY

    def _left_out(self, number: int) -> Line | None:
        """A row of data that is commented out keeps its columns, so that it can be put back."""
        if self._text(number, 2):
            return None
        values: dict[str, str] = {}
        depth = seen = 0
        for at, column, name in self._columns():
            repeats = isinstance(column, Column) and column.repeats
            text = shown(self.grid, number, at)
            if text and name in values:
                return None
            if text:
                values[name] = self._checked(number, at, text)
                depth = seen if repeats else depth
            seen += repeats
        if not values:
            return None
        notes, lead = self._notes(number), self._lead(number)
        return Line(values=values, depth=depth, notes=notes, lead=lead)

    def aside(self) -> list[Remark]:
        """What stands in column A of the keyword row."""
        lead = self._lead(self.row)
        return [Remark((lead if lead.startswith("#") else f"# {lead}",))] if lead else []

    def section(self) -> Section:
        return Section(
            letter=self.part.letter,
            rows=tuple(self.rows),
            columns=self._section_columns(),
            captions=tuple(dict.fromkeys(self._caption(at) for at in self.captions)),
        )

    # ---- captions and notes -------------------------------------------------------------------

    def are_captions(self, number: int) -> bool:
        """Whether a row is the comment below the keyword row that tells what the columns are."""
        return number == self.row + 1 and self._are_captions()

    def _are_captions(self) -> bool:
        cells = self.grid.rows[self.row] if self.row < len(self.grid.rows) else ()
        if not is_comment(cells) or cells[0].strip() != "#":
            return False
        names: dict[int, list[Text | str]] = {
            at: [name, column.name, column.title] for at, column, name in self._columns()
        }
        return furniture.are_captions(cells, names)

    def _captions(self) -> dict[int, str]:
        """The captions of notes by their columns, as the reader takes them."""
        cells = self.grid.rows[self.row] if self.row < len(self.grid.rows) else ()
        if not is_comment(cells):
            return {}
        found = {at: " ".join(text.split()) for at, text in enumerate(cells[1:], start=2)}
        found = {at: text for at, text in found.items() if text and self._is_notes(at)}
        return {at: text for at, text in found.items() if not self._is_offer(at, text)}

    def _is_offer(self, at: int, caption: str) -> bool:
        """Whether a column is one that crmgen offers for the designer to name, and nobody used."""
        offers = {
            " ".join(caption_of(family, Speaker(voice)).split())
            for family in self.part.open_columns
            if family.blank
            for voice in VOICES
        }
        return caption in offers and not any(self._text(number, at) for number in self.data)

    def _is_notes(self, at: int) -> bool:
        return at >= FIRST_COLUMN and at not in self.header.named

    def _caption(self, at: int) -> str:
        """The caption over a note, or the nearest one to its left that stands over no name."""
        cells = self.grid.rows[self.row] if self.captions else ()
        left = [c for c in range(2, at + 1) if c <= len(cells) and cells[c - 1].strip()]
        caption = self.captions.get(max(left, default=0), "")
        known = furniture.standard_captions(self.say)
        return known.get(caption, caption) or self.say(texts.NOTE_CAPTIONS[-1])

    def _notes(self, number: int) -> dict[str, str]:
        notes: dict[str, str] = {}
        for at in range(FIRST_COLUMN, len(self.grid.rows[number - 1]) + 1):
            if not self._is_notes(at):
                continue
            text = shown(self.grid, number, at)
            if text:
                self._checked(number, at, text)
                caption = self._caption(at)
                notes[caption] = f"{notes[caption]}\n{text}" if caption in notes else text
        return notes

    def _note_unreadable(self, notes: dict[str, str], name: str, found: str) -> None:
        """Keep what an unreadable cell had; what is only an error of the spreadsheet is not it."""
        if found.startswith("#N/A"):
            return
        caption = self.say(texts.NOTE_CAPTIONS[-1])
        text = f"{name}: {found}"
        notes[caption] = f"{notes[caption]}\n{text}" if caption in notes else text

    # ---- cells --------------------------------------------------------------------------------

    def _columns(self) -> "list[tuple[int, Column | OpenColumn, str]]":
        fixed: list[tuple[int, Column | OpenColumn, str]] = [
            (at, column, column.name) for at, column in self.header.fixed
        ]
        strange = [(at, _strange(name), name) for at, name in self.unknown]
        return [*fixed, *self._open(), *strange]

    def _open(self) -> "list[tuple[int, OpenColumn, str]]":
        """Columns of open families; one that has a single name has it in the form's letters."""
        return [
            (at, column, column.name if column.regex == column.name.lower() else name)
            for at, column, name in self.header.open
        ]

    def _section_columns(self) -> tuple[str, ...]:
        """The names that the new keyword row must have: those that a declaration leaves open, and
        of two that stand for one another those in use."""
        names = [name for _, _, name in self._open()] + [name for _, name in self.unknown]
        either = {name for c in self.part.columns if c.instead for name in (c.name, c.instead)}
        if self.data:
            names += [column.name for _, column in self.header.fixed if column.name in either]
        return tuple(names)

    @property
    def _faults(self) -> frozenset[tuple[int, int]]:
        return frozenset(
            cell for cell, f in self.grid.faults.items() if f.code.severity is Severity.ERROR
        )

    def _text(self, number: int, at: int) -> str:
        cells = self.grid.rows[number - 1]
        return cells[at - 1].strip() if at <= len(cells) else ""

    def _lead(self, number: int) -> str:
        return self._checked(number, 1, self._text(number, 1))

    def _checked(self, number: int, at: int, text: str) -> str:
        return checked(self.grid, number, at, text, self.sink)


def _strange(name: str) -> OpenColumn:
    return OpenColumn(name=name, regex="", title=Text(name, name), help=Text(name, name))


def remark_of(
    grid: Grid, number: int, sink: Sink, cells: Sequence[str] | None = None
) -> Remark | None:
    """A row as a comment, which it may have been already; None where nothing stands in it."""
    width = len(grid.rows[number - 1])
    found = [shown(grid, number, at) for at in range(1, width + 1)]
    if cells is not None:
        found[: len(cells)] = [cell.strip() for cell in cells]
    while found and not found[-1]:
        found.pop()
    if not found:
        return None
    for at, text in enumerate(found, start=1):
        checked(grid, number, at, text, sink)
    if not found[0].startswith("#"):
        found[0] = f"# {found[0]}".rstrip()
    return Remark(tuple(found))


def shown(grid: Grid, number: int, at: int) -> str:
    """The text of a cell that is not read for its meaning; a date is written out."""
    cells = grid.rows[number - 1]
    text = cells[at - 1].strip() if at <= len(cells) else ""
    fault = grid.faults.get((number, at))
    return text or (fault.found.strip() if fault else "")


def checked(grid: Grid, number: int, at: int, text: str, sink: Sink) -> str:
    """The text; one that no cell of a workbook can hold is an error."""
    if len(text) > LONGEST or any("\ud800" <= letter <= "\udfff" for letter in text):
        sink.report(codes.NOT_CARRIED, grid.origin(number, at), found=text[:40])
    return text
