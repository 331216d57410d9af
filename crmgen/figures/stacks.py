"""Units that have the same relations to the same others stand in one box of the graph.

So thirty groups that all need the same clone are one box and one line, not thirty.
"""

from collections.abc import Sequence

from crmgen.figures.boxes import Box, label
from crmgen.figures.canvas import FONT_SIZE, SMALL
from crmgen.figures.measure import lines_of, shown, width_of
from crmgen.figures.pages import filled
from crmgen.figures.records import Link, Relation, Unit
from crmgen.figures.units import FORMS, LOOKS, SAID
from crmgen.text import Lang

_NARROWEST, _WIDEST = 110, 210
_PADDING = 6
_HIGHEST = 20  # lines of names

Kept = tuple[Link, str, bool, str]


def stacks(units: Sequence[Unit], relations: Sequence[Relation]) -> list[list[Unit]]:
    """The units that some relation names, in their order, those in one list alike."""
    ends: dict[str, set[Kept]] = {}
    for relation in relations:
        ends.setdefault(relation.a, set()).add((relation.link, relation.b, True, relation.text))
        ends.setdefault(relation.b, set()).add((relation.link, relation.a, False, relation.text))
    alike: dict[tuple[object, ...], list[Unit]] = {}
    for unit in units:
        if unit.id in ends:
            key = (unit.form, frozenset(ends[unit.id]))
            alike.setdefault(key, []).append(unit)
    return list(alike.values())


class Stack:
    """A box of units, ``width`` wide; ``height`` is what its texts need."""

    def __init__(self, units: Sequence[Unit], width: float, lang: Lang) -> None:
        self.units = tuple(units)
        self.width = width
        self._lang = lang
        self.height = self.box().arrange().height

    def box(self, height: float | None = None, *, again: bool = False, pages: str = "") -> Box:
        """The box; ``again``: it is drawn in full elsewhere. ``pages``: where it is besides."""
        inner = self.width - 2 * _PADDING
        first = self.units[0]
        rows = [label(unit.id, "c", widest=inner, bold=True) for unit in self.units]
        said = [FORMS[first.form](self._lang)] if first.form in FORMS else []
        if len(self.units) == 1:
            said += [text for text in (first.note, first.label) if text]
        if said:
            text = " / ".join(said)
            rows.append(label(text, "s c", widest=inner, size=SMALL, most=SAID))
        if pages:
            rows.append(label(pages, "s c", widest=inner, size=SMALL, most=1))
        return Box(
            [Box([row], size=(inner, None), stretch=False, centre=True) for row in rows],
            look=f"{LOOKS[first.form]} again" if again else LOOKS[first.form],
            radius=5,
            padding=_PADDING,
            size=(self.width, height),
            middle=True,
        )


def stacked(units: Sequence[Unit], relations: Sequence[Relation], lang: Lang) -> list[Stack]:
    """The boxes of a graph, all of one width and none too high for a page."""
    found = stacks(units, relations)
    ids = (unit.id for stack in found for unit in stack)
    widest = max((width_of(shown(name), FONT_SIZE, bold=True) for name in ids), default=0)
    width = min(max(widest + 2 * _PADDING + 2, _NARROWEST), _WIDEST)

    def lines(unit: Unit) -> int:
        return len(lines_of(unit.id, FONT_SIZE, width - 2 * _PADDING, bold=True))

    return [
        Stack(some, width, lang) for stack in found for some in filled(stack, lines, _HIGHEST, 0)
    ]
