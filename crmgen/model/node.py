"""What every model node has: the cells it came from and the designer's notes."""

from dataclasses import dataclass, field
from typing import NamedTuple

from crmgen.origin import Origin, Place


class Note(NamedTuple):
    """A text that a designer wrote beside a row, in a column that only a caption names.

    ``caption`` is that caption (概要, 備考, …), empty where there is none.
    """

    caption: str
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Base of the model's nodes. Equality is about meaning: places and notes do not count."""

    place: Place = field(compare=False, repr=False)
    notes: tuple[Note, ...] = field(default=(), compare=False, repr=False)

    def at(self, name: str = "") -> Origin:
        """The cell of the field ``name``; without a name the row of the node."""
        return self.place.at(name)
