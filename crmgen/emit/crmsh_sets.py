"""Attribute sets and rules in the crm language."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from crmgen.catalogue import target as codes
from crmgen.catalogue import target_rules as rule_codes
from crmgen.emit.crm_pen import Pen, Statement
from crmgen.emit.crm_quoting import is_name
from crmgen.emit.rule_limits import condition_cell
from crmgen.model import (
    AttributeSet,
    Condition,
    DateExpression,
    DateSpec,
    Expression,
    Nvpair,
    Rule,
)
from crmgen.targets import Feature

_SETS = {
    "params": "instance_attributes",
    "attributes": "instance_attributes",
    "meta": "meta_attributes",
    "utilization": "utilization",
    "op_params": "instance_attributes",
    "op_meta": "meta_attributes",
}
_META = frozenset({"meta", "op_meta"})
_UNITS = frozenset({"hours", "monthdays", "weekdays", "months", "weeks", "years", "weekyears"})
_SCORE_WORDS = frozenset({"advisory", "mandatory", "inf", "infinity"})
_EXPRESSION_WORDS = frozenset({"date", "defined", "not_defined"})
_RENAMED = frozenset({"target-role", "promoted-max", "promoted-node-max"})


def write_sets(
    pen: Pen,
    statement: Statement,
    keyword: str,
    owner: str,
    sets: Iterable[AttributeSet],
    depth: int = 1,
) -> None:
    """``KEYWORD [$id=ID] [SCORE:] [rule …] NAME=VALUE …``, once for each set, a pair a line. A set
    that says nothing is left out."""
    spoken = (attributes for attributes in sets if not attributes.is_empty)
    unnamed = 0
    for attributes in spoken:
        head = [keyword]
        if attributes.id is not None:
            head.append(f"$id={pen.quoted(attributes.id, attributes, 'id')}")
        if attributes.score is not None:
            head.append(f"{attributes.score}:")
        if attributes.rule is not None:
            head.append(write_rule(pen, statement, attributes.rule))
        statement.add(" ".join(head), depth)
        pairs, guarded = attributes.pairs, False
        if len(head) == 1:
            pairs, guarded = _with_safe_start(pairs)
        set_id = attributes.id
        if set_id is None:
            set_id = f"{owner}-{_SETS[keyword]}" + (f"-{unnamed - 1}" if unnamed else "")
            unnamed += 1
        write_pairs(pen, statement, pairs, set_id, depth + 1, keyword in _META, guarded)
        write_unset(pen, statement, attributes, depth + 1, keyword in _META)


def write_unset(
    pen: Pen, statement: Statement, attributes: AttributeSet, depth: int, meta: bool
) -> None:
    """Names without a value, a name a line."""
    for unset in attributes.unset:
        name = pen.words.meta_name(unset.name) if meta else unset.name
        if not is_name(name):
            pen.refuse_word(name, unset, "name")
        statement.add(name, depth)


def write_pairs(
    pen: Pen,
    statement: Statement,
    pairs: Sequence[Nvpair],
    set_id: str,
    depth: int,
    meta: bool,
    guarded: bool = False,
) -> None:
    """``NAME=VALUE``, a pair a line; only the first pair is ever ``guarded``."""
    indent = "\t" * depth
    lines = statement.lines
    for pair in pairs:
        written = _renamed(pen, pair) if meta and pair.name in _RENAMED else pair
        lines.append(indent + pen.pair(written, set_id, guarded))
        guarded = False
        if pen.trace:
            pen.note(statement, pair.name, pair, "value")


def write_rule(pen: Pen, statement: Statement, rule: Rule) -> str:
    """``rule [$id=ID] [$role=ROLE] [SCORE:] EXPRESSION [and|or EXPRESSION …]``, in this order.

    Without a score crmsh writes INFINITY (4.2.0 to 5.0.0). A rule that the sheet uses again is
    written out again and left to crmsh to name.
    """
    words = ["rule"]
    if rule.id is not None and pen.claim(rule.id):
        words.append(f"$id={pen.quoted(rule.id, rule, 'id')}")
    if rule.role is not None:
        words.append(f'$role="{pen.words.role(rule.role)}"')
    if rule.score_attribute is not None:
        words.append(f"{_score_attribute(pen, rule)}:")
    elif rule.score is not None:
        words.append(f"{rule.score}:")
    tests: list[str] = []
    for expression in rule.expressions:
        tests.append(_expression(pen, expression))
        pen.note(statement, f"rule {expression.attribute}", expression, "attribute")
    for condition in rule.conditions:
        tests.append(_condition(pen, condition))
        pen.note(statement, "rule", condition, "operation")
    words.append(f" {rule.boolean_op or 'and'} ".join(tests))
    return " ".join(words)


def is_sayable(rule: Rule | None) -> bool:
    """Whether the language has words for the rule: it has none for rules in rules, agents,
    operations, the younger units of dates and spans with one end (parse.py of 4.2.0 to 5.0.0)."""
    return rule is None or all(map(_has_words, rule.conditions))


def refuse_in_xml(pen: Pen, rule: Rule | None) -> None:
    """Report what crmsh reads as XML, but loses or complains of once it writes it as text."""
    for condition in rule.others() if rule is not None else ():
        if not _has_words(condition):
            _refuse(pen, condition)


def _refuse(pen: Pen, condition: Condition) -> None:
    """At the cell of the unit that has no word, else at that of the condition."""
    at = condition_cell(condition)
    if _has_one_end(condition):
        pen.job.refuse(rule_codes.CRM_DATE_SPAN, condition.at("operation"))
        return
    match condition:
        case DateExpression(duration=units) | DateSpec(fields=units):
            at = next((unit.at("value") for unit in units if unit.name not in _UNITS), at)
    pen.job.refuse(rule_codes.CRM_RULE_FORM, at)


def _has_words(condition: Condition) -> bool:
    if _has_one_end(condition):
        return False
    match condition:
        case DateExpression(duration=units) | DateSpec(fields=units):
            return all(unit.name in _UNITS for unit in units)
    return False


def _has_one_end(condition: Condition) -> bool:
    """A span that goes on for ever: crmsh asks for two pairs after ``date in`` (4.2.1 to 5.0.0)."""
    match condition:
        case DateExpression(operation="in_range", duration=()):
            return condition.start is None or condition.end is None
    return False


def _score_attribute(pen: Pen, rule: Rule) -> str:
    """crmsh tells it from a score by its letters; it has words for scores."""
    name = rule.score_attribute or ""
    if not is_name(name) or name.lower() in _SCORE_WORDS:
        pen.refuse_word(name, rule, "score_attribute")
    return name


def _condition(pen: Pen, condition: Condition) -> str:
    """``date gt|lt TIME``, ``date in start=TIME end=TIME``, ``date in start=TIME weeks=N …`` or
    ``date spec hours=9-17 …`` (4.2.0 to 5.0.0)."""
    if not _has_words(condition):
        _refuse(pen, condition)
        return ""
    match condition:
        case DateExpression(operation="in_range"):
            words = [f"{name}={text}" for name, text in _bounds(condition)]
            words += [f"{unit.name}={unit.value}" for unit in condition.duration]
            return f"date in {' '.join(words)}"
        case DateExpression():
            return f"date {condition.operation} {condition.start or condition.end}"
        case DateSpec():
            fields = " ".join(f"{field.name}={field.value}" for field in condition.fields)
            return f"date spec {fields}"
    raise AssertionError(condition)


def _bounds(date: DateExpression) -> list[tuple[str, str]]:
    bounds = (("start", date.start), ("end", date.end))
    return [(name, text) for name, text in bounds if text is not None]


def _expression(pen: Pen, expression: Expression) -> str:
    """``ATTRIBUTE [TYPE:]OPERATION VALUE`` or ``defined|not_defined ATTRIBUTE``."""
    attribute = pen.word(expression.attribute, expression, "attribute")
    _check_attribute(pen, expression)
    if expression.value is None:
        return f"{expression.operation} {attribute}"
    operation = expression.operation
    if expression.type is not None:
        if expression.type == "integer":
            pen.need(Feature.CRM_EXPRESSION_INTEGER, codes.CRM_INTEGER, expression, "type")
        operation = f"{expression.type}:{operation}"
    _check_value(pen, expression, expression.value)
    value = pen.word(expression.value, expression, "value")
    if expression.value_source is not None:
        pen.need(Feature.CRM_VALUE_SOURCE, rule_codes.CRM_VALUE_SOURCE, expression, "value_source")
        value = f"{expression.value_source}{{{value}}}"
    return f"{attribute} {operation} {value}"


def _check_attribute(pen: Pen, expression: Expression) -> None:
    """The parser looks at the attribute first and takes some names for something else."""
    name = expression.attribute
    legal = name != "" and (name[0].isalnum() or name[0] in "_#$-")
    keyword = expression.value is not None and name.lower() in _EXPRESSION_WORDS
    if not legal or keyword or "=" in name or name.endswith(":"):
        pen.refuse_word(name, expression, "attribute")


def _check_value(pen: Pen, expression: Expression, value: str) -> None:
    """From 4.0 on crmsh ends in a traceback at some values, and takes ``a{b}`` apart."""
    if pen.job.has(Feature.CRM_RULE_VALUE_BLANK):
        return
    if not value or any(char.isspace() or char in "{}" for char in value):
        pen.job.refuse(codes.CRM_RULE_VALUE, expression.at("value"), value)


def _with_safe_start(pairs: tuple[Nvpair, ...]) -> tuple[tuple[Nvpair, ...], bool]:
    """crmsh takes a first word that ends in its only colon for the set's score: another pair goes
    first, or the pair has to be guarded (all versions: parse.py, match_attr_list)."""
    if not pairs or not _like_score(pairs[0]):
        return pairs, False
    pairs = tuple(sorted(pairs, key=_like_score))
    return pairs, _like_score(pairs[0])


def _like_score(pair: Nvpair) -> bool:
    return pair.value[-1:] == ":" and pair.value.count(":") == 1 and ":" not in pair.name


def _renamed(pen: Pen, pair: Nvpair) -> Nvpair:
    return replace(
        pair,
        name=pen.words.meta_name(pair.name),
        value=pen.words.meta_value(pair.name, pair.value),
    )
