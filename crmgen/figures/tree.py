"""The tree of resources: units in columns, below each its resources in their order."""

from collections.abc import Sequence

from crmgen.catalogue import figures as texts
from crmgen.figures.boxes import Box
from crmgen.figures.canvas import LINE, Canvas, Drawing, Point
from crmgen.figures.pages import PAGE_HEIGHT, PAGE_WIDTH, filled, titled
from crmgen.figures.records import Leaf, Tree, Unit
from crmgen.figures.units import FORMS, LOOKS, leaf_box, named
from crmgen.text import Lang

_GAP = 18
_INDENT, _BETWEEN = 26, 5
_HIGH = PAGE_HEIGHT - 2 * _GAP
_COLUMNS = 3
_WIDTH = (PAGE_WIDTH - (_COLUMNS + 1) * _GAP) / _COLUMNS


def tree(data: Tree) -> tuple[Drawing, ...]:
    """All resources; several drawings where they need more than one page."""
    if not data.units:
        return ()
    branches = [branch for unit in data.units for branch in _branches(unit, data.lang)]
    pages = _pages(branches)
    drawings = []
    for number, columns in enumerate(pages, start=1):
        boxes = [
            Box([branch.box for branch in column], gap=_GAP, size=(_WIDTH, None))
            for column in columns
        ]
        root = Box(boxes, across=True, gap=_GAP, padding=_GAP, stretch=False)
        size = root.arrange()
        shown = [branch for column in columns for branch in column]
        alt = texts.TREE_ALT.render(
            data.lang,
            {
                "units": ", ".join(dict.fromkeys(branch.unit.id for branch in shown)),
                "leaves": str(sum(branch.resources for branch in shown)),
            },
        )
        title = titled(texts.TREE(data.lang), number, len(pages))
        canvas = Canvas(size.width, size.height, title, alt)
        for branch in shown:
            branch.lines(canvas)
        root.paint(canvas)
        drawings.append(canvas.drawing())
    return tuple(drawings)


def _branches(unit: Unit, lang: Lang) -> "list[_Branch]":
    """The unit; in several branches where it has more resources than a page is high."""
    leaves = list(enumerate(unit.leaves, start=1))
    whole = _Branch(unit, leaves, lang)
    if whole.height <= _HIGH:
        return [whole]
    room = _HIGH - whole.head
    heights = dict(zip((number for number, _ in leaves), whole.leaves, strict=True))
    parts = filled(leaves, lambda leaf: heights[leaf[0]], room - _BETWEEN, _BETWEEN)
    return [_Branch(unit, part, lang, again=number > 0) for number, part in enumerate(parts)]


class _Branch:
    """A unit and its resources, or some of them: with their numbers in the unit."""

    def __init__(
        self, unit: Unit, leaves: Sequence[tuple[int, Leaf]], lang: Lang, *, again: bool = False
    ) -> None:
        self.unit = unit
        self.resources = len(leaves) or 1
        said = [FORMS[unit.form](lang)] if unit.form in FORMS else []
        said += [unit.note, unit.label]
        name = texts.CONTINUED.render(lang, {"name": unit.id}) if again else unit.id
        self._head = Box(
            [named(name, () if again else said, _WIDTH - 12, bold=True)],
            look=LOOKS[unit.form],
            radius=3,
            padding=6,
            size=(_WIDTH, None),
        )
        self._leaves = [
            leaf_box(
                f"{number}. {leaf.id}" if len(unit.leaves) > 1 else leaf.id,
                (leaf.note, leaf.label),
                _WIDTH - _INDENT,
            )
            for number, leaf in leaves
        ]
        rows = [
            Box([Box(size=(_INDENT, 1)), leaf], across=True, stretch=False) for leaf in self._leaves
        ]
        self.box = Box([self._head, *rows], gap=_BETWEEN, stretch=False)
        self.height = self.box.arrange().height
        self.head = self._head.rect.height
        self.leaves = [leaf.rect.height for leaf in self._leaves]

    def lines(self, canvas: Canvas) -> None:
        """From the unit down to each of its resources."""
        head = self._head.rect
        for leaf in self._leaves:
            x, y = head.x + _INDENT / 2, leaf.rect.y + leaf.rect.height / 2
            canvas.lines([Point(x, head.bottom), Point(x, y), Point(leaf.rect.x, y)], "branch")


def _pages(branches: list[_Branch]) -> list[list[list[_Branch]]]:
    """Columns of about the same height, as many pages as it takes."""
    pages = -(-len(_columns(branches, _HIGH)) // _COLUMNS)
    lowest = sum(branch.height + _GAP for branch in branches) / (pages * _COLUMNS)
    columns = _columns(branches, lowest)
    while len(columns) > pages * _COLUMNS:
        lowest = min(lowest + LINE, _HIGH)
        columns = _columns(branches, lowest)
    return [columns[start : start + _COLUMNS] for start in range(0, len(columns), _COLUMNS)]


def _columns(branches: list[_Branch], height: float) -> list[list[_Branch]]:
    return filled(branches, lambda branch: branch.height, height, _GAP)
