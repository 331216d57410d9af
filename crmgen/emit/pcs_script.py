"""The body of a pcs script: finished lines, each command with the cell that it came from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from crmgen.emit.base import Job, Words, cell_or_row
from crmgen.emit.sh_quoting import comment, word
from crmgen.origin import Origin, Source
from crmgen.targets import Feature

if TYPE_CHECKING:
    from crmgen.emit.cib_writer import Element, Writer

_WIDTH = 100
PCS = 'pcs -f "$cib"'
CIBADMIN = 'CIB_file="$cib" cibadmin'
# "--" ends pcs's own options: a later word may then begin with a dash (0.9 to 0.12)
EDIT = f"{PCS} -- "


class Part(NamedTuple):
    """A piece of a command that stays on one line: finished words and their cell."""

    text: str
    origin: Origin


class Script:
    """Collects the lines of one script.

    ``sheet`` is what the cells belong to, as messages name it; ``given`` tells the ids that the
    sheet gives, which no generated id may clash with. Few scripts need to know them.
    """

    def __init__(self, job: Job, source: Source, given: Callable[[], frozenset[str]]) -> None:
        self.job = job
        self.words = Words(job.target)
        self.lines: list[str] = []
        self._given = cache(given)
        self.sheet = _sheet(source)
        self._title: str | None = None
        self._indent = ""

    def has(self, feature: Feature) -> bool:
        return self.job.has(feature)

    def section(self, title: str) -> None:
        """What the next command begins; a section without commands leaves no trace."""
        self._title = title

    def command(self, head: str, parts: Sequence[Part], why: str | None = None) -> None:
        """One command: ``head`` with all parts, on one line if it fits, else one part a line."""
        if not self._indent:
            self._begin(parts[0].origin, why)
        if self.job.trace:
            self.lines.append(self._indent + comment(self._trace(parts)))
        texts = [part.text for part in parts]
        if len(head) + sum(map(len, texts)) + len(texts) <= _WIDTH:
            self.lines.append(self._indent + head + " ".join(texts))
        else:
            self.lines.append(self._indent + head + f" \\\n    {self._indent}".join(texts))

    def _begin(self, origin: Origin, why: str | None) -> None:
        if self._title is not None:
            self.lines += ["", f"# ---- {self._title} ----"]
            self._title = None
        self.lines += ["", f"cell={word(cell_or_row(origin))}"]
        if why:
            self.lines.append(comment(why))

    @contextmanager
    def branches(self, origin: Origin, why: str) -> Iterator[None]:
        """Commands for a run without --force, then, behind :meth:`otherwise`, with it."""
        self._begin(origin, why)
        self.lines.append('if [ -z "$force" ]; then')
        self._indent = "    "
        yield
        self._indent = ""
        self.lines.append("fi")

    def otherwise(self) -> None:
        self.lines.append("else")

    def pcs(self, *parts: Part, force: bool = False, why: str | None = None) -> None:
        """A pcs command on the working copy; ``force`` is for what pcs refuses without need."""
        self.command(f"{PCS} --force -- " if force else EDIT, parts, why)

    def cibadmin(self, options: str, xml: "Element", at: Origin, why: str) -> None:
        """A change through Pacemaker's own tool. The XML is ASCII: cibadmin of Pacemaker 3.0.0
        stops at other characters on its command line ("Invalid byte sequence")."""
        from lxml import etree

        etree.indent(xml)
        text = etree.tostring(xml, encoding="US-ASCII", xml_declaration=False).decode()
        if "\n" in text:
            text = f"\n{text}"
        self.command(f"{CIBADMIN} ", [Part(f"{options} --xml-text {word(text)}", at)], why)

    def merge(self, scope: str, xml: "Element", at: Origin, why: str) -> None:
        """Adds what the XML holds to a section; elements that are there are found by their ids."""
        self.cibadmin(f"--modify --allow-create --scope {scope}", xml, at, why)

    def delete(self, xpath: str, at: Origin, why: str) -> None:
        self.command(f"{CIBADMIN} ", [Part(f"--delete --xpath {word(xpath)}", at)], why)

    def writer(self, taken: Iterable[str] = ()) -> "Writer":
        """A writer of CIB elements; ``taken`` are ids that pcs has made so far."""
        from crmgen.emit.cib_ids import Ids
        from crmgen.emit.cib_writer import Writer

        return Writer(replace(self.job, trace=False), Ids(self._given().union(taken)))

    def _trace(self, parts: Sequence[Part]) -> str:
        cells = dict.fromkeys(cell_or_row(part.origin) for part in parts)
        return f"{self.sheet} {', '.join(cells)}"


def xpath_text(text: str) -> str:
    """The text as an XPath expression, which has no way to escape a quote."""
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return "concat(" + ", '\"', ".join(f'"{piece}"' for piece in text.split('"')) + ")"


def _sheet(source: Source) -> str:
    return f"{source.file} [{source.sheet}]" if source.sheet else source.file
