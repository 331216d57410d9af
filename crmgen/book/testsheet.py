"""Chapter 13: the test sheet, with what crm_mon has to show after each failure."""

from collections.abc import Sequence

from crmgen.behaviour import Act, Kind, Row
from crmgen.behaviour.cases import Case
from crmgen.book.facts import Facts
from crmgen.book.failing import (
    Chapter,
    chapters,
    longest,
    nodes_of,
    pattern_text,
    reaction_text,
)
from crmgen.book.failures import afterwards
from crmgen.book.networks import link_texts
from crmgen.catalogue.book import conduct, frame
from crmgen.catalogue.book import lists as texts
from crmgen.crm_mon import expected
from crmgen.document.model import (
    Block,
    CodeBlock,
    Column,
    Link,
    Paragraph,
    Rich,
    Run,
    Section,
    Table,
)
from crmgen.document.model import Kind as Cells
from crmgen.document.model import Row as Line
from crmgen.model import Bundle
from crmgen.placement import State, Why

_NAMED = 6  # failures that a display names before it counts the rest
_BLANK = ("",) * len(texts.FILLED_IN)
# states that crm_mon shows in words of its own: failed, blocked, standby
_NOT_SHOWN = (Act.BLOCK, Act.STANDBY)


class Displays:
    """The different outputs of crm_mon, numbered in the order of the failures."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.texts: dict[str, list[str]] = {}
        self._up = self._add(facts.analysis.all_up(), "")
        self._numbers: dict[str, int] = {}
        for case in facts.cases:
            for row in case.rows:
                state = self._state(row)
                if state is not None:
                    self._numbers[row.failure.key] = self._add(state, case.number)

    def of(self, row: Row) -> int | None:
        """The number of the display after a failure; None where crm_mon shows more than places."""
        return self._numbers.get(row.failure.key)

    @property
    def up(self) -> int:
        """The number of the display with all nodes up."""
        return self._up

    def _state(self, row: Row) -> State | None:
        act = row.reaction.act
        unfenced = act is Act.FENCE and row.open is not None and row.open.why is Why.NO_FENCING
        if row.unclear or act in _NOT_SHOWN or unfenced:
            return None
        budget = self._facts.behaviour.budgets.of(row)
        if budget is not None and budget.open is not None:
            return None
        return self._facts.behaviour.matrix.after(row.expected)

    def _add(self, state: State, number: str) -> int:
        text = expected(self._facts.look, state)
        held = self.texts.setdefault(text, [])
        if number and number not in held:
            held.append(number)
        return list(self.texts).index(text) + 1


def test_sheet(facts: Facts) -> Section | None:
    if not facts.analysis.nodes or not facts.cluster.resources:
        return None
    displays = Displays(facts)
    parts = [_displays(facts, displays), _normal(facts, displays)]
    parts += [_chapter(facts, one, displays) for one in chapters(facts)]
    return Section(
        title=facts.say(texts.TESTS),
        anchor="tests",
        number="13",
        blocks=(Paragraph(facts.say(texts.TESTS_TEXT)),),
        sections=tuple(parts),
    )


def _displays(facts: Facts, displays: Displays) -> Section:
    sections = []
    for number, (text, failures) in enumerate(displays.texts.items(), start=1):
        title = texts.DISPLAY_UP if number == displays.up else texts.DISPLAY
        blocks: list[Block] = []
        if failures:
            blocks.append(
                Paragraph(facts.say(texts.DISPLAY_OF, failures=_failures(facts, failures)))
            )
        blocks.append(CodeBlock(text=text))
        sections.append(
            Section(
                title=facts.say(title, number=str(number)),
                anchor=f"display-{number}",
                blocks=tuple(blocks),
            )
        )
    said = [facts.say(texts.DISPLAYS_TEXT)]
    bundles = [one.id for one in facts.cluster.resources if isinstance(one, Bundle)]
    if bundles:
        said.append(facts.say(texts.DISPLAYS_BUNDLES, ids=facts.listed(bundles)))
    return Section(
        title=facts.say(texts.DISPLAYS),
        anchor="displays",
        blocks=tuple(map(Paragraph, said)),
        sections=tuple(sections),
    )


def _failures(facts: Facts, numbers: Sequence[str]) -> str:
    named = facts.listed(numbers[:_NAMED])
    more = len(numbers) - _NAMED
    if more <= 0:
        return named
    return facts.say(texts.DISPLAY_MORE, failures=named, count=str(more))


def _columns(facts: Facts) -> tuple[Column, ...]:
    return (
        Column(facts.say(conduct.TEST), Cells.TEXT, 3),
        Column(facts.say(texts.GIVEN), Cells.TEXT, 3),
        Column(facts.say(texts.DO), Cells.TEXT, 4),
        Column(facts.say(texts.EXPECTED), Cells.TEXT, 5),
        Column(facts.say(texts.LIMIT), Cells.TEXT, 2),
        Column(facts.say(conduct.PATTERN), Cells.TEXT, 2),
        *(Column(facts.say(text), Cells.BLANK, 1.5) for text in texts.FILLED_IN),
    )


def _table(facts: Facts, title: str, anchor: str, rows: Sequence[Line]) -> Section:
    table = Table(caption=title, columns=_columns(facts), rows=tuple(rows), row_headers=1)
    return Section(title=title, anchor=anchor, blocks=(table,))


# ---- without a failure ----------------------------------------------------------------------


def _normal(facts: Facts, displays: Displays) -> Section:
    operation = facts.behaviour.operation
    well = facts.say(texts.ALL_WELL)
    rows = [
        _plain(facts, "start", "start", facts.say(texts.ALL_DOWN), {}, see=_see(facts, displays.up))
    ]
    for move in operation.after_move():
        words = {
            "rsc": move.rsc,
            "node": move.node,
            "to": facts.listed(move.to),
            "along": facts.listed(move.along),
        }
        given = facts.say(texts.RUNS_ON, rsc=move.rsc, node=move.node)
        if move.to:
            rows.append(_plain(facts, f"switch.{move.rsc}.{move.node}", "switch", given, words))
    for stop in operation.rolling_order():
        moves = facts.listed(f"{rsc} → {'|'.join(to)}" for rsc, to in stop.moves)
        words = {"node": stop.node, "moves": moves}
        rows.append(_plain(facts, f"standby.{stop.node}", "standby", well, words))
    rows.append(_plain(facts, "stop", "stop", well, {}))
    return _table(facts, facts.say(texts.NORMAL_TESTS), "normal-tests", rows)


def _plain(
    facts: Facts,
    number: str,
    name: str,
    given: str,
    words: dict[str, str],
    see: tuple[str | Run, ...] = (),
) -> Line:
    do, result = texts.NORMAL[name]
    wanted: Rich = (facts.say(result, **words), *see)
    return Line((number, given, facts.say(do, **words), wanted, "", "", *_BLANK))


def _see(facts: Facts, *numbers: int) -> tuple[str | Run, ...]:
    """Links to displays."""
    said: list[str | Run] = []
    for number in dict.fromkeys(numbers):
        said += [facts.say(frame.LIST)] if said else ["\n", facts.say(texts.SEE)]
        said.append(Link(f"display-{number}", facts.say(texts.DISPLAY, number=str(number))))
    return tuple(said)


# ---- failures -------------------------------------------------------------------------------


def _chapter(facts: Facts, chapter: Chapter, displays: Displays) -> Section:
    title = facts.say(texts.FAILURE_TESTS, title=chapter.name)
    rows = [_line(facts, case, displays) for case in chapter.cases]
    return _table(facts, title, f"tests-{chapter.anchor}", rows)


def _line(facts: Facts, case: Case, displays: Displays) -> Line:
    failure = case.first.failure
    nodes = nodes_of(facts, case)
    words = {"rsc": failure.rsc, "node": nodes, "target": failure.target}
    do = facts.say(texts.HOW[failure.kind.value], **words)
    if case.kind is Kind.INTERCONNECT:
        do = "\n".join((do, *link_texts(facts)))
    if failure.count > 1:
        do = facts.say(texts.REPEAT, text=do, count=str(failure.count))
    given = facts.say(texts.ALL_WELL)
    if failure.rsc and case.kind not in (Kind.PING, Kind.HOST, Kind.DISK):
        given = facts.say(texts.RUNS_ON, rsc=failure.rsc, node=nodes)
    return Line(
        (
            Link(case.anchor, case.number),
            given,
            do,
            _wanted(facts, case, displays),
            _limit(facts, case),
            pattern_text(facts, case),
            *_BLANK,
        )
    )


def _wanted(facts: Facts, case: Case, displays: Displays) -> Rich:
    lines = [reaction_text(facts, case), afterwards(facts, case)]
    row = case.first
    if row.recovery.failcount_left:
        words = {
            "node": nodes_of(facts, case),
            "rsc": row.failure.rsc,
            "count": str(row.failure.count),
        }
        if row.failure.kind is Kind.START and row.failure.count == 1:
            words["count"] = _start_count(facts)
        elif row.failure.kind is Kind.STOP:
            words["count"] = "INFINITY"
        lines.append(facts.say(texts.FAIL_COUNT, **words))
    numbers = [number for one in case.rows if (number := displays.of(one)) is not None]
    return ("\n".join(lines), *(_see(facts, *numbers) if numbers else ()))


def _start_count(facts: Facts) -> str:
    """A start that fails for good counts as often as there are numbers."""
    fatal = facts.look.option("start-failure-is-fatal").is_true
    return "INFINITY" if fatal else "1"


def _limit(facts: Facts, case: Case) -> str:
    budget = longest(facts, case)
    outage = case.first.outage.value
    if budget is None or outage in ("none", "reduced", "lasting"):
        return facts.words(conduct.OUTAGES, outage)
    if budget.open is not None:
        return facts.say(conduct.FENCED_ON_LIMIT, why=facts.cause(budget.open))
    return facts.time(budget.most)
