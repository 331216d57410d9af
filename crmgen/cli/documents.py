"""What the commands that write documents share: their -o, and writing every file or none."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crmgen.catalogue import cli as cli_texts
from crmgen.catalogue import documents as texts
from crmgen.catalogue import output as codes
from crmgen.cli.command import not_one_of
from crmgen.cli.compile import Output
from crmgen.cli.console import say
from crmgen.cli.reports import Reports
from crmgen.cli.requests import STAGES, STDIN, Reading, exit_code, tell_after, tell_before
from crmgen.cli.run import Asked, check_paths, show
from crmgen.text import Lang, Text

if TYPE_CHECKING:
    from crmgen.document.model import Document
    from crmgen.pipeline import Request, Result

FAILED = 1


def output_option(lang: Lang, about: Text) -> click.Option:
    """``-o``, once for each file."""
    return click.Option(
        ["-o", "--output", "output"],
        multiple=True,
        metavar=cli_texts.FILE_WORD(lang),
        type=click.Path(path_type=str),
        help=about(lang),
    )


def only_input(inputs: Sequence[str], lang: Lang) -> str:
    """The input. Raises UsageError where there is none or another one."""
    ctx = click.get_current_context()
    if not inputs:
        raise click.UsageError(cli_texts.NO_INPUT(lang), ctx)
    if len(inputs) > 1:
        words = {"words": ", ".join(inputs)}
        raise click.UsageError(cli_texts.ONE_INPUT.render(lang, words), ctx)
    return inputs[0]


def chosen(names: Sequence[str], suffixes: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """The files to write. Raises UsageError where there are none, or one has another ending."""
    ctx = click.get_current_context()
    words = " ".join(suffixes)
    if not names:
        raise click.UsageError(texts.NO_OUTPUT.render(lang, {"suffixes": words}), ctx)
    for name in names:
        suffix = Path(name).suffix.lower()
        if suffix not in suffixes:
            text = texts.UNKNOWN_SUFFIX.render(lang, {"path": name, "suffixes": words})
            raise click.UsageError(not_one_of(suffix, suffixes, Text(text, text), lang), ctx)
    return tuple(names)


def write_document(
    source: str,
    reading: Reading,
    request: "Request",
    names: Sequence[str],
    make: "Callable[[Result], Document]",
    lang: Lang,
    verbose: int,
    others: Sequence[str] = (),
) -> int:
    """Compile, and write what ``make`` gives in every format; nothing where there is an error.
    ``others`` are further files that are read."""
    from crmgen.optional import MissingLibrary
    from crmgen.pipeline import compile_workbook

    outputs = tuple(Output(name, Path(name).suffix) for name in names)
    asked = Asked(lang, outputs, trace=False, reports=Reports(), verbose=verbose)
    if verbose >= STAGES:
        tell_before(reading.resolved, source, lang)
    result = compile_workbook(request)
    read = (source, reading.corosync, reading.variables, *others)
    check_paths(outputs, [name for name in read if name and name != STDIN], result.sink)
    if not result.sink.has_errors:
        document = make(result)
        try:
            files = _files(document, names)
        except MissingLibrary as missing:
            say(f"crmgen: {missing.text(lang)}", error=True)
            return FAILED
        _write(files, result)
    if verbose >= STAGES:
        tell_after(result, lang)
    show(result, asked)
    return exit_code(result.sink.sorted())


def _files(document: "Document", names: Sequence[str]) -> dict[Path, bytes]:
    from crmgen.document.formats import render

    files: dict[Path, bytes] = {}
    for name in names:
        path = Path(name)
        for part, data in render(document, path).items():
            files[path.parent / part] = data
    return files


def _write(files: dict[Path, bytes], result: "Result") -> None:
    """All files or none; a folder for figures is made where it is missing."""
    from crmgen import writing

    made: list[Path] = []
    try:
        for folder in dict.fromkeys(path.parent for path in files):
            if not folder.exists() and folder.parent.exists():
                folder.mkdir()
                made.append(folder)
        writing.write_all([writing.Output(path, data) for path, data in files.items()])
    except writing.NotWrittenError as error:
        _not_written(str(error.path), error.reason, result, made)
    except OSError as error:
        _not_written(str(error.filename), error, result, made)


def _not_written(name: str, error: OSError, result: "Result", made: Sequence[Path]) -> None:
    for folder in made:
        folder.rmdir()
    params = {"reason": codes.reason_of(error)}
    result.sink.report(codes.NOT_WRITTEN, None, found=name, params=params)
