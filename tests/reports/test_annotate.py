"""The annotated workbook: every finding in it, and nothing else changed."""

import re
from io import BytesIO

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from crmgen.diagnostics import Severity
from crmgen.reports.annotate import annotated, suffix_of
from crmgen.reports.checked import Checked
from crmgen.reports.styles import FILLS
from tests.reports.designed import TITLE, designed, packed, parts_of
from tests.reports.found import ROOT, SHEETS, WARNED, WRONG, check, check_text
from tests.sheets.files import xlsx

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FOUND = [("PRP404", "D3"), ("REF303", "D7"), ("VAL208", "D14")]


@pytest.fixture(scope="module")
def original():
    return designed()


@pytest.fixture(scope="module")
def checked(original):
    return check("設計.xlsx", original)


@pytest.fixture(scope="module")
def copy(checked):
    return annotated(checked, "ja")


@pytest.fixture(scope="module")
def book(copy):
    return load_workbook(BytesIO(copy), rich_text=True)


def findings(checked: Checked) -> list[tuple[str, str]]:
    return [(item.code.id, item.origin.cell if item.origin else "") for item in checked.findings]


def test_the_workbook_has_what_the_tests_below_look_for(checked):
    assert findings(checked) == FOUND


class TestNothingElseChanges:
    def test_parts(self, original, copy):
        """Only these parts differ, and only these are new."""
        before, after = parts_of(original), parts_of(copy)
        assert set(before) <= set(after)
        assert {name for name in before if before[name] != after[name]} == {
            "[Content_Types].xml",
            "xl/_rels/workbook.xml.rels",
            "xl/workbook.xml",
            "xl/styles.xml",
            "xl/worksheets/sheet1.xml",
            "xl/worksheets/sheet2.xml",  # was selected
            "xl/comments/comment1.xml",
            "xl/drawings/commentsDrawing1.vml",
        }
        assert set(after) - set(before) == {"xl/worksheets/findings1.xml"}

    def test_the_sheet_but_for_styles_of_cells(self, original, copy):
        """With the marked cells' styles put back it is the sheet as it was."""
        before, after = (_tree(data, "xl/worksheets/sheet1.xml") for data in (original, copy))
        cells = {cell.get("r"): cell for cell in before.iter(f"{MAIN}c")}
        changed = set()
        for cell in after.iter(f"{MAIN}c"):
            if cell.get("s") != cells[cell.get("r")].get("s"):
                changed.add(cell.get("r"))
                cell.set("s", cells[cell.get("r")].get("s"))
        assert changed == {cell for _, cell in FOUND}
        assert _canonical(after) == _canonical(before)

    def test_the_other_sheet_is_no_longer_selected(self, original, copy):
        name = "xl/worksheets/sheet2.xml"
        before, after = parts_of(original)[name], parts_of(copy)[name]
        assert after == before.replace(b' tabSelected="1"', b"")

    def test_the_styles_that_there_were(self, original, copy):
        before, after = (_tree(data, "xl/styles.xml") for data in (original, copy))
        for old, new in zip(before, after, strict=True):
            for entry, same in zip(old, new, strict=False):
                assert _canonical(entry) == _canonical(same)

    def test_a_marked_cell_keeps_its_format(self, original, book):
        before = load_workbook(BytesIO(original))[TITLE]
        after = book[TITLE]
        for _, address in FOUND:
            old, new = before[address], after[address]
            for name in ("number_format", "border", "alignment", "protection"):
                assert repr(getattr(old, name)) == repr(getattr(new, name)), (address, name)
            assert old.value == str(new.value)
        assert after["D3"].font.b and after["D3"].font.sz == 12

    def test_names_go_with_their_sheets(self, book):
        assert "$A$1:$H$30" in book[TITLE].print_area
        assert book[TITLE].print_title_rows == "$1:$2"
        assert "$A$1:$B$2" in book["変更履歴"].print_area
        assert book.defined_names["nodes"].attr_text == "'変更履歴'!$A$1"
        assert book["隠し"].sheet_state == "hidden"

    def test_the_copy_is_the_same_design(self, checked, copy):
        """It can be corrected and checked again: the list is no sheet to choose from."""
        again = check("設計.xlsx", copy)
        assert findings(again) == findings(checked)
        assert again.grids[0].rows == checked.grids[0].rows

    def test_the_same_input_gives_the_same_bytes(self, checked, copy):
        assert annotated(checked, "ja") == copy


class TestFindings:
    def test_each_has_a_fill(self, book):
        for _, address in FOUND:
            assert book[TITLE][address].fill.fgColor.rgb == "FFFFC7CE"

    def test_white_letters_on_a_dark_fill_become_black(self, book):
        assert book[TITLE]["D3"].font.color.rgb == "FF000000"
        assert book[TITLE]["C2"].font.color.rgb == "FFFFFFFF"

    def test_each_has_a_note(self, book, checked):
        notes = {
            cell.coordinate: cell.comment for row in book[TITLE] for cell in row if cell.comment
        }
        assert set(notes) == {"C6", *(cell for _, cell in FOUND)}
        assert notes["D3"].text.startswith("エラー PRP404: 「stonith-enabled」")
        assert notes["D3"].author == "crmgen"
        assert "もしかして: 60s" in notes["D14"].text

    def test_a_note_of_the_designer_stays(self, book):
        assert book[TITLE]["C6"].comment.text == "仮想 IP"
        note = book[TITLE]["D14"].comment
        assert note.text.startswith("起動に 40 秒かかる\n\nエラー VAL208: ")
        assert note.author == "山田"

    def test_each_box_stands_at_its_cell(self, copy):
        drawing = _tree(copy, "xl/drawings/commentsDrawing1.vml")
        cells = {
            (int(data.findtext("{*}Row")) + 1, int(data.findtext("{*}Column")) + 1)
            for data in drawing.iter("{*}ClientData")
        }
        assert cells == {(6, 3), (14, 4), (3, 4), (7, 4)}
        ids = [shape.get("id") for shape in drawing.iterfind("{*}shape")]
        assert len(ids) == len(set(ids)) == 4

    def test_the_list_comes_first_and_is_shown(self, book):
        assert book.sheetnames == ["検証結果", TITLE, "変更履歴", "隠し"]
        assert book.active.title == "検証結果"
        assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["検証結果"]

    def test_the_list_links_to_the_cells(self, book):
        sheet = book["検証結果"]
        rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=5)]
        assert [row[1:6] for row in rows] == [
            ["エラー", "PRP404", TITLE, "D3", "maybe"],
            ["エラー", "REF303", TITLE, "D7", "prmNowhere"],
            ["エラー", "VAL208", TITLE, "D14", "６０s"],
        ]
        links = [sheet.cell(number, 5).hyperlink.location for number in (5, 6, 7)]
        assert links == [f"'本番 ''A'' 系'!{cell}" for _, cell in FOUND]
        assert "エラー 3 件" in str(sheet["A2"].value)
        assert sheet.freeze_panes == "A5"

    def test_english(self, checked):
        book = load_workbook(BytesIO(annotated(checked, "en")))
        assert book.sheetnames[0] == "Findings"
        assert book["Findings"]["B5"].value == "error"

    def test_what_is_accepted_is_told_in_green_with_its_reason(self):
        book = load_workbook(BytesIO(annotated(check_text(WARNED, "a.csv"), "ja")))
        (row,) = (row for row in book["検証結果"].iter_rows(min_row=5) if row[2].value == "OPS401")
        assert row[1].value == "承認済"
        assert row[1].fill.fgColor.rgb == FILLS[Severity.ACCEPTED]
        note = book["a"][row[4].value].comment.text
        assert "承認済 OPS401: " in note and "テストのため (山田)" in note

    def test_a_finding_about_merged_cells_marks_the_one_that_shows(self):
        book = Workbook()
        for row in ([None, "NODE"], [None, None, "uname", "ptype", "name", "value"]):
            book.active.append(row)
        book.active.append([None, None, "pm01", "attributes", "site", None])
        book.active.merge_cells("E3:F3")
        buffer = BytesIO()
        book.save(buffer)
        checked = check("a.xlsx", buffer.getvalue())
        assert "F3" in [cell for _, cell in findings(checked)]
        sheet = load_workbook(BytesIO(annotated(checked, "ja")))["Sheet"]
        assert sheet["E3"].comment is not None


class TestOddWorkbooks:
    def test_the_name_of_the_list_is_taken(self, copy):
        again = annotated(check("設計.xlsx", copy), "ja")
        assert load_workbook(BytesIO(again)).sheetnames[:2] == ["検証結果 (2)", "検証結果"]

    def test_rows_and_cells_that_only_count(self, original):
        """The addresses of rows and cells may be left out."""
        parts = parts_of(original)
        sheet = parts["xl/worksheets/sheet1.xml"].decode()
        plain = re.sub(r'<row r="\d+"', "<row", sheet)
        assert plain != sheet
        rows = "".join(f"{line}\n" for line in WRONG.splitlines())
        assert rows.count("\n") == plain.count("<row")  # none is missing
        parts["xl/worksheets/sheet1.xml"] = plain.encode()
        book = load_workbook(BytesIO(annotated(check("a.xlsx", packed(parts)), "ja")))
        assert book[TITLE]["D14"].value == "６０s"
        assert book[TITLE]["D14"].fill.fgColor.rgb == "FFFFC7CE"

    def test_strict_office_open_xml(self, original):
        swap = {
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
                b"http://purl.oclc.org/ooxml/spreadsheetml/main"
            ),
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
                b"http://purl.oclc.org/ooxml/officeDocument/relationships"
            ),
        }
        parts = parts_of(original)
        for name, content in parts.items():
            for old, new in swap.items():
                content = content.replace(old, new)  # noqa: PLW2901
            parts[name] = content
        checked = check("a.xlsx", packed(parts))
        assert findings(checked) == FOUND
        copied = parts_of(annotated(checked, "ja"))
        for name in ("xl/worksheets/findings1.xml", "xl/comments/comment1.xml", "xl/workbook.xml"):
            assert b"purl.oclc.org/ooxml/spreadsheetml" in copied[name]
            assert b"schemas.openxmlformats.org/spreadsheetml" not in copied[name]
        assert b"purl.oclc.org" in copied["xl/_rels/workbook.xml.rels"]

    def test_macros_stay_and_the_name_says_so(self, original):
        parts = parts_of(original)
        types = parts["[Content_Types].xml"].replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        )
        parts |= {"[Content_Types].xml": types, "xl/vbaProject.bin": b"macros"}
        checked = check("a.xlsm", packed(parts))
        assert suffix_of(checked) == ".xlsm"
        copied = parts_of(annotated(checked, "ja"))
        assert copied["xl/vbaProject.bin"] == b"macros"
        assert b"macroEnabled" in copied["[Content_Types].xml"]

    @pytest.mark.parametrize("data", [b"PK\x03\x04 no more", b"\x00\x01", b""])
    def test_a_damaged_file_gives_the_list_alone(self, data):
        checked = check("a.xlsx", data)
        book = load_workbook(BytesIO(annotated(checked, "ja")))
        assert book["検証結果"]["C5"].value == checked.findings[0].code.id
        assert suffix_of(checked) == ".xlsx"

    def test_a_bomb_gives_the_list_alone(self):
        checked = check("a.xlsx", xlsx(" " * 70_000_000))
        assert [finding.code.id for finding in checked.findings] == ["SHT009"]
        book = load_workbook(BytesIO(annotated(checked, "en")))
        assert book["Findings"]["C5"].value == "SHT009"

    def test_a_file_that_does_not_exist(self):
        book = load_workbook(BytesIO(annotated(check("none.xlsx"), "en")))
        assert book["Findings"]["C5"].value == "SHT001"

    def test_a_clean_sheet(self):
        path = ROOT / "samples" / "pgsql-shared-disk.xlsx"
        clean = check(path)
        book = load_workbook(BytesIO(annotated(Checked(str(path), (), clean.grids), "ja")))
        assert str(book["検証結果"]["A2"].value).endswith(": 問題なし")


class TestNewWorkbooks:
    def test_csv(self):
        checked = check_text("# 設計\n" + WRONG.replace("prmIp", "=1+1"), "web 1.csv")
        data = annotated(checked, "ja")
        book = load_workbook(BytesIO(data))
        assert book.sheetnames == ["検証結果", "web 1"]
        sheet = book["web 1"]
        assert (sheet["D7"].value, sheet["D7"].data_type) == ("=1+1", "s")
        assert sheet["D4"].fill.fgColor.rgb == "FFFFC7CE"
        assert sheet["D4"].comment.text.startswith("エラー PRP404")
        assert sheet["D4"].number_format == "@"
        assert book["検証結果"]["E5"].hyperlink.location == "'web 1'!D4"
        assert annotated(checked, "ja") == data

    def test_it_is_the_same_design(self):
        checked = check_text()
        again = check("a.xlsx", annotated(checked, "ja"))
        assert findings(again) == findings(checked)

    def test_characters_that_no_workbook_can_hold(self):
        checked = check_text(WRONG.replace("６０s", "６０\x1bs"))
        book = load_workbook(BytesIO(annotated(checked, "ja")))
        assert book["設計 1"]["D14"].value == "６０\ufffds"
        assert book["設計 1"]["D14"].comment is not None

    @pytest.mark.skipif(not SHEETS.is_dir(), reason="the predecessors' sheets are not at hand")
    def test_an_xls_of_the_field(self):
        checked = check(SHEETS / "pm_crmgen_env.xls", sheet="1")
        book = load_workbook(BytesIO(annotated(checked, "ja")))
        grid = checked.grids[0]
        sheet = book[grid.source.sheet]
        texts = {
            (row, column): text
            for row, texts in enumerate(grid.rows, 1)
            for column, text in enumerate(texts, 1)
        }
        covered = {
            (row, column)
            for first_row, first_column, last_row, last_column in grid.merged
            for row in range(first_row, last_row + 1)
            for column in range(first_column, last_column + 1)
            if (row, column) != (first_row, first_column)
        }
        for place, text in texts.items():
            if place not in covered and text.strip():
                assert sheet.cell(*place).value == text
        notes = sum(1 for row in sheet for cell in row if cell.comment)
        assert notes == len({item.origin for item in checked.findings if item.origin.row})


@pytest.mark.skipif(not SHEETS.is_dir(), reason="the predecessors' sheets are not at hand")
@pytest.mark.parametrize("number", range(1, 7))
def test_the_sheets_of_the_field_stay_as_they_are(number):
    """With 29 mistakes in each, everything but what has to change is byte for byte the same."""
    original = (SHEETS / "pm_pcsgen_sample.xlsx").read_bytes()
    parts = parts_of(original)
    strings = parts["xl/sharedStrings.xml"].decode()
    assert "<t>fence</t>" in strings
    parts["xl/sharedStrings.xml"] = strings.replace("<t>fence</t>", "<t>fense</t>", 1).encode()
    checked = check("a.xlsx", packed(parts), sheet=str(number))
    assert checked.findings
    after = parts_of(annotated(checked, "ja"))
    same = {name for name in parts if after[name] == parts[name]}
    assert len(same) >= len(parts) - 7
    assert {name for name in parts if "drawing" in name or "printer" in name} <= same
    name = f"xl/worksheets/sheet{number}.xml"
    texts = [re.sub(rb' s="\d+"', b"", tree) for tree in _both(parts[name], after[name])]
    assert texts[0] == texts[1]


def _both(before, after):
    """The sheets without what marks them as selected and links their notes."""
    for data in (before, after):
        tree = etree.fromstring(data)
        for view in tree.iter(f"{MAIN}sheetView"):
            view.attrib.pop("tabSelected", None)
        for link in tree.findall(f"{MAIN}legacyDrawing"):
            tree.remove(link)
        yield _canonical(tree)


def _tree(data: bytes, name: str):
    return etree.fromstring(parts_of(data)[name])


def _canonical(tree) -> bytes:
    return etree.tostring(tree, method="c14n")
