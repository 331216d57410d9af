"""Chapter 11: what was found in the workbook, and what is accepted on purpose."""

from crmgen.book.facts import Facts
from crmgen.catalogue.book import frame
from crmgen.catalogue.book import lists as texts
from crmgen.diagnostics import Diagnostic, Severity
from crmgen.document.model import (
    Block,
    Code,
    Column,
    Kind,
    Paragraph,
    Row,
    Section,
    Status,
    Table,
    Tone,
)

_TONES = {
    Severity.ERROR: Tone.BAD,
    Severity.WARNING: Tone.WARNING,
    Severity.ADVICE: Tone.NOTE,
    Severity.ACCEPTED: Tone.GOOD,
}


def findings(facts: Facts) -> Section:
    found = facts.edition.findings
    version = facts.edition.header.version
    blocks: list[Block] = [Paragraph(facts.say(texts.FINDINGS_TEXT, version=version))]
    if not found:
        blocks.append(Paragraph(facts.say(texts.NO_FINDINGS)))
    else:
        blocks += [Paragraph(_counts(facts)), _table(facts)]
    if facts.cluster.exemptions:
        blocks.append(_accepted(facts))
    title = facts.say(texts.FINDINGS)
    return Section(title=title, anchor="findings", number="11", blocks=tuple(blocks))


def _counts(facts: Facts) -> str:
    def count(severity: Severity) -> str:
        return str(sum(one.severity is severity for one in facts.edition.findings))

    return facts.say(
        texts.COUNTS,
        warnings=count(Severity.WARNING),
        advice=count(Severity.ADVICE),
        accepted=count(Severity.ACCEPTED),
    )


def _table(facts: Facts) -> Table:
    return Table(
        caption=facts.say(texts.FINDINGS_TABLE),
        columns=(
            Column(facts.say(texts.SEVERITY), Kind.STATUS, 1.2),
            Column(facts.say(texts.CODE), Kind.CODE, 1.2),
            Column(facts.say(frame.CELL), Kind.TEXT, 1.5),
            Column(facts.say(texts.FINDING), Kind.TEXT, 10),
        ),
        rows=tuple(_row(facts, one) for one in facts.edition.findings),
    )


def _row(facts: Facts, one: Diagnostic) -> Row:
    lang = facts.lang
    said = (one.message(lang), one.effect(lang), one.hint(lang))
    severity = one.severity
    return Row(
        (
            Status(facts.words(texts.SEVERITIES, severity.name), _TONES[severity]),
            Code(one.code.id),
            facts.cell(one.origin),
            "\n".join(text for text in said if text),
        )
    )


def _accepted(facts: Facts) -> Table:
    return Table(
        caption=facts.say(texts.ACCEPTED),
        anchor="accepted",
        columns=(
            Column(facts.say(texts.CODE), Kind.CODE, 1.2),
            Column(facts.say(texts.WHERE), Kind.CODE, 3),
            Column(facts.say(texts.ACCEPTED_REASON), Kind.TEXT, 6),
            Column(facts.say(texts.APPROVER), Kind.TEXT, 2),
            Column(facts.say(texts.EXPIRY), Kind.TEXT, 2),
            Column(facts.say(frame.CELL), Kind.TEXT, 1),
        ),
        rows=tuple(
            Row(
                (
                    one.code,
                    one.where,
                    one.reason,
                    one.approver or "",
                    one.expiry or "",
                    facts.cell(one.at("code")),
                )
            )
            for one in facts.cluster.exemptions
        ),
    )
