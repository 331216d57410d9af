"""What a target's Pacemaker can't hold is told at its cell, whatever the output."""

import pytest

from crmgen.diagnostics import Sink
from crmgen.emit.cib import emit_cib
from crmgen.emit.limits import check_target, milliseconds
from crmgen.model import Alert, Cluster, FencingLevel, Operation
from crmgen.targets import resolve_target
from tests.emit.build import (
    attributes,
    cluster,
    expression,
    found,
    job,
    node,
    operation,
    place,
    primitive,
    rule,
    rule_location,
)
from tests.helpers import clean
from tests.oracle.stacks import stack


def findings(model: Cluster, target: str) -> list[tuple[str, str]]:
    sink = Sink()
    check_target(model, resolve_target(target), sink)
    return found(sink)


def with_operations(*operations: Operation) -> Cluster:
    return cluster(primitive("d", "ocf:pacemaker:Dummy", *operations))


def with_value(value: str) -> Cluster:
    return cluster(primitive("d", params={"v": value}))


DEMOTE = with_operations(operation("d", "monitor", "10s", {"on-fail": "demote"}, row=5))
REQUIRES = with_operations(operation("d", "start", "0s", {"requires": "nothing"}, row=5))
NAGIOS = cluster(primitive("d", "nagios:check_tcp", row=5))
UPSTART = cluster(primitive("d", "upstart:cron", row=5))
ALERT = cluster(alerts=(Alert(id="al", path="/x", place=place(5, "path")),))
JAPANESE = rule(expression("a", "eq", "日"))
INTEGER = cluster(
    primitive("d"),
    constraints=(rule_location("l", "d", rule(expression("pingd", "lt", "100", "integer"))),),
)


@pytest.mark.parametrize(
    ("model", "target", "expected"),
    [
        (DEMOTE, "pacemaker=2.0.3", [("B5", "TGT500")]),
        (DEMOTE, "debian11", []),
        (REQUIRES, "debian11", [("B5", "TGT501")]),
        (REQUIRES, "rhel7", []),
        (INTEGER, "pacemaker=2.0.4", [("D1", "TGT502")]),
        (INTEGER, "debian11", []),
        (ALERT, "pacemaker=1.1.14", [("A5", "TGT503")]),
        (ALERT, "rhel7", []),
        (with_value("日本"), "debian11", [("B1", "TGT504")]),
        (with_value("日本"), "pacemaker=2.1.3", []),
        (with_value('"日本"'), "debian12", [("B1", "TGT505")]),
        (with_value("日本 & x"), "debian12", [("B1", "TGT505")]),
        (with_value("日\n<"), "debian13", []),
        (with_value("& < 日本"), "debian12", []),
        (with_value('"日本"'), "pacemaker=2.1.8", []),
        (with_value("a\nb"), "debian12", [("B1", "TGT506")]),
        (with_value("a\tb"), "debian12", [("B1", "TGT506")]),
        (with_value("a\rb"), "rhel7", [("B1", "TGT506")]),
        (with_value("a\nb"), "pacemaker=2.1.8", []),
        (with_value("a\x0bb"), "debian13", [("B1", "TGT507")]),
        (with_value("a\ufffe"), "debian13", [("B1", "TGT507")]),
        (with_value("\ud800"), "debian13", [("B1", "TGT507")]),
        (NAGIOS, "debian13", [("B5", "TGT509")]),
        (NAGIOS, "debian12", []),
        (UPSTART, "debian13", [("B5", "TGT509")]),
        (UPSTART, "rhel7", []),
    ],
)
def test_a_target_says_what_it_lacks(model: Cluster, target: str, expected: list[tuple[str, str]]):
    assert findings(model, target) == expected


@pytest.mark.parametrize(
    "model",
    [
        cluster(properties={"p": "日"}),
        cluster(rsc_defaults=(attributes({"p": "日"}),)),
        cluster(nodes=(node("n1", attributes=(attributes({"p": "日"}),)),)),
        cluster(constraints=(rule_location("l", "d", JAPANESE),)),
        cluster(alerts=(Alert(id="al", path="/日", place=place(5, "path")),)),
        cluster(primitive("d", params={"日": "1"})),
        with_operations(operation("d", "monitor", "10s", {}, {"X": "日"})),
        cluster(primitive("d", params=(attributes({"a": "1"}, JAPANESE),))),
    ],
)
def test_every_text_of_the_model_is_looked_at(model: Cluster):
    assert [code for _, code in findings(model, "debian11")] == ["TGT504"]


@pytest.mark.parametrize("target", ["rhel7", "debian11", "debian12", "debian13"])
@pytest.mark.parametrize(
    ("first", "second"), [("10", "10s"), ("10s", "10000ms"), ("60s", "1min"), ("PT1M", "60")]
)
def test_equal_monitor_intervals(first: str, second: str, target: str):
    model = with_operations(
        operation("d", "monitor", first, {"role": "Promoted"}, row=5),
        operation("d", "monitor", second, {"role": "Unpromoted"}, row=6),
    )
    assert findings(model, target) == [("B6", "TGT508")]


def test_operations_that_pacemaker_can_tell_apart():
    model = with_operations(
        operation("d", "monitor", "10s"),
        operation("d", "monitor", "11s"),
        operation("d", "start"),
        operation("d", "stop"),
    )
    assert findings(model, "debian12") == []


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("name", "target"), [("bullseye", "debian11"), ("bookworm", "debian12"), ("trixie", "debian13")]
)
def test_pacemaker_itself_refuses_equal_intervals(name: str, target: str):
    operations = (operation("d", "monitor", "10s"), operation("d", "monitor", "10"))
    model = cluster(primitive("d", "ocf:pacemaker:Dummy", *operations), nodes=(node("n1"),))
    assert any(
        "duplicate" in line for line in stack(name).verify(emit_cib(model, job(target))).errors
    )


@pytest.mark.parametrize("name", ["start", "stop", "promote", "demote", "migrate_to"])
def test_only_a_monitor_recurs(name: str):
    model = with_operations(operation("d", name, "10s", row=5), operation("d", "monitor", "10s"))
    assert findings(model, "debian12") == [("B5", "TGT511")]


@pytest.mark.parametrize("interval", ["0", "0s", "0ms", "PT0S"])
def test_an_interval_of_nothing_does_not_recur(interval: str):
    assert findings(with_operations(operation("d", "start", interval)), "debian12") == []


@pytest.mark.parametrize(("index", "expected"), [(9, []), (10, [("B5", "TGT510")])])
def test_fencing_levels_end_at_nine(index: int, expected: list[tuple[str, str]]):
    level = FencingLevel(
        target="n1", index=index, devices=("f1",), place=place(5, "target", "index")
    )
    assert findings(cluster(fencing_levels=(level,)), "debian12") == expected


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ("10", 10_000),
        ("10s", 10_000),
        ("10SEC", 10_000),
        ("500ms", 500),
        ("2min", 120_000),
        ("1h", 3_600_000),
        ("1500us", 1),
        ("PT1M30S", 90_000),
        ("P1DT1H", 90_000_000),
        ("soon", None),
    ],
)
def test_intervals_in_milliseconds(interval: str, expected: int | None):
    assert milliseconds(interval) == expected


BUNDLED = """
 | RESOURCES
 | | resourceItem | id
 | | Bundle       | b
 | BUNDLE
 | P | id | container | image
 |   | b  | {kind}    | x:1
 | N | control-port | add-host
 |   | 3121         | {hosts}
"""
SELECTING = """
 | ALERT
 | P | path
 |   | /a
 | S | kind
 |   | nodes
"""


@pytest.mark.parametrize(
    ("kind", "hosts", "target", "expected"),
    [
        ("docker", "", "pacemaker=1.1.16", [("D6", "TGT591")]),
        ("docker", "", "pacemaker=1.1.17", []),
        ("rkt", "", "pacemaker=1.1.17", [("D6", "TGT592")]),
        ("rkt", "", "debian12", []),
        ("rkt", "", "debian13", [("D6", "TGT592")]),
        ("podman", "", "pacemaker=2.0.0", [("D6", "TGT592")]),
        ("podman", "", "debian11", []),
        ("docker", "true", "rhel7", [("D8", "TGT593")]),
        ("docker", "true", "debian11", []),
    ],
)
def test_bundles(kind, hosts, target, expected):
    assert findings(clean(BUNDLED.format(kind=kind, hosts=hosts)), target) == expected


@pytest.mark.parametrize(
    ("target", "expected"), [("pacemaker=1.1.17", [("C5", "TGT594")]), ("rhel7", [])]
)
def test_selected_events(target, expected):
    assert findings(clean(SELECTING), target) == expected
