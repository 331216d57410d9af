"""The real scheduler on a model: who runs where, for all nodes up, one down, and back again."""

import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from crmgen.emit.registry import emitter_of
from crmgen.model import Cluster
from crmgen.placement import Analysis
from tests.emit.build import job

Attributes = Mapping[str, Mapping[str, str]]


class Seen(NamedTuple):
    """Where crm_simulate has the resources: primitives by node, and the promoted ones."""

    started: dict[str, set[str]]
    promoted: dict[str, set[str]]


def document(cluster: Cluster, nodes: tuple[str, ...], attributes: Attributes) -> bytes:
    """The CIB that crmgen writes, with all nodes online and nothing running."""
    tree = etree.fromstring(emitter_of("cib")(cluster, job()))
    tree.set("have-quorum", "1")
    tree.set("dc-uuid", "1")
    table, status = tree.find("configuration/nodes"), tree.find("status")
    ids = {node.get("uname"): node.get("id") for node in table}
    for number, name in enumerate(nodes, start=1):
        if name not in ids:
            ids[name] = str(1000 + number)
            etree.SubElement(table, "node", id=ids[name], uname=name)
        status.append(_state(ids[name], name, attributes.get(name, {})))
    return etree.tostring(tree)


def _state(node_id: str, name: str, attributes: Mapping[str, str]) -> etree._Element:
    online = {"in_ccm": "true", "crmd": "online", "join": "member", "expected": "member"}
    state = etree.Element("node_state", id=node_id, uname=name, **online)
    transient = etree.SubElement(state, "transient_attributes", id=node_id)
    held = etree.SubElement(transient, "instance_attributes", id=f"status-{node_id}")
    for number, (attribute, value) in enumerate(attributes.items()):
        pair = {"id": f"status-{node_id}-{number}", "name": attribute, "value": value}
        etree.SubElement(held, "nvpair", **pair)
    lrm = etree.SubElement(state, "lrm", id=node_id)
    etree.SubElement(lrm, "lrm_resources")
    return state


def simulate(
    analysis: Analysis, cluster: Cluster, attributes: Attributes
) -> Iterator[tuple[str, str | None, Seen]]:
    """(after, node, what is seen) as the states of an analysis: start, failure and return."""
    with tempfile.TemporaryDirectory(prefix="crmgen-") as directory:
        work = Path(directory)
        (work / "in.xml").write_bytes(document(cluster, analysis.nodes, attributes))
        yield "start", None, _run(work, "in.xml", "up.xml")
        for node in analysis.nodes:
            yield "failure", node, _run(work, "up.xml", "down.xml", f"--node-down={node}")
            yield "return", node, _run(work, "down.xml", "back.xml", f"--node-up={node}")


def _run(work: Path, source: str, target: str, *change: str) -> Seen:
    command = ["crm_simulate", "-S", "-x", source, "-O", target, "--output-as=xml", *change]
    done = subprocess.run(command, cwd=work, capture_output=True, timeout=120, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stdout.decode() + done.stderr.decode())
    return _seen(done.stdout)


def _seen(output: bytes) -> Seen:
    tree = etree.fromstring(output)
    seen = Seen({}, {})
    for status in tree.iter("revised_cluster_status"):
        for resource in status.iter("resource"):
            name = resource.get("id").split(":")[0]
            nodes = {node.get("name") for node in resource.iter("node")}
            if resource.get("role") == "Stopped":
                nodes = set()
            seen.started.setdefault(name, set()).update(nodes)
            if resource.get("role") in ("Promoted", "Master"):
                seen.promoted.setdefault(name, set()).update(nodes)
    return seen
