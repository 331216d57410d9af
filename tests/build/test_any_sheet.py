"""Whatever stands in a sheet, reading and building give findings, never an exception."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmgen.build.cluster import build_cluster
from crmgen.build.context import Options
from crmgen.catalogue import sheet as sheet_codes
from crmgen.diagnostics import Severity, Sink
from crmgen.sheets.grid import Fault, Grid, Merged
from crmgen.tables import TABLES
from crmgen.tables.read import filled_rows, read_tables
from tests.helpers import SOURCE, as_csv, compile_data, found, sheet

IDS = ["a", "b", "g", "c", "f1", "pm01", "alert_1"]
VALUES = [
    *IDS,
    *("Primitive", "Stonith", "Group", "Clone", "Ms", "Promotable"),
    *("ocf", "stonith", "lsb", "heartbeat", "Dummy"),
    *("params", "options", "meta", "utilization", "operations", "attributes", "normal"),
    *("0", "1", "10s", "INFINITY", "-inf", "yes", "no", "true", "Optional", "Master", "Started"),
    *("prefers", "avoids", "and", "or", "eq", "lt", "defined", "#uname", "monitor", "start"),
    *('$id="r"', "$id-ref=r", "$id", "promotable", "target-role", "name", "1: rule a eq b"),
    *("order o Mandatory: a b", "colocation k inf: a ( b c )", "tag t a", "property x=1"),
    *("pcs constraint order a then b", "location l a rule 1: defined x", "あ", "", "", ""),
]
NAMES = sorted(
    {name for t in TABLES.values() for p in t.parts for name in (*p.names(), "score:1")}
    | {"ping:a:1", "diskd:d", "score:x", "OCF_CHECK_LEVEL", "trace_ra"}
)
JUNK = st.text(max_size=8)
VALUE = st.sampled_from(VALUES) | JUNK
MARKER = st.sampled_from(["", "", "", "", "P", "A", "O", "R", "x", *TABLES]) | JUNK
FAULTS = [
    Fault(sheet_codes.ERROR_VALUE, "#N/A"),
    Fault(sheet_codes.INFINITY_FORMULA, "=-INF", {"value": "-INF"}),
]

LOOSE_ROW = st.builds(
    lambda first, marker, cells: [first, marker, *cells],
    st.sampled_from(["", "", "", "#"]) | JUNK,
    MARKER,
    st.lists(VALUE | st.sampled_from(NAMES), max_size=9),
)


@st.composite
def table_rows(draw):
    """A table with its own columns, some of them missing or strange, and rows of any values."""
    table = draw(st.sampled_from(list(TABLES.values())))
    rows = [["", table.name]]
    for part in table.parts:
        if draw(st.integers(0, 9)) == 0:
            continue
        extra = draw(st.lists(st.sampled_from(NAMES) | JUNK, max_size=2))
        names = [c.name for c in part.columns for _ in range(3 if c.repeats else 1)]
        if draw(st.integers(0, 9)) == 0:
            names = draw(st.permutations(names))[1:]
        rows.append(["", part.letter, *names, *extra])
        width = len(names) + len(extra)
        cells = st.lists(VALUE, max_size=width + 1)
        rows += [["", "", *row] for row in draw(st.lists(cells, max_size=4))]
    return rows


@st.composite
def grids(draw):
    parts = st.lists(table_rows() | st.lists(LOOSE_ROW, max_size=3), max_size=6)
    rows = [row for part in draw(parts) for row in part]
    number = st.integers(1, len(rows) + 1)
    column = st.integers(1, 12)
    merged = st.builds(
        lambda r, c, height, width: Merged(r, c, r + height, c + width),
        number, column, st.integers(0, 3), st.integers(0, 3),
    )  # fmt: skip
    return Grid(
        source=SOURCE,
        rows=rows,
        faults=draw(
            st.dictionaries(st.tuples(number, column), st.sampled_from(FAULTS), max_size=3)
        ),
        merged=tuple(draw(st.lists(merged, max_size=3))),
        hidden_rows=frozenset(draw(st.sets(number, max_size=3))),
        hidden_columns=frozenset(draw(st.sets(column, max_size=3))),
    )


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids())
def test_any_grid_gives_a_model_and_findings_that_can_be_shown(grid):
    sink = Sink()
    blocks = read_tables([grid], sink)
    build_cluster(SOURCE, blocks, Options(), sink)
    for item in sink.sorted():
        for lang in ("ja", "en"):
            assert item.message(lang)
            assert item.hint(lang) != ""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids())
def test_a_row_is_dropped_only_where_an_error_says_so(grid):
    sink = Sink()
    blocks = read_tables([grid], sink)
    broken = any(block.broken for block in blocks)
    assert not broken or sink.has_errors
    assert sum(filled_rows(grid).values()) == sum(len(s.rows) for b in blocks for s in b.sections)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids())
def test_the_same_sheet_gives_the_same_findings(grid):
    def run():
        sink = Sink()
        cluster = build_cluster(SOURCE, read_tables([grid], sink), Options(), sink)
        return found(sink), cluster

    assert run() == run()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids())
def test_the_whole_compiler_gives_outputs_or_an_error(grid):
    result = compile_data(as_csv(grid.rows), kinds=("crm", "cib"))
    assert bool(result.outputs) != result.sink.has_errors
    if result.outputs:
        assert all(result.outputs.values())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text().map(lambda text: text.encode()))
def test_any_bytes_give_an_error(data):
    result = compile_data(data)
    assert result.outputs == {}
    assert result.sink.count(Severity.ERROR) > 0


def test_a_sheet_of_nothing_but_comments_is_an_error():
    assert found(compile_data(as_csv(sheet("#\n# a | b").rows)).sink) == [("", "TBL115")]
