"""Which sheet of a workbook to compile."""

from crmgen.catalogue import table as codes
from crmgen.diagnostics import Sink
from crmgen.origin import Origin, Source
from crmgen.sheets.grid import Grid, Sheet
from crmgen.tables.read import filled_rows
from crmgen.text import Text


def choose_sheet(sheets: list[Sheet], wanted: str | None, file: str, sink: Sink) -> Grid | None:
    """The grid to compile: the sheet named or numbered from 1, else the only one with data.

    Where that is none or more than one, it is told with what each sheet holds.
    """
    if wanted is not None:
        return _named(sheets, wanted, file, sink)
    if len(sheets) == 1:
        return sheets[0].read()
    grids = [(sheet, sheet.read()) for sheet in sheets]
    filled = [(sheet, grid, counts) for sheet, grid in grids if (counts := filled_rows(grid))]
    if len(filled) == 1:
        return filled[0][1]
    at = Origin(Source(file))
    if filled:
        listing = _listing(sheets, {sheet.name: counts for sheet, _, counts in filled})
        sink.report(codes.SEVERAL_SHEETS, at, params={"sheets": listing})
    else:
        names = ", ".join(sheet.name for sheet in sheets)
        sink.report(codes.NO_FILLED_SHEET, at, params={"sheets": names})
    return None


def _named(sheets: list[Sheet], wanted: str, file: str, sink: Sink) -> Grid | None:
    for sheet in sheets:
        if sheet.name == wanted:
            return sheet.read()
    for number, sheet in enumerate(sheets, start=1):
        if str(number) == wanted:
            return sheet.read()
    from crmgen.diagnostics.nearest import nearest

    names = [sheet.name for sheet in sheets if sheet.name]
    sink.report(
        codes.UNKNOWN_SHEET,
        Origin(Source(file)),
        found=wanted,
        allowed=names,
        nearest=nearest(wanted, names),
    )
    return None


def _listing(sheets: list[Sheet], counts: dict[str, dict[str, int]]) -> Text:
    """One line a sheet: its number, name and the number of rows of each table."""
    ja, en = [], []
    for number, sheet in enumerate(sheets, start=1):
        held = ", ".join(f"{name} {rows}" for name, rows in counts.get(sheet.name, {}).items())
        ja.append(f"\n  {number}  {sheet.name}  ({held or '記入なし'})")
        en.append(f"\n  {number}  {sheet.name}  ({held or 'nothing filled in'})")
    return Text("".join(ja), "".join(en))
