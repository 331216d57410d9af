"""Real programs open runbooks: Chromium with axe, LibreOffice."""

import pytest

from crmgen.document.docx import render_docx
from crmgen.document.html import render_html
from tests.document.browser import chromium
from tests.document.office import pages_of, pdf_with_contents
from tests.runbook.made import runbook


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_axe_finds_nothing_serious(lang, tmp_path):
    path = tmp_path / "runbook.html"
    path.write_bytes(render_html(runbook("pgsql-shared-disk", "rhel9", lang=lang)))
    with chromium() as browser:
        browser.show(path)
        assert browser.violations() == []
        assert browser.requested() == [path.as_uri()]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_libreoffice_opens_it_and_fills_the_table_of_contents(lang, tmp_path):
    document = runbook("pgsql-shared-disk", "rhel9", lang=lang)
    path = tmp_path / "runbook.docx"
    path.write_bytes(render_docx(document))
    pdf, indexes = pdf_with_contents(path)
    pages = pages_of(pdf)
    assert indexes == 1
    text = "\n".join(pages)
    for chapter in document.chapters:
        assert text.count(chapter.title) >= 2, chapter.title  # in the contents and above its text
    assert "pcs resource move grpOrderDb" in text
