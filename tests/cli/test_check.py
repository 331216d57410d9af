import json
from pathlib import Path

import pytest

from tests.cli.stub import FakeResult, Pipeline


def test_writes_nothing_and_tells_on_the_standard_output(crmgen, pipeline):
    pipeline.outcome = "warning"
    result = crmgen("check", "x.csv")
    assert (result.exit_code, result.stderr) == (2, "")
    assert "TBL999" in result.stdout and "x.csv: 1 warning" in result.stdout
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        (("", ""), 0),
        (("", "advice"), 0),
        (("warning", ""), 2),
        (("warning", "error", ""), 1),
        (("", "fault"), 3),
    ],
)
def test_exit_code_is_that_of_the_worst_input(crmgen, monkeypatch, outcomes, code):
    stubs = {f"{number}.csv": Pipeline(outcome) for number, outcome in enumerate(outcomes)}
    monkeypatch.setattr(
        "crmgen.pipeline.compile_workbook", lambda request: stubs[str(request.path)](request)
    )
    assert crmgen("check", *stubs).exit_code == code


def test_several_inputs_and_their_total(crmgen, pipeline):
    pipeline.outcome = "error"
    result = crmgen("check", "a.csv", "b.csv")
    assert [str(request.path) for request in pipeline.requests] == ["a.csv", "b.csv"]
    assert "b.csv: 1 error" in result.stdout
    assert "2 files in all: 2 errors" in result.stdout


def test_a_clean_input_is_named(crmgen, pipeline):
    assert crmgen("check", "a.csv").stdout == "a.csv: no findings\n"
    assert crmgen("check", "a.csv", "--lang", "ja").stdout == "a.csv: 問題なし\n"


@pytest.mark.parametrize(
    ("target", "kinds"),
    [
        ("debian12", ("crm", "pcs", "cib")),
        ("rhel9", ("pcs", "cib")),
        ("sles15", ("crm", "cib")),
    ],
)
def test_checks_for_the_tools_that_the_target_ships(crmgen, pipeline, target, kinds):
    crmgen("check", "a.csv", "--target", target)
    assert pipeline.requests[0].kinds == kinds


def test_format_names_what_to_check_for(crmgen, pipeline):
    crmgen("check", "--format", "cib", "--format", "crm", "--format", "cib", "a.csv")
    assert pipeline.requests[0].kinds == ("cib", "crm")


def test_options_before_the_word_check(crmgen, pipeline):
    pipeline.outcome = "advice"
    result = crmgen("-VC", "--sheet", "2", "check", "a.csv")
    assert "CLU999" in result.stdout
    assert (pipeline.requests[0].sheet, pipeline.requests[0].generate_colocation) == ("2", False)


def test_one_report_for_all_inputs(crmgen, pipeline):
    pipeline.outcome = "error advice"
    result = crmgen("check", "--report", "json", "a.csv", "b.csv")
    report = json.loads(result.stdout)
    assert report["summary"] == {"errors": 2, "warnings": 0, "advice": 2, "accepted": 0}
    assert result.stderr == ""


def test_a_pattern_that_no_shell_expanded(crmgen, pipeline):
    for name in ("b.csv", "a.csv", "c.txt"):
        Path(name).touch()
    crmgen("check", "*.csv", "none*.xlsx")
    names = [str(request.path) for request in pipeline.requests]
    assert names == ["a.csv", "b.csv", "none*.xlsx"]


def test_a_sheet_that_could_not_be_read(crmgen, monkeypatch):
    """Without a grid there is no row to show, but the finding stands."""

    def unreadable(request):
        result = Pipeline("error")(request)
        return FakeResult(result.sink, {}, grid=None)

    monkeypatch.setattr("crmgen.pipeline.compile_workbook", unreadable)
    result = crmgen("check", "a.csv")
    assert (result.exit_code, "VAL999" in result.stdout) == (1, True)
