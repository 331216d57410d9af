"""Any content is written so that the reader finds it again: texts, notes, comments, columns."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmgen.diagnostics import Sink
from crmgen.sheets.choose import choose_sheets
from crmgen.sheets.open import open_sheets
from crmgen.tables.blocks import Block as ReadBlock
from crmgen.tables.read import read_tables
from crmgen.targets import resolve_target
from crmgen.workbook.book import write_workbook
from crmgen.workbook.content import Block, Content, Line, Remark, Section
from crmgen.workbook.vocabulary import Vocabulary
from crmgen.workbook.voice import Speaker
from tests.helpers import found

LONG = "long text " * 40
LINES = "colocation c1 inf: a b\norder o1 0: a b"


def read_again(content: Content, voice: str = "ja") -> tuple[list[ReadBlock], Sink, list[str]]:
    words = Vocabulary(resolve_target(None), Speaker(voice))  # type: ignore[arg-type]
    data = write_workbook(content, words)
    sink = Sink()
    grids = choose_sheets(open_sheets(Path("x.xlsx"), data, sink), None, "x.xlsx", sink)
    blocks = read_tables(grids, sink)
    texts = [cell for grid in grids for row in grid.rows for cell in row if cell]
    return blocks, sink, texts


def table(name: str, *rows: Line | Remark, letter: str = "", **more: object) -> Block:
    return Block(table=name, sections=(Section(letter=letter, rows=rows),), **more)


def test_columns_of_open_families_and_old_columns_are_kept():
    content = Content(
        (
            table("LOCATION", Line(values={"rsc": "a", "score:200": "n1", "ping:x:1": "yes"})),
            table("ORDER", Line(values={"first-rsc": "a", "then-rsc": "b", "score": "0"})),
        )
    )
    blocks, sink, _ = read_again(content)
    assert found(sink) == []
    located, ordered = (next(block.rows()) for block in blocks)
    assert {extra.name: extra.value for extra in located.extras} == {
        "score:200": "n1",
        "ping:x:1": "true",
    }
    assert ordered.values["score"] == "0"
    assert "kind" not in blocks[1].sections[0].columns


def test_notes_comments_and_subjects_are_kept():
    lines = (
        Line(values={"name": "a", "value": "1"}, notes={"概要": "why", "設計根拠": "because"}),
        Remark(("# b", "", "b", "2")),
        Line(values={"name": "c", "value": "3"}),
    )
    before = (Remark(("# 方針: 切り戻しは手動",)),)
    after = (Remark(("# end",)),)
    content = Content((table("PROPERTY", *lines, before=before, subject="本番"),), after)
    blocks, sink, texts = read_again(content)
    assert found(sink) == []
    rows = list(blocks[0].rows())
    assert [row.values for row in rows] == [
        {"name": "a", "value": "1"},
        {"name": "c", "value": "3"},
    ]
    assert [(note.caption, note.text) for note in rows[0].notes] == [
        ("概要", "why"),
        ("設計根拠", "because"),
    ]
    assert {"# 方針: 切り戻しは手動", "# b", "# end"} <= set(texts)
    assert any(text.endswith("本番") for text in texts)


def test_tables_of_one_sheet_keep_their_order():
    """The ids of constraints count through the tables."""
    rule = Line(values={"rsc": "a", "score": "1", "attribute": "x", "op": "defined"})
    node = Line(values={"rsc": "a", "prefers/avoids": "prefers", "node": "n"})
    tables = (table("LOCATION_RULE", rule), table("LOCATION_NODE", node))
    for content in (tables, tables[::-1]):
        blocks, _, _ = read_again(Content(content))
        assert [block.table.name for block in blocks] == [block.table for block in content]


def test_several_blocks_and_deep_trees():
    kinds = ("Clone", "Group", "Primitive", "Primitive")
    tree = [
        Line(values={"resourceItem": kind, "id": f"r{depth}"}, depth=depth)
        for depth, kind in enumerate(kinds)
    ]
    first = Block(
        table="PRIMITIVE",
        sections=(
            Section(
                letter="P",
                rows=(Line(values={"id": "r2", "class": "systemd", "type": "x"}),),
            ),
            Section(letter="O", rows=(Line(values={"type": "start", "trace_ra": "1"}),)),
            Section(letter="O", rows=(Line(values={"type": "stop"}),)),
        ),
    )
    blocks, _, _ = read_again(Content((first, table("RESOURCES", *tree), first)))
    assert [block.table.name for block in blocks] == ["RESOURCES", "PRIMITIVE", "PRIMITIVE"]
    assert [row.depth for row in blocks[0].rows()] == [0, 1, 2, 3]
    assert [section.letter for section in blocks[1].sections] == ["P", "O", "O"]
    assert next(blocks[1].rows("O")).extras[0].value == "1"


@pytest.mark.parametrize("text", [LONG.strip(), LINES, "=SUM(A1)", "-INFINITY", "007", "1-2"])
def test_texts_stay_as_they_are(text):
    blocks, sink, _ = read_again(
        Content((table("ADDITIONAL_CONFIG", Line(values={"config": text})),))
    )
    assert found(sink) == []
    assert next(blocks[0].rows()).values == {"config": text}


TEXT = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x9FFF, exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=40,
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=8))
def test_any_value_and_note(rows):
    lines = [
        Line(values={"name": f"n{number}", "value": value}, notes={"概要": note})
        for number, (value, note) in enumerate(rows)
    ]
    blocks, sink, _ = read_again(Content((table("PROPERTY", *lines),)))
    assert found(sink) == []
    read = list(blocks[0].rows())
    assert [row.values["value"] for row in read] == [value for value, _ in rows]
    assert [row.notes[0].text for row in read] == [note for _, note in rows]
