"""One sheet, whatever file it comes in and whatever process reads it: the same bytes."""

import csv
import io
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from crmgen.targets import resolve_target
from tests.oracle.proof import KINDS, Workbook
from tests.sheets.files import convert

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(ROOT.glob("samples/*.csv"))
SAMPLE = ROOT / "samples/three-node.csv"
SHEET = "本番系"
# what spreadsheets save: Excel's "Unicode text" is UTF-16 with tabs
TEXTS = [
    *(("utf-8", ",", end) for end in ("\r\n", "\n", "\r")),
    *(("utf-8-sig", delimiter, "\r\n") for delimiter in ",;\t"),
    *(("utf-16", "\t", end) for end in ("\r\n", "\n")),
    *(("cp932", ",", end) for end in ("\r\n", "\n", "\r")),
    ("cp932", "\t", "\r\n"),
    ("euc_jp", ",", "\n"),
]


@cache
def rows() -> list[list[str]]:
    text = SAMPLE.read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@cache
def workbook() -> bytes:
    """The sample as a workbook whose cells are all text."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for number, row in enumerate(rows(), start=1):
        for column, text in enumerate(row, start=1):
            if text:
                cell = sheet.cell(number, column)
                cell.value = text
                cell.data_type = "s"
                cell.number_format = "@"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def bodies(path: Path) -> dict[str, bytes]:
    """All outputs without the line of the header that names the file and its sheet, and without
    what the script calls the sheet in its messages."""
    outputs = Workbook(path).compile(resolve_target("debian12"), *KINDS).outputs
    assert list(outputs) == list(KINDS)
    return {kind: _without_source(output) for kind, output in outputs.items()}


def _without_source(output: bytes) -> bytes:
    lines = output.split(b"\n")
    kept = [line for line in lines if b"source: " not in line and not line.startswith(b"sheet=")]
    assert len(lines) - len(kept) <= 2
    return b"\n".join(kept)


@pytest.mark.parametrize(("encoding", "delimiter", "end"), TEXTS)
def test_every_encoding(encoding: str, delimiter: str, end: str, tmp_path: Path):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows())
    path = tmp_path / ("design.tsv" if delimiter == "\t" else "design.csv")
    path.write_bytes(text.getvalue().encode(encoding))
    assert bodies(path) == bodies(SAMPLE)


def test_xlsx(tmp_path: Path):
    path = tmp_path / "design.xlsx"
    path.write_bytes(workbook())
    assert bodies(path) == bodies(SAMPLE)


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_workbooks_of_libreoffice(suffix: str, tmp_path: Path):
    source = tmp_path / "design.xlsx"
    source.write_bytes(workbook())
    convert(source, suffix, tmp_path)
    assert bodies(tmp_path / f"design.{suffix}") == bodies(SAMPLE)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_and_its_workbook(path: Path):
    assert bodies(path.with_suffix(".xlsx")) == bodies(path)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_same_bytes_in_every_process(path: Path, tmp_path: Path):
    """Whatever order a set has in that process, and wherever it runs."""
    written = []
    for seed in ("1", "2", "77"):
        directory = tmp_path / seed
        directory.mkdir()
        names = [f"out.{suffix}" for suffix in ("crm", "sh", "xml")]
        outputs = [word for name in names for word in ("-o", name)]
        command = [sys.executable, "-m", "crmgen", *outputs, "--trace", str(path)]
        variables = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, cwd=directory, env=variables, capture_output=True, check=False
        )
        assert done.returncode in (0, 2), done.stderr.decode()
        written.append([(directory / name).read_bytes() for name in names])
    assert written[0] == written[1] == written[2]
