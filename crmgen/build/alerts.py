"""Table 12.1 / 13.1: alerts and their recipients."""

from msgspec import Struct, field

from crmgen.build.attributes import SetMaker
from crmgen.build.context import Context, place_of
from crmgen.catalogue import table as codes
from crmgen.model import Alert, AttributeSet, Recipient
from crmgen.tables.blocks import Block, Row, Section


class _Draft(Struct):
    """A script or a recipient with the attribute rows that follow it."""

    row: Row
    attributes: list[Row] = field(default_factory=list)
    recipients: list["_Draft"] = field(default_factory=list)


def build_alerts(ctx: Context) -> tuple[Alert, ...]:
    """All alerts in sheet order; ids are alert_N and alert_N-recipient-M."""
    alerts: list[Alert] = []
    for block in ctx.tables("ALERT"):
        for draft in _drafts(ctx, block):
            alerts.append(_alert(ctx, draft, len(alerts) + 1))
    return tuple(alerts)


def _drafts(ctx: Context, block: Block) -> list[_Draft]:
    drafts: list[_Draft] = []
    current: _Draft | None = None
    told = False
    for section in block.sections:
        if section.broken or any(row.broken for row in section.rows):
            current, told = (current, told) if section.letter == "A" else (None, True)
            continue
        if section.letter == "P":
            current, told = _first(ctx, block, section), False
            drafts.extend([current] if current else [])
        elif drafts and (current is not None or section.letter == "R"):
            current = _continue(drafts[-1], current, section)
        elif section.rows and not told:
            told = True
            ctx.sink.report(
                codes.NO_FIRST_ROW,
                block.origin,
                params={"table": "ALERT", "letter": "P"},
            )
    return drafts


def _first(ctx: Context, block: Block, section: Section) -> _Draft | None:
    for row in section.rows[1:]:
        ctx.sink.report(
            codes.SEVERAL_ROWS,
            row.at("path"),
            found=row.get("path"),
            params={"table": block.table.name, "letter": "P"},
        )
    return _Draft(section.rows[0]) if section.rows else None


def _continue(alert: _Draft, current: _Draft | None, section: Section) -> _Draft | None:
    """Take an A or R part; gives what further attributes belong to (None: an empty R part)."""
    if section.letter == "A":
        if current is not None:
            current.attributes.extend(section.rows)
        return current
    for row in section.rows:
        alert.recipients.append(_Draft(row))
    return alert.recipients[-1] if section.rows else None


def _alert(ctx: Context, draft: _Draft, number: int) -> Alert:
    alert_id = ctx.ids.allocate(f"alert_{number}", draft.row.at("path"))
    recipients = tuple(
        Recipient(
            place=place_of(item.row, value="recipient"),
            notes=item.row.notes,
            id=ctx.ids.allocate(f"{alert_id}-recipient-{i}", item.row.at("recipient")),
            value=item.row.values["recipient"],
            **_sets(ctx, item),
        )
        for i, item in enumerate(draft.recipients, start=1)
    )
    return Alert(
        place=draft.row.place,
        notes=draft.row.notes,
        id=alert_id,
        path=draft.row.values["path"],
        **_sets(ctx, draft),
        recipients=recipients,
    )


def _sets(ctx: Context, draft: _Draft) -> dict[str, tuple[AttributeSet, ...]]:
    """The sets by the field that they stand in."""
    made = SetMaker(ctx)
    for row in draft.attributes:
        made.add(row, row.values["type"])
    return {
        "instance_attributes": made.sets("attributes"),
        "meta_attributes": made.sets("meta"),
    }
