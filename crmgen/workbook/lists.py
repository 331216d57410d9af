"""The hidden sheet: what the drop-down lists offer, and the names by which cells reach it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from crmgen.origin import column_letters
from crmgen.tables.declare import Ref
from crmgen.workbook.plan import PlacedSection, PlacedSheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = "_lists"
MOST_DEFINED = 150  # names of one kind that the lists can follow
_KINDS = {
    Ref.PRIMITIVE: ("Primitive", "Template"),
    Ref.STONITH: ("Stonith",),
    Ref.TEMPLATE: ("Template",),
    Ref.CONTAINER: ("Group", "Clone", "Promotable", "Bundle", "Ms", "Master"),
}
# Digits, letters and marks that look like those of ASCII and are none.
WIDE = [chr(code) for code in range(0xFF01, 0xFF5F)] + ["\u3000", "−", "‐", "―"]


class Lists(Struct):
    """Collects lists while the cells are written; :meth:`write` makes the sheet of them."""

    book: "Workbook"
    sheet: "Worksheet"
    columns: list[tuple[str, list[str]]] = field(default_factory=list)
    names: dict[tuple[str, ...], str] = field(default_factory=dict)
    defined: dict[Ref, str] = field(default_factory=dict)

    def fixed(self, name: str, words: Iterable[str]) -> str:
        """The defined name of a list of words; lists of the same words share one."""
        key = tuple(dict.fromkeys(words))
        if key not in self.names:
            taken = set(self.names.values())
            base = f"list_{_identifier(name)}"
            unique = next(n for n in _numbered(base) if n not in taken)
            self.names[key] = unique
            column = self._add(unique, key)
            self.book.define_name(unique, f"={_range(column, 1, max(len(key), 1))}")
        return self.names[key]

    def pairs(self, name: str, rows: Sequence[tuple[str, str]]) -> None:
        """A sorted table of keys and words: ``NAME_keys`` and ``NAME_words`` are its columns."""
        for ending, index in (("keys", 0), ("words", 1)):
            words = [row[index] for row in rows]
            column = self._add(f"{name}_{ending}", words)
            self.book.define_name(f"{name}_{ending}", f"={_range(column, 1, max(len(words), 1))}")

    def follow(self, sheets: Sequence[PlacedSheet]) -> None:
        """Lists of what the workbook itself defines, as formulas that follow what is typed."""
        sources: dict[Ref, tuple[PlacedSheet, PlacedSection, str]] = {}
        for sheet in sheets:
            for block in sheet.blocks:
                for section in block.sections:
                    for item in section.fields:
                        ref = getattr(item.column, "defines", None)
                        if ref is not None and ref not in sources and section.rows:
                            sources[ref] = (sheet, section, item.name)
        for ref, (sheet, section, name) in sources.items():
            self._follow(ref, sheet, section, name, ())
            if ref is Ref.RESOURCE:
                for kind, items in _KINDS.items():
                    self._follow(kind, sheet, section, name, items)

    def _follow(
        self,
        ref: Ref,
        sheet: PlacedSheet,
        section: PlacedSection,
        name: str,
        kinds: tuple[str, ...],
    ) -> None:
        if ref in self.defined:
            return
        item = section.field(name)
        assert item is not None
        area = _absolute(sheet.name, section.first, section.last, item.first)
        column = len(self.columns)
        wanted = ""
        if kinds:
            items = [f for f in section.fields if f.name == "resourceItem"]
            joined = "&".join(
                _absolute(sheet.name, section.first, section.last, f.first) for f in items
            )
            words = "+".join(f'({joined}="{kind}")' for kind in kinds)
            wanted = f"+(({words})=0)"
        values = _values(section, name, kinds)
        letters = column_letters(column + 1)
        for number in range(MOST_DEFINED):
            above = f"${letters}$1:${letters}{number + 1}"
            formula = (
                f'=IFERROR(INDEX({area},MATCH(0,COUNTIF({above},{area})+({area}=""){wanted},0)),"")'
            )
            row = number + 1
            value = values[number] if number < len(values) else ""
            self.sheet.write_array_formula(row, column, row, column, f"{{{formula}}}", None, value)
        self.columns.append((f"defined_{ref.value}", []))
        whole = _range(column, 1, MOST_DEFINED)
        self.book.define_name(f"defined_{ref.value}", f"={whole}")
        start = f"{SHEET}!${letters}$2"
        self.book.define_name(
            f"offer_{ref.value}", f'=OFFSET({start},0,0,MAX(1,COUNTIF({whole},"?*")),1)'
        )
        self.defined[ref] = f"defined_{ref.value}"

    def _add(self, title: str, words: Sequence[str]) -> int:
        self.columns.append((title, list(words)))
        return len(self.columns) - 1

    def write(self) -> None:
        for column, (title, words) in enumerate(self.columns):
            self.sheet.write_string(0, column, title)
            for row, word in enumerate(words, start=1):
                self.sheet.write_string(row, column, word)
        self.sheet.hide()


def _values(section: PlacedSection, name: str, kinds: tuple[str, ...]) -> list[str]:
    """What the formulas come to for the content as it is written."""
    found: dict[str, None] = {}
    for _, row in section.rows:
        values: Mapping[str, str] = getattr(row, "values", {})
        text = values.get(name, "")
        if text and (not kinds or values.get("resourceItem") in kinds):
            found.setdefault(text)
    return list(found)


def _identifier(name: str) -> str:
    return "".join(letter if letter.isalnum() and letter.isascii() else "_" for letter in name)


def _numbered(base: str) -> Iterable[str]:
    yield base
    number = 2
    while True:
        yield f"{base}_{number}"
        number += 1


def _range(column: int, first: int, last: int) -> str:
    letters = column_letters(column + 1)
    return f"{SHEET}!${letters}${first + 1}:${letters}${last + 1}"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas have it."""
    return "'" + sheet.replace("'", "''") + "'"


def _absolute(sheet: str, first: int, last: int, column: int) -> str:
    letters = column_letters(column + 1)
    return f"{quoted(sheet)}!${letters}${first + 1}:${letters}${last + 1}"
