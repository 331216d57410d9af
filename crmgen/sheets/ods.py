"""A workbook in Open Document (.ods) to its sheets.

The content is parsed once to list the sheets and once for each sheet that is read, bit by bit, so
that memory holds one grid and no tree. OpenDocument 1.3 part 3, chapter 9.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from crmgen.catalogue import sheet as codes
from crmgen.origin import Source
from crmgen.sheets.grid import Grid, Sheet
from crmgen.sheets.odstable import OdsTable
from crmgen.sheets.package import Package, release
from crmgen.sheets.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_MANIFEST = "META-INF/manifest.xml"
_CONTENT = "content.xml"


def read_ods(name: str, package: Package) -> list[Sheet]:
    """The sheets in the order of their tabs."""
    if "encrypted-package" in package.names or b"encryption-data" in package.read(_MANIFEST):
        raise Unreadable(codes.ENCRYPTED)
    hidden_styles: set[str] = set()
    sheets: list[Sheet] = []
    for index, element in walk(package, _STYLE + "style"):
        if element.tag == _STYLE + "style":
            properties = element.find(_STYLE + "table-properties")
            if properties is not None and properties.get(_TABLE + "display") == "false":
                hidden_styles.add(element.get(_STYLE + "name", ""))
        elif element.tag == _TABLE + "table":
            title = element.get(_TABLE + "name", "")
            hidden = element.get(_TABLE + "style-name", "") in hidden_styles
            read = partial(_read_sheet, Source(name, title), package, index)
            sheets.append(Sheet(title, hidden, read))
    return sheets


def _read_sheet(source: Source, package: Package, wanted: int) -> Grid:
    reader = OdsTable(source)
    for index, element in walk(package, _TABLE + "table-column"):
        if index > wanted:
            break
        if index == wanted and element.tag != _TABLE + "table":
            reader.take(element)
    return reader.grid()


def walk(package: Package, *more: str) -> Iterator[tuple[int, "_Element"]]:
    """Rows and further elements, each with the number of its sheet from 0 (-1 before the first).

    A table also stands inside a text box or the cache of a link; those are no sheets.
    """
    table = _TABLE + "table"
    tags = [table, _TABLE + "table-row", *more]
    number = -1
    depth = 0
    inside = False
    for event, element in package.elements(_CONTENT, tags, ("start", "end")):
        if element.tag == table:
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                inside = _is_sheet(element)
                number += inside
                if inside:
                    yield number, element
        elif event == "end" and depth <= 1:
            if inside or depth == 0:
                yield number, element
            release(element)


def _is_sheet(element: "_Element") -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _OFFICE + "spreadsheet"
