"""Rules about what the target's versions no longer have, or will not have for long (table K).

Renamed roles, meta attributes and resource types, order scores and several rules in a location
are no findings: the model knows them under one name, and each output says them in its own words.
"""

from collections.abc import Iterator

from crmgen.catalogue.rules import deprecations as codes
from crmgen.checks.agent_kinds import is_ocf
from crmgen.checks.design import Design
from crmgen.checks.findings import finding
from crmgen.checks.option_values import fits
from crmgen.checks.options import Setting, gone, settings
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.model import Rule
from crmgen.model.incomplete import Piece
from crmgen.targets import Feature
from crmgen.text import Text

# The schema of Pacemaker 3.0 refuses what that version dropped (crm_verify 3.0.0); what 2.0
# dropped is ignored.
_REFUSED_SINCE = "3.0.0"
# crm_verify is silent about them (3.0.0), and so is the crm shell when it loads them.
_QUIET = frozenset({"record-pending", "concurrent-fencing", "enable-startup-probes"})
_QUIET |= {"cluster-ipc-limit", "stop-removed-resources", "cancel-removed-actions", "suicide"}
_REPLACED_VALUES = {"poweroff": "off", "suicide": "fence"}
# Platforms that do not package cluster-glue (Debian 11 to 13 and SLES do).
_WITHOUT_GLUE = frozenset({"rhel8", "rhel9", "rhel10"})
# Programs of Linux-HA Japan that were built against Pacemaker 1.1, and what does their work now.
_BUILT_FOR_1_1 = {"diskd": "storage-mon", "ifcheckd": "ethmonitor"}
_RESOURCE_DEFAULT = Text("リソースの既定値 (表 3-1)", "a resource default (table 3-1)")
_OPERATION_DEFAULT = Text("オペレーションの既定値 (表 3-2)", "an operation default (table 3-2)")


@rule(codes.OPTION_REFUSED, codes.OPTION_IGNORED, reads=Piece(0))
def options_gone(design: Design) -> Iterator[Diagnostic]:
    """No option is one that the target's Pacemaker has dropped."""
    for setting in settings(design):
        before = gone(design, setting)
        if before is None:
            continue
        refused = before.until == _REFUSED_SINCE
        yield Diagnostic(
            codes.OPTION_REFUSED if refused else codes.OPTION_IGNORED,
            setting.pair.at("name"),
            found=setting.pair.name,
            nearest=before.renamed_to or None,
            params={
                "place": setting.place,
                "until": before.until,
                "target": design.target.name,
                "instead": _instead(before.renamed_to, before.moved_to),
            },
        )


def _instead(name: str, table: str) -> Text:
    """How to go on without an option."""
    if not name:
        return Text("行を消してください。", "remove the row.")
    if not table:
        return Text(f"{name} と書いてください。", f"write {name}.")
    where = _RESOURCE_DEFAULT if table == "rsc_defaults" else _OPERATION_DEFAULT
    return Text(f"{where.ja}の {name} にしてください。", f"make it {name}, {where.en}.")


@rule(codes.OPTION_DEPRECATED, codes.OPTION_FADING, reads=Piece(0))
def options_deprecated(design: Design) -> Iterator[Diagnostic]:
    """No option is one that a later Pacemaker will drop."""
    for setting in settings(design):
        facts = setting.facts
        if facts is None or not facts.deprecated:
            continue
        quiet = facts.name in _QUIET
        yield Diagnostic(
            codes.OPTION_FADING if quiet else codes.OPTION_DEPRECATED,
            setting.pair.at("name"),
            found=facts.name,
            nearest=facts.renamed_to or None,
            params={
                "place": setting.place,
                "target": design.target.name,
                "instead": _instead(facts.renamed_to, facts.moved_to),
            },
        )


@rule(codes.VALUE_REFUSED, codes.VALUE_DEPRECATED, codes.VALUE_FADING, reads=Piece(0))
def values_deprecated(design: Design) -> Iterator[Diagnostic]:
    """No value is one that Pacemaker has given up."""
    for setting in settings(design):
        if setting.facts is None or not _is_old_value(design, setting):
            continue
        value = setting.pair.value
        code = codes.VALUE_REFUSED
        if fits(setting.facts, value):
            if value not in setting.facts.deprecated_values:
                continue
            code = codes.VALUE_FADING if value in _QUIET else codes.VALUE_DEPRECATED
        yield Diagnostic(
            code,
            setting.pair.at("value"),
            found=value,
            nearest=_REPLACED_VALUES.get(value),
            params={"name": setting.pair.name, "target": design.target.name},
        )


def _is_old_value(design: Design, setting: Setting) -> bool:
    history = design.options.all_versions(setting.family, setting.pair.name)
    return any(setting.pair.value in facts.deprecated_values for facts in history)


@rule(codes.CLUSTER_GLUE, codes.HELPER, reads=Piece(0))
def old_fence_plugins(design: Design) -> Iterator[Diagnostic]:
    """A fencing device is run by an agent that the platform has. Plugins of cluster-glue
    (external/…) are not in RHEL 8 and later; stonith-helper comes from Linux-HA Japan."""
    for device in design.devices:
        name = device.agent.type
        if name == "external/stonith-helper" and not design.target.has(Feature.PROGRAMS_FOR_1_1):
            yield finding(codes.HELPER, device.at("type"), name, target=design.target.name)
        elif name.startswith("external/") and design.target.name in _WITHOUT_GLUE:
            yield finding(codes.CLUSTER_GLUE, device.at("type"), name, target=design.target.name)


@rule(codes.BUILT_FOR_1_1, codes.O2CB_GONE, reads=Piece(0))
def old_agents(design: Design) -> Iterator[Diagnostic]:
    """An agent is one that works with the target's Pacemaker."""
    japan = design.target.has(Feature.PROGRAMS_FOR_1_1)
    for primitive in design.services:
        kind, at = primitive.agent.type, primitive.at("type")
        if is_ocf(primitive, *_BUILT_FOR_1_1) and not japan:
            instead = _BUILT_FOR_1_1[kind]
            yield Diagnostic(
                codes.BUILT_FOR_1_1,
                at,
                found=kind,
                nearest=instead,
                params={"target": design.target.name, "instead": instead},
            )
        elif is_ocf(primitive, "o2cb") and not design.target.has(Feature.O2CB):
            yield finding(codes.O2CB_GONE, at, kind, target=design.target.name)


@rule(codes.NODE_RULE_FOR_META, reads=Piece(0))
def node_rules_for_meta(design: Design) -> Iterator[Diagnostic]:
    """A rule on node attributes does not choose meta attributes."""
    if design.target.has(Feature.NODE_RULE_FOR_META):
        return
    for setting in settings(design):
        ruled = setting.ruled
        if ruled is None or ruled.rule is None or ruled.pairs[0] is not setting.pair:
            continue
        if setting.family != "meta" or not any(ruled.rule.tests()):
            continue
        yield finding(
            codes.NODE_RULE_FOR_META,
            ruled.at("rule"),
            _words(ruled.rule),
            name=setting.pair.name,
            target=design.target.name,
        )


def _words(rule_: Rule) -> str:
    join = f" {rule_.boolean_op or 'and'} "
    parts = ([e.attribute, e.operation, e.value] for e in rule_.tests())
    return join.join(" ".join(word for word in part if word) for part in parts)
