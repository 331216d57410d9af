"""Real designs whose every cell is a variable: nothing else becomes of them."""

import csv
import io
import json
from pathlib import Path

import pytest

from crmgen.diagnostics import Sink
from crmgen.pipeline import Request, Result, compile_workbook
from crmgen.sheets.open import open_sheets
from crmgen.targets import resolve_target

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.csv"))
FIELD = ROOT.parent / "shared" / "sheets"
KINDS = ("crm", "pcs", "cib")


def compiled(rows: list[list[str]], variables: Path | None) -> Result:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return compile_workbook(
        Request(
            Path("design.csv"),
            resolve_target(None),
            KINDS,
            data=text.getvalue().encode(),
            variables=variables,
        )
    )


def told(result: Result) -> list[tuple[str, str, str | None]]:
    return [(d.code.id, d.origin.cell if d.origin else "", d.found) for d in result.sink.sorted()]


def lines(result: Result) -> dict[str, list[bytes]]:
    return {
        kind: [line for line in data.splitlines() if b"variables: " not in line]
        for kind, data in result.outputs.items()
    }


def check(rows: list[list[str]], folder: Path) -> None:
    texts: list[str] = []
    templates = []
    for row in rows:
        filled = []
        for cell in row:
            filled.append(f"{{{{ sheet.cells[{len(texts)}] }}}}" if cell else "")
            texts += [cell] if cell else []
        templates.append(filled)
    file = folder / "vars.json"
    file.write_text(json.dumps({"sheet": {"cells": texts}}), encoding="utf-8")
    plain, made = compiled(rows, None), compiled(templates, file)
    assert told(made) == told(plain)
    assert lines(made) == lines(plain)
    assert len(texts) > 100
    traced = [d for d in made.sink.sorted() if d.origin and d.origin.column]
    assert all(d.related[-1].origin.source.file == str(file) for d in traced if d.found)


def check_file(path: Path, folder: Path) -> None:
    for sheet in open_sheets(path, None, Sink()):
        rows = [list(cells) for cells in sheet.read().rows]
        if sum(map(len, rows)) > 500:
            check(rows, folder)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path, tmp_path):
    check_file(path, tmp_path)


@pytest.mark.parametrize("name", ["pm_crmgen_env.xls", "pm_pcsgen_sample.xlsx"])
def test_sheets_of_the_field(name, tmp_path):
    if not (FIELD / name).exists():
        pytest.skip("the predecessors' sheets are not at hand")
    check_file(FIELD / name, tmp_path)
