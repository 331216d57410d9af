"""Rules about how often a resource may fail, and how long that counts (table C)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import recovery as codes
from crmgen.checks.agent_kinds import WATCHERS
from crmgen.checks.design import Design, operations
from crmgen.checks.effective import clone_of, effective_meta, op_setting, seconds, timeout_of
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.model import Nvpair, Primitive
from crmgen.model.incomplete import Piece
from crmgen.model.numbers import number
from crmgen.model.times import milliseconds
from crmgen.origin import Origin

_THRESHOLD = "migration-threshold"
_TIMEOUT = "failure-timeout"
_STICKINESS = "resource-stickiness"
# Their Pacemaker is built to write resource-stickiness=1 into a CIB that it makes anew.
_STICKY = frozenset({"rhel9", "rhel10", "sles15"})
# Words of a note that says how failures are forgotten by hand.
_CLEANUP = ("故障回数", "フェイルカウント", "failcount", "fail count", "cleanup", "クリア")


@rule(codes.NO_THRESHOLD, reads=Piece.INHERITED, each=True)
def no_threshold(design: Design) -> Iterator[Diagnostic]:
    """The sheet says after how many failures a service moves. One message: the cause is one."""
    lacking = [
        primitive
        for primitive in design.services
        if primitive.agent.type not in WATCHERS
        and _may_move(design, primitive)
        and effective_meta(design, primitive, _THRESHOLD) is None
    ]
    if lacking:
        yield finding(
            codes.NO_THRESHOLD, lacking[0].at("id"), lacking[0].id, count=str(len(lacking))
        )


@rule(codes.NEW_CLUSTER_STICKS, reads=Piece.INHERITED, each=True)
def new_cluster_sticks(design: Design) -> Iterator[Diagnostic]:
    """What a new cluster begins with is not left to the platform. One message: the cause is one."""
    if design.target.name not in _STICKY:
        return
    lacking = [
        primitive
        for primitive in design.services
        if effective_meta(design, primitive, _STICKINESS) is None
    ]
    if lacking:
        first = lacking[0]
        words = {"count": str(len(lacking)), "target": design.target.name}
        yield finding(codes.NEW_CLUSTER_STICKS, first.at("id"), first.id, **words)


def _may_move(design: Design, primitive: Primitive) -> bool:
    """Whether there is anywhere to move to: a plain clone runs everywhere already."""
    clone = clone_of(design, primitive)
    return clone is None or clone.promotable


@rule(
    codes.NEVER_FORGOTTEN,
    codes.START_IS_FATAL,
    reads=Piece.INHERITED | Piece.PROPERTIES,
    each=True,
)
def thresholds(design: Design) -> Iterator[Diagnostic]:
    """What a threshold needs besides, told once a cell."""
    told: set[Origin] = set()
    undecided = "start-failure-is-fatal" not in design.properties
    for primitive in design.services:
        pair = effective_meta(design, primitive, _THRESHOLD)
        if pair is None or pair.at("value") in told or primitive.agent.type in WATCHERS:
            continue
        limit = number(pair.value)
        if limit == 1 and _is_for_ever(design, primitive) and not _has_cleanup(pair):
            told.add(pair.at("value"))
            yield finding(codes.NEVER_FORGOTTEN, pair.at("value"), pair.value, id=primitive.id)
        elif limit is not None and limit > 1 and undecided:
            told.add(pair.at("value"))
            yield finding(codes.START_IS_FATAL, pair.at("value"), pair.value, id=primitive.id)


def _is_for_ever(design: Design, primitive: Primitive) -> bool:
    pair = effective_meta(design, primitive, _TIMEOUT)
    return pair is None or not milliseconds(pair.value)


def _has_cleanup(pair: Nvpair) -> bool:
    return any(word in note.text for note in pair.notes for word in _CLEANUP)


@rule(codes.BLOCKED_FOR_EVER, reads=Piece.INHERITED, each=True)
def timeout_and_block(design: Design) -> Iterator[Diagnostic]:
    """A failure that blocks is not expected to be forgotten."""
    for primitive in design.services:
        pair = effective_meta(design, primitive, _TIMEOUT)
        if pair is None or not milliseconds(pair.value):
            continue
        for operation in primitive.operations:
            setting = op_setting(design, operation, "on-fail")
            if setting is not None and setting.value == "block":
                yield finding(
                    codes.BLOCKED_FOR_EVER,
                    setting.at,
                    setting.value,
                    id=primitive.id,
                    operation=operation.name,
                    timeout=pair.value,
                )


@rule(
    codes.FORGOTTEN_TOO_SOON,
    reads=Piece.INHERITED | Piece.OPERATIONS,
    each=True,
)
def forgotten_too_soon(design: Design) -> Iterator[Diagnostic]:
    """A failure counts for longer than it takes to find and to mend it: told once a cell, for
    the slowest resource."""
    worst: dict[Origin, tuple[int, Nvpair, Primitive]] = {}
    for primitive in design.services:
        pair = effective_meta(design, primitive, _TIMEOUT)
        time = milliseconds(pair.value) if pair is not None else None
        if pair is None or not time:
            continue
        cycle = _cycle(design, primitive)
        at = pair.at("value")
        if time < cycle and (at not in worst or worst[at][0] < cycle):
            worst[at] = (cycle, pair, primitive)
    for at, (cycle, pair, primitive) in worst.items():
        yield finding(
            codes.FORGOTTEN_TOO_SOON, at, pair.value, id=primitive.id, least=seconds(cycle)
        )


def _cycle(design: Design, primitive: Primitive) -> int:
    """The longest time from a failure to the end of the restart: until the next monitor, and the
    timeouts of stop and start."""
    intervals = [milliseconds(o.interval) or 0 for o in operations(primitive, "monitor")]
    steps = (next(operations(primitive, name), None) for name in ("stop", "start"))
    return max(intervals, default=0) + sum(timeout_of(design, step) for step in steps)
