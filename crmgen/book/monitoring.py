"""Chapter 5: what holds for each operation, and what its failure leads to."""

from collections.abc import Iterator

from crmgen.behaviour import Level
from crmgen.behaviour.look import operation_of
from crmgen.behaviour.reaction import is_enabled, is_recurring, on_fail, reactions, role_of
from crmgen.book.facts import Facts
from crmgen.catalogue.book import conduct as texts
from crmgen.catalogue.book import frame, structure
from crmgen.document.model import Column, Kind, Paragraph, Rich, Row, Section, Table, Tone
from crmgen.model import Operation, Primitive


def monitoring(facts: Facts) -> Section | None:
    if not facts.look.primitives:
        return None
    parts = (_operations(facts), _settings(facts))
    return Section(
        title=facts.say(texts.MONITORING),
        anchor="monitoring",
        number="5",
        blocks=(Paragraph(facts.say(texts.MONITORING_TEXT)),),
        sections=parts,
    )


def _operations(facts: Facts) -> Section:
    rows = tuple(row for one in facts.look.primitives.values() for row in _of(facts, one))
    table = Table(
        caption=facts.say(texts.OPERATIONS),
        anchor="operation-table",
        columns=(
            Column(facts.say(frame.RESOURCE), Kind.CODE, 3),
            Column(facts.say(texts.OPERATION), Kind.TEXT, 2),
            Column(facts.say(texts.INTERVAL), Kind.TEXT, 1.4),
            Column(facts.say(texts.TIMEOUT), Kind.TEXT, 2),
            Column(facts.say(texts.ON_FAIL), Kind.TEXT, 2),
            Column(facts.say(texts.WHEN_FAILED), Kind.TEXT, 6),
            Column(facts.say(frame.CELLS), Kind.TEXT, 3),
        ),
        rows=rows,
        row_headers=2,
    )
    return Section(title=facts.say(texts.OPERATIONS), anchor="operations", blocks=(table,))


def _of(facts: Facts, one: Primitive) -> Iterator[Row]:
    watched = any(
        row.name == "monitor" and is_recurring(row) and is_enabled(facts.look, row)
        for row in one.operations
    )
    for name in ("start", "stop"):
        if operation_of(one, name) is None:
            yield _operation(facts, one, name, None)
    for row in one.operations:
        yield _operation(facts, one, row.name, row)
    if not watched:
        said = facts.say(texts.NOT_WATCHED)
        cells: tuple[Rich, ...] = (one.id, "monitor", "", "", "", said, facts.cell(one.at("id")))
        yield Row(cells, tone=Tone.WARNING)


def _operation(facts: Facts, one: Primitive, name: str, row: Operation | None) -> Row:
    look = facts.look
    timeout, failed = look.timeout(one, row), on_fail(look, one, name, row)
    found = reactions(look, one, name, row)
    said = []
    for reaction in found:
        text = facts.words(texts.ACTS, reaction.act.value)
        if len(found) > 1:
            text = facts.say(texts.AT_COUNT, count=str(reaction.count), text=text)
        said.append(text)
    shown = name
    if row is not None and (role := role_of(look, row)) is not None:
        shown = facts.say(texts.ROLE_OF, name=name, role=role.value)
    interval = row.interval if row is not None and is_recurring(row) else ""
    own = [setting.at for setting in (timeout, failed) if setting.level is Level.OWN]
    cells = [row.at("name") if row else None, *own, *(at for r in found for at in r.cells)]
    return Row(
        (
            one.id,
            shown,
            interval,
            facts.held(timeout),
            facts.held(failed),
            "\n".join(said),
            facts.cells(cells),
        )
    )


def _settings(facts: Facts) -> Section:
    names = [
        name
        for name in texts.THRESHOLD_NAMES
        if any(facts.look.meta(rsc, name).at for rsc in facts.look.resources)
        or name in texts.THRESHOLD_NAMES[:3]
    ]
    rows = []
    for rsc, resource in facts.look.resources.items():
        found = [facts.look.meta(rsc, name) for name in names]
        form = facts.words(structure.FORMS, facts.form(resource))
        values = tuple(facts.held(setting) if setting.value else "" for setting in found)
        rows.append(Row((rsc, form, *values, facts.cells(setting.at for setting in found))))
    table = Table(
        caption=facts.say(texts.RECOVERY_SETTINGS),
        columns=(
            Column(facts.say(frame.RESOURCE), Kind.CODE, 3),
            Column(facts.say(frame.KIND), Kind.TEXT, 2),
            *(Column(name, Kind.TEXT, 3) for name in names),
            Column(facts.say(frame.CELLS), Kind.TEXT, 3),
        ),
        rows=tuple(rows),
        row_headers=1,
    )
    return Section(
        title=facts.say(texts.RECOVERY_SETTINGS),
        anchor="recovery-settings",
        blocks=(Paragraph(facts.say(texts.STICKINESS_SUM)), table),
    )
