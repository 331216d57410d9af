"""The PDF writer: the HTML page, set by WeasyPrint, an optional extra. Owns no look of its own."""

import logging

from crmgen.catalogue.document import PDF_MISSING
from crmgen.document.html import render_html
from crmgen.document.model import Document
from crmgen.optional import MissingLibrary


def render_pdf(document: Document) -> bytes:
    """The document as PDF. Raises MissingLibrary."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # OSError: it is there, but Pango is not
        raise MissingLibrary(PDF_MISSING) from error

    # it tells of every rule for screens that it leaves out
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    page = HTML(string=render_html(document, flat=True).decode(), url_fetcher=_fetch_nothing)
    pdf: bytes = page.write_pdf(pdf_identifier=b"crmgen", pdf_tags=True)
    return pdf


def _fetch_nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"a document holds all it needs, but {url} was asked for")
