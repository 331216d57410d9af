"""The content of workbooks to fill in: every table that a new workbook offers, with empty rows."""

from collections.abc import Iterable, Sequence

from crmgen.tables import TABLES
from crmgen.tables.declare import Part, Table
from crmgen.tables.types import COVER_ITEMS
from crmgen.workbook.content import Block, Content, Line, Section
from crmgen.workbook.layout import offered, sheets
from crmgen.workbook.voice import Speaker

EMPTY = Line()
_ROWS = {
    "NODE": 8,
    "PROPERTY": 12,
    "RSC_DEFAULTS": 6,
    "OP_DEFAULTS": 6,
    "RESOURCES": 30,
    "RSC_ATTRIBUTES": 12,
    "REVISIONS": 12,
    "NETWORK": 16,
    "RULE": 14,
    "RESOURCE_SET": 14,
    "VARS": 20,
    "ADDITIONAL_CONFIG": 6,
    "EXCEPTIONS": 10,
}
_PART_ROWS = {"P": 1, "A": 10, "O": 4, "R": 2}
_RARE = frozenset({"OA"})  # in the last of several tables only
_BLOCKS = {"PRIMITIVE": 6, "STONITH": 2}
_OTHERS = 8
SPARE = {"P": 0, "A": 2, "O": 1, "R": 1, "": 3}  # empty rows below filled ones
OFFERED = tuple(name for sheet in sheets() for name in sheet.tables if offered(TABLES[name]))


def blank_content(
    say: Speaker, nodes: Sequence[str] = (), names: Iterable[str] = OFFERED
) -> Content:
    """These tables (all of a new workbook without ``names``), empty but for the nodes."""
    blocks: list[Block] = []
    for name in names:
        number = _BLOCKS.get(name, 1)
        blocks += [_block(TABLES[name], say, nodes, _RARE)] * (number - 1)
        blocks.append(_block(TABLES[name], say, nodes))
    return Content(tuple(blocks))


def _block(
    table: Table, say: Speaker, nodes: Sequence[str], without: frozenset[str] = frozenset()
) -> Block:
    sections = tuple(
        Section(letter=part.letter, rows=_rows(table, part, say, nodes))
        for part in table.parts
        if part.letter not in without
    )
    return Block(table=table.name, sections=sections)


def _rows(table: Table, part: Part, say: Speaker, nodes: Sequence[str]) -> tuple[Line, ...]:
    if table.name == "COVER":
        return cover_lines(say)
    filled = tuple(Line(values={"uname": node}) for node in nodes) if table.name == "NODE" else ()
    own = _PART_ROWS.get(part.letter, 4)
    number = own if part.letter else _ROWS.get(table.name, _OTHERS)
    return (*filled, *([EMPTY] * max(number - len(filled), 1)))


def blank_block(name: str, say: Speaker) -> Block:
    """One table with empty rows."""
    return _block(TABLES[name], say, (), _RARE)


def rows_to_fill(table: Table, part: Part, say: Speaker, *, filled: bool) -> tuple[Line, ...]:
    """The empty rows of a part: as many as in a blank workbook, or a few below filled ones."""
    if not filled:
        return _rows(table, part, say, ())
    if table.name == "COVER":
        return ()
    return (EMPTY,) * SPARE.get(part.letter, 1)


def cover_lines(say: Speaker) -> tuple[Line, ...]:
    """The usual lines of a cover, without their content."""
    return tuple(Line(values={"name": title(say.first)}) for title in COVER_ITEMS.values())
