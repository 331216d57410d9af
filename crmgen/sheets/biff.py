"""What xlrd 2.0 leaves out of an .xls: drawings, and signed names among the formulas
(``=-INFINITY``, which someone typed as text).

xlrd gives results only. Excel stores an unknown name as a reference to a name without
definition, LibreOffice 7.4 as a text; the sign is an operator after it ([MS-XLS] 2.5.198).
"""

import math
import struct
from collections.abc import Iterator, Sequence
from io import StringIO

_FORMULA = 0x0006
_SHARED_FORMULA = 0x04BC
_SHEET = 0x0085
_OBJECT = 0x005D
_SMALL_OBJECTS = {0x14, 0x19}  # list box arrow, note
_END = 0x000A
_SIGNS = {0x12: "+", 0x13: "-"}
_SHARED = 0x01
_TEXT = 0x17
_NUMBER = 0x1F
_NAMES = {0x23, 0x43, 0x63}

Cell = tuple[int, int]


def signed_names(data: bytes, sheet: int, names: Sequence[str]) -> dict[Cell, str]:
    """Formulas that are a sign and a name, by (row, column) from 1, e.g. ``=-INFINITY``.

    ``sheet`` counts the worksheets from 0, ``names`` are the workbook's in their order. Empty for
    files older than Excel 97.
    """
    stream = _workbook(data)
    positions = _positions(stream)
    if sheet >= len(positions):
        return {}
    found: dict[Cell, str] = {}
    waiting: dict[Cell, Cell] = {}
    shared: dict[Cell, bytes] = {}
    for kind, body in _records(stream, positions[sheet]):
        if kind == _FORMULA:
            row, column = struct.unpack_from("<HH", body)
            tokens = _tokens(body, 20)
            if tokens[:1] == bytes([_SHARED]):
                waiting[row, column] = struct.unpack_from("<HH", tokens, 1)
            else:
                found[row + 1, column + 1] = _signed(tokens, names)
        elif kind == _SHARED_FORMULA:
            row, _, column = struct.unpack_from("<HHB", body)
            shared[row, column] = _tokens(body, 8)
    for (row, column), base in waiting.items():
        found[row + 1, column + 1] = _signed(shared.get(base, b""), names)
    return {cell: formula for cell, formula in found.items() if formula}


def has_drawings(data: bytes, sheet: int) -> bool:
    """Whether a sheet has objects other than notes and the arrows of lists ([MS-XLS] 2.4.181)."""
    stream = _workbook(data)
    positions = _positions(stream)
    if sheet >= len(positions):
        return False
    return any(
        kind == _OBJECT and len(body) >= 6 and body[4] not in _SMALL_OBJECTS
        for kind, body in _records(stream, positions[sheet])
    )


def _positions(stream: bytes) -> list[int]:
    """Where the worksheets begin."""
    return [
        struct.unpack_from("<I", body)[0]
        for kind, body in _records(stream, 0)
        if kind == _SHEET and body[5] == 0
    ]


def _workbook(data: bytes) -> bytes:
    from xlrd.compdoc import CompDoc

    memory, start, size = CompDoc(data, logfile=StringIO()).locate_named_stream("Workbook")
    return bytes(memory[start : start + size]) if memory is not None else b""


def _records(stream: bytes, position: int) -> Iterator[tuple[int, bytes]]:
    """The records of a substream, (type, body), up to its end."""
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        if kind == _END:
            return
        yield kind, stream[position + 4 : position + 4 + size]
        position += 4 + size


def _tokens(body: bytes, at: int) -> bytes:
    size = struct.unpack_from("<H", body, at)[0]
    return body[at + 2 : at + 2 + size]


def _signed(tokens: bytes, names: Sequence[str]) -> str:
    """The formula if it is one operand and a sign; "" for any other."""
    sign = _SIGNS.get(tokens[-1], "") if tokens else ""
    operand = _operand(tokens[:-1], names) if sign else ""
    return f"={sign}{operand}" if operand else ""


def _operand(token: bytes, names: Sequence[str]) -> str:
    kind = token[0] if token else 0
    if kind == _TEXT and len(token) > 2:
        wide = token[2] & 1
        text = token[3:]
        whole = len(text) == token[1] * (2 if wide else 1)
        return text.decode("utf-16-le" if wide else "latin-1") if whole else ""
    if kind in _NAMES and len(token) == 5:
        number = struct.unpack_from("<H", token, 1)[0]
        return names[number - 1] if 0 < number <= len(names) else ""
    if kind == _NUMBER and len(token) == 9 and math.isinf(struct.unpack_from("<d", token, 1)[0]):
        return "inf"  # LibreOffice's own reading of the word
    return ""
