"""Keyword rows: which column of the sheet is which declared column."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from crmgen.catalogue import table as codes
from crmgen.diagnostics import Related, Severity, Sink
from crmgen.diagnostics.nearest import nearest
from crmgen.sheets.grid import Grid
from crmgen.tables.declare import Column, Need, OpenColumn, Part, Table
from crmgen.text import Text

FIRST_COLUMN = 3  # column names stand from column C on

_FIRST = Text("一つ目", "the first one")


class Header(Struct, frozen=True):
    """A read keyword row. ``fixed`` and ``open`` pair a declaration with a column from 1.

    ``columns`` maps names to the column for the places of the rows; ``named`` holds every
    column that has a name, known or not.
    """

    row: int
    fixed: tuple[tuple[int, Column], ...]
    open: tuple[tuple[int, OpenColumn, str], ...]
    columns: Mapping[str, int]
    named: frozenset[int]
    broken: bool


def read_header(grid: Grid, row: int, table: Table, part: Part, sink: Sink) -> Header:
    """Match the names of one row (from 1) against a part's declaration, any case, any order.

    A row that holds no name at all is data whose keyword row is gone, and is told as that.
    """
    fixed: list[tuple[int, Column]] = []
    opened: list[tuple[int, OpenColumn, str]] = []
    columns: dict[str, int] = {}
    unknown: dict[int, str] = {}
    unusual: dict[int, str] = {}
    broken = False
    names = _names(grid.rows[row - 1])
    for column, name in names:
        found = part.find(name)
        key = found.name if isinstance(found, Column) else name.lower()
        if found is None:
            unknown[column] = name
            continue
        if key in columns and not (isinstance(found, Column) and found.repeats):
            first = Related(grid.origin(row, columns[key]), _FIRST)
            sink.report(
                codes.DOUBLE_COLUMN,
                grid.origin(row, column),
                found=name,
                related=[first],
                params={"table": table.name},
            )
            broken = True
            continue
        columns.setdefault(key, column)
        if isinstance(found, Column):
            fixed.append((column, found))
        else:
            opened.append((column, found, name))
            if found.warn:
                unusual[column] = name
    if _report_faults(grid, row, sink):
        broken = True
    elif not columns and not any(nearest(name, part.names()) for name in unknown.values()):
        sink.report(codes.NO_HEADER, grid.origin(row), params={"table": table.name})
        broken = True
    else:
        broken |= _report_missing(grid, row, table, part, columns, (unknown, unusual), sink)
        broken |= _report_unknown(grid, row, table, part, unknown, sink)
        _warn_unusual(grid, row, part, unusual, sink)
    named = frozenset(column for column, _ in names)
    return Header(row, tuple(fixed), tuple(opened), columns, named, broken)


def has_names(cells: Sequence[str]) -> bool:
    """Whether a row has any content where column names stand."""
    return any(text and not text.isspace() for text in cells[FIRST_COLUMN - 1 :])


def _names(cells: Sequence[str]) -> list[tuple[int, str]]:
    """(column, name) of every filled cell from column C on."""
    filled = ((column, text) for column, text in enumerate(cells, start=1) if text)
    names = [(column, " ".join(text.split())) for column, text in filled]
    return [(column, name) for column, name in names if column >= FIRST_COLUMN and name]


def _report_faults(grid: Grid, row: int, sink: Sink) -> bool:
    """Tell names that can't be shown as text; what is missing then can't be judged."""
    broken = False
    for column in range(FIRST_COLUMN, len(grid.rows[row - 1]) + 1 if grid.faults else 0):
        fault = grid.faults.get((row, column))
        if fault is not None:
            fault.tell(grid.origin(row, column), sink)
            broken |= fault.code.severity is Severity.ERROR
    return broken


def _warn_unusual(grid: Grid, row: int, part: Part, unusual: Mapping[int, str], sink: Sink) -> None:
    for column, name in unusual.items():
        meant = nearest(name, part.names())
        sink.report(codes.UNKNOWN_OP_COLUMN, grid.origin(row, column), found=name, nearest=meant)


def _report_missing(
    grid: Grid,
    row: int,
    table: Table,
    part: Part,
    columns: Mapping[str, int],
    unclaimed: tuple[dict[int, str], ...],
    sink: Sink,
) -> bool:
    """Tell each missing required column; an unknown one that is meant for it is not told again."""
    substitutes = {c.instead: c.name for c in part.columns if c.instead}
    missing = [
        column.name
        for column in part.columns
        if column.need is not Need.OPTIONAL
        and column.name not in columns
        and substitutes.get(column.name) not in columns
    ]
    for name in missing:
        others = {c: text for names in unclaimed for c, text in names.items()}
        typed = nearest(name, others.values())
        at = next((c for c, text in others.items() if text == typed), 0)
        for names in unclaimed:
            names.pop(at, None)
        sink.report(
            codes.MISSING_COLUMN,
            grid.origin(row, at),
            found=typed,
            nearest=name if typed else None,
            params={"table": table.name, "column": name},
        )
    return bool(missing)


def _report_unknown(
    grid: Grid, row: int, table: Table, part: Part, unknown: Mapping[int, str], sink: Sink
) -> bool:
    code = codes.UNKNOWN_LOCATION_COLUMN if table.strict else codes.UNKNOWN_COLUMN
    for column, name in unknown.items():
        sink.report(
            code,
            grid.origin(row, column),
            found=name,
            allowed=[*part.names(), *(c.name for c in part.open_columns)],
            nearest=nearest(name, part.names()),
            params={"table": table.name},
        )
    return bool(unknown) and table.strict
