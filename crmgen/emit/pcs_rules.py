"""Rules of location constraints in pcs's rule language."""

import re

from crmgen.catalogue import target as codes
from crmgen.emit.pcs_script import Part, Script
from crmgen.emit.sh_quoting import word, words
from crmgen.model import Expression, Role, Rule, RuleLocation
from crmgen.targets import Feature

# Words of the language: no attribute name, and up to 0.11 no value either (pcs/rule.py of 0.11.5,
# pcs/lib/cib/rule/parser.py of 0.12.0.2; both tried).
_TYPES = frozenset({"string", "integer", "number", "version"})
_OPERATORS = frozenset({"eq", "ne", "lt", "gt", "lte", "gte", "defined", "not_defined"})
_KEYWORDS = _TYPES | _OPERATORS | {"and", "or", "in_range", "to", "date", "date-spec", "duration"}
_TYPED = {
    "integer": re.compile(r"[+-]?\d+"),
    "number": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?"),
    "version": re.compile(r"\d+(\.\d+)*"),
}
_has_bracket = re.compile(r"[()]").search
_has_blank = re.compile(r"\s").search


def rule_parts(script: Script, location: RuleLocation, rule: Rule) -> list[Part] | None:
    """``[id=I] [role=R] [score=N] WORD …``, or ``'EXPRESSION'`` where pcs wants one word; None
    for a rule that pcs can't hold, which is reported."""
    if not _is_sayable(script, location, rule):
        return None
    options = []
    if rule.id:
        options.append(f"id={rule.id}")
    if rule.role:
        role = script.words.role(rule.role)
        lower = script.has(Feature.PCS_RULE_ROLE_LOWER)
        options.append(f"role={role.lower() if lower else role}")
    # without a score pcs writes INFINITY, as the CIB does
    options.append(f"score={rule.score or 'INFINITY'}")
    one_word = script.has(Feature.PCS_RULE_ONE_WORD)
    texts: list[list[str]] = []
    for number, expression in enumerate(rule.expressions):
        joint = [rule.boolean_op or "and"] if number else []
        texts.append(joint + _expression(script, expression))
    if one_word:
        text = " ".join(" ".join(found) for found in texts)
        tests = [Part(word(text), rule.expressions[0].at("attribute"))]
    else:
        tests = [
            Part(words(*found), expression.at("attribute"))
            for found, expression in zip(texts, rule.expressions, strict=True)
        ]
    return [Part(words(*options), rule.at("score")), *tests]


def _expression(script: Script, expression: Expression) -> list[str]:
    if expression.value is None:
        return [expression.operation, expression.attribute]
    texts = [expression.attribute, expression.operation]
    if expression.type:
        # before 0.10.7 the word "integer" writes the type number
        old = expression.type == "number" and not script.has(Feature.PCS_RULE_NUMBER)
        texts.append("integer" if old else expression.type)
    return [*texts, expression.value]


def _is_sayable(script: Script, location: RuleLocation, rule: Rule) -> bool:
    refused = False
    if rule.role not in (None, Role.PROMOTED, Role.UNPROMOTED):
        at = rule.at("role")
        script.job.refuse(codes.PCS_RULE_ROLE, at, str(rule.role), id=location.id)
        refused = True
    for expression in rule.expressions:
        for field, text in (("attribute", expression.attribute), ("value", expression.value)):
            if text is not None and not _holds(script, expression, field, text):
                script.job.refuse(codes.PCS_RULE, expression.at(field), text, id=location.id)
                refused = True
    return not refused


def _holds(script: Script, expression: Expression, field: str, text: str) -> bool:
    """Whether the rule language can hold an attribute name or a value."""
    one_word = script.has(Feature.PCS_RULE_ONE_WORD)
    if _has_bracket(text) or (one_word and (not text or _has_blank(text))):
        return False
    if field == "attribute":
        return text.lower() not in _KEYWORDS and "=" not in text
    if expression.type is None:
        return text.lower() not in (_TYPES if one_word else _KEYWORDS)
    if expression.type == "integer" and not script.has(Feature.PCS_RULE_INTEGER):
        return False
    form = _TYPED.get(expression.type)
    return form is None or form.fullmatch(text) is not None
