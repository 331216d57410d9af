"""All ids of the cluster: those of the sheet, and those made for what the sheet leaves unnamed."""

from crmgen.catalogue import reference as codes
from crmgen.diagnostics import Code, Related, Sink
from crmgen.origin import Origin
from crmgen.text import Text

FIRST_LABEL = Text("先に書かれた方", "the first one")


def cell_name(origin: Origin) -> str:
    """A cell as a message names it inside a sentence."""
    return f"{origin.source.sheet}!{origin.cell}" if origin.source.sheet else origin.cell


class IdBook:
    """Books ids; no two objects share one, whatever they are."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._taken: dict[str, Origin] = {}
        self._next: dict[str, int] = {}  # the first number that may be free

    def declare(self, name: str, at: Origin, code: Code = codes.DUPLICATE_ID) -> bool:
        """Book an id of the sheet; tell and return False where another object has it."""
        first = self._taken.setdefault(name, at)
        if first == at:
            return True
        self._sink.report(
            code,
            at,
            found=name,
            related=[Related(first, FIRST_LABEL)],
            params={"first": cell_name(first)},
        )
        return False

    def allocate(self, wanted: str, at: Origin) -> str:
        """A free id: ``wanted``, or it with -0, -1, … as crmsh counts."""
        name, number = wanted, self._next.get(wanted, 0)
        while name in self._taken:
            name, number = f"{wanted}-{number}", number + 1
        self._next[wanted] = number
        self._taken[name] = at
        return name

    def __contains__(self, name: str) -> bool:
        return name in self._taken
