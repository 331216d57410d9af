"""Reads a new workbook back: each table has to say what it said before."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from crmgen.build.attributes import RENAMED_META
from crmgen.diagnostics import Sink
from crmgen.sheets.choose import choose_sheets
from crmgen.sheets.grid import Grid
from crmgen.sheets.open import open_sheets
from crmgen.tables.blocks import Row
from crmgen.tables.document import COVER
from crmgen.tables.read import read_tables

_NAME = "new.xlsx"
_WRITTEN = {"EXCEPTIONS": "where", "RSC_ATTRIBUTES": "type"}  # what fmt writes itself


def differing_table(grids: Sequence[Grid], data: bytes) -> str:
    """The first table whose rows differ, empty where none does."""
    sink = Sink()
    sheets = open_sheets(Path(_NAME), data, sink)
    again = _rows(choose_sheets(sheets, None, _NAME, sink))
    before = _rows(grids)
    tables = [*before, *(name for name in again if name != COVER.name)]
    return next((name for name in tables if before.get(name) != again.get(name)), "")


def _rows(grids: Sequence[Grid]) -> dict[str, list[Any]]:
    """The rows of each table in their order, with all that the model is made of."""
    found: dict[str, list[Any]] = {}
    for block in read_tables(grids, Sink()):
        for section in block.sections:
            rows = [_row(block.table.name, row) for row in section.rows]
            if rows or section.broken:
                said = (section.letter, section.broken, rows)
                found.setdefault(block.table.name, []).append(said)
    return found


def _row(table: str, row: Row) -> tuple[Any, ...]:
    return (tuple(_values(table, row)), sorted(_extras(row)), row.depth, row.broken)


def _values(table: str, row: Row) -> Iterator[tuple[str, str]]:
    written = _WRITTEN.get(table)
    values = dict(row.values)
    if table == "ORDER" and "score" in values:
        values.setdefault("kind", "Optional" if values["score"] == "0" else "Mandatory")
        del values["score"]
    return (
        (name, RENAMED_META.get(values[name], values[name]))
        for name in sorted(values)
        if name != written
    )


def _extras(row: Row) -> Iterator[tuple[str, str]]:
    return ((extra.name.lower(), extra.value) for extra in row.extras)
