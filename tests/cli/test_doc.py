"""``crmgen doc``: every format at once, all or nothing."""

import pytest

from crmgen.cli.root import Root
from tests.book.test_book import SMALL


@pytest.fixture
def sheet(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "design.csv").write_text(SMALL)
    return tmp_path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        Root().main(["doc", "--lang", "en", *arguments])
    return int(end.value.code or 0)


def test_several_formats_with_the_figures_of_markdown(sheet):
    assert run("design.csv", "-o", "book.html", "-o", "book.md", "-o", "book.xlsx") == 2
    assert (sheet / "book.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert (sheet / "book.xlsx").read_bytes().startswith(b"PK")
    assert "# Pacemaker cluster design" in (sheet / "book.md").read_text()
    assert (sheet / "book.figures" / "overview-figure-1.svg").exists()


def test_an_error_in_the_sheet_writes_nothing(sheet, capsys):
    (sheet / "design.csv").write_text(SMALL.replace("10s", "１０s"))
    assert run("design.csv", "-o", "book.md") == 1
    assert "VAL208" in capsys.readouterr().err
    assert [path.name for path in sheet.iterdir()] == ["design.csv"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["design.csv"], "-o"),
        (["design.csv", "-o", "book.pptx"], "book.pptx"),
        (["design.csv", "other.csv", "-o", "book.md"], "other.csv"),
        (["-o", "book.md"], "input"),
    ],
)
def test_wrong_usage(sheet, capsys, arguments, said):
    assert run(*arguments) == 1
    assert said in capsys.readouterr().err


def test_the_workbook_is_never_overwritten(sheet, capsys):
    (sheet / "design.csv").rename(sheet / "design.xlsx.csv")
    (sheet / "book.md").symlink_to("design.xlsx.csv")
    assert run("design.xlsx.csv", "-o", "book.md") == 1
    assert "OUT702" in capsys.readouterr().err
    assert (sheet / "design.xlsx.csv").read_text() == SMALL


def test_against_tells_the_difference(sheet):
    (sheet / "old.csv").write_text(SMALL.replace("192.0.2.10", "192.0.2.99"))
    assert run("design.csv", "--against", "old.csv", "-o", "book.md") == 2
    assert "`192.0.2.99` | `192.0.2.10`" in (sheet / "book.md").read_text()


def test_a_former_edition_that_is_not_there(sheet, capsys):
    assert run("design.csv", "--against", "lost.csv", "-o", "book.md") == 1
    assert "lost.csv" in capsys.readouterr().err
    assert not (sheet / "book.md").exists()


def test_secrets_only_where_they_are_asked_for(sheet):
    text = SMALL.replace(",,,cidr_netmask,24", ",,,password,open-sesame")
    (sheet / "design.csv").write_text(text)
    run("design.csv", "-o", "book.md")
    assert "open-sesame" not in (sheet / "book.md").read_text()
    run("design.csv", "-o", "book.md", "--show-secrets")
    assert "open-sesame" in (sheet / "book.md").read_text()


def test_a_folder_that_can_not_be_made_leaves_nothing(sheet, capsys):
    (sheet / "book.figures").write_text("in the way")
    assert run("design.csv", "-o", "book.md", "-o", "book.html") == 1
    assert "OUT703" in capsys.readouterr().err
    assert not (sheet / "book.html").exists()
