"""What holds for every format: the same bytes, hostile text, no word of the other language."""

import re
import subprocess
import sys
from pathlib import PurePath

import pytest

from crmgen.catalogue import document as texts
from crmgen.document.formats import WRITERS, render
from crmgen.document.model import Document, Section
from crmgen.optional import MissingLibrary
from tests.document.sample import sample

SUFFIXES = sorted(WRITERS)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_document_gives_the_same_bytes(suffix):
    """In another process too, where sets and hashes have another order."""
    code = (
        "import sys, hashlib\n"
        "from pathlib import PurePath\n"
        "from crmgen.document.formats import render\n"
        "from tests.document.sample import sample\n"
        f"files = render(sample(rows=40), PurePath('design{suffix}'))\n"
        "print({name: hashlib.sha256(data).hexdigest() for name, data in files.items()})"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert "design" in runs[0]


def test_the_document_comes_first_and_figures_beside_it():
    files = render(sample(), PurePath("out/設計.md"))
    first, *others = files
    assert first == "設計.md"
    assert others
    for name in others:
        assert name.startswith("設計.figures/")
        assert f"](<{name}>)".encode() in files[first]


def test_an_unknown_ending_is_no_format():
    with pytest.raises(KeyError):
        render(sample(), PurePath("design.odt"))


def test_without_weasyprint_pdf_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingLibrary) as raised:
        render(sample(), PurePath("design.pdf"))
    assert raised.value.text == texts.PDF_MISSING


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_english_has_no_japanese_but_the_designers(suffix):
    document = Document(
        title="t",
        lang="en",
        chapters=tuple(
            chapter
            for chapter in sample("en").chapters
            if chapter.anchor in ("switch", "parameters")
        ),
    )
    (text, *_) = render(document, PurePath(f"design{suffix}")).values()
    body = re.sub(r"font-family:[^;]*;|<style>.*?</style>", "", text.decode(), flags=re.DOTALL)
    assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", body)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_document_is_one(suffix):
    document = Document(title="t", lang="ja", chapters=(Section(title="a", anchor="a"),))
    assert all(render(document, PurePath(f"x{suffix}")).values())
