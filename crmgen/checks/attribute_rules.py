"""Rules about whether a rule can pass, and when it does (table G)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import attributes as codes
from crmgen.checks.attributes import unset_uses
from crmgen.checks.design import Design
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.checks.rule_uses import Use, rules, uses
from crmgen.checks.setters import DISKDS, PINGS, Setter, monitors, ping_values
from crmgen.diagnostics import Diagnostic
from crmgen.model import Expression
from crmgen.model.incomplete import Piece
from crmgen.model.numbers import number
from crmgen.text import Text

_DISKD_VALUES = ("normal", "ERROR")
_NUMBER = Text("数", "a number")
_TEXT = Text("文字 (normal か ERROR)", "a text (normal or ERROR)")
_PRESENT = frozenset({"defined", "eq", "lt", "lte", "gt", "gte"})
_BELOW = frozenset({"lt", "lte", "eq"})


def _single_setters(design: Design) -> dict[str, Setter]:
    """The attributes that exactly one monitor sets."""
    found: dict[str, list[Setter]] = {}
    for setter in monitors(design):
        found.setdefault(setter.attribute, []).append(setter)
    return {name: setters[0] for name, setters in found.items() if len(setters) == 1}


@rule(codes.BAD_WHEN_HEALTHY, codes.NEVER_TRUE, codes.WRONG_KIND, reads=Piece.PLACEMENT)
def thresholds(design: Design) -> Iterator[Diagnostic]:
    """Rules on what ping and diskd set compare with values they take, and bad ones only."""
    setters = _single_setters(design)
    for use in uses(design):
        setter = setters.get(use.expression.attribute)
        if setter is None or use.expression.value is None or use.location is None:
            continue
        if use.expression.value_source is not None:
            continue
        if setter.kind in PINGS:
            yield from _ping(use, setter, use.expression.value)
        elif setter.kind in DISKDS:
            yield from _diskd(use, use.expression.value)


def _ping(use: Use, setter: Setter, value: str) -> Iterator[Diagnostic]:
    expression = use.expression
    size = number(value.removeprefix("-"))
    if size is None:
        yield _wrong_kind(expression, "value", value, _NUMBER)
        return
    values = ping_values(setter.primitive)
    if values and expression.type != "string":
        limit = -size if value.startswith("-") else size
        passing = [one for one in values if _passes(one, expression.operation, limit)]
        yield from _judge(use, [str(n) for n in values], values[-1] in passing, bool(passing))


def _wrong_kind(expression: Expression, field: str, found: str, kind: Text) -> Diagnostic:
    at, name = expression.at(field), expression.attribute
    return finding(codes.WRONG_KIND, at, found, attribute=name, kind=kind)


def _passes(left: int, operation: str, right: int) -> bool:
    return {
        "lt": left < right,
        "lte": left <= right,
        "gt": left > right,
        "gte": left >= right,
        "eq": left == right,
        "ne": left != right,
    }.get(operation, False)


def _diskd(use: Use, value: str) -> Iterator[Diagnostic]:
    expression = use.expression
    if expression.operation not in ("eq", "ne"):
        yield _wrong_kind(expression, "operation", f"{expression.operation} {value}", _TEXT)
        return
    wanted = expression.operation == "eq"
    passing = [v for v in _DISKD_VALUES if (v.lower() == value.lower()) is wanted]
    healthy = _DISKD_VALUES[0] in passing
    yield from _judge(use, list(_DISKD_VALUES), healthy, bool(passing), healthy=_DISKD_VALUES[0])


def _judge(
    use: Use, values: list[str], bad: bool, ever: bool, *, healthy: str | None = None
) -> Iterator[Diagnostic]:
    """``bad``: it passes while all is well; ``ever``: it passes for some value."""
    expression = use.expression
    words = {"attribute": expression.attribute, "operation": expression.operation}
    at, value = expression.at("value"), expression.value
    if bad and use.bans and use.alone:
        words["healthy"] = healthy or values[-1]
        yield finding(codes.BAD_WHEN_HEALTHY, at, value, **words)
    elif not ever:
        words["values"] = ", ".join(values) if len(values) < 5 else f"{values[0]}…{values[-1]}"
        yield finding(codes.NEVER_TRUE, at, value, **words)


@rule(codes.NOT_DEFINED_MISSING, reads=Piece.PLACEMENT)
def not_defined_missing(design: Design) -> Iterator[Diagnostic]:
    """A rule that bans nodes with a bad result bans those without one too."""
    setters = _single_setters(design)
    covered: set[tuple[str, str]] = set()
    bad: dict[tuple[str, str], Use] = {}
    unset = {id(use.rule) for found in unset_uses(design).values() for use in found}
    for use in uses(design):
        if use.location is None or use.rule.score != "-INFINITY":
            continue
        attribute, operation = use.expression.attribute, use.expression.operation
        key = (use.location.rsc, attribute)
        if operation == "not_defined" or id(use.rule) in unset:
            covered.add(key)
        elif attribute in setters and operation in _BELOW and use.alone:
            bad.setdefault(key, use)
    for key, use in bad.items():
        if key not in covered:
            at = use.expression.at("attribute")
            yield finding(codes.NOT_DEFINED_MISSING, at, key[1], rsc=key[0])


@rule(codes.IMPOSSIBLE, codes.ALWAYS_TRUE, reads=Piece.LOCATIONS)
def contradictions(design: Design) -> Iterator[Diagnostic]:
    """What stands joined can be true together, and does not cover everything."""
    for item, location in rules(design):
        attributes: dict[str, list[Expression]] = {}
        for expression in item.expressions:
            if expression.value_source is not None:
                continue
            attributes.setdefault(expression.attribute, []).append(expression)
        bans = location is not None and item.score == "-INFINITY" and item.role is None
        for name, expressions in attributes.items():
            at = item.at("boolean_op")
            if item.boolean_op == "and" and _is_impossible(expressions):
                yield finding(codes.IMPOSSIBLE, at, "and", attribute=name)
                break
            if item.boolean_op == "or" and bans and _covers_all(name, expressions):
                yield finding(codes.ALWAYS_TRUE, at, "or", attribute=name)
                break


def _is_impossible(expressions: list[Expression]) -> bool:
    """Whether no value, nor none at all, satisfies all of them."""
    operations = {expression.operation for expression in expressions}
    if "not_defined" in operations and operations & _PRESENT:
        return True
    equal = {e.value.lower() for e in expressions if e.operation == "eq" and e.value is not None}
    unequal = {e.value.lower() for e in expressions if e.operation == "ne" and e.value is not None}
    return len(equal) > 1 or bool(equal & unequal)


def _covers_all(name: str, expressions: list[Expression]) -> bool:
    """Whether any value satisfies one of them. Where the node's name decides, the placement
    of the resource tells."""
    operations = {expression.operation for expression in expressions}
    if operations >= {"defined", "not_defined"}:
        return True
    unequal = {e.value for e in expressions if e.operation == "ne"}
    return len(unequal) > 1 and name != "#uname"
