"""The sheet 検証結果 (Findings): every finding in a row, linked to its cell."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from crmgen import __version__
from crmgen.catalogue import reports as texts
from crmgen.diagnostics import Diagnostic, Severity
from crmgen.diagnostics.render import SEVERITIES, details, readable, sentence, summary
from crmgen.diagnostics.width import columns_of, printable
from crmgen.origin import column_letters
from crmgen.reports.parts import Dialect
from crmgen.reports.styles import FILLS, Styles
from crmgen.text import Lang

if TYPE_CHECKING:
    from lxml.etree import _Element

HEAD_ROW = 4
_HEADS = (
    *(texts.NUMBER, texts.SEVERITY, texts.CODE, texts.SHEET, texts.CELL),
    *(texts.VALUE, texts.MESSAGE, texts.DETAILS),
)
_WIDTHS = (5, 9, 9, 16, 8, 18, 42, 54)
_LINE, _HIGHEST = 14.0, 409.0  # points
_LONGEST = 32_767  # characters of a cell


class Entry(NamedTuple):
    """A finding and where its link leads: a sheet's name and a cell, or nowhere."""

    finding: Diagnostic
    sheet: str
    cell: str

    @property
    def location(self) -> str:
        quoted = self.sheet.replace("'", "''")
        return f"'{quoted}'!{self.cell}" if self.sheet else ""


def make_listing(
    name: str, entries: Sequence[Entry], styles: Styles, dialect: Dialect, lang: Lang
) -> "_Element":
    """The worksheet's XML. ``name`` is the input as it was given."""
    sheet = _Listing(styles, dialect)
    findings = [entry.finding for entry in entries]
    counts = summary(findings, lang) or texts.CLEAN(lang)
    sheet.row([(texts.TITLE(lang), sheet.title)])
    sheet.row([(texts.COUNTS.render(lang, {"file": name, "counts": counts}), sheet.plain)])
    made = texts.MADE_BY.render(lang, {"version": __version__})
    sheet.row([(f"{texts.EXPLAIN(lang)} ({made})", sheet.plain)])
    sheet.row([(text(lang), sheet.head) for text in _HEADS])
    for number, entry in enumerate(entries, start=1):
        sheet.entry(number, entry, lang)
    return sheet.finish(len(entries))


class _Listing:
    def __init__(self, styles: Styles, dialect: Dialect) -> None:
        self._tag = dialect.tag
        self._root = dialect.root("worksheet")
        border = styles.thin_border()
        font = styles.font(size=10)
        self.title = styles.cell(font=styles.font(size=14, bold=True))
        self.plain = styles.cell(font=font)
        white = styles.font(size=10, bold=True, colour="FFFFFFFF")
        self.head = styles.cell(
            font=white, fill=styles.fill("FF44546A"), border=border, centre=True
        )
        self.text = styles.cell(font=font, border=border)
        self.centred = styles.cell(font=font, border=border, centre=True)
        blue = styles.font(size=10, colour="FF0563C1", link=True)
        self.link = styles.cell(font=blue, border=border, centre=True)
        self.severities = {
            severity: styles.cell(font=font, fill=styles.fill(rgb), border=border, centre=True)
            for severity, rgb in FILLS.items()
        }
        self._data = self._element("sheetData")
        self._links = self._element("hyperlinks")
        self._used = 0

    def _element(self, name: str, attributes: Mapping[str, str] | None = None) -> "_Element":
        from lxml import etree

        return etree.Element(self._tag(name), dict(attributes or {}))

    def row(self, cells: Sequence[tuple[str, int]]) -> None:
        """Texts with their styles, from column A on."""
        self._used += 1
        height = str(self._height([text for text, _ in cells]))
        row = self._element("row", {"r": str(self._used), "ht": height, "customHeight": "1"})
        for number, (text, style) in enumerate(cells, start=1):
            address = f"{column_letters(number)}{self._used}"
            cell = self._element("c", {"r": address, "s": str(style), "t": "inlineStr"})
            holder = self._element("is")
            words = self._element("t")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words.text = text[:_LONGEST]
            holder.append(words)
            cell.append(holder)
            row.append(cell)
        self._data.append(row)

    def _height(self, texts_of_row: Sequence[str]) -> float:
        """In points: no program makes a row as high as its wrapped texts when it opens a file."""
        if len(texts_of_row) == 1:  # over all columns
            return 22.5 if self._used == 1 else 15.0
        lines = (
            sum(max(1, -(-columns_of(line) // (width - 1))) for line in text.split("\n"))
            for text, width in zip(texts_of_row, _WIDTHS, strict=True)
        )
        return min(max(lines) * _LINE + 4, _HIGHEST)

    def entry(self, number: int, entry: Entry, lang: Lang) -> None:
        finding = entry.finding
        more = "\n".join(f"{label}: {printable(text)}" for label, text in details(finding, lang))
        message = "\n".join(map(printable, sentence(finding, lang).split("\n")))
        cells = [
            (str(number), self.centred),
            (SEVERITIES[finding.severity](lang), self.severities[finding.severity]),
            (finding.code.id, self.centred),
            (_sheet_of(entry), self.text),
            (_cell_of(finding, lang), self.link if entry.location else self.centred),
            (readable(finding.found or ""), self.text),
            (message, self.text),
            (more, self.text),
        ]
        self.row(cells)
        if entry.location:
            self._links.append(
                self._element("hyperlink", {"ref": f"E{self._used}", "location": entry.location})
            )

    def finish(self, entries: int) -> "_Element":
        root = self._root
        settings = self._element("sheetPr")
        settings.append(self._element("pageSetUpPr", {"fitToPage": "1"}))
        last = f"{column_letters(len(_WIDTHS))}{self._used}"
        root.extend([settings, self._element("dimension", {"ref": f"A1:{last}"}), self._views()])
        columns = self._element("cols")
        for number, width in enumerate(_WIDTHS, start=1):
            place = {"min": str(number), "max": str(number)}
            columns.append(self._element("col", {**place, "width": str(width), "customWidth": "1"}))
        root.extend([columns, self._data])
        if entries:
            root.append(self._element("autoFilter", {"ref": f"A{HEAD_ROW}:{last}"}))
        merged = self._element("mergeCells", {"count": "3"})
        for row in range(1, HEAD_ROW):
            merged.append(self._element("mergeCell", {"ref": f"A{row}:H{row}"}))
        root.append(merged)
        if len(self._links):
            root.append(self._links)
        margins = dict.fromkeys(("left", "right", "top", "bottom"), "0.4")
        root.append(self._element("pageMargins", {**margins, "header": "0.2", "footer": "0.2"}))
        paper = {"paperSize": "9", "orientation": "landscape"}
        pages = {"fitToWidth": "1", "fitToHeight": "0"}
        root.append(self._element("pageSetup", {**paper, **pages}))
        return root

    def _views(self) -> "_Element":
        views = self._element("sheetViews")
        shown = {"tabSelected": "1", "showGridLines": "0", "workbookViewId": "0"}
        view = self._element("sheetView", shown)
        top = f"A{HEAD_ROW + 1}"
        frozen = {"activePane": "bottomLeft", "state": "frozen"}
        pane = {"ySplit": str(HEAD_ROW), "topLeftCell": top, **frozen}
        view.append(self._element("pane", pane))
        selected = {"pane": "bottomLeft", "activeCell": top, "sqref": top}
        view.append(self._element("selection", selected))
        views.append(view)
        return views


def _sheet_of(entry: Entry) -> str:
    if entry.sheet:
        return entry.sheet
    origin = entry.finding.origin
    return (origin.source.sheet or origin.source.file) if origin else ""


def _cell_of(finding: Diagnostic, lang: Lang) -> str:
    origin = finding.origin
    if origin is None or not origin.row:
        return ""
    row = str(origin.row)
    return origin.cell if origin.column else texts.WHOLE_ROW.render(lang, {"row": row})


def note_text(findings: Sequence[Diagnostic], lang: Lang) -> str:
    """What stands in a cell's note: each finding with what follows and how to mend it."""
    blocks = []
    for finding in findings:
        kind = f"{SEVERITIES[finding.severity](lang)} {finding.code.id}"
        lines = [f"{kind}: {sentence(finding, lang)}"]
        lines += [f"{label}: {text}" for label, text in details(finding, lang)]
        blocks.append("\n".join(printable(part) for line in lines for part in line.split("\n")))
    return "\n\n".join(blocks)


def worst(findings: Sequence[Diagnostic]) -> Severity:
    return max(finding.severity for finding in findings)
