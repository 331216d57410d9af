"""Facts for runbooks: switching over and back, taking nodes down one by one, traps.

Owns what an operator has to know beforehand, computed from the design. Must not know any command.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from crmgen.behaviour import monitors
from crmgen.behaviour.dependents import Dependents, is_service
from crmgen.behaviour.look import Look, sets_of
from crmgen.model import Clone, NodeLocation, Resource, RuleLocation
from crmgen.origin import Origin
from crmgen.placement import Cause, Change, Failback, Placement, Runs, meta


class SwitchBack(Struct, frozen=True):
    """Whether a resource goes back by itself when ``node``, where it was, returns."""

    rsc: str
    node: str
    result: Failback


class Return(StrEnum):
    """What a resource does once an operator has moved it and removed the constraint of the move."""

    STAYS = "stays"
    GOES_BACK = "goes back"
    STUCK = "stuck"  # no other node takes it
    OPEN = "open"


class AfterMove(Struct, frozen=True):
    """What a move of a service off ``node`` leads to: where it goes, what goes along (roots), and
    whether it stays there. ``open`` is why that is not known."""

    rsc: str
    node: str
    to: tuple[str, ...]
    along: tuple[str, ...]
    result: Return
    open: Cause | None = None


class NodeStop(Struct, frozen=True):
    """A node in a rolling update. ``active`` are the services that run on it with all nodes up,
    ``moves`` what its standby moves where, ``stops`` what nobody takes over."""

    node: str
    active: tuple[str, ...]
    moves: tuple[tuple[str, tuple[str, ...]], ...]
    stops: tuple[str, ...]


class RuleMove(Struct, frozen=True):
    """A rule on an attribute that vanishes when Pacemaker is restarted: what it concerns may move
    even in maintenance mode."""

    attribute: str
    monitor: str
    rsc: str
    constraint: str
    at: Origin


class Leftover(StrEnum):
    """What an earlier intervention left behind."""

    BAN = "ban"
    PREFER = "prefer"
    STOPPED = "target-role"
    UNMANAGED = "is-managed"
    MAINTENANCE = "maintenance"
    STOP_ALL = "stop-all-resources"
    STANDBY = "standby"


class Left(Struct, frozen=True):
    """One leftover: on a resource, a node or the cluster (``owner`` empty), at a cell."""

    kind: Leftover
    owner: str
    at: Origin


class Operation:
    """The facts of one design."""

    def __init__(self, look: Look, dependents: Dependents) -> None:
        self._look, self._dependents = look, dependents

    def services(self) -> list[Resource]:
        """The roots that an operator moves: not fencing devices, nor clones without roles."""
        return [
            root
            for root in self._look.cluster.resources
            if is_service(root) and (not isinstance(root, Clone) or root.promotable)
        ]

    def switch_back(self) -> list[SwitchBack]:
        """For every service and each node where it may run first."""
        analysis = self._look.analysis
        return [
            SwitchBack(root.id, node, analysis.failback(root.id, node))
            for root in self.services()
            if not isinstance(root, Clone)
            for node in analysis.all_up()[root.id].candidates
        ]

    def after_move(self) -> list[AfterMove]:
        """For every service that runs on one node: what a move off that node leads to."""
        found: list[AfterMove] = []
        for root in self.services():
            where = self._look.analysis.all_up()[root.id]
            if not isinstance(root, Clone) and where.runs is not Runs.NO:
                found.extend(self._after_move(root, node, where) for node in where.candidates)
        return found

    def _after_move(self, root: Resource, node: str, where: Placement) -> AfterMove:
        analysis = self._look.analysis
        change = Change(bans=((root.id, node),))
        moved, later = analysis.changed(change), analysis.lifted(change)
        there, then = moved[root.id], later[root.id]
        along = tuple(
            one.id
            for one in self._look.cluster.resources
            if one is not root and moved[one.id].candidates != analysis.all_up()[one.id].candidates
        )
        result, cause = Return.OPEN, where.open or there.open or then.open
        if there.runs is Runs.NO:
            result, cause = Return.STUCK, None
        elif where.decided and there.decided and then.decided:
            back = then.nodes != there.nodes
            result, cause = (Return.GOES_BACK if back else Return.STAYS), None
        return AfterMove(root.id, node, there.candidates, along, result, cause)

    def rolling_order(self) -> list[NodeStop]:
        """The nodes with fewer active services first, so that each of them moves once where that
        is possible; equal ones in the order of the design. Whether a node is the DC shows only in
        the running cluster: the DC is the last one."""
        stops = [self._node_stop(node) for node in self._look.analysis.nodes]
        return sorted(stops, key=lambda one: len(one.active))

    def _node_stop(self, node: str) -> NodeStop:
        analysis = self._look.analysis
        before, after = analysis.all_up(), analysis.down(node)
        active, moves, stops = [], [], []
        for root in self.services():
            old, new = before[root.id], after[root.id]
            held = old.promoted_candidates if isinstance(root, Clone) else old.candidates
            if node not in held:
                continue
            active.append(root.id)
            if new.runs is Runs.NO:
                stops.append(root.id)
            else:
                to = new.promoted_candidates if isinstance(root, Clone) else new.candidates
                moves.append((root.id, to))
        return NodeStop(node, tuple(active), tuple(moves), tuple(stops))

    def rule_moves(self) -> list[RuleMove]:
        """What may move when Pacemaker restarts in maintenance mode."""
        return [
            RuleMove(watch.attribute, watch.primitive.id, use.rsc, use.constraint, use.at)
            for watch in monitors.watches(self._look)
            for use in watch.uses
        ]

    def leftovers(self) -> list[Left]:
        """What should not be in a design."""
        return [*self._of_constraints(), *self._of_resources(), *self._of_cluster()]

    def _of_constraints(self) -> Iterator[Left]:
        for one in self._look.plain.constraints:
            if isinstance(one, NodeLocation | RuleLocation):
                if one.id.startswith("cli-ban-"):
                    yield Left(Leftover.BAN, one.rsc, one.at("rsc"))
                elif one.id.startswith(("cli-prefer-", "cli-standby-")):
                    yield Left(Leftover.PREFER, one.rsc, one.at("rsc"))

    def _of_resources(self) -> Iterator[Left]:
        for resource in self._look.resources.values():
            for attributes in resource.meta_attributes:
                for pair in attributes.pairs:
                    value = pair.value.lower()
                    if pair.name == "target-role" and value == "stopped":
                        yield Left(Leftover.STOPPED, resource.id, pair.at("value"))
                    elif pair.name == "is-managed" and value in meta.FALSE:
                        yield Left(Leftover.UNMANAGED, resource.id, pair.at("value"))
                    elif pair.name == "maintenance" and value in meta.TRUE:
                        yield Left(Leftover.MAINTENANCE, resource.id, pair.at("value"))

    def _of_cluster(self) -> Iterator[Left]:
        names = {"maintenance-mode": Leftover.MAINTENANCE, "stop-all-resources": Leftover.STOP_ALL}
        for name, kind in names.items():
            setting = self._look.option(name)
            if setting.at is not None and setting.is_true:
                yield Left(kind, "", setting.at)
        for node in self._look.cluster.nodes:
            for attributes in sets_of(node.attributes):
                for pair in attributes.pairs:
                    kinds = {"standby": Leftover.STANDBY, "maintenance": Leftover.MAINTENANCE}
                    if pair.name in kinds and pair.value.lower() in meta.TRUE:
                        yield Left(kinds[pair.name], node.uname, pair.at("value"))
