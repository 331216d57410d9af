"""Taking a node out of service and putting it back, with what moves and what returns."""

from crmgen.behaviour import NodeStop
from crmgen.catalogue.runbook import frame, update
from crmgen.catalogue.runbook import work as texts
from crmgen.document.model import (
    Block,
    Callout,
    Link,
    Paragraph,
    Procedure,
    Rich,
    Section,
    Step,
    Tone,
)
from crmgen.placement import Failback
from crmgen.runbook import steps, switching
from crmgen.runbook.context import Context


def chapter(context: Context) -> Section | None:
    if not context.nodes:
        return None
    stops = {one.node: one for one in context.facts.operation.rolling_order()}
    parts = tuple(_node(context, stops[node]) for node in context.nodes)
    return Section(title=context.text(frame.NODE), anchor=steps.NODE, sections=parts)


def _node(context: Context, stop: NodeStop) -> Section:
    node = stop.node
    procedure = Procedure(
        before=(steps.look(context),),
        work=(
            *out(context, stop),
            context.step(
                texts.NODE_MAINTAIN,
                where=(context.say(frame.ON_NODE, node=node)),
                note=context.text(texts.NODE_MAINTAIN_NOTE),
                node=node,
            ),
            back(context, node),
        ),
        after=(returned(context, stop),),
    )
    return Section(
        title=frame.NODE_OF.render(context.lang, {"node": node}),
        anchor=context.anchor("node", node),
        blocks=(*about(context, stop), procedure),
    )


def about(context: Context, stop: NodeStop) -> list[Block]:
    """What runs on the node, what becomes of it, and what nobody takes over."""
    node, blocks = stop.node, list[Block]()
    if stop.active:
        names = context.names(stop.active)
        blocks.append(Paragraph(context.say(texts.NODE_RUNS, node=node, names=names)))
    else:
        blocks.append(Paragraph(context.say(texts.NODE_RUNS_NOTHING, node=node)))
    if stop.moves:
        moves = context.listed(
            context.say(texts.NODE_MOVES, rsc=rsc, to=context.names(to)) for rsc, to in stop.moves
        )
        blocks.append(Paragraph(context.say(texts.NODE_MOVES_LIST, moves=moves)))
    if stop.stops:
        stopped = context.say(texts.NODE_STOPS, node=node, names=context.names(stop.stops))
        blocks.append(Callout(Tone.WARNING, (Paragraph(stopped),), context.text(frame.NO_TAKEOVER)))
    return blocks


def out(context: Context, stop: NodeStop) -> tuple[Step, Step]:
    """Standby, and the state that it leads to."""
    node = stop.node
    return (
        context.step(texts.STANDBY, context.tool.standby(node), node=node),
        steps.settled(
            context,
            context.analysis.down(node),
            standby=node,
            concerned=stop.active,
            note=context.text(texts.STANDBY_NOTE),
        ),
    )


def stopped(context: Context, stop: NodeStop) -> tuple[Step, Step]:
    """The cluster stopped on a node that is on standby."""
    node = stop.node
    return (
        context.step(
            update.STOP_NODE,
            *context.tool.stop_node(node),
            where=steps.on(context, node),
            node=node,
        ),
        context.step(
            update.STOP_NODE_SEEN,
            context.tool.status(),
            expected=context.screen(
                context.analysis.down(node), stop.active, standby=node, stopped=True
            ),
            where=context.say(frame.OTHER_NODE, node=node),
            differs=context.say(update.STOP_NODE_UNCLEAN, node=node, recovery=Link(steps.RECOVERY)),
            node=node,
        ),
    )


def started(context: Context, stop: NodeStop) -> tuple[Step, Step]:
    """The cluster started again there, still on standby."""
    node = stop.node
    return (
        context.step(
            update.START_NODE,
            *context.tool.start_node(node),
            where=steps.on(context, node),
            node=node,
        ),
        context.step(
            update.START_NODE_SEEN,
            context.tool.status(),
            expected=context.screen(context.analysis.down(node), stop.active, standby=node),
            differs=steps.joined(
                context.say(update.START_NODE_DIFFERS, node=node), steps.wait(context, ())
            ),
            node=node,
        ),
    )


def back(context: Context, node: str) -> Step:
    return context.step(texts.ONLINE, context.tool.online(node), node=node)


def returned(context: Context, stop: NodeStop) -> Step:
    """The state with the node back, and which services come back with it."""
    notes = [note for rsc in stop.active if (note := _return(context, rsc, stop.node))]
    return steps.settled(
        context,
        context.analysis.returned(stop.node),
        concerned=stop.active,
        note=steps.joined(*notes),
    )


def _return(context: Context, rsc: str, node: str) -> Rich:
    match context.analysis.failback(rsc, node):
        case Failback.MOVES:
            return context.say(texts.NODE_BACK, rsc=rsc, node=node)
        case Failback.STAYS:
            link = Link(switching.anchor(context, rsc))
            return context.say(texts.NODE_STAYS, rsc=rsc, switch=link)
        case Failback.UNTOUCHED:
            return ""
    return context.say(texts.NODE_OPEN, rsc=rsc)
