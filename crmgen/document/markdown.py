"""The Markdown writer (GitHub's dialect): stable and made to be compared line by line.

Escaping is done here: ``_escape`` for text, ``_code`` for what stands between backquotes.
Figures are files beside the text.
"""

import re
from collections.abc import Iterator, Sequence

from crmgen.catalogue import document as texts
from crmgen.document.model import (
    Block,
    Bullets,
    Callout,
    Code,
    CodeBlock,
    Document,
    Figure,
    Item,
    Kind,
    Link,
    Paragraph,
    Procedure,
    Rich,
    Section,
    SheetCell,
    Status,
    Step,
    Strong,
    Table,
    runs,
)
from crmgen.document.numbering import numbered
from crmgen.document.words import TONES, phases

_MARKS = re.compile(r"[\\`*_{}\[\]<>|~#&$]|(?<=:)//|(?<=\bwww)\.|@(?=\w)")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
_ALIGN = {Kind.NUMBER: "--:", Kind.STATUS: ":-:"}


def render_markdown(document: Document, folder: str) -> tuple[bytes, dict[str, bytes]]:
    """The text, and the figures as SVG by their names in ``folder``, a path beside the text."""
    writer = _Writer(numbered(document), folder)
    return writer.text(), writer.figures


class _Writer:
    def __init__(self, document: Document, folder: str) -> None:
        self._document = document
        self._lang = document.lang
        self._folder = folder
        self.figures: dict[str, bytes] = {}

    def text(self) -> bytes:
        parts = list(self._parts())
        return ("\n\n".join(part.rstrip("\n") for part in parts if part.strip()) + "\n").encode()

    def _parts(self) -> Iterator[str]:
        document = self._document
        yield f"# {_line(document.title)}"
        if document.subtitle:
            yield _line(document.subtitle)
        if document.facts:
            yield "\n".join(f"- {_line(name)}: {_rich(text)}" for name, text in document.facts)
        yield from self._blocks(document.cover)
        yield f"## {texts.CONTENTS(self._lang)}"
        yield "\n".join(line for chapter in document.chapters for line in _contents(chapter, 0))
        for chapter in document.chapters:
            yield from self._section(chapter, 2)

    def _section(self, section: Section, level: int) -> Iterator[str]:
        yield _anchor(section.anchor)
        yield f"{'#' * min(level, 6)} {section.number} {_line(section.title)}"
        yield from self._blocks(section.blocks)
        for part in section.sections:
            yield from self._section(part, level + 1)

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield _start(_rich(block.text, "  \n"))
                case Bullets():
                    yield "\n".join(_items(block.items, block.ordered, ""))
                case Table():
                    yield from self._table(block)
                case Figure():
                    yield from self._figure(block)
                case CodeBlock():
                    yield _fence(block.text, block.language)
                case Callout():
                    yield from self._callout(block)
                case Procedure():
                    yield from self._procedure(block)

    def _table(self, table: Table) -> Iterator[str]:
        if table.caption:
            yield f"{_anchor(table.anchor)}{table.label} {_line(table.caption)}"
        titles = [
            f"{column.group} / {column.title}" if column.group else column.title
            for column in table.columns
        ]
        lines = [_row([_line(title) for title in titles])]
        lines.append(_row([_ALIGN.get(column.kind, "---") for column in table.columns]))
        for row in table.rows:
            cells = [
                _rich(
                    Code(text) if column.kind is Kind.CODE and isinstance(text, str) else text,
                    in_table=True,
                )
                for column, text in zip(table.columns, row.cells, strict=True)
            ]
            if row.anchor:
                cells[0] = _anchor(row.anchor) + cells[0]
            lines.append(_row(cells))
        yield "\n".join(lines)

    def _figure(self, figure: Figure) -> Iterator[str]:
        name = f"{figure.anchor}.svg"
        self.figures[name] = figure.flat.encode()
        path = f"{self._folder}/{name}".replace(" ", "%20")
        yield f"{_anchor(figure.anchor)}![{_line(figure.alt or figure.caption)}](<{path}>)"
        yield f"{figure.label} {_line(figure.caption)}"

    def _callout(self, callout: Callout) -> Iterator[str]:
        title = f"**{TONES[callout.tone](self._lang)}** {_line(callout.title)}".rstrip()
        text = "\n\n".join([title, *self._blocks(callout.blocks)])
        yield "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    def _procedure(self, procedure: Procedure) -> Iterator[str]:
        for title, steps in phases(procedure):
            yield f"**{title(self._lang)}**:"
            for number, step in steps:
                yield from self._step(number, step)

    def _step(self, number: int, step: Step) -> Iterator[str]:
        name = texts.STEP.render(self._lang, {"number": str(number)})
        yield f"**{name}** {_rich(step.purpose)}"
        if step.where:
            yield f"{texts.WHERE(self._lang)}: {_rich(step.where)}"
        if step.commands:
            yield _fence("\n".join(step.commands), "sh")
        if step.expected:
            yield f"{texts.EXPECTED(self._lang)}:"
            yield _fence(step.expected, "text")
        if step.note:
            yield f"{texts.REMARK(self._lang)}: {_rich(step.note)}"
        if step.differs:
            yield f"{texts.DIFFERS(self._lang)}: {_rich(step.differs)}"


def _contents(section: Section, depth: int) -> list[str]:
    line = f"{'  ' * depth}- [{section.number} {_line(section.title)}](#{section.anchor})"
    below = [line for part in section.sections if depth < 1 for line in _contents(part, depth + 1)]
    return [line, *below]


def _items(items: Sequence[Item], ordered: bool, indent: str) -> Iterator[str]:
    for number, item in enumerate(items, start=1):
        mark = f"{number}. " if ordered else "- "
        inner = indent + " " * len(mark)
        text = _start(_rich(item.text, "  \n" + inner))
        yield f"{indent}{mark}{text}"
        yield from _items(item.items, ordered, inner)


def _rich(text: Rich, line_break: str = "<br>", *, in_table: bool = False) -> str:
    said = []
    for run in runs(text):
        if not run.text:
            continue
        match run:
            case Code():
                code = line_break.join(_code(line) for line in run.text.split("\n"))
                # a bar ends the cell even between backquotes
                said.append(code.replace("|", "\\|") if in_table else code)
            case Strong() | Status():
                said.append(f"**{_line(run.text)}**")
            case Link():
                said.append(f"[{_line(run.text)}](#{run.anchor})")
            case SheetCell():
                said.append(_line(run.text))
            case _:
                said.append(line_break.join(map(_escape, run.text.split("\n"))))
    return "".join(said)


def _line(text: str) -> str:
    return _escape(" ".join(text.split("\n")))


def _escape(text: str) -> str:
    """Text that says itself: no mark means anything, no address becomes a link."""
    return _MARKS.sub(lambda found: "".join(f"\\{c}" for c in found[0]), text)


def _start(text: str) -> str:
    """What begins a line begins no list and no heading."""
    return _AT_START.sub(
        lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", text.strip(" ")
    )


def _code(text: str) -> str:
    """Text between backquotes, more of them than it holds."""
    text = text.strip(" ")
    if not text:
        return ""
    longest = max(map(len, re.findall("`+", text)), default=0)
    marks = "`" * (longest + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{marks}{pad}{text}{pad}{marks}"


def _row(cells: Sequence[str]) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def _fence(text: str, language: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    marks = "`" * max(3, longest + 1)
    return "\n".join((marks + language, text.rstrip("\n"), marks))


def _anchor(anchor: str) -> str:
    return f'<a id="{anchor}"></a>' if anchor else ""
