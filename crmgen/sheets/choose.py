"""Which sheets of a workbook are the cluster to compile.

A workbook of crmgen spreads one cluster over several sheets: all that have the title
``# crmgen 環境定義書`` (or ``# crmgen cluster definition``) in cell A1, in their order. In any
other workbook each filled sheet is a cluster of its own.
"""

import re

from crmgen.catalogue import sheet as sheet_codes
from crmgen.catalogue import table as codes
from crmgen.diagnostics import Sink
from crmgen.origin import Origin, Source
from crmgen.sheets.grid import Grid, Sheet
from crmgen.tables.read import filled_rows
from crmgen.tables.variables import VARS
from crmgen.text import Text

TITLE = Text("# crmgen 環境定義書", "# crmgen cluster definition")
_TITLE = re.compile(r"#\s*crmgen\s+(?:環境定義書|cluster\s+definition)", re.IGNORECASE)


def choose_sheets(
    sheets: list[Sheet], wanted: str | None, file: str, sink: Sink
) -> tuple[Grid, ...]:
    """The grids to compile: the sheet named or numbered from 1, else all that have the title,
    else the only one with data.

    () where none or more than one could be meant, which is told with what each sheet holds.
    """
    if wanted is not None:
        return _named(sheets, wanted, file, sink)
    if len(sheets) == 1:
        return (sheets[0].read(),)
    grids = [(sheet, sheet.read()) for sheet in sheets]
    titled = tuple(grid for _, grid in grids if has_title(grid))
    untitled = [(sheet, grid) for sheet, grid in grids if not has_title(grid)]
    filled = [
        (sheet, grid, counts)
        for sheet, grid in untitled
        if (counts := filled_rows(grid)).keys() - {VARS.name}
    ]
    if titled:
        for sheet, grid, _ in filled:
            sink.report(sheet_codes.UNTITLED_SHEET, grid.origin(1, 1), found=sheet.name)
        return titled
    if len(filled) == 1:
        return (filled[0][1],)
    at = Origin(Source(file))
    if filled:
        listing = _listing(sheets, {sheet.name: counts for sheet, _, counts in filled})
        sink.report(codes.SEVERAL_SHEETS, at, params={"sheets": listing})
    else:
        names = ", ".join(sheet.name for sheet in sheets)
        sink.report(codes.NO_FILLED_SHEET, at, params={"sheets": names})
    return ()


def has_title(grid: Grid) -> bool:
    """Whether a sheet is one of those that together are a cluster."""
    return bool(grid.rows and grid.rows[0] and _TITLE.match(grid.rows[0][0].strip()))


def _named(sheets: list[Sheet], wanted: str, file: str, sink: Sink) -> tuple[Grid, ...]:
    for sheet in sheets:
        if sheet.name == wanted:
            return (sheet.read(),)
    for number, sheet in enumerate(sheets, start=1):
        if str(number) == wanted:
            return (sheet.read(),)
    from crmgen.diagnostics.nearest import nearest

    names = [sheet.name for sheet in sheets if sheet.name]
    sink.report(
        codes.UNKNOWN_SHEET,
        Origin(Source(file)),
        found=wanted,
        allowed=names,
        nearest=nearest(wanted, names),
    )
    return ()


def _listing(sheets: list[Sheet], counts: dict[str, dict[str, int]]) -> Text:
    """One line a sheet: its number, name and the number of rows of each table."""
    ja, en = [], []
    for number, sheet in enumerate(sheets, start=1):
        held = ", ".join(f"{name} {rows}" for name, rows in counts.get(sheet.name, {}).items())
        ja.append(f"\n  {number}  {sheet.name}  ({held or '記入なし'})")
        en.append(f"\n  {number}  {sheet.name}  ({held or 'nothing filled in'})")
    return Text("".join(ja), "".join(en))
