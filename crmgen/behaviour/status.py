"""The status section of a CIB: who is online, what monitors give, and who runs where.

Owns what crm_simulate is given to start from and how its answer is read. Must not know failures.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lxml.etree import _Element

Attributes = Mapping[str, Mapping[str, str]]
_ASKED = "cli-crmgen-asked"


class Running(Struct, frozen=True):
    """Where the primitives are, and the promoted instances of those that have them."""

    started: dict[str, set[str]]
    promoted: dict[str, set[str]]


def with_status(cib: bytes, attributes: Attributes) -> bytes:
    """The CIB with every node that ``attributes`` names online, nothing running on it, and its
    transient attributes."""
    from lxml import etree

    tree = etree.fromstring(cib)
    tree.set("have-quorum", "1")
    tree.set("dc-uuid", "1")
    table, status = tree.find("configuration/nodes"), tree.find("status")
    if table is None:
        table = etree.SubElement(tree[0], "nodes")
    if status is None:
        status = etree.SubElement(tree, "status")
    ids = {str(node.get("uname")): str(node.get("id")) for node in table}
    for number, (name, held) in enumerate(attributes.items(), start=1):
        if name not in ids:
            ids[name] = str(1000 + number)
            etree.SubElement(table, "node", {"id": ids[name], "uname": name})
        status.append(_state(ids[name], name, held))
    return etree.tostring(tree)


def _state(node_id: str, name: str, attributes: Mapping[str, str]) -> "_Element":
    from lxml import etree

    online = {"in_ccm": "true", "crmd": "online", "join": "member", "expected": "member"}
    state = etree.Element("node_state", {"id": node_id, "uname": name, **online})
    transient = etree.SubElement(state, "transient_attributes", {"id": node_id})
    held = etree.SubElement(transient, "instance_attributes", {"id": f"status-{node_id}"})
    for number, (attribute, value) in enumerate(attributes.items()):
        _set(held, f"status-{node_id}-{number}", attribute, value)
    lrm = etree.SubElement(state, "lrm", {"id": node_id})
    etree.SubElement(lrm, "lrm_resources")
    return state


def _set(held: "_Element", pair_id: str, name: str, value: str) -> None:
    from lxml import etree

    etree.SubElement(held, "nvpair", {"id": pair_id, "name": name, "value": value})


def with_attributes(cib: bytes, attributes: Sequence[tuple[str, str, str]]) -> bytes:
    """The CIB with transient attributes set, given as (node, name, value)."""
    from lxml import etree

    tree = etree.fromstring(cib)
    for node, name, value in attributes:
        for state in tree.iterfind("status/node_state"):
            held = state.find("transient_attributes/instance_attributes")
            if state.get("uname") != node or held is None:
                continue
            for old in [pair for pair in held if pair.get("name") == name]:
                held.remove(old)
            _set(held, f"status-{state.get('id')}-{len(held)}-set", name, value)
    return etree.tostring(tree)


def with_location(cib: bytes, rsc: str, node: str) -> bytes:
    """The CIB with a resource bound to a node, until :func:`without_location`."""
    from lxml import etree

    tree = etree.fromstring(cib)
    constraints = tree.find("configuration/constraints")
    if constraints is None:
        constraints = etree.SubElement(tree[0], "constraints")
    asked = {"id": _ASKED, "rsc": rsc, "node": node, "score": "INFINITY"}
    etree.SubElement(constraints, "rsc_location", asked)
    return etree.tostring(tree)


def without_location(cib: bytes) -> bytes:
    """The CIB without what :func:`with_location` has added."""
    from lxml import etree

    tree = etree.fromstring(cib)
    for constraints in tree.iterfind("configuration/constraints"):
        for asked in constraints.iterfind(f"rsc_location[@id='{_ASKED}']"):
            constraints.remove(asked)
    return etree.tostring(tree)


def read_status(cib: bytes) -> Running:
    """Who runs where, by the last operations in the status that a simulation leaves behind."""
    from lxml import etree

    found = Running({}, {})
    for state in etree.fromstring(cib).iterfind("status/node_state"):
        online = state.get("crmd")
        if online not in ("online", None) and not online.isdigit():
            continue
        node = str(state.get("uname"))
        for resource in state.iterfind("lrm/lrm_resources/lrm_resource"):
            name = str(resource.get("id")).split(":")[0]
            last = [op for op in resource if str(op.get("id")).endswith(("_last_0", "_promote_0"))]
            operations = {op.get("operation") for op in last if op.get("rc-code") == "0"}
            if operations & {"start", "promote", "demote", "monitor"}:
                found.started.setdefault(name, set()).add(node)
            if "promote" in operations:
                found.promoted.setdefault(name, set()).add(node)
    return found
