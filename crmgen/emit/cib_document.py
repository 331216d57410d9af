"""The whole CIB document, section by section."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from lxml import etree

from crmgen.catalogue import target as codes
from crmgen.emit.base import Job
from crmgen.emit.cib_access import add_role, add_target
from crmgen.emit.cib_alerts import add_alert
from crmgen.emit.cib_constraints import add_constraint
from crmgen.emit.cib_ids import Ids
from crmgen.emit.cib_resources import add_resource, add_template
from crmgen.emit.cib_writer import Element, Writer, comment
from crmgen.emit.split import constraints_for, given_ids
from crmgen.emit.tags import with_node_ids
from crmgen.model import (
    AttributeSet,
    Cluster,
    ClusterNode,
    FencingLevel,
    FencingTarget,
    Tag,
)

Item = TypeVar("Item")


def document(cluster: Cluster, job: Job) -> bytes:
    """The CIB as indented XML in UTF-8, with a declaration, the header's comments and an empty
    status. Sections that are optional are there when the cluster has them."""
    constraints = constraints_for(cluster, job.target)
    writer = Writer(job, Ids(given_ids(cluster) | {constraint.id for constraint in constraints}))
    root = etree.Element(
        "cib",
        {
            "crm_feature_set": job.target.feature_set,
            "validate-with": f"pacemaker-{job.target.schema}",
            "admin_epoch": "1",
            "epoch": "0",
            "num_updates": "0",
        },
    )
    configuration = etree.SubElement(root, "configuration")
    _properties(writer, configuration, cluster.properties)
    _each(writer, etree.SubElement(configuration, "nodes"), _node, cluster.nodes)
    resources = etree.SubElement(configuration, "resources")
    _each(writer, resources, add_template, cluster.templates)
    _each(writer, resources, add_resource, cluster.resources)
    _each(writer, etree.SubElement(configuration, "constraints"), add_constraint, constraints)
    _optional(writer, configuration, "fencing-topology", add_level, cluster.fencing_levels)
    _defaults(writer, configuration, "op_defaults", "op-options", cluster.op_defaults)
    _defaults(writer, configuration, "rsc_defaults", "rsc-options", cluster.rsc_defaults)
    _optional(writer, configuration, "alerts", add_alert, cluster.alerts)
    _optional(writer, configuration, "tags", add_tag, with_node_ids(cluster))
    if cluster.acl_roles or cluster.acl_targets:
        acls = etree.SubElement(configuration, "acls")
        _each(writer, acls, add_role, cluster.acl_roles)
        _each(writer, acls, add_target, cluster.acl_targets)
    etree.SubElement(root, "status")
    for text in cluster.verbatim:
        job.refuse(
            codes.RAW_TEXT, text.at("text"), text.text.splitlines()[0], language=text.language
        )
    return _serialized(root, job)


def _serialized(root: Element, job: Job) -> bytes:
    etree.indent(root)
    head = [
        etree.tostring(comment(line), encoding="UTF-8") for line in job.header.lines(job.target)
    ]
    body = etree.tostring(root, encoding="UTF-8")
    return b"\n".join((b'<?xml version="1.0" encoding="UTF-8"?>', *head, body, b""))


def _each(
    writer: Writer,
    parent: Element,
    add: Callable[[Writer, Element, Item], None],
    items: Iterable[Item],
) -> None:
    for item in items:
        add(writer, parent, item)


def _optional(
    writer: Writer,
    parent: Element,
    tag: str,
    add: Callable[[Writer, Element, Item], None],
    items: tuple[Item, ...],
) -> None:
    if items:
        _each(writer, writer.add(parent, tag, {}), add, items)


def _properties(writer: Writer, parent: Element, properties: tuple[AttributeSet, ...]) -> None:
    element = writer.add(parent, "crm_config", {})
    for found in properties:
        writer.attribute_set(element, "cluster_property_set", "cib-bootstrap-options", found)


def _defaults(
    writer: Writer, parent: Element, tag: str, name: str, defaults: tuple[AttributeSet, ...]
) -> None:
    if any(not found.is_empty for found in defaults):
        element = writer.add(parent, tag, {})
        for found in defaults:
            writer.attribute_set(element, "meta_attributes", name, found, meta=True)


def _node(writer: Writer, parent: Element, node: ClusterNode) -> None:
    """The ids of the sets are those that crm_attribute gives them, so that it finds them."""
    node_id = node.id or node.uname
    attributes = {"id": node_id, "uname": node.uname, "type": node.type}
    element = writer.add(parent, "node", attributes, node.at("uname"))
    name = f"nodes-{node_id}"
    for found in node.attributes:
        writer.attribute_set(element, "instance_attributes", name, found)
    for found in node.utilization:
        writer.attribute_set(element, "utilization", f"{name}-utilization", found)


def level_target(level: FencingLevel) -> dict[str, str | None]:
    """The attributes of a level that say which nodes it is for."""
    match level.target_type:
        case FencingTarget.NODE:
            return {"target": level.target}
        case FencingTarget.PATTERN:
            return {"target-pattern": level.target}
        case FencingTarget.ATTRIBUTE:
            return {"target-attribute": level.target, "target-value": level.target_value}


def add_level(writer: Writer, parent: Element, level: FencingLevel) -> None:
    attributes = {
        "id": writer.ids.make(f"fencing-{level.target}-{level.index}"),
        **level_target(level),
        "index": str(level.index),
        "devices": ",".join(level.devices),
    }
    writer.add(parent, "fencing-level", attributes, level.at("target"))


def add_tag(writer: Writer, parent: Element, tag: Tag) -> None:
    element = writer.add(parent, "tag", {"id": tag.id}, tag.at("id"))
    for ref in tag.refs:
        writer.add(element, "obj_ref", {"id": ref})
