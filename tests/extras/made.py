"""Companion files made from a sheet's bytes, and the programs that judge them."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from crmgen.diagnostics import Severity, Sink
from crmgen.extras.files import make_extras
from crmgen.targets import resolve_target
from tests.helpers import compile_data

SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples").glob("*.csv"))
FIELD = Path(__file__).parents[3] / "shared" / "sheets"
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


def made(
    data: bytes, target: str = "rhel7", lang: str = "en", name: str = "design.csv", **request: Any
) -> tuple[dict[str, str], Sink]:
    """The files by their names, and what was found while they were made."""
    result = compile_data(data, name, target, kinds=(), **request)
    assert not result.sink.has_errors, [
        item.message("en") for item in result.sink.sorted() if item.severity is Severity.ERROR
    ]
    sink = Sink()
    files = make_extras(result.cluster, resolve_target(target), result.header, lang, sink)
    return {file.name: file.data.decode() for file in files}, sink


def program(name: str) -> str:
    """The path of a program; where it is not installed the test fails in CI, else skips."""
    found = shutil.which(name, path=_PATH)
    if found is None:
        message = f"{name} is not installed (tests/setup.sh installs it)"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return found


def run(*words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """A program's run with all that it printed; its exit code is the test's to judge."""
    return subprocess.run(
        [str(word) for word in words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **options,
    )
