"""What goes to the terminal, a pipe or a file, whatever characters it can hold."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

import click

from crmgen.text import Lang

if TYPE_CHECKING:
    from crmgen.diagnostics.render import Style

_WIDTH = 100  # of a pipe or file, which has none


class OutputLostError(Exception):
    """The standard output takes no more, for ``reason``: a full disk behind it, for instance."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


def say(text: str, *, error: bool = False) -> None:
    """One text and a line end to the standard output or error; never fails for a character.

    Raises OutputLostError for the standard output; what the standard error does not take is lost.
    """
    stream = sys.stderr if error else sys.stdout
    encoding = stream.encoding or "utf-8"
    try:
        click.echo(text.encode(encoding, "backslashreplace").decode(encoding), file=stream)
    except BrokenPipeError:
        raise
    except OSError as reason:
        forget(stream)
        if not error:
            raise OutputLostError(reason) from reason


def write_bytes(data: bytes, *, error: bool = False) -> None:
    """The bytes as they are to the standard output or error. Raises OutputLostError."""
    stream = sys.stderr if error else sys.stdout
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as reason:
        forget(stream)
        raise OutputLostError(reason) from reason


def open_closed() -> None:
    """Stand in for the streams that the caller has closed (``>&-``), which Python makes None: the
    standard input is empty then, the output takes nothing, and messages are lost."""
    for name, mode, flags in (
        ("stdin", "r", os.O_RDONLY),
        ("stdout", "w", os.O_RDONLY),  # each write fails, as it would on the closed one
        ("stderr", "w", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8"))


def forget(stream: TextIO) -> None:
    """Give up a stream: what is left in it must not make Python fail when it exits."""
    with suppress(OSError):  # a stream in memory has no descriptor
        descriptor = stream.fileno()
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, descriptor)
        os.close(nothing)


def read_bytes() -> bytes:
    """All of the standard input."""
    return sys.stdin.buffer.read()


def style_of(stream: TextIO, lang: Lang) -> "Style":
    """Colours for a terminal whose user has not refused them (https://no-color.org)."""
    if not stream.isatty():
        return plain_style(lang)
    import shutil

    from crmgen.diagnostics.render import Style

    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(lang, max(shutil.get_terminal_size().columns, 40), colour)


def plain_style(lang: Lang) -> "Style":
    """Of a file or a pipe."""
    from crmgen.diagnostics.render import Style

    return Style(lang, _WIDTH)
