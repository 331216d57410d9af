"""All findings in one run, and nothing told because of a row that can't be read."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from crmgen.build.cluster import build_cluster
from crmgen.build.context import Options
from crmgen.build.damage import incomplete
from crmgen.catalogue import value as codes
from crmgen.catalogue.index import all_codes
from crmgen.checks.run import run_checks
from crmgen.diagnostics import Sink
from crmgen.explain import read_page
from crmgen.origin import Source
from crmgen.sheets.csvfile import csv_grid
from crmgen.sheets.unreadable import Unreadable
from crmgen.tables.blocks import Block, Row
from crmgen.tables.read import read_tables
from crmgen.targets import Target, resolve_target
from tests.checks.made import found, primitive, tree

ROOT = Path(__file__).parents[2]


class Read(NamedTuple):
    """A sheet without errors, as tables."""

    name: str
    blocks: list[Block]
    target: Target


def decoded(path: Path) -> str:
    """A sample may be in the encoding of an older Excel."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp932")


def sheets() -> Iterator[Read]:
    """The samples, and the sheets of the pages."""
    for path in sorted((ROOT / "samples").glob("*.csv")):
        yield from read(path.stem, decoded(path), "")
    for code in all_codes():
        page = read_page(code)
        if page is not None and page.how is None:
            yield from read(f"{code} wrong", page.wrong, page.target)
            yield from read(f"{code} right", page.right, page.target)


def read(name: str, text: str, target: str) -> Iterator[Read]:
    sink = Sink()
    try:
        grid = csv_grid(Source("x.csv"), text)
    except Unreadable:
        return
    blocks = read_tables([grid], sink)
    sheet = Read(name, blocks, resolve_target(target))
    if blocks and not sink.has_errors and not built_errors(sheet):
        yield sheet


def built_errors(sheet: Read) -> bool:
    sink = Sink()
    build_cluster(Source("x.csv"), sheet.blocks, Options(), sink)
    return sink.has_errors


def told(sheet: Read, sink: Sink) -> set[str]:
    """The codes of what is found, given what was found before."""
    cluster = build_cluster(Source("x.csv"), sheet.blocks, Options(), sink)
    before = sink.sorted()
    run_checks(cluster, sheet.target, sink, missing=incomplete(sheet.blocks, before))
    told_before = {(item.code.id, item.origin) for item in before}
    return {d.code.id for d in sink.sorted() if (d.code.id, d.origin) not in told_before}


def rows(sheet: Read) -> Iterator[tuple[Row, str]]:
    """Every cell that has a value."""
    for block in sheet.blocks:
        for section in block.sections:
            for row in section.rows:
                for column in row.values:
                    yield row, column


def told_without(sheet: Read, row: Row, column: str) -> set[str]:
    """What is found where one cell can't be read."""
    value = row.values.pop(column)
    row.broken = True
    sink = Sink()
    sink.report(codes.EMPTY, row.at(column), params={"column": column})
    try:
        return told(sheet, sink)
    finally:
        row.values[column] = value
        row.broken = False


def noise(sheet: Read, random: Random, count: int) -> list[str]:
    """What is told only because of a broken cell, for some of the sheet's cells."""
    usual = told(sheet, Sink())
    cells = list(rows(sheet))
    more_told = []
    for row, column in random.sample(cells, min(count, len(cells))):
        more = told_without(sheet, row, column) - usual
        if more:
            more_told.append(f"{sheet.name} {row.at(column).cell} {column}: {sorted(more)}")
    return more_told


def test_a_cell_that_can_not_be_read_makes_nothing_else_wrong():
    random = Random(1)
    assert [text for sheet in sheets() for text in noise(sheet, random, 2)] == []


WEB = primitive("web", "ocf,heartbeat,nginx", "configfile=/etc/nginx/web.conf")
DB = primitive("db", "ocf,heartbeat,pgsql")
SILENT = WEB.replace(",,monitor,60s,30s,restart\n", "")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            (
                tree("Primitive web", "Primitive db"),
                SILENT,
                DB.replace("start,120s", "start,soon"),
            ),
            [("OPS401", "web"), ("VAL208", "soon")],
            id="a time of one resource, no monitor of another",
        ),
        pytest.param(
            (tree("Primitive web"), SILENT.replace("start,120s", "start,soon")),
            [("OPS401", "web"), ("VAL208", "soon")],
            id="a start and a missing monitor of one resource",
        ),
        pytest.param(
            (tree("Primitive web"), WEB.replace("monitor,60s,30s", "monitor,60s,often")),
            [("VAL208", "often")],
            id="the monitor itself: nothing about a missing one",
        ),
        pytest.param(
            (
                tree("Primitive web", "Primitive db"),
                WEB.replace("start,120s", "start,soon"),
                DB,
                ",ORDER\n,,first-rsc,then-rsc,kind,symmetrical\n",
                ",,web,db,Mandatory,true\n,,db,web,Mandatory,true\n",
            ),
            [("CON401", "web"), ("CON405", "db"), ("CON405", "web"), ("VAL208", "soon")],
            id="a time, and a circle of orders",
        ),
        pytest.param(
            (
                tree("Primitive web", "Primitive db"),
                WEB,
                DB,
                ",ORDER\n,,first-rsc,then-rsc,kind\n,,web,db,Mandatory\n",
                ",COLOCATION\n,,rsc,with-rsc,score\n,,db,web,a lot\n",
            ),
            [("VAL207", "a lot")],
            id="a colocation: nothing about an order without one",
        ),
    ],
)
def test_everything_is_told_in_one_run(parts, expected):
    codes_ = ("OPS", "CON", "VAL", "REF", "TBL", "FEN4")
    told_codes = [item for item in found(*parts, codes=codes_) if item[0] != "CON420"]
    assert sorted(told_codes) == expected


def test_an_exception_is_not_called_needless_where_rules_were_left_out():
    rows = tree("Primitive web") + WEB.replace("monitor,60s,30s", "monitor,60s,often")
    accepted = ",EXCEPTIONS\n,,code,where,reason\n,,OPS401,web,watched from outside\n"
    assert found(rows, accepted, codes="ACC") == []
