"""Rules about what conditions of rules ask for, and where they can pass at all (table RUL)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import Enum
from typing import NamedTuple

from crmgen.catalogue.rules import rule_conditions as codes
from crmgen.checks.design import Design
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.checks.rule_uses import locations, sets_of_resources
from crmgen.diagnostics import Diagnostic
from crmgen.model import (
    Agent,
    DateExpression,
    DateSpec,
    OperationExpression,
    ResourceExpression,
    Rule,
)
from crmgen.model.incomplete import Piece


class Where(Enum):
    """Where a rule stands, as far as conditions differ by it."""

    PROPERTIES = "properties"
    RSC_DEFAULTS = "rsc_defaults"
    OP_DEFAULTS = "op_defaults"
    OPERATION = "operation"
    OPERATION_META = "operation_meta"
    OTHER = "other"


_OF_OPERATIONS = (Where.OP_DEFAULTS, Where.OPERATION, Where.OPERATION_META)


class _Placed(NamedTuple):
    rule: Rule
    where: Where


def _placed(design: Design) -> Iterator[_Placed]:
    cluster = design.cluster
    for location in locations(design):
        for one in location.rules:
            yield _Placed(one, Where.OTHER)
    for where, sets in (
        (Where.PROPERTIES, cluster.properties),
        (Where.RSC_DEFAULTS, cluster.rsc_defaults),
        (Where.OP_DEFAULTS, cluster.op_defaults),
        (Where.OTHER, tuple(sets_of_resources(design))),
    ):
        for held in sets:
            if held.rule is not None:
                yield _Placed(held.rule, where)
    for primitive in design.primitives:
        for operation in primitive.operations:
            for where, sets in (
                (Where.OPERATION, operation.instance_attributes),
                (Where.OPERATION_META, operation.meta_attributes),
            ):
                yield from (_Placed(held.rule, where) for held in sets if held.rule is not None)


@rule(codes.OVER, codes.BACKWARDS, reads=Piece(0))
def dates(design: Design) -> Iterator[Diagnostic]:
    """A time that a rule waits for is to come, and has an end after its start."""
    for placed in _placed(design):
        for one in placed.rule.others():
            if not isinstance(one, DateExpression) or one.end is None:
                continue
            start, end = _moment(one.start), _moment(one.end)
            if end is None:
                continue
            if start is not None and _comparable(one) and end < start:
                at = one.at("end")
                yield finding(codes.BACKWARDS, at, one.end, start=one.start or "")
            elif end.date() < date.today():
                yield finding(codes.OVER, one.at("end"), one.end)


def _comparable(one: DateExpression) -> bool:
    """Whether both times say their offset from UTC, or neither does."""
    zones = [datetime.fromisoformat(text).tzinfo for text in (one.start, one.end) if text]
    return len({zone is None for zone in zones}) == 1


def _moment(text: str | None) -> datetime | None:
    """A calendar time; None for a day of the year, which is not judged."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@rule(codes.NEVER, reads=Piece(0))
def ranges(design: Design) -> Iterator[Diagnostic]:
    """A range of the calendar has an end that is not before its start."""
    for placed in _placed(design):
        for one in placed.rule.others():
            for field in one.fields if isinstance(one, DateSpec) else ():
                low, _, high = field.value.partition("-")
                if low and high and int(low) > int(high):
                    yield finding(codes.NEVER, field.at("value"), field.value, name=field.name)


@rule(
    codes.AGENT_ELSEWHERE,
    codes.OPERATION_ELSEWHERE,
    codes.NO_SUCH_AGENT,
    reads=Piece.LEAVES,
)
def agents_and_operations(design: Design) -> Iterator[Diagnostic]:
    """Conditions on agents and operations stand where Pacemaker knows which one is meant."""
    for placed in _placed(design):
        for one in placed.rule.others():
            match one:
                case ResourceExpression():
                    yield from _agent(design, one, placed.where)
                case OperationExpression():
                    if placed.where not in _OF_OPERATIONS:
                        at = one.at("name")
                        yield finding(codes.OPERATION_ELSEWHERE, at, one.name)


def _agent(design: Design, one: ResourceExpression, where: Where) -> Iterator[Diagnostic]:
    parts = (("standard", one.standard), ("provider", one.provider), ("type", one.type))
    said = [(field, text) for field, text in parts if text is not None]
    at = one.at(said[-1][0])
    name = ":".join(text for _, text in said)
    if where is not Where.RSC_DEFAULTS and where not in _OF_OPERATIONS:
        yield finding(codes.AGENT_ELSEWHERE, at, name)
        return
    if design.cluster.verbatim:
        return  # raw text may hold such a resource
    if not any(_is_of(one, primitive.agent) for primitive in design.primitives):
        yield finding(codes.NO_SUCH_AGENT, at, name)


def _is_of(one: ResourceExpression, agent: Agent) -> bool:
    return (
        one.standard in (None, agent.standard)
        and one.provider in (None, agent.provider)
        and one.type in (None, agent.type)
    )


@rule(codes.NODE_IN_PROPERTIES, reads=Piece(0))
def nodes_in_properties(design: Design) -> Iterator[Diagnostic]:
    """What a cluster property depends on is no matter of a node."""
    for placed in _placed(design):
        if placed.where is Where.PROPERTIES:
            for test in placed.rule.tests():
                yield finding(codes.NODE_IN_PROPERTIES, test.at("attribute"), test.attribute)


@rule(codes.NODE_IN_OPERATIONS, reads=Piece(0))
def nodes_in_operations(design: Design) -> Iterator[Diagnostic]:
    """What an operation's timeout and the like depend on is no matter of a node; an operation's
    parameters may differ by it."""
    for placed in _placed(design):
        if placed.where in (Where.OP_DEFAULTS, Where.OPERATION_META):
            for test in placed.rule.tests():
                yield finding(codes.NODE_IN_OPERATIONS, test.at("attribute"), test.attribute)
