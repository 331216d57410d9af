"""Groups, clones and promotable resources."""

import pytest

from tests.checks.made import found, tree
from tests.checks.operated import meta, service

WEB = tree("Clone web-clone", " Primitive web") + service("web", "systemd,,nginx")
PROMOTED = tree("Promotable rep-clone", " Primitive rep")


def replica(agent: str, *settings: str, given: tuple[str, ...] = ()) -> str:
    rows = (f"rep-clone,{setting}" for setting in settings)
    return PROMOTED + meta(*rows) + service("rep", agent, given=given)


@pytest.mark.parametrize(
    ("settings", "target", "expected"),
    [
        (["clone-node-max,2"], "debian12", [("CLN402", "2")]),
        (["clone-node-max,2"], "debian13", []),
        (["clone-node-max,2", "globally-unique,false"], "debian13", [("CLN402", "2")]),
        (["clone-node-max,2", "globally-unique,yes"], "debian11", []),
        (["clone-node-max,1"], "debian11", []),
    ],
)
def test_several_instances_on_a_node_differ(settings, target, expected):
    sheet = WEB + meta(*(f"web-clone,{setting}" for setting in settings))
    assert found(sheet, codes="CLN402", target=target) == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (["clone-max,2"], []),
        (["clone-max,3"], [("CLN405", "3")]),
        (["clone-max,4", "clone-node-max,2", "globally-unique,true"], []),
        (["clone-max,5", "clone-node-max,2", "globally-unique,true"], [("CLN405", "5")]),
    ],
)
def test_there_is_room_for_all_instances(settings, expected):
    sheet = WEB + meta(*(f"web-clone,{setting}" for setting in settings))
    assert found(sheet, codes="CLN405") == expected


def test_a_sheet_that_names_no_nodes_says_nothing_of_their_number():
    sheet = WEB + meta("web-clone,clone-max,9")
    assert found(sheet, codes="CLN", base=False) == []


def test_more_promoted_than_nodes():
    stateful = "ocf,pacemaker,Stateful"
    assert found(replica(stateful, "promoted-max,3"), codes="CLN") == [("CLN406", "3")]
    assert found(replica(stateful, "master-max,2"), codes="CLN") == []


def test_two_writers_of_one_database():
    sheet = replica("ocf,heartbeat,mysql", "promoted-max,2")
    assert found(sheet, codes="CLN407") == [("CLN407", "2")]


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ("lsb,,web", [("CLN403", "lsb:web")]),
        ("ocf,heartbeat,apache", [("CLN404", "ocf:heartbeat:apache")]),
        ("ocf,site,unknown", []),
        ("ocf,pacemaker,Stateful", []),
    ],
)
def test_who_can_be_promoted(agent, expected):
    assert found(replica(agent, "interleave,true"), codes="CLN40") == expected


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_replication_wants_a_promotable_clone(mode):
    given = (f"params,rep_mode,{mode}",)
    body = service("db", "ocf,linuxhajp,pgsql", given=given)
    assert found(tree("Primitive db") + body, codes="CLN") == [("CLN408", "db")]
    assert found(tree("Clone c", " Primitive db") + body, codes="CLN") == [("CLN408", "db")]


@pytest.mark.parametrize("mode", ["none", "slave"])
def test_without_replication_pgsql_stands_alone(mode):
    body = service("db", "ocf,heartbeat,pgsql", given=(f"params,rep_mode,{mode}",))
    assert found(tree("Primitive db") + body, codes="CLN") == []


def test_notify_that_is_off_is_told_at_its_value():
    sheet = replica("ocf,linbit,drbd", "notify,false")
    assert found(sheet, codes="CLN409") == [("CLN409", "false")]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("params,fstype,ext4",), [("CLN411", "ext4")]),
        (("params,fstype,ext4", "params,options,ro"), [("CLN411", "ext4")]),
        (("params,fstype,ext4", "params,force_clones,true"), []),
        (("params,fstype,btrfs",), [("CLN411", "btrfs")]),
        (("params,fstype,btrfs", "params,options,noatime,ro"), [("CLN411", "btrfs")]),
        (("params,fstype,btrfs", 'params,options,"noatime,ro"'), []),
        (("params,fstype,gfs2",), []),
    ],
)
def test_filesystems_in_clones(given, expected):
    body = service("fs", "ocf,heartbeat,Filesystem", given=given)
    assert found(tree("Clone c", " Primitive fs") + body, codes="CLN411") == expected
    in_group = tree("Clone c", " Group g", "  Primitive fs", "  Primitive web")
    assert found(in_group + body + service("web", "systemd,,web"), codes="CLN411") == expected
    assert found(tree("Primitive fs") + body, codes="CLN411") == []


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        ("/dev/vg-a/lv", [("CLN412", "vg")]),
        ("/dev/mapper/vg--a-lv", [("CLN412", "vg")]),
        ("/dev/mapper/vg--a--b-lv", []),
        ("/dev/sdb1", []),
    ],
)
def test_a_volume_group_comes_before_its_mount(device, expected):
    sheet = tree("Group g", " Primitive fs", " Primitive vg")
    sheet += service("fs", "ocf,heartbeat,Filesystem", given=(f"params,device,{device}",))
    sheet += service("vg", "ocf,heartbeat,LVM-activate", given=("params,vgname,vg-a",))
    assert found(sheet, codes="CLN41") == expected


def test_a_database_between_mounts_is_fine():
    sheet = tree("Group g", " Primitive a", " Primitive db", " Primitive b")
    sheet += service("a", "ocf,heartbeat,Filesystem") + service("b", "ocf,heartbeat,Filesystem")
    assert found(sheet, service("db", "ocf,heartbeat,mysql"), codes="CLN41") == []


def test_a_database_after_an_address_alone_is_before_its_mount():
    sheet = tree("Group g", " Primitive ip", " Primitive db", " Primitive a")
    sheet += service("ip", "ocf,heartbeat,IPaddr2") + service("a", "ocf,heartbeat,Filesystem")
    assert found(sheet, service("db", "ocf,heartbeat,mysql"), codes="CLN41") == [("CLN413", "db")]
