"""Tables COVER and REVISIONS: the workbook as a document."""

from collections.abc import Iterator

from crmgen.build.context import Context
from crmgen.model import Document, DocumentItem, Revision
from crmgen.tables import types
from crmgen.tables.blocks import Row


def build_document(ctx: Context) -> Document | None:
    """The cover and the history; None where the workbook has neither."""
    items = tuple(_item(ctx, row) for row in _rows(ctx, "COVER"))
    revisions = tuple(_revision(row) for row in _rows(ctx, "REVISIONS"))
    if not items and not revisions:
        return None
    return Document(place=(*items, *revisions)[0].place, items=items, revisions=revisions)


def _rows(ctx: Context, table: str) -> Iterator[Row]:
    for block in ctx.tables(table):
        for section in block.sections:
            if not section.broken:
                yield from (row for row in section.rows if not row.broken)


def _item(ctx: Context, row: Row) -> DocumentItem:
    name, value = row.values["name"], row.get("value") or ""
    key = name if name in types.COVER_ITEM.choices else None
    if key == "date" and value:
        day = types.DATE.parse(value)
        if isinstance(day, types.Problem):
            ctx.sink.report(day.code, row.at("value"), found=value, params={"column": "value"})
        else:
            value = day
    return DocumentItem(
        place=row.place, notes=row.notes, name=row.as_typed("name") or name, value=value, key=key
    )


def _revision(row: Row) -> Revision:
    return Revision(
        place=row.place,
        notes=row.notes,
        version=row.values["version"],
        content=row.values["content"],
        date=row.get("date"),
        author=row.get("author"),
        checker=row.get("checker"),
        approver=row.get("approver"),
    )
