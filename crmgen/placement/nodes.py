"""Which nodes there are, as far as the workbook says."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from crmgen.model import Cluster, FencingTarget, NodeLocation, Primitive, RuleLocation
from crmgen.origin import Origin

_LISTS = ("pcmk_host_list", "hostlist", "hostname")
_SEPARATORS = re.compile(r"[\s,;]+")


class Source(StrEnum):
    """Where a node was named first, the surest source first."""

    GIVEN = "given"
    NODE = "NODE table"
    LOCATION = "location"
    LEVEL = "fencing level"
    FENCING = "fencing device"


class Known(Struct, frozen=True):
    """One node. ``at`` is the cell that names it, None for a node given by the caller."""

    name: str
    source: Source
    at: Origin | None = None


def known_nodes(cluster: Cluster, given: Sequence[str] | None = None) -> list[Known]:
    """The nodes in the order they are found.

    The NODE table is the whole truth where it exists, as is a list that the caller gives (from
    corosync.conf); otherwise every node that a location, a fencing level or a device names.
    """
    if given is not None:
        return [Known(name, Source.GIVEN) for name in dict.fromkeys(given)]
    members = [node for node in cluster.nodes if node.type != "remote"]
    if members:
        return [Known(node.uname, Source.NODE, node.at("uname")) for node in members]
    remote = {node.uname for node in cluster.nodes}
    found: dict[str, Known] = {}
    for known in _named(cluster):
        if known.name not in remote:
            found.setdefault(known.name, known)
    return list(found.values())


def _named(cluster: Cluster) -> Iterator[Known]:
    for constraint in cluster.constraints:
        if isinstance(constraint, NodeLocation):
            yield Known(constraint.node, Source.LOCATION, constraint.at("node"))
        elif isinstance(constraint, RuleLocation):
            yield from _in_rules(constraint)
    for level in cluster.fencing_levels:
        if level.target_type is FencingTarget.NODE:
            yield Known(level.target, Source.LEVEL, level.at("target"))
    for primitive in cluster.primitives():
        if primitive.is_stonith:
            yield from fenced_by(primitive)


def _in_rules(location: RuleLocation) -> Iterator[Known]:
    for rule in location.rules:
        for expression in rule.tests():
            if expression.attribute == "#uname" and expression.operation in ("eq", "ne"):
                name = (expression.value or "").strip()
                if name:
                    yield Known(name, Source.LOCATION, expression.at("value"))


def fenced_by(device: Primitive) -> Iterator[Known]:
    """The nodes that a fencing device names as its targets."""
    for attributes in device.instance_attributes:
        for pair in attributes.pairs:
            if pair.name in _LISTS:
                names = _SEPARATORS.split(pair.value.strip())
            elif pair.name == "pcmk_host_map":
                entries = re.split(r"[\s;]+", pair.value.strip())
                names = [re.split(r"[:=]", entry)[0] for entry in entries]
            else:
                continue
            for name in names:
                if name and "$" not in name:
                    yield Known(name, Source.FENCING, pair.at("value"))
