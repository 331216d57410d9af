"""The same sheet in every format gives the same grid; converted by LibreOffice."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.sheets.files import convert, faults, found, opened, read

SUFFIXES = ["xlsx", "xls", "ods"]


def book() -> openpyxl.Workbook:
    """One sheet with all that may stand in a cell, a hidden one, and a chart of the first."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "本番系"
    for row in [
        ["# pm_crmgen 環境定義書", None, None, "概要"],
        [None, "PRIMITIVE"],
        [None, "P", "id", "class", "provider", "type"],
        [None, None, "prmDummy①Ⅱ髙㈱", 'say "x", it\'s', "two\nlines", " blanks  inside "],
        [None, None, 1, 1.0, 0.5, -3, 12345678901, 0.1 + 0.2],
        [None, None, True, False, "TRUE", "007", "1.0", "#uname"],
        [None, None, "=1+1", '="a"&"b"', "=1=1"],
        [],
        [None, None, 7, 0.5, 0.1234, 1234567, 60, 1.5, -1000, 20],
        [None, None, "last", None, None],
    ]:
        sheet.append(row)
    forms = ["000", "0%", "0.00%", "#,##0", '0"s"', "0.00", "#,##0;[Red]-#,##0", '0"秒"']
    for column, form in enumerate(forms, 3):
        sheet.cell(9, column).number_format = form
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["E"].hidden = True
    sheet.merge_cells("C10:D11")
    sheet.cell(10, 3).comment = openpyxl.comments.Comment("a note", "me")
    for row_number in range(20, 1000, 7):
        sheet.cell(row_number, 9).font = openpyxl.styles.Font(bold=True)
    hidden = workbook.create_sheet("控え")
    hidden["A1"] = "x"
    hidden.sheet_state = "hidden"
    return workbook


ROWS = [
    ["# pm_crmgen 環境定義書", "", "", "概要"],
    ["", "PRIMITIVE"],
    ["", "P", "id", "class", "provider", "type"],
    ["", "", "prmDummy①Ⅱ髙㈱", 'say "x", it\'s', "two\nlines", " blanks  inside "],
    ["", "", "1", "1", "0.5", "-3", "12345678901", "0.3"],
    ["", "", "TRUE", "FALSE", "TRUE", "007", "1.0", "#uname"],
    ["", "", "2", "ab", "TRUE"],
    [],
    ["", "", "007", "50%", "12.34%", "1,234,567", "60s", "1.50", "-1,000", "20秒"],
    ["", "", "last"],
]


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, bytes]:
    return converted(book(), tmp_path_factory.mktemp("same"))


def converted(workbook: openpyxl.Workbook, folder: Path) -> dict[str, bytes]:
    """The workbook as LibreOffice saves it in each format, results of formulas included."""
    source = folder / "from" / "book.xlsx"
    source.parent.mkdir()
    workbook.save(source)
    return {suffix: convert(source, suffix, folder) for suffix in [*SUFFIXES, "csv"]}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_grid(files, suffix):
    grid = read(files[suffix], f"book.{suffix}")
    assert grid.rows == ROWS
    assert not grid.faults
    assert (grid.hidden_rows, grid.hidden_columns) == ({4}, {5})
    assert grid.merged == ((10, 3, 11, 4),)
    assert grid.source == (f"book.{suffix}", "本番系")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_sheets(files, suffix):
    sheets, sink = opened(files[suffix], f"book.{suffix}")
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("本番系", False), ("控え", True)]
    assert sheets[1].read().rows == [["x"]]
    assert not found(sink)


def shortened(rows) -> list[list[str]]:
    """Rows without the empty cells that CSV holds at their end."""
    texts = [list(row) for row in rows]
    for row in texts:
        while row and not row[-1]:
            row.pop()
    return texts


def trimmed(rows) -> list[list[str]]:
    texts = shortened(rows)
    while texts and not texts[-1]:
        texts.pop()
    return texts


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_csv(files, codec):
    text = files["csv"].decode("utf-8-sig")
    assert trimmed(read(text.encode(codec), "book.csv").rows) == ROWS


def test_tab_separated_text(files):
    text = files["csv"].decode("utf-8-sig")
    grid = read(text.replace('"1,234,567"', "1234567").encode(), "book.csv")
    lines = ["\t".join(f'"{c.replace(chr(34), chr(34) * 2)}"' for c in row) for row in grid.rows]
    assert read("\r\n".join(lines).encode("utf-16"), "book.txt").rows == grid.rows


def faulty() -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for cell, value in {
        "A1": "=-INFINITY",
        "B1": "=+INFINITY",
        "C1": "=-foo",
        "D1": "=1/0",
        "E1": "=-inf",
        "A2": 45293,
        "B2": 0.4375,
        "C2": 45293.5,
        "A3": 12,
    }.items():
        sheet[cell] = value
    sheet["A2"].number_format = "yyyy/mm/dd"
    sheet["B2"].number_format = "h:mm"
    sheet["C2"].number_format = "yyyy-mm-dd hh:mm"
    sheet["A3"].number_format = "0.00E+00"
    return workbook


@pytest.fixture(scope="module")
def faulty_files(tmp_path_factory) -> dict[str, bytes]:
    return converted(faulty(), tmp_path_factory.mktemp("faulty"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_faults(faulty_files, suffix):
    """LibreOffice writes names that it does not know in small letters."""
    grid = read(faulty_files[suffix], f"book.{suffix}")
    codes = faults(grid)
    assert [codes.pop(cell) for cell in ("A1", "B1", "E1")] == ["SHT025"] * 3
    assert [grid.rows[0][n].lower() for n in (0, 1, 4)] == ["-infinity", "infinity", "-inf"]
    # the text of a number in scientific format stands in .ods, where its digits may be rounded
    assert codes.pop("A3") in {"SHT021", "SHT022"}
    assert codes == {
        "C1": "SHT023",
        "D1": "SHT023",
        **dict.fromkeys(("A2", "B2", "C2"), "SHT020"),
    }
    assert [grid.faults[2, n].found for n in (1, 2, 3)] == [
        "2024-01-02",
        "10:30:00",
        "2024-01-02 12:00:00",
    ]
    assert grid.rows[0][2:4] == ["#NAME?", "#DIV/0!"]


def test_openpyxl_and_libreoffice_write_the_same_grid(files):
    """Results of formulas aside, which openpyxl leaves out."""
    target = BytesIO()
    book().save(target)
    grid = read(target.getvalue(), "book.xlsx")
    assert faults(grid) == dict.fromkeys(["C7", "D7", "E7"], "SHT024")
    assert [row for n, row in enumerate(grid.rows) if n != 6] == [*ROWS[:6], *ROWS[7:]]
