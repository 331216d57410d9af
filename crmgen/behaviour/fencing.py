"""Who fences whom, with which devices, in which order, and how long that may take.

Owns levels, targets and delays of devices (Pacemaker Explained, fencing; fenced of 2.1 for what it
adds up). Must not know what a failure leads to.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from crmgen.behaviour.look import Level, Look, Setting, operation_of, pick
from crmgen.model import Primitive
from crmgen.model.times import milliseconds
from crmgen.origin import Origin
from crmgen.placement.nodes import fenced_by

_HELPERS = frozenset(("external/stonith-helper", "stonith-helper", "fence_kdump"))


class Delay(Struct, frozen=True):
    """How long a device waits before it acts. ``most`` in milliseconds; ``random`` where it may be
    less."""

    name: str
    most: int
    at: Origin | None
    random: bool = False


class Device(Struct, frozen=True):
    """One device as it is used against one node. ``timeout`` is that of the action (off or
    reboot) when it is used alone; beside others of its level a reboot is ``off`` of all, then
    ``on`` of all. ``is_helper`` devices do nothing to a node by themselves."""

    id: str
    agent: str
    timeout: Setting
    off: Setting
    on: Setting
    delays: tuple[Delay, ...]
    at: Origin
    is_helper: bool = False


class FenceLevel(Struct, frozen=True):
    """Devices that are used together. ``index`` is 0 where the sheet has no levels for the node:
    each device is then tried until one works."""

    index: int
    devices: tuple[Device, ...]
    at: Origin | None = None


class Fenced(Struct, frozen=True):
    """How one node is fenced. ``sure`` is False where only the devices themselves know whom they
    fence. Without any level nobody fences it."""

    node: str
    levels: tuple[FenceLevel, ...]
    sure: bool = True


class Fencing:
    """The fencing plan of a design."""

    def __init__(self, look: Look) -> None:
        self._look = look

    @property
    def enabled(self) -> bool:
        """Whether nodes are fenced at all."""
        return self._look.fencing_enabled

    @property
    def action(self) -> Setting:
        """reboot or off."""
        return self._look.option("stonith-action", "fencing-action")

    @property
    def priority_delay(self) -> Setting:
        """priority-fencing-delay: how long the node with the higher priority is spared."""
        return self._look.option("priority-fencing-delay")

    @property
    def watchdog(self) -> Setting:
        """How long a node without a device is given to shoot itself."""
        return self._look.option("stonith-watchdog-timeout", "fencing-watchdog-timeout")

    @cached_property
    def plan(self) -> tuple[Fenced, ...]:
        """One entry a node, in the order of the nodes."""
        return tuple(self._fenced(node) for node in self._look.analysis.nodes)

    def of(self, node: str) -> Fenced:
        """The entry of a node."""
        return next(entry for entry in self.plan if entry.node == node)

    def _fenced(self, node: str) -> Fenced:
        levels = [
            FenceLevel(
                level.index,
                tuple(
                    self._device(self._look.primitives[d], node)
                    for d in level.devices
                    if d in self._look.primitives
                ),
                level.at("index"),
            )
            for level in self._look.plain.fencing_levels
            if level.target == node
        ]
        if levels:
            return Fenced(node, tuple(sorted(levels, key=lambda level: level.index)))
        devices = [one for one in self._devices if node.lower() in (self._targets[one.id] or ())]
        unsure = [one for one in self._devices if self._targets[one.id] is None]
        found = tuple(self._device(one, node) for one in (*devices, *unsure))
        one_level = (FenceLevel(0, found),) if found else ()
        return Fenced(node, one_level, sure=bool(devices) or not unsure)

    @cached_property
    def _devices(self) -> list[Primitive]:
        return [one for one in self._look.primitives.values() if one.is_stonith]

    @cached_property
    def _targets(self) -> dict[str, frozenset[str] | None]:
        """The nodes a device names, in lower case as fenced compares them; None for none."""
        found = {}
        for device in self._devices:
            names = frozenset(known.name.lower() for known in fenced_by(device))
            found[device.id] = names or None
        return found

    def _device(self, primitive: Primitive, node: str) -> Device:
        return Device(
            primitive.id,
            primitive.agent.name,
            self._timeout(primitive, "reboot" if self.reboots else "off"),
            self._timeout(primitive, "off"),
            self._timeout(primitive, "on"),
            tuple(self._delays(primitive, node)),
            primitive.at("id"),
            primitive.agent.type in _HELPERS,
        )

    @property
    def reboots(self) -> bool:
        """Whether fenced nodes start again."""
        return self.action.value not in ("off", "poweroff")

    def _timeout(self, primitive: Primitive, action: str) -> Setting:
        pair, ruled = pick(f"pcmk_{action}_timeout", primitive.instance_attributes)
        if pair is not None:
            return Setting(pair.value, Level.OWN, pair.at("value"), ruled)
        return self._look.fencing_timeout

    def _delays(self, primitive: Primitive, node: str) -> Iterator[Delay]:
        """pcmk_delay_base and, where it is longer, pcmk_delay_max: the whole delay is random
        between the two. The agent's own delay runs inside its timeout and is none of them."""
        base, highest = self._delay(primitive, "pcmk_delay_base", node), 0
        found = self._delay(primitive, "pcmk_delay_max", node)
        if base is not None:
            highest = base.most
            yield base
        if found is not None and found.most > highest:
            yield Delay(found.name, found.most - highest, found.at, random=True)

    def _delay(self, primitive: Primitive, name: str, node: str) -> Delay | None:
        pair, _ = pick(name, primitive.instance_attributes)
        if pair is None:
            return None
        text = pair.value
        if ":" in text:
            entries = (re.split(r"[:=]", part, maxsplit=1) for part in re.split(r"[\s;]+", text))
            text = next((entry[1] for entry in entries if len(entry) > 1 and entry[0] == node), "0")
        most = milliseconds(text) or 0
        return Delay(name, most, pair.at("value")) if most else None


def watches_device(primitive: Primitive) -> bool:
    """Whether a device has a monitor: without one nobody knows that it would not work."""
    operation = operation_of(primitive, "monitor")
    return operation is not None and bool(milliseconds(operation.interval))
