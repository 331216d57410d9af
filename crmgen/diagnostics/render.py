"""Findings as text for a terminal: the sentence, what would be right, and the row around it."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import Struct

from crmgen.diagnostics.core import Diagnostic, Severity
from crmgen.diagnostics.width import columns_of, cut, pad, printable, wrap
from crmgen.origin import Origin, Source, column_letters
from crmgen.text import Lang, Text

SEVERITIES = {
    Severity.ERROR: Text("エラー", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.ADVICE: Text("助言", "advice"),
}
_COUNTS = {
    Severity.ERROR: (Text("エラー {n} 件", "{n} error"), Text("エラー {n} 件", "{n} errors")),
    Severity.WARNING: (Text("警告 {n} 件", "{n} warning"), Text("警告 {n} 件", "{n} warnings")),
    Severity.ADVICE: (Text("助言 {n} 件", "{n} advice"), Text("助言 {n} 件", "{n} advice")),
}
_ROW = Text("{row} 行目", "row {row}")
_FOUND = Text("入力値", "found")
_ALLOWED = Text("使える値", "allowed")
_NEAREST = Text("もしかして", "did you mean")
_HINT = Text("対処", "hint")
_MORE = Text("ほか {n} 件", "and {n} more")
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}
_BOLD = "1"

MOST_ALLOWED = 20
WIDEST_CELL = 30
WIDEST_MARKED_CELL = 50
INDENT = "    "
# The value beside such a name is nobody's business in a log; the finding itself may quote it.
_SECRET = re.compile(r"passwo?r?d|secret", re.IGNORECASE)


class Rows(Protocol):
    """The part of a grid that an excerpt is made from."""

    @property
    def source(self) -> Source: ...
    @property
    def rows(self) -> Sequence[Sequence[str]]: ...


class Style(Struct, frozen=True):
    """How to write: language, columns of the terminal, and whether it shows colours."""

    lang: Lang
    width: int = 100
    colour: bool = False

    def paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour else text


def render(finding: Diagnostic, style: Style, sheet: Rows | None = None) -> list[str]:
    """The lines of one finding.

    The first one is ``FILE [SHEET] CELL: SEVERITY CODE: MESSAGE`` and never wrapped, so that
    tools can read it; the excerpt needs the sheet that the finding is about.
    """
    lines = [_headline(finding, style)]
    for label, text in _details(finding, style.lang):
        lines += _labelled(printable(label), printable(text), style.width)
    if finding.origin and sheet and sheet.source == finding.origin.source:
        lines += excerpt(sheet, finding.origin, style, _COLOURS[finding.severity])
    return lines


def summary(findings: Iterable[Diagnostic], lang: Lang) -> str:
    """``2 errors, 1 warning``; empty when there is nothing to count."""
    severities = [finding.severity for finding in findings]
    parts = []
    for severity in sorted(SEVERITIES, reverse=True):
        number = severities.count(severity)
        if number:
            one, many = _COUNTS[severity]
            parts.append((one if number == 1 else many).render(lang, {"n": str(number)}))
    return Text("、", ", ")(lang).join(parts)


def place(origin: Origin, lang: Lang) -> str:
    """``design.xlsx [制約] E37``; a whole row is ``row 37``."""
    words = [origin.source.file]
    if origin.source.sheet:
        words.append(f"[{origin.source.sheet}]")
    if origin.row and not origin.column:
        words.append(_ROW.render(lang, {"row": str(origin.row)}))
    elif origin.cell:
        words.append(origin.cell)
    return " ".join(words)


def _headline(finding: Diagnostic, style: Style) -> str:
    lang = style.lang
    where = place(finding.origin, lang) if finding.origin else "crmgen"
    kind = f"{SEVERITIES[finding.severity](lang)} {finding.code.id}"
    painted = style.paint(f"{kind}:", f"{_BOLD};{_COLOURS[finding.severity]}")
    message = printable(finding.message(lang))
    return f"{style.paint(printable(where) + ':', _BOLD)} {painted} {message}"


def _details(finding: Diagnostic, lang: Lang) -> list[tuple[str, str]]:
    details: list[tuple[str, str]] = []
    if finding.found and not _quoted(finding.found, finding.message(lang)):
        details.append((_FOUND(lang), f'"{finding.found}"'))
    if finding.allowed:
        details.append((_ALLOWED(lang), _list(finding.allowed, lang)))
    if finding.nearest:
        details.append((_NEAREST(lang), finding.nearest))
    for related in finding.related:
        details.append((place_beside(related.origin, finding.origin, lang), related.label(lang)))
    hint = finding.hint(lang)
    if hint:
        details.append((_HINT(lang), hint))
    return details


def place_beside(origin: Origin, beside: Origin | None, lang: Lang) -> str:
    """The place of ``origin``, only its cell where it is on the same sheet as ``beside``."""
    if beside and origin.source == beside.source and origin.row:
        return place(origin._replace(source=Source("")), lang).strip()
    return place(origin, lang)


def _quoted(found: str, message: str) -> bool:
    """Whether the message shows the input already: in quotes, or as a word too long for chance."""
    quoted = (f"「{found}」", f"'{found}'", f'"{found}"')
    return any(text in message for text in quoted) or (
        len(found) > 4 and found == found.strip() and found in message
    )


def _list(allowed: Sequence[str], lang: Lang) -> str:
    words = list(allowed[:MOST_ALLOWED])
    more = len(allowed) - len(words)
    if more:
        words.append(_MORE.render(lang, {"n": str(more)}))
    return ", ".join(words)


def _labelled(label: str, text: str, width: int) -> list[str]:
    start = f"{INDENT}{label}: "
    indent = columns_of(start)
    lines = wrap(text, max(width - indent, 20))
    return [start + lines[0], *(" " * indent + line for line in lines[1:])]


def excerpt(sheet: Rows, at: Origin, style: Style, colour: str) -> list[str]:
    """The sheet's row around a cell, with the columns' letters above and ``^`` below the cell.

    Empty when the sheet has no such row. A whole row has no mark.
    """
    if not 1 <= at.row <= len(sheet.rows):
        return []
    texts = [_shown(text) for text in sheet.rows[at.row - 1]]
    texts += [""] * (at.column - len(texts))
    texts = _without_secrets(texts, at.column - 1)
    number = str(at.row)
    lowest, highest = _filled(texts, at.column - 1)
    if lowest == highest:
        return []
    room = style.width - len(INDENT) - len(number) - 3
    first, last = _window(texts, at.column - 1, (lowest, highest), room)
    sizes = [_size(texts, i) for i in range(first, last)]
    edges = ("... " if first > lowest else "", " ..." if last < highest else "")
    above = " | ".join(
        pad(column_letters(i + 1), size) for i, size in zip(range(first, last), sizes, strict=True)
    )
    row = " | ".join(pad(text, size) for text, size in zip(texts[first:last], sizes, strict=True))
    left = f"{INDENT}{' ' * len(number)} | {' ' * len(edges[0])}"
    lines = [
        (left + above).rstrip(),
        f"{INDENT}{number} | {edges[0]}{row}{edges[1]}".rstrip(),
    ]
    if at.column:
        before = sum(sizes[: at.column - 1 - first]) + 3 * (at.column - 1 - first)
        mark = "^" * max(columns_of(texts[at.column - 1]), 1)
        lines.append(left + " " * before + style.paint(mark, colour))
    return lines


def _shown(text: str) -> str:
    return printable(text.strip())


def _without_secrets(texts: list[str], marked: int) -> list[str]:
    """The cells cut to their widest, and the values beside a password's name hidden."""
    shown: list[str] = []
    secret = False
    for number, text in enumerate(texts):
        hide = secret and text and number != marked
        widest = WIDEST_MARKED_CELL if number == marked else WIDEST_CELL
        shown.append("****" if hide else cut(text, widest))
        if text:
            secret = bool(_SECRET.search(text))
    return shown


def _filled(texts: Sequence[str], marked: int) -> tuple[int, int]:
    """The half-open range that holds every cell with a text, and the marked one."""
    filled = [number for number, text in enumerate(texts) if text or number == marked]
    return (filled[0], filled[-1] + 1) if filled else (0, 0)


def _window(
    texts: Sequence[str], marked: int, limits: tuple[int, int], room: int
) -> tuple[int, int]:
    """The cells to show, as a half-open range: from the marked one outwards, while they fit."""
    lowest, highest = limits
    first = marked if marked >= 0 else lowest
    last = first + 1
    room -= len("... ") + len(" ...") + _size(texts, first)
    while True:
        left = _size(texts, first - 1) + 3 if first > lowest else room + 1
        right = _size(texts, last) + 3 if last < highest else room + 1
        further_left = marked - first > last - 1 - marked
        if left <= room and not (further_left and right <= room):
            first, room = first - 1, room - left
        elif right <= room:
            last, room = last + 1, room - right
        else:
            return first, last


def _size(texts: Sequence[str], number: int) -> int:
    """The columns that a cell takes: its text, below its column's letters."""
    return max(columns_of(texts[number]), len(column_letters(number + 1)))
