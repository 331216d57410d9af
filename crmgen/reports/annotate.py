"""The xlsx report: the designer's own workbook with every finding in it.

The copy is made part by part (:mod:`crmgen.reports.parts`), not read and written by a library:
openpyxl 3.1 loses drawn shapes, phonetic guides, parts of formatted texts and printer settings.
Only the sheets that have findings, the styles and the list of sheets are touched.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crmgen.catalogue import reports as texts
from crmgen.diagnostics import Diagnostic
from crmgen.origin import Origin, Source, column_letters
from crmgen.reports.checked import Checked
from crmgen.reports.listing import HEAD_ROW, Entry, make_listing, note_text, worst
from crmgen.reports.marks import Marker
from crmgen.reports.newbook import new_book, title_of
from crmgen.reports.notes import Cell, add_notes
from crmgen.reports.parts import WORKBOOK, Parts, forget, insert_before
from crmgen.reports.styles import NO_STYLES, Styles
from crmgen.sheets.grid import Grid
from crmgen.sheets.package import guard
from crmgen.sheets.unreadable import Unreadable
from crmgen.text import Lang

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_SELECTED = re.compile(rb'(<(?:\w+:)?sheetView\b[^>]*?)\s+tabSelected="(?:1|true)"')
_AFTER_NAMES = (
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)


def annotated(checked: Checked, lang: Lang) -> bytes:
    """A copy of an .xlsx or .xlsm with notes, fills and a list; a new .xlsx of anything else."""
    parts = _copy(checked)
    titles: dict[str, str] = {}
    if parts is None:
        grids = checked.grids or (Grid(Source(_file(checked)), []),)
        parts = Parts(new_book(grids))
        titles = {grid.source.sheet: title_of(grid.source) for grid in grids}
    return _Annotated(parts, checked, titles, lang).write()


def suffix_of(checked: Checked) -> str:
    """What the name of the annotated workbook has to end in."""
    parts = _copy(checked)
    has_macros = parts is not None and "macroEnabled" in parts.content_type(WORKBOOK)
    return ".xlsm" if has_macros else ".xlsx"


def _copy(checked: Checked) -> Parts | None:
    """The input's own parts, or None where it is no workbook of this kind or a damaged one."""
    try:
        data = checked.data if checked.data is not None else Path(checked.name).read_bytes()
        return guard(lambda: Parts(data))
    except (OSError, ValueError, Unreadable):
        return None


def _file(checked: Checked) -> str:
    """The input's name as findings have it."""
    return checked.grids[0].source.file if checked.grids else str(Path(checked.name))


class _Annotated:
    """One workbook on its way. ``titles`` maps names of sheets in findings to those in the book."""

    def __init__(self, parts: Parts, checked: Checked, titles: dict[str, str], lang: Lang) -> None:
        self._parts = parts
        self._checked = checked
        self._lang = lang
        self._book = parts.tree(WORKBOOK)
        self._tag = parts.dialect.tag
        sheets = self._book.find(self._tag("sheets"))
        assert sheets is not None
        self._sheets = sheets
        self._names = [sheet.get("name", "") for sheet in sheets]
        self._titles = titles or {name: name for name in self._names}
        self._styles = Styles(self._style_tree(), parts.dialect)

    def write(self) -> bytes:
        entries = [self._entry(finding) for finding in self._checked.findings]
        for name, marked in self._by_cell(entries).items():
            self._mark(name, marked)
        for sheet in list(self._sheets):
            self._deselect(self._part_of(sheet))
        self._add_listing(entries)
        return self._parts.write()

    def _style_tree(self) -> "_Element":
        name = self._parts.related(WORKBOOK, "styles")
        if name is None:
            name = "xl/styles.xml"
            self._parts.put(name, NO_STYLES.format(self._parts.dialect.main).encode())
            self._parts.declare(name, _STYLES_TYPE)
            self._parts.relate(WORKBOOK, "styles", name)
        return self._parts.tree(name)

    # ---- where findings stand --------------------------------------------------------------

    def _entry(self, finding: Diagnostic) -> Entry:
        origin = finding.origin
        if origin is None or origin.source.file != _file(self._checked):
            return Entry(finding, "", "")
        name = self._titles.get(origin.source.sheet, "")
        if name not in self._names:
            return Entry(finding, "", "")
        row, column = self._place(origin)
        return Entry(finding, name, f"{column_letters(column)}{row}")

    def _place(self, origin: Origin) -> Cell:
        """The cell to mark: of a row its first filled one, of merged cells the one that shows."""
        grid = self._checked.grid_of(origin)
        row, column = max(origin.row, 1), origin.column
        if grid is None:
            return row, max(column, 1)
        if not column:
            texts_of_row = grid.rows[row - 1] if row <= len(grid.rows) else ()
            filled = (n for n, text in enumerate(texts_of_row, start=1) if text.strip())
            column = next(filled, 1)
        for first_row, first_column, last_row, last_column in grid.merged:
            if first_row <= row <= last_row and first_column <= column <= last_column:
                return first_row, first_column
        return row, column

    def _by_cell(self, entries: Sequence[Entry]) -> dict[str, dict[Cell, list[Diagnostic]]]:
        """The findings of each cell of each sheet; those about a whole sheet mark no cell."""
        found: dict[str, dict[Cell, list[Diagnostic]]] = {}
        for finding, sheet, _ in entries:
            origin = finding.origin
            if sheet and origin is not None and origin.row:
                cells = found.setdefault(sheet, {})
                cells.setdefault(self._place(origin), []).append(finding)
        return found

    # ---- the parts --------------------------------------------------------------------------

    def _part_of(self, sheet: "_Element") -> str:
        relation = sheet.get(self._parts.dialect.relation_id, "")
        return self._parts.relation_target(WORKBOOK, relation)

    def _mark(self, name: str, marked: dict[Cell, list[Diagnostic]]) -> None:
        part = self._part_of(self._sheets[self._names.index(name)])
        root = self._parts.tree(part)
        cells = {cell: worst(findings) for cell, findings in marked.items()}
        Marker(root, self._styles, self._parts.dialect).mark(cells)
        notes = {cell: note_text(findings, self._lang) for cell, findings in marked.items()}
        add_notes(self._parts, part, notes)
        for view in root.iterfind(f"{self._tag('sheetViews')}/{self._tag('sheetView')}"):
            forget(view, "tabSelected")

    def _deselect(self, part: str) -> None:
        """Of several selected sheets every one would be edited at once."""
        if not self._parts.is_parsed(part):
            content = self._parts.read(part)
            changed = _SELECTED.sub(rb"\1", content, count=1)
            if changed != content:
                self._parts.put(part, changed)

    def _add_listing(self, entries: Sequence[Entry]) -> None:
        parts, lang = self._parts, self._lang
        name = parts.free_name("xl/worksheets/findings{}.xml")
        parts.put(
            name, make_listing(self._checked.name, entries, self._styles, parts.dialect, lang)
        )
        parts.declare(name, _SHEET_TYPE)
        relation = parts.relate(WORKBOOK, "worksheet", name)
        title = next(title for title in _titles(texts.TITLE(lang)) if title not in self._names)
        sheet = self._sheets.makeelement(self._tag("sheet"), {"name": title})
        ids = (int(other.get("sheetId", "0")) for other in self._sheets)
        sheet.set("sheetId", str(max(ids, default=0) + 1))
        sheet.set(parts.dialect.relation_id, relation)
        self._sheets.insert(0, sheet)
        self._move_names()
        self._name_heading(title)
        for view in self._book.iterfind(f"{self._tag('bookViews')}/{self._tag('workbookView')}"):
            forget(view, "firstSheet")
            forget(view, "activeTab")

    def _move_names(self) -> None:
        """Names that belong to one sheet tell it by its place, which is one further now."""
        path = f"{self._tag('definedNames')}/{self._tag('definedName')}"
        for name in self._book.iterfind(path):
            place = name.get("localSheetId")
            if place is not None:
                name.set("localSheetId", str(int(place) + 1))

    def _name_heading(self, title: str) -> None:
        """The heading is printed on every page."""
        names = self._book.find(self._tag("definedNames"))
        if names is None:
            names = self._book.makeelement(self._tag("definedNames"), {})
            insert_before(self._book, names, _AFTER_NAMES)
        attributes = {"name": "_xlnm.Print_Titles", "localSheetId": "0"}
        heading = names.makeelement(self._tag("definedName"), attributes)
        heading.text = f"'{title}'!${HEAD_ROW}:${HEAD_ROW}"
        names.insert(0, heading)


def _titles(title: str) -> Iterator[str]:
    yield title
    number = 2
    while True:
        yield f"{title} ({number})"
        number += 1
