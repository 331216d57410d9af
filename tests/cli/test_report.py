"""The JSON report against its schema. The schema uses few words of JSON Schema: all are here."""

import json
import re
from pathlib import Path

import pytest

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text("utf-8")
)
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "null": type(None),
}
KNOWN = {
    *("$schema", "$defs", "$ref", "title", "description", "type", "enum", "pattern", "minimum"),
    *("required", "properties", "additionalProperties", "items"),
}


def problems(value, schema, path="$"):
    """What of ``value`` the schema does not allow."""
    assert set(schema) <= KNOWN, "the checks below do not know this word"
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, TYPES[kind]) for kind in kinds):
        yield f"{path}: {value!r} is no {kinds}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is not in {schema['enum']}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{path}: {value!r} does not match"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{path}: {value} is too small"
    if isinstance(value, dict):
        yield from (f"{path}: no {name}" for name in schema["required"] if name not in value)
        for name, part in value.items():
            if name in schema["properties"]:
                yield from problems(part, schema["properties"][name], f"{path}.{name}")
            else:
                yield f"{path}: unknown {name}"
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from problems(part, schema["items"], f"{path}[{number}]")


@pytest.mark.parametrize("outcome", ["", "error", "warning", "advice", "error warning advice"])
def test_the_report_is_as_the_schema_says(crmgen, pipeline, outcome):
    pipeline.outcome = outcome
    report = json.loads(crmgen("x.csv", "--report", "json").stderr)
    assert list(problems(report, SCHEMA)) == []
    assert len(report["findings"]) == len(outcome.split())


@pytest.mark.parametrize(
    "damage",
    [
        lambda report: report.pop("version"),
        lambda report: report.update(extra=1),
        lambda report: report["findings"][0].update(severity="fatal"),
        lambda report: report["findings"][0].update(code="VAL1"),
        lambda report: report["findings"][0].update(row=0),
        lambda report: report["findings"][0]["related"][0].pop("label"),
        lambda report: report["summary"].update(errors=-1),
    ],
)
def test_the_schema_refuses_other_things(crmgen, pipeline, damage):
    pipeline.outcome = "error"
    report = json.loads(crmgen("x.csv", "--report", "json").stderr)
    damage(report)
    assert list(problems(report, SCHEMA))


def test_what_a_finding_says(crmgen, pipeline):
    pipeline.outcome = "error"
    result = crmgen("x.csv", "--report=json", "--lang=ja")
    (finding,) = json.loads(result.stderr)["findings"]
    assert finding == {
        "code": "VAL999",
        "severity": "error",
        "file": "design.xlsx",
        "sheet": "制約",
        "cell": "D2",
        "row": 2,
        "column": 4,
        "found": "１０",
        "allowed": ["INFINITY", "-INFINITY"],
        "nearest": "10",
        "message": "「１０」はスコアではありません。",
        "accepted": None,
        "effect": None,
        "hint": "半角で書いてください。",
        "message_ja": "「１０」はスコアではありません。",
        "message_en": "'１０' is not a score.",
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
    }


def test_the_report_is_all_that_is_on_the_standard_error(crmgen, pipeline):
    pipeline.outcome = "warning"
    result = crmgen("-VV", "x.csv", "--report", "json", "-o", "a.crm")
    assert (result.exit_code, result.stdout) == (2, "")
    assert json.loads(result.stderr)["summary"] == {"errors": 0, "warnings": 1, "advice": 0, "accepted": 0}


def test_the_report_needs_no_encoding(crmgen, pipeline):
    pipeline.outcome = "error"
    assert crmgen("x.csv", "--report", "json", "--lang", "ja").stderr.isascii()
