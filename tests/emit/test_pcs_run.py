"""The script run by the real pcs of three generations: the CIB is the one that is written
directly, values come back byte for byte, and the forms that look right and are not stay out."""

from typing import Any

import pytest
from lxml import etree

from crmgen.emit.cib import emit_cib
from crmgen.emit.pcs import emit_pcs
from crmgen.model import (
    Alert,
    Cluster,
    FencingLevel,
    Language,
    Primitive,
    Recipient,
    Role,
    SetColocation,
    SetOrder,
    Tag,
    Ticket,
    Verbatim,
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
    place,
    primitive,
    resource_set,
    rule,
    rule_location,
    sets,
)
from tests.emit.test_cib import everything
from tests.oracle.normal import first_difference
from tests.oracle.stacks import stack

pytestmark = pytest.mark.oracle

TARGETS = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}
generations = pytest.mark.parametrize("name", TARGETS)
ON_N1 = rule(expression("#uname", "eq", "n1"))


def run(model: Cluster, name: str) -> bytes:
    """The CIB that the script builds."""
    task = job(TARGETS[name])
    script = emit_pcs(model, task)
    assert found(task.sink) == []
    return stack(name).pcs_script(script).cib


def agree(model: Cluster, name: str) -> None:
    task = job(TARGETS[name])
    assert first_difference(emit_cib(model, task), run(model, name)) is None


def dummy(name: str, **fields: Any) -> Primitive:
    return primitive(name, "ocf:pacemaker:Dummy", operation(name, "monitor", "10s"), **fields)


def stateful(name: str) -> Primitive:
    return primitive(name, "ocf:pacemaker:Stateful", operation(name, "monitor", "10s"))


def fence(name: str, agent: str = "fence_ipmilan", **params: str) -> Primitive:
    return primitive(
        name, f"stonith:{agent}", operation(name, "monitor", "60s"), params=params or {"ip": "::1"}
    )


@generations
def test_one_of_everything_means_what_the_cib_says(name: str):
    agree(everything(), name)


@generations
def test_what_pcs_has_no_words_for_means_the_same(name: str):
    ruled = attributes({"fake": "1"}, rule=ON_N1)
    scored = attributes({"fake": "3"}, score="5")
    model = cluster(
        group("g", dummy("d1", meta={"a": "b", "x": ""}), dummy("d2"), target_role="", b="c"),
        dummy("d3", params=(ruled, attributes({"fake": "2", "state": ""}), scored)),
        dummy("d4", utilization=sets({"cpu": "2", "mem": "1.5"}), meta=(scored, ruled)),
        primitive("d5", "ocf:pacemaker:Dummy", operation("d5", "monitor", "10000ms")),
        primitive(
            "d6",
            "ocf:pacemaker:Dummy",
            operation("d6", "monitor", "10s", {"timeout": "1500ms"}),
            operation("d6", "start", "0s", {}, {"a": "b", "OCF_CHECK_LEVEL": "10"}),
        ),
        primitive("d7", "ocf:pacemaker:Dummy"),
        primitive("d8", "ocf:pacemaker:Dummy", operations_id="ops"),
        primitive("d9", "ocf:pacemaker:remote", operation("d9", "monitor", "10s")),
        dummy("d10", meta={"remote-node": "guest"}),
        dummy("d11", params={"a b": "1", "a_b": "2", "a.b": "3", "#x": "4"}),
        clone(stateful("s1"), promotable=True, meta=(scored, attributes({"notify": "true"}))),
        clone(stateful("s2"), "ms", promotable=True, meta=(ruled,)),
        clone(dummy("c1"), "cl", meta={"interleave": "true", "x": ""}),
        clone(fence("f1")),
        fence("f2", "fence_scsi", devices="/dev/sda"),
        primitive("f3", "stonith:external/libvirt", utilization=sets({"x": "1"})),
        nodes=(
            node("n1", "1", attributes=(attributes({"a": "x y", "b": "", "c": "-1"}),)),
            node("n2", utilization=(attributes({"cpu": "4", "m": "1.5"}),)),
            node("n3", type="remote", attributes=(attributes({"z": ""}),)),
        ),
        properties={"stonith-enabled": "false", "cluster-name": "x y", "batch-limit": ""},
        rsc_defaults=(attributes({"resource-stickiness": "1", "x": ""}),),
        op_defaults=(attributes({"timeout": "60s"}, score="3"),),
        fencing_levels=(FencingLevel(target="n4", index=2, devices=("f2", "f3"), place=PLACE),),
        constraints=(
            order("o1", "d1", "d2"),
            order("o2", "d3", "d4"),
            order("o3", "d3", "d4", kind="Optional"),
            SetOrder(id="o4", sets=(resource_set("d1", "d2"),), place=PLACE),
            colocation("k1", "d3", "d4"),
            colocation("k2", "d3", "d4", "-1"),
            colocation("k3", "d4", "d3", "-1"),
            SetColocation(id="k4", score="1", sets=(resource_set("d3", "d4"),), place=PLACE),
            SetColocation(id="k5", score="2", sets=(resource_set("d3", "d4"),), place=PLACE),
            Ticket(id="t1", ticket="t_1", rsc="d3", place=PLACE),
            Ticket(id="t2", ticket="t2", rsc="ms", role=Role.PROMOTED, place=PLACE),
            Ticket(id="t3", ticket="t2", rsc="ms", loss_policy="stop", place=PLACE),
            rule_location("l1", "d3", ON_N1),
            rule_location("l2", "d3", ON_N1),
            rule_location("l3", "d4", ON_N1, rule(expression("a", "defined"), score="5", id="r")),
        ),
        tags=(
            Tag(id="tg1", refs=("d1", "cl"), place=PLACE),
            Tag(id="tg2", refs=("o1", "d1"), place=PLACE),
        ),
        alerts=(
            Alert(
                id="al",
                path="/a b",
                instance_attributes=(attributes({"x": "y z", "e": ""}),),
                recipients=(
                    Recipient(
                        id="r1",
                        value="v",
                        instance_attributes=(attributes({"q": ""}),),
                        place=PLACE,
                    ),
                    Recipient(id="r2", value="v", place=PLACE),
                ),
                place=PLACE,
            ),
        ),
    )
    agree(model, name)


@pytest.mark.parametrize("name", ["bullseye", "bookworm"])
def test_old_fencing_plugins_in_groups(name: str):
    plugins = [fence(f"f{i}", f"external/plugin{i}", hostlist="n1") for i in (1, 2)]
    level = FencingLevel(target="n1", index=1, devices=("f1", "f2"), place=PLACE)
    model = cluster(
        group("g", *plugins),
        nodes=(node("n1"),),
        constraints=(node_location("l1", "g", "n1", "-INFINITY"),),
        fencing_levels=(level,),
    )
    agree(model, name)


@generations
def test_a_clone_that_pcs_cant_make_is_wrapped(name: str):
    """As for pcs 0.9, with the words of the Pacemaker that is there."""
    model = cluster(
        clone(group("g", dummy("d1"), dummy("d2")), "cl", meta={"interleave": "true"}),
        clone(stateful("s1"), "ms", promotable=True),
    )
    version = {"bullseye": "2.0.5", "bookworm": "2.1.5", "trixie": "3.0.0"}[name]
    task = job(f"pacemaker={version},pcs=0.10.4")
    script = emit_pcs(model, task)
    assert b"$child" in script
    cib = stack(name).pcs_script(script).cib
    assert first_difference(emit_cib(model, task), cib) is None


@generations
def test_a_node_that_is_there_is_not_made_again(name: str):
    base = stack(name).empty_cib().replace(b"<nodes/>", b'<nodes><node id="7" uname="n1"/></nodes>')
    model = cluster(nodes=(node("n1", "1", attributes=(attributes({"a": "b"}),)), node("n2", "2")))
    script = emit_pcs(model, job(TARGETS[name]))
    cib = etree.fromstring(stack(name).pcs_script(script, base_cib=base).cib)
    nodes = [(n.get("id"), n.get("uname")) for n in cib.iterfind("configuration/nodes/node")]
    assert nodes == [("7", "n1"), ("2", "n2")]
    assert cib.find(".//node[@id='7']//nvpair").get("value") == "b"


@generations
def test_a_refused_command_names_its_cell(name: str):
    """Without --force an agent that is not installed here stops the script."""
    missing = primitive("d1", "ocf:nobody:none", operation("d1", "monitor", "10s"), row=12)
    script = emit_pcs(cluster(missing), job(TARGETS[name]))
    base = stack(name).empty_cib()
    done = stack(name).pcs_script(script, "--", base_cib=base, check=False)
    assert "stopped at design.csv A12" in done.output
    assert done.cib == base


@generations
def test_trap_T46_an_id_that_is_taken_stops_the_script_at_its_cell(name: str):
    model = cluster(dummy("d1"), constraints=(rule_location("d1", "d1", ON_N1),))
    done = stack(name).pcs_script(emit_pcs(model, job(TARGETS[name])), check=False)
    assert "stopped at design.csv A1" in done.output
    assert done.cib == b""


@generations
def test_trap_T44_a_constraint_on_the_inside_of_a_clone_stops_the_script(name: str):
    model = cluster(clone(dummy("d1")), constraints=(node_location("l1", "d1", "n1"),))
    done = stack(name).pcs_script(emit_pcs(model, job(TARGETS[name])), check=False)
    assert "stopped at design.csv A1" in done.output


@generations
def test_raw_pcs_commands_are_run(name: str):
    text = "pcs constraint order set d1 d2 setoptions id=mine"
    raw = Verbatim(language=Language.PCS, text=text, place=place(1, "text"))
    cib = etree.fromstring(run(cluster(dummy("d1"), dummy("d2"), verbatim=(raw,)), name))
    assert cib.find(".//rsc_order[@id='mine']") is not None


@pytest.mark.parametrize("name", ["bookworm", "trixie"])
def test_trap_T4_a_japanese_node_attribute_comes_back(name: str):
    nodes = (node("n1", "1", attributes=(attributes({"site": "東京 髙", "b": "c"}),)),)
    agree(cluster(nodes=nodes), name)


@generations
def test_trap_T43_a_promotable_agent_gets_no_operations_of_its_own(name: str):
    cib = etree.fromstring(run(cluster(clone(stateful("s1"), "ms", promotable=True)), name))
    assert [op.get("id") for op in cib.iter("op")] == ["s1-monitor-10s"]


@generations
def test_a_remote_node_is_called_like_its_resource(name: str):
    remote = primitive("r1", "ocf:pacemaker:remote", operation("r1", "monitor", "60s"))
    model = cluster(
        remote,
        dummy("d1"),
        fence("f1"),
        nodes=(node("n1"), node("r1", type="remote", attributes=(attributes({"a": "1"}),))),
        fencing_levels=(FencingLevel(target="r1", index=1, devices=("f1",), place=PLACE),),
        constraints=(
            order("o", "r1", "d1"),
            node_location("l1", "r1", "n1"),
            node_location("l2", "d1", "r1"),
            rule_location("l3", "r1", ON_N1),
        ),
        tags=(Tag(id="t", refs=("r1", "d1"), place=PLACE),),
    )
    agree(model, name)


@generations
def test_resources_that_are_called_like_words_of_pcs(name: str):
    members = ("set", "then", "with", "start", "d1")
    model = cluster(
        *(dummy(member) for member in (*members, "config", "remove", "add")),
        constraints=(
            order("o1", "start", "d1"),
            order("o2", "d1", "start"),
            order("o3", "config", "d1"),
            order("o4", "remove", "set"),
            order("o5", "then", "with"),
            colocation("k1", "d1", "with"),
            colocation("k2", "with", "set"),
            node_location("l1", "add", "n1"),
            rule_location("l2", "config", ON_N1),
            rule_location("l3", "add", ON_N1),
            SetOrder(id="o6", sets=(resource_set(*members),), place=PLACE),
            SetColocation(id="k3", score="1", sets=(resource_set(*members),), place=PLACE),
            Ticket(id="t1", ticket="t", rsc="set", place=PLACE),
        ),
    )
    agree(model, name)
