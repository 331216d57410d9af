"""Name-value pairs, the sets that hold them and the rules that switch a set or a location."""

from enum import StrEnum

from crmgen.model.node import Node


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


class Expression(Node, frozen=True, kw_only=True):
    """A test of one node attribute. Fields with cells: ``attribute``, ``operation``, ``value``.

    ``operation`` is lt, gt, lte, gte, eq, ne, defined or not_defined; ``value`` is None for the
    last two; ``type`` is string, number, integer or version where the sheet says one.
    """

    attribute: str
    operation: str
    value: str | None = None
    type: str | None = None


class Rule(Node, frozen=True, kw_only=True):
    """Expressions joined by one ``boolean_op`` ("and" or "or"; None with a single expression).

    ``score`` is canonical (an integer, INFINITY or -INFINITY) or None: a rule of an attribute set
    without a score of its own. ``id`` is set where the designer named the rule.
    """

    expressions: tuple[Expression, ...]
    score: str | None = None
    boolean_op: str | None = None
    role: Role | None = None
    id: str | None = None


class AttributeSet(Node, frozen=True, kw_only=True):
    """Pairs that hold together, always or only where ``rule`` passes.

    ``score`` decides between sets that name the same attribute (canonical, None when unsaid).
    """

    pairs: tuple[Nvpair, ...]
    rule: Rule | None = None
    score: str | None = None

    def get(self, name: str) -> Nvpair | None:
        """The pair of that name, if the set has it."""
        return next((pair for pair in self.pairs if pair.name == name), None)
