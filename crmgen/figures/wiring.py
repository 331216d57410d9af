"""The lines of one connected part of a graph: where they meet the boxes, and their texts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from crmgen.figures.canvas import LINE, SMALL, Canvas, Point, Rect
from crmgen.figures.layers import Edge
from crmgen.figures.measure import shown, width_of
from crmgen.figures.records import Link

_PORT, _NARROWEST = 12, 7  # between two lines at one side of a box
_STUB, _BEND, _ASIDE = 14, 16, 5


class Line(Protocol):
    """A relation between two boxes, which are numbers."""

    @property
    def link(self) -> Link: ...
    @property
    def a(self) -> int: ...
    @property
    def b(self) -> int: ...
    @property
    def text(self) -> str: ...


class _Drawn(NamedTuple):
    line: Line
    points: list[Point]  # from the box on the left to that on the right


def onwards(line: Line) -> Edge:
    """From the left to the right: what is first, and what others run with, is on the left."""
    return (line.a, line.b) if line.link is Link.ORDER else (line.b, line.a)


def height_for(lines: int) -> float:
    """How high a box has to be that so many lines meet at one side."""
    return _NARROWEST * (lines + 1)


class Wiring:
    """The lines between ``boxes``; ``routes`` are the points between by the edge's ends."""

    def __init__(
        self,
        boxes: Mapping[int, Rect],
        routes: Mapping[Edge, Sequence[Point]],
        lines: Sequence[Line],
    ) -> None:
        self._boxes = boxes
        self._routes = routes
        here = [line for line in lines if line.a in boxes and line.b in boxes]
        ends = {id(line): onwards(line) for line in here}
        leaving = self._ports(here, ends, 0)
        arriving = self._ports(here, ends, 1)
        self._drawn = [
            _Drawn(line, self._points(line, leaving[id(line)], arriving[id(line)])) for line in here
        ]

    def draw(self, canvas: Canvas) -> None:
        for line, points in self._drawn:
            towards = points if line.link is Link.ORDER else points[::-1]
            canvas.arrow(towards, line.link.value, bend=_BEND)

    def write(self, canvas: Canvas) -> None:
        """The texts beside the lines, where no other text or box is."""
        taken = list(self._boxes.values())
        for line, points in self._drawn:
            if not line.text:
                continue
            text = shown(line.text)
            size = (width_of(text, SMALL) + 6, float(LINE))
            rect = next((r for r in _places(points, size) if not _meets(r, taken)), None)
            if rect is None:
                rect = next(_places(points, size))
            taken.append(rect)
            canvas.rect(rect, "veil", radius=3)
            canvas.text(Point(rect.x + 3, rect.y + 0.76 * LINE), text, "s")

    def _ports(
        self, lines: Sequence[Line], ends: Mapping[int, Edge], side: int
    ) -> dict[int, float]:
        """How far each line is from the middle of its box, in the order of where they go."""
        at: dict[int, list[Line]] = {}
        for line in lines:
            at.setdefault(ends[id(line)][side], []).append(line)
        places: dict[int, float] = {}
        for vertex, meeting in at.items():
            step = min(_PORT, self._boxes[vertex].height / (len(meeting) + 1))

            def key(line: Line) -> tuple[float, int, str]:
                edge = ends[id(line)]
                box = self._boxes[edge[1 - side]]
                route = self._routes.get(edge) or [Point(0, box.y + box.height / 2)]
                return route[-side].y, list(Link).index(line.link), line.text

            for number, line in enumerate(sorted(meeting, key=key)):
                places[id(line)] = (number - (len(meeting) - 1) / 2) * step
        return places

    def _points(self, line: Line, leaving: float, arriving: float) -> list[Point]:
        edge = onwards(line)
        left, right = (self._boxes[vertex] for vertex in edge)
        onward = left.x < right.x
        start = Point(left.x + left.width if onward else left.x, _middle(left) + leaving)
        end = Point(right.x if onward else right.x + right.width, _middle(right) + arriving)
        stub = _STUB if onward else -_STUB
        aside = max(-_ASIDE, min(leaving / 4, _ASIDE))
        # lines of one pair do not fall together
        aside += -_ASIDE / 2 if line.link is Link.ORDER else _ASIDE / 2
        between = [Point(p.x, p.y + aside) for p in self._routes.get(edge, ())]
        if onward:
            half = left.width / 2
            # level through the whole layer, past the boxes that stand above and below
            between = [Point(p.x + dx, p.y) for p in between for dx in (-half, half)]
        return [start, Point(start.x + stub, start.y), *between, Point(end.x - stub, end.y), end]


def _middle(rect: Rect) -> float:
    return rect.y + rect.height / 2


def _places(points: Sequence[Point], size: tuple[float, float]) -> Iterator[Rect]:
    """Rectangles beside a line, the best ones first."""
    width, height = size
    for part in (0.5, 0.35, 0.65, 0.25, 0.75):
        for start, end in pairwise(points[1:-1]):
            x = start.x + (end.x - start.x) * part
            y = start.y + (end.y - start.y) * part
            for top in (y - height / 2, y - height - 2, y + 2):
                yield Rect(x - width / 2, top, width, height)


def _meets(rect: Rect, others: Sequence[Rect]) -> bool:
    return any(
        rect.x < other.x + other.width
        and other.x < rect.x + rect.width
        and rect.y < other.bottom
        and other.y < rect.bottom
        for other in others
    )
