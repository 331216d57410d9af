"""What a form has beside its content: titles, headings, captions, help, the cover around its table.

A workbook of today makes all of it anew. What is recognized here is left behind; whatever is not
recognized without doubt is a designer's word and stays.
"""

import re
from collections.abc import Mapping, Sequence

from crmgen.sheets.choose import TITLE
from crmgen.tables import TABLES
from crmgen.tables.declare import Table
from crmgen.text import Text
from crmgen.workbook import texts
from crmgen.workbook.layout import sheets
from crmgen.workbook.voice import VOICES, Speaker

_VOICES = tuple(Speaker(voice) for voice in VOICES)
_OLD_TITLE = r"pm_(?:crm|pcs)gen\s+環境定義書(?:\s*ファイル形式バージョン\s*[:：]\s*[\d.]+)?"
_OWN_TITLE = "|".join(re.escape(text.removeprefix("# ")) for text in TITLE)
_TITLE = re.compile(rf"#\s*(?:{_OLD_TITLE}|{_OWN_TITLE})", re.IGNORECASE)
_NUMBER = r"\d+\s*-\s*\d+"
_HEADING = re.compile(
    rf"#*\s*(?:表\s*{_NUMBER}(?:\s*\(Table {_NUMBER}\))?|Table\s+{_NUMBER})(?!\d)", re.IGNORECASE
)
_CHAPTER = re.compile(r"^[^…]*…\s*")  # the chapter that old forms name before the table
_ID = re.compile(r"[(（]\s*id\s*[=＝]\s*([^()（）]*?)\s*[)）]", re.IGNORECASE)
_MARKS = " ＊*↓"
_COVER_ROWS = 7


def after_title(text: str, sheet: str) -> str | None:
    """What a title in cell A1 says beyond being one; None where the text is no title."""
    match = _TITLE.match(text.strip())
    if match is None:
        return None
    rest = text.strip()[match.end() :].strip()
    return "" if rest in _sheet_names() | {sheet} else rest


def is_legend(text: str) -> bool:
    """Whether a comment is what stands below the title of each sheet."""
    return _plain(text) in {_plain(say(texts.LEGEND, "\n")) for say in _VOICES}


def is_help(text: str, table: Table) -> bool:
    """Whether a comment is the help below a heading."""
    return _plain(text.lstrip("# ")) in {_plain(say(table.help)) for say in _VOICES}


def is_heading(text: str) -> bool:
    """Whether a comment, or a text in column A, is the heading of a table: 表 7-1 …"""
    return _HEADING.match(text.strip()) is not None


def subject_of(text: str, table: Table) -> str:
    """What a heading says beside the number and the title of its table."""
    rest = _HEADING.sub("", text.strip(), count=1).strip()
    rest = _CHAPTER.sub("", rest).strip()
    for title in sorted(_titles(table), key=len, reverse=True):
        end = _starts_with(rest, title)
        if end:
            rest = rest[end:].strip()
            break
    match = _ID.fullmatch(rest)
    return match[1] if match else rest


def is_id(subject: str) -> bool:
    """Whether a heading names nothing but the id of its table's resource."""
    return not subject or re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", subject) is not None


def is_drawn(cells: Sequence[str], row: int) -> bool:
    """Whether a row above the table of the cover is one that the writer draws."""
    return row < _COVER_ROWS and bool(cells) and cells[0].strip() == "#"


def starts_legend_of_cover(cells: Sequence[str]) -> bool:
    """Whether a row is the first one below the table of the cover."""
    held = {_plain(cell) for cell in cells}
    return cells[0].strip() == "#" and any(_plain(say(texts.HOW_TO)) in held for say in _VOICES)


def are_captions(cells: Sequence[str], names: Mapping[int, Sequence[Text | str]]) -> bool:
    """Whether the comment below a keyword row tells what the columns are. ``names`` are the names
    and titles of each column that has one. A row of data that is commented out is not taken for
    captions: its words are rarely those of a form, and mostly plain ASCII."""
    filled = {at: text for at, text in enumerate(cells, start=1) if at in names and text.strip()}
    return all(_is_caption(text, names[at]) for at, text in filled.items())


def _is_caption(text: str, names: Sequence[Text | str]) -> bool:
    if not text.isascii():
        return True
    words = {
        _plain(word) for name in names for word in ((name,) if isinstance(name, str) else name)
    }
    return all(_plain(line.strip(_MARKS)) in words for line in text.split("\n"))


def standard_captions(say: Speaker) -> dict[str, str]:
    """The captions of notes in every language, and what they are called in this one."""
    return {one(caption): say(caption) for caption in texts.NOTE_CAPTIONS for one in _VOICES}


def _sheet_names() -> set[str]:
    return {say(sheet.name, " ") for say in _VOICES for sheet in sheets()}


def _titles(table: Table) -> set[str]:
    """How the field's forms and crmgen call a table, and the others that share its place."""
    named = {say(table.title) for say in _VOICES} | {table.name}
    return named | {one.title.ja for one in TABLES.values()}


def _starts_with(text: str, title: str) -> int:
    """Where a title at the beginning of the text ends, letters and digits counted; 0 where it does
    not stand there."""
    wanted = [letter for letter in title if letter.isalnum()]
    tail = title[len(title.rstrip(")）")) :]
    at = 0
    for number, letter in enumerate(text, start=1):
        if not letter.isalnum():
            continue
        if letter.casefold() != wanted[at].casefold():
            return 0
        at += 1
        if at == len(wanted):
            end = number + len(tail) if text[number:].startswith(tail) else number
            rest = text[end:]
            return end if not rest or not rest[0].isalnum() or not rest[0].isascii() else 0
    return 0


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
