"""What pm_logconv has to know of a design: the rules on monitors' attributes, and the resources
whose move is a fail-over.

Facts (pm_logconv-cs 2.4, README 4.3 and its parser): a key that begins with ``attribute`` holds a
rule as words between blanks, ``NAME OP VALUE`` or ``[not_]defined NAME`` joined by and/or, without
types, quotes and commas; a rule that passes is a failure. ``act_rsc`` takes ids of primitives only:
of a group the first and the last.
"""

from collections.abc import Iterator
from typing import NamedTuple

from crmgen.catalogue import extras as codes
from crmgen.checks.design import Design
from crmgen.checks.setters import DISKDS, PINGS, monitors
from crmgen.diagnostics import Sink
from crmgen.model import Bundle, Clone, Expression, Group, Primitive, Resource, Rule, RuleLocation
from crmgen.model.attributes import score_number
from crmgen.text import Text

PING, DISKD = "attribute_ping", "attribute_diskd"
_INNER = "_internal"  # what the field calls diskd's attribute for the internal disk
_NOT_SERVICES = frozenset({"remote"})


class Setting(NamedTuple):
    """One line of [Settings]: its key and the rule's text."""

    key: str
    rule: str


class Logconv(NamedTuple):
    """The lines that depend on the design; ``act_rsc`` may be empty."""

    attributes: tuple[Setting, ...]
    act_rsc: tuple[str, ...]

    def has(self, key: str) -> bool:
        """Whether a rule of that kind (PING or DISKD) is there."""
        return any(setting.key.startswith(key) for setting in self.attributes)


def logconv_of(design: Design, sink: Sink) -> Logconv:
    """The settings; what can't be put into them is reported at its cell."""
    kinds = {
        setter.attribute: setter.kind
        for setter in monitors(design)
        if setter.kind in PINGS | DISKDS
    }
    settings: dict[str, str] = {}
    for rule in _rules(design):
        watched = [test.attribute for test in rule.tests() if test.attribute in kinds]
        if not watched:
            continue
        reason = _obstacle(rule, kinds)
        if reason is not None:
            at = next(test for test in rule.tests() if test.attribute == watched[0])
            sink.report(
                codes.RULE_LEFT_OUT,
                at.at("attribute"),
                found=watched[0],
                params={"reason": reason},
            )
            continue
        text = rule_text(rule)
        if text not in settings.values():
            settings[_key(watched[0], kinds, settings)] = text
    for verbatim in design.cluster.verbatim:
        sink.report(codes.RAW_NOT_SEEN, verbatim.at("text"))
    act_rsc = tuple(dict.fromkeys(_act_rsc(design)))
    if not act_rsc:
        sink.report(codes.NO_ACT_RSC, None)
    return Logconv(tuple(Setting(*item) for item in settings.items()), act_rsc)


def rule_text(rule: Rule) -> str:
    """The rule's tests as the crm language has them, without types."""
    return f" {rule.boolean_op or 'and'} ".join(map(_test, rule.expressions))


def _test(test: Expression) -> str:
    if test.value is None:
        return f"{test.operation} {test.attribute}"
    return f"{test.attribute} {test.operation} {test.value}"


def _rules(design: Design) -> Iterator[Rule]:
    for constraint in design.cluster.constraints:
        if isinstance(constraint, RuleLocation):
            yield from constraint.rules


def _obstacle(rule: Rule, kinds: dict[str, str]) -> Text | None:
    """Why the rule can't be a setting."""
    if not rule.is_flat:
        return codes.NESTED
    others = [test.attribute for test in rule.expressions if test.attribute not in kinds]
    if others:
        names = ", ".join(dict.fromkeys(others))
        return Text(*(text.replace("{names}", names) for text in codes.OTHERS))
    if rule.score_attribute is not None or score_number(rule.score) >= 0:
        return codes.POSITIVE
    words = [word for test in rule.expressions for word in (test.attribute, test.value or "-")]
    if any(not word or "," in word or " " in word or not word.isprintable() for word in words):
        return codes.BLANKS
    return None


def _key(attribute: str, kinds: dict[str, str], taken: dict[str, str]) -> str:
    """A free key: attribute_ping, attribute_ping2, …; attribute_diskd_inner for the inner disk."""
    base = PING if kinds[attribute] in PINGS else DISKD
    if base == DISKD and attribute.endswith(_INNER):
        base = f"{DISKD}_inner"
    number = 1
    while (key := base if number == 1 else f"{base}{number}") in taken:
        number += 1
    return key


def _act_rsc(design: Design) -> Iterator[str]:
    """The ends of each group and each lone primitive that is a service."""
    monitoring = {setter.primitive.id for setter in monitors(design)}

    def serves(primitive: Primitive) -> bool:
        return (
            not primitive.is_stonith
            and primitive.id not in monitoring
            and primitive.agent.type not in _NOT_SERVICES
        )

    for root in design.cluster.resources:
        members = [member for member in _movable(root) if serves(member)]
        if members:
            yield members[0].id
            yield members[-1].id


def _movable(root: Resource) -> tuple[Primitive, ...]:
    match root:
        case Group():
            return root.members
        case Primitive():
            return (root,)
        case Clone() | Bundle():
            return ()
