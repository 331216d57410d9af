"""An exception that nobody expected, told in a way that can be sent to crmgen's developers."""

import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import crmgen
from crmgen.catalogue import cli as texts
from crmgen.diagnostics.width import printable, wrap
from crmgen.text import Lang

_FRAMES = 6
_LONGEST = 300


def describe(error: Exception, lang: Lang, arguments: Sequence[str]) -> str:
    """The message: what happened, the versions, and the last frames as file and line.

    With ``-V -V`` the whole traceback stands in place of the frames.
    """
    lines = wrap(f"crmgen: {texts.FAULT(lang)}", 80)
    python = ".".join(map(str, sys.version_info[:3]))
    lines.append(f"  crmgen {crmgen.__version__}, Python {python}, {sys.platform}")
    if _whole_trace(arguments):
        lines += "".join(traceback.format_exception(error)).rstrip().splitlines()
        return "\n".join(lines)
    message = printable(str(error))[:_LONGEST]
    lines.append(f"  {type(error).__name__}: {message}" if message else f"  {type(error).__name__}")
    frames = [
        (_short(frame.filename), frame) for frame in traceback.extract_tb(error.__traceback__)
    ]
    told = [f"  {name}:{frame.lineno} {frame.name}" for name, frame in frames if _tells(name)]
    lines += told[-_FRAMES:]
    lines.append(texts.FAULT_MORE(lang))
    return "\n".join(lines)


def _whole_trace(arguments: Sequence[str]) -> bool:
    clusters = [word for word in arguments if re.fullmatch("-[VCOb]+", word)]
    return "".join(clusters).count("V") + list(arguments).count("--verbose") >= 2


def _tells(name: str) -> bool:
    """Not the way through click, which is the same for every command."""
    return not name.startswith("click/")


def _short(filename: str) -> str:
    """The path from the package's name on: where it is installed is the user's own business."""
    parts = Path(filename).parts
    for top in ("site-packages", "crmgen"):
        if top in parts:
            found = len(parts) - 1 - parts[::-1].index(top)
            kept = parts[found + 1 :] if top == "site-packages" else parts[found:]
            return "/".join(kept)
    return "/".join(parts[-2:])
