"""The real scheduler on a model: who runs where, for all nodes up, one down, and back again."""

import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from crmgen.emit.registry import emitter_of
from crmgen.model import Clone, Cluster
from crmgen.placement import Analysis
from tests.emit.build import job
from tests.oracle.stacks import PATH, Stack

Attributes = Mapping[str, Mapping[str, str]]


class NoTransition(Exception):
    """The scheduler made a plan that can't be carried out, as orders in a circle make it do."""


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
    analysis: Analysis, cluster: Cluster, attributes: Attributes, stack: Stack
) -> Iterator[tuple[str, str | None, Seen]]:
    """(after, node, what is seen) as the states of an analysis: start, failure and return."""
    settles = any(isinstance(one, Clone) and one.promotable for one in cluster.resources)
    with Desk(stack) as desk:
        desk.write("in.xml", document(cluster, analysis.nodes, attributes))
        yield "start", None, desk.seen("in.xml", "up.xml", settles)
        for node in analysis.nodes:
            yield "failure", node, desk.seen("up.xml", "down.xml", settles, f"--node-down={node}")
            desk.give_back("down.xml", node, attributes.get(node, {}))
            yield "return", node, desk.seen("down.xml", "back.xml", settles, f"--node-up={node}")


class Desk:
    """A directory inside a stack's root, and crm_simulate at work in it."""

    def __init__(self, stack: Stack) -> None:
        root = stack.root or Path("/")
        self._held = tempfile.TemporaryDirectory(prefix="crmgen-", dir=root / "tmp")
        self._path = Path(self._held.name)
        self._enter = ["chroot", str(stack.root)] if stack.root else []
        self._inside = f"/{self._path.relative_to(root)}"

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self._held.cleanup()

    def write(self, name: str, content: bytes) -> None:
        (self._path / name).write_bytes(content)

    def seen(self, source: str, target: str, settles: bool, *change: str) -> Seen:
        """Where one transition leads. Roles follow in the transitions after it, because agents
        say who is to be promoted only once they run."""
        found = roles = self.run(source, target, *change)
        for number in range(6 if settles else 0):
            again = self.run(target if not number else "later.xml", "later.xml")
            if again == roles:
                break
            roles = again
        return Seen(found.started, roles.promoted)

    def run(self, source: str, target: str, *change: str) -> Seen:
        files = ["-x", f"{self._inside}/{source}", "-O", f"{self._inside}/{target}"]
        command = [*self._enter, "crm_simulate", "-S", "-Q", "--quorum=1", *files, *change]
        environment = {"PATH": PATH, "HOME": self._inside, "LANG": "C.UTF-8"}
        done = subprocess.run(
            command, capture_output=True, timeout=120, check=False, env=environment
        )
        if b"invalid transition" in done.stdout + done.stderr:
            raise NoTransition
        if done.returncode != 0:
            raise AssertionError(done.stdout.decode() + done.stderr.decode())
        return read_status((self._path / target).read_bytes())

    def give_back(self, name: str, node: str, attributes: Mapping[str, str]) -> None:
        """A node loses its transient attributes when it leaves; its monitors set them again."""
        tree = etree.fromstring((self._path / name).read_bytes())
        (state,) = tree.xpath("status/node_state[@uname=$name]", name=node)
        for old in state.findall("transient_attributes"):
            state.remove(old)
        fresh = _state(state.get("id"), node, attributes)
        state.insert(0, fresh.find("transient_attributes"))
        self.write(name, etree.tostring(tree))


def read_status(cib: bytes) -> Seen:
    """Who runs where by the last operations in the status that a simulation leaves behind."""
    found = Seen({}, {})
    for state in etree.fromstring(cib).iterfind("status/node_state"):
        if state.get("crmd") not in ("online", None) and not state.get("crmd").isdigit():
            continue
        for resource in state.iterfind("lrm/lrm_resources/lrm_resource"):
            name, node = resource.get("id").split(":")[0], state.get("uname")
            last = [op for op in resource if op.get("id").endswith(("_last_0", "_promote_0"))]
            operations = {op.get("operation") for op in last if op.get("rc-code") == "0"}
            if operations & {"start", "promote", "demote", "monitor"}:
                found.started.setdefault(name, set()).add(node)
            if "promote" in operations:
                found.promoted.setdefault(name, set()).add(node)
    return found
