"""``crmgen fmt``: what it writes, lists and refuses."""

import json

import pytest
from openpyxl import load_workbook

SHEET = ",RSC_ATTRIBUTES\n,,id,name,value\n,,clnA,clone-max,2\n"


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_it_writes_a_workbook_and_lists_each_change(crmgen, old, tmp_path):
    result = crmgen("fmt", "old.csv", "-o", "new.xlsx")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Changes (1):" in result.stderr
    assert "  3  FMT402" in result.stderr
    assert load_workbook(tmp_path / "new.xlsx").sheetnames[0] == "Cover"


def test_it_never_writes_over_a_file(crmgen, old, tmp_path):
    assert crmgen("fmt", "old.csv", "-o", "new.xlsx").exit_code == 0
    first = (tmp_path / "new.xlsx").read_bytes()
    result = crmgen("fmt", "old.csv", "-o", "new.xlsx", "--lang", "ja")
    assert result.exit_code == 1
    assert "new.xlsx" in result.stderr
    assert (tmp_path / "new.xlsx").read_bytes() == first


def test_what_is_found_in_the_sheet_is_shown_and_carried(crmgen, tmp_path):
    (tmp_path / "old.csv").write_text(",PROPERTY\n,,name,value\n,,a,\n", encoding="utf-8")
    result = crmgen("fmt", "old.csv", "-o", "new.xlsx", "--report", "json")
    assert result.exit_code == 2
    assert "VAL201" in [json.loads(line).get("code") for line in result.stdout.splitlines()]
    assert "1 error" in result.stderr
    assert (tmp_path / "new.xlsx").is_file()


def test_a_folder_takes_a_workbook_for_each_cluster(crmgen, tmp_path):
    from tests.rewrite.test_run import PROPERTY, book

    data = book(tokyo=PROPERTY.format("x"), osaka=PROPERTY.format("y"))
    (tmp_path / "old.xlsx").write_bytes(data)
    assert crmgen("fmt", "old.xlsx", "-o", "out/").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "osaka.xlsx",
        "tokyo.xlsx",
    ]
    assert crmgen("fmt", "old.xlsx", "-o", "one.xlsx").exit_code == 1
    assert crmgen("fmt", "old.xlsx", "-o", "one.xlsx", "--sheet", "osaka").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("old.csv",),
        ("-o", "new.xlsx"),
        ("old.csv", "other.csv", "-o", "new.xlsx"),
        ("old.csv", "-o", "new.csv"),
        ("missing.csv", "-o", "new.xlsx"),
        ("old.csv", "-o", "nowhere/new.xlsx"),
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_it_refuses(crmgen, old, tmp_path, monkeypatch, words, lang):
    monkeypatch.setenv("LC_ALL", f"{lang}_XX.UTF-8")
    result = crmgen("fmt", *words)
    assert result.exit_code == 1
    assert result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["old.csv"]
