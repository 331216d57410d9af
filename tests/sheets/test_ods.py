"""The XML of .ods to grids."""

from io import BytesIO

import pytest
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from tests.sheets.files import faults, found, ods, opened, read


def cell(text: str = "", **attributes: str) -> str:
    names = {"value": "office:value", "type": "office:value-type", "formula": "table:formula"}
    given = "".join(
        f' {names.get(k, k.replace("__", ":").replace("_", "-"))}="{v}"'
        for k, v in attributes.items()
    )
    return f"<table:table-cell{given}>{text}</table:table-cell>"


def row(*cells: str, **attributes: str) -> str:
    given = "".join(f' table:{k.replace("_", "-")}="{v}"' for k, v in attributes.items())
    return f"<table:table-row{given}>{''.join(cells)}</table:table-row>"


def words(text: str) -> str:
    return cell(f"<text:p>{text}</text:p>", type="string")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<text:p>x</text:p>", "x"),
        ("<text:p>a</text:p><text:p/><text:p>b</text:p>", "a\n\nb"),
        ("<text:p>a<text:s/><text:s text:c='2'/>b</text:p>", "a   b"),
        ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"),
        ("<text:p>\n  a\n  b <text:span> c</text:span> d\n</text:p>", "a b c d "),
        ("<text:p>a<text:span>b<text:span>c</text:span></text:span>d</text:p>", "abcd"),
        ("<text:p><text:a>http://x/</text:a></text:p>", "http://x/"),
        (
            "<text:p><text:ruby><text:ruby-base>漢</text:ruby-base>"
            "<text:ruby-text>カン</text:ruby-text></text:ruby>字</text:p>",
            "漢字",
        ),
        ("<office:annotation><text:p>note</text:p></office:annotation><text:p>x</text:p>", "x"),
        ("<text:p>a<!-- b -->c</text:p>", "ac"),
    ],
)
def test_text(content, text):
    assert read(ods(row(cell(content, type="string"))), "a.ods").rows == [[text]]


@pytest.mark.parametrize(
    ("markup", "text", "code"),
    [
        (cell("<text:p>1</text:p>", type="float", value="1"), "1", None),
        (cell("<text:p>007</text:p>", type="float", value="7"), "007", None),
        (cell("<text:p>50%</text:p>", type="percentage", value="0.5"), "50%", None),
        (cell("<text:p>WAHR</text:p>", type="boolean", office__boolean_value="true"), "TRUE", None),
        (cell("<text:p>x</text:p>", type="string", formula="of:=A2"), "x", None),
        (cell(type="string", office__string_value="x"), "x", None),
        (cell("<text:p>1.2E+10</text:p>", type="float", value="12000000000"), "", "SHT021"),
        (cell("<text:p/>", type="float", value="5"), "", "SHT022"),
        (cell("<text:p>###</text:p>", type="float", value="5"), "", "SHT027"),
        (cell("<text:p>1/2</text:p>", type="date", office__date_value="2024-01-02"), "", "SHT020"),
        (cell("<text:p>1</text:p>", type="time", office__time_value="PT10H30M00S"), "", "SHT020"),
        (cell("<text:p>#REF!</text:p>", type="string", formula="of:=[.#REF!]"), "#REF!", "SHT023"),
        (
            cell("<text:p>Err:508</text:p>", type="string", formula="of:=("),
            "Err:508",
            "SHT023",
        ),
        (cell(formula="of:=1+1"), "", "SHT024"),
        (
            cell(
                "<text:p>#NAME?</text:p>",
                type="string",
                formula="of:=-INFINITY",
                calcext__value_type="error",
            ),
            "-INFINITY",
            "SHT025",
        ),
        (
            cell("<text:p>Err:502</text:p>", type="string", formula="of:=-inf"),
            "-inf",
            "SHT025",
        ),
    ],
)
def test_value(markup, text, code):
    grid = read(ods(row(markup)), "a.ods")
    assert grid.rows == [[text]]
    assert faults(grid) == ({"A1": code} if code else {})


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (cell(type="date", office__date_value="2024-01-02T12:00:00"), "2024-01-02 12:00:00"),
        (cell(type="time", office__time_value="PT10H30M00S"), "10:30:00"),
    ],
)
def test_dates_are_quoted_as_dates(markup, shown):
    assert read(ods(row(markup)), "a.ods").faults[1, 1].found == shown


def test_repeated_cells_and_rows():
    rows = (
        row(cell(table__number_columns_repeated="2"), words("a"), cell())
        + row(cell(), number_rows_repeated="2")
        + row(
            cell("<text:p>b</text:p>", type="string", table__number_columns_repeated="2"),
            cell(table__number_columns_repeated="16382"),
            number_rows_repeated="2",
        )
        + row(cell(table__number_columns_repeated="16384"), number_rows_repeated="1048571")
    )
    grid = read(ods(rows), "a.ods")
    assert grid.rows == [["", "", "a"], [], [], ["b", "b"], ["b", "b"]]


def test_faults_of_repeated_cells():
    bad = cell("<text:p>#N/A</text:p>", formula="of:=x", table__number_columns_repeated="2")
    grid = read(ods(row(cell(), bad, number_rows_repeated="2")), "a.ods")
    assert faults(grid) == dict.fromkeys(["B1", "C1", "B2", "C2"], "SHT023")


def test_hidden_and_merged():
    columns = (
        "<table:table-column/><table:table-column-group><table:table-column "
        'table:number-columns-repeated="2" table:visibility="collapse"/></table:table-column-group>'
    )
    span = {"table__number_columns_spanned": "2", "table__number_rows_spanned": "2"}
    rows = (
        row(
            cell("<text:p>m</text:p>", type="string", **span),
            "<table:covered-table-cell/>",
            words("c"),
        )
        + row("<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>")
        + "<table:table-row-group><table:table-rows>"
        + row(words("f"), visibility="filter")
        + "</table:table-rows></table:table-row-group>"
    )
    grid = read(ods(columns + rows), "a.ods")
    assert grid.rows == [["m", "", "c"], [""], ["f"]]
    assert (grid.hidden_rows, grid.hidden_columns) == ({3}, {2, 3})
    assert grid.merged == ((1, 1, 2, 2),)
    assert faults(grid) == {"A2": "SHT026"}


def test_sheets_hidden_and_tables_that_are_none():
    styles = (
        '<style:style style:name="t"><style:table-properties table:display="true"/></style:style>'
        '<style:style style:name="f"><style:table-properties table:display="false"/></style:style>'
    )
    inner = f"<table:table>{row(words('inner'))}</table:table>"
    tables = (
        '<table:table table:name="a" table:style-name="t">'
        f"{row(cell(inner), words('x'))}</table:table>"
        f'<table:table table:name="b" table:style-name="f">{row(words("y"))}</table:table>'
        f"<table:dde-links><table:dde-link><table:table>{row(words('z'))}</table:table>"
        "</table:dde-link></table:dde-links>"
    )
    sheets, sink = opened(ods("", styles=styles, tables=tables), "b.ods")
    assert [(s.name, s.hidden) for s in sheets] == [("a", False), ("b", True)]
    assert [s.read().rows for s in sheets] == [[["", "x"]], [["y"]]]
    assert sheets[1].read().source == ("b.ods", "b")
    assert not found(sink)


def test_what_odfpy_writes():
    document = OpenDocumentSpreadsheet()
    table, line, box = Table(name="S"), TableRow(), TableCell(valuetype="string")
    note = Annotation()
    note.addElement(P(text="note"))
    box.addElement(note)
    box.addElement(P(text="text"))
    line.addElement(box)
    table.addElement(line)
    document.spreadsheet.addElement(table)
    target = BytesIO()
    document.write(target)
    assert read(target.getvalue(), "a.ods").rows == [["text"]]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (row(words("a"), number_rows_repeated="1048577"), "SHT008"),
        (row(words("a"), number_rows_repeated="0"), "SHT008"),
        (row(words("a"), number_rows_repeated="many"), "SHT008"),
        (row(cell("<text:p>a</text:p>", table__number_columns_repeated="16385")), "SHT008"),
        (
            row(
                cell("<text:p>a</text:p>", table__number_columns_repeated="16384"),
                number_rows_repeated="1048576",
            ),
            "SHT009",
        ),
        (
            row(
                cell("<text:p>#N/A</text:p>", formula="x", table__number_columns_repeated="40"),
                number_rows_repeated="1048576",
            ),
            "SHT009",
        ),
    ],
)
def test_damaged_sheet_is_told_when_it_is_read(rows, code):
    sheets, sink = opened(ods(rows), "a.ods")
    assert sheets[0].read().rows == []
    assert found(sink) == [(code, "")]


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "SHT005"),
        ({"manifest": b"<m><encryption-data/></m>"}, "SHT007"),
        ({"prolog": '<!DOCTYPE a [<!ENTITY x "y">]>'}, "SHT008"),
        ({"tables": ""}, "SHT014"),
        ({"tables": "<table:table>"}, "SHT008"),
    ],
)
def test_file_that_is_not_read(how, code):
    sheets, sink = opened(ods("", **how), "a.ods")
    assert (sheets, found(sink)) == ([], [(code, "")])
