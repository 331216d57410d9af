"""Rules about how long an operation may take (table D)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import timeouts as codes
from crmgen.checks.agent_kinds import DATABASES, DISKS, is_ocf
from crmgen.checks.design import Design, operations, parameter, parameter_pairs
from crmgen.checks.effective import clone_of, op_setting, own_setting, seconds, timeout_of
from crmgen.checks.registry import rule
from crmgen.diagnostics import Code, Diagnostic
from crmgen.model import Operation, Primitive, pair_named
from crmgen.model.incomplete import Piece
from crmgen.model.numbers import number
from crmgen.model.times import milliseconds

# The lower end of the safety margin that the sfex agent's metadata names (10 to 20 seconds).
_SFEX_MARGIN = 10


@rule(
    codes.TIMEOUT_MISSING,
    reads=Piece.INHERITED | Piece.OPERATIONS,
    each=True,
)
def missing_timeout(design: Design) -> Iterator[Diagnostic]:
    """What starts and stops disks and databases says how long that may take."""
    if pair_named(design.cluster.op_defaults, "timeout") is not None:
        return
    for primitive in design.services:
        if not is_ocf(primitive, *DISKS, *DATABASES):
            continue
        absent = []
        for name in _slow_operations(design, primitive):
            rows = list(operations(primitive, name))
            if not rows:
                absent.append(name)
            for operation in rows:
                if own_setting(operation, "timeout") is None:
                    at = operation.at("timeout")
                    yield Diagnostic(
                        codes.TIMEOUT_MISSING, at, params={"id": primitive.id, "operation": name}
                    )
        if absent:
            names = ", ".join(absent)
            yield Diagnostic(
                codes.TIMEOUT_MISSING,
                primitive.at("id"),
                found=primitive.id,
                params={"id": primitive.id, "operation": names},
            )


def _slow_operations(design: Design, primitive: Primitive) -> tuple[str, ...]:
    clone = clone_of(design, primitive)
    promotable = clone is not None and clone.promotable
    return ("start", "stop", "promote", "demote") if promotable else ("start", "stop")


@rule(
    codes.PING_TIMEOUT,
    codes.SFEX_START,
    codes.VIPCHECK_START,
    codes.TIMEOUT_BELOW_ADVICE,
    reads=Piece.PARAMS | Piece.OPERATIONS | Piece.DEFAULTS | Piece.AGENTS,
    each=True,
)
def short_timeout(design: Design) -> Iterator[Diagnostic]:
    """An operation has the time that its parameters make it take, or else the agent advises."""
    for primitive in design.primitives:
        for operation in primitive.operations:
            code, needed = _needed(primitive, operation)
            advised = None if code else _advised(design, primitive, operation)
            least = needed if code else advised
            given = timeout_of(design, operation)
            if least is None or given >= least:
                continue
            setting = own_setting(operation, "timeout")
            if setting is None and advised is not None and _is_told_missing(design, primitive):
                continue
            inherited = op_setting(design, operation, "timeout")
            yield Diagnostic(
                code or codes.TIMEOUT_BELOW_ADVICE,
                setting.at if setting else operation.at("timeout"),
                found=inherited.value if inherited else seconds(given),
                params={
                    "id": primitive.id,
                    "operation": operation.name,
                    "least": seconds(least),
                },
            )


def _needed(primitive: Primitive, operation: Operation) -> tuple[Code | None, int]:
    """The time that an agent's own parameters make an operation take, in milliseconds."""
    if is_ocf(primitive, "sfex") and operation.name == "start":
        wait = _value(primitive, "collision_timeout", 1) + _value(primitive, "lock_timeout", 100)
        return codes.SFEX_START, (wait + _SFEX_MARGIN) * 1000
    if is_ocf(primitive, "VIPcheck") and operation.name == "start":
        wait = _value(primitive, "count", 1) * _value(primitive, "wait", 10)
        return codes.VIPCHECK_START, wait * 1000 + 1
    if is_ocf(primitive, "ping", "pingd") and operation.name in ("start", "monitor"):
        wait = milliseconds(parameter(primitive, "timeout") or "") or 0
        hosts = len((parameter(primitive, "host_list") or "").split())
        # without the parameter the agent makes its own of the operation's timeout
        if wait and hosts:
            return codes.PING_TIMEOUT, wait * hosts * _value(primitive, "attempts", 3) + 1
    return None, 0


def _advised(design: Design, primitive: Primitive, operation: Operation) -> int | None:
    facts = design.agents.find(primitive.agent)
    if facts is None:
        return None
    role = op_setting(design, operation, "role")
    depth = next((p.value for p in operation.parameters() if p.name == "OCF_CHECK_LEVEL"), None)
    action = facts.action(operation.name, role.value if role else None, depth)
    return milliseconds(action.timeout) if action and action.timeout else None


def _is_told_missing(design: Design, primitive: Primitive) -> bool:
    """Whether the missing timeout itself is what missing_timeout tells."""
    has_default = pair_named(design.cluster.op_defaults, "timeout") is not None
    return not has_default and is_ocf(primitive, *DISKS, *DATABASES)


@rule(codes.SFEX_LOCK, reads=Piece.PARAMS, each=True)
def short_lock(design: Design) -> Iterator[Diagnostic]:
    """A lock of sfex lasts until it is renewed."""
    for primitive in design.by_type.get("sfex", ()):
        renewal = _value(primitive, "monitor_interval", 10)
        for name in ("lock_timeout", "monitor_interval"):
            pair = next(parameter_pairs(primitive, name), None)
            if pair is None:
                continue
            if _value(primitive, "lock_timeout", 100) <= renewal:
                yield Diagnostic(
                    codes.SFEX_LOCK,
                    pair.at("value"),
                    found=pair.value,
                    params={"id": primitive.id, "renewal": str(renewal)},
                )
            break


def _value(primitive: Primitive, name: str, default: int) -> int:
    text = parameter(primitive, name)
    value = number(text) if text is not None else None
    return default if value is None else value
