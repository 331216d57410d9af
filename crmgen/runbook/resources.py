"""Stopping and starting services with all that stops along, and clearing failures."""

from collections.abc import Iterator

from crmgen.behaviour import Dependent, Tie
from crmgen.behaviour.dependents import is_service
from crmgen.catalogue.runbook import frame
from crmgen.catalogue.runbook import work as texts
from crmgen.document.model import (
    Block,
    Callout,
    Code,
    Column,
    Kind,
    Link,
    Paragraph,
    Plain,
    Procedure,
    Row,
    Section,
    Step,
    Table,
    Tone,
)
from crmgen.model import Group, Resource
from crmgen.placement import Change, Runs
from crmgen.runbook import steps
from crmgen.runbook.context import Context

_TIES = {
    Tie.GROUP: texts.BY_GROUP,
    Tie.ORDER: texts.BY_ORDER,
    Tie.COLOCATION: texts.BY_COLOCATION,
}


def roots(context: Context) -> list[Resource]:
    """What is stopped and started as a whole, in the order of their procedures."""
    return [root for root in context.cluster.resources if is_service(root)]


def chapter(context: Context) -> Section | None:
    found = roots(context)
    if not found or not context.nodes:
        return None
    parts = tuple(_resource(context, root, number) for number, root in enumerate(found, start=1))
    return Section(title=context.text(frame.RESOURCE), anchor="resource", sections=parts)


def _resource(context: Context, root: Resource, number: int) -> Section:
    along = context.facts.dependents.stop_along(root.id)
    own = f"resource-{number}"
    blocks: list[Block] = list(_about(context, root, along, own))
    warning = Paragraph(context.text(texts.STOP_STAYS))
    blocks.append(Callout(Tone.WARNING, (warning,), context.text(frame.BEFORE_STOP)))
    blocks.append(_procedure(context, root, along))
    blocks += _members(context, root, own)
    title = frame.RESOURCE_OF.render(context.lang, {"rsc": root.id})
    return Section(title=title, anchor=own, blocks=tuple(blocks))


def _about(context: Context, root: Resource, along: list[Dependent], own: str) -> Iterator[Block]:
    if not along:
        yield Paragraph(context.say(texts.STOP_ALONE, rsc=root.id))
        return
    names = context.names(one.id for one in along)
    yield Paragraph(context.say(texts.STOP_ALONG, rsc=root.id, along=names))
    yield Table(
        caption=texts.ALONG_TABLE.render(context.lang, {"rsc": root.id}),
        anchor=f"{own}-along",
        columns=(
            Column(context.text(texts.ALONG_COLUMN), Kind.CODE, 3),
            Column(context.text(texts.OF_COLUMN), Kind.CODE, 3),
            Column(context.text(texts.BECAUSE), Kind.TEXT, 2),
            Column(context.text(texts.CELL_COLUMN), Kind.TEXT, 2),
        ),
        rows=tuple(
            Row((one.id, one.of, context.text(_TIES[one.tie]), context.cell(one.at)))
            for one in along
        ),
        row_headers=1,
    )


def _procedure(context: Context, root: Resource, along: list[Dependent]) -> Procedure:
    tool = context.tool
    look = context.facts.look
    concerned = (root.id, *dict.fromkeys(look.root(one.id).id for one in along))
    fences = look.fencing_enabled
    change = Change(halted=(root.id,))
    stopped = context.analysis.changed(change)
    fails = context.say(texts.STOP_FAILS, recovery=Link(steps.RECOVERY))
    work = [
        context.step(
            texts.STOP,
            tool.stop(root.id),
            note=context.text(texts.STOP_FENCES) if fences else "",
            rsc=root.id,
        ),
        steps.settled(context, stopped, disabled=root.id, concerned=concerned, differs=fails)
        if stopped[root.id].runs is Runs.NO
        else _stopped(context, concerned),
        context.step(texts.RESOURCE_WORK, note=context.text(texts.RESOURCE_WORK_NOTE)),
        context.step(texts.START, tool.start(root.id), rsc=root.id),
    ]
    after = steps.settled(
        context,
        context.analysis.lifted(change),
        concerned=concerned,
        differs=context.say(texts.START_FAILS, cleanup=Link(steps.CLEANUP)),
    )
    return Procedure(before=(steps.look(context),), work=tuple(work), after=(after,))


def _stopped(context: Context, concerned: tuple[str, ...]) -> Step:
    """Where the analysis does not say what is left of the others."""
    return context.step(
        texts.STOP_SEEN,
        context.tool.status(),
        differs=steps.joined(
            context.say(texts.STOP_FAILS, recovery=Link(steps.RECOVERY)),
            steps.wait(context, concerned),
        ),
    )


def _members(context: Context, root: Resource, own: str) -> Iterator[Block]:
    if not isinstance(root, Group) or len(root.members) < 2:
        return
    yield Paragraph(context.text(texts.MEMBER_NOTE))
    rows = []
    for member in root.members:
        along = [one.id for one in context.facts.dependents.stop_along(member.id)]
        stop, start = context.tool.stop(member.id).line, context.tool.start(member.id).line
        rows.append(Row((member.id, Code("\n".join(along)), Code(stop), Code(start))))
    yield Table(
        caption=context.text(texts.MEMBER_TABLE),
        anchor=f"{own}-members",
        columns=(
            Column(context.text(texts.RESOURCE), Kind.CODE, 3),
            Column(context.text(texts.ALONG_COLUMN), Kind.CODE, 3),
            Column(context.text(texts.STOP_COLUMN), Kind.CODE, 5),
            Column(context.text(texts.START_COLUMN), Kind.CODE, 5),
        ),
        rows=tuple(rows),
        row_headers=1,
    )


# ---- failures -----------------------------------------------------------------------------------


def cleanup(context: Context) -> Section:
    tool = context.tool
    rows = [
        Row((rsc, node, tool.failures(rsc, node).line, tool.cleanup(rsc, node).line))
        for rsc in context.facts.look.primitives
        for node in _places(context, rsc)
    ]
    every = context.text(texts.EVERY_RESOURCE)
    rows += [
        Row((Plain(every), node, tool.counts().line, tool.cleanup_node(node).line))
        for node in context.nodes
    ]
    if not rows:  # nothing tells the nodes
        everywhere = Plain(context.text(texts.EVERY_FAILURE))
        rows.append(Row((everywhere, "", tool.counts().line, tool.cleanup_all().line)))
    columns = (
        Column(context.text(texts.RESOURCE), Kind.CODE, 3),
        Column(context.text(texts.NODE_WORD), Kind.CODE, 2),
        Column(context.text(texts.CLEANUP_SHOW), Kind.CODE, 6),
        Column(context.text(texts.CLEANUP_DO), Kind.CODE, 6),
    )
    table = Table(
        caption=context.text(texts.CLEANUP_TABLE),
        anchor="cleanup-commands",
        columns=columns,
        rows=tuple(rows),
        row_headers=2,
    )
    return Section(
        title=context.text(frame.CLEANUP),
        anchor=steps.CLEANUP,
        blocks=(Paragraph(context.text(texts.CLEANUP_INTRO)), _clearing(context), table),
    )


def _places(context: Context, rsc: str) -> tuple[str, ...]:
    """The nodes that it may have failed on."""
    item = context.analysis.design.by_id[rsc]
    return context.analysis.all_up()[item.id].allowed


def _clearing(context: Context) -> Procedure:
    run = context.say(texts.CLEANUP_RUN, table=Link("cleanup-commands"))
    step = Step(purpose=run)
    after = context.step(
        texts.CLEANUP_SEEN,
        context.tool.counts(),
        note=context.text(frame.NO_FAILURES),
        differs=context.say(texts.CLEANUP_AGAIN, recovery=Link(steps.RECOVERY)),
    )
    before = context.step(
        texts.CLEANUP_LOOK,
        context.tool.counts(),
        note=context.text(texts.CLEANUP_LOOK_NOTE),
    )
    return Procedure(before=(before,), work=(step,), after=(after,))
