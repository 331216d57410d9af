"""Loading the configuration for the first time, adding a resource, changing what runs."""

from crmgen.catalogue.runbook import frame
from crmgen.catalogue.runbook import upkeep as texts
from crmgen.document.model import (
    Block,
    Callout,
    Code,
    Link,
    Paragraph,
    Procedure,
    Rich,
    Section,
    Step,
    Tone,
)
from crmgen.runbook import resources, steps
from crmgen.runbook.commands import WORK, command
from crmgen.runbook.context import Context

LOAD, ADD, CHANGE = "load", "add", "change"
CIB_FOLDER = "/var/lib/pacemaker/cib"


def _file(context: Context) -> str:
    return f"{WORK}/{context.file}"


def _loaded(context: Context) -> str:
    return f"{WORK}/loaded-{context.file}"


def load(context: Context) -> Section:
    said = context.say(texts.LOAD_INTRO, file=context.file, digest=(Code(context.header.digest),))
    procedure = Procedure(
        before=(*_stopped(context), _placed(context)),
        work=(
            context.step(
                texts.LOAD_START, *context.tool.start_all(), where=steps.everywhere(context)
            ),
            context.step(
                texts.LOAD_ONLINE,
                context.tool.status(),
                note=context.say(texts.LOAD_ONLINE_NOTE, nodes=(" ".join(context.nodes),))
                if context.nodes
                else "",
            ),
            _load(context, first=True),
        ),
        after=(
            steps.settled(
                context,
                context.analysis.all_up(),
                concerned=[root.id for root in context.cluster.resources],
                differs=context.say(texts.LOAD_START_FAILS, cleanup=Link(steps.CLEANUP)),
            ),
            steps.verify(context),
            _kept(context),
            steps.save(context, "first"),
        ),
    )
    return Section(
        title=context.text(frame.LOAD),
        anchor=LOAD,
        blocks=(Paragraph(said), Paragraph(context.text(texts.LOAD_ONCE)), procedure),
    )


def _stopped(context: Context) -> tuple[Step, ...]:
    return (
        context.step(
            texts.LOAD_STOPPED,
            command("systemctl", "is-active", "pacemaker"),
            expected="inactive",
            where=context.text(frame.EACH_NODE),
            differs=context.say(texts.LOAD_STOPPED_DIFFERS, change=Link(CHANGE)),
        ),
        context.step(
            texts.LOAD_OLD,
            command("ls", "-l", CIB_FOLDER),
            where=context.text(frame.EACH_NODE),
            note=context.text(texts.LOAD_OLD_NOTE),
        ),
    )


def _placed(context: Context) -> Step:
    return context.step(
        texts.LOAD_FILE,
        steps.folder(),
        command("grep", "digest:", _file(context)),
        expected=f"# digest: {context.header.digest}",
        differs=context.text(texts.LOAD_FILE_DIFFERS),
        folder=WORK,
    )


def _load(context: Context, *, first: bool) -> Step:
    by_crm = context.tool.kind == "crm"
    differs = texts.LOAD_CRM_DIFFERS if by_crm else texts.LOAD_PCS_DIFFERS
    strict = by_crm and context.tool.refuses_warnings
    return context.step(
        texts.LOAD_RUN if first else texts.CHANGE_LOAD,
        *context.tool.load(_file(context), first=first),
        note=context.text(texts.LOAD_CRM_WARNINGS) if strict else "",
        differs=context.text(differs),
    )


def _kept(context: Context) -> Step:
    copy = command("cp", "-p", _file(context), _loaded(context))
    return context.step(texts.KEEP, copy)


def add(context: Context) -> Section:
    change = Link(CHANGE)
    # the runbook of the new design has these chapters even where this one has not
    stopping: Rich = (context.text(frame.RESOURCE),)
    tests: Rich = (context.text(frame.TESTS),)
    if context.nodes:
        tests = Link("tests")
        stopping = Link("resource") if resources.roots(context) else stopping
    procedure = Procedure(
        before=(
            context.step(
                texts.ADD_AGENT,
                where=context.text(frame.EACH_NODE),
                note=context.text(texts.ADD_AGENT_NOTE),
            ),
            context.step(
                texts.ADD_DESIGN,
                where=context.text(frame.AT_DESK),
                note=context.text(texts.ADD_DESIGN_NOTE),
            ),
        ),
        work=(
            context.step(texts.ADD_LOAD, change=change),
            context.step(texts.ADD_ONLY, context.tool.status()),
            context.step(texts.ADD_START, resource=stopping),
        ),
        after=(context.step(texts.ADD_TEST, tests=tests),),
    )
    intro = Paragraph(context.text(texts.CHANGE_INTRO))
    return Section(title=context.text(frame.ADD), anchor=ADD, blocks=(intro, procedure))


def change(context: Context) -> Section:
    simulate, off = context.tool.what_if().line, context.tool.maintenance(on=False).line
    warnings = (
        context.text(texts.CHANGE_RESTARTS),
        context.text(texts.CHANGE_REPLACE),
        context.say(texts.CHANGE_MODE_LOST, simulate=simulate, off=off),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(context.text(texts.CHANGE_INTRO)),
        Callout(
            Tone.WARNING,
            tuple(Paragraph(text) for text in warnings),
            context.text(frame.BEFORE_CHANGE),
        ),
        _changing(context),
    )
    return Section(title=context.text(frame.CHANGE), anchor=CHANGE, blocks=blocks)


def _changing(context: Context) -> Procedure:
    restore = context.tool.restore_cib(f"{WORK}/before.xml").line
    back = context.say(texts.CHANGE_BACK, command=restore)
    return Procedure(
        before=(
            *_made(context),
            steps.look(context),
            steps.save(context, "before"),
            *_tried(context),
        ),
        work=(_load(context, first=False),),
        after=(
            context.step(
                texts.CHANGE_AFTER,
                context.tool.status(),
                note=context.text(frame.NO_FAILURES),
                differs=back,
            ),
            steps.verify(context),
            _kept(context),
            steps.save(context, "after"),
        ),
    )


def _made(context: Context) -> tuple[Step, ...]:
    design, target = context.design, context.tool.target.name
    desk = context.text(frame.AT_DESK)
    return (
        context.step(
            texts.CHANGE_CHECK,
            command("crmgen", "check", design, "--target", target),
            where=desk,
            differs=context.text(texts.CHANGE_CHECK_DIFFERS),
        ),
        context.step(
            texts.CHANGE_MAKE,
            command("crmgen", design, "--target", target, "-o", context.file),
            where=desk,
        ),
    )


def _tried(context: Context) -> tuple[Step, ...]:
    """On a copy of the running cluster's CIB: what starts depends on its nodes, failures and
    attributes, which no file made from the design holds."""
    tool, trial = context.tool, f"{WORK}/try.xml"
    strict = tool.kind == "crm" and tool.refuses_warnings
    return (
        context.step(
            texts.CHANGE_PLACE,
            command("ls", "-l", _file(context)),
            folder=WORK,
        ),
        context.step(
            texts.CHANGE_DIFF,
            command("diff", "-u", _loaded(context), _file(context)),
            note=context.text(texts.CHANGE_DIFF_NOTE),
        ),
        context.step(
            texts.CHANGE_COPY,
            command("cp", "-p", f"{WORK}/before.xml", trial),
            tool.load_into(_file(context), trial),
            note=context.text(texts.LOAD_CRM_WARNINGS) if strict else "",
            differs=context.text(texts.CHANGE_COPY_DIFFERS),
        ),
        context.step(
            texts.CHANGE_TRY,
            tool.what_if_file(trial),
            note=context.text(texts.CHANGE_TRY_NOTE),
            differs=context.text(texts.CHANGE_TRY_DIFFERS),
        ),
    )
