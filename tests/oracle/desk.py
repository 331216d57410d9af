"""What generated sheets are written with: the words that are drawn, and the refusals expected."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from msgspec import Struct

from crmgen.tables import types
from crmgen.tables.types import OneOf
from crmgen.targets import Feature, Target
from tests.oracle.sheet import Part, Sheet
from tests.oracle.values import HOSTILE, ODD_NAMES, RULE_VALUES, held

T = TypeVar("T")
NODES = ("n1", "n2", "n3")
PING, DISK = "ping_set", "disk_set"
NUMBERS = {"number": ("1.5", "-3", "100"), "integer": ("7", "-7"), "version": ("1.2.3", "10")}
ALL = ("crm", "pcs", "cib")


class Refusal(Struct, frozen=True):
    """What the outputs of these kinds can't say: the code and its cell."""

    code: str
    cell: str
    kinds: tuple[str, ...]


class Design(Struct, frozen=True):
    """One sheet as CSV, and all errors that it has."""

    csv: bytes
    refusals: tuple[Refusal, ...] = ()

    def __repr__(self) -> str:
        """Short: a failing test would print the whole sheet otherwise."""
        return f"<a sheet of {len(self.csv.splitlines())} rows>"

    def errors(self, kind: str) -> set[tuple[str, str]]:
        """(code, cell) of every error that the output of one kind is to give."""
        return {(r.code, r.cell) for r in self.refusals if kind in r.kinds}


class Item(Struct):
    """A resource of the tree; the spelling of its kind is drawn when it is written."""

    kind: str
    id: str
    children: tuple["Item", ...] = ()
    agent: tuple[str, str, str] = ("ocf", "heartbeat", "Dummy")
    promotable: bool = False

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Item"]]:
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)


class Desk:
    """Draws words for one sheet and writes them."""

    def __init__(self, draw: Callable[[Any], Any], target: Target, refusing: str) -> None:
        self.draw = draw
        self.target = target
        self.refusing = refusing
        self.sheet = Sheet()
        self.refusals: list[Refusal] = []
        self._turns: dict[str, int] = {}

    def has(self, feature: Feature) -> bool:
        return self.target.has(feature)

    def refuse(self, code: str, cell: str, *kinds: str) -> None:
        self.refusals.append(Refusal(code, cell, kinds or ALL))

    def turn(self, key: str, words: Sequence[T]) -> T:
        """The words one after the other, from a place that is drawn once a sheet."""
        if key not in self._turns:
            self._turns[key] = self.draw(st.integers(0, len(words) - 1))
        number = self._turns[key]
        self._turns[key] += 1
        return words[number % len(words)]

    def often(self) -> bool:
        return not self.draw(st.booleans())

    def case(self, word: str) -> str:
        return self.turn("case", (str, str.upper, str.lower, str.capitalize))(word)

    def word(self, key: str, kind: OneOf, *meanings: str) -> str:
        """A word of the type in any of its spellings; only those of the meanings if given."""
        spellings = [w for w, m in kind.words.items() if not meanings or m in meanings]
        return self.case(self.turn(f"{key} {meanings}", spellings))

    def value(self) -> str:
        """Any value that comes back whole: two out of three from the list of hostile ones."""
        if self.turn("value", (True, True, False)):
            return self.turn("hostile", HOSTILE)
        return str(self.draw(held()))

    def number(self, key: str) -> int:
        """1, 2, 3 …"""
        self._turns[key] = self._turns.get(key, 0) + 1
        return self._turns[key]

    def pair(self) -> tuple[str, str]:
        """A name that no other attribute has, now and then an odd one, and a value.

        crm text can't hold a value with ``=`` beside a name that is no part of an id.
        """
        number = self.number("name")
        if number % 5:
            return f"attr_{number}", self.value()
        name = f"{self.turn('odd', ODD_NAMES)}{number}"
        return name, self.value().replace("=", "-")

    def expression(self, key: str, *, typed: bool = True) -> tuple[str, str, str]:
        """Attribute, operator and value of one test; the value is empty for unary operators."""
        words = [w for w in types.EXPRESSION_OP.words if typed or ":" not in w]
        if not self.has(Feature.EXPRESSION_INTEGER) or not self.has(Feature.CRM_EXPRESSION_INTEGER):
            words = [w for w in words if not w.startswith("integer:")]
        word = self.turn(f"{key} op", words)
        kind = word.partition(":")[0]
        if kind in ("defined", "not_defined"):
            return self.turn("attribute", (PING, "site", "#kind")), self.case(word), ""
        if kind in ("number", "integer", "version"):
            numbers = {
                "number": ("1.5", "-3", "100"),
                "integer": ("7", "-7"),
                "version": ("1.2.3",),
            }
            return "load", self.case(word), self.turn(kind, numbers[kind])
        if word in ("eq", "ne") and self.often():
            return "#uname", self.case(word), self.turn("node", NODES)
        return "site", self.case(word), self.turn("rule value", RULE_VALUES)

    def heading(self, *columns: str, letter: str = "") -> Part:
        """A keyword row with the columns in some order and case."""
        start = self.draw(st.integers(0, len(columns) - 1))
        names = [self.case(name) for name in (*columns[start:], *columns[:start])]
        return self.sheet.part(*names, letter=letter)

    def pairs(self, table: str, first: dict[str, str], hostile: int = 3) -> Part:
        """A table of names and values: those given, then some with any value."""
        self.sheet.table(self.case(table))
        part = self.heading("name", "value")
        for name, value in first.items():
            part.add({"name": name, "value": value})
        for _ in range(hostile):
            name, value = self.pair()
            part.add({"name": name, "value": value})
        return part

    @property
    def japanese(self) -> str | None:
        """A value that the target holds everywhere but in crm text."""
        return "日本語 ①" if self.has(Feature.NON_ASCII_VALUES) else None
