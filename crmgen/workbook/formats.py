"""How cells look: one quiet set of colours for every workbook."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

# Excel takes the named font; LibreOffice and viewers without it go by the Shift-JIS charset
# and the family to a Japanese one of their own.
FONT = {"font_name": "Meiryo UI", "font_charset": 128, "font_family": 3}
NAVY, BLUE, PALE, GREY, LINE = "#1F3864", "#2F5597", "#DCE6F2", "#595959", "#4A86C8"
HAIR = "#BFBFBF"
MISSING, TWICE, UNKNOWN, WIDE, CHANGE = "#FFC7CE", "#F8CBAD", "#FCE4D6", "#E4DFEC", "#FFF7D6"
TEXT = "@"


class Formats(Struct, dict=True):
    """The formats of one workbook, each made once."""

    book: "Workbook"
    _made: dict[tuple[tuple[str, Any], ...], "Format"] = field(default_factory=dict)

    def get(self, **look: str | int | float | bool) -> "Format":
        """A format by XlsxWriter's own words, on the font of all."""
        properties: dict[str, Any] = FONT | {"font_size": 10, "valign": "vcenter"} | look
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(properties)
        return self._made[key]

    def input(self, *, left: bool, right: bool, changed: bool, wrap: bool = False) -> "Format":
        """A cell to fill in, or a piece of a wider one."""
        look: dict[str, Any] = {"top": 1, "bottom": 1, "border_color": LINE}
        if left:
            look["left"] = 1
        if right:
            look["right"] = 1
        if changed:
            look["bg_color"] = CHANGE
        if wrap:
            look["text_wrap"] = True
        return self.get(num_format=TEXT, locked=not left, indent=1, align="left", **look)

    def note(self) -> "Format":
        return self.get(
            num_format=TEXT,
            locked=False,
            indent=1,
            align="left",
            text_wrap=True,
            font_size=9,
            font_color=GREY,
            bg_color="#F7F7F7",
            border=7,
            border_color=HAIR,
        )

    @cached_property
    def title(self) -> "Format":
        return self.get(font_size=15, bold=True, font_color=NAVY)

    @cached_property
    def small(self) -> "Format":
        return self.get(font_size=9, font_color=GREY)

    @cached_property
    def wrapped(self) -> "Format":
        return self.get(font_size=9, font_color=GREY, text_wrap=True)

    @cached_property
    def heading(self) -> "Format":
        return self.get(font_size=12, bold=True, font_color=NAVY, bottom=2, bottom_color=BLUE)

    @cached_property
    def table(self) -> "Format":
        return self.get(font_size=11, bold=True, font_color="#2E75B6")

    @cached_property
    def keyword(self) -> "Format":
        return self.get(
            font_size=9,
            bold=True,
            font_color="#FFFFFF",
            bg_color=BLUE,
            indent=1,
            num_format=TEXT,
            shrink=True,
        )

    @cached_property
    def letter(self) -> "Format":
        return self.get(font_size=9, bold=True, font_color="#FFFFFF", bg_color=BLUE, align="center")

    @cached_property
    def caption(self) -> "Format":
        return self.get(
            font_size=9, font_color=NAVY, bg_color=PALE, indent=1, text_wrap=True, align="left"
        )

    @cached_property
    def mark(self) -> "Format":
        """Column A of data rows: empty, or # to leave the row out."""
        return self.get(font_size=9, font_color=GREY, locked=False)

    @cached_property
    def missing(self) -> "Format":
        return self.book.add_format({"bg_color": MISSING})

    @cached_property
    def twice(self) -> "Format":
        return self.book.add_format({"bg_color": TWICE, "bold": True})

    @cached_property
    def unknown(self) -> "Format":
        return self.book.add_format({"bg_color": UNKNOWN, "font_color": "#C00000"})

    @cached_property
    def wide(self) -> "Format":
        return self.book.add_format({"bg_color": WIDE, "font_color": "#7030A0"})
