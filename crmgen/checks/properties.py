"""Rules about cluster properties, defaults and meta attributes (table C)."""

from collections.abc import Iterator
from itertools import chain

from crmgen.catalogue.rules import properties as codes
from crmgen.checks.agent_kinds import is_ocf
from crmgen.checks.design import Design
from crmgen.checks.effective import is_false, is_true
from crmgen.checks.findings import finding
from crmgen.checks.option_values import choices, fits, label, meant
from crmgen.checks.options import gone, settings, to_come
from crmgen.checks.registry import rule
from crmgen.diagnostics import Code, Diagnostic
from crmgen.diagnostics.nearest import nearest
from crmgen.model import Nvpair, pair_named
from crmgen.model.incomplete import Piece

_POLICIES_THAT_FENCE = ("suicide", "fence")
# Set true (or false) they keep the cluster from running anything, or from looking after it.
_STATES = {"maintenance-mode": True, "stop-all-resources": True, "maintenance": True}
_STATES |= {"is-managed": False, "is-managed-default": False, "standby": True}


@rule(codes.UNKNOWN_PROPERTY, codes.UNKNOWN_META, codes.TOO_NEW, reads=Piece(0))
def unknown_options(design: Design) -> Iterator[Diagnostic]:
    """Every property, default and meta attribute is one that the target's Pacemaker knows; what
    it knows no longer is a rule about deprecations."""
    for setting in settings(design):
        name = setting.pair.name
        if name in setting.known or gone(design, setting):
            continue
        later = to_come(design, setting)
        if later is not None:
            code: Code = codes.TOO_NEW
            old = later.renamed_from
            near = old if old in setting.known else None
        else:
            is_property = setting.family == "properties"
            code = codes.UNKNOWN_PROPERTY if is_property else codes.UNKNOWN_META
            near = nearest(name, setting.known)
        yield Diagnostic(
            code,
            setting.pair.at("name"),
            found=name,
            nearest=near,
            params={
                "place": setting.place,
                "target": design.target.name,
                "version": design.target.pacemaker.text,
                "since": later.since if later else "",
            },
        )


@rule(codes.BAD_VALUE, reads=Piece(0))
def bad_values(design: Design) -> Iterator[Diagnostic]:
    """Every option has a value that Pacemaker takes. A value that it took once is a rule about
    deprecations."""
    for setting in settings(design):
        facts, value = setting.facts, setting.pair.value
        if facts is None or fits(facts, value):
            continue
        before = design.options.all_versions(setting.family, facts.name)
        if any(value in old.deprecated_values for old in before):
            continue
        yield Diagnostic(
            codes.BAD_VALUE,
            setting.pair.at("value"),
            found=value,
            allowed=choices(facts),
            nearest=meant(facts, value),
            params={"name": facts.name, "expected": label(facts)},
        )


@rule(codes.POLICY_NEEDS_FENCING, reads=Piece.PROPERTIES)
def policy_without_fencing(design: Design) -> Iterator[Diagnostic]:
    """A quorum policy that fences has something to fence with."""
    pair = _property(design, "no-quorum-policy")
    if pair and pair.value in _POLICIES_THAT_FENCE and not design.fencing_enabled:
        yield finding(codes.POLICY_NEEDS_FENCING, pair.at("value"), pair.value)


@rule(codes.STARTUP_FENCING_OFF, reads=Piece.PROPERTIES)
def startup_fencing(design: Design) -> Iterator[Diagnostic]:
    """Nodes that nobody has seen are fenced."""
    pair = _property(design, "startup-fencing")
    if is_false(pair) and pair is not None and design.fencing_enabled:
        yield finding(codes.STARTUP_FENCING_OFF, pair.at("value"), pair.value)


@rule(codes.OPERATIONAL_STATE, reads=Piece(0))
def operational_states(design: Design) -> Iterator[Diagnostic]:
    """A design is not a state that operators set. A fencing device that is switched off is a
    rule about fencing."""
    for pair in _stateful_pairs(design):
        if _is_state(pair):
            yield finding(
                codes.OPERATIONAL_STATE,
                pair.at("value"),
                pair.value,
                name=pair.name,
            )


def _stateful_pairs(design: Design) -> Iterator[Nvpair]:
    devices = {device.id for device in design.devices}
    cluster = design.cluster
    levels = [cluster.properties, cluster.rsc_defaults]
    levels += [node.attributes for node in cluster.nodes]
    for attributes in chain.from_iterable(levels):
        yield from attributes.pairs
    for resource in design.resources.values():
        if resource.id not in devices:
            for attributes in resource.meta_attributes:
                yield from attributes.pairs


def _is_state(pair: Nvpair) -> bool:
    if pair.name == "target-role":
        return pair.value == "Stopped"
    wanted = _STATES.get(pair.name)
    return wanted is not None and (is_true(pair) if wanted else is_false(pair))


@rule(codes.UTILIZATION_UNUSED, codes.UTILIZATION_NOT_INTEGER, reads=Piece.PROPERTIES)
def utilization(design: Design) -> Iterator[Diagnostic]:
    """Utilization is whole numbers, and something looks at it."""
    pairs = list(_utilization(design))
    strategy = _property(design, "placement-strategy")
    if pairs and (strategy is None or strategy.value == "default"):
        first = pairs[0]
        yield finding(codes.UTILIZATION_UNUSED, first.at("name"), first.name)
    for pair in pairs:
        number = pair.value[1:] if pair.value[:1] in ("+", "-") else pair.value
        if not (number.isascii() and number.isdigit()):
            at = pair.at("value")
            yield finding(codes.UTILIZATION_NOT_INTEGER, at, pair.value, name=pair.name)


def _utilization(design: Design) -> Iterator[Nvpair]:
    for node in design.cluster.nodes:
        for attributes in node.utilization:
            yield from attributes.pairs
    for primitive in design.primitives:
        if is_ocf(primitive, "NodeUtilization"):
            continue
        for attributes in primitive.utilization:
            yield from attributes.pairs


def _property(design: Design, name: str) -> Nvpair | None:
    return pair_named(design.cluster.properties, name)
