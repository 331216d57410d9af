"""One cluster over several sheets of a workbook, from the file to every report."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from crmgen.diagnostics.render import Style
from crmgen.pipeline import Request, Result, compile_workbook
from crmgen.reports.annotate import annotated
from crmgen.reports.checked import Checked
from crmgen.reports.page import render_page
from crmgen.targets import resolve_target
from tests.helpers import compile_data

TITLE = ["# crmgen 環境定義書"]
TREE = [TITLE, ["", "RESOURCES"], ["", "", "resourceItem", "id"], ["", "", "Primitive", "a"]]
PRIMITIVE = [
    TITLE,
    ["", "PRIMITIVE"],
    ["", "P", "id", "class", "provider", "type"],
    ["", "", "a", "ocf", "pacemaker", "Dummy"],
    ["", "O", "type", "timeout", "interval", "on-fail"],
    ["", "", "start", "60s", "", "restart"],
    ["", "", "monitor", "60s", "10s", "restart"],
    ["", "", "stop", "60s", "", "block"],
]
PROPERTY = [
    TITLE,
    ["", "PROPERTY"],
    ["", "", "name", "value"],
    ["", "", "stonith-enabled", "false"],
]
WRONG = [*PROPERTY[:3], ["", "", "stonith-enabled", "maybe"]]


def book(**sheets: list[list[str]]) -> bytes:
    made = Workbook()
    del made["Sheet"]
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def compiled(**sheets: list[list[str]]) -> Result:
    return compile_data(book(**sheets), "cluster.xlsx", kinds=("crm",))


def test_references_reach_over_sheets():
    result = compiled(tree=TREE, memo=[["note"]], resources=PRIMITIVE, settings=PROPERTY)
    assert not result.sink.has_errors
    assert [grid.source.sheet for grid in result.grids] == ["tree", "resources", "settings"]
    text = result.outputs["crm"].decode()
    assert "primitive a ocf:pacemaker:Dummy" in text
    assert 'stonith-enabled="false"' in text


def test_findings_come_in_the_order_of_the_sheets():
    broken = [*PRIMITIVE[:3], ["", "", "a", "ocf", "", "Dummy"], *PRIMITIVE[4:]]
    result = compiled(z=TREE, m=WRONG, a=broken)
    sheets = [item.origin.source.sheet for item in result.sink.sorted() if item.origin]
    assert sheets == sorted(sheets, key="zma".index)
    assert set(sheets) == {"m", "a"}


def test_the_digest_is_of_all_sheets():
    one = compiled(tree=TREE, resources=PRIMITIVE, settings=PROPERTY)
    other = compiled(tree=TREE, resources=PRIMITIVE, settings=[*PROPERTY, ["", "", "x", "1"]])
    assert _digest(one) != _digest(other)
    assert _digest(one) == _digest(compiled(a=TREE, b=PRIMITIVE, c=PROPERTY))


def _digest(result: Result) -> str:
    text = result.outputs["crm"].decode()
    return next(line for line in text.splitlines() if "sha256:" in line)


def _checked(data: bytes) -> Checked:
    request = Request(
        path="cluster.xlsx", target=resolve_target("debian12"), kinds=("cib",), data=data
    )
    result = compile_workbook(request)
    return Checked("cluster.xlsx", tuple(result.sink.sorted()), result.grids, data)


def test_the_annotated_copy_marks_cells_on_every_sheet():
    data = book(tree=TREE, wrong=WRONG, resources=[*PRIMITIVE[:-1], [*PRIMITIVE[-1][:3], "６０s"]])
    checked = _checked(data)
    copy = load_workbook(BytesIO(annotated(checked, "ja")))
    noted = {
        (sheet.title, cell.coordinate)
        for sheet in copy
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert {("wrong", "D4"), ("resources", "D8")} <= noted


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_text_and_page_show_the_row_of_each_sheet(lang):
    from crmgen.cli.requests import text_of

    checked = _checked(book(tree=TREE, wrong=WRONG, resources=PRIMITIVE))
    text = text_of(checked.findings, checked.grids, Style(lang))
    assert "4 | stonith-enabled | maybe" in text
    assert ">maybe<" in render_page([checked], lang)


def test_a_csv_input_of_one_sheet_is_still_annotated():
    data = b",PROPERTY\n,,name,value\n,,stonith-enabled,maybe\n"
    request = Request("x.csv", resolve_target("debian12"), ("cib",), data=data)
    result = compile_workbook(request)
    checked = Checked("x.csv", tuple(result.sink.sorted()), result.grids, data)
    copy = load_workbook(BytesIO(annotated(checked, "en")))
    assert copy["x"]["D3"].comment is not None


def test_an_exception_names_the_sheet_of_the_cell():
    exceptions = [
        TITLE,
        ["", "EXCEPTIONS"],
        ["", "", "code", "where", "reason"],
        ["", "", "OPS401", "リソース!C4", "監視は外部の装置が行う"],
    ]
    no_monitor = [row for row in PRIMITIVE if "monitor" not in row]
    plain = compiled(構成=TREE, リソース=no_monitor, 設定=PROPERTY)
    told = next(item for item in plain.sink.sorted() if item.code.id == "OPS401")
    assert told.origin is not None
    assert (told.origin.source.sheet, told.accepted) == ("リソース", None)
    exceptions[-1][3] = f"リソース!{told.origin.cell}"
    result = compiled(構成=TREE, リソース=no_monitor, 設定=PROPERTY, 例外=exceptions)
    told = next(item for item in result.sink.sorted() if item.code.id == "OPS401")
    assert told.accepted is not None
