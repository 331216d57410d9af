"""Rules about fencing as a whole: devices, their targets and where they may run (table E)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import fencing as codes
from crmgen.checks.design import Design
from crmgen.checks.devices import devices_for, listed, positive, targets
from crmgen.checks.findings import finding
from crmgen.checks.mistaken import banned_nodes, mistaken_lists, only_target
from crmgen.checks.nodes import (
    bans,
    cluster_nodes,
    declared_nodes,
    holds_on,
    named_nodes,
)
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.diagnostics.nearest import nearest
from crmgen.model import NodeLocation, Nvpair, Primitive, RuleLocation, pair_named
from crmgen.model.incomplete import Piece
from crmgen.origin import Origin

_SWITCHES = ("stonith-enabled", "fencing-enabled")
_WATCHDOGS = ("stonith-watchdog-timeout", "fencing-watchdog-timeout")


def _switch(design: Design) -> Nvpair | None:
    """The row that switches fencing on or off."""
    pairs = (pair_named(design.cluster.properties, name) for name in _SWITCHES)
    return next((pair for pair in pairs if pair is not None), None)


@rule(
    codes.NO_DEVICE,
    codes.NO_DEVICE_BY_DEFAULT,
    reads=Piece.LEAVES | Piece.PROPERTIES,
)
def no_device(design: Design) -> Iterator[Diagnostic]:
    """With fencing on there is something to fence with. Raw text may hold devices, and a
    watchdog needs none."""
    if design.devices or not design.services or not design.fencing_enabled:
        return
    if design.cluster.verbatim or any(positive(design.properties.get(w)) for w in _WATCHDOGS):
        return
    switch = _switch(design)
    if switch is None:
        service = design.services[0]
        yield finding(codes.NO_DEVICE_BY_DEFAULT, service.at("id"), service.id)
        return
    yield finding(codes.NO_DEVICE, switch.at("value"), switch.value, name=switch.name)


@rule(codes.FENCING_OFF, reads=Piece.PROPERTIES)
def fencing_off(design: Design) -> Iterator[Diagnostic]:
    """Fencing is on."""
    switch = _switch(design)
    if switch is None or design.fencing_enabled:
        return
    yield finding(codes.FENCING_OFF, switch.at("value"), switch.value, name=switch.name)


@rule(
    codes.NODE_WITHOUT_DEVICE,
    reads=Piece.PLACEMENT,
)
def nodes_without_device(design: Design) -> Iterator[Diagnostic]:
    """Every node can be fenced. Where a device names an unknown node, that is the cause."""
    devices = design.devices
    if not design.fencing_enabled or not devices or any(_unknown_targets(design)):
        return
    if any(targets(device) is None for device in devices):
        return
    mistaken = mistaken_lists(design).values()
    for node, at in cluster_nodes(design).items():
        if not devices_for(design, node) and node not in mistaken:
            yield Diagnostic(codes.NODE_WITHOUT_DEVICE, at, found=node)


@rule(codes.UNKNOWN_TARGET, reads=Piece.PLACEMENT)
def unknown_targets(design: Design) -> Iterator[Diagnostic]:
    """Devices name nodes of the cluster only."""
    return _unknown_targets(design)


def _unknown_targets(design: Design) -> Iterator[Diagnostic]:
    """The names that are no node, where table 1-1 says which nodes there are."""
    if len(declared_nodes(design)) < 2:
        return
    known = set(design.node_names) | named_nodes(design).keys()
    folded = {name.lower() for name in known}
    for device in design.devices:
        for pair, nodes in listed(device):
            for name in nodes:
                if name.lower() not in folded:
                    yield Diagnostic(
                        codes.UNKNOWN_TARGET,
                        pair.at("value"),
                        found=name,
                        allowed=tuple(sorted(known)),
                        nearest=nearest(name, known),
                        params={"id": device.id},
                    )


@rule(codes.LIST_DISAGREES, reads=Piece.PLACEMENT)
def disagreeing_lists(design: Design) -> Iterator[Diagnostic]:
    """The list of a device names the node that everything else says it is for."""
    mistaken = mistaken_lists(design)
    for device in design.devices:
        node = mistaken.get(device.id)
        if node is not None:
            pair, _ = next(listed(device))
            words = {"id": device.id, "node": node}
            yield finding(codes.LIST_DISAGREES, pair.at("value"), pair.value, **words)


@rule(
    codes.ON_ITS_TARGET,
    codes.BANNED_ELSEWHERE,
    reads=Piece.PLACEMENT,
)
def own_target(design: Design) -> Iterator[Diagnostic]:
    """A device that fences one node is kept off that node, and off no other but by design."""
    nodes = cluster_nodes(design)
    if not design.fencing_enabled or design.is_off("symmetric-cluster", default=True):
        return
    banned = bans(design, nodes)
    mistaken = mistaken_lists(design)
    for device in design.devices:
        target = only_target(device, nodes)
        if target is None or len(nodes) < 2 or device.id in mistaken:
            continue
        off = banned_nodes(design, device, banned)
        if target in off or not off.keys() <= nodes.keys():
            continue  # a location on an unknown node is told at its cell
        if all(node in off for node in nodes if node != target):
            at = next(off[node] for node in nodes if node in off)
            yield finding(codes.BANNED_ELSEWHERE, at, None, id=device.id, target=target)
            continue
        wrong = _preferred(design, device, target)
        at = wrong or next(iter(off.values()), device.at("id"))
        yield finding(codes.ON_ITS_TARGET, at, device.id, node=target)


def _preferred(design: Design, device: Primitive, node: str) -> Origin | None:
    """The cell that sends a device to a node, where it should have said the opposite."""
    ids = (device.id, design.root_of[device.id].id)
    for constraint in design.cluster.constraints:
        if isinstance(constraint, NodeLocation) and constraint.rsc in ids:
            if constraint.node == node and not constraint.score.startswith("-"):
                at = constraint.at("preference")
                return at if at.column else constraint.at("score")
        elif isinstance(constraint, RuleLocation) and constraint.rsc in ids:
            for item in constraint.rules:
                if item.score and not item.score.startswith("-") and holds_on(item, node):
                    return item.at("score")
    return None
