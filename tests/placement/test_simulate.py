"""Whatever the analysis asserts, the real scheduler does too: the samples, the predecessors' own
sheets and generated clusters, with all nodes up, each single node down, and that node back."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from crmgen.build.cluster import build_cluster
from crmgen.build.context import Options
from crmgen.diagnostics import Sink
from crmgen.model import Clone, Cluster, RuleLocation, primitives_of
from crmgen.placement import Analysis, State, analyse
from crmgen.placement.cycles import colocation_cycles, order_cycles
from crmgen.placement.relations import order_steps
from crmgen.sheets.choose import choose_sheet
from crmgen.sheets.grid import Grid
from crmgen.sheets.open import open_sheets
from crmgen.tables.read import read_tables
from tests.oracle.stacks import Stack, stack
from tests.placement.compare import Verdict, compare
from tests.placement.generate import Maker
from tests.placement.simulator import NoTransition, simulate

pytestmark = pytest.mark.oracle
ROOT = Path(__file__).parents[2]
SAMPLES = sorted(ROOT.glob("samples/*.xlsx"))
FIELD = ROOT.parent / "shared/sheets"
# the two example rows of ADDITIONAL_CONFIG name resources that are not there
CRM_SHEETS = {"記入例_1": (306, 307), "記入例_2": (308, 309)}
# 2.0 does not read a CIB of 2.1, which the emitter of the tests writes
STACKS = ("bookworm", "trixie")
VALUES = ("0", "5", "100", "x", "PRI", "HS:sync")
# Measured: 40 of 269 answers over the samples stay open. More would be a step back.
MOST_OPEN = 0.15
EXAMPLES = int(os.environ.get("CRMGEN_PLACEMENT_EXAMPLES", "40"))


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path: Path, name: str):
    agree(_cluster(_grid(path)), stack(name), seeds=3)


@pytest.mark.parametrize("number", range(1, 7))
def test_sheets_of_pm_pcsgen(number: int):
    path = _field("pm_pcsgen_sample.xlsx")
    agree(_cluster(_grid(path, str(number))), stack("bookworm"), seeds=2)


@pytest.mark.parametrize("name", list(CRM_SHEETS))
def test_sheets_of_pm_crmgen(name: str):
    grid = _grid(_field("pm_crmgen_env.xls"), name)
    rows = [list(row) for row in grid.rows]
    for number in CRM_SHEETS[name]:
        rows[number - 1] = []
    whole = Grid(grid.source, rows, grid.faults, grid.merged)
    agree(_cluster(whole), stack("bookworm"), seeds=2)


@pytest.mark.parametrize("name", STACKS)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32 - 1))
def test_generated_clusters(name: str, seed: int):
    note(f"seed {seed}")
    agree(Maker(Random(seed)).make(), stack(name), seeds=1)


def test_few_answers_over_the_samples_stay_open(capsys: pytest.CaptureFixture[str]):
    total: Counter[str] = Counter()
    for path in SAMPLES:
        cluster = _cluster(_grid(path))
        for state in analyse(cluster).states():
            total.update(_count(cluster, state))
    share = total["open"] / total["all"]
    with capsys.disabled():
        print(f"\nsamples: {total['open']} of {total['all']} answers open ({share:.1%})")
    assert share < MOST_OPEN


def test_few_answers_over_generated_clusters_stay_open(capsys: pytest.CaptureFixture[str]):
    total: Counter[str] = Counter()
    for seed in range(300):
        cluster = Maker(Random(seed)).make()
        for state in analyse(cluster).states():
            total.update(_count(cluster, state))
    share = total["open"] / total["all"]
    with capsys.disabled():
        print(f"\ngenerated: {total['open']} of {total['all']} answers open ({share:.1%})")
    assert share < 0.5


def agree(cluster: Cluster, real: Stack, seeds: int) -> None:
    """Every assertion holds, whatever the agents do that the analysis does not know."""
    analysis = analyse(cluster)
    assert analysis.nodes
    for seed in range(seeds):
        attributes = _attributes(analysis, cluster, Random(seed))
        try:
            verdicts = list(_verdicts(analysis, cluster, attributes, real))
        except NoTransition:
            if real.name == "bookworm":  # a later one refuses more than circles
                assert _has_circle(cluster)
            return
        assert [text for verdict in verdicts for text in verdict.wrong] == []


def _has_circle(cluster: Cluster) -> bool:
    """What makes the scheduler plan the impossible: orders or colocations in a circle, or a
    Serialize beside another order of the same resources."""
    serialized = any(step.kind == "Serialize" for step in order_steps(cluster))
    return serialized or bool(
        order_cycles(cluster, optional=True) or colocation_cycles(cluster, mandatory=False)
    )


def _verdicts(
    analysis: Analysis, cluster: Cluster, attributes: dict[str, dict[str, str]], real: Stack
) -> Iterator[Verdict]:
    for after, node, seen in simulate(analysis, cluster, attributes, real):
        verdict = compare(cluster, _state(analysis, after, node), seen)
        yield verdict._replace(wrong=[f"{after} {node} {text}" for text in verdict.wrong])


def _state(analysis: Analysis, after: str, node: str | None) -> State:
    if node is None:
        return analysis.all_up()
    return analysis.down(node) if after == "failure" else analysis.returned(node)


def _count(cluster: Cluster, state: State) -> dict[str, int]:
    answers = opened = 0
    for placement in state.placements.values():
        answers += 1
        opened += not placement.decided
        if placement.promotes is not None:
            answers += 1
            opened += not placement.roles_decided
    return {"all": answers, "open": opened}


def _attributes(analysis: Analysis, cluster: Cluster, random: Random) -> dict[str, dict[str, str]]:
    """Healthy monitors as assumed, and for all that is not known any value, or none."""
    facts = analysis.design.facts
    found = {node: dict(analysis.assumed(node)) for node in analysis.nodes}
    promotable = [
        primitive.id
        for root in cluster.resources
        if isinstance(root, Clone) and root.promotable
        for primitive in primitives_of(root)
    ]
    tested = {
        expression.attribute
        for constraint in cluster.constraints
        if isinstance(constraint, RuleLocation)
        for rule in constraint.rules
        for expression in rule.expressions
    }
    for node, values in found.items():
        values.update({f"master-{rsc}": random.choice(("1", "5", "100")) for rsc in promotable})
        for attribute in sorted(tested):
            if attribute.startswith("#health"):
                values[attribute] = "green"
            elif attribute[0] != "#" and facts.is_open(node, attribute) and random.random() < 0.7:
                values[attribute] = random.choice(VALUES)
    return found


def _grid(path: Path, name: str | None = None) -> Grid:
    sink = Sink()
    grid = choose_sheet(open_sheets(path, None, sink), name, str(path), sink)
    assert grid is not None
    return grid


def _cluster(grid: Grid) -> Cluster:
    sink = Sink()
    return build_cluster(grid.source, read_tables(grid, sink), Options(), sink)


def _field(name: str) -> Path:
    path = FIELD / name
    if not path.exists():
        pytest.skip(f"{name} is not at hand: it belongs to the predecessors")
    return path
