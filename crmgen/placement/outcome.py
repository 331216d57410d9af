"""From a run of the scheduler to placements with their causes."""

from collections.abc import Iterable

from msgspec.structs import replace

from crmgen.placement.allowed import Allowed
from crmgen.placement.blocked import Runs, Starts
from crmgen.placement.calm import Unmoved
from crmgen.placement.cause import Cause, Why
from crmgen.placement.design import Design
from crmgen.placement.items import Item, Kind
from crmgen.placement.results import Placement, State
from crmgen.placement.run import Generation, Run, Spot
from crmgen.placement.schedule import assign_all, primary_spot, reach

MAX_DEPTH = 12  # links of one chain: longer ones help nobody

Current = dict[str, int | None]


def run_state(
    design: Design,
    allowed: Allowed,
    up: frozenset[int],
    down: int | None,
    after: str,
    current: Current | None = None,
    calm: "dict[Generation, Unmoved] | None" = None,
) -> tuple[State, Current, dict[Generation, Run]]:
    """One state, and where every primitive is in it (None where that is not known).

    Where generations of Pacemaker may differ both are worked out, and only what they share is
    decided.
    """
    generations = list(Generation) if design.wishes else [Generation.EARLY]
    runs = {one: Run(design, up, current, one, (calm or {}).get(one)) for one in generations}
    writers = [_work(run, allowed) for run in runs.values()]
    found = _common([writer.current() for writer in writers])
    names = tuple(design.nodes[node] for node in sorted(up - design.standby.keys()))
    gone = None if down is None else design.nodes[down]

    def make(rsc: str) -> Placement:
        placement = writers[0].of(rsc)
        for other in writers[1:]:
            placement = _shared(placement, other.of(rsc))
        return placement

    return State(names, gone, after, design.ids, make), found, runs


def _work(run: Run, allowed: Allowed) -> "_Writer":
    assign_all(run)
    starts = Starts(run)
    _note_reasons(run, starts, allowed)
    starts.settle()
    return _Writer(run, starts, allowed)


def _common(parts: list[Current]) -> Current:
    """Where all agree; None where they don't."""
    found = parts[0]
    for other in parts[1:]:
        if other != found:
            found = {
                rsc: found[rsc] if found.get(rsc, -1) == other.get(rsc, -2) else None
                for rsc in sorted(found.keys() | other.keys())
            }
    return found


def _shared(one: Placement, other: Placement) -> Placement:
    """What two generations have in common."""
    if one == other or _alike(one, other):
        return one
    runs = one.runs if one.runs is other.runs else Runs.OPEN
    promotes = one.promotes if one.promotes is other.promotes else Runs.OPEN
    count = one.promoted_count if one.promoted_count == other.promoted_count else None
    return Placement(
        one.id,
        runs,
        _both(one.nodes, other.nodes),
        _union((one.candidates, other.candidates)),
        one.allowed,
        open=one.open or other.open or Cause(Why.COMPLEX, one.id),
        promotes=promotes,
        promoted=_both(one.promoted, other.promoted),
        promoted_candidates=_union((one.promoted_candidates, other.promoted_candidates)),
        promoted_count=count,
    )


def _alike(one: Placement, other: Placement) -> bool:
    same = one.runs is other.runs and one.nodes == other.nodes
    roles = one.promoted == other.promoted and one.promotes is other.promotes
    wider = one.promoted_candidates == other.promoted_candidates
    return same and roles and wider and one.candidates == other.candidates


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in one if name in other)


def _note_reasons(run: Run, starts: Starts, allowed: Allowed) -> None:
    for item in run.design.all_items():
        if item.kind is Kind.GROUP or starts.start[item.id] is not Runs.NO:
            continue
        causes = reasons(run, run.spot(item), allowed)
        if causes:
            starts.why[item.id] = causes[0]


def reasons(run: Run, spot: Spot, allowed: Allowed, depth: int = 0) -> tuple[Cause, ...]:
    """Why an item has no node: one cause for all nodes, or one a node."""
    item = spot.item
    if item.halted is not None:
        return (item.halted,)
    if not run.up:
        return (Cause(Why.NO_NODE_UP, item.id),)
    found = [_reason(run, spot, node, allowed, depth) for node in run.up]
    return tuple(dict.fromkeys(found))


def _reason(run: Run, spot: Spot, node: int, allowed: Allowed, depth: int) -> Cause:
    item, name = spot.item, run.design.nodes[node]
    if node in item.bans:
        return item.bans[node]
    for link in spot.limits:
        primary = primary_spot(run, link)
        maybe, _ = reach(primary, link)
        if (node in maybe) == (link.score < 0):
            why = Why.APART if link.score < 0 else Why.COLOCATION
            if item.parent is not None and link.primary.parent is item.parent:
                why = Why.GROUP
            because: tuple[Cause, ...] = ()
            if link.score > 0 and depth < MAX_DEPTH and not maybe:
                because = reasons(run, primary, allowed, depth + 1)[:1]
            elif link.score > 0:
                behind = allowed.why[primary.item.id].get(node)
                because = (behind,) if behind else ()
            return Cause(why, item.id, link.pair.at, link.primary.id, name, because=because)
    standing = allowed.why[item.id].get(node)
    if standing is not None:
        return standing
    low = item.minus.get(node)
    return Cause(Why.NEGATIVE, item.id, low.at if low else item.at, node=name)


class _Writer:
    """Placements of one run."""

    def __init__(self, run: Run, starts: Starts, allowed: Allowed) -> None:
        self._run, self._starts, self._allowed = run, starts, allowed
        self._made: dict[str, Placement] = {}
        self._up = frozenset(run.up)
        self._named: dict[frozenset[int], tuple[str, ...]] = {}

    def of(self, rsc: str) -> Placement:
        """The placement of an id."""
        if rsc not in self._made:
            self._made[rsc] = self._placement(self._run.spots[rsc].item)
        return self._made[rsc]

    def current(self) -> Current:
        """Where primitives and clones are; those that surely do not run are left out. A clone's
        entry only says that its instances ran."""
        current: Current = {}
        for rsc in self._run.design.ids:
            spot = self._run.spots[rsc]
            if spot.item.kind is Kind.GROUP or self._starts.start[rsc] is Runs.NO:
                continue
            sure = self._starts.start[rsc] is Runs.YES and len(spot.sure) == 1
            current[rsc] = (
                next(iter(spot.sure)) if sure and spot.item.kind is not Kind.CLONE else None
            )
        return current

    def _placement(self, item: Item) -> Placement:
        if item.kind is Kind.GROUP:
            return self._group(item)
        spot, runs = self._run.spot(item), self._starts.of(item)
        allowed = self._names(self._up & self._allowed.of(item))
        if item.halted is not None:
            allowed = ()
        if runs is Runs.NO:
            causes = self._causes(item, spot)
            return self._with_roles(item, Placement(item.id, runs, allowed=allowed, causes=causes))
        sure = spot.sure if runs is Runs.YES else ()
        decided = runs is Runs.YES and spot.sure == spot.maybe
        placement = Placement(
            item.id,
            runs,
            self._names(sure),
            self._names(spot.maybe),
            allowed,
            spot.by if decided else "",
            open=None if decided else spot.open or spot.doubt,
        )
        return self._with_roles(item, placement)

    def _causes(self, item: Item, spot: Spot) -> tuple[Cause, ...]:
        if item.halted is None and spot.maybe and item.id in self._starts.why:
            return (self._starts.why[item.id],)
        return reasons(self._run, spot, self._allowed)

    def _with_roles(self, item: Item, placement: Placement) -> Placement:
        if not item.promotable:
            return placement
        spot, promotes = self._run.spot(item), self._starts.promote[item.id]
        if promotes is Runs.NO:
            return replace(placement, promotes=promotes, promoted_count=0)
        count: int | None = None
        if promotes is Runs.YES and spot.maybe == spot.sure:
            count = min(item.promoted_max, len(spot.promoted_maybe))
        return replace(
            placement,
            promotes=promotes,
            promoted=self._names(spot.promoted_sure),
            promoted_candidates=self._names(spot.promoted_maybe),
            promoted_count=count,
        )

    def _group(self, group: Item) -> Placement:
        """A group runs if all its members do; its nodes are theirs."""
        members = [self.of(member.id) for member in group.members]
        nodes = _union(member.nodes for member in members)
        candidates = _union(member.candidates for member in members)
        states = [member.runs for member in members]
        causes = next((m.causes for m in members if m.causes), ())
        opened = next((m.open for m in members if m.open), None)
        runs = min(states)
        if runs is Runs.NO and any(state is Runs.OPEN for state in states):
            runs = Runs.OPEN if not causes else Runs.NO
        return Placement(
            group.id, runs, nodes, candidates, members[0].allowed, members[0].by, causes, opened
        )

    def _names(self, nodes: Iterable[int]) -> tuple[str, ...]:
        key = frozenset(nodes)
        if key not in self._named:
            self._named[key] = tuple(self._run.design.nodes[node] for node in sorted(key))
        return self._named[key]


def _union(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({name for part in parts for name in part}))
