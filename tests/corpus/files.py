"""Where the corpus is: the CIBs in the source packages of Pacemaker, pcs and crmsh.

tests/setup.sh fetches Debian's source packages and keeps their XML files in CRMGEN_CORPUS, a
directory a package. Nothing of them is in this repository. Where they are missing a test fails if
CI is set in the environment, and is skipped otherwise.
"""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

CORPUS = Path(os.environ.get("CRMGEN_CORPUS", "/var/tmp/crmgen-corpus"))
# package directory, title, folders of its CIBs; the newer Pacemaker's files are the count, the
# older one's are those whose scheduler is at hand in its own version
SOURCES = {
    "pacemaker-trixie": (
        "cts/scheduler/xml",
        "cts/cli",
        "cts/schemas/test-2/xml",
        "cts/schemas/test-3/xml",
    ),
    "pcs-trixie": ("pcs_test/resources",),
    "crmsh-trixie": ("test/cibtests",),
    "pacemaker-bookworm": ("cts/scheduler/xml",),
}
_ROOT = re.compile(rb"\A\s*(?:<\?xml[^>]*>)?(?:\s|<!--.*?-->)*<cib\b", re.DOTALL)


class CibFile(NamedTuple):
    """One CIB of the corpus: its package, its folder there and its path."""

    package: str
    folder: str
    path: Path

    @property
    def name(self) -> str:
        return f"{self.package}/{self.folder}/{self.path.name}"


@cache
def corpus() -> tuple[CibFile, ...]:
    """All CIBs, package by package; fails or skips the running test where a package is missing."""
    missing = [package for package in SOURCES if not (CORPUS / package).is_dir()]
    if missing:
        message = f"no CIBs of {', '.join(missing)} in {CORPUS} (run tests/setup.sh)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return tuple(_found())


def _found() -> Iterator[CibFile]:
    for package, folders in SOURCES.items():
        for folder in folders:
            for path in sorted((CORPUS / package / folder).glob("*.xml")):
                if _ROOT.match(path.read_bytes()):
                    yield CibFile(package, folder, path)
