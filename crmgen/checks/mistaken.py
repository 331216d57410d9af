"""Which of several cells about a fencing device is the wrong one."""

from collections.abc import Mapping

from crmgen.checks.design import Design
from crmgen.checks.devices import devices_for, targets
from crmgen.checks.nodes import Bans, bans, cluster_nodes
from crmgen.model import Primitive
from crmgen.origin import Origin


def only_target(device: Primitive, nodes: Mapping[str, Origin]) -> str | None:
    """The node of the cluster that a device fences, where it fences that one only."""
    own = targets(device) or ()
    fenced = [node for node in nodes if node.lower() in own]
    return fenced[0] if len(own) == len(fenced) == 1 else None


def banned_nodes(design: Design, device: Primitive, banned: Bans) -> dict[str, Origin]:
    """The nodes that a device, or what it stands in, is kept off."""
    root = design.root_of[device.id]
    return {**banned.get(root.id, {}), **banned.get(device.id, {})}


def mistaken_lists(design: Design) -> dict[str, str]:
    """Device → the node that it is meant for, where its list names another one.

    That is so where locations and levels agree on a node against the list, or where one of them
    does and no other device is left for that node.
    """
    if not design.fencing_enabled:
        return {}
    nodes = cluster_nodes(design)
    banned = bans(design, nodes)
    found: dict[str, str] = {}
    for device in design.devices:
        target = only_target(device, nodes)
        kept_off = set(banned_nodes(design, device, banned))
        leveled = {
            level.target for level in design.cluster.fencing_levels if device.id in level.devices
        }
        said = [names for names in (kept_off, leveled) if names]
        if target is None or not said or any(len(names) != 1 for names in said):
            continue
        meant = {name for names in said for name in names}
        if len(meant) != 1 or target in meant or not meant <= nodes.keys():
            continue
        (node,) = meant
        if len(said) == 2 or not devices_for(design, node):
            found[device.id] = node
    return found
