"""Rules about operations: which there are, when they run and for which role (table D)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import operations as codes
from crmgen.checks.agent_kinds import is_ocf
from crmgen.checks.clones import replicates
from crmgen.checks.design import Design, operations
from crmgen.checks.effective import (
    clone_of,
    effective_meta,
    is_true,
    op_setting,
    own_setting,
    seconds,
)
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic, Related
from crmgen.diagnostics.nearest import nearest
from crmgen.model import Operation, Primitive, Role
from crmgen.model.incomplete import Piece
from crmgen.model.times import milliseconds
from crmgen.text import Text

# Actions of the OCF standard 1.0 and 1.1, of Pacemaker, and of fence agents (FenceAgentAPI).
_SERVICE_NAMES = (
    *("start", "stop", "monitor", "promote", "demote", "notify", "migrate_to", "migrate_from"),
    *("reload", "reload-agent", "validate-all", "meta-data"),
)
_FENCE_NAMES = (
    *("start", "stop", "monitor", "on", "off", "reboot", "status", "list", "list-status"),
    *("metadata", "meta-data", "validate-all"),
)
# What an agent need not have.
_PROMOTIONS = ("promote", "demote")
_OPTIONAL = ("notify", "migrate_to", "migrate_from", "reload", "reload-agent")
# Their monitors send a request: SQL, or HTTP.
_ASKED = ("pgsql", "mysql", "mariadb", "apache", "nginx", "tomcat")
_SHORT = 5000
_DECLARED = Text("表 4-1 での置き場所", "where it stands in table 4-1")


@rule(codes.NO_MONITOR, codes.NEVER_RECURS, reads=Piece.MONITORS, each=True)
def missing_monitor(design: Design) -> Iterator[Diagnostic]:
    """Every service is monitored, again and again."""
    for primitive in design.services:
        monitors = [o for o in operations(primitive, "monitor") if _is_enabled(o)]
        if not monitors:
            if not any(_is_misspelt_monitor(o) for o in primitive.operations):
                yield Diagnostic(codes.NO_MONITOR, primitive.at("id"), found=primitive.id)
        elif not any(map(_interval, monitors)):
            first = monitors[0]
            yield Diagnostic(
                codes.NEVER_RECURS,
                first.at("interval"),
                found=first.interval,
                params={"id": primitive.id},
            )


@rule(
    codes.ROLE_UNWATCHED,
    codes.STARTED_ROLE,
    reads=Piece.INHERITED | Piece.MONITORS,
    each=True,
)
def unwatched_role(design: Design) -> Iterator[Diagnostic]:
    """A promotable resource is monitored in both roles."""
    for primitive in design.services:
        clone = clone_of(design, primitive)
        if clone is None or not clone.promotable:
            continue
        monitors = [o for o in operations(primitive, "monitor") if _is_enabled(o) and _interval(o)]
        if not monitors:
            continue
        yield from _unwatched(design, primitive, monitors)


def _unwatched(
    design: Design, primitive: Primitive, monitors: list[Operation]
) -> Iterator[Diagnostic]:
    """A monitor without a role is for the unpromoted one; one for Started never runs
    (crm_simulate 2.1.5)."""
    roles = set()
    for monitor in monitors:
        role = op_setting(design, monitor, "role")
        roles.add(role.value if role else Role.UNPROMOTED)
        if role is not None and role.value == Role.STARTED:
            yield Diagnostic(
                codes.STARTED_ROLE,
                role.at,
                found=role.value,
                allowed=(Role.PROMOTED, Role.UNPROMOTED),
                params={"id": primitive.id},
            )
    if Role.STARTED in roles:
        return
    for role_name in (Role.PROMOTED, Role.UNPROMOTED):
        if role_name not in roles:
            yield Diagnostic(
                codes.ROLE_UNWATCHED,
                primitive.at("id"),
                found=primitive.id,
                params={"role": str(role_name)},
            )


@rule(codes.UNKNOWN_OPERATION, reads=Piece(0))
def unknown_operation(design: Design) -> Iterator[Diagnostic]:
    """Every operation has a name that Pacemaker or agents know."""
    for primitive in design.primitives:
        names = _FENCE_NAMES if primitive.is_stonith else _SERVICE_NAMES
        for operation in primitive.operations:
            if operation.name in names or _offers(design, primitive, operation.name):
                continue
            yield Diagnostic(
                codes.UNKNOWN_OPERATION,
                operation.at("name"),
                found=operation.name,
                allowed=names,
                nearest=nearest(operation.name, names),
                params={"id": primitive.id},
            )


@rule(codes.NOT_OFFERED, reads=Piece.TREE | Piece.META | Piece.AGENTS, each=True)
def operation_not_offered(design: Design) -> Iterator[Diagnostic]:
    """An operation is one that the agent has. That an agent can't be promoted is told at its
    clone (rules about clones)."""
    for primitive in design.services:
        clone = clone_of(design, primitive)
        optional = _PROMOTIONS + _OPTIONAL if clone is None or not clone.promotable else _OPTIONAL
        for operation in primitive.operations:
            if operation.name in optional and _lacks(design, primitive, operation.name):
                yield Diagnostic(
                    codes.NOT_OFFERED,
                    operation.at("name"),
                    found=operation.name,
                    params={"id": primitive.id, "agent": primitive.agent.name},
                )


@rule(codes.NEVER_PROMOTED, reads=Piece.TREE | Piece.PARAMS | Piece.META | Piece.AGENTS, each=True)
def never_promoted(design: Design) -> Iterator[Diagnostic]:
    """What has operations for its promotion is in a promotable clone. Where the agent itself
    demands one, that is told (rules about clones)."""
    for primitive in design.services:
        clone = clone_of(design, primitive)
        if (clone is not None and clone.promotable) or replicates(primitive):
            continue
        first = next((o for o in primitive.operations if o.name in _PROMOTIONS), None)
        if first is None or _lacks(design, primitive, first.name):
            continue
        root = design.root_of[primitive.id]
        yield Diagnostic(
            codes.NEVER_PROMOTED,
            first.at("name"),
            found=first.name,
            related=(Related(root.at("id"), _DECLARED),),
            params={"id": primitive.id},
        )


@rule(codes.NOTIFY_RECURS, reads=Piece(0))
def recurring_notify(design: Design) -> Iterator[Diagnostic]:
    """A notify has no interval; start, stop and the like are held against the target."""
    for primitive in design.services:
        for operation in operations(primitive, "notify"):
            if _interval(operation):
                yield Diagnostic(
                    codes.NOTIFY_RECURS,
                    operation.at("interval"),
                    found=operation.interval,
                    nearest="0s",
                    params={"id": primitive.id},
                )


@rule(codes.NOTIFY_OFF, reads=Piece.INHERITED, each=True)
def unused_notify(design: Design) -> Iterator[Diagnostic]:
    """A notify is there for a clone that has notifications switched on."""
    for primitive in design.services:
        clone = clone_of(design, primitive)
        if clone is not None and is_true(effective_meta(design, clone, "notify")):
            continue
        for operation in operations(primitive, "notify"):
            yield Diagnostic(
                codes.NOTIFY_OFF,
                operation.at("name"),
                found=operation.name,
                params={"id": primitive.id, "owner": clone.id if clone else primitive.id},
            )
            break


@rule(codes.START_DELAY, reads=Piece(0))
def unexplained_start_delay(design: Design) -> Iterator[Diagnostic]:
    """Operations begin at once, unless the row says why not."""
    for primitive in design.primitives:
        if is_ocf(primitive, "VIPcheck"):
            continue
        for operation in primitive.operations:
            delay = own_setting(operation, "start-delay")
            if delay is not None and milliseconds(delay.value) and not operation.notes:
                yield Diagnostic(
                    codes.START_DELAY,
                    delay.at,
                    found=delay.value,
                    params={"id": primitive.id, "operation": operation.name},
                )


@rule(codes.SHORT_INTERVAL, reads=Piece(0))
def short_interval(design: Design) -> Iterator[Diagnostic]:
    """A monitor that asks a database or a web server leaves it time to work."""
    for primitive in design.services:
        if not is_ocf(primitive, *_ASKED):
            continue
        for operation in operations(primitive, "monitor"):
            if 0 < _interval(operation) < _SHORT:
                yield Diagnostic(
                    codes.SHORT_INTERVAL,
                    operation.at("interval"),
                    found=operation.interval,
                    params={"id": primitive.id, "least": seconds(_SHORT)},
                )


def _is_enabled(operation: Operation) -> bool:
    enabled = own_setting(operation, "enabled")
    return enabled is None or enabled.value != "false"


def _interval(operation: Operation) -> int:
    return milliseconds(operation.interval) or 0


def _is_misspelt_monitor(operation: Operation) -> bool:
    name = operation.name
    return name not in _SERVICE_NAMES and nearest(name, _SERVICE_NAMES) == "monitor"


def _offers(design: Design, primitive: Primitive, name: str) -> bool:
    """Whether the agent is known to have an action of that name."""
    facts = design.agents.find(primitive.agent)
    return facts is not None and facts.action(name) is not None


def _lacks(design: Design, primitive: Primitive, name: str) -> bool:
    """Whether the agent is known, and has no action of that name."""
    facts = design.agents.find(primitive.agent)
    return facts is not None and facts.action(name) is None
