"""Rules about single fencing devices and what needs fencing (table E)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import fencing_devices as codes
from crmgen.checks.design import Design, operations, parameter, parameter_pairs
from crmgen.checks.devices import STONITH_HELPERS, devices_for, host_map, listed, targets
from crmgen.checks.effective import effective_meta, own_meta
from crmgen.checks.findings import finding
from crmgen.checks.nodes import cluster_nodes
from crmgen.checks.registry import rule
from crmgen.diagnostics import Code, Diagnostic, Related
from crmgen.model import Clone, Nvpair, Primitive, Ticket, primitives_of
from crmgen.model.incomplete import Piece
from crmgen.text import Text

_TEST_AGENTS = frozenset(
    {"ssh", "external/ssh", "null", "meatware", "fence_dummy", "fence_null", "fence_manual"}
    | {"dummy", "external/null", "external/dummy", "fence_ack_manual", "suicide"}
)
_BMC_AGENTS = frozenset(
    {"fence_ipmilan", "fence_ipmilanplus", "fence_idrac", "fence_imm", "fence_redfish"}
    | {"fence_ilo", "fence_ilo2", "fence_ilo3", "fence_ilo4", "fence_ilo5", "fence_rsa"}
    | {"fence_ilo_ssh", "fence_ilo3_ssh", "fence_ilo4_ssh", "fence_ilo5_ssh", "fence_ilo_mp"}
    | {"fence_drac", "fence_drac5", "fence_rsb", "fence_amt", "fence_amt_ws", "fence_irmc"}
    | {"external/ipmi", "ipmilan", "external/ibmrsa", "external/ibmrsa-telnet"}
    | {"external/drac5", "external/riloe", "external/hetzner"}
)
_ADDRESSES = ("ip", "ipaddr")
_OUTLETS = ("plug", "port")
_NEEDS_FENCING = frozenset({"fencing", "unfencing"})
_STAND_INS = ("sample", "example", "dummy", "changeme", "placeholder", "xxx", "***", "<", "{")
_YES = frozenset({"yes", "true", "on", "1", "y"})


@rule(codes.ACTION_PARAMETER, codes.METHOD_CYCLE, reads=Piece(0))
def unsafe_parameters(design: Design) -> Iterator[Diagnostic]:
    """No device has its action fixed, or takes a power cycle for a power off."""
    for device in design.devices:
        for pair in parameter_pairs(device, "action"):
            yield _at_value(codes.ACTION_PARAMETER, pair, device)
        for pair in parameter_pairs(device, "method"):
            if pair.value == "cycle":
                yield _at_value(codes.METHOD_CYCLE, pair, device)


def _at_value(code: Code, pair: Nvpair, device: Primitive, **params: str) -> Diagnostic:
    return finding(code, pair.at("value"), pair.value, id=device.id, **params)


@rule(codes.CLONED, reads=Piece(0))
def cloned_devices(design: Design) -> Iterator[Diagnostic]:
    """Devices are not cloned."""
    for root in design.cluster.resources:
        if isinstance(root, Clone):
            device = next((p for p in primitives_of(root) if p.is_stonith), None)
            if device is not None:
                yield finding(codes.CLONED, root.at("id"), root.id, device=device.id)


@rule(codes.DISABLED, reads=Piece.INHERITED, each=True)
def disabled_devices(design: Design) -> Iterator[Diagnostic]:
    """Devices are not switched off."""
    for device in design.devices:
        pair = effective_meta(design, device, "target-role")
        if pair is not None and pair.value.lower() == "stopped":
            yield _at_value(codes.DISABLED, pair, device)


@rule(codes.TEST_AGENT, reads=Piece(0))
def test_agents(design: Design) -> Iterator[Diagnostic]:
    """Agents that only pretend stand in no design."""
    for device in design.devices:
        if device.agent.type in _TEST_AGENTS:
            yield finding(codes.TEST_AGENT, device.at("type"), device.agent.type, id=device.id)


@rule(
    codes.BMC_ALONE,
    reads=Piece.PLACEMENT,
)
def bmc_alone(design: Design) -> Iterator[Diagnostic]:
    """A second device is there for a node without power: told once for all nodes."""
    if not design.fencing_enabled or any(targets(device) is None for device in design.devices):
        return
    alone: dict[str, Primitive] = {}
    for node in cluster_nodes(design):
        devices = devices_for(design, node)
        if devices and all(device.agent.type in _BMC_AGENTS for device in devices):
            alone[node] = devices[0]
    if alone:
        first = next(iter(alone.values()))
        yield finding(codes.BMC_ALONE, first.at("id"), nodes=", ".join(alone))


@rule(codes.NO_TARGETS, reads=Piece.PARAMS, each=True)
def no_targets(design: Design) -> Iterator[Diagnostic]:
    """A BMC, which works on one node only and can't list it, is told which one."""
    for device in design.devices:
        if device.agent.type in _BMC_AGENTS and not any(listed(device)):
            checked = parameter(device, "pcmk_host_check")
            if checked not in ("static-list", "dynamic-list"):
                yield finding(codes.NO_TARGETS, device.at("id"), device.id)


@rule(codes.SAME_ADDRESS, reads=Piece.PARAMS, each=True)
def same_addresses(design: Design) -> Iterator[Diagnostic]:
    """No two devices for different nodes work on one BMC or one outlet."""
    seen: dict[tuple[str, str, str], tuple[Primitive, Nvpair]] = {}
    for device in design.devices:
        pair = next((p for name in _ADDRESSES for p in parameter_pairs(device, name)), None)
        own = targets(device)
        if pair is None or own is None:
            continue
        for node in sorted(own):
            port = parameter(device, "ipport") or ""
            key = (pair.value.lower(), port, _outlet(device, node))
            first, first_pair = seen.setdefault(key, (device, pair))
            others = targets(first) or frozenset()
            if first is not device and own.isdisjoint(others):
                yield Diagnostic(
                    codes.SAME_ADDRESS,
                    pair.at("value"),
                    found=pair.value,
                    related=(
                        Related(first_pair.at("value"), Text("同じ接続先", "the same")),
                        *_outlet_cells(device),
                    ),
                    params={"id": device.id, "other": first.id},
                )
                break


def _outlet_cells(device: Primitive) -> Iterator[Related]:
    """Where a device says which outlet it switches."""
    if device.agent.type not in _BMC_AGENTS:
        for name in _OUTLETS:
            for pair in parameter_pairs(device, name):
                yield Related(pair.at("value"), Text("コンセントの番号", "the outlet"))


def _outlet(device: Primitive, node: str) -> str:
    """What a device is told to switch: nothing for a BMC, else its plug or the node's name."""
    if device.agent.type in _BMC_AGENTS:
        return ""
    for name in _OUTLETS:
        plug = parameter(device, name)
        if plug is not None:
            return plug
    return host_map(parameter(device, "pcmk_host_map") or "").plugs.get(node, node)


@rule(codes.NOT_LANPLUS, reads=Piece.PARAMS, each=True)
def not_lanplus(design: Design) -> Iterator[Diagnostic]:
    """Devices of IPMI say which version they speak."""
    for device in design.devices:
        wanted = {"fence_ipmilan": "lanplus=1", "external/ipmi": "interface=lanplus"}.get(
            device.agent.type
        )
        if wanted and parameter(device, wanted.partition("=")[0]) is None:
            yield finding(codes.NOT_LANPLUS, device.at("id"), device.id, name=wanted)


@rule(codes.NOT_MONITORED, reads=Piece.MONITORS, each=True)
def not_monitored(design: Design) -> Iterator[Diagnostic]:
    """Devices are looked after, but for the helper, which has nothing to reach."""
    for device in design.devices:
        if device.agent.type not in STONITH_HELPERS and not any(operations(device, "monitor")):
            yield finding(codes.NOT_MONITORED, device.at("id"), device.id)


@rule(codes.DEAD_CHECK_NOT_IP, codes.DEAD_CHECK_SAME, reads=Piece.PARAMS, each=True)
def dead_checks(design: Design) -> Iterator[Diagnostic]:
    """stonith-helper pings addresses of its own target."""
    seen: dict[str, Primitive] = {}
    for device in design.devices:
        for pair in parameter_pairs(device, "dead_check_target"):
            for word in pair.value.replace(",", " ").split():
                if _is_placeholder(word):
                    continue
                at = pair.at("value")
                if not _is_address(word):
                    yield finding(codes.DEAD_CHECK_NOT_IP, at, word, id=device.id)
                    continue
                first = seen.setdefault(word, device)
                if targets(first) != targets(device):
                    yield finding(codes.DEAD_CHECK_SAME, at, word, id=device.id, other=first.id)


def _is_placeholder(word: str) -> bool:
    """An address that a form leaves open (192.168.xxx.xxx), which is told on its own."""
    return any(len(set(part.lower())) == 1 and part.isalpha() for part in word.split("."))


def _is_address(word: str) -> bool:
    from ipaddress import ip_address

    try:
        ip_address(word)
    except ValueError:
        return False
    return True


@rule(codes.QUORUM_CHECK, reads=Piece.PROPERTIES)
def quorum_checks(design: Design) -> Iterator[Diagnostic]:
    """stonith-helper asks for quorum only where losing it means something."""
    policy = design.properties.get("no-quorum-policy", "stop")
    if policy in ("stop", "freeze"):
        return
    for device in design.devices:
        for pair in parameter_pairs(device, "run_quorum_check"):
            if pair.value.lower() in _YES:
                yield _at_value(codes.QUORUM_CHECK, pair, device, policy=policy)


@rule(codes.STATIC_WITHOUT_LIST, reads=Piece.PARAMS, each=True)
def static_without_list(design: Design) -> Iterator[Diagnostic]:
    """A device that goes by its list has one."""
    for device in design.devices:
        if any(pair.name.startswith("pcmk_") for pair, _ in listed(device)):
            continue
        for pair in parameter_pairs(device, "pcmk_host_check"):
            if pair.value == "static-list":
                yield _at_value(codes.STATIC_WITHOUT_LIST, pair, device)


@rule(codes.HOST_MAP, reads=Piece(0))
def host_maps(design: Design) -> Iterator[Diagnostic]:
    """Host maps can be read."""
    for device in design.devices:
        for pair in parameter_pairs(device, "pcmk_host_map"):
            for part in host_map(pair.value).bad:
                yield finding(codes.HOST_MAP, pair.at("value"), part, id=device.id)


@rule(codes.TICKET_FENCE, codes.REQUIRES_FENCING, reads=Piece.PROPERTIES)
def needs_fencing(design: Design) -> Iterator[Diagnostic]:
    """What is to fence, or to wait for fencing, finds it switched on."""
    if design.fencing_enabled:
        return
    for constraint in design.cluster.constraints:
        if isinstance(constraint, Ticket) and constraint.loss_policy == "fence":
            yield finding(codes.TICKET_FENCE, constraint.at("loss_policy"), "fence")
    for resource in design.resources.values():
        pair = own_meta(resource, "requires")
        if pair is not None and pair.value in _NEEDS_FENCING:
            yield finding(codes.REQUIRES_FENCING, pair.at("value"), pair.value, id=resource.id)


@rule(codes.SECRET, reads=Piece(0))
def secrets(design: Design) -> Iterator[Diagnostic]:
    """Passwords do not travel with the design: told once, at the first of them."""
    for primitive in design.primitives:
        for attributes in primitive.instance_attributes:
            for pair in attributes.pairs:
                if _is_secret(pair):
                    at, name = pair.at("value"), pair.name
                    yield finding(codes.SECRET, at, id=primitive.id, name=name)
                    return


def _is_secret(pair: Nvpair) -> bool:
    """Whether a pair holds a password, and none that stands in for the real one."""
    if not pair.name.lower().endswith(("passwd", "password")):
        return False
    text = pair.value.lower()
    return not any(word in text for word in _STAND_INS)
