"""``--report``: JSON lines against their schema, and where reports go."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from crmgen.data import data_path

SCHEMA = json.loads(data_path("schemas", "report.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("outcome", ["", "error", "warning", "advice", "error warning advice"])
def test_each_line_is_as_the_schema_says(crmgen, pipeline, outcome):
    pipeline.outcome = outcome
    result = crmgen("check", "x.csv", "--report", "json")
    findings = lines(result.stdout)
    for finding in findings:
        VALIDATOR.validate(finding)
    assert len(findings) == len(outcome.split())
    assert result.stderr == ""


@pytest.mark.parametrize(
    "damage",
    [
        lambda finding: finding.pop("value"),
        lambda finding: finding.update(extra=1),
        lambda finding: finding.update(severity="fatal"),
        lambda finding: finding.update(code="VAL1"),
        lambda finding: finding.update(row=0),
        lambda finding: finding["related"][0].pop("label"),
    ],
)
def test_the_schema_refuses_other_things(crmgen, pipeline, damage):
    pipeline.outcome = "error"
    (finding,) = lines(crmgen("check", "x.csv", "--report", "json").stdout)
    damage(finding)
    assert not VALIDATOR.is_valid(finding)


def test_what_a_finding_says(crmgen, pipeline):
    pipeline.outcome = "error"
    result = crmgen("check", "x.csv", "--report=json", "--lang=ja")
    (finding,) = lines(result.stdout)
    assert finding == {
        "code": "VAL999",
        "severity": "error",
        "file": "design.xlsx",
        "sheet": "制約",
        "cell": "D2",
        "row": 2,
        "column": 4,
        "value": "１０",
        "message": "「１０」はスコアではありません。",
        "effect": None,
        "hint": "半角で書いてください。",
        "allowed": ["INFINITY", "-INFINITY"],
        "nearest": "10",
        "related": [
            {
                "file": "design.xlsx",
                "sheet": "制約",
                "cell": "A1",
                "row": 1,
                "column": 1,
                "label": "最初の定義",
            }
        ],
        "accepted": None,
        "message_ja": "「１０」はスコアではありません。",
        "message_en": "'１０' is not a score.",
    }


def test_json_needs_no_encoding(crmgen, pipeline):
    pipeline.outcome = "error"
    result = crmgen("check", "x.csv", "--report", "json", "--lang", "ja")
    assert result.stdout.isascii()
    assert len(result.stdout.splitlines()) == 1


class TestCompiling:
    def test_a_report_goes_to_the_standard_output(self, crmgen, pipeline):
        pipeline.outcome = "warning"
        result = crmgen("-VV", "x.csv", "--report", "json", "-o", "a.crm")
        assert (result.exit_code, result.stderr) == (2, "")
        assert [finding["code"] for finding in lines(result.stdout)] == ["TBL999"]

    @pytest.mark.parametrize("output", [[], ["-o", "-"], ["-o", "a.sh", "-o", "-"]])
    def test_beside_the_configuration_it_goes_to_the_standard_error(self, crmgen, pipeline, output):
        pipeline.outcome = "warning"
        result = crmgen("x.csv", "--report", "json", *output)
        assert result.stdout_bytes.startswith(b"# crm ")
        assert [finding["code"] for finding in lines(result.stderr)] == ["TBL999"]

    def test_a_file_is_written_beside_the_text(self, crmgen, pipeline):
        pipeline.outcome = "error"
        result = crmgen("x.csv", "-o", "a.crm", "--report", "json=a.json")
        assert result.exit_code == 1
        assert "VAL999" in result.stderr and "nothing was written" in result.stderr
        assert len(lines(Path("a.json").read_text("ascii"))) == 1
        assert not Path("a.crm").exists()


class TestFiles:
    def test_several_reports_at_once(self, crmgen, pipeline):
        pipeline.outcome = "error advice"
        result = crmgen(
            *("check", "x.csv", "y.csv", "--report", "json", "--report", "text=a.txt"),
            *("--report", "sarif=a.sarif", "--report", "html=a.html", "--report", "xlsx=out/"),
        )
        assert len(lines(result.stdout)) == 4
        assert result.stderr == ""
        names = sorted(str(path) for path in Path().rglob("*.*"))
        assert names == ["a.html", "a.sarif", "a.txt", "out/x.csv.xlsx", "out/y.csv.xlsx"]
        assert "VAL999" in Path("a.txt").read_text("utf-8")
        assert "CLU999" in Path("a.txt").read_text("utf-8")

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--report", "json", "--report", "sarif"], "json, sarif"),
            (["--report", "json="], "json=FILE"),
            (["--report", "jsn"], "json"),
            (["--report", "html=x.csv"], "x.csv"),
            (["--report", "html=a", "--report", "sarif=a"], "twice"),
            (["--report", "xlsx=out/x.csv.xlsx", "--report", "xlsx=out/"], "twice"),
            (["--report", "xlsx=a.xlsx", "y.csv"], "FOLDER"),
            (["--report", "xlsx", "y.csv"], "FOLDER"),
        ],
    )
    def test_reports_in_each_others_way_are_wrong_usage(self, crmgen, pipeline, arguments, words):
        Path("x.csv").write_text("x")
        Path("out").mkdir()
        result = crmgen("check", "x.csv", *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert words in result.stderr
        assert pipeline.requests == []

    def test_a_workbook_is_no_text_for_the_stream_of_the_configuration(self, crmgen, pipeline):
        result = crmgen("x.csv", "--report", "xlsx")
        assert result.exit_code == 1 and "xlsx=FILE" in result.stderr

    def test_a_report_is_not_written_over_the_configuration(self, crmgen, pipeline):
        result = crmgen("x.csv", "-o", "a.crm", "--report", "html=a.crm")
        assert (result.exit_code, list(Path().iterdir())) == (1, [])
        assert "a.crm" in result.stderr

    @pytest.mark.parametrize("command", [["check"], ["-o", "a.crm"]])
    def test_a_report_that_can_not_be_written(self, crmgen, pipeline, command):
        result = crmgen(*command, "x.csv", "--report", "html=none/a.html")
        assert result.exit_code == 1
        assert "OUT704" in result.stderr and "none/a.html" in result.stderr

    def test_a_workbook_whose_name_its_program_would_refuse(self, crmgen, pipeline):
        Path("a.csv").write_text("a")
        result = crmgen("check", "a.csv", "--report", "xlsx=a.xls")
        assert (result.exit_code, Path("a.xls").exists()) == (1, False)
        assert "OUT705" in result.stderr
