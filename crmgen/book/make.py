"""The whole book: its chapters in their order, each only where it has something to say."""

from crmgen.book import cover
from crmgen.book.appendix import appendix
from crmgen.book.budget import budget
from crmgen.book.constraints import constraints
from crmgen.book.difference import difference
from crmgen.book.facts import Edition, Facts
from crmgen.book.failures import failures
from crmgen.book.fencing import fencing
from crmgen.book.findings import findings
from crmgen.book.introduction import introduction
from crmgen.book.monitoring import monitoring
from crmgen.book.operation import operation
from crmgen.book.overview import overview
from crmgen.book.parameters import parameters
from crmgen.book.quorum import quorum
from crmgen.book.resources import resources
from crmgen.book.secrets import cleaned
from crmgen.book.testsheet import test_sheet
from crmgen.document.model import Document
from crmgen.text import Lang

_CHAPTERS = (
    overview,
    resources,
    constraints,
    monitoring,
    failures,
    fencing,
    quorum,
    budget,
    parameters,
    findings,
    difference,
    test_sheet,
    operation,
    appendix,
)


def make_book(
    edition: Edition, lang: Lang, former: Edition | None = None, *, reveal: bool = False
) -> Document:
    """The design book. ``former`` is the edition to compare with; ``reveal`` shows secrets."""
    facts = Facts(edition, lang, former, reveal=reveal)
    found = (chapter(facts) for chapter in _CHAPTERS)
    chapters = tuple(chapter for chapter in found if chapter is not None)
    anchors = frozenset(chapter.anchor for chapter in chapters)
    document = Document(
        title=cover.title(facts),
        subtitle=cover.subtitle(facts),
        lang=lang,
        running=cover.running(facts),
        facts=cover.data(facts),
        cover=cover.blocks(facts),
        chapters=(introduction(facts, anchors), *chapters),
    )
    return cleaned(document, facts.clean)
