"""Content to the bytes of an .xlsx. The same content gives the same bytes.

XlsxWriter writes the cells, lists, formats, notes and print set-up; what they are is decided by
the modules beside this one.
"""

from datetime import datetime
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from crmgen.diagnostics.width import columns_of
from crmgen.sheets.choose import TITLE
from crmgen.tables.declare import Part
from crmgen.text import Text
from crmgen.workbook import texts
from crmgen.workbook.alarms import Alarms
from crmgen.workbook.content import Content, Line, Remark
from crmgen.workbook.cover import draw_cover
from crmgen.workbook.formats import Formats
from crmgen.workbook.help import caption_of, help_of
from crmgen.workbook.layout import SheetOf, sheets
from crmgen.workbook.lists import SHEET, WIDE, Lists
from crmgen.workbook.offers import Offers
from crmgen.workbook.pages import set_up_page
from crmgen.workbook.plan import (
    FIRST_FIELD,
    Columns,
    Field,
    PlacedBlock,
    PlacedSection,
    PlacedSheet,
    place,
)
from crmgen.workbook.vocabulary import Vocabulary
from crmgen.workbook.voice import Speaker

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FIRST_NOTE, OTHER_NOTE, MARK_WIDTH, LETTER_WIDTH = 34, 20, 2.5, 4
ROW, HEADING, LINE = 18.0, 24.0, 14.0  # points
_MADE = datetime(2020, 1, 1)
_SMALLER = 1.12  # notes are written smaller
_LETTERS = 1.08  # characters of 10 points that a column's width of 1 holds


class Form(Struct, frozen=True, kw_only=True):
    """How a workbook is laid out. ``title`` is what cell A1 begins with; ``dialect`` is which of
    two numbers of the field's forms a table has (0 crm, -1 pcs), ``columns`` those of an old
    form."""

    sheets: tuple[SheetOf, ...]
    title: Text = TITLE
    dialect: int = -1
    columns: Columns | None = None


def current_form() -> Form:
    """One cluster on several sheets."""
    return Form(sheets=sheets())


def write_workbook(content: Content, words: Vocabulary, form: Form | None = None) -> bytes:
    """The workbook. ``words`` have the language and the target for the lists."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"author": "crmgen", "created": _MADE})
    book.set_calc_mode("auto")
    form = form or current_form()
    placed = place(content, form.sheets, words.say, form.dialect, form.columns)
    tabs = [book.add_worksheet(sheet.name) for sheet in placed]
    lists = Lists(book, book.add_worksheet(SHEET))
    lists.follow(placed)
    wide = lists.fixed("wide", WIDE)
    book.define_name("wide_letters", f"={wide}")
    formats = Formats(book)
    offers = Offers(book, lists, words, words.say)
    alarms = Alarms(formats, lists)
    for sheet, tab in zip(placed, tabs, strict=True):
        _Writer(sheet, tab, form, words.say, formats, offers, alarms).write()
    offers.finish()
    lists.write()
    tabs[0].activate()
    book.close()
    return buffer.getvalue()


class _Writer(Struct):
    """Writes one sheet."""

    placed: PlacedSheet
    tab: "Worksheet"
    form: Form
    say: Speaker
    formats: Formats
    offers: Offers
    alarms: Alarms
    heights: dict[int, float] = {}

    def write(self) -> None:
        placed, tab = self.placed, self.tab
        self.heights = {}
        tab.hide_gridlines(2)
        tab.set_default_row(ROW)
        unlocked = self.formats.get(locked=False, num_format="@")
        last = placed.last_column
        tab.set_column(0, 0, MARK_WIDTH, unlocked)
        tab.set_column(1, 1, LETTER_WIDTH, unlocked)
        width = placed.width / placed.fields
        tab.set_column(FIRST_FIELD, placed.first_note - 1, width, unlocked)
        for column in range(placed.first_note, last + 1):
            tab.set_column(column, column, self._note_width(column), unlocked)
        self._lock()
        self._title()
        end = placed.last_row
        if placed.is_cover:
            end = draw_cover(tab, placed, self.formats, self.say)
        for block in placed.blocks:
            self._block(block)
        for row, remark in placed.after:
            self._remark(row, remark)
        set_up_page(tab, placed, self.heights, self._page_width(), end)
        tab.protect(
            "",
            {
                "insert_rows": True,
                "delete_rows": True,
                "format_cells": True,
                "format_columns": True,
                "format_rows": True,
                "objects": True,
                "sort": True,
            },
        )

    def _page_width(self) -> float:
        notes = range(self.placed.first_note, self.placed.last_column + 1)
        return MARK_WIDTH + LETTER_WIDTH + self.placed.width + sum(map(self._note_width, notes))

    def _note_width(self, column: int) -> int:
        return FIRST_NOTE if column == self.placed.first_note else OTHER_NOTE

    def _height(self, row: int, points: float) -> None:
        self.heights[row] = max(points, self.heights.get(row, 0))
        self.tab.set_row(row, self.heights[row])

    def _lock(self) -> None:
        """Everything down to the last row; below it there is room for more tables."""
        locked = self.formats.get()
        for row in range(self.placed.last_row + 2):
            for column in range(self.placed.last_column + 1):
                self.tab.write_blank(row, column, None, locked)

    def _title(self) -> None:
        title = self.form.title(self.say.first)
        gap = "　" if self.say.first == "ja" else "  "
        name = "" if len(self.form.sheets) == 1 else gap + self.placed.name
        self.tab.write_string(0, 0, title + name, self.formats.title)
        self._height(0, 26)
        if not self.placed.is_cover:
            legend = self.say(texts.LEGEND, "\n")
            self.tab.merge_range(1, 0, 1, self.placed.last_column, legend, self.formats.wrapped)
            self._height(1, 4 + LINE * _lines(legend, self._page_width()))

    # ---- tables -----------------------------------------------------------------------------

    def _block(self, block: PlacedBlock) -> None:
        tab, table = self.tab, block.block.declared
        for row, remark in block.remarks:
            self._remark(row, remark)
        for column in range(self.placed.last_column + 1):
            tab.write_blank(block.heading, column, None, self.formats.heading)
        heading = self._heading(block)
        tab.write_string(block.heading, 0, heading, self.formats.heading)
        self._height(block.heading, HEADING)
        if block.explained:
            tab.write_string(block.heading + 1, 0, f"# {self.say(table.help)}", self.formats.small)
        tab.write_string(block.name_row, 1, table.name, self.formats.table)
        for section in block.sections:
            self._keywords(section)
            for row, content in section.rows:
                if isinstance(content, Remark):
                    self._remark(row, content)
                else:
                    self._line(row, content, section)
            self.offers.put(tab, self.placed, table.name, section)
            self.alarms.put(tab, table.name, section)
        for row, remark in block.loose:
            self._remark(row, remark)

    def _heading(self, block: PlacedBlock) -> str:
        table = block.block.declared
        words = {"number": block.number, "title": self.say(table.title)}
        heading = texts.HEADINGS[self.say.voice].format_map(words)
        return f"{heading}  {block.block.subject}".rstrip()

    def _remark(self, row: int, remark: Remark) -> None:
        for column, text in enumerate(remark.cells):
            if text:
                self.tab.write_string(row, column, text, self.formats.small)

    def _keywords(self, section: PlacedSection) -> None:
        tab, look = self.tab, self.formats
        row, below = section.keywords, section.captions
        tab.write_string(below, 0, "#", look.small)
        if section.part.letter:
            tab.write_string(row, 1, section.part.letter, look.letter)
        lines = 1
        for item in section.fields:
            if item.name:
                self._wide(row, item, item.name, look.keyword)
            else:  # a column that the designer names
                self._input(row, item, "", changed=False)
            caption = caption_of(item.column, self.say)
            self._wide(below, item, caption, look.caption)
            lines = max(lines, _lines(caption, self._width(item)))
            note = help_of(item.column, self.say)
            tab.write_comment(row, item.first, note, _note_size(note))
        for caption, column in section.notes.items():
            tab.write_blank(row, column, None, look.keyword)
            tab.write_string(below, column, caption, look.caption)
        self._height(row, ROW)
        self._height(below, max(ROW, 3 + LINE * lines))

    def _width(self, item: Field) -> float:
        return self.placed.width / self.placed.fields * (item.last - item.first + 1)

    def _wide(self, row: int, item: Field, text: str, look: "Format") -> None:
        if item.last > item.first:
            self.tab.merge_range(row, item.first, row, item.last, text, look)
        else:
            self.tab.write_string(row, item.first, text, look)

    def _line(self, row: int, line: Line, section: PlacedSection) -> None:
        tab, look = self.tab, self.formats
        if line.lead:
            tab.write_string(row, 0, line.lead, look.mark)
        else:
            tab.write_blank(row, 0, None, look.mark)
        tab.write_blank(row, 1, None, look.mark)
        lines = 1
        for item in section.fields:
            right = item.depth == line.depth or not _repeats(section.part, item)
            text = line.values.get(item.name, "") if right else ""
            changed = item.name in line.marks and bool(text)
            lines = max(lines, self._input(row, item, text, changed=changed))
            reason = (line.marks[item.name] or self.say(texts.CHANGE)) if changed else ""
            if right and item.name in line.unreadable:
                reason = line.unreadable[item.name]
                self._error(row, item)
            said = line.comments.get(item.name, "") if right else ""
            if note := "\n\n".join(filter(None, (reason, said))):
                tab.write_comment(row, item.first, note, _note_size(note))
        for caption, column in section.notes.items():
            text = line.notes.get(caption, "")
            if text:
                tab.write_string(row, column, text, look.note())
            else:
                tab.write_blank(row, column, None, look.note())
            lines = max(lines, _lines(text, self._note_width(column) * _SMALLER))
        self._height(row, max(ROW, 4 + LINE * lines))

    def _error(self, row: int, item: Field) -> None:
        look = self.formats.input(left=True, right=item.first == item.last, changed=True)
        self.tab.write_formula(row, item.first, "=NA()", look, "#N/A")

    def _input(self, row: int, item: Field, text: str, *, changed: bool) -> int:
        """One cell, over its columns; how many lines its text needs.

        A text that does not fit is wrapped over the columns merged: rows inserted beside it are
        not, so cells are merged only then.
        """
        tab, look = self.tab, self.formats
        wide = item.last > item.first
        needed = _lines(text, self._width(item) - 1)
        keeps_lines = getattr(item.column, "lines", False)
        if wide and (needed > 1 or keeps_lines):
            format_ = look.input(left=True, right=True, changed=changed, wrap=True)
            tab.merge_range(row, item.first, row, item.last, "", format_)
            if text:
                tab.write_string(row, item.first, text, format_)
            return needed
        for column in range(item.first, item.last + 1):
            format_ = look.input(
                left=column == item.first,
                right=column == item.last,
                changed=changed,
                wrap=not wide and needed > 1,
            )
            if text and column == item.first:
                tab.write_string(row, column, text, format_)
            else:
                tab.write_blank(row, column, None, format_)
        return 1 if wide else needed


def _repeats(part: Part, item: Field) -> bool:
    return any(column.repeats and column.name == item.name for column in part.columns)


def _lines(text: str, width: float) -> int:
    """How many lines a text needs in columns of that width."""
    room = max(width * _LETTERS - 2, 1)
    return sum(max(1, ceil(columns_of(line) / room)) for line in text.split("\n"))


def _note_size(text: str) -> dict[str, Any]:
    """Big enough for the text in the font of notes."""
    lines = sum(max(1, ceil(columns_of(line) / 46)) for line in text.split("\n"))
    return {"width": 330, "height": 18 * lines + 12, "font_name": "Meiryo UI", "font_size": 9}
