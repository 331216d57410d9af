"""Which files are inputs, and that no two outputs have one name."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmgen.batch.names import SameNameError, find_workbooks, output_name, safe_name

RESERVED = {"con", "prn", "aux", "nul", "com1", "lpt9"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tokyo", "tokyo"),
        ("東京 1号機", "東京 1号機"),
        ("a/b", "a%2Fb"),
        ("..", "%2E%2E"),
        ("../x", "%2E.%2Fx"),
        (".hidden", "%2Ehidden"),
        ("-o", "%2Do"),
        ("a:b*c?", "a%3Ab%2Ac%3F"),
        ("100%", "100%25"),
        ("nul", "%6Eul"),
        ("COM1.x", "%43OM1.x"),
        ("console", "console"),
        ("end.", "end%2E"),
        ("end ", "end%20"),
        ("a\nb", "a%0Ab"),
    ],
)
def test_names_of_files(text, name):
    assert safe_name(text) == name
    assert output_name(text, "pcs") == name + ".sh"


TEXT = st.text(st.sampled_from("ab.%/ \\:é-~") | st.characters(codec="utf-8"), max_size=120)


@given(TEXT.filter(bool))
def test_any_text_gives_a_name_that_a_file_can_have(text):
    name = safe_name(text)
    assert name
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert name[-1] not in ". "
    assert name[0] not in ".-~ "
    assert name.split(".")[0].lower() not in RESERVED
    assert len(name.encode()) <= 200


@given(TEXT.filter(bool), TEXT.filter(bool))
def test_two_texts_have_two_names(one, other):
    if unicodedata.normalize("NFC", one) != unicodedata.normalize("NFC", other):
        assert safe_name(one) != safe_name(other)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "in/a.xlsx",
        "in/a.csv",
        "in/~$a.xlsx",
        "in/.b.csv",
        "in/readme.txt",
        "in/x/a.xlsx",
        "in/x/B.ODS",
        "in/.git/c.csv",
        "in/out/d.csv",
        "other/e.csv",
    ):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    return tmp_path


def found(names, out="in/out"):
    folders = find_workbooks(names, Path(out))
    return {Path(name).as_posix(): folder.as_posix() for name, folder in folders.items()}


def test_a_folder_gives_the_sheets_below_it(tree):
    assert found(["in"]) == {
        "in/a.csv": "in/out/a.csv",
        "in/a.xlsx": "in/out/a.xlsx",
        "in/x/B.ODS": "in/out/x/B.ODS",
        "in/x/a.xlsx": "in/out/x/a.xlsx",
    }


def test_files_keep_their_tree_below_the_folder_common_to_all(tree):
    assert found(["in/a.xlsx"], "o") == {"in/a.xlsx": "o/a.xlsx"}
    assert found(["in/a.xlsx", "other"], "o") == {
        "in/a.xlsx": "o/in/a.xlsx",
        "other/e.csv": "o/other/e.csv",
    }


def test_a_file_counts_once_however_it_is_named(tree):
    same = ["in/a.csv", "in/x/../a.csv", str(tree / "in" / "a.csv"), "in"]
    assert list(found(same, "o")).count("in/a.csv") == 1
    assert len(found(same, "o")) == 5


def test_a_file_that_is_not_there_is_for_the_compiler_to_tell(tree):
    assert found(["in/none.xlsx"], "o") == {"in/none.xlsx": "o/none.xlsx"}


def test_names_that_differ_in_case_only(tree):
    Path("in/A.csv").touch()
    if len(list(Path("in").glob("?.csv"))) < 2:
        pytest.skip("the file system takes A and a for one")
    with pytest.raises(SameNameError) as caught:
        find_workbooks(["in"], Path("o"))
    assert {Path(name).name for name in caught.value.names} == {"A.csv", "a.csv"}
