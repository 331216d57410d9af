"""Rules about fencing levels (table E)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import fencing as codes
from crmgen.checks.design import Design
from crmgen.checks.devices import HELPERS, targets
from crmgen.checks.findings import finding
from crmgen.checks.mistaken import mistaken_lists, only_target
from crmgen.checks.nodes import cluster_nodes, declared_nodes
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.diagnostics.nearest import nearest
from crmgen.model import FencingLevel, Primitive
from crmgen.model.incomplete import Piece
from crmgen.text import Text

_ANY_NODE = Text("すべて", "of any name")


@rule(
    codes.NODE_WITHOUT_LEVEL,
    reads=Piece.PLACEMENT,
)
def nodes_without_level(design: Design) -> Iterator[Diagnostic]:
    """Where one node has fencing levels, all have."""
    targeted = {level.target for level in design.cluster.fencing_levels}
    if not targeted or not design.fencing_enabled or any(_unknown_levels(design)):
        return
    mixed_up = set(_mixed_up(design).values())
    for node, at in cluster_nodes(design).items():
        if node not in targeted and node not in mixed_up:
            yield Diagnostic(codes.NODE_WITHOUT_LEVEL, at, found=node)


def _mixed_up(design: Design) -> dict[str, str]:
    """Device → the node that it fences, where that has no levels and the device stands in those
    of another node: the level names the wrong one."""
    nodes = cluster_nodes(design)
    targeted = {level.target for level in design.cluster.fencing_levels}
    placed = {name for level in design.cluster.fencing_levels for name in level.devices}
    found: dict[str, str] = {}
    for device in design.devices:
        target = only_target(device, nodes)
        if device.id in placed and target is not None and target not in targeted:
            found[device.id] = target
    return found


@rule(
    codes.LEVEL_OF_UNKNOWN,
    reads=Piece.PLACEMENT,
)
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


@rule(
    codes.NOT_A_DEVICE,
    codes.OTHER_TARGET,
    codes.LEVEL_OF_OTHER_NODE,
    reads=Piece.PLACEMENT,
)
def level_devices(design: Design) -> Iterator[Diagnostic]:
    """A level holds fencing devices that fence its node."""
    devices = {device.id: device for device in design.devices}
    known = {node.lower() for node in cluster_nodes(design)}
    mistaken = mistaken_lists(design)
    mixed_up = _mixed_up(design)
    for level in design.cluster.fencing_levels:
        for number, name in enumerate(level.devices):
            device = devices.get(name)
            if name in mixed_up and level.target.lower() in known:
                at = level.at(f"target.{number}")
                yield finding(codes.LEVEL_OF_OTHER_NODE, at, level.target, node=mixed_up[name])
            elif device is not None and name not in mistaken:
                yield from _other_target(level, number, device, known)
            elif device is None and name in design.resources:
                at = level.at(f"devices.{number}")
                yield Diagnostic(codes.NOT_A_DEVICE, at, found=name, allowed=tuple(devices))


def _other_target(
    level: FencingLevel, number: int, device: Primitive, known: set[str]
) -> Iterator[Diagnostic]:
    own = targets(device)
    if own is None or level.target.lower() in own or not known >= {level.target.lower(), *own}:
        return
    at, words = level.at(f"devices.{number}"), ", ".join(sorted(own))
    yield finding(codes.OTHER_TARGET, at, device.id, node=level.target, targets=words)


@rule(codes.HELPER_LEVEL, reads=Piece.PLACEMENT)
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
