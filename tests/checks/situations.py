"""What rows in a page can't show: files, books and options that give one code, by the code.

A situation makes a request from the sound sheet: its rows as a workbook, which is changed, or
other bytes. Its right twin is the sound sheet itself, as a book and as CSV.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from crmgen.data import data_path
from crmgen.pipeline import Request
from crmgen.targets import resolve_target
from tests.sheets.files import ods, xlsx, zipped

Make = Callable[[Path], Request]


class Situation(NamedTuple):
    """``cell`` is where the code stands, empty for the file."""

    make: Make
    cell: str = ""


def rows() -> str:
    names = ("web", "primitive", "base")
    return "".join(
        data_path("schemas", "codes", f"{name}.csv").read_text(encoding="utf-8") for name in names
    )


def request(data: bytes | None, name: str, **fields: Any) -> Request:
    return Request(Path(name), resolve_target(""), kinds=("cib",), data=data, **fields)


def book(change: Callable[[Worksheet], object] = lambda sheet: None) -> bytes:
    """The sound sheet as .xlsx, changed."""
    made = Workbook()
    sheet = made.active
    for number, line in enumerate(rows().splitlines(), start=1):
        for column, text in enumerate(line.split(","), start=1):
            if text:
                sheet.cell(number, column, text).number_format = "@"
    change(sheet)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def changed(change: Callable[[Worksheet], object], **fields: Any) -> Make:
    return lambda folder: request(book(change), "a.xlsx", **fields)


def bytes_of(data: bytes, name: str) -> Make:
    return lambda folder: request(data, name)


def typed(cell: str, value: object, number_format: str = "General") -> Make:
    """The book with another value in a cell."""

    def change(sheet: Worksheet) -> None:
        sheet[cell].value = value
        sheet[cell].number_format = number_format

    return changed(change)


def hidden(sheet: Worksheet) -> None:
    sheet.row_dimensions[11].hidden = True


def hidden_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["F"].hidden = True


def untitled_sheet(sheet: Worksheet) -> None:
    sheet.insert_rows(1)
    sheet["A1"] = "# crmgen 環境定義書"
    second_sheet(sheet)


def emptied(sheet: Worksheet) -> None:
    second_sheet(sheet)
    for other in sheet.parent.worksheets:
        other.delete_rows(1, other.max_row)


def second_sheet(sheet: Worksheet) -> None:
    other = sheet.parent.create_sheet("旧版")
    for number, line in enumerate(("|PROPERTY", "||name|value", "||a|1"), start=1):
        for column, text in enumerate(line.split("|"), start=1):
            other.cell(number, column, text or None)


def corosync(node: str) -> Make:
    def make(folder: Path) -> Request:
        file = folder / "corosync.conf"
        file.write_text(f"nodelist {{ {node} }}\n".replace("; ", "\n"), encoding="utf-8")
        return request(with_node_id(), "a.csv", corosync=file)

    return make


def with_node_id() -> bytes:
    return (NODE_IDS + rows()).encode()


def agents(folder: Path) -> Request:
    (folder / "billing.xml").write_text("<resource-agent", encoding="utf-8")
    return request(rows().encode(), "a.csv", agents=folder)


def variables(text: str, name: str = "vars.yml") -> Make:
    """The sound sheet with a file of variables."""

    def make(folder: Path) -> Request:
        (folder / name).write_text(text, encoding="utf-8")
        return request(rows().encode(), "a.csv", variables=folder / name)

    return make


def nested(depth: int) -> str:
    """The sound sheet with rules inside one another."""
    made = ",RULE\n,,id,parent,bool_op,attribute,op\n,,r0,,and,#uname,defined\n"
    for number in range(1, depth):
        bool_op = "and" if number < depth - 1 else ""
        made += f",,r{number},r{number - 1},{bool_op},#uname,defined\n"
    made += ",LOCATION_RULE\n,,rsc,score,rule,bool_op,attribute,op,value\n,,web,1,r0,,,,\n"
    return made + rows()


NODE_IDS = (
    ",NODE\n,,uname,id,type,name,value\n"
    ",,pm01,101,attribute,rack,r1\n,,pm02,102,attribute,rack,r2\n"
)
NODES = "\nnode {; name: pm01; nodeid: 101; }\nnode {; name: pm02; nodeid: 102; }\n"
PROPERTY = '<row r="1"><c r="B1" t="inlineStr"><is><t>PROPERTY</t></is></c></row><row r="2">' + (
    '<c r="C2" t="inlineStr"><is><t>name</t></is></c>'
    '<c r="D2" t="inlineStr"><is><t>value</t></is></c></row><row r="3">'
    '<c r="C3" t="inlineStr"><is><t>cluster-name</t></is></c>{}</row>'
)
OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
BOMB = ods(
    '<table:table-row table:number-rows-repeated="1048576">'
    '<table:table-cell table:number-columns-repeated="16384"><text:p>a</text:p>'
    "</table:table-cell></table:table-row>"
)

SITUATIONS = {
    "CLU416": Situation(corosync("")),
    "CLU417": Situation(corosync(NODES.replace("101", "1")), "D3"),
    "CLU418": Situation(corosync(NODES.replace("pm01", "pm1")), "C3"),
    "CON460": Situation(lambda folder: request(nested(201).encode(), "a.csv"), "D203"),
    "SHT001": Situation(lambda folder: request(None, str(folder / "a.csv"))),
    "SHT002": Situation(lambda folder: request(None, str(folder))),
    "SHT004": Situation(bytes_of(b"", "a.csv")),
    "SHT005": Situation(bytes_of(b"%PDF-1.7", "a.pdf")),
    "SHT006": Situation(bytes_of(b",PROPERTY", "a.xlsx")),
    "SHT007": Situation(bytes_of(OLE2 + "EncryptedPackage".encode("utf-16-le"), "a.xlsx")),
    "SHT008": Situation(lambda folder: request(book()[:2000], "a.xlsx")),
    "SHT009": Situation(bytes_of(BOMB, "a.ods")),
    "SHT010": Situation(
        lambda folder: request("設定\n値\n".encode() + "設定".encode("cp932"), "a.csv")
    ),
    "SHT011": Situation(bytes_of(rows().encode("utf-16-le"), "a.csv"), "B1"),
    "SHT013": Situation(lambda folder: request("#,ﾃﾞｰﾀ\n".encode("cp932") + rows().encode(), "a")),
    "SHT014": Situation(bytes_of(zipped({"xl/workbook.xml": b"<workbook/>"}), "a.xlsx")),
    "SHT020": Situation(typed("E11", datetime(2026, 1, 2), "yyyy/m/d"), "E11"),
    "SHT021": Situation(typed("E11", 123456789012), "E11"),
    "SHT022": Situation(typed("E11", 12, "0.00E+00"), "E11"),
    "SHT023": Situation(typed("E11", "#REF!"), "E11"),
    "SHT024": Situation(typed("E11", "=1+1"), "E11"),
    "SHT025": Situation(
        bytes_of(
            xlsx(PROPERTY.format('<c r="D3" t="e"><f>-INFINITY</f><v>#NAME?</v></c>')), "a.xlsx"
        ),
        "D3",
    ),
    "SHT026": Situation(
        bytes_of(
            xlsx(
                PROPERTY.format(
                    '<c r="D3"><v>1</v></c></row><row r="4"><c r="C4" t="inlineStr"><is>'
                    '<t>stonith-timeout</t></is></c><c r="D4"><v>90</v></c>'
                ),
                more='<mergeCells><mergeCell ref="D3:D4"/></mergeCells>',
            ),
            "a.xlsx",
        ),
        "D4",
    ),
    "SHT028": Situation(changed(untitled_sheet), "A1"),
    "SIT401": Situation(
        lambda folder: request(rows().encode(), "a.csv", agents=folder / "nowhere")
    ),
    "SIT402": Situation(agents),
    "TBL111": Situation(changed(hidden), "11"),
    "TBL112": Situation(changed(hidden_column), "F5"),
    "TBL113": Situation(changed(lambda sheet: sheet.merge_cells("D10:D11")), "D11"),
    "TBL120": Situation(changed(second_sheet)),
    "TBL121": Situation(changed(emptied)),
    "TBL122": Situation(lambda folder: request(book(), "a.xlsx", sheet="本番")),
    "TGT590": Situation(
        lambda folder: replace(
            request(rows().encode(), "a.csv"), kinds=("crm",), target=resolve_target("rhel9")
        )
    ),
    "VAR410": Situation(
        lambda folder: request(rows().encode(), "a.csv", variables=folder / "none.yml")
    ),
    "VAR411": Situation(variables('{"a": 1,}', "vars.json"), "1"),
    "VAR413": Situation(variables("- a\n"), "1"),
    "VAR414": Situation(variables("b: 1\na: !site x\n"), "2"),
    "VAR415": Situation(variables("a: &a [*a]\n"), "1"),
    "VAR418": Situation(lambda folder: request(rows().encode(), "a.csv", cluster="east")),
}

# Codes that no request for one sheet gives, and the tests that show them.
ELSEWHERE = {
    "ACC404": "tests/checks/test_judge.py",  # told beside the finding that counts again
    **dict.fromkeys(("EXT401", "EXT402", "EXT403"), "tests/extras/test_logconv.py"),
    **dict.fromkeys(("EXT404", "OUT710", "OUT711"), "tests/extras/test_command.py"),
    "FMT401": "tests/rewrite/test_carry.py",
    "FMT402": "tests/rewrite/test_carry.py",
    "FMT403": "tests/rewrite/test_carry.py",
    **dict.fromkeys(("FMT404", "FMT405", "FMT406"), "tests/rewrite/test_update.py"),
    "OUT701": "tests/cli/test_compile.py",
    "OUT702": "tests/cli/test_compile.py",
    "OUT703": "tests/cli/test_compile.py",
    "OUT704": "tests/cli/test_report.py",
    "OUT705": "tests/cli/test_report.py",
    "OUT706": "tests/batch/test_pool.py",
    "OUT707": "tests/batch/test_pool.py",
    "SHT050": "tests/rewrite/test_run.py",
    "SHT051": "tests/rewrite/test_carry.py",
    "SHT052": "tests/rewrite/test_run.py",
    "SHT053": "tests/rewrite/test_carry.py",
    "SHT054": "tests/rewrite/test_beside.py",
    "SHT003": "tests/sheets/test_open.py",  # needs a user that may not read everything
    "TGT507": "tests/emit/test_limits.py",
    "TGT538": "tests/emit/test_crmsh_refusals.py",
    "TGT539": "tests/emit/test_crmsh_refusals.py",
}
