"""Whether colocations hang on each other in chains too long or too many to follow.

The scheduler's way of counting, which the analysis repeats, walks every way along colocations from
every resource. Where each of n resources names all before it, there are 2 to the n of them.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from crmgen.placement.cause import Cause, Why
from crmgen.placement.items import Item

DEEPEST = 100
MOST_WAYS = 20_000


class Chains(NamedTuple):
    """The chains that begin at one root: the length of the longest, and how many there are."""

    depth: int
    ways: int


def too_deep(items: Iterable[Item]) -> Cause | None:
    """Why nothing can be said: a chain of more than DEEPEST roots, circles counted whole, or more
    than MOST_WAYS chains in all."""
    roots = list(items)
    primaries = {
        root.id: {
            link.primary.root
            for item in (root, *root.members)
            for link in item.this_with
            if link.primary.root != root.id
        }
        for root in roots
    }
    found = _chains(primaries)
    circular = Chains(len(roots) - len(found), 0)
    ways = 0
    for root in roots:
        chains = found.get(root.id, circular)
        ways += chains.ways
        if chains.depth > DEEPEST or ways > MOST_WAYS:
            return Cause(Why.COMPLEX, root.id, root.at)
    return None


def _chains(primaries: Mapping[str, set[str]]) -> dict[str, Chains]:
    """The chains below each root; roots in or above a circle are left out."""
    dependents: dict[str, list[str]] = {}
    waiting: dict[str, int] = {}
    for name, others in primaries.items():
        waiting[name] = len(others)
        for other in others:
            dependents.setdefault(other, []).append(name)
    ready = [name for name, count in waiting.items() if not count]
    found: dict[str, Chains] = {}
    for name in ready:
        below = [found[other] for other in primaries[name]]
        depth = 1 + max((chains.depth for chains in below), default=0)
        found[name] = Chains(depth, 1 + sum(chains.ways for chains in below))
        for dependent in dependents.get(name, ()):
            waiting[dependent] -= 1
            if not waiting[dependent]:
                ready.append(dependent)
    return found
