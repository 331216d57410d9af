"""Forms that crmsh takes and misunderstands, or stops at. The number is the one of the team's list
of traps; all were seen on the real tools."""

import re
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree

from crmgen.emit.crmsh import emit_crmsh
from crmgen.model import (
    ClusterNode,
    FencingLevel,
    Role,
    SetColocation,
    SetOrder,
)
from tests.emit.build import (
    PLACE,
    attributes,
    clone,
    cluster,
    colocation,
    expression,
    found,
    group,
    job,
    node,
    node_location,
    operation,
    order,
    primitive,
    resource_set,
    rule,
    rule_location,
)
from tests.emit.test_cib import everything
from tests.emit.test_crmsh import emitted, section, statements
from tests.oracle.stacks import ToolError, stack

GENERATIONS = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}
ON_N1 = expression("#uname", "eq", "n1")


def load(model, generation: str = "bookworm", **how: Any):
    """The CIB that crmsh makes of the text."""
    text = emitted(model, GENERATIONS[generation]).encode()
    return etree.fromstring(stack(generation).crm_load(text, **how).cib)


def params(root) -> dict[str, str]:
    return {pair.get("name"): pair.get("value") for pair in root.iterfind(".//primitive//nvpair")}


def test_trap_T5_a_japanese_value_is_never_written():
    task = job()
    emit_crmsh(cluster(primitive("d", params={"p": "日本"})), task)
    assert found(task.sink) == [("B1", "TGT530")]


@pytest.mark.parametrize("target", ["rhel7", "debian12"])
def test_trap_T6_comments_are_ascii(target: str):
    assert emitted(everything(), target, trace=True).isascii()


@pytest.mark.oracle
def test_trap_T9_a_backslash_survives():
    assert params(load(cluster(primitive("d", params={"fake": r"a\b"})))) == {"fake": r"a\b"}


@pytest.mark.oracle
def test_trap_T10_runs_of_blanks_survive():
    assert params(load(cluster(primitive("d", params={"fake": " a  b "})))) == {"fake": " a  b "}


def test_trap_T19_an_order_has_a_kind_and_never_a_score():
    text = emitted(everything())
    kinds = [line.split()[2] for line in statements(text) if line.startswith("order ")]
    assert kinds == ["Mandatory:", "Optional:", "Mandatory:"]
    assert section(emitted(cluster(constraints=(order("o", "a", "b"),))), "Orders") == "order o a b"


@pytest.mark.oracle
def test_trap_T20_require_all_is_said_of_a_set_only():
    a_set = resource_set("d", "e", require_all=False)
    model = cluster(
        primitive("d"),
        primitive("e"),
        primitive("f"),
        constraints=(SetOrder(id="o", sets=(a_set, resource_set("f")), place=PLACE),),
    )
    first, second = load(model).iterfind(".//resource_set")
    assert (first.get("require-all"), first.get("sequential")) == ("false", None)
    assert (second.get("require-all"), second.get("sequential")) == (None, None)


@pytest.mark.oracle
@pytest.mark.parametrize("generation", GENERATIONS)
def test_trap_T21_sets_keep_pacemakers_direction(generation: str):
    """A pair says that the first depends on the second, a set that each member depends on the one
    before it. Two members in a set stay a set."""

    def of(id: str, *members: str):
        return SetColocation(id=id, score="5", sets=(resource_set(*members),), place=PLACE)

    model = cluster(
        *(primitive(id) for id in ("d", "e", "f")),
        constraints=(of("c2", "d", "e"), of("c3", "f", "e", "d"), colocation("c1", "f", "d")),
    )
    found = {c.get("id"): c for c in load(model, generation).iter("rsc_colocation")}
    assert (found["c1"].get("rsc"), found["c1"].get("with-rsc")) == ("f", "d")
    assert [ref.get("id") for ref in found["c2"].iter("resource_ref")] == ["d", "e"]
    assert [ref.get("id") for ref in found["c3"].iter("resource_ref")] == ["f", "e", "d"]


@pytest.mark.oracle
def test_trap_T22_a_level_names_its_target():
    level = FencingLevel(target="pattern", index=1, devices=("f",), place=PLACE)
    model = cluster(primitive("f", "stonith:fence_dummy"), fencing_levels=(level,))
    (stored,) = load(model).iter("fencing-level")
    assert stored.get("target") == "pattern"


@pytest.mark.oracle
def test_trap_T23_a_description_stays_where_the_sheet_has_it():
    values = attributes({"description": "x y"})
    n1 = ClusterNode(uname="n1", attributes=(values,), utilization=(values,), place=PLACE)
    (stored,) = load(cluster(nodes=(n1,))).iter("node")
    assert stored.get("description") is None
    assert [s.tag for s in stored.iterchildren("instance_attributes", "utilization")] == [
        "instance_attributes",
        "utilization",
    ]
    assert [p.get("name") for p in stored.iter("nvpair")] == ["description", "description"]


def test_trap_T24_every_member_of_a_group_is_defined():
    lines = [line.split() for line in statements(emitted(everything()))]
    defined = {line[1] for line in lines if line[0] == "primitive"}
    members = {word for line in lines if line[0] == "group" for word in line[2:4]}
    assert members == {"fs", "ip"}
    assert members <= defined


def test_trap_T25_requires_is_an_attribute_of_an_operation_up_to_pacemaker_1():
    model = cluster(
        primitive("d", "ocf:pacemaker:Dummy", operation("d", "start", "0s", {"requires": "quorum"}))
    )
    assert 'op start interval="0s" requires="quorum"' in emitted(model, "rhel7")


def test_trap_T26_a_promotable_clone_of_pacemaker_1_is_ms():
    model = cluster(clone(primitive("d"), "c", promotable=True))
    assert section(emitted(model, "rhel7"), "Promotable Clones") == "ms c d"


@pytest.mark.oracle
def test_trap_T27_an_update_replaces_whole_primitives():
    old = emit_crmsh(cluster(primitive("d", params={"fake": "x", "state": "/y"})), job())
    base = stack("bookworm").crm_load(old).cib
    new = cluster(primitive("d", params={"fake": "z"}))
    assert params(load(new, base_cib=base, method="update")) == {"fake": "z"}


@pytest.mark.oracle
def test_trap_T28_a_push_keeps_the_nodes_of_the_sheet():
    model = cluster(primitive("d"), nodes=(node("n1", "1"), node("n2", "2")))
    base = stack("bookworm").crm_load(emit_crmsh(model, job())).cib
    pushed = load(model, base_cib=base, method="push")
    assert [n.get("uname") for n in pushed.iter("node")] == ["n1", "n2"]


def test_trap_T29_an_agent_has_its_full_name():
    text = section(emitted(everything()), "Primitives")
    assert re.findall(r"^primitive \S+ (\S+)", text, re.MULTILINE) == [
        "ocf:pacemaker:Dummy",
        "ocf:pacemaker:Dummy",
        "ocf:linbit:drbd",
        "ocf:pacemaker:ping",
        "stonith:fence_ipmilan",
        "systemd:httpd",
    ]


def test_trap_T47_an_operation_has_an_interval():
    for line in statements(emitted(everything())):
        assert line.count(" op ") == line.count("interval=")


@pytest.mark.parametrize("value", ["a b", "", "{x}"])
def test_trap_T48_a_rule_value_that_ends_in_a_traceback_is_never_written(value: str):
    at = rule_location("l", "d", rule(expression("a", "eq", value)))
    task = job()
    emit_crmsh(cluster(primitive("d"), constraints=(at,)), task)
    assert found(task.sink) == [("C1", "TGT533")]


def test_trap_T49_two_property_lines():
    model = cluster(
        properties={"stonith-enabled": "false", "no-quorum-policy": "stop"},
        rsc_defaults=(attributes({"a": "1", "b": "2"}),),
        op_defaults=(attributes({"a": "1", "b": "2"}),),
    )
    assert [line.split()[0] for line in statements(emitted(model))] == [
        "property",
        "rsc_defaults",
        "op_defaults",
    ]


def test_trap_T50_no_comment_stands_inside_an_object():
    lines = emitted(everything(), trace=True).splitlines()
    for before, line in pairwise(lines):
        assert not (before.endswith("\\") and line.startswith("#"))


def test_trap_T51_every_line_before_an_indented_one_continues():
    lines = emitted(everything()).splitlines()
    for before, line in pairwise(lines):
        assert before.endswith(" \\") == line.startswith("\t")


@pytest.mark.oracle
@pytest.mark.parametrize("generation", GENERATIONS)
def test_trap_T52_the_id_of_a_rule_stands_before_its_role(generation: str):
    named = rule(ON_N1, id="r1", role=Role.STARTED, score="7")
    model = cluster(primitive("d"), constraints=(rule_location("l", "d", named),))
    (stored,) = load(model, generation).iter("rule")
    assert (stored.get("id"), stored.get("role"), stored.get("score")) == ("r1", "Started", "7")


@pytest.mark.oracle
@pytest.mark.parametrize(("generation", "constraints"), [("bookworm", 1), ("trixie", 2)])
def test_trap_T53_a_rule_joins_by_one_word_only(generation: str, constraints: int):
    both = rule_location(
        "l",
        "d",
        rule(expression("a", "defined"), expression("b", "defined"), op="or", score="1"),
        rule(expression("a", "defined"), expression("b", "defined"), op="and", score="2"),
    )
    root = load(cluster(primitive("d"), constraints=(both,)), generation)
    assert len(list(root.iter("rsc_location"))) == constraints
    assert [r.get("boolean-op", "and") for r in root.iter("rule")] == ["or", "and"]


@pytest.mark.oracle
def test_trap_T54_agents_that_are_not_installed_need_force():
    model = cluster(primitive("d", "ocf:nobody:nothing", params={"x": "y"}))
    with pytest.raises(ToolError):
        load(model, force=False)
    assert params(load(model)) == {"x": "y"}


@pytest.mark.oracle
@pytest.mark.parametrize("method", ["replace", "update"])
@pytest.mark.parametrize("generation", GENERATIONS)
def test_trap_T55_a_good_design_loads_without_a_question(generation: str, method: str):
    drbd = primitive("st", "ocf:pacemaker:Stateful", operation("st", "monitor", "10s"))
    model = cluster(
        group("g", primitive("a"), primitive("b")),
        clone(drbd, "ms", promotable=True, meta={"promoted-max": "1"}),
        constraints=(
            node_location("l", "g", "n1"),
            colocation("c", "g", "ms"),
            order("o", "ms", "g", first_action="promote", then_action="start"),
        ),
    )
    root = load(model, generation, method=method, force=False)
    assert len(list(root.iter("primitive"))) == 3


@pytest.mark.oracle
def test_trap_T56_a_promotable_clone_of_pacemaker_3_is_a_clone():
    model = cluster(clone(primitive("st", "ocf:pacemaker:Stateful"), "c", promotable=True))
    root = load(model, "trixie")
    assert [p.get("name") for p in root.iterfind(".//clone/meta_attributes/nvpair")] == [
        "promotable"
    ]
