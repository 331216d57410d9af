"""What is stopped and started after a failure, and the longest way through it.

Owns which actions a change of placements takes and which of them wait for others: members of a
group, orders, sets, roles, notifications. What waits for nothing runs at once. Must not know
detection or fencing.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from crmgen.behaviour.dependents import Dependents, leaves
from crmgen.behaviour.look import Look
from crmgen.behaviour.matrix import Matrix, Row
from crmgen.behaviour.notifications import SEQUENCE, Notifications, Vertex
from crmgen.behaviour.reaction import Act
from crmgen.model import Primitive, Role
from crmgen.model.attributes import INFINITY
from crmgen.placement import Placement, Runs, State
from crmgen.placement.relations import colocation_pairs, order_steps

_INVERSE = {"start": "stop", "stop": "start", "promote": "demote", "demote": "promote"}


class Circle(Exception):
    """The actions wait for each other: there is no longest way."""


class Actions:
    """The actions after each failure of a design."""

    def __init__(self, look: Look, matrix: Matrix, dependents: Dependents) -> None:
        self._look, self._matrix, self._dependents = look, matrix, dependents
        self._notifications = Notifications(look)

    def of(self, row: Row) -> frozenset[Vertex]:
        """Every action that a failure may lead to, on nodes that are up. Fencing devices count only
        where they are what failed: no service waits for them."""
        state = self._matrix.after(row.expected)
        act, failed = row.reaction.act, row.failure.rsc
        if state is None or act is Act.NOTHING:
            return frozenset()
        if act is Act.BLOCK:
            return frozenset(("stop", name) for name in row.along)
        found, elsewhere = self._elsewhere(row, state)
        if act in (Act.RESTART, Act.MOVE) and failed and not row.expected.attributes:
            found.add(("stop", failed))
            if act is Act.RESTART:
                found.add(("start", failed))
        moving = sorted({name for _, name in found})
        for name in moving:
            own = name == failed and act is not Act.STOP and not row.expected.attributes
            others = (one.id for one in self._dependents.restart_along(name))
            for other in row.along if own else others:
                found.update(self._restarts(row, other, state))
        roles = frozenset(self._roles(row, found, elsewhere, state))
        found.update(roles)
        for name in sorted({name for _, name in roles}):
            for other in self._dependents.role_along(name):
                found.update(self._restarts(row, other, state))
        found.update(self._told(row, found, state))
        return frozenset(found)

    def _elsewhere(self, row: Row, state: State) -> tuple[set[Vertex], set[str]]:
        """What leaves its node or may have to, with what it has to be beside; and their names."""
        found: set[Vertex] = set()
        for primitive in self._look.primitives.values():
            if not primitive.is_stonith or primitive.id == row.failure.rsc:
                found.update(self._moves(row, primitive, state))
        names = {name for _, name in found}
        for name in sorted(names):
            for other in self._dependents.beside(name):
                if other not in names and self._is_drawn(other, state):
                    names.add(other)
                    found.update(self._restarts(row, other, state))
        return found, names

    def _moves(self, row: Row, primitive: Primitive, state: State) -> Iterator[Vertex]:
        item = self._look.analysis.design.by_id[primitive.id]
        before, after = self._look.analysis.all_up()[item.id], state[item.id]
        here, there = set(before.candidates), set(after.candidates)
        if row.reaction.act in (Act.FENCE, Act.LOST):
            here.discard(row.failure.node)
        came = there - set(before.candidates)
        # one that runs once may have left for any of the new ones
        left = here if came and self._look.clone(primitive.id) is None else here - there
        if left and before.runs is not Runs.NO:
            yield "stop", primitive.id
        if after.runs is not Runs.NO and (came or _may_have_moved(row, before, after)):
            yield "start", primitive.id

    def _is_drawn(self, rsc: str, state: State) -> bool:
        """Whether something moves with what has to be beside it, for all that is known."""
        item = self._look.analysis.design.by_id[rsc]
        before, after = self._look.analysis.all_up()[item.id], state[item.id]
        stays = before.decided and after.decided and before.nodes == after.nodes
        return self._look.clone(rsc) is None and not stays

    def _restarts(self, row: Row, rsc: str, state: State) -> Iterator[Vertex]:
        """What has to stop and start along with another, where it is not gone with its node."""
        item = self._look.analysis.design.by_id[rsc]
        where = set(self._look.analysis.all_up()[item.id].candidates)
        if row.reaction.act in (Act.FENCE, Act.LOST):
            where.discard(row.failure.node)
        if not where:
            return
        yield "stop", rsc
        if state[item.id].runs is not Runs.NO:
            yield "start", rsc

    def _roles(
        self, row: Row, found: set[Vertex], elsewhere: set[str], state: State
    ) -> Iterator[Vertex]:
        """Instances are demoted before they stop, and another one is promoted instead. A role that
        has to be beside something goes where that does."""
        gone = row.reaction.act in (Act.FENCE, Act.LOST)
        for root in self._look.cluster.resources:
            before, after = self._look.analysis.all_up()[root.id], state[root.id]
            if before.promotes is None or before.promotes is Runs.NO:
                continue
            # what was beside a role on a node that is gone had it there too
            most = INFINITY - 1 if gone else INFINITY
            drawn = self._beside(root.id, most) & elsewhere and not _keeps_roles(before, after)
            parts = {one.id for one in leaves(self._look, root.id)}
            touched = {action for action, name in found if name in parts}
            hit = row.failure.node in before.promoted_candidates
            own = hit and row.failure.rsc in parts
            for name in sorted(parts):  # the members of a group have one role
                if "stop" in touched or drawn or (own and not gone):
                    yield "demote", name
                if (touched or drawn or own or (hit and gone)) and after.promotes is not Runs.NO:
                    yield "promote", name

    def _beside(self, root: str, most: int) -> set[str]:
        """What is to be on the node of a promoted instance, or it on theirs, by a score up to
        ``most``."""
        pairs = [
            pair
            for pair in colocation_pairs(self._look.plain)
            if 0 < pair.score <= most and (pair.dependent_role or pair.primary_role)
        ]
        names = {pair.dependent for pair in pairs if pair.primary == root}
        names |= {pair.primary for pair in pairs if pair.dependent == root}
        return {one.id for name in names for one in leaves(self._look, name)}

    def implied(self, row: Row) -> frozenset[Vertex]:
        """What a node takes with it when it is fenced: stops and demotions that take no time, for
        which others wait all the same."""
        if row.reaction.act not in (Act.FENCE, Act.LOST):
            return frozenset()
        found: set[Vertex] = set()
        for root in self._look.cluster.resources:
            for primitive in leaves(self._look, root.id):
                item = self._look.analysis.design.by_id[primitive.id]
                before = self._look.analysis.all_up()[item.id]
                if row.failure.node in before.candidates:
                    found.add(("stop", primitive.id))
                if row.failure.node in before.promoted_candidates:
                    found.add(("demote", primitive.id))
        return frozenset(found)

    def _told(self, row: Row, found: set[Vertex], state: State) -> Iterator[Vertex]:
        """Instances are told of what others do, and of those that went with their node."""
        implied = self.implied(row)
        for clone, held in self._notifications.clones.items():
            names = {one.id for one in held}
            actions = {action for action, name in (*found, *implied) if name in names}
            before, after = self._look.analysis.all_up()[clone], state[clone]
            listening = {*before.candidates, *after.candidates}
            if implied:
                listening.discard(row.failure.node)
            if listening:
                yield from self._notifications.around(clone, actions)

    def longest(self, vertices: frozenset[Vertex], times: Mapping[Vertex, int]) -> list[Vertex]:
        """The actions on the way that takes longest, first to last. Raises Circle."""
        after = {
            first: [then for then in self._later.get(first, ()) if then in vertices]
            for first in vertices
        }
        waits = dict.fromkeys(vertices, 0)
        for thens in after.values():
            for then in thens:
                waits[then] += 1
        total = {vertex: times[vertex] for vertex in vertices}
        before: dict[Vertex, Vertex] = {}
        line = [vertex for vertex in self._sorted(vertices) if not waits[vertex]]
        for vertex in line:
            for then in after[vertex]:
                if total[vertex] + times[then] > total[then]:
                    total[then] = total[vertex] + times[then]
                    before[then] = vertex
                waits[then] -= 1
                if not waits[then]:
                    line.append(then)
        if len(line) < len(vertices):
            raise Circle
        if not line:
            return []
        path = [max(line, key=lambda vertex: total[vertex])]
        while path[-1] in before:
            path.append(before[path[-1]])
        return path[::-1]

    def _sorted(self, vertices: frozenset[Vertex]) -> list[Vertex]:
        """In the order of the tree, so that equal ways give one answer."""
        place = {name: number for number, name in enumerate(self._look.primitives)}
        return sorted(vertices, key=lambda vertex: (place[vertex[1]], vertex[0]))

    @cached_property
    def _later(self) -> Mapping[Vertex, list[Vertex]]:
        """What waits for each action."""
        told = self._notifications.edges()
        ties = (*self._own(), *self._members(), *self._orders(), *self._apart(), *told)
        found: dict[Vertex, list[Vertex]] = {}
        for first, then in dict.fromkeys(ties):
            found.setdefault(first, []).append(then)
        return found

    def _own(self) -> Iterator[tuple[Vertex, Vertex]]:
        """A resource stops before it starts again; a role is left before and taken after. A group
        or a clone does each as a whole."""
        for root in self._look.cluster.resources:
            parts = leaves(self._look, root.id)
            for place, first in enumerate(SEQUENCE):
                for then in SEQUENCE[place + 1 :]:
                    for one in parts:
                        yield from (((first, one.id), (then, other.id)) for other in parts)

    def _members(self) -> Iterator[tuple[Vertex, Vertex]]:
        for group in self._look.cluster.groups():
            if self._look.meta(group.id, "ordered").value.lower() == "false":
                continue
            for number, member in enumerate(group.members):
                for later in group.members[number + 1 :]:
                    for action in ("start", "promote"):
                        yield (action, member.id), (action, later.id)
                        yield (_INVERSE[action], later.id), (_INVERSE[action], member.id)

    def _orders(self) -> Iterator[tuple[Vertex, Vertex]]:
        for step in order_steps(self._look.plain):
            for name in step.firsts:
                for first in leaves(self._look, name):
                    for then in leaves(self._look, step.then):
                        if first.id == then.id:
                            continue
                        up = (step.first_action, first.id), (step.then_action, then.id)
                        yield from self._waits(*up)
                        if step.symmetrical:
                            down = (_INVERSE[step.then_action], then.id)
                            yield from self._waits(down, (_INVERSE[step.first_action], first.id))

    def _apart(self) -> Iterator[tuple[Vertex, Vertex]]:
        """What may not be on one node: each starts after the other has stopped."""
        for pair in colocation_pairs(self._look.plain):
            if pair.score > -INFINITY:
                continue
            one = _taking(pair.dependent_role), pair.dependent
            other = _taking(pair.primary_role), pair.primary
            for (up, rsc), (taken, from_rsc) in ((one, other), (other, one)):
                for then in leaves(self._look, rsc):
                    for first in leaves(self._look, from_rsc):
                        yield (_INVERSE[taken], first.id), (up, then.id)

    def _waits(self, first: Vertex, then: Vertex) -> Iterator[tuple[Vertex, Vertex]]:
        for one in self._notifications.after(first):
            yield one, then


def _taking(role: Role | None) -> str:
    """The action by which a resource takes a role."""
    return "promote" if role is Role.PROMOTED else "start"


def _may_have_moved(row: Row, before: Placement, after: Placement) -> bool:
    """Whether something that may have run on the node that it lost has to start elsewhere, though
    it may have run there all the time."""
    node = row.failure.node
    return not before.decided and node in before.candidates and node not in after.candidates


def _keeps_roles(before: Placement, after: Placement) -> bool:
    """Whether it is known who is promoted, and that it is the same one afterwards."""
    known = before.promoted == before.promoted_candidates
    return known and (before.promoted, before.promoted) == (
        after.promoted,
        after.promoted_candidates,
    )
