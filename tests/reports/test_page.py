"""The HTML page: whole, accessible, and safe whatever a sheet holds."""

import pytest
from lxml import html

from crmgen.reports.checked import Checked
from crmgen.reports.page import render_page
from tests.reports.found import WARNED, WRONG, check, check_text

HOSTILE = '<script>alert("x")</script>'


def page(*checked: Checked, lang="ja"):
    return html.document_fromstring(render_page(checked, lang))


def text(element):
    return " ".join(element.text_content().split())


@pytest.fixture(params=["ja", "en"])
def lang(request):
    return request.param


def test_every_finding_is_there_in_the_order_of_the_sheet(lang):
    checked = check_text()
    articles = page(checked, lang=lang).findall(".//article")
    assert [article.get("class") for article in articles] == ["error"] * 3
    for article, finding in zip(articles, checked.findings, strict=True):
        assert text(article.find("h3")) == finding.message(lang)
        where = text(article.find("div[@class='where']"))
        assert finding.code.id in where and finding.origin.cell in where


def test_the_row_is_shown_with_the_cell_marked():
    article = page(check_text()).findall(".//article")[2]
    heads = [text(head) for head in article.findall(".//thead//th")]
    assert heads == ["行", "C", "D", "F"]
    (marked,) = article.findall(".//td[@class='marked']")
    assert text(marked) == "６０s"
    assert text(article.find(".//caption")) == "D14 の行"


def test_advice_and_what_is_accepted_are_in_it():
    classes = [article.get("class") for article in page(check_text(WARNED)).findall(".//article")]
    assert "accepted" in classes
    assert "テストのため (山田)" in render_page([check_text(WARNED)], "ja")


def test_findings_are_grouped_by_sheet_and_counted(lang):
    clean = check_text(",NODE\n,,uname\n,,pm01\n", "clean.csv")
    document = page(check_text(), check("none.csv"), clean, lang=lang)
    titles = [heading.text.strip() for heading in document.findall(".//h2")]
    assert titles[:2] == ["設計 1.csv", "none.csv"]
    rows = [
        [text(cell) for cell in row] for row in document.findall(".//table[@class='summary']//tr")
    ]
    assert rows[1] == ["設計 1.csv", "3", "0", "0", "0"]
    assert rows[2] == ["none.csv", "1", "0", "0", "0"]


def test_headings_tables_and_links_say_what_they_are(lang):
    document = page(check_text(), check("none.csv"), lang=lang)
    assert document.get("lang") == lang
    assert [len(document.findall(f".//h{level}")) for level in (1, 2)] == [1, 2]
    for table in document.iter("table"):
        assert table.find("caption") is not None
        assert all(head.get("scope") in ("col", "row") for head in table.iter("th"))
    ids = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for link in document.iter("a"):
        assert link.get("href").removeprefix("#") in ids
    for section in document.iter("section"):
        assert section.get("aria-labelledby") in ids


def test_it_needs_nothing_else():
    document = page(check_text())
    for name in ("script", "link", "img", "iframe", "object"):
        assert document.find(f".//{name}") is None
    source = render_page([check_text()], "ja")
    assert "url(" not in source and "@import" not in source and "http" not in source


def test_what_a_sheet_holds_is_text():
    checked = check_text(
        WRONG.replace("６０s", HOSTILE).replace("prmNowhere", "a&b<i>"), f"{HOSTILE}.csv"
    )
    source = render_page([checked], "en")
    assert "<script" not in source and "<i>" not in source
    document = html.document_fromstring(source)
    assert any(HOSTILE in text(article) for article in document.iter("article"))


def test_values_beside_a_password_are_hidden():
    sheet = WRONG.replace(",,params,ip,192.0.2.10", ",,parms,passwd,geheim")
    source = render_page([check_text(sheet)], "en")
    assert "passwd" in source and "****" in source and "geheim" not in source


def test_the_same_findings_give_the_same_page():
    assert render_page([check_text()], "ja") == render_page([check_text()], "ja")
