"""templates/workbooks holds what ``crmgen new`` writes now."""

from pathlib import Path

from lxml import etree

from crmgen.data import data_path
from crmgen.diagnostics import Sink
from crmgen.sheets.open import open_sheets
from crmgen.workbook.ready import FOLDER, workbooks
from tests.workbook.made import parts

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TOLD = ("dataValidation", "conditionalFormatting", "definedName", "sheetProtection", "pageSetup")


def meaning(data: bytes) -> list[object]:
    """Texts, lists, formats, names and set-up, however the library of the day spells them."""
    sink = Sink()
    sheets = open_sheets(Path("x.xlsx"), data, sink)
    found: list[object] = [(sheet.name, sheet.read().rows) for sheet in sheets]
    for name, content in sorted(parts(data).items()):
        if name == "xl/workbook.xml" or name.startswith("xl/worksheets/sheet"):
            for item in etree.fromstring(content).iter(*(MAIN + word for word in TOLD)):
                texts = ["".join(piece.itertext()) for piece in item]
                found.append((name, item.tag, item.get("sqref"), item.get("name"), texts))
        elif name.startswith("xl/comments"):
            found.append((name, ["".join(n.itertext()) for n in etree.fromstring(content).iter()]))
    return found


def test_the_ready_made_workbooks_are_what_the_command_writes():
    """After a change: python -m crmgen.workbook.ready"""
    made = dict(workbooks())
    folder = data_path(*FOLDER.split("/"))
    assert {f"{FOLDER}/{path.name}" for path in folder.iterdir()} == set(made)
    stale = [
        path
        for path, data in made.items()
        if meaning(data) != meaning(data_path(*path.split("/")).read_bytes())
    ]
    assert stale == []
