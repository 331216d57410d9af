"""The HTML writer: one page that needs nothing else, for screens and for A4 paper.

Escaping is jinja2's, but for texts inside the style sheet, which ``_css_string`` writes.
"""

import re
from typing import Any

from crmgen.catalogue import document as texts
from crmgen.data import data_path
from crmgen.document.model import Document, Table, plain, runs
from crmgen.document.numbering import numbered
from crmgen.document.words import TONES, phases

_WORDS = {
    "contents": texts.CONTENTS,
    "skip": texts.SKIP,
    "data": texts.DOCUMENT_DATA,
    "expected": texts.EXPECTED,
    "differs": texts.DIFFERS,
    "where": texts.WHERE,
    "remark": texts.REMARK,
    "command": texts.COMMAND,
    "source_cell": texts.SOURCE_CELL,
}
_CSS_SAFE = re.compile(r"[\x00-\x7f]")


def render_html(document: Document, *, flat: bool = False) -> bytes:
    """The page in UTF-8. ``flat``: with the figures' fixed colours, for programs without CSS
    variables in figures."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    ready = numbered(document)
    environment = Environment(
        loader=FileSystemLoader(data_path("templates", "document")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
    environment.filters.update(
        kind=lambda value: type(value).__name__,
        runs=runs,
        plain=plain,
        phases=phases,
        shares=_shares,
        css=_css_string,
    )
    lang = ready.lang
    page = environment.get_template("document.html.j2").render(
        document=ready,
        flat=flat,
        words={name: text(lang) for name, text in _WORDS.items()},
        tones={tone: text(lang) for tone, text in TONES.items()},
        step_name=lambda number: texts.STEP.render(lang, {"number": str(number)}),
    )
    return page.encode()


def _shares(table: Table) -> list[str]:
    """The columns' parts of the width, in per cent."""
    whole = sum(column.width for column in table.columns)
    return [f"{100 * column.width / whole:.2f}" for column in table.columns]


def _css_string(text: str) -> Any:  # noqa: ANN401 - Markup, which only jinja2 needs to know
    """A CSS string that neither ends early nor closes the style element."""
    from markupsafe import Markup

    def escape(found: re.Match[str]) -> str:
        character = found[0]
        return character if character.isalnum() else f"\\{ord(character):x} "

    return Markup('"' + _CSS_SAFE.sub(escape, text) + '"')
