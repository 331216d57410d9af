"""Patterns of names: POSIX extended regular expressions, as Pacemaker looks for them in a name.

RE2 searches in time that grows with the pattern and the name only, whatever the pattern is; what
glibc reads in another way than RE2 is rewritten or refused here.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Protocol

from crmgen.text import Text

# extensions of glibc that RE2 has no word for in its POSIX mode
_ESCAPES = {
    "w": "[[:alnum:]_]",
    "W": "[^[:alnum:]_]",
    "s": "[[:space:]]",
    "S": "[^[:space:]]",
}
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\[:[a-z]*:\]|[^\]])*\]|.", re.DOTALL)


class _Searching(Protocol):
    """What RE2 makes of a pattern."""

    def search(self, text: str) -> object: ...


class PatternError(ValueError):
    """A text that is no regular expression; ``why`` says it."""

    def __init__(self, why: str | Text) -> None:
        super().__init__(why)
        self.why = why


def matches(pattern: str, name: str, *, inverts: bool = False) -> bool:
    """Whether the pattern is found in the name; ``inverts``: a leading ``!`` turns that round, as
    in a location. False for what is no pattern."""
    try:
        if inverts and pattern.startswith("!"):
            return _compiled(pattern[1:]).search(name) is None
        return _compiled(pattern).search(name) is not None
    except PatternError:
        return False


def check(pattern: str, *, inverts: bool = False) -> None:
    """Raises PatternError for what is no pattern."""
    _compiled(pattern.removeprefix("!") if inverts else pattern)


@cache
def _compiled(pattern: str) -> _Searching:
    import re2  # 15 ms, and few sheets have patterns

    options = re2.Options()
    options.posix_syntax = True
    options.log_errors = False
    try:
        made: _Searching = re2.compile("".join(_translated(pattern)), options)
        return made
    except re2.error as error:
        why = error.args[0]
        raise PatternError(why.decode() if isinstance(why, bytes) else str(why)) from None


def _translated(pattern: str) -> Iterator[str]:
    """The pattern in the words of RE2."""
    for token in _TOKEN.findall(pattern):
        if token[0] == "[" and len(token) > 1:
            yield token.replace("\\", r"\\")  # a backslash in brackets is one
        elif token[0] == "\\" and token[1:].isalnum():
            if token[1] not in _ESCAPES:
                raise PatternError(_unknown(token))
            yield _ESCAPES[token[1]]
        elif token in (r"\<", r"\>"):
            raise PatternError(_unknown(token))
        else:
            yield token


def _unknown(token: str) -> Text:
    digit = "[0-9]" if token == r"\d" else ""
    return Text(
        f"POSIX の拡張正規表現に「{token}」はありません"
        + (f" (「{digit}」と書きます)" if digit else ""),
        f"'{token}' is none of POSIX extended regular expressions"
        + (f" (write '{digit}')" if digit else ""),
    )
