"""What is assigned to a node and still does not start: something that has to be first does not.

Tried with crm_simulate 2.1.5: a mandatory order blocks the second start where the first can't
happen; what is blocked keeps its node in the counts; whoever must run with it is blocked too.
"""

from collections import Counter
from enum import IntEnum

from crmgen.model.attributes import INFINITY
from crmgen.placement.cause import Cause, Why
from crmgen.placement.items import Item, Kind, Link
from crmgen.placement.relations import Step
from crmgen.placement.run import NOWHERE, Nodes, Run, Spot


class Runs(IntEnum):
    """Whether something happens."""

    NO = 0
    OPEN = 1
    YES = 2


class Starts:
    """Whether every item starts, and is promoted, after one run; :meth:`settle` first."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.start: dict[str, Runs] = {}
        self.promote: dict[str, Runs] = {}
        self.why: dict[str, Cause] = {}
        self._twice: set[tuple[str, str]] = set()
        for item in run.design.all_items():
            if item.kind is not Kind.GROUP:
                self._first_guess(run.spot(item))

    def _first_guess(self, spot: Spot) -> None:
        item = spot.item
        if item.halted is not None or not spot.maybe:
            self.start[item.id] = Runs.NO
        else:
            sure = bool(spot.sure) or spot.doubt is None
            self.start[item.id] = Runs.YES if sure else Runs.OPEN
        if item.promotable:
            able = spot.promoted_maybe
            known = bool(spot.promoted_sure) or (
                bool(able)
                and item.role_loose is None
                and not _hindered(item)
                and item.weight == 1
                and all(item.role_base[node] >= 0 for node in able)
            )
            self.promote[item.id] = Runs.YES if known else Runs.OPEN if able else Runs.NO
            self.promote[item.id] = min(self.promote[item.id], self.start[item.id])

    def settle(self) -> None:
        """Follow the orders and colocations until nothing changes; each status only falls."""
        steps = [step for step in self.run.design.steps if step.mandatory]
        pairs = Counter((first, s.then) for s in self.run.design.steps for first in s.firsts)
        self._twice = {pair for pair, times in pairs.items() if times > 1}
        changed = True
        while changed:
            changed = False
            for step in steps:
                for then in self.run.design.resolve(step.then):
                    changed |= self._follow(step, then)
            for item in self.run.design.items:
                changed |= self._along_group(item)
            changed |= self._along_colocations()

    def of(self, item: Item) -> Runs:
        """Whether an item starts; a group only if all its members do."""
        if item.kind is Kind.GROUP:
            return min(self.start[member.id] for member in item.members)
        return self.start[item.id]

    # orders

    def _follow(self, step: Step, then: Item) -> bool:
        if step.first_action not in ("start", "promote"):
            return False
        firsts = [item for first in step.firsts for item in self.run.design.resolve(first)]
        if not firsts or then in firsts:
            return False
        states = [self._state(first, step.first_action) for first in firsts]
        state = max(states) if step.any_of else min(states)
        if state is Runs.YES and self._moves(step, firsts[0], then):
            state = Runs.OPEN
            states[0] = state
        interleaved = not (step.any_of and len(firsts) > 1) and any(
            self._interleave(step, first, then) for first in firsts
        )
        if state is Runs.YES:
            return interleaved
        first = firsts[states.index(state)]
        if any((name, step.then) in self._twice for name in step.firsts):
            state = Runs.OPEN  # several orders of one pair disturb each other
        if then.interleave and first.kind is Kind.CLONE:
            state = Runs.OPEN  # instance by instance
        cause = self._order_cause(step, first, then)
        if then.kind is Kind.GROUP:
            lowered = [self._lower(member, state, step, cause) for member in then.members]
            return any(lowered)
        return self._lower(then, state, step, cause) or interleaved

    def _moves(self, step: Step, first: Item, then: Item) -> bool:
        """A promotion that may move makes what runs after it wait for the next transition."""
        if step.first_action != "promote" or then.id not in self.run.current:
            return False
        spot = self.run.spot(first)
        return spot.promoted_maybe != spot.promoted_sure or first.id not in self.run.current

    def _partial(self) -> set[str]:
        """Groups of which some members run."""
        return {
            group.id
            for group in self.run.design.items
            if any(self.start[member.id] is not Runs.NO for member in group.members)
        }

    def _state(self, first: Item, action: str) -> Runs:
        if action == "start":
            return self.of(first)
        return self.promote.get(first.id, Runs.OPEN)

    def _order_cause(self, step: Step, first: Item, then: Item) -> Cause:
        culprit = first
        if first.kind is Kind.GROUP:
            culprit = min(first.members, key=lambda member: self.start[member.id])
        behind = self.why.get(culprit.id)
        because = (behind,) if behind else ()
        return Cause(Why.ORDER, then.id, step.at, first.id, because=because)

    def _lower(self, then: Item, state: Runs, step: Step, cause: Cause) -> bool:
        if step.then_action == "promote":
            if then.id not in self.promote:
                return False
            return self._lower_promotion(then, state, cause)
        if step.then_action != "start":
            return False
        active = then.id in self.run.current
        whole = cause.other not in self._partial()
        if active and (not step.symmetrical or then.kind is Kind.CLONE or not whole):
            state = Runs.OPEN  # it may just stay as it is
        return self._set(then, state, cause)

    def _lower_promotion(self, item: Item, state: Runs, cause: Cause) -> bool:
        if self.promote[item.id] <= state:
            return False
        self.promote[item.id] = state
        spot = self.run.spot(item)
        spot.promoted_sure = NOWHERE
        able = (node for node in spot.maybe if item.role_base[node] > -INFINITY)
        spot.promoted_maybe = NOWHERE if state is Runs.NO else frozenset(able)
        if state is Runs.NO:
            self.why.setdefault(f"{item.id}:promote", cause)
        return True

    def _set(self, item: Item, state: Runs, cause: Cause) -> bool:
        if self.start[item.id] <= state:
            return False
        self.start[item.id] = state
        self.why[item.id] = cause
        spot = self.run.spot(item)
        if state is Runs.OPEN:
            spot.doubt = spot.doubt or cause
        if item.id in self.promote:
            self._lower_promotion(item, state, cause)
        return True

    def _interleave(self, step: Step, first: Item, then: Item) -> bool:
        """With interleave an instance needs the other clone's instance on its own node."""
        if not (then.interleave and then.kind is Kind.CLONE and first.kind is Kind.CLONE):
            return False
        spot, other = self.run.spot(then), self.run.spot(first)
        sure = other.promoted_sure if step.first_action == "promote" else other.sure
        if self.of(first) is not Runs.YES:
            sure = NOWHERE
        cause = self._order_cause(step, first, then)
        if step.then_action == "promote":
            beside = _is_beside(spot.promoted_sure, spot.promoted_maybe, sure)
            return not beside and self._lower_promotion(then, Runs.OPEN, cause)
        if step.then_action != "start" or _is_beside(spot.sure, spot.maybe, sure):
            return False
        left = spot.sure & sure
        changed = left != spot.sure
        spot.sure = left
        spot.promoted_sure &= left
        spot.open = spot.open or cause
        if not left:
            changed |= self._set(then, Runs.OPEN, cause)
        return changed

    # groups and colocations

    def _along_group(self, group: Item) -> bool:
        changed = False
        for before, member in zip(group.members, group.members[1:], strict=False):
            state = self.start[before.id]
            if group.members[0].loose and group.members[0].loose.why is Why.CYCLE:
                state = max(state, Runs.OPEN)
            if state < self.start[member.id]:
                behind = self.why.get(before.id)
                because = (behind,) if behind else ()
                cause = Cause(Why.GROUP, member.id, before.at, before.id, because=because)
                changed |= self._set(member, state, cause)
        return changed

    def _along_colocations(self) -> bool:
        changed = False
        for link in self.run.design.binding:
            primary = link.primary
            role = link.pair.primary_role
            state = self.of(primary)
            if role is not None and role.value == "Promoted" and primary.promotable:
                state = self.promote[primary.id]
            dependent = link.dependent
            if state is Runs.YES:
                continue
            if primary.kind is Kind.GROUP or dependent.kind is Kind.GROUP:
                state = max(state, self._group_state(link))
            behind = self.why.get(primary.id) or self.why.get(f"{primary.id}:promote")
            because = (behind,) if behind else ()
            cause = Cause(Why.COLOCATION, dependent.id, link.pair.at, primary.id, because=because)
            if link.pair.dependent_role is not None:
                if dependent.id in self.promote:
                    changed |= self._lower_promotion(dependent, state, cause)
                continue
            members = dependent.members if dependent.kind is Kind.GROUP else [dependent]
            for member in members:
                changed |= self._set(member, state, cause)
        return changed

    def _group_state(self, link: Link) -> Runs:
        """A group stands for its members: blocked members block others only in part. Roles follow
        any member in 2.1.5, the last one in 3.0.0."""
        primary = link.primary
        if link.pair.dependent_role is not None:
            return Runs.OPEN if primary.id in self._partial() else Runs.NO
        if primary.kind is Kind.GROUP:
            last = self.run.spot(primary.members[-1])
            return Runs.NO if not last.maybe else Runs.OPEN
        return Runs.NO


def _is_beside(sure: Nodes, maybe: Nodes, others: Nodes) -> bool:
    """Whether every instance that is sure has another beside it; where none is, every one that
    may be."""
    return sure <= others if sure else maybe <= others


def _hindered(item: Item) -> bool:
    by_role = any(link.pair.dependent_role is not None for link in item.this_with)
    return by_role or any(link.score < 0 for link in item.with_this)
