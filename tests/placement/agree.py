"""That an analysis and the real scheduler agree, in every state of a cluster."""

from collections.abc import Iterator
from random import Random

from crmgen.model import Clone, Cluster, Group, RuleLocation, primitives_of
from crmgen.placement import Analysis, State, analyse
from crmgen.placement.cycles import colocation_cycles, order_cycles
from crmgen.placement.relations import order_steps
from tests.oracle.stacks import Stack
from tests.placement.compare import Verdict, compare
from tests.placement.simulator import NoTransition, simulate

VALUES = ("0", "5", "100", "x", "PRI", "HS:sync")


def agree(cluster: Cluster, real: Stack, seeds: int) -> None:
    """Every assertion holds, whatever the agents do that the analysis does not know."""
    analysis = analyse(cluster)
    assert analysis.nodes
    for seed in range(seeds):
        attributes = _attributes(analysis, cluster, Random(seed))
        try:
            verdicts = list(_verdicts(analysis, cluster, attributes, real))
        except NoTransition:
            if real.name == "bookworm":  # a later one refuses more than circles
                assert _has_circle(cluster)
            return
        assert [text for verdict in verdicts for text in verdict.wrong] == []


def _has_circle(cluster: Cluster) -> bool:
    """What makes the scheduler plan the impossible: orders or colocations in a circle, a
    Serialize beside another order of the same resources, or, in 2.1.5, a cloned group that runs
    and is ordered one-way (symmetrical=false) after what a failure leaves without a node."""
    serialized = any(step.kind == "Serialize" for step in order_steps(cluster))
    cloned = {
        r.id for r in cluster.resources if isinstance(r, Clone) and isinstance(r.child, Group)
    }
    one_way = any(
        step.then in cloned and step.mandatory and not step.symmetrical
        for step in order_steps(cluster)
    )
    return (
        serialized
        or one_way
        or bool(order_cycles(cluster, optional=True) or colocation_cycles(cluster, mandatory=False))
    )


def _verdicts(
    analysis: Analysis, cluster: Cluster, attributes: dict[str, dict[str, str]], real: Stack
) -> Iterator[Verdict]:
    for after, node, seen in simulate(analysis, cluster, attributes, real):
        verdict = compare(cluster, _state(analysis, after, node), seen)
        yield verdict._replace(wrong=[f"{after} {node} {text}" for text in verdict.wrong])


def _state(analysis: Analysis, after: str, node: str | None) -> State:
    if node is None:
        return analysis.all_up()
    return analysis.down(node) if after == "failure" else analysis.returned(node)


def _attributes(analysis: Analysis, cluster: Cluster, random: Random) -> dict[str, dict[str, str]]:
    """Healthy monitors as assumed, and for all that is not known any value, or none."""
    facts = analysis.design.facts
    found = {node: dict(analysis.assumed(node)) for node in analysis.nodes}
    promotable = [
        primitive.id
        for root in cluster.resources
        if isinstance(root, Clone) and root.promotable
        for primitive in primitives_of(root)
    ]
    tested = {
        expression.attribute
        for constraint in cluster.constraints
        if isinstance(constraint, RuleLocation)
        for rule in constraint.rules
        for expression in rule.expressions
    }
    for node, values in found.items():
        values.update({f"master-{rsc}": random.choice(("1", "5", "100")) for rsc in promotable})
        for attribute in sorted(tested):
            if attribute.startswith("#health"):
                values[attribute] = facts.get(node, attribute) or "green"
            elif attribute[0] != "#" and facts.is_open(node, attribute) and random.random() < 0.7:
                values[attribute] = random.choice(VALUES)
    return found
