"""Drop-down lists, protection, text format, print set-up: what a designer meets in Excel."""

import re

import pytest

from crmgen.workbook.layout import SHEETS
from tests.workbook.made import made, opened, shown


@pytest.fixture(scope="module")
def book():
    return opened(made("pgsql-replication"))


def rows_of(sheet, *words: str) -> list[int]:
    """The rows that hold all these words."""
    return [
        row[0].row
        for row in sheet.iter_rows()
        if set(words) <= {str(cell.value) for cell in row if cell.value}
    ]


def cell_below(sheet, keywords: int, name: str, down: int = 2):
    column = next(c.column for c in sheet[keywords] if c.value == name)
    return sheet.cell(keywords + down, column)


def offered(book, sheet, cell) -> list[str]:
    """What the list of a cell offers, where it is a fixed one."""
    rule = next(v for v in sheet.data_validations.dataValidation if cell.coordinate in v.sqref)
    name = rule.formula1.lstrip("=")
    area = book.defined_names[name].attr_text
    title, cells = area.split("!")
    return [str(c.value) for (c,) in book[title.strip("'")][cells.replace("$", "")] if c.value]


def rule_of(sheet, cell):
    return next(v for v in sheet.data_validations.dataValidation if cell.coordinate in v.sqref)


def test_sheets_are_in_order_and_the_lists_are_hidden(book):
    assert [sheet.title for sheet in shown(book)] == [sheet.name.ja for sheet in SHEETS]
    assert book.sheetnames[-1] == "_lists"
    assert book["_lists"].sheet_state == "hidden"
    assert book.active.title == "表紙"


def test_lists_of_fixed_words(book):
    tree, resources = book["リソース構成"], book["リソース"]
    keywords = rows_of(tree, "resourceItem", "id")[0]
    kinds = offered(book, tree, cell_below(tree, keywords, "resourceItem"))
    assert {"Primitive", "Stonith", "Group", "Clone", "Promotable"} <= set(kinds)
    assert not {"Ms", "Master"} & set(kinds)
    keywords = rows_of(resources, "id", "class", "provider", "type")[0]
    assert "ocf" in offered(book, resources, cell_below(resources, keywords, "class"))
    assert "heartbeat" in offered(book, resources, cell_below(resources, keywords, "provider"))
    keywords = rows_of(resources, "timeout", "on-fail")[0]
    assert "monitor" in offered(book, resources, cell_below(resources, keywords, "type"))
    assert "fence" in offered(book, resources, cell_below(resources, keywords, "on-fail"))
    assert "Promoted" in offered(book, resources, cell_below(resources, keywords, "role"))
    assert offered(book, resources, cell_below(resources, keywords, "enabled")) == ["true", "false"]


def test_options_are_those_of_the_target():
    new, old = opened(made(target="debian13")), opened(made(target="rhel7"))
    names = []
    for one in (new, old):
        sheet = one["クラスタ"]
        keywords = rows_of(sheet, "name", "value")[1]
        names.append(offered(one, sheet, cell_below(sheet, keywords, "name")))
    assert "priority-fencing-delay" in names[0]
    assert "priority-fencing-delay" not in names[1]
    assert "stonith-enabled" in names[1]


def test_lists_warn_and_never_block(book):
    rules = [r for sheet in shown(book) for r in sheet.data_validations.dataValidation]
    assert len(rules) > 100
    for rule in rules:
        assert rule.type == "list"
        assert rule.errorStyle in ("warning", "information") or not rule.showErrorMessage


def test_ids_and_nodes_are_offered_as_the_workbook_defines_them(book):
    limits = book["制約"]
    keywords = rows_of(limits, "rsc", "prefers/avoids")[0]
    assert rule_of(limits, cell_below(limits, keywords, "rsc")).formula1 == "offer_resource"
    assert rule_of(limits, cell_below(limits, keywords, "node")).formula1 == "offer_node"
    fencing = book["フェンシング"]
    keywords = rows_of(fencing, "node", "id", "level")[0]
    assert rule_of(fencing, cell_below(fencing, keywords, "id")).formula1 == "offer_stonith"


@pytest.mark.parametrize("profile", [None, "nfs-drbd"])
def test_inputs_are_unlocked_texts_and_all_else_is_locked(profile):
    framed = 0
    for sheet in shown(opened(made(profile))):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for rule in sheet.data_validations.dataValidation:
            for area in rule.sqref:
                for row in sheet[area.coord] if ":" in area.coord else ((sheet[area.coord],),):
                    for cell in row:
                        assert not cell.protection.locked, (sheet.title, cell.coordinate)
                        assert cell.number_format == "@"
                        assert cell.border.left.style == cell.border.top.style == "thin"
                        framed += 1
        assert sheet["A1"].protection.locked
        for row in sheet.iter_rows():
            if row[0].value and str(row[0].value).startswith("#"):
                assert all(cell.protection.locked for cell in row[2:])
    assert framed > 200


def test_values_stay_what_they_are(book):
    """Excel turns no score, version or leading zero into a number."""
    for sheet in shown(book):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "f")
                assert cell.data_type != "n" or cell.value is None


@pytest.mark.parametrize("classic", [False, True])
def test_print_set_up(classic):
    for sheet in shown(opened(made("web-vip", classic=classic))):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1) or sheet.title == "ルール"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.print_area
        if sheet.title != "表紙":
            assert sheet.print_title_rows
            assert sheet.freeze_panes


def test_numbers_of_tables_follow_one_another(book):
    numbers = [
        match[1]
        for sheet in shown(book)
        for (cell,) in sheet.iter_rows(max_col=1)
        if (match := re.match(r"#表 (\d+-\d+)", str(cell.value or "")))
    ]
    assert len(numbers) == len(set(numbers))
    assert {"0-1", "1-1", "2-1", "4-1", "7-1", "7-2", "8-1", "8-2"} <= set(numbers)
