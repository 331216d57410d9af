"""Pieces of a Word paragraph that python-docx has no method for: fields, bookmarks, links."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from crmgen.document.model import Code, Link, Plain, Rich, SheetCell, Status, Strong, runs

OfWord = Any  # an element or object of python-docx, most of which has no useful type

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


def _element(tag: str, **attributes: str) -> OfWord:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def add_runs(paragraph: "Paragraph", text: Rich, *, bold: bool = False) -> None:
    """The pieces of a text, each in the style of its kind.

    Styles are set by their ids: python-docx looks a name up in milliseconds, each time.
    """
    for piece in runs(text):
        if not piece.text:
            continue
        if isinstance(piece, Link):
            _link(paragraph, piece)
            continue
        run = add_text(paragraph, piece.text)
        match piece:
            case Code() | SheetCell():
                run._r.style = type(piece).__name__
            case Strong() | Status():
                run.bold = True
            case Plain():
                run.bold = bold or None
        if isinstance(piece, Status):
            from crmgen.document.docx_styles import TONES

            run.font.color.rgb = TONES[piece.tone].colour


def add_text(paragraph: "Paragraph", text: str) -> "Run":
    """A run whose lines stay lines and whose blanks stay blanks."""
    first, *rest = text.split("\n")
    run = paragraph.add_run(first)
    for line in rest:
        run.add_break()
        run.add_text(line)
    return run


def bookmark_name(anchor: str) -> str:
    """A name that Word takes: letters, digits and _, at most 40 of them; as unique as anchors."""
    start = re.sub(r"\W", "_", anchor, flags=re.ASCII)[:28]
    return f"_{start}_{zlib.crc32(anchor.encode()):08x}"


@contextmanager
def bookmark(paragraph: "Paragraph", anchor: str) -> Iterator[None]:
    """What is added to the paragraph meanwhile can be linked to."""
    if not anchor:
        yield
        return
    number = str(zlib.crc32(anchor.encode()) & 0x7FFFFFFF)
    name = bookmark_name(anchor)
    paragraph._p.append(_element("bookmarkStart", id=number, name=name))
    yield
    paragraph._p.append(_element("bookmarkEnd", id=number))


def _link(paragraph: "Paragraph", link: Link) -> None:
    run = paragraph.add_run(link.text)
    run._r.style = "InternalLink"
    paragraph._p.append(_linked(link.anchor, run._r))


def _linked(anchor: str, *elements: OfWord) -> OfWord:
    element = _element("hyperlink", anchor=bookmark_name(anchor), history="1")
    element.extend(elements)
    return element


def begin_field(paragraph: "Paragraph", instruction: str, *, dirty: bool = False) -> None:
    """The start of a field; what follows until :func:`end_field` is what it shows for now.

    ``dirty``: Word shall work it out when it opens the file.
    """
    begin = _element("fldChar", fldCharType="begin")
    if dirty:
        begin = _element("fldChar", fldCharType="begin", dirty="true")
    paragraph.add_run()._r.append(begin)
    text = _element("instrText")
    text.text = f" {instruction} "
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    paragraph.add_run()._r.append(text)
    paragraph.add_run()._r.append(_element("fldChar", fldCharType="separate"))


def end_field(paragraph: "Paragraph") -> None:
    paragraph.add_run()._r.append(_element("fldChar", fldCharType="end"))


def add_field(paragraph: "Paragraph", instruction: str, shown: str) -> None:
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def contents_line(paragraph: "Paragraph", text: str, anchor: str) -> None:
    """A line of the table of contents: the heading, a tab, and the page that it is on."""
    before = len(paragraph._p)
    paragraph.add_run(text)
    paragraph.add_run("\t")
    add_field(paragraph, f"PAGEREF {bookmark_name(anchor)} \\h", "")
    paragraph._p.append(_linked(anchor, *list(paragraph._p)[before:]))


def shade(cell: OfWord, colour: str) -> None:
    cell.get_or_add_tcPr().append(_element("shd", val="clear", color="auto", fill=colour))


def repeat_row(row: OfWord) -> None:
    """The row is a heading: it stands on each page of the table."""
    row.get_or_add_trPr().append(_element("tblHeader"))


def keep_row(row: OfWord) -> None:
    """No page ends within the row."""
    row.get_or_add_trPr().append(_element("cantSplit"))


def pad_cells(table: OfWord, upright: int, across: int) -> None:
    """The room around the texts of a table's cells, in twentieths of a point; thin grey lines."""
    margins = _element("tblCellMar")
    for side, size in (("top", upright), ("left", across), ("bottom", upright), ("right", across)):
        margins.append(_element(side, w=str(size), type="dxa"))
    borders = _element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(side, val="single", sz="4", space="0", color="A6ADB5"))
    properties = table.tblPr
    look = properties.find(_element("tblLook").tag)
    for element in (borders, margins):
        if look is None:
            properties.append(element)
        else:
            look.addprevious(element)
