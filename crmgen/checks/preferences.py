"""Which nodes the locations of the sheet prefer for a resource, by the nodes' names."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from crmgen.checks.design import Design
from crmgen.checks.effective import effective_meta
from crmgen.checks.relations import cell
from crmgen.model import NodeLocation, Resource, RuleLocation, primitives_of
from crmgen.model.attributes import INFINITY, score_number
from crmgen.origin import Origin


class Wish(NamedTuple):
    """One location of one resource on one node, with the score as written; ``id`` is that of the
    constraint."""

    id: str
    rsc: str
    node: str
    score: str
    at: Origin

    @property
    def number(self) -> int:
        return score_number(self.score)


class Preference(NamedTuple):
    """The sum of a resource's scores on a node, and the cell of the largest of them."""

    score: int
    at: Origin


def wishes(design: Design) -> Iterator[Wish]:
    """The locations that name one node: rows of table LOCATION_NODE and rules #uname eq NODE."""
    for constraint in design.cluster.constraints:
        if isinstance(constraint, NodeLocation):
            at = cell(constraint, "score", "node")
            yield Wish(constraint.id, constraint.rsc, constraint.node, constraint.score, at)
        elif isinstance(constraint, RuleLocation):
            for rule in constraint.rules:
                if not rule.is_flat or len(rule.expressions) != 1 or rule.role is not None:
                    continue
                test = rule.expressions[0]
                if test.attribute == "#uname" and test.operation == "eq":
                    at = cell(rule, "score")
                    node, score = test.value or "", rule.score or "0"
                    yield Wish(constraint.id, constraint.rsc, node, score, at)


def preferences(design: Design) -> Mapping[str, Mapping[str, Preference]]:
    """Resource id → node → preference, of the positive scores."""
    found: dict[str, dict[str, Preference]] = {}
    for wish in wishes(design):
        if wish.number <= 0:
            continue
        nodes = found.setdefault(wish.rsc, {})
        before = nodes.get(wish.node)
        if before is None:
            nodes[wish.node] = Preference(wish.number, wish.at)
        else:
            nodes[wish.node] = Preference(min(INFINITY, before.score + wish.number), before.at)
    return found


def stickiness(design: Design, root: Resource) -> int | None:
    """The stickiness that holds a root where it is: the sum of its members'; None where the sheet
    sets none for any of them."""
    pairs = [effective_meta(design, one, "resource-stickiness") for one in primitives_of(root)]
    set_here = [score_number(pair.value) for pair in pairs if pair is not None]
    if not set_here:
        return None
    return min(INFINITY, sum(max(0, number) for number in set_here))
