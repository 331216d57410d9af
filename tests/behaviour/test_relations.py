"""The score matrix and the sentences of constraints."""

import re
from typing import Any

import pytest
from msgspec.structs import replace

from crmgen.behaviour import Behaviour
from crmgen.model import DateExpression, DateSpec, FencingLevel, Role, Ticket
from tests.behaviour.designs import SAMPLES, behaviour, sample
from tests.emit.build import (
    attributes,
    clone,
    cluster,
    colocation,
    expression,
    group,
    node,
    node_location,
    operation,
    order,
    place,
    primitive,
    resource_set,
    rule,
    rule_location,
)
from tests.emit.build import pair as attribute_pair

NODES = (node("n1", "1", attributes=(attributes({"site": "east"}),)), node("n2", "2"))


def said(*constraints: Any, lang: str = "ja") -> list[str]:
    made = cluster(
        primitive("a"),
        primitive("b"),
        clone(primitive("c"), "ms", promotable=True),
        nodes=NODES,
        constraints=constraints,
    )
    return [relation.sentence(lang) for relation in behaviour(made).relations]


@pytest.mark.parametrize(
    ("score", "ja", "en"),
    [
        ("INFINITY", "a は動ける限り n1 で動く", "a runs on n1 whenever it can"),
        ("-INFINITY", "a は n1 では動かない", "a never runs on n1"),
        ("200", "a は n1 を優先する（スコア 200）", "a prefers n1 (score 200)"),
        ("-5", "a は n1 を避ける（スコア -5）", "a avoids n1 (score -5)"),
        ("0", "a は n1 で動いてよい（スコア 0）", "a may run on n1 (score 0)"),
    ],
)
def test_locations(score, ja, en):
    made = node_location("l", "a", "n1", score)
    assert said(made) == [ja]
    assert said(made, lang="en") == [en]


def test_rules():
    one = rule(
        expression("ping", "not_defined"),
        expression("ping", "lt", "100"),
        op="or",
        score="-INFINITY",
    )
    made = rule_location("r", "a", one, rule(expression("#uname", "eq", "n2"), score="10"))
    assert said(made) == [
        "a は ping が設定されていない、または ping が 100 より小さいノードでは動かない",
        "a はノード名が n2 であるノードを優先する（スコア 10）",
    ]
    assert (
        said(made, lang="en")[0]
        == "a never runs on nodes where ping is not set or ping is below 100"
    )


def test_rules_on_dates_agents_operations_and_rules_inside():
    spec = DateSpec(fields=(attribute_pair("weekdays", "1-5"),), place=place(4))
    since = DateExpression(operation="gt", start="2027-01-01", place=place(5))
    inner = replace(rule(expression("x", "defined"), score=None), conditions=(since,))
    inner = replace(inner, boolean_op="or")
    whole = replace(rule(expression("#uname", "ne", "n2")), conditions=(spec, inner))
    made = rule_location("r", "a", replace(whole, boolean_op="and"))
    assert said(made) == [
        "a は動ける限りノード名が n2 でない、かつ日時が weekdays=1-5 に当たる、"
        "かつ（x が設定されている、または日時が 2027-01-01 より後である）ノードで動く"
    ]
    assert said(made, lang="en") == [
        "a runs on nodes where the node's name is not n2 and the time matches weekdays=1-5 and "
        "(x is set or it is after 2027-01-01) whenever it can"
    ]
    scored = replace(rule(expression("x", "defined"), score=None), score_attribute="weight")
    assert said(rule_location("r", "a", scored), lang="en") == [
        "a prefers nodes where x is set by the value of weight"
    ]


def test_colocations_with_roles():
    made = colocation("c", "a", "ms", with_rsc_role=Role.PROMOTED)
    assert said(made) == ["a は Promoted の ms と同じノードで動く"]
    assert said(made, lang="en") == ["a runs on the node of ms (Promoted)"]
    assert said(colocation("c", "a", "b", "-INFINITY")) == ["a は b と同じノードでは動かない"]
    assert said(colocation("c", "a", "b", "-20")) == [
        "a はできれば b と別のノードで動く（スコア -20）"
    ]


def test_orders_say_what_follows_when_they_stop():
    assert said(order("o", "a", "b")) == [
        "a が起動してから b が起動する。逆に、b が停止してから a が停止する"
    ]
    one_way = order("o", "ms", "b", first_action="promote", then_action="start", symmetrical=False)
    assert said(one_way, lang="en") == ["b starts after ms is promoted"]
    both = order("o", "a", "b", kind="Serialize")
    assert said(both) == ["a と b の起動・停止を同時に行わない"]


def test_sets_are_taken_apart():
    from crmgen.model import SetOrder

    sets = (resource_set("a", "b", sequential=False, require_all=False), resource_set("ms"))
    made = SetOrder(id="s", sets=sets, place=place(7))
    assert said(made, lang="en")[0].startswith("ms starts after one of a, b starts")


def test_tickets():
    made = Ticket(id="t", ticket="T", rsc="a", loss_policy="fence", place=place(3, "ticket", "rsc"))
    assert said(made) == ["a はチケット T を持つサイトだけで動く（失うとノードを強制停止）"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_both_languages_are_whole(path):
    facts = behaviour(sample(path.stem))
    texts = [relation.sentence for relation in facts.relations]
    texts += [item.text for item in (*facts.protections, *facts.gaps)]
    assert len(facts.relations) >= len(facts.look.cluster.constraints)
    for text in texts:
        assert not re.search(r"[\u3040-\u9fff]", text.en)
        assert re.search(r"[\u3040-\u9fff]", text.ja)
        assert "{" not in text.ja + text.en


def test_the_score_matrix_adds_up_and_knows_the_cells():
    made = cluster(
        primitive("a"),
        primitive("b"),
        nodes=NODES,
        constraints=(
            node_location("l", "a", "n1", "100"),
            rule_location("r", "a", rule(expression("site", "eq", "east"), score="50")),
            rule_location("u", "b", rule(expression("b-status", "eq", "x"), score="50")),
        ),
    )
    a, b = behaviour(made).scores
    assert [(one.node, one.text) for one in a] == [("n1", "150"), ("n2", "0")]
    assert [(term.constraint, term.score) for term in a[0].terms] == [("l", 100), ("r", 50)]
    assert a[0].terms[0].at.cell == "C1"
    assert [one.total for one in b] == [None, None]  # an attribute of an agent
    assert b[0].text == ""


def test_an_opt_in_cluster_forbids_what_no_location_names():
    made = cluster(
        primitive("a"),
        nodes=NODES,
        properties={"symmetric-cluster": "false"},
        constraints=(node_location("l", "a", "n1", "100"),),
    )
    ((first, second),) = behaviour(made).scores
    assert (first.text, second.text) == ("100", "-INFINITY")


# fencing and what protects


def _fenced(*devices: Any, levels: Any = (), **properties: str) -> Behaviour:
    made = cluster(
        primitive("a"),
        *devices,
        nodes=NODES,
        fencing_levels=levels,
        properties={"stonith-enabled": "true", **properties},
    )
    return behaviour(made)


def _device(name: str, hosts: str, kind: str = "fence_ipmilan", **params: str):
    held = {"pcmk_host_list": hosts, **params} if hosts else params
    watch = operation(name, "monitor", "60s")
    return primitive(name, f"stonith:{kind}", watch, params=held)


def _level(target: str, index: int, *devices: str) -> FencingLevel:
    where = place(9, "target", "devices", "index")
    return FencingLevel(target=target, index=index, devices=devices, place=where)


def test_the_plan_names_levels_devices_and_delays():
    facts = _fenced(
        _device("f1", "n1", pcmk_delay_base="3s", pcmk_reboot_timeout="90s"),
        _device("f2", "n1"),
        _device("f3", "N2"),
        levels=(_level("n1", 2, "f2"), _level("n1", 1, "f1")),
    )
    one, two = facts.fencing.plan
    assert [(lv.index, [d.id for d in lv.devices]) for lv in one.levels] == [
        (1, ["f1"]),
        (2, ["f2"]),
    ]
    first = one.levels[0].devices[0]
    assert (first.timeout.value, [d.most for d in first.delays]) == ("90s", [3000])
    assert one.levels[1].devices[0].timeout.value == "60s"
    assert [d.id for d in two.levels[0].devices] == ["f3"]  # fenced compares without case
    assert two.levels[0].index == 0


def test_a_delay_by_node_is_that_nodes():
    facts = _fenced(_device("f", "n1 n2", pcmk_delay_base="n1:5s;n2:0s"))
    one, two = facts.fencing.plan
    assert [d.most for d in one.levels[0].devices[0].delays] == [5000]
    assert two.levels[0].devices[0].delays == ()


def _gaps(facts) -> list[str]:
    return [gap.kind for gap in facts.gaps]


def test_gaps():
    assert _gaps(_fenced(**{"stonith-enabled": "false"})) == ["no fencing", "corosync"]
    assert _gaps(_fenced(_device("f", "n1"))) == ["single path", "no device", "corosync"]
    assert "unsure device" in _gaps(_fenced(_device("f", "")))
    both = _fenced(_device("f1", "n1"), _device("f2", "n2"))
    assert _gaps(both) == ["single path", "single path", "mutual fencing", "corosync"]
    spared = _fenced(_device("f1", "n1", pcmk_delay_base="5s"), _device("f2", "n2"))
    assert "mutual fencing" not in _gaps(spared)
    silent = primitive("f1", "stonith:fence_ipmilan", params={"pcmk_host_list": "n1 n2"})
    assert "unwatched device" in _gaps(_fenced(silent))
    ignoring = _fenced(_device("f", "n1 n2"), **{"no-quorum-policy": "ignore"})
    assert "ignored quorum" in _gaps(ignoring)


def test_protections():
    made = cluster(
        group(
            "g",
            primitive("lock", "ocf:heartbeat:sfex", params={"device": "/dev/sdb1"}),
            primitive("chk", "ocf:heartbeat:VIPcheck", params={"target_ip": "10.0.0.5"}),
        ),
        _device("f", "n1 n2"),
        nodes=NODES,
        properties={"priority-fencing-delay": "15s"},
    )
    found = {one.kind: one for one in behaviour(made).protections}
    assert list(found) == ["stonith", "sfex", "vipcheck", "quorum", "priority"]
    assert "/dev/sdb1" in found["sfex"].text.ja
    assert found["sfex"].at.cell == "B1"
    assert "10.0.0.5" in found["vipcheck"].text.en
    assert "15s" in found["priority"].text.en
