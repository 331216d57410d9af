"""Which failure needs which recovery, and the three patterns for every node."""

from collections.abc import Iterator

from crmgen.behaviour import NodeStop, Pattern
from crmgen.catalogue.runbook import frame, work
from crmgen.catalogue.runbook import trouble as texts
from crmgen.document.model import (
    Block,
    Bullets,
    Callout,
    Code,
    CodeBlock,
    Column,
    Item,
    Kind,
    Link,
    Paragraph,
    Procedure,
    Row,
    Section,
    Step,
    Table,
    Tone,
)
from crmgen.runbook import nodes, rows, steps, switching
from crmgen.runbook.context import Context

TABLE = "recovery-rows"
_TITLES = {Pattern.P1: frame.P1, Pattern.P2: frame.P2, Pattern.P3: frame.P3}
_WHEN = {Pattern.P1: texts.P1_WHEN, Pattern.P2: texts.P2_WHEN, Pattern.P3: texts.P3_WHEN}


def chapter(context: Context) -> Section:
    if not context.nodes:
        unknown = Paragraph(context.text(frame.NOTHING_KNOWN))
        title = context.text(frame.RECOVERY)
        return Section(title=title, anchor=steps.RECOVERY, blocks=(unknown,))
    stops = {one.node: one for one in context.facts.operation.rolling_order()}
    needed = {row.recovery.pattern for row in context.facts.matrix.rows}
    needed |= {Pattern.P1, Pattern.P2}  # failures that are not in the table lead there
    parts = [_table(context)]
    for pattern in Pattern:
        if pattern in needed:
            parts += [_pattern(context, pattern, stops[node]) for node in context.nodes]
    evidence, table = Link(steps.EVIDENCE), Link(TABLE)
    return Section(
        title=context.text(frame.RECOVERY),
        anchor=steps.RECOVERY,
        blocks=(
            Bullets(
                tuple(
                    Item(context.say(step, evidence=evidence, table=table))
                    for step in texts.RECOVERY_STEPS
                ),
                ordered=True,
            ),
            Paragraph(context.text(texts.RECOVERY_UNKNOWN)),
            Paragraph(context.text(texts.RECOVERY_OPTIONAL)),
        ),
        sections=tuple(parts),
    )


def _table(context: Context) -> Section:
    listed = tuple(
        Row(
            (
                rows.failure(context, row),
                row.failure.node or context.text(texts.ANY),
                rows.behaviour(context, row),
                rows.placed(context, row),
                rows.recovery(context, row),
            )
        )
        for row in rows.rows(context)
    )
    table = Table(
        caption=context.text(frame.RECOVERY_TABLE),
        anchor=TABLE,
        columns=(
            Column(context.text(texts.FAILURE), Kind.TEXT, 5),
            Column(context.text(texts.NODE), Kind.TEXT, 2),
            Column(context.text(texts.BEHAVIOUR), Kind.TEXT, 3),
            Column(context.text(texts.AFTER), Kind.TEXT, 5),
            Column(context.text(texts.PATTERN), Kind.TEXT, 2),
        ),
        rows=listed,
        row_headers=2,
    )
    return Section(
        title=context.text(frame.RECOVERY_TABLE), anchor="recovery-table", blocks=(table,)
    )


def _pattern(context: Context, pattern: Pattern, stop: NodeStop) -> Section:
    node = stop.node
    blocks: list[Block] = [Paragraph(context.say(_WHEN[pattern], node=node))]
    if pattern is Pattern.P1:
        blocks.append(_up(context, stop))
    else:
        blocks += _unfenced(context, node) if pattern is Pattern.P2 else []
        blocks.append(_down(context, stop) if pattern is Pattern.P2 else _disk(context, stop))
    blocks += _switch_back(context, stop)
    return Section(
        title=_TITLES[pattern].render(context.lang, {"node": node}),
        anchor=rows.anchor(context, pattern, node),
        blocks=tuple(blocks),
    )


def _switch_back(context: Context, stop: NodeStop) -> Iterator[Block]:
    for rsc in stop.active:
        if any(move.rsc == rsc for move, _ in switching.switched(context)):
            link = Link(switching.anchor(context, rsc))
            yield Paragraph(context.say(texts.BACK_LINK, switch=link))


def _up(context: Context, stop: NodeStop) -> Procedure:
    node = stop.node
    return Procedure(
        before=(steps.look_at(context),),
        work=(
            *nodes.out(context, stop),
            _repaired(context, node),
            *_cleared(context, node),
            nodes.back(context, node),
        ),
        after=(nodes.returned(context, stop),),
    )


def _repaired(context: Context, node: str) -> Step:
    note = context.text(texts.REPAIR_NOTE)
    return context.step(texts.REPAIR, where=Code(node), note=note, node=node)


def _cleared(context: Context, node: str) -> tuple[Step, Step]:
    return (
        context.step(texts.CLEAR, context.tool.cleanup_node(node), node=node),
        context.step(
            texts.CLEAR_SEEN,
            context.tool.counts(),
            note=context.text(frame.NO_FAILURES),
            differs=context.say(work.CLEANUP_AGAIN, recovery=Link(steps.RECOVERY)),
        ),
    )


# ---- a node that is down ------------------------------------------------------------------------


def _unfenced(context: Context, node: str) -> Iterator[Block]:
    title = context.text(frame.BEFORE_TAKEOVER)
    if not context.facts.fencing.enabled:
        said = Paragraph(context.say(texts.NO_FENCING, node=node))
        yield Callout(Tone.BAD, (said,), title)
        return
    danger = Paragraph(context.text(texts.UNFENCED_DANGER))
    confirm = CodeBlock(text=context.tool.confirm_fenced(node).line, language="sh")
    said = Paragraph(context.say(texts.UNFENCED, node=node))
    blocks: list[Block] = [said, confirm]
    if context.tool.confirm_asks:
        blocks.append(Paragraph(context.text(texts.CONFIRM_ASKS)))
    yield Callout(Tone.BAD, (*blocks, danger), title)


def _down(context: Context, stop: NodeStop) -> Procedure:
    node = stop.node
    before = [_taken_over(context, stop)]
    if context.facts.fencing.enabled:
        before.append(_fenced(context, node))
    boot, start = _booted(context, node)
    return Procedure(
        before=tuple(before),
        work=(boot, _repaired(context, node), start),
        after=_joined(context, stop),
    )


def _taken_over(context: Context, stop: NodeStop) -> Step:
    return context.step(
        texts.OFFLINE_SEEN,
        context.tool.status(),
        expected=context.screen(context.analysis.down(stop.node), stop.active),
        where=context.say(frame.OTHER_NODE, node=stop.node),
        differs=steps.joined(
            context.say(texts.SERVICES_DOWN, cleanup=Link(steps.CLEANUP)),
            steps.wait(context, stop.active),
        ),
        node=stop.node,
    )


def _fenced(context: Context, node: str) -> Step:
    return context.step(
        texts.FENCED_SEEN,
        context.tool.fence_history(),
        where=context.say(frame.OTHER_NODE, node=node),
        note=context.say(texts.FENCED_NOTE, node=node),
        node=node,
    )


def _booted(context: Context, node: str) -> tuple[Step, Step]:
    note = context.text(texts.BOOT_NOTE)
    return (
        context.step(texts.BOOT, where=Code(node), note=note, node=node),
        context.step(
            work.START_CLUSTER,
            *context.tool.start_node(node),
            where=steps.on(context, node),
            node=node,
        ),
    )


def _joined(context: Context, stop: NodeStop) -> tuple[Step, ...]:
    return (nodes.returned(context, stop),)


def _disk(context: Context, stop: NodeStop) -> Procedure:
    node = stop.node
    by_cluster = context.facts.fencing.enabled and bool(context.facts.fencing.of(node).levels)
    note = context.text(texts.POWER_OFF_NOTE)
    where = context.say(frame.OTHER_NODE, node=node)
    if by_cluster:
        fence = context.tool.fence(node)
        off = context.step(texts.POWER_OFF, fence, where=where, note=note, node=node)
    else:
        off = context.step(texts.POWER_OFF_BY_HAND, note=note, node=node)
    return Procedure(
        before=(steps.look_at(context),),
        work=(off, _taken_over(context, stop), _repaired(context, node), *_booted(context, node)),
        after=_joined(context, stop),
    )
