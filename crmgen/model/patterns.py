"""Patterns of names: POSIX extended regular expressions, as Pacemaker looks for them in a name."""

import re
from functools import cache

_CLASSES = {
    "alpha": "A-Za-z",
    "digit": "0-9",
    "alnum": "A-Za-z0-9",
    "upper": "A-Z",
    "lower": "a-z",
    "xdigit": "0-9A-Fa-f",
    "space": r"\s",
    "blank": r" \t",
    "punct": r"!-/:-@\[-`{-~",
}
_class = re.compile(r"\[:([a-z]+):\]")


class PatternError(ValueError):
    """A text that is no regular expression; its text says why."""


def matches(pattern: str, name: str, *, inverts: bool = False) -> bool:
    """Whether the pattern is found in the name; ``inverts``: a leading ``!`` turns that round, as
    in a location. False for what is no pattern."""
    try:
        if inverts and pattern.startswith("!"):
            return _compiled(pattern[1:]).search(name) is None
        return _compiled(pattern).search(name) is not None
    except PatternError:
        return False


def check(pattern: str) -> None:
    """Raises PatternError for what is no pattern."""
    _compiled(pattern.removeprefix("!"))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    text = _class.sub(lambda match: _CLASSES.get(match[1], match[0]), pattern)
    try:
        return re.compile(text)
    except re.error as error:
        raise PatternError(str(error)) from None
