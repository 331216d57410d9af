"""Table 12.1 / 13.1: alerts and their recipients."""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from crmgen.build.attributes import SetMaker
from crmgen.build.context import Context, place_of
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import table as table_codes
from crmgen.model import Alert, AttributeSet, Recipient, Selection
from crmgen.tables.blocks import Block, Row, Section


class _Draft(Struct):
    """A script or a recipient with the attribute rows that follow it."""

    row: Row
    attributes: list[Row] = field(default_factory=list)
    selections: list[Row] = field(default_factory=list)
    recipients: list["_Draft"] = field(default_factory=list)


def build_alerts(ctx: Context) -> tuple[Alert, ...]:
    """All alerts in sheet order; ids that the sheet does not give are alert_N and
    ALERT-recipient-M."""
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
            current, told = (current, told) if section.letter in "AS" else (None, True)
            continue
        if section.letter == "P":
            current, told = _first(ctx, block, section), False
            drafts.extend([current] if current else [])
        elif drafts and section.letter == "S":
            drafts[-1].selections.extend(section.rows)
        elif drafts and (current is not None or section.letter == "R"):
            current = _continue(drafts[-1], current, section)
        elif section.rows and not told:
            told = True
            ctx.sink.report(
                table_codes.NO_FIRST_ROW,
                block.origin,
                params={"table": "ALERT", "letter": "P"},
            )
    return drafts


def _first(ctx: Context, block: Block, section: Section) -> _Draft | None:
    for row in section.rows[1:]:
        ctx.sink.report(
            table_codes.SEVERAL_ROWS,
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
    alert_id = _id(ctx, draft.row, f"alert_{number}", "path")
    recipients = tuple(
        Recipient(
            place=place_of(item.row, value="recipient", id="id", description="description"),
            notes=item.row.notes,
            id=_id(ctx, item.row, f"{alert_id}-recipient-{i}", "recipient"),
            value=item.row.values["recipient"],
            description=item.row.get("description"),
            **_sets(ctx, item),
        )
        for i, item in enumerate(draft.recipients, start=1)
    )
    return Alert(
        place=draft.row.place,
        notes=draft.row.notes,
        id=alert_id,
        path=draft.row.values["path"],
        description=draft.row.get("description"),
        selections=tuple(_selections(ctx, draft.selections)),
        **_sets(ctx, draft),
        recipients=recipients,
    )


def _id(ctx: Context, row: Row, made: str, column: str) -> str:
    name = row.get("id")
    if name is None:
        return ctx.ids.allocate(made, row.at(column))
    ctx.ids.declare(name, row.at("id"))
    return name


def _selections(ctx: Context, rows: list[Row]) -> Iterator[Selection]:
    """One for each kind that the rows name, with the attributes of all its rows."""
    kinds: dict[str, list[Row]] = {}
    for row in rows:
        kind, name = row.values["kind"], row.get("attribute")
        if name is not None and kind != "attributes":
            ctx.sink.report(codes.SELECT_ATTRIBUTE, row.at("attribute"), found=name)
        kinds.setdefault(kind, []).append(row)
    for kind, found in kinds.items():
        named = [row for row in found if "attribute" in row.values]
        place = place_of(found[0], kind="kind", attributes="attribute")
        cells = {f"attributes.{i}": row.at("attribute") for i, row in enumerate(named)}
        yield Selection(
            place=replace(place, elsewhere={**(place.elsewhere or {}), **cells}),
            notes=tuple(note for row in found for note in row.notes),
            kind=kind,
            attributes=tuple(dict.fromkeys(row.values["attribute"] for row in named)),
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
