"""The time budget against the transitions that Pacemaker plans: no timeout is another, and no
failure takes longer than the budget says."""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, example, given, note, settings
from hypothesis import strategies as st

from crmgen.behaviour import Act, Behaviour, Row, Step, Unusable, Verdict
from crmgen.behaviour.look import Look
from crmgen.model import Cluster, Operation, Primitive
from crmgen.model.times import milliseconds
from crmgen.placement import Runs
from tests.behaviour.designs import SAMPLES, behaviour, generated, sample
from tests.behaviour.transitions import Planned, Planner, longest, operations
from tests.oracle.stacks import stack

EXAMPLES = int(os.environ.get("CRMGEN_BEHAVIOUR_EXAMPLES", "10"))
CHAIN = (Step.STOP, Step.DEMOTE, Step.START, Step.PROMOTE, Step.NOTIFY_DOWN, Step.NOTIFY_UP)
# where it is not known who is promoted, or on which node a group is, the budget is the worse one's
UNDECIDED = ("nfs-file-server", "pgsql-replication")


class Seen(NamedTuple):
    """A failure with its transitions: how long they take at the most, and what they stop."""

    row: Row
    longest: int
    stopped: frozenset[str]


def confirmed(planner: Planner, facts: Behaviour) -> list[Seen]:
    """Every failure that crm_simulate confirms."""
    devices = frozenset(one.id for one in facts.look.primitives.values() if one.is_stonith)
    found = []
    for row in facts.matrix.rows:
        try:
            verdict = planner.confirm(row).verdict
        except Unusable:
            continue
        if verdict is Verdict.CONFIRMED:
            waited = frozenset() if row.failure.rsc in devices else devices
            took = sum(longest(graph, waited) for graph in planner.graphs)
            done = (one for graph in planner.graphs for one in operations(graph))
            found.append(Seen(row, took, frozenset(one.rsc for one in done if one.name == "stop")))
    return found


def compared(facts: Behaviour, seen: list[Seen]) -> list[tuple[Row, int, int]]:
    """(failure, milliseconds of the budget, of the transitions)."""
    found = []
    for row, real, _ in seen:
        budget = facts.budgets.of(row)
        if budget is not None and budget.open is None and row.reaction.act is not Act.BLOCK:
            found.append((row, budget.of(*CHAIN), real))
    return found


@pytest.mark.oracle
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_failure_of_a_sample_takes_longer_than_its_budget(path: Path, tmp_path: Path):
    stack("bookworm")  # skips where it is missing
    made = sample(path.stem)
    facts = behaviour(made)
    seen = confirmed(Planner(facts, made, tmp_path), facts)
    restarts = (Act.RESTART, Act.MOVE)
    along = [
        (row.failure.key, {*row.along} - stopped)
        for row, _, stopped in seen
        if row.reaction.act in restarts
    ]
    assert [(key, more) for key, more in along if more] == []
    found = compared(facts, seen)
    assert found
    assert [(row.failure.key, said, real) for row, said, real in found if said < real] == []
    if path.stem not in UNDECIDED:
        assert [(row.failure.key, said, real) for row, said, real in found if said > real] == []


@pytest.mark.oracle
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32 - 1))
@example(seed=2465058629)  # cloned groups are promoted member by member
@example(seed=3730282924)  # what waits for a promotion restarts where it is
@example(seed=3026530898)  # what follows a fenced one stops before that starts elsewhere
@example(seed=1451255993)  # what may not run beside it starts after it has stopped
def test_no_failure_that_is_decided_takes_longer_than_its_budget(
    seed: int, tmp_path_factory: pytest.TempPathFactory
):
    stack("bookworm")
    note(f"seed {seed}")
    made = generated(seed)
    facts = behaviour(made)
    planner = Planner(facts, made, tmp_path_factory.mktemp("graph"))
    found = compared(facts, confirmed(planner, facts))
    known = [(row, said, real) for row, said, real in found if _is_decided(made, facts, row)]
    assert [(row.failure.key, said, real) for row, said, real in known if said < real] == []


def _is_decided(made: Cluster, facts: Behaviour, row: Row) -> bool:
    after = facts.matrix.after(row.expected)
    assert after is not None
    return all(
        state[one.id].decided or state[one.id].runs is Runs.NO
        for state in (facts.look.analysis.all_up(), after)
        for one in made.resources
    )


@pytest.mark.oracle
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_operation_gets_the_timeout_that_the_book_shows(path: Path, tmp_path: Path):
    stack("bookworm")
    made = sample(path.stem)
    facts = behaviour(made)
    planner = Planner(facts, made, tmp_path)
    for row in facts.matrix.rows:
        with suppress(Unusable):
            planner.confirm(row)
    seen = planner.planned
    probes = {one for one in seen if one.name == "monitor" and not one.interval}
    assert probes
    assert {one.name for one in seen - probes} >= {"monitor", "start", "stop"}
    wrong = {(one, _timeout(facts.look, one)) for one in seen}
    assert {(one, said) for one, said in wrong if one.timeout != said} == set()


def _timeout(look: Look, planned: Planned) -> int:
    primitive = look.primitives[planned.rsc]
    return look.timeout(primitive, _row_of(primitive, planned)).ms


def _row_of(primitive: Primitive, planned: Planned) -> Operation | None:
    """The row of the sheet that an operation comes from. Probes take the timeout of the monitor
    that runs most often."""
    rows = [one for one in primitive.operations if one.name == planned.name]
    rows.sort(key=lambda one: milliseconds(one.interval) or 0)
    if planned.name == "monitor" and not planned.interval:
        return rows[0] if rows else None
    own = (one for one in rows if (milliseconds(one.interval) or 0) == planned.interval)
    return next(own, None)
