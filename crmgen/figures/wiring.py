"""The lines of one connected part of a graph: where they meet the boxes, and their texts."""

from collections.abc import Mapping

from crmgen.figures.canvas import LINE, Canvas, Point, Rect
from crmgen.figures.layers import Component, Edge
from crmgen.figures.measure import shown
from crmgen.figures.meetings import HEAD, LEFT, RIGHT, Line, Meetings, width_at
from crmgen.figures.records import Link

_BEND, _APART = 16, 5
_LINKS = list(Link)


class Wiring:
    """The lines between boxes, which stand where ``part`` says, ``by`` further on the canvas."""

    def __init__(
        self, boxes: Mapping[int, Rect], part: Component, meetings: Meetings, by: Point
    ) -> None:
        self._part, self._meetings, self._by = part, meetings, by
        self._ports = {
            (line, side): boxes[vertex].y + boxes[vertex].height / 2 + below
            for vertex in boxes
            for side in (LEFT, RIGHT)
            for line, below in meetings.ports(
                sorted(meetings.at(vertex, side), key=lambda line: self._order(line, side)),
                side,
                boxes[vertex].height,
            ).items()
        }
        along: dict[Edge, list[Line]] = {}
        for line in sorted(meetings.lines, key=lambda line: self._order(line, LEFT)):
            along.setdefault(line.edge, []).append(line)
        self._drawn = {
            line: self._points(line, boxes, (number - (len(beside) - 1) / 2) * _APART)
            for beside in along.values()
            for number, line in enumerate(beside)
        }

    def draw(self, canvas: Canvas) -> None:
        for line, points in self._drawn.items():
            towards = points if line.edge[1] == line.b else points[::-1]
            canvas.arrow(towards, line.link.value, bend=_BEND)

    def write(self, canvas: Canvas) -> None:
        """The texts, each on its own line."""
        for line, points in self._drawn.items():
            if not line.text:
                continue
            width = width_at(line)
            at_left = self._meetings.side(line) == LEFT
            x = points[-1].x - HEAD - width if at_left else points[0].x + HEAD
            y = (points[-1] if at_left else points[0]).y
            canvas.rect(Rect(x, y - LINE / 2 + 1, width, LINE - 2), "back")
            canvas.text(Point(x + width / 2, y + 0.26 * LINE), shown(line.text), "s c")

    def _order(self, line: Line, side: int) -> tuple[float, int, int, str]:
        """From above to below at one side of a box: by where they come from, or go to."""
        route = self._part.routes[line.edge]
        other = line.edge[0] if side == LEFT else line.edge[1]
        y = route[-1 if side == LEFT else 0].y if route else self._part.places[other].y
        return y, other, _LINKS.index(line.link), line.text

    def _points(self, line: Line, boxes: Mapping[int, Rect], aside: float) -> list[Point]:
        """Lines of one pair are ``aside`` from one another."""
        left, right = line.edge
        route = self._part.routes[line.edge]
        start, end = self._ports[line, RIGHT], self._ports[line, LEFT]
        return [
            Point(boxes[left].x + boxes[left].width, start),
            Point(self._part.after[left] + self._by.x, start),
            *(Point(p.x + self._by.x, p.y + self._by.y + aside) for p in route),
            Point(self._part.before[right] + self._by.x, end),
            Point(boxes[right].x, end),
        ]
