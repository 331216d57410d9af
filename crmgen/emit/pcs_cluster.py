"""What stands around the resources: nodes, properties, defaults, fencing levels, tags."""

import shlex
from collections.abc import Sequence

from crmgen.catalogue import target as codes
from crmgen.emit.pcs_pairs import (
    LEFT,
    Spoken,
    integer,
    joined,
    parts,
    plain,
    speak,
)
from crmgen.emit.pcs_script import PCS, Part, Script, xpath_text
from crmgen.emit.sh_quoting import pair, word, words
from crmgen.model import (
    AttributeSet,
    Bundle,
    Clone,
    Cluster,
    ClusterNode,
    Group,
    Language,
    Nvpair,
    Primitive,
    Resource,
    Verbatim,
)
from crmgen.targets import Feature

# pcs writes none of these, not even with --force (0.11.5, 0.12.0); stonith-watchdog-timeout only
# where SBD runs on the machine that the script is run on (0.10 to 0.12)
_NOT_THROUGH_PCS = frozenset(
    {
        "cluster-infrastructure",
        "cluster-name",
        "dc-version",
        "have-watchdog",
        "last-lrm-refresh",
        "stonith-watchdog-timeout",
        "fencing-watchdog-timeout",
    }
)
# The commands that change a CIB file. The others work on the cluster, which a script for a file is
# not to touch; pcs 0.9 would run them in spite of -f.
_ON_A_FILE = frozenset(
    {"acl", "alert", "constraint", "node", "property", "resource", "stonith", "tag"}
)
_STAND_IN = "pcs can't write this value: it writes a stand-in, which is then replaced"


def nodes_around_resources(cluster: Cluster) -> tuple[list[ClusterNode], list[ClusterNode]]:
    """The nodes to add before the resources, and those after all that names resources: nodes that
    are called like one, as those of Pacemaker Remote are. pcs makes no resource with an id that
    is in the file already, be it a node's (0.10 to 0.12), and finds none that a node is called
    like (0.12)."""
    taken = {name for resource in cluster.resources for name in ids_of(resource)}
    first: list[ClusterNode] = []
    last: list[ClusterNode] = []
    for node in cluster.nodes:
        (last if (node.id or node.uname) in taken else first).append(node)
    return first, last


def add_nodes(script: Script, nodes: Sequence[ClusterNode]) -> None:
    script.section("nodes")
    for node in nodes:
        _add_node(script, node)
    for node in nodes:
        _add_node_pairs(script, node, "attribute", "instance_attributes", node.attributes)
        _add_node_pairs(script, node, "utilization", "utilization", node.utilization)


def _add_node(script: Script, node: ClusterNode) -> None:
    from lxml import etree

    attributes = {"id": node.id or node.uname, "uname": node.uname, "type": node.type}
    element = etree.Element("node", {name: text for name, text in attributes.items() if text})
    xml = etree.tostring(element, encoding="US-ASCII", xml_declaration=False).decode()
    xpath = _node_xpath(node)
    script.command("", [Part(f"new_node {words(xpath, xml)}", node.at("uname"))])


def _node_xpath(node: ClusterNode) -> str:
    return f"//nodes/node[@uname={xpath_text(node.uname)}]"


def _add_node_pairs(
    script: Script, node: ClusterNode, command: str, tag: str, sets: tuple[AttributeSet, ...]
) -> None:
    """``pcs node attribute NODE name=value``; its crm_attribute stops at characters other than
    ASCII (2.1.5, 3.0.0)."""
    said = [held for held in sets if not held.is_empty]
    if not said:
        return
    found = said[0]
    if len(said) > 1 or not found.is_plain or found.unset:
        _merge_node_sets(script, node, tag, said)
        return
    sayable = integer if tag == "utilization" else plain
    odd = [p for p in found.pairs if not (p.value.isascii() and sayable(p))]
    for each in odd:
        if not plain(Nvpair(name=each.name, value="0", place=each.place)):
            script.job.refuse(codes.PCS_NODE_NAME, each.at("name"), each.name)
    odd_names = {each.name for each in odd}
    pairs = [
        Part(pair(p.name, "0" if p.name in odd_names else p.value), p.at("value"))
        for p in found.pairs
    ]
    head = Part(f"node {command} {word(node.uname)}", node.at("uname"))
    script.pcs(head, *pairs, why=_STAND_IN if odd else None)
    for each in odd:
        _replace_node_pair(script, node, tag, each)


def _merge_node_sets(
    script: Script, node: ClusterNode, tag: str, sets: Sequence[AttributeSet]
) -> None:
    """All sets of one kind, those that a command could say among them: their order may count."""
    from lxml import etree

    writer = script.writer()
    node_id = node.id or node.uname
    root = etree.Element("node", {"id": node_id, "uname": node.uname})
    name = f"nodes-{node_id}" + ("-utilization" if tag == "utilization" else "")
    for held in sets:
        writer.attribute_set(root, tag, name, held)
    script.merge("nodes", root, node.at("uname"), LEFT)


def _replace_node_pair(script: Script, node: ClusterNode, tag: str, found: Nvpair) -> None:
    from lxml import etree

    name = script.writer().ids.make(f"nodes-{node.id or node.uname}-{tag}-{found.name}")
    element = etree.Element("nvpair", {"id": name, "name": found.name, "value": found.value})
    xpath = f"{_node_xpath(node)}/{tag}/nvpair[@name={xpath_text(found.name)}]"
    script.cibadmin(f"--replace --xpath {word(xpath)}", element, found.at("value"), _STAND_IN)


def add_properties(script: Script, cluster: Cluster) -> None:
    """``pcs property set name=value …``, one command, as a bad pair refuses them all anyway."""
    if not cluster.properties:
        return
    script.section("properties")
    equals = script.has(Feature.PCS_PROPERTY_EQUALS)

    def sayable(found: Nvpair) -> bool:
        return (
            found.name not in _NOT_THROUGH_PCS
            and plain(found)
            and (equals or "=" not in found.value)
        )

    spoken = _in_order(speak(cluster.properties, sayable))
    if spoken.said:
        pairs = joined("property set", parts(script, spoken.said))
        script.command(f"{PCS} $force -- ", pairs)
    _add_set(
        script,
        spoken,
        scope="crm_config",
        tag="cluster_property_set",
        name="cib-bootstrap-options",
        why="pcs refuses these names or values, or sets with a rule or a score",
    )


def add_defaults(script: Script, cluster: Cluster) -> None:
    """``pcs resource [op] defaults [update] name=value …``."""
    update = script.has(Feature.PCS_DEFAULTS_UPDATE)
    for scope, command, found in (
        ("rsc_defaults", "resource defaults", cluster.rsc_defaults),
        ("op_defaults", "resource op defaults", cluster.op_defaults),
    ):
        if not found:
            continue
        script.section(command)
        spoken = _in_order(speak(found))
        if spoken.said:
            keyword = f"{command} update" if update else command
            script.pcs(*joined(keyword, parts(script, spoken.said, meta=True)))
        _add_set(
            script,
            spoken,
            scope=scope,
            tag="meta_attributes",
            name=f"{scope}-meta_attributes" if update else f"{scope}-options",
            why=LEFT,
        )


def _in_order(spoken: Spoken) -> Spoken:
    """All by cibadmin where the plain set has its place behind others."""
    return Spoken(rest=spoken.rest) if spoken.replaces else spoken


def _add_set(script: Script, spoken: Spoken, *, scope: str, tag: str, name: str, why: str) -> None:
    """What is left of the one set of a section; pcs gives it the ``name``."""
    from lxml import etree

    for left in (found for found in spoken.rest if not found.is_empty):
        writer = script.writer(f"{name}-{p.name}" for p in spoken.said)
        root = etree.Element(scope)
        writer.attribute_set(root, tag, name, left, meta=tag == "meta_attributes")
        first = next(iter((*left.pairs, *left.unset)))
        script.merge(scope, root[0], first.at("name"), why)


def ids_of(resource: Resource) -> list[str]:
    match resource:
        case Primitive():
            return [resource.id]
        case Group():
            return [resource.id, *(member.id for member in resource.members)]
        case Clone():
            return [resource.id, *ids_of(resource.child)]
        case Bundle(child=child):
            return [resource.id, *([child.id] if child else [])]


def add_verbatim(script: Script, cluster: Cluster) -> None:
    """Raw pcs commands, on the working copy; their words are taken as a shell takes them, but
    nothing in them is run or replaced."""
    script.section("raw commands of the sheet")
    for text in cluster.verbatim:
        if text.language is not Language.PCS:
            found = text.text.splitlines()[0]
            script.job.refuse(codes.RAW_TEXT, text.at("text"), found, language=text.language)
            continue
        for line in text.text.splitlines():
            _add_raw(script, text, line)


def _add_raw(script: Script, text: Verbatim, line: str) -> None:
    try:
        found = shlex.split(line, comments=True)
    except ValueError:
        found = []
    if not found and (not line.strip() or line.lstrip().startswith("#")):
        return
    command = next((text for text in found[1:] if not text.startswith("-")), None)
    other_file = any(text.startswith("-f") for text in found)
    if found[:1] != ["pcs"] or command not in _ON_A_FILE or other_file:
        script.job.refuse(codes.PCS_RAW, text.at("text"), line)
        return
    script.command(f"{PCS} ", [Part(words(*found[1:]), text.at("text"))])
