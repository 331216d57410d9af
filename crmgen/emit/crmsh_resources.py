"""Primitives, groups and clones in the crm language."""

from msgspec.structs import replace

from crmgen.emit.crm_pen import Pen, Statement
from crmgen.emit.crmsh_sets import write_sets
from crmgen.emit.promotable import with_promotable
from crmgen.model import Clone, Group, Nvpair, Operation, Primitive, Role
from crmgen.targets import Feature

_GROUP_WORDS = frozenset({"params", "meta"})


def primitive(pen: Pen, resource: Primitive) -> Statement:
    """``primitive ID AGENT [params …] [meta …] [utilization …] [operations …] [op …]…``"""
    rsc = pen.word(resource.id, resource, "id")
    statement = pen.open(
        f"primitive {rsc} {pen.word(resource.agent.name, resource, 'type')}", resource, "id"
    )
    write_sets(pen, statement, "params", rsc, resource.instance_attributes)
    write_sets(pen, statement, "meta", rsc, resource.meta_attributes)
    write_sets(pen, statement, "utilization", rsc, resource.utilization)
    prefix = rsc
    if resource.operations_id is not None:
        prefix = resource.operations_id
        statement.add(f"operations $id={pen.quoted(prefix, resource, 'operations_id')}")
    for operation in resource.operations:
        statement.add(_operation(pen, statement, operation, prefix))
    return statement


def group(pen: Pen, resource: Group) -> Statement:
    """``group ID MEMBER … [params …] [meta …]``"""
    rsc = pen.word(resource.id, resource, "id")
    statement = pen.open(f"group {rsc}", resource, "id")
    for member in resource.members:
        if member.id.lower() in _GROUP_WORDS:
            pen.refuse_word(member.id, member, "id")
        statement.add(pen.word(member.id, member, "id"))
        pen.note(statement, member.id, member, "id")
    write_sets(pen, statement, "params", rsc, resource.instance_attributes)
    write_sets(pen, statement, "meta", rsc, resource.meta_attributes)
    return statement


def clone(pen: Pen, resource: Clone) -> Statement:
    """``clone|ms ID CHILD [params …] [meta …]``"""
    rsc = pen.word(resource.id, resource, "id")
    keyword, meta = "clone", resource.meta_attributes
    if resource.promotable and pen.job.has(Feature.PROMOTABLE_CLONE):
        meta = with_promotable(resource)
    elif resource.promotable:
        keyword = "ms"
    child = pen.word(resource.child.id, resource.child, "id")
    statement = pen.open(f"{keyword} {rsc} {child}", resource, "id")
    write_sets(pen, statement, "params", rsc, resource.instance_attributes)
    write_sets(pen, statement, "meta", rsc, meta)
    return statement


def _operation(pen: Pen, statement: Statement, operation: Operation, prefix: str) -> str:
    """``op NAME [id=ID] interval=I [ATTRIBUTE=…]… [INSTANCE_ATTRIBUTE=…]…``, on one line.

    Instance attributes come last. The interval is always written: crmsh would make 0 of none, and
    4.6 ends in a traceback. The id is written where crmsh would make another one.
    """
    name = operation.name
    words = [f"op {pen.word(name, operation, 'name')}"]
    pen.note(statement, name, operation, "name")
    if operation.id != f"{prefix}-{name}-{operation.interval}":
        words.append(f"id={pen.quoted(operation.id, operation, 'id')}")
    words.append(f"interval={pen.quoted(operation.interval, operation, 'interval')}")
    for pair in operation.attributes:
        words.append(pen.pair(_attribute(pen, pair), operation.id))
        pen.note(statement, f"{name} {pair.name}", pair, "value")
    for pair in operation.instance_attributes:
        words.append(pen.pair(pair, f"{operation.id}-instance_attributes"))
        pen.note(statement, f"{name} {pair.name}", pair, "value")
    return " ".join(words)


def _attribute(pen: Pen, pair: Nvpair) -> Nvpair:
    """An attribute of the op element in the target's words."""
    if pair.name != "role" or pair.value not in list(Role):
        return pair
    return replace(pair, value=pen.words.role(Role(pair.value)))
