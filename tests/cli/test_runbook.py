"""``crmgen runbook``: what it writes, and what it refuses."""

from pathlib import Path

import pytest

SAMPLE = str(Path(__file__).parents[2] / "samples/pgsql-shared-disk.xlsx")


@pytest.mark.parametrize("suffix", [".html", ".docx", ".xlsx", ".md"])
def test_every_format_is_written(crmgen, tmp_path, suffix):
    result = crmgen("runbook", SAMPLE, "-o", f"a{suffix}", "--target", "rhel9", "--lang", "ja")
    assert result.exit_code == 2, result.stderr  # the sample has warnings on rhel9
    assert (tmp_path / f"a{suffix}").stat().st_size > 10_000


def test_the_tool_is_the_platforms_or_the_one_that_is_asked_for(crmgen, tmp_path):
    crmgen("runbook", SAMPLE, "-o", "a.md", "--target", "sles15")
    assert "crm node standby ordb01" in (tmp_path / "a.md").read_text()
    crmgen("runbook", SAMPLE, "-o", "a.md", "--target", "rhel7")
    assert "pcs cluster standby ordb01" in (tmp_path / "a.md").read_text()
    result = crmgen("runbook", SAMPLE, "-o", "a.md", "--target", "rhel9", "--tool", "crm")
    assert "TGT590" in result.stderr  # rhel9 does not ship crmsh
    assert "crm node standby ordb01" in (tmp_path / "a.md").read_text()


def test_a_workbook_with_errors_has_no_runbook(crmgen, tmp_path):
    (tmp_path / "a.csv").write_text(",PROPERTY\n,,name,value\n,,stonith-enabled,maybe\n")
    result = crmgen("runbook", "a.csv", "-o", "a.html")
    assert result.exit_code == 1
    assert not (tmp_path / "a.html").exists()


@pytest.mark.parametrize(
    "words",
    [
        (),
        (SAMPLE,),
        (SAMPLE, "-o", "a.crm"),
        (SAMPLE, "-o", "a.html", "--tool", "sh"),
        (SAMPLE, SAMPLE, "-o", "a.html"),
    ],
)
def test_what_it_refuses(crmgen, tmp_path, words):
    result = crmgen("runbook", *words)
    assert result.exit_code == 1
    assert result.stderr.startswith("crmgen: ")
    assert list(tmp_path.iterdir()) == []
