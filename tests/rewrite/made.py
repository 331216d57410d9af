"""Sheets rewritten inside a test, and what compiling makes of the old and the new one."""

import re
from pathlib import Path

from crmgen.diagnostics import Sink
from crmgen.pipeline import Result
from crmgen.rewrite.run import Order, Rewritten, rewrite, rewrite_grids
from crmgen.sheets.grid import Grid
from crmgen.sheets.open import open_sheets
from crmgen.targets import resolve_target
from crmgen.workbook.voice import Voice
from tests.helpers import as_csv, compile_data, rows_of, sheet

KINDS = ("crm", "pcs", "cib")
# What names the file, its digest or a cell of it; all else has to be the same.
_PLACES = re.compile(rb"(?m)^(?:cell=.*|.*(?:sha256:|design\.csv|new\.xlsx).*)\n")


def rewritten(text: str | bytes, voice: Voice = "ja", *, update: bool = False) -> Rewritten:
    """A sheet written as text, or the content of a file."""
    data = as_csv(rows_of(text)) if isinstance(text, str) else text
    name = "design.csv" if isinstance(text, str) else "old.xlsx"
    target = resolve_target("debian12")
    return rewrite(Order(Path(name), target, voice, data, update=update))


def of_grid(grid: Grid, voice: Voice = "ja") -> tuple[bytes | None, Sink]:
    sink = Sink()
    order = Order(Path(grid.source.file), resolve_target("debian12"), voice)
    return rewrite_grids([grid], order, sink), sink


def of_text(text: str, **more: object) -> tuple[bytes | None, Sink]:
    """A sheet written as text, with faults, merged and hidden cells."""
    return of_grid(sheet(text, **more))  # type: ignore[arg-type]


def rows(data: bytes | None) -> dict[str, list[list[str]]]:
    """The filled rows of each visible sheet, without empty cells at their ends."""
    assert data is not None
    return {
        opened.name: [_stripped(row) for row in opened.read().rows if any(row)]
        for opened in open_sheets(Path("new.xlsx"), data, Sink())
        if not opened.hidden
    }


def _stripped(row: list[str]) -> list[str]:
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def cells(data: bytes | None) -> set[str]:
    return {cell for sheet_ in rows(data).values() for row in sheet_ for cell in row if cell}


def block(data: bytes | None, table: str) -> list[list[str]]:
    """The rows from a table's heading up to the next one, short of empty cells."""
    found: list[list[str]] = []
    inside = False
    for sheet_ in rows(data).values():
        for row in sheet_:
            if len(row) == 2 and row[1].isupper() and len(row[1]) > 2:
                inside = row[1] == table
            elif inside and row[0].startswith(("#表", "#Table")):
                inside = False
            if inside:
                found.append([cell for cell in row if cell])
        inside = False
    return found


def compiled(data: bytes, name: str, target: str, **request: object) -> Result:
    return compile_data(data, name, target, kinds=KINDS, **request)


def outputs(result: Result) -> dict[str, bytes]:
    return {kind: _PLACES.sub(b"", text) for kind, text in result.outputs.items()}


def codes(result: Result | Rewritten) -> list[str]:
    return sorted(item.code.id for item in result.sink.sorted())
