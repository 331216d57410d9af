"""Whether colocations hang on each other in chains too long to follow.

The scheduler's way of counting, which the analysis repeats, walks a chain once for each of its
members and goes as deep as the chain is long. No design has such chains on purpose.
"""

from collections.abc import Iterable, Mapping

from crmgen.placement.cause import Cause, Why
from crmgen.placement.items import Item

DEEPEST = 100


def too_deep(items: Iterable[Item]) -> Cause | None:
    """Why nothing can be said: a chain of more than DEEPEST roots, circles counted whole."""
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
    depth = _depths(primaries)
    for root in roots:
        if depth.get(root.id, len(roots) - len(depth)) > DEEPEST:
            return Cause(Why.COMPLEX, root.id, root.at)
    return None


def _depths(primaries: Mapping[str, set[str]]) -> dict[str, int]:
    """How long the longest chain below each root is; roots in or above a circle are left out."""
    dependents: dict[str, list[str]] = {}
    waiting: dict[str, int] = {}
    for name, others in primaries.items():
        waiting[name] = len(others)
        for other in others:
            dependents.setdefault(other, []).append(name)
    ready = [name for name, count in waiting.items() if not count]
    depth = dict.fromkeys(ready, 1)
    for name in ready:
        for dependent in dependents.get(name, ()):
            waiting[dependent] -= 1
            if not waiting[dependent]:
                depth[dependent] = 1 + max(depth[other] for other in primaries[dependent])
                ready.append(dependent)
    return depth
