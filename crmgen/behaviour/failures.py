"""The failures of the matrix: what can fail, where, and what the cluster does about it first.

Owns the list of failures in the order of the design. Must not know where things run afterwards.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from crmgen.behaviour import monitors
from crmgen.behaviour.look import Level, Look, Setting, operation_of
from crmgen.behaviour.reaction import Act, Reaction, is_enabled, is_recurring, reactions, role_of
from crmgen.model import Operation, Primitive, Role
from crmgen.origin import Origin
from crmgen.placement import Placement, Runs


class Kind(StrEnum):
    """What fails."""

    MONITOR = "monitor"
    START = "start"
    STOP = "stop"
    PROMOTE = "promote"
    DEMOTE = "demote"
    NODE = "node"
    PING = "ping"  # a node reaches none of the targets of a ping any more
    HOST = "host"  # a target of a ping is gone, for every node
    DISK = "disk"  # what a diskd watches, on one node
    MOUNT = "mount"  # the device of a mount, on one node
    NIC = "nic"  # the card of a virtual address, on one node
    INTERCONNECT = "interconnect"  # the nodes don't see each other any more


class Failure(Struct, frozen=True, kw_only=True):
    """One failure. ``rsc`` is the primitive, ``node`` where it happens (empty for all nodes, or
    where it is not known); ``interval`` tells monitors apart and ``target`` what a network or disk
    failure is about. ``count`` is how many failures it takes. ``at`` is the cell to show."""

    kind: Kind
    rsc: str = ""
    node: str = ""
    interval: str = ""
    target: str = ""
    count: int = 1
    at: Origin | None = None

    @property
    def key(self) -> str:
        """A stable name: ``monitor prmDb 10s node1 1``."""
        parts = (self.kind.value, self.rsc, self.interval, self.target, self.node, str(self.count))
        return " ".join(part for part in parts if part)


class Expected(Struct, frozen=True):
    """A failure and what it makes the cluster do. ``attributes`` are what monitors give after it;
    ``watch`` and ``operation`` are who notices; ``sure`` is False where the sheet does not say
    enough to know that this is what happens."""

    failure: Failure
    reaction: Reaction
    operation: Operation | None = None
    attributes: tuple[tuple[str, str, str], ...] = ()
    watch: monitors.Watch | None = None
    sure: bool = True


def failures(look: Look) -> Iterator[Expected]:
    """Resources in the order of the tree, then nodes, networks, disks and the interconnect."""
    if look.analysis.undecided is not None and not look.analysis.nodes:
        return
    for primitive in look.primitives.values():
        yield from _of_resource(look, primitive)
    for known in look.analysis.known:
        act = Act.FENCE if look.fencing_enabled else Act.LOST
        by = look.option("stonith-enabled", "fencing-enabled")
        yield Expected(Failure(kind=Kind.NODE, node=known.name, at=known.at), Reaction(act, (by,)))
    known_watches = monitors.watches(look)
    for watch in known_watches:
        yield from _of_watch(look, watch)
    for vip in monitors.vips(look, known_watches):
        yield from _of_vip(look, vip)
    for mount in monitors.mounts(look, known_watches):
        yield from _of_mount(look, mount)
    if len(look.analysis.nodes) > 1:
        act = Act.FENCE if look.fencing_enabled else Act.LOST
        by = look.option("stonith-enabled", "fencing-enabled")
        yield Expected(Failure(kind=Kind.INTERCONNECT), Reaction(act, (by,)), sure=False)


def placed(look: Look, rsc: str) -> Placement:
    """Where a primitive runs with all nodes up: for the child of a clone, where the clone does."""
    item = look.analysis.design.by_id[rsc]
    return look.analysis.all_up()[item.id]


def _of_resource(look: Look, primitive: Primitive) -> Iterator[Expected]:
    where = placed(look, primitive.id)
    if where.runs is Runs.NO:
        return
    sure = where.decided
    watching = [
        one
        for one in primitive.operations
        if one.name == "monitor" and is_recurring(one) and is_enabled(look, one)
    ]
    for node in where.candidates:
        seen = False
        for operation in watching:
            role = role_of(look, operation)
            if role is Role.STOPPED:
                continue
            if role is Role.PROMOTED and node not in where.promoted_candidates:
                continue
            seen = True
            surely = sure and _is_role(where, role, node)
            yield from _operation(look, primitive, "monitor", operation, node, surely)
        if not seen:
            yield _unnoticed(primitive, node, sure)
        for name in ("start", "stop"):
            row = operation_of(primitive, name)
            yield from _operation(look, primitive, name, row, node, sure)
        for name in ("promote", "demote"):
            if node in where.promoted_candidates:
                row = operation_of(primitive, name)
                surely = sure and node in where.promoted
                yield from _operation(look, primitive, name, row, node, surely)


def _is_role(where: Placement, role: Role | None, node: str) -> bool:
    """Whether the instance on a node surely has the role that a monitor watches."""
    if role is Role.PROMOTED:
        return node in where.promoted
    return role is None or node not in where.promoted_candidates


def _operation(
    look: Look,
    primitive: Primitive,
    name: str,
    operation: Operation | None,
    node: str,
    sure: bool,
) -> Iterator[Expected]:
    at = operation.at("name") if operation else primitive.at("id")
    interval = operation.interval if operation and name == "monitor" else ""
    for reaction in reactions(look, primitive, name, operation):
        failure = Failure(
            kind=Kind(name),
            rsc=primitive.id,
            node=node,
            interval=interval,
            count=reaction.count,
            at=at,
        )
        yield Expected(failure, reaction, operation, sure=sure)


def _unnoticed(primitive: Primitive, node: str, sure: bool) -> Expected:
    """Without a monitor nobody notices that a resource has failed."""
    at = primitive.at("id")
    failure = Failure(kind=Kind.MONITOR, rsc=primitive.id, node=node, at=at)
    return Expected(failure, Reaction(Act.NOTHING, (Setting("", Level.PACEMAKER, at),)), sure=sure)


def _of_watch(look: Look, watch: monitors.Watch) -> Iterator[Expected]:
    """Nothing but the attribute changes; whether anything moves is up to the rules."""
    cells = (Setting(watch.attribute, Level.OWN, watch.at),)
    reaction = Reaction(Act.MOVE if watch.uses else Act.NOTHING, cells)
    where = placed(look, watch.primitive.id).candidates
    kind = Kind.DISK if watch.is_disk else Kind.PING
    for node in where:
        failure = Failure(
            kind=kind,
            rsc=watch.primitive.id,
            node=node,
            target=" ".join(watch.targets),
            at=watch.at,
        )
        change = ((node, watch.attribute, watch.lost),)
        yield Expected(failure, reaction, attributes=change, watch=watch)
    if watch.is_disk:
        return
    left = watch.fewer if watch.fewer is not None else watch.lost
    for host in watch.targets:
        failure = Failure(kind=Kind.HOST, rsc=watch.primitive.id, target=host, at=watch.at)
        everywhere = tuple((node, watch.attribute, left) for node in where)
        yield Expected(failure, reaction, attributes=everywhere, watch=watch)


def _of_vip(look: Look, vip: monitors.Vip) -> Iterator[Expected]:
    """A card is watched by a ping only if that goes out by it, which the sheet does not say."""
    where = placed(look, vip.primitive.id)
    if where.runs is Runs.NO:
        return
    for node in where.candidates:
        failure = Failure(
            kind=Kind.NIC,
            rsc=vip.primitive.id,
            node=node,
            target=vip.nic.value,
            at=vip.nic.at,
        )
        act = Act.MOVE if vip.watches else Act.NOTHING
        watch = vip.watches[0] if vip.watches else None
        lost = tuple((node, one.attribute, one.lost) for one in vip.watches)
        yield Expected(failure, Reaction(act, (vip.nic,)), None, lost, watch, sure=False)


def _of_mount(look: Look, mount: monitors.Mount) -> Iterator[Expected]:
    """A device that fails is noticed by a diskd, or else by a monitor that reads or writes."""
    primitive = mount.primitive
    where = placed(look, primitive.id)
    if where.runs is Runs.NO:
        return
    deep = next(
        (one for one in primitive.operations if one.name == "monitor" and one.instance_attributes),
        None,
    )
    for node in where.candidates:
        failure = Failure(
            kind=Kind.MOUNT,
            rsc=primitive.id,
            node=node,
            target=mount.device.value,
            at=mount.device.at,
        )
        if mount.watches:
            watch = mount.watches[0]
            lost = tuple((node, one.attribute, one.lost) for one in mount.watches)
            reaction = Reaction(Act.MOVE, (mount.device,))
            yield Expected(failure, reaction, None, lost, watch, sure=False)
        elif mount.deep is not None and deep is not None:
            first = reactions(look, primitive, "monitor", deep)[0]
            yield Expected(failure, first, deep, sure=False)
        else:
            yield Expected(failure, Reaction(Act.NOTHING, (mount.device,)), sure=False)
