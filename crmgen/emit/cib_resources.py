"""The resource tree of a CIB."""

from crmgen.emit.cib_writer import Element, Writer
from crmgen.emit.promotable import with_promotable
from crmgen.model import (
    AttributeSet,
    Clone,
    Group,
    Operation,
    Primitive,
    Resource,
    Role,
)
from crmgen.targets import Feature


def add_resource(writer: Writer, parent: Element, resource: Resource) -> None:
    """A primitive, group or clone with all below it."""
    match resource:
        case Primitive():
            _primitive(writer, parent, resource)
        case Group():
            _group(writer, parent, resource)
        case Clone():
            _clone(writer, parent, resource)


def _primitive(writer: Writer, parent: Element, primitive: Primitive) -> None:
    agent = primitive.agent
    attributes = {
        "id": primitive.id,
        "class": agent.standard,
        "provider": agent.provider,
        "type": agent.type,
    }
    element = writer.add(parent, "primitive", attributes, primitive.at("id"))
    _resource_sets(writer, element, primitive, primitive.meta_attributes)
    writer.sets(element, "utilization", primitive.id, primitive.utilization)
    if primitive.operations:
        operations = writer.add(element, "operations", {"id": primitive.operations_id})
        for operation in primitive.operations:
            _operation(writer, operations, operation)


def _operation(writer: Writer, parent: Element, operation: Operation) -> None:
    attributes: dict[str, str | None] = {
        "id": operation.id,
        "name": operation.name,
        "interval": operation.interval,
    }
    for pair in operation.attributes:
        role = pair.name == "role" and pair.value in list(Role)
        attributes[pair.name] = writer.words.role(Role(pair.value)) if role else pair.value
    element = writer.add(parent, "op", attributes, operation.at("name"))
    writer.sets(element, "instance_attributes", operation.id, operation.instance_attributes)
    writer.sets(element, "meta_attributes", operation.id, operation.meta_attributes, meta=True)


def _group(writer: Writer, parent: Element, group: Group) -> None:
    element = writer.add(parent, "group", {"id": group.id}, group.at("id"))
    _resource_sets(writer, element, group, group.meta_attributes)
    for member in group.members:
        _primitive(writer, element, member)


def _clone(writer: Writer, parent: Element, clone: Clone) -> None:
    old = clone.promotable and not writer.job.has(Feature.PROMOTABLE_CLONE)
    element = writer.add(parent, "master" if old else "clone", {"id": clone.id}, clone.at("id"))
    meta = clone.meta_attributes
    if clone.promotable and not old:
        meta = with_promotable(clone)
    _resource_sets(writer, element, clone, meta)
    add_resource(writer, element, clone.child)


def _resource_sets(
    writer: Writer, parent: Element, resource: Resource, meta: tuple[AttributeSet, ...]
) -> None:
    name = "instance_attributes"
    writer.sets(parent, name, resource.id, resource.instance_attributes)
    writer.sets(parent, "meta_attributes", resource.id, meta, meta=True)
