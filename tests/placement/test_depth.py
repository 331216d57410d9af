"""Chains of colocations of any length are no fault of crmgen."""

import pytest

from crmgen.placement import Analysis, Why
from crmgen.placement.depth import DEEPEST
from tests.helpers import build, resources


def analysed(count: int, pairs: list[tuple[int, int]]) -> Analysis:
    rows = [("Primitive", f"p{number}") for number in range(count)]
    colocations = [f" | | p{one} | p{other} | INFINITY" for one, other in pairs]
    nodes = [" | NODE", " | | uname | type | name | value"]
    nodes += [f" | | pm0{n} | attribute | rack | a" for n in (1, 2)]
    head = [" | COLOCATION", " | | rsc | with-rsc | score"]
    cluster, _ = build("\n".join([*nodes, resources(*rows), *head, *colocations]))
    return Analysis(cluster)


@pytest.mark.parametrize("forward", [True, False])
def test_a_chain_that_is_too_long_is_left_undecided(forward):
    chain = [(n, n + 1) if forward else (n + 1, n) for n in range(1500)]
    cause = analysed(1501, chain).undecided
    assert cause is not None
    assert cause.why is Why.COMPLEX


def test_a_long_circle_is_left_undecided():
    assert analysed(300, [(n, (n + 1) % 300) for n in range(300)]).undecided is not None


@pytest.mark.parametrize("forward", [True, False])
def test_the_longest_chain_that_is_followed(forward):
    count = DEEPEST
    chain = [(n, n + 1) if forward else (n + 1, n) for n in range(count - 1)]
    found = analysed(count, chain)
    assert found.undecided is None
    assert found.all_up()["p0"].nodes == found.all_up()[f"p{count - 1}"].nodes


def test_many_that_follow_one_are_no_chain():
    assert analysed(500, [(n, 0) for n in range(1, 500)]).undecided is None


@pytest.mark.parametrize(("count", "is_followed"), [(12, True), (30, False)])
def test_when_each_names_all_before_it(count, is_followed):
    found = analysed(count, [(one, other) for one in range(count) for other in range(one)])
    assert (found.undecided is None) is is_followed
