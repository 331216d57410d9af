"""What clones with notify=true tell their instances before and after every action, and who waits.

Owns which notifications an action brings and what they stand between (seen in the transitions of
2.1.5: an action waits for its "pre", the next one and all dependents wait for its "post"). Must not
know which actions a failure takes.
"""

from collections.abc import Collection, Iterator
from functools import cached_property

from crmgen.behaviour.dependents import leaves
from crmgen.behaviour.look import Look
from crmgen.model import Clone, Primitive

Vertex = tuple[str, str]  # (action, primitive)

# the actions of a clone, in the order in which it takes them
SEQUENCE = ("demote", "stop", "start", "promote")
BEFORE, AFTER = "pre-", "post-"


def is_notification(action: str) -> bool:
    """Whether an action tells instances of another one."""
    return action.startswith((BEFORE, AFTER))


def told_of(action: str) -> str:
    """The action that a notification is about."""
    return action.removeprefix(BEFORE).removeprefix(AFTER)


class Notifications:
    """The clones of a design that notify."""

    def __init__(self, look: Look) -> None:
        self._look = look

    @cached_property
    def clones(self) -> dict[str, list[Primitive]]:
        """Every clone that notifies, with what is in it."""
        return {
            root.id: leaves(self._look, root.id)
            for root in self._look.cluster.resources
            if isinstance(root, Clone) and self._look.meta(root.id, "notify").is_true
        }

    def around(self, clone: str, actions: Collection[str]) -> Iterator[Vertex]:
        """The notifications of what happens to instances of a clone."""
        for action in actions:
            for primitive in self.clones[clone]:
                yield BEFORE + action, primitive.id
                yield AFTER + action, primitive.id

    def after(self, vertex: Vertex) -> Iterator[Vertex]:
        """An action, and what whoever waits for it waits for as well."""
        action, rsc = vertex
        yield vertex
        root = self._look.root(rsc).id
        if root in self.clones:
            yield AFTER + action, rsc

    def edges(self) -> Iterator[tuple[Vertex, Vertex]]:
        """Who waits for whom inside the clones: each step of all that is in one for the step before
        it."""
        for held in self.clones.values():
            line = [step for name in SEQUENCE for step in (BEFORE + name, name, AFTER + name)]
            for place, first in enumerate(line):
                for then in line[place + 1 :]:
                    if is_notification(first) or is_notification(then):
                        for one in held:
                            yield from (((first, one.id), (then, other.id)) for other in held)
