"""The table that people fill in by hand: what is checked, what must be seen, result, date, name."""

from collections.abc import Sequence

from crmgen.catalogue import document as texts
from crmgen.document.model import Column, Kind, Rich, Row, Table
from crmgen.text import Lang


def checklist(
    caption: str, checks: Sequence[tuple[Rich, Rich]], lang: Lang, *, anchor: str = ""
) -> Table:
    """A numbered row for each (what is checked, what must be seen), with blank result columns."""
    return Table(
        caption=caption,
        anchor=anchor,
        columns=(
            Column(texts.ITEM_NUMBER(lang), Kind.NUMBER, 1),
            Column(texts.CHECK_ITEM(lang), Kind.TEXT, 6),
            Column(texts.CHECK_EXPECTED(lang), Kind.TEXT, 8),
            Column(texts.CHECK_RESULT(lang), Kind.BLANK, 2),
            Column(texts.CHECK_DATE(lang), Kind.BLANK, 2),
            Column(texts.CHECK_BY(lang), Kind.BLANK, 2),
        ),
        rows=tuple(
            Row((str(number), check, expected, "", "", ""))
            for number, (check, expected) in enumerate(checks, start=1)
        ),
        row_headers=1,
    )
