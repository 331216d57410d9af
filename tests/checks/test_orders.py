"""Orders between resources."""

import pytest

from tests.checks.made import found, tree
from tests.checks.operated import meta, service, table

COLUMNS = "first-rsc,then-rsc,kind,first-action,then-action,symmetrical"
ABC = tree("Primitive a", "Primitive b", "Primitive c") + "".join(
    service(name, "systemd,,nginx") for name in "abc"
)
GROUP = tree("Group grp", " Primitive a", " Primitive b", "Primitive c") + "".join(
    service(name, "systemd,,nginx") for name in "abc"
)
CLONES = tree("Clone one", " Primitive a", "Clone two", " Primitive b", "Primitive c") + "".join(
    service(name, "systemd,,nginx") for name in "abc"
)
BOTH_ROLES = ("monitor,20s,10s,restart,Promoted", "monitor,20s,11s,restart,Unpromoted")
PROMOTED = (
    tree("Promotable db", " Primitive rep", "Group grp", " Primitive a", " Primitive b")
    + service(
        "rep", "ocf,pacemaker,Stateful", *BOTH_ROLES, columns="type,timeout,interval,on-fail,role"
    )
    + service("a", "systemd,,nginx")
    + service("b", "systemd,,nginx")
)


def orders(*rows: str) -> str:
    return table("ORDER", COLUMNS, *rows)


def colocations(*rows: str) -> str:
    return table("COLOCATION", "rsc,with-rsc,score,rsc-role,with-rsc-role", *rows)


def raw(*rows: str) -> str:
    return table("ADDITIONAL_CONFIG", "config", *rows)


@pytest.mark.parametrize(
    ("base", "rows", "expected"),
    [
        (ABC, ["a,b", "b,c", "c,a"], ["a"]),
        (ABC, ["a,b,Optional", "b,a,Optional"], ["a"]),
        (ABC, ["a,b", "b,c", "a,c"], []),
        (ABC, ["a,b", "b,a,Serialize"], []),
        (GROUP, ["c,a", "b,c"], ["c"]),
        (GROUP, ["c,grp", "grp,c"], ["c"]),
        (GROUP, ["a,c", "c,b"], []),
        (PROMOTED, ["db,grp,,start,start", "grp,db,,start,promote"], []),
        (PROMOTED, ["db,grp,,promote,start", "grp,db,,start,start"], ["db"]),
    ],
)
def test_circles(base, rows, expected):
    assert found(base, orders(*rows), codes="CON401") == [("CON401", id) for id in expected]


def test_a_circle_through_a_set():
    line = raw("pcs constraint order set b c set a")
    assert found(ABC, orders("a,b"), line, codes="CON401") == [("CON401", "a")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("b,a", [("CON402", "b")]),
        ("b,a,Optional", [("CON402", "b")]),
        ("b,a,Serialize", []),
        ("a,b", []),
        ("b,a,,stop,stop", []),
        ("grp,a", []),
    ],
)
def test_a_group_has_its_own_order(row, expected):
    assert found(GROUP, orders(row), codes="CON402") == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["a,b,,start,start", "a,b,Optional,stop,stop,n"], ["a"]),
        (["a,b,,start,start,n", "a,b,Optional,stop,stop"], ["a"]),
        (["a,b,,start,start,n", "a,b,Optional,stop,stop,n"], []),
        (["a,b,,start,start", "b,a,Optional,stop,stop"], []),
        (["a,b,Serialize,start,start", "a,b,Optional,stop,stop"], []),
    ],
)
def test_the_reverse_of_an_order_is_not_contradicted(rows, expected):
    assert found(ABC, orders(*rows), codes="CON403") == [("CON403", id) for id in expected]


def test_the_usual_pair_of_promotion_and_demotion_is_no_contradiction():
    pair = ["db,grp,,promote,start,no", "db,grp,Optional,demote,stop,no"]
    assert found(PROMOTED, orders(*pair), codes=("CON403", "CON412")) == []


def test_a_promotion_with_its_reverse_contradicts_a_demotion_before_the_stop():
    pair = ["db,grp,,promote,start,", "db,grp,Optional,demote,stop,no"]
    assert found(PROMOTED, orders(*pair), codes="CON403") == [("CON403", "db")]


@pytest.mark.parametrize(
    ("colocated", "row", "expected"),
    [
        ([], "a,b", [("CON405", "b")]),
        (["b,a,INFINITY"], "a,b", []),
        (["a,b,INFINITY"], "a,b", []),
        (["a,c,INFINITY", "b,c,100"], "a,b", []),
        (["a,b,-100"], "a,b", []),
        ([], "a,b,Optional", []),
        ([], "a,b,,stop,stop", []),
        ([], "fence1,b", []),
    ],
)
def test_what_is_ordered_runs_together(colocated, row, expected):
    parts = (ABC, colocations(*colocated) if colocated else "", orders(row))
    assert found(*parts, codes="CON405") == expected


def test_a_set_of_orders_is_told_once():
    line = raw("pcs constraint order set a b c")
    assert found(ABC, line, codes="CON405") == [("CON405", "b")]


def test_a_clone_need_not_run_where_the_other_one_does():
    assert found(CLONES, orders("one,two"), codes="CON405") == []
    assert found(CLONES, orders("one,c"), codes="CON405") == [("CON405", "c")]


@pytest.mark.parametrize(
    ("row", "settings", "expected"),
    [
        ("one,two", [], [("CON407", "two")]),
        ("one,two", ["two,interleave,no"], [("CON407", "no")]),
        ("one,two", ["two,interleave,yes"], []),
        ("one,two", ["one,interleave,yes"], [("CON407", "two")]),
        ("one,two,Optional", [], []),
        ("one,two,,,,no", [], []),
        ("one,c", [], []),
    ],
)
def test_a_clone_after_a_clone_goes_node_by_node(row, settings, expected):
    parts = (CLONES, meta(*settings) if settings else "", orders(row))
    assert found(*parts, codes="CON407") == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("db,grp,,start,start", [("CON408", "db")]),
        ("db,grp,,,", [("CON408", "db")]),
        ("db,grp,,promote,start", []),
        ("db,grp,,stop,stop", []),
    ],
)
def test_what_follows_the_promoted_waits_for_the_promotion(row, expected):
    beside = colocations("grp,db,INFINITY,,Promoted")
    assert found(PROMOTED, beside, orders(row), codes="CON408") == expected


def test_what_follows_any_instance_may_wait_for_the_start():
    beside = colocations("grp,db,INFINITY,,Started")
    assert found(PROMOTED, beside, orders("db,grp"), codes="CON408") == []


@pytest.mark.parametrize(
    ("base", "row", "expected"),
    [
        (ABC, "a,b,,promote,start", [("CON409", "promote")]),
        (ABC, "a,b,Optional,promote,start", [("CON410", "promote")]),
        (ABC, "a,b,,demote,stop", [("CON410", "demote")]),
        (ABC, "a,b,,promote,", [("CON410", "promote")]),
        (ABC, "a,b,,start,promote", [("CON410", "promote")]),
        (PROMOTED, "db,grp,,promote,", [("CON411", "")]),
        (PROMOTED, "grp,db,,start,promote", []),
    ],
)
def test_only_promotable_resources_are_promoted(base, row, expected):
    assert found(base, orders(row), codes=("CON409", "CON410", "CON411")) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["db,grp,,promote,start,no"], [("CON412", "db")]),
        (["db,grp,,promote,start,"], []),
        (["db,grp,,promote,start,no", "grp,db,Optional,stop,demote,no"], []),
    ],
)
def test_a_demotion_has_an_order(rows, expected):
    assert found(PROMOTED, orders(*rows), codes="CON412") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("pcs constraint colocation set a b", []),
        ("pcs constraint colocation set a b sequential=false", [("CON413", "a b")]),
        ("pcs constraint order set a b sequential=false", [("CON413", "a b")]),
        ("pcs constraint order set a b sequential=false set c", []),
    ],
)
def test_a_set_alone_has_a_sequence(line, expected):
    assert found(ABC, raw(line), codes="CON413") == expected
