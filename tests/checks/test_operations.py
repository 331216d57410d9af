"""Operations: their names, roles and times, and what follows when they fail."""

import pytest

from tests.checks.made import found, tree
from tests.checks.operated import MONITOR, START, STOP, meta, service, table

WEB = tree("Primitive web")
ROLES = "type,timeout,interval,on-fail,role"
REPLICA = tree("Promotable rep-clone", " Primitive rep")


def web(*operations: str, columns: str = ROLES, agent: str = "systemd,,nginx") -> str:
    return WEB + service("web", agent, *operations, columns=columns)


def replica(*monitors: str) -> str:
    rows = ("start,60s,,restart,", *monitors, "promote,60s,,,", "demote,60s,,,", "stop,60s,,,")
    body = service("rep", "ocf,pacemaker,Stateful", *rows, columns=ROLES)
    return REPLICA + meta("rep-clone,interleave,true") + body


def test_a_monitor_that_is_switched_off_is_none():
    columns = "type,timeout,interval,enabled"
    sheet = web("start,60s,,", "monitor,60s,10s,false", "stop,60s,,", columns=columns)
    assert found(sheet, codes="OPS") == [("OPS401", "web")]


def test_a_misspelt_monitor_is_told_once():
    assert found(web(START, "moniter,60s,10s", STOP), codes="OPS") == [("OPS405", "moniter")]


def test_another_name_does_not_stand_for_the_monitor():
    codes = found(web(START, "check,60s,10s", STOP), codes="OPS")
    assert codes == [("OPS401", "web"), ("OPS405", "check")]


@pytest.mark.parametrize("interval", ["10", "500ms", "PT10S", "1min"])
def test_any_time_makes_a_monitor_recur(interval):
    assert found(web(START, f"monitor,60s,{interval}", STOP), codes="OPS") == []


def test_a_probe_beside_a_monitor_is_fine():
    sheet = web(START, "monitor,120s,0s", MONITOR, STOP)
    assert found(sheet, codes="OPS") == []


@pytest.mark.parametrize(
    ("monitors", "expected"),
    [
        (("monitor,60s,10s,,", "monitor,60s,9s,,Master"), []),
        (("monitor,60s,10s,,Slave", "monitor,60s,9s,,Promoted"), []),
        (("monitor,60s,10s,,",), [("OPS403", "rep")]),
        (("monitor,60s,9s,,Promoted",), [("OPS403", "rep")]),
        (("monitor,60s,10s,,Started",), [("OPS404", "Started")]),
    ],
)
def test_both_roles_of_a_promotable_resource_are_watched(monitors, expected):
    assert found(replica(*monitors), codes="OPS40") == expected


def test_a_reason_beside_a_start_delay_is_enough():
    head = ",O,type,timeout,interval,start-delay,\n#,,,,,,備考\n"
    rows = ",,start,60s,,,\n,,monitor,60s,10s,30s,起動が遅い\n,,stop,60s,,,\n"
    sheet = WEB + ",PRIMITIVE\n,P,id,class,provider,type\n,,web,systemd,,nginx\n" + head
    assert found(sheet + rows, codes="OPS") == []
    assert found(sheet + rows.replace("起動が遅い", ""), codes="OPS") == [("OPS408", "30s")]


def test_what_an_agent_offers_is_known_and_what_it_lacks_is_told():
    dummy = "ocf,pacemaker,Dummy"
    assert found(web(START, MONITOR, "migrate_to,60s", STOP, agent=dummy), codes="OPS") == []
    sheet = web(START, MONITOR, "promote,60s", STOP, agent=dummy)
    assert found(sheet, codes="OPS") == [("OPS410", "promote")]


class TestTimeouts:
    mount = ("params,device,/dev/mapper/a", "params,directory,/a", "params,fstype,xfs")

    def filesystem(self, start: str, *more: str) -> str:
        rows = (start, "monitor,60s,20s", STOP)
        body = service("fs", "ocf,heartbeat,Filesystem", *rows, given=self.mount)
        return tree("Primitive fs") + body + "".join(more)

    def test_a_default_for_all_operations_counts(self):
        default = table("OP_DEFAULTS", "name,value", "timeout,90s")
        assert found(self.filesystem("start,"), codes="OPS") == [("OPS420", "")]
        assert found(self.filesystem("start,", default), codes="OPS") == []

    def test_a_default_below_the_advice_is_told_at_the_operation(self):
        default = table("OP_DEFAULTS", "name,value", "timeout,30s")
        assert found(self.filesystem("start,", default), codes="OPS") == [("OPS421", "30s")]

    def test_an_operation_without_a_row_is_told_at_the_resource(self):
        rows = ("monitor,60s,20s", STOP)
        body = service("fs", "ocf,heartbeat,Filesystem", *rows, given=self.mount)
        assert found(tree("Primitive fs") + body, codes="OPS") == [("OPS420", "fs")]

    def test_the_formula_of_sfex_stands_above_its_advice(self):
        given = ("params,device,/dev/mapper/l", "params,lock_timeout,70")
        rows = ("start,90s", "monitor,60s,10s", STOP)
        body = service("lock", "ocf,heartbeat,sfex", *rows, given=given)
        assert found(tree("Primitive lock") + body, codes="OPS") == []

    def test_ping_without_a_timeout_of_its_own_fits_itself(self):
        given = ("params,host_list,192.0.2.1 192.0.2.2", "params,attempts,30")
        body = service("net", "ocf,pacemaker,ping", "start,60s", MONITOR, STOP, given=given)
        sheet = tree("Clone net-clone", " Primitive net") + body
        assert found(sheet, codes="OPS") == []


class TestOnFail:
    @pytest.mark.parametrize(
        ("agent", "on_fail", "expected"),
        [
            ("systemd,,nginx", "ignore", ["OPS442"]),
            ("systemd,,nginx", "block", ["OPS441"]),
            ("systemd,,nginx", "restart", ["OPS441"]),
            # Pacemaker takes these two for its default, which fences
            ("systemd,,nginx", "standby", []),
            ("systemd,,nginx", "stop", []),
            ("ocf,heartbeat,VIPcheck", "ignore", []),
            ("ocf,pacemaker,ping", "block", []),
        ],
    )
    def test_a_failed_stop(self, agent, on_fail, expected):
        sheet = web("start,90s", "monitor,60s,10s", f"stop,60s,,{on_fail}", agent=agent)
        assert [code for code, _ in found(sheet, codes="OPS44")] == expected

    def test_a_default_for_all_operations_counts(self):
        default = table("OP_DEFAULTS", "name,value", "on-fail,ignore")
        sheet = web(START, MONITOR, "stop,60s", columns="type,timeout,interval")
        assert [code for code, _ in found(sheet, default, codes="OPS44")] == ["OPS442", "OPS444"]

    def test_without_fencing_a_failed_stop_may_block(self):
        off = table("PROPERTY", "name,value", "stonith-enabled,false")
        sheet = web(START, MONITOR, "stop,60s,,block")
        assert found(off + sheet, codes="OPS44", base=False) == []

    def test_fencing_that_is_off_is_told_once(self):
        off = table("PROPERTY", "name,value", "stonith-enabled,false")
        sheet = web("start,60s,,fence", "monitor,60s,10s,fence", STOP)
        assert found(off + sheet, codes="OPS44", base=False) == [("OPS440", "fence")]

    @pytest.mark.parametrize(
        ("operation", "expected"),
        [
            ("monitor,60s,9s,demote,Promoted", []),
            ("monitor,60s,9s,demote,Unpromoted", [("OPS443", "demote")]),
            ("monitor,60s,0s,demote,Promoted", [("OPS443", "demote")]),
        ],
    )
    def test_demote_is_for_the_promoted_role(self, operation, expected):
        assert found(replica(operation), codes="OPS443") == expected

    def test_a_resource_that_never_moves_may_block(self):
        forever = ("meta,migration-threshold,INFINITY",)
        rows = (START, "monitor,60s,10s,block", STOP)
        assert found(WEB, service("web", "systemd,,nginx", *rows), codes="OPS44") == [
            ("OPS444", "block")
        ]
        sheet = WEB + service("web", "systemd,,nginx", *rows, given=forever)
        assert found(sheet, codes="OPS44") == []
