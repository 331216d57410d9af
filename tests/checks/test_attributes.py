"""Attributes of monitors and the rules that look at them."""

import operator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target

WEB = """\
,RESOURCES
,,resourceItem,resourceItem,id
,,Primitive,,web
,,Clone,,cln
,,,Primitive,watch
,PRIMITIVE
,P,id,class,provider,type
,,web,systemd,,nginx
"""
COMPARE = {
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
    "eq": operator.eq,
    "ne": operator.ne,
}


def monitor(agent: str, *parameters: str) -> str:
    rows = [",PRIMITIVE", ",P,id,class,provider,type", f",,watch,{agent}", ",A,type,name,value"]
    rows += [f",,params,{p.replace('=', ',', 1)}" for p in parameters]
    return "\n".join(rows) + "\n"


def rule(*rows: str, score: str = "-INFINITY", join: str = "") -> str:
    head = ",LOCATION_RULE\n,,rsc,score,bool_op,attribute,op,value,role\n"
    first, *more = (",".join(row.split()) for row in rows)
    return head + f",,web,{score},{join},{first}\n" + "".join(f",,,,,{row}\n" for row in more)


def told(text: str, target: str | None = None) -> list[tuple[str, str]]:
    """The codes and cells, but for the advice on hosts and constraints."""
    request = Request(Path("x.csv"), resolve_target(target), kinds=("cib",), data=text.encode())
    items = compile_workbook(request).sink.sorted()
    assert not [i.code.id for i in items if i.code.id.startswith(("TBL", "VAL", "REF", "CLU"))]
    aside = ("MON411", "MON412", "MON417")
    return [
        (i.code.id, i.found or "")
        for i in items
        if i.code.id.startswith("MON") and i.code.id not in aside
    ]


PING = ("ocf,pacemaker,ping", "name=p")


class TestWhoSetsIt:
    @pytest.mark.parametrize(
        ("agent", "attribute"),
        [
            (("ocf,pacemaker,ping", "host_list=192.0.2.1"), "pingd"),
            (("ocf,pacemaker,attribute",), "opa-watch"),
            (("ocf,pacemaker,ifspeed", "iface=eth0"), "ifspeed"),
            (("ocf,heartbeat,ethmonitor", "interface=eth0"), "ethmonitor-eth0"),
            (("ocf,heartbeat,pgsql",), "watch-status"),
            (("ocf,heartbeat,pgsql",), "watch-receiver-status"),
            (("ocf,pacemaker,HealthCPU",), "#health-cpu"),
            (("ocf,heartbeat,storage-mon", "drives=/dev/sda"), "#health-watch"),
            (("ocf,site,own",), "watch-state"),
            (("ocf,site,own", "name=state"), "state"),
        ],
    )
    def test_agents_set_attributes(self, agent, attribute):
        codes = [code for code, _ in told(WEB + monitor(*agent) + rule(f"{attribute} eq 1"))]
        assert "MON401" not in codes

    @pytest.mark.parametrize(
        "attribute", ["#uname", "#kind", "#site-name", "master-db", "standby", "#health-fan"]
    )
    def test_pacemaker_or_something_outside_sets_it(self, attribute):
        assert told(WEB + monitor("ocf,site,own") + rule(f"{attribute} eq 1")) == []

    @pytest.mark.parametrize(
        ("agent", "attribute"),
        [
            ("ocf,heartbeat,pgsql", "watch-statu"),
            ("ocf,heartbeat,storage-mon", "#health-wach"),
            ("ocf,site,own", "wach-state"),
            ("ocf,site,own", "#unmae"),
        ],
    )
    def test_nobody_sets_it(self, agent, attribute):
        found = told(WEB + monitor(agent) + rule(f"{attribute} eq 1"))
        assert ("MON401", attribute) in found

    def test_a_node_attribute_of_table_1_1(self):
        nodes = ",NODE\n,,uname,type,name,value\n,,pm01,attribute,rack,a\n"
        assert told(nodes + WEB + monitor("ocf,site,own") + rule("rack eq a")) == []

    def test_raw_text_may_look_at_it(self):
        raw = ",ADDITIONAL_CONFIG\n,,config\n,,role watchers read ref:p\n"
        assert ("MON402", "p") not in told(WEB + monitor(*PING) + raw)


class TestThresholds:
    @settings(max_examples=60, deadline=None)
    @given(
        st.sampled_from(sorted(COMPARE)),
        st.integers(-1, 7),
        st.integers(1, 3),
        st.integers(1, 2),
    )
    def test_as_trying_all_values_tells(self, operation, limit, factor, hosts):
        addresses = " ".join(f"192.0.2.{n + 1}" for n in range(hosts))
        ping = monitor(*PING, f"host_list={addresses}", f"multiplier={factor}")
        test = rule("p not_defined .", f"p {operation} {limit}", join="or").replace(",.", ",")
        compare = COMPARE[operation]
        passing = [n * factor for n in range(hosts + 1) if compare(n * factor, limit)]
        expected = []
        if factor * hosts in passing:
            expected = [("MON404", str(limit))]
        elif not passing:
            expected = [("MON405", str(limit))]
        assert told(WEB + ping + test) == expected

    @pytest.mark.parametrize(
        ("test", "expected"),
        [
            ("p eq ERROR", []),
            ("p eq error", []),
            ("p ne normal", []),
            ("p eq normal", [("MON404", "normal")]),
            ("p ne ERROR", [("MON404", "ERROR")]),
            ("p eq ERR", [("MON405", "ERR")]),
            ("p gt 1", [("MON414", "gt 1")]),
        ],
    )
    def test_diskd_says_normal_or_error(self, test, expected):
        disk = monitor("ocf,pacemaker,diskd", "name=p", "device=/dev/sdb")
        rows = rule("p not_defined .", test, join="or").replace(",.", ",")
        assert told(WEB + disk + rows, "rhel7") == expected

    def test_a_preference_may_hold_while_all_is_well(self):
        ping = monitor(*PING, "host_list=192.0.2.1 192.0.2.2")
        assert told(WEB + ping + rule("p gte 1", score="100")) == []

    def test_a_value_that_differs_by_node_is_not_judged(self):
        ping = ",PRIMITIVE\n,P,id,class,provider,type\n,,watch,ocf,pacemaker,ping\n"
        ping += ",A,type,rule,name,value\n,,params,,name,p\n"
        for node in ("pm01", "pm02"):
            ping += f",,params,rule #uname eq {node},host_list,192.0.2.1\n"
        rows = rule("p not_defined .", "p lt 50", join="or").replace(",.", ",")
        assert told(WEB + ping + rows) == []


class TestJoined:
    @pytest.mark.parametrize(
        ("join", "rows", "expected"),
        [
            ("and", ("#uname eq a", "#uname eq b"), [("MON407", "and")]),
            ("and", ("#uname eq a", "#uname ne a"), [("MON407", "and")]),
            ("and", ("watch-x eq a", "watch-y eq b"), []),
            ("and", ("watch-x ne a", "watch-x ne b"), []),
            ("or", ("watch-x ne a", "watch-x ne b"), [("MON408", "or")]),
            ("or", ("watch-x ne a", "watch-y ne b"), []),
            ("or", ("watch-x eq a", "watch-x eq b"), []),
        ],
    )
    def test_what_stands_joined(self, join, rows, expected):
        assert told(WEB + monitor("ocf,site,own") + rule(*rows, join=join)) == expected

    def test_a_preference_that_always_holds_bans_nothing(self):
        rows = rule("watch-x ne a", "watch-x ne b", score="100", join="or")
        assert told(WEB + monitor("ocf,site,own") + rows) == []
