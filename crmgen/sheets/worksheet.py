"""The XML of one worksheet of an .xlsx to a grid."""

import re
from typing import TYPE_CHECKING

from crmgen.catalogue import sheet as codes
from crmgen.origin import Source
from crmgen.sheets import shown
from crmgen.sheets.assemble import MAX_COLUMNS, MAX_ROWS, Cells
from crmgen.sheets.grid import Grid, Merged
from crmgen.sheets.numberformat import NumberFormat, number_format
from crmgen.sheets.package import release
from crmgen.sheets.shown import Shown
from crmgen.sheets.unreadable import Unreadable
from crmgen.sheets.xlsx import NAMESPACES, Workbook, is_true, rich_text, unescape

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_PLAIN = re.compile(r"0|-?[1-9]\d{0,10}")
_DIGITS = "0123456789"


class Worksheet:
    """Reads one sheet."""

    def __init__(self, source: Source, book: Workbook) -> None:
        self._book = book
        self._strings = book.strings
        self._formats = book.formats
        self._wording = any(form.words for form in self._formats)
        self._cells = Cells(source)
        self._columns: dict[str, int] = {}
        self._shared: dict[str, str] = {}  # formulas that several cells share

    def read(self, part: str) -> Grid:
        tags = [f"{{{ns}}}{tag}" for ns in NAMESPACES for tag in ("row", "col", "mergeCell")]
        row_number = 0
        for _, element in self._book.package.elements(part, tags):
            tag = str(element.tag)
            if tag.endswith("}row"):
                row_number = self._row(element, row_number)
                release(element)
            elif tag.endswith("}col"):
                if is_true(element.get("hidden")):
                    span = int(element.get("min", "0")), int(element.get("max", "0"))
                    self._cells.hidden_columns.append(span)
            else:
                self._cells.merged.append(self._range(element.get("ref", "")))
        return self._cells.grid()

    def _row(self, element: "_Element", previous: int) -> int:
        """Take in a row; gives its number."""
        number = int(element.get("r") or previous + 1)
        if number <= previous or number > MAX_ROWS:
            raise Unreadable(codes.BROKEN, reason=f"row {number} after {previous}")
        if is_true(element.get("hidden")):
            self._cells.hidden_rows.append((number, number))
        row = self._texts(element, number)
        if row:
            missing = number - 1 - len(self._cells.rows)
            self._cells.append([], missing)
            self._cells.append(row)
        return number

    def _texts(self, element: "_Element", number: int) -> list[str]:
        """The texts of a row's cells up to the last filled one."""
        row: list[str] = []
        strings, wording = self._strings, self._wording
        column = 0
        for cell in element:
            address = cell.get("r")
            column = self._column(address.rstrip(_DIGITS)) if address else column + 1
            if not len(cell):
                continue
            fault = None
            if cell.get("t") == "s" and not wording:
                # nearly every cell of a sheet; all else is slower
                text = strings[int(cell[-1].text or "")]
            else:
                text, fault = self._shown(cell)
            if fault:
                self._cells.faults[number, column] = fault
            if text or fault:
                if column <= len(row):
                    raise Unreadable(codes.BROKEN, reason=f"cell {address}")
                row.extend([""] * (column - 1 - len(row)))
                row.append(text)
        return row

    def _shown(self, cell: "_Element") -> Shown:
        """What a cell shows, by its type (18.18.11)."""
        value: str | None = None
        formula: str | None = None
        kind = cell.get("t", "n")
        form = self._format(cell)
        for child in cell:
            tag = str(child.tag).rpartition("}")[2]
            if tag == "v":
                value = child.text or ""
            elif tag == "f":
                formula = self._formula(child)
            elif tag == "is":
                text = rich_text(child)
                return shown.words(text, form) if form.words else Shown(text)
        if value is None or (not value and kind != "str"):
            return Shown("") if formula is None else shown.no_result(formula)
        return self._typed(kind, value, formula, form)

    def _typed(self, kind: str, value: str, formula: str | None, form: NumberFormat) -> Shown:
        if kind == "n":
            if form.is_general and _PLAIN.fullmatch(value):
                return Shown(value)
            return shown.number(float(value), form, self._book.epoch_1904)
        if kind == "s":
            return shown.words(self._strings[int(value)], form)
        if kind == "b":
            return shown.boolean(is_true(value))
        if kind == "e":
            return shown.error(value, formula or "")
        return shown.date(value) if kind == "d" else shown.words(unescape(value), form)

    def _formula(self, element: "_Element") -> str:
        """The formula's text; all cells that share it but the first only hold its number."""
        text = element.text or ""
        if element.get("t") == "shared":
            shared = element.get("si", "")
            return self._shared.setdefault(shared, text) if text else self._shared.get(shared, "")
        return text

    def _format(self, cell: "_Element") -> NumberFormat:
        style = cell.get("s")
        return self._formats[int(style)] if style else number_format("General")

    def _column(self, letters: str) -> int:
        column = self._columns.get(letters, 0)
        if not column:
            if not re.fullmatch("[A-Z]{1,3}", letters):
                raise Unreadable(codes.BROKEN, reason=f"column {letters}")
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            if column > MAX_COLUMNS:
                raise Unreadable(codes.BROKEN, reason=f"column {letters}")
            self._columns[letters] = column
        return column

    def _range(self, reference: str) -> Merged:
        first, _, last = reference.partition(":")
        edges = []
        for corner in (first, last or first):
            match = _ADDRESS.fullmatch(corner)
            if match is None:
                raise Unreadable(codes.BROKEN, reason=f"merged cells {reference}")
            edges += [int(match[2]), self._column(match[1])]
        return Merged(*edges)
