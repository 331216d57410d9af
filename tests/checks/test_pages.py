"""Every rule has a wrong sheet that gives exactly its code at its cell, and a right twin."""

from pathlib import Path

import pytest

from crmgen.checks.registry import all_rules
from crmgen.diagnostics import Severity
from crmgen.explain import read_page
from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target

CODES = sorted({code.id for rule in all_rules() for code in rule.codes})


def found(text: str, target: str) -> list[tuple[str, str]]:
    request = Request(Path("x.csv"), resolve_target(target), kinds=("cib",), data=text.encode())
    findings = compile_workbook(request).sink.sorted()
    return [
        (item.code.id, item.origin.cell if item.origin else "")
        for item in findings
        if item.severity is not Severity.ACCEPTED
    ]


@pytest.mark.parametrize("code", CODES)
def test_wrong_sheet_gives_this_code_at_its_cell_and_nothing_else(code):
    page = read_page(code)
    assert page is not None, f"schemas/codes/{code}.toml is missing"
    assert found(page.wrong, page.target) == [(code, page.cell)]


@pytest.mark.parametrize("code", CODES)
def test_right_twin_gives_nothing(code):
    page = read_page(code)
    assert page is not None
    assert found(page.right, page.target) == []


@pytest.mark.parametrize("code", CODES)
def test_page_tells_why_in_both_languages(code):
    page = read_page(code)
    assert page is not None
    assert page.why.ja
    assert page.why.en
