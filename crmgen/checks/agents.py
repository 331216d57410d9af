"""Rules that compare a resource with what its agent says of itself (table J)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from crmgen.catalogue.rules import agents as codes
from crmgen.checks.agent_supplement import (
    LATER_PARAMETERS,
    MORE_VALUES,
    OF_OTHER_PACKAGES,
    SUPERSEDED,
)
from crmgen.checks.design import Design
from crmgen.checks.registry import rule
from crmgen.checks.values import find_placeholder
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model import Agent, AttributeSet, Clone, Group, Nvpair, Primitive
from crmgen.model.incomplete import Piece
from crmgen.text import Text

if TYPE_CHECKING:
    from crmgen.agents.facts import AgentFacts, ParameterFacts

_OTHER = Text("同じ値", "the same value")
# Told with more knowledge by rules of their own.
_JUDGED_ELSEWHERE = frozenset(
    {("IPaddr2", "ip"), ("IPaddr", "ip"), ("ping", "name"), ("pgsql", "rep_mode")}
)
_BOOLEANS = frozenset({*("yes", "true", "y", "on", "1", "ja"), *("no", "false", "n", "off", "0")})
_TYPES = {
    "boolean": Text("真偽値", "boolean"),
    "integer": Text("整数", "integer"),
    "second": Text("秒数", "seconds"),
    "time": Text("時間", "time"),
    "duration": Text("時間", "time"),
    "select": Text("選択肢のどれか", "one of a list"),
}


@rule(codes.REQUIRED_MISSING, reads=Piece.TREE | Piece.PARAMS | Piece.AGENTS, each=True)
def required_missing(design: Design) -> Iterator[Diagnostic]:
    """Every required parameter is given, by the resource itself or by what it stands in."""
    for primitive in design.primitives:
        facts = design.agents.find(primitive.agent)
        if facts is None:
            continue
        given = {pair.name for pair in _given(design, primitive)}
        if primitive.is_stonith and given & {"pcmk_host_list", "pcmk_host_map"}:
            given |= {"hostlist", "hostname"}
        for name in facts.missing(given):
            yield Diagnostic(
                codes.REQUIRED_MISSING,
                primitive.at("id"),
                found=name,
                params={"id": primitive.id, "agent": primitive.agent.name},
            )


@rule(codes.UNKNOWN_PARAMETER, reads=Piece.AGENTS)
def unknown_parameter(design: Design) -> Iterator[Diagnostic]:
    """Every parameter is one that the agent reads, or that Pacemaker adds to fencing devices."""
    of_pacemaker: tuple[str, ...] = ()
    if design.devices:
        from crmgen.agents.options import Options

        of_pacemaker = tuple(Options().fencing(design.target))
    for primitive in design.primitives:
        facts = design.agents.find(primitive.agent)
        later = LATER_PARAMETERS.get(primitive.agent.type, ())
        known = {*(facts.parameters if facts else ()), *later}
        if primitive.is_stonith:
            known.update(of_pacemaker)
        for pair in _own(primitive):
            if pair.name in known or pair.name.startswith(("trace_", "OCF_", "CRM_meta_")):
                continue
            is_fencing_option = primitive.is_stonith and pair.name.startswith("pcmk_")
            if not is_fencing_option and (facts is None or not facts.complete):
                continue
            from crmgen.diagnostics.nearest import nearest

            yield Diagnostic(
                codes.UNKNOWN_PARAMETER,
                pair.at("name"),
                found=pair.name,
                nearest=nearest(pair.name, sorted(known)),
                params={"agent": primitive.agent.name},
            )


@rule(codes.UNKNOWN_AGENT, reads=Piece.AGENTS)
def unknown_agent(design: Design) -> Iterator[Diagnostic]:
    """An agent of a known provider is one that the provider has; names that nearly equal a known
    one are misspelt."""
    for primitive in design.primitives:
        agent = primitive.agent
        if agent.standard not in ("ocf", "stonith") or agent.type in OF_OTHER_PACKAGES:
            continue
        if design.agents.find(agent) is not None:
            continue
        field, near, is_known_provider = _meant(design, agent)
        if near is None and not is_known_provider:
            continue
        yield Diagnostic(
            codes.UNKNOWN_AGENT,
            primitive.at(field),
            found=agent.provider if field == "provider" else agent.type,
            nearest=near,
            params={"agent": agent.name},
        )


@rule(codes.VALUE_TYPE, reads=Piece.AGENTS)
def value_type(design: Design) -> Iterator[Diagnostic]:
    """Values are of the types that the agent asks for."""
    for primitive in design.primitives:
        facts = design.agents.find(primitive.agent)
        if facts is None:
            continue
        for pair in _own(primitive):
            parameter = facts.parameters.get(pair.name)
            if (primitive.agent.type, pair.name) in _JUDGED_ELSEWHERE:
                continue
            if parameter is None or _fits(primitive.agent.type, pair, parameter):
                continue
            from crmgen.diagnostics.nearest import nearest

            allowed = parameter.values
            yield Diagnostic(
                codes.VALUE_TYPE,
                pair.at("value"),
                found=pair.value,
                allowed=allowed,
                nearest=nearest(pair.value, allowed or ("true", "false")),
                params={
                    "name": pair.name,
                    "agent": primitive.agent.name,
                    "type": _TYPES.get(parameter.type, _TYPES["select"]),
                },
            )


@rule(codes.NOT_UNIQUE, reads=Piece.AGENTS)
def not_unique(design: Design) -> Iterator[Diagnostic]:
    """What must differ between resources of an agent does. Values inherited from a group or given
    under a rule are left alone."""
    first: dict[tuple[object, ...], tuple[Primitive, Nvpair]] = {}
    for primitive in design.services:
        facts = design.agents.find(primitive.agent)
        if facts is None:
            continue
        own = {pair.name: pair for pair in _plain(primitive)}
        for group, names in _unique_groups(facts).items():
            if not all(name in own for name in names):
                continue
            if any((primitive.agent.type, name) in _JUDGED_ELSEWHERE for name in names):
                continue
            pair = own[names[0]]
            key = (primitive.agent, group, *(own[name].value for name in names))
            other, before = first.setdefault(key, (primitive, pair))
            if other is primitive:
                continue
            yield Diagnostic(
                codes.NOT_UNIQUE,
                pair.at("value"),
                found=pair.value,
                related=(Related(before.at("value"), _OTHER),),
                params={"agent": primitive.agent.name, "name": pair.name, "other": other.id},
            )


@rule(codes.SUPERSEDED_AGENT, reads=Piece(0))
def superseded_agent(design: Design) -> Iterator[Diagnostic]:
    """No agent that another one has replaced long since."""
    for old, newer in SUPERSEDED.items():
        for primitive in design.by_type.get(old, ()):
            yield Diagnostic(
                codes.SUPERSEDED_AGENT,
                primitive.at("type"),
                found=old,
                nearest=newer,
                params={"agent": primitive.agent.name, "newer": newer},
            )


@rule(codes.LSB_SCRIPT, reads=Piece(0))
def lsb_script(design: Design) -> Iterator[Diagnostic]:
    """Services do without init scripts."""
    for primitive in design.services:
        if primitive.agent.standard == "lsb":
            yield Diagnostic(
                codes.LSB_SCRIPT, primitive.at("class"), found="lsb", params={"id": primitive.id}
            )


@rule(
    codes.FORMER_NAME, codes.BOTH_NAMES, reads=Piece.TREE | Piece.PARAMS | Piece.AGENTS, each=True
)
def former_name(design: Design) -> Iterator[Diagnostic]:
    """Parameters have their present names."""
    for primitive in design.primitives:
        facts = design.agents.find(primitive.agent)
        if facts is None:
            continue
        given = {pair.name for pair in _given(design, primitive)}
        for pair in _own(primitive):
            parameter = facts.parameters.get(pair.name)
            if parameter is None or not parameter.deprecated:
                continue
            both = next((name for name in parameter.replaced_by if name in given), None)
            agent = primitive.agent.name
            if both is not None:
                yield Diagnostic(
                    codes.BOTH_NAMES,
                    pair.at("name"),
                    found=pair.name,
                    nearest=both,
                    params={"agent": agent, "newer": both},
                )
            else:
                yield _former(pair, parameter.replaced_by, agent)


def _former(pair: Nvpair, newer: tuple[str, ...], agent: str) -> Diagnostic:
    none = Text("なし (行を削れるか確かめてください)", "none (see whether the row can go)")
    return Diagnostic(
        codes.FORMER_NAME,
        pair.at("name"),
        found=pair.name,
        nearest=newer[0] if newer else None,
        params={"agent": agent, "newer": ", ".join(newer) or none},
    )


def _own(primitive: Primitive) -> Iterator[Nvpair]:
    for attributes in primitive.instance_attributes:
        yield from attributes.pairs


def _plain(primitive: Primitive) -> Iterator[Nvpair]:
    for attributes in primitive.instance_attributes:
        if attributes.rule is None:
            yield from attributes.pairs


def _given(design: Design, primitive: Primitive) -> Iterator[Nvpair]:
    """The parameters of a primitive with those it inherits from its group and clone."""
    root = design.root_of[primitive.id]
    sets: list[AttributeSet] = [*primitive.instance_attributes]
    if root is not primitive:
        sets += root.instance_attributes
    if isinstance(root, Clone) and isinstance(root.child, Group):
        sets += root.child.instance_attributes
    for attributes in sets:
        yield from attributes.pairs


def _unique_groups(facts: "AgentFacts") -> dict[str, list[str]]:
    """The names of each group of parameters that must differ; flags can't."""
    groups: dict[str, list[str]] = {}
    for name, parameter in facts.parameters.items():
        if parameter.unique and parameter.type == "string":
            groups.setdefault(parameter.unique, []).append(name)
    return groups


def _meant(design: Design, agent: Agent) -> tuple[str, str | None, bool]:
    """The field that is wrong, what was meant, and whether the provider is a known one.

    The plug-ins of cluster-glue (external/…) are known in part only.
    """
    from crmgen.diagnostics.nearest import nearest

    known = design.agents.types(agent.standard, agent.provider)
    near = nearest(agent.type, known)
    if agent.standard == "stonith":
        return "type", near, agent.type.startswith("fence_")
    if known:
        return "type", near, True
    if agent.type in design.agents.providers():
        return "provider", agent.type, True
    return "provider", nearest(agent.provider or "", design.agents.providers()), False


def _fits(agent: str, pair: Nvpair, parameter: "ParameterFacts") -> bool:
    """Whether a value may be what the agent takes. What a shell is to fill in, or the designer,
    is left alone."""
    text = pair.value
    legal = (parameter.default, *parameter.values, *MORE_VALUES.get((agent, pair.name), ()))
    if text in legal or not text.isascii() or "$" in text or find_placeholder(text):
        return True
    if parameter.values:
        return False
    if parameter.type == "boolean":
        return text.lower() in _BOOLEANS
    if parameter.type == "integer":
        return text.lstrip("+-").isdigit()
    if parameter.type in ("second", "time", "duration"):
        return bool(_time().fullmatch(text))
    return True


@cache
def _time() -> re.Pattern[str]:
    from crmgen.tables.types import DURATION

    return re.compile(rf"-1|\d*\.\d+|{DURATION.pattern}", re.IGNORECASE)
