"""``crmgen new``: what it writes, and what it refuses."""

import pytest
from openpyxl import load_workbook


def test_a_workbook_is_written_and_never_over_another(crmgen, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = crmgen("new", "a.xlsx", "--lang", "ja")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "a.xlsx" in result.stderr
    first = (tmp_path / "a.xlsx").read_bytes()
    assert load_workbook(tmp_path / "a.xlsx").sheetnames[0] == "表紙"
    again = crmgen("new", "a.xlsx", "--profile", "web-vip")
    assert again.exit_code == 1
    assert "a.xlsx" in again.stderr
    assert (tmp_path / "a.xlsx").read_bytes() == first


def test_language_nodes_target_and_layout(crmgen, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words = ("--profile", "web-vip", "--nodes", "a1, a2", "--lang", "both", "--target", "rhel7")
    assert crmgen("new", "a.xlsx", *words, "--layout", "classic").exit_code == 0
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
    assert {"a1", "a2", "FENCING_TOPOLOGY", "ノード名\nNode name＊↓"} <= texts
    assert "STONITH" not in texts
    assert not {"pm01", "pm02"} & texts
    assert crmgen("check", "a.xlsx", "--target", "rhel7").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("a.xls",),
        ("a.csv",),
        ("a.xlsx", "--profile", "web"),
        ("a.xlsx", "--layout", "old"),
        ("a.xlsx", "--lang", "fr"),
        ("a.xlsx", "--nodes", ""),
        ("a.xlsx", "--nodes", "pm01,"),
        ("a.xlsx", "--nodes", "pm 01"),
        ("a.xlsx", "--nodes", "pm01,pm01"),
        ("a.xlsx", "--nodes", "pm01,PM01"),
        ("a.xlsx", "--nodes", "a1", "--profile", "web-vip"),
        ("a.xlsx", "--nodes", "a1,a2,a3", "--profile", "nfs-drbd"),
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_it_refuses(crmgen, tmp_path, monkeypatch, words, lang):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", f"{lang}_XX.UTF-8")
    result = crmgen("new", *words)
    assert result.exit_code == 1
    assert result.stderr.startswith("crmgen: ")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(crmgen, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = crmgen("new", "nowhere/a.xlsx")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr
