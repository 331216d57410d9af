"""Rules about the fixed addresses of the nodes (table 1-2), and how virtual ones fit to them."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from crmgen.catalogue.rules import networks as codes
from crmgen.checks.agent_address import (
    Held,
    addresses,
    device_addresses,
    virtual_addresses,
)
from crmgen.checks.design import Design, parameter_pairs
from crmgen.checks.findings import finding
from crmgen.checks.nodes import bans, cluster_nodes, declared_nodes
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic, Related
from crmgen.diagnostics.nearest import nearest
from crmgen.model import NetworkAddress, Nvpair
from crmgen.model.incomplete import Piece
from crmgen.model.numbers import number
from crmgen.text import Text

if TYPE_CHECKING:
    from ipaddress import IPv4Interface, IPv4Network, IPv6Interface, IPv6Network

_OTHER = Text("同じアドレス", "the same address")
_ABOVE = Text("上の行", "the row above")
_TOO = Text("この装置も同じ", "and this device too")
_INTERCONNECT = "interconnect"
_RESOURCES = Piece.LEAVES | Piece.PARAMS | Piece.NETWORKS


@rule(codes.UNKNOWN_NODE, reads=Piece.KNOWN_NODES)
def unknown_node(design: Design) -> Iterator[Diagnostic]:
    """A row is for a node of the cluster, where the sheet declares its nodes."""
    declared = declared_nodes(design)
    if not declared:
        return
    remote = {node.uname for node in design.cluster.nodes if node.type == "remote"}
    known = [*declared, *sorted(remote | {*design.remotes, *design.guests})]
    told: set[str] = set()
    for one in design.cluster.networks:
        if one.uname not in known and one.uname not in told:
            told.add(one.uname)
            yield Diagnostic(
                codes.UNKNOWN_NODE,
                one.at("uname"),
                one.uname,
                nearest=nearest(one.uname, known),
                allowed=tuple(known),
            )


@rule(codes.TWICE, codes.IS_VIRTUAL, reads=Piece(0))
def address_twice(design: Design) -> Iterator[Diagnostic]:
    """No two rows have one address, and none has that of a resource."""
    virtual = addresses(design)
    first: dict[object, NetworkAddress] = {}
    for one in design.cluster.networks:
        address = _interface(one.address).ip
        if _is_shared_device(first.get(address), one):
            continue
        before = first.setdefault(address, one)
        if before is not one:
            related = (Related(before.at("address"), _OTHER),)
            yield Diagnostic(codes.TWICE, one.at("address"), str(address), related=related)
        elif address in virtual:
            other = virtual[address].id
            yield finding(codes.IS_VIRTUAL, one.at("address"), str(address), other=other)


def _is_shared_device(before: NetworkAddress | None, one: NetworkAddress) -> bool:
    """Whether two rows tell of one device, such as a power switch, that is there for both nodes."""
    if before is None or before.uname == one.uname:
        return False
    return {before.use, one.use} == {"fencing"} or not (before.nic or one.nic)


@rule(codes.OTHER_NETWORK, reads=Piece.NETWORKS)
def one_network(design: Design) -> Iterator[Diagnostic]:
    """The rows of one name are of one network, for each version of IP."""
    first: dict[tuple[str, int], tuple[NetworkAddress, IPv4Network | IPv6Network]] = {}
    for one in design.cluster.networks:
        network = _network(one)
        if network is None:
            continue
        before, other = first.setdefault((one.network, network.version), (one, network))
        if other != network:
            yield Diagnostic(
                codes.OTHER_NETWORK,
                one.at("address"),
                one.address,
                related=(Related(before.at("address"), _ABOVE),),
                params={"name": one.network, "network": str(other)},
            )


@rule(codes.OUTSIDE, codes.OTHER_PREFIX, reads=_RESOURCES)
def virtual_outside(design: Design) -> Iterator[Diagnostic]:
    """A virtual address is in a network of the nodes, and has its prefix."""
    for vip in _virtual_addresses(design):
        found = list(dict.fromkeys(_candidates(design, vip)))
        if not found:
            continue
        holding = [network for network in found if vip.address in network]
        if not holding:
            names = ", ".join(str(network) for network in found)
            at = vip.pair.at("value")
            yield finding(codes.OUTSIDE, at, vip.pair.value, networks=names)
            continue
        for mask in parameter_pairs(vip.primitive, "cidr_netmask"):
            length = number(mask.value)
            # one of the whole length adds no route of its own
            if length in (None, vip.address.max_prefixlen) or any(
                network.prefixlen == length for network in holding
            ):
                continue
            yield finding(
                codes.OTHER_PREFIX,
                mask.at("value"),
                mask.value,
                id=vip.primitive.id,
                network=str(holding[0]),
            )


@rule(codes.NO_NIC, reads=Piece.PLACEMENT | _RESOURCES)
def missing_interface(design: Design) -> Iterator[Diagnostic]:
    """Every node that may run a virtual address has its interface, if its interfaces are told."""
    listed: dict[str, set[str]] = {}
    for one in _open_to_clients(design):
        if one.nic:
            listed.setdefault(one.uname, set()).add(one.nic)
    if not listed:
        return
    nodes = cluster_nodes(design)
    banned = bans(design, nodes)
    told: set[object] = set()
    for vip in _virtual_addresses(design):
        ids = (vip.primitive.id, design.root_of[vip.primitive.id].id)
        for pair in _unruled(vip):
            missing = [
                node
                for node in nodes
                if node in listed
                and pair.value not in listed[node]
                and not any(node in banned.get(name, ()) for name in ids)
            ]
            if missing and pair.at("value") not in told:
                told.add(pair.at("value"))
                yield Diagnostic(
                    codes.NO_NIC,
                    pair.at("value"),
                    pair.value,
                    nearest=nearest(pair.value, sorted(listed[missing[0]])),
                    params={"id": vip.primitive.id, "node": ", ".join(missing)},
                )


@rule(codes.ONE_LINK, codes.NOT_LINKED, reads=Piece.KNOWN_NODES | Piece.NETWORKS)
def interconnects(design: Design) -> Iterator[Diagnostic]:
    """There are two interconnects, and each reaches every node."""
    links: dict[str, list[NetworkAddress]] = {}
    for one in design.cluster.networks:
        if one.use == _INTERCONNECT:
            links.setdefault(one.network, []).append(one)
    if len(links) == 1:
        [(name, rows)] = links.items()
        yield Diagnostic(codes.ONE_LINK, rows[0].at("network"), name)
    for name, rows in links.items():
        reached = {one.uname for one in rows}
        for node in declared_nodes(design):
            if node not in reached:
                at = rows[-1].at("network")
                yield finding(codes.NOT_LINKED, at, node, name=name)


@rule(codes.SAME_LINK, reads=Piece.NETWORKS)
def one_network_twice(design: Design) -> Iterator[Diagnostic]:
    """Each interconnect is a network of its own."""
    first: dict[IPv4Network | IPv6Network, NetworkAddress] = {}
    told: set[str] = set()
    for one in design.cluster.networks:
        network = _network(one) if one.use == _INTERCONNECT else None
        if network is None:
            continue
        before = first.setdefault(network, one)
        if before.network != one.network and one.network not in told:
            told.add(one.network)
            yield Diagnostic(
                codes.SAME_LINK,
                one.at("address"),
                one.network,
                related=(Related(before.at("address"), _ABOVE),),
                params={"other": before.network, "network": str(network)},
            )


@rule(codes.FENCING_ON_LINK, reads=_RESOURCES)
def fencing_on_interconnect(design: Design) -> Iterator[Diagnostic]:
    """What fences a node when the interconnect is cut is not reached over it."""
    links = [
        (one.network, network)
        for one in design.cluster.networks
        if one.use == _INTERCONNECT and (network := _network(one)) is not None
    ]
    found: dict[str, list[Held]] = {}
    for held in device_addresses(design):
        for name, network in links:
            if held.address in network:
                found.setdefault(name, []).append(held)
                break
    for name, (first, *others) in found.items():
        yield Diagnostic(
            codes.FENCING_ON_LINK,
            first.pair.at("value"),
            first.pair.value,
            related=tuple(Related(one.pair.at("value"), _TOO) for one in others),
            params={"id": first.primitive.id, "name": name},
        )


def _candidates(design: Design, vip: Held) -> "Iterator[IPv4Network | IPv6Network]":
    """The networks that a virtual address may be in: those of its interface where one is told."""
    nics = {pair.value for pair in parameter_pairs(vip.primitive, "nic")}
    usable = _open_to_clients(design)
    for one in [one for one in usable if one.nic in nics] or usable:
        network = _network(one)
        if network is not None and network.version == vip.address.version:
            yield network


def _open_to_clients(design: Design) -> list[NetworkAddress]:
    """The rows of networks that a virtual address may be in."""
    closed = (_INTERCONNECT, "fencing")
    return [one for one in design.cluster.networks if one.use not in closed]


def _virtual_addresses(design: Design) -> Iterator[Held]:
    """Those that clients reach over a network: not those of the loopback, which no row names."""
    for held in virtual_addresses(design):
        if not any(pair.value == "lo" for pair in parameter_pairs(held.primitive, "nic")):
            yield held


def _network(one: NetworkAddress) -> "IPv4Network | IPv6Network | None":
    return _interface(one.address).network if "/" in one.address else None


@cache
def _interface(text: str) -> "IPv4Interface | IPv6Interface":
    from ipaddress import ip_interface

    return ip_interface(text)


def _unruled(vip: Held) -> Iterator[Nvpair]:
    for item in vip.primitive.instance_attributes:
        if item.rule is None:
            yield from (pair for pair in item.pairs if pair.name == "nic" and pair.value)
