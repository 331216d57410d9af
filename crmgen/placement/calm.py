"""What a change of one node leaves as it was, so that it need not be worked out again.

Items that must run together and share one node by the highest score stay there when another node
fails or comes back: stickiness only adds to the node they are on.
"""

from crmgen.model.attributes import INFINITY
from crmgen.placement.items import Item, Kind, Link
from crmgen.placement.run import Nodes, Run

_BY_SCORE = ("score", "only", "current")


class Calm:
    """The settled parts of a run with all nodes up: for every root in one, its node."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.node: dict[str, int] = {}
        parts: dict[str, list[Item]] = {}
        for item in run.design.all_items():
            parts.setdefault(run.design.part[item.root], []).append(item)
        for items in parts.values():
            node = self._settled(items)
            if node is not None:
                self.node.update((item.root, node) for item in items)

    def _settled(self, items: list[Item]) -> int | None:
        """The one node of all of them, if nothing else has a say."""
        nodes: set[Nodes] = set()
        for item in items:
            if item.kind is Kind.GROUP:
                continue
            spot = self.run.spot(item)
            if item.kind is Kind.CLONE or item.loose or spot.by not in _BY_SCORE:
                return None
            if not all(_plain(link) for link in (*item.this_with, *item.with_this)):
                return None
            nodes.add(spot.sure)
        if len(nodes) != 1:
            return None
        return next(iter(nodes.pop()), None)


class Unmoved:
    """The settled parts in a run in which one node has changed."""

    def __init__(self, calm: Calm, changed: int) -> None:
        self._calm, self._changed = calm, frozenset((changed,))
        self._node = changed

    def stays(self, root: Item) -> bool:
        """Whether a root is likely to be where it was."""
        return self._calm.node.get(root.id, self._node) != self._node

    def adopt(self, run: Run, root: Item) -> bool:
        """Take over the spots of a root that is where it was; False where that is not sure."""
        before = self._calm.run
        spots = [before.spots[item.id] for item in root.members or (root,)]
        for spot in spots:
            for link in spot.this_with:
                if link.primary.kind is Kind.CLONE and self._moved(run, link.primary):
                    return False
        for spot in spots:
            run.spots[spot.item.id] = spot
            run.count(spot)
        if root.members:
            run.spots[root.id] = before.spots[root.id]
        return True

    def _moved(self, run: Run, clone: Item) -> bool:
        """Whether a clone changed on any other node than the one in question."""
        old, now = self._calm.run.spot(clone), run.spot(clone)
        return now.maybe != now.sure or now.sure - self._changed != old.sure - self._changed


def _plain(link: Link) -> bool:
    roles = link.pair.dependent_role or link.pair.primary_role
    return link.score >= INFINITY and roles is None and link.dependent.kind is not Kind.CLONE
