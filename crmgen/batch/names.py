"""Inputs from files and folders, and the name of each output: sure, and never the same twice.

Below the output folder each workbook has a folder with its whole name, in the tree that it has
below the folder common to all inputs; in it a file for each cluster and kind. No name depends on
what another workbook is called.
"""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from crmgen.sheets.open import BOOK_SUFFIXES, TEXT_SUFFIXES

SUFFIXES = {"crm": ".crm", "pcs": ".sh", "cib": ".xml"}
_SUFFIXES = tuple(suffix for suffix in (*BOOK_SUFFIXES, *TEXT_SUFFIXES) if suffix != ".txt")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"%*/:<>?\\|]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 150  # of a cluster's name as a file's; a file system takes 255 bytes


class SameNameError(Exception):
    """Two inputs have one name where upper and lower case are the same."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one}, {other}")
        self.names = (one, other)


def find_workbooks(names: Sequence[str], out: Path) -> dict[str, Path]:
    """The workbooks, each with its folder below ``out``, in a fixed order.

    A folder gives every sheet file below it but hidden ones, Office's lock files (``~$``) and
    what is below ``out``. Raises SameNameError.
    """
    files: list[str] = []
    tops: list[str] = []
    for name in names:
        is_folder = Path(name).is_dir()
        files += _below(name, os.path.realpath(out)) if is_folder else [name]
        tops.append(_absolute(name) if is_folder else str(Path(_absolute(name)).parent))
    found = list({_absolute(file): file for file in reversed(files)}.values())[::-1]
    folders = {file: out / _relative(_absolute(file), tops) for file in found}
    _check_distinct(folders)
    return folders


def output_name(label: str, kind: str) -> str:
    """The file's name of one cluster's output."""
    return safe_name(label) + SUFFIXES[kind]


def safe_name(text: str) -> str:
    """A name that every system takes for a file: other texts have other names, in any case of
    letters too. What can't stand in it is written %XX, as in addresses."""
    name = _UNSAFE.sub(_escaped, unicodedata.normalize("NFC", text))
    if name[:1] in {".", "-", "~", " "} or _DEVICE.fullmatch(name):
        name = _escape(name[:1]) + name[1:]
    if name[-1:] in {".", " "}:
        name = name[:-1] + _escape(name[-1])
    if len(name.encode()) > _LONGEST:
        from hashlib import sha256

        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        name = f"{name[: _LONGEST // 4]}%{digest}"
    return name


def _escaped(match: re.Match[str]) -> str:
    return _escape(match[0])


def _escape(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def _below(top: str, out: str) -> Iterator[str]:
    for folder, folders, files in os.walk(top):
        kept = (name for name in folders if not name.startswith("."))
        folders[:] = sorted(name for name in kept if os.path.realpath(Path(folder, name)) != out)
        for name in sorted(files):
            if name.lower().endswith(_SUFFIXES) and not name.startswith((".", "~$")):
                yield str(Path(folder, name))


def _absolute(name: str) -> str:
    return str(Path(name).absolute()) if ".." not in Path(name).parts else os.path.realpath(name)


def _relative(file: str, tops: Sequence[str]) -> Path:
    """The path below the folder common to all inputs; on several drives, below each drive."""
    try:
        return Path(os.path.relpath(file, os.path.commonpath(tops)))
    except ValueError:
        path = Path(file)
        return Path(safe_name(path.drive), *path.parts[1:])


def _check_distinct(folders: dict[str, Path]) -> None:
    seen: dict[str, str] = {}
    for file, folder in folders.items():
        key = unicodedata.normalize("NFC", str(folder)).casefold()
        if key in seen:
            raise SameNameError(seen[key], file)
        seen[key] = file
