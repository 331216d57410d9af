"""A finding in one line."""

from crmgen.diagnostics import Code, Diagnostic
from crmgen.origin import Origin
from crmgen.text import Text


def finding(code: Code, at: Origin, found: str | None = None, **params: str | Text) -> Diagnostic:
    """A finding at a cell, with the words that its texts ask for."""
    return Diagnostic(code, at, found=found, params=params)
