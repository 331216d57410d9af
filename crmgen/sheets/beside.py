"""What a workbook has beside the contents of its cells: notes on cells, and drawings.

Only rewriting asks for it, so it is read apart from the grids. Knows nothing of what a note says.
Sources: ECMA-376 part 1, 18.7 (comments) and 20.5 (drawings); [MS-XLSX] 2.1.17 (threaded
comments); OpenDocument 1.3 part 3, 14.1 (annotations) and 9.2.8 (shapes).
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from crmgen.catalogue import sheet as codes
from crmgen.sheets.open import OLE2, ZIP
from crmgen.sheets.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

    from crmgen.sheets.package import Package

Cell = tuple[int, int]

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OBJECTS = frozenset(("ctrlProp", "control", "oleObject", "package", "image"))


class Beside(NamedTuple):
    """``notes`` are texts by (row, column) from 1."""

    notes: Mapping[Cell, str] = {}
    drawings: bool = False


def read_beside(path: Path, data: bytes | None) -> dict[str, Beside]:
    """By the names of the sheets; {} for a text file. Raises Unreadable for a damaged part, and
    OSError where the file can't be read."""
    from crmgen.sheets.package import guard

    content = path.read_bytes() if data is None else data
    if content.startswith(ZIP):
        return guard(partial(_zipped, content))
    if content.startswith(OLE2):
        from crmgen.sheets.xls import beside_of_xls

        return {name: Beside(*found) for name, found in beside_of_xls(content).items()}
    return {}


def _zipped(data: bytes) -> dict[str, Beside]:
    from crmgen.sheets.package import Package
    from crmgen.sheets.xlsx import WORKBOOK

    package = Package(data)
    return _of_xlsx(package) if WORKBOOK in package.names else _of_ods(package)


# ---- Office Open XML ------------------------------------------------------------------------


def _of_xlsx(package: "Package") -> dict[str, Beside]:
    from crmgen.sheets.xlsx import Workbook, worksheets

    book = Workbook(package)
    return {title: _of_part(package, part) for title, _, part in worksheets(book)}


def _of_part(package: "Package", part: str) -> Beside:
    notes: dict[Cell, str] = {}
    threads: dict[Cell, str] = {}
    drawings = False
    for kind, target in _relations(package, part):
        if kind == "comments":
            notes |= _comments(package.tree(target))
        elif kind == "threadedComment":
            threads |= _threads(package.tree(target))
        elif kind == "drawing":
            drawings |= len(package.tree(target)) > 0
        else:
            drawings |= kind in _OBJECTS
    return Beside(notes | threads, drawings)


def _relations(package: "Package", part: str) -> Iterator[tuple[str, str]]:
    folder, name = posixpath.split(part)
    links = f"{folder}/_rels/{name}.rels"
    if links not in package.names:
        return
    for element in package.tree(links).iterfind("{*}Relationship"):
        kind = element.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
        if element.get("TargetMode") != "External":
            yield kind, target.lstrip("/")


def _comments(root: "_Element") -> dict[Cell, str]:
    from crmgen.sheets.xlsx import rich_text

    found = {}
    for element in root.iterfind("{*}commentList/{*}comment"):
        text = element.find("{*}text")
        if text is not None:
            found[_cell(element.get("ref", ""))] = rich_text(text)
    return found


def _threads(root: "_Element") -> dict[Cell, str]:
    """What was said, instead of the copy for older programs that explains itself first."""
    said: dict[Cell, list[str]] = {}
    for element in root.iterfind("{*}threadedComment"):
        said.setdefault(_cell(element.get("ref", "")), []).append(element.findtext("{*}text", ""))
    return {cell: "\n".join(texts) for cell, texts in said.items()}


def _cell(address: str) -> Cell:
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise Unreadable(codes.BROKEN, reason=f"note at {address!r}")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


# ---- OpenDocument ---------------------------------------------------------------------------


def _of_ods(package: "Package") -> dict[str, Beside]:
    from crmgen.sheets.ods import walk

    names: list[str] = []
    notes: list[dict[Cell, str]] = []
    drawn: set[int] = set()
    row = 0
    for index, element in walk(package, _TABLE + "shapes"):
        if index < 0:
            continue
        if element.tag == _TABLE + "table":
            if index == len(names):
                names.append(element.get(_TABLE + "name", ""))
                notes.append({})
                row = 0
        elif element.tag == _TABLE + "shapes":
            if len(element):
                drawn.add(index)
        else:
            if _take_row(element, row, notes[index]):
                drawn.add(index)
            row += int(element.get(_TABLE + "number-rows-repeated", "1"))
    return {name: Beside(notes[n], n in drawn) for n, name in enumerate(names)}


def _take_row(element: "_Element", above: int, notes: dict[Cell, str]) -> bool:
    """Add the notes of a row's cells; whether drawings stand in them."""
    from crmgen.sheets.odstext import paragraphs

    column = 0
    drawn = False
    for cell in element:
        for child in cell:
            if child.tag == _OFFICE + "annotation":
                notes[above + 1, column + 1] = paragraphs(child) or ""
            drawn |= str(child.tag).startswith(_DRAW)
        column += int(cell.get(_TABLE + "number-columns-repeated", "1"))
    return drawn
