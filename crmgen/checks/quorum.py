"""Rules about quorum and membership (table F)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import quorum as codes
from crmgen.checks.design import Design, parameter
from crmgen.checks.exclusive import unprotected
from crmgen.checks.findings import finding
from crmgen.checks.nodes import cluster_nodes, declared_nodes
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.model import ClusterNode, Nvpair, Primitive, pair_named
from crmgen.model.incomplete import Piece

_POLICY = "no-quorum-policy"
_DLM_AGENTS = ("controld", "clvm", "lvmlockd", "o2cb")
_CLUSTER_FILESYSTEMS = frozenset({"gfs2", "ocfs2"})


def _policy(design: Design) -> Nvpair | None:
    return pair_named(design.cluster.properties, _POLICY)


@rule(codes.TWO_NODES, codes.IGNORED, reads=Piece.KNOWN_NODES | Piece.PROPERTIES)
def policy_fits_nodes(design: Design) -> Iterator[Diagnostic]:
    """The policy fits the number of nodes. What corosync does is not in the sheet."""
    policy = _policy(design)
    if policy is None:
        return
    at = policy.at("value")
    nodes = cluster_nodes(design)
    if len(nodes) >= 3 and policy.value == "ignore":
        yield finding(codes.IGNORED, at, policy.value, count=str(len(nodes)))
    elif len(declared_nodes(design)) == 2 and policy.value != "ignore" and not _dlm(design):
        yield finding(codes.TWO_NODES, at, policy.value)


@rule(codes.UNPROTECTED, reads=Piece.PLACEMENT | Piece.AGENTS)
def runs_twice(design: Design) -> Iterator[Diagnostic]:
    """Fencing, quorum or a lock keeps each service from running twice."""
    for root in unprotected(design):
        yield finding(codes.UNPROTECTED, root.at("id"), root.id)


@rule(codes.NOT_FROZEN, reads=Piece.PROPERTIES)
def frozen_for_dlm(design: Design) -> Iterator[Diagnostic]:
    """With the DLM, a partition without quorum freezes."""
    users = _dlm(design)
    policy = _policy(design)
    if not users or (policy is not None and policy.value == "freeze"):
        return
    at = policy.at("value") if policy else users[0].at("id")
    found = policy.value if policy else "stop"
    yield finding(codes.NOT_FROZEN, at, found, id=users[0].id)


def _dlm(design: Design) -> list[Primitive]:
    """The resources that need the distributed lock manager."""
    return [
        *(p for name in _DLM_AGENTS for p in design.by_type.get(name, ())),
        *(
            p
            for p in design.by_type.get("Filesystem", ())
            if parameter(p, "fstype") in _CLUSTER_FILESYSTEMS
        ),
    ]


@rule(codes.NODE_ID_NUMBER, codes.SAME_NODE_ID, codes.NODE_ID_MISSING, reads=Piece.NODES)
def node_ids(design: Design) -> Iterator[Diagnostic]:
    """Members have ids as corosync knows them: all or none, numbers, and each its own."""
    members = [node for node in design.cluster.nodes if node.type != "remote"]
    seen: dict[str, ClusterNode] = {}
    for node in members:
        if node.id is None:
            if any(other.id is not None for other in members):
                yield finding(codes.NODE_ID_MISSING, node.at("uname"), node.uname)
            continue
        first = seen.setdefault(node.id, node)
        if first is not node:
            words = {"uname": node.uname, "other": first.uname}
            yield finding(codes.SAME_NODE_ID, node.at("id"), node.id, **words)
        elif not (node.id.isascii() and node.id.isdigit() and int(node.id) > 0):
            yield finding(codes.NODE_ID_NUMBER, node.at("id"), node.id, uname=node.uname)
