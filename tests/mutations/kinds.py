"""The kinds of mistake, and how one is made."""

from collections.abc import Callable
from importlib import import_module
from random import Random
from typing import NamedTuple

from tests.mutations.design import Design
from tests.mutations.sheet import NotHereError

Make = Callable[[Design], None]
MODULES = (
    "slips",
    "layout",
    "operations",
    "options",
    "fencing",
    "attributes",
    "constraints",
    "structure",
    "agents",
)


class Kind(NamedTuple):
    """``text`` tells the mistake, ``rules`` the entries of the research note it stands for."""

    name: str
    text: str
    rules: str
    make: Make


class Mutated(NamedTuple):
    """A sheet with a mistake, and the cells of which a finding has to name one."""

    data: bytes
    cells: frozenset[str]


_KINDS: list[Kind] = []


def mistake(text: str, rules: str = "") -> Callable[[Make], Make]:
    """Register a kind of mistake under the name of its function."""

    def register(make: Make) -> Make:
        _KINDS.append(Kind(make.__name__, text, rules, make))
        return make

    return register


def kinds() -> list[Kind]:
    """All kinds of mistake."""
    for name in MODULES:
        import_module(f"tests.mutations.{name}")
    return list(_KINDS)


def mutate(kind: Kind, rows: list[list[str]], seed: str) -> Mutated | None:
    """The sheet with one mistake of a kind; None where the sheet has no place for it."""
    sheet = Design([list(row) for row in rows], Random(f"{kind.name}/{seed}"))
    try:
        kind.make(sheet)
    except NotHereError:
        return None
    return Mutated(sheet.csv(), sheet.addresses())
