"""Drop-down lists: what each input cell offers. They warn, and never block, because variables,
markers and names defined later are legal too."""

from typing import TYPE_CHECKING

from msgspec import Struct, field

from crmgen.origin import column_letters
from crmgen.tables import types
from crmgen.tables.declare import Column, Ref
from crmgen.tables.types import OneOf, OpenList
from crmgen.workbook import texts
from crmgen.workbook.lists import Lists, quoted
from crmgen.workbook.plan import Field, PlacedSection, PlacedSheet
from crmgen.workbook.vocabulary import DURATIONS, SCORES, Vocabulary
from crmgen.workbook.voice import Speaker

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255  # what Excel takes
_FAMILY = {"PRIMITIVE": "resource", "STONITH": "device"}


class Offer(Struct, frozen=True):
    """``source`` is a formula; ``style`` how a value that is not in it is met: warning,
    information, or nothing where any value is as good."""

    source: str
    style: str = ""
    message: str = ""


class Offers(Struct):
    """Gives cells their lists; makes the names that dependent lists are found by."""

    book: "Workbook"
    lists: Lists
    words: Vocabulary
    say: Speaker
    _dependent: set[str] = field(default_factory=set)

    def put(
        self, sheet: "Worksheet", placed: PlacedSheet, table: str, section: PlacedSection
    ) -> None:
        """The lists of one section's input cells."""
        if not section.rows:
            return
        for item in section.fields:
            offer = self._offer(placed, table, section, item)
            if offer is None:
                continue
            options: dict[str, object] = {
                "validate": "list",
                "source": offer.source,
                "ignore_blank": True,
                "show_error": bool(offer.style),
            }
            if offer.style:
                options |= {
                    "error_type": offer.style,
                    "error_title": self.say(texts.OPEN_TITLE)[:_LONGEST_TITLE],
                    "error_message": offer.message[:_LONGEST_MESSAGE],
                }
            sheet.data_validation(section.first, item.first, section.last, item.first, options)

    def _offer(
        self, placed: PlacedSheet, table: str, section: PlacedSection, item: Field
    ) -> Offer | None:
        column = item.column
        if isinstance(column, Column):
            for ref in column.refers:
                if ref in self.lists.defined:
                    source = f"=offer_{ref.value}"
                    return Offer(source, "warning", self.say(texts.REF_MESSAGE, "\n"))
        if item.name == "rule" and Ref.RULE in self.lists.defined:
            return Offer(f"=offer_{Ref.RULE.value}")  # or an expression of its own
        if column.type.choices:
            words = self.words.of_type(column)
            closed = isinstance(column.type, OneOf) and not isinstance(column.type, OpenList)
            source = f"={self.lists.fixed(column.name, words)}"
            if closed:
                return Offer(source, "warning", self.say(texts.CLOSED_MESSAGE, "\n"))
            return Offer(source)
        return self._dependent_offer(placed, table, section, item) or self._usual(
            table, section, item
        )

    def _usual(self, table: str, section: PlacedSection, item: Field) -> Offer | None:
        words = self.words.of_column(table, section.part.letter, item.name)
        if words:
            source = f"={self.lists.fixed(f'{table}_{item.name}', words)}"
            return Offer(source, "information", self.say(texts.OPEN_MESSAGE, "\n"))
        if item.column.type is types.SCORE:
            return Offer(f"={self.lists.fixed('score', SCORES)}")
        if item.column.type is types.DURATION_TYPE:
            return Offer(f"={self.lists.fixed('duration', DURATIONS)}")
        return None

    # ---- lists that depend on the agent ------------------------------------------------------

    def _dependent_offer(
        self, placed: PlacedSheet, table: str, section: PlacedSection, item: Field
    ) -> Offer | None:
        letter, name = section.part.letter, item.name
        if (table, letter, name) == ("PRIMITIVE", "P", "type"):
            key = _agent_group(section)
            return Offer(
                f"=OFFSET(agent_words,MATCH({key},agent_keys,0)-1,0,COUNTIF(agent_keys,{key}),1)"
            )
        if table in _FAMILY and (letter, name) == ("A", "name"):
            self._define(placed, table)
            return Offer(f"={_FAMILY[table]}_names")
        return None

    def _define(self, placed: PlacedSheet, table: str) -> None:
        """Names that find, from any row of the sheet, the agent of the table around it.

        Relative names: they look up from the row in which they are used, so that tables may be
        copied and rows inserted.
        """
        family = _FAMILY[table]
        if family in self._dependent:
            return
        self._dependent.add(family)
        blocks = [b for b in placed.blocks if b.block.table == table]
        first = next(s for b in blocks for s in b.sections if s.part.letter == "P")
        kinds = next(s for b in blocks for s in b.sections if s.part.letter == "A")
        tab = quoted(placed.name)
        down = first.first - first.keywords  # from the letter to the row of the agent
        marks = f'{tab}!$B$1:$B1="P"'

        def column(name: str) -> str:
            item = first.field(name)
            assert item is not None
            letters = column_letters(item.first + 1)
            return f"{tab}!${letters}${1 + down}:${letters}{1 + down}"

        if table == "PRIMITIVE":
            provider = column("provider")
            key = f'{column("class")}&IF({provider}="","",":"&{provider})&":"&{column("type")}'
        else:
            key = f'"stonith:"&{column("type")}'
        kind = kinds.field("type")
        assert kind is not None
        letters = column_letters(kind.first + 1)
        define = self.book.define_name
        define(f"{family}_agent", f"=LOOKUP(2,1/({marks}),{key})")
        define(f"{family}_kind", f'=LOOKUP("\u9fa0",{tab}!${letters}$1:${letters}1)')
        meta = self.lists.fixed("meta", self.words.meta_of_primitive())
        agent = f"{family}_agent"
        define(
            f"{family}_names",
            f'=IF({family}_kind="meta",{meta},OFFSET(parameter_words,'
            f"MATCH({agent},parameter_keys,0)-1,0,COUNTIF(parameter_keys,{agent}),1))",
        )

    def finish(self) -> None:
        """The tables that dependent lists look into, where there are such lists."""
        if self._dependent:
            self.lists.pairs("agent", self.words.agents)
            self.lists.pairs("parameter", self.words.parameters)


def _agent_group(section: PlacedSection) -> str:
    """The class and provider in the row of the cell: ``ocf:heartbeat``."""
    standard, provider = section.field("class"), section.field("provider")
    assert standard is not None
    assert provider is not None
    row = section.first + 1
    first = f"${column_letters(standard.first + 1)}{row}"
    second = f"${column_letters(provider.first + 1)}{row}"
    return f'{first}&IF({second}="","",":"&{second})'
