"""How much a template may do. Counts work, never time: one sheet gives one result anywhere."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

MOST_TEXT = 32_767
"""Characters of a result: what a cell of a spreadsheet holds."""
MOST_STEPS = 200_000
"""Lines of compiled templates and calls, of one cell."""
MOST_WORK = 50_000_000
"""Characters and values that the operations of one cell may make or go through, in all."""
MOST_CELLS = 20
"""How many cells of one sheet may use all of that."""
MOST_BITS = 4_096
"""Of a whole number."""
LARGEST_COUNT = 10_000
"""A number that an operation repeats or pads by."""


class TooMuchError(Exception):
    """A template does more than it may."""


class Budget:
    """What is left for the cell at hand, and for all cells."""

    def __init__(self) -> None:
        self._all_steps = MOST_STEPS * MOST_CELLS
        self._all_work = MOST_WORK * MOST_CELLS
        self._steps = self._work = 0
        self.renew()

    def renew(self) -> None:
        """Begin with another cell."""
        self._all_steps -= self._steps
        self._all_work -= self._work
        self._steps = self._work = 0
        self._most_steps = min(MOST_STEPS, self._all_steps)
        self._most_work = min(MOST_WORK, self._all_work)

    def step(self) -> None:
        self._steps += 1
        if self._steps > self._most_steps:
            raise TooMuchError

    def work(self, amount: int) -> None:
        if self._work + amount > self._most_work:
            raise TooMuchError
        self._work += amount

    def value(self, value: object) -> object:
        """The value, whose size has been counted."""
        self.work(weight(value))
        return value

    def operation(self, subject: object, arguments: Sequence[object]) -> None:
        """Count an operation that can't make more than the product of what it gets.

        The subject counts by its size, a number among the arguments by its value: it may be how
        often or how wide.
        """
        amount = weight(subject) + 1
        for argument in arguments:
            is_number = isinstance(argument, int | float)
            factor = _count(argument) if is_number else weight(argument)
            amount *= max(factor, 1)
        self.work(amount)

    @contextmanager
    def stepping(self) -> Iterator[None]:
        """Counts every line and call of the Python that runs inside."""
        before = sys.gettrace()
        sys.settrace(self._trace)
        try:
            yield
        finally:
            sys.settrace(before)

    def _trace(self, frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401
        if frame.f_globals.get("__name__", "").startswith("crmgen."):
            return None  # what counts is not counted
        self.step()
        return self._trace


def _count(number: object) -> int:
    if not isinstance(number, int | float) or not abs(number) <= LARGEST_COUNT:
        raise TooMuchError
    return int(abs(number))


def weight(value: object) -> int:
    """The size of a value with all that is within it. Raises TooMuchError for what has no end."""
    left = MOST_WORK
    open_: list[object] = [value]
    while open_:
        item = open_.pop()
        left -= _own(item)
        if left < 0:
            raise TooMuchError
        if isinstance(item, Mapping):
            open_ += item.keys()
            open_ += item.values()
        elif isinstance(item, list | tuple | set | frozenset):
            open_ += item
    return MOST_WORK - left


def _own(value: object) -> int:
    if isinstance(value, str | bytes):
        return len(value) + 1
    if isinstance(value, int):
        if value.bit_length() > MOST_BITS:
            raise TooMuchError
        return 1 + value.bit_length() // 3
    return 1
