"""Chapter 3: the tree of resources, tags and alerts."""

from collections.abc import Iterator

from crmgen.book import drawings
from crmgen.book.facts import Facts
from crmgen.catalogue.book import frame
from crmgen.catalogue.book import structure as texts
from crmgen.document.model import Block, Column, Kind, Paragraph, Row, Section, Table
from crmgen.figures.records import Tree
from crmgen.model import Group, Primitive, Resource
from crmgen.model.resources import inside


def resources(facts: Facts) -> Section | None:
    if not facts.cluster.resources:
        return None
    from crmgen.figures.tree import tree

    drawn = tree(Tree(lang=facts.lang, units=drawings.units(facts, fencing=True)))
    blocks: tuple[Block, ...] = (
        Paragraph(facts.say(texts.RESOURCES_TEXT)),
        *drawings.figures(drawn, "tree-figure"),
        _table(facts),
    )
    parts = (_tags(facts), _alerts(facts))
    return Section(
        title=facts.say(texts.RESOURCES),
        anchor="resources",
        number="3",
        blocks=blocks,
        sections=tuple(part for part in parts if part is not None),
    )


def _table(facts: Facts) -> Table:
    return Table(
        caption=facts.say(texts.RESOURCE_TABLE),
        anchor="resource-table",
        columns=(
            Column(facts.say(frame.RESOURCE), Kind.CODE, 3),
            Column(facts.say(frame.KIND), Kind.TEXT, 2),
            Column(facts.say(texts.BELONGS), Kind.CODE, 3),
            Column(facts.say(texts.ORDER_IN), Kind.NUMBER, 1.4),
            Column(facts.say(frame.AGENT), Kind.CODE, 4),
            Column(facts.say(frame.NOTE), Kind.TEXT, 5),
            Column(facts.say(frame.CELL), Kind.TEXT, 1),
        ),
        rows=tuple(_rows(facts)),
        row_headers=1,
    )


def _rows(facts: Facts) -> Iterator[Row]:
    for root in facts.cluster.resources:
        yield from _below(facts, root, None, "")


def _below(facts: Facts, one: Resource, outer: Resource | None, number: str) -> Iterator[Row]:
    yield Row(
        (
            one.id,
            facts.words(texts.FORMS, facts.form(one)),
            outer.id if outer else "",
            number,
            one.agent.name if isinstance(one, Primitive) else "",
            facts.notes(one.notes),
            facts.cell(one.at("id")),
        )
    )
    for place, inner in enumerate(inside(one), start=1):
        yield from _below(facts, inner, one, str(place) if isinstance(one, Group) else "")


def _tags(facts: Facts) -> Section | None:
    if not facts.cluster.tags:
        return None
    table = Table(
        caption=facts.say(texts.TAGS),
        columns=(
            Column(facts.say(frame.NAME), Kind.CODE, 2),
            Column(facts.say(texts.MEMBERS), Kind.CODE, 5),
            Column(facts.say(frame.NOTE), Kind.TEXT, 4),
            Column(facts.say(frame.CELL), Kind.TEXT, 1),
        ),
        rows=tuple(
            Row((one.id, " ".join(one.refs), facts.notes(one.notes), facts.cell(one.at("id"))))
            for one in facts.cluster.tags
        ),
        row_headers=1,
    )
    return Section(title=facts.say(texts.TAGS), anchor="tags", blocks=(table,))


def _alerts(facts: Facts) -> Section | None:
    if not facts.cluster.alerts:
        return None
    table = Table(
        caption=facts.say(texts.ALERTS),
        columns=(
            Column(facts.say(texts.PATH), Kind.CODE, 4),
            Column(facts.say(texts.RECIPIENTS), Kind.CODE, 3),
            Column(facts.say(frame.NOTE), Kind.TEXT, 4),
            Column(facts.say(frame.CELL), Kind.TEXT, 1),
        ),
        rows=tuple(
            Row(
                (
                    one.path,
                    "\n".join(recipient.value for recipient in one.recipients),
                    facts.notes(one.notes),
                    facts.cell(one.at("path")),
                )
            )
            for one in facts.cluster.alerts
        ),
        row_headers=1,
    )
    return Section(title=facts.say(texts.ALERTS), anchor="alerts", blocks=(table,))
