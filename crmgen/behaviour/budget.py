"""The failover time budget: how long each failure keeps users waiting, at the most.

What is counted, one after the other:

- **Detection.** A monitor: its interval (a failure right after a run is seen by the next one) and
  its timeout. A start, stop, promote or demote: its own timeout. A node or the interconnect:
  corosync's token and consensus timeouts with their defaults, which no workbook holds (marked
  ``assumed``). A network: interval and timeout of the ping's monitor and its dampen; a disk: the
  diskd's interval and dampen.
- **Fencing**, where a node is fenced: priority-fencing-delay where the rest of the cluster has no
  majority; then level after level, and where there are no levels device after device: the device's
  delays and its timeout. All but the first are marked ``fallback``: they count only where those
  before them fail. A reboot by several devices of one level is off by each, then on by each.
- **Stop and start.** transition-delay, then the longest way through the stops, demotions, starts
  and promotions, each with its whole timeout: members of a group one after the other, orders
  (optional and serialized ones too) and sets as they say, everything else at the same time. With
  notify=true the instances of a clone are told before and after each of them, which takes the
  timeout of notify.

Not counted: the election of a DC where the failed node was it, limits on how many actions run at
once (batch-limit, node-action-limit), restarts of what has moved for other reasons, and what the
agents of promotable clones take to agree on whom to promote. Where nothing is known of placement
(bundles, remote nodes) stops and starts are not either: such a budget ends at detection and
fencing, and has no bound.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from crmgen.behaviour.actions import Actions, Circle
from crmgen.behaviour.failures import Kind
from crmgen.behaviour.fencing import Device, Fencing
from crmgen.behaviour.look import Level, Look, Setting, operation_of
from crmgen.behaviour.matrix import Matrix, Row
from crmgen.behaviour.monitors import Watch
from crmgen.behaviour.notifications import Vertex, is_notification, told_of
from crmgen.behaviour.reaction import Act
from crmgen.model import Operation
from crmgen.model.times import milliseconds
from crmgen.origin import Origin
from crmgen.placement import Cause, Why

# corosync.conf(5) of 3.1: token, token_coefficient (for each node from the third on), and consensus
# as a multiple of the token. Former versions have a token of 1000: the sum is an upper bound.
TOKEN = 3000
TOKEN_COEFFICIENT = 650
CONSENSUS_TENTHS = 12


class Step(StrEnum):
    """What a part of a budget is spent on."""

    INTERVAL = "interval"
    TIMEOUT = "timeout"
    DAMPEN = "dampen"
    TOKEN = "token"
    CONSENSUS = "consensus"
    PRIORITY_DELAY = "priority-fencing-delay"
    FENCE_DELAY = "fence delay"
    FENCE = "fence"
    UNFENCE = "fence on"
    WATCHDOG = "watchdog"
    TRANSITION_DELAY = "transition-delay"
    STOP = "stop"
    DEMOTE = "demote"
    START = "start"
    PROMOTE = "promote"
    NOTIFY_DOWN = "notify down"  # of a demotion or a stop
    NOTIFY_UP = "notify up"  # of a start or a promotion


DETECTION = (Step.INTERVAL, Step.TIMEOUT, Step.DAMPEN, Step.TOKEN, Step.CONSENSUS)
FENCING = (Step.PRIORITY_DELAY, Step.FENCE_DELAY, Step.FENCE, Step.UNFENCE, Step.WATCHDOG)


class Part(Struct, frozen=True):
    """One number: ``ms`` milliseconds for ``rsc`` (a resource or a device), from the cell ``at``
    (None for a default). ``operation`` is what a timeout is for."""

    step: Step
    ms: int
    rsc: str = ""
    at: Origin | None = None
    level: Level = Level.OWN
    operation: str = ""
    fallback: bool = False
    assumed: bool = False


class Budget(Struct, frozen=True):
    """The parts in the order of time. ``open`` is why there is no bound, None where there is."""

    parts: tuple[Part, ...]
    open: Cause | None = None

    @property
    def most(self) -> int:
        """All of it, in milliseconds."""
        return sum(part.ms for part in self.parts)

    @property
    def usual(self) -> int:
        """Without devices that are used only when others fail, in milliseconds."""
        return sum(part.ms for part in self.parts if not part.fallback)

    def of(self, *steps: Step) -> int:
        """The parts of some steps, in milliseconds."""
        return sum(part.ms for part in self.parts if part.step in steps)


class Budgets:
    """The budget of every row of a matrix."""

    def __init__(self, look: Look, matrix: Matrix, fencing: Fencing, actions: Actions) -> None:
        self._look, self._matrix = look, matrix
        self._fencing, self._actions = fencing, actions

    def of(self, row: Row) -> Budget | None:
        """The budget of one failure; None where the cluster does nothing about it."""
        if row.reaction.act is Act.NOTHING:
            return None
        if row.failure.kind is Kind.INTERCONNECT:
            return self._interconnect()
        parts = [*self._detection(row)]
        cause: Cause | None = None
        if row.reaction.act is Act.FENCE:
            found = list(self._fence(row))
            parts += found
            if not any(part.step in (Step.FENCE, Step.WATCHDOG) for part in found):
                cause = Cause(Why.NO_FENCING, node=row.failure.node)
        if self._look.analysis.undecided is not None:
            return Budget(tuple(parts), self._look.analysis.undecided)
        try:
            parts += self._chain(row)
        except Circle:
            cause = Cause(Why.CYCLE, row.failure.rsc, row.failure.at)
        return Budget(tuple(parts), cause)

    def _interconnect(self) -> Budget | None:
        """Some node is lost, whichever takes longest."""
        budgets = [self.of(row) for row in self._matrix.rows if row.failure.kind is Kind.NODE]
        return max((b for b in budgets if b is not None), key=lambda b: b.most, default=None)

    # detection

    def _detection(self, row: Row) -> Iterator[Part]:
        failure, expected = row.failure, row.expected
        if failure.kind is Kind.NODE:
            yield from self._membership()
        elif expected.watch is not None:
            yield from self._watching(expected.watch)
        elif failure.kind in (Kind.MONITOR, Kind.MOUNT) and expected.operation is not None:
            yield from self._monitor(failure.rsc, expected.operation)
        elif failure.rsc:
            yield self._operation_part(Step.TIMEOUT, failure.rsc, failure.kind.value)

    def _membership(self) -> Iterator[Part]:
        more = max(0, len(self._look.analysis.nodes) - 2) * TOKEN_COEFFICIENT
        token = TOKEN + more
        yield Part(Step.TOKEN, token, level=Level.PACEMAKER, assumed=True)
        consensus = token * CONSENSUS_TENTHS // 10
        yield Part(Step.CONSENSUS, consensus, level=Level.PACEMAKER, assumed=True)

    def _monitor(self, rsc: str, operation: Operation) -> Iterator[Part]:
        at = operation.at("interval")
        interval = milliseconds(operation.interval) or 0
        yield Part(Step.INTERVAL, interval, rsc, at, operation=operation.name)
        timeout = self._look.operation_setting(operation, "timeout", "20s")
        yield _part(Step.TIMEOUT, rsc, timeout, operation.name)

    def _watching(self, watch: Watch) -> Iterator[Part]:
        rsc = watch.primitive.id
        operation = operation_of(watch.primitive, "monitor")
        if watch.is_disk:
            interval = self._look.parameter(watch.primitive, "interval")
            if interval is not None:
                yield _part(Step.INTERVAL, rsc, interval, "")
        elif operation is not None:
            yield from self._monitor(rsc, operation)
        dampen = self._look.parameter(watch.primitive, "dampen")
        if dampen is not None and dampen.ms:
            yield _part(Step.DAMPEN, rsc, dampen, "")

    # fencing

    def _fence(self, row: Row) -> Iterator[Part]:
        node = row.failure.node
        delay = self._fencing.priority_delay
        count = len(self._look.analysis.nodes)
        if row.failure.kind is Kind.NODE and delay.ms and (count - 1) * 2 <= count:
            yield _part(Step.PRIORITY_DELAY, "", delay, "")
        levels = self._fencing.of(node).levels
        for number, level in enumerate(levels):
            together = level.index > 0 and len(level.devices) > 1
            for place, device in enumerate(level.devices):
                fallback = number > 0 or (level.index == 0 and place > 0)
                yield from self._device(device, together and self._fencing.reboots, fallback)
            if together and self._fencing.reboots:
                for device in level.devices:
                    yield _part(Step.UNFENCE, device.id, device.on, "on", number > 0)
        watchdog = self._fencing.watchdog
        if not levels and watchdog.ms:
            yield _part(Step.WATCHDOG, "", watchdog, "")

    def _device(self, device: Device, off: bool, fallback: bool) -> Iterator[Part]:
        for delay in device.delays:
            step = Step.FENCE_DELAY
            yield Part(
                step, delay.most, device.id, delay.at, operation=delay.name, fallback=fallback
            )
        action = "off" if off or not self._fencing.reboots else "reboot"
        yield _part(Step.FENCE, device.id, device.off if off else device.timeout, action, fallback)

    # stops and starts

    def _chain(self, row: Row) -> Iterator[Part]:
        vertices = self._actions.of(row)
        parts = {vertex: self._action(vertex) for vertex in vertices}
        implied = self._actions.implied(row) - vertices
        times = dict.fromkeys(implied, 0) | {vertex: part.ms for vertex, part in parts.items()}
        path = [one for one in self._actions.longest(vertices | implied, times) if one in parts]
        delay = self._look.option("transition-delay", "crmd-transition-delay")
        if path and delay.ms:
            yield _part(Step.TRANSITION_DELAY, "", delay, "")
        yield from (parts[vertex] for vertex in path)

    def _action(self, vertex: Vertex) -> Part:
        action, rsc = vertex
        if not is_notification(action):
            return self._operation_part(Step(action), rsc, action)
        down = told_of(action) in ("demote", "stop")
        told = self._operation_part(Step.NOTIFY_DOWN if down else Step.NOTIFY_UP, rsc, "notify")
        return replace(told, operation=action)

    def _operation_part(self, step: Step, rsc: str, name: str) -> Part:
        primitive = self._look.primitives[rsc]
        timeout = self._look.timeout(primitive, operation_of(primitive, name))
        return _part(step, rsc, timeout, name)


def _part(step: Step, rsc: str, setting: Setting, operation: str, fallback: bool = False) -> Part:
    return Part(step, setting.ms, rsc, setting.at, setting.level, operation, fallback)
