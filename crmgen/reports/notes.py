"""Cell notes: their texts in a comments part, their boxes in a drawing of the old kind (VML).

ECMA-376 part 1, 18.7 and part 4, 19; Excel shows no note that lacks its box.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from crmgen.diagnostics.width import columns_of
from crmgen.origin import column_letters
from crmgen.reports.parts import Parts, insert_before

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "crmgen"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_LEGACY = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHAPE_ID = re.compile(rb"_x0000_s(\d+)")
# every shape declares them: what another program wrote may call them by other prefixes
_PREFIXES = """\
xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel\""""
_DRAWING = f"""\
<xml {_PREFIXES}>
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
</xml>"""
_SHAPE_TYPE = f"""\
<v:shapetype {_PREFIXES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>\
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
"""
_SHAPE = """\
<v:shape {prefixes} id="_x0000_s{id}" type="#_x0000_t202" \
style="position:absolute;width:{width}pt;height:{height}pt;z-index:{id};visibility:hidden" \
fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>\
<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>\
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>\
<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
"""
# of a note's box, in pixels
_WIDTH, _LINE, _COLUMN = 380, 18, 6
_DEFAULT_WIDTH, _DEFAULT_HEIGHT = 8.43, 15.0

Cell = tuple[int, int]  # row and column from 1
_Tag = Callable[[str], str]
_Size = Callable[[int], int]


def add_notes(parts: Parts, part: str, notes: Mapping[Cell, str]) -> None:
    """Give cells of a sheet notes; to a note that a cell has already the text is added."""
    fresh = _add_texts(parts, part, notes)
    if fresh:
        _add_boxes(parts, part, {cell: notes[cell] for cell in fresh})


def _add_texts(parts: Parts, part: str, notes: Mapping[Cell, str]) -> list[Cell]:
    """The cells that had no note before."""
    from lxml import etree

    dialect = parts.dialect
    name = parts.related(part, "comments")
    if name is None:
        name = parts.free_name("xl/comments{}.xml")
        parts.put(name, dialect.root("comments"))
        parts.declare(name, _COMMENTS_TYPE)
        parts.relate(part, "comments", name)
    root = parts.tree(name)
    author = _author(root, dialect.tag("authors"), dialect.tag("author"))
    entries = root.find(dialect.tag("commentList"))
    if entries is None:
        entries = etree.SubElement(root, dialect.tag("commentList"))
    known = {entry.get("ref"): entry for entry in entries}
    fresh = []
    for cell, text in notes.items():
        address = column_letters(cell[1]) + str(cell[0])
        entry = known.get(address)
        if entry is None:
            fresh.append(cell)
            entry = etree.SubElement(entries, dialect.tag("comment"))
            entry.set("ref", address)
            entry.set("authorId", str(author))
        else:  # the designer's own note
            _append_run(entry, "\n\n", dialect.tag)
        _append_run(entry, text, dialect.tag)
    return fresh


def _author(root: "_Element", list_tag: str, tag: str) -> int:
    from lxml import etree

    authors = root.find(list_tag)
    if authors is None:
        authors = etree.Element(list_tag)
        root.insert(0, authors)
    names = [author.text for author in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, tag).text = AUTHOR
        names.append(AUTHOR)
    return names.index(AUTHOR)


def _append_run(entry: "_Element", text: str, tag: _Tag) -> None:
    from lxml import etree

    body = entry.find(tag("text"))
    if body is None:
        body = etree.SubElement(entry, tag("text"))
    for plain in body.findall(tag("t")):  # a plain text and runs can't stand side by side
        run = etree.Element(tag("r"))
        body.replace(plain, run)
        run.append(plain)
    run = etree.SubElement(body, tag("r"))
    style = etree.SubElement(run, tag("rPr"))
    for name, value in (("sz", "9"), ("color", "FF000000"), ("rFont", "Meiryo UI")):
        etree.SubElement(style, tag(name), {"rgb" if name == "color" else "val": value})
    words = etree.SubElement(run, tag("t"))
    words.text = text
    words.set(_SPACE, "preserve")


def _add_boxes(parts: Parts, part: str, notes: Mapping[Cell, str]) -> None:
    name = parts.related(part, "vmlDrawing") if _has_drawing(parts, part) else None
    if name is None:
        name = parts.free_name("xl/drawings/crmgenNotes{}.vml")
        parts.put(name, _DRAWING.encode())
        parts.declare_suffix("vml", _VML_TYPE)
        _link_drawing(parts, part, parts.relate(part, "vmlDrawing", name))
    drawing = parts.read(name)
    number = max([1024, *(int(found) for found in _SHAPE_ID.findall(drawing))])
    shapes = "" if b"_x0000_t202" in drawing else _SHAPE_TYPE
    sizes = _Sizes(parts.tree(part), parts.dialect.tag)
    for cell, text in notes.items():
        number += 1
        shapes += _shape(number, cell, text, sizes)
    head, end, tail = drawing.rpartition(b"</xml>")
    parts.put(name, head + escape_non_ascii(shapes) + end + tail)


def escape_non_ascii(text: str) -> bytes:
    return text.encode("ascii", "xmlcharrefreplace")


def _has_drawing(parts: Parts, part: str) -> bool:
    return parts.tree(part).find(parts.dialect.tag("legacyDrawing")) is not None


def _link_drawing(parts: Parts, part: str, relation_id: str) -> None:
    from lxml import etree

    dialect = parts.dialect
    nsmap = {"r": dialect.relation}
    link = etree.Element(dialect.tag("legacyDrawing"), nsmap=nsmap)
    link.set(dialect.relation_id, relation_id)
    insert_before(parts.tree(part), link, _AFTER_LEGACY)


def _shape(number: int, cell: Cell, text: str, sizes: "_Sizes") -> str:
    lines = sum(
        max(1, -(-columns_of(line) * _COLUMN // (_WIDTH - 16))) for line in text.split("\n")
    )
    height = lines * _LINE + 16
    return _SHAPE.format(
        prefixes=_PREFIXES,
        id=number,
        width=_WIDTH * 3 // 4,
        height=height * 3 // 4,
        anchor=escape(sizes.anchor(cell, _WIDTH, height)),
        row=cell[0] - 1,
        column=cell[1] - 1,
    )


class _Sizes:
    """The widths of a sheet's columns and the heights of its rows, in pixels."""

    def __init__(self, root: "_Element", tag: _Tag) -> None:
        form = root.find(tag("sheetFormatPr"))
        width = _number(form, "defaultColWidth", _DEFAULT_WIDTH)
        self._width = _pixels(width)
        self._height = round(_number(form, "defaultRowHeight", _DEFAULT_HEIGHT) * 4 / 3)
        self._columns = sorted(
            (int(col.get("min", "1")), int(col.get("max", "1")), _column_pixels(col, width))
            for col in root.iterfind(f"{tag('cols')}/{tag('col')}")
        )
        self._rows = {
            int(row.get("r", "0")): 0 if row.get("hidden") == "1" else round(height * 4 / 3)
            for row in root.iterfind(f"{tag('sheetData')}/{tag('row')}")
            if (height := _number(row, "ht", -1.0)) >= 0 or row.get("hidden") == "1"
        }

    def anchor(self, cell: Cell, width: int, height: int) -> str:
        """The box right of a cell: column, offset, row, offset of both of its corners (from 0)."""
        row, column = max(cell[0] - 1, 1), cell[1] + 1
        right, across = self._walk(column, width + 15, self._column)
        bottom, down = self._walk(row, height + 4, self._row)
        numbers = (column - 1, 15, row - 1, 4, right - 1, across, bottom - 1, down)
        return ", ".join(map(str, numbers))

    def _walk(self, start: int, distance: int, size: _Size) -> tuple[int, int]:
        place = start
        while distance > size(place) and place - start < 200:
            distance -= size(place)
            place += 1
        return place, min(distance, size(place))

    def _column(self, number: int) -> int:
        place = bisect_right(self._columns, number, key=lambda entry: entry[0]) - 1
        _, last, size = self._columns[place] if place >= 0 else (0, 0, 0)
        return size if number <= last else self._width

    def _row(self, number: int) -> int:
        return self._rows.get(number, self._height)


def _number(element: "_Element | None", name: str, default: float) -> float:
    value = element.get(name) if element is not None else None
    return float(value) if value else default


def _column_pixels(col: "_Element", default: float) -> int:
    return 0 if col.get("hidden") == "1" else _pixels(_number(col, "width", default))


def _pixels(width: float) -> int:
    """A width in characters of the default font (18.3.1.13)."""
    return int(width * 7 + 5)
