"""Table 1.1: nodes, their attributes and utilization."""

from msgspec import Struct, field

from crmgen.build.attributes import SetMaker
from crmgen.build.context import Context, place_of
from crmgen.build.ids import FIRST_LABEL, cell_name
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import value as values
from crmgen.diagnostics import Related
from crmgen.model import ClusterNode
from crmgen.tables.blocks import Row


class _Draft(Struct):
    """All rows of one node. ``first`` is the first row that fills a column of the node's own."""

    rows: list[Row]
    pairs: list[Row] = field(default_factory=list)
    first: dict[str, Row] = field(default_factory=dict)


def build_nodes(ctx: Context) -> tuple[ClusterNode, ...]:
    """The nodes in the order in which the sheet names them first."""
    drafts: dict[str, _Draft] = {}
    for block in ctx.tables("NODE"):
        for section in block.sections:
            for row in section.rows:
                if not section.broken and not row.broken:
                    _take(ctx, drafts.setdefault(row.values["uname"], _Draft([])), row)
    return tuple(_node(ctx, uname, draft) for uname, draft in drafts.items())


def _take(ctx: Context, draft: _Draft, row: Row) -> None:
    for column in ("id", "ntype"):
        _check_same(ctx, draft, row, column)
    draft.rows.append(row)
    given = [column for column in ("name", "value") if column in row.values]
    if not given:
        return
    missing = [c for c in ("ptype", "name", "value") if c not in row.values]
    for column in missing:
        ctx.sink.report(values.EMPTY, row.at(column), params={"column": column})
    if not missing:
        draft.pairs.append(row)


def _check_same(ctx: Context, draft: _Draft, row: Row, column: str) -> None:
    """A node has one id and one type, in whichever of its rows they stand."""
    text = row.get(column)
    if text is None:
        return
    first = draft.first.setdefault(column, row)
    if first.values[column] == text:
        return
    ctx.sink.report(
        codes.NODE_TYPES_DIFFER,
        row.at(column),
        found=row.as_typed(column),
        related=[Related(first.at(column), FIRST_LABEL)],
        params={
            "uname": row.values["uname"],
            "column": column,
            "before": first.as_typed(column) or "",
            "first": cell_name(first.at(column)),
        },
    )


def _node(ctx: Context, uname: str, draft: _Draft) -> ClusterNode:
    first = draft.rows[0]
    id_row, type_row = draft.first.get("id"), draft.first.get("ntype")
    made = SetMaker(ctx)
    for row in draft.pairs:
        made.add(row, row.values["ptype"])
    return ClusterNode(
        place=place_of(id_row or first, uname="uname", id="id", type="ntype"),
        notes=tuple(note for row in draft.rows if "name" not in row.values for note in row.notes),
        uname=uname,
        id=_node_id(ctx, uname, first, id_row),
        type=type_row.values["ntype"] if type_row else None,
        attributes=made.sets("attributes"),
        utilization=made.sets("utilization"),
    )


def _node_id(ctx: Context, uname: str, first: Row, id_row: Row | None) -> str | None:
    """The id of the sheet or of corosync.conf; both must agree where both are given."""
    own = id_row.values["id"] if id_row else None
    known = ctx.options.node_ids
    if known is None:
        return own
    file = ctx.options.node_ids_file
    other = known.get(uname)
    if other is None:
        from crmgen.diagnostics.nearest import nearest

        ctx.sink.report(
            codes.COROSYNC_UNKNOWN,
            first.at("uname"),
            found=uname,
            allowed=known,
            nearest=nearest(uname, known),
            params={"file": file},
        )
    elif id_row is not None and own != other:
        ctx.sink.report(
            codes.COROSYNC_DIFFERS,
            id_row.at("id"),
            found=own,
            params={"uname": uname, "file": file, "other": other},
        )
    return own or other
