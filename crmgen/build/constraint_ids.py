"""The ids that the sheet gives to constraints, booked before any id is made up for another one."""

from typing import TYPE_CHECKING

from crmgen.build.context import Context
from crmgen.tables.blocks import Section

if TYPE_CHECKING:
    from crmgen.raw.parse import RawResult

# tables in which several rows may be one constraint
_RULES = ("LOCATION_EXPERT", "LOCATION_RULE")
_SETS = ("RESOURCE_SET",)
_ROWS = ("LOCATION_NODE", "COLOCATION", "ORDER", "RSC_TICKET")


def declare_constraints(ctx: Context, raw: "list[RawResult]") -> None:
    """Book the ids in the order of the sheet, those of raw text last."""
    for block in ctx.tables(*_ROWS, *_RULES, *_SETS):
        for section in block.sections:
            _declare(ctx, section, joined=block.table.name not in _ROWS)
    for result in raw:
        for constraint in result.constraints:
            if constraint.id:
                ctx.ids.declare(constraint.id, constraint.at())


def _declare(ctx: Context, section: Section, *, joined: bool) -> None:
    """``joined``: rows of one id that follow each other are one constraint."""
    current: str | None = None
    for row in section.rows:
        own = row.get("id")
        if own is None or (joined and own == current):
            continue
        current = own
        ctx.ids.declare(own, row.at("id"))
