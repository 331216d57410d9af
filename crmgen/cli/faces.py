"""The text report: findings grouped by sheet, and the table that sums several inputs up."""

from collections.abc import Iterator, Sequence

from crmgen.catalogue import cli as texts
from crmgen.cli.requests import text_of as findings_text
from crmgen.cli.requests import without_advice
from crmgen.diagnostics import Diagnostic
from crmgen.diagnostics.render import Style, place, summary
from crmgen.diagnostics.width import columns_of, pad, printable
from crmgen.origin import Origin
from crmgen.reports.checked import Checked, by_sheet, counts
from crmgen.text import Lang

_BOLD = "1"


def text_of(checked: Sequence[Checked], style: Style, *, verbose: bool) -> Iterator[str]:
    """Every input's findings (advice only if ``verbose``), then how many there are."""
    for item in checked:
        shown = list(item.findings) if verbose else without_advice(item.findings)
        for source, group in by_sheet(shown).items():
            title = place(Origin(source), style.lang) if source else "crmgen"
            title += f" ({item.part})" if item.part else ""
            yield style.paint(f"== {printable(title)} ==", _BOLD)
            yield ""
            yield findings_text(group, item.grids, style)
            yield ""
        if len(checked) == 1:
            words = {"file": item.label, "counts": _counted(shown, style.lang)}
            yield texts.CHECKED.render(style.lang, words)
    if len(checked) > 1:
        yield from table(checked, style.lang)
        found = [finding for item in checked for finding in item.findings]
        shown = found if verbose else without_advice(found)
        words = {
            "files": str(len({item.name for item in checked})),
            "counts": _counted(shown, style.lang),
        }
        yield ""
        yield texts.TOTAL.render(style.lang, words)


def table(checked: Sequence[Checked], lang: Lang) -> list[str]:
    """One line an input, with how many findings of each severity it has."""
    rows = [[texts.TOTAL_FILE(lang), *(text(lang) for text in texts.TOTAL_COUNTS.values())]]
    for item in checked:
        found = counts(item.findings)
        rows.append([printable(item.label), *(str(found[s]) for s in texts.TOTAL_COUNTS)])
    sizes = [max(columns_of(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            [pad(row[0], sizes[0])]
            + [
                " " * (size - columns_of(cell)) + cell
                for cell, size in zip(row[1:], sizes[1:], strict=True)
            ]
        )
        for row in rows
    ]


def _counted(shown: Sequence[Diagnostic], lang: Lang) -> str:
    return summary(shown, lang) or texts.CLEAN(lang)
