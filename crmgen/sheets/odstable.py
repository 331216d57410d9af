"""The rows and cells of one sheet of an .ods to a grid.

The file holds what each cell shows as text, so number formats need not be worked out; the rules
for dates, errors and rounded numbers are those of .xlsx. The names of errors are those that
LibreOffice 7.4 writes.
"""

import re
from typing import TYPE_CHECKING

from crmgen.catalogue import sheet as codes
from crmgen.origin import Source
from crmgen.sheets import shown
from crmgen.sheets.assemble import MAX_COLUMNS, MAX_ROWS, Cells
from crmgen.sheets.grid import Fault, Grid, Merged
from crmgen.sheets.odstext import paragraphs
from crmgen.sheets.shown import Shown
from crmgen.sheets.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERROR = re.compile(r"#[A-Z0-9/_]+[!?]?|Err:\d+")
_SCIENTIFIC = re.compile(r"-?\d[\d.,]*E[-+]?\d+", re.IGNORECASE)
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:\.\d+)?S")
_BLANK = frozenset((_TABLE + "number-columns-repeated", _TABLE + "style-name"))
_MAX_FAULTS = 1_000_000


class OdsTable:
    """Takes a sheet's columns and rows one after another."""

    def __init__(self, source: Source) -> None:
        self._cells = Cells(source)
        self._row = 0
        self._column = 0

    def grid(self) -> Grid:
        return self._cells.grid()

    def take(self, element: "_Element") -> None:
        """A ``table:table-row`` or ``table:table-column``, which may stand for many equal ones."""
        hidden = element.get(_TABLE + "visibility", "visible") != "visible"
        if element.tag == _TABLE + "table-column":
            first, self._column = self._column + 1, self._column + _repeated(element, "columns")
            if hidden:
                self._cells.hidden_columns.append((first, self._column))
            return
        times = _repeated(element, "rows")
        if hidden:
            self._cells.hidden_rows.append((self._row + 1, self._row + times))
        texts = self._texts(element, times)
        if texts:
            if self._row + times > MAX_ROWS:
                raise Unreadable(codes.BROKEN, reason=f"row {self._row + times}")
            self._cells.append([], self._row - len(self._cells.rows))
            self._cells.append(texts, times)
        self._row += times

    def _texts(self, element: "_Element", times: int) -> list[str]:
        """The texts of a row's cells up to the last filled one."""
        texts: list[str] = []
        column = 0  # cells before this one
        for cell in element:
            repeated = _repeated(cell, "columns")
            if len(cell) or not _BLANK.issuperset(cell.keys()):
                text, fault = _shown(cell)
                if text or fault:
                    if column + repeated > MAX_COLUMNS:
                        raise Unreadable(codes.BROKEN, reason=f"column {column + repeated}")
                    self._cells.count((column + repeated) * times)
                    texts.extend([""] * (column - len(texts)))
                    texts.extend([text] * repeated)
                if fault:
                    self._fault(fault, column, repeated, times)
                self._merge(cell, column)
            column += repeated
        return texts

    def _fault(self, fault: Fault, column: int, repeated: int, times: int) -> None:
        faults = self._cells.faults
        if len(faults) + repeated * times > _MAX_FAULTS:
            raise Unreadable(codes.TOO_BIG, reason=f"{fault.code.id}: > {_MAX_FAULTS:,} cells")
        for row in range(self._row + 1, self._row + times + 1):
            for number in range(column + 1, column + repeated + 1):
                faults[row, number] = fault

    def _merge(self, cell: "_Element", column: int) -> None:
        columns = int(cell.get(_TABLE + "number-columns-spanned", "1"))
        rows = int(cell.get(_TABLE + "number-rows-spanned", "1"))
        if columns > 1 or rows > 1:
            first = self._row + 1
            area = Merged(first, column + 1, first + rows - 1, column + columns)
            self._cells.merged.append(area)


def _repeated(element: "_Element", what: str) -> int:
    times = int(element.get(f"{_TABLE}number-{what}-repeated", "1"))
    if times < 1:
        raise Unreadable(codes.BROKEN, reason=f"number-{what}-repeated={times}")
    return times


def _shown(cell: "_Element") -> Shown:
    """What a cell shows, by its formula and value."""
    text = paragraphs(cell)
    formula = cell.get(_TABLE + "formula")
    if formula is None:
        return _value(cell, text)
    formula = "=" + formula.partition("=")[2]
    if cell.get(_CALC + "value-type") == "error" or (text and _ERROR.fullmatch(text)):
        return shown.error(text or "", formula)
    if text is None and cell.get(_OFFICE + "value-type") is None:
        return shown.no_result(formula)
    return _value(cell, text)


def _value(cell: "_Element", text: str | None) -> Shown:
    """What a value shows, by its type (OpenDocument 1.3 part 3, 19.389)."""
    kind = cell.get(_OFFICE + "value-type")
    if kind == "boolean":
        return shown.boolean(cell.get(_OFFICE + "boolean-value") == "true")
    if kind == "date":
        return shown.date(cell.get(_OFFICE + "date-value", text or "").replace("T", " "))
    if kind == "time":
        return shown.date(_time(cell.get(_OFFICE + "time-value", text or "")))
    if kind in {"float", "percentage", "currency"}:
        return _number(cell.get(_OFFICE + "value", ""), text or "")
    return Shown(cell.get(_OFFICE + "string-value", "") if text is None else text)


def _number(value: str, text: str) -> Shown:
    if not text:
        return Shown("", Fault(codes.NUMBER_FORMAT, value, {"format": ""}))
    if text.strip("#") == "":
        return Shown("", Fault(codes.OVERFLOW, text))
    if _SCIENTIFIC.fullmatch(text):
        return Shown("", Fault(codes.LONG_NUMBER, value, {"format": ""}))
    return Shown(text)


def _time(duration: str) -> str:
    match = _DURATION.fullmatch(duration)
    return ":".join(match.groups()) if match else duration
