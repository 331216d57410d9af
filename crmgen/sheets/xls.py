"""A workbook of Excel 97-2003 (.xls) to its sheets, read with xlrd."""

from collections.abc import Callable
from functools import cached_property, partial
from io import StringIO
from typing import TYPE_CHECKING, TypeVar, cast

from crmgen.catalogue import sheet as codes
from crmgen.origin import Source
from crmgen.sheets import shown
from crmgen.sheets.assemble import Cells
from crmgen.sheets.biff import has_drawings, signed_names
from crmgen.sheets.grid import Grid, Merged, Sheet
from crmgen.sheets.numberformat import NumberFormat, number_format
from crmgen.sheets.shown import Shown
from crmgen.sheets.unreadable import Unreadable

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as BookSheet

T = TypeVar("T")
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = range(1, 6)  # xlrd's cell types


def read_xls(name: str, data: bytes) -> list[Sheet]:
    """The worksheets in the order of their tabs; the whole file is read at once.

    Raises Unreadable for an encrypted or damaged file, and for OLE2 files that are no workbook.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(codes.ENCRYPTED)
    book = _guard(partial(_open, data))
    formats = _guard(partial(_formats, book))
    sheets = []
    for sheet in book.sheets():
        reader = _Reader(Source(name, sheet.name), book, sheet, formats, data)
        sheets.append(Sheet(sheet.name, sheet.visibility != 0, partial(_guard, reader.read)))
    return sheets


def beside_of_xls(data: bytes) -> dict[str, tuple[dict[tuple[int, int], str], bool]]:
    """By the sheets' names: the notes of cells, and whether there are drawings."""
    book = _guard(partial(_open, data))
    return {
        sheet.name: (
            {(row + 1, at + 1): note.text for (row, at), note in sheet.cell_note_map.items()},
            _guard(partial(has_drawings, data, sheet.number)),
        )
        for sheet in book.sheets()
    }


def _open(data: bytes) -> "Book":
    import xlrd

    try:
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=StringIO()
        )
    except xlrd.XLRDError as error:
        text = str(error)
        if "encrypted" in text:
            raise Unreadable(codes.ENCRYPTED) from error
        if "Can't find workbook" in text:
            raise Unreadable(codes.UNKNOWN_KIND) from error
        raise


def _guard(action: Callable[[], T]) -> T:
    """Do what may meet damage; xlrd 2.0 then fails with whatever its code runs into."""
    try:
        return action()
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(codes.BROKEN, reason=f"{type(error).__name__}: {error}") from error


def _formats(book: "Book") -> list[NumberFormat]:
    """The number format of each cell style."""
    return [number_format(book.format_map[xf.format_key].format_str) for xf in book.xf_list]


class _Reader:
    """Reads one sheet."""

    def __init__(
        self,
        source: Source,
        book: "Book",
        sheet: "BookSheet",
        formats: list[NumberFormat],
        data: bytes,
    ) -> None:
        self._source = source
        self._book = book
        self._sheet = sheet
        self._formats = formats
        self._data = data

    def read(self) -> Grid:
        sheet = self._sheet
        cells = Cells(self._source)
        for number in range(sheet.nrows):
            row: list[str] = []
            for column, cell in enumerate(sheet.row(number)):
                text, fault = self._shown(cell, number + 1, column + 1)
                if fault:
                    cells.faults[number + 1, column + 1] = fault
                if text or fault:
                    row.extend([""] * (column - len(row)))
                    row.append(text)
            cells.append(row)
        cells.hidden_rows = [(n + 1, n + 1) for n, r in sheet.rowinfo_map.items() if r.hidden]
        cells.hidden_columns = [(n + 1, n + 1) for n, c in sheet.colinfo_map.items() if c.hidden]
        cells.merged = [Merged(r + 1, c + 1, r2, c2) for r, r2, c, c2 in sheet.merged_cells]
        return cells.grid()

    def _shown(self, cell: "Cell", row: int, column: int) -> Shown:
        """What a cell shows, by its type."""
        form = self._formats[cell.xf_index]
        if cell.ctype == _TEXT:
            text = cell.value.replace("\r\n", "\n").replace("\r", "\n")
            return shown.words(text, form)
        if cell.ctype in {_NUMBER, _DATE}:
            return shown.number(cell.value, form, self._book.datemode == 1)
        if cell.ctype == _BOOLEAN:
            return shown.boolean(bool(cell.value))
        if cell.ctype == _ERROR:
            value = _error_names().get(cell.value, f"#{cell.value}")
            return shown.error(value, self._signed_names.get((row, column), ""))
        return Shown("")

    @cached_property
    def _signed_names(self) -> dict[tuple[int, int], str]:
        names = [item.name for item in self._book.name_obj_list]
        return signed_names(self._data, self._sheet.number, names)


def _error_names() -> dict[int, str]:
    from xlrd import error_text_from_code

    return cast("dict[int, str]", error_text_from_code)
