"""Chapter 9: the failover time budget, every number with its cell."""

from crmgen.behaviour import DETECTION, FENCING, Act, Budget, Outage, Part
from crmgen.behaviour.budget import Step
from crmgen.behaviour.cases import Case
from crmgen.book.facts import Facts
from crmgen.book.failing import failure_text, longest, nodes_of
from crmgen.catalogue.book import conduct as texts
from crmgen.catalogue.book import frame
from crmgen.document.model import Block, Column, Kind, Link, Paragraph, Rich, Row, Section, Table

_STOPS = (Step.TRANSITION_DELAY, Step.STOP, Step.DEMOTE, Step.NOTIFY_DOWN)
_STARTS = (Step.START, Step.PROMOTE, Step.NOTIFY_UP)
_NOTICED = (Outage.RESTART, Outage.FAILOVER, Outage.FENCED, Outage.LASTING)


def budget(facts: Facts) -> Section | None:
    """Failures that users notice, each with its parts; what moves no service has no time."""
    found: dict[Budget, list[Case]] = {}
    for case in facts.cases:
        time = longest(facts, case)
        if time is not None and case.first.outage in _NOTICED and _ends(case):
            found.setdefault(time, []).append(case)
    if not found:
        return None
    return Section(
        title=facts.say(texts.BUDGET),
        anchor="budget",
        number="9",
        blocks=(Paragraph(facts.say(texts.BUDGET_TEXT)), _summary(facts, found)),
        sections=(_details(facts, found),),
    )


def _ends(case: Case) -> bool:
    """Whether the outage ends by itself: what is blocked or stopped for good waits for people."""
    return case.reaction.act not in (Act.BLOCK, Act.STOP, Act.NOTHING)


def _summary(facts: Facts, found: dict[Budget, list[Case]]) -> Table:
    numbers = (texts.DETECTION, texts.FENCING_TIME, texts.STOPPING, texts.STARTING)
    rows = []
    for time, cases in found.items():
        for case in cases:
            most = facts.time(time.most)
            if time.open is not None:
                most = facts.say(texts.FENCED_ON_LIMIT, why=facts.cause(time.open))
            rows.append(
                Row(
                    (
                        Link(case.anchor, case.number),
                        failure_text(facts, case.first),
                        nodes_of(facts, case),
                        *(
                            facts.time(time.of(*steps)) if time.of(*steps) else ""
                            for steps in (DETECTION, FENCING, _STOPS, _STARTS)
                        ),
                        most,
                        facts.time(time.usual) if time.usual != time.most and not time.open else "",
                    )
                )
            )
    return Table(
        caption=facts.say(texts.BUDGET_TABLE),
        anchor="budget-table",
        columns=(
            Column(facts.say(texts.TEST), Kind.TEXT, 3),
            Column(facts.say(texts.FAILURE), Kind.TEXT, 4),
            Column(facts.say(frame.NODE), Kind.TEXT, 2),
            *(Column(facts.say(text), Kind.NUMBER, 2) for text in numbers),
            Column(facts.say(texts.MOST), Kind.NUMBER, 2),
            Column(facts.say(texts.USUAL), Kind.NUMBER, 2),
        ),
        rows=tuple(rows),
        row_headers=1,
    )


def _details(facts: Facts, found: dict[Budget, list[Case]]) -> Section:
    blocks: list[Block] = []
    for time, cases in found.items():
        head, *rest = cases
        title = f"{failure_text(facts, head.first)} ({nodes_of(facts, head)})"
        if rest:
            failures = facts.listed(case.number for case in rest)
            blocks.append(Paragraph(facts.say(texts.SAME, failures=failures)))
        blocks.insert(len(blocks) - bool(rest), _parts(facts, title, time))
    return Section(title=facts.say(texts.BUDGET_PARTS), anchor="budget-parts", blocks=tuple(blocks))


def _parts(facts: Facts, title: str, time: Budget) -> Table:
    rows = [_part(facts, part) for part in time.parts]
    total = facts.time(time.most)
    if time.open is not None:
        total = facts.say(texts.FENCED_ON_LIMIT, why=facts.cause(time.open))
    rows.append(Row((facts.say(texts.MOST), "", total, "", "")))
    return Table(
        caption=title,
        columns=(
            Column(facts.say(texts.PART), Kind.TEXT, 3),
            Column(facts.say(texts.WHAT), Kind.CODE, 3),
            Column(facts.say(texts.TIME), Kind.NUMBER, 2),
            Column(facts.say(frame.CELL), Kind.TEXT, 2),
            Column(facts.say(frame.NOTE), Kind.TEXT, 4),
        ),
        rows=tuple(rows),
        row_headers=1,
    )


def _part(facts: Facts, part: Part) -> Row:
    name = facts.words(texts.STEP_TEXTS, part.step.value)
    if part.step.value in texts.STEP_TEXTS:
        name = facts.say(texts.STEP_TEXTS[part.step.value], operation=part.operation)
    notes = []
    if part.assumed:
        notes.append(facts.say(texts.ASSUMED))
    elif part.at is None or part.level.value not in ("own",):
        notes.append(facts.words(frame.LEVELS, part.level.value))
    if part.fallback:
        notes.append(facts.say(texts.FALLBACK))
    cell: Rich = facts.cell(part.at)
    return Row((name, part.rsc, facts.time(part.ms), cell, facts.say(frame.LIST).join(notes)))
