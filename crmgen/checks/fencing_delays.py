"""Rules about who shoots first and how long it takes (table E)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import fencing as codes
from crmgen.checks.design import Design, parameter, parameter_pairs
from crmgen.checks.devices import (
    Delay,
    devices_for,
    positive,
    random_delay,
    static_delay,
    waits,
)
from crmgen.checks.effective import own_meta
from crmgen.checks.findings import finding
from crmgen.checks.nodes import cluster_nodes, holds_on
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.model import NodeLocation, Nvpair, RuleLocation, pair_named, primitives_of
from crmgen.model.attributes import score_number
from crmgen.model.incomplete import Piece

# A reservation on the disk is won by one side only, whoever comes first.
_ATOMIC = frozenset({"fence_scsi", "fence_mpath"})
_DEFAULT_TIMEOUT = "60s"
_ZERO = frozenset({"0", "+0", "-0"})


def _property(design: Design, name: str) -> Nvpair | None:
    return pair_named(design.cluster.properties, name)


@rule(
    codes.NO_DELAY,
    reads=Piece.PLACEMENT,
)
def no_delay(design: Design) -> Iterator[Diagnostic]:
    """Of two nodes that can fence each other, one waits."""
    if not design.fencing_enabled or not design.devices or len(cluster_nodes(design)) != 2:
        return
    if positive(design.properties.get("priority-fencing-delay")):
        return
    if any(waits(d) or d.agent.type in _ATOMIC for d in design.devices):
        return
    if all(devices_for(design, node) for node in cluster_nodes(design)):
        device = design.devices[0]
        yield finding(codes.NO_DELAY, device.at("id"), device.id)


@rule(
    codes.WRONG_SIDE,
    codes.EQUAL_DELAYS,
    reads=Piece.PLACEMENT,
)
def delay_sides(design: Design) -> Iterator[Diagnostic]:
    """The fixed delay spares the node where the services prefer to run.

    Random delays, priorities and helpers decide otherwise: then nothing is told.
    """
    nodes = tuple(cluster_nodes(design))
    if not design.fencing_enabled or len(nodes) != 2:
        return
    if positive(design.properties.get("priority-fencing-delay")):
        return
    if any(random_delay(device) for device in design.devices):
        return
    delays = [_longest(design, node) for node in nodes]
    if delays[0] and delays[1] and delays[0].time == delays[1].time:
        if delays[0].at != delays[1].at:
            later = max(delays[0], delays[1], key=lambda delay: delay.at)
            yield finding(codes.EQUAL_DELAYS, later.at, later.text)
        return
    kept = _preferred(design, nodes)
    if kept is None:
        return
    other = nodes[1] if kept == nodes[0] else nodes[0]
    own, against = _longest(design, kept), _longest(design, other)
    if against and against.time > (own.time if own else 0):
        yield finding(codes.WRONG_SIDE, against.at, against.text, kept=kept, node=other)


def _longest(design: Design, node: str) -> Delay | None:
    """The longest fixed delay of the devices that fence a node."""
    delays = (static_delay(device, node) for device in devices_for(design, node))
    return max((delay for delay in delays if delay), key=lambda delay: delay.time, default=None)


def _preferred(design: Design, nodes: tuple[str, ...]) -> str | None:
    """The node that all locations of services prefer; None where they differ or say nothing."""
    liked: set[str] = set()
    for scores in _scores(design, nodes).values():
        best = max(scores.values())
        top = [node for node in nodes if scores[node] == best]
        if len(top) == 1:
            liked.add(top[0])
    return liked.pop() if len(liked) == 1 else None


def _scores(design: Design, nodes: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """The score of each service on each node, from locations that the node's name decides."""
    found: dict[str, dict[str, int]] = {}
    for constraint in design.cluster.constraints:
        if not isinstance(constraint, NodeLocation | RuleLocation):
            continue
        root = design.root_of.get(constraint.rsc)
        if root is None or all(p.is_stonith for p in primitives_of(root)):
            continue
        scores = found.setdefault(constraint.rsc, dict.fromkeys(nodes, 0))
        if isinstance(constraint, NodeLocation):
            if constraint.node in scores:
                scores[constraint.node] += score_number(constraint.score)
            continue
        for item in constraint.rules:
            for node in nodes:
                if item.score is not None and holds_on(item, node):
                    scores[node] += score_number(item.score)
    return found


@rule(
    codes.NO_PRIORITY,
    codes.PRIORITY_SHORT,
    reads=Piece.PLACEMENT,
)
def priority_delay(design: Design) -> Iterator[Diagnostic]:
    """priority-fencing-delay has priorities to go by, and outweighs the devices' own delays."""
    pair = _property(design, "priority-fencing-delay")
    if pair is None or not positive(pair.value) or not design.fencing_enabled:
        return
    priorities = _priorities(design)
    if all(priority.value in _ZERO for priority in priorities):
        at = priorities[0].at("value") if priorities else pair.at("value")
        yield finding(codes.NO_PRIORITY, at, pair.value)
        return
    longest, text, name = max(
        (
            (positive(delay.value), delay.value, device.id)
            for device in design.devices
            for parameter_name in ("pcmk_delay_base", "pcmk_delay_max")
            for delay in parameter_pairs(device, parameter_name)
        ),
        default=(0, "", ""),
        key=lambda item: item[0],
    )
    if positive(pair.value) < 2 * longest:
        yield finding(codes.PRIORITY_SHORT, pair.at("value"), pair.value, delay=text, id=name)


def _priorities(design: Design) -> list[Nvpair]:
    """Every priority that the sheet gives."""
    pairs = [own_meta(resource, "priority") for resource in design.resources.values()]
    pairs.append(pair_named(design.cluster.rsc_defaults, "priority"))
    return [pair for pair in pairs if pair is not None]


@rule(codes.DELAY_EATS_TIMEOUT, reads=Piece.PARAMS | Piece.PROPERTIES, each=True)
def delay_in_timeout(design: Design) -> Iterator[Diagnostic]:
    """The agent's own delay leaves time for the action. The times of several levels and
    Pacemaker's delays need no sum: fenced adds them up itself."""
    for device in design.devices:
        for pair in parameter_pairs(device, "delay"):
            name = "pcmk_reboot_timeout"
            limit = parameter(device, name)
            if limit is None:
                name = "stonith-timeout"
                limit = design.properties.get(name, _DEFAULT_TIMEOUT)
            if positive(pair.value) >= positive(limit) > 0:
                yield finding(
                    codes.DELAY_EATS_TIMEOUT,
                    pair.at("value"),
                    pair.value,
                    id=device.id,
                    limit=limit,
                    name=name,
                )
