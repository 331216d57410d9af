"""Failover tests: every failure of the matrix with how it is provoked and what has to happen."""

from crmgen.behaviour import Kind, Row
from crmgen.behaviour.cases import cases_of
from crmgen.catalogue.runbook import frame
from crmgen.catalogue.runbook import trouble as texts
from crmgen.document import model as doc
from crmgen.runbook import rows, steps
from crmgen.runbook.commands import Command, command
from crmgen.runbook.context import Context

ANCHOR, TABLE = "tests", "tests-table"
_BY_HAND = {
    Kind.STOP: texts.HOW_STOP,
    Kind.START: texts.HOW_START,
    Kind.PROMOTE: texts.HOW_ROLE,
    Kind.DEMOTE: texts.HOW_ROLE,
    Kind.HOST: texts.HOW_HOST,
    Kind.DISK: texts.HOW_DISK,
    Kind.MOUNT: texts.HOW_DISK,
    Kind.NIC: texts.HOW_NIC,
    Kind.INTERCONNECT: texts.HOW_LINKS,
}


def chapter(context: Context) -> doc.Section | None:
    cases = cases_of(context.facts.matrix.rows)
    numbers = {row.failure.key: case.number for case in cases for row in case.rows}
    listed = tuple(_row(context, numbers[row.failure.key], row) for row in rows.rows(context))
    if not listed:
        return None
    columns = (
        doc.Column(context.text(texts.TEST_NUMBER), doc.Kind.CODE, 3),
        doc.Column(context.text(texts.FAILURE), doc.Kind.TEXT, 4),
        doc.Column(context.text(texts.NODE), doc.Kind.TEXT, 2),
        doc.Column(context.text(texts.TEST_HOW), doc.Kind.TEXT, 7),
        doc.Column(context.text(texts.BEHAVIOUR), doc.Kind.TEXT, 3),
        doc.Column(context.text(texts.AFTER), doc.Kind.TEXT, 4),
        doc.Column(context.text(texts.LIMIT), doc.Kind.NUMBER, 2),
        doc.Column(context.text(texts.PATTERN), doc.Kind.TEXT, 2),
        doc.Column(context.text(texts.TEST_TIME), doc.Kind.BLANK, 2),
        doc.Column(context.text(texts.TEST_RESULT), doc.Kind.BLANK, 2),
        doc.Column(context.text(texts.TEST_BY), doc.Kind.BLANK, 2),
    )
    table = doc.Table(
        caption=context.text(texts.TESTS_TABLE),
        anchor=TABLE,
        columns=columns,
        rows=listed,
        row_headers=3,
    )
    down = context.names(("ip link set down", "ifdown"))
    network = doc.Paragraph(context.say(texts.TESTS_NETWORK, down=down))
    return doc.Section(
        title=context.text(frame.TESTS),
        anchor=ANCHOR,
        blocks=(
            doc.Paragraph(context.text(texts.TESTS_INTRO)),
            doc.Callout(doc.Tone.WARNING, (network,), context.text(frame.BEFORE_TEST)),
            _procedure(context),
            table,
        ),
    )


def _procedure(context: Context) -> doc.Procedure:
    provoke = context.step(texts.TEST_PROVOKE, table=doc.Link(TABLE))
    watch = context.step(
        texts.TEST_WATCH,
        context.tool.status(),
        note=context.text(texts.TEST_WATCH_NOTE),
    )
    recover = context.step(texts.TEST_RECOVER)
    return doc.Procedure(
        before=(steps.look(context),), work=(provoke, watch), after=(recover, steps.look(context))
    )


def _row(context: Context, number: str, row: Row) -> doc.Row:
    return doc.Row(
        (
            number,
            rows.failure(context, row),
            row.failure.node or context.text(texts.ANY),
            _how(context, row),
            rows.behaviour(context, row),
            rows.placed(context, row),
            rows.seconds(context, row),
            rows.recovery(context, row),
            "",
            "",
            "",
        )
    )


def _how(context: Context, row: Row) -> doc.Rich:
    failure = row.failure
    match failure.kind:
        case Kind.MONITOR if rows.unwatched(row):
            return context.say(texts.HOW_KILL, rsc=failure.rsc, node=failure.node)
        case Kind.MONITOR:
            typed = context.tool.fail(failure.rsc, failure.node)
            said = context.say(texts.HOW_FAIL)
            if failure.count > 1:
                said = context.say(texts.HOW_FAIL_COUNT, count=(str(failure.count),))
            return _typed(context, said, [typed])
        case Kind.NODE:
            crash = "echo c > /proc/sysrq-trigger"
            return (*context.say(texts.HOW_NODE, node=failure.node), "\n", doc.Code(crash))
        case Kind.PING:
            return _network(context, row)
    target = failure.target or failure.rsc
    return context.say(_BY_HAND[failure.kind], rsc=failure.rsc, target=target, node=failure.node)


def _typed(context: Context, said: doc.Rich, commands: list[Command]) -> doc.Rich:
    lines = doc.Code("\n".join(one.line for one in commands))
    return (*(said if isinstance(said, tuple) else (said,)), "\n", lines)


def _network(context: Context, row: Row) -> doc.Rich:
    """Drops both directions, on the node that is to lose sight of what it pings."""
    hosts = row.failure.target.split()
    cut = [one for host in hosts for one in drops("-I", host)]
    undo = [one for host in hosts for one in drops("-D", host)]
    said = context.say(texts.HOW_PING, node=row.failure.node, target=context.names(hosts))
    there = _typed(context, said, cut)
    back = _typed(context, context.say(texts.HOW_UNDO), undo)
    return (*there, "\n", *back)  # type: ignore[misc]


def drops(action: str, host: str) -> list[Command]:
    """Packets from and to a host, dropped (-I) or let through again (-D)."""
    program = "ip6tables" if ":" in host else "iptables"
    return [
        command(program, action, "INPUT", "-s", host, "-j", "DROP"),
        command(program, action, "OUTPUT", "-d", host, "-j", "DROP"),
    ]
