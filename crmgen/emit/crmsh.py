"""The crm text: what ``crm configure load replace|update FILE`` reads.

Pure ASCII. Sections come in the order that users of pm_crmgen know; crmsh takes any order inside
one file (4.2.0, 4.4.0, 5.0.0).
"""

from collections.abc import Iterator, Sequence

from crmgen.catalogue import target as codes
from crmgen.emit import crm_quoting as quoting
from crmgen.emit import crmsh_access as access
from crmgen.emit import crmsh_bundles as bundles
from crmgen.emit import crmsh_cluster as parts
from crmgen.emit import crmsh_constraints as constraints
from crmgen.emit import crmsh_resources as resources
from crmgen.emit.base import Job
from crmgen.emit.crm_pen import Pen, Statement
from crmgen.emit.split import constraints_for
from crmgen.emit.tags import with_node_ids
from crmgen.model import (
    Bundle,
    Clone,
    Cluster,
    Colocation,
    Constraint,
    Language,
    NodeLocation,
    Order,
    RuleLocation,
    SetColocation,
    SetLocation,
    SetOrder,
    SetTicket,
    Ticket,
    Verbatim,
)

Section = tuple[str, Sequence[Statement]]

_TITLES: dict[type[Constraint], str] = {
    NodeLocation: "Locations",
    RuleLocation: "Locations",
    SetLocation: "Locations",
    Colocation: "Colocations",
    SetColocation: "Colocations",
    Order: "Orders",
    SetOrder: "Orders",
    Ticket: "Tickets",
    SetTicket: "Tickets",
}


def emit_crmsh(cluster: Cluster, job: Job) -> bytes:
    """The cluster as crm text. What the language can't hold is reported to the job's sink; the
    text is then good for nothing."""
    pen = Pen(job)
    chunks = ["\n".join(quoting.comment(line) for line in job.header.lines(job.target))]
    for title, statements in _sections(cluster, pen):
        if statements:
            chunks.append(f"### {title} ###\n{_text(statements)}")
    # the blank line between two chunks also ends a raw line that stops with a backslash
    return ("\n\n".join(chunks) + "\n").encode("ascii", "backslashreplace")


def _sections(cluster: Cluster, pen: Pen) -> Iterator[Section]:
    yield "Nodes", [parts.node(pen, node) for node in cluster.nodes]
    for title, keyword, sets in (
        ("Cluster Properties", "property", cluster.properties),
        ("Resource Defaults", "rsc_defaults", cluster.rsc_defaults),
        ("Operation Defaults", "op_defaults", cluster.op_defaults),
    ):
        yield title, [parts.options(pen, keyword, one) for one in sets if not one.is_empty]
    yield from _resources(cluster, pen)
    yield from _constraints(constraints_for(cluster, pen.job.target), pen)
    yield "Tags", [parts.tag(pen, tag) for tag in with_node_ids(cluster)]
    yield "Additional Configuration", _raw(cluster.verbatim, pen)
    yield "Alerts", [parts.alert(pen, alert) for alert in cluster.alerts]
    yield "Access Control Roles", [access.role(pen, role) for role in cluster.acl_roles]
    yield "Access Control Users", [access.target(pen, target) for target in cluster.acl_targets]


def _resources(cluster: Cluster, pen: Pen) -> Iterator[Section]:
    clones = [resource for resource in cluster.resources if isinstance(resource, Clone)]
    plain = [clone for clone in clones if not clone.promotable]
    promotable = [clone for clone in clones if clone.promotable]
    levels = cluster.fencing_levels
    yield "Groups", [resources.group(pen, group) for group in cluster.groups()]
    yield "Clones", [resources.clone(pen, clone) for clone in plain]
    yield "Promotable Clones", [resources.clone(pen, clone) for clone in promotable]
    bundled = [resource for resource in cluster.resources if isinstance(resource, Bundle)]
    yield "Bundles", [bundles.bundle(pen, found) for found in bundled]
    yield "Fencing Topology", [parts.fencing_topology(pen, levels)] if levels else []
    yield "Templates", [resources.template(pen, found) for found in cluster.templates]
    yield "Primitives", [resources.primitive(pen, primitive) for primitive in cluster.primitives()]


def _constraints(all_constraints: Sequence[Constraint], pen: Pen) -> Iterator[Section]:
    sections: dict[str, list[Statement]] = {title: [] for title in _TITLES.values()}
    for constraint in all_constraints:
        sections[_TITLES[type(constraint)]].append(_constraint(constraint, pen))
    yield from sections.items()


def _constraint(constraint: Constraint, pen: Pen) -> Statement:
    if constraints.needs_xml(constraint):
        from crmgen.emit import crmsh_xml

        return crmsh_xml.constraint(pen, constraint)
    match constraint:
        case NodeLocation():
            statement = constraints.node_location(pen, constraint)
        case RuleLocation():
            statement = constraints.rule_location(pen, constraint)
        case SetLocation():
            statement = constraints.set_location(pen, constraint)
        case Colocation():
            statement = constraints.colocation(pen, constraint)
        case SetColocation():
            statement = constraints.set_colocation(pen, constraint)
        case Order():
            statement = constraints.order(pen, constraint)
        case SetOrder():
            statement = constraints.set_order(pen, constraint)
        case Ticket():
            statement = constraints.ticket(pen, constraint)
        case SetTicket():
            statement = constraints.set_ticket(pen, constraint)
    return statement


def _raw(verbatim: Sequence[Verbatim], pen: Pen) -> list[Statement]:
    """Raw crm text as it is. Rows that a backslash joins are one statement: a comment of
    ``--trace`` between them would end the object."""
    statements: list[Statement] = []
    joined = False
    for raw in verbatim:
        if raw.language is not Language.CRMSH:
            first_line = raw.text.partition("\n")[0]
            pen.job.refuse(codes.RAW_TEXT, raw.at("text"), first_line, language=raw.language)
            continue
        pen.check_raw(raw.text, raw, "text")
        if joined:
            statements[-1].lines[0] += f"\n{raw.text}"
        else:
            statements.append(Statement(raw.text))
        pen.note(statements[-1], "", raw, "text")
        joined = raw.text.rstrip().endswith("\\")
    return statements


def _text(statements: Sequence[Statement]) -> str:
    """Statements of one line stand close together, others apart."""
    texts = ["\n".join([*statement.trace(), statement.text()]) for statement in statements]
    apart = any("\n" in text for text in texts)
    return ("\n\n" if apart else "\n").join(texts)
