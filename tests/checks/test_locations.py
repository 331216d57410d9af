"""Locations by node, and opt-in clusters."""

import pytest

from tests.checks.made import found, tree
from tests.checks.operated import meta, service, table
from tests.checks.test_orders import raw

WEB = tree("Primitive web") + service("web", "systemd,,nginx")
GROUP = tree("Group grp", " Primitive a", " Primitive b") + "".join(
    service(name, "systemd,,nginx") for name in "ab"
)
CLONE = tree("Clone all", " Primitive web") + service("web", "systemd,,nginx")
OPT_IN = table("PROPERTY", "name,value", "symmetric-cluster,false")


def locations(*rows: str) -> str:
    return table("LOCATION_NODE", "rsc,prefers/avoids,node,score", *rows)


def rules(*rows: str) -> str:
    return table("LOCATION_RULE", "rsc,score,bool_op,attribute,op,value,role", *rows)


@pytest.mark.parametrize(
    ("base", "rows", "expected"),
    [
        (WEB, ["web,prefers,pm01,"], [("CON440", "INFINITY")]),
        (WEB, ["web,prefers,pm01,INFINITY", "web,prefers,pm02,INFINITY"], []),
        (WEB, ["web,prefers,pm01,INFINITY", "web,avoids,pm02,"], []),
        (WEB, ["web,prefers,pm01,200"], []),
        (CLONE, ["all,prefers,pm01,INFINITY"], []),
        (WEB, ["fence2,prefers,pm01,INFINITY"], []),
    ],
)
def test_preference_without_limit(base, rows, expected):
    assert found(base, locations(*rows), codes="CON440") == expected


def test_preference_without_limit_by_a_rule():
    rule = rules("web,INFINITY,,#uname,eq,pm01,")
    assert found(WEB, rule, codes="CON440") == [("CON440", "INFINITY")]


def test_an_infinite_stickiness_holds_against_it():
    web = tree("Primitive web") + service(
        "web", "systemd,,nginx", given=("meta,resource-stickiness,INFINITY",)
    )
    assert found(web, locations("web,prefers,pm01,"), codes="CON440") == []


def test_the_stickiness_of_a_group_is_that_of_its_members():
    settings = meta("grp,resource-stickiness,INFINITY")
    assert found(GROUP, settings, locations("grp,prefers,pm01,"), codes="CON440") == []


@pytest.mark.parametrize("name", ["cli-ban-web-on-pm02", "cli-prefer-web"])
def test_what_a_move_leaves_behind(name):
    line = raw(f"pcs constraint location add {name} web pm02 -INFINITY")
    assert found(WEB, line, codes=("CON441", "PLC")) == [("CON441", name)]
    line = raw("pcs constraint location add web-pm02 web pm02 -INFINITY")
    assert found(WEB, line, codes="CON441") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["web,avoids,pm01,", "web,prefers,pm01,100"], [("CON442", "100")]),
        (["web,avoids,pm01,50", "web,prefers,pm01,100"], []),
        (["web,avoids,pm01,", "web,prefers,pm02,100"], []),
    ],
)
def test_preferred_and_forbidden(rows, expected):
    assert found(WEB, locations(*rows), codes="CON442") == expected


def test_a_ban_by_rule_and_a_preference_by_row():
    parts = (WEB, locations("web,prefers,pm01,100"), rules("web,-INFINITY,,#uname,eq,pm01,"))
    assert found(*parts, codes=("CON442", "PLC")) == [("CON442", "100")]


@pytest.mark.parametrize(
    ("base", "row", "missing"),
    [
        (WEB, "web,prefers,pm01,0", []),
        (WEB, "web,avoids,pm01,", ["web"]),
        (WEB, "web,avoids,pm01,50", ["web"]),
        (GROUP, "grp,prefers,pm01,100", []),
        (GROUP, "b,prefers,pm01,100", []),
        (CLONE, "web,prefers,pm01,100", []),
        (CLONE, "fence1,prefers,pm02,100", ["all"]),
    ],
)
def test_opt_in(base, row, missing):
    fences = locations("fence1,prefers,pm02,100", "fence2,prefers,pm01,100", row)
    expected = [("CON443", id) for id in missing]
    assert found(base, OPT_IN, fences, codes="CON443") == expected
    assert found(base, fences, codes="CON443") == []
