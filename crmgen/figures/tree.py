"""The tree of resources: units in columns, below each its resources in their order."""

from crmgen.catalogue import figures as texts
from crmgen.figures.boxes import Box
from crmgen.figures.canvas import LINE, Canvas, Drawing, Point
from crmgen.figures.pages import PAGE_HEIGHT, PAGE_WIDTH, titled
from crmgen.figures.records import Tree, Unit
from crmgen.figures.units import FORMS, LOOKS, leaf_box, named
from crmgen.text import Lang

_GAP = 18
_INDENT = 26
_COLUMNS = 3
_WIDTH = (PAGE_WIDTH - (_COLUMNS + 1) * _GAP) / _COLUMNS


def tree(data: Tree) -> tuple[Drawing, ...]:
    """All resources; several drawings where they need more than one page."""
    if not data.units:
        return ()
    branches = [_Branch(unit, data.lang) for unit in data.units]
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
                "units": ", ".join(branch.unit.id for branch in shown),
                "leaves": str(sum(len(branch.unit.leaves) or 1 for branch in shown)),
            },
        )
        title = titled(texts.TREE(data.lang), number, len(pages))
        canvas = Canvas(size.width, size.height, title, alt)
        for branch in shown:
            branch.lines(canvas)
        root.paint(canvas)
        drawings.append(canvas.drawing())
    return tuple(drawings)


class _Branch:
    """A unit and its resources."""

    def __init__(self, unit: Unit, lang: Lang) -> None:
        self.unit = unit
        said = [FORMS[unit.form](lang)] if unit.form in FORMS else []
        said += [unit.note, unit.label]
        self._head = Box(
            [named(unit.id, said, _WIDTH - 12, bold=True)],
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
            for number, leaf in enumerate(unit.leaves, start=1)
        ]
        rows = [
            Box([Box(size=(_INDENT, 1)), leaf], across=True, stretch=False) for leaf in self._leaves
        ]
        self.box = Box([self._head, *rows], gap=5, stretch=False)
        self.height = self.box.arrange().height

    def lines(self, canvas: Canvas) -> None:
        """From the unit down to each of its resources."""
        head = self._head.rect
        for leaf in self._leaves:
            x, y = head.x + _INDENT / 2, leaf.rect.y + leaf.rect.height / 2
            canvas.lines([Point(x, head.bottom), Point(x, y), Point(leaf.rect.x, y)], "branch")


def _pages(branches: list[_Branch]) -> list[list[list[_Branch]]]:
    """Columns of about the same height, as many pages as it takes."""
    pages = -(-len(_columns(branches, PAGE_HEIGHT - 2 * _GAP)) // _COLUMNS)
    lowest = sum(branch.height + _GAP for branch in branches) / (pages * _COLUMNS)
    columns = _columns(branches, lowest)
    while len(columns) > pages * _COLUMNS:
        lowest += LINE
        columns = _columns(branches, lowest)
    return [columns[start : start + _COLUMNS] for start in range(0, len(columns), _COLUMNS)]


def _columns(branches: list[_Branch], height: float) -> list[list[_Branch]]:
    columns: list[list[_Branch]] = [[]]
    used = 0.0
    for branch in branches:
        if columns[-1] and used + branch.height > height:
            columns.append([])
            used = 0
        columns[-1].append(branch)
        used += branch.height + _GAP
    return columns
