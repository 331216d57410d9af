"""Primitives, templates, groups and clones in the crm language."""

from collections.abc import Iterator

from msgspec.structs import replace

from crmgen.catalogue import target_rules as rule_codes
from crmgen.emit.crm_pen import Pen, Statement
from crmgen.emit.crmsh_sets import is_sayable, refuse_in_xml, write_sets
from crmgen.emit.promotable import with_promotable
from crmgen.model import (
    AclRole,
    Alert,
    AttributeSet,
    Bundle,
    Clone,
    Group,
    Nvpair,
    Operation,
    Primitive,
    Recipient,
    Role,
    Template,
)
from crmgen.targets import Feature

_GROUP_WORDS = frozenset({"params", "meta"})


def primitive(pen: Pen, resource: Primitive) -> Statement:
    """``primitive ID AGENT|@TEMPLATE [description=…] [params …] [meta …] [utilization …]
    [operations …] [op …]…``"""
    if not all(is_sayable(found.rule) for found in _all_sets(resource)):
        return _as_xml(pen, resource)
    if resource.template is None:
        return _leaf(pen, "primitive", resource, pen.word(resource.agent.name, resource, "type"))
    template = pen.word(resource.template, resource, "template")
    return _leaf(pen, "primitive", resource, f"@{template}")


def template(pen: Pen, found: Template) -> Statement:
    """``rsc_template ID AGENT …``, as a primitive."""
    if not all(is_sayable(one.rule) for one in _all_sets(found)):
        return _as_xml(pen, found)
    return _leaf(pen, "rsc_template", found, pen.word(found.agent.name, found, "type"))


def _leaf(pen: Pen, keyword: str, resource: Primitive | Template, kind: str) -> Statement:
    rsc = pen.word(resource.id, resource, "id")
    words = [keyword, rsc, kind, *description(pen, resource)]
    statement = pen.open(" ".join(words), resource, "id")
    write_sets(pen, statement, "params", rsc, resource.instance_attributes)
    write_sets(pen, statement, "meta", rsc, resource.meta_attributes)
    write_sets(pen, statement, "utilization", rsc, resource.utilization)
    prefix = rsc
    if resource.operations_id is not None:
        prefix = resource.operations_id
        statement.add(f"operations $id={pen.quoted(prefix, resource, 'operations_id')}")
    for operation in resource.operations:
        _operation(pen, statement, operation, prefix)
    return statement


def _all_sets(resource: Primitive | Template) -> Iterator[AttributeSet]:
    yield from resource.instance_attributes
    yield from resource.meta_attributes
    yield from resource.utilization
    for operation in resource.operations:
        yield from operation.instance_attributes
        yield from operation.meta_attributes


def _as_xml(pen: Pen, resource: Primitive | Template) -> Statement:
    from lxml import etree

    from crmgen.emit.cib_resources import add_resource, add_template

    for attributes in _all_sets(resource):
        refuse_in_xml(pen, attributes.rule)
    root = etree.Element("resources")
    if isinstance(resource, Template):
        add_template(pen.writer(), root, resource)
    else:
        add_resource(pen.writer(), root, resource)
    return pen.xml(root[0], resource, "id")


def description(
    pen: Pen, found: Primitive | Template | Group | Clone | Bundle | Alert | Recipient | AclRole
) -> list[str]:
    """``description="…"``, which has to come right behind what names the object."""
    if found.description is None:
        return []
    return [f"description={pen.quoted(found.description, found, 'description')}"]


def group(pen: Pen, resource: Group) -> Statement:
    """``group ID MEMBER … [params …] [meta …]``"""
    rsc = pen.word(resource.id, resource, "id")
    statement = pen.open(f"group {rsc}", resource, "id")
    for member in resource.members:
        if member.id.lower() in _GROUP_WORDS:
            pen.refuse_word(member.id, member, "id")
        statement.add(pen.word(member.id, member, "id"))
        pen.note(statement, member.id, member, "id")
    for word in description(pen, resource):
        statement.add(word)
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
    words = [keyword, rsc, child, *description(pen, resource)]
    statement = pen.open(" ".join(words), resource, "id")
    write_sets(pen, statement, "params", rsc, resource.instance_attributes)
    write_sets(pen, statement, "meta", rsc, meta)
    return statement


def _operation(pen: Pen, statement: Statement, operation: Operation, prefix: str) -> None:
    """``op NAME [id=ID] interval=I [ATTRIBUTE=…]… [INSTANCE_ATTRIBUTE=…]…``, on one line, and
    ``op_params …``, ``op_meta …`` on lines of their own where there is more than plain parameters.

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
    sets = operation.instance_attributes
    if len(sets) == 1 and sets[0].is_plain and not sets[0].unset and not operation.meta_attributes:
        for pair in sets[0].pairs:
            words.append(pen.pair(pair, f"{operation.id}-instance_attributes"))
            pen.note(statement, f"{name} {pair.name}", pair, "value")
        statement.add(" ".join(words))
        return
    statement.add(" ".join(words))
    if (sets or operation.meta_attributes) and not pen.job.has(Feature.CRM_OP_SETS):
        pen.job.refuse(rule_codes.CRM_OP_SETS, operation.at("name"), name)
    write_sets(pen, statement, "op_params", operation.id, sets, depth=2)
    write_sets(pen, statement, "op_meta", operation.id, operation.meta_attributes, depth=2)


def _attribute(pen: Pen, pair: Nvpair) -> Nvpair:
    """An attribute of the op element in the target's words."""
    if pair.name != "role" or pair.value not in list(Role):
        return pair
    return replace(pair, value=pen.words.role(Role(pair.value)))
