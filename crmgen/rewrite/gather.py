"""The sheets of a file that become one new workbook."""

from collections.abc import Sequence
from pathlib import Path

from crmgen.catalogue import rewrite as codes
from crmgen.diagnostics import Sink
from crmgen.sheets.choose import choose_sheets, has_title
from crmgen.sheets.grid import Grid, Sheet
from crmgen.sheets.open import open_sheets
from crmgen.tables.read import filled_rows, read_tables
from crmgen.tables.variables import VARS
from crmgen.workbook.lists import SHEET as LISTS


def gather(path: Path, data: bytes | None, wanted: str | None, sink: Sink) -> tuple[Grid, ...]:
    """The sheets of the cluster, as compiling chooses them, and those that hold its variables
    alone. Sheets without a table are told: they won't be in the new workbook. Those of other
    clusters are not, which compiling leaves alone too."""
    sheets = open_sheets(path, data, sink)
    chosen = choose_sheets(sheets, wanted, str(path), sink) if sheets else ()
    if not chosen or (sink.has_errors and not any(grid.rows for grid in chosen)):
        return ()
    return (*chosen, *_variables(sheets, chosen, sink))


def clusters(path: Path, data: bytes | None) -> tuple[str, ...]:
    """The names of the sheets where each filled one is a cluster of its own; () where all of the
    workbook is one."""
    sheets = open_sheets(path, data, Sink())
    grids = [sheet.read() for sheet in sheets]
    if len(grids) < 2 or any(has_title(grid) for grid in grids):
        return ()
    held = [grid.source.sheet for grid in grids if filled_rows(grid).keys() - {VARS.name}]
    return tuple(held) if len(held) > 1 else ()


def _variables(sheets: Sequence[Sheet], chosen: Sequence[Grid], sink: Sink) -> list[Grid]:
    names = {grid.source.sheet for grid in chosen}
    titled = any(has_title(grid) for grid in chosen)
    found = []
    for sheet in sheets:
        if sheet.name in names or (titled and sheet.hidden and sheet.name == LISTS):
            continue
        grid = sheet.read()
        held = {block.table.name for block in read_tables([grid], Sink())}
        if held == {VARS.name} and not has_title(grid):
            found.append(grid)
        elif not held and any(map(any, grid.rows)):
            sink.report(codes.SHEET_LEFT, grid.origin(0), found=sheet.name)
    return found
