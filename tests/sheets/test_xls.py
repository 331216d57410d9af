"""The binary .xls: what xlrd does not give, and damaged files."""

import struct
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from crmgen.sheets import biff
from tests.sheets.files import convert, faults, found, opened, read

FORMULA = 0x0006
NAME_ERROR = struct.pack("<BBBBHH", 2, 0, 0x1D, 0, 0, 0xFFFF)
REAL = Path(__file__).parents[3] / "shared" / "sheets" / "pm_crmgen_env.xls"


@pytest.fixture(scope="module")
def named(tmp_path_factory) -> bytes:
    """A workbook where INFINITY is a name, as Excel keeps names that it does not know."""
    workbook = openpyxl.Workbook()
    workbook.defined_names["INFINITY"] = DefinedName("INFINITY", attr_text="Sheet!$D$9")
    sheet = workbook.active
    sheet.title = "Sheet"
    sheet["A1"] = "=-INFINITY"
    sheet["B2"] = "=+INFINITY"
    sheet["C2"] = "=INFINITY*2"
    folder = tmp_path_factory.mktemp("named")
    source = folder / "from" / "a.xlsx"
    source.parent.mkdir()
    workbook.save(source)
    return convert(source, "xls", folder)


def records(data: bytes) -> Iterator[tuple[int, int]]:
    """Type and offset of each record, by the first BOF of a file whose stream is contiguous."""
    at = data.index(b"\x09\x08\x10\x00")
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        yield kind, at
        at += 4 + size


def test_signed_name_that_excel_does_not_know(named):
    data = bytearray(named)
    places = [at for kind, at in records(named) if kind == FORMULA]
    for at in places:
        data[at + 10 : at + 18] = NAME_ERROR
    grid = read(bytes(data), "a.xls")
    assert grid.rows == [["-INFINITY"], ["", "INFINITY", "#NAME?"]]
    assert faults(grid) == {"A1": "SHT025", "B2": "SHT025", "C2": "SHT023"}


def test_defined_name_with_a_value_is_that_value(named):
    grid = read(named, "a.xls")
    assert grid.rows == [["0"], ["", "0", "0"]]


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def formula(row: int, column: int, tokens: bytes) -> bytes:
    head = struct.pack("<HHH", row, column, 0) + NAME_ERROR + bytes(6)
    return record(FORMULA, head + struct.pack("<H", len(tokens)) + tokens)


NAME = b"\x43\x01\x00\x00\x00"


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (NAME + b"\x13", "=-INFINITY"),
        (b"\x17\x03\x00inf\x12", "=+inf"),
        (b"\x17\x02\x01" + "無限".encode("utf-16-le") + b"\x13", "=-無限"),
        (b"\x1f" + struct.pack("<d", float("inf")) + b"\x13", "=-inf"),
        (b"\x1f" + struct.pack("<d", 5) + b"\x13", None),
        (b"\x43\x09\x00\x00\x00\x13", None),
        (NAME, None),
        (NAME + b"\x13\x13", None),
        (b"\x13", None),
        (b"", None),
    ],
)
def test_tokens_of_a_formula(tokens, text, monkeypatch):
    sheet = record(0x85, struct.pack("<IBB", 100, 0, 0) + b"S")
    chart = record(0x85, struct.pack("<IBB", 0, 0, 2) + b"C")
    stream = (chart + sheet + record(0x0A, b"")).ljust(100, b"\0")
    stream += formula(2, 1, tokens) + record(0x0A, b"")
    monkeypatch.setattr(biff, "_workbook", lambda _: stream)
    expected = {(3, 2): text} if text else {}
    assert biff.signed_names(b"", 0, ["INFINITY"]) == expected
    assert biff.signed_names(b"", 1, ["INFINITY"]) == {}


def test_formula_that_cells_share(monkeypatch):
    """Filling -INFINITY down makes one shared formula; the cells hold the place of the first."""
    link = b"\x01" + struct.pack("<HH", 4, 2)
    shared = struct.pack("<HHBBBB", 4, 5, 2, 2, 0, 2) + struct.pack("<H", 6) + NAME + b"\x13"
    stream = record(0x85, struct.pack("<IBB", 30, 0, 0) + b"S").ljust(30, b"\0")
    stream = stream[:11] + record(0x0A, b"") + stream[15:]
    stream += formula(4, 2, link) + record(0x04BC, shared) + formula(5, 2, link)
    monkeypatch.setattr(biff, "_workbook", lambda _: stream + record(0x0A, b""))
    found_names = biff.signed_names(b"", 0, ["INFINITY"])
    assert found_names == {(5, 3): "=-INFINITY", (6, 3): "=-INFINITY"}


def test_encrypted(named):
    data = bytearray(named)
    _, (_, second) = list(records(named))[:2]
    data[second : second + 2] = struct.pack("<H", 0x2F)
    sheets, sink = opened(bytes(data), "a.xls")
    assert (sheets, found(sink)) == ([], [("SHT007", "")])


def test_other_ole2_files(named):
    data = named.replace("Workbook".encode("utf-16-le"), "WordDocu".encode("utf-16-le"))
    sheets, sink = opened(data, "a.doc")
    assert (sheets, found(sink)) == ([], [("SHT005", "")])


@pytest.mark.parametrize("part", [1, 2, 3, 5, 7, 9])
def test_truncated(named, part):
    sheets, sink = opened(named[: len(named) * part // 10], "a.xls")
    for sheet in sheets:
        sheet.read()
    assert {code for code, _ in found(sink)} <= {"SHT005", "SHT008"}


@pytest.mark.parametrize("at", range(512, 4096, 53))
def test_damage_anywhere_is_no_exception(named, at):
    """A byte of the workbook's records is overwritten: the file is read or refused."""
    sheets, sink = opened(named[:at] + b"\xff" + named[at + 1 :], "a.xls")
    for sheet in sheets:
        sheet.read()
    assert {code for code, _ in found(sink)} <= {"SHT005", "SHT007", "SHT008", "SHT014"}


def test_real_form_of_excel():
    if not REAL.exists():
        pytest.skip(f"{REAL.name} is not here")
    sheets, sink = opened(REAL.read_bytes(), "form.xls")
    grids = [sheet.read() for sheet in sheets]
    assert not found(sink)
    assert [grid.faults for grid in grids] == [{}, {}, {}]
    assert all(grid.rows[0][0].startswith("#") and grid.merged for grid in grids)
