"""The PDF: its pages, and what stands on them."""

from pathlib import Path

import pytest

from crmgen.document.pdf import render_pdf
from tests.document.office import pages_of
from tests.document.sample import sample


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> list[str]:
    path: Path = tmp_path_factory.mktemp("pdf") / "design.pdf"
    path.write_bytes(render_pdf(sample(rows=60)))
    return pages_of(path)


def test_contents_name_the_pages(pages):
    (contents,) = [page for page in pages if "目次" in page]
    for number, page in enumerate(pages, start=1):
        if page is not contents and "10 パラメータ一覧" in page.replace("  ", " "):
            assert f"{number}" in contents
            break
    else:
        pytest.fail("no page has the chapter")


def test_headings_of_tables_and_pages_are_repeated(pages):
    assert sum("項番" in page and "元のセル" in page for page in pages) >= 2
    assert all("クラスタ詳細設計書" in page for page in pages)
    assert f"{len(pages)} / {len(pages)}" in pages[-1]


def test_hostile_text_is_text(pages):
    assert any("<script>alert(1)</script>" in page for page in pages)
