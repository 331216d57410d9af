"""LibreOffice opens the annotated workbook and saves it again without loss.

Frozen rows are not looked for: converting without a window LibreOffice forgets them of any file.
"""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from crmgen.reports.annotate import annotated
from tests.reports.designed import TITLE, designed, parts_of
from tests.reports.found import SHEETS, check, check_text
from tests.sheets.files import convert

MARKED = ("D3", "D7", "D14")


def saved_again(data: bytes, folder):
    """The workbook as LibreOffice saves it."""
    folder.mkdir()
    source = folder.parent / "annotated.xlsx"
    source.write_bytes(data)
    return convert(source, "xlsx", folder)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """The annotated workbook and what LibreOffice made of it."""
    data = annotated(check("設計.xlsx", designed()), "ja")
    return data, saved_again(data, tmp_path_factory.mktemp("office") / "saved")


@pytest.fixture(scope="module")
def books(pair):
    return tuple(load_workbook(BytesIO(data)) for data in pair)


def test_sheets_and_their_states(books):
    for book in books:
        assert book.sheetnames == ["検証結果", TITLE, "変更履歴", "隠し"]
        assert book.active.title == "検証結果"
        assert book["隠し"].sheet_state == "hidden"


def test_notes(books):
    before, after = ({c.coordinate: c.comment.text for c in _noted(book)} for book in books)
    assert set(after) == {"C6", *MARKED}
    for cell, text in before.items():
        assert after[cell].replace("\r", "") == text


def _noted(book):
    return [cell for row in book[TITLE] for cell in row if cell.comment]


def test_fills_and_formats_of_the_marked_cells(books):
    for before, after in ((books[0][TITLE][cell], books[1][TITLE][cell]) for cell in MARKED):
        assert after.fill.fgColor.rgb == before.fill.fgColor.rgb == "FFFFC7CE"
        assert after.border.left.style == before.border.left.style == "thin"
        assert after.number_format == before.number_format == "@"
    assert books[1][TITLE]["D3"].font.b
    assert books[1][TITLE]["C2"].fill.fgColor.rgb == "FF1F3864"


def test_links(books):
    for number, cell in enumerate(MARKED, start=5):
        link = books[1]["検証結果"].cell(number, 5).hyperlink.location
        assert link.replace("$", "") in (f"'本番 ''A'' 系'!{cell}", f"'本番 ''A'' 系'.{cell}")


def test_the_designers_settings(books):
    before, after = (book[TITLE] for book in books)
    assert after.column_dimensions["C"].width == pytest.approx(31.5, abs=1)
    assert after.column_dimensions["I"].hidden
    assert after.row_dimensions[4].height == pytest.approx(33, abs=1)
    assert {str(area) for area in after.merged_cells.ranges} == {"D7:E7"}
    (choice,) = after.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("D3", '"true,false"')
    assert "D10:D20" in [str(area.sqref) for area in after.conditional_formatting]
    assert (after.page_setup.orientation, after.page_setup.paperSize) == ("landscape", 8)
    assert after.print_title_rows.replace("$", "") == "1:2"
    assert "環境定義書" in str(after.oddHeader.center.text)
    assert before.sheet_properties.tabColor.rgb == after.sheet_properties.tabColor.rgb


def test_the_drawn_shape(pair):
    drawings = [part for name, part in parts_of(pair[1]).items() if "drawings/drawing" in name]
    assert any("承認済 髙橋".encode() in part for part in drawings)


def test_the_list(books):
    sheet = books[1]["検証結果"]
    assert [sheet.cell(number, 3).value for number in (5, 6, 7)] == ["PRP404", "REF303", "VAL208"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet["B5"].fill.fgColor.rgb == "FFFFC7CE"


def test_what_is_made_of_a_csv(tmp_path):
    data = annotated(check_text(), "en")
    book = load_workbook(BytesIO(saved_again(data, tmp_path / "saved")))
    assert book.sheetnames == ["Findings", "設計 1"]
    assert book["設計 1"]["D14"].comment.text.startswith("error VAL208")
    assert book["設計 1"]["D14"].fill.fgColor.rgb == "FFFFC7CE"


@pytest.mark.skipif(not SHEETS.is_dir(), reason="the predecessors' sheets are not at hand")
def test_a_sheet_of_the_field(tmp_path):
    checked = check(SHEETS / "pm_crmgen_env.xls", sheet="1")
    book = load_workbook(BytesIO(saved_again(annotated(checked, "ja"), tmp_path / "saved")))
    sheet = book[checked.grids[0].source.sheet]
    noted = {cell.coordinate for row in sheet for cell in row if cell.comment}
    assert noted == {item.origin.cell for item in checked.findings if item.origin.row}
