"""Carried content as a whole workbook: the tables that the sheet lacks, and rows to fill in."""

from collections.abc import Sequence

from msgspec.structs import replace

from crmgen.rewrite.section import CarriedLine
from crmgen.tables import TABLES
from crmgen.tables.read import is_comment
from crmgen.tables.variables import VARS
from crmgen.workbook.blank import EMPTY, OFFERED, blank_block, rows_to_fill
from crmgen.workbook.content import Block, Content
from crmgen.workbook.layout import OLD_TABLES
from crmgen.workbook.layout import sheets as sheets_of_today
from crmgen.workbook.voice import Speaker

# The table of today that says what the old one does.
_INSTEAD = {
    "FENCING_TOPOLOGY": ("STONITH_LEVEL",),
    "LOCATION": ("LOCATION_NODE", "LOCATION_RULE"),
    "LOCATION_EXPERT": ("LOCATION_NODE", "LOCATION_RULE"),
}
_RANKS = {
    name: (number, rank)
    for number, sheet in enumerate(sheets_of_today())
    for rank, name in enumerate(sheet.tables)
}


def finished(content: Content, say: Speaker) -> Content:
    """All that a workbook of today has. Old tables that hold nothing give way to the new ones."""
    blocks = [_filled_up(block, say) for block in content.blocks if not _is_idle(block)]
    present = {block.table for block in blocks}
    present |= {name for block in blocks for name in _INSTEAD.get(block.table, ())}
    if _has_templates(content):
        present.add(VARS.name)  # even an empty one would have them filled
    for name in OFFERED:
        if name not in present:
            blocks.insert(_position(name, blocks), blank_block(name, say))
    return _with_loose_end(Content(tuple(blocks), content.after))


def _has_templates(content: Content) -> bool:
    lines = (line for block in content.blocks for one in block.sections for line in one.lines())
    texts = (text for line in lines for text in (*line.values.values(), *line.notes.values()))
    return any("{" in text for text in texts)


def _with_loose_end(content: Content) -> Content:
    """Rows at the end that are no comments stand right below the last table."""
    open_rows = [n for n, row in enumerate(content.after, start=1) if not is_comment(row.cells)]
    if not open_rows:
        return content
    end = open_rows[-1]
    *blocks, last = content.blocks
    last = replace(last, loose=(*last.loose, *content.after[:end]))
    return Content((*blocks, last), content.after[end:])


def _is_idle(block: Block) -> bool:
    if block.table not in OLD_TABLES or block.before or block.loose or block.subject:
        return False
    return not any(row is not EMPTY for section in block.sections for row in section.rows)


def _position(name: str, blocks: Sequence[Block]) -> int:
    """Among the tables of its sheet: behind those that stand above it in a new workbook."""
    sheet, rank = _RANKS[name]
    there = [(n, _RANKS[b.table]) for n, b in enumerate(blocks) if _RANKS[b.table][0] == sheet]
    above = [n + 1 for n, other in there if other < (sheet, rank)]
    return above[-1] if above else next((n for n, _ in there), len(blocks))


def _filled_up(block: Block, say: Speaker) -> Block:
    if not block.sections:
        return (
            block
            if block.loose
            else replace(block, sections=blank_block(block.table, say).sections)
        )
    table = TABLES[block.table]
    sections = []
    for section in block.sections:
        part = table.part(section.letter)
        assert part is not None
        rows = list(section.rows)
        while rows and rows[-1] is EMPTY:
            rows.pop()
        filled = any(isinstance(row, CarriedLine) for row in rows)
        more = rows_to_fill(table, part, say, filled=filled)
        sections.append(replace(section, rows=(*rows, *more)))
    return replace(block, sections=tuple(sections))
