"""The quoting of the crm language, and what no quoting gets through. No other file quotes for it.

crmsh reads a line as a POSIX shell would (Python's shlex): inside double quotes only ``\\"`` and
``\\\\`` are escapes, everything else is itself. After that it writes each object back and reads
it again (crmsh 4.2.0, 4.4.0 and 5.0.0: cibconfig.py, cli_use_validate), doubling no backslash on
the way, so that some values which it reads well stop the whole load.
"""

import re
from enum import Enum, auto

# whether a text comes through between double quotes as it stands; bound methods, as they are
# asked for every value
is_plain = re.compile(r"[ !#-\[\]-~]*").fullmatch
# whether a text is a name that also makes a good part of an id
is_name = re.compile(r"[A-Za-z0-9_.-]+").fullmatch

_BARE = re.compile(r"[A-Za-z0-9_./:@%+,#-]+").fullmatch
# a backslash that escapes the quote which crmsh puts after it when it writes the value back
_OPEN_END = re.compile(r'(?<!\\)(?:\\\\)*\\(?:"|\Z)').search
_COMMENT_ESCAPES = re.compile(r"[^ -\[\]-~]|(?<=-)-|-\Z")


class Obstacle(Enum):
    """Why the crm language can't hold a text."""

    NON_ASCII = auto()
    LINE_BREAK = auto()
    BACKSLASH = auto()


def obstacle(text: str) -> Obstacle | None:
    """What keeps the text from coming through."""
    if is_plain(text):
        return None
    if not text.isascii():
        return Obstacle.NON_ASCII
    if "\n" in text or "\r" in text:
        return Obstacle.LINE_BREAK
    return Obstacle.BACKSLASH if _OPEN_END(text) else None


def quoted(text: str) -> str:
    """The text between double quotes."""
    if not is_plain(text):
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def word(text: str) -> str:
    """The text as one word, quoted where it has to be."""
    return text if _BARE(text) else quoted(text)


def comment(text: str) -> str:
    """A comment line. crmsh keeps it as an XML comment, which must not hold ``--`` nor end with
    ``-``; a backslash at the end would swallow the next line. Such characters and all that is not
    ASCII are written as ``\\uXXXX``."""
    escaped = _COMMENT_ESCAPES.sub(lambda match: _escape(match[0]), text)
    return f"# {escaped}"


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
