"""What stands beside the tables stays, and what can't be read is neither lost nor made legal."""

import pytest

from crmgen.catalogue import sheet as sheet_codes
from crmgen.sheets.grid import Fault, Merged
from tests.helpers import compile_data
from tests.rewrite.made import block, cells, codes, of_text, rewritten, rows

NOTES = """
# pm_crmgen 環境定義書 ファイル形式バージョン: 2.2 （東京）
# 作成: 情報基盤課
#表 2-1 クラスタ設定　…　クラスタ・プロパティ
 | PROPERTY
 | | name | value | |
# | | 項目 | 設定内容 | 概要 | 確認日
 | | stonith-enabled | true | 止める | 2026-04-01
 | | | | 続きの説明 |
# | | no-quorum-policy | ignore | 使わない案 |
 | | stonith-timeout | 60s | |

# ここは下の表の話
#表 3-1　既定値（本番だけ）
 | RSC_DEFAULTS
 | | name | value
# | | migration-threshold | 3
※ | | resource-stickiness | INFINITY
#以上
"""


@pytest.fixture(scope="module")
def data():
    result = rewritten(NOTES)
    assert codes(result) == []
    return result.data


class TestNotes:
    def test_captions_and_what_stands_below_them(self, data):
        table = block(data, "PROPERTY")
        assert table[1] == ["set", "score", "rule", "name", "value"]
        assert table[2][-3:] == ["概要", "備考", "確認日"]
        assert table[3] == ["stonith-enabled", "true", "止める", "2026-04-01"]
        assert table[4] == ["続きの説明"]
        assert table[6] == ["stonith-timeout", "60s"]

    def test_rows_that_are_commented_out_keep_their_place_and_columns(self, data):
        assert block(data, "PROPERTY")[5] == ["#", "no-quorum-policy", "ignore", "使わない案"]
        assert ["#", "migration-threshold", "3"] in block(data, "RSC_DEFAULTS")
        left_out, right = (
            next(row for row in rows(data)["クラスタ"] if name in row)
            for name in ("no-quorum-policy", "stonith-enabled")
        )
        assert left_out.index("no-quorum-policy") == right.index("stonith-enabled")

    def test_comments_above_tables_and_at_the_end(self, data):
        cluster = [row[0] for row in rows(data)["クラスタ"] if len(row) == 1]
        assert cluster[0] == "# crmgen 環境定義書　クラスタ"
        at = cluster.index("# （東京）")
        assert cluster[at + 1 : at + 3] == ["# 作成: 情報基盤課", "#表 2-1　クラスタ・プロパティ"]
        at = cluster.index("# ここは下の表の話")
        assert cluster[at + 1] == "#表 3-1　リソース・デフォルト  既定値（本番だけ）"
        assert "#以上" in cells(data)

    def test_a_mark_in_column_a(self, data):
        assert ["※", "resource-stickiness", "INFINITY"] in block(data, "RSC_DEFAULTS")

    def test_once_more_changes_nothing(self, data):
        assert rewritten(data).data == data

    def test_another_language_has_its_own_captions(self):
        table = block(rewritten(NOTES, "en").data, "PROPERTY")
        assert table[2][-3:] == ["Meaning", "Remarks", "確認日"]


def test_variables_and_exceptions_are_kept_and_cells_followed():
    result = rewritten(
        """
 | VARS
 | | name | tokyo | osaka
 | | vip | 192.0.2.1 | 192.0.2.2
 | RSC_DEFAULTS
 | | name | value
 | | {{ which }} | {{ vip }}
 | EXCEPTIONS
 | | code | where | reason
 | | PRP401 | D6 | 承認済み
 | | PRP401 | prmX | 承認済み
 | | PRP401 | Z99 | 承認済み
"""
    )
    assert codes(result) == ["FMT403", "SHT053"]
    assert block(result.data, "VARS")[3] == ["vip", "192.0.2.1", "192.0.2.2"]
    assert block(result.data, "RSC_DEFAULTS")[3] == ["{{ which }}", "{{ vip }}"]
    moved = next(item for item in result.sink.sorted() if item.code.id == "FMT403")
    assert (moved.origin.cell, moved.found) == ("D9", "D6")
    sheet, cell = moved.nearest.split("!")
    assert [row[1] for row in block(result.data, "EXCEPTIONS")[3:6]] == [
        moved.nearest,
        "prmX",
        "Z99",
    ]
    from io import BytesIO

    from openpyxl import load_workbook

    assert load_workbook(BytesIO(result.data))[sheet][cell].value == "{{ vip }}"


def test_a_sheet_with_templates_gets_no_table_of_variables():
    """Even an empty one would have the templates filled."""
    result = rewritten(" | PROPERTY\n | | name | value\n | | a | {{ x }}")
    assert "VARS" not in cells(result.data)
    assert "VARS" in cells(rewritten(" | PROPERTY\n | | name | value\n | | a | x").data)


def test_a_table_without_a_kind_of_attributes_says_meta():
    result = rewritten(
        """
 | RSC_ATTRIBUTES
 | | id | name | value
 | | clnA | clone-max | 2
 | | | interleave | true
 | | clnB | clone-max | 2
"""
    )
    assert [(item.code.id, item.origin.cell) for item in result.sink.sorted()] == [("FMT402", "3")]
    assert block(result.data, "RSC_ATTRIBUTES")[3:6] == [
        ["clnA", "meta", "clone-max", "2"],
        ["interleave", "true"],
        ["clnB", "meta", "clone-max", "2"],
    ]


class TestBroken:
    """What is wrong stays wrong, where it is."""

    @pytest.mark.parametrize(
        ("text", "code", "kept"),
        [
            (" | PROPERTYS\n | | name | value\n | | a | b", "TBL101", "PROPERTYS"),
            (" | XYZZY\n | | name | value\n | | a | b", "TBL101", "XYZZY"),
            (" | PROPERTY\n | | name | name | value\n | | a | b | c", "TBL105", "c"),
            (" | PROPERTY\n | | name | valeu\n | | a | b", "TBL104", "valeu"),
            (" | PRIMITIVE\n | | id | class\n | | a | ocf", "TBL108", "ocf"),
            (" | PROPERTY\n | | name | value | extra\n | | a | b | c", "TBL102", "c"),
            (" | ORDER\n | | first-rsc | then-rsc | score\n | | a | b |", "VAL201", "b"),
            (
                " | RESOURCES\n | | resourceItem | resourceItem | id\n | | Group | Clone | x",
                "TBL116",
                "x",
            ),
        ],
    )
    def test_the_new_workbook_has_the_same_findings(self, text, code, kept):
        result = rewritten(text)
        told = codes(result)
        assert any(one.startswith(code) for one in told), told
        assert kept in cells(result.data)
        new = [item.code.id for item in compile_data(result.data, "new.xlsx").sink.sorted()]
        old = [item.code.id for item in compile_data(_csv(text), "design.csv").sink.sorted()]
        assert sorted(new) == sorted(set(old) - {"TBL119"})  # tables that lack are there now
        assert rewritten(result.data).data == result.data

    def test_a_cell_without_a_text_becomes_an_error_with_its_content_beside(self):
        fault = Fault(sheet_codes.DATE, "2026-01-02", {"format": "yyyy"})
        text = " | PROPERTY\n | | name | value\n | | a | "
        data, sink = of_text(text, faults={(3, 4): fault})
        assert [item.code.id for item in sink.sorted()] == ["SHT020"]
        assert block(data, "PROPERTY")[3] == ["a", "#N/A", "value: 2026-01-02"]
        again = compile_data(data, "new.xlsx")
        assert "SHT023" in {item.code.id for item in again.sink.sorted()}
        assert rewritten(data).data == data

    def test_a_cell_without_a_text_where_rows_are_carried_as_they_stand(self):
        fault = Fault(sheet_codes.ERROR_VALUE, "#REF!")
        text = " | XYZZY\n | | name | value\n | | a | "
        data, sink = of_text(text, faults={(3, 4): fault})
        assert data is None
        assert ("SHT051", "D3") in [(i.code.id, i.origin.cell) for i in sink.sorted()]

    def test_a_text_that_no_workbook_can_hold(self):
        data, sink = of_text(" | PROPERTY\n | | name | value\n | | a | " + "x" * 32_768)
        assert data is None
        assert [(i.code.id, i.origin.cell) for i in sink.sorted()] == [("SHT051", "D3")]

    def test_a_sheet_without_a_table(self):
        result = rewritten("notes")
        assert result.data is None
        assert codes(result) == ["TBL115"]


class TestMerged:
    TEXT = " | COLOCATION\n | | rsc | with-rsc | score\n | | a | b | INFINITY\n | | c | | 0"

    def test_a_value_over_several_rows_stands_in_each(self):
        data, sink = of_text(self.TEXT, merged=(Merged(3, 4, 4, 4),))
        told = [(item.code.id, item.origin.cell) for item in sink.sorted()]
        assert ("FMT401", "D3") in told
        assert block(data, "COLOCATION")[4] == ["c", "b", "0"]

    def test_a_value_over_two_columns_is_nobody_s_to_guess(self):
        text = " | COLOCATION\n | | rsc | with-rsc | score\n | | a | | 0"
        data, _ = of_text(text, merged=(Merged(3, 3, 3, 4),))
        assert block(data, "COLOCATION")[3][:3] == ["a", "#N/A", "0"]


def test_hidden_rows_are_told_and_shown():
    text = " | PROPERTY\n | | name | value\n | | a | b"
    data, sink = of_text(text, hidden_rows=(3,))
    assert [item.origin.cell for item in sink.sorted()] == ["3"]
    assert ["a", "b"] in block(data, "PROPERTY")


def _csv(text: str) -> bytes:
    from tests.helpers import as_csv, rows_of

    return as_csv(rows_of(text))
