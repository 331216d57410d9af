"""Which lines meet which side of a box, and the room that they and their texts need there."""

from collections.abc import Iterable
from typing import NamedTuple

from crmgen.figures.canvas import LINE, SMALL
from crmgen.figures.layers import Edge, Size
from crmgen.figures.measure import shown, width_of
from crmgen.figures.records import Link

LEFT, RIGHT = 0, 1
STUB, HEAD = 14, 16  # the least that a line is level at a box, and what its arrow takes of it
_PORT = 8  # between two lines at one side of a box; a text takes a line
_WIDER = 1.6  # how many times as far apart they are where there is room


class Line(NamedTuple):
    """A relation between two boxes, which are numbers. It is drawn along ``edge``, from the left
    to the right; its arrow is at ``b``."""

    link: Link
    a: int
    b: int
    text: str
    edge: Edge


def width_at(line: Line) -> float:
    """The width of a line's text with what is kept free around it; 0 without a text."""
    return width_of(shown(line.text), SMALL) + 6 if line.text else 0


class Meetings:
    """The lines of one part of a graph by the sides of boxes.

    A text stands on its line at the end where fewer lines are, and all of them are level beside
    it: so it covers no other one.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        self._at: dict[tuple[int, int], list[Line]] = {}
        for line in self.lines:
            self.at(line.edge[0], RIGHT).append(line)
            self.at(line.edge[1], LEFT).append(line)

    def at(self, vertex: int, side: int) -> list[Line]:
        return self._at.setdefault((vertex, side), [])

    def side(self, line: Line) -> int:
        """The side of a box at which the text of a line is."""
        start, end = self.at(line.edge[0], RIGHT), self.at(line.edge[1], LEFT)
        return RIGHT if len(start) < len(end) else LEFT

    def size(self, vertex: int, height: float) -> Size:
        """What the vertex takes whose box would be ``height`` high."""
        left, right = self.at(vertex, LEFT), self.at(vertex, RIGHT)
        least = _PORT + max(sum(self._slots(left, LEFT)), sum(self._slots(right, RIGHT)))
        return Size(max(height, least), self._stub(left, LEFT), self._stub(right, RIGHT))

    def ports(self, lines: list[Line], side: int, height: float) -> dict[Line, float]:
        """How far below the middle of a box of this height each of the lines meets its side."""
        slots = self._slots(lines, side)
        whole = sum(slots)
        wider = min(_WIDER, (height - _PORT) / whole) if whole else 1
        found = {}
        at = -whole / 2
        for line, slot in zip(lines, slots, strict=True):
            found[line] = (at + slot / 2) * wider
            at += slot
        return found

    def _slots(self, lines: list[Line], side: int) -> list[float]:
        return [LINE if line.text and self.side(line) == side else _PORT for line in lines]

    def _stub(self, lines: list[Line], side: int) -> float:
        widest = max((width_at(line) for line in lines if self.side(line) == side), default=0)
        return HEAD + widest + STUB if widest else STUB
