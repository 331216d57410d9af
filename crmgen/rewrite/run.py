"""The whole of ``crmgen fmt`` as one function: file → grids → content → workbook."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from crmgen.catalogue import rewrite as codes
from crmgen.catalogue import table as table_codes
from crmgen.diagnostics import Diagnostic, Sink
from crmgen.origin import Source
from crmgen.rewrite.beside import beside_of, with_comments
from crmgen.rewrite.carry import carry
from crmgen.rewrite.cells import follow_cells
from crmgen.rewrite.finish import finished
from crmgen.rewrite.gather import gather
from crmgen.rewrite.implied import write_implied
from crmgen.rewrite.merged import unmerge
from crmgen.rewrite.same import differing_table
from crmgen.rewrite.update import update
from crmgen.sheets.beside import Beside
from crmgen.sheets.grid import Grid
from crmgen.tables.read import read_tables
from crmgen.targets import Target
from crmgen.workbook.book import write_workbook
from crmgen.workbook.vocabulary import Vocabulary
from crmgen.workbook.voice import Speaker, Voice

_STOP = frozenset({codes.NOT_CARRIED.id, codes.NOT_THE_SAME.id, table_codes.NOTHING.id})
_NOTHING: Mapping[str, Beside] = MappingProxyType({})


class Order(Struct, frozen=True):
    """What to rewrite. ``data`` replaces the file's content; ``path`` then only names it.
    ``update``: old words become those of today."""

    path: Path
    target: Target
    voice: Voice = "ja"
    data: bytes | None = None
    sheet: str | None = None
    update: bool = False


class Rewritten(Struct, frozen=True):
    """``data`` is the new workbook, None where there can be none; ``grids`` are what was read."""

    data: bytes | None
    grids: tuple[Grid, ...]
    sink: Sink


def rewrite(order: Order) -> Rewritten:
    """The sheet as a workbook of today. Findings of the sheet are told, and stay in what they are
    about; only what can't be carried at all keeps the workbook from being made."""
    sink = Sink()
    grids = gather(order.path, order.data, order.sheet, sink)
    beside = beside_of(order.path, order.data, sink) if grids else {}
    data = rewrite_grids(grids, order, sink, beside) if grids else None
    return Rewritten(data, grids, sink)


def rewrite_grids(
    grids: Sequence[Grid], order: Order, sink: Sink, beside: Mapping[str, Beside] = _NOTHING
) -> bytes | None:
    """The workbook of these sheets, None where something of them can't be carried. ``beside`` is
    what they have beside their cells, by their names."""
    sink.order = [grid.source for grid in grids]
    _tell(grids, sink)
    say = Speaker(order.voice)
    plain = [unmerge(grid, sink) for grid in grids]
    content = write_implied(carry(plain, say, sink), sink)
    if order.update:
        content = update(content, sink)
    whole = follow_cells(finished(content, say), say, sink)
    whole = with_comments(whole, grids, beside, say, sink)
    if _is_stopped(sink):
        return None
    data = write_workbook(whole, Vocabulary(order.target, say))
    table = differing_table(plain, data)
    if table:
        sink.report(codes.NOT_THE_SAME, None, params={"table": table})
        return None
    return data


def _is_stopped(sink: Sink) -> bool:
    return any(item.code.id in _STOP for item in sink.sorted())


def _tell(grids: Sequence[Grid], sink: Sink) -> None:
    """What reading finds. A cell with a template is judged when it is filled, not here."""
    found = Sink()
    read_tables(grids, found)
    by_source = {grid.source: grid for grid in grids}
    sink.add(item for item in found.sorted() if not _has_template(item, by_source))


def _has_template(item: Diagnostic, grids: dict[Source, Grid]) -> bool:
    at = item.origin
    if at is None or at.source not in grids or not at.row or not at.column:
        return False
    rows = grids[at.source].rows
    cells = rows[at.row - 1] if at.row <= len(rows) else ()
    return at.column <= len(cells) and (
        "{{" in cells[at.column - 1] or "{%" in cells[at.column - 1]
    )
