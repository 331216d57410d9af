"""What is stopped and started after a failure, and the longest way through it.

Owns which actions a change of placements takes and which of them wait for others: members of a
group, orders, sets, roles. What waits for nothing runs at once. Must not know detection or fencing.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from crmgen.behaviour.dependents import Dependents, leaves
from crmgen.behaviour.look import Look
from crmgen.behaviour.matrix import Matrix, Row
from crmgen.behaviour.reaction import Act
from crmgen.model import Primitive
from crmgen.placement import Placement, Runs, State
from crmgen.placement.relations import order_steps

Vertex = tuple[str, str]  # (action, primitive)
_INVERSE = {"start": "stop", "stop": "start", "promote": "demote", "demote": "promote"}


class Circle(Exception):
    """The actions wait for each other: there is no longest way."""


class Actions:
    """The actions after each failure of a design."""

    def __init__(self, look: Look, matrix: Matrix, dependents: Dependents) -> None:
        self._look, self._matrix, self._dependents = look, matrix, dependents

    def of(self, row: Row) -> frozenset[Vertex]:
        """Every action that a failure may lead to, on nodes that are up. Fencing devices count only
        where they are what failed: no service waits for them."""
        state = self._matrix.after(row.expected)
        act, failed = row.reaction.act, row.failure.rsc
        if state is None or act is Act.NOTHING:
            return frozenset()
        if act is Act.BLOCK:
            return frozenset(("stop", name) for name in row.along)
        found: set[Vertex] = set()
        for primitive in self._look.primitives.values():
            if not primitive.is_stonith or primitive.id == failed:
                found.update(self._moves(row, primitive, state))
        if act in (Act.RESTART, Act.MOVE) and failed and not row.expected.attributes:
            found.add(("stop", failed))
            if act is Act.RESTART:
                found.add(("start", failed))
        moving = sorted({name for _, name in found})
        for name in moving:
            for one in self._dependents.restart_along(name):
                found.update(self._restarts(row, one.id, state))
        found.update(self._roles(row, found, state))
        return frozenset(found)

    def _moves(self, row: Row, primitive: Primitive, state: State) -> Iterator[Vertex]:
        item = self._look.analysis.design.by_id[primitive.id]
        before, after = self._look.analysis.all_up()[item.id], state[item.id]
        gone = set(before.candidates) - set(after.candidates)
        if row.reaction.act in (Act.FENCE, Act.LOST):
            gone.discard(row.failure.node)
        if gone and before.runs is not Runs.NO:
            yield "stop", primitive.id
        came = set(after.candidates) - set(before.candidates)
        if after.runs is not Runs.NO and (came or self._may_have_moved(row, before)):
            yield "start", primitive.id

    def _may_have_moved(self, row: Row, before: Placement) -> bool:
        """Whether something that may have run on the node that is gone has to start elsewhere,
        though it may have run there all the time."""
        if row.reaction.act not in (Act.FENCE, Act.LOST, Act.STANDBY) or before.decided:
            return False
        return row.failure.node in before.candidates

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

    def _roles(self, row: Row, found: set[Vertex], state: State) -> Iterator[Vertex]:
        """Instances are demoted before they stop, and another one is promoted instead."""
        for root in self._look.cluster.resources:
            before, after = self._look.analysis.all_up()[root.id], state[root.id]
            if before.promotes is None or before.promotes is Runs.NO:
                continue
            for primitive in leaves(self._look, root.id):
                touched = {action for action, name in found if name == primitive.id}
                hit = row.failure.node in before.promoted_candidates
                lost = hit and row.reaction.act in (Act.FENCE, Act.LOST)
                own = hit and row.failure.rsc == primitive.id
                if "stop" in touched or own:
                    yield "demote", primitive.id
                if (touched or lost or own) and after.promotes is not Runs.NO:
                    yield "promote", primitive.id

    def longest(self, vertices: frozenset[Vertex], times: Mapping[Vertex, int]) -> list[Vertex]:
        """The actions on the way that takes longest, first to last. Raises Circle."""
        after: dict[Vertex, list[Vertex]] = {}
        waits = dict.fromkeys(vertices, 0)
        for first, then in self._edges:
            if first in waits and then in waits:
                after.setdefault(first, []).append(then)
                waits[then] += 1
        total = {vertex: times[vertex] for vertex in vertices}
        before: dict[Vertex, Vertex] = {}
        line = [vertex for vertex in self._sorted(vertices) if not waits[vertex]]
        for vertex in line:
            for then in after.get(vertex, ()):
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
    def _edges(self) -> list[tuple[Vertex, Vertex]]:
        return list(dict.fromkeys((*self._own(), *self._members(), *self._orders())))

    def _own(self) -> Iterator[tuple[Vertex, Vertex]]:
        """A resource stops before it starts again; a role is left before and taken after."""
        for name in self._look.primitives:
            for first, then in (
                ("stop", "start"),
                ("demote", "stop"),
                ("start", "promote"),
                ("demote", "promote"),
            ):
                yield (first, name), (then, name)

    def _members(self) -> Iterator[tuple[Vertex, Vertex]]:
        for group in self._look.cluster.groups():
            if self._look.meta(group.id, "ordered").value.lower() == "false":
                continue
            for number, member in enumerate(group.members):
                for later in group.members[number + 1 :]:
                    yield ("start", member.id), ("start", later.id)
                    yield ("stop", later.id), ("stop", member.id)

    def _orders(self) -> Iterator[tuple[Vertex, Vertex]]:
        for step in order_steps(self._look.plain):
            for name in step.firsts:
                for first in leaves(self._look, name):
                    for then in leaves(self._look, step.then):
                        if first.id == then.id:
                            continue
                        yield (step.first_action, first.id), (step.then_action, then.id)
                        if step.symmetrical:
                            down = (_INVERSE[step.then_action], then.id)
                            yield down, (_INVERSE[step.first_action], first.id)
