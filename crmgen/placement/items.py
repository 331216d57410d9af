"""What the scheduler places: primitives, groups and clones, with what the sheet says of each."""

from enum import IntEnum

from msgspec import Struct, field

from crmgen.model import Clone, Resource
from crmgen.origin import Origin
from crmgen.placement.cause import Cause
from crmgen.placement.relations import Pair


class Kind(IntEnum):
    """In the order in which Pacemaker works off colocations: clones first."""

    PRIMITIVE = 0
    GROUP = 1
    CLONE = 2


class Link(Struct, frozen=True, eq=False):
    """A colocation between two items; not ``stated`` where a group implies it."""

    dependent: "Item"
    primary: "Item"
    pair: Pair
    stated: bool = True

    @property
    def score(self) -> int:
        return self.pair.score


class Item(Struct, eq=False):
    """One primitive, group or clone. Node numbers are indices into the design's nodes.

    ``base`` is the sum of the location scores by node and ``bans`` why a node is forbidden;
    ``loose`` says what makes the scores unknown. ``halted`` is why it can't start at all.
    For a clone ``weight`` counts the primitives of an instance.
    """

    id: str
    kind: Kind
    resource: Resource
    root: str
    base: list[int]
    at: Origin
    parent: "Item | None" = None
    members: "list[Item]" = field(default_factory=list)
    bans: dict[int, Cause] = field(default_factory=dict)
    minus: dict[int, Cause] = field(default_factory=dict)
    loose: Cause | None = None
    loose_below: bool = False
    halted: Cause | None = None
    priority: int = 0
    stickiness: int = 0
    this_with: list[Link] = field(default_factory=list)
    with_this: list[Link] = field(default_factory=list)
    weight: int = 1
    # clones
    clone_max: int = 0
    node_max: int = 1
    interleave: bool = False
    promoted_max: int = 0
    role_base: list[int] = field(default_factory=list)
    role_bans: dict[int, Cause] = field(default_factory=dict)
    role_loose: Cause | None = None
    role_halted: Cause | None = None

    @property
    def promotable(self) -> bool:
        return isinstance(self.resource, Clone) and self.resource.promotable

    @property
    def previous(self) -> "Item | None":
        """The member before it in its group."""
        if self.parent is None:
            return None
        place = self.parent.members.index(self)
        return self.parent.members[place - 1] if place else None
