"""Whether crmgen names the cell of a mistake."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from crmgen.diagnostics import Diagnostic, Severity
from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target
from tests.mutations.kinds import Kind, Mutated, mutate
from tests.mutations.sheet import read_rows

SAMPLES = {
    path.stem: path for path in sorted((Path(__file__).parents[2] / "samples").glob("*.csv"))
}
# The stages in which an error leaves something out of the model.
READING = ("SHT", "TBL", "VAL", "REF", "CLU", "RAW")
TARGET = resolve_target("debian12")


class Verdict(NamedTuple):
    """One mistake in one sample: the cells of which one has to be named, and what was found."""

    kind: Kind
    sample: str
    cells: frozenset[str]
    found: tuple[Diagnostic, ...]

    @property
    def naming(self) -> list[Diagnostic]:
        """The findings at one of the cells, or at its whole row, or that point to one of them."""
        return [item for item in self.found if self._cells(item) & self._wanted()]

    @property
    def named(self) -> bool:
        return bool(self.naming)

    @property
    def at_cell(self) -> bool:
        """Whether one of the cells itself is where a finding stands."""
        return any(item.origin and item.origin.cell in self.cells for item in self.found)

    @property
    def strays(self) -> list[Diagnostic]:
        """Where the mistake can't be read: the errors and warnings that point elsewhere."""
        if not any(item.code.id.startswith(READING) for item in self.naming):
            return []
        naming = self.naming
        return [i for i in self.found if i.severity > Severity.ADVICE and i not in naming]

    def __str__(self) -> str:
        found = " ".join(
            f"{item.code.id}@{item.origin and item.origin.cell}" for item in self.found
        )
        return (
            f"{self.kind.name} in {self.sample}: {sorted(self.cells)}, found {found or 'nothing'}"
        )

    def _wanted(self) -> frozenset[str]:
        return self.cells | {cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for cell in self.cells}

    @staticmethod
    def _cells(item: Diagnostic) -> set[str]:
        origins = [item.origin, *(other.origin for other in item.related)]
        return {origin.cell for origin in origins if origin}


def check(data: bytes) -> list[Diagnostic]:
    """What crmgen finds in a sheet, advice included."""
    request = Request(Path("design.csv"), TARGET, kinds=("cib",), data=data)
    return compile_workbook(request).sink.sorted()


@cache
def rows_of(sample: str) -> list[list[str]]:
    return read_rows(SAMPLES[sample].read_bytes())


@cache
def before(sample: str) -> frozenset[tuple[str, str]]:
    """What is found in the sample itself."""
    return frozenset(_key(item) for item in check(SAMPLES[sample].read_bytes()))


def try_mistake(kind: Kind, sample: str, seed: str) -> tuple[Mutated, Verdict] | None:
    """Make a mistake and look for it; None where the sample has no place for it."""
    mutated = mutate(kind, rows_of(sample), f"{sample}/{seed}")
    if mutated is None:
        return None
    new = tuple(item for item in check(mutated.data) if _key(item) not in before(sample))
    return mutated, Verdict(kind, sample, mutated.cells, new)


def _key(item: Diagnostic) -> tuple[str, str]:
    return item.code.id, item.message("en")
