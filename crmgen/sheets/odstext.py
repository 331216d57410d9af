"""The text of a cell of an .ods, as it is seen (OpenDocument 1.3 part 3, 6.1)."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SPACES = re.compile("[ \t\r\n]+")
_UNSEEN = {
    _TEXT + "ruby-text",
    _TEXT + "note",
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
}
_MAX_SPACES = 32_767
"""The longest text of a cell in Excel; more blanks in a row are an attack."""


def paragraphs(cell: "_Element") -> str | None:
    """The paragraphs of a cell, one a line; None for a cell without any."""
    lines: list[str] | None = None
    for child in cell.iterchildren(_TEXT + "p"):
        line = _line(child)
        lines = [line] if lines is None else [*lines, line]
    return None if lines is None else "\n".join(lines)


def _line(paragraph: "_Element") -> str:
    if not len(paragraph):
        return _SPACES.sub(" ", paragraph.text or "").strip(" ")
    pieces: list[str] = []
    _collect(paragraph, pieces)
    return "".join(pieces)


def _collect(element: "_Element", pieces: list[str]) -> None:
    """Append what an element and its children show; blanks of the markup count once."""
    _plain(element.text, pieces)
    for child in element.iterchildren():
        tag = child.tag
        if tag == _TEXT + "s":
            pieces.append(" " * min(int(child.get(_TEXT + "c", "1")), _MAX_SPACES))
        elif tag == _TEXT + "tab":
            pieces.append("\t")
        elif tag == _TEXT + "line-break":
            pieces.append("\n")
        elif tag not in _UNSEEN:
            _collect(child, pieces)
        _plain(child.tail, pieces)


def _plain(text: str | None, pieces: list[str]) -> None:
    if text:
        text = _SPACES.sub(" ", text)
        if not pieces or pieces[-1].endswith(" "):
            text = text.removeprefix(" ")
        if text:
            pieces.append(text)
