"""Which language to speak, before any option has been parsed."""

import os
import sys
from collections.abc import Mapping, Sequence

from crmgen.text import Lang

_JAPANESE_UI = 0x11  # the primary language part of a Windows language identifier


def choose_language(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> Lang:
    """``--lang`` wherever it stands; else the locale; else the user interface of Windows."""
    return _asked_for(arguments) or _of_locale(environ)


def _asked_for(arguments: Sequence[str]) -> Lang | None:
    asked: Lang | None = None
    for number, word in enumerate(arguments):
        if word == "--":
            break
        value = ""
        if word == "--lang" and number + 1 < len(arguments):
            value = arguments[number + 1]
        elif word.startswith("--lang="):
            value = word.partition("=")[2]
        if value == "ja":
            asked = "ja"
        elif value == "en":
            asked = "en"
    return asked


def _of_locale(environ: Mapping[str, str]) -> Lang:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "ja" if value.startswith("ja") else "en"
    return _of_windows()


def _of_windows() -> Lang:
    if sys.platform != "win32":
        return "en"
    import ctypes

    language: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return "ja" if language & 0x3FF == _JAPANESE_UI else "en"
