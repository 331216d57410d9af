"""Rows of the failure matrix in words: what fails, what happens, where things run then."""

from collections.abc import Iterator

from crmgen.behaviour import Act, Kind, Move, Outage, Pattern, Row
from crmgen.behaviour.dependents import is_service
from crmgen.catalogue.runbook import trouble as texts
from crmgen.document.model import Code, Link, Rich
from crmgen.placement import Runs
from crmgen.runbook import steps
from crmgen.runbook.context import Context


def rows(context: Context) -> Iterator[Row]:
    """The rows that anybody notices or recovers from."""
    for row in context.facts.matrix.rows:
        if row.recovery.pattern is not None or row.outage is not Outage.NONE:
            yield row


def failure(context: Context, row: Row) -> Rich:
    """What fails."""
    one = row.failure
    kind = "unwatched" if unwatched(row) else one.kind
    said = context.say(texts.KINDS[kind], rsc=one.rsc, target=one.target or one.rsc)
    if one.count > 1:
        counted = context.say(texts.COUNTED, count=(str(one.count),))
        said = (*said, " (", *counted, ")")
    return said


def unwatched(row: Row) -> bool:
    """Whether it is a failure that no monitor tells."""
    return row.failure.kind is Kind.MONITOR and row.expected.operation is None


def behaviour(context: Context, row: Row) -> str:
    """What the cluster does; nothing where only an attribute changes."""
    idle = bool(row.expected.attributes) and not row.moved and not row.unclear
    if row.reaction.act is Act.MOVE and not row.unclear and _nowhere(context, row):
        return context.text(texts.NOWHERE)
    return context.text(texts.ACTS[Act.NOTHING if idle else row.reaction.act])


def _nowhere(context: Context, row: Row) -> bool:
    """Whether no other node takes what failed."""
    if not row.failure.rsc or row.expected.attributes:
        return False
    root = context.facts.look.root(row.failure.rsc).id
    return any(move.id == root and move.runs is Runs.NO for move in row.moved)


def placed(context: Context, row: Row) -> Rich:
    """Where things run afterwards: what has moved, a line each."""
    if row.unclear:
        return context.text(texts.OPEN)
    lines: list[Rich] = []
    for move in _shown(context, row):
        stopped = move.runs is Runs.NO or not move.after
        to: Rich = context.text(texts.STOPPED) if stopped else context.names(move.after)
        before: Rich = context.names(move.before) or context.text(texts.STOPPED)
        lines.append(
            context.say(
                texts.MOVED,
                rsc=move.id,
                from_=before if isinstance(before, tuple) else (before,),
                to=to if isinstance(to, tuple) else (to,),
            )
        )
    if not lines:
        return context.text(texts.UNMOVED)
    said: list[Rich] = []
    for number, line in enumerate(lines):
        said += ["\n"] if number else []
        said += line if isinstance(line, tuple) else (line,)
    return tuple(said)  # type: ignore[arg-type]


def _shown(context: Context, row: Row) -> Iterator[Move]:
    """Fencing devices only where the failure is one of them: they follow the nodes."""
    resources = context.facts.look.resources
    device = bool(row.failure.rsc) and not is_service(resources[row.failure.rsc])
    return (move for move in row.moved if device or is_service(resources[move.id]))


def seconds(context: Context, row: Row) -> str:
    """How long users wait at the most; empty where there is no bound."""
    if row.outage in texts.NO_LIMIT:
        return context.text(texts.NO_LIMIT[row.outage])
    budget = context.facts.budgets.of(row)
    if budget is None or budget.open is not None:
        return ""
    return str(-(-budget.most // 1000))


def recovery(context: Context, row: Row) -> Rich:
    """The recovery procedure of the node that is concerned."""
    pattern = row.recovery.pattern
    if pattern is None:
        return context.text(texts.NO_RECOVERY)
    if row.recovery.in_place:
        if row.recovery.failcount_left:
            return context.say(texts.REPAIR_COUNT, cleanup=Link(steps.CLEANUP))
        return context.text(texts.REPAIR_ONLY)
    if not row.failure.node:
        return context.text(texts.BY_NODE).format(pattern=pattern.value)
    node = row.failure.node
    return (Link(anchor(context, pattern, node), pattern.value), " ", Code(node))


def anchor(context: Context, pattern: Pattern, node: str) -> str:
    return context.anchor(f"recovery-{pattern.value.lower()}", node)
