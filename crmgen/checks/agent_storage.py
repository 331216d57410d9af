"""Rules about disks (table J): Filesystem, sfex, DRBD."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crmgen.catalogue.rules import agent_storage as codes
from crmgen.checks.design import Design, parameter, parameter_pairs
from crmgen.checks.findings import finding
from crmgen.checks.links import Links, Meetings, placed_with, reach, started_after
from crmgen.checks.registry import rule
from crmgen.diagnostics import Code, Diagnostic, Related
from crmgen.model import Clone, Group, Nvpair, Primitive
from crmgen.model.incomplete import Piece
from crmgen.text import Text

_OTHER = Text("もう一方", "the other one")
# What Filesystem does not take for a block device (set_blockdevice_var in resource-agents 4.16).
_WITHOUT_DISK = frozenset(
    {
        *("nfs", "nfs4", "aznfs", "efs", "smbfs", "cifs", "none", "glusterfs", "ceph", "tmpfs"),
        *("overlay", "overlayfs", "rozofs", "zfs", "cvfs", "lustre"),
    }
)
# One device may be mounted by several resources.
_SHARED = frozenset({"gfs2", "ocfs2"})
_NFS = frozenset({"nfs", "nfs4"})


class Mount(NamedTuple):
    """A Filesystem whose device and directory are the same on all nodes; the directory has no
    slash at its end."""

    primitive: Primitive
    device: Nvpair
    directory: Nvpair
    path: str
    fstype: str


@rule(codes.SAME_DEVICE, reads=Piece.PARAMS, each=True)
def same_device(design: Design) -> Iterator[Diagnostic]:
    """A device is mounted by one resource."""
    first: dict[str, Mount] = {}
    for mount in _mounts(design):
        options = parameter(mount.primitive, "options") or ""
        if mount.fstype in _WITHOUT_DISK | _SHARED or "subvol" in options or "bind" in options:
            continue
        before = first.setdefault(device_key(mount.device.value), mount)
        if before is not mount:
            yield _second(codes.SAME_DEVICE, mount.device, before.device, before.primitive)


@rule(codes.SAME_DIRECTORY, reads=Piece.PLACEMENT)
def same_directory(design: Design) -> Iterator[Diagnostic]:
    """A directory is mounted on by one resource, wherever both may run."""
    first: dict[str, Mount] = {}
    meetings = Meetings(design)
    for mount in _mounts(design):
        before = first.setdefault(mount.path, mount)
        if before is not mount and meetings.possible(before.primitive, mount.primitive):
            pair = mount.directory
            yield _second(codes.SAME_DIRECTORY, pair, before.directory, before.primitive)


@rule(
    codes.MOUNTED_TOO_EARLY,
    codes.MOUNT_NOT_ORDERED,
    reads=Piece.LINKS,
)
def nested_mounts(design: Design) -> Iterator[Diagnostic]:
    """What is mounted inside another mount is mounted after it."""
    by_path: dict[str, Mount] = {}
    for mount in _mounts(design):
        by_path.setdefault(mount.path, mount)
    together: Links = {}
    after: Links = {}
    for mount in by_path.values():
        outer = _outer(mount, by_path)
        if outer is None:
            continue
        root = design.root_of[mount.primitive.id]
        if design.root_of[outer.primitive.id] is root:
            if _position(root, mount.primitive) < _position(root, outer.primitive):
                yield _nested(codes.MOUNTED_TOO_EARLY, mount, outer)
            continue
        together, after = together or placed_with(design), after or started_after(design)
        other = design.root_of[outer.primitive.id].id
        if other not in reach(root.id, together) and root.id not in reach(other, together):
            continue
        if other not in reach(root.id, after):
            yield _nested(codes.MOUNT_NOT_ORDERED, mount, outer)


@rule(codes.UNSTABLE_DEVICE, reads=Piece(0))
def unstable_device(design: Design) -> Iterator[Diagnostic]:
    """Devices have names that stay."""
    for name in ("Filesystem", "sfex"):
        for primitive in design.by_type.get(name, ()):
            for pair in parameter_pairs(primitive, "device"):
                if _unstable().fullmatch(pair.value):
                    yield finding(codes.UNSTABLE_DEVICE, pair.at("value"), pair.value)


@rule(codes.BAD_DIRECTORY, reads=Piece(0))
def bad_directory(design: Design) -> Iterator[Diagnostic]:
    """A mount point is an absolute path below the root."""
    for primitive in design.by_type.get("Filesystem", ()):
        for pair in parameter_pairs(primitive, "directory"):
            is_path = pair.value.startswith("/") and pair.value.strip("/")
            if pair.value.isascii() and not is_path:
                yield finding(codes.BAD_DIRECTORY, pair.at("value"), pair.value)


@rule(codes.FORCED_FSCK, reads=Piece(0))
def forced_fsck(design: Design) -> Iterator[Diagnostic]:
    """Whoever checks at every start gives the start time for it."""
    for primitive in design.by_type.get("Filesystem", ()):
        fstype = parameter(primitive, "fstype") or ""
        for pair in parameter_pairs(primitive, "run_fsck"):
            if pair.value == "force" and fstype.startswith("ext"):
                at = pair.at("value")
                yield finding(codes.FORCED_FSCK, at, pair.value, id=primitive.id, fstype=fstype)


@rule(codes.LOCK_TOO_LATE, codes.LOCK_FOR_NFS, reads=Piece.LEAVES | Piece.PARAMS)
def lock_in_group(design: Design) -> Iterator[Diagnostic]:
    """sfex is taken before anything is mounted, and protects a disk."""
    for lock in design.by_type.get("sfex", ()):
        root = design.root_of[lock.id]
        if not isinstance(root, Group):
            continue
        mounts = [member for member in root.members if member.agent.type == "Filesystem"]
        late = next((m for m in mounts if _position(root, m) < _position(root, lock)), None)
        if late is not None:
            yield finding(codes.LOCK_TOO_LATE, lock.at("id"), lock.id, other=late.id)
        if mounts and all(parameter(mount, "fstype") in _NFS for mount in mounts):
            at = next(parameter_pairs(mounts[0], "fstype")).at("value")
            yield finding(codes.LOCK_FOR_NFS, at, lock.id, other=mounts[0].id)


@rule(codes.LOCK_ON_DATA, codes.SAME_LOCK, reads=Piece.PARAMS, each=True)
def lock_area(design: Design) -> Iterator[Diagnostic]:
    """Each lock has an area of its own."""
    mounted = {device_key(mount.device.value): mount for mount in _mounts(design)}
    first: dict[tuple[str, str], tuple[Primitive, Nvpair]] = {}
    for lock in design.by_type.get("sfex", ()):
        for pair in parameter_pairs(lock, "device"):
            key = device_key(pair.value)
            if key in mounted:
                mount = mounted[key]
                yield _second(codes.LOCK_ON_DATA, pair, mount.device, mount.primitive)
            index = next(parameter_pairs(lock, "index"), None)
            number = index.value if index else "1"
            other, before = first.setdefault((key, number), (lock, pair))
            if other is not lock:
                yield Diagnostic(
                    codes.SAME_LOCK,
                    (index or pair).at("value"),
                    found=f"{pair.value}, {number}",
                    related=(Related(before.at("value"), _OTHER),),
                    params={"other": other.id},
                )


@rule(codes.NOT_WITH_DRBD, reads=Piece.LINKS)
def not_with_drbd(design: Design) -> Iterator[Diagnostic]:
    """What is mounted from DRBD follows it. That it follows the promoted role is told of every
    constraint with a promotable clone."""
    clones = list(_drbd_clones(design))
    mounts = [m for m in _mounts(design) if m.device.value.startswith("/dev/drbd")]
    if not clones or not mounts:
        return
    together, after = placed_with(design), started_after(design)
    names = {clone.id for clone in clones}
    for mount in mounts:
        root = design.root_of[mount.primitive.id].id
        missing = []
        if not names & reach(root, together):
            missing.append(Text("同居制約がありません", "no colocation ties it to"))
        if not names & reach(root, after):
            missing.append(Text("順序の制約がありません", "no order starts it after"))
        if missing:
            yield finding(
                codes.NOT_WITH_DRBD,
                mount.device.at("value"),
                mount.device.value,
                id=mount.primitive.id,
                clone=_likeliest(clones, mount),
                missing=_joined(missing),
            )


def device_key(text: str) -> str:
    """One spelling for one device: label and UUID in any of mount's ways, logical volumes under
    /dev/mapper."""
    match = _tagged().fullmatch(text)
    if match:
        return f"{(match[1] or match[3])[0].upper()}={match[2] or match[4]}"
    parts = text.split("/")
    if text.startswith("/dev/disk/by-label/"):
        return f"L={parts[-1]}"
    if text.startswith("/dev/disk/by-uuid/"):
        return f"U={parts[-1]}"
    if len(parts) == 4 and parts[1] == "dev" and parts[2] not in ("mapper", "disk", "drbd"):
        return f"/dev/mapper/{parts[2].replace('-', '--')}-{parts[3].replace('-', '--')}"
    return text


@cache
def _tagged() -> re.Pattern[str]:
    return re.compile(r"-{1,2}(L|U|label|uuid)[ =]*(.+)|(LABEL|UUID)=(.+)")


@cache
def _unstable() -> re.Pattern[str]:
    """Names in the order in which the kernel finds disks; those of Xen come from its own
    configuration and stay."""
    return re.compile(r"/dev/(?:[shv]d[a-z]+\d*|nvme\d+n\d+(?:p\d+)?)")


def _mounts(design: Design) -> Iterator[Mount]:
    for primitive in design.by_type.get("Filesystem", ()):
        devices = list(parameter_pairs(primitive, "device"))
        directories = list(parameter_pairs(primitive, "directory"))
        if len(devices) == 1 and len(directories) == 1:
            path = directories[0].value.rstrip("/")
            fstype = parameter(primitive, "fstype") or ""
            yield Mount(primitive, devices[0], directories[0], path, fstype)


def _outer(mount: Mount, by_path: dict[str, Mount]) -> Mount | None:
    """The innermost mount that a mount lies in."""
    path = mount.path
    while path.count("/") > 1:
        path = path.rpartition("/")[0]
        if path in by_path:
            return by_path[path]
    return None


def _drbd_clones(design: Design) -> Iterator[Clone]:
    for primitive in design.by_type.get("drbd", ()):
        root = design.root_of[primitive.id]
        if isinstance(root, Clone):
            yield root


def _likeliest(clones: list[Clone], mount: Mount) -> str:
    """The clone of the DRBD resource that the device names (by-res), else the first one."""
    for clone in clones:
        child = clone.child
        name = parameter(child, "drbd_resource") if isinstance(child, Primitive) else None
        if name and f"/{name}/" in mount.device.value:
            return clone.id
    return clones[0].id


def _position(root: object, member: Primitive) -> int:
    """Where a member stands in its group; members of a group in a clone count too."""
    group = root.child if isinstance(root, Clone) else root
    members = group.members if isinstance(group, Group) else ()
    return next((i for i, item in enumerate(members) if item.id == member.id), 0)


def _second(code: Code, pair: Nvpair, before: Nvpair, other: Primitive) -> Diagnostic:
    related = (Related(before.at("value"), _OTHER),)
    params: dict[str, str | Text] = {"other": other.id}
    return Diagnostic(code, pair.at("value"), found=pair.value, related=related, params=params)


def _nested(code: Code, mount: Mount, outer: Mount) -> Diagnostic:
    return Diagnostic(
        code,
        mount.directory.at("value"),
        found=mount.primitive.id,
        related=(Related(outer.directory.at("value"), _OTHER),),
        params={"outer": outer.primitive.id, "directory": outer.path},
    )


def _joined(texts: list[Text]) -> Text:
    if len(texts) == 1:
        return texts[0]
    return Text("同居制約も順序の制約もありません", "neither a colocation nor an order ties it to")
