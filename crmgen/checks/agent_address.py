"""Rules about virtual addresses (table J): IPaddr2 and its relatives, VIPcheck."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crmgen.catalogue.rules import agent_address as codes
from crmgen.checks.design import Design, parameter, parameter_pairs
from crmgen.checks.findings import finding
from crmgen.checks.nodes import bans, cluster_nodes, holds_on
from crmgen.checks.registry import rule
from crmgen.checks.values import find_placeholder
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model import Group, Nvpair, Primitive
from crmgen.model.incomplete import Piece
from crmgen.model.numbers import number
from crmgen.text import Text

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

_TYPES = ("IPaddr2", "IPaddr")
# What fence agents and plugins call the address of the device.
_CONNECTS_TO = ("ip", "ipaddr")
_DEVICE_ADDRESSES = (*_CONNECTS_TO, "dead_check_target")
_LONGEST_LABEL = 15
_OTHER = Text("同じアドレス", "the same address")


class Held(NamedTuple):
    """An address of a resource with the cell it stands in."""

    primitive: Primitive
    pair: Nvpair
    address: "IPv4Address | IPv6Address"


@rule(codes.BAD_ADDRESS, reads=Piece(0))
def bad_address(design: Design) -> Iterator[Diagnostic]:
    """A virtual address is an address, and what VIPcheck looks for too."""
    for primitive in (*_resources(design), *design.by_type.get("VIPcheck", ())):
        for pair in _any(primitive, "ip", "target_ip"):
            text = pair.value
            if read_address(text) or not text.isascii() or "$" in text or find_placeholder(text):
                continue
            alone = text.partition("/")[0]
            yield Diagnostic(
                codes.BAD_ADDRESS,
                pair.at("value"),
                found=text,
                nearest=alone if alone != text and read_address(alone) else None,
            )


@rule(codes.BAD_NETMASK, codes.NO_NETMASK, codes.NO_NIC, reads=Piece.TREE | Piece.PARAMS, each=True)
def incomplete(design: Design) -> Iterator[Diagnostic]:
    """An address comes with a legal prefix length and with an interface."""
    for primitive in _resources(design):
        inherited = {
            pair.name
            for item in design.root_of[primitive.id].instance_attributes
            for pair in item.pairs
        }
        masks = [*_any(primitive, "cidr_netmask", "netmask")]
        for pair in masks:
            yield from _netmask(primitive, pair)
        at, name = primitive.at("id"), primitive.id
        if not masks and not inherited & {"cidr_netmask", "netmask"}:
            yield finding(codes.NO_NETMASK, at, name, id=name)
        if not any(parameter_pairs(primitive, "nic")) and "nic" not in inherited:
            yield finding(codes.NO_NIC, at, name, id=name)


@rule(codes.NIC_ALIAS, codes.LABEL_TOO_LONG, reads=Piece(0))
def interface_label(design: Design) -> Iterator[Diagnostic]:
    """Interface and label are given apart, and fit together into what Linux allows."""
    for primitive in _resources(design):
        label = parameter(primitive, "iflabel")
        for pair in parameter_pairs(primitive, "nic"):
            if ":" in pair.value:
                near = pair.value.partition(":")[0]
                yield Diagnostic(codes.NIC_ALIAS, pair.at("value"), pair.value, nearest=near)
                continue
            whole = f"{pair.value}:{label}" if label else pair.value
            if len(whole) > _LONGEST_LABEL:
                cell = next(parameter_pairs(primitive, "iflabel"), pair)
                yield Diagnostic(
                    codes.LABEL_TOO_LONG,
                    cell.at("value"),
                    cell.value,
                    params={"label": whole},
                )


@rule(codes.NETWORK_ADDRESS, reads=Piece(0))
def network_address(design: Design) -> Iterator[Diagnostic]:
    """A virtual address is that of a host in its network."""
    from ipaddress import ip_network

    for vip in virtual_addresses(design):
        mask = next(_any(vip.primitive, "cidr_netmask", "netmask"), None)
        if vip.address.version != 4 or mask is None or not _is_netmask(mask.value, 4):
            continue
        network = ip_network(f"{vip.address}/{mask.value}", strict=False)
        if network.prefixlen > 30:
            continue
        if vip.address in (network.network_address, network.broadcast_address):
            yield Diagnostic(
                codes.NETWORK_ADDRESS,
                vip.pair.at("value"),
                vip.pair.value,
                params={"network": str(network)},
            )


@rule(codes.SAME_ADDRESS, reads=Piece(0))
def same_address(design: Design) -> Iterator[Diagnostic]:
    """No two resources hold one address."""
    first: dict[object, Held] = {}
    for vip in virtual_addresses(design):
        before = first.setdefault(vip.address, vip)
        if before.primitive is vip.primitive:
            continue
        yield Diagnostic(
            codes.SAME_ADDRESS,
            vip.pair.at("value"),
            vip.pair.value,
            related=(Related(before.pair.at("value"), _OTHER),),
            params={"other": before.primitive.id},
        )


@rule(codes.ADDRESS_IN_USE, reads=Piece(0))
def address_in_use(design: Design) -> Iterator[Diagnostic]:
    """No virtual address is that of a fencing device, or of a node that one looks for."""
    others: dict[object, tuple[Primitive, Nvpair]] = {}
    for device in design.devices:
        for pair in _any(device, *_DEVICE_ADDRESSES):
            for text in pair.value.split():
                address = read_address(text)
                if address:
                    others.setdefault(address, (device, pair))
    for vip in virtual_addresses(design):
        if vip.address in others:
            device, pair = others[vip.address]
            yield Diagnostic(
                codes.ADDRESS_IN_USE,
                vip.pair.at("value"),
                vip.pair.value,
                related=(Related(pair.at("value"), _OTHER),),
                params={"other": device.id},
            )


@rule(codes.NOT_ON_EVERY_NODE, reads=Piece.KNOWN_NODES)
def nic_not_on_every_node(design: Design) -> Iterator[Diagnostic]:
    """Where the interface depends on the node, every node that may run the address has one."""
    resources = [p for p in _resources(design) if _only_ruled(p, "nic")]
    if not resources:
        return
    nodes = cluster_nodes(design)
    banned = bans(design, nodes)
    for primitive in resources:
        ids = (primitive.id, design.root_of[primitive.id].id)
        for node in nodes:
            if any(node in banned.get(name, ()) for name in ids):
                continue
            rules = [a.rule for a in primitive.instance_attributes if a.rule and a.get("nic")]
            if all(holds_on(item, node) is False for item in rules):
                pair = next(parameter_pairs(primitive, "nic"))
                yield Diagnostic(
                    codes.NOT_ON_EVERY_NODE,
                    pair.at("value"),
                    found=node,
                    params={"id": primitive.id},
                )


@rule(
    codes.CHECKS_OTHER_ADDRESS,
    codes.CHECKS_AFTER_ADDRESS,
    reads=Piece.LEAVES | Piece.PARAMS,
)
def vip_check(design: Design) -> Iterator[Diagnostic]:
    """VIPcheck looks for one of the virtual addresses, before that is taken."""
    vips = list(virtual_addresses(design))
    for check in design.by_type.get("VIPcheck", ()):
        for pair in parameter_pairs(check, "target_ip"):
            address = read_address(pair.value)
            found = next((vip for vip in vips if vip.address == address), None)
            if address and vips and found is None:
                near = {vip.pair.value for vip in vips}
                yield Diagnostic(
                    codes.CHECKS_OTHER_ADDRESS,
                    pair.at("value"),
                    pair.value,
                    allowed=tuple(sorted(near)),
                )
            elif found is not None and _comes_after(design, check, found.primitive):
                yield Diagnostic(
                    codes.CHECKS_AFTER_ADDRESS,
                    check.at("id"),
                    check.id,
                    related=(Related(found.primitive.at("id"), _OTHER),),
                    params={"other": found.primitive.id},
                )


def addresses(design: Design) -> dict[object, Primitive]:
    """Every virtual address with a resource that holds it."""
    return {vip.address: vip.primitive for vip in virtual_addresses(design)}


def device_addresses(design: Design) -> Iterator[Held]:
    """Every cell that holds the address at which a fencing device is reached."""
    for device in design.devices:
        for pair in _any(device, *_CONNECTS_TO):
            address = read_address(pair.value)
            if address:
                yield Held(device, pair, address)


@cache
def read_address(text: str) -> "IPv4Address | IPv6Address | None":
    """The address that a text is; None for any other text."""
    from ipaddress import ip_address

    try:
        return ip_address(text)
    except ValueError:
        return None


def _resources(design: Design) -> Iterator[Primitive]:
    for name in _TYPES:
        yield from design.by_type.get(name, ())


def virtual_addresses(design: Design) -> Iterator[Held]:
    """Every cell that holds a virtual address."""
    for primitive in _resources(design):
        for pair in parameter_pairs(primitive, "ip"):
            address = read_address(pair.value)
            if address:
                yield Held(primitive, pair, address)


def _any(primitive: Primitive, *names: str) -> Iterator[Nvpair]:
    for name in names:
        yield from parameter_pairs(primitive, name)


def _netmask(primitive: Primitive, pair: Nvpair) -> Iterator[Diagnostic]:
    ip = parameter(primitive, "ip") or ""
    version = 6 if ":" in ip else 4
    text = pair.value
    if _is_netmask(text, version) or not text.isascii() or find_placeholder(text):
        return
    bare = text.lstrip("/")
    yield Diagnostic(
        codes.BAD_NETMASK,
        pair.at("value"),
        text,
        nearest=bare if bare != text and _is_netmask(bare, version) else None,
        params={"most": "128" if version == 6 else "32"},
    )


def _is_netmask(text: str, version: int) -> bool:
    if (bits := number(text)) is not None:
        return 1 <= bits <= (128 if version == 6 else 32)
    from ipaddress import ip_network

    try:
        network = ip_network(f"0.0.0.0/{text}")
    except ValueError:
        return False
    return version == 4 and network.prefixlen > 0 and text == str(network.netmask)


def _only_ruled(primitive: Primitive, name: str) -> bool:
    sets = [item for item in primitive.instance_attributes if item.get(name)]
    return bool(sets) and all(item.rule for item in sets)


def _comes_after(design: Design, second: Primitive, first: Primitive) -> bool:
    """Whether both are members of one group, in this order."""
    root = design.root_of[second.id]
    if not isinstance(root, Group) or design.root_of[first.id] is not root:
        return False
    names = [member.id for member in root.members]
    return names.index(second.id) > names.index(first.id)
