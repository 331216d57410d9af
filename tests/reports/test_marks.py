"""Marking cells in the XML of a sheet, wherever they stand and whatever the file leaves out."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from crmgen.diagnostics import Severity
from crmgen.origin import column_letters
from crmgen.reports.marks import Marker
from crmgen.reports.parts import TRANSITIONAL
from crmgen.reports.styles import NO_STYLES, Styles

MAIN = f"{{{TRANSITIONAL.main}}}"
CELLS = st.tuples(st.integers(1, 12), st.integers(1, 60))


def sheet(cells, columns=""):
    rows = ""
    for row in sorted({row for row, _ in cells}):
        texts = "".join(
            f'<c r="{column_letters(column)}{row}"><v>{column}</v></c>'
            for place, column in sorted(cells)
            if place == row
        )
        rows += f'<row r="{row}">{texts}</row>'
    xml = (
        f'<worksheet xmlns="{TRANSITIONAL.main}">{columns}<sheetData>{rows}</sheetData></worksheet>'
    )
    return etree.fromstring(xml)


def mark(root, cells, styles=None):
    styles = styles or Styles(etree.fromstring(NO_STYLES.format(TRANSITIONAL.main)), TRANSITIONAL)
    Marker(root, styles, TRANSITIONAL).mark(dict.fromkeys(cells, Severity.ERROR))


def places(root):
    """The address of each cell in the order of the file."""
    return [cell.get("r") for cell in root.iter(f"{MAIN}c")]


@given(st.sets(CELLS), st.sets(CELLS, min_size=1))
def test_exactly_the_marked_cells_have_a_style_and_all_stand_in_order(given_cells, marked):
    root = sheet(given_cells)
    mark(root, marked)
    expected = sorted(given_cells | marked)
    assert places(root) == [f"{column_letters(column)}{row}" for row, column in expected]
    styled = {cell.get("r") for cell in root.iter(f"{MAIN}c") if cell.get("s")}
    assert styled == {f"{column_letters(column)}{row}" for row, column in marked}
    values = [cell.findtext(f"{MAIN}v") for cell in root.iter(f"{MAIN}c")]
    assert values == [str(c) if (r, c) in given_cells else None for r, c in expected]


def test_a_cell_that_the_file_lacks_looks_as_its_column_but_for_the_fill():
    styles_root = etree.fromstring(NO_STYLES.format(TRANSITIONAL.main))
    formats = styles_root.find(f"{MAIN}cellXfs")
    etree.SubElement(formats, f"{MAIN}xf", numFmtId="49", borderId="7")
    root = sheet({(1, 1)}, '<cols><col min="2" max="4" width="9" style="1"/></cols>')
    mark(root, [(1, 3), (5, 9)], Styles(styles_root, TRANSITIONAL))
    styles = {
        cell.get("r"): formats[int(cell.get("s"))]
        for cell in root.iter(f"{MAIN}c")
        if cell.get("s")
    }
    assert (styles["C1"].get("numFmtId"), styles["C1"].get("borderId")) == ("49", "7")
    assert styles["I5"].get("numFmtId") is None
    assert styles["C1"].get("fillId") == styles["I5"].get("fillId") != "0"


def test_one_style_for_cells_that_look_the_same():
    styles_root = etree.fromstring(NO_STYLES.format(TRANSITIONAL.main))
    root = sheet({(1, 1), (2, 1)})
    mark(root, [(1, 1), (2, 1)], Styles(styles_root, TRANSITIONAL))
    formats = styles_root.find(f"{MAIN}cellXfs")
    assert len(formats) == 2
    assert formats.get("count") == "2"
