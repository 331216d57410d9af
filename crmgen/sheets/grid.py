"""The grid: one sheet as the texts that the designer sees, whatever file it came in."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from crmgen.diagnostics import Code, Related, Sink
from crmgen.origin import Origin, Source
from crmgen.text import Text


class Fault(NamedTuple):
    """What is wrong with a cell's content; told only when the cell is read for its meaning."""

    code: Code
    found: str
    params: Mapping[str, str | Text] = {}
    nearest: str | None = None
    related: tuple[Related, ...] = ()

    def tell(self, at: Origin, sink: Sink) -> None:
        """Report it for the cell."""
        sink.report(
            self.code,
            at,
            found=self.found,
            nearest=self.nearest,
            related=self.related,
            params=self.params,
        )


class Merged(NamedTuple):
    """A merged range, all four edges included, from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Grid(Struct, frozen=True):
    """One sheet. ``rows[i][j]`` is the text of row i+1, column j+1; rows may be short.

    Texts are as the spreadsheet shows them, not yet stripped; a cell that cannot be shown as
    text is "" and has a fault. ``faults`` are keyed by (row, column) from 1; a fault whose code
    is an error means that the cell has no value, even where its text is there to be seen
    (``#NAME?``).
    """

    source: Source
    rows: Sequence[Sequence[str]]
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()

    def origin(self, row: int, column: int = 0) -> Origin:
        return Origin(self.source, row, column)


class Sheet(NamedTuple):
    """A sheet of a workbook that is read only when asked for."""

    name: str
    hidden: bool
    read: Callable[[], Grid]
