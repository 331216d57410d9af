"""Table 1-2 against itself and against the virtual addresses. The pages show each finding once."""

import pytest

from tests.checks.made import found, primitive, tree

IPADDR2 = "ocf,heartbeat,IPaddr2"
NODES = ",NODE\n,,uname,ptype,name,value\n,,pm01,,,\n,,pm02,,,\n"
REMOTE = ",NODE\n,,uname,ntype,ptype,name,value\n,,pm01,,,,\n,,pm02,,,,\n,,far,remote,,,\n"
BANNED = ",LOCATION_NODE\n,,rsc,prefers/avoids,node,score\n,,vip,avoids,pm02,\n"


def table(*rows: str) -> str:
    head = ",NETWORK\n,,network,use,uname,nic,address\n"
    return head + "".join(f",,{row}\n" for row in rows)


SERVICE = ("svc,service,pm01,eth1,192.0.2.11/24", ",,pm02,eth1,192.0.2.12/24")


def codes_of(
    *rows: str, vip: tuple[str, ...] = (), nodes: str = NODES, more: str = ""
) -> list[str]:
    sheet = nodes + table(*rows) + tree("Primitive vip") + primitive("vip", IPADDR2, *vip) + more
    return [code for code, _ in found(sheet, codes="NET")]


VIP = ("ip=192.0.2.10", "nic=eth1", "cidr_netmask=24")


@pytest.mark.parametrize(
    ("vip", "expected"),
    [
        (VIP, []),
        (("ip=192.0.2.10", "nic=eth1", "cidr_netmask=32"), []),
        (("ip=192.0.2.10", "nic=eth1", "cidr_netmask=25"), ["NET406"]),
        (("ip=192.0.2.10", "nic=eth9", "cidr_netmask=24"), ["NET405"]),
        (("ip=192.0.3.10", "nic=eth1", "cidr_netmask=24"), ["NET404"]),
        (("ip=192.0.2.12", "nic=eth1", "cidr_netmask=24"), ["NET403"]),
        (("ip=2001:db8::10", "nic=eth1", "cidr_netmask=64"), []),  # no IPv6 network is told
        (("ip=192.0.2.10",), []),
        (("ip=service.example.com", "nic=eth1"), []),
    ],
)
def test_virtual_addresses(vip, expected):
    assert codes_of(*SERVICE, vip=vip) == expected


def test_without_prefixes_no_network_is_known():
    rows = (row.replace("/24", "") for row in SERVICE)
    assert codes_of(*rows, vip=("ip=198.51.100.1", "nic=eth1", "cidr_netmask=24")) == []


def test_a_node_that_may_not_run_the_address_needs_no_interface():
    rows = (SERVICE[0], ",,pm02,eth7,192.0.2.12/24")
    assert codes_of(*rows, vip=VIP) == ["NET405"]
    assert codes_of(*rows, vip=VIP, more=BANNED) == []


def test_a_node_without_any_interface_in_the_table_is_not_judged():
    assert codes_of(SERVICE[0], vip=VIP) == []


def test_remote_nodes_are_nodes_and_need_no_interconnect():
    links = ("a,interconnect,pm01,e1,10.0.1.1/24", ",,pm02,e1,10.0.1.2/24")
    others = ("b,interconnect,pm01,e2,10.0.2.1/24", ",,pm02,e2,10.0.2.2/24")
    far = "svc,service,far,eth1,192.0.2.13/24"
    assert codes_of(*links, *others, far, vip=("ip=192.0.2.10",), nodes=REMOTE) == []
    assert codes_of(*links, far, vip=("ip=192.0.2.10",), nodes=REMOTE) == ["NET408"]
    assert codes_of(*links, others[0], far, vip=("ip=192.0.2.10",), nodes=REMOTE) == ["NET409"]


def test_without_declared_nodes_none_is_unknown():
    assert codes_of(*SERVICE, vip=VIP, nodes="") == []


def test_each_version_of_ip_has_its_own_network():
    both = (*SERVICE, ",,pm01,eth1,2001:db8::11/64", ",,pm02,eth1,2001:db8::12/64")
    assert codes_of(*both, vip=VIP) == []
    assert codes_of(*both[:3], ",,pm02,eth1,2001:db8:1::12/64", vip=VIP) == ["NET407"]


def test_an_address_is_the_same_however_it_is_written():
    rows = ("six,,pm01,eth1,2001:db8::1/64", ",,pm02,eth1,2001:DB8:0::1/64")
    assert codes_of(*rows, vip=VIP) == ["NET402"]


SWITCH = "power,fencing,pm01,,203.0.113.9/24"


def test_one_device_may_be_there_for_several_nodes():
    assert codes_of(*SERVICE, SWITCH, ",,pm02,,203.0.113.9/24", vip=VIP) == []
    assert codes_of(*SERVICE, SWITCH, ",,pm01,,203.0.113.9/24", vip=VIP) == ["NET402"]


LINKS = (
    *("a,interconnect,pm01,e1,10.0.1.1/24", ",,pm02,e1,10.0.1.2/24"),
    *("b,interconnect,pm01,e2,10.0.2.1/24", ",,pm02,e2,10.0.2.2/24"),
)


@pytest.mark.parametrize(
    ("rows", "vip", "expected"),
    [
        (LINKS, VIP, []),  # where clients are is not told
        ((*LINKS, *SERVICE), ("ip=10.0.1.9", "nic=eth1", "cidr_netmask=24"), ["NET404"]),
        (SERVICE, ("ip=198.51.100.9", "nic=lo", "cidr_netmask=32"), []),
    ],
)
def test_only_networks_that_clients_use_are_compared(rows, vip, expected):
    assert codes_of(*rows, vip=vip) == expected


def test_two_interconnects_are_two_networks():
    same = [
        row.replace("10.0.2.1/", "10.0.1.3/").replace("10.0.2.2/", "10.0.1.4/") for row in LINKS
    ]
    assert codes_of(*same, vip=VIP) == ["NET411"]
