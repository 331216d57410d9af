"""``crmgen extras``: the folder, what it refuses, and what it tells."""

import re

import pytest

from crmgen.extras.files import NAMES
from tests.extras.design import design


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "design.csv"
    path.write_bytes(design())
    return path


def test_a_folder_is_made_and_filled_the_same_each_time(crmgen, sheet, tmp_path):
    words = ("extras", "design.csv", "--target", "rhel7", "--lang", "en", "--ignore", "TXT")
    assert crmgen(*words, "-o", "a/b").exit_code in (0, 2)
    assert crmgen(*words, "-o", "c").exit_code in (0, 2)
    first = {path.name: path.read_bytes() for path in (tmp_path / "a" / "b").iterdir()}
    assert set(first) == NAMES
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "c").iterdir()}
    assert (tmp_path / "c" / "enable-services.sh").stat().st_mode & 0o100
    again = crmgen(*words, "-o", "c")
    assert again.exit_code in (0, 2)
    assert "OUT71" not in again.stderr


def test_what_is_done_is_told_when_asked_for(crmgen, sheet):
    told = crmgen("extras", "design.csv", "-o", "a", "-VV", "--target", "rhel9", "--lang", "en")
    assert "rhel9" in told.stderr
    assert "resources 5" in told.stderr


def test_the_language_is_that_of_the_run(crmgen, sheet, tmp_path):
    crmgen("extras", "design.csv", "-o", "ja", "--lang", "ja")
    crmgen("extras", "design.csv", "-o", "en", "--lang", "en")
    assert "付帯ファイル" in (tmp_path / "ja" / "README.md").read_text()
    assert "Companion files" in (tmp_path / "en" / "README.md").read_text()


def test_files_of_an_older_run_are_told_and_left(crmgen, sheet, tmp_path):
    crmgen("extras", "design.csv", "-o", "a", "--target", "rhel7")
    later = crmgen("extras", "design.csv", "-o", "a", "--target", "debian12")
    assert later.exit_code == 2
    for name in ("pm_logconv.conf", "enable-services.sh", "pacemaker-service.conf"):
        assert (tmp_path / "a" / name).exists()
        assert f"OUT710: 'a/{name}'" in later.stderr


def test_what_pm_logconv_can_not_be_told_can_be_accepted(crmgen, tmp_path):
    """Such an exception is right for every other command, which can't find what it is about."""
    head = design().decode().rstrip("\n") + "\n,ADDITIONAL_CONFIG\n,,config\n"
    raw = f"C{head.count(chr(10)) + 1}"
    sheet = head + (
        ",,monitor prmAlone 10s:20s\n"
        ",EXCEPTIONS\n,,code,where,reason,approver,expiry\n,,{code},{cell},no log of it,Ito,\n"
    )
    words = ("--lang", "en", "--select", "EXT", "--select", "ACC")

    def told(command: tuple[str, ...], code: str, cell: str) -> list[str]:
        (tmp_path / "design.csv").write_text(sheet.format(code=code, cell=cell))
        found = crmgen(*command, *words)
        said = found.stdout + found.stderr
        return re.findall(r"(\w+) ((?:EXT|ACC)\d+)", said)

    extras, check = (
        ("extras", "design.csv", "-o", "a", "--target", "rhel7"),
        ("check", "design.csv"),
    )
    assert ("warning", "EXT403") in told(extras, "EXT404", raw)
    assert ("accepted", "EXT403") in told(extras, "EXT403", raw)
    assert ("warning", "ACC403") in told(extras, "EXT403", "C1")
    for code in ("EXT403", "EXT404"):
        assert told(check, code, raw) == []
    assert [code for _, code in told(check, "EXT999", raw)] == ["ACC401"]


def test_what_is_not_ours_is_not_overwritten(crmgen, sheet, tmp_path):
    (tmp_path / "README.md").write_text("mine\n")
    result = crmgen("extras", "design.csv", "-o", ".")
    assert result.exit_code == 1
    assert "OUT711: 'README.md'" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "design.csv"]
    assert (tmp_path / "README.md").read_text() == "mine\n"


def test_versions_alone_leave_the_system_open(crmgen, sheet):
    result = crmgen("extras", "design.csv", "-o", "a", "--target", "pacemaker=2.0.5")
    assert result.exit_code == 2
    assert "EXT404" in result.stderr
    strict = crmgen("extras", "design.csv", "-o", "b", "--target", "pacemaker=2.0.5", "--strict")
    assert strict.exit_code == 1
    quiet = ("--ignore", "EXT404", "--target", "pacemaker=2.0.5")
    assert "EXT404" not in crmgen("extras", "design.csv", "-o", "c", *quiet).stderr


def test_an_error_of_the_sheet_writes_nothing(crmgen, tmp_path):
    (tmp_path / "bad.csv").write_text(",PROPERTY\n,,nam,value\n,,a,b\n")
    assert crmgen("extras", "bad.csv", "-o", "a").exit_code == 1
    assert not (tmp_path / "a").exists()


def test_a_folder_that_can_not_be(crmgen, sheet, tmp_path):
    result = crmgen("extras", "design.csv", "-o", "design.csv/a")
    assert result.exit_code == 1
    assert "OUT703" in result.stderr
    assert crmgen("extras", "design.csv", "-o", "design.csv").exit_code == 1
    assert sheet.read_bytes() == design()


@pytest.mark.parametrize("words", [(), ("design.csv",), ("a", "b", "-o", "c"), ("-o", "c")])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_wrong_command_line(crmgen, words, lang):
    result = crmgen("extras", *words, "--lang", lang)
    assert result.exit_code == 1
    assert result.stderr.startswith("crmgen: ")
