"""Compiles one sheet, writes what was asked for, and shows what was found."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from crmgen.catalogue import cli as texts
from crmgen.catalogue import output as codes
from crmgen.cli.compile import Output
from crmgen.cli.console import OutputLostError, say, style_of, write_bytes
from crmgen.cli.reports import STDOUT, TEXT, Reports, content, write_files
from crmgen.cli.requests import (
    ADVICE,
    STAGES,
    STDIN,
    Reading,
    exit_code,
    tell_after,
    tell_before,
    text_of,
    without_advice,
)
from crmgen.diagnostics import Severity, Sink
from crmgen.pipeline import Result
from crmgen.text import Lang


class Asked(NamedTuple):
    """The options that only compiling has."""

    lang: Lang
    outputs: tuple[Output, ...]
    trace: bool
    reports: Reports
    verbose: int


def run(source: str, reading: Reading, asked: Asked) -> int:
    from crmgen.pipeline import compile_workbook

    stages = asked.verbose >= STAGES and asked.reports.stream == TEXT
    if stages:
        tell_before(reading.resolved, source, asked.lang)
    kinds = dict.fromkeys(output.kind for output in asked.outputs)
    request = reading.request(source, tuple(kinds), trace=asked.trace)
    result = compile_workbook(request)
    inputs = [name for name in (source, reading.corosync) if name and name != STDIN]
    check_paths(asked.outputs, inputs, result.sink)
    if not result.sink.has_errors:
        _write(asked.outputs, result)
    if stages:
        tell_after(result, asked.lang)
    if asked.reports == Reports():
        show(result, asked)
        return exit_code(result.sink.sorted())
    return _report(source, request.data, result, asked)


def _report(source: str, data: bytes | None, result: Result, asked: Asked) -> int:
    """Write the reports; the text is shown where no other kind takes its place."""
    from crmgen.reports.checked import Checked

    found = tuple(result.sink.sorted())
    checked = [Checked(source, found, result.grids, data)]
    failed = write_files(asked.reports, checked, asked.lang)
    if asked.reports.stream == TEXT:
        show(result, asked)
    else:
        taken = any(name == STDOUT for name, _ in asked.outputs)
        write_bytes(content(asked.reports.stream, checked, asked.lang), error=taken)
    if failed:
        say(text_of(failed, (), style_of(sys.stderr, asked.lang)), error=True)
    return exit_code([*found, *failed])


def check_paths(outputs: Sequence[Output], inputs: Sequence[str], sink: Sink) -> None:
    """Report outputs that would overwrite each other or an input."""
    taken = {_real(name) for name in inputs}
    seen: set[str] = set()
    for name in (output.name for output in outputs if output.name != STDOUT):
        real = _real(name)
        if real in taken or any(_same_file(name, other) for other in inputs):
            sink.report(codes.OUTPUT_IS_INPUT, None, found=name)
        elif real in seen:
            sink.report(codes.SAME_OUTPUT, None, found=name)
        seen.add(real)


def _real(name: str) -> str:
    return os.path.normcase(os.path.realpath(name))


def _same_file(name: str, other: str) -> bool:
    try:
        return Path(name).samefile(other)
    except OSError:
        return False


def _write(outputs: Sequence[Output], result: Result) -> None:
    """Write all files, then the standard output; what fails becomes a finding."""
    from crmgen import writing

    files = [
        writing.Output(Path(name), result.outputs[kind], executable=kind == "pcs")
        for name, kind in outputs
        if name != STDOUT
    ]
    try:
        writing.write_all(files)
    except writing.NotWrittenError as error:
        _not_written(str(error.path), error.reason, result.sink)
        return
    for _, kind in (output for output in outputs if output.name == STDOUT):
        try:
            write_bytes(result.outputs[kind])
        except OutputLostError as error:
            _not_written(STDOUT, error.reason, result.sink)


def _not_written(name: str, error: OSError, sink: Sink) -> None:
    sink.report(codes.NOT_WRITTEN, None, found=name, params={"reason": codes.reason_of(error)})


def show(result: Result, asked: Asked) -> None:
    findings = result.sink.sorted()
    shown = findings if asked.verbose >= ADVICE else without_advice(findings)
    if shown:
        style = style_of(sys.stderr, asked.lang)
        say(text_of(shown, result.grids, style), error=True)
        say("", error=True)
    for line in _summary(result, asked):
        say(line, error=True)


def _summary(result: Result, asked: Asked) -> Iterator[str]:
    """One line that says what came of it; none for a clean run without ``-V``."""
    findings = result.sink.sorted()
    if not findings and not asked.verbose:
        return
    from crmgen.diagnostics.render import summary

    counts = summary(findings if asked.verbose else without_advice(findings), asked.lang)
    names = [texts.STDOUT_NAME(asked.lang) if name == STDOUT else name for name, _ in asked.outputs]
    words = {"counts": counts, "files": ", ".join(names)}
    hidden = "" if asked.verbose else _hidden_advice(result.sink, asked.lang)
    if result.sink.has_errors:
        yield texts.NOTHING_WRITTEN.render(asked.lang, words) + hidden
    elif counts:
        yield texts.WRITTEN.render(asked.lang, words) + hidden
    elif asked.verbose:
        yield texts.WRITTEN_CLEAN.render(asked.lang, words)


def _hidden_advice(sink: Sink, lang: Lang) -> str:
    number = sink.count(Severity.ADVICE)
    return texts.ADVICE_HIDDEN.render(lang, {"n": str(number)}) if number else ""
