"""Notes on cells come along; notes that have no cell in the new workbook, and drawings, are told.

The notes that crmgen writes itself are not the designer's: they are made anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from crmgen.catalogue import rewrite as codes
from crmgen.diagnostics import Sink
from crmgen.origin import Origin, Source, column_letters
from crmgen.rewrite.cells import carried_cells
from crmgen.rewrite.section import CarriedLine
from crmgen.sheets.beside import Beside, read_beside
from crmgen.sheets.grid import Grid
from crmgen.sheets.unreadable import Unreadable
from crmgen.tables import TABLES
from crmgen.tables.declare import Column, OpenColumn
from crmgen.text import Text
from crmgen.workbook.content import Block, Content, Line, Remark, Section
from crmgen.workbook.help import help_of
from crmgen.workbook.layout import unknown_column
from crmgen.workbook.voice import VOICES, Speaker

_MOST_CELLS = 20


def beside_of(path: Path, data: bytes | None, sink: Sink) -> dict[str, Beside]:
    """What the file has beside its cells, by its sheets; a damaged part of it is told."""
    try:
        return read_beside(path, data)
    except Unreadable as failure:
        source = Source(str(path))
        sink.report(failure.code, Origin(source), found=source.file, params=failure.params)
        return {}


def with_comments(
    content: Content,
    grids: Sequence[Grid],
    beside: Mapping[str, Beside],
    say: Speaker,
    sink: Sink,
) -> Content:
    """The content with the notes on its cells; what can't come along is a finding of its sheet."""
    own = _own() | _of_unknown(content)
    notes = {at: text for at, text in _notes(grids, beside) if _plain(text) not in own}
    known = {at for at, _ in carried_cells(content, say)} if notes else set()
    _tell(grids, beside, [at for at in notes if at not in known], sink)
    carried = {at: text for at, text in notes.items() if at in known}
    if not carried:
        return content
    return Content(tuple(_block(block, carried) for block in content.blocks), content.after)


def _notes(grids: Sequence[Grid], beside: Mapping[str, Beside]) -> Iterator[tuple[Origin, str]]:
    for grid in grids:
        for (row, column), text in beside.get(grid.source.sheet, Beside()).notes.items():
            if text.strip():
                yield grid.origin(row, column), text


def _tell(
    grids: Sequence[Grid], beside: Mapping[str, Beside], left: Sequence[Origin], sink: Sink
) -> None:
    for grid in grids:
        cells = sorted((at for at in left if at.source == grid.source), key=_reading)
        if cells:
            names = ", ".join(f"{column_letters(at.column)}{at.row}" for at in cells[:_MOST_CELLS])
            more = " …" if len(cells) > _MOST_CELLS else ""
            words = {"n": str(len(cells)), "cells": names + more}
            what = Text(*(codes.NOTES.render(lang, words) for lang in ("ja", "en")))
            sink.report(codes.NOTES_LEFT, cells[0], params={"what": what})
        if beside.get(grid.source.sheet, Beside()).drawings:
            sink.report(codes.NOTES_LEFT, grid.origin(0), params={"what": codes.DRAWINGS})


def _reading(at: Origin) -> tuple[int, int]:
    return at.row, at.column


def _block(block: Block, notes: Mapping[Origin, str]) -> Block:
    sections = tuple(_section(section, notes) for section in block.sections)
    return replace(block, sections=sections)


def _section(section: Section, notes: Mapping[Origin, str]) -> Section:
    return replace(section, rows=tuple(_row(row, notes) for row in section.rows))


def _row(row: Line | Remark, notes: Mapping[Origin, str]) -> Line | Remark:
    if not isinstance(row, CarriedLine):
        return row
    found = {name: notes.get(row.place.at(name), "") for name in row.place.columns}
    comments = {name: text for name, text in found.items() if text}
    return replace(row, comments=comments) if comments else row


@cache
def _own() -> frozenset[str]:
    """The texts of the notes that crmgen writes into every workbook."""
    voices = [Speaker(voice) for voice in VOICES]
    parts = [part for table in TABLES.values() for part in table.parts]
    columns: list[Column | OpenColumn] = []
    for part in parts:
        columns += (*part.columns, *part.open_columns)
    helps = {help_of(column, say) for column in columns for say in voices}
    return frozenset(map(_plain, helps | {say(codes.UNREADABLE_NOTE, "\n") for say in voices}))


def _of_unknown(content: Content) -> frozenset[str]:
    """The help of columns that no declaration knows: it has their names."""
    names = {
        name for block in content.blocks for section in block.sections for name in section.columns
    }
    columns = [unknown_column(name) for name in names]
    return frozenset(_plain(help_of(c, Speaker(voice))) for c in columns for voice in VOICES)


def _plain(text: str) -> str:
    return "".join(text.split())
