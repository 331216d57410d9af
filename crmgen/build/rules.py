"""The rule column of table 7-2: ``[SCORE:] rule [SCORE:] EXPRESSION [and|or EXPRESSION …]``."""

from crmgen.build.rule_dates import BadRuleError, read_date
from crmgen.catalogue import value as codes
from crmgen.diagnostics import Sink
from crmgen.model import DateExpression, DateSpec, Expression, Rule
from crmgen.origin import Origin, Place
from crmgen.tables.types import EXPRESSION_OP, Problem, canonical_score

_Test = Expression | DateExpression | DateSpec
_UNARY = ("defined", "not_defined")


def parse_rule_cell(text: str, at: Origin, sink: Sink) -> tuple[str | None, Rule] | None:
    """The score of the set and its rule; None where the text can't be read, which is told.

    The score before ``rule`` is the set's, the one after it the rule's, as in crmsh.
    """
    try:
        return _parse(text, Place.of_cell(at))
    except BadRuleError as bad:
        sink.report(codes.BAD_RULE, at, found=text, params={"why": bad.why})
        return None


def _parse(text: str, place: Place) -> tuple[str | None, Rule]:
    words = _split(text)
    set_score = _take_score(words)
    if not words or words.pop(0).lower() != "rule":
        raise BadRuleError("「rule」という語がありません", "the word 'rule' is missing")
    rule_score = _take_score(words)
    tests, operators = _expressions(words, place)
    kinds = set(operators)
    if len(kinds) > 1:
        raise BadRuleError(
            "and と or が混ざっています。一つのルールではどちらか一方だけ使えます",
            "and and or are mixed; a rule can use only one of them",
        )
    rule = Rule(
        place=place,
        expressions=tuple(one for one in tests if isinstance(one, Expression)),
        conditions=tuple(one for one in tests if not isinstance(one, Expression)),
        score=rule_score,
        boolean_op=kinds.pop() if kinds else None,
    )
    return set_score, rule


def _split(text: str) -> list[str]:
    import shlex

    try:
        return shlex.split(text)
    except ValueError:
        raise BadRuleError("引用符が閉じていません", "a quotation mark is not closed") from None


def _take_score(words: list[str]) -> str | None:
    """Take ``SCORE:`` (or ``SCORE`` and a lone colon) off the front."""
    if not words:
        return None
    head = words[0]
    if head.endswith(":"):
        taken = 1
    elif len(words) > 1 and words[1] == ":":
        taken = 2
    else:
        return None
    score = canonical_score(head.rstrip(":"))
    if score is None:
        raise BadRuleError(f"「{head}」はスコアではありません", f"'{head}' is not a score")
    del words[:taken]
    return score


def _expressions(words: list[str], place: Place) -> tuple[list[_Test], list[str]]:
    expressions: list[_Test] = []
    operators: list[str] = []
    while True:
        expressions.append(_expression(words, place))
        if not words:
            return expressions, operators
        operator = words.pop(0).lower()
        if operator not in ("and", "or"):
            raise BadRuleError(
                f"「{operator}」の位置には and か or が必要です",
                f"and or or is wanted where '{operator}' stands",
            )
        operators.append(operator)


def _expression(words: list[str], place: Place) -> _Test:
    if words and words[0].lower() == "date":
        del words[0]
        return read_date(words, place)
    if words and words[0].lower() in _UNARY:
        operation = words.pop(0).lower()
        if not words:
            raise BadRuleError(
                f"{operation} の後に属性名がありません", f"{operation} names no attribute"
            )
        return Expression(place=place, attribute=words.pop(0), operation=operation)
    if len(words) < 3:
        raise BadRuleError(
            "条件は「属性名 演算子 値」か「defined 属性名」の形です",
            "an expression is 'ATTRIBUTE OPERATOR VALUE' or 'defined ATTRIBUTE'",
        )
    attribute, word, value = words[:3]
    del words[:3]
    operation_text = EXPRESSION_OP.parse(word)
    if isinstance(operation_text, Problem) or operation_text in _UNARY:
        raise BadRuleError(f"演算子「{word}」は使えません", f"'{word}' is no operator")
    kind, operation = split_operator(operation_text)
    return Expression(place=place, attribute=attribute, operation=operation, value=value, type=kind)


def split_operator(text: str) -> tuple[str | None, str]:
    """``"number:lt"`` as ("number", "lt"), ``"lt"`` as (None, "lt")."""
    kind, _, operation = text.rpartition(":")
    return kind or None, operation
