"""Chapter 1: what the book is, how it is read, and its words."""

from collections.abc import Iterator

from crmgen.book.facts import Facts
from crmgen.catalogue.book import frame as texts
from crmgen.document.model import (
    Bullets,
    Code,
    Column,
    Item,
    Kind,
    Link,
    Paragraph,
    Rich,
    Row,
    Section,
    Table,
)

_HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"


def introduction(facts: Facts, anchors: frozenset[str]) -> Section:
    """``anchors`` are those of the chapters that the book has."""
    return Section(
        title=facts.say(texts.INTRODUCTION),
        anchor="introduction",
        number="1",
        sections=(_purpose(facts), _readers(facts, anchors), _notation(facts), _glossary(facts)),
    )


def _purpose(facts: Facts) -> Section:
    target = facts.target
    versions = {
        "target": target.name,
        "pacemaker": target.pacemaker.text,
        "crmsh": target.crmsh.text,
        "pcs": target.pcs.text,
    }
    return Section(
        title=facts.say(texts.PURPOSE),
        anchor="purpose",
        blocks=(
            Paragraph(facts.say(texts.PURPOSE_TEXT, file=facts.file)),
            Paragraph(facts.say(texts.PURPOSE_SOURCE)),
            Paragraph(facts.say(texts.PURPOSE_TARGET, **versions)),
        ),
    )


def _readers(facts: Facts, anchors: frozenset[str]) -> Section:
    question, chapter = texts.READERS_HEAD
    rows = tuple(
        Row((facts.say(text), Link(anchor)))
        for anchor, text in texts.READERS_ROWS.items()
        if anchor in anchors
    )
    table = Table(
        caption=facts.say(texts.READERS),
        columns=(
            Column(facts.say(question), Kind.TEXT, 3),
            Column(facts.say(chapter), Kind.TEXT, 3),
        ),
        rows=rows,
        row_headers=1,
    )
    return Section(title=facts.say(texts.READERS), anchor="readers", blocks=(table,))


def _notation(facts: Facts) -> Section:
    items = tuple(Item(text) for text in _notes(facts))
    return Section(title=facts.say(texts.NOTATION), anchor="notation", blocks=(Bullets(items),))


def _notes(facts: Facts) -> Iterator[Rich]:
    if facts.home:
        yield facts.say(texts.NOTATION_CELL, sheet=facts.home)
    elif facts.cluster.place.source.sheet or any(
        one.place.source.sheet for one in facts.cluster.resources
    ):
        yield facts.say(texts.NOTATION_CELL_SHEETS)
    else:
        yield facts.say(texts.NOTATION_CELL_ALONE)
    yield facts.say(texts.NOTATION_DEFAULT)
    yield facts.say(texts.NOTATION_TIME)
    yield _around(facts.say(texts.NOTATION_BRACES, braces=_HOLE), "{pm01|pm02}")
    if facts.reveal:
        yield facts.say(texts.NOTATION_SECRET_SHOWN)
    else:
        yield _around(facts.say(texts.NOTATION_SECRET, mask=_HOLE), facts.mask)


def _around(text: str, code: str) -> Rich:
    """A sentence with a piece of code in its middle."""
    before, _, after = text.partition(_HOLE)
    return before, Code(code), after


def _glossary(facts: Facts) -> Section:
    term, english, former, meaning = (facts.say(text) for text in texts.GLOSSARY_HEAD)
    japanese = facts.lang == "ja"
    columns = [Column(term, Kind.TEXT, 2)] if japanese else []
    columns += [
        Column(english, Kind.TEXT, 2),
        Column(former, Kind.TEXT, 2),
        Column(meaning, Kind.TEXT, 6),
    ]
    rows = tuple(
        Row(
            (*((facts.say(name),) if japanese else ()), word, facts.say(other), facts.say(says)),
        )
        for name, word, other, says in texts.GLOSSARY_ROWS
    )
    table = Table(
        caption=facts.say(texts.GLOSSARY), columns=tuple(columns), rows=rows, row_headers=1
    )
    return Section(title=facts.say(texts.GLOSSARY), anchor="glossary", blocks=(table,))
