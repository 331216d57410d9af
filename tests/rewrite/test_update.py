"""Old words become those of today, each told; the outputs stay as they are."""

from pathlib import Path

import pytest

from crmgen.rewrite.run import Order, rewrite
from crmgen.targets import resolve_target
from tests.helpers import as_csv, rows_of
from tests.rewrite.made import block, codes, compiled, outputs, rewritten

SAMPLES = Path(__file__).parents[2] / "samples"
OLD = """
 | RESOURCES
 | | resourceItem | resourceItem | id
 | | Ms | | msA
 | | | Primitive | prmA
 | | Primitive | | prmB
 | RSC_ATTRIBUTES
 | | id | type | name | value
 | | msA | meta | master-max | 1
 | PRIMITIVE
 | P | id | class | provider | type
 | | prmA | ocf | pacemaker | Stateful
 | O | type | interval | role
 | | monitor | 10s | Master
 | PRIMITIVE
 | P | id | class | provider | type
 | | prmB | ocf | pacemaker | Dummy
 | COLOCATION
 | | rsc | with-rsc | score | rsc-role | with-rsc-role
 | | prmB | msA | INFINITY | Started | Master
 | ORDER
 | | first-rsc | then-rsc | score
 | | msA | prmB | inf
 | | prmB | msA | 0
"""


def test_each_change_is_told_at_its_cell_and_nothing_else_changes():
    result = rewritten(OLD, update=True)
    changes = [(item.origin.cell, item.found, item.nearest) for item in result.sink.sorted()]
    assert changes == [
        ("C3", "Ms", "Promotable"),
        ("E8", "master-max", "promoted-max"),
        ("E13", "Master", "Promoted"),
        ("G19", "Master", "Promoted"),
        ("E22", "inf", "Mandatory"),
        ("E23", "0", "Optional"),
    ]
    assert set(codes(result)) == {"FMT404", "FMT405", "FMT406"}
    assert block(result.data, "ORDER")[3] == ["msA", "prmB", "Mandatory"]
    for target in ("rhel7", "debian13"):
        old = compiled(as_csv(rows_of(OLD)), "design.csv", target)
        assert outputs(compiled(result.data, "new.xlsx", target)) == outputs(old)
    assert codes(rewritten(result.data, update=True)) == []


def test_scores_that_say_something_else_stay():
    text = " | ORDER\n | | first-rsc | then-rsc | score\n | | a | b | -1\n | | a | c | 0"
    result = rewritten(text, update=True)
    assert codes(result) == []
    assert block(result.data, "ORDER")[3:5] == [["a", "b", "-1"], ["a", "c", "0"]]


def test_nothing_of_it_without_being_asked_for():
    result = rewritten(OLD)
    assert codes(result) == []
    assert ["Ms", "msA"] in block(result.data, "RESOURCES")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.csv")), ids=lambda path: path.stem)
def test_samples_say_the_same_in_the_words_of_today(path):
    result = rewrite(Order(path, resolve_target(None), update=True))
    for target in ("rhel7", "debian13"):
        old = compiled(path.read_bytes(), "design.csv", target)
        assert outputs(compiled(result.data, "new.xlsx", target)) == outputs(old)
