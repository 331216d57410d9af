"""What fits on a page of A4 landscape, at a size that can be read."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

PAGE_WIDTH = 1100
PAGE_HEIGHT = 740
"""In CSS pixels: printed 1047 pixels wide, letters of 12 pixels are 8.5 points high."""


def filled(
    parts: Sequence[T], length_of: Callable[[T], float], room: float, gap: float
) -> list[list[T]]:
    """``parts`` in their order in rows, columns or pages, as many in each as there is room for;
    one that is longer has its own."""
    found: list[list[T]] = []
    used = 0.0
    for part in parts:
        length = length_of(part)
        if not found or used + length > room:
            found.append([])
            used = 0
        found[-1].append(part)
        used += length + gap
    return found


def titled(title: str, number: int, pages: int) -> str:
    """The title of a drawing, with its number where there are several."""
    return title if pages == 1 else f"{title} ({number}/{pages})"
