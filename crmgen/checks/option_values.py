"""Whether a value is what one of Pacemaker's options takes."""

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from crmgen.diagnostics.nearest import nearest
from crmgen.model.numbers import number
from crmgen.model.times import milliseconds
from crmgen.text import Text

if TYPE_CHECKING:
    from crmgen.agents.options import OptionFacts

_BOOLEANS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "1", "0"})
# Scores that must not be negative (Pacemaker 2.0.5 takes 1 instead, 3.0.0 the default).
_NOT_NEGATIVE = frozenset({"migration-threshold"})
_HIGHEST_PORT = 65535
_LABELS = {
    "boolean": Text("真偽値 (true、false)", "a boolean (true, false)"),
    "integer": Text("整数", "a whole number"),
    "nonnegative_integer": Text("0 以上の整数", "a whole number from 0 on"),
    "score": Text("スコア (整数、INFINITY)", "a score (a whole number, INFINITY)"),
    "duration": Text("時間 (60s、5min など)", "a time (60s, 5min)"),
    "timeout": Text("時間 (60s、5min など)", "a time (60s, 5min)"),
    "percentage": Text("百分率 (80% など)", "a percentage (80%)"),
    "port": Text("ポート番号", "a port number"),
    "select": Text("決まった語のどれか", "one of a list"),
}
_CHOICES = {"boolean": ("true", "false"), "score": ("INFINITY", "-INFINITY")}


def label(facts: "OptionFacts") -> Text:
    """What the option takes, for a message."""
    return _LABELS.get(facts.type, Text("文字列", "text"))


def choices(facts: "OptionFacts") -> tuple[str, ...]:
    """The words that the option takes, where they can be listed."""
    return facts.values or (("true", "false") if facts.type == "boolean" else ())


def meant(facts: "OptionFacts", value: str) -> str | None:
    """The legal value that an illegal one most likely stands for: the same in half-width letters,
    or the nearest word."""
    narrow = unicodedata.normalize("NFKC", value)
    if fits(facts, narrow):
        return narrow
    return nearest(value, facts.values or _CHOICES.get(facts.type, ()))


def fits(facts: "OptionFacts", value: str) -> bool:
    """Whether Pacemaker takes the value for what it says, and not for its own default."""
    if facts.type == "select":
        return value.lower() in {word.lower() for word in facts.values}
    if facts.name in _NOT_NEGATIVE and value.startswith("-"):
        return False
    check = _CHECKS.get(facts.type)
    return check is None or check(value)


def _is_natural(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _is_integer(text: str) -> bool:
    return _is_natural(text[1:] if text[:1] in ("+", "-") else text)


def _is_score(text: str) -> bool:
    return text.lstrip("+-").upper() == "INFINITY" or _is_integer(text)


def _is_time(text: str) -> bool:
    return bool(text.upper().strip("PT")) and milliseconds(text) is not None


def _is_timeout(text: str) -> bool:
    """A time, or a negative number: stonith-watchdog-timeout=-1 stands for a value of its own."""
    return _is_time(text) or _is_integer(text)


def _is_percentage(text: str) -> bool:
    return text.endswith("%") and _is_natural(text[:-1])


def _is_port(text: str) -> bool:
    port = number(text)
    return port is not None and port <= _HIGHEST_PORT


_CHECKS: dict[str, Callable[[str], bool]] = {
    "boolean": lambda text: text.lower() in _BOOLEANS,
    "integer": _is_integer,
    "nonnegative_integer": _is_natural,
    "port": _is_port,
    "score": _is_score,
    "duration": _is_time,
    "timeout": _is_timeout,
    "percentage": _is_percentage,
}
