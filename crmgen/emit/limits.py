"""What a target can't hold whichever way it is written: told once, before any output."""

import re

from crmgen.catalogue import target as codes
from crmgen.catalogue import target_kinds as kinds
from crmgen.diagnostics import Code, Related, Sink
from crmgen.emit.rule_limits import limits_of_rules
from crmgen.emit.split import given_ids
from crmgen.emit.texts import Held, texts
from crmgen.model import (
    Bundle,
    Cluster,
    Colocation,
    Constraint,
    Expression,
    Nvpair,
    Operation,
    Primitive,
    SetColocation,
    Template,
)
from crmgen.model.times import milliseconds
from crmgen.origin import Origin
from crmgen.targets import Feature, Target
from crmgen.text import Text

# what XML 1.0 has no way to write, not even as a character reference
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile("[\t\n\r\x7f]")
_NON_ASCII = re.compile("[^\x00-\x7f]")
_MARKUP = re.compile('[&"<]')
# Pacemaker 2.0.5 and 2.1.5 call a start that recurs an error, 2.1.5 migrate_to as well; before
# that it was run again and again
_RUN_ONCE = frozenset({"start", "stop", "promote", "demote", "migrate_to", "migrate_from"})
_OLD_CLASSES = frozenset({"nagios", "upstart"})
_HIGHEST_LEVEL = 9
_CONTAINERS = {"podman": Feature.BUNDLE_PODMAN, "rkt": Feature.BUNDLE_RKT}


def check_target(cluster: Cluster, target: Target, sink: Sink) -> None:
    """Report everything in the model that the target's Pacemaker does not take, at its cell."""
    limits = _Limits(target, sink)
    limits.check_texts(cluster)
    for template in cluster.templates:
        limits.check_primitive(template)
    for primitive in cluster.primitives():
        limits.check_primitive(primitive)
    if not target.has(Feature.TAG_OF_NODES):
        limits.check_tags(cluster)
    for constraint in cluster.constraints:
        limits.check_constraint(constraint)
    for resource in cluster.resources:
        if isinstance(resource, Bundle):
            limits.check_bundle(resource)
    for level in cluster.fencing_levels:
        if level.index > _HIGHEST_LEVEL:
            sink.report(codes.FENCING_LEVEL, level.at("index"), found=str(level.index))
    if cluster.alerts and not target.has(Feature.ALERTS):
        limits.refuse(codes.ALERTS, cluster.alerts[0].at("path"))
    elif not target.has(Feature.ALERT_SELECT):
        for selection in (one for alert in cluster.alerts for one in alert.selections):
            limits.refuse(kinds.ALERT_SELECT, selection.at("kind"), selection.kind)


class _Limits:
    def __init__(self, target: Target, sink: Sink) -> None:
        self._target = target
        self._sink = sink
        self._has = target.has

    def refuse(
        self, code: Code, at: Origin, found: str | None = None, **params: str | Text
    ) -> None:
        self._sink.report(code, at, found=found, params={"target": self._target.name, **params})

    def check_texts(self, cluster: Cluster) -> None:
        for held in texts(cluster):
            if not (held.text.isascii() and held.text.isprintable()):
                self._check_text(held.text, held.origin)
            elif held.text == "integer" and held.field == "type":
                self._check_type(held)
        limits_of_rules(cluster, self._target, self._sink)

    def _check_text(self, text: str, at: Origin) -> None:
        """One message a text: the gravest."""
        if match := _NOT_IN_XML.search(text):
            self.refuse(codes.NOT_IN_XML, at, text, character=_shown(match[0]))
        elif not self._has(Feature.NON_ASCII_VALUES) and (match := _NON_ASCII.search(text)):
            self.refuse(codes.NON_ASCII, at, text, character=_shown(match[0]))
        elif not self._has(Feature.CONTROL_CHARACTERS) and (match := _CONTROL.search(text)):
            self.refuse(codes.CONTROL_CHARACTER, at, text, character=_shown(match[0]))
        elif not self._has(Feature.NON_ASCII_BEFORE_MARKUP) and (
            (foreign := _NON_ASCII.search(text)) and (match := _MARKUP.search(text, foreign.end()))
        ):
            self.refuse(codes.NON_ASCII_BEFORE_MARKUP, at, text, character=match[0])

    def _check_type(self, held: Held) -> None:
        if isinstance(held.node, Expression) and not self._has(Feature.EXPRESSION_INTEGER):
            self.refuse(codes.EXPRESSION_INTEGER, held.origin, held.text)

    def check_tags(self, cluster: Cluster) -> None:
        given = given_ids(cluster)
        for tag in cluster.tags:
            for number, ref in enumerate(tag.refs):
                if ref not in given:
                    self.refuse(codes.TAG_NODE, tag.at(f"refs.{number}"), ref)

    def check_constraint(self, constraint: Constraint) -> None:
        if not isinstance(constraint, Colocation | SetColocation) or constraint.influence is None:
            return
        if not self._has(Feature.COLOCATION_INFLUENCE):
            found = str(constraint.influence).lower()
            self.refuse(codes.INFLUENCE, constraint.at("influence"), found)

    def check_bundle(self, bundle: Bundle) -> None:
        kind, at = bundle.container, bundle.at("container")
        if not self._has(Feature.BUNDLES):
            self.refuse(kinds.BUNDLES, at, kind)
            return
        feature = _CONTAINERS.get(kind)
        if feature is not None and not self._has(feature):
            self.refuse(kinds.BUNDLE_CONTAINER, at, kind)
        hosts = bundle.get("add-host")
        if hosts is not None and not self._has(Feature.BUNDLE_ADD_HOST):
            self.refuse(kinds.BUNDLE_ADD_HOST, hosts.at("value"), hosts.value)

    def check_primitive(self, primitive: Primitive | Template) -> None:
        standard = primitive.agent.standard
        inherited = isinstance(primitive, Primitive) and primitive.template
        if standard in _OLD_CLASSES and not inherited and not self._has(Feature.OLD_AGENT_CLASSES):
            self.refuse(codes.AGENT_CLASS, primitive.at("class"), standard)
        for operation in primitive.operations:
            self._check_operation(operation)
        self._check_intervals(primitive)

    def _check_operation(self, operation: Operation) -> None:
        interval = milliseconds(operation.interval)
        if operation.name in _RUN_ONCE and interval:
            at = operation.at("interval")
            self.refuse(codes.RECURRING_ACTION, at, operation.interval, operation=operation.name)
        for pair in operation.attributes:
            if pair.name == "on-fail" and pair.value == "demote":
                self._need(Feature.ON_FAIL_DEMOTE, codes.ON_FAIL_DEMOTE, operation, pair)
            elif pair.name == "requires":
                self._need(Feature.OP_REQUIRES, codes.OP_REQUIRES, operation, pair)

    def _need(self, feature: Feature, code: Code, operation: Operation, pair: Nvpair) -> None:
        if not self._has(feature):
            at = operation.at(pair.name)
            self.refuse(code, at if at.column else pair.at("value"), pair.value)

    def _check_intervals(self, primitive: Primitive | Template) -> None:
        """Pacemaker knows an operation by name and interval (in milliseconds from 2.0 on), and
        leaves out a second one: an error of crm_verify once a node is online (2.0.5, 2.1.5)."""
        first: dict[tuple[str, int], Operation] = {}
        for operation in primitive.operations:
            interval = milliseconds(operation.interval)
            if interval is None:
                continue
            before = first.setdefault((operation.name, interval), operation)
            if before is not operation:
                self._sink.report(
                    codes.EQUAL_INTERVALS,
                    operation.at("interval"),
                    found=operation.interval,
                    related=[Related(before.at("interval"), Text("1 つ目", "the first one"))],
                    params={"id": primitive.id, "operation": operation.name},
                )


def _shown(character: str) -> str:
    """The character for a message: itself, or its code where it can't be seen."""
    code = f"U+{ord(character):04X}"
    return f"{character} ({code})" if character.isprintable() else code
