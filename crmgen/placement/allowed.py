"""Where each item can run at all, whatever the others do."""

from crmgen.model.attributes import INFINITY
from crmgen.placement.cause import Cause, Why
from crmgen.placement.design import Design
from crmgen.placement.items import Item, Kind, Link


class Allowed:
    """For every item the nodes that nothing forbids for good, and why the others are forbidden.

    A node is forbidden by a location, by a score below zero that nothing can raise, and where
    something that the item must run with is forbidden.
    """

    def __init__(self, design: Design) -> None:
        self.design = design
        self.nodes: dict[str, set[int]] = {}
        self.why: dict[str, dict[int, Cause]] = {}
        for item in design.all_items():
            self._start(item)
        self._narrow()
        for item in design.items:
            if item.members:
                first = item.members[0].id
                self.nodes[item.id] = self.nodes[first]
                self.why[item.id] = self.why[first]

    def of(self, item: Item) -> set[int]:
        return self.nodes[item.id]

    def _start(self, item: Item) -> None:
        why: dict[int, Cause] = {}
        raised = item.loose is not None or _can_rise(item)
        for number, score in enumerate(item.base):
            if number in self.design.standby:
                why[number] = self.design.standby[number]
            elif score <= -INFINITY:
                why[number] = item.bans[number]
            elif score < 0 and not raised:
                because = (item.minus[number],) if number in item.minus else ()
                node = self.design.nodes[number]
                why[number] = Cause(Why.NEGATIVE, item.id, None, node=node, because=because)
        self.why[item.id] = why
        self.nodes[item.id] = {n for n in range(len(item.base)) if n not in why}

    def _narrow(self) -> None:
        """Follow the mandatory colocations until nothing changes."""
        pending = [item for item in self.design.all_items() if item.with_this]
        while pending:
            primary = pending.pop()
            for link in primary.with_this:
                if link.score >= INFINITY and self._cut(link):
                    pending.append(link.dependent)
                    if link.dependent.parent is not None:
                        pending.append(link.dependent.parent)

    def _cut(self, link: Link) -> bool:
        if link.pair.dependent_role is not None or id(link) in self.design.circular:
            return False
        primary, dependent = link.primary, link.dependent
        if primary.kind is Kind.GROUP:
            primary = primary.members[-1]
        if dependent.kind is Kind.GROUP:
            dependent = dependent.members[0]
        lost = self.nodes[dependent.id] - self._present(primary, link)
        for number in lost:
            behind = self._behind(primary, link, number)
            why = Why.GROUP if dependent.parent is link.primary.parent is not None else None
            self.why[dependent.id][number] = Cause(
                why or Why.COLOCATION,
                dependent.id,
                link.pair.at,
                link.primary.id,
                self.design.nodes[number],
                because=(behind,) if behind else (),
            )
        self.nodes[dependent.id] -= lost
        return bool(lost)

    def _present(self, primary: Item, link: Link) -> set[int]:
        role = link.pair.primary_role
        if role is None:
            return self.nodes[primary.id]
        if not primary.promotable:
            return set(range(len(self.design.nodes)))  # such a colocation has no effect
        if role.value != "Promoted":
            return self.nodes[primary.id]
        return {n for n in self.nodes[primary.id] if primary.role_base[n] > -INFINITY}

    def _behind(self, primary: Item, link: Link, number: int) -> Cause | None:
        cause = self.why[primary.id].get(number)
        return cause or primary.role_bans.get(number)


def _can_rise(item: Item) -> bool:
    """Whether others may add to the item's scores."""
    # two dislikes in a row may count as a wish (crm_simulate 2.1.5; of one node left, 3.0.0)
    of_others = any(
        link.score > 0 or _followed(link.dependent) or _choosy(link.dependent)
        for link in item.with_this
    )
    liked = any(0 < link.score < INFINITY for link in item.this_with)
    parent = item.parent
    return of_others or liked or (parent is not None and _can_rise(parent))


def _followed(item: Item) -> bool:
    return any(link.stated for one in (item, *item.members) for link in one.with_this)


def _choosy(item: Item) -> bool:
    return any(score < 0 for one in (item, *item.members) for score in one.base)
