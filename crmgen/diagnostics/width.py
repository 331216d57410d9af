"""Text in a terminal's columns: Japanese characters take two. Knows nothing of findings."""

import re
import unicodedata

# Ranges that hold (almost) only wide characters: good enough for where a line may break.
_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
)
_OPENING = "「『（〈《【〔［｛"
_CLOSING = "」』）〉》】〕］｝、。，．・：；！？ー…々"
_PIECE = re.compile(rf"\s+|[{_OPENING}]*(?:[^\s{_WIDE}]+|[^\s])[{_CLOSING}]*")
_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    r"\ud800-\udfff\ufffe\uffff]"
)
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def columns_of(text: str) -> int:
    """How many columns ``text`` takes (East Asian width; combining marks take none)."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of_character, text))


def _columns_of_character(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, columns: int) -> str:
    """``text`` with blanks up to ``columns``."""
    return text + " " * (columns - columns_of(text))


def cut(text: str, columns: int) -> str:
    """``text``, or as much of it as fits into ``columns`` with ``...`` at its end."""
    if columns_of(text) <= columns:
        return text
    kept = ""
    left = columns - 3
    for character in text:
        left -= _columns_of_character(character)
        if left < 0:
            break
        kept += character
    return kept + "..."


def wrap(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most ``columns``, broken at blanks or beside a wide character.

    A word that is longer than a line stands on a line of its own; no line starts with closing
    punctuation.
    """
    lines = [""]
    used = 0
    for piece in _PIECE.findall(text):
        size = columns_of(piece)
        if used and used + size > columns:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            used = 0
        if used or not piece.isspace():
            lines[-1] += piece
            used += size
    lines[-1] = lines[-1].rstrip()
    return lines


def printable(text: str) -> str:
    """``text`` with control, direction and invisible characters shown as escapes.

    So a cell can't move the cursor, change colours or hide what stands beside it, a no-break
    space that was pasted into an id is seen, and what is no character at all can be encoded.
    """
    return _CONTROL.sub(lambda found: _escape(found[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
