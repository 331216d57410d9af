"""Text files (.csv, .tsv, .txt) to a grid."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from crmgen.catalogue import sheet as codes
from crmgen.diagnostics import Sink
from crmgen.origin import Origin, Source
from crmgen.sheets.encoding import decode
from crmgen.sheets.grid import Fault, Grid, Sheet
from crmgen.sheets.unreadable import Unreadable

_DELIMITERS = ",\t;"
_SEP = re.compile(r"\"?sep=(.)\"?(?:\n|\Z)", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_SAMPLE = 262_144
"""Characters that show the delimiter."""

_ERRORS = frozenset(
    ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!")
)
_OVERFLOWS = frozenset("#" * n for n in range(2, 256))
_SIGNS = re.compile("|".join(map(re.escape, sorted(_ERRORS))) + "|##")
_END = "\x00end of the file\x00"


def read_csv(source: Source, data: bytes, sink: Sink) -> list[Sheet]:
    """The only sheet of a text file; raises Unreadable for what is no text or no CSV.

    The rows are read at once: only reading shows whether the file is sound.
    """
    decoded = decode(data)
    if doubt := decoded.doubt:
        params = {"encoding": doubt.taken, "other": doubt.other}
        sink.report(codes.AMBIGUOUS_ENCODING, Origin(source), found=doubt.sample, params=params)
    grid = csv_grid(source, decoded.text)
    return [Sheet("", False, lambda: grid)]


def csv_grid(source: Source, text: str) -> Grid:
    """Text to a grid; a row's number is its record's number, as the spreadsheet counts."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := _SEP.match(text):
        delimiter, text = match[1], text[match.end() :]
    else:
        delimiter = find_delimiter(text[:_SAMPLE])
    if not text.endswith("\n"):
        text += "\n"
    with _unlimited_fields():
        rows = list(csv.reader(StringIO(text + _END), delimiter=delimiter))
    last = rows.pop()
    if last != [_END]:
        # a cell has swallowed the end mark, so its quote is open
        raise Unreadable(codes.OPEN_QUOTE, row=len(rows) + 1, column=len(last))
    if "\x00" in text:
        row, column = _first_with(rows, "\x00")
        raise Unreadable(codes.NUL, row=row, column=column)
    faults = _faults(rows) if _SIGNS.search(text) else {}
    return Grid(source=source, rows=rows, faults=faults)


def find_delimiter(sample: str) -> str:
    """Comma, tab or semicolon: the one that most lines have outside quotes.

    Spreadsheets write each row with the same number of delimiters, so the true one is in every
    line; a stray one within cells is in some.
    """
    lines = _QUOTED.sub("", sample).split("\n")
    return max(
        _DELIMITERS,
        key=lambda d: (sum(d in line for line in lines), sum(line.count(d) for line in lines)),
    )


def _first_with(rows: list[list[str]], char: str) -> tuple[int, int]:
    """Row and column, from 1, of the first cell that holds ``char``; 0, 0 when none does."""
    return next(
        (
            (number, column)
            for number, row in enumerate(rows, 1)
            for column, cell in enumerate(row, 1)
            if char in cell
        ),
        (0, 0),
    )


def _faults(rows: list[list[str]]) -> dict[tuple[int, int], Fault]:
    """Cells that hold what the spreadsheet shows instead of a value."""
    signs = _ERRORS | _OVERFLOWS
    return {
        (number, column): Fault(codes.ERROR_VALUE if cell in _ERRORS else codes.OVERFLOW, cell)
        for number, row in enumerate(rows, 1)
        if not signs.isdisjoint(row)
        for column, cell in enumerate(row, 1)
        if cell in signs
    }


@contextmanager
def _unlimited_fields() -> Iterator[None]:
    """csv refuses cells over 128 KiB by default; the limit is the process's, so put it back."""
    limit = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(limit)
