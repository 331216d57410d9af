"""What fits on a page of A4 landscape, at a size that can be read."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

PAGE_WIDTH = 1100
PAGE_HEIGHT = 740
"""In CSS pixels: printed 1047 pixels wide, letters of 12 pixels are 8.5 points high."""


def pages_of(parts: Sequence[T], height_of: Callable[[T], float], gap: float = 44) -> list[list[T]]:
    """``parts`` in their order, as many on a page as fit; a part that is too high has its own."""
    pages: list[list[T]] = []
    used = 0.0
    for part in parts:
        height = height_of(part) + gap
        if not pages or used + height > PAGE_HEIGHT:
            pages.append([])
            used = 0
        pages[-1].append(part)
        used += height
    return pages


def titled(title: str, number: int, pages: int) -> str:
    """The title of a drawing, with its number where there are several."""
    return title if pages == 1 else f"{title} ({number}/{pages})"
