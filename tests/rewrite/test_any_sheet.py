"""Whatever stands in a sheet, rewriting ends, and what is wrong does not become right."""

from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from crmgen.diagnostics import Sink
from crmgen.sheets.choose import choose_sheets
from crmgen.sheets.grid import Grid
from crmgen.sheets.open import open_sheets
from crmgen.tables.read import read_tables
from tests.build.test_any_sheet import grids
from tests.rewrite.made import of_grid

REFUSALS = {"SHT051", "TBL115"}


def has_errors(read: tuple[Grid, ...]) -> bool:
    sink = Sink()
    read_tables(read, sink)
    return sink.has_errors


@settings(
    max_examples=15,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(grids())
def test_errors_stay(grid):
    data, sink = of_grid(grid)
    told = {item.code.id for item in sink.sorted()}
    if data is None:
        assert told & REFUSALS
        assert "SHT052" not in told
        return
    path = Path("new.xlsx")
    again = choose_sheets(open_sheets(path, data, Sink()), None, str(path), Sink())
    assert has_errors(again) or not has_errors((grid,)) or "FMT401" in told
