"""resource-discovery=exclusive: a resource runs on the nodes of such locations only.

Tried with crm_simulate 2.1.5 and 3.0.0. always and never change no placement.
"""

from typing import TYPE_CHECKING

from crmgen.model import NodeLocation, RuleLocation
from crmgen.model.attributes import INFINITY
from crmgen.placement.cause import Cause, Why
from crmgen.placement.facts import holds
from crmgen.placement.items import Item

if TYPE_CHECKING:
    from crmgen.placement.design import Design


def apply_discovery(design: "Design") -> None:
    """Ban every item from the nodes that none of its exclusive locations is about."""
    for constraint in design.cluster.constraints:
        if not isinstance(constraint, NodeLocation | RuleLocation):
            continue
        if constraint.discovery == "exclusive":
            for item in design.resolve(constraint.rsc):
                for one in (item, *item.members):
                    cause = Cause(Why.LOCATION, one.id, constraint.at("discovery"))
                    _keep(design, one, cause)


def _keep(design: "Design", item: Item, cause: Cause) -> None:
    nodes, known = exclusive_nodes(design, item)
    if not known:
        item.loose = item.loose or Cause(Why.COMPLEX, item.id, cause.at)
        item.loose_below = True
        return
    for number in range(len(design.nodes)):
        if number not in nodes:
            item.base[number] = -INFINITY
            item.bans.setdefault(number, cause)


def exclusive_nodes(design: "Design", item: Item) -> tuple[set[int], bool]:
    """The nodes of the item's exclusive locations, and whether all of them are sure."""
    names = {item.id, *((item.parent.id,) if item.parent else ())}
    nodes: set[int] = set()
    for constraint in design.cluster.constraints:
        if not isinstance(constraint, NodeLocation | RuleLocation):
            continue
        resolved = {one.id for one in design.resolve(constraint.rsc)}
        if constraint.discovery != "exclusive" or names.isdisjoint(resolved):
            continue
        if isinstance(constraint, NodeLocation):
            number = design.number.get(constraint.node)
            if constraint.role is not None:
                return set(), False  # it counts while the resource has that role
            nodes.update(() if number is None else (number,))
            continue
        for number, node in enumerate(design.nodes):
            passes = [holds(rule, design.facts, node) for rule in constraint.rules]
            if None in passes or any(rule.role is not None for rule in constraint.rules):
                return set(), False
            if True in passes:
                nodes.add(number)
    return nodes, True
