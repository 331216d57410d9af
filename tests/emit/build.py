"""Short ways to build model nodes by hand, with cells that a test can name."""

from collections.abc import Mapping, Sequence
from typing import Any

from crmgen.diagnostics import Sink
from crmgen.emit.base import Header, Job
from crmgen.model import (
    Agent,
    AttributeSet,
    Clone,
    Cluster,
    ClusterNode,
    Colocation,
    Expression,
    Group,
    NodeLocation,
    Nvpair,
    Operation,
    Order,
    Primitive,
    ResourceSet,
    Role,
    Rule,
    RuleLocation,
)
from crmgen.origin import Place, Source
from crmgen.targets import resolve_target

SOURCE = Source("design.csv")


def place(row: int = 1, *fields: str) -> Place:
    """A row of design.csv; the fields stand in its columns A, B, C …."""
    return Place(SOURCE, row, {field: column for column, field in enumerate(fields, start=1)})


PLACE = place()


def pair(name: str, value: str, row: int = 1) -> Nvpair:
    """Name in column A, value in column B of the row."""
    return Nvpair(name=name, value=value, place=place(row, "name", "value"))


def pairs(values: Mapping[str, str], row: int = 1) -> tuple[Nvpair, ...]:
    """One pair a row, from ``row`` on."""
    return tuple(pair(name, value, row + i) for i, (name, value) in enumerate(values.items()))


def attributes(
    values: Mapping[str, str], rule: Rule | None = None, score: str | None = None
) -> AttributeSet:
    return AttributeSet(pairs=pairs(values), rule=rule, score=score, place=PLACE)


def sets(*values: Mapping[str, str] | AttributeSet) -> tuple[AttributeSet, ...]:
    """Sets of pairs; an empty mapping gives no set."""
    return tuple(
        value if isinstance(value, AttributeSet) else attributes(value) for value in values if value
    )


def expression(
    attribute: str, operation: str, value: str | None = None, type: str | None = None
) -> Expression:
    """Attribute, operation, value and type in the columns A to D."""
    return Expression(
        attribute=attribute,
        operation=operation,
        value=value,
        type=type,
        place=place(1, "attribute", "operation", "value", "type"),
    )


def rule(
    *expressions: Expression,
    score: str | None = "INFINITY",
    op: str | None = None,
    role: Role | None = None,
    id: str | None = None,
) -> Rule:
    """A rule; several expressions are joined by ``op`` ("and" if it is not given)."""
    boolean_op = (op or "and") if len(expressions) > 1 else None
    return Rule(
        expressions=expressions, score=score, boolean_op=boolean_op, role=role, id=id, place=PLACE
    )


def operation(
    resource: str,
    name: str,
    interval: str = "0s",
    values: Mapping[str, str] | None = None,
    instance: Mapping[str, str] | None = None,
    row: int = 1,
) -> Operation:
    """An operation with the id that Pacemaker's tools make; its own cells are ``name`` in A and
    ``interval`` in B."""
    return Operation(
        id=f"{resource}-{name}-{interval}",
        name=name,
        interval=interval,
        attributes=pairs(values or {}, row),
        instance_attributes=sets(instance or {}),
        place=place(row, "name", "interval"),
    )


def agent(name: str) -> Agent:
    """``ocf:pacemaker:Dummy``, ``stonith:fence_dummy``, ``systemd:httpd``."""
    parts = name.split(":", 2)
    if len(parts) == 3:
        return Agent(parts[0], parts[1], parts[2])
    return Agent(parts[0], None, parts[1])


def primitive(
    id: str,
    name: str = "ocf:pacemaker:Dummy",
    *operations: Operation,
    params: Mapping[str, str] | Sequence[AttributeSet] = (),
    meta: Mapping[str, str] | Sequence[AttributeSet] = (),
    row: int = 1,
    **fields: Any,
) -> Primitive:
    """A primitive; ``id`` stands in column A, class, provider and type in B to D."""
    return Primitive(
        id=id,
        agent=agent(name),
        instance_attributes=_sets(params),
        meta_attributes=_sets(meta),
        operations=operations,
        place=place(row, "id", "class", "provider", "type"),
        **fields,
    )


def group(id: str, *members: Primitive, **meta: str) -> Group:
    return Group(id=id, members=members, meta_attributes=sets(meta), place=place(1, "id"))


def clone(
    child: Primitive | Group,
    id: str | None = None,
    promotable: bool = False,
    meta: Mapping[str, str] | Sequence[AttributeSet] = (),
) -> Clone:
    return Clone(
        id=id or f"{child.id}-clone",
        child=child,
        promotable=promotable,
        meta_attributes=_sets(meta),
        place=place(1, "id"),
    )


def node(uname: str, id: str | None = None, **fields: Any) -> ClusterNode:
    return ClusterNode(uname=uname, id=id, place=place(1, "uname", "id", "type"), **fields)


def node_location(id: str, rsc: str, node: str, score: str = "100") -> NodeLocation:
    return NodeLocation(
        id=id, rsc=rsc, node=node, score=score, place=place(1, "rsc", "node", "score")
    )


def rule_location(id: str, rsc: str, *rules: Rule) -> RuleLocation:
    return RuleLocation(id=id, rsc=rsc, rules=rules, place=place(1, "rsc"))


def colocation(
    id: str, rsc: str, with_rsc: str, score: str = "INFINITY", **roles: Role
) -> Colocation:
    return Colocation(
        id=id,
        rsc=rsc,
        with_rsc=with_rsc,
        score=score,
        place=place(1, "rsc", "with_rsc", "score", "rsc_role", "with_rsc_role"),
        **roles,
    )


def order(id: str, first: str, then: str, **fields: Any) -> Order:
    return Order(
        id=id,
        first=first,
        then=then,
        place=place(1, "first", "then", "kind", "first_action", "then_action", "symmetrical"),
        **fields,
    )


def resource_set(*members: str, **fields: Any) -> ResourceSet:
    return ResourceSet(members=members, place=PLACE, **fields)


def cluster(*resources: Any, properties: Mapping[str, str] | None = None, **fields: Any) -> Cluster:
    """A cluster with fencing switched off (crm_verify wants a device otherwise), unless
    ``properties`` say something else; constraints and the like are given by their field's name."""
    values = {"stonith-enabled": "false"} if properties is None else properties
    return Cluster(
        resources=resources,
        properties=(attributes(values),) if values else (),
        place=place(0),
        **fields,
    )


def job(target: str = "debian12", trace: bool = False) -> Job:
    """A job for a platform, with a sink of its own."""
    header = Header(file="design.csv", sheet="", digest="sha256:0123", version="1.0")
    return Job(resolve_target(target), header, Sink(), trace=trace)


def found(sink: Sink) -> list[tuple[str, str]]:
    """What was reported, as (cell, code)."""
    return [(d.origin.cell if d.origin else "", d.code.id) for d in sink.sorted()]


def _sets(values: Mapping[str, str] | Sequence[AttributeSet]) -> tuple[AttributeSet, ...]:
    return sets(values) if isinstance(values, Mapping) else tuple(values)
