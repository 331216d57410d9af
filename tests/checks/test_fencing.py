"""Fencing devices: what they fence, and sheets that say less than the samples do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmgen.checks.devices import host_map, names
from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target

WEB = """\
,RESOURCES
,,resourceItem,id
,,Primitive,web
,PRIMITIVE
,P,id,class,provider,type
,,web,systemd,,nginx
,O,type,timeout,interval,on-fail
,,start,60s,,restart
,,monitor,60s,10s,restart
,,stop,60s,,block
"""


def device(name: str, *parameters: str, agent: str = "fence_apc_snmp") -> str:
    rows = [f",RESOURCES\n,,resourceItem,id\n,,Stonith,{name}\n,STONITH\n,P,id,type"]
    rows += [f",,{name},{agent}", ",A,type,name,value"]
    rows += [f',,options,{key},"{value}"' for key, value in (p.split("=", 1) for p in parameters)]
    rows += [",O,type,timeout,interval", ",,start,60s,", ",,monitor,60s,3600s", ",,stop,60s,"]
    return "\n".join(rows) + "\n"


def nodes(*unames: str) -> str:
    rows = "".join(f",,{uname},attribute,site,east\n" for uname in unames)
    return ",NODE\n,,uname,type,name,value\n" + rows


def avoids(*pairs: str) -> str:
    rows = "".join(f",,{rsc},avoids,{node},\n" for rsc, node in (p.split() for p in pairs))
    return ",LOCATION_NODE\n,,rsc,prefers/avoids,node,score\n" + rows


def properties(*pairs: str) -> str:
    return ",PROPERTY\n,,name,value\n" + "".join(f",,{p.replace('=', ',')}\n" for p in pairs)


def told(text: str, *stages: str) -> list[tuple[str, str | None]]:
    request = Request(Path("x.csv"), resolve_target(None), kinds=("cib",), data=text.encode())
    items = compile_workbook(request).sink.sorted()
    assert not [i.code.id for i in items if i.code.id.startswith(("TBL", "VAL", "REF", "CLU"))]
    return [(i.code.id, i.found) for i in items if i.code.id.startswith(stages or ("FEN", "QUO"))]


class TestHostMap:
    @pytest.mark.parametrize(
        ("text", "plugs", "bad"),
        [
            ("pm01:1;pm02:2,3", {"pm01": "1", "pm02": "2,3"}, []),
            ("pm01=1 pm02=2", {"pm01": "1", "pm02": "2"}, []),
            ("pm01:vm\\ one", {"pm01": "vm one"}, []),
            ("pm01:1;pm02", {"pm01": "1"}, ["pm02"]),
            (":1;pm02:", {}, [":1", "pm02:"]),
            ("", {}, []),
        ],
    )
    def test_pairs_and_what_is_none(self, text, plugs, bad):
        assert host_map(text) == (plugs, bad)

    @given(st.dictionaries(st.from_regex("[a-z]+", fullmatch=True), st.integers(1, 99)))
    def test_any_pairs_come_back(self, plugs):
        text = ";".join(f"{node}:{plug}" for node, plug in plugs.items())
        assert host_map(text) == ({node: str(plug) for node, plug in plugs.items()}, [])

    @given(st.text())
    def test_any_text_can_be_read(self, text):
        assert all(host_map(text).plugs)
        assert all(names(text))


class TestDevices:
    @pytest.mark.parametrize("switch", ["true", "yes", "ON", "1"])
    def test_fencing_on_without_a_device(self, switch):
        text = nodes("pm01", "pm02") + properties(f"stonith-enabled={switch}") + WEB
        assert told(text) == [("FEN401", switch)]

    def test_a_watchdog_needs_no_device(self):
        watchdog = properties("stonith-enabled=true", "stonith-watchdog-timeout=10s")
        assert told(nodes("pm01", "pm02") + watchdog + WEB) == []

    def test_raw_text_may_hold_the_devices(self):
        raw = ",ADDITIONAL_CONFIG\n,,config\n,,primitive fence1 stonith:fence_apc_snmp\n"
        codes = [code for code, _ in told(properties("stonith-enabled=true") + WEB + raw)]
        assert "FEN401" not in codes

    def test_properties_alone_need_no_device(self):
        assert told(properties("stonith-enabled=true")) == []

    def test_a_device_without_a_list_may_fence_any_node(self):
        text = nodes("pm01", "pm02") + device("f1", "ip=192.0.2.1") + WEB
        assert told(text) == []

    def test_one_list_for_all_nodes(self):
        shared = device("f1", "ip=192.0.2.1", "pcmk_host_map=pm01:1;pm02:2", "pcmk_delay_max=15s")
        assert told(nodes("pm01", "pm02") + shared + WEB) == []

    def test_without_a_table_of_nodes_the_locations_name_them(self):
        devices = device("f1", "pcmk_host_list=pm01", "ip=192.0.2.1", "delay=5")
        text = devices + WEB + avoids("f1 pm01", "web pm02")
        assert told(text) == [("FEN404", "pm02")]

    def test_a_remote_node_has_no_device_of_its_own(self):
        rows = ",,pm01,member,attributes,rack,a\n,,far,remote,attributes,rack,b\n"
        text = ",NODE\n,,uname,ntype,ptype,name,value\n" + rows
        only = device("f1", "pcmk_host_list=pm01", "ip=192.0.2.1")
        assert told(text + only + WEB) == []

    def test_delays_by_node_in_one_device(self):
        def shared(delays: str) -> str:
            hosts = "pcmk_host_map=pm01:1;pm02:2"
            parameters = ("ip=192.0.2.1", hosts, f"pcmk_delay_base={delays}")
            return nodes("pm01", "pm02") + device("f1", *parameters) + WEB

        assert told(shared("pm01:5s;pm02:0s")) == []
        assert told(shared("pm01:0s;pm02:0s")) == [("FEN412", "f1")]


class TestExclusiveControl:
    OFF = properties("stonith-enabled=false", "no-quorum-policy=ignore")

    @staticmethod
    def primitive(name: str, agent: str) -> str:
        head = f",RESOURCES\n,,resourceItem,id\n,,Primitive,{name}\n,PRIMITIVE\n"
        return f"{head},P,id,class,provider,type\n,,{name},ocf,heartbeat,{agent}\n"

    def colocated(self, score: str) -> str:
        both = self.primitive("vip", "IPaddr2") + self.primitive("check", "VIPcheck")
        return f"{both},COLOCATION\n,,rsc,with-rsc,score\n,,vip,check,{score}\n"

    def test_nothing_guards_an_address(self):
        assert told(self.OFF + self.primitive("vip", "IPaddr2"), "QUO") == [("QUO403", "vip")]

    def test_a_service_without_address_and_disk_may_run_twice(self):
        assert told(self.OFF + WEB, "QUO") == []

    @pytest.mark.parametrize(("score", "found"), [("INFINITY", []), ("100", [("QUO403", "vip")])])
    def test_a_guard_protects_what_must_run_beside_it(self, score, found):
        assert told(self.OFF + self.colocated(score), "QUO") == found

    def test_quorum_protects(self):
        off = properties("stonith-enabled=false", "no-quorum-policy=stop")
        assert told(off + self.primitive("vip", "IPaddr2"), "QUO") == []
