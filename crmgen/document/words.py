"""What writers say in the same words: the phases of a procedure, the names of tones."""

from collections.abc import Iterator

from crmgen.catalogue import document as texts
from crmgen.document.model import (
    Code,
    Column,
    Kind,
    Plain,
    Procedure,
    Rich,
    Row,
    Run,
    Step,
    Strong,
    Table,
    Tone,
    runs,
)
from crmgen.text import Lang, Text

TONES = {
    Tone.GOOD: texts.GOOD,
    Tone.NOTE: texts.NOTE,
    Tone.WARNING: texts.WARNING,
    Tone.BAD: texts.DANGER,
}


def phases(procedure: Procedure) -> Iterator[tuple[Text, list[tuple[int, Step]]]]:
    """The phases that have steps, each with its steps; their numbers run through all of them."""
    number = 0
    for title, steps in (
        (texts.BEFORE, procedure.before),
        (texts.WORK, procedure.work),
        (texts.AFTER, procedure.after),
    ):
        if steps:
            yield title, list(enumerate(steps, start=number + 1))
        number += len(steps)


def procedure_table(procedure: Procedure, lang: Lang) -> Table:
    """A row for each step, for formats in which a procedure is a table."""
    columns = (
        Column(texts.PHASE(lang), Kind.TEXT, 1.4),
        Column(texts.STEP.render(lang, {"number": ""}).strip(), Kind.NUMBER, 1),
        Column(texts.PURPOSE(lang), Kind.TEXT, 3.8),
        Column(texts.COMMAND(lang), Kind.CODE, 5.3),
        Column(texts.EXPECTED(lang), Kind.CODE, 10.6),  # crm_mon's lines are long
        Column(texts.DIFFERS(lang), Kind.TEXT, 3.2),
    )
    rows = tuple(
        Row(
            (
                title(lang),
                str(number),
                _about(step, lang),
                Code("\n".join(step.commands)),
                Code(step.expected.rstrip()),
                step.differs,
            )
        )
        for title, steps in phases(procedure)
        for number, step in steps
    )
    return Table(caption="", columns=columns, rows=rows, row_headers=2)


def _about(step: Step, lang: Lang) -> Rich:
    said: list[Run] = list(runs(step.purpose))
    for name, text in ((texts.WHERE, step.where), (texts.REMARK, step.note)):
        if text:
            said += [Plain("\n"), Strong(name(lang)), Plain(": "), *runs(text)]
    return tuple(said)
