"""How the wishes of those who depend on a resource add to its own scores (crm_simulate -s)."""

from crmgen.model.attributes import INFINITY
from crmgen.placement.cause import Cause, Why
from crmgen.placement.items import Item, Kind, Link
from crmgen.placement.run import Generation, Run, Spot
from crmgen.placement.scores import add, scaled

_UNUSABLE = -100 * INFINITY


class _Merge:
    """What is merged into one target."""

    def __init__(self, run: Run, target: Spot) -> None:
        self.run, self.target = run, target
        # the scores of a clone are never pulled below zero
        self.above_zero = target.item.kind is Kind.CLONE

    def along(self, link: Link, table: list[int], factor: float) -> list[int]:
        """The table with the scores of a link's dependent, and of all behind it."""
        return self._from(link.dependent, link, table, factor)

    def _from(self, source: Item, link: Link, table: list[int], factor: float) -> list[int]:
        spot = self.run.spot(source)
        if spot.merging:
            item = self.target.item
            self.target.loosen(Cause(Why.CYCLE, item.id, source.at, other=source.id), True)
            return table
        spot.merging = True
        if source.kind is Kind.GROUP:
            work = self._from(source.members[0], link, table, factor)
            if self.run.generation is Generation.EARLY and _is_begun(spot):
                # once more, after they counted for the last member
                for other in spot.with_this:
                    work = self.along(other, work, self.run.rate(factor, other))
        else:
            work = self._one(spot, link, table, factor)
        spot.merging = False
        return work

    def _one(self, source: Spot, link: Link, table: list[int], factor: float) -> list[int]:
        run, name = self.run, self.target.item.id
        if source.open is not None and not source.assigned:
            cause = Cause(Why.FOLLOWS, name, other=source.item.id, because=(source.open,))
            self.target.loosen(cause, source.doubt is not None)
        if factor < 0 and run.generation is Generation.LATER and _tied(run, source.table, link):
            self.target.loosen(Cause(Why.COMPLEX, name, link.pair.at, source.item.id), True)
        work = list(table)
        _add_scores(run, work, source.table, factor, self.above_zero)
        if not run.any_available(work):
            return table
        for other in source.with_this:
            primary = run.spot(other.primary)
            if run.generation is Generation.EARLY and not _is_begun(primary):
                continue
            work = self.along(other, work, run.rate(factor, other))
        if self.above_zero:
            return [1 if score == _UNUSABLE else score for score in work]
        return work


def _is_begun(primary: Spot) -> bool:
    """Whether its dependents are known: 2.1.5 hands those of a group to its last member when it
    begins to assign the group."""
    return primary.item.kind is not Kind.GROUP or primary.busy or primary.assigned


def add_dependent(run: Run, target: Spot, link: Link) -> None:
    """The dependent's scores, and those of its dependents, times the colocation's score."""
    merge = _Merge(run, target)
    target.table = merge.along(link, target.table, link.score / INFINITY)


def _tied(run: Run, table: list[int], link: Link) -> bool:
    """Whether a dependent that has one node left makes its primary avoid it: newer Pacemakers
    count a node that it dislikes for more than the primary's stickiness."""
    stickiness = link.primary.stickiness
    able = sum(1 for node in run.up if table[node] >= 0)
    return able == 1 and any(table[node] < 0 and -table[node] > stickiness for node in run.up)


def _add_scores(
    run: Run, work: list[int], scores: list[int], factor: float, above_zero: bool
) -> None:
    for node in run.up:
        score = scores[node]
        if (factor < 0 and score < 0) or work[node] == _UNUSABLE or score == 0:
            continue
        total = add(scaled(factor, score), work[node])
        if above_zero and total < 0 and work[node] >= 0:
            if work[node] > 0:
                work[node] = _UNUSABLE
            continue
        work[node] = total
