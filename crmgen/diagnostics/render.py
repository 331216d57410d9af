"""Findings as text for a terminal: the sentence, what would be right, and the row around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from msgspec import Struct

from crmgen.diagnostics.core import Diagnostic, Severity
from crmgen.diagnostics.width import columns_of, cut, pad, printable, wrap
from crmgen.origin import Origin, Source, column_letters
from crmgen.text import Lang, Text

SEVERITIES = {
    Severity.ERROR: Text("エラー", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.ADVICE: Text("助言", "advice"),
    Severity.ACCEPTED: Text("承認済", "accepted"),
}
_COUNTS = {
    Severity.ERROR: (Text("エラー {n} 件", "{n} error"), Text("エラー {n} 件", "{n} errors")),
    Severity.WARNING: (Text("警告 {n} 件", "{n} warning"), Text("警告 {n} 件", "{n} warnings")),
    Severity.ADVICE: (Text("助言 {n} 件", "{n} advice"), Text("助言 {n} 件", "{n} advice")),
    Severity.ACCEPTED: (Text("承認済 {n} 件", "{n} accepted"),) * 2,
}
_ROW = Text("{row} 行目", "row {row}")
_LINE = Text("{row} 行目", "line {row}")
_TEXT_FILES = (".yml", ".yaml", ".json", ".conf")
_FOUND = Text("入力値", "found")
_ALLOWED = Text("使える値", "allowed")
_NEAREST = Text("もしかして", "did you mean")
_REASON = Text("承認理由", "reason")
_EFFECT = Text("影響", "effect")
_HINT = Text("対処", "hint")
_MORE = Text("ほか {n} 件", "and {n} more")
_COLOURS = {
    Severity.ERROR: "31",
    Severity.WARNING: "33",
    Severity.ADVICE: "36",
    Severity.ACCEPTED: "32",
}
_BOLD = "1"

MOST_ALLOWED = 20
MOST_OF_VALUE = 200  # characters of a value that a sentence quotes; a cell may hold 32,767
MOST_CELLS = 100  # columns of a terminal; of an excerpt, a quarter of them on either side
WIDEST_CELL = 30
WIDEST_MARKED_CELL = 50
INDENT = "    "
_BEFORE, _AFTER = "... ", " ..."  # where cells of the row are left out
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
    tools can read it; a message of several lines goes on below. The excerpt needs the sheet that
    the finding is about.
    """
    headline, *more = sentence(finding, style.lang).split("\n")
    lines = [_headline(finding, headline, style)]
    for line in more:
        first, *rest = wrap(printable(line.strip()), style.width - 2 * len(INDENT))
        lines += [INDENT + first, *(2 * INDENT + part for part in rest)]
    for label, text in details(finding, style.lang):
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
        word = _LINE if origin.source.file.lower().endswith(_TEXT_FILES) else _ROW
        words.append(word.render(lang, {"row": str(origin.row)}))
    elif origin.cell:
        words.append(origin.cell)
    return " ".join(words)


def sentence(finding: Diagnostic, lang: Lang) -> str:
    """The sentence; a line break in it is the message's own, one in the input is an escape."""
    return finding.with_values(readable).message(lang)


def _headline(finding: Diagnostic, message: str, style: Style) -> str:
    lang = style.lang
    where = place(finding.origin, lang) if finding.origin else "crmgen"
    kind = f"{SEVERITIES[finding.severity](lang)} {finding.code.id}"
    painted = style.paint(f"{kind}:", f"{_BOLD};{_COLOURS[finding.severity]}")
    return f"{style.paint(printable(where) + ':', _BOLD)} {painted} {printable(message)}"


def details(finding: Diagnostic, lang: Lang) -> list[tuple[str, str]]:
    """What else there is to say below the sentence, each with its label."""
    details: list[tuple[str, str]] = []
    finding = finding.with_values(readable)
    if finding.found and not _quoted(finding.found, finding.message(lang)):
        details.append((_FOUND(lang), f'"{finding.found}"'))
    if finding.allowed:
        details.append((_ALLOWED(lang), _list(finding.allowed, lang)))
    if finding.nearest:
        details.append((_NEAREST(lang), finding.nearest))
    for related in finding.related:
        details.append((place_beside(related.origin, finding.origin, lang), related.label(lang)))
    if finding.accepted is not None:
        approver = f" ({finding.accepted.approver})" if finding.accepted.approver else ""
        details.append((_REASON(lang), finding.accepted.reason + approver))
        return details
    effect = finding.effect(lang)
    if effect:
        details.append((_EFFECT(lang), effect))
    hint = finding.hint(lang)
    if hint:
        details.append((_HINT(lang), hint))
    return details


def readable(value: str) -> str:
    """As much of a value of the input as a reader needs, every character of it seen."""
    end = "…" if len(value) > MOST_OF_VALUE else ""
    return printable(value[:MOST_OF_VALUE]) + end


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

    Empty cells are left out. Nothing when the sheet has no such row; no mark for a whole row.
    """
    if not 1 <= at.row <= len(sheet.rows):
        return []
    start = f"{INDENT}{at.row} | "
    room = style.width - len(start)
    columns, texts = _around(sheet.rows[at.row - 1], at.column, room)
    if not columns:
        return []
    marked = columns.index(at.column) if at.column else None
    texts = _without_secrets(texts, marked, room - len(_BEFORE + _AFTER))
    cells = [_Cell(column_letters(n), text) for n, text in zip(columns, texts, strict=True)]
    first, last = _window(cells, marked or 0, room)
    before = _BEFORE if first else ""
    after = _AFTER if last < len(cells) else ""
    shown = cells[first:last]
    left = " " * (len(start) - 2) + "| " + " " * len(before)
    lines = [
        left + " | ".join(pad(cell.letters, cell.size) for cell in shown).rstrip(),
        (start + before + " | ".join(pad(cell.text, cell.size) for cell in shown) + after).rstrip(),
    ]
    if marked is not None:
        passed = sum(cell.size + 3 for cell in cells[first:marked])
        mark = "^" * max(columns_of(cells[marked].text), 1)
        lines.append(left + " " * passed + style.paint(mark, colour))
    return lines


def _around(row: Sequence[str], marked: int, room: int) -> tuple[list[int], list[str]]:
    """The filled cells on both sides of a column, and its own: their columns and texts.

    No more of them than could stand in ``room``, and one beside, whose value they may be: a row
    of 16,384 cells that are all wrong is gone through in time.
    """
    most = room // 4 + 2  # a cell takes one column of the terminal, and three to its neighbour
    middle = row[marked - 1 : marked] or [""] if marked else []
    before = ((n, row[n - 1]) for n in range(min(marked - 1, len(row)), 0, -1))
    after = ((n, row[n - 1]) for n in range(marked + 1, len(row) + 1))
    left = list(islice(_filled(before), most))[::-1]
    right = list(islice(_filled(after), most))
    shown = [*left, *((marked, _shown(text)) for text in middle), *right]
    return [n for n, _ in shown], [text for _, text in shown]


def _filled(cells: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    return ((n, shown) for n, text in cells if text and (shown := _shown(text)))


def row_cells(sheet: Rows, at: Origin, room: int) -> list[tuple[int, str]]:
    """The column and text of the filled cells around ``at`` in its row, and of the cell itself.

    Secrets are hidden, and texts cut to their widest: the cell's own to ``room`` at the most.
    """
    if not 1 <= at.row <= len(sheet.rows):
        return []
    columns, texts = _around(sheet.rows[at.row - 1], at.column, MOST_CELLS)
    marked = columns.index(at.column) if at.column else None
    return list(zip(columns, _without_secrets(texts, marked, room), strict=True))


class _Cell(NamedTuple):
    letters: str
    text: str

    @property
    def size(self) -> int:
        """The columns of the terminal that it takes below its letters."""
        return max(columns_of(self.text), len(self.letters))


def _shown(text: str) -> str:
    return printable(text.strip())


def _without_secrets(texts: list[str], marked: int | None, room: int) -> list[str]:
    """The cells cut to their widest (the marked one to ``room`` at the most), and the values
    beside a password's name hidden."""
    shown: list[str] = []
    secret = False
    for number, text in enumerate(texts):
        hide = secret and text and number != marked
        widest = min(WIDEST_MARKED_CELL, room) if number == marked else WIDEST_CELL
        shown.append("****" if hide else cut(text, widest))
        if text:
            secret = bool(_SECRET.search(text))
    return shown


def _window(cells: Sequence[_Cell], marked: int, room: int) -> tuple[int, int]:
    """The cells to show, as a half-open range: from the marked one outwards, while they fit."""
    first, last = marked, marked + 1
    room -= len(_BEFORE + _AFTER) + cells[marked].size
    while True:
        left = cells[first - 1].size + 3 if first else room + 1
        right = cells[last].size + 3 if last < len(cells) else room + 1
        further_left = marked - first > last - 1 - marked
        if left <= room and not (further_left and right <= room):
            first, room = first - 1, room - left
        elif right <= room:
            last, room = last + 1, room - right
        else:
            return first, last
