"""What goes to the terminal, a pipe or a file, whatever characters it can hold."""

import os
import shutil
import sys
from typing import TextIO

import click

from crmgen.diagnostics.render import Style
from crmgen.text import Lang

_WIDTH = 100  # of a pipe or file, which has none


def say(text: str, *, error: bool = False) -> None:
    """One text and a line end to the standard output or error; never fails for a character."""
    stream = sys.stderr if error else sys.stdout
    encoding = stream.encoding or "utf-8"
    click.echo(text.encode(encoding, "backslashreplace").decode(encoding), file=stream)


def write_bytes(data: bytes) -> None:
    """The bytes as they are to the standard output. Raises OSError."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def read_bytes() -> bytes:
    """All of the standard input."""
    return sys.stdin.buffer.read()


def style_of(stream: TextIO, lang: Lang) -> Style:
    """Colours for a terminal whose user has not refused them (https://no-color.org)."""
    if not stream.isatty():
        return Style(lang, _WIDTH)
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(lang, max(shutil.get_terminal_size().columns, 40), colour)
