"""The start after all nodes have lost their power at once."""

from crmgen.catalogue.runbook import rare as texts
from crmgen.catalogue.runbook import upkeep, work
from crmgen.document.model import Link, Paragraph, Procedure, Section
from crmgen.runbook import steps
from crmgen.runbook.context import Context

# pcs quorum unblock does the same
_DONT_WAIT = "corosync-cmapctl -s quorum.cancel_wait_for_all u8 1"


def power(context: Context) -> Section:
    recovery = Link(steps.RECOVERY)
    missing = context.say(texts.POWER_MISSING, unblock=_DONT_WAIT, recovery=recovery)
    fences = context.facts.fencing.enabled
    started = steps.settled(
        context,
        context.analysis.all_up(),
        concerned=[root.id for root in context.cluster.resources],
        differs=context.say(texts.POWER_CONFIRM, recovery=recovery) if fences else "",
    )
    after = [started, context.step(work.QUORUM, context.tool.quorum(), differs=missing)]
    if fences:
        note = context.text(texts.POWER_HISTORY_NOTE)
        after.append(context.step(texts.POWER_HISTORY, context.tool.fence_history(), note=note))
    start = context.tool.start_all()
    procedure = Procedure(
        before=(
            context.step(texts.POWER_FIRST),
            context.step(
                texts.POWER_NODES,
                nodes=context.names(context.nodes) or "…",
                note=context.text(texts.POWER_NODES_NOTE),
                differs=missing,
            ),
        ),
        work=(context.step(upkeep.START_ALL, *start, where=steps.everywhere(context)),),
        after=(*after, steps.verify(context)),
    )
    return Section(
        title=context.text(texts.POWER),
        anchor="shutdown-power",
        blocks=(Paragraph(context.text(texts.POWER_INTRO)), procedure),
    )
