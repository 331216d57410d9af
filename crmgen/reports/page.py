"""The HTML report: one page that needs nothing else, for reading, printing and mailing."""

from collections.abc import Sequence
from typing import Any

from crmgen import __version__
from crmgen.catalogue import cli as cli_texts
from crmgen.catalogue import reports as texts
from crmgen.data import data_path
from crmgen.diagnostics import Diagnostic
from crmgen.diagnostics.render import (
    SEVERITIES,
    WIDEST_MARKED_CELL,
    details,
    place,
    row_cells,
    sentence,
    summary,
)
from crmgen.diagnostics.width import printable
from crmgen.origin import Origin, Source, column_letters
from crmgen.reports.checked import Checked, by_sheet, counts
from crmgen.text import Lang

_WORDS = {
    "title": texts.TITLE,
    "contents": texts.CONTENTS,
    "summary": texts.SUMMARY,
    "file": texts.FILE,
    "row": texts.ROW,
    "explain": texts.EXPLAIN,
}


def render_page(checked: Sequence[Checked], lang: Lang) -> str:
    """Every finding of every input, advice too, grouped by sheet; texts are in ``lang``."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(data_path("templates", "report")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
    return environment.get_template("page.html.j2").render(
        lang=lang,
        words={name: text(lang) for name, text in _WORDS.items()},
        made_by=texts.MADE_BY.render(lang, {"version": __version__}),
        severities=_severities(lang),
        files=[_file(number, item, lang) for number, item in enumerate(checked, start=1)],
    )


def _severities(lang: Lang) -> list[dict[str, str]]:
    return [
        {"key": severity.name.lower(), "name": text(lang)}
        for severity, text in cli_texts.TOTAL_COUNTS.items()
    ]


def _file(number: int, item: Checked, lang: Lang) -> dict[str, Any]:
    found = counts(item.findings)
    groups = by_sheet(item.findings)
    return {
        "name": printable(item.label),
        "counts": [found[severity] for severity in cli_texts.TOTAL_COUNTS],
        "clean": texts.CLEAN(lang),
        "sheets": [
            {
                "id": f"f{number}s{place_number}",
                "title": _title(source, item, lang),
                "counts": summary(findings, lang),
                "findings": [_finding(finding, item, lang) for finding in findings],
            }
            for place_number, (source, findings) in enumerate(groups.items(), start=1)
        ],
    }


def _title(source: Source | None, item: Checked, lang: Lang) -> str:
    if source is None:
        return f"{printable(item.label)} ({texts.NO_SHEET(lang)})"
    part = f" ({item.part})" if item.part else ""
    return printable(place(Origin(source), lang) + part)


def _finding(finding: Diagnostic, item: Checked, lang: Lang) -> dict[str, Any]:
    headline, *more = sentence(finding, lang).split("\n")
    origin = finding.origin
    return {
        "severity": finding.severity.name.lower(),
        "severity_name": SEVERITIES[finding.severity](lang),
        "code": finding.code.id,
        "cell": _cell(origin, lang),
        "message": printable(headline),
        "more": [printable(line.strip()) for line in more],
        "details": [(printable(label), printable(text)) for label, text in details(finding, lang)],
        "excerpt": _excerpt(origin, item, lang),
    }


def _cell(origin: Origin | None, lang: Lang) -> str:
    if origin is None or not origin.row:
        return ""
    row = str(origin.row)
    return origin.cell if origin.column else texts.WHOLE_ROW.render(lang, {"row": row})


def _excerpt(origin: Origin | None, item: Checked, lang: Lang) -> dict[str, Any] | None:
    """The row around the cell, as letters and texts."""
    grid = item.grid_of(origin)
    cells = row_cells(grid, origin, WIDEST_MARKED_CELL) if origin and grid else []
    if origin is None or not cells:
        return None
    return {
        "caption": texts.EXCERPT.render(lang, {"cell": _cell(origin, lang)}),
        "row": origin.row,
        "cells": [
            {"letters": column_letters(number), "text": text, "marked": number == origin.column}
            for number, text in cells
        ],
    }
