"""Daily checks, everything down and up again, backup and restore, evidence."""

from crmgen.catalogue.runbook import frame, update, work
from crmgen.catalogue.runbook import upkeep as texts
from crmgen.document.model import (
    Bullets,
    Code,
    Item,
    Link,
    Paragraph,
    Procedure,
    Rich,
    Section,
    Step,
)
from crmgen.runbook import changes, power, review, steps
from crmgen.runbook.commands import WORK, Command, command
from crmgen.runbook.context import Context


def daily(context: Context) -> Section:
    tool = context.tool
    recovery = context.say(work.DAILY_DIFFERS, recovery=Link(steps.RECOVERY))
    first = context.step(
        work.LOOK,
        tool.status(),
        tool.leftovers(),
        normal=Link(steps.NORMAL),
        expected=context.screen(context.analysis.all_up()),
        note=steps.joined(context.text(frame.NO_FAILURES), context.text(frame.NO_LEFTOVERS)),
        differs=recovery,
    )
    checks = [first, *_attributes(context)]
    checks.append(
        context.step(
            work.LOOK_TOOL,
            tool.tool_status(),
            note=context.text(work.LOOK_TOOL_NOTE),
            differs=recovery,
            tool=(tool.name,),
        )
    )
    if context.facts.fencing.enabled:
        note = context.text(work.FENCE_HISTORY_NOTE)
        checks.append(context.step(work.FENCE_HISTORY, tool.fence_history(), note=note))
    each = context.text(frame.EACH_NODE)
    checks += [
        context.step(work.QUORUM, tool.quorum(), note=context.text(work.QUORUM_NOTE)),
        context.step(work.LINKS, tool.links(), where=each, note=context.text(work.LINKS_NOTE)),
        context.step(
            work.DAILY_LOG,
            command("journalctl", "-u", "pacemaker", "-p", "warning", "--since", "yesterday"),
            where=each,
            note=context.text(work.DAILY_LOG_NOTE),
        ),
    ]
    blocks = (Procedure(work=tuple(checks)),)
    return Section(title=context.text(frame.DAILY), anchor="daily", blocks=blocks)


def _attributes(context: Context) -> list[Step]:
    """What monitors give while all is well, where rules depend on it."""
    values: list[Rich] = []
    for node, name, value in watched(context):
        values.append(context.say(work.ATTRIBUTE, node=node, name=name, value=value))
    if not values:
        return []
    note = context.say(work.ATTRIBUTES_NOTE, values=context.listed(values))
    return [
        context.step(
            work.ATTRIBUTES,
            context.tool.attributes(),
            note=note,
            differs=context.text(work.ATTRIBUTES_DIFFER),
        )
    ]


def watched(context: Context) -> list[tuple[str, str, str]]:
    """(node, attribute, value) of the monitors whose attributes move resources."""
    names = dict.fromkeys(move.attribute for move in context.facts.operation.rule_moves())
    found = []
    for node in context.nodes:
        held = context.analysis.assumed(node)
        found += [(node, name, held[name]) for name in names if name in held]
    return found


# ---- everything down ----------------------------------------------------------------------------


def shutdown(context: Context) -> Section:
    return Section(
        title=context.text(frame.SHUTDOWN),
        anchor="shutdown",
        sections=(_down(context), _up(context), power.power(context)),
    )


def _down(context: Context) -> Section:
    tool = context.tool
    if tool.remote_control:
        stops = [context.step(texts.SHUTDOWN_ALL, *tool.stop_all())]
    else:
        order = [one.node for one in context.facts.operation.rolling_order()]
        stops = [
            context.step(update.STOP_NODE, *tool.stop_node(node), where=Code(node), node=node)
            for node in order
        ]
    seen = context.step(
        texts.SHUTDOWN_SEEN,
        command("systemctl", "is-active", "pacemaker", "corosync"),
        expected="inactive\ninactive",
        where=context.text(frame.EACH_NODE),
        differs=context.text(texts.SHUTDOWN_SEEN_EXPECTED),
    )
    before = (steps.look(context), steps.save(context, "shutdown"))
    intro = texts.SHUTDOWN_INTRO_PCS if tool.remote_control else texts.SHUTDOWN_INTRO
    procedure = Procedure(before=before, work=tuple(stops), after=(seen,))
    return Section(
        title=context.text(frame.SHUTDOWN_STOP),
        anchor="shutdown-stop",
        blocks=(Paragraph(context.text(intro)), procedure),
    )


def _up(context: Context) -> Section:
    start = context.step(
        texts.START_ALL, *context.tool.start_all(), where=steps.everywhere(context)
    )
    after = steps.settled(
        context,
        context.analysis.all_up(),
        concerned=[root.id for root in context.cluster.resources],
        differs=context.say(texts.LOAD_START_FAILS, cleanup=Link(steps.CLEANUP)),
    )
    procedure = Procedure(work=(start,), after=(after, steps.verify(context)))
    return Section(
        title=context.text(frame.SHUTDOWN_START),
        anchor="shutdown-start",
        blocks=(Paragraph(context.text(texts.START_TOGETHER)), procedure),
    )


# ---- backup -------------------------------------------------------------------------------------


def backup(context: Context) -> Section:
    return Section(
        title=context.text(frame.BACKUP),
        anchor=steps.BACKUP,
        sections=(_save(context), _restore(context)),
    )


def _save(context: Context) -> Section:
    copy = command("cp", "-p", "/etc/corosync/corosync.conf", WORK)
    work_steps = (
        steps.save(context, "backup"),
        context.step(texts.BACKUP_COROSYNC, copy),
        context.step(texts.BACKUP_MOVE, folder=WORK),
    )
    return Section(
        title=context.text(frame.BACKUP_SAVE),
        anchor="backup-save",
        blocks=(Paragraph(context.text(texts.BACKUP_INTRO)), Procedure(work=work_steps)),
    )


def _restore(context: Context) -> Section:
    tool, file = context.tool, f"{WORK}/backup.xml"
    procedure = Procedure(
        before=(
            steps.save(context, "before"),
            context.step(
                texts.RESTORE_CHECK,
                tool.verify_file(file),
                differs=context.text(texts.RESTORE_CHECK_DIFFERS),
            ),
            context.step(
                texts.RESTORE_TRY,
                tool.what_if_file(file),
                note=context.text(texts.RESTORE_TRY_NOTE),
            ),
        ),
        work=(
            context.step(
                texts.RESTORE_RUN,
                tool.restore_cib(file),
                expected=context.text(frame.NO_OUTPUT),
                differs=context.text(texts.RESTORE_DIFFERS),
            ),
        ),
        after=(
            steps.settled(
                context,
                context.analysis.all_up(),
                concerned=[root.id for root in context.cluster.resources],
            ),
            steps.verify(context),
        ),
    )
    return Section(
        title=context.text(frame.BACKUP_RESTORE),
        anchor="backup-restore",
        blocks=(
            Paragraph(context.text(texts.RESTORE_INTRO)),
            procedure,
            Paragraph(context.say(texts.RESTORE_NONE, load=Link(changes.LOAD))),
        ),
    )


# ---- evidence -----------------------------------------------------------------------------------


def evidence(context: Context) -> Section:
    tool = context.tool
    each = context.text(frame.EACH_NODE)
    folder = f"{WORK}/evidence"
    state: list[Command] = [
        command("mkdir", "-p", "-m", "700", folder),
        command(*tool.status().argv, into=f"{folder}/crm_mon.txt"),
        tool.save_cib(f"{folder}/cib.xml"),
    ]
    if context.facts.fencing.enabled:
        state.append(command(*tool.fence_history().argv, into=f"{folder}/fencing.txt"))
    note = context.text(texts.EVIDENCE_INPUTS_NOTE)
    work_steps = (
        context.step(texts.EVIDENCE_STATE, *state),
        context.step(
            texts.EVIDENCE_REPORT,
            *tool.report(f"{folder}/report"),
            note=context.text(texts.EVIDENCE_REPORT_NOTE),
        ),
        context.step(
            texts.EVIDENCE_LOG,
            command("mkdir", "-p", "-m", "700", folder),
            command("journalctl", "--since", "yesterday", into=f"{folder}/journal.txt"),
            command("cp", "-p", "/etc/corosync/corosync.conf", folder),
            where=each,
        ),
        context.step(
            texts.EVIDENCE_INPUTS,
            command("cp", "-rp", "/var/lib/pacemaker/pengine", folder),
            where=each,
            note=note,
        ),
        context.step(
            texts.EVIDENCE_VERSIONS,
            command("crmadmin", "--version"),
            command(*tool.version),
            command("corosync", "-v"),
            where=each,
        ),
    )
    return Section(
        title=context.text(frame.EVIDENCE),
        anchor=steps.EVIDENCE,
        blocks=(
            Paragraph(context.text(texts.EVIDENCE_INTRO)),
            Procedure(work=work_steps),
            Paragraph(context.text(texts.EVIDENCE_ASK)),
            Bullets(tuple(Item(context.text(one)) for one in texts.EVIDENCE_QUESTIONS)),
        ),
        sections=(review.review(context),),
    )
