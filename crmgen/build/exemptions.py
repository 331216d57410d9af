"""Table EXCEPTIONS: what is accepted, and by whom."""

from crmgen.build.context import Context
from crmgen.model import Exemption


def build_exemptions(ctx: Context) -> tuple[Exemption, ...]:
    """One exemption for each row that says what it accepts: also where another of its cells is
    wrong, which is told, so that what it was to accept is not told again."""
    return tuple(
        Exemption(
            place=row.place,
            notes=row.notes,
            code=row.values["code"].upper(),
            where=row.values["where"],
            reason=row.get("reason") or "",
            approver=row.get("approver"),
            expiry=row.get("expiry"),
        )
        for block in ctx.tables("EXCEPTIONS")
        for section in block.sections
        if not section.broken
        for row in section.rows
        if "code" in row.values and "where" in row.values
    )
