"""Chapter 12: what has changed in meaning since the former edition, with both cells."""

from collections.abc import Iterator
from pathlib import PurePath

from crmgen.behaviour import shown
from crmgen.book import compare
from crmgen.book.compare import Change, How, Side
from crmgen.book.facts import Edition, Facts
from crmgen.catalogue.book import lists as texts
from crmgen.diagnostics import Severity
from crmgen.document.model import (
    Block,
    Bullets,
    Callout,
    Column,
    Item,
    Kind,
    Paragraph,
    Rich,
    Row,
    Section,
    SheetCell,
    Status,
    Table,
    Tone,
)

_WORDS = {
    How.ADDED: (texts.ADDED, Tone.GOOD),
    How.REMOVED: (texts.REMOVED, Tone.BAD),
    How.ALTERED: (texts.ALTERED, Tone.NOTE),
}


def difference(facts: Facts) -> Section | None:
    former = facts.former
    if former is None:
        return None
    found = compare.changes(former.behaviour, facts.behaviour)
    file = PurePath(former.header.file.replace("\\", "/")).name
    words = {"file": file, "digest": former.header.digest}
    blocks: list[Block] = [Paragraph(facts.say(texts.DIFFERENCE_TEXT, **words))]
    blocks += _unread(facts, former)
    blocks.append(_table(facts, found) if found else Paragraph(facts.say(texts.NO_DIFFERENCE)))
    title = facts.say(texts.DIFFERENCE)
    return Section(title=title, anchor="difference", number="12", blocks=tuple(blocks))


def _unread(facts: Facts, former: Edition) -> Iterator[Block]:
    """What could not be read of the former edition looks new."""
    errors = [one for one in former.findings if one.severity is Severity.ERROR]
    if errors:
        said = Paragraph(facts.say(texts.FORMER_ERRORS))
        lines = tuple(
            Item((SheetCell(facts.place(one.origin)), f" {one.code.id}: {one.message(facts.lang)}"))
            for one in errors
        )
        yield Callout(Tone.WARNING, (said, Bullets(lines)), facts.say(texts.FORMER_ERRORS_TITLE))


def _table(facts: Facts, found: list[Change]) -> Table:
    return Table(
        caption=facts.say(texts.DIFFERENCE_TABLE),
        columns=(
            Column(facts.say(texts.CHANGE), Kind.STATUS, 1.2),
            Column(facts.say(texts.PLACE), Kind.TEXT, 2.5),
            Column(facts.say(texts.OBJECT), Kind.CODE, 4),
            Column(facts.say(texts.PARAMETER), Kind.CODE, 3),
            Column(facts.say(texts.BEFORE), Kind.CODE, 3),
            Column(facts.say(texts.AFTER), Kind.CODE, 3),
            Column(facts.say(texts.BEFORE_CELL), Kind.TEXT, 1.5),
            Column(facts.say(texts.AFTER_CELL), Kind.TEXT, 1.5),
        ),
        rows=tuple(_row(facts, one) for one in found),
    )


def _row(facts: Facts, one: Change) -> Row:
    word, tone = _WORDS[one.how]
    name = facts.say(texts.MEMBER_ORDER) if one.name == compare.MEMBERS else one.name
    return Row(
        (
            Status(facts.say(word), tone),
            facts.words(texts.SECTIONS, one.section),
            one.owner,
            name,
            _text(facts, one.before) if one.name else "",
            _text(facts, one.after, one.how is How.ALTERED) if one.name else "",
            _cell(facts, one.before),
            _cell(facts, one.after),
        )
    )


def _text(facts: Facts, side: Side | None, altered: bool = False) -> str:
    if side is None:
        return ""
    text = shown(side.text, side.secret, facts.reveal)
    if altered and side.secret and not facts.reveal:
        return facts.say(texts.SECRET_CHANGED, mask=text)
    return text


def _cell(facts: Facts, side: Side | None) -> Rich:
    return facts.cell(side.at) if side else ""
