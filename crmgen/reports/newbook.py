"""A workbook made anew from a sheet that can't be copied as it is: CSV, .xls, .ods."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from crmgen.diagnostics.width import columns_of
from crmgen.document.zipped import packed, parts_of
from crmgen.origin import Source, column_letters
from crmgen.sheets.grid import Grid

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "Meiryo UI"
_WIDEST, _NARROWEST = 40, 6
_LONGEST = 32_767  # characters of a cell
_FORBIDDEN_IN_TITLE = re.compile(r"[\\/*?:\[\]\x00-\x1f]|^'|'$")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CORE = "docProps/core.xml"
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def new_book(grids: Sequence[Grid]) -> bytes:
    """The sheets as an .xlsx: every text as it was read, as text; merged and hidden cells too."""
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    for grid in grids:
        _add_sheet(book.create_sheet(title_of(grid.source)), grid)
    buffer = BytesIO()
    book.save(buffer)
    return _without_times(buffer.getvalue())


def _add_sheet(sheet: "Worksheet", grid: Grid) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    _fill(sheet, grid)
    for number in grid.hidden_rows:
        sheet.row_dimensions[number].hidden = True
    for number in grid.hidden_columns:
        sheet.column_dimensions[column_letters(number)].hidden = True
    for first_row, first_column, last_row, last_column in grid.merged:
        sheet.merge_cells(None, first_row, first_column, last_row, last_column)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def title_of(source: Source) -> str:
    """The sheet's name; that of a file without sheets is the file's."""
    name = source.sheet or PurePath(source.file).stem or "sheet"
    return _FORBIDDEN_IN_TITLE.sub("_", name)[:31]


def _fill(sheet: "Worksheet", grid: Grid) -> None:
    look = _Look()
    widths: dict[int, int] = {}
    for row, texts in enumerate(grid.rows, start=1):
        for column, text in enumerate(texts, start=1):
            if not text.strip():
                continue
            cell = sheet.cell(row, column)
            cell.value = _FORBIDDEN.sub("\ufffd", text)[:_LONGEST]
            cell.data_type = "s"  # a text that begins with = is no formula
            cell.number_format = "@"
            look.dress(cell, is_comment=texts[0].startswith("#"))
            if not texts[0].startswith("#"):
                longest = max(map(columns_of, text.split("\n")))
                widths[column] = max(widths.get(column, 0), min(longest, _WIDEST))
    for column in range(1, max(widths, default=0) + 1):
        width = max(widths.get(column, 0), _NARROWEST) + 2
        # what stands in the narrow columns of comments and tables' names runs over the next ones
        sheet.column_dimensions[column_letters(column)].width = width if column > 2 else 4


class _Look:
    """Comments in grey, the names of tables in bold letters, all else in thin lines."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, Side

        line = Side(style="thin", color="FFBFBFBF")
        self._lines = Border(left=line, right=line, top=line, bottom=line)
        self._plain = Font(name=_FONT, size=10)
        self._bold = Font(name=_FONT, size=10, bold=True)
        self._grey = Font(name=_FONT, size=10, color="FF7F7F7F")
        self._wrapped = Alignment(wrap_text=True, vertical="top")

    def dress(self, cell: "Cell | MergedCell", *, is_comment: bool) -> None:
        cell.font = self._plain
        if is_comment:
            cell.font = self._grey
        elif (cell.column or 0) <= 2:
            cell.font = self._bold
        else:
            cell.border = self._lines
        if "\n" in str(cell.value):
            cell.alignment = self._wrapped


def _without_times(data: bytes) -> bytes:
    """The same package without the time at which it was made: the same sheet, the same bytes."""
    return packed(
        (name, _TIMES.sub(b"", content) if name == _CORE else content)
        for name, content in parts_of(data)
    )
