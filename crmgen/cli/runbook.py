"""``crmgen runbook INPUT -o FILE…``: the runbook."""

from typing import TYPE_CHECKING

import click

from crmgen.catalogue import cli as cli_texts
from crmgen.catalogue.runbook import options as texts
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand, Word
from crmgen.cli.documents import chosen, only_input, output_option, write_document
from crmgen.cli.requests import Reading
from crmgen.text import Lang

if TYPE_CHECKING:
    from crmgen.document.model import Document
    from crmgen.pipeline import Request, Result

SUFFIXES = (".html", ".docx", ".xlsx", ".md", ".pdf")


def command(lang: Lang) -> LocalizedCommand:
    def runbook(
        inputs: tuple[str, ...],
        output: tuple[str, ...],
        tool: str | None,
        verbose: int,
        **reading: object,
    ) -> int:
        from crmgen.runbook.make import tool_of

        source = only_input(inputs, lang)
        names = chosen(output, SUFFIXES, lang)
        read = Reading(**reading)  # type: ignore[arg-type]
        chosen_tool = tool or tool_of(read.resolved)
        # what the tool can't load has no runbook either
        request = read.request(source, (chosen_tool,))

        def make(result: "Result") -> "Document":
            return _made(request, result, chosen_tool, lang)

        return write_document(source, read, request, names, make, lang, verbose)

    return LocalizedCommand(
        "runbook",
        lang,
        callback=runbook,
        params=[
            options.inputs(lang),
            output_option(lang, texts.OUTPUT),
            click.Option(["--tool"], type=Word(("crm", "pcs"), lang), help=texts.TOOL(lang)),
            *options.reading(lang),
            options.verbose(lang),
            options.language(lang),
        ],
        about=texts.HELP,
        usage=(f"runbook {cli_texts.OPTIONS_WORD(lang)} {cli_texts.INPUT_WORD(lang)}",),
        sections=[(cli_texts.EXAMPLES, [(line, "") for line in texts.EXAMPLES])],
    )


def _made(request: "Request", result: "Result", tool: str, lang: Lang) -> "Document":
    from crmgen.agents.site import folder_agents
    from crmgen.behaviour import Behaviour
    from crmgen.diagnostics import Sink
    from crmgen.runbook.make import make_runbook

    cluster, header = result.cluster, result.header
    if cluster is None or header is None:
        raise ValueError("no model")
    site = folder_agents(request.agents, Sink()) if request.agents else None
    return make_runbook(Behaviour(cluster, request.target, site), tool, lang, header)
