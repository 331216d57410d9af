"""Who stops or restarts along with whom: groups, mandatory orders and colocations, followed on.

Owns that closure and the cell behind each link. Must not know why the first one stops.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from crmgen.behaviour.look import Look
from crmgen.model import Clone, Group, Primitive, Resource, primitives_of
from crmgen.model.attributes import INFINITY
from crmgen.origin import Origin
from crmgen.placement.relations import colocation_pairs, order_steps

_UP = ("start", "promote")


class Tie(StrEnum):
    """What ties one to the other."""

    GROUP = "group"
    ORDER = "order"
    COLOCATION = "colocation"


class Dependent(Struct, frozen=True):
    """``id`` stops when ``of`` does, because of the cell ``at``. Both are primitives. ``role``
    where it depends on the promoted instance only."""

    id: str
    of: str
    tie: Tie
    at: Origin
    promoted: bool = False


class Dependents:
    """The ties of a cluster, between primitives."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def stop_along(self, rsc: str) -> list[Dependent]:
        """Everything that stops when a resource stops and stays stopped, the nearest first."""
        return self._follow(rsc, (Tie.GROUP, Tie.ORDER, Tie.COLOCATION))

    def restart_along(self, rsc: str) -> list[Dependent]:
        """Everything that is stopped and started again when a resource is."""
        return self._follow(rsc, (Tie.GROUP, Tie.ORDER))

    def instance_along(self, rsc: str, node: str) -> list[Dependent]:
        """What is stopped and started again when the instance on a node is: not what follows its
        clone and is surely on another node (seen in 2.1.5, whatever interleave says)."""
        root = self._look.root(rsc)
        own = {one.id for one in primitives_of(root)} if isinstance(root, Clone) else set()
        return self._follow(
            rsc,
            (Tie.GROUP, Tie.ORDER),
            lambda tie: tie.of in own and not tie.promoted and self._is_elsewhere(tie.id, node),
        )

    def _is_elsewhere(self, rsc: str, node: str) -> bool:
        root = self._look.root(rsc)
        if isinstance(root, Clone) or self._look.analysis.undecided is not None:
            return False
        return node not in self._look.analysis.all_up()[root.id].candidates

    def role_along(self, rsc: str) -> list[str]:
        """Everything that is stopped and started again when another instance is promoted."""
        first = [one for one in self._direct.get(rsc, ()) if one.promoted and one.tie is Tie.ORDER]
        found = dict.fromkeys(one.id for one in first)
        for name in tuple(found):
            found |= dict.fromkeys(one.id for one in self.restart_along(name))
        return list(found)

    def beside(self, rsc: str) -> list[str]:
        """What a resource has to be on one node with, by what it stands behind in its group or by
        colocations: that goes where the resource may still run."""
        line = [one.id for one in primitives_of(self._look.resources[rsc])]
        seen = set(line)
        for name in line:
            for one in self._leading.get(name, ()):
                if one not in seen:
                    seen.add(one)
                    line.append(one)
        return line[1:]

    @cached_property
    def _leading(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in (*self._members(), *self._colocations()):
            if not one.promoted:
                found.setdefault(one.id, []).append(one.of)
        return found

    def _follow(
        self,
        rsc: str,
        ties: tuple[Tie, ...],
        apart: Callable[[Dependent], bool] = lambda _: False,
    ) -> list[Dependent]:
        first = [one.id for one in primitives_of(self._look.resources[rsc])]
        seen, line, found = set(first), list(first), []
        for name in line:
            for one in self._direct.get(name, ()):
                if one.tie in ties and one.id not in seen and not apart(one):
                    seen.add(one.id)
                    line.append(one.id)
                    found.append(one)
        return found

    @cached_property
    def _direct(self) -> Mapping[str, list[Dependent]]:
        found: dict[str, list[Dependent]] = {}
        for one in (*self._members(), *self._orders(), *self._colocations()):
            found.setdefault(one.of, []).append(one)
        return found

    def _members(self) -> Iterator[Dependent]:
        for group in self._look.cluster.groups():
            if self._look.meta(group.id, "ordered").value.lower() == "false":
                continue
            for before, member in zip(group.members, group.members[1:], strict=False):
                yield Dependent(member.id, before.id, Tie.GROUP, member.at("id"))

    def _orders(self) -> Iterator[Dependent]:
        for step in order_steps(self._look.plain):
            up = step.first_action in _UP and step.then_action in _UP
            if not (step.mandatory and step.symmetrical and up) or step.any_of:
                continue
            promoted = step.first_action == "promote"
            for first in step.firsts:
                yield from self._between(step.then, first, Tie.ORDER, step.at, promoted)

    def _colocations(self) -> Iterator[Dependent]:
        for pair in colocation_pairs(self._look.plain):
            if pair.score >= INFINITY:
                promoted = pair.primary_role is not None and pair.primary_role.value == "Promoted"
                yield from self._between(
                    pair.dependent, pair.primary, Tie.COLOCATION, pair.at, promoted
                )

    def _between(
        self, dependent: str, of: str, tie: Tie, at: Origin, promoted: bool
    ) -> Iterator[Dependent]:
        """Everything in the one depends on everything in the other: a group is there only as a
        whole, and tags stand for several."""
        for primary in leaves(self._look, of):
            for one in leaves(self._look, dependent):
                if one.id != primary.id:
                    yield Dependent(one.id, primary.id, tie, at, promoted)


def leaves(look: Look, name: str) -> list[Primitive]:
    """The primitives of a resource or of a tag; none for an unknown name."""
    if name in look.resources:
        return list(primitives_of(look.resources[name]))
    tags = (tag for tag in look.cluster.tags if tag.id == name)
    return [
        one
        for tag in tags
        for ref in tag.refs
        if ref in look.resources
        for one in primitives_of(look.resources[ref])
    ]


def is_service(resource: Resource) -> bool:
    """Whether a resource is more than a fencing device."""
    match resource:
        case Primitive():
            return not resource.is_stonith
        case Group():
            return any(is_service(member) for member in resource.members)
        case Clone():
            return is_service(resource.child)
    return True
