"""The cover sheet around its table: the title in large letters, boxes for stamps, how to fill in.

All of it stands in comment rows, and what it repeats of the table are formulas.
"""

from typing import TYPE_CHECKING

from crmgen.origin import column_letters
from crmgen.tables.types import COVER_ITEMS
from crmgen.workbook import texts
from crmgen.workbook.content import Line
from crmgen.workbook.formats import (
    BLUE,
    CHANGE,
    GREY,
    HAIR,
    LINE,
    MISSING,
    NAVY,
    PALE,
    TWICE,
    UNKNOWN,
    WIDE,
    Formats,
)
from crmgen.workbook.plan import FIRST_FIELD, PlacedSheet
from crmgen.workbook.voice import Speaker

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_TITLE_ROW, _SYSTEM_ROW = 2, 4
_STAMPS = ("approver", "checker", "author")


def draw_cover(tab: "Worksheet", placed: PlacedSheet, formats: Formats, say: Speaker) -> int:
    """Everything on the cover but its table; gives the last row."""
    _draw_title(tab, placed, formats, say)
    return _draw_legend(tab, placed, formats, say)


def _draw_title(tab: "Worksheet", placed: PlacedSheet, formats: Formats, say: Speaker) -> None:
    last = placed.first_note - 1
    hidden = formats.get(font_size=8, font_color="#FFFFFF")
    for row in range(1, _SYSTEM_ROW + 2):
        tab.write_string(row, 0, "#", hidden)
    title = formats.get(font_size=26, bold=True, font_color=NAVY, align="left")
    system = formats.get(font_size=16, font_color=GREY, align="left", bottom=5, bottom_color=BLUE)
    tab.set_row(_TITLE_ROW, 44)
    tab.set_row(_SYSTEM_ROW, 34)
    tab.set_row(_SYSTEM_ROW - 1, 6)
    named = _cell_of(placed, "title")
    systems = _cell_of(placed, "system")
    fallback = say(texts.COVER_TITLE)
    _formula(tab, _TITLE_ROW, last, named, fallback, title)
    _formula(tab, _SYSTEM_ROW, last, systems, say(texts.NO_SYSTEM), system)


def _formula(
    tab: "Worksheet", row: int, last: int, source: tuple[str, str], other: str, look: object
) -> None:
    cell, value = source
    tab.merge_range(row, FIRST_FIELD, row, last, "", look)
    if cell:
        formula = f'=IF({cell}="","{other}",{cell})'
        tab.write_formula(row, FIRST_FIELD, formula, look, value or other)
    else:
        tab.write_string(row, FIRST_FIELD, other, look)


def _cell_of(placed: PlacedSheet, key: str) -> tuple[str, str]:
    """The cell with the value of one line of the cover, and that value."""
    names = {COVER_ITEMS[key].ja, COVER_ITEMS[key].en, key}
    for section in placed.blocks[0].sections[:1]:  # none where a keyword row is not understood
        value = section.field("value")
        for row, line in section.rows:
            if value and isinstance(line, Line) and line.values.get("name") in names:
                cell = f"${column_letters(value.first + 1)}${row + 1}"
                return cell, line.values.get("value", "")
    return "", ""


def _draw_legend(tab: "Worksheet", placed: PlacedSheet, formats: Formats, say: Speaker) -> int:
    """Below the table: how to fill the sheets in, what colours mean, boxes for stamps."""
    row = placed.blocks[-1].end + 2
    hash_ = formats.get(font_size=8, font_color="#FFFFFF")
    head = formats.get(font_size=11, bold=True, font_color=NAVY, bottom=1, bottom_color=BLUE)
    last = placed.first_note - 1
    half = FIRST_FIELD + placed.fields // 2
    tab.write_string(row, 0, "#", hash_)
    tab.merge_range(row, FIRST_FIELD, row, half - 1, say(texts.HOW_TO), head)
    tab.merge_range(row, half + 1, row, last, say(texts.STAMPS), head)
    body = formats.get(font_size=9, font_color=GREY, text_wrap=True, align="left")
    lines = [say(line, "\n") for line in texts.HOW_TO_LINES]
    for number, text in enumerate(lines, start=1):
        tab.write_string(row + number, 0, "#", hash_)
        tab.set_row(row + number, 40 if say.voice == "both" else 28)
        tab.merge_range(row + number, FIRST_FIELD, row + number, half - 1, f"• {text}", body)
    _draw_stamps(tab, formats, say, row + 1, half + 1, last)
    below = row + len(lines) + 2
    _draw_colours(tab, formats, say, below, last)
    return below + 3


def _draw_stamps(
    tab: "Worksheet", formats: Formats, say: Speaker, row: int, first: int, last: int
) -> None:
    """A box a signer, for the stamp on paper."""
    head = formats.get(
        font_size=9, font_color=NAVY, bg_color=PALE, align="center", border=1, border_color=LINE
    )
    box = formats.get(border=1, border_color=LINE)
    columns = range(first, min(first + len(_STAMPS), last + 1))
    for column, key in zip(columns, _STAMPS, strict=False):
        tab.write_string(row, column, say(COVER_ITEMS[key], "\n"), head)
        tab.merge_range(row + 1, column, row + 3, column, "", box)


def _draw_colours(tab: "Worksheet", formats: Formats, say: Speaker, row: int, last: int) -> None:
    hash_ = formats.get(font_size=8, font_color="#FFFFFF")
    head = formats.get(font_size=11, bold=True, font_color=NAVY, bottom=1, bottom_color=BLUE)
    tab.write_string(row, 0, "#", hash_)
    tab.merge_range(row, FIRST_FIELD, row, last, say(texts.COLOURS), head)
    shown = (
        ("#FFFFFF", LINE, texts.COLOUR_INPUT),
        (CHANGE, LINE, texts.COLOUR_CHANGE),
        (MISSING, HAIR, texts.COLOUR_MISSING),
        (TWICE, HAIR, texts.COLOUR_TWICE),
        (UNKNOWN, HAIR, texts.COLOUR_UNKNOWN),
        (WIDE, HAIR, texts.COLOUR_WIDE),
    )
    text = formats.get(font_size=9, font_color=GREY, align="left", indent=1)
    for number, (fill, line, meaning) in enumerate(shown):
        down, right = divmod(number, 2)
        at = FIRST_FIELD + right * 4
        box = formats.get(bg_color=fill, border=1, border_color=line)
        tab.write_string(row + 1 + down, 0, "#", hash_)
        tab.write_blank(row + 1 + down, at, None, box)
        tab.write_string(row + 1 + down, at + 1, say(meaning), text)
