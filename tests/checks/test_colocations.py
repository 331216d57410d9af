"""Colocations, and roles in constraints."""

import pytest

from tests.checks.made import found, tree
from tests.checks.made import primitive as ocf
from tests.checks.operated import service, table
from tests.checks.test_orders import ABC, CLONES, GROUP, PROMOTED, colocations, orders, raw

VIP = ocf("vip", "ocf,heartbeat,IPaddr2", "ip=192.0.2.10", "cidr_netmask=24", "nic=eth0")
VIP_WEB = (
    tree("Primitive vip", "Primitive a", "Primitive b")
    + VIP
    + "".join(service(name, "systemd,,nginx") for name in "ab")
)


@pytest.mark.parametrize(
    ("pair", "order", "expected"),
    [
        ("a,vip,INFINITY", "", [("CON420", "a")]),
        ("a,vip,INFINITY", "vip,a", []),
        ("a,vip,INFINITY", "a,vip,Optional", []),
        ("a,vip,100", "", []),
        ("vip,a,INFINITY", "", []),
        ("a,b,INFINITY", "", []),
    ],
)
def test_a_service_starts_after_its_address(pair, order, expected):
    parts = (VIP_WEB, colocations(pair), orders(order) if order else "")
    assert found(*parts, codes="CON420") == expected


def test_an_order_by_way_of_another_will_do():
    parts = (VIP_WEB, colocations("a,vip,INFINITY"), orders("vip,b", "b,a"))
    assert found(*parts, codes="CON420") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["a,b,INFINITY", "b,a,INFINITY"], [("CON421", "a")]),
        (["a,b,100", "b,c,100", "c,a,100"], [("CON421", "a")]),
        (["a,b,INFINITY", "b,a,-INFINITY"], []),
        (["a,b,INFINITY", "b,c,INFINITY", "a,c,INFINITY"], []),
    ],
)
def test_colocations_have_one_direction(rows, expected):
    assert found(ABC, colocations(*rows), codes="CON421") == expected


@pytest.mark.parametrize(
    ("base", "rows", "expected"),
    [
        (ABC, ["a,b,INFINITY", "a,b,-INFINITY"], ["a"]),
        (ABC, ["a,b,INFINITY", "b,a,-INFINITY"], ["b"]),
        (ABC, ["a,b,INFINITY", "c,b,INFINITY", "a,c,-INFINITY"], ["a"]),
        (ABC, ["a,b,INFINITY", "a,c,-INFINITY"], []),
        (ABC, ["a,b,100", "a,b,-INFINITY"], []),
        (GROUP, ["c,a,INFINITY", "c,b,-INFINITY"], ["c"]),
        (CLONES, ["c,one,INFINITY", "c,one,-INFINITY"], ["c"]),
        (PROMOTED, ["grp,db,INFINITY,,Promoted", "grp,db,-INFINITY,,Promoted"], ["grp"]),
        (PROMOTED, ["grp,db,INFINITY,,Promoted", "grp,db,-INFINITY,,Unpromoted"], []),
    ],
)
def test_together_and_apart(base, rows, expected):
    assert found(base, colocations(*rows), codes="CON422") == [("CON422", id) for id in expected]


def test_a_clone_ties_nobody_together():
    base = tree("Clone all", " Primitive a", "Primitive b", "Primitive c") + "".join(
        service(name, "systemd,,nginx") for name in "abc"
    )
    rows = colocations("b,all,INFINITY", "c,all,INFINITY", "b,c,-INFINITY")
    assert found(base, rows, codes="CON422") == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a,b,-INFINITY", [("CON423", "a")]),
        ("b,a,-INFINITY", [("CON423", "b")]),
        ("b,a,-1", [("CON424", "b")]),
        ("b,a,INFINITY", []),
        ("c,a,-INFINITY", []),
    ],
)
def test_a_group_stays_whole(row, expected):
    assert found(GROUP, colocations(row), codes=("CON423", "CON424")) == expected


def test_a_set_splits_a_group():
    line = raw("pcs constraint colocation set a b setoptions score=-INFINITY")
    assert found(GROUP, line, codes="CON423") == [("CON423", "b")]


@pytest.mark.parametrize(
    ("base", "row", "expected"),
    [
        (CLONES, "one,c,INFINITY", [("CON425", "one")]),
        (CLONES, "c,one,INFINITY", []),
        (CLONES, "one,two,INFINITY", []),
        (CLONES, "one,c,100", []),
        (PROMOTED, "db,grp,INFINITY,Promoted,", []),
    ],
)
def test_a_clone_follows_no_single_service(base, row, expected):
    assert found(base, colocations(row), codes="CON425") == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("grp,db,INFINITY,,", [("CON426", "grp")]),
        ("grp,db,INFINITY,,Promoted", []),
        ("grp,db,INFINITY,,Started", []),
        ("grp,db,INFINITY,,Unpromoted", []),
        ("grp,db,100,,", []),
    ],
)
def test_what_follows_a_promotable_clone_says_its_role(row, expected):
    assert found(PROMOTED, colocations(row), codes="CON426") == expected


@pytest.mark.parametrize(
    ("base", "row", "expected"),
    [
        (ABC, "a,b,INFINITY,,Promoted", [("CON427", "Promoted")]),
        (ABC, "a,b,INFINITY,Slave,", [("CON427", "Unpromoted")]),
        (ABC, "a,b,INFINITY,Started,Started", []),
        (CLONES, "c,one,INFINITY,,Promoted", [("CON427", "Promoted")]),
        (PROMOTED, "grp,db,INFINITY,,Promoted", []),
    ],
)
def test_roles_belong_to_promotable_clones(base, row, expected):
    assert found(base, colocations(row), codes="CON427") == expected


def test_the_role_of_a_rule():
    columns = "rsc,score,bool_op,attribute,op,value,role"
    rule = table("LOCATION_RULE", columns, "a,100,,#uname,eq,pm01,Promoted")
    assert found(ABC, rule, codes="CON427") == [("CON427", "Promoted")]
