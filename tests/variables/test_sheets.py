"""Variables from a sheet and a file into a sheet's cells, and what is told of it."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from crmgen.pipeline import Request, Result, compile_workbook
from crmgen.targets import resolve_target
from tests.helpers import rows_of

DESIGN = """
  | PROPERTY
  |  | name            | value
  |  | stonith-enabled | {{ fence }}
  |  | no-quorum-policy | {{ pg.policy[0] }}
"""
VARS = """
  | VARS
# |  | 変数             | 共通   | 東京   | 大阪
  |  | name           | all    | tokyo  | osaka | note
  |  | fence          | true   |        | false | 備考
  |  | pg.policy[0]   |        | freeze |
"""


def csv_of(text: str) -> bytes:
    return "".join(",".join(row) + "\n" for row in rows_of(text)).encode()


def run(text: str, file: Path | None = None, **request: Any) -> Result:
    return compile_workbook(
        Request(
            Path("design.csv"),
            resolve_target(None),
            data=csv_of(text),
            variables=file,
            **request,
        )
    )


def told(result: Result) -> list[tuple[str, str]]:
    return [(d.code.id, d.origin.cell) for d in result.sink.sorted() if d.origin]


def related(result: Result, code: str) -> list[tuple[str, str, str]]:
    (found,) = [d for d in result.sink.sorted() if d.code.id == code]
    return [(r.origin.source.file, r.origin.cell, r.label("en")) for r in found.related]


@pytest.fixture
def vars_file(tmp_path):
    def write(text: str, name: str = "vars.yml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


class TestTable:
    def test_a_cluster_has_its_own_values_before_those_for_all(self):
        tokyo = run(VARS + DESIGN, cluster="tokyo")
        assert told(tokyo) == []
        text = tokyo.outputs["crm"].decode()
        assert 'no-quorum-policy="freeze"' in text or "no-quorum-policy=freeze" in text
        assert "# cluster: tokyo" in text
        assert tokyo.clusters == ("tokyo", "osaka")

    def test_the_cluster_is_named_in_any_case(self):
        assert "# cluster: tokyo" in run(VARS + DESIGN, cluster="TOKYO").outputs["crm"].decode()

    def test_an_empty_value_is_told_where_it_is_used_with_the_cell_to_fill(self):
        osaka = run(VARS + DESIGN, cluster="osaka")
        assert ("VAR402", "D10") in told(osaka)
        assert related(osaka, "VAR402") == [
            ("design.csv", "F5", "variable pg.policy[0] is empty for this cluster")
        ]

    def test_several_clusters_and_none_chosen(self):
        result = run(VARS + DESIGN)
        assert told(result) == [("VAR417", "B1")]
        assert result.sink.sorted()[0].allowed == ("tokyo", "osaka")
        assert result.clusters == ("tokyo", "osaka")

    def test_an_unknown_cluster(self):
        (found,) = run(VARS + DESIGN, cluster="osako").sink.sorted()
        assert (found.code.id, found.nearest) == ("VAR418", "osaka")

    def test_a_cluster_without_a_table(self):
        (found,) = run("| PROPERTY\n||name|value\n||x|y", cluster="tokyo").sink.sorted()
        assert (found.code.id, found.found) == ("VAR418", "tokyo")

    def test_one_cluster_needs_no_choice(self):
        table = "| VARS\n| | name | main\n| | p | freeze\n"
        result = run(table + "| PROPERTY\n||name|value\n||no-quorum-policy|{{ p }}")
        assert told(result) == []
        assert b"freeze" in result.outputs["crm"]

    def test_a_table_without_clusters(self):
        table = "| VARS\n| | name | all\n| | p | freeze\n"
        result = run(table + "| PROPERTY\n||name|value\n||no-quorum-policy|{{ p }}")
        assert told(result) == []
        assert result.clusters == ()

    def test_values_may_use_other_variables_and_are_texts(self):
        table = "| VARS\n| | name | all\n| | n | 007\n| | p | {{ n }}.10\n"
        result = run(table + "| NODE\n||uname|ptype|name|value\n||pm01|attributes|a|{{ p }}")
        assert told(result) == []
        assert b"007.10" in result.outputs["crm"]

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            (["a-b"], [("VAR416", "C3")]),
            (["1a"], [("VAR416", "C3")]),
            (["a..b"], [("VAR416", "C3")]),
            (["a[x]"], [("VAR416", "C3")]),
            (["a[1]"], [("VAR416", "C3")]),
            (["a[0]", "a[2]"], [("VAR416", "C4")]),
            (["a", "a"], [("VAR412", "C4")]),
            (["a", "a.b"], [("VAR419", "C4")]),
            (["a.b", "a"], [("VAR419", "C4")]),
            (["a[0]", "a.b"], [("VAR419", "C4")]),
            (["a.b", "a[0]"], [("VAR419", "C4")]),
            (["a.b", "a.c[0].d", "a.c[1].d"], []),
        ],
    )
    def test_names(self, names, expected):
        table = "| VARS\n| | name | all\n" + "".join(f"| | {name} | x\n" for name in names)
        result = run(table + "| PROPERTY\n||name|value\n||stonith-enabled|true")
        assert told(result) == expected

    def test_a_misspelt_column_of_the_table(self):
        result = run("| VARS\n| | nmae | all\n| | a | b\n" + DESIGN)
        assert ("TBL103", "C2") in told(result) or told(result)[0][0].startswith("TBL")
        assert {code[:3] for code, _ in told(result)} == {"TBL"}

    def test_text_in_column_a_is_no_heading(self):
        table = "| VARS\n見出し\n| | name | east\n| | p | freeze\n"
        result = run(table + "| PROPERTY\n||name|value\n||no-quorum-policy|{{ p }}")
        assert (told(result), result.clusters) == ([], ("east",))

    def test_a_name_without_use_is_no_finding(self):
        table = "| VARS\n| | name | all\n| | unused | {{ nowhere }}\n"
        assert told(run(table + "| PROPERTY\n||name|value\n||stonith-enabled|true")) == []


class TestFile:
    def test_fills_the_cells(self, vars_file):
        file = vars_file("fence: true\npg:\n  policy: [freeze]\n")
        result = run(DESIGN, file)
        assert told(result) == []
        assert b"stonith-enabled=true" in result.outputs["crm"].replace(b'"', b"")
        assert b"# variables: vars.yml" in result.outputs["crm"]

    def test_wins_over_the_table(self, vars_file):
        file = vars_file("pg: {policy: [ignore]}\n")
        text = run(VARS + DESIGN, file, cluster="tokyo").outputs["crm"].decode()
        assert "ignore" in text
        assert "freeze" not in text

    def test_a_finding_about_a_filled_cell_names_template_and_line(self, vars_file):
        file = vars_file("# ours\nfence: true\npg:\n  policy:\n    - freese\n")
        result = run(DESIGN, file)
        (found,) = [d for d in result.sink.sorted() if d.origin and d.origin.cell == "D4"]
        assert found.found == "freese"
        assert related(result, found.code.id) == [
            ("design.csv", "D4", "template '{{ pg.policy[0] }}'"),
            (str(file), "5", "variable pg.policy[0]"),
        ]
        assert result.grids[0].rows[3][3] == "{{ pg.policy[0] }}"  # as the designer has it

    def test_nothing_more_is_said_where_the_file_is_wrong(self, vars_file):
        result = run(DESIGN, vars_file("a: [\n"))
        assert [d.code.id for d in result.sink.sorted()] == ["VAR411"]
        assert result.cluster is None

    def test_a_faulty_template_is_told_with_the_variables_that_lead_to_it(self, vars_file):
        file = vars_file("fence: '{{ yes_or_no }}'\npg: {policy: [stop]}\n")
        result = run(DESIGN, file)
        assert told(result) == [("VAR402", "D3")]
        assert related(result, "VAR402") == [(str(file), "1", "variable fence")]

    def test_only_cells_that_are_read_are_told(self, vars_file):
        file = vars_file("x: 1\n")
        design = "# | {{ nowhere }}\n{{ a }}\n| PROPERTY\n||name|value\n||stonith-enabled|true|{{ n"
        assert told(run(design, file)) == []

    def test_a_template_may_comment_a_row_out(self, vars_file):
        row = "{% if small %}#{% endif %}||no-quorum-policy|ignore"
        design = "| PROPERTY\n||name|value\n||stonith-enabled|true\n" + row
        small = run(design, vars_file("small: true\n")).outputs["crm"]
        large = run(design, vars_file("small: false\n")).outputs["crm"]
        assert (b"ignore" in small, b"ignore" in large) == (False, True)

    def test_a_control_character_of_a_value_is_told(self, vars_file):
        result = run(DESIGN, vars_file('fence: "a\\0b"\npg: {policy: [stop]}\n'))
        assert told(result)[0][1] == "D3"

    def test_ten_thousand_templates(self, vars_file):
        rows = "".join(f"||pm01|attributes|a{n}|{{{{ v{n} }}}}\n" for n in range(10_000))
        file = vars_file("".join(f"v{n}: x{n}\n" for n in range(10_000)))
        result = run("| NODE\n||uname|ptype|name|value\n" + rows, file)
        assert told(result) == []
        assert b"x9999" in result.outputs["crm"]

    def test_an_encrypted_variable_is_told_where_it_is_used(self, vars_file):
        file = vars_file("fence: true\npg:\n  policy: !vault |\n    3061\n")
        result = run(DESIGN, file)
        assert told(result) == [("VAR402", "D4")]
        _, row, label = related(result, "VAR402")[0]
        assert (row, "encrypted" in label) == ("3", True)


class TestWithoutVariables:
    @pytest.mark.parametrize("text", ["{{ x }}", "a{{x}}b", "{{ a.b[0] + '' }}"])
    def test_a_template_is_an_error_at_its_cell(self, text):
        result = run(f"| NODE\n||uname|ptype|name|value\n||pm01|attributes|a|{text}")
        assert told(result) == [("VAR401", "F3")]

    @pytest.mark.parametrize("text", ["{{", "}} {{", "{{}}", "{% x %}", "{# x #}", "{ {a} }"])
    def test_what_is_none_stays_as_it_is(self, text):
        design = f"| NODE\n||uname|ptype|name|value\n||pm01|attributes|a|{text}"
        result = run(design, kinds=("cib",))
        assert told(result) == []
        values = etree.fromstring(result.outputs["cib"]).xpath("//node//nvpair/@value")
        assert values == [text]

    def test_notes_and_comments_may_hold_one(self):
        design = "# {{ x }}\n| PROPERTY\n||name|value\n||stonith-enabled|true|{{ note }}"
        assert told(run(design)) == []

    def test_a_literal_one_needs_variables_and_raw(self, vars_file):
        text = "{% raw %}{{ x }}{% endraw %}"
        design = f"| NODE\n||uname|ptype|name|value\n||pm01|attributes|a|{text}"
        result = run(design, vars_file("{}\n"))
        assert told(result) == []
        assert b"{{ x }}" in result.outputs["crm"]


class TestSheets:
    def test_the_table_may_stand_on_a_sheet_of_its_own(self, tmp_path):
        book = openpyxl.Workbook()
        book.active.title = "設計"
        for row in rows_of(DESIGN):
            book.active.append([cell or None for cell in row])
        other = book.create_sheet("変数")
        for row in rows_of(VARS):
            other.append([cell or None for cell in row])
        path = tmp_path / "design.xlsx"
        book.save(path)
        request = Request(path, resolve_target(None), cluster="tokyo")
        for sheet in (None, "設計"):
            result = compile_workbook(Request(path, request.target, sheet=sheet, cluster="tokyo"))
            assert told(result) == []
            assert b"freeze" in result.outputs["crm"]
        (found,) = compile_workbook(Request(path, request.target)).sink.sorted()
        assert (found.code.id, found.origin.source.sheet) == ("VAR417", "変数")

    @pytest.mark.parametrize("title", ["", "# crmgen 環境定義書"])
    def test_a_cluster_on_several_sheets(self, tmp_path, title):
        book = openpyxl.Workbook()
        for number, text in enumerate(
            (DESIGN, "| NODE\n||uname|ptype|name|value\n||{{ node }}|attributes|a|1")
        ):
            page = book.active if not number else book.create_sheet()
            page.append(["# crmgen 環境定義書"])
            for row in rows_of(text):
                page.append([cell or None for cell in row])
        page = book.create_sheet("変数")
        page.append([title or None])
        for row in rows_of(VARS + "| | node | pm01\n"):
            page.append([cell or None for cell in row])
        path = tmp_path / "design.xlsx"
        book.save(path)
        result = compile_workbook(Request(path, resolve_target(None), cluster="tokyo"))
        assert told(result) == [], result.sink.sorted()
        assert [node.uname for node in result.cluster.nodes] == ["pm01"]
