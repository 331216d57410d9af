"""The SVG itself: elements, classes and colours. Knows no figure and no layout.

Every colour is a CSS variable with the colour of paper as its fallback: in a page that sets the
variables a figure follows the page, anywhere else it is as on paper. ``flat`` has the fallbacks
only, for programs without CSS variables.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from crmgen.figures.measure import shown

FONT_SIZE, SMALL = 12, 11
LINE = 17  # from one line of text to the next
_FONTS = (
    "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic UI','Yu Gothic',Meiryo,"
    "'BIZ UDPGothic','MS PGothic',sans-serif"
)
COLOURS = {
    "ink": "#1b1f24",
    "soft": "#4f5963",
    "line": "#6b7580",
    "paper": "#ffffff",
    "panel": "#f3f5f8",
    "node": "#e8f0f9",
    "node-line": "#33628f",
    "group": "#fff6de",
    "group-line": "#9a6b00",
    "clone": "#e4f4ea",
    "clone-line": "#2c7a4b",
    "leaf": "#ffffff",
    "net": "#33628f",
    "disk": "#efe8fa",
    "disk-line": "#6b4ba3",
    "fence": "#a40e26",
    "fence-back": "#fdecee",
    "order": "#0b4a8f",
    "colocation": "#9a5b00",
    "apart": "#a40e26",
}
_RULES = """
.fg text{font-family:FONTS;font-size:12px;fill:ink}
.fg .b{font-weight:700}.fg .s{fill:soft;font-size:11px}.fg .c{text-anchor:middle}
.fg .on{fill:paper;font-weight:700}.fg .red{fill:fence}
.fg .port{fill:paper;stroke:net;stroke-width:1.6}
.fg rect,.fg path{stroke-width:1.2}
.fg .back{fill:paper}
.fg .node{fill:panel;stroke:node-line;stroke-width:1.6}.fg .head{fill:node-line}
.fg .group{fill:group;stroke:group-line}.fg .clone{fill:clone;stroke:clone-line}
.fg .plain{fill:node;stroke:node-line}.fg .leaf{fill:leaf;stroke:line;stroke-width:.8}
.fg .standby{fill:none;stroke:line;stroke-dasharray:4 3}
.fg .net{fill:net}.fg .wire{fill:none;stroke:net}
.fg .disk{fill:disk;stroke:disk-line}.fg .cable{fill:none;stroke:disk-line;stroke-width:1.6}
.fg .fence{fill:fence-back;stroke:fence}.fg .shot{fill:none;stroke:fence;stroke-dasharray:5 3}
.fg .shot-end{fill:fence}
.fg .again{stroke-dasharray:4 3}
.fg .branch{fill:none;stroke:line}
.fg .order{fill:none;stroke:order;stroke-width:1.6}.fg .order-end{fill:order}
.fg .colocation{fill:none;stroke:colocation;stroke-width:1.6;stroke-dasharray:6 3}
.fg .colocation-end{fill:colocation}
.fg .apart{fill:none;stroke:apart;stroke-width:1.6;stroke-dasharray:2 3}.fg .apart-end{fill:apart}
"""
_VARIABLE = re.compile(r"var\(--fig-[a-z-]+,\s*(#[0-9a-f]{6})\)")


class Drawing(Struct, frozen=True, kw_only=True):
    """A figure that is done. Sizes are in CSS pixels; ``title`` and ``alt`` are within it too."""

    svg: str
    flat: str
    width: int
    height: int
    title: str
    alt: str


class Point(NamedTuple):
    """A place on the canvas; y grows downwards."""

    x: float
    y: float


class Rect(NamedTuple):
    """A rectangle by its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


class Canvas:
    """Takes shapes in the order in which they are painted."""

    def __init__(self, width: float, height: float, title: str, alt: str) -> None:
        from lxml import etree

        self._etree = etree
        self._size = (round(width + 0.5), round(height + 0.5))
        self._title, self._alt = shown(title), shown(alt)
        wide, high = self._size
        self._root = etree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "class": "fg",
                "role": "img",
                "aria-label": f"{self._title}. {self._alt}",
                "viewBox": f"0 0 {wide} {high}",
                "width": str(wide),
                "height": str(high),
            },
        )
        self._add("title", text=self._title)
        self._add("desc", text=self._alt)
        self._add("style", text=_style())
        self.rect(Rect(0, 0, wide, high), "back")

    def rect(self, rect: Rect, look: str, *, radius: float = 0) -> None:
        box = self._add("rect", look, x=rect.x, y=rect.y, width=rect.width, height=rect.height)
        if radius:
            box.set("rx", _number(radius))

    def text(self, at: Point, text: str, look: str = "") -> None:
        """One line; ``at`` is the start of its base line."""
        self._add("text", look, text=text, x=at.x, y=at.y)

    def dot(self, at: Point, look: str) -> None:
        self._add("circle", look, cx=at.x, cy=at.y, r=3.5)

    def lines(self, points: Sequence[Point], look: str, *, bend: float = 0) -> None:
        """A line through the points, with corners rounded by at most ``bend``."""
        first, *rest = points
        path = [f"M{_number(first.x)} {_number(first.y)}"]
        for before, corner, after in zip(points, rest, rest[1:], strict=False):
            start, end = _towards(corner, before, bend), _towards(corner, after, bend)
            path.append(
                f"L{_number(start.x)} {_number(start.y)}"
                f"Q{_number(corner.x)} {_number(corner.y)} {_number(end.x)} {_number(end.y)}"
            )
        path.append(f"L{_number(rest[-1].x)} {_number(rest[-1].y)}")
        self._path(" ".join(path), look)

    def arrow(self, points: Sequence[Point], look: str, *, bend: float = 0) -> None:
        """The same with a head at its end."""
        tip, before = points[-1], points[-2]
        neck = _towards(tip, before, 9)
        self.lines([*points[:-1], neck], look, bend=bend)
        dx, dy = (tip.x - neck.x) / 2.2, (tip.y - neck.y) / 2.2
        corners = [tip, Point(neck.x - dy, neck.y + dx), Point(neck.x + dy, neck.y - dx)]
        self._path(
            "M" + "L".join(f"{_number(p.x)} {_number(p.y)}" for p in corners) + "Z", f"{look}-end"
        )

    def drawing(self) -> Drawing:
        svg = self._etree.tostring(self._root, encoding="unicode")
        return Drawing(
            svg=svg,
            flat=_VARIABLE.sub(r"\1", svg),
            width=self._size[0],
            height=self._size[1],
            title=self._title,
            alt=self._alt,
        )

    def _path(self, path: str, look: str) -> None:
        self._add("path", look).set("d", path)

    def _add(self, tag: str, look: str = "", text: str = "", **numbers: float) -> Any:  # noqa: ANN401
        element = self._etree.SubElement(self._root, tag)
        if look:
            element.set("class", look)
        for name, value in numbers.items():
            element.set(name, _number(value))
        if text:
            element.text = text
        return element


def _style() -> str:
    def variable(found: re.Match[str]) -> str:
        name = found[2]
        return f"{found[1]}:var(--fig-{name},{COLOURS[name]})" if name in COLOURS else found[0]

    rules = re.sub(r"(fill|stroke):([a-z-]+)", variable, _RULES.replace("\n", ""))
    return rules.replace("FONTS", _FONTS)


def _number(value: float) -> str:
    """A coordinate with one digit: the same text on every machine."""
    return f"{value:.1f}".removesuffix(".0")


def _towards(start: Point, end: Point, length: float) -> Point:
    """The point at ``length`` from ``start`` on the way to ``end``, at most half-way."""
    dx, dy = end.x - start.x, end.y - start.y
    distance: float = (dx * dx + dy * dy) ** 0.5
    part = min(length / distance, 0.5) if distance else 0
    return Point(start.x + dx * part, start.y + dy * part)
