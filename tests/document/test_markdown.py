"""The Markdown: a linter has nothing to say, a parser finds the text that was written."""

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmgen.document.markdown import render_markdown
from crmgen.document.model import Code, Column, Document, Paragraph, Row, Section, Table
from crmgen.document.numbering import numbered
from tests.document.sample import HOSTILE, sample

# lines of tables are long, anchors and line breaks in cells are HTML
_LEFT_OUT = "MD013,MD033"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_linter_has_nothing_to_say(lang, tmp_path):
    path = tmp_path / "design.md"
    text, _ = render_markdown(sample(lang), "design.figures")
    path.write_bytes(text)
    run = subprocess.run(
        [sys.executable, "-m", "pymarkdown", "-d", _LEFT_OUT, "scan", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def table_of(*cells: str) -> list[str]:
    """The lines of a table with one row."""
    table = Table(
        caption="",
        columns=tuple(Column(f"c{n}") for n in range(len(cells))),
        rows=(Row(cells),),
    )
    document = Document(
        title="t", lang="en", chapters=(Section(title="a", anchor="a", blocks=(table,)),)
    )
    text = render_markdown(document, "f")[0].decode()
    return [line for line in text.split("\n") if line.startswith("|")]


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_no_text_adds_a_cell_or_a_row(cells):
    lines = table_of(*cells)
    assert len(lines) == 3
    for line in lines:
        bars = re.findall(r"(?<!\\)(?:\\\\)*\|", line)
        assert len(bars) == len(cells) + 1


@pytest.mark.parametrize("text", HOSTILE)
def test_code_with_a_bar_stays_in_its_cell(text):
    (_, _, row) = table_of(text, "x")
    assert row.count("|") - row.count("\\|") == 3


@settings(deadline=None)
@given(st.text(alphabet="`ab |", min_size=1, max_size=20).filter(str.strip))
def test_code_is_between_more_backquotes_than_it_holds(text):
    document = Document(
        title="t",
        lang="en",
        chapters=(Section(title="a", anchor="a", blocks=(Paragraph(Code(text)),)),),
    )
    shown = render_markdown(document, "f")[0].decode().rstrip("\n").split("\n")[-1]
    opening = re.match("`+", shown)
    assert opening is not None
    inner = shown[len(opening[0]) : -len(opening[0])]
    assert opening[0] not in re.findall("`+", inner)
    assert inner.strip() == text.strip()


def test_a_changed_value_changes_its_line_only():
    before = render_markdown(sample(rows=30), "f")[0].decode().split("\n")
    after = render_markdown(sample(rows=31), "f")[0].decode().split("\n")
    assert len(after) == len(before) + 1
    assert [line for line in after if "prmFs31" not in line] == before


def test_figures_are_files(tmp_path):
    document = numbered(sample())
    text, figures = render_markdown(document, "a b.figures")
    assert set(figures) >= {"overview-figure-1.svg", "tree-figure-1.svg"}
    assert "](<a%20b.figures/overview-figure-1.svg>)" in text.decode()
    assert all(b"var(" not in svg for svg in figures.values())
