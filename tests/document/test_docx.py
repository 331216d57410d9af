"""The Word document: what python-docx and LibreOffice find in it."""

import re
import zipfile
from io import BytesIO

import docx
import pytest

from crmgen.document.docx import render_docx
from tests.document.office import pages_of, pdf_with_contents
from tests.document.sample import HOSTILE, sample

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def data() -> bytes:
    return render_docx(sample(rows=60))


@pytest.fixture(scope="module")
def word(data):
    return docx.Document(BytesIO(data))


def fields(word) -> list[str]:
    return [text.text.strip() for text in word.element.iter(f"{_W}instrText")]


def test_headings_are_headings(word):
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert found[:3] == [
        ("Heading 1", "1 構成概要"),
        ("Heading 2", "1.1 リソースの構成"),
        ("Heading 1", "2 制約"),
    ]
    assert ("Heading 1", "10 パラメータ一覧") in found


def test_contents_are_a_field_that_word_works_out(word):
    assert 'TOC \\o "1-3" \\h \\z \\u' in fields(word)
    (dirty,) = [f for f in word.element.iter(f"{_W}fldChar") if f.get(f"{_W}dirty") == "true"]
    assert " TOC " in dirty.getparent().getnext().find(f"{_W}instrText").text
    kinds = [field.get(f"{_W}fldCharType") for field in word.element.iter(f"{_W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_captions_are_sequences(word):
    captions = [p.text for p in word.paragraphs if p.style.name == "Caption"]
    assert "表 10-1  すべてのパラメータ" in captions
    assert "図 1-1  構成概要" in captions
    assert "SEQ 表_10 \\* ARABIC" in fields(word)


def test_links_lead_to_bookmarks(word):
    marks = [mark.get(f"{_W}name") for mark in word.element.iter(f"{_W}bookmarkStart")]
    targets = {link.get(f"{_W}anchor") for link in word.element.iter(f"{_W}hyperlink")}
    assert len(marks) == len(set(marks))
    assert all(len(mark) <= 40 for mark in marks)
    assert targets <= set(marks)


def test_headings_of_tables_are_repeated_and_rows_kept_together(word):
    table = next(t for t in word.tables if t.rows[0].cells[0].text == "項番" and len(t.rows) > 50)
    heads = [row._tr.find(f"{_W}trPr/{_W}tblHeader") is not None for row in table.rows]
    assert heads == [True] + [False] * 60
    assert all(row._tr.find(f"{_W}trPr/{_W}cantSplit") is not None for row in table.rows)


def test_neighbours_with_one_group_share_its_heading(word):
    table = next(t for t in word.tables if any(c.text == "ノード" for c in t.rows[0].cells))
    spans = [cell.get(f"{_W}val") for cell in table.rows[0]._tr.iter(f"{_W}gridSpan")]
    assert spans == ["2"]


def test_japanese_fonts_are_named_with_others_to_take_instead(word, data):
    normal = word.styles["Normal"].element.find(f"{_W}rPr/{_W}rFonts")
    assert normal.get(f"{_W}eastAsia") == "Yu Gothic"
    with zipfile.ZipFile(BytesIO(data)) as package:
        fonts = package.read("word/fontTable.xml").decode()
    assert re.search(
        r'w:name="Yu Gothic"><w:altName w:val="[^"]*Meiryo[^"]*Noto Sans CJK JP', fonts
    )


def test_pictures_say_what_they_show(word):
    shapes = word.inline_shapes
    assert len(shapes) == 3
    for shape in shapes:
        assert shape._inline.docPr.get("descr")
        assert shape.width <= word.sections[0].page_width


def test_a4_landscape_with_the_number_of_pages(word):
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    foot = [t.text.strip() for t in section.footer._element.iter(f"{_W}instrText")]
    assert foot == ["PAGE", "NUMPAGES"]
    assert "社外秘" in section.header.paragraphs[0].text


def test_hostile_text_is_text(word):
    texts = [paragraph.text for paragraph in word.paragraphs]
    assert HOSTILE[0] in texts
    assert HOSTILE[1] in texts
    assert any("bell\\x07" in text for text in texts)


def test_libreoffice_fills_the_table_of_contents(data, tmp_path):
    path = tmp_path / "design.docx"
    path.write_bytes(data)
    pdf, indexes = pdf_with_contents(path)
    assert indexes == 1
    pages = pages_of(pdf)
    lines = dict(re.findall(r"^ *(\d\S* \S+?)[ .]+(\d+)$", pages[1], re.MULTILINE))
    assert set(lines) >= {"1 構成概要", "1.1 リソースの構成", "2 制約", "10 パラメータ一覧"}
    for title, page in lines.items():
        assert title in pages[int(page) - 1]
    assert any(f"{len(pages)} / {len(pages)} ページ" in page for page in pages)
    # the heading of the long table is on both of its pages, and captions kept their numbers
    assert sum("既定値" in page and "元のセル" in page for page in pages) >= 2
    assert any("表 10-1" in page for page in pages)
    assert any("表 11-1" in page for page in pages)
