"""Chapter 4: where everything runs, the scores, every constraint in words, and the graph."""

from collections.abc import Sequence

from crmgen.behaviour import Score
from crmgen.behaviour.sentences import rule_text
from crmgen.book import drawings
from crmgen.book.facts import Facts
from crmgen.book.placed import where_text
from crmgen.catalogue.book import frame
from crmgen.catalogue.book import structure as texts
from crmgen.document.model import Block, Column, Kind, Paragraph, Rich, Row, Section, Table
from crmgen.model import Rule
from crmgen.optional import MissingLibrary
from crmgen.placement import scores

_NODES_A_TABLE = 6  # as many as a page of A4 is wide


def constraints(facts: Facts) -> Section | None:
    parts = (_placement(facts), _scores(facts), _relations(facts), _graph(facts))
    found = tuple(part for part in parts if part is not None)
    if not found:
        return None
    return Section(
        title=facts.say(texts.CONSTRAINTS), anchor="placement", number="4", sections=found
    )


def _placement(facts: Facts) -> Section | None:
    if not facts.analysis.nodes or not facts.cluster.resources:
        return None
    up = facts.analysis.all_up()
    downs = [facts.analysis.down(node) for node in facts.analysis.nodes]
    columns = [
        Column(facts.say(frame.RESOURCE), Kind.CODE, 3),
        Column(facts.say(texts.PLACEMENT_ALL_UP), Kind.TEXT, 3),
        Column(facts.say(texts.PLACEMENT_BY), Kind.TEXT, 2),
    ]
    columns += [
        Column(facts.say(texts.PLACEMENT_DOWN, node=node), Kind.TEXT, 3)
        for node in facts.analysis.nodes
    ]
    rows = []
    for root in facts.cluster.resources:
        before = up[root.id]
        normal = where_text(facts, before)
        cells: list[Rich] = [root.id, normal]
        cells.append(facts.words(texts.BY, before.by) if before.by else "")
        cells += [where_text(facts, down[root.id]) for down in downs]
        rows.append(Row(tuple(cells)))
    blocks: list[Block] = [Paragraph(facts.say(texts.PLACEMENT_TEXT))]
    for start in range(3, len(columns), _NODES_A_TABLE):
        picked = [0, 1, 2, *range(start, min(start + _NODES_A_TABLE, len(columns)))]
        blocks.append(
            Table(
                caption=facts.say(texts.PLACEMENT),
                columns=tuple(columns[n] for n in picked),
                rows=tuple(Row(tuple(row.cells[n] for n in picked)) for row in rows),
                row_headers=1,
            )
        )
    return Section(title=facts.say(texts.PLACEMENT), anchor="where", blocks=tuple(blocks))


def _scores(facts: Facts) -> Section | None:
    matrix = facts.behaviour.scores
    if not matrix or not facts.analysis.nodes:
        return None
    nodes = facts.analysis.nodes
    blocks: list[Block] = [Paragraph(facts.say(texts.SCORES_TEXT))]
    for start in range(0, len(nodes), _NODES_A_TABLE):
        picked = nodes[start : start + _NODES_A_TABLE]
        blocks.append(
            Table(
                caption=facts.say(texts.SCORES),
                columns=(
                    Column(facts.say(frame.RESOURCE), Kind.CODE, 3),
                    *(Column(name, Kind.TEXT, 3, facts.say(frame.NODE)) for name in picked),
                ),
                rows=tuple(
                    Row((line[0].rsc, *(_score(facts, one) for one in _part(line, start))))
                    for line in matrix
                ),
                row_headers=1,
            )
        )
    return Section(title=facts.say(texts.SCORES), anchor="scores", blocks=tuple(blocks))


def _part(line: Sequence[Score], start: int) -> Sequence[Score]:
    return line[start : start + _NODES_A_TABLE]


def _score(facts: Facts, score: Score) -> str:
    """The total, and below it the terms where there are several or one of them has a rule."""
    total = score.text or facts.say(texts.OPEN_SCORE)
    named = all(_only_names(term.rule) for term in score.terms if term.rule is not None)
    if named and len(score.terms) < 2:
        return total
    said = []
    for term in score.terms:
        text = scores.text(term.score)
        if term.rule is not None:
            text += f" [{rule_text(term.rule)(facts.lang)}]"
        said.append(text)
    return "\n".join([total, *said])


def _only_names(rule: Rule) -> bool:
    """Whether a rule does no more than name a node."""
    tests = list(rule.tests())
    return rule.is_flat and len(tests) == 1 and tests[0].attribute == "#uname"


def _relations(facts: Facts) -> Section | None:
    found = facts.behaviour.relations
    if not found:
        return None
    rows = tuple(
        Row(
            (
                facts.words(texts.RELATION_KINDS, one.kind),
                one.sentence(facts.lang),
                facts.say(texts.MANDATORY if one.mandatory else texts.ADVISORY),
                one.id,
                facts.notes(one.notes),
                facts.cell(one.at),
            )
        )
        for one in found
    )
    table = Table(
        caption=facts.say(texts.RELATIONS),
        anchor="relation-table",
        columns=(
            Column(facts.say(frame.KIND), Kind.TEXT, 2.2),
            Column(facts.say(texts.RELATION), Kind.TEXT, 6),
            Column(facts.say(texts.STRENGTH), Kind.STATUS, 2.2),
            Column(facts.say(texts.RELATION_ID), Kind.CODE, 4),
            Column(facts.say(frame.NOTE), Kind.TEXT, 4),
            Column(facts.say(frame.CELL), Kind.TEXT, 1),
        ),
        rows=rows,
    )
    return Section(title=facts.say(texts.RELATIONS), anchor="relations", blocks=(table,))


def _graph(facts: Facts) -> Section | None:
    data = drawings.relations(facts)
    if not data.relations:
        return None
    from crmgen.figures.relations import relations

    blocks: tuple[Block, ...]
    try:
        blocks = drawings.figures(relations(data), "relations-figure")
    except MissingLibrary:
        blocks = (Paragraph(facts.say(texts.GRAPH_MISSING)),)
    return Section(title=facts.say(texts.GRAPH), anchor="graph", blocks=blocks)
