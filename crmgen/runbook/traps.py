"""What an operator has to know beforehand, computed from the design."""

from collections.abc import Iterator

from crmgen.behaviour import Pattern, Return
from crmgen.catalogue.runbook import trouble as texts
from crmgen.document.model import Link, Rich
from crmgen.placement import Failback
from crmgen.runbook import resources, rows, switching, updating
from crmgen.runbook.commands import promoted
from crmgen.runbook.context import Context


def traps(context: Context) -> list[Rich]:
    """One text each, the most urgent first."""
    found = [*_fencing(context), *_leftovers(context), *_switches(context), *_returns(context)]
    found += [*_open(context), *_uncovered(context), *_rules(context), *_along(context)]
    return list(dict.fromkeys(found))


def _fencing(context: Context) -> Iterator[Rich]:
    fencing = context.facts.fencing
    if not fencing.enabled:
        yield context.text(texts.TRAP_NO_FENCING)
        return
    for entry in fencing.plan:
        if not entry.levels and not fencing.watchdog.ms:
            link = Link(rows.anchor(context, Pattern.P2, entry.node))
            yield context.say(texts.TRAP_NO_DEVICE, node=entry.node, link=link)


def _leftovers(context: Context) -> Iterator[Rich]:
    for left in context.facts.operation.leftovers():
        owner: Rich = left.owner or (context.text(texts.TRAP_CLUSTER),)
        text = texts.TRAP_LEFT[left.kind.value]
        yield context.say(text, owner=owner, cell=context.cell(left.at))


def _switches(context: Context) -> Iterator[Rich]:
    kept = False
    for move, own in switching.switched(context):
        kept = kept or move.result is not Return.STUCK
        if move.result is Return.GOES_BACK:
            words = {"rsc": move.rsc, "node": move.node}
            yield context.say(texts.TRAP_BACK, **words, link=Link(own))
        elif context.sticky(context.facts.look.resources[move.rsc]):
            yield context.say(texts.TRAP_STICKY, rsc=move.rsc, link=Link(own))
        if move.result is Return.STUCK:
            yield context.say(texts.TRAP_STUCK, rsc=move.rsc, node=move.node)
    if kept and not context.tool.clears_moves:
        yield context.say(texts.TRAP_BAN, link=Link("switch"))


def _returns(context: Context) -> Iterator[Rich]:
    for one in context.facts.operation.switch_back():
        if one.result is Failback.MOVES:
            link = Link(context.anchor("node", one.node))
            yield context.say(texts.TRAP_RETURN, rsc=one.rsc, node=one.node, link=link)


def _open(context: Context) -> Iterator[Rich]:
    """What nobody can tell beforehand. The promoted role shows in the running cluster only."""
    where = context.analysis.all_up()
    open_ = [one.id for one in context.services if not promoted(one) and where[one.id].open]
    if open_:
        yield context.say(texts.TRAP_OPEN, names=context.names(open_))


def _uncovered(context: Context) -> Iterator[Rich]:
    for stop in context.facts.operation.rolling_order():
        if stop.stops:
            link = Link(context.anchor("node", stop.node))
            names = context.names(stop.stops)
            yield context.say(texts.TRAP_UNCOVERED, node=stop.node, names=names, link=link)


def _rules(context: Context) -> Iterator[Rich]:
    for move in context.facts.operation.rule_moves():
        words = {"attribute": move.attribute, "rsc": move.rsc}
        yield context.say(texts.TRAP_RULE, **words, link=Link(updating.MAINTENANCE))


def _along(context: Context) -> Iterator[Rich]:
    """Services that take others along which are not their own members."""
    look = context.facts.look
    for number, root in enumerate(resources.roots(context), start=1):
        along = dict.fromkeys(
            look.root(one.id).id for one in context.facts.dependents.stop_along(root.id)
        )
        if along:
            link = Link(f"resource-{number}")
            names = context.names(along)
            yield context.say(texts.TRAP_ALONG, rsc=root.id, along=names, link=link)
