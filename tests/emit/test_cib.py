"""The CIB: valid for every target, what the model says, with ids that a reader knows."""

import re

import pytest
from lxml import etree
from msgspec.structs import replace

from crmgen.emit.cib import emit_cib
from crmgen.model import (
    Alert,
    Cluster,
    FencingLevel,
    Language,
    Recipient,
    Role,
    SetColocation,
    SetOrder,
    Tag,
    Ticket,
    Verbatim,
)
from crmgen.origin import Place, Source
from crmgen.targets.platforms import PLATFORMS
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
from tests.oracle.stacks import stack, stack_of

ON_N1 = expression("#uname", "eq", "n1")
PINGED = rule(
    expression("pingd", "not_defined"),
    expression("pingd", "lt", "100", "number"),
    score="-INFINITY",
    op="or",
)


def emitted(model: Cluster, target: str = "debian12", trace: bool = False) -> etree._Element:
    """The CIB as a tree; nothing may be reported on the way."""
    task = job(target, trace)
    cib = emit_cib(model, task)
    assert found(task.sink) == []
    return etree.fromstring(cib)


def everything(alerts: bool = True) -> Cluster:
    """A cluster with one of everything that the tables can say, for any target."""
    drbd = primitive(
        "drbd",
        "ocf:linbit:drbd",
        operation("drbd", "monitor", "10s", {"timeout": "20s", "role": "Promoted"}),
        operation("drbd", "monitor", "11s", {"on-fail": "restart"}, {"OCF_CHECK_LEVEL": "10"}),
        operation("drbd", "start", "0s", {"timeout": "240"}),
        params=sets(
            {"drbd_resource": "r0", "pass:word": "a b"},
            attributes({"drbd_resource": "r1"}, rule(ON_N1)),
            attributes({"drbd_resource": "r2"}, rule(ON_N1, score="3"), score="5"),
        ),
        meta={"migration-threshold": "1"},
        utilization=sets({"cpu": "2"}),
        operations_id="drbd-operations",
    )
    return cluster(
        group("grp", primitive("fs"), primitive("ip"), is_managed="true"),
        clone(drbd, "ms", promotable=True, meta={"promoted-max": "1", "target-role": "Promoted"}),
        clone(primitive("ping", "ocf:pacemaker:ping"), "cl", meta={"interleave": "true"}),
        primitive("f1", "stonith:fence_ipmilan", params={"ip": "192.168.0.1"}),
        primitive("web", "systemd:httpd"),
        properties={"stonith-enabled": "true", "no-quorum-policy": "stop"},
        rsc_defaults=(attributes({"resource-stickiness": "INFINITY"}),),
        op_defaults=(attributes({"timeout": "60s"}),),
        nodes=(
            node("n1", "1", attributes=(attributes({"site": "a"}),)),
            node("n2", utilization=(attributes({"cpu": "4"}),)),
        ),
        fencing_levels=(
            FencingLevel(target="n1", index=1, devices=("f1",), place=PLACE),
            FencingLevel(target="n2", index=1, devices=("f1",), place=PLACE),
        ),
        constraints=(
            node_location("l1", "grp", "n1", "200"),
            rule_location("l2", "grp", PINGED),
            rule_location("l3", "ms", rule(ON_N1, score="100", role=Role.PROMOTED), PINGED),
            colocation("c1", "grp", "ms", with_rsc_role=Role.PROMOTED),
            SetColocation(
                id="c2",
                score="INFINITY",
                sets=(resource_set("web", "cl", sequential=False), resource_set("f1")),
                place=PLACE,
            ),
            order("o1", "ms", "grp", kind="Mandatory", first_action="promote", then_action="start"),
            order("o2", "cl", "grp", kind="Optional", symmetrical=False),
            SetOrder(
                id="o3",
                kind="Mandatory",
                sets=(
                    resource_set("web", "cl", sequential=False, require_all=False),
                    resource_set("f1", action="start"),
                ),
                place=PLACE,
            ),
            Ticket(
                id="t1",
                ticket="tk",
                rsc="ms",
                role=Role.PROMOTED,
                loss_policy="demote",
                place=PLACE,
            ),
        ),
        tags=(Tag(id="tg", refs=("grp", "web"), place=PLACE),),
        alerts=(
            (
                Alert(
                    id="al",
                    path="/usr/local/bin/alert",
                    instance_attributes=(attributes({"k": "v"}),),
                    meta_attributes=(attributes({"timeout": "30s"}),),
                    recipients=(
                        Recipient(
                            id="al-recipient-1",
                            value="admin@example.com",
                            instance_attributes=(attributes({"z": "1"}),),
                            place=PLACE,
                        ),
                    ),
                    place=PLACE,
                ),
            )
            if alerts
            else ()
        ),
    )


@pytest.mark.oracle
@pytest.mark.parametrize("target", PLATFORMS)
def test_valid_for_the_schema_of_every_target(target: str):
    task = job(target)
    cib = emit_cib(everything(), task)
    assert stack("trixie").validate(cib, task.target.schema) == []


@pytest.mark.oracle
@pytest.mark.parametrize("target", PLATFORMS)
def test_pacemaker_finds_nothing_to_complain_about(target: str):
    task = job(target)
    # Pacemaker 1.1 can't be run here; 2.0 reads what was written for it
    tools = stack(stack_of(task.target.pacemaker.version) or "bullseye")
    verdict = tools.verify(emit_cib(everything(), task))
    assert (verdict.errors, verdict.warnings, verdict.code) == ([], [], 0)


@pytest.mark.oracle
@pytest.mark.parametrize("name", ["bullseye", "bookworm", "trixie"])
def test_cibadmin_takes_the_whole_cib(name: str):
    target = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}[name]
    replaced = etree.fromstring(stack(name).replace(emit_cib(everything(), job(target))).cib)
    assert replaced.get("admin_epoch") == "1"
    assert [e.get("id") for e in replaced.iterfind("configuration/resources/*")] == [
        "grp", "ms", "cl", "f1", "web",
    ]  # fmt: skip


@pytest.mark.parametrize("target", PLATFORMS)
def test_ids_are_unique_names(target: str):
    root = emitted(everything(), target)
    refs = ("resource_ref", "obj_ref", "node")
    ids = [e.get("id") for e in root.iter("*") if e.get("id") and e.tag not in refs]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[A-Za-z_][\w.-]*", i, re.ASCII)] == []


def test_ids_are_those_that_crmsh_makes():
    root = emitted(everything())
    ids = {str(e.get("id")) for e in root.iter("*") if e.get("id")}
    assert ids >= {
        "cib-bootstrap-options",
        "cib-bootstrap-options-stonith-enabled",
        "rsc-options-resource-stickiness",
        "op-options-timeout",
        "drbd-instance_attributes-drbd_resource",
        "drbd-instance_attributes-0",
        "drbd-instance_attributes-0-rule-expression",
        "drbd-instance_attributes-1-drbd_resource",
        "drbd-meta_attributes-migration-threshold",
        "drbd-utilization-cpu",
        "drbd-operations",
        "drbd-monitor-11s-instance_attributes-OCF_CHECK_LEVEL",
        "nodes-1-site",
        "l2-rule",
        "l2-rule-expression-0",
        "l3-rule-0",
        "o3-1",
    }


def test_a_name_that_is_no_id_is_made_one():
    model = cluster(primitive("d", params={"a:b": "1", "a_b": "2", "日本": "3"}))
    names = {e.get("name"): e.get("id") for e in emitted(model).iter("nvpair")}
    assert names["a:b"] == "d-instance_attributes-a_b"
    assert names["a_b"] == "d-instance_attributes-a_b-0"
    assert names["日本"] == "d-instance_attributes-__"


def test_a_made_id_gives_way_to_one_of_the_sheet():
    model = cluster(primitive("d", params={"a": "1"}), primitive("d-instance_attributes"))
    root = emitted(model)
    assert root.find(".//instance_attributes").get("id") == "d-instance_attributes-0"
    assert len(root.findall(".//primitive[@id='d-instance_attributes']")) == 1


@pytest.mark.parametrize(
    ("target", "tag", "meta"),
    [
        ("rhel7", "master", {"master-max": "1", "target-role": "Master"}),
        ("debian11", "clone", {"promotable": "true", "promoted-max": "1", "target-role": "Master"}),
        (
            "debian12",
            "clone",
            {"promotable": "true", "promoted-max": "1", "target-role": "Promoted"},
        ),
    ],
)
def test_promotable_clones_in_the_words_of_the_target(target: str, tag: str, meta: dict[str, str]):
    root = emitted(everything(), target)
    element = root.find(f"configuration/resources/{tag}[@id='ms']")
    pairs = [(p.get("name"), p.get("value")) for p in element.iterfind("meta_attributes/nvpair")]
    assert pairs == list(meta.items())


def test_a_promotable_clone_without_meta_attributes():
    root = emitted(cluster(clone(primitive("d"), "ms", promotable=True)))
    assert [p.get("name") for p in root.iterfind(".//clone/meta_attributes/nvpair")] == [
        "promotable"
    ]


def test_promotable_goes_into_the_set_without_a_rule():
    ruled = attributes({"clone-max": "3"}, rule(ON_N1))
    model = cluster(clone(primitive("d"), promotable=True, meta=(ruled, *sets({"notify": "true"}))))
    first, second = emitted(model).iterfind(".//clone/meta_attributes")
    assert [p.get("name") for p in first.iterfind("nvpair")] == ["clone-max"]
    assert [p.get("name") for p in second.iterfind("nvpair")] == ["promotable", "notify"]


@pytest.mark.parametrize(
    ("target", "role"), [("rhel7", "Master"), ("debian11", "Master"), ("debian13", "Promoted")]
)
def test_roles_in_the_words_of_the_target(target: str, role: str):
    root = emitted(everything(), target)
    assert root.find(".//op[@role]").get("role") == role
    assert root.find(".//rule[@role]").get("role") == role
    assert root.find(".//rsc_colocation[@id='c1']").get("with-rsc-role") == role
    assert root.find(".//rsc_ticket").get("rsc-role") == role


@pytest.mark.parametrize(
    ("target", "ids"),
    [("debian11", ["l3"]), ("debian12", ["l3"]), ("debian13", ["l3", "l3-rule2"])],
)
def test_several_rules_of_a_location(target: str, ids: list[str]):
    root = emitted(everything(), target)
    locations = [e for e in root.iter("rsc_location") if str(e.get("id")).startswith("l3")]
    assert [e.get("id") for e in locations] == ids
    rules = [r for e in locations for r in e.iterfind("rule")]
    assert [r.get("score") for r in rules] == ["100", "-INFINITY"]


def test_a_split_location_avoids_an_id_of_the_sheet():
    model = cluster(
        primitive("d"),
        constraints=(
            rule_location("l", "d", rule(ON_N1), rule(ON_N1)),
            node_location("l-rule2", "d", "n1"),
        ),
    )
    ids = [e.get("id") for e in emitted(model, "debian13").iter("rsc_location")]
    assert ids == ["l", "l-rule2-1", "l-rule2"]


def test_a_rule_without_a_score_gets_the_one_of_crmsh():
    model = cluster(primitive("d", params=sets(attributes({"a": "1"}, rule(ON_N1, score=None)))))
    assert emitted(model).find(".//rule").get("score") == "INFINITY"


def test_a_rule_that_is_used_again_gets_an_id_of_its_own():
    again = rule(ON_N1, id="r1")
    model = cluster(
        primitive("d"),
        primitive("e"),
        constraints=(rule_location("l1", "d", again), rule_location("l2", "e", again)),
    )
    assert [r.get("id") for r in emitted(model).iter("rule")] == ["r1", "r1-0"]


def test_empty_sets_are_not_written():
    model = cluster(
        primitive("d", params=(attributes({}),)),
        properties={},
        rsc_defaults=(attributes({}),),
        nodes=(node("n1", attributes=(attributes({}),)),),
    )
    tags = {e.tag for e in emitted(model).iter("*")}
    assert not tags & {"instance_attributes", "rsc_defaults", "cluster_property_set"}


@pytest.mark.parametrize(
    "value",
    ["", " a  b ", "\"'", "<&>", "a\\b", "$(x) `y`", "日本 語", "😀", "%{{", "-x=", "x" * 4000],
)
def test_values_come_back_as_they_are(value: str):
    root = emitted(cluster(primitive("d", params={"v": value})))
    assert root.find(".//primitive//nvpair").get("value") == value


@pytest.mark.oracle
def test_newlines_and_japanese_survive_a_pacemaker_that_holds_them():
    value = '1 行目\n\t& "二" <行目>'
    cib = emit_cib(cluster(primitive("d", params={"v": value})), job("debian13"))
    stored = etree.fromstring(stack("trixie").replace(cib).cib)
    assert stored.find(".//primitive//nvpair").get("value") == value


def test_op_attributes_in_the_order_of_the_sheet():
    op = operation("d", "monitor", "10s", {"on-fail": "block", "timeout": "5s", "enabled": "false"})
    element = emitted(cluster(primitive("d", "ocf:pacemaker:Dummy", op))).find(".//op")
    assert list(element.attrib) == ["id", "name", "interval", "on-fail", "timeout", "enabled"]


def test_the_header_says_where_it_comes_from():
    cib = emit_cib(cluster(), job("debian12")).decode()
    assert cib.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<!-- crmgen ')
    assert "<!-- source: design.csv -->\n" in cib
    assert '<cib crm_feature_set="3.16.1" validate-with="pacemaker-3.9" admin_epoch="1"' in cib


def test_the_trace_names_the_cell_of_each_element():
    model = cluster(
        primitive("prmIp", params=(attributes({"ip": "10.0.0.1"}),), row=108),
        properties={"no-quorum-policy": "stop"},
    )
    cib = emit_cib(model, job(trace=True)).decode()
    assert '<!-- prmIp: design.csv A108 -->\n      <primitive id="prmIp"' in cib
    assert "<!-- ip: design.csv B1 -->\n          <nvpair" in cib
    assert "<!-- no-quorum-policy: design.csv B1 -->" in cib


def test_the_trace_says_where_a_row_as_a_whole_is_meant():
    whole = Place(Source("design.csv"), 24, {})
    cib = emit_cib(cluster(replace(primitive("prmIp"), place=whole)), job(trace=True)).decode()
    assert '<!-- prmIp: design.csv row 24 -->\n      <primitive id="prmIp"' in cib


def test_without_trace_the_only_comments_are_the_header():
    root = emitted(everything())
    assert list(root.iter(etree.Comment)) == []


@pytest.mark.parametrize("file", ["a--b.csv", "a----b.csv", "a-", "x\n\x01.csv", "設計.csv"])
def test_any_file_name_fits_into_a_comment(file: str):
    odd = Place(Source(file), 3, {"id": 1})
    model = cluster(replace(primitive("d"), place=odd))
    comments = [c.text for c in emitted(model, trace=True).iter(etree.Comment)]
    assert any("A3" in text for text in comments)


def test_the_same_model_gives_the_same_bytes():
    assert emit_cib(everything(), job()) == emit_cib(everything(), job())


@pytest.mark.parametrize("language", list(Language))
def test_raw_text_is_an_error_at_its_cell(language: Language):
    raw = Verbatim(language=language, text="bundle b docker image=x", place=place(7, "text"))
    task = job()
    emit_cib(cluster(verbatim=(raw,)), task)
    assert found(task.sink) == [("A7", "TGT520")]


def test_an_operation_role_that_is_started_stays():
    op = operation("d", "monitor", "10s", {"role": "Started"})
    assert (
        emitted(cluster(primitive("d", "ocf:pacemaker:Dummy", op)), "rhel7")
        .find(".//op")
        .get("role")
        == "Started"
    )


def test_pairs_keep_the_order_of_the_sheet():
    model = cluster(primitive("d", params={"z": "1", "a": "2"}))
    assert [p.get("name") for p in emitted(model).iterfind(".//primitive//nvpair")] == ["z", "a"]
