"""Merged cells before their sheet is carried: what a designer sees over several rows is written
in each of them."""

from collections.abc import Sequence

from msgspec.structs import replace

from crmgen.catalogue import rewrite as codes
from crmgen.catalogue import sheet as sheet_codes
from crmgen.catalogue import table as table_codes
from crmgen.diagnostics import Diagnostic, Sink
from crmgen.origin import Origin, column_letters
from crmgen.sheets.grid import Fault, Grid, Merged
from crmgen.tables.read import read_tables


def unmerge(grid: Grid, sink: Sink) -> Grid:
    """The grid without merged cells. A value merged down over rows of data stands in each of
    them; where a range covers other columns too, nobody can tell what they are to hold, and the
    cells become unreadable."""
    while grid.merged:
        trial = Sink()
        read_tables([grid], trial)
        told = [item for item in trial.sorted() if item.code is table_codes.MERGED]
        if not told:
            return replace(grid, merged=())
        for item in told:
            grid = _without(grid, item, sink)
    return grid


def _without(grid: Grid, item: Diagnostic, sink: Sink) -> Grid:
    assert item.origin is not None
    row, column = item.origin.row, item.origin.column
    area = next(m for m in grid.merged if _holds(m, row, column))
    rest = tuple(m for m in grid.merged if m is not area)
    if area.first_column not in (area.last_column, column):
        faults = {**grid.faults, **_covered(grid, area, row)}
        return replace(grid, faults=faults, merged=_rest_of(area, row, rest))
    text = grid.rows[area.first_row - 1][area.first_column - 1]
    rows = [list(cells) for cells in grid.rows]
    for number in range(area.first_row + 1, min(area.last_row, len(rows)) + 1):
        rows[number - 1] = _with(rows[number - 1], area.first_column, text)
    at = Origin(grid.source, area.first_row, area.first_column)
    sink.report(codes.REPEATED, at, found=text.strip(), params={"range": _address(area)})
    return replace(grid, rows=rows, merged=_wider(area, rest))


def _covered(grid: Grid, area: Merged, row: int) -> dict[tuple[int, int], Fault]:
    text = grid.rows[area.first_row - 1][area.first_column - 1].strip()
    fault = Fault(sheet_codes.UNDER_MERGED, text, {"range": _address(area)})
    return {(row, column): fault for column in range(area.first_column + 1, area.last_column + 1)}


def _rest_of(area: Merged, row: int, rest: Sequence[Merged]) -> tuple[Merged, ...]:
    """The other rows of the range are looked at next."""
    below = () if row >= area.last_row else (area._replace(first_row=row + 1),)
    above = () if row <= area.first_row else (area._replace(last_row=row - 1),)
    return (*rest, *above, *below)


def _wider(area: Merged, rest: Sequence[Merged]) -> tuple[Merged, ...]:
    """What was merged across as well stays so, row by row."""
    if area.first_column == area.last_column:
        return tuple(rest)
    rows = range(area.first_row, area.last_row + 1)
    return (*rest, *(area._replace(first_row=row, last_row=row) for row in rows))


def _holds(area: Merged, row: int, column: int) -> bool:
    return (
        area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column
    )


def _with(cells: Sequence[str], column: int, text: str) -> list[str]:
    padded = [*cells, *[""] * (column - len(cells))]
    padded[column - 1] = text
    return padded


def _address(area: Merged) -> str:
    first = f"{column_letters(area.first_column)}{area.first_row}"
    return f"{first}:{column_letters(area.last_column)}{area.last_row}"
