"""What Pacemaker does when an operation fails, before anyone asks where things run then.

Owns on-fail with its defaults and exceptions, migration-threshold and start-failure-is-fatal
(Pacemaker Explained, operations; lib/pengine of 2.1.5 for what is not allowed; tried with
crm_simulate). Must not know placements.
"""

from enum import StrEnum

from msgspec import Struct

from crmgen.behaviour.look import Level, Look, Setting
from crmgen.model import Operation, Primitive, Role
from crmgen.model.attributes import INFINITY
from crmgen.model.numbers import number
from crmgen.model.times import milliseconds
from crmgen.origin import Origin

# what an operation that stops may not do: the default counts instead
_NOT_FOR_STOP = ("standby", "demote", "stop")


class Act(StrEnum):
    """What the cluster does about a failure."""

    NOTHING = "nothing"  # on-fail=ignore, or nobody notices
    RESTART = "restart"  # stopped and started on its node
    MOVE = "move"  # may not run there any more
    DEMOTE = "demote"  # demoted, and promoted again where that is possible
    STOP = "stop"  # stopped and not started again
    BLOCK = "block"  # left as it is, until someone looks after it
    STANDBY = "standby"  # its node gives up everything
    FENCE = "fence"  # its node is fenced
    LOST = "lost"  # the node is gone, and nobody fences it


class Reaction(Struct, frozen=True):
    """``by`` are the settings that decide, the first of them the most."""

    act: Act
    by: tuple[Setting, ...]
    count: int = 1

    @property
    def cells(self) -> tuple[Origin, ...]:
        """The cells behind it."""
        return tuple(dict.fromkeys(setting.at for setting in self.by if setting.at))


def default_on_fail(look: Look, operation: str) -> str:
    """What on-fail is where nobody sets it; a demote without one follows the promoted monitor,
    which :func:`on_fail` knows."""
    if operation == "stop":
        return "fence" if look.fencing_enabled else "block"
    return "restart"


def on_fail(look: Look, primitive: Primitive, name: str, operation: Operation | None) -> Setting:
    """on-fail as it counts for an operation, whether the sheet has a row for it or not."""
    found = look.operation_setting(operation, "on-fail")
    value = found.value.lower()
    if name == "stop" and value in _NOT_FOR_STOP:
        value = ""
    if value == "demote" and not (
        name == "promote" or _watches_promoted(look, primitive, operation)
    ):
        value = ""
    if not value and name == "demote":
        return _of_promoted_monitor(look, primitive)
    if not value:
        return Setting(default_on_fail(look, name), Level.PACEMAKER)
    if value == "fence" and not look.fencing_enabled:
        return Setting("stop", found.level, found.at, found.ruled)
    if value == "restart-container":
        value = "restart"
    return Setting(value, found.level, found.at, found.ruled)


def _watches_promoted(look: Look, primitive: Primitive, operation: Operation | None) -> bool:
    if operation is None or operation.name != "monitor" or not is_recurring(operation):
        return False
    return role_of(look, operation) is Role.PROMOTED


def _of_promoted_monitor(look: Look, primitive: Primitive) -> Setting:
    for operation in primitive.operations:
        if _watches_promoted(look, primitive, operation):
            found = look.operation_setting(operation, "on-fail")
            if found.level is Level.OWN and found.value.lower() != "demote":
                return on_fail(look, primitive, "monitor", operation)
    return Setting("restart", Level.PACEMAKER)


def role_of(look: Look, operation: Operation) -> Role | None:
    """The role that a monitor watches; None for any that runs."""
    value = look.operation_setting(operation, "role").value
    role = next((role for role in Role if role.value.lower() == value.lower()), None)
    return None if role is Role.STARTED else role


def is_recurring(operation: Operation) -> bool:
    """Whether an operation is carried out again and again."""
    return bool(milliseconds(operation.interval))


def is_enabled(look: Look, operation: Operation) -> bool:
    """Whether an operation is carried out at all."""
    return look.operation_setting(operation, "enabled", "true").value.lower() != "false"


def threshold(look: Look, rsc: str) -> Setting:
    """migration-threshold, INFINITY where it is not set or below 1."""
    return look.meta(rsc, "migration-threshold")


def reactions(
    look: Look, primitive: Primitive, name: str, operation: Operation | None
) -> list[Reaction]:
    """What the first failure of an operation leads to, and the one that reaches the threshold
    where that is a later one."""
    cause = on_fail(look, primitive, name, operation)
    act = {
        "ignore": Act.NOTHING,
        "block": Act.BLOCK,
        "stop": Act.STOP,
        "standby": Act.STANDBY,
        "fence": Act.FENCE,
        "demote": Act.DEMOTE,
    }.get(cause.value, Act.RESTART)
    counted = act is Act.NOTHING and name == "monitor" and _has_siblings(look, primitive)
    if act not in (Act.RESTART, Act.DEMOTE) and not counted:
        return [Reaction(act, (cause,))]
    if name == "stop":
        return [Reaction(Act.MOVE, (cause,))]  # whatever the threshold: it is not tried there again
    fatal = look.option("start-failure-is-fatal")
    if name == "start" and fatal.is_true:
        return [Reaction(Act.MOVE, (fatal, cause))]
    limit = threshold(look, primitive.id)
    count = limit.score if limit.value else INFINITY
    if count <= 0 or count >= INFINITY:
        return [Reaction(act, (cause, limit))]
    if count == 1:
        return [Reaction(Act.MOVE, (limit, cause))]
    return [Reaction(act, (cause, limit)), Reaction(Act.MOVE, (limit, cause), count)]


def _has_siblings(look: Look, primitive: Primitive) -> bool:
    """Whether it has further instances: for those the failures of a monitor count that one of them
    ignores, and the clone is banned (seen in 2.1.5 and 3.0.0)."""
    clone = look.clone(primitive.id)
    if clone is None:
        return False
    most = number(look.meta(clone.id, "clone-max").value)
    return (len(look.analysis.nodes) if most is None else most) > 1
