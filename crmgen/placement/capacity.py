"""Utilization: where the nodes surely have room for all that may run there.

With a placement-strategy other than default a resource is kept from a node that lacks room for it
and for what must run with it (crm_simulate 2.1.5 and 3.0.0); which one is left out depends on who
comes first. A node that has room for all of them at once keeps nobody away; where one has not,
whoever may run there is undecided.
"""

from collections import Counter
from typing import TYPE_CHECKING

from crmgen.model import ClusterNode, Primitive, primitives_of
from crmgen.origin import Origin
from crmgen.placement.cause import Cause, Why
from crmgen.placement.items import Item
from crmgen.placement.scores import INFINITY

if TYPE_CHECKING:
    from crmgen.placement.design import Design

_UNREADABLE = 2**31  # more than any node has: Pacemaker's amounts are of 32 bits


def apply_capacity(design: "Design") -> None:
    """Loosen every item that a node may lack the room for."""
    if design.strategy == "default":
        return
    knots = _Knots(design)
    rows = {node.uname: node for node in design.cluster.nodes}
    for number, name in enumerate(design.nodes):
        demand = knots.demand(number)
        tight = demand - Counter(_room(rows.get(name)))
        for knot in knots.on(number):
            attribute = next((one for one in sorted(tight) if knots.needs[knot][one]), None)
            if attribute is not None:
                _loosen(knots, knot, name, attribute)


class _Knots:
    """Resources that colocations tie together, by the name of one of them, and what each such
    knot needs at most on one node. A clone ties its dependents together too: they count it."""

    def __init__(self, design: "Design") -> None:
        self.items: dict[str, list[Item]] = {}
        self.needs: dict[str, Counter[str]] = {}
        self.at: dict[tuple[str, str], Origin] = {}
        above = {item.id: item.id for item in design.items}
        for item in design.all_items():
            for link in item.this_with:
                above[_top(above, item.root)] = _top(above, link.primary.root)
        for item in design.all_items():
            self.items.setdefault(_top(above, item.root), []).append(item)
        for knot, items in self.items.items():
            self.needs[knot] = Counter()
            for item in items:
                self._count(knot, item)

    def _count(self, knot: str, item: Item) -> None:
        if item.members:
            return
        for primitive in primitives_of(item.resource):
            for name, (amount, at) in _demand(primitive).items():
                self.needs[knot][name] += amount * max(1, item.node_max)
                self.at.setdefault((knot, name), at)

    def on(self, number: int) -> list[str]:
        """The knots of which something may run on a node."""
        return [
            knot
            for knot, items in self.items.items()
            if any(item.base[number] > -INFINITY for item in items)
        ]

    def demand(self, number: int) -> Counter[str]:
        """What all that may run on a node needs at most."""
        total: Counter[str] = Counter()
        for knot in self.on(number):
            total.update(self.needs[knot])
        return total


def _top(above: dict[str, str], root: str) -> str:
    while above[root] != root:
        above[root] = above[above[root]]
        root = above[root]
    return root


def _demand(primitive: Primitive) -> dict[str, tuple[int, Origin]]:
    """The most that any of its sets asks for, with the cell."""
    found: dict[str, tuple[int, Origin]] = {}
    for attributes in primitive.utilization:
        for pair in attributes.pairs:
            amount = max(0, _amount(pair.value, _UNREADABLE))
            if pair.name not in found or amount > found[pair.name][0]:
                found[pair.name] = (amount, pair.at("value"))
    return found


def _room(node: ClusterNode | None) -> dict[str, int]:
    """What a node surely has; nothing of what it does not name."""
    held = node.utilization if node else None
    if held is None or held.rule is not None:
        return {}
    return {pair.name: max(0, _amount(pair.value, 0)) for pair in held.pairs}


def _amount(value: str, otherwise: int) -> int:
    try:
        return int(value.strip())
    except ValueError:
        return otherwise


def _loosen(knots: _Knots, knot: str, node: str, attribute: str) -> None:
    at = knots.at[knot, attribute]
    for item in knots.items[knot]:
        item.loose = item.loose or Cause(Why.CAPACITY, item.id, at, node=node, value=attribute)
        item.loose_below = True
