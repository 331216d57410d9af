"""All ids of the cluster: those of the sheet, and those made for what the sheet leaves unnamed."""

import re

from crmgen.catalogue import reference as codes
from crmgen.diagnostics import Code, Related, Sink
from crmgen.origin import Origin
from crmgen.text import Text

_SET_ENDINGS = ("-instance_attributes", "-meta_attributes", "-utilization")
_PROPERTIES = Text("クラスタ・プロパティ", "the cluster properties")
_DEFAULTS = Text("デフォルト", "the defaults")
_SETS = {
    "cib-bootstrap-options": _PROPERTIES,
    "rsc-options": _DEFAULTS,
    "op-options": _DEFAULTS,
    "rsc_defaults-meta_attributes": _DEFAULTS,
    "op_defaults-meta_attributes": _DEFAULTS,
}
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_.-]")
FIRST_LABEL = Text("先に書かれた方", "the first one")


def cell_name(origin: Origin) -> str:
    """A cell as a message names it inside a sentence."""
    return f"{origin.source.sheet}!{origin.cell}" if origin.source.sheet else origin.cell


def id_part(text: str) -> str:
    """The text with what no id can hold replaced: a ticket's name, or a pattern."""
    return _NOT_IN_ID.sub("_", text)


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

    def check_reserved(self) -> None:
        """Tell ids of the sheet that the tools make themselves for sets of attributes."""
        for owner in self._taken:
            for name in (f"{owner}{ending}" for ending in _SET_ENDINGS):
                self._report_reserved(name, f"'{owner}'")
        for name, what in _SETS.items():
            self._report_reserved(name, what)

    def _report_reserved(self, name: str, owner: str | Text) -> None:
        if name in self._taken:
            self._sink.report(
                codes.RESERVED_ID, self._taken[name], found=name, params={"owner": owner}
            )

    def __contains__(self, name: str) -> bool:
        return name in self._taken
