"""``crmgen doc INPUT -o FILE…``: the design book."""

import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crmgen.catalogue import cli as cli_texts
from crmgen.catalogue import documents as texts
from crmgen.cli import options
from crmgen.cli.check import kinds_shipped
from crmgen.cli.command import LocalizedCommand, Word
from crmgen.cli.console import say, style_of
from crmgen.cli.documents import FAILED, chosen, only_input, output_option, write_document
from crmgen.cli.progress import counting
from crmgen.cli.requests import Reading, text_of
from crmgen.text import Lang

if TYPE_CHECKING:
    from crmgen.book.facts import Edition
    from crmgen.document.model import Document
    from crmgen.pipeline import Result

import click

SUFFIXES = (".html", ".docx", ".xlsx", ".md", ".pdf")


class _Unreadable(Exception):
    """The former edition has no model; what is wrong with it is said already."""


def _parameters(lang: Lang) -> list[click.Parameter]:
    return [
        options.inputs(lang),
        output_option(lang, texts.OPTION_HELP["output"]),
        click.Option(
            ["--format", "kinds"],
            type=Word(options.KINDS, lang),
            multiple=True,
            help=texts.OPTION_HELP["format"](lang),
        ),
        click.Option(
            ["--against"],
            type=click.Path(path_type=str),
            metavar=cli_texts.FILE_WORD(lang),
            help=texts.OPTION_HELP["against"](lang),
        ),
        click.Option(
            ["--show-secrets"], is_flag=True, help=texts.OPTION_HELP["show_secrets"](lang)
        ),
        *options.reading(lang),
        options.verbose(lang),
        options.language(lang),
    ]


def command(lang: Lang) -> LocalizedCommand:
    def doc(
        inputs: tuple[str, ...],
        output: tuple[str, ...],
        kinds: tuple[str, ...],
        against: str | None,
        show_secrets: bool,
        verbose: int,
        **reading: object,
    ) -> int:
        source = only_input(inputs, lang)
        names = chosen(output, SUFFIXES, lang)
        read = Reading(**reading)  # type: ignore[arg-type]
        shown = tuple(dict.fromkeys(kinds)) or _tools(read)
        request = read.request(source, shown)

        def make(result: "Result") -> "Document":
            from crmgen.book.gather import edition_of
            from crmgen.book.make import make_book

            former = _former(against, read, lang) if against else None
            with counting(cli_texts.ASKING(lang)) as told:
                edition = edition_of(request, result, told=told)
            return make_book(edition, lang, former, reveal=show_secrets)

        others = (against,) if against else ()
        try:
            return write_document(source, read, request, names, make, lang, verbose, others)
        except _Unreadable:
            return FAILED

    return LocalizedCommand(
        "doc",
        lang,
        callback=doc,
        params=_parameters(lang),
        about=texts.DOC_HELP,
        usage=(f"doc {cli_texts.OPTIONS_WORD(lang)} {cli_texts.INPUT_WORD(lang)}",),
        sections=[(cli_texts.EXAMPLES, [(line, "") for line in texts.DOC_EXAMPLES])],
    )


def _tools(reading: Reading) -> tuple[str, ...]:
    """The outputs of the target's own tools; the CIB only where it has none."""
    kinds = kinds_shipped(reading.resolved)
    return tuple(kind for kind in kinds if kind != "cib") or kinds


def _former(path: str, reading: Reading, lang: Lang) -> "Edition":
    """The former edition. Errors in it count only where they leave no model. Raises _Unreadable."""
    from crmgen.book.gather import edition_of
    from crmgen.pipeline import compile_workbook

    request = replace(reading.request(path, ()), data=None)
    result = compile_workbook(request)
    if result.cluster is None:
        say(f"crmgen: {texts.FORMER_UNREADABLE.render(lang, {'path': path})}", error=True)
        style = style_of(sys.stderr, lang)
        say(text_of(result.sink.sorted(), result.grids, style), error=True)
        raise _Unreadable
    return edition_of(request, result, confirm=False)
