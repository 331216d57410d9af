"""``crmgen extras INPUT -o FOLDER``: the files that the nodes need beside the CIB."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crmgen.catalogue import cli as texts
from crmgen.catalogue import extras as extra_texts
from crmgen.catalogue import output as codes
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand
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
from crmgen.diagnostics import Sink
from crmgen.text import Lang

if TYPE_CHECKING:
    from crmgen.extras.files import Extra
    from crmgen.pipeline import Result

_MARKED = 200  # how far into a file of ours its mark stands, in bytes


def command(lang: Lang) -> LocalizedCommand:
    def extras(inputs: tuple[str, ...], output: str | None, verbose: int, **reading: object) -> int:
        ctx = click.get_current_context()
        if not inputs:
            raise click.UsageError(texts.NO_INPUT(lang), ctx)
        if len(inputs) > 1:
            words = {"words": ", ".join(inputs)}
            raise click.UsageError(texts.ONE_INPUT.render(lang, words), ctx)
        if output is None:
            raise click.UsageError(extra_texts.NO_FOLDER(lang), ctx)
        read = Reading(**reading)  # type: ignore[arg-type]
        return _run(inputs[0], Path(output), read, verbose, lang)

    words = texts.OPTIONS_WORD(lang), texts.INPUT_WORD(lang), texts.FOLDER_WORD(lang)
    return LocalizedCommand(
        "extras",
        lang,
        callback=extras,
        params=[
            options.inputs(lang),
            click.Option(
                ["-o", "--output", "output"],
                type=click.Path(path_type=str),
                metavar=words[2],
                help=extra_texts.OUTPUT_HELP(lang),
            ),
            *options.reading(lang),
            options.verbose(lang),
            options.language(lang),
        ],
        about=extra_texts.HELP,
        usage=(f"extras {words[0]} {words[1]} -o {words[2]}",),
    )


def _run(source: str, folder: Path, reading: Reading, verbose: int, lang: Lang) -> int:
    from crmgen.pipeline import compile_workbook

    if verbose >= STAGES:
        tell_before(reading.resolved, source, lang)
    result = compile_workbook(reading.request(source, ()))
    if verbose >= STAGES:
        tell_after(result, lang)
    files = _made(result, reading, folder, lang)
    if files and not result.sink.has_errors:
        _write(files, folder, result.sink)
    _show(result, folder, verbose, lang)
    return exit_code(result.sink.sorted())


def _made(result: "Result", reading: Reading, folder: Path, lang: Lang) -> "list[Extra]":
    """The files; what is found on the way joins the findings, judged as they are."""
    from crmgen.checks.judge import Policy, is_beside, judge
    from crmgen.extras.files import make_extras

    if result.cluster is None or result.header is None or result.sink.has_errors:
        return []
    sink = Sink()
    files = make_extras(result.cluster, reading.resolved, result.header, lang, sink)
    _look_around(files, folder, sink)
    policy = Policy(reading.strict, reading.select, reading.ignore)
    judge(sink, (), [one for one in result.cluster.exemptions if is_beside(one)], policy)
    result.sink.add(sink.sorted())
    return files


def _look_around(files: "list[Extra]", folder: Path, sink: Sink) -> None:
    """Report what of someone else would be lost, and what of an earlier run would be left."""
    from crmgen.extras.files import NAMES

    names = {file.name for file in files}
    for name in sorted(NAMES):
        path = folder / name
        if name in names and path.is_file() and not _is_ours(path):
            sink.report(extra_texts.NOT_OURS, None, found=str(path))
        elif name not in names and _is_ours(path):
            sink.report(extra_texts.LEFT_BEHIND, None, found=str(path))


def _is_ours(path: Path) -> bool:
    from crmgen.extras.files import MARK

    try:
        with path.open("rb") as file:
            return MARK in file.read(_MARKED)
    except OSError:
        return False


def _write(files: "list[Extra]", folder: Path, sink: Sink) -> None:
    """Make the folder and write all files or none; what fails becomes a finding."""
    from crmgen import writing

    made = [path for path in (folder, *folder.parents) if not path.exists()]
    outputs = [
        writing.Output(folder / file.name, file.data, executable=file.executable) for file in files
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writing.write_all(outputs)
    except (OSError, writing.NotWrittenError) as error:
        reason = error.reason if isinstance(error, writing.NotWrittenError) else error
        path = error.path if isinstance(error, writing.NotWrittenError) else folder
        params = {"reason": codes.reason_of(reason)}
        sink.report(codes.NOT_WRITTEN, None, found=str(path), params=params)
        for path in made:
            with suppress(OSError):
                path.rmdir()


def _show(result: "Result", folder: Path, verbose: int, lang: Lang) -> None:
    from crmgen.diagnostics.render import summary

    findings = result.sink.sorted()
    shown = findings if verbose >= ADVICE else without_advice(findings)
    if shown:
        say(text_of(shown, result.grids, style_of(sys.stderr, lang)), error=True)
        say("", error=True)
    words = {"counts": summary(shown, lang), "files": str(folder)}
    if result.sink.has_errors:
        say(texts.NOTHING_WRITTEN.render(lang, words), error=True)
    else:
        text = texts.WRITTEN if words["counts"] else texts.WRITTEN_CLEAN
        say(text.render(lang, words), error=True)
