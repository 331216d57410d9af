"""Table TAG, and the tags of raw text: names for several resources, constraints or nodes.

Their ids are known before the constraints are read, which may name them; what they refer to is
looked at after that, as it may be a constraint.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crmgen.build.context import Context, place_of
from crmgen.catalogue import reference as codes
from crmgen.diagnostics.nearest import nearest
from crmgen.model import Tag
from crmgen.origin import Origin
from crmgen.tables.blocks import Row

if TYPE_CHECKING:
    from crmgen.raw.parse import RawResult


def declare_tags(ctx: Context, raw: "list[RawResult]") -> list[Tag]:
    """Every tag with its id booked; a row that can't be read still names its tag."""
    found: dict[str, list[Row]] = {}
    for block in ctx.tables("TAG"):
        for section in block.sections:
            for row in section.rows:
                if (name := row.get("id")) is not None:
                    found.setdefault(name, []).append(row)
    made: list[Tag] = []
    for name, rows in found.items():
        ctx.ids.declare(name, rows[0].at("id"))
        readable = [row for row in rows if not row.broken]
        if readable:
            made.append(_tag(ctx, name, readable))
    for result in raw:
        for tag in result.tags:
            ctx.ids.declare(tag.id, tag.at())
            made.append(tag)
    ctx.tags.update(dict.fromkeys(found, ()), **{tag.id: tag.refs for tag in made})
    return made


def _tag(ctx: Context, name: str, rows: list[Row]) -> Tag:
    """The tag with each reference once."""
    first = ctx.rows_once(rows, "ref")
    place = place_of(rows[0], id="id", refs="ref")
    cells = {f"refs.{number}": row.at("ref") for number, row in enumerate(first.values())}
    return Tag(
        place=replace(place, elsewhere={**(place.elsewhere or {}), **cells}),
        notes=tuple(note for row in rows for note in row.notes),
        id=name,
        refs=tuple(first),
    )


def check_tags(
    ctx: Context, tags: list[Tag], constraints: Collection[str], nodes: Collection[str]
) -> tuple[Tag, ...]:
    """The tags; what they refer to has to be there."""
    known = {*ctx.resources, *constraints, *nodes}
    for tag in tags:
        for number, name in enumerate(tag.refs):
            _check(ctx, name, tag.at(f"refs.{number}"), known)
    return tuple(tags)


def _check(ctx: Context, name: str, at: Origin, known: Collection[str]) -> None:
    if name in known or not ctx.complete:
        return
    if name in ctx.tags:
        ctx.sink.report(codes.TAG_OF_TAG, at, found=name)
        return
    ctx.sink.report(codes.UNKNOWN_REFERENCE, at, found=name, nearest=nearest(name, known))
