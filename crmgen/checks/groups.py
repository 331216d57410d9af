"""Rules about the order in groups (table I)."""

import re
from collections.abc import Iterator

from crmgen.catalogue.rules import clones as codes
from crmgen.checks.agent_kinds import DATABASES, VOLUMES, is_ocf
from crmgen.checks.design import Design, parameter
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.model import Group, Primitive
from crmgen.model.incomplete import Piece


@rule(codes.ONE_MEMBER, reads=Piece.LEAVES)
def group_of_one(design: Design) -> Iterator[Diagnostic]:
    """A group has several members."""
    for group in design.cluster.groups():
        if len(group.members) == 1:
            yield finding(codes.ONE_MEMBER, group.at("id"), group.id)


@rule(
    codes.VOLUME_AFTER_MOUNT,
    codes.DATABASE_BEFORE_MOUNT,
    reads=Piece.LEAVES | Piece.PARAMS,
)
def layers(design: Design) -> Iterator[Diagnostic]:
    """What lies below starts first: volume group, filesystem, database. That sfex, VIPcheck and
    outer mounts come first are rules about those agents."""
    for group in design.cluster.groups():
        yield from _volumes(group)
        yield from _databases(group)


def _volumes(group: Group) -> Iterator[Diagnostic]:
    """A volume group is active before a filesystem on it is mounted."""
    mounts: list[tuple[Primitive, str]] = []
    for member in group.members:
        if is_ocf(member, "Filesystem"):
            mounts.append((member, parameter(member, "device") or ""))
        elif is_ocf(member, *VOLUMES):
            name = parameter(member, "vgname") or parameter(member, "volgrpname") or ""
            above = next((m for m, device in mounts if _is_on(device, name)), None)
            if above is not None:
                yield finding(
                    codes.VOLUME_AFTER_MOUNT,
                    member.at("id"),
                    member.id,
                    mount=above.id,
                    group=group.id,
                )


def _is_on(device: str, volume_group: str) -> bool:
    """Whether a device is a logical volume of a group: /dev/VG/LV, or /dev/mapper/VG-LV with the
    dashes of the name doubled."""
    if not volume_group:
        return False
    mapped = re.escape(volume_group.replace("-", "--"))
    return (
        device.startswith(f"/dev/{volume_group}/")
        or re.match(rf"/dev/mapper/{mapped}-[^-]", device) is not None
    )


def _databases(group: Group) -> Iterator[Diagnostic]:
    """A database in a group with filesystems has one of them mounted before it."""
    disks = ("Filesystem", *VOLUMES)
    first = next((m for m in group.members if is_ocf(m, *disks, *DATABASES)), None)
    if first is None or not is_ocf(first, *DATABASES):
        return
    mount = next((m for m in group.members if is_ocf(m, "Filesystem")), None)
    if mount is not None:
        yield finding(
            codes.DATABASE_BEFORE_MOUNT, first.at("id"), first.id, mount=mount.id, group=group.id
        )
