"""Layered places for a directed graph, by Sugiyama's method through ``fast-sugiyama``.

Knows numbers only. Raises MissingLibrary.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from crmgen.catalogue.document import GRAPH_MISSING
from crmgen.figures.canvas import Point
from crmgen.optional import MissingLibrary

Edge = tuple[int, int]
_THREAD = 10  # the height that a line takes where it passes a layer


class Component(NamedTuple):
    """A connected part of a graph, drawn from the left to the right.

    ``places`` are middles of the vertices, ``routes`` the points that an edge passes between its
    ends, one a layer.
    """

    places: Mapping[int, Point]
    routes: Mapping[Edge, Sequence[Point]]
    width: float
    height: float


def components(
    edges: Sequence[Edge], heights: Mapping[int, float], width: float, gap: Point
) -> list[Component]:
    """Every connected part, its vertices ``width`` wide and ``heights`` high, ``gap`` apart."""
    try:
        from fast_sugiyama import from_edges
    except ImportError as error:
        raise MissingLibrary(GRAPH_MISSING) from error

    # The library knows vertices of one size only: it is given a usual one, and _spread makes
    # room for the higher ones.
    usual = sorted(heights.values())[len(heights) // 2] + gap.y
    parts: Any = from_edges(
        list(edges), vertex_spacing=usual, dummy_size=0.35, dummy_vertices=True, check_layout=False
    )
    found = [
        _component(dict(places), drawn or (), edges, heights, width, gap)
        for places, _, _, drawn in parts
    ]
    return sorted(found, key=lambda part: min(part.places))


def _component(
    raw: Mapping[int, tuple[float, float]],
    drawn: Sequence[Edge],
    edges: Sequence[Edge],
    heights: Mapping[int, float],
    width: float,
    gap: Point,
) -> Component:
    places: dict[int, Point] = {}
    levels = sorted({level for _, level in raw.values()}, reverse=True)
    for number, level in enumerate(levels):
        here = {vertex: along for vertex, (along, depth) in raw.items() if depth == level}
        middle = number * (width + gap.x) + width / 2
        for vertex, along in _spread(here, heights, gap.y).items():
            places[vertex] = Point(middle, along)
    top = min(place.y - heights.get(v, 2 * _THREAD) / 2 for v, place in places.items())
    places = {v: Point(place.x, place.y - top) for v, place in places.items()}
    inside = [edge for edge in edges if edge[0] in places and edge[1] in places]
    return Component(
        places={v: place for v, place in places.items() if v in heights},
        routes={edge: [places[v] for v in _route(edge, drawn, heights)] for edge in inside},
        width=len(levels) * (width + gap.x) - gap.x,
        height=max(place.y + heights.get(v, 2 * _THREAD) / 2 for v, place in places.items()),
    )


def _spread(
    wanted: Mapping[int, float], heights: Mapping[int, float], gap: float
) -> dict[int, float]:
    """The middles of a layer's vertices, near to where they are wanted, none on another one."""
    order = sorted(wanted, key=lambda vertex: (wanted[vertex], vertex))
    down: dict[int, float] = {}
    free = float("-inf")
    for vertex in order:
        half = heights.get(vertex, _THREAD) / 2
        down[vertex] = max(wanted[vertex], free + half)
        free = down[vertex] + half + gap
    # what was pushed down as a whole goes up by half of it, so that parents stay in the middle
    push = sum(down[vertex] - wanted[vertex] for vertex in order) / len(order)
    return {vertex: place - push for vertex, place in down.items()}


def _route(edge: Edge, drawn: Sequence[Edge], heights: Mapping[int, float]) -> list[int]:
    """The vertices that the library put between the ends of an edge."""
    onward: dict[int, list[int]] = {}
    for start, end in drawn:
        onward.setdefault(start, []).append(end)
    for first in onward.get(edge[0], ()):
        passed: list[int] = []
        at = first
        while at not in heights:
            passed.append(at)
            at = onward[at][0]
        if at == edge[1]:
            return passed
    return []
