"""What a form says by lacking a column is written where the new form has it."""

from msgspec.structs import replace

from crmgen.catalogue import rewrite as codes
from crmgen.diagnostics import Sink
from crmgen.rewrite.section import CarriedLine
from crmgen.workbook.content import Block, Content, Section


def write_implied(content: Content, sink: Sink) -> Content:
    """Table RSC_ATTRIBUTES of the pcs dialect has no column ``type``: all rows are meta."""
    blocks = tuple(
        _meta(block, sink) if block.table == "RSC_ATTRIBUTES" else block for block in content.blocks
    )
    return Content(blocks, content.after)


def _meta(block: Block, sink: Sink) -> Block:
    return replace(block, sections=tuple(_section(section, sink) for section in block.sections))


def _section(section: Section, sink: Sink) -> Section:
    carried = [row for row in section.rows if isinstance(row, CarriedLine)]
    if not carried or any("type" in row.place.columns for row in carried):
        return section
    first = carried[0]
    sink.report(codes.META_WRITTEN, first.place.at(), found="", nearest="meta")
    rows = tuple(
        replace(row, values={**row.values, "type": "meta"})
        if row is first or (isinstance(row, CarriedLine) and "id" in row.values)
        else row
        for row in section.rows
    )
    return replace(section, rows=rows)
