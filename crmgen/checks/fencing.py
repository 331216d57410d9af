"""Rules about fencing as a whole: devices, their targets and where they may run (table E)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import fencing as codes
from crmgen.checks.design import Design
from crmgen.checks.devices import HELPERS, devices_for, listed, positive, targets
from crmgen.checks.findings import finding
from crmgen.checks.nodes import bans, cluster_nodes, declared_nodes, named_nodes
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.diagnostics.nearest import nearest
from crmgen.model import Nvpair, Primitive
from crmgen.text import Text

_SWITCHES = ("stonith-enabled", "fencing-enabled")
_ANY_NODE = Text("すべて", "of any name")
_WATCHDOGS = ("stonith-watchdog-timeout", "fencing-watchdog-timeout")


def _switch(design: Design) -> Nvpair | None:
    """The row that switches fencing on or off."""
    properties = design.cluster.properties
    pairs = (properties.get(name) for name in _SWITCHES) if properties else ()
    return next((pair for pair in pairs if pair is not None), None)


@rule(codes.NO_DEVICE, codes.NO_DEVICE_BY_DEFAULT)
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


@rule(codes.FENCING_OFF)
def fencing_off(design: Design) -> Iterator[Diagnostic]:
    """Fencing is on."""
    switch = _switch(design)
    if switch is None or design.fencing_enabled:
        return
    yield finding(codes.FENCING_OFF, switch.at("value"), switch.value, name=switch.name)


@rule(codes.NODE_WITHOUT_DEVICE)
def nodes_without_device(design: Design) -> Iterator[Diagnostic]:
    """Every node can be fenced. Where a device names an unknown node, that is the cause."""
    devices = design.devices
    if not design.fencing_enabled or not devices or any(_unknown_targets(design)):
        return
    if any(targets(device) is None for device in devices):
        return
    for node, at in cluster_nodes(design).items():
        if not devices_for(design, node):
            yield Diagnostic(codes.NODE_WITHOUT_DEVICE, at, found=node)


@rule(codes.UNKNOWN_TARGET)
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


@rule(codes.ON_ITS_TARGET, codes.BANNED_ELSEWHERE)
def own_target(design: Design) -> Iterator[Diagnostic]:
    """A device that fences one node is kept off that node, and off no other but by design."""
    nodes = cluster_nodes(design)
    if not design.fencing_enabled or design.is_off("symmetric-cluster", default=True):
        return
    banned = bans(design, nodes)
    for device in design.devices:
        own = targets(device) or ()
        fenced = [node for node in nodes if node.lower() in own]
        if len(own) != 1 or len(fenced) != 1 or len(nodes) < 2:
            continue
        (target,) = fenced
        off = {**banned.get(design.root_of[device.id].id, {}), **banned.get(device.id, {})}
        if target in off or not off.keys() <= nodes.keys():
            continue  # a location on an unknown node is told at its cell
        if all(node in off for node in nodes if node != target):
            at = next(off[node] for node in nodes if node in off)
            yield finding(codes.BANNED_ELSEWHERE, at, None, id=device.id, target=target)
        else:
            yield finding(codes.ON_ITS_TARGET, device.at("id"), device.id, node=target)


@rule(codes.NODE_WITHOUT_LEVEL)
def nodes_without_level(design: Design) -> Iterator[Diagnostic]:
    """Where one node has fencing levels, all have."""
    targeted = {level.target for level in design.cluster.fencing_levels}
    if not targeted or not design.fencing_enabled or any(_unknown_levels(design)):
        return
    for node, at in cluster_nodes(design).items():
        if node not in targeted:
            yield Diagnostic(codes.NODE_WITHOUT_LEVEL, at, found=node)


@rule(codes.LEVEL_OF_UNKNOWN)
def levels_of_unknown_nodes(design: Design) -> Iterator[Diagnostic]:
    """Levels are of nodes of the cluster."""
    return _unknown_levels(design)


def _unknown_levels(design: Design) -> Iterator[Diagnostic]:
    known = tuple(node.uname for node in design.cluster.nodes)
    if len(declared_nodes(design)) < 2:
        return
    for level in design.cluster.fencing_levels:
        if level.target not in known:
            yield Diagnostic(
                codes.LEVEL_OF_UNKNOWN,
                level.at("target"),
                found=level.target,
                allowed=known,
                nearest=nearest(level.target, known),
            )


@rule(codes.NOT_A_DEVICE, codes.OTHER_TARGET)
def level_devices(design: Design) -> Iterator[Diagnostic]:
    """A level holds fencing devices that fence its node."""
    devices = {device.id: device for device in design.devices}
    known = {node.lower() for node in cluster_nodes(design)}
    for level in design.cluster.fencing_levels:
        for number, name in enumerate(level.devices):
            at = level.at(f"devices.{number}")
            device = devices.get(name)
            if device is None:
                if name in design.resources:
                    yield Diagnostic(codes.NOT_A_DEVICE, at, found=name, allowed=tuple(devices))
                continue
            own = targets(device)
            if (
                own is not None
                and level.target.lower() not in own
                and known >= {level.target.lower(), *own}
            ):
                words = ", ".join(sorted(own))
                yield finding(codes.OTHER_TARGET, at, name, node=level.target, targets=words)


@rule(codes.HELPER_LEVEL)
def helper_levels(design: Design) -> Iterator[Diagnostic]:
    """What only helps to fence stands before a level that does the work."""
    helpers = {d.id: d for d in design.devices if d.agent.type in HELPERS}
    if not helpers or not design.fencing_enabled:
        return
    placed: set[str] = set()
    for level in design.cluster.fencing_levels:
        for number, name in enumerate(level.devices):
            helper = helpers.get(name)
            if helper is None:
                continue
            placed.add(name)
            if len(level.devices) == 1 and _followed(design, level.target, level.index, helpers):
                continue
            at = level.at(f"devices.{number}")
            yield finding(codes.HELPER_LEVEL, at, name, node=level.target, agent=helper.agent.type)
    for name, helper in helpers.items():
        if name not in placed:
            own = targets(helper)
            node = ", ".join(sorted(own)) if own else _ANY_NODE
            at = helper.at("id")
            yield finding(codes.HELPER_LEVEL, at, name, node=node, agent=helper.agent.type)


def _followed(design: Design, node: str, index: int, helpers: dict[str, Primitive]) -> bool:
    """Whether a later level of the node holds more than helpers."""
    return any(
        level.target == node
        and level.index > index
        and any(device not in helpers for device in level.devices)
        for level in design.cluster.fencing_levels
    )
