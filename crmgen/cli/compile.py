"""``crmgen INPUT``: the options of compiling one sheet."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from crmgen.catalogue import build as build_texts
from crmgen.catalogue import cli as texts
from crmgen.catalogue import documents as document_texts
from crmgen.catalogue import extras as extras_texts
from crmgen.catalogue import fmt as fmt_texts
from crmgen.catalogue import new as new_texts
from crmgen.catalogue.runbook import options as runbook_texts
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand, Word, not_one_of
from crmgen.cli.reports import STDOUT, Report, choose
from crmgen.text import Lang, Text

SUFFIXES = {".crm": "crm", ".sh": "pcs", ".pcs": "pcs", ".xml": "cib"}


class Output(NamedTuple):
    """One ``-o``: a file's name or ``-``, and the kind of output it takes."""

    name: str
    kind: str


def command(lang: Lang) -> LocalizedCommand:
    def compile_(
        inputs: tuple[str, ...],
        output: tuple[str, ...],
        format: str | None,
        trace: bool,
        report: tuple[Report, ...],
        verbose: int,
        **reading: object,
    ) -> int:
        source = _only(inputs, lang)
        outputs = _outputs(output, format, lang)
        reports = choose(report, inputs, [name for name, _ in outputs], lang)
        from crmgen.cli.requests import Reading
        from crmgen.cli.run import Asked, run

        asked = Asked(lang, outputs, trace, reports, verbose)
        return run(source, Reading(**reading), asked)  # type: ignore[arg-type]

    words = texts.OPTIONS_WORD(lang), texts.INPUT_WORD(lang), texts.COMMAND_WORD(lang)
    return LocalizedCommand(
        None,
        lang,
        callback=compile_,
        params=[
            options.inputs(lang),
            options.file(lang, ["-o", "--output"], "output", multiple=True),
            options.value(lang, ["--format"], "format", kind=Word(options.KINDS, lang)),
            *options.reading(lang),
            options.flag(lang, ["--trace"], "trace"),
            options.report(lang, "report"),
            options.verbose(lang),
            options.language(lang),
            options.version(lang),
        ],
        about=texts.COMPILE_HELP,
        usage=(f"{words[0]} {words[1]}", f"{words[2]} …"),
        sections=(
            (
                texts.COMMANDS,
                [
                    ("check", texts.CHECK_SHORT(lang)),
                    ("build", build_texts.SHORT(lang)),
                    ("doc", document_texts.DOC_SHORT(lang)),
                    ("runbook", runbook_texts.SHORT(lang)),
                    ("new", new_texts.SHORT(lang)),
                    ("extras", extras_texts.SHORT(lang)),
                    ("fmt", fmt_texts.SHORT(lang)),
                    ("explain", texts.EXPLAIN_SHORT(lang)),
                    ("targets", texts.TARGETS_SHORT(lang)),
                    ("tables", texts.TABLES_SHORT(lang)),
                    ("agents", texts.AGENTS_SHORT(lang)),
                ],
            ),
            (texts.EXAMPLES, [(line, "") for line in texts.COMPILE_EXAMPLES]),
        ),
        notes=texts.COMPILE_NOTES,
    )


def _only(inputs: Sequence[str], lang: Lang) -> str:
    ctx = click.get_current_context()
    if not inputs:
        raise click.UsageError(texts.NO_INPUT(lang), ctx)
    if len(inputs) > 1:
        from crmgen.cli.root import SUBCOMMANDS

        text = texts.ONE_INPUT.render(lang, {"words": ", ".join(inputs)})
        if not _exists(inputs[0]):
            text = not_one_of(inputs[0], SUBCOMMANDS, Text(text, text), lang)
        raise click.UsageError(text, ctx)
    return inputs[0]


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:  # a name that is too long
        return False


def _outputs(names: Sequence[str], format_: str | None, lang: Lang) -> tuple[Output, ...]:
    """Every output with its kind. Raises UsageError where a kind is unknown or never used."""
    ctx = click.get_current_context()
    if not names:
        return (Output(STDOUT, format_ or "crm"),)
    if names.count(STDOUT) > 1:
        raise click.UsageError(texts.STDOUT_TWICE(lang), ctx)
    outputs = []
    for name in names:
        kind = SUFFIXES.get(Path(name).suffix.lower()) or format_
        if kind is None and name == STDOUT:
            kind = "crm"
        if kind is None:
            words = {"path": name, "suffixes": " ".join(SUFFIXES)}
            raise click.UsageError(texts.UNKNOWN_SUFFIX.render(lang, words), ctx)
        outputs.append(Output(name, kind))
    if format_ and format_ not in [output.kind for output in outputs]:
        words = {"kind": format_, "path": ", ".join(names)}
        raise click.UsageError(texts.FORMAT_UNUSED.render(lang, words), ctx)
    return tuple(outputs)
