"""The XLSX writer: a sheet a chapter, tables without merged cells, set up for A4 landscape.

Texts are written as texts, so that none is ever taken for a formula or a link. Escaping is
XlsxWriter's. Excel repeats one heading row a sheet: a long table beside others has a sheet of
its own.
"""

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from crmgen.catalogue import document as texts
from crmgen.document.model import (
    Block,
    Bullets,
    Callout,
    CodeBlock,
    Document,
    Figure,
    Item,
    Paragraph,
    Procedure,
    Rich,
    Section,
    Table,
    plain,
)
from crmgen.document.numbering import numbered
from crmgen.document.pictures import fitted, picture, scale_of
from crmgen.document.words import TONES, procedure_table
from crmgen.document.xlsx_formats import (
    PIXELS,
    Formats,
    lines_for,
    page_height,
    sheet_name,
    widths_for,
)
from crmgen.document.zipped import without_times
from crmgen.text import Lang

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LONG = 30  # rows from which a table that is not alone has a sheet of its own
_FIXED_DAY = datetime.datetime(2000, 1, 1)
_LONGEST = 32_767  # characters of a cell
_LONGEST_HEADER = 255
_ROW_PIXELS = 20
_MOST_OF_PAGE = 0.6  # with so much left a figure is made smaller rather than moved


def render_xlsx(document: Document) -> bytes:
    """The workbook."""
    from xlsxwriter import Workbook

    ready = numbered(document)
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(buffer, options)
    book.set_properties({"title": ready.title[:255], "author": "crmgen", "created": _FIXED_DAY})
    writer = _Writer(book, ready)
    writer.cover()
    for chapter in ready.chapters:
        writer.chapter(chapter)
    book.close()
    return without_times(buffer.getvalue())


class _Writer:
    def __init__(self, book: "Workbook", document: Document) -> None:
        self._book = book
        self._document = document
        self._lang = document.lang
        self._formats = Formats(book)
        self._names: set[str] = set()
        self._sheet_of: dict[str, str] = {}
        self._cover_name = self._name(texts.COVER(self._lang))
        for chapter in document.chapters:
            self._sheet_of[chapter.anchor] = self._name(f"{chapter.number} {chapter.title}")

    def cover(self) -> None:
        document = self._document
        sheet = self._sheet(self._cover_name, [t for t in document.cover if isinstance(t, Table)])
        sheet.text(document.title, "title", 30)
        if document.subtitle:
            sheet.text(document.subtitle, "subtitle")
        sheet.skip()
        for name, text in document.facts:
            sheet.pair(name, plain(text))
        sheet.skip()
        self._blocks(sheet, document.cover)
        sheet.text(texts.CONTENTS(self._lang), "heading2")
        for chapter in document.chapters:
            sheet.link(self._sheet_of[chapter.anchor], f"{chapter.number} {chapter.title}")

    def chapter(self, chapter: Section) -> None:
        tables = _tables(chapter, self._lang)
        later = [t for t in tables if len(tables) > 1 and t.anchor and len(t.rows) > _LONG]
        for table in later:
            self._sheet_of[table.anchor] = self._name(table.label)
        here = [table for table in tables if table not in later]
        sheet = self._sheet(self._sheet_of[chapter.anchor], here)
        sheet.link(self._cover_name, texts.TO_CONTENTS(self._lang))
        self._section(sheet, chapter, 1)
        if len(here) == 1:
            sheet.repeat_head()
        for table in later:
            own = self._sheet(self._sheet_of[table.anchor], [table])
            own.link(self._sheet_of[chapter.anchor], f"{chapter.number} {chapter.title}")
            own.table(table)
            own.repeat_head()

    # ---- blocks ---------------------------------------------------------------------------

    def _section(self, sheet: "_Sheet", section: Section, level: int) -> None:
        sheet.heading(f"{section.number} {section.title}", level)
        self._blocks(sheet, section.blocks)
        for part in section.sections:
            self._section(sheet, part, level + 1)

    def _blocks(self, sheet: "_Sheet", blocks: Sequence[Block]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    sheet.text(plain(block.text), "text")
                case Bullets():
                    self._items(sheet, block.items, block.ordered, 0)
                case Table():
                    self._table(sheet, block)
                case Figure():
                    self._figure(sheet, block)
                case CodeBlock():
                    sheet.text(block.text.rstrip("\n"), "code")
                case Callout():
                    word = TONES[block.tone](self._lang)
                    sheet.text(f"[{word}] {block.title}".rstrip(), block.tone.value)
                    self._blocks(sheet, block.blocks)
                case Procedure():
                    self._table(sheet, procedure_table(block, self._lang))

    def _items(self, sheet: "_Sheet", items: Sequence[Item], ordered: bool, depth: int) -> None:
        for number, item in enumerate(items, start=1):
            mark = f"{number}." if ordered else "・" if self._lang == "ja" else "-"
            sheet.text(f"{'    ' * depth}{mark} {plain(item.text)}", "text")
            self._items(sheet, item.items, ordered, depth + 1)

    def _table(self, sheet: "_Sheet", table: Table) -> None:
        name = self._sheet_of.get(table.anchor)
        if name is None:
            sheet.table(table)
            return
        see = texts.SEE_SHEET.render(self._lang, {"sheet": name})
        sheet.link(name, f"{table.label} {table.caption}: {see}")

    def _figure(self, sheet: "_Sheet", figure: Figure) -> None:
        sheet.picture(figure, picture(figure, self._lang))
        sheet.text(f"{figure.label}  {figure.caption}", "caption")
        sheet.skip()

    # ---- sheets ---------------------------------------------------------------------------

    def _sheet(self, name: str, tables: Sequence[Table]) -> "_Sheet":
        document = self._document
        sheet = self._book.add_worksheet(name)
        widths = widths_for(tables)
        _set_up(sheet, document.title, document.running)
        return _Sheet(sheet, self._formats, widths)

    def _name(self, title: str) -> str:
        name = sheet_name(title, self._names)
        self._names.add(name.lower())
        return name


def _set_up(sheet: "Worksheet", title: str, running: Sequence[str]) -> None:
    """A4 landscape, one page wide, with a header and the number of the page."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    head = f"&L{_header(title)}&R{_header(' / '.join(running))}"
    if len(head) <= _LONGEST_HEADER:
        sheet.set_header(head)
    sheet.set_footer("&R&P / &N")


class _Sheet:
    """One sheet, written from the top down; ``widths`` are those of its columns."""

    def __init__(self, sheet: "Worksheet", formats: Formats, widths: Sequence[float]) -> None:
        self._sheet = sheet
        self._formats = formats
        self._widths = widths
        self._row = 0
        self._head: int | None = None
        self._page = page_height(widths)
        self._used = 0.0  # of the page, in pixels
        self._breaks: list[int] = []
        # the headings directly above the next row: their first row, the row after, pixels
        self._headings = (0, -1, 0.0)
        for number, width in enumerate(widths):
            sheet.set_column(number, number, width)

    def skip(self) -> None:
        self._next(_ROW_PIXELS)

    def _next(self, pixels: float, rows: int = 1) -> None:
        """To the next row; what was written is so high."""
        self._row += rows
        self._used = (self._used + pixels) % self._page

    def heading(self, text: str, level: int) -> None:
        """A heading; a figure below it takes it along to the next page."""
        first, end, pixels = self._headings
        if end != self._row:
            first, pixels = self._row, 0.0
        points = 26 - 2 * level
        self.text(text, f"heading{min(level, 3)}", points)
        self._headings = (first, self._row, pixels + points * 4 / 3)

    def text(self, text: str, look: str, height: float = 0) -> None:
        """A text across the page. Cells are merged here: this is no table."""
        form = self._formats.of(look)
        self._sheet.merge_range(self._row, 0, self._row, len(self._widths) - 1, "", form)
        self._write(self._row, 0, text, form)
        lines = lines_for(text, sum(self._widths))
        self._high(max(height, 15 * lines + 3))

    def _high(self, points: float) -> None:
        self._sheet.set_row(self._row, points)
        self._next(points * 4 / 3)

    def pair(self, name: str, text: str) -> None:
        self._sheet.merge_range(
            self._row, 1, self._row, len(self._widths) - 1, "", self._formats.of("cell")
        )
        self._write(self._row, 0, name, self._formats.of("head"))
        self._write(self._row, 1, text, self._formats.of("cell"))
        self.skip()

    def link(self, sheet: str, text: str) -> None:
        target = sheet.replace("'", "''")
        self._sheet.write_url(
            self._row, 0, f"internal:'{target}'!A1", self._formats.of("link"), text[:255]
        )
        self.skip()

    def table(self, table: Table) -> None:
        """Each column of the table is a column of the sheet, so that it can be filtered."""
        if table.caption:
            self.text(f"{table.label}  {table.caption}", "caption")
        self._head = self._row
        lines = 1
        for number, column in enumerate(table.columns):
            title = f"{column.group}\n{column.title}" if column.group else column.title
            self._write(self._row, number, title, self._formats.of("head"))
            lines = max(lines, lines_for(title, self._widths[number]))
        self._high(15 * lines + 3)
        for row in table.rows:
            self._cells(table, row.cells, row.tone.value if row.tone else "")
        self.skip()

    def repeat_head(self) -> None:
        """The heading of the last table stands on every page."""
        if self._head is not None:
            self._sheet.repeat_rows(self._head)

    def _cells(self, table: Table, cells: Sequence[Rich], tone: str) -> None:
        lines = 1
        for number, (column, text) in enumerate(zip(table.columns, cells, strict=True)):
            form = self._formats.cell(column.kind, text, number < table.row_headers, tone)
            self._write(self._row, number, plain(text), form)
            lines = max(lines, lines_for(plain(text), self._widths[number]))
        self._high(15 * lines + 3)

    def picture(self, figure: Figure, png: bytes) -> None:
        """The figure on one page: a page ends before it where it does not fit any more."""
        below = 6 * _ROW_PIXELS  # for the caption and the rows to it
        first, end, above = self._headings
        if end != self._row:
            first, above = self._row, 0.0
        left = self._page - self._used - below
        room = left if left > _MOST_OF_PAGE * self._page else self._page - below - above
        width, height = fitted(figure, sum(self._widths) * PIXELS, room)
        if height > left:
            self._breaks.append(first)
            self._sheet.set_h_pagebreaks(self._breaks)
            self._used = above
        scale = scale_of(png, width)
        options: dict[str, Any] = {
            "image_data": BytesIO(png),
            "x_scale": scale,
            "y_scale": scale,
            "description": figure.alt,
            "object_position": 1,
        }
        self._sheet.insert_image(self._row, 0, f"{figure.anchor}.png", options)
        rows = int(height / _ROW_PIXELS) + 2
        self._next(rows * _ROW_PIXELS, rows)

    def _write(self, row: int, column: int, text: str, form: Any) -> None:  # noqa: ANN401
        if text:
            self._sheet.write_string(row, column, text[:_LONGEST], form)
        else:
            self._sheet.write_blank(row, column, None, form)


def _tables(section: Section, lang: Lang) -> list[Table]:
    """All tables of a chapter, also those inside a callout or made of a procedure."""
    found: list[Table] = []
    blocks: list[Block] = list(section.blocks)
    while blocks:
        match blocks.pop(0):
            case Table() as table:
                found.append(table)
            case Procedure() as procedure:
                found.append(procedure_table(procedure, lang))
            case Callout() as callout:
                blocks[:0] = callout.blocks
    return found + [table for part in section.sections for table in _tables(part, lang)]


def _header(text: str) -> str:
    return text.replace("&", "&&")
