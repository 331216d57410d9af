"""Disks and what is mounted from them."""

import pytest

from crmgen.checks.agent_storage import device_key
from tests.checks.made import found, primitive, tree

CODES = tuple(f"AGT4{number}" for number in range(30, 42))
COLOCATION = ",COLOCATION\n,,rsc,with-rsc,score\n"
ORDER = ",ORDER\n,,first-rsc,then-rsc,kind\n"
LOCATION = ",LOCATION_NODE\n,,rsc,prefers/avoids,node,score\n"


def mount(name: str, device: str, directory: str, fstype: str = "xfs", *more: str) -> str:
    given = (f"device={device}", f"directory={directory}", f"fstype={fstype}", *more)
    return primitive(name, "ocf,heartbeat,Filesystem", *given)


def two(first: str, second: str, extra: str = "") -> list[tuple[str, str]]:
    """Two mounts as roots."""
    sheet = tree("Primitive fs1", "Primitive fs2") + first + second + extra
    return found(sheet, codes=CODES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("-L data", "/dev/disk/by-label/data"),
        ("-Ldata", "LABEL=data"),
        ("--label=data", "--label data"),
        ("-U 1234-abcd", "/dev/disk/by-uuid/1234-abcd"),
        ("UUID=1234-abcd", "--uuid=1234-abcd"),
        ("/dev/vg_a/data", "/dev/mapper/vg_a-data"),
        ("/dev/vg-a/lv-b", "/dev/mapper/vg--a-lv--b"),
    ],
)
def test_spellings_of_one_device(one, other):
    assert device_key(one) == device_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("-L data", "-U data"),
        ("/dev/mapper/a", "/dev/mapper/b"),
        ("/dev/disk/by-id/x", "/dev/disk/by-label/x"),
        ("/dev/drbd/by-res", "/dev/mapper/drbd-by--res"),
    ],
)
def test_other_devices_stay_other_devices(one, other):
    assert device_key(one) != device_key(other)


@pytest.mark.parametrize(
    ("fstype", "options", "times"),
    [
        ("xfs", "options=noatime", 1),
        ("nfs", "options=hard", 0),
        ("gfs2", "options=noatime", 0),
        ("btrfs", "options=subvol=a", 0),
        ("tmpfs", "options=size=1G", 0),
    ],
)
def test_a_device_is_mounted_once_where_that_matters(fstype, options, times):
    first = mount("fs1", "/dev/mapper/a", "/a", fstype, options)
    second = mount("fs2", "/dev/mapper/a", "/b", fstype, options)
    assert [code for code, _ in two(first, second)] == ["AGT430"] * times


A = mount("fs1", "/dev/mapper/a", "/data")
INSIDE = mount("fs2", "/dev/mapper/b", "/data/db")


@pytest.mark.parametrize(
    ("extra", "times"),
    [
        ("", 1),
        (COLOCATION + ",,fs1,fs2,-INFINITY\n", 0),
        (LOCATION + ",,fs1,avoids,pm01,\n,,fs2,avoids,pm02,\n", 0),
        (LOCATION + ",,fs1,avoids,pm01,\n", 1),
    ],
)
def test_a_directory_is_used_once_by_what_may_meet(extra, times):
    again = mount("fs2", "/dev/mapper/b", "/data/")
    assert [code for code, _ in two(A, again, extra)] == ["AGT431"] * times


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("", []),
        (COLOCATION + ",,fs2,fs1,INFINITY\n", ["AGT433"]),
        (COLOCATION + ",,fs2,fs1,INFINITY\n" + ORDER + ",,fs1,fs2,Optional\n", []),
        (COLOCATION + ",,fs2,fs1,INFINITY\n" + ORDER + ",,fs2,fs1,Mandatory\n", ["AGT433"]),
    ],
)
def test_mounts_that_run_together_are_ordered(extra, expected):
    assert [code for code, _ in two(A, INSIDE, extra)] == expected


def test_only_the_innermost_outer_mount_counts():
    sheet = tree("Group grp", " Primitive fs1", " Primitive fs2", " Primitive fs3")
    sheet += A + INSIDE + mount("fs3", "/dev/mapper/c", "/data/db/wal")
    assert found(sheet, codes=CODES) == []


def test_a_name_that_only_begins_alike_is_not_inside():
    other = mount("fs2", "/dev/mapper/b", "/data2")
    assert two(other, A) == []


@pytest.mark.parametrize(
    ("device", "is_told"),
    [
        ("/dev/sdb", True),
        ("/dev/sdaa1", True),
        ("/dev/vdb1", True),
        ("/dev/nvme0n1p2", True),
        ("/dev/xvdb1", False),
        ("/dev/drbd0", False),
        ("/dev/mapper/mpatha1", False),
        ("/dev/disk/by-id/scsi-1234", False),
        ("-L data", False),
    ],
)
def test_names_of_devices_stay(device, is_told):
    sheet = tree("Primitive fs1") + mount("fs1", device, "/data")
    assert [code for code, _ in found(sheet, codes=CODES)] == ["AGT434"] * is_told


@pytest.mark.parametrize("directory", ["/", "//", "data", "./data"])
def test_a_mount_point_is_an_absolute_path(directory):
    sheet = tree("Primitive fs1") + mount("fs1", "/dev/mapper/a", directory)
    assert found(sheet, codes=CODES) == [("AGT435", directory)]


def test_a_lock_on_the_device_of_the_data_is_told_in_any_spelling():
    sheet = tree("Group grp", " Primitive lock", " Primitive fs1")
    sheet += primitive("lock", "ocf,heartbeat,sfex", "device=/dev/mapper/vg-data")
    sheet += mount("fs1", "/dev/vg/data", "/data")
    assert found(sheet, codes=CODES) == [("AGT438", "/dev/mapper/vg-data")]


def test_a_lock_beside_nfs_and_a_disk_protects_the_disk():
    sheet = tree("Group grp", " Primitive lock", " Primitive fs1", " Primitive fs2")
    sheet += primitive("lock", "ocf,heartbeat,sfex", "device=/dev/mapper/lock") + A
    sheet += mount("fs2", "nas.example.com:/export", "/nfs", "nfs")
    assert found(sheet, codes=CODES) == []


def drbd(extra: str) -> list[tuple[str, str]]:
    sheet = tree("Promotable drbd-clone", " Primitive drbd", "Group grp", " Primitive fs1")
    sheet += primitive("drbd", "ocf,linbit,drbd", "drbd_resource=r0")
    sheet += mount("fs1", "/dev/drbd/by-res/r0/0", "/data") + extra
    return found(sheet, codes=CODES)


@pytest.mark.parametrize(
    ("extra", "times"),
    [
        ("", 1),
        (COLOCATION + ",,grp,drbd-clone,INFINITY\n", 1),
        (ORDER + ",,drbd-clone,grp,Mandatory\n", 1),
        (COLOCATION + ",,grp,drbd-clone,INFINITY\n" + ORDER + ",,drbd-clone,grp,\n", 0),
        (
            ",ADDITIONAL_CONFIG\n,,config\n,,colocation c1 inf: grp drbd-clone:Master\n"
            ",,order o1 Mandatory: drbd-clone:promote grp:start\n",
            0,
        ),
    ],
)
def test_a_mount_of_drbd_follows_it(extra, times):
    assert len(drbd(extra)) == times
