"""What crm_verify says, taken apart: its exit code is the same for warnings and errors."""

from typing import NamedTuple

from lxml import etree

# crm_verify finds these on every file, for the cluster that it would be without a partition;
# they are not about the configuration (Pacemaker 2.0.5, 2.1.5, 3.0.0)
_ALWAYS = ("Blind faith: not fencing unseen nodes",)


class Verdict(NamedTuple):
    """``code`` is 0 for a clean CIB, 78 for warnings and errors alike."""

    code: int
    output: str

    @property
    def errors(self) -> list[str]:
        return [line for line in self.output.splitlines() if "error:" in line.lower()]

    @property
    def warnings(self) -> list[str]:
        return [
            line
            for line in self.output.splitlines()
            if "warning:" in line and not any(text in line for text in _ALWAYS)
        ]


def with_nodes_online(cib: bytes, empty: bytes) -> bytes:
    """The CIB with a quorum and a status in which every node is online.

    The feature set is that of an ``empty`` CIB of the tool that will read it: Pacemaker 3.0.0
    refuses what 3.0.1 wrote, whatever it says.
    """
    root = etree.fromstring(cib)
    root.set("crm_feature_set", str(etree.fromstring(empty).get("crm_feature_set")))
    root.set("have-quorum", "1")
    for old in root.findall("status"):
        root.remove(old)
    status = etree.SubElement(root, "status")
    for node in root.iterfind("configuration/nodes/node"):
        if node.get("type") == "remote":
            continue
        etree.SubElement(
            status,
            "node_state",
            id=node.get("id", ""),
            uname=node.get("uname", ""),
            in_ccm="true",
            crmd="online",
            join="member",
            expected="member",
        )
    return etree.tostring(root)
