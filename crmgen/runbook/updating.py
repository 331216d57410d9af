"""Rolling updates: node by node, and in maintenance mode, with the traps of each."""

from crmgen.behaviour import NodeStop
from crmgen.catalogue.runbook import frame, upkeep, work
from crmgen.catalogue.runbook import update as texts
from crmgen.document.model import (
    Block,
    Callout,
    Code,
    Column,
    Kind,
    Paragraph,
    Procedure,
    Rich,
    Row,
    Section,
    Step,
    Table,
    Tone,
)
from crmgen.runbook import nodes, rare, steps
from crmgen.runbook.commands import WORK
from crmgen.runbook.context import Context
from crmgen.runbook.upkeep import watched

MAINTENANCE = "update-maintenance"
DISABLED = (
    "              *** Resource management is DISABLED ***\n"
    "  The cluster will not attempt to start, stop or recover services"
)


def chapter(context: Context) -> Section | None:
    if not context.nodes:
        return None
    said = (texts.UPDATE_WAYS, texts.UPDATE_APPLICATION, texts.UPDATE_MIXED)
    return Section(
        title=context.text(frame.UPDATE),
        anchor="update",
        blocks=tuple(Paragraph(context.text(text)) for text in said),
        sections=(
            _order(context),
            _node_by_node(context),
            _maintenance(context),
            rare.schema(context),
        ),
    )


def _order(context: Context) -> Section:
    order = context.facts.operation.rolling_order()
    rows = []
    for number, stop in enumerate(order, start=1):
        to = context.listed(context.say(work.NODE_MOVES, rsc=rsc, to=context.names(where))
                            for rsc, where in stop.moves)  # fmt: skip
        rows.append(
            Row((str(number), stop.node, context.names(stop.active), to, context.names(stop.stops)))
        )
    table = Table(
        caption=context.text(texts.UPDATE_TABLE),
        anchor="update-order-table",
        columns=(
            Column("", Kind.NUMBER, 1),
            Column(context.text(work.NODE_WORD), Kind.CODE, 2),
            Column(context.text(texts.UPDATE_RUNS), Kind.TEXT, 4),
            Column(context.text(texts.UPDATE_TO), Kind.TEXT, 4),
            Column(context.text(texts.UPDATE_STOPPED), Kind.TEXT, 3),
        ),
        rows=tuple(rows),
        row_headers=2,
    )
    dc = context.step(
        texts.UPDATE_DC,
        context.tool.dc(),
        note=context.text(texts.UPDATE_DC_EXPECTED),
    )
    return Section(
        title=context.text(frame.UPDATE_ORDER),
        anchor="update-order",
        blocks=(Paragraph(context.text(texts.UPDATE_ORDER_TEXT)), table, Procedure(work=(dc,))),
    )


# ---- node by node -------------------------------------------------------------------------------


def _node_by_node(context: Context) -> Section:
    order = context.facts.operation.rolling_order()
    parts = tuple(_one(context, order, number) for number in range(len(order)))
    return Section(
        title=context.text(frame.UPDATE_NODES),
        anchor="update-nodes",
        blocks=(Paragraph(context.text(texts.UPDATE_SCHEMA)),),
        sections=parts,
    )


def _one(context: Context, order: list[NodeStop], number: int) -> Section:
    stop = order[number]
    node = stop.node
    following = order[number + 1].node if number + 1 < len(order) else ""
    following_said = (
        context.say(texts.UPDATE_NEXT, next=following)
        if following
        else context.text(texts.UPDATE_LAST)
    )
    doing = (
        *nodes.out(context, stop),
        *nodes.stopped(context, stop),
        *_packages(context, node),
        *nodes.started(context, stop),
        nodes.back(context, node),
    )
    before = (steps.look(context), steps.save(context, "update"))
    title = frame.UPDATE_NODE_OF.render(context.lang, {"number": str(number + 1), "node": node})
    return Section(
        title=title,
        anchor=context.anchor("update", node),
        blocks=(
            *nodes.about(context, stop),
            Procedure(before=before, work=doing, after=(nodes.returned(context, stop),)),
            Paragraph(following_said),
        ),
    )


def _packages(context: Context, node: str) -> tuple[Step, Step]:
    return (
        context.step(
            texts.UPDATE_PACKAGES,
            where=Code(node),
            note=context.text(texts.UPDATE_PACKAGES_NOTE),
            node=node,
        ),
        context.step(
            texts.UPDATE_VERIFY,
            context.tool.verify_file(f"{WORK}/update.xml"),
            where=context.text(frame.WHERE_SAVED),
            differs=context.text(texts.UPDATE_VERIFY_DIFFERS),
        ),
    )


# ---- maintenance mode ---------------------------------------------------------------------------


def _maintenance(context: Context) -> Section:
    title = context.text(frame.UPDATE_MAINTENANCE)
    remote = context.analysis.design.remote
    if remote is not None:
        said = Paragraph(context.say(texts.MAINTENANCE_REMOTE, rsc=remote.rsc or remote.node))
        blocks: tuple[Block, ...] = (Callout(Tone.BAD, (said,), context.text(frame.NOT_POSSIBLE)),)
        return Section(title=title, anchor=MAINTENANCE, blocks=blocks)
    return Section(
        title=title, anchor=MAINTENANCE, blocks=(_warnings(context), _replacing(context))
    )


def _warnings(context: Context) -> Callout:
    """Nothing is noticed meanwhile; and what may move when the mode ends."""
    said: list[Rich] = [context.text(texts.MAINTENANCE_BLIND)]
    cells: dict[tuple[str, str, str], list[Rich]] = {}
    for move in context.facts.operation.rule_moves():
        same = (move.rsc, move.monitor, move.attribute)
        cells.setdefault(same, []).append(context.cell(move.at))
    for (rsc, monitor, attribute), at in cells.items():
        words = {"rsc": rsc, "monitor": monitor, "attribute": attribute}
        listed = context.listed(dict.fromkeys(at))
        said.append(context.say(texts.MAINTENANCE_ATTRIBUTE, **words, cell=listed))
    if len(said) > 1:
        said.append(context.text(texts.MAINTENANCE_ATTRIBUTE_FIX))
    paragraphs = tuple(Paragraph(text) for text in dict.fromkeys(said))
    tone = Tone.WARNING if len(said) == 1 else Tone.BAD
    return Callout(tone, paragraphs, context.text(frame.IN_MAINTENANCE))


def _replacing(context: Context) -> Procedure:
    tool = context.tool
    doing: list[Step] = [
        context.step(
            texts.CHANGE_MAINTENANCE,
            tool.maintenance(on=True),
            note=context.text(texts.CHANGE_MAINTENANCE_NOTE),
        ),
        context.step(texts.CHANGE_MODE_SEEN, tool.status(), expected=DISABLED),
        context.step(upkeep.SHUTDOWN_ALL, *tool.stop_all(), where=steps.everywhere(context)),
        context.step(
            texts.UPDATE_ALL_PACKAGES,
            where=context.text(frame.EACH_NODE),
            note=context.text(texts.UPDATE_NO_REBOOT),
        ),
        context.step(
            texts.UPDATE_VERIFY,
            tool.verify_file(f"{WORK}/update.xml"),
            where=context.text(frame.WHERE_SAVED),
            differs=context.text(texts.UPDATE_VERIFY_DIFFERS),
        ),
        context.step(upkeep.START_ALL, *tool.start_all(), where=steps.everywhere(context)),
        context.step(
            texts.MAINTENANCE_SEEN,
            tool.status(),
            note=context.text(texts.MAINTENANCE_SEEN_NOTE),
            differs=context.text(texts.MAINTENANCE_SEEN_DIFFERS),
        ),
        *_attributes(context),
        context.step(
            texts.MAINTENANCE_SIMULATE,
            tool.what_if(),
            note=context.text(texts.MAINTENANCE_SIMULATE_NOTE),
        ),
        context.step(texts.MAINTENANCE_OFF, tool.maintenance(on=False)),
    ]
    normal = context.analysis.all_up()
    roots = [root.id for root in context.cluster.resources]
    return Procedure(
        before=(steps.look(context), steps.save(context, "update")),
        work=tuple(doing),
        after=(steps.settled(context, normal, concerned=roots), steps.verify(context)),
    )


def _attributes(context: Context) -> list[Step]:
    """The attributes that vanished with the restart, as the monitors gave them."""
    sets = [context.tool.set_attribute(*one) for one in watched(context)]
    if not sets:
        return []
    return [
        context.step(
            texts.MAINTENANCE_SET,
            *sets,
            note=context.text(texts.MAINTENANCE_SET_NOTE),
        )
    ]
