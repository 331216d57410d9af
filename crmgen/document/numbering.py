"""The pass that all writers share: numbers, anchors, what links say, and no unprintable character.

Knows no format.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from crmgen.catalogue import document as texts
from crmgen.diagnostics.width import printable
from crmgen.document.model import Document, Figure, Link, Row, Section, Table
from crmgen.text import Lang

_Value = Any  # any record, tuple or plain value of a document

_ANCHOR = re.compile(r"[a-z0-9][a-z0-9._-]*")
_VERBATIM = {"svg", "flat"}  # made by a program that writes XML
_COVER = "cover"


def numbered(document: Document) -> Document:
    """``document`` with every number, anchor, label and link text filled in, and clean text.

    Raises ValueError: an anchor is there twice, is no word of ``a-z0-9._-``, or a link leads
    nowhere; a row has not a cell for every column. All are mistakes of the program.
    """
    clean: Document = _mapped(document, _clean)
    cover = _Chapter(clean.lang, "0", _COVER)
    chapters: list[Section] = []
    count = 0
    for chapter in clean.chapters:
        count += not chapter.number
        number = chapter.number or str(count)
        if number.isdecimal():
            count = int(number)
        chapters.append(_Chapter(clean.lang, number, chapter.anchor).section(chapter, number))
    labelled = replace(clean, cover=cover.blocks(clean.cover), chapters=tuple(chapters))
    _check_rows(labelled)
    targets = _targets(labelled)
    return _linked(labelled, targets)


class _Chapter:
    """Counts the tables and figures of one chapter."""

    def __init__(self, lang: Lang, number: str, anchor: str) -> None:
        self._lang = lang
        self._number = number
        self._anchor = anchor
        self._counts: Counter[str] = Counter()

    def section(self, section: Section, number: str) -> Section:
        blocks = self.blocks(section.blocks)  # before its parts: numbers follow the page
        parts = tuple(
            self.section(part, part.number or f"{number}.{place}")
            for place, part in enumerate(section.sections, start=1)
        )
        return replace(section, number=number, blocks=blocks, sections=parts)

    def blocks(self, blocks: _Value) -> _Value:
        return _mapped(blocks, self._label)

    def _label(self, value: _Value) -> _Value:
        if not isinstance(value, Table | Figure) or not value.caption:
            return value
        name, text = (
            ("table", texts.TABLE) if isinstance(value, Table) else ("figure", texts.FIGURE)
        )
        self._counts[name] += 1
        number = self._counts[name]
        return replace(
            value,
            anchor=value.anchor or f"{self._anchor}-{name}-{number}",
            label=text.render(self._lang, {"number": f"{self._number}-{number}"}),
        )


def _mapped(value: _Value, change: Callable[[Any], Any]) -> _Value:
    """``value`` with ``change`` applied to it and to all that it holds, parts first, in order."""
    if isinstance(value, tuple):
        return tuple(_mapped(item, change) for item in value)
    if isinstance(value, Struct):
        old = {name: getattr(value, name) for name in value.__struct_fields__}
        new = {
            name: item if name in _VERBATIM else _mapped(item, change) for name, item in old.items()
        }
        value = type(value)(**new)
    return change(value)


def _clean(value: _Value) -> _Value:
    if not isinstance(value, str):
        return value
    lines = value.replace("\r\n", "\n").expandtabs(4).split("\n")
    return "\n".join(map(printable, lines))


def _check_rows(document: Document) -> None:
    for value in _walk(document):
        if isinstance(value, Table):
            for row in value.rows:
                if len(row.cells) != len(value.columns):
                    raise ValueError(f"{value.caption}: {len(row.cells)} cells in a row")


def _targets(document: Document) -> dict[str, str]:
    """What each anchor's link says."""
    targets: dict[str, str] = {}
    for value in _walk(document):
        match value:
            case Section():
                text = f"{value.number} {value.title}"
            case Table() | Figure():
                text = value.label or value.caption
            case Row():
                text = ""
            case _:
                continue
        if not value.anchor:
            continue
        if not _ANCHOR.fullmatch(value.anchor):
            raise ValueError(f"{value.anchor!r} can't be an anchor")
        if value.anchor in targets:
            raise ValueError(f"two things have the anchor {value.anchor}")
        targets[value.anchor] = text
    return targets


def _linked(document: Document, targets: dict[str, str]) -> Document:
    def link(value: _Value) -> _Value:
        if not isinstance(value, Link):
            return value
        if value.anchor not in targets:
            raise ValueError(f"nothing has the anchor {value.anchor}")
        return replace(value, text=value.text or targets[value.anchor] or value.anchor)

    linked: Document = _mapped(document, link)
    return linked


def _walk(value: _Value) -> Iterator[Any]:
    """``value`` and all records in it, in the document's order."""
    if isinstance(value, tuple):
        for item in value:
            yield from _walk(item)
    elif isinstance(value, Struct):
        yield value
        for name in value.__struct_fields__:
            yield from _walk(getattr(value, name))
