"""The graph of order and colocation: who starts after whom, who runs where who else runs.

A part that is larger than a page is cut; a unit that is on several pages is drawn on each of them,
with where else it is.
"""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from crmgen.catalogue import figures as texts
from crmgen.figures.boxes import Box, label
from crmgen.figures.canvas import LINE, SMALL, Canvas, Drawing, Point, Rect
from crmgen.figures.cuts import Too, acyclic, connected, cut
from crmgen.figures.layers import Component, Edge, Size, layered
from crmgen.figures.meetings import Line, Meetings
from crmgen.figures.pages import PAGE_HEIGHT, PAGE_WIDTH, filled, titled
from crmgen.figures.records import Link, Relation, Relations
from crmgen.figures.stacks import Stack, stacked
from crmgen.figures.wiring import Wiring
from crmgen.text import Lang, Text

_GAP, _NARROW = Point(76, 16), Point(44, 16)
_BELOW = 36  # between parts below one another
_MARGIN = 20
_WIDE = PAGE_WIDTH - 2 * _MARGIN
_HIGH = PAGE_HEIGHT - LINE - 4 * _MARGIN  # below the legend
_LEGEND = {
    Link.ORDER: texts.ORDER,
    Link.COLOCATION: texts.COLOCATION,
    Link.APART: texts.APART,
}


class _Part(Struct, frozen=True):
    """What is drawn in one piece. ``again`` are the boxes that an earlier part has already."""

    component: Component
    meetings: Meetings
    sizes: Mapping[int, Size]
    again: frozenset[int]


_Page = Sequence[Sequence[_Part]]  # parts in rows


def relations(data: Relations) -> tuple[Drawing, ...]:
    """All order and colocation; several drawings where they need several pages.

    Nothing where there are none. Raises MissingLibrary.
    """
    graph = _Graph(data)
    rows = filled(graph.parts(), lambda part: part.component.width, _WIDE, _GAP.x)
    pages = filled(rows, _height, _HIGH, _BELOW)
    where = _where(pages)
    return tuple(
        graph.draw(page, titled(texts.RELATIONS(data.lang), number, len(pages)), number, where)
        for number, page in enumerate(pages, start=1)
    )


def _height(row: Sequence[_Part]) -> float:
    return max(part.component.height for part in row)


def _where(pages: Sequence[_Page]) -> dict[int, list[int]]:
    """The numbers of the pages by the boxes on them."""
    where: dict[int, list[int]] = {}
    for number, page in enumerate(pages, start=1):
        here = {vertex for row in page for part in row for vertex in part.component.places}
        for vertex in here:
            where.setdefault(vertex, []).append(number)
    return where


class _Graph:
    """Boxes and the lines between them."""

    def __init__(self, data: Relations) -> None:
        self._lang = data.lang
        self._stacks = stacked(data.units, data.relations, data.lang)
        self._lines: dict[Edge, list[Line]] = {}
        for line in _lines(self._stacks, data.relations):
            self._lines.setdefault(line.edge, []).append(line)

    def parts(self) -> list[_Part]:
        """What is connected; in several parts where it is larger than a page."""
        found: list[_Part] = []
        for edges in connected(sorted(self._lines)):
            tried = (self._part(edges, gap) for gap in (_GAP, _NARROW))
            whole = next((part for part in tried if _too(part) is None), None)
            if whole is not None:
                found.append(whole)
                continue
            seen: set[int] = set()
            for piece in cut(edges, lambda some: _too(self._part(some, spare=LINE))):
                found.append(self._part(piece, spare=LINE, seen=seen))
                seen |= found[-1].component.places.keys()
        return found

    def _part(
        self,
        edges: Sequence[Edge],
        gap: Point = _GAP,
        *,
        spare: float = 0,
        seen: Collection[int] = (),
    ) -> _Part:
        """The edges, laid out by themselves; ``spare`` is kept free in each box."""
        meetings = Meetings(line for edge in edges for line in self._lines[edge])
        sizes = {
            vertex: meetings.size(vertex, self._stacks[vertex].height + spare)
            for vertex in {vertex for edge in edges for vertex in edge}
        }
        component = layered(sorted(edges), sizes, self._stacks[0].width, gap)
        again = frozenset(vertex for vertex in sizes if vertex in seen)
        return _Part(component, meetings, sizes, again)

    def draw(
        self, page: _Page, title: str, number: int, where: Mapping[int, Sequence[int]]
    ) -> Drawing:
        """A page; ``where`` has the pages of each box."""
        elsewhere = any(
            len(where[vertex]) > 1 for row in page for part in row for vertex in part.sizes
        )
        text = texts.AGAIN if elsewhere else texts.AGAIN_HERE
        again = elsewhere or any(part.again for row in page for part in row)
        legend = _legend(self._lang, text if again else None)
        top = legend.arrange().height + 2 * _MARGIN
        width = max(sum(p.component.width + _GAP.x for p in row) for row in page) - _GAP.x
        height = top + sum(_height(row) + _BELOW for row in page) - _BELOW + _MARGIN
        canvas = Canvas(max(width, legend.rect.width) + 2 * _MARGIN, height, title, self._alt(page))
        legend.moved(_MARGIN, _MARGIN).paint(canvas)
        for row in page:
            left = float(_MARGIN)
            for part in row:
                pages = {v: [n for n in where[v] if n != number] for v in part.sizes}
                self._paint(canvas, part, Point(left, top), pages)
                left += part.component.width + _GAP.x
            top += _height(row) + _BELOW
        return canvas.drawing()

    def _paint(
        self, canvas: Canvas, part: _Part, by: Point, pages: Mapping[int, Sequence[int]]
    ) -> None:
        boxes: dict[int, Box] = {}
        for vertex, place in part.component.places.items():
            height = part.sizes[vertex].height
            box = self._stacks[vertex].box(
                height, again=vertex in part.again, pages=_ranges(pages[vertex])
            )
            width = box.arrange().width
            boxes[vertex] = box.moved(place.x - width / 2 + by.x, place.y - height / 2 + by.y)
        rects = {vertex: box.rect for vertex, box in boxes.items()}
        wiring = Wiring(rects, part.component, part.meetings, by)
        wiring.draw(canvas)
        for box in boxes.values():
            box.paint(canvas)
        wiring.write(canvas)

    def _alt(self, page: _Page) -> str:
        here = [line for row in page for part in row for line in part.meetings.lines]
        count = {link: str(sum(line.link is link for line in here)) for link in Link}
        shown = sorted({vertex for row in page for part in row for vertex in part.sizes})
        return texts.RELATIONS_ALT.render(
            self._lang,
            {
                "units": ", ".join(unit.id for n in shown for unit in self._stacks[n].units),
                "orders": count[Link.ORDER],
                "colocations": count[Link.COLOCATION],
                "aparts": count[Link.APART],
            },
        )


def _too(part: _Part) -> Too | None:
    if part.component.width > _WIDE:
        return Too.WIDE
    return Too.HIGH if part.component.height > _HIGH else None


def _ranges(pages: Sequence[int]) -> str:
    """``→ 1, 3–5``, or nothing."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1] = runs[-1][0], page
        else:
            runs.append((page, page))
    said = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
    return f"→ {said}" if said else ""


def _lines(boxes: Sequence[Stack], given: Sequence[Relation]) -> list[Line]:
    """The relations between boxes, each once. What is first, and what others run with, is on the
    left."""
    numbers = {unit.id: n for n, stack in enumerate(boxes) for unit in stack.units}
    ends = {one: (numbers[one.a], numbers[one.b]) for one in given}
    wanted = {
        one: (a, b) if one.link is Link.ORDER else (b, a) for one, (a, b) in ends.items() if a != b
    }
    # where they contradict one another, orders go to the right
    first = sorted(wanted.items(), key=lambda item: item[0].link is not Link.ORDER)
    turned = acyclic([edge for _, edge in first])
    return list(
        dict.fromkeys(Line(one.link, *ends[one], one.text, turned[edge]) for one, edge in first)
    )


def _legend(lang: Lang, again: Text | None) -> Box:
    def entry(link: Link) -> Box:
        def paint(canvas: Canvas, rect: Rect) -> None:
            y = rect.y + LINE / 2
            canvas.arrow([Point(rect.x, y), Point(rect.x + rect.width, y)], link.value)

        line = Box(paint_with=paint, size=(40, LINE))
        return Box([line, label(_LEGEND[link](lang), "s", size=SMALL)], across=True, gap=8)

    entries = [entry(link) for link in Link]
    if again:
        sample = Box(look="plain again", radius=4, size=(30, LINE))
        entries.append(Box([sample, label(again(lang), "s", size=SMALL)], across=True, gap=8))
    return Box(entries, across=True, gap=26)
