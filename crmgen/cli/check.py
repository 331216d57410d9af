"""``crmgen check INPUT…``: everything that compiling does, but nothing is written."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from crmgen.catalogue import cli as texts
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand, Word
from crmgen.cli.console import say, style_of, write_bytes
from crmgen.cli.progress import progress
from crmgen.cli.reports import TEXT, Report, Reports, choose, content, write_files
from crmgen.cli.requests import ADVICE, STAGES, Reading, exit_code, tell_after, tell_before
from crmgen.cli.requests import text_of as findings_text
from crmgen.diagnostics import Diagnostic
from crmgen.targets import Target
from crmgen.targets.assumed import TOOL_OF_KIND
from crmgen.text import Lang

if TYPE_CHECKING:
    from crmgen.reports.checked import Checked


class Asked(NamedTuple):
    lang: Lang
    kinds: tuple[str, ...]
    reports: Reports
    verbose: int


def command(lang: Lang) -> LocalizedCommand:
    def check(
        inputs: tuple[str, ...],
        check_format: tuple[str, ...],
        check_report: tuple[Report, ...],
        verbose: int,
        **reading: object,
    ) -> int:
        if not inputs:
            raise click.UsageError(texts.NO_INPUT(lang), click.get_current_context())
        read = Reading(**reading)  # type: ignore[arg-type]
        kinds = tuple(dict.fromkeys(check_format)) or kinds_shipped(read.resolved)
        names = expand(inputs)
        reports = choose(check_report, names, (), lang)
        return _run(names, read, Asked(lang, kinds, reports, verbose))

    return LocalizedCommand(
        "check",
        lang,
        callback=check,
        params=[
            options.inputs(lang),
            options.value(
                lang, ["--format"], "check_format", kind=Word(options.KINDS, lang), multiple=True
            ),
            *options.reading(lang),
            options.report(lang, "check_report"),
            options.verbose(lang),
            options.language(lang),
        ],
        about=texts.CHECK_HELP,
        usage=(f"check {texts.OPTIONS_WORD(lang)} {texts.INPUT_WORD(lang)}…",),
    )


def kinds_shipped(target: Target) -> tuple[str, ...]:
    """The outputs that the target's own tools can take."""
    return tuple(
        kind
        for kind in options.KINDS
        if kind not in TOOL_OF_KIND or target.component(TOOL_OF_KIND[kind]).shipped
    )


def expand(inputs: Sequence[str]) -> list[str]:
    """The inputs, with the files that match in place of a pattern that no shell has expanded."""
    names: list[str] = []
    for name in inputs:
        path = Path(name)
        matches: list[str] = []
        if "*" in path.name and not path.exists():
            matches = sorted(str(match) for match in path.parent.glob(path.name))
        names += matches or [name]
    return list(dict.fromkeys(names))


def _run(inputs: Sequence[str], reading: Reading, asked: Asked) -> int:
    checked = _check(inputs, reading, asked)
    reports = asked.reports
    failed: list[Diagnostic] = []
    if reports.files:
        failed = write_files(reports, checked, asked.lang)
    if reports.stream == TEXT:
        from crmgen.cli.faces import text_of

        style = style_of(sys.stdout, asked.lang)
        for line in text_of(checked, style, verbose=asked.verbose >= ADVICE):
            say(line)
    else:
        write_bytes(content(reports.stream, checked, asked.lang))
    if failed:
        say(findings_text(failed, (), style_of(sys.stderr, asked.lang)), error=True)
    return exit_code([*(finding for item in checked for finding in item.findings), *failed])


def _check(inputs: Sequence[str], reading: Reading, asked: Asked) -> "list[Checked]":
    from crmgen.pipeline import compile_workbook
    from crmgen.reports.checked import Checked

    stages = asked.verbose >= STAGES and asked.reports.stream == TEXT
    checked = []
    with progress([] if stages else inputs, texts.CHECKING(asked.lang)) as begin:
        for source in inputs:
            if stages:
                tell_before(reading.resolved, source, asked.lang)
            request = reading.request(source, asked.kinds)
            result = (
                compile_workbook(request, begin(source)) if begin else compile_workbook(request)
            )
            if stages:
                tell_after(result, asked.lang)
            found = tuple(result.sink.sorted())
            checked.append(Checked(source, found, result.grids, request.data))
    return checked
