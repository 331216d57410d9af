"""The cover: document data and history from the workbook, and where the book comes from."""

from crmgen.book.facts import Facts
from crmgen.catalogue.book import frame as texts
from crmgen.document.model import Block, Code, Column, Kind, Rich, Row, Table
from crmgen.model import DocumentItem
from crmgen.tables.types import COVER_ITEMS


def title(facts: Facts) -> str:
    """The document's own title, else that of all design books."""
    document = facts.cluster.document
    return (document.value("title") if document else None) or facts.say(texts.TITLE)


def subtitle(facts: Facts) -> str:
    """The system that the book is about."""
    document = facts.cluster.document
    if document is None:
        return facts.edition.header.cluster
    return document.value("system") or ""


def running(facts: Facts) -> tuple[str, ...]:
    """What stands at the head of each page."""
    document = facts.cluster.document
    return (document.heading if document else ()) or (facts.file,)


def data(facts: Facts) -> tuple[tuple[str, Rich], ...]:
    """The lines of the cover: the workbook's, then where the book comes from."""
    header, target = facts.edition.header, facts.target
    lines: list[tuple[str, Rich]] = []
    if facts.cluster.document:
        lines += [
            (_caption(facts, item), item.value)
            for item in facts.cluster.document.items
            if item.key != "title"
        ]
    lines.append((facts.say(texts.SHEET_DATA), f"{facts.file} {header.sheet}".strip()))
    if header.cluster:
        lines.append((facts.say(texts.CLUSTER), header.cluster))
    if header.variables:
        lines.append((facts.say(texts.VARIABLES), header.variables))
    lines.append((facts.say(texts.DIGEST), Code(header.digest)))
    versions = f"Pacemaker {target.pacemaker.text}, crmsh {target.crmsh.text}, pcs "
    versions += target.pcs.text
    lines.append((facts.say(texts.TARGET), f"{target.name} ({versions})"))
    lines.append((facts.say(texts.TOOL), f"crmgen {header.version}"))
    return tuple(lines)


def _caption(facts: Facts, item: DocumentItem) -> str:
    """In the book's language, whichever an item is typed in; a designer's own as it is."""
    known = COVER_ITEMS.get(item.key or "")
    return facts.say(known) if known else item.name


def blocks(facts: Facts) -> tuple[Block, ...]:
    """The history and the boxes to sign."""
    document = facts.cluster.document
    if document is None or not document.revisions:
        return (_stamps(facts),)
    rows = tuple(
        Row(
            (
                one.version,
                one.date or "",
                one.content,
                one.author or "",
                one.checker or "",
                one.approver or "",
            )
        )
        for one in document.revisions
    )
    history = Table(
        caption=facts.say(texts.REVISIONS),
        columns=(
            Column(facts.say(texts.VERSION), Kind.TEXT, 1),
            Column(facts.say(texts.DATE), Kind.TEXT, 2),
            Column(facts.say(texts.CHANGES), Kind.TEXT, 6),
            Column(facts.say(texts.AUTHOR), Kind.TEXT, 2),
            Column(facts.say(texts.CHECKER), Kind.TEXT, 2),
            Column(facts.say(texts.APPROVER), Kind.TEXT, 2),
        ),
        rows=rows,
        row_headers=1,
    )
    return (_stamps(facts), history)


def _stamps(facts: Facts) -> Table:
    names = (texts.APPROVER, texts.CHECKER, texts.AUTHOR)
    return Table(
        caption=facts.say(texts.APPROVAL),
        columns=tuple(Column(facts.say(name), Kind.BLANK, 1) for name in names),
        rows=(Row(("\n\n", "", "")),),
    )
