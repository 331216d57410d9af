"""The resource tree of a CIB."""

from crmgen.emit.bundles import container_options, mapping_pairs
from crmgen.emit.cib_writer import Element, Writer
from crmgen.emit.promotable import with_promotable
from crmgen.model import (
    AttributeSet,
    Bundle,
    Clone,
    Group,
    Operation,
    Primitive,
    Resource,
    Role,
    Template,
)
from crmgen.targets import Feature


def add_resource(writer: Writer, parent: Element, resource: Resource) -> None:
    """A primitive, group, clone or bundle with all below it."""
    match resource:
        case Primitive():
            _primitive(writer, parent, resource)
        case Group():
            _group(writer, parent, resource)
        case Clone():
            _clone(writer, parent, resource)
        case Bundle():
            _bundle(writer, parent, resource)


def add_template(writer: Writer, parent: Element, template: Template) -> None:
    """What primitives are made from; it stands among the resources."""
    _leaf(writer, parent, "template", template)


def _primitive(writer: Writer, parent: Element, primitive: Primitive) -> None:
    _leaf(writer, parent, "primitive", primitive)


def _leaf(writer: Writer, parent: Element, tag: str, primitive: Primitive | Template) -> None:
    attributes: dict[str, str | None] = {"id": primitive.id}
    if isinstance(primitive, Primitive) and primitive.template:
        attributes["template"] = primitive.template
    else:
        agent = primitive.agent
        attributes |= {"class": agent.standard, "provider": agent.provider, "type": agent.type}
    attributes["description"] = primitive.description
    element = writer.add(parent, tag, attributes, primitive.at("id"))
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
    attributes = {"id": group.id, "description": group.description}
    element = writer.add(parent, "group", attributes, group.at("id"))
    _resource_sets(writer, element, group, group.meta_attributes)
    for member in group.members:
        _primitive(writer, element, member)


def _clone(writer: Writer, parent: Element, clone: Clone) -> None:
    old = clone.promotable and not writer.job.has(Feature.PROMOTABLE_CLONE)
    attributes = {"id": clone.id, "description": clone.description}
    element = writer.add(parent, "master" if old else "clone", attributes, clone.at("id"))
    meta = clone.meta_attributes
    if clone.promotable and not old:
        meta = with_promotable(clone)
    _resource_sets(writer, element, clone, meta)
    add_resource(writer, element, clone.child)


def _bundle(writer: Writer, parent: Element, bundle: Bundle) -> None:
    attributes = {"id": bundle.id, "description": bundle.description}
    element = writer.add(parent, "bundle", attributes, bundle.at("id"))
    options = {pair.name: pair.value for pair in container_options(bundle, writer.job.target)}
    writer.add(element, bundle.container, options, bundle.at("container"))
    if bundle.has_network:
        network = writer.add(element, "network", {p.name: p.value for p in bundle.network})
        for port in bundle.ports:
            said = {pair.name: pair.value for pair in mapping_pairs(port)}
            writer.add(network, "port-mapping", said, port.at())
    if bundle.storage:
        storage = writer.add(element, "storage", {})
        for mapping in bundle.storage:
            said = {pair.name: pair.value for pair in mapping_pairs(mapping)}
            writer.add(storage, "storage-mapping", said, mapping.at())
    _resource_sets(writer, element, bundle, bundle.meta_attributes)
    if bundle.child is not None:
        _primitive(writer, element, bundle.child)


def _resource_sets(
    writer: Writer,
    parent: Element,
    resource: Resource | Template,
    meta: tuple[AttributeSet, ...],
) -> None:
    name = "instance_attributes"
    writer.sets(parent, name, resource.id, resource.instance_attributes)
    writer.sets(parent, "meta_attributes", resource.id, meta, meta=True)
