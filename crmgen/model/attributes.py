"""Name-value pairs, the sets that hold them and the rules that switch a set or a location."""

import re
from collections.abc import Iterator
from enum import StrEnum

from crmgen.model.node import Node

INFINITY = 1_000_000
_SCORE = re.compile(r"([+-]?)(?:INFINITY|INF|0*(\d+))", re.ASCII)


class Role(StrEnum):
    """The role of an instance, in the words of Pacemaker 2.1 and later."""

    STARTED = "Started"
    STOPPED = "Stopped"
    PROMOTED = "Promoted"
    UNPROMOTED = "Unpromoted"


class Nvpair(Node, frozen=True, kw_only=True):
    """One name and value. Fields with cells: ``name``, ``value``."""

    name: str
    value: str


class Unset(Node, frozen=True, kw_only=True):
    """A name without a value. Pacemaker 1.1 to 2.1 passes over it. Cells: ``name``, ``value``."""

    name: str


class Expression(Node, frozen=True, kw_only=True):
    """A test of one node attribute. Fields with cells: ``attribute``, ``operation``, ``value``,
    ``type``, ``value_source``.

    ``operation`` is lt, gt, lte, gte, eq, ne, defined or not_defined; ``value`` is None for the
    last two; ``type`` is string, number, integer or version where the sheet says one.
    ``value_source`` is param or meta where ``value`` names a parameter or meta attribute of the
    resource whose value counts, else None.
    """

    attribute: str
    operation: str
    value: str | None = None
    type: str | None = None
    value_source: str | None = None


class DateExpression(Node, frozen=True, kw_only=True):
    """A test of the time. Cells: ``operation``, ``start``, ``end``, and each field of the duration
    by its name.

    ``operation`` is gt (after ``start``), lt (before ``end``) or in_range: from ``start`` to
    ``end``, or for ``duration`` from ``start`` on. Times are ISO 8601 with a T before the hour;
    ``duration`` are units (years, months, weeks, days, hours, minutes, seconds) with whole numbers.
    """

    operation: str
    start: str | None = None
    end: str | None = None
    duration: tuple[Nvpair, ...] = ()


class DateSpec(Node, frozen=True, kw_only=True):
    """A test of the calendar: ``fields`` (years, months, monthdays, weekdays, yeardays, weeks,
    weekyears, hours, minutes, seconds) with a number or a range as ``9-17``, each of which has to
    hold. Cells: each field by its name."""

    fields: tuple[Nvpair, ...]


class ResourceExpression(Node, frozen=True, kw_only=True):
    """Passes for resources of an agent; what is None may be anything. Cells: standard, provider,
    type."""

    standard: str | None = None
    provider: str | None = None
    type: str | None = None


class OperationExpression(Node, frozen=True, kw_only=True):
    """Passes for operations of a name, and of an interval where one is said. Cells: name,
    interval."""

    name: str
    interval: str | None = None


class Rule(Node, frozen=True, kw_only=True):
    """Conditions joined by one ``boolean_op`` ("and" or "or"; None with a single one).

    ``expressions`` look at node attributes, ``conditions`` are all others, rules in the rule among
    them: in which order they stand makes no difference. ``score`` is canonical (an integer,
    INFINITY or -INFINITY) or None: a rule of an attribute set without a score of its own, or one
    whose score is the value of a node attribute (``score_attribute``). ``id`` is set where the
    designer named the rule.
    """

    expressions: tuple[Expression, ...]
    conditions: tuple["Condition", ...] = ()
    score: str | None = None
    score_attribute: str | None = None
    boolean_op: str | None = None
    role: Role | None = None
    id: str | None = None

    @property
    def is_flat(self) -> bool:
        """Whether it is nothing but tests of node attributes against values."""
        return not self.conditions and not any(e.value_source for e in self.expressions)

    def tests(self) -> Iterator[Expression]:
        """Every test of a node attribute, those of the rules inside included."""
        yield from self.expressions
        for condition in self.conditions:
            if isinstance(condition, Rule):
                yield from condition.tests()

    def others(
        self,
    ) -> Iterator["DateExpression | DateSpec | ResourceExpression | OperationExpression"]:
        """Every condition that is no test of a node attribute, however deep."""
        for condition in self.conditions:
            if isinstance(condition, Rule):
                yield from condition.others()
            else:
                yield condition


Condition = DateExpression | DateSpec | ResourceExpression | OperationExpression | Rule


class AttributeSet(Node, frozen=True, kw_only=True):
    """Pairs that hold together, always or only where ``rule`` passes.

    ``score`` decides between sets that name the same attribute (canonical, None when unsaid).
    ``id`` is set where the designer named the set. ``unset`` are names without a value. Cells:
    ``id``, ``score``.
    """

    pairs: tuple[Nvpair, ...]
    rule: Rule | None = None
    score: str | None = None
    id: str | None = None
    unset: tuple[Unset, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is the one set without a name that always holds."""
        return self.rule is None and self.score is None and self.id is None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not self.pairs and not self.unset

    def get(self, name: str) -> Nvpair | None:
        """The pair of that name, if the set has it."""
        return next((pair for pair in self.pairs if pair.name == name), None)


def pair_named(sets: tuple[AttributeSet, ...], name: str) -> Nvpair | None:
    """The pair that holds where no rule says otherwise: of the sets without a rule that of the
    highest score, the first one of equals; that of a set with a rule where no other has it."""
    found = [(attributes, pair) for attributes in sets if (pair := attributes.get(name))]
    if not found:
        return None
    plain = [item for item in found if item[0].rule is None] or found
    return max(plain, key=lambda item: score_number(item[0].score))[1]


def score_number(score: str | None) -> int:
    """A score as a number; 0 where nothing is said and for what can't be read."""
    if score is None:
        return 0
    word = score.strip().upper()
    if (match := _SCORE.fullmatch(word)) is None:
        return 0
    # no more digits than count: Python refuses to read thousands of them
    size = INFINITY if match[2] is None else min(INFINITY, int(match[2][:8]))
    return -size if match[1] == "-" else size
