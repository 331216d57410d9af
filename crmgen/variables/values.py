"""What variables stand for, and where each was defined. Knows neither files nor tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from crmgen.origin import Origin
from crmgen.text import Text

Path = tuple[str | int, ...]
"""The way to a value from its variable's name on: ``("pg", "filesystems", 0, "device")``."""


class TypedInt(int):
    """A whole number that shows as it was typed: 0644, 1_000, 10:30."""

    text: str

    def __str__(self) -> str:
        return self.text


class TypedFloat(float):
    """A number that shows as it was typed: 1.10, 1e3."""

    text: str

    def __str__(self) -> str:
        return self.text


def typed_int(value: int, text: str) -> int:
    """``value``, which shows as ``text``."""
    if str(value) == text:
        return value
    number = TypedInt(value)
    number.text = text
    return number


def typed_float(value: float, text: str) -> float:
    """``value``, which shows as ``text``."""
    if str(value) == text:
        return value
    number = TypedFloat(value)
    number.text = text
    return number


class Absent(NamedTuple):
    """Where a value would stand, and why it is not there (with the variable's ``{name}``)."""

    at: Origin
    label: Text


class Variables(Struct, frozen=True):
    """Names with their values: texts, numbers, truth values, None, and lists and mappings of them.

    ``places`` has where each value stands; ``absent`` those that are there and have no value.
    """

    data: Mapping[str, Any] = {}
    places: Mapping[Path, Origin] = {}
    absent: Mapping[Path, Absent] = {}

    def over(self, other: "Variables") -> "Variables":
        """These and those of ``other``, whose values give way as wholes where both have a name."""
        kept = {path: at for path, at in other.places.items() if path[0] not in self.data}
        absent = {path: at for path, at in other.absent.items() if path[0] not in self.data}
        return Variables(
            {**other.data, **self.data}, {**kept, **self.places}, {**absent, **self.absent}
        )

    def place(self, path: Path) -> tuple[Path, Origin] | None:
        """The nearest definition of a value: its own, or that of what it is a part of."""
        for length in range(len(path), 0, -1):
            if (at := self.places.get(path[:length])) is not None:
                return path[:length], at
        return None


def dotted(path: Sequence[str | int]) -> str:
    """A path as templates write it: ``pg.filesystems[0].device``."""
    words = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in path]
    return "".join(words).removeprefix(".")


def paths_of(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401
    """Every value within a value, with its path."""
    yield path, value
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from paths_of(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from paths_of(part, (*path, number))
