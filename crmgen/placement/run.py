"""The state of one run of the scheduler over a design: tables, counts and what was decided."""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct, field

from crmgen.model.attributes import INFINITY
from crmgen.placement.cause import Cause, Why
from crmgen.placement.design import Design
from crmgen.placement.items import Item, Kind, Link
from crmgen.placement.scores import add

Nodes = frozenset[int]
NOWHERE: Nodes = frozenset()


class Spot(Struct, eq=False):
    """What is decided of one item.

    ``maybe`` are the nodes it may be assigned to and ``sure`` those it surely is: for what runs
    once and is decided both hold the one node, or none. ``doubt`` is why it may end up nowhere.
    ``by`` says what chose the node: score, only, count, name, current.
    """

    table: list[int]
    item: Item
    maybe: Nodes = NOWHERE
    sure: Nodes = NOWHERE
    open: Cause | None = None
    doubt: Cause | None = None
    by: str = ""
    assigned: bool = False
    busy: bool = False
    merging: bool = False
    # nodes that are surely forbidden, by a location or by what it must run with
    barred: set[int] = field(default_factory=set)
    limits: list[Link] = field(default_factory=list)
    this_with: list[Link] = field(default_factory=list)
    with_this: list[Link] = field(default_factory=list)
    promoted_maybe: Nodes = NOWHERE
    promoted_sure: Nodes = NOWHERE

    def loosen(self, cause: Cause, below: bool = False) -> None:
        """The scores are not known any more; ``below`` if they may also be lower than they look."""
        self.open = self.open or cause
        if below:
            self.doubt = self.doubt or cause


class Settled(Protocol):
    """What is known of a run before the change of one node."""

    def stays(self, root: Item) -> bool:
        """Whether a root is likely to be where it was."""

    def adopt(self, run: "Run", root: Item) -> bool:
        """Take over the spots of a root that is where it was; False where that is not sure."""


class Generation(StrEnum):
    """How a Pacemaker weighs the wishes of indirect dependents (crm_simulate 2.1.5, 3.0.0).

    EARLY (seen in 2.1.5) takes each colocation of a chain at its own score; LATER (seen
    in 3.0.0) multiplies them along the chain, and works off mandatory colocations first.
    """

    EARLY = "2.1.5"
    LATER = "3.0.0"


class Run:
    """One run: ``up`` are the available nodes, ``current`` where items were before (None where
    that is not known, absent where they did not run)."""

    def __init__(
        self,
        design: Design,
        up: frozenset[int],
        current: "dict[str, int | None] | None",
        generation: Generation,
        settled: "Settled | None" = None,
    ) -> None:
        self.design = design
        self.settled = settled
        self.known: dict[str, bool] = {}
        self.generation = generation
        self.up = sorted(up - design.standby.keys())
        self.current = current or {}
        self.least = dict.fromkeys(self.up, 0)
        self.most = dict.fromkeys(self.up, 0)
        self.spots: dict[str, Spot] = {}

    def spot(self, item: Item) -> Spot:
        """What is decided of an item so far."""
        spot = self.spots.get(item.id)
        return spot if spot is not None else self._place(item)

    def _place(self, item: Item) -> Spot:
        spot = Spot(list(item.base), item, this_with=item.this_with, with_this=item.with_this)
        parent = item.parent
        if parent is not None:
            # a group follows by its first member, and others follow its last one
            if item is parent.members[0]:
                spot.this_with = spot.this_with + parent.this_with
            if item is parent.members[-1]:
                spot.with_this = spot.with_this + parent.with_this
        if item.bans:
            spot.barred.update(item.bans)
        if item.loose is not None:
            spot.loosen(item.loose, item.loose_below)
        if item.kind is Kind.PRIMITIVE and item.id in self.current:
            node = self.current[item.id]
            if node is None:
                spot.loosen(Cause(Why.FOLLOWS, item.id))
            elif node in self.least:
                spot.table[node] = add(spot.table[node], item.stickiness)
        self.spots[item.id] = spot
        return spot

    def rate(self, factor: float, link: Link) -> float:
        """How much a dependent's scores count, behind another that counts ``factor``."""
        share = link.score / INFINITY
        if self.generation is Generation.LATER:
            return factor * share
        return share if factor >= 0 else -share

    def any_available(self, table: list[int]) -> bool:
        """Whether a node is left with a score that is not negative."""
        return any(table[node] >= 0 for node in self.up)

    def count(self, spot: Spot) -> None:
        """The resources of a node count in later ties."""
        weight = spot.item.weight
        for node in spot.maybe:
            self.most[node] += weight
        for node in spot.sure:
            self.least[node] += weight


def is_mandatory(link: Link) -> bool:
    return abs(link.score) >= INFINITY
