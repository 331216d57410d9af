"""One input and what was found in it: what every report is made from."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from crmgen.diagnostics import Diagnostic, Severity
from crmgen.origin import Origin, Source
from crmgen.sheets.grid import Grid


class Checked(Struct, frozen=True):
    """``name`` is the input as it was given, ``findings`` in the order of the sheet.

    ``grids`` is empty where no sheet could be read; ``data`` is the content of an input that is
    no file (standard input); ``part`` is the cluster, where the input has several. ``copy`` is
    the name of its annotated copy in a folder, empty where the input's own name will do.
    """

    name: str
    findings: tuple[Diagnostic, ...] = ()
    grids: tuple[Grid, ...] = ()
    data: bytes | None = None
    part: str = ""
    copy: str = ""

    @property
    def label(self) -> str:
        """The input as reports name it."""
        return f"{self.name} ({self.part})" if self.part else self.name

    def grid_of(self, origin: Origin | None) -> Grid | None:
        """The sheet that a cell stands on."""
        source = origin.source if origin else None
        return next((grid for grid in self.grids if grid.source == source), None)


def by_sheet(findings: Iterable[Diagnostic]) -> dict[Source | None, list[Diagnostic]]:
    """The findings of each sheet, in their order; None holds those about no file."""
    groups: dict[Source | None, list[Diagnostic]] = {}
    for finding in findings:
        source = finding.origin.source if finding.origin else None
        groups.setdefault(source, []).append(finding)
    return groups


def counts(findings: Sequence[Diagnostic]) -> dict[Severity, int]:
    """How many there are of each severity, the worst first; 0 is counted too."""
    severities = [finding.severity for finding in findings]
    return {severity: severities.count(severity) for severity in sorted(Severity, reverse=True)}
