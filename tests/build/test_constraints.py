"""Colocations, orders and tickets: tables 9-1 to 11-1."""

import pytest

from crmgen.model import Role
from tests.helpers import build, clean, found, only, resources

AB = resources(("Primitive", "a"), ("Primitive", "b"), ("Primitive", "c"))
COLOCATION = " | COLOCATION\n | | rsc | with-rsc | score | rsc-role | with-rsc-role\n"
SCORE = " | ORDER\n | | first-rsc | then-rsc | score | first-action | then-action | symmetrical\n"
BOTH = " | ORDER\n | | first-rsc | then-rsc | score | kind\n"
TICKET = " | RSC_TICKET\n | | ticket | rsc | role | loss-policy\n"


def test_colocations():
    text = COLOCATION + " | | a | b | inf | Master |\n | | a | c | -100 | | Started\n"
    first, second = clean(text + AB).constraints
    assert (first.id, first.rsc, first.with_rsc) == ("rsc_colocation-a-b-1", "a", "b")
    assert (first.score, first.rsc_role, first.with_rsc_role) == ("INFINITY", Role.PROMOTED, None)
    assert (second.id, second.score) == ("rsc_colocation-a-c-2", "-100")
    assert (second.rsc_role, second.with_rsc_role) == (None, Role.STARTED)
    cells = [first.at(name).cell for name in ("rsc", "with_rsc", "score", "rsc_role")]
    assert cells == ["C3", "D3", "E3", "F3"]


def test_ids_count_through_all_tables_of_a_kind():
    text = COLOCATION + " | | a | b | 1\n" + COLOCATION + " | | a | b | 2\n"
    ids = [c.id for c in clean(text + AB).constraints]
    assert ids == ["rsc_colocation-a-b-1", "rsc_colocation-a-b-2"]


@pytest.mark.parametrize(("score", "kind"), [("0", "Optional"), ("INFINITY", "Mandatory")])
def test_the_score_of_an_order_is_a_kind(score, kind):
    text = SCORE + f" | | a | b | {score} | start | promote | no\n"
    (order,) = clean(text + AB).constraints
    assert (order.id, order.first, order.then, order.kind) == ("rsc_order-a-b-1", "a", "b", kind)
    assert (order.first_action, order.then_action) == ("start", "promote")
    assert order.symmetrical is False
    cells = [order.at(name).cell for name in ("first", "then", "kind", "first_action")]
    assert cells == ["C3", "D3", "E3", "F3"]


def test_any_other_score_is_mandatory_with_advice():
    cluster, sink = build(SCORE + " | | a | b | 100\n" + AB)
    item = only(sink)
    assert (item.origin.cell, item.code.id, item.found) == ("E3", "VAL215", "100")
    assert cluster.constraints[0].kind == "Mandatory"


def test_a_negative_score_of_an_order():
    item = only(build(SCORE + " | | a | b | -inf\n" + AB)[1])
    assert (item.origin.cell, item.code.id, item.found) == ("E3", "VAL214", "-inf")


@pytest.mark.parametrize("kind", ["Optional", "Mandatory", "Serialize"])
def test_the_kind_of_an_order(kind):
    text = f" | ORDER\n | | first-rsc | then-rsc | kind\n | | a | b | {kind.lower()}\n"
    (order,) = clean(text + AB).constraints
    assert (order.kind, order.symmetrical) == (kind, None)
    assert order.at("kind").cell == "E3"


def test_an_empty_kind_is_left_to_pacemaker():
    (order,) = clean(" | ORDER\n | | first-rsc | then-rsc | kind\n | | a | b |\n" + AB).constraints
    assert order.kind is None


@pytest.mark.parametrize(("score", "kind"), [("0", "Optional"), ("inf", "Mandatory")])
def test_score_and_kind_that_agree(score, kind):
    (order,) = clean(BOTH + f" | | a | b | {score} | {kind}\n" + AB).constraints
    assert order.kind == kind


@pytest.mark.parametrize(("score", "kind"), [("0", "Mandatory"), ("inf", "Serialize")])
def test_score_and_kind_that_contradict(score, kind):
    item = only(build(BOTH + f" | | a | b | {score} | {kind}\n" + AB)[1])
    assert (item.origin.cell, item.code.id) == ("E3", "VAL218")


def test_tickets():
    text = TICKET + " | | tA | a | Master | fence\n | | tA | b | |\n"
    first, second = clean(text + AB).constraints
    assert (first.id, first.ticket, first.rsc) == ("rsc_ticket-tA-1", "tA", "a")
    assert (first.role, first.loss_policy) == (Role.PROMOTED, "fence")
    assert (second.id, second.role, second.loss_policy) == ("rsc_ticket-tA-2", None, None)
    assert first.at("loss_policy").cell == "F3"


def test_notes_stay_with_their_constraint():
    text = " | ORDER\n | | first-rsc | then-rsc | kind\n#| | | | | 備考\n | | a | b | | why\n"
    (order,) = clean(text + AB).constraints
    assert [(n.caption, n.text, n.origin.cell) for n in order.notes] == [("備考", "why", "F4")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COLOCATION + " | | aa | b | 1", [("C3", "REF302")]),
        (COLOCATION + " | | xx | yy | 1", [("C3", "REF302"), ("D3", "REF302")]),
        (SCORE + " | | a | x1 | 0", [("D3", "REF302")]),
        (TICKET + " | | t | x1", [("D3", "REF302")]),
        (COLOCATION + " | | a | a | 1", [("D3", "CLU450")]),
        (COLOCATION + " | | a | a | -INFINITY | Promoted | Unpromoted", [("D3", "CLU414")]),
        (SCORE + " | | a | a | 0 | stop | start", [("D3", "CLU450")]),
        (SCORE + " | | a | a | 0 | start | stop", [("D3", "CLU414")]),
        (SCORE + " | | a | a | 0", [("D3", "CLU414")]),
        # an unreadable row says nothing more
        (COLOCATION + " | | a | x1 | y", [("E3", "VAL207")]),
    ],
)
def test_references(text, expected):
    assert found(build(f"{text}\n{AB}")[1]) == expected


def test_references_to_resources_with_broken_definitions_hold():
    text = COLOCATION + " | | a | b | 1\n" + AB.replace("| a | ocf", "| a | off")
    assert [code for _, code in found(build(text)[1])] == ["VAL206"]


def test_an_unknown_resource_carries_the_nearest():
    text = COLOCATION + " | | prmPgg | prmIp | 1\n"
    item = only(build(text + resources(("Primitive", "prmPg"), ("Primitive", "prmIp")))[1])
    assert (item.found, item.nearest) == ("prmPgg", "prmPg")
