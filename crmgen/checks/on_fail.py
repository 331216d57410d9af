"""Rules about what follows a failed operation (table D)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import on_fail as codes
from crmgen.checks.agent_kinds import WATCHERS
from crmgen.checks.design import Design, operations
from crmgen.checks.effective import clone_of, effective_meta, op_setting, own_setting
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model import Operation, Primitive, Role
from crmgen.model.incomplete import Piece
from crmgen.model.times import milliseconds
from crmgen.text import Text

_ANOTHER = Text("ほかの on-fail=fence", "another on-fail=fence")
_SHOWN = 3


@rule(codes.FENCE_WITHOUT_FENCING, reads=Piece.PROPERTIES)
def fence_without_fencing(design: Design) -> Iterator[Diagnostic]:
    """No operation asks for fencing where fencing is off. One message: the cause is one."""
    if design.fencing_enabled:
        return
    cells = [
        setting.at
        for primitive in design.primitives
        for operation in primitive.operations
        if (setting := own_setting(operation, "on-fail")) is not None and setting.value == "fence"
    ]
    if cells:
        yield Diagnostic(
            codes.FENCE_WITHOUT_FENCING,
            cells[0],
            found="fence",
            related=tuple(Related(at, _ANOTHER) for at in cells[1 : 1 + _SHOWN]),
            params={"count": str(len(cells))},
        )


@rule(codes.STOP_NOT_FENCED, codes.STOP_IGNORED, reads=Piece.PROPERTIES | Piece.DEFAULTS)
def unfenced_stop(design: Design) -> Iterator[Diagnostic]:
    """A service that can't be stopped is stopped by fencing. For a stop, Pacemaker takes
    standby and stop for its default, which is fence (crm_simulate 2.1.5)."""
    for primitive in design.services:
        if primitive.agent.type in WATCHERS:
            continue
        for operation in primitive.operations:
            if operation.name not in ("stop", "demote"):
                continue
            setting = op_setting(design, operation, "on-fail")
            if setting is None:
                continue
            params: dict[str, str | Text] = {"id": primitive.id, "operation": operation.name}
            if setting.value == "ignore":
                yield Diagnostic(codes.STOP_IGNORED, setting.at, found=setting.value, params=params)
            elif setting.value in ("block", "restart") and design.fencing_enabled:
                yield Diagnostic(
                    codes.STOP_NOT_FENCED, setting.at, found=setting.value, params=params
                )


@rule(codes.DEMOTE_NOT_ALLOWED, reads=Piece.INHERITED, each=True)
def misplaced_demote(design: Design) -> Iterator[Diagnostic]:
    """Only what can be demoted is demoted: a failed promote, or a monitor of the promoted role."""
    for primitive in design.primitives:
        clone = clone_of(design, primitive)
        promotable = clone is not None and clone.promotable
        for operation in primitive.operations:
            setting = own_setting(operation, "on-fail")
            if setting is None or setting.value != "demote":
                continue
            if not (promotable and _may_demote(design, operation)):
                yield Diagnostic(
                    codes.DEMOTE_NOT_ALLOWED,
                    setting.at,
                    found=setting.value,
                    params={"id": primitive.id, "operation": operation.name},
                )


def _may_demote(design: Design, operation: Operation) -> bool:
    if operation.name == "promote":
        return True
    role = op_setting(design, operation, "role")
    return (
        operation.name == "monitor"
        and bool(milliseconds(operation.interval))
        and role is not None
        and role.value == Role.PROMOTED
    )


@rule(codes.NO_FAILOVER, reads=Piece.INHERITED, each=True)
def failure_without_failover(design: Design) -> Iterator[Diagnostic]:
    """A service with a migration-threshold is not kept from failing over by its monitor."""
    for primitive in design.services:
        if primitive.agent.type in WATCHERS or _threshold(design, primitive) is None:
            continue
        for operation in operations(primitive, "monitor"):
            setting = op_setting(design, operation, "on-fail")
            if setting is not None and setting.value in ("ignore", "block", "stop"):
                yield Diagnostic(
                    codes.NO_FAILOVER,
                    setting.at,
                    found=setting.value,
                    params={"id": primitive.id, "threshold": _threshold(design, primitive) or ""},
                )


def _threshold(design: Design, primitive: Primitive) -> str | None:
    """A migration-threshold that makes the resource move some day."""
    pair = effective_meta(design, primitive, "migration-threshold")
    return pair.value if pair is not None and pair.value.isdigit() and pair.value != "0" else None
