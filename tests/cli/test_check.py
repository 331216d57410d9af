import json
import re
from pathlib import Path

import pytest

from crmgen.origin import Origin, Source
from tests.cli.stub import ADVICE, WARNING, FakeResult, Pipeline


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


def test_several_inputs_and_their_table(crmgen, pipeline):
    pipeline.outcome = "error advice"
    result = crmgen("check", "a.csv", "longer.csv")
    assert [str(request.path) for request in pipeline.requests] == ["a.csv", "longer.csv"]
    assert result.stdout.splitlines()[-5:] == [
        "file        errors  warnings  advice  accepted",
        "a.csv            1         0       1         0",
        "longer.csv       1         0       1         0",
        "",
        "2 files in all: 2 errors",
    ]
    assert result.stdout.count("VAL999") == 2 and "CLU999" not in result.stdout


def test_the_table_in_japanese(crmgen, pipeline):
    result = crmgen("check", "a.csv", "b.csv", "--lang", "ja")
    assert result.stdout.splitlines()[:3] == [
        "ファイル  エラー  警告  助言  承認済",
        "a.csv          0     0     0       0",
        "b.csv          0     0     0       0",
    ]


def test_findings_are_grouped_by_sheet(crmgen, monkeypatch):
    def two_sheets(request):
        result = Pipeline("error warning")(request)
        result.sink.report(WARNING, Origin(Source("corosync.conf")))
        result.sink.report(ADVICE, None)
        return result

    monkeypatch.setattr("crmgen.pipeline.compile_workbook", two_sheets)
    shown = crmgen("check", "-V", "a.csv").stdout.splitlines()
    titles = [line for line in shown if line.startswith("==")]
    assert titles == ["== crmgen ==", "== corosync.conf ==", "== design.xlsx [制約] =="]
    codes = [code for line in shown for code in re.findall("[A-Z]{3}999", line)]
    assert codes == ["CLU999", "TBL999", "VAL999", "TBL999"]


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
    findings = [json.loads(line) for line in result.stdout.splitlines()]
    assert [finding["code"] for finding in findings] == ["CLU999", "VAL999"] * 2
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
        return FakeResult(result.sink, {}, grids=())

    monkeypatch.setattr("crmgen.pipeline.compile_workbook", unreadable)
    result = crmgen("check", "a.csv")
    assert (result.exit_code, "VAL999" in result.stdout) == (1, True)
