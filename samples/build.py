"""Make the .xlsx of every sample from its .csv, which is the source.

``python samples/build.py`` writes the workbooks, ``python samples/build.py --check`` only tells
(exit code 1) which of them no longer hold the same cells as their CSV. Needs openpyxl.
The same CSV gives the same bytes with one version of openpyxl.
"""

import argparse
import csv
import io
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple
from unicodedata import east_asian_width

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
# in this order: every file in UTF-8 fails as CP932 or begins with a byte order mark
ENCODINGS = ("utf-8-sig", "cp932")

SHEET_NAME = "環境定義書"
WIDTHS = (3, 4, 21, 19, 21, 19, 14, 13, 11, 24, 36, 40)
FIRST_FIELD = 3
LAST_FIELD = 10
NOTES = (11, 12)
TITLE_ROWS = 1

# Excel takes the named font; LibreOffice and viewers without it go by the Shift-JIS charset
# and the family to a Japanese one of their own.
JAPANESE = {"name": "Meiryo UI", "charset": 128, "family": 3}
BODY = Font(**JAPANESE, size=10)
SMALL = Font(**JAPANESE, size=9, color="FF595959")
TITLE = Font(**JAPANESE, size=15, bold=True, color="FF1F3864")
HEADING = Font(**JAPANESE, size=12, bold=True, color="FF1F3864")
KEYWORD = Font(**JAPANESE, size=11, bold=True, color="FF2E75B6")
NAME = Font(**JAPANESE, size=9, bold=True, color="FFFFFFFF")
CAPTION = Font(**JAPANESE, size=9, color="FF1F3864")
NAME_FILL = PatternFill("solid", fgColor="FF2F5597")
CAPTION_FILL = PatternFill("solid", fgColor="FFDCE6F2")
NOTE_FILL = PatternFill("solid", fgColor="FFF7F7F7")
INPUT = Side(style="thin", color="FF4A86C8")
RULE = Side(style="medium", color="FF2F5597")
HAIR = Side(style="hair", color="FFBFBFBF")
INDENTED = Alignment(horizontal="left", vertical="center", indent=1)
TEXT_FORMAT = "@"
ROW_HEIGHT = 17
# the width of a column counts digits of 11 points, notes are written with 9
NOTE_LETTERS = 1.15
INDENT = 2
EPOCH = (2020, 1, 1, 0, 0, 0)


class Span(NamedTuple):
    """The columns that one field takes up, from the one that has its name to the next name."""

    first: int
    last: int


def samples() -> list[Path]:
    """The CSV files of this directory, in the order of their names."""
    return sorted(HERE.glob("*.csv"))


def rows_of_csv(path: Path) -> list[list[str]]:
    """The texts of a sample's CSV, without the empty cells at the end of each row."""
    data = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _trimmed(csv.reader(io.StringIO(text, newline="")))
    raise ValueError(f"{path}: neither of {ENCODINGS}")


def rows_of_xlsx(path: Path) -> list[list[str]]:
    """The texts of a sample's workbook, in the form of :func:`rows_of_csv`."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    return _trimmed(
        ["" if value is None else str(value) for value in row]
        for row in sheet.iter_rows(values_only=True)
    )


def workbook_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook that holds the rows as texts, laid out as a design document."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET_NAME
    _put_texts(sheet, rows)
    _lay_out(sheet, rows)
    _set_up_page(sheet, rows)
    book.properties.creator = "crmgen"
    raw = io.BytesIO()
    book.save(raw)
    return _timeless(raw.getvalue())


def _trimmed(rows: Iterable[Iterable[str]]) -> list[list[str]]:
    result = []
    for row in rows:
        cells = list(row)
        while cells and not cells[-1]:
            cells.pop()
        result.append(cells)
    while result and not result[-1]:
        result.pop()
    return result


def _put_texts(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, column)
                cell.value = text
                cell.data_type = "s"  # a text even where it begins with "="


def _lay_out(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    spans: list[Span] = []
    for number, row in enumerate(rows, 1):
        kind = _kind(rows, number)
        if kind == "names":
            spans = list(_spans(row))
        _LAYOUTS[kind](sheet, number, spans)
        if kind in ("table", "blank"):
            spans = []


def _kind(rows: Sequence[Sequence[str]], number: int) -> str:
    """What a row is: title, remark, heading, table, names, captions, data or blank."""
    row = [*rows[number - 1], "", "", ""]
    if row[0].startswith("#表"):
        return "heading"
    if row[0] == "#":
        return "captions" if any(row[2:]) and _follows_names(rows, number) else "remark"
    if row[0].startswith("#"):
        return "title" if number <= TITLE_ROWS else "remark"
    if not any(row):
        return "blank"
    if row[1] and not any(row[2:]):
        return "table"
    above = [*rows[number - 2], "", ""] if number > 1 else ["", ""]
    return "names" if row[1] or (above[1] and not any(above[2:])) else "data"


def _follows_names(rows: Sequence[Sequence[str]], number: int) -> bool:
    return number > 1 and _kind(rows, number - 1) == "names"


def _spans(row: Sequence[str]) -> Iterator[Span]:
    """The fields of a row of names; the last one reaches to the last column of values."""
    named = [column for column, text in enumerate(row, 1) if column >= FIRST_FIELD and text]
    for first, following in zip(named, [*named[1:], LAST_FIELD + 1], strict=True):
        yield Span(first, following - 1)


def _cells(sheet: Worksheet, number: int, first: int, last: int) -> Iterator[Cell]:
    for column in range(first, last + 1):
        yield sheet.cell(number, column)


def _title(sheet: Worksheet, number: int, _: Sequence[Span]) -> None:
    sheet.row_dimensions[number].height = 26
    sheet.cell(number, 1).font = TITLE


def _remark(sheet: Worksheet, number: int, _: Sequence[Span]) -> None:
    for cell in _cells(sheet, number, 1, len(WIDTHS)):
        cell.font = SMALL


def _heading(sheet: Worksheet, number: int, _: Sequence[Span]) -> None:
    sheet.row_dimensions[number].height = 22
    for cell in _cells(sheet, number, 1, len(WIDTHS)):
        cell.border = Border(bottom=RULE)
        cell.alignment = Alignment(vertical="center")
    sheet.cell(number, 1).font = HEADING


def _table(sheet: Worksheet, number: int, _: Sequence[Span]) -> None:
    sheet.row_dimensions[number].height = ROW_HEIGHT
    sheet.cell(number, 2).font = KEYWORD


def _names(sheet: Worksheet, number: int, _: Sequence[Span]) -> None:
    part = sheet.cell(number, 2)
    if part.value:
        part.font = NAME
        part.fill = NAME_FILL
        part.alignment = Alignment(horizontal="center")
    for cell in _cells(sheet, number, FIRST_FIELD, len(WIDTHS)):
        cell.font = NAME
        cell.fill = NAME_FILL
        cell.number_format = TEXT_FORMAT
        cell.alignment = INDENTED


def _captions(sheet: Worksheet, number: int, _: Sequence[Span]) -> None:
    sheet.cell(number, 1).font = SMALL
    for cell in _cells(sheet, number, FIRST_FIELD, len(WIDTHS)):
        cell.font = CAPTION
        cell.fill = CAPTION_FILL
        cell.alignment = INDENTED


def _data(sheet: Worksheet, number: int, spans: Sequence[Span]) -> None:
    for span in spans:
        for cell in _cells(sheet, number, *span):
            cell.font = BODY
            cell.number_format = TEXT_FORMAT
            cell.alignment = INDENTED
            cell.border = Border(
                top=INPUT,
                bottom=INPUT,
                left=INPUT if cell.column == span.first else None,
                right=INPUT if cell.column == span.last else None,
            )
    for column in NOTES:
        note = sheet.cell(number, column)
        note.font = SMALL
        note.fill = NOTE_FILL
        note.number_format = TEXT_FORMAT
        note.alignment = Alignment(horizontal="left", vertical="center", indent=1, wrap_text=True)
        note.border = Border(top=HAIR, bottom=HAIR, left=HAIR, right=HAIR)
    sheet.row_dimensions[number].height = ROW_HEIGHT * max(
        _lines(str(sheet.cell(number, column).value or ""), WIDTHS[column - 1]) for column in NOTES
    )


def _lines(text: str, width: int) -> int:
    """How many lines a note needs, a Japanese character counting for two columns."""
    taken = sum(2 if east_asian_width(letter) in "FWA" else 1 for letter in text)
    return ceil(taken / ((width - INDENT) * NOTE_LETTERS)) or 1


def _blank(sheet: Worksheet, number: int, spans: Sequence[Span]) -> None:
    """Nothing: the row keeps the sheet's default look."""


_LAYOUTS = {
    "title": _title,
    "remark": _remark,
    "heading": _heading,
    "table": _table,
    "names": _names,
    "captions": _captions,
    "data": _data,
    "blank": _blank,
}


def _set_up_page(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 90
    sheet.freeze_panes = sheet.cell(TITLE_ROWS + 1, FIRST_FIELD)
    sheet.print_title_rows = f"1:{TITLE_ROWS}"
    sheet.print_area = f"A1:{get_column_letter(len(WIDTHS))}{len(rows)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.6
    margins.header = margins.footer = 0.3
    sheet.oddFooter.left.text = "&F"
    sheet.oddFooter.right.text = "&P / &N"


def _timeless(data: bytes) -> bytes:
    """The same workbook without the time of its making."""
    made = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = made.sub(rb"\g<1>2020-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, content)
    return result.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Build or check all samples; the exit code is 1 where a check found a difference."""
    parser = argparse.ArgumentParser(description="Make the .xlsx samples from the .csv ones.")
    parser.add_argument("--check", action="store_true", help="write nothing, compare the cells")
    options = parser.parse_args(arguments)
    stale = []
    for path in samples():
        book = path.with_suffix(".xlsx")
        rows = rows_of_csv(path)
        if not options.check:
            book.write_bytes(workbook_bytes(rows))
        elif not book.exists() or rows_of_xlsx(book) != rows:
            stale.append(book.name)
    for name in stale:
        print(f"{name}: not the same cells as its CSV", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
