"""Names and what refers to them."""

import pytest

from crmgen.data import data_path
from tests.checks.made import found, primitive, tree

AGENT = "ocf,heartbeat,nginx"
LOCATION = ",LOCATION_NODE\n,,rsc,prefers/avoids,node,score\n"
COLOCATION = ",COLOCATION\n,,rsc,with-rsc,score,rsc-role,with-rsc-role\n"
ORDER = ",ORDER\n,,first-rsc,then-rsc,kind,first-action,then-action\n"
RAW = ",ADDITIONAL_CONFIG\n,,config\n"


def web(*extra: str) -> str:
    return tree("Primitive web") + primitive("web", AGENT) + "".join(extra)


def grouped(*extra: str) -> str:
    head = tree("Group grp", " Primitive web", " Primitive app", "Clone cln", " Primitive agent")
    bodies = (primitive(name, AGENT) for name in ("web", "app", "agent"))
    return head + "".join(bodies) + "".join(extra)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pm01", []),
        ("pm03", [("NAM401", "pm03")]),
        ("pm01.example.com", [("NAM401", "pm01.example.com")]),
        ("Pm01", [("NAM408", "Pm01")]),
    ],
)
def test_locations_name_nodes_of_the_table(name, expected):
    assert found(web(LOCATION, f",,web,prefers,{name},100\n"), codes="NAM") == expected


def test_rules_of_locations_and_parameters_name_nodes_of_the_table():
    rules = ",LOCATION_RULE\n,,rsc,score,bool_op,attribute,op,value\n,,web,100,,#uname,eq,pm3\n"
    ruled = primitive("web", AGENT, "rule #uname eq pm4|port=80")
    sheet = tree("Primitive web") + ruled + rules
    assert found(sheet, codes="NAM") == [("NAM401", "pm4"), ("NAM401", "pm3")]


def test_a_remote_node_is_a_node():
    sheet = (
        tree("Primitive web", "Primitive far")
        + primitive("web", AGENT)
        + primitive("far", "ocf,pacemaker,remote", "server=192.0.2.50")
        + LOCATION
        + ",,web,prefers,far,100\n"
    )
    assert found(sheet, codes="NAM") == []


def without_nodes() -> str:
    base = data_path("schemas", "codes", "base.csv").read_text(encoding="utf-8")
    return base[base.index(",PROPERTY") :]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pn01", [("NAM402", "pn01")]),
        ("pm03", []),
        ("other", []),
        ("pm01", []),
    ],
)
def test_without_a_table_of_nodes_names_are_compared_with_each_other(name, expected):
    sheet = web(LOCATION, f",,web,prefers,{name},100\n") + without_nodes()
    assert found(sheet, codes="NAM", base=False) == expected


@pytest.mark.parametrize(
    "rows",
    [
        COLOCATION + ",,grp,agent,INFINITY,,\n",
        ORDER + ",,agent,grp,Mandatory,,\n",
        LOCATION + ",,agent,prefers,pm01,100\n",
        RAW + ",,colocation c1 inf: grp ( agent cln )\n",
    ],
)
def test_nothing_names_what_is_inside_a_clone(rows):
    assert found(grouped(rows), codes="NAM403") == [("NAM403", "agent")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (LOCATION + ",,app,avoids,pm01,100\n", ["app"]),
        (COLOCATION + ",,app,cln,INFINITY,,\n", ["app"]),
        (COLOCATION + ",,cln,app,INFINITY,,\n", []),
        (COLOCATION + ",,grp,cln,INFINITY,,\n", []),
        (ORDER + ",,cln,app,Mandatory,,\n", []),
        (COLOCATION + ",,web,app,INFINITY,,\n", []),
    ],
)
def test_what_places_a_member_is_to_place_its_group(rows, expected):
    assert [name for _, name in found(grouped(rows), codes="NAM404")] == expected


@pytest.mark.parametrize(
    ("rows", "times"),
    [
        (COLOCATION + ",,grp,cln,INFINITY,,\n,,grp,cln,100,,\n", 1),
        (COLOCATION + ",,grp,cln,INFINITY,,\n,,grp,cln,100,Started,\n", 0),
        (ORDER + ",,cln,grp,Mandatory,,\n,,cln,grp,Optional,start,\n", 1),
        (ORDER + ",,cln,grp,Mandatory,,\n,,cln,grp,Optional,stop,stop\n", 0),
    ],
)
def test_a_pair_has_one_constraint_of_a_kind(rows, times):
    assert len(found(grouped(rows), codes="NAM405")) == times


def test_rules_with_other_conditions_are_other_rules():
    rules = ",LOCATION_RULE\n,,rsc,score,bool_op,attribute,op,value\n"
    rows = ",,web,100,,site,eq,east\n,,web,50,,site,eq,west\n,,web,20,,site,ne,east\n"
    assert found(web(rules, rows), codes="NAM406") == []


@pytest.mark.parametrize(
    ("command", "times"),
    [
        ("/usr/sbin/crm_resource -r prmOld -W | grep -qi `hostname`", 1),
        ("/usr/sbin/crm_resource -r web -W | grep -qi `hostname`", 0),
        ("crm_resource --resource=prmOld --locate", 1),
        ("crm resource status prmOld", 1),
        ("pcs resource cleanup web", 0),
        ("pcs resource describe IPaddr2", 0),
        ("the resource -r is fine", 0),
    ],
)
def test_commands_name_resources_that_exist(command, times):
    sheet = tree("Primitive web") + primitive("web", AGENT, f"options={command}")
    assert len(found(sheet, codes="NAM407")) == times
