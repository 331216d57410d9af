"""The command line with the real compiler behind it."""

import json
from pathlib import Path

import pytest

SHEET = (
    ["# 髙橋の設計①"],
    ["", "RESOURCES"],
    ["", "", "resourceItem", "id"],
    ["", "", "Primitive", "prmIp"],
    ["", "PRIMITIVE"],
    ["", "P", "id", "class", "provider", "type"],
    ["", "", "prmIp", "ocf", "heartbeat", "Dummy"],
)


def write(name, rows=SHEET, encoding="utf-8"):
    lines = "".join(",".join(row) + "\r\n" for row in rows)
    Path(name).write_bytes(lines.encode(encoding))


@pytest.mark.parametrize("arguments", [["none.csv"], ["none.csv", "--strict"]])
def test_a_file_that_does_not_exist_is_a_finding(crmgen, arguments):
    result = crmgen("check", "--report", "json", *arguments)
    finding = json.loads(result.stdout)
    assert (result.exit_code, finding["code"], finding["file"]) == (1, "SHT001", "none.csv")
    assert list(Path().iterdir()) == []


def test_the_same_sheet_from_a_file_and_from_the_standard_input(crmgen):
    write("a.csv", encoding="cp932")
    crmgen("a.csv", "-o", "a.crm")
    from_file = Path("a.crm").read_bytes()
    from_input = crmgen("-", input=Path("a.csv").read_bytes()).stdout_bytes
    assert b"prmIp" in from_file
    assert _without_source(from_file) == _without_source(from_input)


def _without_source(data):
    return [line for line in data.splitlines() if b"source:" not in line]


def test_a_platform_that_does_not_ship_crmsh_is_told(crmgen):
    write("a.csv")
    result = crmgen("a.csv", "--target", "rhel9", "-o", "a.crm")
    assert (result.exit_code, "TGT590" in result.stderr) == (2, True)
    assert Path("a.crm").exists()
