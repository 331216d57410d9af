"""A sheet written as text inside a test, and what became of it.

One line a row, cells separated by ``|``, the first one being column A:

    sheet('''
      | NODE
      |      | uname | ptype      | name | value
    #
      |      | pm01  | attributes | site | tokyo
    ''')

is five rows: the line after the opening quotes is row 1. Blanks around a cell do not count.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from crmgen.build.cluster import build_cluster
from crmgen.build.context import Options
from crmgen.diagnostics import Diagnostic, Sink
from crmgen.model import AttributeSet, Cluster
from crmgen.origin import Source
from crmgen.pipeline import Request, Result, compile_workbook
from crmgen.sheets.grid import Fault, Grid, Merged
from crmgen.tables.blocks import Block
from crmgen.tables.read import read_tables
from crmgen.targets import resolve_target

SOURCE = Source("design.csv")


def rows_of(text: str) -> list[list[str]]:
    """The cells of a sheet written as text."""
    lines = text.strip("\n").rstrip().split("\n")
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def sheet(
    text: str | Sequence[Sequence[str]],
    *,
    faults: Mapping[tuple[int, int], Fault] | None = None,
    merged: tuple[Merged, ...] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
) -> Grid:
    """A grid from text, or from rows where a cell needs blanks or line breaks."""
    return Grid(
        source=SOURCE,
        rows=rows_of(text) if isinstance(text, str) else text,
        faults=faults or {},
        merged=merged,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
    )


def found(sink: Sink) -> list[tuple[str, str]]:
    """(cell, code) of every finding in the order of the sheet."""
    return [(item.origin.cell if item.origin else "", item.code.id) for item in sink.sorted()]


def only(sink: Sink) -> Diagnostic:
    """The single finding of a run."""
    items = sink.sorted()
    assert len(items) == 1, found(sink)
    return items[0]


def related(item: Diagnostic) -> list[str]:
    """The other cells that a finding names."""
    return [other.origin.cell for other in item.related]


def read(source: str | Grid) -> tuple[list[Block], Sink]:
    """The tables of a sheet."""
    sink = Sink()
    grid = sheet(source) if isinstance(source, str) else source
    return read_tables([grid], sink), sink


def build(source: str | Grid, **options: Any) -> tuple[Cluster, Sink]:
    """The model of a sheet; ``options`` are those of the build."""
    blocks, sink = read(source)
    return build_cluster(SOURCE, blocks, Options(**options), sink), sink


def clean(source: str | Grid, **options: Any) -> Cluster:
    """The model of a sheet in which nothing is wrong."""
    cluster, sink = build(source, **options)
    assert found(sink) == []
    return cluster


def pairs(attributes: AttributeSet | tuple[AttributeSet, ...]) -> dict[str, str]:
    """The names and values of a set, or of all sets of one kind."""
    sets = attributes if isinstance(attributes, tuple) else (attributes,)
    return {pair.name: pair.value for one in sets for pair in one.pairs}


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as a spreadsheet writes them."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8")


def compile_data(
    data: bytes, name: str = "design.csv", target: str = "debian12", **request: Any
) -> Result:
    """The whole pipeline on the content of a file."""
    return compile_workbook(Request(Path(name), resolve_target(target), data=data, **request))


def resources(*rows: tuple[str, ...]) -> str:
    """A whole RESOURCES table (rows 1 to 2 + n) of (kind, id), and what each primitive is.

    A kind may be indented by one or two ``>`` for its depth.
    """
    lines = [" | RESOURCES", " | | resourceItem | resourceItem | resourceItem | id"]
    lines += [_resource(*row) for row in rows]
    for kind, name in rows:
        if kind.endswith("Primitive"):
            lines += [
                " | PRIMITIVE",
                " | P | id | class | provider | type",
                f" | | {name} | ocf | pacemaker | Dummy",
            ]
        elif kind.endswith("Stonith"):
            lines += [" | STONITH", " | P | id | type", f" | | {name} | fence_dummy"]
    return "\n".join(lines) + "\n"


def _resource(kind: str, name: str) -> str:
    depth = kind.count(">")
    cells = ["", "", ""]
    cells[depth] = kind.strip(">")
    return " | | " + " | ".join([*cells, name])
