"""Table NETWORK: the fixed addresses of the nodes."""

from crmgen.build.context import Context
from crmgen.model import NetworkAddress


def build_networks(ctx: Context) -> tuple[NetworkAddress, ...]:
    """One address a row, in the order of the sheet."""
    return tuple(
        NetworkAddress(
            place=row.place,
            notes=row.notes,
            network=row.values["network"],
            use=row.get("use"),
            uname=row.values["uname"],
            nic=row.get("nic"),
            address=row.values["address"],
        )
        for block in ctx.tables("NETWORK")
        for section in block.sections
        if not section.broken
        for row in section.rows
        if not row.broken
    )
