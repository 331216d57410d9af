"""Conditional formats: cells show while typing what crmgen would tell of them."""

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from crmgen.origin import column_letters
from crmgen.tables.declare import Column, Need, Ref
from crmgen.tables.types import FREE
from crmgen.workbook.formats import Formats
from crmgen.workbook.lists import Lists
from crmgen.workbook.plan import Field, PlacedSection

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FURTHEST = 2000  # rows of a sheet in which copied tables are looked for
_PROSE = ("COVER", "REVISIONS", "EXCEPTIONS", "AGENTS")


class Alarms(Struct):
    """Puts the formats on the input cells of a section. What is worst comes first."""

    formats: Formats
    lists: Lists

    def put(self, sheet: "Worksheet", table: str, section: PlacedSection) -> None:
        if not section.rows:
            return
        for item in section.fields:
            for formula, look in self._alarms(table, section, item):
                rule: dict[str, Any] = {
                    "type": "formula",
                    "criteria": f'=AND(LEFT($A{section.first + 1},1)<>"#",{formula})',
                    "format": look,
                    "stop_if_true": True,
                }
                area = (section.first, item.first, section.last, item.last)
                sheet.conditional_format(*area, rule)

    def _alarms(self, table: str, section: PlacedSection, item: Field) -> list[tuple[str, Any]]:
        cell, column = _cell(section, item), item.column
        found: list[tuple[str, Any]] = []
        if isinstance(column, Column):
            if column.refers and column.refers[0] in self.lists.defined:
                known = "+".join(
                    f"COUNTIF({self.lists.defined[ref]},{cell})"
                    for ref in column.refers
                    if ref in self.lists.defined
                )
                unknown = f'AND({cell}<>"",{known}=0,ISERROR(FIND("{{{{",{cell})))'
                found.append((unknown, self.formats.unknown))
            if column.defines is Ref.RESOURCE:
                twice = f'AND({cell}<>"",COUNTIF({_whole(section, item)},{cell})>1)'
                found.append((twice, self.formats.twice))
            if section.part.letter == "P" and column.refers:
                found.append((_named_twice(section, item), self.formats.twice))
            missing = self._missing(section, item)
            if missing:
                found.append((missing, self.formats.missing))
        if table not in _PROSE and (column.type is not FREE or column.name == "value"):
            wide = f"SUMPRODUCT(--ISNUMBER(FIND(wide_letters,{cell})))>0"
            found.append((wide, self.formats.wide))
        return found

    def _missing(self, section: PlacedSection, item: Field) -> str:
        """Empty in a row that has something else."""
        column = item.column
        if not isinstance(column, Column) or column.need is not Need.CELL:
            return ""
        row = section.first + 1
        first, last = section.fields[0].first, section.fields[-1].last
        whole = f"${column_letters(first + 1)}{row}:${column_letters(last + 1)}{row}"
        comment = f'LEFT($A{row},1)<>"#"'
        empty = f'TRIM({_cell(section, item)})=""'
        if column.repeats:
            if item.depth:
                return ""
            items = [f for f in section.fields if f.name == item.name]
            same = _letters(items[0].first, items[-1].first, row)
            return f"AND(COUNTA({same})=0,COUNTA({whole})>0,{comment})"
        if column.down:
            letters = column_letters(item.first + 1)
            above = f"${letters}${row}:${letters}{row}"
            return f"AND(COUNTA({above})=0,COUNTA({whole})>0,{comment})"
        return f"AND({empty},COUNTA({whole})>0,{comment})"


def _named_twice(section: PlacedSection, item: Field) -> str:
    """The id stands in another table's P part too: a table that was copied and not renamed."""
    cell, letters = _cell(section, item), column_letters(item.first + 1)
    down = section.first - section.keywords  # from the letter to the row of the id
    ids = f"${letters}${1 + down}:${letters}${_FURTHEST + down}"
    return f'AND({cell}<>"",SUMPRODUCT(($B$1:$B${_FURTHEST}="P")*({ids}={cell}))>1)'


def _cell(section: PlacedSection, item: Field) -> str:
    return f"${column_letters(item.first + 1)}{section.first + 1}"


def _letters(first: int, last: int, row: int) -> str:
    return f"${column_letters(first + 1)}{row}:${column_letters(last + 1)}{row}"


def _whole(section: PlacedSection, item: Field) -> str:
    letters = column_letters(item.first + 1)
    return f"${letters}${section.first + 1}:${letters}${section.last + 1}"
