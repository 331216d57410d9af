"""Rules about databases (table J): pgsql with replication, several instances of one agent."""

import re
from collections.abc import Iterator

from crmgen.catalogue.rules import agent_database as codes
from crmgen.checks.agent_address import addresses, read_address
from crmgen.checks.design import Design, parameter, parameter_pairs
from crmgen.checks.effective import clone_number
from crmgen.checks.findings import finding
from crmgen.checks.links import Meetings, placed_with, reach
from crmgen.checks.nodes import bans, cluster_nodes
from crmgen.checks.registry import rule
from crmgen.checks.values import find_placeholder
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model import Clone, Nvpair, Primitive
from crmgen.model.incomplete import Piece
from crmgen.text import Text

_REPLICATES = ("sync", "async")
_MODES = ("none", "sync", "async", "slave")
# What two instances on one node can't share.
_OWN = {
    "pgsql": ("pgdata", "pgport"),
    "mysql": ("datadir", "socket", "pid"),
    "mariadb": ("datadir", "socket", "pid"),
    "redis": ("port",),
}
_PG_REX_TARGETS = ("rhel8", "rhel9", "rhel10")
_OTHER = Text("もう一方", "the other one")


@rule(codes.REPLICATION_INCOMPLETE, codes.BAD_REP_MODE, reads=Piece.PARAMS, each=True)
def replication(design: Design) -> Iterator[Diagnostic]:
    """rep_mode is one that the agent knows, and comes with what it needs."""
    for primitive in design.by_type.get("pgsql", ()):
        for pair in parameter_pairs(primitive, "rep_mode"):
            if pair.value not in _MODES:
                if pair.value.isascii():
                    yield _bad_mode(pair)
                continue
            needed = {"slave": ("master_ip",), "none": ()}.get(
                pair.value, ("node_list", "master_ip")
            )
            missing = [name for name in needed if parameter(primitive, name) is None]
            if missing:
                yield finding(
                    codes.REPLICATION_INCOMPLETE,
                    pair.at("value"),
                    pair.value,
                    id=primitive.id,
                    missing=", ".join(missing),
                )


@rule(codes.UNKNOWN_IN_LIST, codes.NODE_NOT_LISTED, reads=Piece.KNOWN_NODES)
def node_list(design: Design) -> Iterator[Diagnostic]:
    """node_list names the nodes that the database may run on. The agent compares in lower case."""
    nodes = {name.lower(): name for name in cluster_nodes(design)}
    if not nodes:
        return
    for primitive in _replicated(design):
        for pair in parameter_pairs(primitive, "node_list"):
            if find_placeholder(pair.value):
                continue
            listed = pair.value.lower().split()
            for name in listed:
                if name not in nodes:
                    yield _unknown_node(pair, name, tuple(nodes.values()))
            if all(name in nodes for name in listed):
                yield from _not_listed(design, primitive, pair, set(nodes) - set(listed), nodes)


@rule(
    codes.MASTER_IP_UNKNOWN,
    codes.MASTER_IP_ELSEWHERE,
    reads=Piece.LINKS,
)
def master_ip(design: Design) -> Iterator[Diagnostic]:
    """master_ip is a virtual address that follows the database."""
    held = addresses(design)
    if not held:
        return
    together = None
    for primitive in _replicated(design):
        clone = design.root_of[primitive.id].id
        for pair in parameter_pairs(primitive, "master_ip"):
            address = read_address(pair.value)
            if address is None:
                continue
            vip = held.get(address)
            if vip is None:
                allowed = tuple(sorted(map(str, held)))
                at = pair.at("value")
                yield Diagnostic(codes.MASTER_IP_UNKNOWN, at, pair.value, allowed=allowed)
                continue
            together = placed_with(design) if together is None else together
            if clone not in reach(design.root_of[vip.id].id, together):
                at = pair.at("value")
                yield finding(codes.MASTER_IP_ELSEWHERE, at, pair.value, vip=vip.id, clone=clone)


@rule(codes.BAD_SLOT_NAME, reads=Piece(0))
def slot_name(design: Design) -> Iterator[Diagnostic]:
    """The names of replication slots are ones that PostgreSQL takes."""
    for primitive in design.by_type.get("pgsql", ()):
        for pair in parameter_pairs(primitive, "replication_slot_name"):
            if pair.value.isascii() and not re.fullmatch("[a-z0-9_]+", pair.value):
                near = re.sub("[^a-z0-9_]", "_", pair.value.lower())
                at = pair.at("value")
                yield Diagnostic(codes.BAD_SLOT_NAME, at, pair.value, nearest=near)


@rule(codes.STATUS_NAME, codes.PG_REX_PROVIDER, reads=Piece(0))
def pg_rex(design: Design) -> Iterator[Diagnostic]:
    """What the tools around replicated PostgreSQL expect."""
    target = design.target.name
    for primitive in _replicated(design):
        if primitive.id != "pgsql":
            yield finding(codes.STATUS_NAME, primitive.at("id"), primitive.id)
        provider = primitive.agent.provider or ""
        if target in _PG_REX_TARGETS and provider == "heartbeat":
            at = primitive.at("provider")
            yield finding(codes.PG_REX_PROVIDER, at, provider, target=target)


@rule(codes.SHARED_BY_INSTANCES, reads=Piece.PLACEMENT | Piece.AGENTS)
def shared_by_instances(design: Design) -> Iterator[Diagnostic]:
    """Instances that may meet on a node have directories and ports of their own."""
    meetings = Meetings(design)
    for agent, names in _OWN.items():
        instances = design.by_type.get(agent, ())
        if len(instances) < 2:
            continue
        for name in names:
            first: dict[str, Primitive] = {}
            for instance in instances:
                value = _value(design, instance, name)
                if value is None or (name == "pgport" and _is_bound(instance)):
                    continue
                other = first.setdefault(value, instance)
                if other is not instance and meetings.possible(other, instance):
                    yield _shared(instance, other, name, value)


def _bad_mode(pair: Nvpair) -> Diagnostic:
    from crmgen.diagnostics.nearest import nearest

    near = nearest(pair.value, _MODES)
    return Diagnostic(
        codes.BAD_REP_MODE, pair.at("value"), pair.value, allowed=_MODES, nearest=near
    )


def _unknown_node(pair: Nvpair, name: str, nodes: tuple[str, ...]) -> Diagnostic:
    from crmgen.diagnostics.nearest import nearest

    return Diagnostic(
        codes.UNKNOWN_IN_LIST,
        pair.at("value"),
        found=pair.value,
        allowed=nodes,
        nearest=nearest(name, nodes),
        params={"node": name},
    )


def _not_listed(
    design: Design, primitive: Primitive, pair: Nvpair, missing: set[str], nodes: dict[str, str]
) -> Iterator[Diagnostic]:
    """Nodes that the database is free to run on but that the list leaves out; none where
    clone-max leaves it open which nodes get an instance."""
    root = design.root_of[primitive.id]
    if isinstance(root, Clone) and (clone_number(root, "clone-max") or len(nodes)) < len(nodes):
        return
    banned = bans(design, cluster_nodes(design))
    closed = {*banned.get(primitive.id, ()), *banned.get(root.id, ())}
    for name in sorted(missing):
        if nodes[name] not in closed:
            at = pair.at("value")
            yield finding(codes.NODE_NOT_LISTED, at, pair.value, id=primitive.id, node=nodes[name])


def _replicated(design: Design) -> Iterator[Primitive]:
    for primitive in design.by_type.get("pgsql", ()):
        if parameter(primitive, "rep_mode") in _REPLICATES:
            yield primitive


def _value(design: Design, primitive: Primitive, name: str) -> str | None:
    """A parameter or its default; None where it differs between nodes."""
    pairs = list(parameter_pairs(primitive, name))
    if len(pairs) > 1:
        return None
    if pairs:
        return pairs[0].value.rstrip("/")
    facts = design.agents.find(primitive.agent)
    known = facts.parameters.get(name) if facts else None
    return known.default if known else None


def _is_bound(primitive: Primitive) -> bool:
    """Whether PostgreSQL listens on an address of its own, so that a port may be used twice."""
    options = f"{parameter(primitive, 'start_opt') or ''} {parameter(primitive, 'ctl_opt') or ''}"
    return "-h" in options.split() or "listen_addresses" in options


def _shared(instance: Primitive, other: Primitive, name: str, value: str) -> Diagnostic:
    pair = next(parameter_pairs(instance, name), None)
    before = next(parameter_pairs(other, name), None)
    return Diagnostic(
        codes.SHARED_BY_INSTANCES,
        pair.at("value") if pair else instance.at("id"),
        found=value,
        related=(Related(before.at("value") if before else other.at("id"), _OTHER),),
        params={"id": instance.id, "name": name, "other": other.id},
    )
