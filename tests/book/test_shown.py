"""The books of all samples, opened by the programs that readers use."""

import re
import subprocess
import sys
from pathlib import Path, PurePath

import pytest

from crmgen.document.formats import render
from tests.book.made import SAMPLES, book
from tests.document.browser import Browser, chromium
from tests.document.office import pages_of, pdf_with_contents
from tests.document.test_markdown import _LEFT_OUT
from tests.sheets.files import convert

# each sample in one of the two languages
BOOKS = [
    pytest.param(path, ("ja", "en")[number % 2], id=path.stem)
    for number, path in enumerate(SAMPLES)
]


def written(path: Path, lang: str, name: str, folder: Path) -> Path:
    for part, data in render(book(path, lang), PurePath(name)).items():
        target = folder / part
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
    return folder / name


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.mark.parametrize(("path", "lang"), BOOKS)
def test_axe_finds_nothing_serious_and_all_links_lead_somewhere(
    browser: Browser, path, lang, tmp_path
):
    page = written(path, lang, "book.html", tmp_path)
    browser.show(page)
    assert browser.requested() == [page.as_uri()]
    assert browser.violations() == []
    lost = browser.run(
        "return [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
        ".filter(h => !h.startsWith('#') || !document.getElementById(h.slice(1)))"
    )
    assert lost == []


@pytest.mark.parametrize(("path", "lang"), BOOKS)
def test_a_linter_of_markdown_has_nothing_to_say(path, lang, tmp_path):
    text = written(path, lang, "book.md", tmp_path)
    # the linter does not see anchors in the cells of tables: links are followed here instead
    left_out = f"{_LEFT_OUT},MD051"
    command = [sys.executable, "-m", "pymarkdown", "-d", left_out, "scan", str(text)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    said = text.read_text(encoding="utf-8")
    anchors = re.findall(r'<a id="([^"]+)">', said)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", said)) <= set(anchors)


@pytest.mark.parametrize(("path", "lang"), BOOKS)
def test_libreoffice_prints_each_sheet(path, lang, tmp_path):
    source = written(path, lang, "book.xlsx", tmp_path)
    target = tmp_path / "pdf"
    target.mkdir()
    convert(source, "pdf", target)
    pages = pages_of(target / "book.pdf")
    for chapter in book(path, lang).chapters:
        assert any(chapter.title in page for page in pages)
    assert "********" in " ".join(pages)


def test_the_pdf_of_a_book_has_its_chapters_and_no_secret(tmp_path):
    path = next(path for path in SAMPLES if path.stem == "pgsql-shared-disk")
    pages = pages_of(written(path, "ja", "book.pdf", tmp_path))
    # beyond the contents: each chapter begins on a page of its own
    heads = "\n".join(line for page in pages[3:] for line in page.splitlines()[:8])
    for chapter in book(path, "ja").chapters:
        assert f"{chapter.number} {chapter.title}" in heads
    said = " ".join(pages)
    assert "********" in said
    assert "172.16.10.20" in said


@pytest.mark.parametrize(("path", "lang"), BOOKS)
def test_libreoffice_fills_in_the_contents(path, lang, tmp_path):
    pdf, indexes = pdf_with_contents(written(path, lang, "book.docx", tmp_path))
    assert indexes == 1
    pages = pages_of(pdf)
    contents = " ".join(pages[1:5])
    for chapter in book(path, lang).chapters:
        assert chapter.title in contents
    assert "********" in " ".join(pages)
