"""Properties, defaults and meta attributes, and what a target no longer has of them."""

import pytest

from crmgen.agents.options import Options
from crmgen.checks.option_values import meant
from crmgen.targets import resolve_target
from tests.checks.made import found, tree
from tests.checks.operated import MONITOR, START, STOP, meta, service, table

WEB = tree("Primitive web")
CLONED = tree("Clone web-clone", " Primitive web") + service("web", "systemd,,nginx")


def prop(name: str, value: str) -> str:
    return (
        WEB + service("web", "systemd,,nginx") + table("PROPERTY", "name,value", f"{name},{value}")
    )


def with_meta(name: str, value: str) -> str:
    return WEB + service("web", "systemd,,nginx", given=(f"meta,{name},{value}",))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("maintenance-mode", "NO"),
        ("enable-acl", "1"),
        ("batch-limit", "-1"),
        ("stonith-watchdog-timeout", "-1"),
        ("cluster-recheck-interval", "PT5M"),
        ("load-threshold", "70%"),
        ("node-health-red", "-infinity"),
        ("placement-strategy", "Balanced"),
        ("cluster-name", "anything at all"),
    ],
)
def test_legal_values_of_properties(name, value):
    assert found(prop(name, value), codes="PRP404") == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("maintenance-mode", "ture"),
        ("batch-limit", "many"),
        ("cluster-delay", "60sex"),
        ("cluster-delay", "P"),
        ("load-threshold", "70"),
        ("node-health-red", "inf"),
        ("placement-strategy", "utilisation"),
        ("no-quorum-policy", "ignored"),
    ],
)
def test_illegal_values_of_properties(name, value):
    assert found(prop(name, value), codes="PRP404") == [("PRP404", value)]


@pytest.mark.parametrize(
    ("name", "value", "near"),
    [
        ("enable-acl", "ture", "true"),
        ("enable-acl", "ＴＲＵＥ", "TRUE"),
        ("batch-limit", "１０", "10"),
        ("node-health-red", "-INFINTY", "-INFINITY"),
        ("no-quorum-policy", "ignored", "ignore"),
        ("cluster-delay", "soon", None),
    ],
)
def test_what_was_meant(name, value, near):
    facts = Options().properties(resolve_target("debian12"))[name]
    assert meant(facts, value) == near


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("migration-threshold", "-1"),
        ("migration-threshold", "one"),
        ("resource-stickiness", "INFINIT"),
        ("failure-timeout", "1day"),
        ("is-managed", "fase"),
        ("multiple-active", "x"),
        ("target-role", "Stoped"),
    ],
)
def test_illegal_values_of_meta_attributes(name, value):
    assert found(with_meta(name, value), codes="PRP404") == [("PRP404", value)]
    default = WEB + service("web", "systemd,,nginx")
    default += table("RSC_DEFAULTS", "name,value", f"{name},{value}")
    assert found(default, codes="PRP404", base=False) == [("PRP404", value)]


def test_values_are_judged_even_where_the_sheet_is_broken():
    broken = table("COLOCATION", "rsc,with-rsc,score", "web,nobody,INFINITY")
    assert found(prop("enable-acl", "ture"), broken, codes=("PRP404", "REF302")) == [
        ("PRP404", "ture"),
        ("REF302", "nobody"),
    ]


def test_a_clones_attribute_at_its_primitive_does_nothing():
    sheet = tree("Clone c", " Primitive web")
    sheet += service("web", "systemd,,nginx", given=("meta,clone-max,2",))
    assert found(sheet, codes="PRP402") == [("PRP402", "clone-max")]
    assert found(CLONED, meta("web-clone,promoted-max,1"), codes="PRP402") == [
        ("PRP402", "promoted-max")
    ]
    assert found(CLONED, meta("web-clone,clone-max,2"), codes="PRP402") == []


def test_defaults_of_operations_are_known():
    rows = ("timeout,60s", "intervall,5s", "on-fail,restrat")
    sheet = WEB + service("web", "systemd,,nginx") + table("OP_DEFAULTS", "name,value", *rows)
    assert found(sheet, codes="PRP40") == [("PRP402", "intervall"), ("PRP404", "restrat")]


@pytest.mark.parametrize(
    ("name", "target", "code"),
    [
        ("fencing-timeout", "debian12", "PRP403"),
        ("priority-fencing-delay", "rhel7", "PRP403"),
        ("default-resource-stickiness", "rhel7", "DEP403"),
        ("default-resource-stickiness", "debian11", "DEP402"),
        ("crmd-transition-delay", "debian12", "DEP403"),
        ("crmd-transition-delay", "rhel10", "DEP401"),
        ("stonith-timeout", "rhel10", None),
        ("stonith-timeout", "pacemaker=3.0.2", "DEP403"),
        ("enable-startup-probes", "pacemaker=3.0.2", "DEP404"),
    ],
)
def test_names_come_and_go_with_versions(name, target, code):
    value = "60s" if name.endswith(("timeout", "delay")) else "1"
    codes = found(prop(name, value), codes=("PRP40", "DEP40"), target=target)
    assert [item for item in codes if item[1] == name] == ([(code, name)] if code else [])


@pytest.mark.parametrize(
    ("value", "target", "code"),
    [
        ("poweroff", "rhel7", None),
        ("poweroff", "debian12", "DEP406"),
        ("poweroff", "rhel10", "DEP405"),
        ("off", "rhel10", None),
        ("of", "rhel10", "PRP404"),
    ],
)
def test_values_come_and_go_with_versions(value, target, code):
    codes = found(prop("stonith-action", value), codes=("PRP404", "DEP40"), target=target)
    assert codes == ([(code, value)] if code else [])


@pytest.mark.parametrize(
    "sheet",
    [
        prop("stop-all-resources", "yes"),
        with_meta("target-role", "Stopped"),
        with_meta("is-managed", "off"),
        with_meta("maintenance", "true"),
        WEB
        + service("web", "systemd,,nginx")
        + table("NODE", "uname,type,name,value", "pm01,attribute,standby,on"),
    ],
)
def test_what_operators_set_is_no_design(sheet):
    assert [code for code, _ in found(sheet, codes="PRP407")] == ["PRP407"]


@pytest.mark.parametrize(
    "sheet",
    [prop("stop-all-resources", "no"), with_meta("target-role", "Started")],
)
def test_what_lets_a_cluster_run_is_design(sheet):
    assert found(sheet, codes="PRP407") == []


@pytest.mark.parametrize("level", ["web", "grp", "grp-clone"])
def test_a_threshold_holds_from_the_outside_in(level):
    sheet = tree("Promotable grp-clone", " Group grp", "  Primitive web", "  Primitive app")
    sheet += service("web", "systemd,,nginx") + service("app", "systemd,,app")
    sheet += meta(f"{level},migration-threshold,INFINITY")
    lacking = [("PRP420", "app")] if level == "web" else []
    assert found(sheet, codes="PRP42", base=False) == lacking


def test_what_runs_everywhere_needs_no_threshold():
    assert found(CLONED, codes="PRP420", base=False) == []


def test_a_note_may_tell_how_failures_are_forgotten():
    rows = ",RSC_DEFAULTS\n,,name,value,\n#,,,,備考\n,,migration-threshold,1,{}\n"
    sheet = WEB + service("web", "systemd,,nginx")
    assert found(sheet, rows.format("手順 5.2 で故障回数を消す"), codes="PRP42", base=False) == []
    assert found(sheet, rows.format("一回"), codes="PRP42", base=False) == [("PRP421", "1")]


def test_a_failure_counts_longer_than_the_slowest_resource_takes():
    defaults = table("RSC_DEFAULTS", "name,value", "migration-threshold,3", "failure-timeout,200s")
    decided = table("PROPERTY", "name,value", "start-failure-is-fatal,true")
    sheet = tree("Primitive web", "Primitive slow")
    sheet += service("web", "systemd,,nginx", START, MONITOR, STOP)
    quick = service("slow", "systemd,,slow", START, "monitor,60s,79s", STOP)
    slow = service("slow", "systemd,,slow", START, "monitor,60s,81s", STOP)
    assert found(sheet, quick, defaults, decided, codes="PRP42", base=False) == []
    assert found(sheet, slow, defaults, decided, codes="PRP42", base=False) == [("PRP423", "200s")]


@pytest.mark.parametrize(
    ("agent", "target", "code"),
    [
        ("ocf,pacemaker,diskd", "rhel7", None),
        ("ocf,pacemaker,diskd", "rhel8", "DEP412"),
        ("ocf,heartbeat,ifcheckd", "debian12", "DEP412"),
        ("ocf,heartbeat,VIPcheck", "rhel9", None),
        ("ocf,pacemaker,o2cb", "rhel9", None),
        ("ocf,pacemaker,o2cb", "rhel10", "DEP413"),
        ("stonith,,external/ipmi", "rhel8", "DEP410"),
        ("stonith,,external/ipmi", "sles15", None),
        ("stonith,,external/stonith-helper", "rhel7", None),
        ("stonith,,external/stonith-helper", "rhel8", "DEP411"),
    ],
)
def test_agents_come_and_go_with_versions(agent, target, code):
    sheet = WEB + service("web", agent)
    codes = found(sheet, codes="DEP41", target=target)
    assert [item for item, _ in codes] == ([code] if code else [])
