"""The blocks of tables 7.1, 7.3 and 8.1: which sections belong to which resource."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from crmgen.build.context import Context
from crmgen.build.ids import FIRST_LABEL, cell_name
from crmgen.catalogue import reference as refs
from crmgen.catalogue import table as table_codes
from crmgen.diagnostics import Related
from crmgen.origin import Origin
from crmgen.tables.blocks import Block, Row, Section
from crmgen.text import Text

_SIMILAR = Text("定義のない、似た ID", "a similar id that has no definition")


class Definition(Struct):
    """A PRIMITIVE, STONITH or BUNDLE table: its P row and the sections after it."""

    table: str
    row: Row
    sections: list[Section]

    def rows(self, letter: str) -> Iterator[Row]:
        for section in self.sections:
            if section.letter == letter:
                yield from section.rows

    @property
    def broken(self) -> bool:
        return self.row.broken or any(section.broken for section in self.sections)


class Definitions:
    """All such tables by the id in their P row. ``has_nameless`` says that there is one whose id
    could not be read."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._found: dict[str, Definition] = {}
        self.has_nameless = False
        self._misspelt: set[str] = set()
        self._collect()
        ctx.defined = frozenset(self._found)

    def get(self, name: str) -> Definition | None:
        return self._found.get(name)

    def _collect(self) -> None:
        for block in self._ctx.tables("PRIMITIVE", "STONITH", "BUNDLE"):
            for definition in self._split(block):
                name = definition.row.get("id")
                if name is None:
                    self.has_nameless = True
                    continue
                first = self._found.setdefault(name, definition)
                if first is not definition:
                    before = first.row.at("id")
                    self._ctx.sink.report(
                        refs.DUPLICATE_DEFINITION,
                        definition.row.at("id"),
                        found=name,
                        related=[Related(before, FIRST_LABEL)],
                        params={"first": cell_name(before)},
                    )

    def _split(self, block: Block) -> Iterator[Definition]:
        """One definition for each P row; the sections after it are its own."""
        current: Definition | None = None
        for section in block.sections:
            if section.letter != "P":
                if current is not None:
                    current.sections.append(section)
                elif section.rows:
                    self.has_nameless = True
                    if block.sections[0].letter == "P" and not block.sections[0].broken:
                        self._report_no_first_row(block)
                continue
            current = None
            for row in section.rows[1:]:
                self.has_nameless = True
                self._ctx.sink.report(
                    table_codes.SEVERAL_ROWS,
                    row.at("id"),
                    found=row.get("id"),
                    params={"table": block.table.name, "letter": "P"},
                )
            if section.rows:
                current = Definition(block.table.name, section.rows[0], [section])
                yield current
            elif section.broken:
                self.has_nameless = True

    def _report_no_first_row(self, block: Block) -> None:
        self._ctx.sink.report(
            table_codes.NO_FIRST_ROW,
            block.sections[0].origin,
            params={"table": block.table.name, "letter": "P"},
        )

    def is_misspelt(self, name: str) -> bool:
        """Whether an id of table 4-1 was told as what an unplaced definition may mean."""
        return name in self._misspelt

    def check_placed(self, placed: Mapping[str, Origin]) -> None:
        """Tell definitions of resources that table 4-1 does not have; an id there that has no
        definition and is nearly the same is told with it. ``placed`` has the cells of all ids."""
        undefined = [
            name for name in self._ctx.resources if name in placed and name not in self._found
        ]
        for name, definition in self._found.items():
            if name in placed or name in self._ctx.resources or not self._ctx.complete:
                continue
            near = self._ctx.meant(name, undefined)
            if near is not None:
                self._misspelt.add(near)
            self._ctx.sink.report(
                refs.NOT_PLACED,
                definition.row.at("id"),
                found=name,
                nearest=near,
                related=[Related(placed[near], _SIMILAR)] if near is not None else [],
            )
