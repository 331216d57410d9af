"""Rules of pcs: ``#uname eq n1 and pingd gt integer 100``, as words or as one string."""

import re
from collections.abc import Iterator, Mapping

from crmgen.catalogue import raw as codes
from crmgen.model import Expression
from crmgen.raw import words as w
from crmgen.raw.reading import BrokenError, Cursor, NotUnderstoodError, Reading

# what pcs 0.11.5 takes for a value of each type
_TYPES: Mapping[str, re.Pattern[str]] = {
    "string": re.compile(r".*", re.DOTALL),
    "integer": re.compile(r"[-+]?[0-9]+"),
    "number": re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?"),
    "version": re.compile(r"[0-9]+(\.[0-9]+)*"),
}
_DATES = ("date", "date-spec", "duration", "in_range")
_RESERVED = {*w.BINARY_OPERATIONS, *w.UNARY_OPERATIONS, *_TYPES, "and", "or", "to", "(", ")"}
_PARENTHESIS = re.compile(r"([()])")


def read_expressions(
    words: list[str], reading: Reading
) -> tuple[tuple[Expression, ...], str | None]:
    """The expressions of a rule and the word that joins them (None for a single one).

    Parentheses are dropped where they change nothing; a rule within a rule is not understood.
    """
    if len(words) == 1:  # the form of pcs 0.12
        words = words[0].split()
    cursor = Cursor(list(_with_parentheses_apart(words)), reading)
    expressions: list[Expression] = []
    operators: set[str] = set()
    depth = 0
    while True:
        while cursor.take_keyword("("):
            depth += 1
        expressions.append(_expression(cursor))
        while depth and cursor.take_keyword(")"):
            depth -= 1
        if not cursor:
            break
        operators.add(_operator(cursor))
    if depth:
        raise BrokenError(codes.BAD_RULE, "(")
    if len(operators) > 1:
        raise NotUnderstoodError
    return tuple(expressions), operators.pop() if operators else None


def _with_parentheses_apart(words: list[str]) -> Iterator[str]:
    """Pcs cuts words at parentheses, quoted or not."""
    for word in words:
        if "(" in word or ")" in word:
            yield from filter(None, _PARENTHESIS.split(word))
        else:
            yield word


def _operator(cursor: Cursor) -> str:
    word = cursor.take()
    if word not in ("and", "or"):
        raise BrokenError(codes.BAD_RULE, word)
    return word


def _expression(cursor: Cursor) -> Expression:
    place = cursor.reading.place
    word = _taken(cursor)
    if word in _DATES:
        raise NotUnderstoodError
    if word in w.UNARY_OPERATIONS:
        return Expression(place=place, attribute=_literal(_taken(cursor)), operation=word)
    attribute = _literal(word)
    operation = _taken(cursor)
    if operation not in w.BINARY_OPERATIONS:
        raise BrokenError(codes.BAD_RULE, operation)
    value = _taken(cursor)
    value_type = None
    if value in _TYPES:
        value_type, value = value, _taken(cursor)
        if not _TYPES[value_type].fullmatch(value):
            raise BrokenError(codes.BAD_RULE, value)
    else:
        _literal(value)
    return Expression(
        place=place, attribute=attribute, operation=operation, value=value, type=value_type
    )


def _literal(word: str) -> str:
    if word in _RESERVED or word in _DATES:
        raise BrokenError(codes.BAD_RULE, word)
    return word


def _taken(cursor: Cursor) -> str:
    if not cursor:
        raise BrokenError(codes.BAD_RULE, cursor.reading.command)
    return cursor.take()
