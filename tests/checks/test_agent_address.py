"""Virtual addresses."""

import pytest

from tests.checks.made import found, primitive, tree

IPADDR2 = "ocf,heartbeat,IPaddr2"


def codes_of(*parameters: str, codes: str | tuple[str, ...] = "AGT4") -> list[str]:
    sheet = tree("Primitive vip") + primitive("vip", IPADDR2, *parameters)
    return [code for code, _ in found(sheet, codes=codes)]


@pytest.mark.parametrize(
    ("ip", "expected"),
    [
        ("192.0.2.10", []),
        ("2001:db8::10", []),
        ("192.0.2.256", ["AGT410"]),
        ("192.0.2.10/24", ["AGT410"]),
        ("host.example.com", ["AGT410"]),
        ("192.168.xxx.xxx", []),  # a placeholder, told as such
        ("192.0.2.0", ["AGT416"]),
        ("192.0.2.255", ["AGT416"]),
    ],
)
def test_an_address_is_that_of_a_host(ip, expected):
    mask = "cidr_netmask=64" if ":" in ip else "cidr_netmask=24"
    assert codes_of(f"ip={ip}", "nic=eth1", mask) == expected


@pytest.mark.parametrize(
    ("mask", "expected"),
    [
        ("24", []),
        ("32", []),
        ("255.255.255.240", []),
        ("33", ["AGT411"]),
        ("0", ["AGT411"]),
        ("/24", ["AGT411"]),
        ("0.0.0.255", ["AGT411"]),
        ("255.255.255", ["AGT411"]),
    ],
)
def test_a_netmask_is_a_length_or_dotted(mask, expected):
    assert codes_of("ip=192.0.2.21", "nic=eth1", f"cidr_netmask={mask}") == expected


def test_the_parameters_of_a_group_count():
    sheet = tree("Group grp", " Primitive vip", " Primitive web") + (
        primitive("vip", IPADDR2, "ip=192.0.2.10")
        + primitive("web", "ocf,heartbeat,nginx")
        + ",RSC_ATTRIBUTES\n,,id,type,name,value\n,,grp,params,nic,eth1\n,,,,cidr_netmask,24\n"
    )
    assert found(sheet, codes=("AGT412", "AGT413")) == []


@pytest.mark.parametrize(
    ("nic", "label", "expected"),
    [
        ("enp3s0f1", "web", []),
        ("enp3s0f1", "portal", []),
        ("enp3s0f1", "portal2", ["AGT415"]),
        ("eth1:0", "web", ["AGT414"]),
    ],
)
def test_interface_and_label_fit_into_fifteen_characters(nic, label, expected):
    given = ("ip=192.0.2.10", f"nic={nic}", "cidr_netmask=24", f"iflabel={label}")
    assert codes_of(*given) == expected


@pytest.mark.parametrize("second", ["2001:db8::10", "2001:0db8:0:0::0010"])
def test_one_address_in_two_spellings_is_one_address(second):
    given = ("nic=eth1", "cidr_netmask=64")
    sheet = tree("Primitive vip1", "Primitive vip2") + (
        primitive("vip1", IPADDR2, "ip=2001:db8::10", *given)
        + primitive("vip2", IPADDR2, f"ip={second}", *given)
    )
    assert found(sheet, codes="AGT4") == [("AGT417", second)]


def test_one_resource_may_have_its_address_under_two_rules():
    rules = ("rule #uname eq pm01|ip=192.0.2.10", "rule #uname eq pm02|ip=192.0.2.10")
    assert codes_of(*rules, codes="AGT417") == []


NIC_1, NIC_2 = "rule #uname eq pm01|nic=eth1", "rule #uname eq pm02|nic=eth2"
BAN = ",LOCATION_NODE\n,,rsc,prefers/avoids,node,score\n,,vip,avoids,pm02,INFINITY\n"


@pytest.mark.parametrize(
    ("nics", "extra", "expected"),
    [
        ((NIC_1,), "", ["pm02"]),
        ((NIC_1, NIC_2), "", []),
        ((NIC_1, "nic=eth0"), "", []),
        ((NIC_1,), BAN, []),
        (("rule site eq east|nic=eth1",), "", []),
        (("rule #uname ne pm01|nic=eth1",), "", ["pm01"]),
    ],
)
def test_every_node_has_an_interface(nics, extra, expected):
    address = primitive("vip", IPADDR2, "ip=192.0.2.10", "cidr_netmask=24", *nics)
    sheet = tree("Primitive vip") + address + extra
    assert [node for _, node in found(sheet, codes="AGT419")] == expected


def test_a_check_in_another_group_may_come_anywhere():
    sheet = tree("Primitive vip", "Primitive check") + (
        primitive("vip", IPADDR2, "ip=192.0.2.10", "nic=eth1", "cidr_netmask=24")
        + primitive("check", "ocf,heartbeat,VIPcheck", "target_ip=192.0.2.10")
    )
    assert found(sheet, codes=("AGT420", "AGT421")) == []


def test_what_a_helper_looks_for_is_an_address_in_use():
    sheet = tree("Primitive vip", "Stonith helper") + (
        primitive("vip", IPADDR2, "ip=192.0.2.10", "nic=eth1", "cidr_netmask=24")
        + ",STONITH\n,P,id,type\n,,helper,external/stonith-helper\n"
        + ",A,type,name,value\n,,options,dead_check_target,192.0.2.1 192.0.2.10\n"
    )
    assert found(sheet, codes="AGT418") == [("AGT418", "192.0.2.10")]
