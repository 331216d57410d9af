"""Values as they were typed."""

import pytest

from crmgen.checks.values import find_placeholder
from tests.checks.made import found, primitive, tree


def with_value(value: str) -> list[tuple[str, str]]:
    sheet = tree("Primitive web") + primitive("web", "ocf,heartbeat,nginx", f"options={value}")
    return found(sheet, codes="TXT")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("－ｑ", "TXT401"),
        ("/etc/ｎginx", "TXT401"),
        ("①", "TXT401"),
        ("‘quoted’", "TXT402"),
        ("“quoted”", "TXT402"),
        ("−1", "TXT402"),
        ("wait…", "TXT402"),
        ("1E+06", "TXT403"),
        ("1月2日", "TXT403"),
        ("2-Jan", "TXT403"),
    ],
)
def test_what_is_not_typed_in_ascii_is_told(value, code):
    assert with_value(value) == [(code, value)]


@pytest.mark.parametrize(
    "value",
    [
        "障害通知：系切替",
        "“障害”",
        "1E6",
        "10",
        "3.5",
        "a-Jan",
        "12-January",
        "/dev/disk/by-id/1-2",
    ],
)
def test_what_is_meant_so_is_left_alone(value):
    assert with_value(value) == []


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("192.168.xxx.xxx", "xxx"),
        ("192.168.1.XXX", "XXX"),
        ("172.20.zzz.1", "zzz"),
        ("10.0.x.x", "x.x"),
        ("host-yyy", "yyy"),
        ("***", "***"),
        ("<hostname>", "<hostname>"),
        ("○○", "○○"),
        ("TODO", "TODO"),
        ("changeme", "changeme"),
        ("未定", "未定"),
        ("???", "???"),
    ],
)
def test_a_placeholder_is_found(value, part):
    assert find_placeholder(value) == part


@pytest.mark.parametrize(
    "value",
    [
        "xxl",
        "/dev/xvdb1",
        "maxxx",
        "select 1 where 2 <> 3",
        "a < b and c > d",
        "/data/**",
        "rsync --filter='P /***'",
        "x86_64",
        "todolist",
        "http://[::1]:80/?a=b",
        "0xffff",
        "xx",
    ],
)
def test_what_only_looks_like_a_placeholder_is_none(value):
    assert find_placeholder(value) is None


def test_placeholders_stand_in_node_names_too():
    sheet = (
        tree("Primitive web")
        + primitive("web", "ocf,heartbeat,nginx")
        + ",LOCATION_NODE\n,,rsc,prefers/avoids,node,score\n,,web,prefers,xxx,100\n"
    )
    assert found(sheet, codes=("TXT", "NAM")) == [("TXT404", "xxx")]


def test_a_broken_sheet_is_still_looked_through_for_placeholders():
    sheet = tree("Primitive web", "Primitive lost") + primitive(
        "web", "ocf,heartbeat,nginx", "configfile=/etc/xxx.conf"
    )
    assert found(sheet, codes="TXT") == [("TXT404", "/etc/xxx.conf")]


def test_an_old_pacemaker_refuses_full_width_by_itself():
    sheet = tree("Primitive web") + primitive("web", "ocf,heartbeat,nginx", "options=－ｑ")
    assert found(sheet, codes="TXT", target="debian11") == []


@pytest.mark.parametrize(
    "parameters",
    [
        ("ocf,heartbeat,Filesystem", "device=/dev/mapper/a", "directory=／data", "fstype=xfs"),
        ("ocf,heartbeat,IPaddr2", "ip=１92.0.2.10", "nic=eth1", "cidr_netmask=24"),
        ("ocf,heartbeat,pgsql", "replication_slot_name=ｓlot"),
        ("ocf,heartbeat,nginx", "port=８０"),
    ],
)
def test_full_width_is_told_once(parameters):
    sheet = tree("Primitive rsc") + primitive("rsc", *parameters)
    assert [code for code, _ in found(sheet, codes=("TXT", "AGT"))] == ["TXT401"]
