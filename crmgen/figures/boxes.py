"""Boxes in boxes, laid out by CSS's rules (Taffy, through ``stretchable``). Knows no figure."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct

from crmgen.figures.canvas import FONT_SIZE, LINE, Canvas, Point, Rect
from crmgen.figures.measure import lines_of, width_of

_Node = Any  # of the library

Paint = Callable[[Canvas, Rect], None]


class Box(Struct, eq=False):
    """A box with its boxes; ``rect`` holds once :meth:`arrange` has been called on the root.

    ``size`` is (width, height), each None where the content decides; paddings and gaps are in
    pixels. The boxes follow downwards, or ``across``; ``middle`` puts them in the middle of that
    direction, ``centre`` of the other one, which they fill where they may ``stretch``.
    """

    children: Sequence["Box"] = ()
    look: str = ""
    radius: float = 0
    paint_with: Paint | None = None
    across: bool = False
    gap: float = 0
    padding: float = 0
    size: tuple[float | None, float | None] = (None, None)
    centre: bool = False
    middle: bool = False
    stretch: bool = True
    rect: Rect = Rect(0, 0, 0, 0)

    def arrange(self) -> Rect:
        """Lays the box and all in it out, with its upper left corner at (0, 0)."""
        node = self._node()
        node.compute_layout()
        self._take(node)
        return self.rect

    def paint(self, canvas: Canvas) -> None:
        if self.look:
            canvas.rect(self.rect, self.look, radius=self.radius)
        if self.paint_with:
            self.paint_with(canvas, self.rect)
        for child in self.children:
            child.paint(canvas)

    def moved(self, dx: float, dy: float) -> "Box":
        """The box itself, with all in it, so much further."""
        self.rect = Rect(self.rect.x + dx, self.rect.y + dy, self.rect.width, self.rect.height)
        for child in self.children:
            child.moved(dx, dy)
        return self

    def _node(self) -> _Node:
        from stretchable import Node

        across = "CENTER" if self.centre else "STRETCH" if self.stretch else "START"
        style = _style(self.across, across, self.middle, self.gap, self.padding, self.size)
        return Node(*(child._node() for child in self.children), style=style)

    def _take(self, node: _Node) -> None:
        from stretchable import Edge

        box = node.get_box(Edge.BORDER, relative=False)
        self.rect = Rect(box.x, box.y, box.width, box.height)
        for child, inner in zip(self.children, node, strict=True):
            child._take(inner)


@lru_cache(maxsize=4096)  # the library takes a millisecond for each, and boxes are much alike
def _style(
    across: bool,
    align: str,
    middle: bool,
    gap: float,
    padding: float,
    size: tuple[float | None, float | None],
) -> Any:  # noqa: ANN401 - of the library
    from stretchable.style import AUTO, AlignItems, FlexDirection, JustifyContent, Style

    width, height = size
    return Style(
        flex_direction=FlexDirection.ROW if across else FlexDirection.COLUMN,
        flex_shrink=0,
        align_items=AlignItems[align],
        justify_content=JustifyContent.CENTER if middle else None,
        gap=gap,
        padding=padding,
        size=(AUTO if width is None else width, AUTO if height is None else height),
    )


def label(
    text: str,
    look: str = "",
    *,
    widest: float = 10_000,
    size: float = FONT_SIZE,
    bold: bool = False,
    most: int | None = None,
) -> Box:
    """A text in as many lines as it takes; the box is as large as the text may become.

    Of more lines than ``most`` the first ones are shown, with three dots.
    """
    lines = lines_of(text, size, widest, bold=bold)
    if most is not None and len(lines) > most:
        cut = lines_of(lines[most - 1], size, widest - width_of("…", size, bold=bold), bold=bold)
        lines = [*lines[: most - 1], f"{cut[0]}…"]
    width = max(width_of(line, size, bold=bold) for line in lines)
    classes = f"{look} b".strip() if bold else look

    def paint(canvas: Canvas, rect: Rect) -> None:
        for number, line in enumerate(lines):
            x = rect.middle if "c" in classes.split() else rect.x
            canvas.text(Point(x, rect.y + number * LINE + 0.76 * LINE), line, classes)

    return Box(paint_with=paint, size=(width, len(lines) * LINE))
