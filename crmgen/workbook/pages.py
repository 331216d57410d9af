"""Print set-up: A4 landscape, one page wide (two for the widest tables), headings on every page,
tables kept together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crmgen.workbook.plan import PlacedSheet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ROW = 18.0  # points
_A4 = 9
_MOST_FIELDS = 20  # that can be read on one page
_WIDE, _HIGH = 11.69 - 0.8, 8.27 - 1.4  # inches between the margins
_CHARACTER = 10.0 / 96  # inches of a column's width of 1: 7 to 11 dots, as the fonts at hand are


def set_up_page(
    tab: "Worksheet",
    placed: PlacedSheet,
    heights: Mapping[int, float],
    width: float,
    last_row: int,
) -> None:
    """``width`` is that of all columns, ``heights`` are those of rows that are not standard."""
    tab.set_landscape()
    tab.set_paper(_A4)
    across = 2 if placed.fields > _MOST_FIELDS else 1
    tab.fit_to_pages(across, 1 if placed.is_cover else 0)
    tab.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    tab.set_footer("&L&8&F&C&8&A&R&8&P / &N")
    tab.print_area(0, 0, last_row, placed.last_column)
    tab.set_zoom(90)
    if placed.is_cover:
        return
    repeated = _heading_rows(placed)
    tab.repeat_rows(0, repeated)
    if across > 1:
        tab.repeat_columns(0, 2)
    tab.freeze_panes(repeated + 1, 2)
    scale = min(1.0, across * _WIDE / (width * _CHARACTER))
    page = _HIGH * 72 / scale

    def height(first: int, last: int) -> float:
        return sum(heights.get(row, ROW) for row in range(first, last + 1))

    head = height(0, repeated)
    breaks, used = [], height(0, 1)
    before = 1
    for block in placed.blocks:
        needed = height(before + 1, block.end)
        if used + needed > page and before > 1:
            breaks.append(block.start)
            used = head
            needed = height(block.start, block.end)
        used = (used + needed) % page if needed > page else used + needed
        before = block.end
    tab.set_h_pagebreaks(breaks)


def _heading_rows(placed: PlacedSheet) -> int:
    """The last row of those to repeat: the title, or with one table alone its captions too."""
    sections = [section for block in placed.blocks for section in block.sections]
    return sections[0].captions if len(sections) == 1 and len(placed.blocks) == 1 else 0
