"""The progress bar: where it is shown, and that it ends full."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from crmgen.cli import progress as module
from crmgen.cli.progress import LARGE, STEPS
from tests.book.test_book import SMALL
from tests.oracle.stacks import stack

SHEET = ",PROPERTY\n,,name,value\n,,stonith-enabled,true\n"


def shown(tmp_path, *arguments: str):
    """(what the terminal on the standard error shows, the standard output) of a run."""
    terminal, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "crmgen", *arguments, "--lang", "en"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=side,
        env={**os.environ, "TERM": "xterm", "PYTHONPATH": str(Path(module.__file__).parents[2])},
    )
    os.close(side)
    output = process.communicate()[0].decode()
    text = b""
    try:
        while block := os.read(terminal, 4096):
            text += block
    except OSError:  # the other side is closed
        pass
    os.close(terminal)
    return text.decode(), output


@pytest.fixture
def sheets(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(SHEET)
    (tmp_path / "large.csv").write_text(SHEET + "#" * LARGE + "\n")


def test_several_inputs_on_a_terminal(sheets, tmp_path):
    bar, output = shown(tmp_path, "check", "a.csv", "none.csv", "b.csv")
    assert "checking" in bar and "b.csv" in bar and "100%" in bar
    assert "checking" not in output and "none.csv: error SHT001" in output


def test_one_large_input_on_a_terminal(sheets, tmp_path):
    assert "100%" in shown(tmp_path, "check", "large.csv")[0]


@pytest.mark.parametrize(
    "arguments", [("check", "a.csv"), ("a.csv", "-o", "a.crm"), ("check", "-VV", "a.csv", "b.csv")]
)
def test_no_bar_where_there_is_nothing_to_wait_for(sheets, tmp_path, arguments):
    assert "checking" not in shown(tmp_path, *arguments)[0]


def test_no_bar_without_a_terminal(crmgen, pipeline):
    assert crmgen("check", "a.csv", "b.csv").stderr == ""


def test_the_pipeline_counts_as_many_steps_as_the_bar(tmp_path):
    from crmgen.pipeline import Request, compile_workbook
    from crmgen.targets import resolve_target

    steps = []
    request = Request(Path("a.csv"), resolve_target(None), data=SHEET.encode())
    compile_workbook(request, lambda: steps.append(1))
    assert len(steps) == STEPS


def test_build_says_that_it_builds(sheets, tmp_path):
    bar, _ = shown(tmp_path, "build", "a.csv", "b.csv", "--out", "out")
    assert "building" in bar and "checking" not in bar and "100%" in bar


@pytest.mark.oracle
def test_doc_shows_how_many_failures_crm_simulate_has_tried(tmp_path):
    stack("bookworm")  # skips where crm_simulate is missing
    (tmp_path / "design.csv").write_text(SMALL)
    bar, output = shown(tmp_path, "doc", "design.csv", "-o", "book.md")
    assert "trying failures" in bar and "100%" in bar and "trying" not in output
