"""Resources compared with what their agents say of themselves."""

import pytest

from tests.checks.made import found, primitive, tree

IPADDR2 = "ocf,heartbeat,IPaddr2"


def one(agent: str, *parameters: str, extra: str = "") -> str:
    return tree("Primitive rsc") + primitive("rsc", agent, *parameters) + extra


def test_every_required_parameter_that_lacks_is_told():
    sheet = one("ocf,heartbeat,Filesystem", "fstype=xfs")
    assert found(sheet, codes="AGT401") == [("AGT401", "device"), ("AGT401", "directory")]


def test_a_parameter_of_the_group_counts_as_given():
    sheet = tree("Group grp", " Primitive rsc", " Primitive other") + (
        primitive("rsc", IPADDR2, "nic=eth1")
        + primitive("other", "ocf,heartbeat,nginx")
        + ",RSC_ATTRIBUTES\n,,id,type,name,value\n,,grp,params,ip,192.0.2.10\n"
    )
    assert found(sheet, codes="AGT401") == []


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ("cidr_netmsk=24", ["cidr_netmsk"]),
        ("cidr_netmask=24", []),
        ("proto=static", []),  # came with resource-agents 4.16
        ("trace_ra=1", []),
        ("OCF_CHECK_LEVEL=10", []),
    ],
)
def test_parameters_are_ones_that_the_agent_reads(parameter, expected):
    sheet = one(IPADDR2, "ip=192.0.2.10", parameter)
    assert [name for _, name in found(sheet, codes="AGT402")] == expected


def fencing(*rows: str) -> str:
    return (
        tree("Stonith fence3")
        + ",STONITH\n,P,id,type\n,,fence3,fence_ipmilan\n,A,type,name,value\n"
        + "".join(f",,options,{row}\n" for row in rows)
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("pcmk_host_lst,pm01", ["pcmk_host_lst"]),
        ("pcmk_reboot_timeout,60s", []),
        ("passwrd,x", ["passwrd"]),
        ("lanplus,1", []),
    ],
)
def test_fencing_devices_know_the_options_of_pacemaker_too(row, expected):
    sheet = fencing("ip,192.0.2.1", "username,u", "password,p", row)
    assert [name for _, name in found(sheet, codes="AGT402")] == expected


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ("ocf,heartbeat,IPaddr3", ["IPaddr3"]),
        ("ocf,heartbeat,myown", ["myown"]),
        ("ocf,heartbaet,IPaddr2", ["heartbaet"]),
        ("ocf,mycompany,IPaddr2", []),
        ("ocf,linbit,drbd", []),
        ("ocf,pacemaker,booth-site", []),
        ("systemd,,anything", []),
        ("ocf,linuxhajp,pgsql", []),
    ],
)
def test_agents_are_ones_that_their_provider_has(agent, expected):
    assert [name for _, name in found(one(agent), codes="AGT403")] == expected


def test_an_agent_that_the_sheet_describes_is_known():
    described = ",AGENTS\n,P,class,provider,type\n,,ocf,heartbeat,myown\n"
    assert found(one("ocf,heartbeat,myown", extra=described), codes="AGT403") == []


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ("arp_count=five", ["five"]),
        ("arp_count=5", []),
        ("flush_routes=maybe", ["maybe"]),
        ("flush_routes=Yes", []),
        ("arp_count=$COUNT", []),
        ("arp_count=xxx", []),  # a placeholder, told as such
        ("arp_count=５", []),  # full-width, told as such
    ],
)
def test_values_are_of_the_type_that_the_agent_asks_for(parameter, expected):
    sheet = one(IPADDR2, "ip=192.0.2.10", parameter)
    assert [text for _, text in found(sheet, codes="AGT404")] == expected


def test_agents_take_more_than_their_metadata_says():
    values = ("device=/dev/mapper/a", "directory=/a", "fstype=xfs", "force_unmount=safe")
    assert found(one("ocf,heartbeat,Filesystem", *values), codes="AGT404") == []


def test_a_former_name_and_both_names_are_told_apart():
    old = fencing("ipaddr,192.0.2.1", "login,u", "password,p", "passwd,q")
    assert found(old, codes=("AGT408", "AGT409")) == [
        ("AGT408", "ipaddr"),
        ("AGT408", "login"),
        ("AGT409", "passwd"),
    ]
