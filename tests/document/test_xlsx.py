"""The workbook: what openpyxl and LibreOffice find in it."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl import load_workbook

from crmgen.document.model import Column, Figure, Kind, Paragraph, Section, Table
from crmgen.document.xlsx import render_xlsx
from crmgen.document.xlsx_formats import lines_for, sheet_name, widths_for
from tests.document.office import pages_of
from tests.document.sample import HOSTILE, sample
from tests.sheets.files import convert


@pytest.fixture(scope="module")
def data() -> bytes:
    return render_xlsx(sample(rows=60))


@pytest.fixture(scope="module")
def book(data):
    return load_workbook(BytesIO(data))


def rows_of(sheet) -> list[list[str]]:
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


def test_a_sheet_a_chapter_after_the_cover(book):
    assert book.sheetnames[:5] == [
        "表紙",
        "1 構成概要",
        "2 制約",
        "10 パラメータ一覧",
        "11 系切替",
    ]


def test_tables_have_no_merged_cells(book):
    sheet = book["10 パラメータ一覧"]
    (head,) = (c.row for row in sheet.iter_rows() for c in row if c.value == "項番")
    assert all(area.max_row < head for area in sheet.merged_cells.ranges)
    assert [cell.value for cell in sheet[head]][:3] == ["項番", "項目", "設定値"]
    assert sheet.cell(head + 60, 2).value == "prmFs60.monitor.timeout"


def test_the_heading_of_a_table_is_printed_on_each_page(book):
    sheet = book["10 パラメータ一覧"]
    (head,) = (c.row for row in sheet.iter_rows() for c in row if c.value == "項番")
    assert sheet.print_title_rows == f"${head}:${head}"


def test_pages_are_a4_landscape(book):
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_no_text_is_a_formula_or_leads_outside(book):
    seen = set()
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if cell.hyperlink:
                    assert cell.hyperlink.target is None
                seen.add(cell.value)
    assert {HOSTILE[0], HOSTILE[1], HOSTILE[2]} <= seen


def test_a_long_table_beside_others_has_a_sheet_of_its_own():
    document = sample()
    chapters = list(document.chapters)
    long = sample(rows=60).chapters[2].blocks[1]
    runbook = chapters[3]
    chapters[3] = type(runbook)(
        title=runbook.title, anchor=runbook.anchor, blocks=(*runbook.blocks, long)
    )
    chapters[2] = type(runbook)(title="x", anchor="parameters")
    made = type(document)(
        title=document.title, lang="ja", chapters=tuple(chapters), cover=document.cover
    )
    book = load_workbook(BytesIO(render_xlsx(made)))
    assert "表 4-2" in book.sheetnames
    own = book["表 4-2"]
    assert own.print_title_rows
    assert rows_of(own)[-1][1] == "prmFs60.monitor.timeout"
    assert not any("prmFs60.monitor.timeout" in row for row in rows_of(book["4 系切替"]))


def test_libreoffice_prints_it(data, tmp_path):
    source = tmp_path / "design.xlsx"
    source.write_bytes(data)
    target = tmp_path / "pdf"
    target.mkdir()
    convert(source, "pdf", target)
    pages = pages_of(target / "design.pdf")
    assert sum("項番" in page and "元のセル" in page for page in pages) >= 2
    assert any("社外秘" in page for page in pages)
    # one page wide: the first column is on every page of the table
    assert all("項番" in page for page in pages if "既定値  " in page)
    # no figure is cut: each chapter of figures alone has a page a figure
    (first, second) = [n for n, page in enumerate(pages) if "図 1-1" in page or "図 1-2" in page]
    assert second == first + 1


def test_a_page_ends_before_a_figure_that_it_does_not_hold():
    book = load_workbook(BytesIO(render_xlsx(sample(hosts=16, groups=19))))
    sheet = book["1 構成概要"]
    breaks = [mark.id for mark in sheet.row_breaks.brk]
    pictures = [image.anchor._from.row for image in sheet._images]
    assert len(pictures) == 7
    # or before the heading that stands above it
    assert breaks == [row - bool(sheet.cell(row, 1).value) for row in pictures[1:]]


def test_a_heading_goes_with_the_figure_below_it(tmp_path):
    document = sample(rows=4)
    [first, *others] = document.chapters
    figure = next(block for block in first.blocks if isinstance(block, Figure))
    filling = tuple(Paragraph(f"line {number}") for number in range(40))
    part = Section(title="below", anchor="below", number="1.9", blocks=(figure,))
    chapter = replace(first, blocks=filling, sections=(part,))
    book = load_workbook(BytesIO(render_xlsx(replace(document, chapters=(chapter, *others)))))
    sheet = book.worksheets[1]
    [mark] = sheet.row_breaks.brk
    assert sheet.cell(mark.id + 1, 1).value == "1.9 below"
    assert sheet._images[0].anchor._from.row == mark.id + 1


@given(st.lists(st.text(max_size=50), max_size=6))
def test_sheets_have_names_that_excel_takes(titles):
    taken: set[str] = set()
    for title in titles:
        name = sheet_name(title, taken)
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.lower() not in taken
        taken.add(name.lower())


def test_columns_have_room_for_every_table():
    one = Table(caption="", columns=(Column("a", Kind.TEXT, 1), Column("b", Kind.TEXT, 9)), rows=())
    two = Table(caption="", columns=(Column("a", Kind.TEXT, 1), Column("b", Kind.TEXT, 1)), rows=())
    first, second = widths_for([one, two])
    assert first > 60
    assert second > 100


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("a\nb", 2), ("あ" * 20, 3), ("a" * 20, 2), ("a" * 19, 1)]
)
def test_rows_are_high_enough(text, lines):
    assert lines_for(text, 20) == lines
