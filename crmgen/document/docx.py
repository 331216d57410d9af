"""The DOCX writer: headings, captions, fields and tables that Word knows as such.

Escaping is lxml's, through python-docx. What Word calls things is in ``docx_parts``.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from crmgen.catalogue import document as texts
from crmgen.document import docx_parts as parts
from crmgen.document.docx_parts import OfWord
from crmgen.document.docx_styles import TONES, set_up
from crmgen.document.docx_tables import add_rows, new_table
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
)
from crmgen.document.numbering import numbered
from crmgen.document.pictures import fitted, picture
from crmgen.document.words import TONES as TONE_WORDS
from crmgen.document.words import procedure_table
from crmgen.document.zipped import without_times

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph

_DEEPEST = 4  # headings that have a style of their own
_HIGHEST_FIGURE = 560  # pixels: what a page has, less a heading and a caption
_WIDEST_FIGURE = 1020


def render_docx(document: Document) -> bytes:
    """The document as .docx, A4 landscape."""
    return _Writer(numbered(document)).write()


class _Writer:
    def __init__(self, document: Document) -> None:
        import docx

        self._document = document
        self._lang = document.lang
        self._word = docx.Document()
        self._width = set_up(self._word, document)

    def write(self) -> bytes:
        self._cover()
        self._contents()
        for chapter in self._document.chapters:
            self._section(chapter, 1)
        buffer = BytesIO()
        self._word.save(buffer)
        return without_times(buffer.getvalue())

    # ---- before the text ------------------------------------------------------------------

    def _cover(self) -> None:
        word = self._word
        word.add_paragraph(self._document.title, style="Title")
        if self._document.subtitle:
            word.add_paragraph(self._document.subtitle, style="Subtitle")
        if self._document.facts:
            table = new_table(word, [1, 3], self._width * 0.6)
            for name, text in self._document.facts:
                cells = table.add_row().cells
                self._rich(cells[0].paragraphs[0], name, bold=True)
                parts.shade(cells[0]._tc, "F3F5F8")
                self._rich(cells[1].paragraphs[0], text)
            word.add_paragraph()
        for block in self._document.cover:
            self._block(word, block)

    def _contents(self) -> None:
        title = self._word.add_paragraph(texts.CONTENTS(self._lang), style="Contents Title")
        title.paragraph_format.page_break_before = True
        entries = [
            (level, f"{part.number} {part.title}", part.anchor)
            for chapter in self._document.chapters
            for level, part in _headings(chapter, 1)
        ]
        for place, (level, text, anchor) in enumerate(entries):
            line = self._word.add_paragraph(style=f"TOC {level}")
            if place == 0:
                parts.begin_field(line, 'TOC \\o "1-3" \\h \\z \\u', dirty=True)
            parts.contents_line(line, text, anchor)
            if place == len(entries) - 1:
                parts.end_field(line)

    # ---- the text -------------------------------------------------------------------------

    def _section(self, section: Section, level: int) -> None:
        heading = self._word.add_paragraph(style=f"Heading {min(level, _DEEPEST)}")
        if level == 1:
            heading.paragraph_format.page_break_before = True
        with parts.bookmark(heading, section.anchor):
            heading.add_run(f"{section.number} {section.title}")
        for block in section.blocks:
            self._block(self._word, block)
        for part in section.sections:
            self._section(part, level + 1)

    def _block(self, into: OfWord, block: Block) -> None:
        match block:
            case Paragraph():
                self._rich(into.add_paragraph(), block.text)
            case Bullets():
                for item in block.items:
                    self._item(into, item, block.ordered, 1)
            case Table():
                self._table(into, block)
            case Figure():
                self._figure(into, block)
            case CodeBlock():
                parts.add_text(into.add_paragraph(style="Code Block"), block.text.rstrip("\n"))
            case Callout():
                self._callout(into, block)
            case Procedure():
                self._table(into, procedure_table(block, self._lang))

    def _rich(self, paragraph: "WordParagraph", text: Rich, *, bold: bool = False) -> None:
        parts.add_runs(paragraph, text, bold=bold)

    def _item(self, into: OfWord, item: Item, ordered: bool, level: int) -> None:
        style = "List Number" if ordered else "List Bullet"
        line = into.add_paragraph(style=style if level == 1 else f"{style} {min(level, 3)}")
        self._rich(line, item.text)
        for inner in item.items:
            self._item(into, inner, ordered, level + 1)

    def _table(self, into: OfWord, table: Table) -> None:
        if table.caption:
            self._caption(into, table).paragraph_format.keep_with_next = True
        made = new_table(into, [column.width for column in table.columns], self._width)
        add_rows(made, table)
        into.add_paragraph(style="After Table")

    def _figure(self, into: OfWord, figure: Figure) -> None:
        from docx.shared import Inches

        width, _ = fitted(figure, _WIDEST_FIGURE, _HIGHEST_FIGURE)
        line = into.add_paragraph(style="Figure")
        run = line.add_run()
        shape = run.add_picture(BytesIO(picture(figure, self._lang)), width=Inches(width / 96))
        properties = shape._inline.docPr
        properties.set("name", figure.label)
        properties.set("descr", figure.alt)
        self._caption(into, figure)

    def _caption(self, into: OfWord, block: Table | Figure) -> "WordParagraph":
        line: WordParagraph = into.add_paragraph(style="Caption")
        before, _, number = block.label.rpartition("-")
        with parts.bookmark(line, block.anchor):
            line.add_run(f"{before}-")
            # a sequence for each chapter: LibreOffice does not know Word's way to start anew
            name = before.replace(" ", "_")
            parts.add_field(line, f"SEQ {name} \\* ARABIC", number)
        line.add_run(f"  {block.caption}")
        return line

    def _callout(self, into: OfWord, callout: Callout) -> None:
        table = new_table(into, [1], self._width)
        row = table.add_row()
        parts.keep_row(row._tr)
        cell = row.cells[0]
        parts.shade(cell._tc, TONES[callout.tone].back)
        title = cell.paragraphs[0]
        word = title.add_run(TONE_WORDS[callout.tone](self._lang))
        word.bold = True
        word.font.color.rgb = TONES[callout.tone].colour
        if callout.title:
            title.add_run(f"  {callout.title}").bold = True
        for block in callout.blocks:
            self._block(cell, block)
        into.add_paragraph(style="After Table")


def _headings(section: Section, level: int) -> list[tuple[int, Section]]:
    """The headings that the table of contents has: three levels."""
    found = [(level, section)]
    if level < 3:
        for part in section.sections:
            found += _headings(part, level + 1)
    return found
