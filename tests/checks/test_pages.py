"""Every code has a page, and a wrong sheet that gives exactly it at its cell, and a right twin."""

from pathlib import Path

import pytest

from crmgen.catalogue.index import all_codes
from crmgen.diagnostics import Severity
from crmgen.explain import Page, read_page
from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target
from tests.checks.situations import ELSEWHERE, SITUATIONS, book, request, rows

ROOT = Path(__file__).parents[2]
PAGES = {code: read_page(code) for code in all_codes()}
SHOWN = [code for code, page in PAGES.items() if page and page.how is None]


def found(task: Request) -> list[tuple[str, str]]:
    return [
        (item.code.id, item.origin.cell if item.origin else "")
        for item in compile_workbook(task).sink.sorted()
        if item.severity is not Severity.ACCEPTED
    ]


def example(page: Page, text: str) -> Request:
    target = resolve_target(page.target)
    return Request(Path("x.csv"), target, kinds=(page.output,), data=text.encode())


@pytest.mark.parametrize("code", PAGES)
def test_every_code_has_a_page_in_both_languages(code):
    page = PAGES[code]
    assert page is not None, f"schemas/codes/{code}.toml is missing"
    assert page.why.ja and page.why.en
    if page.how is not None:
        assert page.how.ja and page.how.en


@pytest.mark.parametrize("code", SHOWN)
def test_wrong_sheet_gives_this_code_at_its_cell_and_nothing_else(code):
    page = PAGES[code]
    assert found(example(page, page.wrong)) == [(code, page.cell)]


@pytest.mark.parametrize("code", SHOWN)
def test_right_twin_gives_nothing(code):
    page = PAGES[code]
    assert found(example(page, page.right)) == []


def test_a_page_without_rows_is_of_a_code_that_rows_can_not_show():
    assert {code for code in PAGES if code not in SHOWN} == SITUATIONS.keys() | ELSEWHERE.keys()


@pytest.mark.parametrize("code", SITUATIONS)
def test_a_situation_gives_this_code_and_nothing_else(code, tmp_path):
    situation = SITUATIONS[code]
    assert found(situation.make(tmp_path)) == [(code, situation.cell)]


@pytest.mark.parametrize(
    ("data", "name"), [(book(), "a.xlsx"), (rows().encode(), "a.csv")], ids=["book", "csv"]
)
def test_the_sheet_that_situations_start_from_gives_nothing(data, name):
    assert found(request(data, name)) == []


@pytest.mark.parametrize(("code", "path"), ELSEWHERE.items())
def test_what_no_sheet_gives_is_shown_by_the_test_that_is_named(code, path):
    assert code in (ROOT / path).read_text(encoding="utf-8")
