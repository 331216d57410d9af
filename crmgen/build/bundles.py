"""Table 7.3: a bundle from its container, network and mappings."""

from collections.abc import Iterable, Iterator

from crmgen.build.context import Context, place_of
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import table as table_codes
from crmgen.model import Bundle, Nvpair, PortMapping, StorageMapping
from crmgen.origin import Place
from crmgen.tables.blocks import Row, Section
from crmgen.tables.bundles import CONTAINER_ATTRIBUTES, NETWORK_ATTRIBUTES


def build_bundle(ctx: Context, row: Row, sections: Iterable[Section]) -> Bundle | None:
    """The bundle of a P row without its child and its meta attributes, which others add; None
    where a part of it can't be read."""
    parts: dict[str, list[Row]] = {}
    for section in sections:
        parts.setdefault(section.letter, []).extend(section.rows)
    broken = any(each.broken for letter in "NMS" for each in parts.get(letter, ()))
    network = parts.get("N", [])
    for second in network[1:]:
        ctx.sink.report(
            table_codes.SEVERAL_ROWS, second.at(), params={"table": "BUNDLE", "letter": "N"}
        )
    if broken:
        return None
    name = row.values["id"]
    return Bundle(
        place=place_of(row, id="id", container="container", description="description"),
        notes=row.notes,
        id=name,
        container=row.values["container"],
        options=tuple(_pairs(row, CONTAINER_ATTRIBUTES)),
        network=tuple(_pairs(network[0], NETWORK_ATTRIBUTES)) if network else (),
        ports=tuple(_ports(ctx, name, parts.get("M", ()))),
        storage=tuple(_storage(ctx, name, parts.get("S", ()))),
        description=row.get("description"),
    )


def _pairs(row: Row, columns: Iterable[str]) -> Iterator[Nvpair]:
    """The filled cells of a row, in the order of the declared columns."""
    for column in columns:
        if column in row.values:
            at = row.at(column)
            place = Place(at.source, at.row, {}, None, at.column)
            yield Nvpair(place=place, name=column, value=row.values[column])


def _ports(ctx: Context, owner: str, rows: Iterable[Row]) -> Iterator[PortMapping]:
    for row in rows:
        port, ports = row.get("port"), row.get("range")
        internal = row.get("internal-port")
        if (port is None) == (ports is None) or (internal is not None and port is None):
            column = "internal-port" if internal is not None and port is None else "range"
            ctx.sink.report(codes.PORT_OR_RANGE, row.at(column), found=row.as_typed(column))
            continue
        yield PortMapping(
            place=place_of(row, id="id", port="port", internal_port="internal-port", range="range"),
            notes=row.notes,
            id=_id(ctx, row, f"{owner}-port-map-{port or ports}"),
            port=port,
            internal_port=internal,
            range=ports,
        )


def _storage(ctx: Context, owner: str, rows: Iterable[Row]) -> Iterator[StorageMapping]:
    for row in rows:
        source, root = row.get("source-dir"), row.get("source-dir-root")
        if (source is None) == (root is None):
            ctx.sink.report(
                codes.SOURCE_OR_ROOT,
                row.at("source-dir-root" if root else "source-dir"),
                found=row.as_typed("source-dir-root"),
            )
            continue
        yield StorageMapping(
            place=place_of(
                row,
                id="id",
                source_dir="source-dir",
                source_dir_root="source-dir-root",
                target_dir="target-dir",
                options="options",
            ),
            notes=row.notes,
            id=_id(ctx, row, f"{owner}-storage-map"),
            source_dir=source,
            source_dir_root=root,
            target_dir=row.values["target-dir"],
            options=row.get("options"),
        )


def _id(ctx: Context, row: Row, made: str) -> str:
    """The id of the sheet, or one as pcs makes it."""
    name = row.get("id")
    if name is None:
        return ctx.ids.allocate(made, row.at())
    ctx.ids.declare(name, row.at("id"))
    return name
