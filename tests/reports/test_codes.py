"""docs/codes is what the catalogue says now."""

import pytest

from crmgen.catalogue.index import all_codes
from crmgen.catalogue.reports import SUBJECTS
from crmgen.data import data_path
from crmgen.explain import general, read_page
from crmgen.reports.codes import FOLDER, outputs
from crmgen.text import Text

PAGES = outputs()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_current(path):
    written = data_path(*path.split("/"))
    assert written.is_file(), "python -m crmgen.reports.codes"
    assert written.read_text("utf-8") == PAGES[path], "python -m crmgen.reports.codes"


def test_no_page_is_left_over():
    root = data_path(*FOLDER.split("/"))
    assert {f"{FOLDER}/{path.parent.name}/{path.name}" for path in root.glob("*/*")} == set(PAGES)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_code_has_its_place(lang):
    index = PAGES[f"{FOLDER}/{lang}/README.md"]
    for code in all_codes():
        assert f"[{code}]({code[:3]}.md#{code.lower()})" in index
        assert f"\n## {code}\n" in PAGES[f"{FOLDER}/{lang}/{code[:3]}.md"]


def test_every_subject_has_a_title():
    assert {code[:3] for code in all_codes()} <= set(SUBJECTS)


def test_a_page():
    page = PAGES[f"{FOLDER}/en/OPS.md"]
    start = page.index("## OPS401\n")
    section = page[start : page.index("\n## ", start)]
    assert section.startswith(
        "## OPS401\n\n**warning** · '…' has no monitor operation.\n\n**Why**: "
    )
    assert "\n**Source**: Pacemaker Explained" in section
    assert "Wrong, told at C6:\n\n```csv\n,RESOURCES\n" in section
    assert "\n,,monitor,60s,10s,restart\n" in section[section.index("Right:") :]


def test_lines_of_japanese_are_joined_without_blanks():
    page = read_page("OPS401")
    assert "crm_mon には Started と表示され続け、再起動も切り替えも" in page.why.ja
    assert "\n" not in page.why.ja + page.why.en


def test_what_a_finding_fills_in_is_left_open():
    assert general(Text("「{found}」は {{x}} です", "{found} at {at}")) == Text(
        "「…」は {x} です", "… at …"
    )
