"""Exceptions that name a cell name it where it stands in the new workbook."""

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from crmgen.catalogue import rewrite as codes
from crmgen.diagnostics import Sink
from crmgen.origin import Origin, Source, column_letters
from crmgen.rewrite.section import CarriedLine
from crmgen.workbook.book import current_form
from crmgen.workbook.content import Block, Content, Line, Remark, Section
from crmgen.workbook.plan import place
from crmgen.workbook.voice import Speaker

_CELL = re.compile(r"(?:(?P<sheet>.+)!)?(?P<column>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})")


def follow_cells(content: Content, say: Speaker, sink: Sink) -> Content:
    """The content with the addresses in its exceptions changed; each change is told."""
    if not any(block.table == "EXCEPTIONS" for block in content.blocks):
        return content
    cells = dict(carried_cells(content, say))
    return Content(tuple(_followed(block, cells, sink) for block in content.blocks), content.after)


def carried_cells(content: Content, say: Speaker) -> Iterator[tuple[Origin, str]]:
    """Every carried cell with its address in the new workbook."""
    for sheet in place(content, current_form().sheets, say):
        for block in sheet.blocks:
            for section in block.sections:
                for number, row in section.rows:
                    if not isinstance(row, CarriedLine):
                        continue
                    for item in section.fields:
                        if item.name in row.place.columns and item.depth in (0, row.depth):
                            new = f"{column_letters(item.first + 1)}{number + 1}"
                            yield row.place.at(item.name), f"{sheet.name}!{new}"


def _followed(block: Block, cells: Mapping[Origin, str], sink: Sink) -> Block:
    if block.table != "EXCEPTIONS":
        return block
    sections = tuple(_section(section, cells, sink) for section in block.sections)
    return replace(block, sections=sections)


def _section(section: Section, cells: Mapping[Origin, str], sink: Sink) -> Section:
    return replace(section, rows=tuple(_row(row, cells, sink) for row in section.rows))


def _row(row: Line | Remark, cells: Mapping[Origin, str], sink: Sink) -> Line | Remark:
    if not isinstance(row, CarriedLine) or "where" not in row.values:
        return row
    text = row.values["where"]
    match = _CELL.fullmatch(text)
    if match is None:
        return row
    at = row.place.at("where")
    new = _new_address(match, at.source, cells)
    if new is None:
        sink.report(codes.EXCEPTION_LOST, at, found=text)
        return row
    if new != text:
        sink.report(codes.CELL_MOVED, at, found=text, nearest=new, params={"new": new})
    return replace(row, values={**row.values, "where": new})


def _new_address(match: re.Match[str], source: Source, cells: Mapping[Origin, str]) -> str | None:
    """Without a sheet's name the cell may be on any sheet, the exceptions' own first."""
    column = 0
    for letter in match["column"]:
        column = column * 26 + ord(letter) - ord("A") + 1
    found = [
        (origin.source.sheet != source.sheet, new)
        for origin, new in cells.items()
        if (origin.row, origin.column) == (int(match["row"]), column)
        and match["sheet"] in (None, origin.source.sheet)
    ]
    return min(found)[1] if found else None
