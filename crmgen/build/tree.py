"""Table 4.1: the tree of resources, before anything is known of what they are."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from crmgen.build.context import Context
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import table as table_codes
from crmgen.tables.blocks import Row

_CHILDREN = {
    "Group": ("Primitive", "Stonith"),
    "Clone": ("Primitive", "Group"),
    "Promotable": ("Primitive", "Group"),
    "Bundle": ("Primitive",),
}
_MAY_BE_EMPTY = "Bundle"


# A clone of a group has three levels. What stands below more of them than this was told on the way
# down and is not judged: a tree of thousands of levels could not be walked.
_DEEPEST = 9


class Item(Struct):
    """A row of table 4-1 in the tree. ``kind`` is None where the row can't be read; ``misplaced``
    where it was told that it can't stand where it does."""

    row: Row
    kind: str | None
    id: str
    misplaced: bool = False
    children: list["Item"] = field(default_factory=list)


def declare_resources(ctx: Context) -> list[Item]:
    """Book all ids of table 4-1 and give its tree; must run before any reference is judged."""
    roots: list[Item] = []
    blocks = list(ctx.tables("RESOURCES"))
    if not blocks:
        ctx.complete = False
        _report_no_table(ctx)
    for block in blocks:
        for section in block.sections:
            ctx.complete &= not section.broken
            stack: list[Item] = []
            for row in section.rows:
                _place_item(ctx, row, stack, roots)
                ctx.complete &= "id" in row.values
    for item in walk(roots):
        if item.misplaced or item.kind == _MAY_BE_EMPTY:
            continue
        if item.kind in _CHILDREN and not item.children:
            ctx.sink.report(
                codes.EMPTY_CONTAINER, item.row.at("id"), found=item.id, params={"kind": item.kind}
            )
    return roots


def _report_no_table(ctx: Context) -> None:
    blocks = ctx.tables("PRIMITIVE", "STONITH", "COLOCATION", "ORDER")
    block = next((b for b in blocks if not all(s.broken for s in b.sections)), None)
    if block is not None:
        ctx.sink.report(table_codes.NO_RESOURCES_TABLE, block.origin._replace(row=0, column=0))


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Every item, each before its children."""
    for item in items:
        yield item
        yield from walk(item.children)


def _place_item(ctx: Context, row: Row, stack: list[Item], roots: list[Item]) -> None:
    """Hang one row into the tree under what stands above it."""
    kind = row.get("resourceItem")
    item = Item(row, None if row.broken else kind, row.get("id") or "")
    if item.id and ctx.ids.declare(item.id, row.at("id")):
        ctx.resources[item.id] = kind or ""
    elif item.id:
        item.kind = None  # told; a resource that stands twice is built once
    beside: Item | None = None
    while stack and stack[-1].row.depth >= row.depth:
        beside = stack.pop()
    parent = stack[-1] if stack else None
    least = parent.row.depth + 1 if parent else 0
    told = beside is not None and beside.row.depth == row.depth
    if row.depth > least and not told and not row.broken:
        ctx.sink.report(codes.TOO_DEEP, row.at("resourceItem"), found=item.id)
    if parent is None:
        roots.append(item)
    else:
        _check_fit(ctx, parent, item)
        stack[:_DEEPEST][-1].children.append(item)
        if len(stack) >= _DEEPEST:
            item.kind = None
    stack.append(item)


def _check_fit(ctx: Context, parent: Item, item: Item) -> None:
    if parent.kind is None or item.kind is None:
        return
    at = item.row.at("resourceItem")
    words = {"parent": parent.kind, "parent_id": parent.id}
    allowed = _CHILDREN.get(parent.kind, ())
    if item.kind not in allowed:
        item.misplaced = True
        ctx.sink.report(codes.WRONG_CHILD, at, found=item.kind, allowed=allowed, params=words)
    elif parent.kind != "Group" and parent.children:
        words["first"] = parent.children[0].id
        code = codes.SECOND_IN_BUNDLE if parent.kind == "Bundle" else codes.SECOND_CHILD
        ctx.sink.report(code, at, found=item.id, params=words)
