"""Fencing levels and tags as pcs commands."""

from crmgen.emit.pcs_cluster import ids_of, nodes_around_resources
from crmgen.emit.pcs_script import Part, Script
from crmgen.emit.sh_quoting import word, words
from crmgen.emit.tags import with_node_ids
from crmgen.model import (
    Cluster,
    FencingLevel,
    FencingTarget,
    SetColocation,
    SetLocation,
    SetOrder,
    SetTicket,
    Tag,
)
from crmgen.targets import Feature


def add_fencing_levels(script: Script, cluster: Cluster) -> None:
    """``pcs stonith level add INDEX TARGET DEVICE …``."""
    script.section("fencing levels")
    nodes = {node.uname for node in nodes_around_resources(cluster)[0]}
    grouped = {member.id for group in cluster.groups() for member in group.members}
    for level in cluster.fencing_levels:
        head = Part(f"stonith level add {level.index} {word(_target(level))}", level.at("target"))
        devices = Part(words(*level.devices), level.at("devices"))
        why = None
        if level.target_type is FencingTarget.NODE and level.target not in nodes:
            why = "--force: no such node is in the file so far"
        elif grouped.intersection(level.devices):
            why = "--force: pcs looks for fencing devices outside of groups only"
        script.pcs(head, devices, force=why is not None, why=why)


def _target(level: FencingLevel) -> str:
    match level.target_type:
        case FencingTarget.NODE:
            return level.target
        case FencingTarget.PATTERN:
            return f"regexp%{level.target}"
        case FencingTarget.ATTRIBUTE:
            return f"attrib%{level.target}={level.target_value}"


def tags_around_constraints(cluster: Cluster) -> tuple[list[Tag], list[Tag]]:
    """The tags that constraints name, and the others, which may refer to constraints."""
    tags = with_node_ids(cluster)
    if not tags:
        return [], []
    named = {name for constraint in cluster.constraints for name in _names(constraint)}
    return [t for t in tags if t.id in named], [t for t in tags if t.id not in named]


def add_tags(script: Script, cluster: Cluster, tags: list[Tag]) -> None:
    """``pcs tag create TAG ID …``; pcs tags resources only, each of them once."""
    script.section("tags")
    resources = _resources(cluster)
    for tag in tags:
        if not script.has(Feature.PCS_TAG):
            _merge_tag(script, tag, "this pcs has no tags")
        elif resources.issuperset(tag.refs) and len(set(tag.refs)) == len(tag.refs):
            script.pcs(Part(f"tag create {words(tag.id, *tag.refs)}", tag.at("id")))
        else:
            _merge_tag(script, tag, "pcs tags nothing but resources")


def _merge_tag(script: Script, tag: Tag, why: str) -> None:
    from lxml import etree

    writer = script.writer()
    root = etree.Element("configuration")
    element = writer.add(writer.add(root, "tags", {}), "tag", {"id": tag.id})
    for ref in dict.fromkeys(tag.refs):
        writer.add(element, "obj_ref", {"id": ref})
    script.merge("configuration", root, tag.at("id"), why)


def _resources(cluster: Cluster) -> set[str]:
    return {item for root in cluster.resources for item in ids_of(root)}


def _names(constraint: object) -> list[str]:
    """All texts of a constraint that may be the id of a tag."""
    if isinstance(constraint, SetColocation | SetLocation | SetOrder | SetTicket):
        return [member for found in constraint.sets for member in found.members]
    names = (getattr(constraint, name, None) for name in ("rsc", "with_rsc", "first", "then"))
    return [name for name in names if isinstance(name, str)]
