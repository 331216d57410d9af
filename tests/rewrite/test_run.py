"""Whole workbooks: which sheets become one, what is left behind, what is compared at the end."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from crmgen.rewrite import run
from crmgen.rewrite.gather import clusters
from crmgen.workbook.content import Content
from tests.helpers import rows_of
from tests.rewrite.made import block, cells, codes, of_text, rewritten

PROPERTY = " | PROPERTY\n | | name | value\n | | {} | true"
VARS = " | VARS\n | | name | all\n | | vip | 192.0.2.1"


def book(**sheets: str) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for name, text in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows_of(text):
            sheet.append([cell or None for cell in row])
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def test_sheets_of_variables_come_along_and_others_are_told():
    result = rewritten(book(a=PROPERTY.format("x"), b=VARS, memo="to do | call"))
    assert [(item.code.id, item.found) for item in result.sink.sorted()] == [("SHT050", "memo")]
    assert block(result.data, "VARS")[3] == ["vip", "192.0.2.1"]
    assert "to do" not in cells(result.data)


def test_where_each_sheet_is_a_cluster_one_has_to_be_chosen():
    data = book(tokyo=PROPERTY.format("x"), osaka=PROPERTY.format("y"), vars=VARS)
    assert clusters(Path("a.xlsx"), data) == ("tokyo", "osaka")
    assert codes(rewritten(data)) == ["TBL120"]
    assert clusters(Path("a.xlsx"), book(tokyo=PROPERTY.format("x"), vars=VARS)) == ()


def test_sheets_with_the_title_are_one_cluster():
    title = "# crmgen 環境定義書\n"
    data = book(a=title + PROPERTY.format("x"), b=title + PROPERTY.format("y") + "\n#end")
    assert clusters(Path("a.xlsx"), data) == ()
    result = rewritten(data)
    assert {"x", "y", "#end"} <= cells(result.data)
    assert codes(result) == []


def test_a_workbook_that_would_say_something_else_is_not_made(monkeypatch):
    monkeypatch.setattr(run, "finished", lambda content, say: Content(content.blocks[:1]))
    result = rewritten(PROPERTY.format("x") + "\n" + VARS)
    assert result.data is None
    assert "SHT052" in codes(result)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """What LibreOffice makes of a rewritten sheet."""
    from tests.sheets.files import convert

    folder = tmp_path_factory.mktemp("office")
    path = folder / "new.xlsx"
    data = rewritten(TREE).data
    assert data is not None
    path.write_bytes(data)
    (folder / "saved").mkdir()
    return data, convert(path, "xlsx", folder / "saved")


TREE = """
 | RESOURCES
 | | resourceItem | resourceItem | id | |
# | | 要素 | | ID | 概要 |
 | | Group | | grpWeb | まとめ |
 | | | Primitive | prmIp | |
 | PRIMITIVE
 | P | id | class | provider | type
 | | prmIp | ocf | heartbeat | IPaddr2
 | A | type | name | value
 | | params | ip | 192.0.2.10
 | O | type | timeout | interval
 | | monitor | 60s | 10s
"""


def test_libreoffice_opens_it_with_lists_and_formats_and_says_the_same(saved):
    data, after = saved
    before, other = (load_workbook(BytesIO(one)) for one in (data, after))
    assert other.sheetnames == before.sheetnames
    for sheet in before.worksheets:
        if sheet.sheet_state != "visible":
            continue
        new = other[sheet.title]
        assert bool(new.data_validations.dataValidation) == bool(
            sheet.data_validations.dataValidation
        )
        assert bool(new.conditional_formatting) == bool(sheet.conditional_formatting)
    again = rewritten(after)
    assert codes(again) == []
    assert cells(again.data) == cells(data)


def test_a_cover_without_a_keyword_row_is_carried_over():
    data, _ = of_text(" | COVER\n | | value\n | | 1.0")
    assert data is not None
