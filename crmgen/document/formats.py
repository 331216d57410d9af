"""All formats in one place: from a document and a file's name to the files to write."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from crmgen.document.model import Document

Files = dict[str, bytes]
_Writer = Callable[[Document, PurePath], Files]


def _html(document: Document, path: PurePath) -> Files:
    from crmgen.document.html import render_html

    return {path.name: render_html(document)}


def _docx(document: Document, path: PurePath) -> Files:
    from crmgen.document.docx import render_docx

    return {path.name: render_docx(document)}


def _xlsx(document: Document, path: PurePath) -> Files:
    from crmgen.document.xlsx import render_xlsx

    return {path.name: render_xlsx(document)}


def _markdown(document: Document, path: PurePath) -> Files:
    from crmgen.document.markdown import render_markdown

    folder = f"{path.stem}.figures"
    text, figures = render_markdown(document, folder)
    return {path.name: text} | {f"{folder}/{name}": svg for name, svg in figures.items()}


def _pdf(document: Document, path: PurePath) -> Files:
    from crmgen.document.pdf import render_pdf

    return {path.name: render_pdf(document)}


WRITERS: Mapping[str, _Writer] = {
    ".html": _html,
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".md": _markdown,
    ".pdf": _pdf,
}
"""The writers by the ending of the file's name, in small letters."""


def render(document: Document, path: PurePath) -> Files:
    """The files to write, by their names beside ``path``, the document itself first.

    Raises KeyError for an ending that :data:`WRITERS` has not, MissingLibrary where a library of
    an optional extra is missing.
    """
    return WRITERS[path.suffix.lower()](document, path)
