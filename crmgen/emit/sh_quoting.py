"""The one place that quotes for a POSIX shell."""

import re

_bare = re.compile(r"[A-Za-z0-9_./:=@%+,-]+").fullmatch


def word(text: str) -> str:
    """The text as one word of a shell command, whatever it holds but NUL.

    Nothing is special between single quotes; a single quote itself stands outside of them
    (POSIX 2.2.2).
    """
    if _bare(text):
        return text
    return "'" + text.replace("'", "'\\''") + "'"


def words(*texts: str) -> str:
    """Several words with blanks between them."""
    return " ".join(map(word, texts))


def pair(name: str, value: str) -> str:
    """``name=value`` as one word."""
    return word(f"{name}={value}")


def comment(text: str) -> str:
    """The text as one comment line; what could end the line or can't be seen becomes ``?``."""
    seen = "".join(character if character.isprintable() else "?" for character in text)
    return f"# {seen}".rstrip()
