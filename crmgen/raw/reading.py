"""What the readers of both languages share: what they return and how they give up."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, Never

from msgspec import Struct

from crmgen.catalogue import raw as codes
from crmgen.diagnostics import Code, Sink
from crmgen.model import Constraint, Nvpair, Tag
from crmgen.origin import Place
from crmgen.text import Text


class NotUnderstoodError(Exception):
    """The command may be right, but says something that the model does not hold."""


class BrokenError(Exception):
    """The command is plainly wrong; carries the finding."""

    def __init__(
        self,
        code: Code,
        found: str,
        allowed: tuple[str, ...] = (),
        params: Mapping[str, str | Text] | None = None,
    ) -> None:
        super().__init__(code.id)
        self.code = code
        self.found = found
        self.allowed = allowed
        self.params = dict(params or {})


class Section(StrEnum):
    """Where pairs belong."""

    PROPERTIES = "properties"
    RSC_DEFAULTS = "rsc_defaults"
    OP_DEFAULTS = "op_defaults"


class Pairs(NamedTuple):
    """Pairs of one of the three cluster-wide sets."""

    section: Section
    pairs: tuple[Nvpair, ...]


Statement = Constraint | Tag | Pairs


class Reading(Struct, frozen=True):
    """One command while it is read. ``usage`` is shown when its arguments are wrong."""

    place: Place
    sink: Sink
    command: str
    usage: str = ""

    def wrong(self, found: str = "") -> Never:
        """Wrong number or order of arguments."""
        raise BrokenError(codes.USAGE, found or self.command, params={"usage": self.usage})

    def warn(self, code: Code, found: str) -> None:
        self.sink.report(
            code, self.place.at("config"), found=found, params={"command": self.command}
        )


class OneCell(Mapping[str, int]):
    """The columns of a node that came whole from one cell: every field stands there."""

    __slots__ = ("_column",)

    def __init__(self, column: int) -> None:
        self._column = column

    def __getitem__(self, field: str) -> int:
        return self._column

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Cursor:
    """Walks over the words of one command."""

    __slots__ = ("_at", "_words", "reading")

    def __init__(self, words: list[str], reading: Reading) -> None:
        self._words = words
        self._at = 0
        self.reading = reading

    def __bool__(self) -> bool:
        return self._at < len(self._words)

    def peek(self) -> str:
        """The next word; empty at the end."""
        return self._words[self._at] if self else ""

    def take(self) -> str:
        """The next word, which must be there."""
        if not self:
            self.reading.wrong()
        self._at += 1
        return self._words[self._at - 1]

    def take_keyword(self, *keywords: str) -> str | None:
        """The next word in lower case if it is one of the (lower-case) keywords, any case."""
        word = self.peek().lower()
        if self and word in keywords:
            self._at += 1
            return word
        return None

    def rest(self) -> list[str]:
        """All words that are left; the cursor is then at the end."""
        words = self._words[self._at :]
        self._at = len(self._words)
        return words
