"""LibreOffice opens, reckons and saves a new workbook, and nothing of it is lost.

Frozen rows are not looked for: converting without a window LibreOffice forgets them of any file.
"""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.formula.translate import Translator

from tests.sheets.files import convert
from tests.workbook.made import made, opened, shown

PROFILE = "web-vip"
TREE, RESOURCES, LIMITS = "リソース構成", "リソース", "制約"
SPARE = "ZZ"  # a column that nothing stands in


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """The workbook as it is made, and as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("office")
    path = folder / "new.xlsx"
    path.write_bytes(made(PROFILE))
    (folder / "saved").mkdir()
    saved = convert(path, "xlsx", folder / "saved")
    return opened(made(PROFILE)), load_workbook(BytesIO(saved))


def _lists(sheet) -> dict[str, str]:
    """The formula of each cell's list."""
    found = {}
    for rule in sheet.data_validations.dataValidation:
        for area in rule.sqref:
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, area.max_col + 1):
                    found[row, column] = rule
    return found


def test_sheets_lists_and_names(pair):
    before, after = pair
    assert after.sheetnames == before.sheetnames
    assert after["_lists"].sheet_state == "hidden"
    assert set(before.defined_names) <= set(after.defined_names)
    for sheet in shown(before):
        old, new = _lists(sheet), _lists(after[sheet.title])
        assert set(new) == set(old)
        for cell, rule in old.items():
            assert new[cell].type == "list"
            assert (new[cell].errorStyle or "stop") == (rule.errorStyle or "stop") or (
                not rule.showErrorMessage
            )
            if "(" not in rule.formula1:
                assert new[cell].formula1 == rule.formula1


def test_conditional_formats_notes_protection_and_print_set_up(pair):
    before, after = pair
    for old in shown(before):
        new = after[old.title]
        assert _rules(new) >= _rules(old) > 0 or not _rules(old)
        assert _notes(new) == _notes(old)
        assert new.protection.sheet == old.protection.sheet
        assert new.page_setup.orientation == "landscape"
        assert str(new.page_setup.paperSize) == "9"
        assert new.sheet_properties.pageSetUpPr.fitToPage
        assert bool(new.print_title_rows) == bool(old.print_title_rows)
        assert "&P" in new.oddFooter.right.text
        for row in old.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    assert not new[cell.coordinate].protection.locked
                    assert new[cell.coordinate].number_format == cell.number_format


def _rules(sheet) -> int:
    return sum(len(area.rules) for area in sheet.conditional_formatting)


def _notes(sheet) -> dict[str, str]:
    return {
        cell.coordinate: "".join(cell.comment.text.split())
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def reckoned(folder, changes, asked):
    """What LibreOffice makes of formulas in ``asked`` (sheet → row → formula), after ``changes``
    (sheet → cell → value): their values by sheet and row."""
    book = load_workbook(BytesIO(made(PROFILE)))
    for title, cells in changes.items():
        for cell, value in cells.items():
            book[title][cell] = value
    for title, rows in asked.items():
        for row, formula in rows.items():
            book[title][f"{SPARE}{row}"] = formula
    path = folder / "asked.xlsx"
    book.save(path)
    (folder / "saved").mkdir()
    saved = load_workbook(BytesIO(convert(path, "xlsx", folder / "saved")), data_only=True)
    return {
        title: {row: saved[title][f"{SPARE}{row}"].value for row in rows}
        for title, rows in asked.items()
    }


def _row(sheet, *words: str) -> int:
    return next(
        row[0].row
        for row in sheet.iter_rows()
        if set(words) <= {str(cell.value) for cell in row if cell.value}
    )


def test_lists_follow_what_is_typed_and_depend_on_the_agent(tmp_path):
    book = opened(made(PROFILE))
    resources, tree = book[RESOURCES], book[TREE]
    apache = _row(resources, "configfile", "params")
    ping = _row(resources, "failure-timeout", "meta")
    free = _row(tree, "prmStonith2") + 1
    keywords = tree[_row(tree, "resourceItem", "id")]
    columns = {cell.value: cell.column_letter for cell in keywords if cell.value}
    asked = {
        RESOURCES: {
            apache: '=COUNTIF(resource_names,"statusurl")',
            apache + 1: '=COUNTIF(resource_names,"pingd")',
            ping: '=COUNTIF(resource_names,"migration-threshold")',
        },
        TREE: {
            free: '=COUNTIF(offer_resource,"prmNew")',
            free + 1: '=COUNTIF(offer_primitive,"prmNew")',
            free + 2: '=COUNTIF(offer_stonith,"prmNew")',
            free + 3: '=COUNTIF(offer_stonith,"prmStonith1")',
            free + 4: "=ROWS(offer_node)",
        },
    }
    typed = {TREE: {f"{columns['id']}{free}": "prmNew", f"C{free}": "Primitive"}}
    values = reckoned(tmp_path, typed, asked)
    assert values[RESOURCES] == {apache: 1, apache + 1: 0, ping: 1}
    assert list(values[TREE].values()) == [1, 1, 0, 1, 2]


def _alarms(sheet, coordinate: str) -> dict[str, str]:
    """The formulas of a cell's conditional formats by the colour that they give."""
    found = {}
    target = sheet[coordinate]
    for area in sheet.conditional_formatting:
        for piece in area.sqref.ranges:
            if piece.min_row <= target.row <= piece.max_row and (
                piece.min_col <= target.column <= piece.max_col
            ):
                start = sheet.cell(piece.min_row, piece.min_col).coordinate
                for rule in area.rules:
                    formula = Translator("=" + rule.formula[0], start).translate_formula(coordinate)
                    found[rule.dxf.fill.bgColor.rgb[-6:]] = formula
    return found


MISSING, TWICE, UNKNOWN, WIDE = "FFC7CE", "F8CBAD", "FCE4D6", "E4DFEC"


def test_cells_show_what_is_wrong_while_typing(tmp_path):
    book = opened(made(PROFILE))
    tree, limits, resources = book[TREE], book[LIMITS], book[RESOURCES]
    ids = next(c.column_letter for c in tree[_row(tree, "resourceItem", "id")] if c.value == "id")
    first, second = _row(tree, "prmVip"), _row(tree, "prmApache")
    rsc = _row(limits, "prmStonith1", "avoids")
    copied = _row(resources, "prmApache", "apache")
    operation = _row(resources, "start", "30s")
    cells = {
        (TREE, f"{ids}{first}"): ("prmApache", TWICE),
        (TREE, f"{ids}{second}"): ("prmApache", TWICE),
        (RESOURCES, f"C{copied}"): ("prmVip", TWICE),
        (LIMITS, f"C{rsc}"): ("prmNowhere", UNKNOWN),
        (RESOURCES, f"C{operation}"): ("", MISSING),
        (RESOURCES, _timeout_of(resources, operation)): ("６０s", WIDE),
    }
    alarms = {
        (title, at): _alarms(book[title], at)[colour] for (title, at), (_, colour) in cells.items()
    }
    asked: dict[str, dict[int, str]] = {}
    typed: dict[str, dict[str, str | None]] = {}
    for (title, at), (value, _) in cells.items():
        row = book[title][at].row
        row += 200 if row in asked.get(title, {}) else 0
        asked.setdefault(title, {})[row] = alarms[title, at]
        typed.setdefault(title, {})[at] = value or None
    (tmp_path / "wrong").mkdir()
    (tmp_path / "right").mkdir()
    wrong = reckoned(tmp_path / "wrong", typed, asked)
    right = reckoned(tmp_path / "right", {}, asked)
    assert {value for rows in wrong.values() for value in rows.values()} == {True}
    assert {value for rows in right.values() for value in rows.values()} == {False}


def _timeout_of(sheet, row: int) -> str:
    """The cell with the timeout of an operation."""
    above = (sheet[number] for number in range(row, 0, -1))
    keywords = next(cells for cells in above if "timeout" in {cell.value for cell in cells})
    return next(c.column_letter for c in keywords if c.value == "timeout") + str(row)
