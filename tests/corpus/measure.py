"""How much of the corpus the tables can say: each CIB to rows, through crmgen, and compared."""

from enum import Enum
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from crmgen.diagnostics import Sink
from crmgen.emit.base import Header, Job
from crmgen.emit.registry import emitter_of
from crmgen.pipeline import Result
from crmgen.targets import resolve_target
from tests.corpus.files import CibFile
from tests.corpus.plain import Element, difference, plain
from tests.corpus.rows import to_rows
from tests.oracle.proof import Workbook

# the oldest that fits is taken: old words are refused by the newest, new ones by the older
TARGETS = ("debian12", "debian13", "rhel7")


class Outcome(Enum):
    """What became of a CIB."""

    SAME = "the same"
    GAP = "no place in the tables"
    FAULTY = "the same, but told to be in error"
    REFUSED = "refused"
    DIFFERENT = "different"
    EMPTY = "nothing to say"
    NO_CIB = "no configuration"


class Measured(NamedTuple):
    """One CIB: what became of it, and why it is not the same."""

    file: CibFile
    outcome: Outcome
    reasons: tuple[str, ...] = ()
    csv: bytes = b""
    cib: bytes = b""
    target: str = ""


def measure(file: CibFile) -> Measured:
    """Rows of the CIB, what crmgen makes of them, and whether that is the same."""
    try:
        wanted = plain(file.path.read_bytes())
    except (etree.XMLSyntaxError, ValueError) as error:
        return Measured(file, Outcome.NO_CIB, (str(error),))
    if len(wanted) == 0:
        return Measured(file, Outcome.EMPTY)
    book = to_rows(wanted)
    if book.gaps:
        return Measured(file, Outcome.GAP, tuple(sorted(set(book.gaps))))
    csv = book.csv()
    first: Measured | None = None
    for target in TARGETS:
        found = _compiled(file, wanted, csv, target)
        if found.outcome is Outcome.SAME:
            return found
        if first is None or (found.outcome, first.outcome) == (Outcome.FAULTY, Outcome.REFUSED):
            first = found
    assert first is not None
    return first


def _compiled(file: CibFile, wanted: Element, csv: bytes, target: str) -> Measured:
    """What crmgen makes of the rows for one target."""
    result = Workbook(Path("corpus.csv"), data=csv).compile(resolve_target(target), "cib")
    errors = _errors(result)
    made = result.outputs.get("cib") or _in_spite_of(result, target)
    found = difference(wanted, plain(made)) if made else ""
    if errors:
        outcome = Outcome.FAULTY if made and found is None else Outcome.REFUSED
        return Measured(file, outcome, errors, csv, made, target)
    outcome = Outcome.SAME if found is None else Outcome.DIFFERENT
    return Measured(file, outcome, (found,) if found else (), csv, made, target)


def _in_spite_of(result: Result, target: str) -> bytes:
    """The CIB of a cluster that was told to be in error: its rows are read all the same."""
    if result.cluster is None:
        return b""
    header = Header("corpus.csv", "", "", "")
    job = Job(resolve_target(target), header, Sink(), trace=False, recipient_braces=False)
    return emitter_of("cib")(result.cluster, job)


def _errors(result: Result) -> tuple[str, ...]:
    """Code and what was found, of every error."""
    return tuple(
        f"{f.code.id} {f.origin.cell if f.origin else ''} {f.found or ''}"
        for f in result.sink.sorted()
        if f.severity.name == "ERROR"
    )
