"""The failure matrix: what happens, where everything runs afterwards, and how to recover.

Owns outage categories and recovery patterns (the five questions). Placements come from the
analysis of placement; what that leaves open is open here, with its reason.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from crmgen.behaviour.dependents import Dependent, Dependents, is_service
from crmgen.behaviour.failures import Expected, Failure, Kind, failures, placed
from crmgen.behaviour.fencing import Fencing
from crmgen.behaviour.look import Look
from crmgen.behaviour.reaction import Act, Reaction
from crmgen.model import Clone
from crmgen.placement import Cause, Change, Runs, State, Why

# operations that are not carried out again and again
_ONCE = (Kind.START, Kind.STOP, Kind.PROMOTE, Kind.DEMOTE)
# failures after which a service does not serve, unless the cluster does something about it
_BREAKS = (Kind.MONITOR, Kind.START, Kind.PROMOTE, Kind.MOUNT, Kind.NIC)


class Outage(StrEnum):
    """How long users notice it."""

    NONE = "none"  # not at all
    REDUCED = "reduced"  # the service runs on, with less in reserve
    RESTART = "restart"  # while resources restart on their node
    FAILOVER = "failover"  # while resources move
    FENCED = "fenced"  # while a node is fenced and resources move
    LASTING = "lasting"  # until someone repairs it


class Pattern(StrEnum):
    """The recovery patterns: both nodes up, a node fenced, a disk that keeps a node from a clean
    stop."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


class Recovery(Struct, frozen=True):
    """The five questions, and the pattern that their answers choose; None where there is nothing
    to do. ``clean_stop`` is whether the node can be stopped in order, ``pacemaker_stopped`` whether
    Pacemaker is down on it, ``moved`` whether resources are elsewhere than before. ``in_place`` is
    whether every service runs where it did, so that no node has to be emptied for the repair."""

    pattern: Pattern | None
    failcount_left: bool
    node_down: bool
    clean_stop: bool
    pacemaker_stopped: bool
    moved: bool
    in_place: bool


class Move(Struct, frozen=True):
    """A root that is elsewhere afterwards: where it was and where it is (or may be)."""

    id: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    runs: Runs


class Row(Struct, frozen=True):
    """One failure. ``moved`` are roots that run elsewhere or no longer, ``along`` what restarts
    or stops with the one that failed. ``open`` is why it is not wholly known where things run
    afterwards; with ``unclear`` nothing of it is known."""

    failure: Failure
    reaction: Reaction
    expected: Expected
    outage: Outage
    moved: tuple[Move, ...]
    along: tuple[str, ...]
    recovery: Recovery
    open: Cause | None = None
    unclear: bool = False


class Matrix:
    """All rows, and the state of the cluster after each."""

    def __init__(self, look: Look, dependents: Dependents, fencing: Fencing) -> None:
        self._look, self._dependents, self._fencing = look, dependents, fencing

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """One row a failure, in the order of the design."""
        return tuple(self._row(one) for one in failures(self._look))

    def after(self, expected: Expected) -> State | None:
        """Where everything runs afterwards; None where it is not known which node is hit. What is
        blocked is taken for stopped there, which the resources that depend on it see it as."""
        analysis, failure = self._look.analysis, expected.failure
        if failure.kind is Kind.INTERCONNECT:
            return None
        if expected.attributes:
            return analysis.changed(Change(attributes=expected.attributes))
        if expected.reaction.act in (Act.FENCE, Act.STANDBY, Act.LOST):
            return analysis.down(failure.node)
        stays_down = expected.reaction.act in (Act.STOP, Act.BLOCK)
        if stays_down and self._look.clone(failure.rsc) is None:
            alone = (failure.rsc,)
            given_up = expected.reaction.act is Act.STOP
            return analysis.changed(Change(given_up=alone) if given_up else Change(halted=alone))
        if stays_down or expected.reaction.act is Act.MOVE:
            item = analysis.design.by_id[failure.rsc]
            return analysis.changed(Change(bans=((item.id, failure.node),)))
        return analysis.changed(Change())

    def _row(self, expected: Expected) -> Row:
        state = self.after(expected)
        failure, reaction = expected.failure, expected.reaction
        moved = tuple(self._moves(state)) if state else ()
        along = tuple(one.id for one in self._along(expected))
        if reaction.act is Act.BLOCK:
            roots = {self._look.root(name).id for name in (failure.rsc, *along)}
            moved = tuple(one for one in moved if one.id in roots)
        outage = self._outage(expected, moved)
        unclear = self._unclear(expected, state)
        services = any(is_service(self._look.resources[one.id]) for one in moved)
        gone = services or unclear is not None or outage is Outage.LASTING
        return Row(
            failure,
            reaction,
            expected,
            outage,
            moved,
            along,
            _recovery(expected, outage, moved=bool(moved), gone=gone),
            unclear or self._open(expected, state, moved),
            unclear is not None,
        )

    def _along(self, expected: Expected) -> list[Dependent]:
        failure, act = expected.failure, expected.reaction.act
        if not failure.rsc or expected.attributes or act is Act.NOTHING:
            return []
        if act is Act.STOP:
            return self._dependents.stop_along(failure.rsc)
        # whoever is only colocated with what stops beside a blocked one may stay (seen in 2.1.5)
        if act is Act.BLOCK or not failure.node:
            return self._dependents.restart_along(failure.rsc)
        return self._dependents.instance_along(failure.rsc, failure.node)

    def _moves(self, state: State) -> Iterator[Move]:
        before = self._look.analysis.all_up()
        for root in self._look.cluster.resources:
            old, new = before[root.id], state[root.id]
            if (old.runs, old.nodes, old.candidates) != (new.runs, new.nodes, new.candidates):
                yield Move(root.id, old.candidates, new.candidates, new.runs)

    def _unclear(self, expected: Expected, state: State | None) -> Cause | None:
        """Why nothing can be said of where things run afterwards, if so."""
        failure, analysis = expected.failure, self._look.analysis
        if state is None:
            return Cause(Why.UNKNOWN_NODES)
        item = analysis.design.by_id[failure.rsc] if failure.rsc else None
        clone = self._look.clone(failure.rsc) if failure.rsc else None
        if analysis.undecided is not None:
            return analysis.undecided
        if self._never_fenced(expected):
            at = self._look.option("stonith-enabled", "fencing-enabled").at
            return Cause(Why.NO_FENCING, at=at, node=failure.node)
        if item is not None and item.loose is not None:
            return item.loose
        if clone is not None and expected.reaction.act in (Act.STOP, Act.BLOCK):
            # one instance is left in a state that its clone has no word for
            return Cause(Why.CLONE_CHILD, clone.id, clone.at("id"))
        return self._stuck(failure) if expected.reaction.act is Act.BLOCK else None

    def _never_fenced(self, expected: Expected) -> bool:
        """Whether nothing is taken over from a node, because nobody can fence it."""
        failure = expected.failure
        if expected.reaction.act is not Act.FENCE or not failure.node:
            return False
        return not self._fencing.of(failure.node).levels and not self._fencing.watchdog.ms

    def _stuck(self, failure: Failure) -> Cause | None:
        """Who depends on what is blocked and might not be able to stop either: clones, and what
        had to stop first."""
        for one in self._dependents.stop_along(failure.rsc):
            before = any(d.id == failure.rsc for d in self._dependents.restart_along(one.id))
            if before or self._look.clone(one.id) is not None:
                return Cause(Why.COMPLEX, one.id, one.at, one.of)
        return None

    def _open(
        self, expected: Expected, state: State | None, moved: tuple[Move, ...]
    ) -> Cause | None:
        """What is not sure, though what is said of places holds."""
        failure = expected.failure
        if not expected.sure:
            cause = placed(self._look, failure.rsc).open
            return cause or Cause(Why.UNKNOWN_ATTRIBUTE, failure.rsc, failure.at)
        if expected.reaction.act is Act.BLOCK:
            sure = {one.id for one in self._dependents.restart_along(failure.rsc)}
            for one in self._dependents.stop_along(failure.rsc):
                if one.id not in sure:
                    return Cause(Why.COMPLEX, one.id, one.at, one.of)
        return self._undecided(failure, state, moved) if state else None

    def _undecided(self, failure: Failure, state: State, moved: tuple[Move, ...]) -> Cause | None:
        """The first of those that the failure concerns whose place is not known."""
        own = [self._look.root(failure.rsc).id] if failure.rsc else []
        for name in (*own, *(one.id for one in moved)):
            after = state[name]
            if not after.decided and after.runs is not Runs.NO:
                return after.open or Cause(Why.FOLLOWS, name)
        return None

    def _outage(self, expected: Expected, moved: tuple[Move, ...]) -> Outage:
        failure, act = expected.failure, expected.reaction.act
        if act is Act.NOTHING:
            return self._unheeded(failure)
        if failure.kind is Kind.INTERCONNECT:
            return Outage.FENCED if act is Act.FENCE else Outage.LASTING
        services = [one for one in moved if is_service(self._look.resources[one.id])]
        lasting = act in (Act.BLOCK, Act.STOP) or (services and self._never_fenced(expected))
        if lasting or any(one.runs is Runs.NO for one in services):
            return Outage.LASTING
        if any(self._serves_once(one.id) for one in services):
            return Outage.FENCED if act is Act.FENCE else Outage.FAILOVER
        if services or act in (Act.FENCE, Act.LOST):
            return Outage.REDUCED
        restarts = failure.rsc and not expected.attributes
        return self._restarts(failure.rsc) if restarts else Outage.NONE

    def _unheeded(self, failure: Failure) -> Outage:
        """What users have of a failure about which nothing is done, because nobody watches or
        on-fail=ignore says so: a service that has failed stays so."""
        if failure.kind not in _BREAKS or not is_service(self._look.resources[failure.rsc]):
            return Outage.NONE
        root = self._look.root(failure.rsc).id
        return Outage.LASTING if self._serves_once(root) else Outage.REDUCED

    def _serves_once(self, root: str) -> bool:
        """Whether users notice that it moves: plain clones run elsewhere too."""
        resource = self._look.resources[root]
        return not isinstance(resource, Clone) or resource.promotable

    def _restarts(self, rsc: str) -> Outage:
        """What a restart on the spot is to users: fencing devices serve nobody."""
        names = (rsc, *(one.id for one in self._dependents.restart_along(rsc)))
        if not any(is_service(self._look.resources[name]) for name in names):
            return Outage.NONE
        return Outage.RESTART


def _recovery(expected: Expected, outage: Outage, *, moved: bool, gone: bool) -> Recovery:
    """The five questions; ``gone`` is whether a service runs elsewhere, or no longer."""
    failure, act = expected.failure, expected.reaction.act
    down = act in (Act.FENCE, Act.LOST)
    disk = failure.kind in (Kind.DISK, Kind.MOUNT)
    counted = bool(failure.rsc) and not expected.attributes and not down
    if expected.operation is None and failure.kind in (Kind.MONITOR, Kind.NIC, Kind.MOUNT):
        counted = False  # nobody noticed
    ignored = act is Act.NOTHING and failure.kind in _ONCE
    if ignored:
        counted = False  # the controller counts ignored monitors only
    pattern: Pattern | None = None
    if disk:
        pattern = Pattern.P3
    elif down:
        pattern = Pattern.P2
    elif act is not Act.NOTHING or counted or ignored or outage is not Outage.NONE:
        pattern = Pattern.P1
    return Recovery(
        pattern,
        failcount_left=counted,
        node_down=down,
        clean_stop=not (down or disk),
        pacemaker_stopped=down,
        moved=moved,
        in_place=not (gone or down or disk),
    )
