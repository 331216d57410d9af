"""Chapter 7: who fences whom, in which order, and how long that may take."""

from collections.abc import Iterator

from crmgen.behaviour import Device, Fenced, FenceLevel
from crmgen.book.facts import Facts
from crmgen.book.placed import where_text
from crmgen.catalogue.book import conduct as texts
from crmgen.catalogue.book import frame, structure
from crmgen.document.model import (
    Block,
    Callout,
    Column,
    Kind,
    Paragraph,
    Row,
    Section,
    Table,
    Tone,
)


def fencing(facts: Facts) -> Section | None:
    if not facts.analysis.nodes:
        return None
    plan = facts.behaviour.fencing
    blocks: list[Block]
    if not plan.enabled:
        blocks = [Callout(Tone.WARNING, (Paragraph(facts.say(texts.FENCING_OFF)),))]
    else:
        action = structure.REBOOT if plan.reboots else structure.OFF
        blocks = [Paragraph(facts.say(texts.FENCING_TEXT, action=action))]
        levels = [level for entry in plan.plan for level in entry.levels]
        if any(level.index for level in levels):
            blocks.append(Paragraph(facts.say(texts.FENCING_LEVELS_TEXT)))
        if any(not level.index for level in levels):
            blocks.append(Paragraph(facts.say(texts.FENCING_NO_LEVELS_TEXT)))
        blocks.append(_plan(facts))
    return Section(
        title=facts.say(texts.FENCING), anchor="fencing", number="7", blocks=tuple(blocks)
    )


def _plan(facts: Facts) -> Table:
    return Table(
        caption=facts.say(texts.PLAN),
        anchor="fencing-plan",
        columns=(
            Column(facts.say(texts.TARGET), Kind.TEXT, 2),
            Column(facts.say(texts.LEVEL), Kind.NUMBER, 1),
            Column(facts.say(texts.FENCE_DEVICE), Kind.TEXT, 3),
            Column(facts.say(frame.AGENT), Kind.CODE, 3),
            Column(facts.say(texts.DELAY), Kind.TEXT, 2),
            Column(facts.say(texts.ACTION_TIMEOUT), Kind.TEXT, 2),
            Column(facts.say(texts.RUNS_ON), Kind.TEXT, 3),
            Column(facts.say(frame.NOTE), Kind.TEXT, 4),
            Column(facts.say(frame.CELLS), Kind.TEXT, 2),
        ),
        rows=tuple(row for entry in facts.behaviour.fencing.plan for row in _rows(facts, entry)),
        row_headers=1,
    )


def _rows(facts: Facts, entry: Fenced) -> Iterator[Row]:
    if not entry.levels:
        said = facts.say(texts.NOT_FENCED)
        yield Row((entry.node, "", said, "", "", "", "", "", ""), tone=Tone.BAD)
    for level in entry.levels:
        for device in level.devices:
            yield _row(facts, entry, level, device)


def _row(facts: Facts, entry: Fenced, level: FenceLevel, device: Device) -> Row:
    name = facts.say(texts.HELPER, id=device.id) if device.is_helper else device.id
    if not entry.sure:
        name = f"{name} {facts.say(texts.UNSURE)}"
    together = level.index > 0 and len(level.devices) > 1 and facts.behaviour.fencing.reboots
    timeout = device.off if together else device.timeout
    delays = []
    for delay in device.delays:
        time = facts.time(delay.most)
        delays.append(facts.say(texts.RANDOM, time=time) if delay.random else time)
    where = where_text(facts, facts.analysis.all_up()[device.id])
    cells = (device.at, level.at, timeout.at, *(delay.at for delay in device.delays))
    return Row(
        (
            entry.node,
            str(level.index) if level.index else "–",
            name,
            device.agent,
            "\n".join(delays),
            facts.held(timeout),
            where,
            facts.notes(facts.look.primitives[device.id].notes),
            facts.cells(cells),
        )
    )
