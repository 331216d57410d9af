"""Which kind a file is, and what is said of files that can't be read."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmgen.diagnostics import Sink
from crmgen.sheets.open import open_sheets
from tests.sheets.files import found, opened, xlsx, zipped

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOK = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm", "a.xls", "a.csv", "a.bin", "-"])
def test_content_goes_before_the_suffix(name):
    sheets, sink = opened(BOOK, name)
    assert [sheet.read().rows for sheet in sheets] == [[["1"]]]
    assert not found(sink)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.csv", "SHT004"),
        (b"\xef\xbb\xbf", "a.csv", "SHT004"),
        (b"", "a.xlsx", "SHT004"),
        (b"", "-", "SHT004"),
        (b"%PDF-1.7", "a.pdf", "SHT005"),
        (b"%PDF-1.7", "a.csv", "SHT005"),
        (b"a,b", "a.json", "SHT005"),
        (zipped({"word/document.xml": b"<w/>"}), "a.docx", "SHT005"),
        (zipped({"word/document.xml": b"<w/>"}), "a.xlsx", "SHT005"),
        (zipped({"xl/workbook.bin": b""}), "a.xlsb", "SHT005"),
        (b"a,b", "a.xlsx", "SHT006"),
        (b"<html><table>", "a.xls", "SHT006"),
        (b"\x00\x01", "a.ods", "SHT006"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "SHT007"),
        (OLE2, "a.xls", "SHT008"),
        (OLE2 + bytes(2000), "a.xls", "SHT008"),
        (BOOK[:200], "a.xlsx", "SHT008"),
        (zipped({"xl/workbook.xml": b"<workbook"}), "a.xlsx", "SHT008"),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), "a.xlsx", "SHT014"),
        (b"\xff\xd8\xff\xe0", "a.csv", "SHT010"),
    ],
)
def test_finding(data, name, code):
    sheets, sink = opened(data, name)
    assert (sheets, found(sink)) == ([], [(code, "")])


def test_unknown_kind_says_what_is_known():
    _, sink = opened(b"a", "a.json")
    assert sink.sorted()[0].found == "a.json"
    assert sink.sorted()[0].allowed == (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_message_names_the_file(tmp_path, lang):
    sink = Sink()
    path = tmp_path / "環境定義書.csv"
    assert open_sheets(path, None, sink) == []
    assert found(sink) == [("SHT001", "")]
    assert str(path) in sink.sorted()[0].message(lang)


def test_directory(tmp_path):
    sink = Sink()
    assert open_sheets(tmp_path, None, sink) == []
    assert found(sink) == [("SHT002", "")]


def test_file_that_can_not_be_read(tmp_path, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    sink = Sink()
    assert open_sheets(tmp_path / "a.csv", None, sink) == []
    assert found(sink) == [("SHT003", "")]


def test_file_is_read_as_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b",NODE\n")
    sheets = open_sheets(path, None, Sink())
    assert sheets[0].read().source == (str(path), "")


@pytest.mark.parametrize("at", range(0, len(BOOK), 37))
def test_damage_anywhere_is_no_exception(at):
    """Every 37th byte is overwritten in turn: the file is read or refused, nothing else."""
    data = BOOK[:at] + b"\xff" + BOOK[at + 1 :]
    sheets, sink = opened(data, "a.xlsx")
    for sheet in sheets:
        sheet.read()
    assert {code for code, _ in found(sink)} <= {"SHT005", "SHT006", "SHT007", "SHT008", "SHT009"}


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_a_grid_or_a_finding(data):
    sheets, sink = opened(data, "a.csv")
    assert bool(sheets) != any(code != "SHT013" for code, _ in found(sink))


def test_text_needs_no_heavy_library():
    """Start-up time: a CSV is read without the libraries of the other formats."""
    program = (
        "import sys; from pathlib import Path; from crmgen.diagnostics import Sink\n"
        "from crmgen.sheets.open import open_sheets\n"
        "open_sheets(Path('-'), b',NODE', Sink())[0].read()\n"
        "print(*({'lxml', 'openpyxl', 'xlrd', 'zipfile'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert result.stdout.strip() == b""


def test_a_name_that_is_too_long_for_a_file():
    sink = Sink()
    assert open_sheets(Path("a" * 5000 + ".csv"), None, sink) == []
    assert found(sink) == [("SHT003", "")]


@pytest.mark.parametrize("data", [b"a,b\0", b'a,"b'])
def test_damage_at_a_cell_does_not_quote_the_name_of_the_file(data):
    sink = Sink()
    open_sheets(Path("a.csv"), data, sink)
    (item,) = sink.sorted()
    assert (item.origin.cell, item.found) == ("B1", None)
