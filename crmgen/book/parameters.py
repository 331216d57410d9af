"""Chapter 10: every value, with its default, unit, reason and cell; those that differ apart."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from crmgen.behaviour import Value, ValueKind
from crmgen.behaviour.cases import counted, slug
from crmgen.behaviour.sentences import rule_text
from crmgen.book.facts import Facts
from crmgen.book.naming import name_of
from crmgen.catalogue.book import frame
from crmgen.catalogue.book import lists as texts
from crmgen.document.model import Block, Column, Kind, Paragraph, Row, Section, Table
from crmgen.model import Note
from crmgen.model.times import milliseconds


def parameters(facts: Facts) -> Section:
    return Section(
        title=facts.say(texts.PARAMETERS),
        anchor="parameters",
        number="10",
        sections=tuple(part for part in (_changed(facts), _full(facts)) if part is not None),
    )


def _changed(facts: Facts) -> Section | None:
    found = list(_differing(facts.behaviour.changed))
    if not found:
        return None
    # no numbers: one value more or less would change all lines below it
    table = _table(facts, facts.say(texts.CHANGED_VIEW), found, owner=True, numbers=False)
    return Section(
        title=facts.say(texts.CHANGED_VIEW),
        anchor="changed-parameters",
        blocks=(Paragraph(facts.say(texts.CHANGED_TEXT)), table),
    )


def _differing(values: Iterable[Value]) -> Iterator[Value]:
    """Without names and parts, which have no default to differ from. What is noted beside an
    operation stands with the first of its values that differs."""
    held: tuple[Note, ...] = ()
    for value in values:
        if value.kind is ValueKind.FIELD:
            continue
        if value.kind is ValueKind.OPERATION and value.name == "name":
            held = value.notes
        elif not _is_definition(value):
            same = value.kind is ValueKind.OPERATION
            yield replace(value, notes=held + value.notes) if same and held else value
            held = ()


def _is_definition(value: Value) -> bool:
    """Whether a value is what something is, and so neither changed nor left as it was."""
    if value.kind is ValueKind.FIELD:
        return True
    once = value.name == "interval" and milliseconds(value.value or "") == 0
    return value.kind is ValueKind.OPERATION and (value.name == "name" or once)


def _full(facts: Facts) -> Section:
    by_section: dict[str, list[Value]] = {}
    for value in (*facts.behaviour.values, *facts.behaviour.defaults):
        by_section.setdefault(value.section, []).append(value)
    sections = tuple(
        Section(
            title=facts.words(texts.SECTIONS, name),
            anchor=f"parameters-{slug(name)}",
            blocks=tuple(_tables(facts, name, values)),
        )
        for name, values in by_section.items()
    )
    return Section(
        title=facts.say(texts.FULL_VIEW),
        anchor="all-parameters",
        blocks=(Paragraph(facts.say(texts.FULL_TEXT)),),
        sections=sections,
    )


def _tables(facts: Facts, section: str, values: list[Value]) -> Iterator[Block]:
    """A table a resource, so that a new one changes no other; else one for the section."""
    if section != "resources":
        caption = facts.words(texts.SECTIONS, section)
        yield _table(facts, caption, values, owner=any(value.owner for value in values))
        return
    by_owner: dict[str, list[Value]] = {}
    for value in values:
        by_owner.setdefault(value.owner, []).append(value)
    anchors: dict[str, int] = {}
    for owner, held in by_owner.items():
        anchor = counted(f"parameters-of-{slug(owner)}", anchors)
        yield _table(facts, owner, held, anchor=anchor)


def _table(
    facts: Facts,
    caption: str,
    values: Iterable[Value],
    *,
    owner: bool = False,
    numbers: bool = True,
    anchor: str = "",
) -> Table:
    columns = [Column(facts.say(frame.NUMBER), Kind.NUMBER, 1)] if numbers else []
    if owner:
        columns.append(Column(facts.say(texts.OBJECT), Kind.CODE, 3))
    columns += [
        Column(facts.say(texts.PLACE), Kind.TEXT, 2.5),
        Column(facts.say(texts.PARAMETER), Kind.CODE, 3),
        Column(facts.say(frame.VALUE), Kind.CODE, 4),
        Column(facts.say(frame.DEFAULT), Kind.TEXT, 2.5),
        Column(facts.say(texts.UNIT), Kind.TEXT, 1),
        Column(facts.say(texts.CHANGED), Kind.STATUS, 1.2),
        Column(facts.say(texts.REASON), Kind.TEXT, 5),
        Column(facts.say(frame.CELL), Kind.TEXT, 1.3),
    ]
    rows = tuple(
        _row(facts, (str(number),) if numbers else (), value, owner=owner)
        for number, value in enumerate(values, 1)
    )
    return Table(caption=caption, columns=tuple(columns), rows=rows, row_headers=1, anchor=anchor)


def _row(facts: Facts, number: tuple[str, ...], value: Value, *, owner: bool) -> Row:
    mark = texts.UNSTATED_MARK
    if value.value is not None:
        mark = texts.CHANGED_MARK if value.changed else texts.SAME_MARK
    return Row(
        (
            *number,
            *((value.owner,) if owner else ()),
            _place(facts, value),
            name_of(value),
            facts.value(value),
            facts.default(value),
            value.unit(facts.lang) if value.unit else "",
            "" if _is_definition(value) else facts.say(mark),
            facts.notes(value.notes),
            facts.cell(value.at),
        )
    )


def _place(facts: Facts, value: Value) -> str:
    """What kind of value it is, of which operation, and under which rule."""
    text = facts.words(texts.KINDS, value.kind.value)
    if value.operation:
        interval = "" if value.line in ("0", "0s") else value.line
        text = facts.say(texts.IN_OPERATION, name=value.operation, interval=interval).strip()
    if value.rule is not None:
        text += "\n" + facts.say(texts.UNDER_RULE, rule=rule_text(value.rule))
    return text
