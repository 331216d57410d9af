"""What the design knows of networks and disks: who watches what, and whose rules ask for it.

Owns ping, pingd and diskd attributes with the locations that test them, the NICs of virtual
addresses and the disks of mounts. Must not know what becomes of a failure.
"""

from collections.abc import Iterator

from msgspec import Struct

from crmgen.behaviour.dependents import leaves
from crmgen.behaviour.look import Look, Setting
from crmgen.model import Primitive, Resource, Rule, RuleLocation
from crmgen.model.numbers import number
from crmgen.origin import Origin
from crmgen.placement.facts import DISK_AGENTS, PING_AGENTS
from crmgen.placement.relations import colocation_pairs

ADDRESSES = frozenset(("IPaddr", "IPaddr2", "IPv6addr", "VIPcheck", "IPsrcaddr"))
MOUNTS = frozenset(("Filesystem",))


class Use(Struct, frozen=True):
    """A location of ``rsc`` tests an attribute at the cell ``at``."""

    constraint: str
    rsc: str
    at: Origin


class Watch(Struct, frozen=True):
    """One monitor of networks or disks. ``targets`` are the hosts of a ping or the device of a
    diskd; ``lost`` what it gives when all of them fail, ``fewer`` when one of several does."""

    attribute: str
    primitive: Primitive
    root: Resource
    is_disk: bool
    targets: tuple[str, ...]
    at: Origin
    lost: str
    fewer: str | None
    uses: tuple[Use, ...]


class Vip(Struct, frozen=True):
    """A virtual address on a network card; ``watches`` are those whose rules move it."""

    primitive: Primitive
    nic: Setting
    watches: tuple[Watch, ...]


class Mount(Struct, frozen=True):
    """A device that one node at a time mounts. ``deep`` is the depth of the monitor that reads or
    writes, None where none does; ``watches`` are the diskd whose rules move it."""

    primitive: Primitive
    device: Setting
    deep: str | None
    watches: tuple[Watch, ...]


def watches(look: Look) -> list[Watch]:
    """Every monitor whose attribute is known, in the order of the tree."""
    found = []
    for root in look.cluster.resources:
        for primitive in _monitors(look, root):
            watch = _watch(look, root, primitive)
            if watch is not None:
                found.append(watch)
    return found


def vips(look: Look, known: list[Watch]) -> list[Vip]:
    """Every virtual address whose card the sheet names."""
    found = []
    for primitive in look.primitives.values():
        if primitive.agent.type in ADDRESSES and primitive.agent.standard == "ocf":
            nic = look.parameter(primitive, "nic")
            if nic is not None and nic.value:
                used = [w for w in known if not w.is_disk and _moves(look, w, primitive)]
                found.append(Vip(primitive, nic, tuple(used)))
    return found


def mounts(look: Look, known: list[Watch]) -> list[Mount]:
    """Every mount that is not in a clone."""
    found = []
    for primitive in look.primitives.values():
        if primitive.agent.type in MOUNTS and look.clone(primitive.id) is None:
            device = look.parameter(primitive, "device")
            if device is not None:
                used = [w for w in known if w.is_disk and _moves(look, w, primitive)]
                found.append(Mount(primitive, device, _depth(primitive), tuple(used)))
    return found


def _monitors(look: Look, root: Resource) -> Iterator[Primitive]:
    for primitive in leaves(look, root.id):
        if primitive.agent.standard == "ocf" and primitive.agent.type in PING_AGENTS | DISK_AGENTS:
            yield primitive


def _watch(look: Look, root: Resource, primitive: Primitive) -> Watch | None:
    disk = primitive.agent.type in DISK_AGENTS
    setters = look.analysis.design.facts.setters
    own = primitive.at("id")
    for attribute, listed in setters.items():
        for setter in listed:
            named = look.parameter(primitive, "name")
            at = named.at if named and named.at else own
            if setter.root is not root or setter.at != at:
                continue
            held = look.parameter(primitive, "device" if disk else "host_list")
            targets = tuple(held.value.split()) if held else ()
            fewer = None
            if not disk and len(targets) > 1:
                factor = look.parameter(primitive, "multiplier")
                each = number(factor.value) if factor else None
                fewer = str((1 if each is None else each) * (len(targets) - 1))
            where = held.at if held and held.at else own
            used = tuple(_uses(look, attribute))
            lost = "ERROR" if disk else "0"
            return Watch(attribute, primitive, root, disk, targets, where, lost, fewer, used)
    return None


def _uses(look: Look, attribute: str) -> Iterator[Use]:
    for constraint in look.plain.constraints:
        if isinstance(constraint, RuleLocation):
            for rule in constraint.rules:
                for one in rule.tests():
                    if getattr(one, "attribute", None) == attribute:
                        yield Use(constraint.id, constraint.rsc, one.at("attribute"))


def attributes_of(rule: Rule) -> Iterator[str]:
    """The node attributes that a rule tests."""
    for one in rule.tests():
        attribute = getattr(one, "attribute", None)
        if isinstance(attribute, str):
            yield attribute


def _moves(look: Look, watch: Watch, primitive: Primitive) -> bool:
    """Whether a rule on the attribute concerns a primitive, or something it must run with."""
    names = {use.rsc for use in watch.uses}
    own = {primitive.id, look.root(primitive.id).id, *(r.id for r in look.around[primitive.id])}
    with_it = {
        pair.primary
        for pair in colocation_pairs(look.plain)
        if pair.score > 0 and pair.dependent in own
    }
    followers = {
        pair.dependent
        for pair in colocation_pairs(look.plain)
        if pair.score > 0 and pair.primary in own
    }
    return bool(names & (own | with_it | followers))


def _depth(primitive: Primitive) -> str | None:
    """The depth of a monitor that does more than look whether something is mounted."""
    for operation in primitive.operations:
        for pair in operation.parameters():
            if pair.name == "OCF_CHECK_LEVEL" and pair.value not in ("", "0"):
                return pair.value
    return None
