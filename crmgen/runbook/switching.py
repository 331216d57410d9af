"""Planned switch-over and back of every service, with what comes of the constraint of a move."""

from collections.abc import Iterator

from msgspec import Struct

from crmgen.behaviour import AfterMove, Return, Tie
from crmgen.catalogue.runbook import frame
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
from crmgen.model import Bundle, Clone, Resource, primitives_of
from crmgen.placement import Change, State
from crmgen.runbook import steps
from crmgen.runbook.context import Context
from crmgen.text import Text

_STARTS = 2  # of how many nodes that a service may begin on there is a procedure


class _Switch(Struct, frozen=True):
    """One switch of a service: its states while the constraint is there, and without it."""

    rsc: Resource
    node: str
    to: str
    result: Return
    concerned: tuple[str, ...]
    moved: State
    later: State


def chapter(context: Context) -> Section | None:
    moves: dict[str, list[AfterMove]] = {}
    for one in context.facts.operation.after_move():
        moves.setdefault(one.rsc, []).append(one)
    parts = []
    for rsc in context.services:
        led = leader(context, rsc.id)
        if _is_connection(rsc):
            continue
        if led is not None:
            part: Section | None = _follows(context, rsc, led)
        elif isinstance(rsc, Bundle):
            part = _bundle(context, rsc) if context.nodes else None
        elif isinstance(rsc, Clone):
            part = _roles(context, rsc)
        else:
            part = _service(context, rsc, moves.get(rsc.id, []))
        if part is not None:
            parts.append(part)
    if not parts:
        return None
    return Section(title=context.text(frame.SWITCH), anchor=steps.SWITCH, sections=tuple(parts))


def anchor(context: Context, rsc: str) -> str:
    """Where the procedure of a service is; ids may hold what anchors may not."""
    number = [one.id for one in context.services].index(rsc) + 1
    return f"{steps.SWITCH}-{number}"


def leader(context: Context, rsc: str) -> str | None:
    """The service that another one has to run with, so that an operator moves that one."""
    look, dependents = context.facts.look, context.facts.dependents
    for one in context.services:
        along = dependents.stop_along(one.id) if one.id != rsc else []
        if any(d.tie is Tie.COLOCATION and look.root(d.id).id == rsc for d in along):
            back = {look.root(d.id).id for d in dependents.stop_along(rsc)}
            return one.id if one.id not in back else None
    return None


def _is_connection(rsc: Resource) -> bool:
    """Whether it stands for a remote node: nobody notices which node holds the connection."""
    return any(one.agent.name == "ocf:pacemaker:remote" for one in primitives_of(rsc))


def _follows(context: Context, rsc: Resource, led: str) -> Section:
    link = Link(anchor(context, led))
    said = Paragraph(context.say(texts.SWITCH_FOLLOWS, rsc=rsc.id, leader=led, link=link))
    title = frame.SWITCH_OF.render(context.lang, {"rsc": rsc.id})
    return Section(title=title, anchor=anchor(context, rsc.id), blocks=(said,))


def _bundle(context: Context, bundle: Bundle) -> Section:
    """pcs up to 0.11.5 refuses to move bundles, 0.12 and crm_resource 2.1.5 do it (tried)."""
    said = Paragraph(context.say(texts.SWITCH_BUNDLE, rsc=bundle.id, link=Link(steps.NODE)))
    title = frame.SWITCH_OF.render(context.lang, {"rsc": bundle.id})
    return Section(title=title, anchor=anchor(context, bundle.id), blocks=(said,))


def switched(context: Context) -> Iterator[tuple[AfterMove, str]]:
    """Every switch that there is a procedure for, with the anchor of its service."""
    counted: dict[str, int] = {}
    for one in context.facts.operation.after_move():
        resource = context.facts.look.resources[one.rsc]
        if isinstance(resource, Bundle) or _is_connection(resource):
            continue
        counted[one.rsc] = counted.get(one.rsc, 0) + 1
        if counted[one.rsc] <= _STARTS and leader(context, one.rsc) is None:
            yield one, anchor(context, one.rsc)


def _service(context: Context, rsc: Resource, moves: list[AfterMove]) -> Section | None:
    own = anchor(context, rsc.id)
    blocks: list[Block] = []
    parts: list[Section] = []
    for number, move in enumerate(moves[:_STARTS], start=1):
        if move.result is Return.STUCK or not move.to:
            stuck = Paragraph(context.say(texts.SWITCH_STUCK, node=move.node))
            blocks.append(Callout(Tone.WARNING, (stuck,), context.text(frame.NO_OTHER)))
            continue
        switch = _switch(context, rsc, move)
        suffix = f"-{number}" if number > 1 else ""
        parts.append(_there(context, switch, move, f"{own}-go{suffix}"))
        parts.append(_back(context, switch, f"{own}-back{suffix}"))
    if not blocks and not parts:
        return None
    title = frame.SWITCH_OF.render(context.lang, {"rsc": rsc.id})
    return Section(title=title, anchor=own, blocks=tuple(blocks), sections=tuple(parts))


def _switch(context: Context, rsc: Resource, move: AfterMove) -> _Switch:
    change = Change(bans=((rsc.id, move.node),))
    return _Switch(
        rsc,
        move.node,
        move.to[0],
        move.result,
        (rsc.id, *move.along),
        context.analysis.changed(change),
        context.analysis.lifted(change),
    )


def _there(context: Context, switch: _Switch, move: AfterMove, own: str) -> Section:
    rsc, to = switch.rsc, switch.to
    said = [context.say(texts.SWITCH_INTRO, node=switch.node, to=context.names(move.to))]
    if move.along:
        said.append(context.say(texts.SWITCH_ALONG, along=context.names(move.along)))
    seconds = (str(steps.limit(context, switch.concerned)),)
    said.append(context.say(texts.SWITCH_LIMIT, seconds=seconds))
    words = {"from_": switch.node, "to": to}
    return Section(
        title=texts.SWITCH_GO_TITLE.render(context.lang, words),
        anchor=own,
        blocks=(*map(Paragraph, said), _result(context, switch), _go(context, rsc, switch)),
    )


def _result(context: Context, switch: _Switch) -> Callout:
    words = {"rsc": switch.rsc.id, "node": switch.node, "to": switch.to}
    match switch.result:
        case Return.STAYS:
            said, tone = [texts.SWITCH_STAYS], Tone.NOTE
        case Return.GOES_BACK:
            said, tone = [texts.SWITCH_GOES_BACK, texts.SWITCH_GOES_BACK_KEEP], Tone.WARNING
        case _:
            said, tone = [texts.SWITCH_OPEN], Tone.WARNING
    paragraphs = tuple(Paragraph(context.say(text, **words)) for text in said)
    return Callout(tone, paragraphs, context.text(frame.AFTER_MOVE))


def _go(context: Context, rsc: Resource, switch: _Switch) -> Procedure:
    keep = switch.result is not Return.STAYS
    clears = context.tool.clears_moves and not keep
    work = [_move(context, rsc, switch.to, texts.SWITCH_THERE, keep=keep)]
    after: list[Step] = []
    fails: Rich = context.say(texts.SWITCH_FAILS, cleanup=Link(steps.CLEANUP))
    if not clears:
        work.append(steps.settled(context, switch.moved, concerned=switch.concerned, differs=fails))
        fails = ()
    if switch.result is not Return.GOES_BACK:
        work += [] if clears else [_clear(context, rsc)]
        after.append(_cleared(context, switch.later, switch, fails))
    return Procedure(before=(steps.look(context),), work=tuple(work), after=tuple(after))


def _back(context: Context, switch: _Switch, own: str) -> Section:
    words = {"from_": switch.to, "to": switch.node}
    normal = context.analysis.all_up()
    if switch.result is Return.GOES_BACK:
        work = [_clear(context, switch.rsc)]
    else:
        work = [_move(context, switch.rsc, switch.node, texts.SWITCH_BACK)]
        if not context.tool.clears_moves:
            work.append(steps.settled(context, normal, concerned=switch.concerned))
            work.append(_clear(context, switch.rsc))
    after = _cleared(context, normal, switch, ())
    return Section(
        title=texts.SWITCH_BACK_TITLE.render(context.lang, words),
        anchor=own,
        blocks=(
            Procedure(before=(_still_there(context, switch),), work=tuple(work), after=(after,)),
        ),
    )


def _still_there(context: Context, switch: _Switch) -> Step:
    """It has to be where it was moved to: a move without a destination would take it away again
    from where it has gone back to."""
    words = {"rsc": switch.rsc.id, "to": switch.to, "node": switch.node}
    seen = context.say(texts.SWITCH_STILL, rsc=switch.rsc.id, to=switch.to)
    return context.step(
        texts.LOOK_AT,
        context.tool.status(),
        note=steps.joined(seen, context.text(frame.NO_FAILURES)),
        differs=steps.joined(
            context.say(texts.SWITCH_IS_BACK, **words),
            context.say(frame.STOP_WORK_ELSE, recovery=Link(steps.RECOVERY)),
        ),
    )


def _before_back(context: Context) -> Step:
    return context.step(
        texts.LOOK_AT,
        context.tool.status(),
        note=context.text(frame.NO_FAILURES),
        differs=context.say(frame.STOP_WORK, recovery=Link(steps.RECOVERY)),
    )


def _move(context: Context, rsc: Resource, to: str, why: Text, *, keep: bool = False) -> Step:
    refused = context.tool.clears_moves and not keep
    evidence = Link(steps.EVIDENCE)
    return context.step(
        why,
        context.tool.move(rsc, to, sticky=context.sticky(rsc), keep=keep),
        differs=context.say(texts.SWITCH_MOVE_REFUSED, evidence=evidence) if refused else "",
        rsc=rsc.id,
        to=to,
    )


def _clear(context: Context, rsc: Resource) -> Step:
    return context.step(
        texts.SWITCH_CLEAR,
        context.tool.clear(rsc),
        note=context.text(texts.SWITCH_CLEAR_NOTE),
    )


def _cleared(context: Context, state: State, switch: _Switch, differs: Rich) -> Step:
    ban, prefer = f"cli-ban-{switch.rsc.id}-…", f"cli-prefer-{switch.rsc.id}"
    return context.step(
        texts.LOOK_AGAIN,
        context.tool.status(),
        context.tool.leftovers(),
        expected=context.screen(state, switch.concerned),
        note=context.text(frame.NO_LEFTOVERS),
        differs=steps.joined(
            differs,
            context.say(texts.SWITCH_CLEARED_DIFFERS, ban=ban, prefer=prefer),
            steps.wait(context, switch.concerned),
        ),
    )


# ---- promoted roles -----------------------------------------------------------------------------


def _roles(context: Context, clone: Clone) -> Section | None:
    """The promoted instance goes from each node where it may be to the next one."""
    where = context.analysis.all_up()[clone.id]
    if len(where.candidates) < 2:
        return None
    own = anchor(context, clone.id)
    node = (where.promoted_candidates or where.candidates)[0]
    to = next(name for name in where.candidates if name != node)
    blocks: list[Block] = [Paragraph(context.text(texts.SWITCH_ROLE))]
    blocks += replicated(context, clone)
    work = [_move(context, clone, to, texts.SWITCH_THERE, keep=True)]
    work.append(_promoted_at(context, clone, to))
    work.append(_clear(context, clone))
    blocks.append(
        Procedure(
            before=(_before_back(context),),
            work=tuple(work),
            after=(_promoted_at(context, clone, to),),
        )
    )
    title = frame.SWITCH_OF.render(context.lang, {"rsc": clone.id})
    return Section(title=title, anchor=own, blocks=tuple(blocks))


def replicated(context: Context, clone: Clone) -> Iterator[Callout]:
    """What is particular about agents of replications."""
    for primitive in primitives_of(clone):
        if primitive.agent.type == "pgsql":
            text = Paragraph(context.say(texts.SWITCH_PGSQL, rsc=primitive.id))
            yield Callout(Tone.WARNING, (text,), context.text(frame.REPLICATION))


def _promoted_at(context: Context, clone: Clone, to: str) -> Step:
    return context.step(
        texts.LOOK_AGAIN,
        context.tool.status(),
        note=context.say(texts.SWITCH_ROLE_SEEN, rsc=clone.id, to=to),
        differs=steps.joined(
            context.say(texts.SWITCH_ROLE_STUCK, to=to), steps.wait(context, [clone.id])
        ),
    )
