"""Whatever the failure matrix says, the real scheduler does too: every failure that crm_simulate
can inject, in the samples, the predecessors' own sheets and generated clusters."""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from crmgen.behaviour import Unusable, Verdict
from crmgen.behaviour.simulate import Simulator
from crmgen.emit.registry import emitter_of
from crmgen.model import Cluster
from tests.behaviour.designs import (
    SAMPLES,
    behaviour,
    field_cluster,
    field_sheets,
    generated,
    sample,
)
from tests.emit.build import job
from tests.oracle.stacks import stack

pytestmark = pytest.mark.oracle
STACKS = ("bookworm", "trixie")
EXAMPLES = int(os.environ.get("CRMGEN_BEHAVIOUR_EXAMPLES", "10"))


def agree(cluster: Cluster, name: str) -> Counter[str]:
    """Every row is confirmed or was not tried; how many of each."""
    facts = behaviour(cluster)
    real = stack(name)
    root = real.root or Path("/")
    enter = ("chroot", str(real.root)) if real.root else ()
    simulator = Simulator(
        facts.look,
        facts.matrix,
        emitter_of("cib")(cluster, job()),
        command=(*enter, "crm_simulate"),
        root=root,
    )
    verdicts: Counter[str] = Counter()
    differing = []
    for row in facts.matrix.rows:
        try:
            confirmation = simulator.confirm(row)
        except Unusable as reason:
            assert "nvalid transition" in str(reason), reason
            verdicts["circle"] += 1
            continue
        verdicts[confirmation.verdict.value] += 1
        if confirmation.verdict is Verdict.DIFFERS:
            differing.append((row.failure.key, row.reaction.act.value, confirmation.differences))
    assert differing == []
    return verdicts


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path: Path, name: str):
    verdicts = agree(sample(path.stem), name)
    assert verdicts["confirmed"] > verdicts["not tried"]


@pytest.mark.parametrize(
    ("path", "sheet"), [pytest.param(p, s, id=name) for name, p, s in field_sheets()]
)
def test_sheets_of_the_predecessors(path: Path, sheet: str):
    assert agree(field_cluster(path, sheet), "bookworm")["confirmed"]


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
    agree(generated(seed), name)
