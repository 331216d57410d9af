"""Rules about the workbook as a document: its cover and its history."""

from collections.abc import Iterator
from itertools import pairwise

from crmgen.catalogue.rules import document as codes
from crmgen.checks.design import Design
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model import DocumentItem
from crmgen.model.incomplete import Piece
from crmgen.text import Text

_FIRST = Text("先に書かれた方", "the first one")
_LAST = Text("最後の版", "the last version")


@rule(codes.TWICE, reads=Piece(0))
def item_twice(design: Design) -> Iterator[Diagnostic]:
    """Each line of the cover is there once."""
    document = design.cluster.document
    first: dict[str, DocumentItem] = {}
    for item in document.items if document else ():
        other = first.setdefault(item.key or item.name, item)
        if other is not item:
            related = (Related(other.at("name"), _FIRST),)
            yield Diagnostic(codes.TWICE, item.at("name"), found=item.name, related=related)


@rule(codes.OTHER_VERSION, reads=Piece.DOCUMENT)
def version_of_history(design: Design) -> Iterator[Diagnostic]:
    """The cover's version is that of the last line of the history."""
    document = design.cluster.document
    cover = document.item("version") if document else None
    if document is None or cover is None or not cover.value or not document.revisions:
        return
    last = document.revisions[-1]
    if last.version != cover.value:
        yield Diagnostic(
            codes.OTHER_VERSION,
            cover.at("value"),
            found=cover.value,
            related=(Related(last.at("version"), _LAST),),
            params={"last": last.version},
        )


@rule(codes.DATES, reads=Piece(0))
def dates_in_order(design: Design) -> Iterator[Diagnostic]:
    """The history goes from old to new."""
    document = design.cluster.document
    dated = [revision for revision in document.revisions if revision.date] if document else []
    for before, after in pairwise(dated):
        if (before.date or "") > (after.date or ""):
            yield finding(codes.DATES, after.at("date"), after.date, before=before.date or "")
