"""What a fact about versions is: which components have it, from which version to which."""

from typing import NamedTuple

from crmgen.text import Text

Version = tuple[int, ...]


def parse_version(text: str) -> Version:
    """``"0.11.5"`` as ``(0, 11, 5)``. Raises ValueError for anything but dotted numbers."""
    if not text.isascii() or not text.replace(".", "").isdigit():
        raise ValueError(text)  # int() takes signs, blanks and full-width digits
    return tuple(int(part) for part in text.split("."))


class Since(NamedTuple):
    """A feature of one component: from ``first`` on (included), up to ``end`` (excluded)."""

    component: str
    first: Version = ()
    end: Version = ()

    def holds(self, version: Version) -> bool:
        return version >= self.first and (not self.end or version < self.end)


class Ability(NamedTuple):
    """What a feature is. ``rewritten`` tells that crmgen says the same in another way where the
    feature is missing; otherwise what needs it is an error there."""

    text: Text
    conditions: tuple[Since, ...]
    rewritten: bool


def can(ja: str, en: str, *conditions: Since) -> Ability:
    return Ability(Text(ja, en), conditions, rewritten=False)


def writes(ja: str, en: str, *conditions: Since) -> Ability:
    return Ability(Text(ja, en), conditions, rewritten=True)
