"""What the analysis of placement finds."""

from pathlib import Path

import pytest

from crmgen.data import data_path
from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target
from tests.checks.made import found, tree
from tests.checks.operated import meta, service, table
from tests.checks.test_locations import CLONE, GROUP, OPT_IN, WEB, locations, rules
from tests.checks.test_orders import colocations

BASE = data_path("schemas", "codes", "base.csv").read_text(encoding="utf-8")
TWO = tree("Primitive a", "Primitive b", "Primitive c") + "".join(
    service(name, "systemd,,nginx") for name in "abc"
)
FEW = ("PLC401", "PLC402", "PLC403")
THIRD = table("NODE", "uname,type,name,value", "pm03,attribute,site,west")
CROSSED = ("a,prefers,pm01,200", "a,prefers,pm02,100", "b,prefers,pm02,200", "b,prefers,pm01,100")


@pytest.mark.parametrize(
    ("base", "rows", "expected"),
    [
        (WEB, ["web,avoids,pm01,", "web,avoids,pm02,"], [("PLC401", "web")]),
        (WEB, ["web,avoids,pm01,10", "web,avoids,pm02,10"], [("PLC401", "web")]),
        (WEB, ["web,avoids,pm02,"], [("PLC403", "web")]),
        (WEB, ["web,avoids,pm02,10", "web,prefers,pm02,20"], []),
        (CLONE, ["all,avoids,pm02,"], [("PLC403", "all")]),
        (GROUP, ["grp,avoids,pm01,", "grp,avoids,pm02,"], [("PLC401", "a")]),
        (GROUP, ["a,avoids,pm01,", "b,avoids,pm02,"], [("PLC402", "b")]),
        (WEB, ["fence1,prefers,pm02,"], []),
    ],
)
def test_nodes_that_are_left(base, rows, expected):
    assert found(base, locations(*rows), codes=FEW) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("web,-INFINITY,,site,eq,east,", [("PLC401", "web")]),
        ("web,-INFINITY,,site,ne,east,", []),
        ("web,-INFINITY,,#uname,ne,pm01,", [("PLC403", "web")]),
        # what only an agent can know, and what nobody sets, have findings of their own
        ("web,-INFINITY,,gateway,not_defined,,", []),
    ],
)
def test_rules_on_what_nodes_are(rule, expected):
    assert found(WEB, rules(rule), codes=FEW) == expected


def test_a_chain_is_told_at_the_colocation_with_all_its_cells():
    sheet = TWO + colocations("a,b,INFINITY", "b,c,INFINITY")
    sheet += locations("c,avoids,pm01,", "a,avoids,pm02,") + BASE
    (item,) = [d for d in compiled(sheet).sink.sorted() if d.code.id in FEW]
    assert (item.code.id, item.found, item.params["other"]) == ("PLC402", "a", "b")
    lines = sheet.splitlines()
    rows = {lines[other.origin.row - 1] for other in item.related}
    assert rows == {",,b,c,INFINITY", ",,c,avoids,pm01,", ",,a,avoids,pm02,"}


def test_who_follows_what_can_run_nowhere_is_no_second_finding():
    rows = locations("b,avoids,pm01,", "b,avoids,pm02,")
    assert found(TWO, colocations("a,b,INFINITY"), rows, codes=FEW) == [("PLC401", "b")]


def test_who_follows_what_has_one_node_is_no_second_finding():
    parts = (TWO, colocations("a,b,INFINITY"), locations("b,avoids,pm01,"))
    assert found(*parts, codes=FEW) == [("PLC403", "b")]


def test_without_a_list_of_nodes_nothing_is_told():
    rows = locations("web,avoids,pm01,", "web,avoids,pm02,")
    assert found(WEB, rows, codes=FEW, base=False) == []


def test_fencing_devices_tell_the_nodes_as_well():
    rows = locations("web,avoids,pm01,", "web,avoids,pm02,")
    sheet = WEB + rows + BASE[BASE.index(",PROPERTY") :]
    assert [d.code.id for d in compiled(sheet).sink.sorted() if d.code.id in FEW] == ["PLC401"]
    third = locations("web,prefers,pm03,10")
    unfenced = [d.code.id for d in compiled(sheet + third).sink.sorted() if d.code.id in FEW]
    assert unfenced == []


def test_a_node_in_standby_is_no_reason():
    node = table("NODE", "uname,type,name,value", "pm02,attribute,standby,on")
    assert found(WEB, node, locations("web,avoids,pm01,"), codes=FEW) == []


def test_opt_in_with_one_node():
    rows = locations("web,prefers,pm01,1", "fence1,prefers,pm02,1", "fence2,prefers,pm01,1")
    assert found(WEB, OPT_IN, rows, codes=FEW) == [("PLC403", "web")]


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        (colocations("b,a,-INFINITY"), ["-INFINITY"]),
        (colocations("b,a,-1000"), []),
        (colocations("b,a,-INFINITY") + meta("a,priority,10"), []),
        (colocations("b,a,-INFINITY") + THIRD, []),
        (colocations("b,a,-INFINITY", "b,a,INFINITY"), []),
    ],
)
def test_two_services_that_refuse_each_other(extra, expected):
    rows = locations(*CROSSED)
    sheet = TWO.replace(",,a,systemd", ",,a,systemd")
    assert found(sheet, rows, extra, codes="PLC404") == [("PLC404", text) for text in expected]


def test_apart_with_no_node_to_spare():
    both = locations("a,avoids,pm02,", "b,avoids,pm02,")
    (item,) = [
        d
        for d in compiled(TWO + both + colocations("b,a,-INFINITY") + BASE).sink.sorted()
        if d.code.id == "PLC404"
    ]
    assert "even with all nodes up" in item.message("en")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        (["a,prefers,pm01,100"], ["b", "c"]),
        (["a,prefers,pm01,100", "b,prefers,pm01,100", "b,prefers,pm02,100"], ["b", "c"]),
        (["a,prefers,pm01,1", "b,prefers,pm01,1", "c,prefers,pm02,1"], []),
    ],
)
def test_left_to_luck(rows, expected):
    sheet = TWO + (locations(*rows) if rows else "") + BASE
    items = [d for d in compiled(sheet).sink.sorted() if d.code.id == "PLC405"]
    assert sorted(str(item.params["id"]) for item in items) == expected


def test_who_follows_another_has_its_node():
    parts = (TWO, colocations("b,a,INFINITY", "c,a,INFINITY"), locations("a,prefers,pm01,100"))
    assert found(*parts, codes="PLC405") == []


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("", ["PLC406"]),
        (colocations("a,b,-100"), []),
        (colocations("a,b,100"), []),
        (THIRD, ["PLC406"]),
        (THIRD + locations("a,prefers,pm03,150"), ["PLC406"]),
        (THIRD + locations("a,prefers,pm03,150", "b,prefers,pm03,150"), ["PLC407"]),
    ],
)
def test_services_that_meet(extra, expected):
    sheet = TWO + locations(*CROSSED) + extra + BASE
    codes = [d.code.id for d in compiled(sheet).sink.sorted() if d.code.id in ("PLC406", "PLC407")]
    assert codes == expected


def test_services_of_one_node_do_not_meet():
    rows = locations("a,prefers,pm01,200", "b,prefers,pm01,200", "c,prefers,pm01,200")
    assert found(TWO, rows, codes=("PLC406", "PLC407")) == []


@pytest.mark.parametrize(
    ("base", "rows", "expected"),
    [
        (WEB, ["web,prefers,pm01,300"], [("PLC408", "300")]),
        (WEB, ["web,prefers,pm01,300", "web,prefers,pm02,150"], []),
        (WEB, ["web,prefers,pm01,200"], []),
        (WEB, ["web,prefers,pm01,INFINITY"], []),
        (GROUP, ["grp,prefers,pm01,300"], []),
        (GROUP, ["grp,prefers,pm01,500"], [("PLC408", "500")]),
        (CLONE, ["all,prefers,pm01,500"], []),
    ],
)
def test_stickiness_that_does_not_hold(base, rows, expected):
    assert found(base, locations(*rows), codes=("PLC408", "PLC409")) == expected


def test_a_stickiness_of_nought_is_meant():
    web = tree("Primitive web") + service(
        "web", "systemd,,nginx", given=("meta,resource-stickiness,0",)
    )
    assert found(web, locations("web,prefers,pm01,300"), codes="PLC40") == []


def compiled(sheet: str):
    request = Request(Path("x.csv"), resolve_target(""), kinds=("cib",), data=sheet.encode())
    return compile_workbook(request)
