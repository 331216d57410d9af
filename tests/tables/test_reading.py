"""How a sheet is read: comments, names, columns, parts, filling down, notes."""

import pytest

from crmgen.tables.blocks import Block, Row
from tests.helpers import found, read, sheet


def rows(source, table: str, letter: str = "") -> list[Row]:
    """The rows of one part of one table, in a sheet without findings."""
    blocks, sink = read(source)
    assert found(sink) == []
    return [row for block in blocks if block.table.name == table for row in block.rows(letter)]


def values(source, table: str, letter: str = "") -> list[dict[str, str]]:
    return [row.values for row in rows(source, table, letter)]


def test_a_table_gives_its_rows_with_their_cells():
    (row,) = rows(
        """
         | PROPERTY
         |          | name            | value
         |          | stonith-enabled | true
        """,
        "PROPERTY",
    )
    assert row.values == {"name": "stonith-enabled", "value": "true"}
    assert (row.at("name").cell, row.at("value").cell, row.at().cell) == ("C3", "D3", "3")


def test_a_sign_in_column_a_makes_any_row_a_comment():
    text = """
    #title
         | PROPERTY
    #    | PRIMITIVE
    # x  |          | value | name
         |          | name  | value
    #    |          | 項目  | 設定内容
      #  |          | gone  | 1
         |          | kept  | 1
    """
    assert values(text, "PROPERTY") == [{"name": "kept", "value": "1"}]


def test_other_text_in_column_a_is_ignored():
    text = """
    2-1  | PROPERTY
    head |          | name | value
    x    |          | a    | 1
    """
    assert values(text, "PROPERTY") == [{"name": "a", "value": "1"}]


@pytest.mark.parametrize("name", ["property", "Property", "PROPERTY"])
@pytest.mark.parametrize("columns", [("name", "value"), ("NAME", "Value")])
def test_names_of_tables_and_columns_in_any_case(name, columns):
    grid = sheet([["", name], ["", "", *columns], ["", "", "a", "1"]])
    assert values(grid, "PROPERTY") == [{"name": "a", "value": "1"}]


def test_columns_in_any_order_with_gaps_between_them():
    text = """
     | COLOCATION
     |            | score | | with-rsc | | | rsc
     |            | 10    | | b        | | | a
    """
    assert values(text, "COLOCATION") == [{"score": "10", "with-rsc": "b", "rsc": "a"}]


def test_short_rows_and_empty_rows_between():
    grid = sheet(
        [
            ["", "PROPERTY"],
            [],
            ["", "", "name", "value", "", ""],
            [""],
            ["", "", "a", "1"],
            ["", "", "", ""],
            ["", "", "b", "2", "", "", ""],
        ]
    )
    assert values(grid, "PROPERTY") == [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}]


def test_a_table_that_stands_twice_is_two_blocks():
    blocks, sink = read(
        """
         | PROPERTY
         |          | name | value
         |          | a    | 1
         | PROPERTY
         |          | value | name
         |          | 2     | b
        """
    )
    assert found(sink) == []
    assert [row.values["name"] for block in blocks for row in block.rows()] == ["a", "b"]


def test_part_letters_name_the_columns_in_their_own_row_in_any_case():
    text = """
     | PRIMITIVE
     | p         | id | class | provider  | type
     |           | x  | ocf   | heartbeat | IPaddr2
     | A         | type   | name | value
     |           | params | ip   | 192.0.2.1
     | o         | type    | timeout | interval
     |           | monitor | 60s     | 10s
    """
    blocks, sink = read(text)
    assert found(sink) == []
    assert [section.letter for section in blocks[0].sections] == ["P", "A", "O"]
    assert values(text, "PRIMITIVE", "A") == [
        {"type": "params", "name": "ip", "value": "192.0.2.1"}
    ]


def test_recipients_stand_in_a_part_of_their_own():
    text = """
     | ALERT
     | P     | path
     |       | /a.sh
     | R     | recipient
     |       | ops
    """
    assert values(text, "ALERT", "R") == [{"recipient": "ops"}]


class TestFillDown:
    def test_an_empty_cell_takes_the_value_above_and_its_cell(self):
        text = """
         | NODE
         |      | uname | ptype       | name | value
         |      | pm01  | attributes  | a    | 1
         |      |       |             | b    | 2
         |      |       | utilization | c    | 3
         |      | pm02  |             | d    | 4
        """
        got = rows(text, "NODE")
        assert [(r.values["uname"], r.values["ptype"]) for r in got] == [
            ("pm01", "attributes"),
            ("pm01", "attributes"),
            ("pm01", "utilization"),
            ("pm02", "utilization"),
        ]
        assert (got[1].at("uname").cell, got[1].at("name").cell) == ("C3", "E4")
        assert (got[3].at("uname").cell, got[3].at("ptype").cell) == ("C6", "D5")

    def test_not_across_keyword_rows(self):
        text = """
         | PRIMITIVE
         | P | id | class | provider  | type
         |   | x  | lsb   |           | x
         | A | type   | name | value
         |   | params | a    | 1
         | A | type   | name | value
         |   |        | b    | 2
        """
        blocks, sink = read(text)
        assert found(sink) == [("C7", "VAL201")]
        assert blocks[0].sections[2].rows[0].broken

    @pytest.mark.parametrize("order", [("type", "rule"), ("rule", "type")])
    def test_a_filled_type_resets_the_rule(self, order):
        rule = "rule #uname eq pm01"
        lines = [
            {"type": "params", "rule": rule, "name": "a", "value": "1"},
            {"name": "b", "value": "2"},
            {"type": "params", "name": "c", "value": "3"},
            {"name": "d", "value": "4"},
            {"rule": rule, "name": "e", "value": "5"},
        ]
        columns = (*order, "name", "value")
        grid = sheet(
            [
                ["", "PRIMITIVE"],
                ["", "P", "id", "class", "provider", "type"],
                ["", "", "x", "lsb", "", "x"],
                ["", "A", *columns],
                *(["", "", *(line.get(column, "") for column in columns)] for line in lines),
            ]
        )
        got = values(grid, "PRIMITIVE", "A")
        assert [v["type"] for v in got] == ["params"] * 5
        assert [v.get("rule") for v in got] == [rule, rule, None, None, rule]


class TestCells:
    @pytest.mark.parametrize("blank", [" ", "　", "\t", "\n", "\r\n", "\xa0", " 　\t\n"])
    def test_blanks_at_both_ends_do_not_count(self, blank):
        def wrapped(*texts: str) -> list[str]:
            return ["", "", *(blank + text + blank for text in texts)]

        grid = sheet([["", f"{blank}PROPERTY{blank}"], wrapped("name", "value"), wrapped("a", "1")])
        assert values(grid, "PROPERTY") == [{"name": "a", "value": "1"}]

    @pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", " \n", "\n　 ", "\t\n"])
    def test_a_line_break_inside_becomes_a_blank(self, line_break):
        grid = sheet(
            [["", "PROPERTY"], ["", "", "name", "value"], ["", "", "a", f"1{line_break}2"]]
        )
        assert values(grid, "PROPERTY") == [{"name": "a", "value": "1 2"}]

    def test_a_line_break_in_the_name_of_a_column(self):
        grid = sheet(
            [
                ["", "LOCATION"],
                ["", "", "rsc", "score:\n100"],
                ["", "", "a", "pm01\npm02"],
            ]
        )
        (row,) = rows(grid, "LOCATION")
        assert row.extras == (("score: 100", "pm01 pm02", 4),)

    def test_raw_text_keeps_its_lines(self):
        text = "pcs constraint \\\n  order A then B"
        grid = sheet([["", "ADDITIONAL_CONFIG"], ["", "", "config"], ["", "", f"{text}\n"]])
        assert values(grid, "ADDITIONAL_CONFIG") == [{"config": text}]

    @pytest.mark.parametrize(
        "value", ["日本語", "a  b", "１０", "'\"$`\\#", "=1", "-x", "a\tb", "🐘"]
    )
    def test_free_text_stays_as_typed(self, value):
        grid = sheet([["", "PROPERTY"], ["", "", "name", "value"], ["", "", "a", value]])
        assert values(grid, "PROPERTY") == [{"name": "a", "value": value}]


def test_depth_is_which_of_the_repeated_columns_is_filled():
    text = """
     | RESOURCES
     |           | id | resourceItem | x | resourceItem | resourceItem
     |           | c  | Clone        |   |              |
     |           | g  |              |   | Group        |
     |           | p  |              |   |              | Primitive
    """
    blocks, sink = read(text)
    assert found(sink) == [("E2", "TBL102")]
    got = list(blocks[0].rows())
    assert [(r.values["id"], r.depth, r.at("resourceItem").cell) for r in got] == [
        ("c", 0, "D3"),
        ("g", 1, "F4"),
        ("p", 2, "G5"),
    ]


class TestDialects:
    @pytest.mark.parametrize(
        ("column", "value", "canonical"),
        [
            ("ptype", "attributes", "attributes"),
            ("type", "attribute", "attributes"),
            ("TYPE", "Utilization", "utilization"),
        ],
    )
    def test_kind_of_a_node_attribute(self, column, value, canonical):
        grid = sheet(
            [
                ["", "NODE"],
                ["", "", "uname", column, "name", "value"],
                ["", "", "n", value, "a", "1"],
            ]
        )
        assert values(grid, "NODE")[0]["ptype"] == canonical

    @pytest.mark.parametrize("table", ["FENCING_TOPOLOGY", "STONITH_LEVEL"])
    def test_fencing_levels(self, table):
        device, index = ("rsc", "index") if table == "FENCING_TOPOLOGY" else ("id", "level")
        grid = sheet([["", table], ["", "", "node", device, index], ["", "", "pm01", "f1", "01"]])
        assert values(grid, table) == [{"node": "pm01", device: "f1", index: "1"}]

    @pytest.mark.parametrize(("column", "value"), [("score", "0"), ("kind", "Optional")])
    def test_order_by_score_or_by_kind(self, column, value):
        grid = sheet(
            [
                ["", "ORDER"],
                ["", "", "first-rsc", "then-rsc", column],
                ["", "", "a", "b", value],
            ]
        )
        assert values(grid, "ORDER")[0][column] == value

    @pytest.mark.parametrize(
        ("word", "canonical"),
        [
            ("Ms", "Promotable"),
            ("Master", "Promotable"),
            ("Promotable", "Promotable"),
            ("primitive", "Primitive"),
            ("STONITH", "Stonith"),
        ],
    )
    def test_kinds_of_resources(self, word, canonical):
        grid = sheet([["", "RESOURCES"], ["", "", "resourceItem", "id"], ["", "", word, "a"]])
        assert values(grid, "RESOURCES")[0]["resourceItem"] == canonical

    @pytest.mark.parametrize("word", ["options", "params", "OPTIONS"])
    def test_options_are_params(self, word):
        grid = sheet(
            [
                ["", "PRIMITIVE"],
                ["", "P", "id", "class", "provider", "type"],
                ["", "", "x", "lsb", "", "x"],
                ["", "A", "type", "name", "value"],
                ["", "", word, "a", "1"],
            ]
        )
        assert values(grid, "PRIMITIVE", "A")[0]["type"] == "params"


class TestNotes:
    def test_columns_without_a_name_are_notes_with_the_caption_below_the_keyword_row(self):
        text = """
         | PROPERTY
         | | name | value |   | |
        #| | 項目 | 値    | 概要 | | 備考
         | | a    | 1     | what | | why
         | | b    | 2     |      | |
        """
        first, second = rows(text, "PROPERTY")
        assert [(n.caption, n.text, n.origin.cell) for n in first.notes] == [
            ("概要", "what", "E4"),
            ("備考", "why", "G4"),
        ]
        assert second.notes == ()

    def test_a_note_beside_its_caption_belongs_to_the_one_on_its_left(self):
        text = """
         | PROPERTY
         | | name | value | | |
        #| | 項目 | 値    | 概要 | | 備考
         | | a    | 1     | | more |
        """
        (row,) = rows(text, "PROPERTY")
        assert [(n.caption, n.text, n.origin.cell) for n in row.notes] == [("概要", "more", "F4")]

    def test_without_captions(self):
        text = """
         | PROPERTY
         | | name | value
         | | a    | 1     | | note
        """
        (row,) = rows(text, "PROPERTY")
        assert [(n.caption, n.text) for n in row.notes] == [("", "note")]

    def test_only_the_comment_right_below_the_keyword_row_names_notes(self):
        text = """
         | PROPERTY
         | | name | value
         | | a    | 1     | note
        #| |      |       | comment
         | | b    | 2     | other
        """
        assert [n.caption for row in rows(text, "PROPERTY") for n in row.notes] == ["", ""]

    def test_a_note_keeps_its_lines(self):
        grid = sheet([["", "PROPERTY"], ["", "", "name", "value"], ["", "", "a", "1", "x\ny"]])
        assert [n.text for row in rows(grid, "PROPERTY") for n in row.notes] == ["x\ny"]

    def test_a_row_with_only_a_note_is_no_data(self):
        text = """
         | PROPERTY
         | | name | value
         | |      |       | remark
        """
        assert rows(text, "PROPERTY") == []


def test_an_empty_form_of_all_tables_has_no_findings():
    from crmgen.tables import TABLES

    lines: list[list[str]] = []
    for table in TABLES.values():
        lines.append(["", table.name])
        for part in table.parts:
            names = [column.name for column in part.columns if not column.instead]
            lines.append(["", part.letter, *names])
            lines.append(["#", "", *(column.title.ja for column in part.columns)])
    blocks, sink = read(sheet(lines))
    assert found(sink) == []
    assert [block.table.name for block in blocks] == list(TABLES)
    assert all(isinstance(block, Block) and not block.broken for block in blocks)
