"""What every model node has: the cells it came from and the designer's notes."""

from typing import NamedTuple

from msgspec import Struct

from crmgen.origin import Origin, Place

_NOT_MEANING = ("place", "notes")


class Note(NamedTuple):
    """A text that a designer wrote beside a row, in a column that only a caption names.

    ``caption`` is that caption (概要, 備考, …), empty where there is none.
    """

    caption: str
    text: str
    origin: Origin


class Node(Struct, frozen=True, kw_only=True, eq=False):
    """Base of the model's nodes. Equality is about meaning: places and notes do not count."""

    place: Place
    notes: tuple[Note, ...] = ()

    def at(self, name: str = "") -> Origin:
        """The cell of the field ``name``; without a name the row of the node."""
        return self.place.at(name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node) or type(self) is not type(other):
            return NotImplemented
        return self._meaning() == other._meaning()

    def __hash__(self) -> int:
        return hash((type(self), self._meaning()))

    def _meaning(self) -> tuple[object, ...]:
        names = (name for name in self.__struct_fields__ if name not in _NOT_MEANING)
        return tuple(getattr(self, name) for name in names)
