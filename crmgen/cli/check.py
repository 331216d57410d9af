"""``crmgen check INPUT…``: everything that compiling does, but nothing is written."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

import crmgen
from crmgen.catalogue import cli as texts
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand, Word
from crmgen.cli.console import say, style_of
from crmgen.cli.requests import (
    ADVICE,
    STAGES,
    Reading,
    exit_code,
    tell_after,
    tell_before,
    text_of,
    without_advice,
)
from crmgen.diagnostics import Diagnostic
from crmgen.diagnostics.render import summary
from crmgen.targets import Target
from crmgen.targets.assumed import TOOL_OF_KIND
from crmgen.text import Lang

if TYPE_CHECKING:
    from crmgen.pipeline import Result


class Asked(NamedTuple):
    lang: Lang
    kinds: tuple[str, ...]
    report: str
    verbose: int


def command(lang: Lang) -> LocalizedCommand:
    def check(
        inputs: tuple[str, ...],
        check_format: tuple[str, ...],
        report: str,
        verbose: int,
        **reading: object,
    ) -> int:
        if not inputs:
            raise click.UsageError(texts.NO_INPUT(lang), click.get_current_context())
        read = Reading(**reading)  # type: ignore[arg-type]
        kinds = tuple(dict.fromkeys(check_format)) or kinds_shipped(read.resolved)
        return _run(_expand(inputs), read, Asked(lang, kinds, report, verbose))

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


def _expand(inputs: Sequence[str]) -> list[str]:
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
    from crmgen.pipeline import compile_workbook

    findings: list[Diagnostic] = []
    stages = asked.verbose >= STAGES and asked.report == "text"
    for source in inputs:
        if stages:
            tell_before(reading.resolved, source, asked.lang)
        result = compile_workbook(reading.request(source, asked.kinds))
        if stages:
            tell_after(result, asked.lang)
        findings += result.sink.sorted()
        if asked.report == "text":
            _show(source, result, asked)
    if asked.report == "json":
        from crmgen.diagnostics.report import render_json

        say(render_json(findings, asked.lang, crmgen.__version__))
    elif len(inputs) > 1:
        words = {"files": str(len(inputs)), "counts": _counts(findings, asked)}
        say(texts.TOTAL.render(asked.lang, words))
    return exit_code(findings)


def _show(source: str, result: "Result", asked: Asked) -> None:
    findings = result.sink.sorted()
    shown = findings if asked.verbose >= ADVICE else without_advice(findings)
    if shown:
        say(text_of(shown, result.grid, style_of(sys.stdout, asked.lang)))
        say("")
    words = {"file": source, "counts": _counts(findings, asked)}
    say(texts.CHECKED.render(asked.lang, words))


def _counts(findings: Sequence[Diagnostic], asked: Asked) -> str:
    counted = findings if asked.verbose >= ADVICE else without_advice(findings)
    return summary(counted, asked.lang) or texts.CLEAN(asked.lang)
