"""Why it failed over: the evidence read in one place, in the order of what led to what."""

from crmgen.catalogue.runbook import frame
from crmgen.catalogue.runbook import rare as texts
from crmgen.document.model import Link, Paragraph, Procedure, Section
from crmgen.runbook import recovery, steps
from crmgen.runbook.commands import WORK, Expanded, command
from crmgen.runbook.context import Context

EVIDENCE = f"{WORK}/evidence"
_NEWEST = Expanded(f'"$(ls -t {EVIDENCE}/pengine/pe-*.bz2 | head -n 1)"')


def review(context: Context) -> Section:
    tool = context.tool
    journal, each = f"{EVIDENCE}/journal.txt", context.text(frame.EACH_NODE)
    work = [
        context.step(
            texts.REVIEW_COUNTS, tool.counts(), note=context.text(texts.REVIEW_COUNTS_NOTE)
        )
    ]
    if context.facts.fencing.enabled:
        note = context.text(texts.REVIEW_FENCED_NOTE)
        work.append(context.step(texts.REVIEW_FENCED, tool.fence_history(), note=note))
    work += [
        context.step(
            texts.REVIEW_DC,
            command("grep", "Calculated transition", journal),
            where=each,
            note=context.text(texts.REVIEW_DC_NOTE),
        ),
        context.step(
            texts.REVIEW_LIST,
            command("ls", "-lt", f"{EVIDENCE}/pengine"),
            where=context.text(texts.REVIEW_WHERE),
            note=context.text(texts.REVIEW_LIST_NOTE),
        ),
        context.step(
            texts.REVIEW_INPUT,
            command("crm_simulate", "-S", "-x", _NEWEST),
            where=context.text(texts.REVIEW_WHERE),
            note=context.text(texts.REVIEW_INPUT_NOTE),
        ),
        context.step(
            texts.REVIEW_LOG,
            command("grep", "-i", "-E", "error|warning|fail|fenc|lost", journal),
            where=each,
            note=context.text(texts.REVIEW_LOG_NOTE),
        ),
    ]
    table = Link(recovery.TABLE if context.nodes else steps.RECOVERY)
    return Section(
        title=context.text(texts.REVIEW),
        anchor="evidence-review",
        blocks=(
            Paragraph(context.text(texts.REVIEW_INTRO)),
            Procedure(work=tuple(work)),
            Paragraph(context.say(texts.REVIEW_TABLE, table=table)),
        ),
    )
