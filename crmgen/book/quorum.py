"""Chapter 8: quorum, what protects against split brain, and what is left open."""

from collections.abc import Sequence

from crmgen.book.facts import Facts
from crmgen.catalogue.book import conduct as texts
from crmgen.catalogue.book import frame
from crmgen.document.model import Block, Column, Kind, Paragraph, Rich, Row, Section, Table
from crmgen.text import Text


def quorum(facts: Facts) -> Section:
    count = len(facts.analysis.nodes)
    blocks: list[Block] = []
    if count > 1:
        majority = str(count // 2 + 1)
        blocks.append(Paragraph(facts.say(texts.MAJORITY, nodes=str(count), majority=majority)))
    if count == 2:
        blocks.append(Paragraph(facts.say(texts.TWO_NODES)))
    blocks.append(_settings(facts))
    protections = [
        (facts.words(texts.MEASURES, one.kind), one.text, facts.cell(one.at))
        for one in facts.behaviour.protections
    ]
    gaps = [("", one.text, facts.cell(one.at)) for one in facts.behaviour.gaps]
    if protections:
        blocks.append(_listing(facts, texts.PROTECTIONS, texts.MEASURE, protections))
    if gaps:
        blocks.append(_listing(facts, texts.GAPS, None, gaps))
    return Section(title=facts.say(texts.QUORUM), anchor="quorum", number="8", blocks=tuple(blocks))


def _settings(facts: Facts) -> Table:
    rows = []
    for name in texts.QUORUM_NAMES:
        setting = facts.look.option(name)
        if setting.at is None and name not in facts.look.properties:
            continue
        note = next((value.notes for value in facts.behaviour.values if value.at == setting.at), ())
        said = facts.held(setting)
        if said:
            rows.append(Row((name, said, facts.notes(note), facts.cell(setting.at))))
    return Table(
        caption=facts.say(texts.QUORUM_SETTINGS),
        columns=(
            Column(facts.say(frame.NAME), Kind.CODE, 3),
            Column(facts.say(frame.VALUE), Kind.TEXT, 3),
            Column(facts.say(frame.NOTE), Kind.TEXT, 6),
            Column(facts.say(frame.CELL), Kind.TEXT, 1),
        ),
        rows=tuple(rows),
        row_headers=1,
    )


def _listing(
    facts: Facts, title: Text, head: Text | None, found: Sequence[tuple[str, Text, Rich]]
) -> Table:
    columns = [Column(facts.say(head), Kind.TEXT, 2)] if head else []
    columns += [
        Column(facts.say(frame.CONTENT), Kind.TEXT, 8),
        Column(facts.say(frame.CELL), Kind.TEXT, 1),
    ]
    return Table(
        caption=facts.say(title),
        columns=tuple(columns),
        rows=tuple(
            Row((*((name,) if head else ()), text(facts.lang), cell)) for name, text, cell in found
        ),
        row_headers=1 if head else 0,
    )
