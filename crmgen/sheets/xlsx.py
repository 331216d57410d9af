"""A workbook in Office Open XML (.xlsx, .xlsm) to its sheets.

Read from the XML itself, once: the parts hold formula, result, number format, hidden and merged
state side by side, where openpyxl needs one pass for formulas and one for results, and four times
as long for each (openpyxl 3.1.5: 1.4 s for 17,500 rows of 5 cells; here 0.4 s).
ECMA-376 part 1, 18, transitional and strict.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from crmgen.origin import Source
from crmgen.sheets.grid import Grid, Sheet
from crmgen.sheets.numberformat import NumberFormat, number_format
from crmgen.sheets.package import Package, release

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
WORKBOOK = "xl/workbook.xml"

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
# 18.8.30; how 37 to 40 show a negative number differs between Excel's languages
_FORMATS = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    37: "#,##0;?",
    38: "#,##0;?",
    39: "#,##0.00;?",
    40: "#,##0.00;?",
    49: "@",
    **dict.fromkeys(_DATES, "yyyy/m/d"),
}
_UNKNOWN_FORMAT = "?"


class Relation(NamedTuple):
    """A link from the workbook to another part: last word of its type, and the part's name."""

    kind: str
    part: str


def read_xlsx(name: str, package: Package) -> list[Sheet]:
    """The worksheets in the order of their tabs; charts, dialogs and macro sheets are none."""
    book = Workbook(package)
    return [
        Sheet(title, hidden, partial(_read_sheet, Source(name, title), book, part))
        for title, hidden, part in worksheets(book)
    ]


def worksheets(book: "Workbook") -> Iterator[tuple[str, bool, str]]:
    """Each worksheet in the order of the tabs: name, whether hidden, and its part."""
    for element in book.root.iterfind("{*}sheets/{*}sheet"):
        relation = book.relations[_relation_id(element)]
        if relation.kind == "worksheet":
            hidden = element.get("state", "visible") != "visible"
            yield element.get("name", ""), hidden, relation.part


def _read_sheet(source: Source, book: "Workbook", part: str) -> Grid:
    from crmgen.sheets.worksheet import Worksheet

    return Worksheet(source, book).read(part)


class Workbook:
    """What the sheets of one workbook share; each piece is read when it is first asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = package.tree(WORKBOOK)

    @cached_property
    def relations(self) -> dict[str, Relation]:
        root = self.package.tree("xl/_rels/workbook.xml.rels")
        return {
            element.get("Id", ""): Relation(
                element.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/xl", element.get("Target", ""))).lstrip("/"),
            )
            for element in root.iterfind("{*}Relationship")
        }

    @cached_property
    def epoch_1904(self) -> bool:
        element = self.root.find("{*}workbookPr")
        return element is not None and is_true(element.get("date1904"))

    @cached_property
    def strings(self) -> list[str]:
        """The shared strings, without the phonetic guides (ルビ) that Excel keeps beside them."""
        part = self._part("sharedStrings")
        if part is None:
            return []
        strings = []
        for _, element in self.package.elements(part, [f"{{{ns}}}si" for ns in NAMESPACES]):
            strings.append(rich_text(element))
            release(element)
        return strings

    @cached_property
    def formats(self) -> list[NumberFormat]:
        """The number format of each cell style."""
        part = self._part("styles")
        if part is None:
            return [number_format("General")]
        root = self.package.tree(part)
        own = {
            int(element.get("numFmtId", "0")): element.get("formatCode", "")
            for element in root.iterfind("{*}numFmts/{*}numFmt")
        }
        known = _FORMATS | own
        numbers = (int(xf.get("numFmtId", "0")) for xf in root.iterfind("{*}cellXfs/{*}xf"))
        return [number_format(known.get(number, _UNKNOWN_FORMAT)) for number in numbers]

    def _part(self, kind: str) -> str | None:
        return next((r.part for r in self.relations.values() if r.kind == kind), None)


def rich_text(element: "_Element") -> str:
    """The text of an ``si`` or ``is``: plain, or in runs; phonetic runs (``rPh``) left out."""
    texts = []
    for child in element:
        tag = str(child.tag).rpartition("}")[2]
        if tag == "t":
            texts.append(child.text or "")
        elif tag == "r":
            texts.extend(t.text or "" for t in child.iterfind("{*}t"))
    return unescape("".join(texts))


def unescape(text: str) -> str:
    """Undo ``_x000D_``, which stands for a character that XML can't hold; unify line ends."""
    if "_x" in text:
        text = _ESCAPE.sub(_unescaped, text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)


def is_true(value: str | None) -> bool:
    """A boolean of XML Schema."""
    return value in {"1", "true"}


def _relation_id(element: "_Element") -> str:
    return next(str(v) for k, v in element.attrib.items() if str(k).endswith("}id"))
