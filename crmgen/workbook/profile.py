"""Profiles: designs that are filled in, with the cells to change marked.

A profile is a sheet of its own, templates/profiles/NAME.csv, that compiles as it is. Beside each
row it has the columns ``ja`` and ``en``, the note in either language, and ``change``, the columns
whose value belongs to the site. Its nodes are pm01 and pm02.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from crmgen.data import data_path
from crmgen.diagnostics import Sink
from crmgen.sheets.open import open_sheets
from crmgen.tables.blocks import Block as ReadBlock
from crmgen.tables.blocks import Row
from crmgen.tables.read import read_tables
from crmgen.text import Text
from crmgen.workbook import texts
from crmgen.workbook.blank import EMPTY, SPARE, blank_content
from crmgen.workbook.content import Block, Content, Line, Section
from crmgen.workbook.voice import Speaker

NODES = ("pm01", "pm02")
PROFILES: dict[str, Text] = {
    "pgsql-shared-disk": Text(
        "PostgreSQL (共有ディスク) クラスタ", "PostgreSQL cluster with a shared disk"
    ),
    "pgsql-replication": Text(
        "PostgreSQL (レプリケーション) クラスタ", "PostgreSQL cluster with replication"
    ),
    "web-vip": Text("Web サーバ クラスタ", "Web server cluster"),
    "nfs-drbd": Text("NFS (DRBD) クラスタ", "NFS cluster with DRBD"),
}
_NOTES = ("ja", "en", "change")


def profile_content(name: str, say: Speaker, nodes: Sequence[str] = NODES) -> Content:
    """A profile as the content of a workbook: its tables, with empty rows and the tables that it
    does not use, in the order of a new workbook. ``nodes`` take the places of its own."""
    renamed = dict(zip(NODES, nodes, strict=True))
    filled: dict[str, list[Block]] = {}
    for read in _read(data_path("templates", "profiles", f"{name}.csv")):
        filled.setdefault(read.table.name, []).append(_block(read, say, renamed))
    blocks: list[Block] = []
    for block in blank_content(say).blocks:
        own = filled.pop(block.table, None)
        if own is not None:
            blocks += own
        elif not any(other.table == block.table for other in blocks):
            blocks.append(_titled(block, name, say))
    return Content(tuple(blocks))


def _read(path: Path) -> list[ReadBlock]:
    sink = Sink()
    sheets = open_sheets(path, None, sink)
    blocks = read_tables([sheet.read() for sheet in sheets], sink)
    assert not sink.has_errors, f"{path} can't be read"
    return blocks


def _titled(block: Block, name: str, say: Speaker) -> Block:
    """The cover says what the profile is; all other tables stay empty."""
    if block.table != "COVER":
        return block
    section = block.sections[0]
    named = {"文書名", "Title"}
    rows = tuple(
        replace(row, values={**row.values, "value": say(PROFILES[name])})
        if isinstance(row, Line) and row.values.get("name") in named
        else row
        for row in section.rows
    )
    return replace(block, sections=(replace(section, rows=rows),))


def _block(block: ReadBlock, say: Speaker, renamed: Mapping[str, str]) -> Block:
    sections = []
    for section in block.sections:
        rows = [_line(row, say, renamed) for row in section.rows]
        spare = [EMPTY] * SPARE.get(section.letter, 1)
        sections.append(Section(letter=section.letter, rows=(*rows, *spare)))
    subject = ""
    if block.table.has_letters and block.sections and block.sections[0].rows:
        subject = block.sections[0].rows[0].get("id") or ""
    return Block(table=block.table.name, sections=tuple(sections), subject=subject)


def _line(row: Row, say: Speaker, renamed: Mapping[str, str]) -> Line:
    number, moved = row.place.row, row.place.elsewhere or {}
    own = [name for name in row.values if name not in moved or moved[name].row == number]
    typed = {name: row.as_typed(name) or "" for name in own}
    typed |= {extra.name: extra.value for extra in row.extras}
    values = {name: _renamed(text, renamed) for name, text in typed.items()}
    notes = {note.caption: note.text for note in row.notes if note.caption in _NOTES}
    marks = dict.fromkeys(notes.get("change", "").split(), say(texts.CHANGE))
    text = Text(notes.get("ja", ""), notes.get("en", ""))
    said = {say(texts.NOTE_CAPTIONS[0]): _renamed(say(text), renamed)} if text.ja else {}
    return Line(values=values, depth=row.depth, notes=said, marks=marks)


def _renamed(text: str, renamed: Mapping[str, str]) -> str:
    """Every name of a node in a text, whole words only."""
    words = "|".join(map(re.escape, renamed))
    pattern = rf"(?<![\w.-])(?:{words})(?![\w.-])"
    return re.sub(pattern, lambda match: renamed[match[0]], text, flags=re.ASCII)
