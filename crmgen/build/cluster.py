"""All tables of a sheet to one cluster."""

from crmgen.build.access import build_roles, build_targets, check_references
from crmgen.build.additional import check_constraints, read_additional
from crmgen.build.agents import build_agents
from crmgen.build.alerts import build_alerts
from crmgen.build.attributes import SetMaker
from crmgen.build.constraint_ids import declare_constraints
from crmgen.build.constraints import ConstraintBuilder
from crmgen.build.context import Context, Options
from crmgen.build.document import build_document
from crmgen.build.exemptions import build_exemptions
from crmgen.build.ids import IdBook
from crmgen.build.levels import build_levels
from crmgen.build.locations import LocationBuilder
from crmgen.build.networks import build_networks
from crmgen.build.nodes import build_nodes
from crmgen.build.resources import build_resources
from crmgen.build.rule_table import read_rules, report_unused
from crmgen.build.sets import build_sets
from crmgen.build.tags import check_tags, declare_tags
from crmgen.build.tree import declare_resources
from crmgen.catalogue import table as codes
from crmgen.diagnostics import Sink
from crmgen.model import AttributeSet, Cluster, Nvpair
from crmgen.origin import Place, Source
from crmgen.tables.blocks import Block

# The ids of the plain sets, as crmsh gives them; the others are counted behind them.
_SET_IDS = {
    "PROPERTY": "cib-bootstrap-options",
    "RSC_DEFAULTS": "rsc-options",
    "OP_DEFAULTS": "op-options",
}


def build_cluster(source: Source, blocks: list[Block], options: Options, sink: Sink) -> Cluster:
    """The model of one sheet. What could not be read is left out; its finding is in ``sink``."""
    ctx = Context(sink, options, tuple(blocks), IdBook(sink))
    if not sink.has_errors and not any(
        section.rows or section.broken
        for b in blocks
        if b.table.name not in ("COVER", "REVISIONS", "NETWORK")
        for section in b.sections
    ):
        sink.report(codes.NOTHING_FILLED_IN, Place(source, 0, {}).at())
    tree = declare_resources(ctx)
    read_rules(ctx)
    raw = read_additional(ctx)
    tags = declare_tags(ctx, raw)
    declare_constraints(ctx, raw)
    nodes = build_nodes(ctx)
    resources = build_resources(ctx, tree)
    locations = LocationBuilder(ctx)
    located = locations.build()
    others = ConstraintBuilder(ctx)
    colocations, orders = others.colocations(), others.orders()
    implied = others.generated(locations.monitored, resources.roots, colocations, orders)
    constraints = (
        *located,
        *colocations,
        *implied[0],
        *orders,
        *implied[1],
        *others.tickets(),
        *build_sets(ctx, others),
        *check_constraints(ctx, raw, others),
    )
    acl_roles = build_roles(ctx)
    cluster = Cluster(
        place=Place(source, 0, {}),
        nodes=nodes,
        networks=build_networks(ctx),
        properties=_sets(ctx, "PROPERTY", [p for r in raw for p in r.properties]),
        rsc_defaults=_sets(ctx, "RSC_DEFAULTS", [p for r in raw for p in r.rsc_defaults]),
        op_defaults=_sets(ctx, "OP_DEFAULTS", [p for r in raw for p in r.op_defaults]),
        templates=resources.templates,
        resources=resources.roots,
        fencing_levels=build_levels(ctx),
        constraints=constraints,
        tags=check_tags(ctx, tags, [c.id for c in constraints], [node.uname for node in nodes]),
        alerts=build_alerts(ctx),
        acl_roles=acl_roles,
        acl_targets=build_targets(ctx, acl_roles),
        verbatim=tuple(text for result in raw for text in result.verbatim),
        exemptions=build_exemptions(ctx),
        agents=build_agents(ctx),
        document=build_document(ctx),
    )
    report_unused(ctx)
    check_references(ctx, acl_roles)
    ctx.ids.check_reserved()
    return cluster


def _sets(ctx: Context, table: str, raw: list[Nvpair]) -> tuple[AttributeSet, ...]:
    """The rows of a table of names and values, and what raw text adds to them. The plain set comes
    first: Pacemaker takes that of the properties before all others."""
    made = SetMaker(ctx)
    kind = "meta" if table == "RSC_DEFAULTS" else "params"
    for block in ctx.tables(table):
        for section in block.sections:
            for row in section.rows if not section.broken else ():
                made.add(row, kind)
    made.add_pairs(raw, kind)
    sets = made.sets(kind, _SET_IDS[table])
    return (*(s for s in sets if s.is_plain), *(s for s in sets if not s.is_plain))
