"""How the Word document looks: page, fonts with their substitutes, styles, header and footer."""

import datetime
from typing import TYPE_CHECKING, NamedTuple

from crmgen.catalogue import document as texts
from crmgen.document import docx_parts as parts
from crmgen.document.docx_parts import OfWord
from crmgen.document.model import Document, Tone

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.shared import RGBColor

TEXT_FONT, CODE_FONT = "Yu Gothic", "MS Gothic"
_LATIN, _LATIN_CODE = "Segoe UI", "Consolas"
_INSTEAD = {
    TEXT_FONT: "游ゴシック;Meiryo;Hiragino Sans;Noto Sans CJK JP;IPAexGothic",
    CODE_FONT: "ＭＳ ゴシック;BIZ UDGothic;Noto Sans Mono CJK JP;IPAGothic",
    _LATIN: "Meiryo UI;Arial;Noto Sans;DejaVu Sans",
    _LATIN_CODE: "Courier New;Noto Sans Mono;DejaVu Sans Mono",
}
_FIXED_DAY = datetime.datetime(2000, 1, 1)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Look(NamedTuple):
    """A tone's colours."""

    ink: str
    back: str

    @property
    def colour(self) -> "RGBColor":
        from docx.shared import RGBColor

        return RGBColor.from_string(self.ink)


TONES = {
    Tone.GOOD: Look("1A5E2A", "E2F5E5"),
    Tone.NOTE: Look("0B4A8F", "E1EFFF"),
    Tone.WARNING: Look("6B4700", "FFF1C7"),
    Tone.BAD: Look("A40E26", "FFE3E6"),
}


def set_up(word: "WordDocument", document: Document) -> int:
    """Page, styles, header, footer and properties; gives the width of the text in EMU."""
    _properties(word, document)
    _fonts(word)
    _styles(word, document)
    return _page(word, document)


def _properties(word: "WordDocument", document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title[:255]
    properties.subject = document.subtitle[:255]
    properties.author = properties.last_modified_by = "crmgen"
    properties.comments = ""
    properties.language = document.lang
    properties.created = properties.modified = _FIXED_DAY


def _page(word: "WordDocument", document: Document) -> int:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    page = word.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(13)
    page.top_margin, page.bottom_margin = Mm(20), Mm(16)
    page.header_distance, page.footer_distance = Mm(9), Mm(8)
    width = Mm(297 - 26)
    head = page.header.paragraphs[0]
    head.style = "Running"
    head.paragraph_format.tab_stops.add_tab_stop(width, _right())
    head.add_run(f"{document.title}\t{' / '.join(document.running)}")
    foot = page.footer.paragraphs[0]
    foot.style = "Running"
    foot.paragraph_format.tab_stops.add_tab_stop(width, _right())
    before, between, after = _around(texts.PAGE_OF(document.lang))
    foot.add_run(f"\t{before}")
    parts.add_field(foot, "PAGE", "1")
    foot.add_run(between)
    parts.add_field(foot, "NUMPAGES", "1")
    foot.add_run(after)
    return width


def _right() -> OfWord:
    from docx.enum.text import WD_TAB_ALIGNMENT

    return WD_TAB_ALIGNMENT.RIGHT


def _around(text: str) -> tuple[str, str, str]:
    """The text before, between and after ``{page}`` and ``{pages}``."""
    before, rest = text.split("{page}")
    between, after = rest.split("{pages}")
    return before, between, after


def _styles(word: "WordDocument", document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    for style in word.styles:
        if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER):
            _forget_theme(style)
    _language(word, document)
    normal = word.styles["Normal"]
    _set_font(normal, _LATIN, TEXT_FONT, 9.5)
    normal.paragraph_format.space_after = Pt(4)
    accent = RGBColor.from_string("1F4E79")
    for level, size in ((1, 16), (2, 13), (3, 11), (4, 10)):
        heading = word.styles[f"Heading {level}"]
        _set_font(heading, _LATIN, TEXT_FONT, size)
        heading.font.color.rgb = accent
        heading.paragraph_format.space_before = Pt(14 - 2 * level)
        heading.paragraph_format.space_after = Pt(5)
    for name, size in (("Title", 26), ("Subtitle", 14)):
        _set_font(word.styles[name], _LATIN, TEXT_FONT, size)
        word.styles[name].font.italic = False
        word.styles[name].font.color.rgb = accent if name == "Title" else RGBColor(0x57, 0x60, 0x6A)
    caption = word.styles["Caption"]
    _set_font(caption, _LATIN, TEXT_FONT, 9)
    caption.font.color.rgb = RGBColor(0x1B, 0x1F, 0x24)
    _new_styles(word)


def _new_styles(word: "WordDocument") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    def paragraph(name: str, size: float, after: float = 0, *, code: bool = False) -> OfWord:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        latin, japanese = (_LATIN_CODE, CODE_FONT) if code else (_LATIN, TEXT_FONT)
        _set_font(style, latin, japanese, size)
        style.paragraph_format.space_after = Pt(after)
        return style

    paragraph("Table Text", 8.5)
    paragraph("After Table", 5, 2)
    paragraph("Figure", 9, 2).paragraph_format.keep_with_next = True
    paragraph("Code Block", 8.5, 6, code=True).element.get_or_add_pPr().append(
        parts._element("shd", val="clear", color="auto", fill="F3F5F8")
    )
    running = paragraph("Running", 8)
    running.font.color.rgb = RGBColor(0x57, 0x60, 0x6A)
    paragraph("Contents Title", 14, 6).font.bold = True
    for level in (1, 2, 3):
        line = paragraph(f"TOC {level}", 10, 1)
        line.paragraph_format.left_indent = Mm(6 * (level - 1))
        line.paragraph_format.tab_stops.add_tab_stop(Mm(297 - 26), _right(), _dots())
    for name, size in (("Code", 8.5), ("SheetCell", 8)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        _set_font(style, _LATIN_CODE, CODE_FONT, size)
    word.styles["SheetCell"].font.color.rgb = RGBColor(0x57, 0x60, 0x6A)
    link = word.styles.add_style("Internal Link", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = RGBColor.from_string("0550AE")


def _dots() -> OfWord:
    from docx.enum.text import WD_TAB_LEADER

    return WD_TAB_LEADER.DOTS


# ---- fonts ------------------------------------------------------------------------------------


def _set_font(style: OfWord, latin: str, japanese: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name = latin
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), japanese)
    fonts.set(qn("w:cs"), latin)


def _forget_theme(style: OfWord) -> None:
    """A theme's font would come before the fonts that are named."""
    for fonts in style.element.iter(f"{{{_W}}}rFonts"):
        for name in [name for name in fonts.attrib if str(name).endswith("Theme")]:
            del fonts.attrib[name]


def _language(word: "WordDocument", document: Document) -> None:
    defaults = word.styles.element.find(f"{{{_W}}}docDefaults")
    assert defaults is not None, "python-docx's template has defaults"
    for fonts in defaults.iter(f"{{{_W}}}rFonts"):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name, font in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", TEXT_FONT)):
            fonts.set(f"{{{_W}}}{name}", font)
    for lang in defaults.iter(f"{{{_W}}}lang"):
        lang.set(f"{{{_W}}}val", "en-US")
        lang.set(f"{{{_W}}}eastAsia", "ja-JP")


def _fonts(word: "WordDocument") -> None:
    """Names the fonts to take where one is missing."""
    from lxml import etree

    for relation in word.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            part: OfWord = relation.target_part
            root = etree.fromstring(part.blob)
            for font, instead in _INSTEAD.items():
                entry = etree.SubElement(root, f"{{{_W}}}font", {f"{{{_W}}}name": font})
                etree.SubElement(entry, f"{{{_W}}}altName", {f"{{{_W}}}val": instead})
            part._blob = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
