"""Rules of crmsh: ``rule $id=ID $role=ROLE SCORE: EXPRESSION and EXPRESSION``."""

import re

from crmgen.catalogue import raw as codes
from crmgen.diagnostics.nearest import nearest
from crmgen.model import Expression, Role, Rule
from crmgen.raw import words as w
from crmgen.raw.reading import BrokenError, Cursor, NotUnderstoodError

_SCORE = re.compile(r"[+-]?(?:inf(?:inity)?|INF(?:INITY)?|[0-9]+)")
_WORD_SCORES = {"advisory": "0", "mandatory": "INFINITY"}
_ATTRIBUTE = re.compile(r"[A-Za-z0-9_#$-][^=]*")
_BINARY = re.compile(
    rf"(?:(string|integer|number|version):)?({'|'.join(w.BINARY_OPERATIONS)})", re.IGNORECASE
)
_VALUE_SOURCE = re.compile(r"[^\s{}]+\{\S+\}")
_ROLE = re.compile(r"\$?role=(.+)", re.IGNORECASE)


def number(word: str) -> str | None:
    """The canonical score where crmsh takes a word (without its colon) for a number."""
    if not _SCORE.fullmatch(word):
        return None
    return w.score(re.sub("inf(?:inity)?|INF(?:INITY)?", "INFINITY", word))


def canonical_score(word: str) -> str | None:
    """The same where crmsh knows words for scores too: everywhere but in an order."""
    return number(word) or _WORD_SCORES.get(word.lower())


def colon_word(cursor: Cursor) -> str | None:
    """The next word without its colon at the end, if it is of that form."""
    word = cursor.peek()
    if len(word) < 2 or not word.endswith(":") or ":" in word[:-1]:
        return None
    return cursor.take()[:-1]


def score(cursor: Cursor) -> str:
    """``SCORE:``, which must be there and be a number."""
    word = colon_word(cursor)
    if word is None:
        cursor.reading.wrong(cursor.peek())
    found = canonical_score(word)
    if found is None:
        raise BrokenError(codes.BAD_SCORE, word, ("INFINITY", "-INFINITY"))
    return found


def read_rules(cursor: Cursor) -> tuple[Rule, ...]:
    """One rule or several, up to the end of the command."""
    rules = []
    while cursor.take_keyword("rule"):
        rules.append(_rule(cursor))
    if cursor:
        raise BrokenError(codes.BAD_RULE, cursor.peek())
    return tuple(rules)


def _rule(cursor: Cursor) -> Rule:
    rule_id = _rule_id(cursor)
    role = _role(cursor)
    rule_score = _rule_score(cursor)
    operators: set[str] = set()
    expressions = [_expression(cursor)]
    while operator := cursor.take_keyword("and", "or"):
        operators.add(operator)
        expressions.append(_expression(cursor))
    if len(operators) > 1:
        raise BrokenError(codes.MIXED_OPERATORS, " / ".join(sorted(operators)))
    return Rule(
        place=cursor.reading.place,
        expressions=tuple(expressions),
        score=rule_score,
        boolean_op=operators.pop() if operators else None,
        role=role,
        id=rule_id,
    )


def _rule_id(cursor: Cursor) -> str | None:
    name, equals, value = cursor.peek().partition("=")
    if not equals or name.lower() not in ("$id", "$id-ref"):
        return None
    if name.lower() == "$id-ref":
        raise NotUnderstoodError
    cursor.take()
    return w.checked_id(value)


def _role(cursor: Cursor) -> Role | None:
    match = _ROLE.fullmatch(cursor.peek())
    if not match:
        return None
    cursor.take()
    return w.chosen(match[1], w.ROLES, w.ROLE)


def _rule_score(cursor: Cursor) -> str:
    word = colon_word(cursor)
    if word is None:
        return "INFINITY"  # written by crmsh itself where the rule says nothing
    found = canonical_score(word)
    if found is not None:
        return found
    if not word[0].isalpha() or word.lower() == "inf" or nearest(word, ("infinity",)):
        raise BrokenError(codes.BAD_SCORE, word, ("INFINITY", "-INFINITY"))
    raise NotUnderstoodError  # the score is the value of a node attribute


def _expression(cursor: Cursor) -> Expression:
    place = cursor.reading.place
    if cursor.take_keyword("date"):
        raise NotUnderstoodError
    unary = cursor.take_keyword(*w.UNARY_OPERATIONS)
    attribute = _taken(cursor)
    if not _ATTRIBUTE.fullmatch(attribute):
        raise BrokenError(codes.BAD_RULE, attribute)
    if unary:
        return Expression(place=place, attribute=attribute, operation=unary)
    word = _taken(cursor)
    match = _BINARY.fullmatch(word)
    if not match:
        raise BrokenError(codes.BAD_RULE, word)
    value = _taken(cursor)
    if _VALUE_SOURCE.fullmatch(value):
        raise NotUnderstoodError
    return Expression(
        place=place,
        attribute=attribute,
        operation=match[2].lower(),
        value=value,
        type=match[1].lower() if match[1] else None,
    )


def _taken(cursor: Cursor) -> str:
    if not cursor:
        raise BrokenError(codes.BAD_RULE, cursor.reading.command)
    return cursor.take()
