"""The ids of a CIB that the sheet does not give: readable, as crmsh makes them, and unique."""

import re
from collections.abc import Iterable

_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_.-]")


class Ids:
    """Hands out every id of one document once. The ``given`` ones are the sheet's own."""

    def __init__(self, given: Iterable[str]) -> None:
        self._taken = set(given)
        self._claimed: set[str] = set()
        self._next: dict[str, int] = {}  # the first number that may be free

    def make(self, text: str) -> str:
        """``text`` as an id: what an id can't hold becomes ``_``, and a second one of the same
        name gets ``-0``, a third one ``-1`` (as crmsh 4.4 counts)."""
        name = _NOT_IN_IDS.sub("_", text)
        if not (name[:1].isalpha() or name.startswith("_")):
            name = f"_{name}"
        free, number = name, self._next.get(name, 0)
        while free in self._taken:
            free = f"{name}-{number}"
            number += 1
        self._next[name] = number
        self._taken.add(free)
        return free

    def claim(self, given: str) -> str:
        """A given id for the element it was given to; a made one for further copies of it, as of
        a rule that is used again."""
        if given in self._claimed:
            return self.make(given)
        self._claimed.add(given)
        return given
