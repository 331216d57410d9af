"""Databases."""

import pytest

from tests.checks.made import found, primitive, tree

CODES = tuple(f"AGT4{number}" for number in range(50, 60))
GIVEN = {"rep_mode": "sync", "node_list": "pm01 pm02", "master_ip": "192.0.2.10"}
PROMOTED = ",COLOCATION\n,,rsc,with-rsc,score,rsc-role,with-rsc-role\n,,vip,pg,INFINITY,,Promoted\n"
BAN = ",LOCATION_NODE\n,,rsc,prefers/avoids,node,score\n,,pg,avoids,pm02,\n"


def replicated(extra: str = PROMOTED, target: str = "", **changed: str | None) -> list[str]:
    values = {**GIVEN, **changed}
    given = [f"{name}={value}" for name, value in values.items() if value is not None]
    sheet = tree("Promotable pg", " Primitive pgsql", "Primitive vip") + (
        primitive("pgsql", "ocf,heartbeat,pgsql", *given)
        + primitive("vip", "ocf,heartbeat,IPaddr2", "ip=192.0.2.10", "nic=eth1", "cidr_netmask=24")
    )
    return [code for code, _ in found(sheet, extra, codes=CODES, target=target)]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"rep_mode": "async"}, []),
        ({"rep_mode": "none", "node_list": None, "master_ip": None}, []),
        ({"rep_mode": "slave", "node_list": None}, []),
        ({"rep_mode": "slave", "master_ip": None}, ["AGT450"]),
        ({"node_list": None, "master_ip": None}, ["AGT450"]),
        ({"rep_mode": "Sync"}, ["AGT451"]),
        ({"node_list": "PM01 Pm02"}, []),  # the agent compares in lower case
        ({"node_list": "pm01 pm02 pm03"}, ["AGT452"]),
        ({"node_list": "pm01"}, ["AGT453"]),
        ({"node_list": "pm01 xxx"}, []),  # a placeholder, told as such
        ({"master_ip": "192.0.2.99"}, ["AGT454"]),
        ({"replication_slot_name": "slot_1"}, []),
        ({"replication_slot_name": "slot-1"}, ["AGT456"]),
    ],
)
def test_replication_has_what_the_agent_asks_for(changed, expected):
    assert replicated(**changed) == expected


def test_a_node_where_the_database_may_not_run_needs_no_place_in_the_list():
    assert replicated(PROMOTED + BAN, node_list="pm01") == []


def test_clone_max_leaves_open_which_nodes_replicate():
    maximum = ",RSC_ATTRIBUTES\n,,id,type,name,value\n,,pg,meta,clone-max,1\n"
    assert replicated(PROMOTED + maximum, node_list="pm01") == []


def test_the_address_may_follow_through_another_resource():
    chain = (
        ",COLOCATION\n,,rsc,with-rsc,score,rsc-role,with-rsc-role\n"
        ",,vip,web,INFINITY,,\n,,web,pg,INFINITY,,Promoted\n"
    )
    web = tree("Primitive web") + primitive("web", "ocf,heartbeat,nginx")
    assert replicated(web + chain) == []
    assert replicated("") == ["AGT455"]


@pytest.mark.parametrize(
    ("target", "expected"), [("rhel7", []), ("rhel9", ["AGT459"]), ("debian12", [])]
)
def test_pg_rex_has_its_own_agent_on_some_platforms(target, expected):
    assert replicated(target=target) == expected


def instances(first: str, second: str, extra: str = "") -> list[tuple[str, str]]:
    sheet = tree("Primitive db1", "Primitive db2")
    for name, given in (("db1", first), ("db2", second)):
        sheet += primitive(name, "ocf,heartbeat,pgsql", *given.split(";"))
    return found(sheet, extra, codes=CODES)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("pgdata=/a;pgport=5432", "pgdata=/b;pgport=5433", []),
        ("pgdata=/a;pgport=5432", "pgdata=/b", ["5432"]),  # its default
        ("pgdata=/a;pgport=5432", "pgdata=/a/;pgport=5433", ["/a"]),
        ("pgdata=/a;start_opt=-h 192.0.2.1", "pgdata=/b;start_opt=-h 192.0.2.2", []),
    ],
)
def test_instances_have_directories_and_ports_of_their_own(first, second, expected):
    assert [value for _, value in instances(first, second)] == expected


def test_instances_that_never_meet_may_share():
    apart = ",COLOCATION\n,,rsc,with-rsc,score\n,,db2,db1,-INFINITY\n"
    assert instances("pgdata=/a", "pgdata=/b", apart) == []
