"""Books of the samples and of small sheets, and what stands in their tables."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from crmgen.book.facts import Edition
from crmgen.book.gather import edition_of
from crmgen.book.make import make_book
from crmgen.document.model import Document, Section, Table, plain
from crmgen.pipeline import Request, Result, compile_workbook
from crmgen.targets import resolve_target
from crmgen.text import Lang

SAMPLES = tuple(sorted((Path(__file__).parents[2] / "samples").glob("*.csv")))
KINDS = ("crm", "pcs")


def request(path: Path, data: bytes | None = None, target: str | None = None) -> Request:
    return Request(path=path, data=data, target=resolve_target(target), kinds=KINDS)


@cache
def compiled(path: Path) -> Result:
    result = compile_workbook(request(path))
    assert not result.sink.has_errors
    return result


@cache
def edition(path: Path, *, confirm: bool = False) -> Edition:
    return edition_of(request(path), compiled(path), confirm=confirm)


@cache
def book(path: Path, lang: Lang = "ja", *, reveal: bool = False) -> Document:
    return make_book(edition(path), lang, reveal=reveal)


def of_text(text: str, lang: Lang = "ja", former: str | None = None, **options: bool) -> Document:
    """The book of a sheet written as CSV text."""
    old = edition_of_text(former) if former is not None else None
    return make_book(edition_of_text(text), lang, old, **options)


def edition_of_text(text: str) -> Edition:
    asked = request(Path("design.csv"), text.encode())
    return edition_of(asked, compile_workbook(asked), confirm=False)


def sections(document: Document) -> Iterator[Section]:
    def below(section: Section) -> Iterator[Section]:
        yield section
        for part in section.sections:
            yield from below(part)

    for chapter in document.chapters:
        yield from below(chapter)


def section(document: Document, anchor: str) -> Section:
    return next(one for one in sections(document) if one.anchor == anchor)


def tables(part: Section) -> Iterator[Table]:
    yield from (block for block in part.blocks if isinstance(block, Table))
    for inner in part.sections:
        yield from tables(inner)


def rows(part: Section) -> list[list[str]]:
    """The texts of all rows of a section's tables."""
    return [[plain(cell) for cell in row.cells] for table in tables(part) for row in table.rows]
