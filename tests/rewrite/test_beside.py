"""Notes on cells and drawings: carried where the new workbook has the cell, told elsewhere."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crmgen.rewrite.run import Order, Rewritten, rewrite
from crmgen.targets import resolve_target
from tests.helpers import rows_of

SHEET = """
# design |
 | PROPERTY
 | | name | value | strange
 | | no-quorum-policy | stop | x
 | PRIMITIVE
 | P | id | class | provider | type
 | | prmIp | ocf | heartbeat | IPaddr2
 | A | type | name | value
 | | params | ip | 192.0.2.1
 | | | nic |
"""
CARRIED = {"D4": "ask\nthe network team", "E4": "unread", "D7": "why ocf", "E10": "eth0?"}
LEFT = {"A1": "on the title", "C3": "on a heading"}
SUFFIXES = ("xlsx", "xls", "ods")


def picture() -> BytesIO:
    """A PNG of one pixel."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(4))) + chunk(b"IEND", b"")
    return BytesIO(b"\x89PNG\r\n\x1a\n" + data)


def book(notes: dict[str, str], *, drawn: bool) -> bytes:
    import xlsxwriter

    target = BytesIO()
    made = xlsxwriter.Workbook(target)
    tab = made.add_worksheet("design")
    for number, row in enumerate(rows_of(SHEET)):
        tab.write_row(number, 0, row)
    for cell, text in notes.items():
        tab.write_comment(cell, text)
    if drawn:
        tab.insert_image("H3", "dot.png", {"image_data": picture()})
    made.close()
    return target.getvalue()


def run(data: bytes, suffix: str = "xlsx") -> Rewritten:
    return rewrite(Order(Path(f"old.{suffix}"), resolve_target("debian12"), "en", data))


def notes_of(data: bytes | None) -> set[tuple[object, str]]:
    """Each note of a workbook with the value of its cell."""
    assert data is not None
    cells = [cell for tab in load_workbook(BytesIO(data)) for row in tab for cell in row]
    return {(cell.value, cell.comment.text) for cell in cells if cell.comment}


def told(result: Rewritten) -> list[tuple[str, str]]:
    """Each finding of what is left: its cell, and its text."""
    found = [item for item in result.sink.sorted() if item.code.id == "SHT054"]
    return [(item.origin.cell if item.origin else "", item.message("en")) for item in found]


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    """The same design with notes and a picture as every kind of workbook."""
    from tests.sheets.files import convert

    folder = tmp_path_factory.mktemp("beside")
    path = folder / "old.xlsx"
    path.write_bytes(book(CARRIED | LEFT, drawn=True))
    return {
        suffix: path.read_bytes() if suffix == "xlsx" else convert(path, suffix, folder)
        for suffix in SUFFIXES
    }


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_notes_on_data_come_along_and_all_else_is_told(books, suffix):
    result = run(books[suffix], suffix)
    wanted = {
        ("stop", "ask\nthe network team"),
        ("x", "unread"),
        ("ocf", "why ocf"),
        (None, "eth0?"),
    }
    assert wanted <= notes_of(result.data)
    assert not {text for _, text in notes_of(result.data)} & set(LEFT.values())
    drawings, notes = told(result)
    assert drawings == (
        "",
        "Drawings or pictures of the sheet can't be carried into the new workbook.",
    )
    assert notes[0] == "A1"
    assert "(2: A1, C3)" in notes[1]


def test_what_crmgen_wrote_itself_is_not_told_and_the_rest_comes_along_again():
    first = run(book(CARRIED, drawn=False))
    assert told(first) == []
    again = run(first.data or b"")
    assert told(again) == []
    assert notes_of(again.data) == notes_of(first.data)


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_a_sheet_without_notes_or_drawings_is_told_of_nothing(tmp_path, suffix):
    from tests.sheets.files import convert

    path = tmp_path / "old.xlsx"
    path.write_bytes(book({}, drawn=False))
    assert told(run(convert(path, suffix, tmp_path), suffix)) == []


def test_of_a_thread_all_that_was_said_comes_along():
    result = run(with_thread(book({"D4": "[Threaded comment] get a newer Excel"}, drawn=False)))
    assert ("stop", "stop or freeze?\nstop") in notes_of(result.data)
    assert told(result) == []


def test_a_note_in_an_unknown_place_is_a_damaged_file():
    data = replaced(
        book({"D4": "x"}, drawn=False), "xl/comments1.xml", b'ref="D4"', b'ref="nowhere"'
    )
    result = run(data)
    assert "SHT008" in {item.code.id for item in result.sink.sorted()}


def with_thread(data: bytes) -> bytes:
    """The workbook as Excel 365 keeps a conversation in it."""
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    thread = (
        f'<ThreadedComments xmlns="{space}">'
        '<threadedComment ref="D4" id="{1}"><text>stop or freeze?</text></threadedComment>'
        '<threadedComment ref="D4" id="{2}" parentId="{1}"><text>stop</text></threadedComment>'
        "</ThreadedComments>"
    )
    link = (
        b'<Relationship Id="rId9" Target="../threadedComments/threadedComment1.xml" '
        b'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
        b"</Relationships>"
    )
    links = "xl/worksheets/_rels/sheet1.xml.rels"
    more = {"xl/threadedComments/threadedComment1.xml": thread.encode()}
    return replaced(data, links, b"</Relationships>", link, more)


def replaced(
    data: bytes, part: str, old: bytes, new: bytes, more: dict[str, bytes] | None = None
) -> bytes:
    """The package with other bytes in one part, and more parts."""
    from zipfile import ZipFile

    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as made:
        for name in source.namelist():
            body = source.read(name)
            assert name != part or old in body
            made.writestr(name, body.replace(old, new) if name == part else body)
        for name, body in (more or {}).items():
            made.writestr(name, body)
    return target.getvalue()
