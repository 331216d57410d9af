"""Chapter 14: what operators have to know of this design; the procedures are the runbook's."""

from crmgen.book.facts import Facts
from crmgen.catalogue.book import frame
from crmgen.catalogue.book import lists as texts
from crmgen.document.model import (
    Bullets,
    Column,
    Item,
    Kind,
    Paragraph,
    Row,
    Section,
    Table,
)


def operation(facts: Facts) -> Section | None:
    if not facts.analysis.nodes or not facts.cluster.resources:
        return None
    parts = (_moves(facts), _failback(facts), _rolling(facts), _stop_along(facts), _traps(facts))
    return Section(
        title=facts.say(texts.OPERATION),
        anchor="operation",
        number="14",
        blocks=(Paragraph(facts.say(texts.OPERATION_TEXT)),),
        sections=tuple(part for part in parts if part is not None),
    )


def _section(
    title: str, anchor: str, columns: tuple[Column, ...], rows: list[Row]
) -> Section | None:
    if not rows:
        return None
    table = Table(caption=title, columns=columns, rows=tuple(rows), row_headers=1)
    return Section(title=title, anchor=anchor, blocks=(table,))


def _moves(facts: Facts) -> Section | None:
    rows = [
        Row(
            (
                one.rsc,
                one.node,
                facts.listed(one.to),
                facts.listed(one.along),
                facts.words(texts.RETURNS, one.result.value),
            )
        )
        for one in facts.behaviour.operation.after_move()
    ]
    columns = (
        Column(facts.say(frame.RESOURCE), Kind.CODE, 3),
        Column(facts.say(texts.OFF_NODE), Kind.CODE, 2),
        Column(facts.say(texts.TO_NODE), Kind.TEXT, 2),
        Column(facts.say(texts.GOES_ALONG), Kind.TEXT, 4),
        Column(facts.say(texts.AFTER_CLEAR), Kind.TEXT, 4),
    )
    return _section(facts.say(texts.MOVES), "moves", columns, rows)


def _failback(facts: Facts) -> Section | None:
    rows = [
        Row((one.rsc, one.node, facts.words(texts.FAILBACKS, one.result.value)))
        for one in facts.behaviour.operation.switch_back()
    ]
    columns = (
        Column(facts.say(frame.RESOURCE), Kind.CODE, 3),
        Column(facts.say(texts.NODE_FAILED), Kind.CODE, 2),
        Column(facts.say(texts.WHEN_BACK), Kind.TEXT, 6),
    )
    return _section(facts.say(texts.FAILBACK), "failback", columns, rows)


def _rolling(facts: Facts) -> Section | None:
    rows = [
        Row(
            (
                str(number),
                one.node,
                facts.listed(one.active),
                facts.listed(f"{rsc} → {'|'.join(to)}" for rsc, to in one.moves),
                facts.listed(one.stops),
            )
        )
        for number, one in enumerate(facts.behaviour.operation.rolling_order(), start=1)
    ]
    columns = (
        Column(facts.say(frame.NUMBER), Kind.NUMBER, 1),
        Column(facts.say(frame.NODE), Kind.CODE, 2),
        Column(facts.say(texts.ACTIVE), Kind.TEXT, 4),
        Column(facts.say(texts.GOES), Kind.TEXT, 5),
        Column(facts.say(texts.STOPS), Kind.TEXT, 3),
    )
    table = Table(
        caption=facts.say(texts.ROLLING), columns=columns, rows=tuple(rows), row_headers=2
    )
    return Section(
        title=facts.say(texts.ROLLING),
        anchor="rolling",
        blocks=(Paragraph(facts.say(texts.ROLLING_TEXT)), table),
    )


def _stop_along(facts: Facts) -> Section | None:
    rows = []
    for rsc in facts.look.resources:
        along = facts.behaviour.dependents.stop_along(rsc)
        if along:
            ids = facts.listed(one.id for one in along)
            rows.append(Row((rsc, ids, facts.cells(one.at for one in along))))
    columns = (
        Column(facts.say(frame.RESOURCE), Kind.CODE, 3),
        Column(facts.say(texts.STOPS_TOO), Kind.TEXT, 8),
        Column(facts.say(frame.CELLS), Kind.TEXT, 3),
    )
    return _section(facts.say(texts.STOP_ALONG), "stop-along", columns, rows)


def _traps(facts: Facts) -> Section | None:
    items = []
    seen = set()
    for move in facts.behaviour.operation.rule_moves():
        words = {"rsc": move.rsc, "attribute": move.attribute, "monitor": move.monitor}
        text = facts.say(texts.RULE_MOVE, **words)
        if text not in seen:
            seen.add(text)
            items.append(Item(f"{text} ({facts.place(move.at)})"))
    for left in facts.behaviour.operation.leftovers():
        owner = left.owner or facts.say(texts.THE_CLUSTER)
        text = facts.say(texts.LEFTOVERS[left.kind.value], owner=owner)
        items.append(Item(f"{text} ({facts.place(left.at)})"))
    if not items:
        return None
    title = facts.say(texts.TRAPS)
    return Section(title=title, anchor="traps", blocks=(Bullets(tuple(items)),))
