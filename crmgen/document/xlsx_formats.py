"""How cells look, how wide columns and how high rows are, what a sheet may be called."""

import re
from collections.abc import Collection, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from crmgen.diagnostics.width import columns_of
from crmgen.document.model import Code, Kind, Rich, SheetCell, Status, Table, Tone, runs

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_FONT, _CODE_FONT = "Meiryo UI", "MS Gothic"
_PAGE = 150  # characters across the page at a size that is read well
_WIDEST_PAGE = 190
_NARROWEST = 6
PIXELS = 7.4  # of a character of a column, with its part of the column's edge
_PAPER = (1035, 650)  # pixels inside the margins of A4 landscape, rather less than more
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_TONES = {
    Tone.GOOD: ("#1A5E2A", "#E2F5E5"),
    Tone.NOTE: ("#0B4A8F", "#E1EFFF"),
    Tone.WARNING: ("#6B4700", "#FFF1C7"),
    Tone.BAD: ("#A40E26", "#FFE3E6"),
}
_TEXT = {"text_wrap": True, "valign": "top", "font_name": _FONT, "font_size": 10}
_CELL = _TEXT | {"border": 1, "border_color": "#A6ADB5", "num_format": "@"}
_ACCENT = "#1F4E79"
_LOOKS: dict[str, dict[str, Any]] = {
    "title": _TEXT | {"font_size": 20, "bold": True, "font_color": _ACCENT},
    "subtitle": _TEXT | {"font_size": 12, "font_color": "#57606A"},
    "heading1": _TEXT | {"font_size": 16, "bold": True, "font_color": _ACCENT, "bottom": 2},
    "heading2": _TEXT | {"font_size": 13, "bold": True, "font_color": _ACCENT},
    "heading3": _TEXT | {"font_size": 11, "bold": True},
    "caption": _TEXT | {"bold": True, "valign": "bottom"},
    "text": _TEXT,
    "code": _TEXT | {"font_name": _CODE_FONT, "bg_color": "#F3F5F8"},
    "link": {"font_name": _FONT, "font_size": 10, "font_color": "#0550AE", "underline": 1},
    "head": _CELL | {"bold": True, "bg_color": "#E8EDF3", "valign": "vcenter"},
    "cell": _CELL,
} | {
    tone.value: _TEXT | {"bold": True, "font_color": ink, "bg_color": back}
    for tone, (ink, back) in _TONES.items()
}


class Formats:
    """The workbook's cell formats, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def of(self, look: str) -> "Format":
        return self._format(look, _LOOKS[look])

    def cell(self, kind: Kind, text: Rich, is_head: bool, tone: str) -> "Format":
        """The format of a table's cell; ``tone`` is the row's."""
        look: dict[str, Any] = dict(_CELL)
        pieces = runs(text)
        if kind is Kind.CODE or (pieces and all(isinstance(p, Code | SheetCell) for p in pieces)):
            look["font_name"] = _CODE_FONT
        if kind is Kind.NUMBER:
            look["align"] = "right"
        if kind is Kind.STATUS:
            look["align"] = "center"
        status = next((piece for piece in pieces if isinstance(piece, Status)), None)
        if status is not None:
            look["font_color"], look["bg_color"] = _TONES[status.tone]
            look["bold"] = True
        elif tone:
            look["bg_color"] = _TONES[Tone(tone)][1]
        if is_head:
            look["bold"] = True
        return self._format(repr(sorted(look.items())), look)

    def _format(self, name: str, look: dict[str, Any]) -> "Format":
        if name not in self._made:
            self._made[name] = self._book.add_format(look)
        return self._made[name]


def widths_for(tables: Sequence[Table]) -> list[float]:
    """The widths of a sheet's columns in characters, such that every table has room."""
    widths: list[float] = [_PAGE / 6] * 6 if not tables else []
    for table in tables:
        whole = sum(column.width for column in table.columns)
        for number, column in enumerate(table.columns):
            wanted = max(_PAGE * column.width / whole, _NARROWEST)
            if number < len(widths):
                widths[number] = max(widths[number], wanted)
            else:
                widths.append(wanted)
    if len(widths) == 1:
        widths += [_NARROWEST]  # a text across the page takes two columns to merge
    scale = min(1, _WIDEST_PAGE / sum(widths))
    return [round(width * scale, 1) for width in widths]


def page_height(widths: Sequence[float]) -> float:
    """How many pixels of rows a page has when all columns are one page wide."""
    return _PAPER[1] * max(1, sum(widths) * PIXELS / _PAPER[0])


def lines_for(text: str, width: float) -> int:
    """How many lines a text takes in a cell of ``width`` characters; rather one more than less."""
    room = max(width - 1, 1)
    return sum(max(1, ceil(columns_of(line) / room)) for line in text.split("\n"))


def sheet_name(title: str, taken: Collection[str]) -> str:
    """A name that Excel takes: 31 characters, none of ``[]:*?/\\``, unlike the others in small
    letters."""
    name = _FORBIDDEN.sub("_", title).strip("' ")[:31] or "_"
    if name.lower() == "history":  # Excel keeps it for itself
        name = "history_"
    number = 2
    base = name
    while name.lower() in taken:
        name = f"{base[: 31 - len(str(number)) - 1]}_{number}"
        number += 1
    return name
