"""Statements of the crm language, and the pen that writes their words."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from crmgen.catalogue import target as codes
from crmgen.catalogue import target_rules as rule_codes
from crmgen.diagnostics import Code
from crmgen.emit import crm_quoting as quoting
from crmgen.emit.base import Job, Words, cell_or_row
from crmgen.emit.cib_ids import Ids
from crmgen.emit.crm_quoting import Obstacle
from crmgen.model import Node, Nvpair
from crmgen.origin import Origin
from crmgen.targets import Feature

if TYPE_CHECKING:
    from crmgen.emit.cib_writer import Element, Writer

_WIDTH = 96
_CODES = {
    Obstacle.NON_ASCII: codes.CRM_NON_ASCII,
    Obstacle.LINE_BREAK: codes.CRM_LINE_BREAK,
    Obstacle.BACKSLASH: codes.CRM_BACKSLASH,
}


class Statement:
    """One object of the configuration: its first line, the lines that continue it, and (for
    ``--trace``) the cells behind it, each with a word on what stands there."""

    __slots__ = ("cells", "lines")

    def __init__(self, first: str) -> None:
        self.lines = [first]
        self.cells: list[tuple[str, Origin]] = []

    def add(self, text: str, depth: int = 1) -> None:
        """One more line, ``depth`` steps to the right."""
        self.lines.append("\t" * depth + text)

    def text(self) -> str:
        """The statement. No comment may stand inside it: it would end the object."""
        return " \\\n".join(self.lines)

    def trace(self) -> list[str]:
        """Comment lines that name the cells."""
        rows: list[str] = []
        for label, origin in self.cells:
            entry = f"{label} {cell_or_row(origin)}".lstrip()
            if rows and len(rows[-1]) + len(entry) + 2 <= _WIDTH:
                rows[-1] += f", {entry}"
            else:
                rows.append(entry if rows else f"from {entry}")
        return [quoting.comment(row) for row in rows]


class Pen:
    """Writes the words of one output and reports, at its cell, what the language can't hold.

    What was reported is written all the same: an output with an error is thrown away.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.words = Words(job.target)
        self.trace = job.trace
        self._claimed: set[str] = set()
        self._ids = Ids(())
        # where Pacemaker itself damages such a text, check_target has said so
        self._told = {
            Obstacle.NON_ASCII: not job.has(Feature.NON_ASCII_VALUES),
            Obstacle.LINE_BREAK: not job.has(Feature.CONTROL_CHARACTERS),
            Obstacle.BACKSLASH: False,
        }

    def open(self, first: str, node: Node, field: str = "") -> Statement:
        """A statement that comes from the cell of the field."""
        statement = Statement(first)
        self.note(statement, "", node, field)
        return statement

    def note(self, statement: Statement, label: str, node: Node, field: str) -> None:
        """Name one more cell behind the statement (only for ``--trace``)."""
        if self.trace:
            statement.cells.append((label, node.at(field)))

    def word(self, text: str, node: Node, field: str) -> str:
        """A word that stands alone: an id, a node's name, the value of an expression."""
        self.check(text, node, field)
        return quoting.word(text)

    def quoted(self, text: str, node: Node, field: str) -> str:
        """A free text between quotes."""
        self.check(text, node, field)
        return quoting.quoted(text)

    def pair(self, pair: Nvpair, set_id: str, guarded: bool = False) -> str:
        """``name="value"``, or ``$ID:name=value`` where crmsh can't make the pair's id from its
        name, or where a ``guarded`` pair would be read as something else."""
        name, value = pair.name, pair.value
        if not guarded and quoting.is_plain(value) and quoting.is_name(name):
            return f'{name}="{value}"'
        return self._hard_pair(pair, set_id, guarded)

    def check(self, text: str, node: Node, field: str) -> None:
        """Report a text that the language can't hold."""
        found = quoting.obstacle(text)
        if found is not None and not self._told[found]:
            self.job.refuse(_CODES[found], node.at(field), text)

    def writer(self) -> "Writer":
        """A writer of XML for what the language has no words for."""
        from crmgen.emit.cib_writer import Writer

        return Writer(replace(self.job, trace=False), self._ids)

    def xml(self, element: "Element", node: Node, field: str) -> Statement:
        """``xml <…>`` on one line, which every crmsh takes instead of a statement of its own. Its
        parser makes one blank of several (4.2.0 to 5.0.0)."""
        from lxml import etree

        for part in element.iter():
            for text in map(str, part.attrib.values()):
                self.check(text, node, field)
                if "  " in text:
                    self.job.refuse(rule_codes.CRM_XML_BLANKS, node.at(field), text)
        text = etree.tostring(element, encoding="US-ASCII", xml_declaration=False).decode()
        return self.open(f"xml {text.replace('><', '> <')}", node, field)

    def check_raw(self, text: str, node: Node, field: str) -> None:
        """Report raw text that is not ASCII; its quoting is its writer's."""
        if not text.isascii():
            self.job.refuse(codes.CRM_NON_ASCII, node.at(field), text)

    def claim(self, id: str) -> bool:
        """Whether the id of a rule is still free; it is taken from now on."""
        free = id not in self._claimed
        self._claimed.add(id)
        return free

    def need(self, feature: Feature, code: Code, node: Node, field: str) -> None:
        """Report what the target's crmsh has no form for."""
        if not self.job.has(feature):
            self.job.refuse(code, node.at(field), getattr(node, field))

    def refuse_word(self, text: str, node: Node, field: str) -> None:
        """Report a word that means something else at the place where it would have to stand."""
        self.job.refuse(codes.CRM_WORD, node.at(field), text)

    def _hard_pair(self, pair: Nvpair, set_id: str, guarded: bool) -> str:
        name, value = pair.name, pair.value
        self.check(name, pair, "name")
        self.check(value, pair, "value")
        if not name or name[0] in "$@" or "=" in name:
            self.refuse_word(name, pair, "name")
        if not guarded and quoting.is_name(name):
            return f"{name}={quoting.quoted(value)}"
        if "=" in value:
            self.job.refuse(codes.CRM_PAIR, pair.at("value"), f"{name}={value}")
        own_id = f"{set_id}-{_id_part(name)}"
        return quoting.quoted(f"${own_id}:{name}={value}")


def _id_part(name: str) -> str:
    return "".join(char if quoting.is_name(char) else "_" for char in name)
