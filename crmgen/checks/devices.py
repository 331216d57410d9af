"""What a fencing device fences, and how long it waits."""

from collections.abc import Iterator
from typing import NamedTuple

from crmgen.checks.design import Design, parameter, parameter_pairs
from crmgen.model import Nvpair, Primitive
from crmgen.model.times import milliseconds
from crmgen.origin import Origin

# They succeed only where the target is known to be down anyway, or never; the next level does
# the work (article 4377 of Linux-HA Japan; fence_kdump(8)).
HELPERS = frozenset({"external/stonith-helper", "stonith-helper", "fence_kdump"})
STONITH_HELPERS = HELPERS - {"fence_kdump"}
# fence_legacy hands these to the plugin, which answers with them when asked what it fences.
_PLUGIN_LISTS = ("hostlist", "hostname")
_SEPARATORS = str.maketrans(",;", "  ")


def names(text: str) -> list[str]:
    """The node names of a list as Pacemaker splits it: at blanks, commas and semicolons."""
    return text.translate(_SEPARATORS).split()


class HostMap(NamedTuple):
    """A pcmk_host_map: node → plug, and the parts that can't be read."""

    plugs: dict[str, str]
    bad: list[str]


def host_map(text: str) -> HostMap:
    """Read ``pm01:1;pm02:2,3``; blanks part the pairs too, and = may stand for the colon."""
    plugs: dict[str, str] = {}
    bad: list[str] = []
    for part in text.replace("\\ ", "\0").replace(";", " ").split():
        node, _, plug = part.replace("=", ":", 1).partition(":")
        if node and plug:
            plugs[node] = plug.replace("\0", " ")
        else:
            bad.append(part.replace("\0", " "))
    return HostMap(plugs, bad)


def listed(device: Primitive) -> Iterator[tuple[Nvpair, list[str]]]:
    """The parameters that name targets, with the names: Pacemaker's own, else the plugin's."""
    own = [
        *((pair, names(pair.value)) for pair in parameter_pairs(device, "pcmk_host_list")),
        *((p, list(host_map(p.value).plugs)) for p in parameter_pairs(device, "pcmk_host_map")),
    ]
    if own:
        yield from own
        return
    for name in _PLUGIN_LISTS:
        for pair in parameter_pairs(device, name):
            yield pair, names(pair.value)


def targets(device: Primitive) -> frozenset[str] | None:
    """The nodes that a device fences, in lower case: fenced compares them that way. None where
    only the device itself can tell."""
    found = [name.lower() for _, nodes in listed(device) for name in nodes]
    return frozenset(found) if found else None


def devices_for(design: Design, node: str) -> list[Primitive]:
    """The devices that the sheet says fence a node, those that may fence any node left out."""
    return [device for device in design.devices if node.lower() in (targets(device) or ())]


class Delay(NamedTuple):
    """How long a device waits before it fences a node, and where the sheet says so."""

    time: int
    text: str
    at: Origin


def static_delay(device: Primitive, node: str) -> Delay | None:
    """The fixed delay of a device: pcmk_delay_base (one for all or one a node), else the
    agent's own delay; None where it has none."""
    for name in ("pcmk_delay_base", "delay"):
        for pair in parameter_pairs(device, name):
            text = host_map(pair.value).plugs.get(node, "0") if ":" in pair.value else pair.value
            time = milliseconds(text)
            if time:
                return Delay(time, text, pair.at("value"))
    return None


def waits(device: Primitive) -> bool:
    """Whether a device waits in any way before it fences."""
    if device.agent.type in STONITH_HELPERS or device.agent.type == "fence_heuristics_ping":
        return True
    for name in ("pcmk_delay_base", "pcmk_delay_max", "delay"):
        for pair in parameter_pairs(device, name):
            parts = host_map(pair.value).plugs.values() if ":" in pair.value else [pair.value]
            if any(milliseconds(part) != 0 for part in parts):
                return True
    return False


def positive(text: str | None) -> int:
    """A time in milliseconds; 0 for none and for a text that is no time."""
    return (milliseconds(text) or 0) if text else 0


def random_delay(device: Primitive) -> bool:
    return positive(parameter(device, "pcmk_delay_max")) > 0
