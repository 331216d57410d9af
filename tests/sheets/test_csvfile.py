"""Text files to grids."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.files import faults, found, opened, read

ROWS = [["", "NODE", "a;b"], ["", "", 'say "x"', "two\nlines", "1,5"], ["#", "", "メモ"]]


def written(rows, **how: object) -> str:
    target = StringIO()
    csv.writer(target, **how).writerows(rows)
    return target.getvalue()


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_delimiters_line_ends_and_quoting(newline, delimiter, quoting):
    text = written(ROWS, lineterminator="\n", delimiter=delimiter, quoting=quoting)
    text = text.replace("\n", newline)
    assert read(text.encode(), "a.csv").rows == ROWS


def test_unicode_text_of_excel():
    data = b"\xff\xfe" + written(ROWS, delimiter="\t").encode("utf-16-le")
    assert read(data, "a.txt").rows == ROWS


@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.txt", "-", "sheet"])
def test_names_of_text_files(name):
    grid = read(b",NODE\n", name)
    assert grid.rows == [["", "NODE"]]
    assert grid.source == (name, "")


def test_sep_line_names_the_delimiter_and_is_no_row():
    assert read(b"sep=;\r\n,A;B\r\n", "a.csv").rows == [[",A", "B"]]


def test_semicolons_within_cells_do_not_delimit():
    text = ",PROPERTY\n,,name\n,,a;b;c;d;e;f;g;h\n"
    assert read(text.encode(), "a.csv").rows[2] == ["", "", "a;b;c;d;e;f;g;h"]


def test_row_number_is_that_of_the_record():
    grid = read(b'a,"x\ny\nz"\n\nb,#REF!\n', "a.csv")
    assert grid.rows == [["a", "x\ny\nz"], [], ["b", "#REF!"]]
    assert faults(grid) == {"B3": "SHT023"}


def test_line_end_inside_a_cell_is_one_character():
    assert read(b'"a\r\nb",c\r\n', "a.csv").rows == [["a\nb", "c"]]


def test_cell_longer_than_the_csv_module_allows():
    assert read(b"a," + b"x" * 200_000, "a.csv").rows == [["a", "x" * 200_000]]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("#NAME?", "SHT023"),
        ("#N/A", "SHT023"),
        ("#REF!", "SHT023"),
        ("#VALUE!", "SHT023"),
        ("#DIV/0!", "SHT023"),
        ("#NUM!", "SHT023"),
        ("#NULL!", "SHT023"),
        ("####", "SHT027"),
        ("#uname", None),
        ("#", None),
        ("# comment ##", None),
        ("see #N/A", None),
    ],
)
def test_error_values(cell, code):
    grid = read(f",,{cell}\n".encode(), "a.csv")
    assert faults(grid) == ({"C1": code} if code else {})
    assert grid.rows == [["", "", cell]]


def test_nul_is_told_at_its_cell():
    sheets, sink = opened(b"a,b\nc,d\x00e\n", "a.csv")
    assert (sheets, found(sink)) == ([], [("SHT011", "B2")])


@pytest.mark.parametrize("tail", ["", "\n", "\nmore,rows\nand more\n"])
def test_open_quote_is_told_where_it_opens(tail):
    sheets, sink = opened(f'a,b\n"c\nd",e\nx,"y{tail}'.encode(), "a.csv")
    assert (sheets, found(sink)) == ([], [("SHT012", "B3")])


@pytest.mark.parametrize("text", ["a,b", '"a","b"', '"a","b"\n', 'a,"b\n"'])
def test_file_may_end_without_line_end(text):
    assert len(read(text.encode(), "a.csv").rows) == 1


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=8)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_any_cells_come_back(rows):
    rows = [["先頭行が", "区切り", "と", "文字コードを示す"], *rows]
    text = written(rows, quoting=csv.QUOTE_ALL)
    assert read(text.encode(), "a.csv").rows == rows
