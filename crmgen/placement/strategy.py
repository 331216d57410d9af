"""What a placement-strategy other than default changes (crm_simulate 2.1.5 and 3.0.0).

A resource is kept from a node that lacks room for it and for what must run with it; which one is
left out depends on who comes first. A node that has room for all of them at once keeps nobody
away; where one has not, whoever may run there is undecided.

And who comes first depends on the scores, no more on the order of the sheet alone. That matters
where one resource depends on several: the first of them may go where the second can't.
"""

import re
from collections import Counter
from typing import TYPE_CHECKING

from crmgen.model import ClusterNode, Primitive, primitives_of
from crmgen.model.attributes import INFINITY
from crmgen.origin import Origin
from crmgen.placement import meta
from crmgen.placement.cause import Cause, Why
from crmgen.placement.items import Item, Kind, Link

if TYPE_CHECKING:
    from crmgen.placement.design import Design

_WHOLE = re.compile(r" *-?[0-9]{1,18} *").fullmatch
_UNREADABLE = 2**31  # more than any node has: Pacemaker's amounts are of 32 bits


def apply_strategy(design: "Design") -> None:
    """Loosen every item that a node may lack the room for, or whose node depends on who is
    first."""
    if design.strategy == "default":
        return
    _apply_capacity(design)
    for item in design.items:
        links = [link for one in (item, *item.members) for link in one.this_with if link.stated]
        choosing = [link for link in links if not _is_everywhere(link, len(design.nodes))]
        if len({link.primary.root for link in choosing}) > 1:
            _loosen_above(design, item, choosing[-1])


def _apply_capacity(design: "Design") -> None:
    knots = _Knots(design)
    rows = {node.uname: node for node in design.cluster.nodes}
    for number, name in enumerate(design.nodes):
        demand = knots.demand(number)
        tight = demand - Counter(_room(rows.get(name)))
        for knot in knots.on(number):
            attribute = next((one for one in sorted(tight) if knots.needs[knot][one]), None)
            if attribute is not None:
                _loosen(knots, knot, name, attribute)


def _is_everywhere(link: Link, nodes: int) -> bool:
    """Whether the primary leaves its dependent every node."""
    primary = link.primary
    if primary.kind is not Kind.CLONE or link.pair.primary_role or primary.loose:
        return False
    wishes = primary.this_with or any(score < 0 for score in primary.base)
    return link.score > 0 and not wishes and primary.clone_max >= nodes


def _loosen_above(design: "Design", item: Item, link: Link) -> None:
    """Loosen an item and all that it depends on."""
    pending, seen = [item], {item.id}
    while pending:
        root = pending.pop()
        for one in (root, *root.members):
            one.loose = one.loose or Cause(Why.COMPLEX, one.id, link.pair.at, link.primary.id)
            one.loose_below = True
            for other in one.this_with:
                above = design.by_id[other.primary.root]
                if above.id not in seen:
                    seen.add(above.id)
                    pending.append(above)


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
    sets = node.utilization if node else ()
    ruled = {pair.name for held in sets if held.rule for pair in held.pairs}
    found = meta.values([held for held in sets if held.rule is None])
    return {name: max(0, _amount(text, 0)) for name, text in found.items() if name not in ruled}


def _amount(value: str, otherwise: int) -> int:
    """A whole number as Pacemaker reads it; ``otherwise`` where versions differ or it may be
    another: Python alone takes ``1_0`` and full-width digits."""
    return int(value) if _WHOLE(value) else otherwise


def _loosen(knots: _Knots, knot: str, node: str, attribute: str) -> None:
    at = knots.at[knot, attribute]
    for item in knots.items[knot]:
        item.loose = item.loose or Cause(Why.CAPACITY, item.id, at, node=node, value=attribute)
        item.loose_below = True
