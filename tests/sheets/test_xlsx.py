"""The XML of .xlsx to grids: what Excel may write, and what only an attacker writes."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from tests.sheets.files import faults, found, opened, read, xlsx

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def one(cell: str, **how: object) -> tuple[str, dict[str, str]]:
    """Text and faults of a sheet with one cell, A1."""
    grid = read(xlsx(f'<row r="1">{cell}</row>', **how), "a.xlsx")
    return (grid.rows[0][0] if grid.rows else ""), faults(grid)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1"><v>1</v></c>', "1"),
        ('<c r="A1"><v>1.0</v></c>', "1"),
        ('<c r="A1" t="n"><v>1E1</v></c>', "10"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="A1" t="b"><f>TRUE()</f><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="inlineStr"><is><t>x</t></is></c>', "x"),
        (
            '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c>',
            "a b",
        ),
        ('<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', "ab"),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_\nb_x005F_x0041_</t></is></c>', "a\nb_x0041_"),
        ('<c r="A1" t="inlineStr"><is><t>_xD83D_</t></is></c>', "_xD83D_"),
        ("<c><v>7</v></c>", "7"),
        ('<c r="A1" s="0"/>', ""),
    ],
)
def test_cell(cell, text):
    assert one(cell) == (text, {})


def test_shared_strings_without_phonetic_guides():
    strings = (
        "<si><t>plain</t></si>"
        "<si><r><rPr><b/></rPr><t>漢</t></r><r><t>字</t></r>"
        '<rPh sb="0" eb="1"><t>カン</t></rPh></si>'
        '<si><t>環境</t><rPh sb="0" eb="2"><t>カンキョウ</t></rPh><phoneticPr fontId="1"/></si>'
        "<si/>"
    )
    cells = "".join(f'<c r="{"ABCD"[n]}1" t="s"><v>{n}</v></c>' for n in range(4))
    grid = read(xlsx(f'<row r="1">{cells}</row>', strings=strings), "a.xlsx")
    assert grid.rows == [["plain", "漢字", "環境"]]


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [("000", "7", "007"), ("0%", "0.5", "50%"), ("0&quot;秒&quot;", "60", "60秒")],
)
def test_number_format(code, value, text):
    assert one(f'<c r="A1" s="1"><v>{value}</v></c>', formats=(code,)) == (text, {})


def test_text_format_adds_to_texts():
    cell = '<c r="A1" s="1" t="inlineStr"><is><t>pm01</t></is></c>'
    assert one(cell, formats=("@&quot;様&quot;",)) == ("pm01様", {})
    assert one(cell, formats=(";;;",)) == ("", {"A1": "SHT022"})


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="A1" s="1"><v>45293</v></c>', "SHT020"),
        ('<c r="A1" t="d"><v>2024-01-02</v></c>', "SHT020"),
        ('<c r="A1"><v>123456789012</v></c>', "SHT021"),
        ('<c r="A1" s="2"><v>12</v></c>', "SHT022"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "SHT023"),
        ('<c r="A1" t="e"><f>-foo</f><v>#NAME?</v></c>', "SHT023"),
        ('<c r="A1"><f>1+1</f></c>', "SHT024"),
        ('<c r="A1"><f>1+1</f><v></v></c>', "SHT024"),
    ],
)
def test_fault(cell, code):
    assert one(cell, formats=("yyyy/m/d", "0.00E+00"))[1] == {"A1": code}


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("-INFINITY", "-INFINITY"),
        ("-inf", "-inf"),
        ("+INFINITY", "INFINITY"),
        ("- Infinity", "-Infinity"),
    ],
)
@pytest.mark.parametrize("result", ['t="e"><f>{}</f><v>#NAME?</v>', "><f>{}</f>"])
def test_infinity_taken_for_a_formula(formula, text, result):
    assert one(f'<c r="A1" {result.format(formula)}</c>') == (text, {"A1": "SHT025"})


def test_infinity_filled_down():
    rows = (
        '<row r="1"><c r="A1" t="e"><f t="shared" ref="A1:A2" si="0">-INFINITY</f><v>#NAME?</v></c>'
        '</row><row r="2"><c r="A2" t="e"><f t="shared" si="0"/><v>#NAME?</v></c></row>'
    )
    grid = read(xlsx(rows), "a.xlsx")
    assert grid.rows == [["-INFINITY"], ["-INFINITY"]]
    assert faults(grid) == {"A1": "SHT025", "A2": "SHT025"}


def test_places_hidden_and_merged():
    rows = (
        '<row r="2" hidden="1"><c r="B2"><v>1</v></c><c r="AA2"><v>2</v></c></row>'
        '<row r="4"><c r="A4"><v>3</v></c></row><row r="9" hidden="1"/>'
    )
    columns = '<cols><col min="2" max="3" hidden="1"/><col min="90" max="16384" hidden="1"/></cols>'
    merged = '<mergeCells count="1"><mergeCell ref="A4:B6"/><mergeCell ref="A90:B91"/></mergeCells>'
    grid = read(xlsx(rows, before=columns, more=merged), "a.xlsx")
    assert grid.rows == [[], ["", "1", *[""] * 24, "2"], [], ["3"]]
    assert (grid.hidden_rows, grid.hidden_columns) == ({2}, {2, 3})
    assert grid.merged == ((4, 1, 6, 2),)


def test_value_beneath_merged_cells():
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    grid = read(xlsx(rows, more=merged), "a.xlsx")
    assert grid.rows == [["1", "", "3"]]
    assert faults(grid) == {"B1": "SHT026"}
    assert grid.faults[1, 2].found == "2"


def test_formatting_to_the_last_row_adds_nothing():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/><c r="XFD{n}" s="1"/></row>'
        for n in [*range(2, 2000), 1_048_576]
    )
    assert read(xlsx(rows, formats=("@",)), "a.xlsx").rows == [["1"]]


def test_strict_open_xml():
    assert read(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', namespace=STRICT), "a").rows == [
        ["1"]
    ]


def test_sheets_are_listed_with_their_state_and_charts_are_none():
    book = (
        '<sheets><sheet name="グラフ" sheetId="9" r:id="rId4"/>'
        '<sheet name="本番系" sheetId="1" r:id="rId1"/>'
        '<sheet name="h" sheetId="2" state="hidden" r:id="rId1"/>'
        '<sheet name="v" sheetId="3" state="veryHidden" r:id="rId1"/></sheets>'
    )
    sheets, sink = opened(xlsx("", book=book), "dir/b.xlsm")
    assert [(s.name, s.hidden) for s in sheets] == [("本番系", False), ("h", True), ("v", True)]
    assert sheets[0].read().source == ("dir/b.xlsm", "本番系")
    assert not found(sink)


def test_workbook_with_charts_only():
    book = '<sheets><sheet name="c" sheetId="9" r:id="rId4"/></sheets>'
    sheets, sink = opened(xlsx("", book=book), "a.xlsx")
    assert (sheets, found(sink)) == ([], [("SHT014", "")])


def test_1904_dates_are_quoted_as_dates():
    rows = '<row r="1"><c r="A1" s="1"><v>43831</v></c></row>'
    book = '<workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
    grid = read(xlsx(rows, book=book, formats=("yyyy/m/d",)), "a.xlsx")
    assert grid.faults[1, 1].found == "2024-01-02"


def test_what_openpyxl_writes():
    """Comments and a leading apostrophe leave no trace in the text."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "text"
    sheet["A1"].comment = openpyxl.comments.Comment("note", "me")
    sheet["B1"] = "=-INFINITY"
    sheet["B1"].quotePrefix = True
    sheet["B1"].data_type = "s"
    sheet["C2"] = 5
    target = BytesIO()
    book.save(target)
    assert read(target.getvalue(), "a.xlsx").rows == [["text", "=-INFINITY"], ["", "", "5"]]


ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ('<row r="2"/><row r="1"/>', "SHT008"),
        ('<row r="1048577"/>', "SHT008"),
        ('<row r="x"/>', "SHT008"),
        ('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', "SHT008"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "SHT008"),
        ('<row r="1"><c r="あ1"><v>1</v></c></row>', "SHT008"),
        ('<row r="1"><c r="A1" t="s"><v>99</v></c></row>', "SHT008"),
        ('<row r="1"><c r="A1"><v>one</v></c></row>', "SHT008"),
        ('<row r="1"><c r="A1" s="77"><v>1</v></c></row>', "SHT008"),
        ('<row r="1"><c r="A1"><v>1</v></c>', "SHT008"),
        ("&x;", "SHT008"),
        (
            "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 3200)),
            "SHT009",
        ),
    ],
)
def test_damaged_sheet_is_told_when_it_is_read(rows, code):
    sheets, sink = opened(xlsx(rows), "a.xlsx")
    assert not found(sink)
    assert sheets[0].read().rows == []
    assert found(sink) == [(code, "")]
    assert sink.sorted()[0].origin.source == ("a.xlsx", "S")


@pytest.mark.parametrize("reference", ["A1:B", "A1:B9999999", "1:2", ""])
def test_damaged_merged_cells(reference):
    more = f'<mergeCells><mergeCell ref="{reference}"/></mergeCells>'
    sheets, sink = opened(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', more=more), "a.xlsx")
    grid = sheets[0].read()
    assert found(sink) == [("SHT008", "")] or grid.merged == ((1, 1, 9999999, 2),)


def test_overlapping_merged_cells_do_not_cost_without_bound():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="5000"><c r="J5000"><v>1</v></c></row>'
    more = '<mergeCells><mergeCell ref="A1:J5000"/><mergeCell ref="A1:J5000"/></mergeCells>'
    sheets, sink = opened(xlsx(rows, more=more), "a.xlsx")
    sheets[0].read()
    assert found(sink) == [("SHT008", "")]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/strings.xml", "xl/styles.xml"])
def test_entities_are_not_expanded(part):
    whole = xlsx("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", strings="<si><t>a</t></si>")
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, ENTITY.encode() + data if name == part else data)
    sheets, sink = opened(target.getvalue(), "a.xlsx")
    assert [sheet.read().rows for sheet in sheets] == [[]]
    assert found(sink) == [("SHT008", "")]


def test_zip_bomb_is_not_unpacked():
    bomb = b"<sst>" + b" " * (100 << 20)
    sheets, sink = opened(xlsx("", extra={"xl/strings.xml": bomb}), "a.xlsx")
    assert sheets[0].read().rows == []
    assert found(sink) == [("SHT009", "")]
