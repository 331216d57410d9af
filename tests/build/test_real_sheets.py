"""The sheets of the two predecessors, as they are in the field."""

from functools import cache
from pathlib import Path

import pytest

from crmgen.build.cluster import build_cluster
from crmgen.build.context import Options
from crmgen.diagnostics import Sink
from crmgen.model import Cluster
from crmgen.sheets.grid import Grid, Sheet
from crmgen.sheets.open import open_sheets
from crmgen.tables.read import read_tables
from tests.helpers import found

SHEETS = Path(__file__).parents[3] / "shared" / "sheets"
PCS = SHEETS / "pm_pcsgen_sample.xlsx"
CRM = SHEETS / "pm_crmgen_env.xls"
pytestmark = pytest.mark.skipif(
    not (PCS.exists() and CRM.exists()), reason="the predecessors' sheets are not here"
)


@cache
def sheets(path: Path) -> list[Sheet]:
    sink = Sink()
    opened = open_sheets(path, None, sink)
    assert found(sink) == []
    return opened


def compiled(grid: Grid) -> tuple[Cluster, list[tuple[str, str]]]:
    sink = Sink()
    cluster = build_cluster(grid.source, read_tables([grid], sink), Options(), sink)
    return cluster, found(sink)


@pytest.mark.parametrize("number", range(6))
def test_the_filled_sheets_of_the_pcs_dialect(number):
    cluster, findings = compiled(sheets(PCS)[number].read())
    assert findings == []
    assert len(list(cluster.primitives())) >= 9
    assert cluster.constraints
    assert any(p.is_stonith for p in cluster.primitives())


def test_there_are_no_more_of_them():
    assert len(sheets(PCS)) == 6
    assert len(sheets(CRM)) == 3


@pytest.mark.parametrize(("number", "rows"), [(1, (306, 307)), (2, (308, 309))])
class TestExamples:
    """記入例_1 and _2: two rows of ADDITIONAL_CONFIG name resources that do not exist."""

    def test_only_those_two_rows_are_wrong(self, number, rows):
        _, findings = compiled(sheets(CRM)[number].read())
        assert set(findings) == {(f"C{row}", "REF302") for row in rows}

    def test_without_them_nothing_is(self, number, rows):
        cluster, findings = compiled(blanked(sheets(CRM)[number].read(), *rows))
        assert findings == []
        assert len(cluster.fencing_levels) == 4
        assert len([c for c in cluster.constraints if c.id.startswith("rsc_location-")]) == 3


def test_the_blank_form_lacks_nothing_but_values():
    grid = sheets(CRM)[0].read()
    _, findings = compiled(grid)
    assert {code for _, code in findings} == {"VAL201"}
    assert len(findings) == 10


def blanked(grid: Grid, *numbers: int) -> Grid:
    rows = [[] if n in numbers else row for n, row in enumerate(grid.rows, start=1)]
    return Grid(grid.source, rows, grid.faults, grid.hidden_rows, grid.hidden_columns, grid.merged)
