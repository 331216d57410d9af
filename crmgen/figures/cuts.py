"""A graph that is larger than a page is cut into parts that are not. Knows numbers only."""

from collections.abc import Callable, Sequence
from enum import Enum

from crmgen.figures.layers import Edge

_TRIES = 3  # vertices for which a part is too high before it is taken as full


class Too(Enum):
    """Why a part is larger than a page."""

    WIDE = "wide"  # another vertex may stand elsewhere
    HIGH = "high"


def acyclic(edges: Sequence[Edge]) -> dict[Edge, Edge]:
    """Each edge as it is drawn from the left to the right: turned round where those before it
    would make a circle with it."""
    onward: dict[int, set[int]] = {}
    turned: dict[Edge, Edge] = {}
    for a, b in edges:
        way = (b, a) if _reaches(b, a, onward) else (a, b)
        onward.setdefault(way[0], set()).add(way[1])
        turned[a, b] = way
    return turned


def _reaches(start: int, end: int, onward: dict[int, set[int]]) -> bool:
    seen, ahead = {start}, [start]
    while ahead:
        found = onward.get(ahead.pop(), set()) - seen
        seen |= found
        ahead += found
    return end in seen


def connected(edges: Sequence[Edge]) -> list[list[Edge]]:
    """The edges by the parts of the graph that nothing connects."""
    part_of: dict[int, list[Edge]] = {}
    for edge in edges:
        one, other = (part_of.setdefault(vertex, []) for vertex in edge)
        if one is not other:
            one += other
            for vertex in {vertex for moved in other for vertex in moved} | set(edge):
                part_of[vertex] = one
        one.append(edge)
    return list({id(part): part for part in part_of.values()}.values())


def cut(edges: Sequence[Edge], too: Callable[[Sequence[Edge]], Too | None]) -> list[list[Edge]]:
    """The edges in connected parts, none of which is ``too`` large if it has three vertices.

    Each edge is in one part, so a vertex may be in several. A part takes the vertex that has the
    most edges to it, and of equal ones the next on the way from the left to the right.
    """
    place = {vertex: number for number, vertex in enumerate(_downwards(edges))}
    left: dict[int, set[Edge]] = {}
    for edge in edges:
        for vertex in edge:
            left.setdefault(vertex, set()).add(edge)
    parts: list[list[Edge]] = []
    for vertex in place:
        while left[vertex]:
            part = _part(vertex, left, place, too)
            parts.append(part)
            for edge in part:
                left[edge[0]].discard(edge)
                left[edge[1]].discard(edge)
    return parts


def _part(
    first: int,
    left: dict[int, set[Edge]],
    place: dict[int, int],
    too: Callable[[Sequence[Edge]], Too | None],
) -> list[Edge]:
    part: list[Edge] = []
    inside, refused, tries = {first}, set[int](), 0
    near: dict[int, list[Edge]] = {}

    def look_round(vertex: int) -> None:
        for edge in sorted(left[vertex]):
            other = edge[0] if edge[1] == vertex else edge[1]
            if other not in inside:
                near.setdefault(other, []).append(edge)

    look_round(first)
    while tries < _TRIES and (ahead := near.keys() - refused):
        best = min(ahead, key=lambda vertex: (-len(near[vertex]), place[vertex]))
        why = too([*part, *near[best]]) if part else None
        if why:
            refused.add(best)
            tries += why is Too.HIGH
            continue
        part += near.pop(best)
        inside.add(best)
        look_round(best)
    return part


def _downwards(edges: Sequence[Edge]) -> list[int]:
    """The vertices, each followed by what hangs on it, before what is beside it."""
    onward: dict[int, list[int]] = {}
    for a, b in edges:
        onward.setdefault(a, []).append(b)
        onward.setdefault(b, [])
    later = {b for _, b in edges}
    found: dict[int, None] = {}
    ahead = sorted((vertex for vertex in onward if vertex not in later), reverse=True)
    while ahead:
        vertex = ahead.pop()
        if vertex not in found:
            found[vertex] = None
            ahead += sorted(onward[vertex], reverse=True)
    return list(found)
