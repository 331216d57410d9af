"""The styles of a workbook, with those added that findings need."""

from copy import deepcopy
from typing import TYPE_CHECKING

from crmgen.diagnostics import Severity
from crmgen.reports.parts import Dialect

if TYPE_CHECKING:
    from lxml.etree import _Element

FILLS = {
    Severity.ERROR: "FFFFC7CE",
    Severity.WARNING: "FFFFE699",
    Severity.ADVICE: "FFDDEBF7",
    Severity.ACCEPTED: "FFE2EFDA",
}
NO_STYLES = """\
<styleSheet xmlns="{}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>\
<cellXfs count="1"><xf/></cellXfs></styleSheet>"""
"""What a workbook without styles has by itself."""

_BLACK = "FF000000"
_WHITES = {"indexed": {"1", "9"}, "theme": {"0"}}


class Styles:
    """``xl/styles.xml``: every method gives the number of a cell style or of a piece of one."""

    def __init__(self, root: "_Element", dialect: Dialect) -> None:
        self._root = root
        self._dialect = dialect
        self._marked: dict[tuple[int, Severity], int] = {}
        self._fills: dict[str, int] = {}

    def marked(self, style: int, severity: Severity) -> int:
        """A cell style like ``style`` with the fill of a severity, its text still legible."""
        key = (style, severity)
        if key not in self._marked:
            styles = self._list("cellXfs")
            base = styles[style] if style < len(styles) else styles[0]
            copy = deepcopy(base)
            copy.set("fillId", str(self.fill(FILLS[severity])))
            copy.set("applyFill", "1")
            font = self._legible(int(base.get("fontId", "0")))
            if font is not None:
                copy.set("fontId", str(font))
                copy.set("applyFont", "1")
            self._marked[key] = self._add("cellXfs", copy)
        return self._marked[key]

    def fill(self, rgb: str) -> int:
        if rgb not in self._fills:
            fill = self._element("fill")
            pattern = self._child(fill, "patternFill", patternType="solid")
            self._child(pattern, "fgColor", rgb=rgb)
            self._child(pattern, "bgColor", indexed="64")
            self._fills[rgb] = self._add("fills", fill)
        return self._fills[rgb]

    def font(
        self, *, size: int, colour: str = _BLACK, bold: bool = False, link: bool = False
    ) -> int:
        """A font like the workbook's first one, which has the name and character set to use."""
        font = self._element("font")
        if bold:
            self._child(font, "b")
        if link:
            self._child(font, "u")
        self._child(font, "sz", val=str(size))
        self._child(font, "color", rgb=colour)
        for name in ("name", "family", "charset"):
            found = self._list("fonts")[0].find(self._dialect.tag(name))
            if found is not None:
                font.append(deepcopy(found))
        return self._add("fonts", font)

    def thin_border(self) -> int:
        border = self._element("border")
        for side in ("left", "right", "top", "bottom"):
            edge = self._child(border, side, style="thin")
            self._child(edge, "color", rgb="FFBFBFBF")
        self._child(border, "diagonal")
        return self._add("borders", border)

    def cell(self, *, font: int, fill: int = 0, border: int = 0, centre: bool = False) -> int:
        """A text cell: wrapped, at the top."""
        style = self._element("xf")
        numbers = {"numFmtId": 0, "fontId": font, "fillId": fill, "borderId": border, "xfId": 0}
        for name, number in numbers.items():
            style.set(name, str(number))
        for name in ("applyFont", "applyFill", "applyBorder", "applyAlignment"):
            style.set(name, "1")
        align = self._child(style, "alignment", vertical="top", wrapText="1")
        if centre:
            align.set("horizontal", "center")
        return self._add("cellXfs", style)

    def _legible(self, number: int) -> int | None:
        """The font with black letters where they are white, as on a dark heading."""
        fonts = self._list("fonts")
        if number >= len(fonts):
            return None
        colour = fonts[number].find(self._dialect.tag("color"))
        if colour is None or not _is_light(colour):
            return None
        font = deepcopy(fonts[number])
        changed = font.find(self._dialect.tag("color"))
        assert changed is not None
        changed.attrib.clear()
        changed.set("rgb", _BLACK)
        return self._add("fonts", font)

    def _list(self, name: str) -> "_Element":
        found = self._root.find(self._dialect.tag(name))
        assert found is not None, f"styles have {name}"
        return found

    def _add(self, name: str, element: "_Element") -> int:
        entries = self._list(name)
        entries.append(element)
        entries.set("count", str(len(entries)))
        return len(entries) - 1

    def _element(self, name: str) -> "_Element":
        from lxml import etree

        return etree.Element(self._dialect.tag(name))

    def _child(self, parent: "_Element", name: str, **attributes: str) -> "_Element":
        from lxml import etree

        return etree.SubElement(parent, self._dialect.tag(name), attributes)


def _is_light(colour: "_Element") -> bool:
    for name, whites in _WHITES.items():
        if colour.get(name) in whites:
            return True
    rgb = colour.get("rgb", "")[-6:]
    try:
        red, green, blue = bytes.fromhex(rgb)
    except ValueError:
        return False
    return 299 * red + 587 * green + 114 * blue > 160_000
