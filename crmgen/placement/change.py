"""What a failure changes while every node stays up: bans, attributes and what is not started again.

It is laid over a design for as long as one state is worked out, and taken off again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from crmgen.model.attributes import INFINITY
from crmgen.placement import scores
from crmgen.placement.cause import Cause, Why
from crmgen.placement.design import Design
from crmgen.placement.items import Item, Kind


class Change(Struct, frozen=True):
    """``bans`` are (resource, node) that may not come together any more, as after
    migration-threshold failures; ``halted`` resources are not started again, as with
    target-role=Stopped and on-fail=block; ``given_up`` ones aren't either, by on-fail=stop, which
    also takes all their scores (seen in 2.1.5 and 3.0.0); ``attributes`` are (node, attribute,
    value) that a monitor gives now."""

    bans: tuple[tuple[str, str], ...] = ()
    halted: tuple[str, ...] = ()
    given_up: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()


@contextmanager
def laid_over(design: Design, change: Change) -> Iterator[None]:
    """The design with the bans and halted resources of a change. Attributes need a design of
    their own: every rule has to be read again."""
    kept: list[tuple[Item, list[int], dict[int, Cause], Cause | None]] = []
    try:
        for rsc, node in change.bans:
            for item in _with_first(design.by_id[rsc]):
                kept.append((item, list(item.base), dict(item.bans), item.halted))
                _ban(item, design.number[node], node)
        for rsc in (*change.halted, *change.given_up):
            whole = design.by_id[rsc]
            for item in (whole, *whole.members):
                kept.append((item, list(item.base), dict(item.bans), item.halted))
                item.halted = Cause(Why.FAILED, rsc, item.at)
        for rsc in change.given_up:
            for number, node in enumerate(design.nodes):
                _ban(design.by_id[rsc], number, node)
        yield
    finally:
        for item, base, bans, halted in reversed(kept):
            item.base, item.bans, item.halted = base, bans, halted


def _with_first(item: Item) -> list[Item]:
    """A group's scores count for its first member."""
    return [item, *item.members[:1]] if item.kind is Kind.GROUP else [item]


def _ban(item: Item, number: int, node: str) -> None:
    item.base[number] = scores.add(item.base[number], -INFINITY)
    item.bans = {number: Cause(Why.FAILED, item.id, item.at, node=node), **item.bans}
