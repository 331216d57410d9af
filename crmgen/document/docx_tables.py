"""Tables in Word: widths, heading rows that are repeated, looks of cells by what they hold."""

from collections.abc import Sequence

from crmgen.document import docx_parts as parts
from crmgen.document.docx_parts import OfWord
from crmgen.document.docx_styles import TONES
from crmgen.document.model import Code, Column, Kind, Table, plain

_HEAD = "E8EDF3"


def new_table(into: OfWord, shares: Sequence[float], width: float) -> OfWord:
    """A table without rows; ``width`` is in EMU."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Emu

    table: OfWord = into.add_table(0, len(shares))
    table.style = "Table Grid"
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    parts.pad_cells(table._tbl, 40, 90)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(int(width * share / sum(shares)))
    return table


def add_rows(made: OfWord, table: Table) -> None:
    """The heading rows and the rows."""
    if any(column.group for column in table.columns):
        _groups(made, table.columns)
    _head(made, [column.title for column in table.columns], table.columns)
    for row in table.rows:
        added = made.add_row()
        parts.keep_row(added._tr)
        for number, (cell, column, text) in enumerate(
            zip(added.cells, table.columns, row.cells, strict=True)
        ):
            line = cell.paragraphs[0]
            line._p.style = "TableText"
            _align(line, column)
            shown = Code(text) if column.kind is Kind.CODE and isinstance(text, str) else text
            parts.add_runs(line, shown, bold=number < table.row_headers)
            if row.tone is not None and number == 0:
                parts.shade(cell._tc, TONES[row.tone].back)


def _groups(made: OfWord, columns: Sequence[Column]) -> None:
    """The common headings; neighbours with the same one share a cell."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    _head(made, [column.group for column in columns], columns)
    cells = made.rows[0].cells
    start = 0
    while start < len(columns):
        end = start
        while end + 1 < len(columns) and columns[end + 1].group == columns[start].group != "":
            end += 1
        if end > start:
            for cell in cells[start + 1 : end + 1]:
                cell.paragraphs[0].clear()
            merged = cells[start].merge(cells[end])
            merged.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            for line in merged.paragraphs[1:]:
                line._p.getparent().remove(line._p)
        start = end + 1


def _head(made: OfWord, titles: Sequence[str], columns: Sequence[Column]) -> None:
    added = made.add_row()
    parts.repeat_row(added._tr)
    parts.keep_row(added._tr)
    for cell, title, column in zip(added.cells, titles, columns, strict=True):
        line = cell.paragraphs[0]
        line._p.style = "TableText"
        _align(line, column)
        parts.add_runs(line, plain(title), bold=True)
        parts.shade(cell._tc, _HEAD)


def _align(line: OfWord, column: Column) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if column.kind is Kind.NUMBER:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif column.kind is Kind.STATUS:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
