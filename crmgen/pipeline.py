"""The whole compiler in one function: file → grid → tables → model → checks → outputs.

The file to read first. Nothing here prints, exits or writes a file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crmgen.diagnostics import Sink
from crmgen.model import Cluster
from crmgen.targets import Target


@dataclass(frozen=True, slots=True)
class Request:
    """What to compile. ``data`` replaces the file's content (standard input); ``path`` then only
    names it. ``sheet`` is a name or a number from 1; ``kinds`` are crm, pcs and cib."""

    path: Path
    target: Target
    kinds: Sequence[str] = ("crm",)
    data: bytes | None = None
    sheet: str | None = None
    corosync: Path | None = None
    generate_colocation: bool = True
    generate_order: bool = True
    recipient_braces: bool = False
    trace: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """The model (None when the sheet could not be read) and each kind's finished output.

    ``outputs`` is empty as soon as one finding is an error.
    """

    cluster: Cluster | None
    outputs: dict[str, bytes]
    sink: Sink


def compile_workbook(request: Request) -> Result:
    """Compile one sheet to all kinds asked for; every problem is a finding, none an exception."""
    raise NotImplementedError
