"""Builds the files that the readers are tested on, from the parts that each test is about."""

import os
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from crmgen.diagnostics import Sink
from crmgen.sheets.grid import Grid, Sheet
from crmgen.sheets.open import open_sheets

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def opened(data: bytes, name: str) -> tuple[list[Sheet], Sink]:
    sink = Sink()
    return open_sheets(Path(name), data, sink), sink


def read(data: bytes, name: str) -> Grid:
    """The grid of the first sheet of a sound file."""
    sheets, sink = opened(data, name)
    assert not sink.sorted()
    grid = sheets[0].read()
    assert not sink.sorted()
    return grid


def found(sink: Sink) -> list[tuple[str, str]]:
    """Codes and cells of what was reported, both languages rendered to prove that they can be."""
    for item in sink.sorted():
        for lang in ("ja", "en"):
            assert "{" not in item.message(lang) + (item.hint(lang) or "")
    return [(d.code.id, d.origin.cell if d.origin else "") for d in sink.sorted()]


def faults(grid: Grid) -> dict[str, str]:
    """Cell to code of every fault."""
    return {grid.origin(*cell).cell: fault.code.id for cell, fault in sorted(grid.faults.items())}


def xlsx(
    rows: str,
    *,
    more: str = "",
    before: str = "",
    strings: str = "",
    formats: tuple[str, ...] = (),
    book: str = '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>',
    extra: dict[str, bytes] | None = None,
    namespace: str = MAIN,
) -> bytes:
    """An .xlsx of one sheet; ``rows`` is the XML in sheetData, ``formats`` are styles 1, 2, …"""
    numbers = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{RELATIONS}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="/xl/strings.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId4" Type="{RELATIONS}/chartsheet" Target="charts/sheet2.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{namespace}">{before}'
        f"<sheetData>{rows}</sheetData>{more}</worksheet>",
        "xl/strings.xml": f'<sst xmlns="{namespace}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{namespace}"><numFmts>{numbers}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>',
    }
    return zipped({name: text.encode() for name, text in parts.items()} | (extra or {}))


ODF = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text", "style")
) + (' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"')


def ods(
    rows: str,
    *,
    styles: str = "",
    tables: str | None = None,
    mimetype: bytes = b"application/vnd.oasis.opendocument.spreadsheet",
    manifest: bytes = b"<manifest/>",
    prolog: str = "",
) -> bytes:
    """An .ods of one table with ``rows``, or of ``tables``."""
    body = f'<table:table table:name="S">{rows}</table:table>' if tables is None else tables
    content = (
        f"{prolog}<office:document-content{ODF}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{body}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": mimetype,
            "META-INF/manifest.xml": manifest,
            "content.xml": content.encode(),
        }
    )


def zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def convert(source: Path, suffix: str, target: Path) -> bytes:
    """A file converted by LibreOffice; the test is skipped, or fails in CI, without it."""
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("soffice is missing")
        pytest.skip("soffice is missing")
    kind = suffix if suffix != "csv" else "csv:Text - txt - csv (StarCalc):44,34,76"
    command = [
        office,
        f"-env:UserInstallation=file://{target / 'profile'}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(target),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (target / f"{source.stem}.{suffix}").read_bytes()
