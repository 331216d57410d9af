"""Traps of the targets, by name, from the sheet to the tool. Those of crm text alone and of pcs
commands alone stand with the tests of these outputs."""

import re
from pathlib import Path

import pytest
from lxml import etree

from crmgen.pipeline import Result
from crmgen.targets import resolve_target
from crmgen.targets.platforms import PLATFORMS
from tests.oracle.proof import KINDS, Workbook, errors
from tests.oracle.stacks import stack

BASE = """\
,PROPERTY
,,name,value
,,stonith-enabled,true
,RESOURCES
,,resourceItem,resourceItem,id
,,Primitive,,d1
,,Ms,,m1
,,,Primitive,s1
,,Primitive,,f1
,,Primitive,,f2
,PRIMITIVE
,P,id,class,provider,type
,,s1,ocf,pacemaker,Stateful
,PRIMITIVE
,P,id,class,provider,type
,,f1,stonith,,fence_ipmilan
,A,type,name,value
,,params,ip,192.0.2.1
,PRIMITIVE
,P,id,class,provider,type
,,f2,stonith,,fence_ipmilan
"""
D1 = """\
,PRIMITIVE
,P,id,class,provider,type
,,d1,ocf,heartbeat,Dummy
"""
PACEMAKER_1 = {"rhel7", "sles12"}
PACEMAKER_3 = {"rhel10", "sles16", "debian13"}
everywhere = pytest.mark.parametrize("target", list(PLATFORMS))


def made(target: str, *tables: str, kinds: tuple[str, ...] = KINDS, d1: str = D1) -> Result:
    text = "".join([BASE, d1, *tables])
    workbook = Workbook(Path("design.csv"), data=text.encode())
    return workbook.compile(resolve_target(target), *kinds)


def cib_of(target: str, *tables: str, d1: str = D1) -> etree._Element:
    return etree.fromstring(made(target, *tables, kinds=("cib",), d1=d1).outputs["cib"])


def script_of(target: str, *tables: str, d1: str = D1) -> str:
    """The pcs script with each command on one line."""
    script = made(target, *tables, kinds=("pcs",), d1=d1).outputs["pcs"].decode()
    return re.sub(r" \\\n *", " ", script)


def codes(result: Result) -> set[str]:
    return {code for code, _ in errors(result)}


def with_value(value: str) -> str:
    return f"{D1},A,type,name,value\n,,params,text,{value}\n"


def value_after(generation: str, written_for: str, value: str) -> str | None:
    """The value when the tools of a generation have stored a CIB that holds it: written for a
    target that holds it, labelled with a schema that the tools know."""
    cib = made(written_for, kinds=("cib",), d1=with_value(value)).outputs["cib"]
    tools = stack(generation)
    label = re.search(rb'validate-with="[^"]*"', tools.empty_cib())
    features = re.search(rb'crm_feature_set="[^"]*"', tools.empty_cib())
    assert label
    assert features
    cib = re.sub(rb'validate-with="[^"]*"', label[0], cib)
    cib = re.sub(rb'crm_feature_set="[^"]*"', features[0], cib)
    try:
        stored = etree.fromstring(tools.replace(cib).cib)
    except etree.XMLSyntaxError:
        return None
    return str(stored.xpath("string(//nvpair[@name='text']/@value)"))


@pytest.mark.oracle
def test_trap_T1_characters_other_than_ascii_are_stored_as_garbage_before_2_1_3():
    assert value_after("bullseye", "debian13", "日本") not in ("日本", None)
    assert codes(made("debian11", d1=with_value("日本"))) == {"TGT504"}
    assert value_after("bookworm", "debian12", "日本") == "日本"


@pytest.mark.oracle
def test_trap_T2_markup_behind_them_breaks_the_whole_cib_before_2_1_8():
    assert value_after("bookworm", "debian13", "日本 & x") is None
    assert "TGT505" in codes(made("debian12", d1=with_value("日本 & x")))
    assert value_after("trixie", "debian13", "日本 & x") == "日本 & x"


@pytest.mark.oracle
def test_trap_T3_a_tab_becomes_blanks_before_2_1_8():
    assert value_after("bookworm", "debian13", "a\tb") == "a    b"
    assert codes(made("debian12", d1=with_value("a\tb"))) == {"TGT506"}
    assert value_after("trixie", "debian13", "a\tb") == "a\tb"


def test_trap_T16_an_empty_value_of_a_rule_is_never_said_to_pcs_0_12():
    raw = ',ADDITIONAL_CONFIG\n,,config\n,,"location l1 d1 rule 5: site eq """""\n'
    assert codes(made("debian13", raw, kinds=("pcs",))) == {"TGT561"}
    expression = cib_of("debian13", raw).find(".//expression")
    assert expression is not None
    assert expression.get("value") == ""


@everywhere
def test_trap_T17_a_role_is_a_word_before_its_resource(target: str):
    table = ",COLOCATION\n,,rsc,with-rsc,score,with-rsc-role\n,,d1,m1,INFINITY,Master\n"
    script = script_of(target, table)
    assert "-role=" not in script
    role = "Master" if target in {*PACEMAKER_1, "rhel8", "debian11", "ubuntu2204"} else "Promoted"
    assert f"colocation add d1 with {role} m1 score=INFINITY" in script


@pytest.mark.parametrize("old", ["nagios", "upstart"])
def test_trap_T31_a_resource_that_pacemaker_3_drops_is_an_error(old: str):
    d1 = f",PRIMITIVE\n,P,id,class,provider,type\n,,d1,{old},,x\n"
    for target in PLATFORMS:
        expected = {("TGT509", "D24")} if target in PACEMAKER_3 else set()
        assert errors(made(target, kinds=("cib",), d1=d1)) == expected, target


@everywhere
def test_trap_T32_requires_is_written_where_it_is_read_only(target: str):
    d1 = f"{D1},O,type,interval,requires\n,,monitor,10s,nothing\n"
    if target in PACEMAKER_1:
        operation = cib_of(target, d1=d1).find(".//op")
        assert operation is not None
        assert operation.get("requires") == "nothing"
    else:
        assert errors(made(target, d1=d1)) == {("TGT501", "E26")}


LEVELS = (
    ",STONITH_LEVEL\n,,node,id,level\n,,n1,f1,1\n,,,f2,1\n,NODE\n,,uname,type,name,value\n,,n1\n"
)


@everywhere
def test_trap_T38_devices_of_one_level_are_words_of_their_own(target: str):
    assert "stonith level add 1 n1 f1 f2\n" in script_of(target, LEVELS)


@everywhere
def test_trap_T40_parameters_that_pcs_does_not_know_can_be_forced(target: str):
    command = next(line for line in script_of(target).split("\n") if "stonith create f1" in line)
    assert "ip=192.0.2.1" in command
    assert "$force" in command


@everywhere
def test_trap_T55b_options_of_a_rule_stand_before_its_words(target: str):
    table = (
        ",LOCATION_EXPERT\n,,rsc,score,bool_op,attribute,op,value,role,id_spec\n"
        ',,m1,5,,site,eq,x,Master,"$id=""r1"""\n'
    )
    command = next(line for line in script_of(target, table).split("\n") if " rule " in line)
    words = command.split()
    options = [i for i, word in enumerate(words) if re.match(r"[a-z-]+=", word)]
    assert {words[i].partition("=")[0] for i in options} == {
        *("constraint-id", "id", "role", "score")
    }
    assert max(options) < next(i for i, word in enumerate(words) if word.lstrip("'") == "site")


@everywhere
def test_trap_T57_properties_that_the_installed_pacemaker_does_not_know_can_be_forced(target: str):
    command = next(line for line in script_of(target).split("\n") if "property set" in line)
    assert "$force" in command


@everywhere
def test_trap_T58_the_kind_of_an_order_is_spelled_as_the_schema_wants(target: str):
    table = ",ORDER\n,,first-rsc,then-rsc,kind\n,,d1,m1,MANDATORY\n,,m1,d1,optional\n"
    orders = cib_of(target, table).findall(".//rsc_order")
    assert [order.get("kind") for order in orders] == ["Mandatory", "Optional"]
    assert re.findall(r"kind=\w+", script_of(target, table)) == ["kind=Mandatory", "kind=Optional"]


@everywhere
def test_trap_T59_devices_of_one_level_have_no_blank_between_them(target: str):
    level = cib_of(target, LEVELS).find(".//fencing-level")
    assert level is not None
    assert level.get("devices") == "f1,f2"


@everywhere
def test_trap_T60_a_normal_node_is_a_member(target: str):
    nodes = cib_of(target, ",NODE\n,,uname,ntype,ptype,name,value\n,,n1,normal\n").findall(
        ".//node"
    )
    assert [node.get("type") for node in nodes] == ["member"]


@everywhere
def test_trap_T61_every_rule_has_a_score(target: str):
    d1 = f"{D1},A,type,rule,name,value\n,,params,rule #uname eq n1,text,x\n"
    rule = cib_of(target, d1=d1).find(".//rule")
    assert rule is not None
    assert rule.get("score") == "INFINITY"


@everywhere
def test_trap_T62_master_is_written_for_pacemaker_1_only(target: str):
    cib = cib_of(target)
    assert (cib.find(".//master") is not None) == (target in PACEMAKER_1)
    assert (cib.find(".//clone") is not None) == (target not in PACEMAKER_1)


@pytest.mark.parametrize("name", ["1st", "a b", "a:b", "m1"])
def test_trap_T63_an_id_that_no_cib_takes_is_an_error_at_its_cell(name: str):
    resources = f",RESOURCES\n,,resourceItem,id\n,,Primitive,{name}\n"
    found = errors(made("debian12", resources))
    code = "REF301" if name == "m1" else "VAL202"
    assert (code, "D27") in found
