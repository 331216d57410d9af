"""Chapter 6: the failure matrix and the recovery patterns."""

from collections.abc import Iterator

from crmgen.behaviour import Confirmation, Row, Verdict
from crmgen.behaviour.cases import Case
from crmgen.book.facts import Facts
from crmgen.book.failing import (
    Chapter,
    chapters,
    failure_text,
    longest,
    nodes_of,
    pattern_text,
    reaction_text,
)
from crmgen.book.placed import where_text
from crmgen.catalogue.book import conduct as texts
from crmgen.catalogue.book import frame, structure
from crmgen.document.model import (
    Block,
    Bullets,
    Callout,
    Code,
    Column,
    Item,
    Kind,
    Paragraph,
    Rich,
    Section,
    Status,
    Table,
    Tone,
)
from crmgen.document.model import Row as Line
from crmgen.placement import Runs


def failures(facts: Facts) -> Section | None:
    if not facts.cases:
        return None
    blocks: list[Block] = [Paragraph(facts.say(texts.FAILURES_TEXT)), Paragraph(_how_sure(facts))]
    different = tuple(_different(facts))
    if different:
        title = facts.say(texts.DIFFERS_TITLE)
        blocks.append(Callout(Tone.WARNING, (Bullets(different),), title))
    return Section(
        title=facts.say(texts.FAILURES),
        anchor="failures",
        number="6",
        blocks=tuple(blocks),
        sections=(*(_chapter(facts, one) for one in chapters(facts)), _patterns(facts)),
    )


def _how_sure(facts: Facts) -> str:
    confirmed = facts.edition.confirmed
    if confirmed is None:
        large = facts.edition.large
        return facts.say(texts.UNCONFIRMED_LARGE if large else texts.UNCONFIRMED_TEXT)
    whole = [case for case in facts.cases if _verdict(facts, case)[0] == len(case.rows)]
    return facts.say(texts.CONFIRMED_TEXT, count=str(len(whole)), all=str(len(facts.cases)))


def _different(facts: Facts) -> Iterator[Item]:
    for row in facts.rows:
        for rsc, said, found in _of(facts, row).differences:
            words = {"failure": row.failure.key, "rsc": rsc, "said": said, "found": found}
            yield Item(facts.say(texts.DIFFERS, **words))


def _of(facts: Facts, row: Row) -> Confirmation:
    confirmed = facts.edition.confirmed or {}
    return confirmed.get(row.failure.key, Confirmation(Verdict.NOT_TRIED))


def _verdict(facts: Facts, case: Case) -> tuple[int, int]:
    """How many rows are confirmed, and how many differ."""
    verdicts = [_of(facts, row).verdict for row in case.rows]
    return verdicts.count(Verdict.CONFIRMED), verdicts.count(Verdict.DIFFERS)


def _chapter(facts: Facts, chapter: Chapter) -> Section:
    columns = [
        Column(facts.say(texts.TEST), Kind.CODE, 3),
        Column(facts.say(texts.FAILURE), Kind.TEXT, 3),
        Column(facts.say(frame.NODE), Kind.TEXT, 2),
        Column(facts.say(texts.REACTION), Kind.TEXT, 3),
        Column(facts.say(texts.AFTERWARDS), Kind.TEXT, 4),
        Column(facts.say(texts.OUTAGE), Kind.TEXT, 2),
        Column(facts.say(texts.PATTERN), Kind.TEXT, 2),
        Column(facts.say(frame.CELLS), Kind.TEXT, 2),
    ]
    if facts.edition.confirmed is not None:
        columns.append(Column(facts.say(texts.CONFIRMED), Kind.STATUS, 1))
    table = Table(
        caption=chapter.title,
        columns=tuple(columns),
        rows=tuple(_line(facts, case) for case in chapter.cases),
        row_headers=1,
    )
    return Section(title=chapter.title, anchor=chapter.anchor, blocks=(table,))


def _line(facts: Facts, case: Case) -> Line:
    row = case.first
    cells: list[Rich] = [
        Code(case.number),
        failure_text(facts, row),
        nodes_of(facts, case),
        reaction_text(facts, case),
        afterwards(facts, case),
        _outage(facts, case),
        pattern_text(facts, case),
        facts.cells((row.failure.at, *row.reaction.cells)),
    ]
    if facts.edition.confirmed is not None:
        cells.append(_seen(facts, case))
    return Line(tuple(cells), anchor=case.anchor)


def _seen(facts: Facts, case: Case) -> Rich:
    confirmed, differs = _verdict(facts, case)
    if differs:
        return Status("✗", Tone.BAD)
    if confirmed == len(case.rows):
        return Status("✓", Tone.GOOD)
    return Status(f"✓ {confirmed}/{len(case.rows)}", Tone.GOOD) if confirmed else "–"


def _outage(facts: Facts, case: Case) -> str:
    said = facts.words(texts.OUTAGES, case.first.outage.value)
    budget = longest(facts, case)
    if budget is None or case.first.outage.value in ("none", "reduced", "lasting"):
        return said
    time = facts.time(budget.most)
    if budget.open is not None:
        time = facts.say(texts.FENCED_ON_LIMIT, why=facts.cause(budget.open))
    return f"{said}\n{facts.say(texts.AT_MOST)}: {time}"


def afterwards(facts: Facts, case: Case) -> str:
    """Where things run afterwards; by node where that differs."""
    said = {row.failure.node: _after(facts, row) for row in case.rows}
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    words = structure.CORE_LINES
    return "\n".join(facts.say(words, id=node, text=text) for node, text in said.items())


def _after(facts: Facts, row: Row) -> str:
    if row.unclear and row.open is not None:
        return facts.say(texts.OPEN, why=facts.cause(row.open))
    state = facts.behaviour.matrix.after(row.expected)
    own = facts.look.root(row.failure.rsc).id if row.failure.rsc else ""
    lines = []
    for move in row.moved:
        root = facts.look.resources[move.id]
        if facts.form(root) == "fencing" and move.id != own:
            continue  # where devices run makes no difference to anyone
        after = facts.say(structure.STOPPED)
        if move.runs is not Runs.NO:
            after = where_text(facts, state[move.id]) if state else facts.listed(move.after)
        before = where_text(facts, facts.analysis.all_up()[move.id])
        if before == after:
            continue  # it is only less sure, or its instances changed their roles
        lines.append(facts.say(texts.MOVED, id=move.id, before=before, after=after))
    lines = lines or [facts.say(texts.UNCHANGED)]
    if row.along:
        lines.append(facts.say(texts.ALONG, ids=facts.listed(row.along)))
    if row.open is not None:
        lines.append(facts.say(texts.OPEN, why=facts.cause(row.open)))
    return "\n".join(lines)


def _patterns(facts: Facts) -> Section:
    used = {case.first.recovery.pattern for case in facts.cases}
    names = [pattern.value for pattern in used if pattern is not None]
    table = Table(
        caption=facts.say(texts.PATTERNS_TITLE),
        columns=(
            Column(facts.say(texts.PATTERN), Kind.CODE, 1),
            Column(facts.say(frame.MEANING), Kind.TEXT, 4),
            Column(facts.say(texts.STEPS), Kind.TEXT, 6),
        ),
        rows=tuple(
            Line(
                (
                    name,
                    facts.words(texts.PATTERN_TEXTS, name),
                    facts.words(texts.PATTERN_STEPS, name),
                )
            )
            for name in sorted(names)
        ),
        row_headers=1,
    )
    return Section(title=facts.say(texts.PATTERNS_TITLE), anchor="patterns", blocks=(table,))
