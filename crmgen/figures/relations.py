"""The graph of order and colocation: who starts after whom, who runs where who else runs."""

from collections.abc import Sequence
from typing import NamedTuple

from crmgen.catalogue import figures as texts
from crmgen.figures.boxes import Box, label
from crmgen.figures.canvas import FONT_SIZE, LINE, SMALL, Canvas, Drawing, Point, Rect
from crmgen.figures.layers import Component, components
from crmgen.figures.measure import shown, width_of
from crmgen.figures.pages import PAGE_WIDTH, pages_of, titled
from crmgen.figures.records import Link, Relation, Relations, Unit
from crmgen.figures.stacks import stacks
from crmgen.figures.units import FORMS, LOOKS
from crmgen.figures.wiring import Wiring, height_for, onwards
from crmgen.text import Lang

_GAP = Point(110, 16)
_BELOW = 36  # between parts below one another
_MARGIN = 20
_NARROWEST, _WIDEST = 110, 210
_LEGEND = {
    Link.ORDER: texts.ORDER,
    Link.COLOCATION: texts.COLOCATION,
    Link.APART: texts.APART,
}


def relations(data: Relations) -> tuple[Drawing, ...]:
    """All order and colocation; several drawings where what is connected needs several pages.

    Nothing where there are none. Raises MissingLibrary.
    """
    if not data.relations:
        return ()
    graph = _Graph(data)
    rows = _rows(graph.parts)
    pages = pages_of(rows, lambda row: max(part.height for part in row), _BELOW)
    return tuple(
        graph.draw(page, titled(texts.RELATIONS(data.lang), number, len(pages)))
        for number, page in enumerate(pages, start=1)
    )


class _Line(NamedTuple):
    """A relation between two boxes."""

    link: Link
    a: int
    b: int
    text: str


class _Graph:
    """Boxes and lines, and their places in each connected part."""

    def __init__(self, data: Relations) -> None:
        self._lang = data.lang
        self._stacks = stacks(data.units, data.relations)
        self._width = _width_for(self._stacks)
        self._lines = _lines(self._stacks, data.relations)
        self._boxes = [
            _box(stack, self._width, data.lang, self._meeting(number))
            for number, stack in enumerate(self._stacks)
        ]
        heights = {number: box.arrange().height for number, box in enumerate(self._boxes)}
        edges = sorted({onwards(line) for line in self._lines})
        self.parts = components(edges, heights, self._width, _GAP)

    def _meeting(self, number: int) -> int:
        """How many lines meet the busier side of a box."""
        edges = [onwards(line) for line in self._lines]
        return max(sum(a == number for a, _ in edges), sum(b == number for _, b in edges))

    def draw(self, rows: Sequence[Sequence[Component]], title: str) -> Drawing:
        width = max(sum(p.width + _GAP.x for p in row) for row in rows) - _GAP.x
        width += 2 * _MARGIN
        legend = _legend(self._lang)
        top = legend.arrange().height + 2 * _MARGIN
        height = top + sum(max(p.height for p in row) + _BELOW for row in rows) - _BELOW + _MARGIN
        shown = {vertex for row in rows for part in row for vertex in part.places}
        canvas = Canvas(
            max(width, legend.rect.width + 2 * _MARGIN), height, title, self._alt(shown)
        )
        _moved(legend, _MARGIN, _MARGIN).paint(canvas)
        for row in rows:
            left = float(_MARGIN)
            for part in row:
                self._part(canvas, part, left, top)
                left += part.width + _GAP.x
            top += max(part.height for part in row) + _BELOW
        return canvas.drawing()

    def _part(self, canvas: Canvas, part: Component, left: float, top: float) -> None:
        places = {v: Point(p.x + left, p.y + top) for v, p in part.places.items()}
        for vertex, place in places.items():
            rect = self._boxes[vertex].rect
            _moved(
                self._boxes[vertex],
                place.x - rect.width / 2 - rect.x,
                place.y - rect.height / 2 - rect.y,
            )
        routes = {
            edge: [Point(p.x + left, p.y + top) for p in points]
            for edge, points in part.routes.items()
        }
        wiring = Wiring({v: self._boxes[v].rect for v in places}, routes, self._lines)
        wiring.draw(canvas)
        for vertex in places:
            self._boxes[vertex].paint(canvas)
        wiring.write(canvas)

    def _alt(self, shown: set[int]) -> str:
        here = [line for line in self._lines if line.a in shown]
        count = {link: str(sum(line.link is link for line in here)) for link in Link}
        units = [unit.id for number in sorted(shown) for unit in self._stacks[number]]
        return texts.RELATIONS_ALT.render(
            self._lang,
            {
                "units": ", ".join(units),
                "orders": count[Link.ORDER],
                "colocations": count[Link.COLOCATION],
                "aparts": count[Link.APART],
            },
        )


def _width_for(all_stacks: Sequence[Sequence[Unit]]) -> float:
    ids = (unit.id for stack in all_stacks for unit in stack)
    widest = max(width_of(shown(name), FONT_SIZE, bold=True) for name in ids) + 14
    return min(max(widest, _NARROWEST), _WIDEST)


def _box(stack: Sequence[Unit], width: float, lang: Lang, meeting: int) -> Box:
    inner = width - 12
    first = stack[0]
    rows = [label(unit.id, "c", widest=inner, bold=True) for unit in stack]
    said = [FORMS[first.form](lang)] if first.form in FORMS else []
    if len(stack) == 1:
        said += [text for text in (first.note, first.label) if text]
    if said:
        rows.append(label(" / ".join(said), "s c", widest=inner, size=SMALL))
    filled = [Box([row], size=(inner, None), stretch=False, centre=True) for row in rows]
    box = Box(filled, look=LOOKS[first.form], radius=5, padding=6, size=(width, None))
    height = max(box.arrange().height, height_for(meeting))
    return Box(
        filled,
        look=LOOKS[first.form],
        radius=5,
        padding=6,
        size=(width, height),
        middle=True,
    )


def _lines(all_stacks: Sequence[Sequence[Unit]], given: Sequence[Relation]) -> list[_Line]:
    """The relations between boxes, each once."""
    numbers = {unit.id: n for n, stack in enumerate(all_stacks) for unit in stack}
    lines = {
        _Line(relation.link, numbers[relation.a], numbers[relation.b], relation.text): None
        for relation in given
    }
    return [line for line in lines if line.a != line.b]


def _rows(parts: Sequence[Component]) -> list[list[Component]]:
    """The parts side by side, as many as a page is wide."""
    rows: list[list[Component]] = []
    used = 0.0
    for part in parts:
        if not rows or used + part.width > PAGE_WIDTH - 2 * _MARGIN:
            rows.append([])
            used = 0
        rows[-1].append(part)
        used += part.width + _GAP.x
    return rows


def _moved(box: Box, dx: float, dy: float) -> Box:
    rect = box.rect
    box.rect = Rect(rect.x + dx, rect.y + dy, rect.width, rect.height)
    for child in box.children:
        _moved(child, dx, dy)
    return box


def _legend(lang: Lang) -> Box:
    def entry(link: Link) -> Box:
        def paint(canvas: Canvas, rect: Rect) -> None:
            y = rect.y + LINE / 2
            canvas.arrow([Point(rect.x, y), Point(rect.x + rect.width, y)], link.value)

        line = Box(paint_with=paint, size=(40, LINE))
        return Box([line, label(_LEGEND[link](lang), "s", size=SMALL)], across=True, gap=8)

    return Box([entry(link) for link in Link], across=True, gap=26)
