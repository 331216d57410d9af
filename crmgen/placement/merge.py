"""How the wishes of those who depend on a resource add to its own scores (crm_simulate -s)."""

from crmgen.placement.cause import Cause, Why
from crmgen.placement.items import Item, Kind, Link
from crmgen.placement.run import Generation, Run, Spot
from crmgen.placement.scores import INFINITY, add, scaled

_UNUSABLE = -100 * INFINITY


def add_dependent(run: Run, target: Spot, link: Link) -> None:
    """The dependent's scores, and those of its dependents, times the colocation's score."""
    keep_above_zero = target.item.kind is Kind.CLONE
    table = _merge(
        run, target, link.dependent, target.table, link.score / INFINITY, keep_above_zero, True
    )
    target.table = table


def _merge(
    run: Run,
    target: Spot,
    source: Item,
    table: list[int],
    factor: float,
    above_zero: bool,
    rollback: bool,
) -> list[int]:
    spot = run.spot(source)
    if spot.merging:
        target.loosen(Cause(Why.CYCLE, target.item.id, source.at, other=source.id), True)
        return table
    spot.merging = True
    if source.kind is Kind.GROUP:
        work = _merge(run, target, source.members[0], table, factor, above_zero, rollback)
        if run.generation is Generation.EARLY:
            # once more, after they counted for the last member
            for link in spot.with_this:
                rate = run.rate(factor, link)
                work = _merge(run, target, link.dependent, work, rate, above_zero, rollback)
    else:
        work = _merge_one(run, target, spot, table, factor, above_zero, rollback)
    spot.merging = False
    return work


def _merge_one(
    run: Run,
    target: Spot,
    source: Spot,
    table: list[int],
    factor: float,
    above_zero: bool,
    rollback: bool,
) -> list[int]:
    if source.open is not None and not source.assigned:
        cause = Cause(Why.FOLLOWS, target.item.id, other=source.item.id, because=(source.open,))
        target.loosen(cause, source.doubt is not None)
    if factor < 0 and run.generation is Generation.LATER and _on_one(run, source.table):
        # what is tied to one node counts against others there
        target.loosen(Cause(Why.COMPLEX, target.item.id, other=source.item.id), True)
    work = list(table)
    _add_scores(run, work, source.table, factor, above_zero)
    if run.any_available(work):
        for link in source.with_this:
            rate = run.rate(factor, link)
            work = _merge(run, target, link.dependent, work, rate, above_zero, True)
    elif rollback:
        return table
    if above_zero:
        return [1 if score == _UNUSABLE else score for score in work]
    return work


def _on_one(run: Run, table: list[int]) -> bool:
    able = sum(1 for node in run.up if table[node] >= 0)
    return able == 1 and len(run.up) > 1


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
