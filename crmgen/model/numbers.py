"""Whole numbers as Pacemaker counts them: of 64 bits."""

_LARGEST = 2**63 - 1


def number(text: str) -> int | None:
    """A whole number from 0 on, at most the largest that Pacemaker knows; None for any other text.

    Python itself refuses to read a number of thousands of digits, and reads full-width ones.
    """
    if not (text.isascii() and text.isdigit()):
        return None
    return min(int(text.lstrip("0")[:20] or "0"), _LARGEST)
