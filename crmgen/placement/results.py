"""What the analysis says of one resource in one state."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from crmgen.placement.blocked import Runs
from crmgen.placement.cause import Cause


class Placement(Struct, frozen=True):
    """One primitive, group or clone in one state.

    ``runs`` says whether it runs. ``nodes`` is where, ``candidates`` where it may: both are equal
    once it is decided, and ``nodes`` are those that are sure otherwise. ``allowed`` is where it
    can run if the others let it. ``by`` is what chose the node: score, only (no other may),
    count (fewer resources there), current (it runs there) or name (the first of equals: luck).
    ``causes`` say why it does not run, by node or for all; ``open`` what leaves it undecided.
    ``promotes`` and the promoted nodes likewise, for a promotable clone; ``promoted_count`` is
    how many instances are promoted once their agents want it.
    """

    id: str
    runs: Runs
    nodes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    by: str = ""
    causes: tuple[Cause, ...] = ()
    open: Cause | None = None
    promotes: Runs | None = None
    promoted: tuple[str, ...] = ()
    promoted_candidates: tuple[str, ...] = ()
    promoted_count: int | None = None

    @property
    def decided(self) -> bool:
        """Whether it is known if and where it runs (the roles of instances apart)."""
        return self.runs is not Runs.OPEN and self.nodes == self.candidates

    @property
    def roles_decided(self) -> bool:
        """Whether it is known which instances are promoted."""
        return self.promoted == self.promoted_candidates


class State:
    """All placements with one set of nodes up; ``down`` is the node that is not, if any.

    ``after`` is "start" (nothing ran before), "failure" (the node left a running cluster),
    "change" (something failed, no node left) or "return" (it came back, or the change was undone).
    A placement is made when it is asked for.
    """

    def __init__(
        self,
        up: tuple[str, ...],
        down: str | None,
        after: str,
        ids: Sequence[str],
        make: Callable[[str], Placement],
    ) -> None:
        self.up, self.down, self.after = up, down, after
        self.ids = ids
        self._make = make
        self._made: dict[str, Placement] = {}

    def __getitem__(self, rsc: str) -> Placement:
        """The placement of a primitive, group or clone; KeyError for an unknown id."""
        if rsc not in self._made:
            self._made[rsc] = self._make(rsc)
        return self._made[rsc]

    @property
    def placements(self) -> dict[str, Placement]:
        """All of them, in the order of the resource tree."""
        return {rsc: self[rsc] for rsc in self.ids}
