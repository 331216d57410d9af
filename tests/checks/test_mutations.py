"""Of the mistakes that designers make, crmgen names the cell of 95 in 100 at least."""

from collections.abc import Iterator
from itertools import islice

import pytest

from crmgen.diagnostics import Diagnostic
from tests.mutations.judge import SAMPLES, Verdict, rows_of, try_mistake
from tests.mutations.kinds import Kind, kinds

SEED = "1"
KINDS = kinds()
# benchmarks/mutations.py takes all samples, several times over
SAMPLES_A_KIND = 3


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    return [verdict for number, kind in enumerate(KINDS) for verdict in made(kind, number)]


def made(kind: Kind, number: int) -> Iterator[Verdict]:
    """A kind in the samples that have a place for it; each kind begins with another sample."""
    names = [*SAMPLES, *SAMPLES][number % len(SAMPLES) :][: len(SAMPLES)]
    tried = (try_mistake(kind, name, SEED) for name in names)
    yield from islice((item[1] for item in tried if item), SAMPLES_A_KIND)


def test_kinds_are_many_and_have_names_of_their_own():
    assert len(KINDS) >= 80
    assert len({kind.name for kind in KINDS}) == len({kind.text for kind in KINDS}) == len(KINDS)


def test_every_kind_has_a_place_in_some_sample(verdicts):
    assert {verdict.kind.name for verdict in verdicts} == {kind.name for kind in KINDS}


def test_cell_is_named(verdicts):
    missed = [str(verdict) for verdict in verdicts if not verdict.named]
    assert len(missed) <= 0.05 * len(verdicts), "\n".join(missed)


def test_mistake_is_seen_at_all(verdicts):
    """Whatever its cell, hardly a mistake goes without a word."""
    silent = [str(verdict) for verdict in verdicts if not verdict.found]
    assert len(silent) <= 0.03 * len(verdicts), "\n".join(silent)


def test_what_can_not_be_read_has_no_consequences(verdicts):
    """One mistake, one message; but for a column's name, which is only likely misspelt."""
    strays = [str(verdict) for verdict in verdicts if verdict.strays]
    assert len(strays) <= 0.01 * len(verdicts), "\n".join(strays)


def test_every_finding_reads_in_both_languages(verdicts):
    findings: list[Diagnostic] = [item for verdict in verdicts for item in verdict.found]
    for item in findings:
        for lang in ("ja", "en"):
            assert item.message(lang)
            item.effect(lang)
            item.hint(lang)


@pytest.mark.parametrize("sample", SAMPLES)
def test_same_seed_makes_the_same_mistake(sample):
    kind = KINDS[0]
    assert rows_of(sample)
    assert try_mistake(kind, sample, SEED) == try_mistake(kind, sample, SEED)
