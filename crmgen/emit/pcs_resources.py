"""Primitives, templates, groups and clones as pcs commands."""

import re
from collections.abc import Callable

from msgspec.structs import replace

from crmgen.catalogue import target as codes
from crmgen.emit.pcs_bundles import add_bundle
from crmgen.emit.pcs_pairs import (
    Spoken,
    add_rest,
    integer,
    joined,
    named,
    parts,
    plain,
    speak,
)
from crmgen.emit.pcs_script import PCS, Part, Script
from crmgen.emit.promotable import with_promotable
from crmgen.emit.sh_quoting import word, words
from crmgen.model import (
    AttributeSet,
    Bundle,
    Clone,
    Cluster,
    Group,
    Operation,
    Primitive,
    Resource,
    Role,
    Template,
)
from crmgen.targets import Feature

_is_time = re.compile(r"\d+(s|sec|m|min|h|hr)?").fullmatch
_is_action = re.compile(r"[A-Za-z_-]+").fullmatch
_SWITCHES = frozenset({"true", "false", "0", "1"})
_ON_FAIL = frozenset({"ignore", "block", "stop", "restart", "standby", "fence", "demote"})


def _is_said(value: str) -> bool:
    return bool(value)


# What pcs takes as options of an operation, and with which values (0.9.169 to 0.12.3).
_OPTIONS: dict[str, Callable[[str], object]] = {
    "timeout": _is_time,
    "start-delay": _is_time,
    "on-fail": _ON_FAIL.__contains__,
    "enabled": _SWITCHES.__contains__,
    "record-pending": _SWITCHES.__contains__,
    "role": _is_said,
    "requires": _is_said,
    "description": _is_said,
    "interval-origin": _is_said,
}
# Their metadata tells of automatic unfencing (fence-agents 4.12): pcs gives such a device
# provides=unfencing of its own accord.
_UNFENCING = frozenset(
    {
        "fence_brocade",
        "fence_cisco_mds",
        "fence_compute",
        "fence_ifmib",
        "fence_mpath",
        "fence_sanbox2",
        "fence_scsi",
    }
)
_NO_DEFAULT_OPS = "--no-default-ops"
_ODD_OPERATIONS = "pcs has no words for these operations"


def add_resources(script: Script, cluster: Cluster) -> None:
    """All resources; each is created before the group or clone that takes it in."""
    script.section("resources")
    for template in cluster.templates:
        _merge_leaf(script, template, "pcs has no templates")
    for resource in cluster.resources:
        _add(script, resource)


def _add(script: Script, resource: Resource) -> None:
    match resource:
        case Primitive():
            _add_primitive(script, resource)
        case Group():
            _add_group(script, resource)
        case Clone():
            _add(script, resource.child)
            _add_clone(script, resource)
        case Bundle():
            add_bundle(script, resource)
            if resource.child is not None:
                _add_primitive(script, resource.child, resource.id)
            _describe(script, "bundle", resource)


def _add_primitive(script: Script, primitive: Primitive, bundle: str = "") -> None:
    """``resource create ID AGENT name=value … op NAME … meta … [bundle ID]``, and all that it
    can't say."""
    if primitive.template:
        _merge_leaf(script, primitive, "pcs makes no resources from templates", bundle)
        return
    at = primitive.at("id")
    empty = script.has(Feature.PCS_EMPTY_OPTION)
    params = speak(primitive.instance_attributes, named if empty else plain)
    meta = speak(primitive.meta_attributes)
    operations, odd = _operations(script, primitive)
    agent = primitive.agent
    if primitive.is_stonith:
        head = f"stonith create {words(primitive.id, agent.type)}"
    else:
        head = f"resource create {words(primitive.id, agent.name)}"
    remote = _is_remote(primitive)
    force = "--force" if remote else "$force"
    script.command(
        f"{PCS} {_NO_DEFAULT_OPS} {force} -- ",
        [
            Part(head, at),
            *parts(script, params.said),
            *operations,
            *joined("meta", parts(script, meta.said, meta=True)),
            *([Part(f"bundle {word(bundle)}", at)] if bundle else []),
        ],
        "--force: pcs wants its own command for remote and guest nodes" if remote else None,
    )
    _settle_operations(script, primitive, odd)
    _remove_provides(script, primitive, meta)
    utilization = _utilization(script, primitive)
    kinds = {
        "instance_attributes": params,
        "meta_attributes": meta,
        "utilization": utilization,
    }
    add_rest(script, ("primitive", primitive.id), kinds, at)
    _describe(script, "primitive", primitive)


def _merge_leaf(script: Script, leaf: Primitive | Template, why: str, bundle: str = "") -> None:
    """A template or a primitive made from one, in a bundle where its id is given."""
    from lxml import etree

    from crmgen.emit.cib_resources import add_resource, add_template

    inside = etree.Element("bundle", {"id": bundle}) if bundle else etree.Element("resources")
    if isinstance(leaf, Template):
        add_template(script.writer(), inside, leaf)
    else:
        add_resource(script.writer(), inside, leaf)
    script.merge("resources", inside if bundle else inside[0], leaf.at("id"), why)


def _describe(script: Script, tag: str, resource: Resource) -> None:
    """The description, for which pcs has no word before 0.12.2."""
    if resource.description is None:
        return
    from lxml import etree

    attributes = {"id": resource.id, "description": resource.description}
    why = "pcs has no word for descriptions of resources"
    script.merge("resources", etree.Element(tag, attributes), resource.at("description"), why)


def _is_remote(primitive: Primitive) -> bool:
    """pcs refuses such a resource without --force, agent installed or not (0.9 to 0.12)."""
    if primitive.agent.name == "ocf:pacemaker:remote":
        return True
    return any(sets.get("remote-node") for sets in primitive.meta_attributes)


def _operations(script: Script, primitive: Primitive) -> tuple[list[Part], list[Operation]]:
    """The operations that pcs can say, and those that it can't."""
    if primitive.operations_id:
        return [], list(primitive.operations)
    said: list[Part] = []
    odd: list[Operation] = []
    for operation in primitive.operations:
        text = _operation(script, operation)
        if text is None:
            odd.append(operation)
        else:
            said.append(Part(text, operation.at("name")))
    return said, odd


def _operation(script: Script, operation: Operation) -> str | None:
    """``op NAME id=… interval=… name=value …``, or None where pcs refuses it."""
    if not _is_action(operation.name) or not _is_time(operation.interval):
        return None
    texts = [operation.name, f"id={operation.id}", f"interval={operation.interval}"]
    for pair in operation.attributes:
        accepts = _OPTIONS.get(pair.name)
        if accepts is None or not accepts(pair.value):
            return None
        role = pair.name == "role" and pair.value in list(Role)
        value = script.words.role(Role(pair.value)) if role else pair.value
        texts.append(f"{pair.name}={value}")
    if operation.instance_attributes or operation.meta_attributes:
        level = _check_level(operation)
        if not level:
            return None
        texts.append(f"OCF_CHECK_LEVEL={level}")
    return f"op {words(*texts)}"


def _check_level(operation: Operation) -> str | None:
    """The depth of a monitor, where it is all that the operation's sets say."""
    sets = operation.instance_attributes
    if operation.meta_attributes or len(sets) != 1 or not sets[0].is_plain or sets[0].unset:
        return None
    pairs = sets[0].pairs
    return pairs[0].value if len(pairs) == 1 and pairs[0].name == "OCF_CHECK_LEVEL" else None


def _settle_operations(script: Script, primitive: Primitive, odd: list[Operation]) -> None:
    """pcs adds a monitor where none is given, --no-default-ops or not (0.9 to 0.12)."""
    at = primitive.at("id")
    if primitive.operations_id:
        xpath = f'//primitive[@id="{primitive.id}"]/operations'
        script.delete(xpath, at, "the sheet names the operations, which pcs can't")
    elif not _says_monitor(primitive, odd):
        stonith = primitive.is_stonith and script.has(Feature.PCS_STONITH_OP)
        command = "stonith op remove" if stonith else "resource op remove"
        text = f"{command} {word(primitive.id)} monitor"
        script.pcs(Part(text, at), why="pcs has added a monitor that the sheet does not say")
    if odd:
        from lxml import etree

        from crmgen.emit.cib_resources import add_resource

        bare = replace(
            primitive,
            instance_attributes=(),
            meta_attributes=(),
            utilization=(),
            operations=tuple(odd),
        )
        root = etree.Element("resources")
        add_resource(script.writer(), root, bare)
        script.merge("resources", root[0], odd[0].at("name"), _ODD_OPERATIONS)


def _says_monitor(primitive: Primitive, odd: list[Operation]) -> bool:
    """Whether the command that creates the resource has a monitor."""
    left_out = {operation.id for operation in odd}
    return any(o.name == "monitor" and o.id not in left_out for o in primitive.operations)


def _remove_provides(script: Script, primitive: Primitive, meta: Spoken) -> None:
    if not primitive.is_stonith or primitive.agent.type not in _UNFENCING:
        return
    if any(pair.name == "provides" for pair in meta.said):
        return
    command = "stonith meta" if script.has(Feature.PCS_STONITH_OP) else "resource meta"
    text = f"{command} {word(primitive.id)} provides="
    why = "pcs has added provides=unfencing, which the sheet does not say"
    script.pcs(Part(text, primitive.at("id")), why=why)


def _utilization(script: Script, primitive: Primitive) -> Spoken:
    """``resource utilization ID name=N …``; it is not for fencing devices (0.12)."""
    if primitive.is_stonith:
        return Spoken(rest=primitive.utilization)
    spoken = speak(primitive.utilization, integer)
    if spoken.said:
        head = Part(f"resource utilization {word(primitive.id)}", primitive.at("id"))
        script.pcs(head, *parts(script, spoken.said))
    return spoken


def _add_group(script: Script, group: Group) -> None:
    """``resource group add ID MEMBER …``, then its meta attributes."""
    for member in group.members:
        _add_primitive(script, member)
        if member.is_stonith and not script.has(Feature.PCS_STONITH_IN_GROUP):
            script.job.refuse(codes.PCS_STONITH_IN_GROUP, member.at("id"), member.id)
    members = words(group.id, *(member.id for member in group.members))
    script.pcs(Part(f"resource group add {members}", group.at("id")))
    meta = speak(group.meta_attributes)
    _add_meta(script, group.id, meta, group)
    kinds = {"instance_attributes": Spoken(rest=group.instance_attributes), "meta_attributes": meta}
    add_rest(script, ("group", group.id), kinds, group.at("id"))
    _describe(script, "group", group)


def _add_meta(script: Script, name: str, meta: Spoken, owner: Group | Clone) -> None:
    if meta.said:
        head = Part(f"resource meta {word(name)}", owner.at("id"))
        script.pcs(head, *parts(script, meta.said, meta=True))


def _add_clone(script: Script, clone: Clone) -> None:
    """``resource clone CHILD [ID] [meta] name=value …``, ``resource promotable`` alike."""
    master = clone.promotable and not script.has(Feature.PCS_PROMOTABLE)
    promotable = clone.promotable and not master
    meta = speak(with_promotable(clone) if promotable else clone.meta_attributes)
    if master:
        head = f"resource master {words(clone.id, clone.child.id)}"
        _clone_command(script, clone, head, meta, promotable=False)
    elif _pcs_clones(script, clone):
        command = "promotable" if promotable else "clone"
        texts = [clone.child.id]
        if clone.id != f"{clone.child.id}-clone":
            texts.append(clone.id)
        head = f"resource {command} {words(*texts)}"
        _clone_command(script, clone, head, meta, promotable)
    else:
        _wrap(script, clone, "this pcs can't make such a clone")
        if _has_template(clone.child):  # "resource meta" wants the agent
            meta = Spoken(rest=with_promotable(clone) if promotable else clone.meta_attributes)
        _add_meta(script, clone.id, meta, clone)
    kinds = {"instance_attributes": Spoken(rest=clone.instance_attributes), "meta_attributes": meta}
    add_rest(script, ("master" if master else "clone", clone.id), kinds, clone.at("id"))
    _describe(script, "master" if master else "clone", clone)


def _pcs_clones(script: Script, clone: Clone) -> bool:
    """Whether pcs can make this clone: with its id, not of a fencing device from 0.11 on, and not
    of a resource made from a template, whose agent it does not find."""
    if _has_template(clone.child):
        return False
    if not script.has(Feature.PCS_CLONE_ID) and clone.id != f"{clone.child.id}-clone":
        return False
    stonith = isinstance(clone.child, Primitive) and clone.child.is_stonith
    return not stonith or script.has(Feature.PCS_STONITH_CLONE)


def _has_template(resource: Resource) -> bool:
    return isinstance(resource, Primitive) and resource.template is not None


def _clone_command(script: Script, clone: Clone, head: str, meta: Spoken, promotable: bool) -> None:
    # "promotable" says the first pair itself
    found = parts(script, meta.said[1:] if promotable else meta.said, meta=True)
    if script.has(Feature.PCS_CLONE_META_KEYWORD):
        found = joined("meta", found)
    texts = [Part(head, clone.at("id")), *found]
    if script.has(Feature.PCS_CLONE_UNCHECKED):
        script.pcs(*texts)
    elif script.has(Feature.PCS_CLONE_FORCE) or not _is_ocf(clone.child):
        script.command(f"{PCS} $force -- ", texts)
    else:
        with script.branches(
            clone.at("id"), "this pcs wants the agent of a clone, even with --force"
        ):
            script.pcs(*texts)
            script.otherwise()
            _wrap(script, clone)
            # "resource meta" wants the agent as well
            said = AttributeSet(pairs=meta.said, place=clone.place)
            kinds = {"meta_attributes": Spoken(rest=(said,) if meta.said else ())}
            add_rest(script, ("clone", clone.id), kinds, clone.at("id"))


def _is_ocf(resource: Resource) -> bool:
    return isinstance(resource, Primitive) and resource.agent.standard == "ocf"


def _wrap(script: Script, clone: Clone, why: str | None = None) -> None:
    """Takes the child out of the CIB and puts it back inside a clone."""
    child = clone.child
    tag = "group" if isinstance(child, Group) else "primitive"
    script.command("", [Part(f"wrap {words(tag, child.id, clone.id)}", clone.at("id"))], why)
