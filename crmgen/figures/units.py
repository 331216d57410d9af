"""How a unit looks wherever it is drawn, and the words for what it is and does."""

from collections.abc import Sequence

from crmgen.catalogue import figures as texts
from crmgen.figures.boxes import Box, label
from crmgen.figures.canvas import FONT_SIZE, SMALL
from crmgen.figures.measure import shown, width_of
from crmgen.figures.records import Form, State, Unit
from crmgen.text import Lang, Text

LOOKS = {
    Form.PRIMITIVE: "plain",
    Form.GROUP: "group",
    Form.CLONE: "clone",
    Form.PROMOTABLE: "clone",
    Form.BUNDLE: "clone",
    Form.FENCING: "fence",
}
FORMS: dict[Form, Text] = {
    Form.GROUP: texts.GROUP,
    Form.CLONE: texts.CLONE,
    Form.PROMOTABLE: texts.PROMOTABLE,
    Form.BUNDLE: texts.BUNDLE,
    Form.FENCING: texts.FENCING,
}
STATES = {
    State.ACTIVE: texts.ACTIVE,
    State.PROMOTED: texts.PROMOTED,
    State.UNPROMOTED: texts.UNPROMOTED,
    State.STANDBY: texts.STANDBY,
}
SAID = 5  # lines of what is said about something; the tables have all of it
_PADDING, _BETWEEN = 5, 8


def unit_box(
    unit: Unit, widest: float, lang: Lang, *, state: State, short: bool = False, bare: bool = False
) -> Box:
    """The unit with its resources in their order; ``short`` without them, ``bare`` with no more
    than its name and role."""
    inner = widest - 2 * _PADDING
    form = [FORMS[unit.form](lang)] if unit.form in FORMS else []
    said = [STATES[state](lang)]
    if bare:
        said = [] if state is State.ACTIVE else said
    elif not (short and state is State.STANDBY):  # all else is said where it is active
        said = [*form, *said, unit.note, unit.label]
    rows = [named(unit.id, said, inner, bold=True)]
    if not short and state is not State.STANDBY:
        rows += [leaf_box(leaf.id, (leaf.note, leaf.label), inner) for leaf in unit.leaves]
    look = "standby" if state is State.STANDBY else LOOKS[unit.form]
    return Box(rows, look=look, radius=4, gap=3, padding=_PADDING, size=(widest, None))


def leaf_box(name: str, said: Sequence[str], widest: float, look: str = "leaf") -> Box:
    """A resource by its name and what is said about it."""
    return Box([named(name, said, widest - 8)], look=look, radius=2, padding=4, size=(widest, None))


def named(name: str, said: Sequence[str], widest: float, *, bold: bool = False) -> Box:
    """A name and what is said about it: on one line where both fit, else below one another."""
    head = label(name, widest=widest, bold=bold)
    rest = " / ".join(text for text in said if text)
    if not rest:
        return head
    used = width_of(shown(name), FONT_SIZE, bold=bold) + _BETWEEN
    if used + width_of(shown(rest), SMALL) <= widest:
        return Box([head, label(rest, "s", size=SMALL)], across=True, gap=_BETWEEN)
    return Box([head, label(rest, "s", widest=widest, size=SMALL, most=SAID)], stretch=False)
