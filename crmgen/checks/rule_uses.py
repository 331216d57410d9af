"""The rules of a design and what each expression looks at."""

from collections.abc import Iterator
from typing import NamedTuple

from crmgen.checks.design import Design
from crmgen.model import AttributeSet, Expression, Rule, RuleLocation


class Use(NamedTuple):
    """One expression of one rule; ``location`` where the rule places a resource."""

    expression: Expression
    rule: Rule
    location: RuleLocation | None

    @property
    def bans(self) -> bool:
        """Whether the rule keeps all instances of a resource off the nodes where it passes."""
        return (
            self.location is not None and self.rule.score == "-INFINITY" and self.rule.role is None
        )

    @property
    def alone(self) -> bool:
        """Whether this expression is enough for the rule to pass."""
        count = len(self.rule.expressions) + len(self.rule.conditions)
        inside = all(expression is not self.expression for expression in self.rule.expressions)
        return not inside and (count == 1 or self.rule.boolean_op == "or")


def locations(design: Design) -> Iterator[RuleLocation]:
    """The locations by rule."""
    for constraint in design.cluster.constraints:
        if isinstance(constraint, RuleLocation):
            yield constraint


def rules(design: Design) -> Iterator[tuple[Rule, RuleLocation | None]]:
    """Every rule: those of locations first, then those that switch sets of attributes."""
    for location in locations(design):
        for rule in location.rules:
            yield rule, location
    for attributes in _sets(design):
        if attributes.rule is not None:
            yield attributes.rule, None


def uses(design: Design) -> Iterator[Use]:
    """Every expression of every rule."""
    for rule, location in rules(design):
        for expression in rule.tests():
            yield Use(expression, rule, location)


def _sets(design: Design) -> Iterator[AttributeSet]:
    cluster = design.cluster
    yield from cluster.properties
    yield from cluster.rsc_defaults
    yield from cluster.op_defaults
    yield from sets_of_resources(design)


def sets_of_resources(design: Design) -> Iterator[AttributeSet]:
    """The sets of nodes, resources and alerts."""
    cluster = design.cluster
    for node in cluster.nodes:
        yield from node.attributes
        yield from node.utilization
    for alert in cluster.alerts:
        yield from alert.instance_attributes
        yield from alert.meta_attributes
        for recipient in alert.recipients:
            yield from recipient.instance_attributes
            yield from recipient.meta_attributes
    for resource in design.resources.values():
        yield from resource.instance_attributes
        yield from resource.meta_attributes
    for primitive in design.primitives:
        yield from primitive.utilization
