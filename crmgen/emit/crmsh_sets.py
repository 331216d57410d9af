"""Attribute sets and rules in the crm language."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from crmgen.catalogue import target as codes
from crmgen.emit.crm_pen import Pen, Statement
from crmgen.model import AttributeSet, Expression, Nvpair, Rule
from crmgen.targets import Feature

_SETS = {
    "params": "instance_attributes",
    "attributes": "instance_attributes",
    "meta": "meta_attributes",
    "utilization": "utilization",
}
_EXPRESSION_WORDS = frozenset({"date", "defined", "not_defined"})
_RENAMED = frozenset({"target-role", "promoted-max", "promoted-node-max"})


def write_sets(
    pen: Pen,
    statement: Statement,
    keyword: str,
    owner: str,
    sets: Iterable[AttributeSet | None],
    depth: int = 1,
) -> None:
    """``KEYWORD [SCORE:] [rule …] NAME=VALUE …``, once for each set, a pair a line. A set without
    pairs says nothing and is left out."""
    spoken = (attributes for attributes in sets if attributes is not None and attributes.pairs)
    for number, attributes in enumerate(spoken):
        head = [keyword]
        if attributes.score is not None:
            head.append(f"{attributes.score}:")
        if attributes.rule is not None:
            head.append(write_rule(pen, statement, attributes.rule))
        statement.add(" ".join(head), depth)
        pairs, guarded = attributes.pairs, False
        if attributes.score is None and attributes.rule is None:
            pairs, guarded = _with_safe_start(pairs)
        set_id = f"{owner}-{_SETS[keyword]}" + (f"-{number}" if number else "")
        write_pairs(pen, statement, pairs, set_id, depth + 1, keyword == "meta", guarded)


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
    if rule.score is not None:
        words.append(f"{rule.score}:")
    for number, expression in enumerate(rule.expressions):
        if number:
            words.append(rule.boolean_op or "and")
        words.append(_expression(pen, expression))
        pen.note(statement, f"rule {expression.attribute}", expression, "attribute")
    return " ".join(words)


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
    return f"{attribute} {operation} {pen.word(expression.value, expression, 'value')}"


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
