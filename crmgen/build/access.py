"""Tables 16.1 and 16.2: roles with their permissions, users and groups with their roles."""

from collections.abc import Iterator

from msgspec.structs import replace

from crmgen.build.context import Context, place_of
from crmgen.build.ids import FIRST_LABEL, cell_name
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import reference as refs
from crmgen.diagnostics import Related
from crmgen.model import AclRole, AclTarget, Permission
from crmgen.tables.blocks import Row

# What a permission is about stands in one of these columns.
_OBJECTS = ("xpath", "reference", "object-type")


def build_roles(ctx: Context) -> tuple[AclRole, ...]:
    """All roles in sheet order. A permission's reference is judged by :func:`check_references`."""
    rows: dict[str, list[Row]] = {}
    for row in _rows(ctx, "ACL_ROLE"):
        rows.setdefault(row.values["id"], []).append(row)
    return tuple(_role(ctx, name, found) for name, found in rows.items())


def _role(ctx: Context, name: str, rows: list[Row]) -> AclRole:
    ctx.ids.declare(name, rows[0].at("id"))
    described = [row for row in rows if "description" in row.values]
    for row in described[1:]:
        first = described[0].at("description")
        if row.values["description"] != described[0].values["description"]:
            ctx.sink.report(
                codes.DESCRIPTIONS_DIFFER,
                row.at("description"),
                found=row.values["description"],
                related=[Related(first, FIRST_LABEL)],
                params={"id": name, "first": cell_name(first)},
            )
    made = (_permission(ctx, row) for row in rows)
    return AclRole(
        place=place_of(described[0] if described else rows[0], id="id", description="description"),
        notes=tuple(note for row in rows for note in row.notes),
        id=name,
        permissions=tuple(permission for permission in made if permission is not None),
        description=described[0].values["description"] if described else None,
    )


def _permission(ctx: Context, row: Row) -> Permission | None:
    said = [column for column in _OBJECTS if column in row.values]
    if len(said) != 1:
        column = said[1] if said else "xpath"
        ctx.sink.report(codes.PERMISSION_OBJECT, row.at(column), found=row.as_typed(column))
        return None
    if "attribute" in row.values and said != ["object-type"]:
        at = row.at("attribute")
        ctx.sink.report(codes.PERMISSION_ATTRIBUTE, at, found=row.values["attribute"])
        return None
    return Permission(
        place=place_of(
            row,
            kind="kind",
            xpath="xpath",
            reference="reference",
            object_type="object-type",
            attribute="attribute",
        ),
        kind=row.values["kind"],
        xpath=row.get("xpath"),
        reference=row.get("reference"),
        object_type=row.get("object-type"),
        attribute=row.get("attribute"),
    )


def check_references(ctx: Context, roles: tuple[AclRole, ...]) -> None:
    """Tell permissions about an id that nothing has; to run when all ids are booked."""
    for role in roles:
        for permission in role.permissions:
            name = permission.reference
            if name is not None and name not in ctx.ids and ctx.complete:
                ctx.sink.report(refs.UNKNOWN_OBJECT, permission.at("reference"), found=name)


def build_targets(ctx: Context, roles: tuple[AclRole, ...]) -> tuple[AclTarget, ...]:
    """Users and groups in sheet order; one that has a role of no table is told."""
    sections = [section for block in ctx.tables("ACL_ROLE") for section in block.sections]
    named = [row.get("id") for section in sections for row in section.rows]  # broken ones as well
    known = {role.id for role in roles} | {name for name in named if name is not None}
    unread = None in named or any(section.broken for section in sections)
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in _rows(ctx, "ACL_TARGET"):
        name = row.values["role"]
        if name not in known and not unread:
            ctx.sink.report(
                refs.UNKNOWN_ROLE,
                row.at("role"),
                found=name,
                allowed=sorted(known),
                nearest=ctx.meant(name, known),
            )
        found = rows.setdefault((row.values["type"], row.values["id"]), [])
        before = next((other for other in found if other.values["role"] == name), None)
        if before is None:
            found.append(row)
            continue
        first = before.at("role")
        ctx.sink.report(
            refs.DUPLICATE_NAME,
            row.at("role"),
            found=name,
            related=[Related(first, FIRST_LABEL)],
            params={"first": cell_name(first)},
        )
    return tuple(_target(ctx, *key, found) for key, found in rows.items())


def _target(ctx: Context, kind: str, name: str, rows: list[Row]) -> AclTarget:
    first = rows[0]
    ctx.ids.declare(name, first.at("id"))
    place = place_of(first, id="id", kind="type", roles="role")
    cells = {f"roles.{number}": row.at("role") for number, row in enumerate(rows)}
    return AclTarget(
        place=replace(place, elsewhere={**(place.elsewhere or {}), **cells}),
        notes=tuple(note for row in rows for note in row.notes),
        id=name,
        kind=kind,
        roles=tuple(row.values["role"] for row in rows),
    )


def _rows(ctx: Context, table: str) -> Iterator[Row]:
    for block in ctx.tables(table):
        for section in block.sections:
            if not section.broken:
                yield from (row for row in section.rows if not row.broken)
