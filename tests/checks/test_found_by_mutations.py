"""Edge cases of rules that the mutation test asked for."""

import pytest

from tests.checks.made import OPERATIONS, found, primitive, tree

LVM = "ocf,heartbeat,LVM-activate"
EXPORT = "ocf,heartbeat,exportfs"


def device(name: str, kind: str, *parameters: str) -> str:
    rows = [",STONITH", ",P,id,type", f",,{name},{kind}", ",A,type,name,value"]
    rows += [f",,options,{text.replace('=', ',', 1)}" for text in parameters]
    rows += [",O,type,timeout,interval", ",,monitor,60s,3600s"]
    return "\n".join(rows) + "\n"


def test_two_logical_volumes_of_one_group_are_no_double():
    sheet = (
        tree("Primitive a", "Primitive b")
        + primitive("a", LVM, "vgname=vg", "lvname=one", "vg_access_mode=tagging")
        + primitive("b", LVM, "vgname=vg", "lvname=two", "vg_access_mode=tagging")
    )
    assert found(sheet, codes="AGT442") == []
    assert found(sheet.replace("two", "one"), codes="AGT442") == [("AGT442", "vg")]


@pytest.mark.parametrize(("directory", "expected"), [("/srv/a", []), ("/srv/b", ["1"])])
def test_one_directory_for_several_clients_has_one_number(directory, expected):
    sheet = (
        tree("Primitive a", "Primitive b")
        + primitive("a", EXPORT, "directory=/srv/a", "clientspec=192.0.2.1", "fsid=1")
        + primitive("b", EXPORT, f"directory={directory}", "clientspec=192.0.2.2", "fsid=1")
    )
    assert [value for _, value in found(sheet, codes="AGT443")] == expected


@pytest.mark.parametrize(
    ("kind", "parameters", "expected"),
    [
        ("fence_ipmilan", ("ip=192.0.2.9",), ["f"]),
        ("fence_ipmilan", ("ip=192.0.2.9", "pcmk_host_map=pm01:1"), []),
        ("external/ipmi", ("ipaddr=192.0.2.9", "hostname=pm01"), []),
        # it lists its outlets itself
        ("fence_apc_snmp", ("ip=192.0.2.9",), []),
    ],
)
def test_a_bmc_says_which_node_it_fences(kind, parameters, expected):
    sheet = tree("Stonith f") + device("f", kind, *parameters)
    assert [value for _, value in found(sheet, codes="FEN438")] == expected


@pytest.mark.parametrize(("container", "expected"), [("Clone", ["promote"]), ("Promotable", [])])
def test_promotion_needs_a_promotable_clone(container, expected):
    sheet = tree(f"{container} c", " Primitive a") + primitive("a", "ocf,pacemaker,Stateful")
    sheet = sheet.replace(OPERATIONS, OPERATIONS + ",,promote,60s,,restart\n")
    assert [value for _, value in found(sheet, codes="OPS411")] == expected


def test_provider_and_type_swapped():
    sheet = tree("Primitive a") + primitive("a", "ocf,IPaddr2,heartbeat", "ip=192.0.2.10")
    assert found(sheet, codes="AGT403") == [("AGT403", "IPaddr2")]


def test_a_provider_of_ones_own_is_nobodys_business():
    sheet = tree("Primitive a") + primitive("a", "ocf,acme,billing")
    assert found(sheet, codes="AGT403") == []


def test_full_width_digits_are_no_time():
    sheet = ",PROPERTY\n,,name,value\n,,stonith-timeout,１８０s\n"
    assert found(sheet, codes="PRP404") == [("PRP404", "１８０s")]


def test_vipcheck_looks_for_an_address():
    sheet = tree("Primitive a") + primitive("a", "ocf,heartbeat,VIPcheck", "target_ip=192.0.2.1009")
    assert found(sheet, codes="AGT410") == [("AGT410", "192.0.2.1009")]


def test_what_watches_the_nodes_follows_no_service():
    clones = tree("Clone p", " Primitive ping", "Clone s", " Primitive a")
    sheet = (
        clones
        + primitive("ping", "ocf,pacemaker,ping", "host_list=192.0.2.1 192.0.2.2")
        + primitive("a", "ocf,pacemaker,Dummy")
        + ",COLOCATION\n,,rsc,with-rsc,score\n,,{},{},INFINITY\n"
    )
    assert found(sheet.format("p", "s"), codes="CON425") == [("CON425", "p")]
    assert found(sheet.format("s", "p"), codes="CON425") == []


def test_a_swapped_colocation_of_a_monitor_is_told_once():
    sheet = (
        tree("Clone p", " Primitive ping", "Primitive a")
        + primitive("ping", "ocf,pacemaker,ping", "name=net", "host_list=192.0.2.1 192.0.2.2")
        + primitive("a", "ocf,pacemaker,Dummy")
        + ",LOCATION\n,,rsc,ping:net:100\n,,a,yes\n"
        + ",COLOCATION\n,,rsc,with-rsc,score\n,,{},{},INFINITY\n"
    )
    codes = ("CON425", "MON411")
    told = found(sheet.format("p", "a"), codes=codes, colocation=False)
    assert told == [("CON425", "p")]
    assert found(sheet.format("a", "p"), codes=codes, colocation=False) == []


def test_a_provider_that_is_misspelt_where_the_agent_is_not_known():
    sheet = tree("Primitive a") + primitive("a", "ocf,haertbeat,billing")
    assert found(sheet, codes="AGT403") == [("AGT403", "haertbeat")]


@pytest.mark.parametrize("agent", ["nginx", "pgsql", "mysql"])
def test_a_second_is_short_for_what_sends_a_request(agent):
    sheet = tree("Primitive a") + primitive("a", f"ocf,heartbeat,{agent}")
    assert found(sheet.replace(",30s,", ",1s,"), codes="OPS409") == [("OPS409", "1s")]
