"""One constraint for each rule, where the target knows only one rule a constraint.

All emitters take their constraints from here, so that every output names them alike.
"""

from collections.abc import Container

from msgspec.structs import replace

from crmgen.emit.texts import texts
from crmgen.model import Cluster, ClusterNode, Constraint, RuleLocation, SetLocation
from crmgen.targets import Feature, Target


def keeps_rules_together(target: Target) -> bool:
    """Whether one location may hold several rules, in the CIB and through pcs alike."""
    return target.has(Feature.LOCATION_SEVERAL_RULES) and target.has(Feature.PCS_RULE_ADD)


def split_rules(
    location: RuleLocation | SetLocation, target: Target, taken: Container[str] = ()
) -> list[RuleLocation | SetLocation]:
    """The location itself, or one location for each of its rules.

    The first part keeps the id, the others are called ``ID-rule2``, ``ID-rule3`` …; a name that
    is ``taken`` gets a further ``-1``, ``-2`` …. Pacemaker adds up the scores of the rules of one
    location exactly as it does those of several locations (scheduler 1.1 to 3.0).
    """
    if len(location.rules) < 2 or keeps_rules_together(target):
        return [location]
    parts = [replace(location, rules=location.rules[:1])]
    for number, rule in enumerate(location.rules[1:], start=2):
        name = _free(f"{location.id}-rule{number}", taken)
        parts.append(replace(location, id=name, rules=(rule,)))
    return parts


def constraints_for(cluster: Cluster, target: Target) -> list[Constraint]:
    """All constraints of the cluster as the target takes them, in sheet order.

    This is what an emitter writes: the rules are split, and the new ids clash with none of the
    sheet's.
    """
    if keeps_rules_together(target) or not any(_has_several(c) for c in cluster.constraints):
        return list(cluster.constraints)
    # a walk over the whole model, which most designs can do without
    taken = given_ids(cluster)
    constraints: list[Constraint] = []
    for constraint in cluster.constraints:
        if isinstance(constraint, RuleLocation | SetLocation):
            constraints.extend(split_rules(constraint, target, taken))
        else:
            constraints.append(constraint)
    return constraints


def _has_several(constraint: Constraint) -> bool:
    return isinstance(constraint, RuleLocation | SetLocation) and len(constraint.rules) > 1


def given_ids(cluster: Cluster) -> frozenset[str]:
    """Every id that the sheet gives to something; node ids are no ids of the document."""
    return frozenset(
        held.text
        for held in texts(cluster)
        if held.field in ("id", "operations_id") and not isinstance(held.node, ClusterNode)
    )


def _free(name: str, taken: Container[str]) -> str:
    free, number = name, 0
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
