"""Layered places for a directed graph, by Sugiyama's method through ``fast-sugiyama``.

Knows numbers only. Raises MissingLibrary.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from crmgen.catalogue.document import GRAPH_MISSING
from crmgen.figures.canvas import Point
from crmgen.optional import MissingLibrary

Edge = tuple[int, int]
_THREAD = 14  # the height that a line takes where it passes a layer


class Size(NamedTuple):
    """What a vertex takes: its height, and what is kept free for its lines before and after it."""

    height: float
    before: float
    after: float


class Component(NamedTuple):
    """A connected part of a graph, drawn from the left to the right.

    ``places`` are middles of the vertices. An edge leaves its vertex level until ``after``, and is
    level from ``before`` on. ``routes`` are the points between: an edge is level through each layer
    that it passes.
    """

    places: Mapping[int, Point]
    before: Mapping[int, float]
    after: Mapping[int, float]
    routes: Mapping[Edge, Sequence[Point]]
    width: float
    height: float


def layered(
    edges: Sequence[Edge], sizes: Mapping[int, Size], width: float, gap: Point
) -> Component:
    """The layout of a connected graph without circles, its vertices ``width`` wide.

    They are ``gap`` apart; between two layers there is besides what vertices keep free for lines.
    """
    raw, steps = _laid_out(edges, sizes, gap)
    heights = {v: sizes[v].height if v >= 0 else float(_THREAD) for v in raw}
    places: dict[int, Point] = {}
    before: dict[int, float] = {}
    after: dict[int, float] = {}
    right = 0.0
    for depth in sorted({depth for _, depth in raw.values()}, reverse=True):
        here = {vertex: along for vertex, (along, at) in raw.items() if at == depth}
        boxes = [sizes[vertex] for vertex in here if vertex >= 0]
        kept = max((size.before for size in boxes), default=0)
        # nothing comes before the first layer
        left = right + gap.x + kept if places else 0.0
        right = left + width + max((size.after for size in boxes), default=0)
        for vertex, along in _spread(here, heights, gap.y).items():
            places[vertex] = Point(left + width / 2, along)
            before[vertex], after[vertex] = left - kept, right
    top = min(place.y - heights[v] / 2 for v, place in places.items())
    places = {v: Point(place.x, place.y - top) for v, place in places.items()}

    def passed(edge: Edge) -> list[Point]:
        by = _route(edge, steps)
        return [
            Point(x, places[vertex].y) for vertex in by for x in (before[vertex], after[vertex])
        ]

    return Component(
        places={v: place for v, place in places.items() if v >= 0},
        before=before,
        after=after,
        routes={edge: passed(edge) for edge in edges},
        width=max(place.x for place in places.values()) + width / 2,
        height=max(place.y + heights[v] / 2 for v, place in places.items()),
    )


def _laid_out(
    edges: Sequence[Edge], sizes: Mapping[int, Size], gap: Point
) -> tuple[dict[int, tuple[float, float]], list[Edge]]:
    """The library's places, as (along, depth), and its steps from layer to layer."""
    try:
        from fast_sugiyama import from_edges
    except ImportError as error:
        raise MissingLibrary(GRAPH_MISSING) from error

    # The library numbers what it puts in between from the count of vertices on: its numbers are
    # not ours, and what it put in between gets one below 0.
    real = sorted({vertex for edge in edges for vertex in edge})
    number = {vertex: place for place, vertex in enumerate(real)}

    def ours(vertex: int) -> int:
        return real[vertex] if vertex < len(real) else -vertex

    # It knows vertices of one size only: it is given a usual one, and _spread makes room for the
    # higher ones.
    usual = sorted(sizes[vertex].height for vertex in real)[len(real) // 2] + gap.y
    laid_out: Any = from_edges(
        [(number[a], number[b]) for a, b in edges],
        vertex_spacing=usual,
        dummy_size=0.35,
        dummy_vertices=True,
        check_layout=False,
    )
    ((found, _, _, drawn),) = laid_out
    raw = {ours(vertex): place for vertex, place in found}
    return raw, [(ours(a), ours(b)) for a, b in drawn or ()]


def _spread(
    wanted: Mapping[int, float], heights: Mapping[int, float], gap: float
) -> dict[int, float]:
    """The middles of a layer's vertices, near to where they are wanted, none on another one."""
    order = sorted(wanted, key=lambda vertex: (wanted[vertex], vertex))
    down: dict[int, float] = {}
    free = float("-inf")
    for vertex in order:
        half = heights[vertex] / 2
        down[vertex] = max(wanted[vertex], free + half)
        free = down[vertex] + half + gap
    # what was pushed down as a whole goes up by half of it, so that parents stay in the middle
    push = sum(down[vertex] - wanted[vertex] for vertex in order) / len(order)
    return {vertex: place - push for vertex, place in down.items()}


def _route(edge: Edge, steps: Sequence[Edge]) -> list[int]:
    """The vertices that the library put between the ends of an edge."""
    onward: dict[int, list[int]] = {}
    for start, end in steps:
        onward.setdefault(start, []).append(end)
    for first in onward.get(edge[0], ()):
        passed: list[int] = []
        at = first
        while at < 0:
            passed.append(at)
            at = onward[at][0]
        if at == edge[1]:
            return passed
    return []
