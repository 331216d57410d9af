"""Everything that can be wrong with tables, keyword rows and rows: TBL1xx, once for each cause."""

import pytest

from crmgen.catalogue import sheet as sheet_codes
from crmgen.sheets.grid import Fault, Merged
from crmgen.tables import TABLES
from tests.helpers import build, found, only, read, related, resources, sheet


def findings(source) -> list[tuple[str, str]]:
    return found(read(source)[1])


class TestUnknownTable:
    def test_with_the_nearest_name(self):
        item = only(read(" | PROPRTY\n | | name | value\n | | a | 1")[1])
        assert (item.origin.cell, item.code.id) == ("B1", "TBL101")
        assert (item.found, item.nearest) == ("PROPRTY", "PROPERTY")
        assert item.allowed == tuple(TABLES)

    def test_a_far_name_is_skipped_to_the_next_table(self):
        blocks, sink = read(
            """
             | PROPERTY
             | | name | value
             | 覚え書き
             | | free | text | and | more
             | P
             | | whatever
             | A
             | RSC_DEFAULTS
             | | name | value
             | | a    | 1
            """
        )
        assert found(sink) == [("B3", "TBL101")]
        assert [block.table.name for block in blocks if not block.broken] == [
            "PROPERTY",
            "RSC_DEFAULTS",
        ]

    def test_nothing_more_is_said_of_a_misspelt_table(self):
        text = resources(("Primitive", "a")).replace("PRIMITIVE", "PRIMITVE")
        assert found(build(text)[1]) == [("B4", "TBL101")]

    def test_nor_of_references_to_what_it_declares(self):
        text = resources(("Primitive", "a"), ("Primitive", "b")).replace("RESOURCES", "RESOURCE")
        text += " | COLOCATION\n | | rsc | with-rsc | score\n | | a | b | INFINITY"
        assert found(build(text)[1]) == [("B1", "TBL101")]


class TestTableInColumnA:
    def test_is_told_once(self):
        text = "PROPERTY |\n | | name | value\n | | a | 1\n | NODE"
        item = only(read(text)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("A1", "TBL123", "PROPERTY")

    def test_with_letters_is_read_for_its_ids(self):
        text = resources(("Primitive", "a")).replace(" | PRIMITIVE", "primitive |")
        assert found(build(text)[1]) == [("A4", "TBL123")]

    @pytest.mark.parametrize(
        "text",
        [
            "PROPERTY\n | PROPERTY\n | | name | value\n | | a | 1",
            " | PROPERTY\n | | name | value\nNODE | | a | 1",
            " | PROPERTY\n | | name | value\nNODE\n | | a | 1",
            "NODE\n | PRIMITIVE\n | P | id | class | provider | type",
            "PRIMITIVE",
        ],
    )
    def test_is_the_designers_own_text_elsewhere(self, text):
        assert "TBL123" not in [code for _, code in findings(text)]


class TestUnknownColumn:
    def test_is_a_warning_with_the_nearest_name(self):
        item = only(read(" | COLOCATION\n | | rsc | with-rsc | score | rsc-rol")[1])
        assert (item.origin.cell, item.code.id) == ("F2", "TBL102")
        assert (item.found, item.nearest) == ("rsc-rol", "rsc-role")
        assert "with-rsc-role" in item.allowed

    def test_is_an_error_in_location(self):
        item = only(read(" | LOCATION\n | | rsc | prefer\n | | a | pm01")[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D2", "TBL103", "prefer")
        assert "score:N" in item.allowed

    def test_of_an_operation_becomes_a_parameter_with_a_warning(self):
        text = " | PRIMITIVE\n | P | id | class | provider | type\n | O | type | timout | trace_ra"
        sink = read(text)[1]
        assert found(sink) == [("D3", "TBL114"), ("E3", "TBL114")]
        assert [item.nearest for item in sink.sorted()] == ["timeout", None]

    def test_the_depth_of_a_monitor_is_a_known_parameter(self):
        assert findings(" | STONITH\n | P | id | type\n | O | type | OCF_CHECK_LEVEL") == []


class TestMissingColumn:
    def test_at_the_row_that_should_name_it(self):
        item = only(read(" | PROPERTY\n | | name\n | | a")[1])
        assert (item.origin.cell, item.code.id) == ("2", "TBL104")
        assert item.params["column"] == "value"

    def test_at_the_misspelt_name_which_is_not_told_again(self):
        item = only(read(" | PROPERTY\n | | name | valeu\n | | a | 1")[1])
        assert (item.origin.cell, item.code.id) == ("D2", "TBL104")
        assert (item.found, item.nearest) == ("valeu", "value")

    def test_a_misspelt_operation_column_is_not_told_as_a_parameter_too(self):
        text = " | STONITH\n | P | id | type\n | O | tpye | interval"
        item = only(read(text)[1])
        assert (item.origin.cell, item.code.id, item.nearest) == ("C3", "TBL104", "type")

    @pytest.mark.parametrize("present", [("score",), ("kind",), ("kind", "score")])
    def test_a_column_in_place_of_another_one_is_enough(self, present):
        grid = sheet([["", "ORDER"], ["", "", "first-rsc", "then-rsc", *present]])
        assert findings(grid) == []

    def test_neither_score_nor_kind(self):
        assert findings(" | ORDER\n | | first-rsc | then-rsc") == [("2", "TBL104")]

    def test_cells_below_are_not_judged(self):
        text = " | COLOCATION\n | | rsc | score\n | | あ | x\n | |  | 1"
        assert findings(text) == [("2", "TBL104")]

    def test_ids_below_still_count_as_declared(self):
        text = """
         | RESOURCES
         | | resourceItem | id
         | | Primitive | a
         | PRIMITIVE
         | P | id | class | provider
         | | a | ocf | heartbeat
         | A | type | name | value
         | | params | ip | x
         | COLOCATION
         | | rsc | with-rsc | score
         | | a   | a2       | 0
        """
        assert found(build(text)[1]) == [("5", "TBL104"), ("D11", "REF302")]

    def test_without_the_resources_no_reference_is_judged(self):
        text = resources(("Primitive", "a")).replace("| id\n", "|\n", 1)
        text += " | ORDER\n | | first-rsc | then-rsc | score\n | | a | zzz | 0"
        assert found(build(text)[1]) == [("2", "TBL104")]


def test_a_column_twice():
    item = only(read(" | PROPERTY\n | | name | value | Name\n | | a | 1 | b")[1])
    assert (item.origin.cell, item.code.id, item.found) == ("E2", "TBL105", "Name")
    assert related(item) == ["C2"]


def test_a_column_under_both_its_names():
    item = only(read(" | NODE\n | | uname | type | ptype | name | value")[1])
    assert (item.origin.cell, item.code.id, related(item)) == ("E2", "TBL105", ["D2"])


def test_a_score_column_twice():
    item = only(read(" | LOCATION\n | | rsc | score:100 | SCORE:100\n | | a | x | y")[1])
    assert (item.origin.cell, item.code.id, related(item)) == ("E2", "TBL105", ["D2"])


class TestNoHeader:
    def test_a_part_letter_without_names_on_its_row(self):
        text = """
         | RESOURCES
         | | resourceItem | id
         | | Primitive    | a
         | PRIMITIVE
         | P
         | | id | class | provider  | type
         | | a  | ocf   | heartbeat | IPaddr2
        """
        assert found(build(text)[1]) == [("B5", "TBL106")]

    def test_data_where_the_keyword_row_should_be(self):
        text = " | PROPERTY\n | | no-quorum-policy | ignore\n | | stonith-enabled | true"
        assert findings(text) == [("2", "TBL106")]

    def test_the_name_of_a_table_alone_is_an_empty_table(self):
        assert findings(" | PROPERTY\n\n | RSC_DEFAULTS") == []


class TestMisplacedPart:
    def test_outside_of_the_tables_that_have_parts(self):
        text = " | PROPERTY\n | | name | value\n | P | id | class | provider | type\n | | a | ocf"
        item = only(read(text)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("B3", "TBL107", "P")
        assert item.params["allowed_in"] == "PRIMITIVE / STONITH / BUNDLE / ALERT / AGENTS"

    def test_a_deleted_table_row_is_told_once_and_its_ids_count(self):
        text = resources(("Primitive", "a")).replace(" | PRIMITIVE\n", "")
        text += " | A | type | name | value\n | | params | a | 1\n | O | type\n | | start"
        assert found(build(text)[1]) == [("B4", "TBL107")]

    def test_a_deleted_row_of_an_alert_is_told_once(self):
        text = " | PROPERTY\n | | name | value\n | P | path\n | | /x\n | R | recipient\n | | y"
        assert found(build(text)[1]) == [("B3", "TBL107")]

    def test_a_letter_of_another_table(self):
        text = " | STONITH\n | P | id | type\n | R | recipient\n | | x"
        item = only(read(text)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("B3", "TBL107", "R")


class TestParts:
    def test_rows_before_the_first_letter(self):
        text = resources(("Primitive", "a")).replace(" | P |", " | |")
        assert found(build(text)[1]) == [("5", "TBL108")]

    def test_rows_before_the_first_letter_with_later_parts(self):
        text = """
         | ALERT
         |   | path
         |   | /x
         | A | type | name | value
         |   | meta | a    | 1
        """
        assert found(build(text)[1]) == [("2", "TBL108")]

    def test_later_parts_without_the_first(self):
        text = """
         | PRIMITIVE
         | A | type   | name | value
         |   | params | a    | 1
         | O | type
         |   | start
        """
        assert findings(text) == [("B2", "TBL109")]

    @pytest.mark.parametrize("letter", ["A", "O"])
    def test_a_deleted_first_part_says_nothing_of_its_resource(self, letter):
        columns = {"A": "type | name | value", "O": "type | interval | timeout"}[letter]
        text = f"""
         | RESOURCES
         | | resourceItem | id
         | | Primitive    | a
         | PRIMITIVE
         | {letter} | {columns}
         | | params | a | 1
        """.replace("params | a | 1", "start | 0 | 60s" if letter == "O" else "params | a | 1")
        assert found(build(text)[1]) == [("B5", "TBL109")]

    def test_two_rows_in_the_first_part(self):
        text = """
         | RESOURCES
         | | resourceItem | id
         | | Primitive    | a
         | | Primitive    | b
         | PRIMITIVE
         | P | id | class | provider | type
         |   | a  | lsb   |          | x
         |   | b  | lsb   |          | x
        """
        item = only(build(text)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("C8", "TBL110", "b")

    def test_two_scripts_in_one_alert(self):
        item = only(build(" | ALERT\n | P | path\n | | /a\n | | /b")[1])
        assert (item.origin.cell, item.code.id, item.found) == ("C4", "TBL110", "/b")

    @pytest.mark.parametrize(
        ("text", "cell"),
        [
            (" | ALERT\n | P | path\n | A | type | name | value\n | | meta | a | 1", "B1"),
            (" | ALERT\n | P | path\n | R | recipient\n | | x", "B1"),
        ],
    )
    def test_an_empty_first_part_of_an_alert(self, text, cell):
        assert found(build(text)[1]) == [(cell, "TBL118")]

    def test_an_empty_first_part_of_a_resource(self):
        text = """
         | RESOURCES
         | | resourceItem | id
         | | Primitive    | a
         | PRIMITIVE
         | P | id | class | provider | type
         | A | type   | name | value
         |   | params | a    | 1
         | O | type
         |   | start
        """
        assert found(build(text)[1]) == [("5", "TBL118")]


class TestHidden:
    TEXT = " | PROPERTY\n | | name | value\n | | a | 1\n | | b | 2\n\n | | c | 3"

    def test_a_run_of_hidden_rows_is_told_once(self):
        assert findings(sheet(self.TEXT, hidden_rows=[3, 4, 6])) == [
            ("3", "TBL111"),
            ("6", "TBL111"),
        ]

    def test_hidden_rows_without_values_are_not_told(self):
        assert findings(sheet(self.TEXT, hidden_rows=[1, 2, 5])) == []

    def test_a_hidden_column_is_told_once_at_its_name(self):
        item = only(read(sheet(self.TEXT, hidden_columns=[4]))[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D2", "TBL112", "value")

    def test_an_empty_hidden_column_is_not_told(self):
        assert findings(sheet(self.TEXT, hidden_columns=[1, 2, 5])) == []


class TestMerged:
    def test_a_required_cell_beneath_a_merged_range(self):
        text = " | PROPERTY\n | | name | value\n | | a | 1\n | | b | \n | | c | "
        item = only(read(sheet(text, merged=(Merged(3, 4, 5, 4),)))[1])
        assert (item.origin.cell, item.code.id) == ("D4", "TBL113")
        assert item.params["first"] == "D3"

    def test_an_optional_cell_beneath_a_merged_range_is_not_lost_silently(self):
        text = """
         | LOCATION_NODE
         | | rsc | prefers/avoids | node | score
         | | a   | prefers        | pm01 | 200
         | |     |                | pm02 |
        """
        assert findings(sheet(text, merged=(Merged(3, 6, 4, 6),))) == [("F4", "TBL113")]

    def test_a_yes_that_is_merged_over_two_rows(self):
        text = " | LOCATION\n | | rsc | ping:a:1\n | | x | yes\n | | y |"
        assert findings(sheet(text, merged=(Merged(3, 4, 4, 4),))) == [("D4", "TBL113")]

    def test_columns_that_fill_down_may_be_merged(self):
        text = """
         | NODE
         | | uname | ptype      | name | value
         | | pm01  | attributes | a    | 1
         | |       |            | b    | 2
        """
        assert findings(sheet(text, merged=(Merged(3, 3, 4, 3), Merged(3, 4, 4, 4)))) == []

    def test_cells_merged_with_nameless_columns(self):
        text = " | PROPERTY\n | | name | | value\n | | a | | 1 | | note\n | | b | | 2"
        areas = (Merged(2, 3, 2, 4), Merged(3, 3, 3, 4), Merged(4, 3, 4, 4), Merged(3, 7, 4, 9))
        assert findings(sheet(text, merged=areas)) == []

    def test_levels_of_the_tree_may_be_merged(self):
        text = " | RESOURCES\n | | resourceItem | resourceItem | id\n | | Group | | g"
        assert findings(sheet(text, merged=(Merged(3, 3, 3, 4),))) == []


class TestNothing:
    def test_no_table(self):
        item = only(read("a | | b\n#")[1])
        assert (item.origin.cell, item.code.id) == ("", "TBL115")
        assert item.allowed == tuple(TABLES)

    def test_no_rows(self):
        assert findings(sheet([])) == [("", "TBL115")]

    def test_nothing_filled_in(self):
        assert found(build(" | PROPERTY\n | | name | value\n | NODE")[1]) == [("", "TBL117")]

    def test_a_broken_form_is_not_told_as_empty_too(self):
        assert found(build(" | PROPERTY\n | | name\n | PRPOERTIES")[1])[:1] == [("2", "TBL104")]
        assert "TBL117" not in dict(map(reversed, found(build(" | XXXXXXXX\n | NODE")[1])))


def test_two_depths_in_one_row():
    text = " | RESOURCES\n | | resourceItem | resourceItem | id\n | | Group | Primitive | g"
    item = only(read(text)[1])
    assert (item.origin.cell, item.code.id, item.found) == ("D3", "TBL116", "Primitive")


def test_resources_without_their_table():
    text = " | PRIMITIVE\n | P | id | class | provider | type\n | | a | lsb | | x"
    text += "\n | COLOCATION\n | | rsc | with-rsc | score\n | | a | b | 0"
    assert found(build(text)[1]) == [("", "TBL119")]


class TestFaults:
    FAULT = Fault(sheet_codes.ERROR_VALUE, "#REF!")
    INFINITY = Fault(sheet_codes.INFINITY_FORMULA, "=-INFINITY")

    def test_at_its_cell_and_nothing_else(self):
        text = " | COLOCATION\n | | rsc | with-rsc | score\n | | a | b | "
        assert findings(sheet(text, faults={(3, 5): self.FAULT})) == [("E3", "SHT023")]

    def test_not_told_in_comments_notes_and_column_a(self):
        text = " | PROPERTY\n | | name | value |\n# | | | |\n | | a | 1 |"
        faults = {(3, 4): self.FAULT, (4, 5): self.FAULT, (4, 1): self.FAULT, (9, 9): self.FAULT}
        assert findings(sheet(text, faults=faults)) == []

    def test_a_warning_keeps_the_value(self):
        text = " | COLOCATION\n | | rsc | with-rsc | score\n | | a | b | -INFINITY"
        blocks, sink = read(sheet(text, faults={(3, 5): self.INFINITY}))
        assert found(sink) == [("E3", self.INFINITY.code.id)]
        (row,) = blocks[0].rows()
        assert (row.values["score"], row.broken) == ("-INFINITY", False)

    def test_in_the_name_of_a_column(self):
        text = " | PROPERTY\n | | name |\n | | a | 1"
        assert findings(sheet(text, faults={(2, 4): self.FAULT})) == [("D2", "SHT023")]

    def test_in_the_name_of_a_table(self):
        text = " | PROPERTY\n | | name | value\n | |\n | | x | y | z"
        grid = sheet([*sheet(text).rows], faults={(3, 2): self.FAULT})
        assert findings(grid) == [("B3", "SHT023")]

    def test_in_a_column_of_an_open_family(self):
        text = " | LOCATION\n | | rsc | score:1\n | | a | "
        assert found(build(sheet(text, faults={(3, 4): self.FAULT}))[1]) == [("D3", "SHT023")]

    def test_in_the_kind_of_a_resource_keeps_the_tree(self):
        text = """
         | RESOURCES
         | | resourceItem | resourceItem | id
         | | Group        |              | g
         | |              |              | a
         | |              | Primitive    | b
        """
        text += resources(("Primitive", "z")).split("\n", 3)[3].replace("| z |", "| b |")
        grid = sheet(text, faults={(4, 4): self.FAULT})
        assert found(build(grid)[1]) == [("D4", "SHT023")]
