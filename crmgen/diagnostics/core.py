"""Codes, diagnostics and the sink that collects them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from crmgen.origin import Origin, Source
from crmgen.text import Lang, Text


class Severity(IntEnum):
    """ADVICE is shown with -V only, WARNING is written out all the same, ERROR stops the output.

    ACCEPTED is what the sheet accepts on purpose: listed, and no longer counted.
    """

    ACCEPTED = -1
    ADVICE = 0
    WARNING = 1
    ERROR = 2


class Code(NamedTuple):
    """One kind of finding. ``id`` never changes its meaning and is never used again.

    ``message`` says in one sentence what is wrong, ``effect`` what follows from it in the
    cluster, ``hint`` how to mend it. All may use ``{found}``, ``{at}`` (the cell's address) and
    the ``params`` given to :meth:`Sink.report`. ``source`` says where the rule is known from.
    """

    id: str
    severity: Severity
    message: Text
    hint: Text | None = None
    effect: Text | None = None
    source: str = ""


class Related(NamedTuple):
    """Another cell that a finding is about, e.g. the first of two equal ids."""

    origin: Origin
    label: Text


class Acceptance(NamedTuple):
    """Why a finding is accepted, who said so, and where."""

    reason: str
    approver: str
    origin: Origin


class Diagnostic(Struct, frozen=True):
    """One finding; its sentence is made by :meth:`message` in the reader's language."""

    code: Code
    origin: Origin | None
    found: str | None = None
    allowed: tuple[str, ...] = ()
    nearest: str | None = None
    related: tuple[Related, ...] = ()
    params: dict[str, str | Text] = field(default_factory=dict)
    accepted: Acceptance | None = None
    strict: bool = False

    @property
    def severity(self) -> Severity:
        """The code's severity, as the run and the sheet judge it."""
        if self.accepted is not None:
            return Severity.ACCEPTED
        if self.strict and self.code.severity is Severity.WARNING:
            return Severity.ERROR
        return self.code.severity

    def message(self, lang: Lang) -> str:
        return self.code.message.render(lang, self._words)

    def effect(self, lang: Lang) -> str | None:
        return self.code.effect.render(lang, self._words) if self.code.effect else None

    def hint(self, lang: Lang) -> str | None:
        return self.code.hint.render(lang, self._words) if self.code.hint else None

    def with_values(self, change: Callable[[str], str]) -> "Diagnostic":
        """The same with each value of the input changed, such as shortened for a reader."""
        params = {
            name: change(value) if isinstance(value, str) else value
            for name, value in self.params.items()
        }
        found = None if self.found is None else change(self.found)
        nearest = None if self.nearest is None else change(self.nearest)
        return replace(self, found=found, nearest=nearest, params=params)

    @property
    def _words(self) -> dict[str, str | Text]:
        return {
            "found": self.found or "",
            "at": self.origin.cell if self.origin else "",
            **self.params,
        }


class Sink:
    """Collects the findings of one run; the same finding at the same cell counts once.

    ``order`` are the sheets as they follow one another; those not named come by their names.
    """

    def __init__(self) -> None:
        self.order: Sequence[Source] = ()
        self._found: dict[tuple[str, Origin | None, str | None], Diagnostic] = {}

    def report(
        self,
        code: Code,
        at: Origin | None,
        *,
        found: str | None = None,
        allowed: Iterable[str] = (),
        nearest: str | None = None,
        related: Iterable[Related] = (),
        params: Mapping[str, str | Text] | None = None,
    ) -> None:
        """Add one finding. ``found`` is the input as typed, ``allowed`` what would be legal."""
        item = Diagnostic(
            code, at, found, tuple(allowed), nearest, tuple(related), dict(params or {})
        )
        self._found.setdefault((code.id, at, found), item)

    def add(self, items: Iterable[Diagnostic]) -> None:
        for item in items:
            self._found.setdefault((item.code.id, item.origin, item.found), item)

    def replace_all(self, items: Iterable[Diagnostic]) -> None:
        """Keep these findings and no others."""
        self._found.clear()
        self.add(items)

    def sorted(self) -> list[Diagnostic]:
        """All findings in the order of the sheets; those without a cell come first."""
        places = {source: number for number, source in enumerate(self.order)}

        def key(item: Diagnostic) -> tuple[int, Origin, int, str]:
            origin = item.origin or Origin(Source(""))
            return places.get(origin.source, -1), origin, -item.severity, item.code.id

        return sorted(self._found.values(), key=key)

    def count(self, severity: Severity) -> int:
        return sum(1 for d in self._found.values() if d.severity == severity)

    @property
    def has_errors(self) -> bool:
        return self.count(Severity.ERROR) > 0
