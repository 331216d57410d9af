"""Resource sets in the words of crmsh: ``A ( B C:start ) [ D E ] sequential=true``."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from crmgen.catalogue import raw as codes
from crmgen.model import ResourceSet, Role
from crmgen.raw import words as w
from crmgen.raw.reading import BrokenError, NotUnderstoodError, Reading
from crmgen.text import Text

_CLOSING = {"(": ")", "[": "]"}
_STRAY = re.compile(r"[()\[\]{}]")
# crmsh writes this word itself to force a set of one or two resources
_FORCED_SET = "_rsc_set_"
_PLACED_ELSEWHERE = ("symmetrical", "loss-policy")

T = TypeVar("T")


def member(
    word: str, choices: Mapping[str, T], what: Text, reading: Reading
) -> tuple[str, T | None]:
    """``RESOURCE[:QUALIFIER]`` as resource and meaning of the qualifier (a role or an action)."""
    name, colon, qualifier = word.partition(":")
    if _STRAY.search(name):
        raise BrokenError(codes.BRACKETS, word)
    if not name or "=" in name or ":" in qualifier:
        reading.wrong(word)
    if not colon or not qualifier:
        return name, None
    if qualifier.isdigit():
        raise NotUnderstoodError  # an instance of a clone
    return name, w.chosen(qualifier, choices, what)


def read_sets(words: list[str], qualifier: str, reading: Reading) -> tuple[ResourceSet, ...]:
    """All sets of a constraint; ``qualifier`` is ``action`` or ``role``."""
    reader = _Sets(qualifier, reading)
    for word in _with_brackets_apart(words):
        reader.read(word)
    return reader.finish()


def _with_brackets_apart(words: Iterable[str]) -> Iterable[str]:
    """Crmsh cuts one bracket off a word, at its front or else at its end."""
    for word in words:
        if len(word) > 1 and word[0] in "([":
            yield from (word[0], word[1:])
        elif len(word) > 1 and word[-1] in ")]":
            yield from (word[:-1], word[-1])
        else:
            yield word


class _Sets:
    """The state between two words.

    As crmsh 4.4 does it: a change of the qualifier begins a new set, an attribute holds for the
    set it stands in and, outside brackets, for those after it too.
    """

    def __init__(self, qualifier: str, reading: Reading) -> None:
        self._qualifier = qualifier
        self._reading = reading
        self._done: list[ResourceSet] = []
        self._members: list[str] = []
        self._value: str | Role | None = None
        self._sequential = True
        self._require_all = True
        self._open = ""

    def read(self, word: str) -> None:
        if word in _CLOSING:
            self._enter(word)
        elif word in _CLOSING.values():
            self._leave(word)
        elif "=" in word:
            self._attribute(word)
        elif word != _FORCED_SET:
            self._member(word)

    def finish(self) -> tuple[ResourceSet, ...]:
        if self._open:
            raise BrokenError(codes.BRACKETS, self._open)
        self._close_set()
        if not self._done:
            self._reading.wrong()
        return tuple(self._done)

    def _enter(self, bracket: str) -> None:
        self._close_set()
        if self._open:
            raise BrokenError(codes.BRACKETS, bracket)
        self._open = bracket
        self._sequential = False
        self._require_all = self._require_all and bracket == "("

    def _leave(self, bracket: str) -> None:
        if not self._members or bracket != _CLOSING.get(self._open):
            raise BrokenError(codes.BRACKETS, bracket)
        self._close_set()
        self._open = ""
        self._sequential = self._require_all = True

    def _attribute(self, word: str) -> None:
        name, _, value = word.partition("=")
        if name == "sequential":
            self._sequential = w.chosen(value, w.YES_NO, w.BOOLEAN)
        elif name == "require-all":
            self._require_all = w.chosen(value, w.YES_NO, w.BOOLEAN)
        elif name in _PLACED_ELSEWHERE:
            self._reading.wrong(word)
        else:
            raise NotUnderstoodError

    def _member(self, word: str) -> None:
        name: str
        value: str | Role | None
        if word.endswith(":"):
            self._reading.wrong(word)
        if self._qualifier == "action":
            name, value = member(word, w.ACTIONS, w.ACTION, self._reading)
        else:
            name, value = member(word, w.ROLES, w.ROLE, self._reading)
        if value != self._value:
            self._close_set()
            self._value = value
        self._members.append(name)

    def _close_set(self) -> None:
        if not self._members:
            return
        self._done.append(
            ResourceSet(
                place=self._reading.place,
                members=tuple(self._members),
                sequential=None if self._sequential else False,
                require_all=None if self._require_all else False,
                action=None if isinstance(self._value, Role) else self._value,
                role=self._value if isinstance(self._value, Role) else None,
            )
        )
        self._members = []
        self._value = None
