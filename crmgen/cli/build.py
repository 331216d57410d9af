"""``crmgen build INPUT… --out FOLDER``: many workbooks, or many clusters of one."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
from msgspec.structs import replace

from crmgen.catalogue import build as words
from crmgen.catalogue import cli as texts
from crmgen.cli import options
from crmgen.cli.check import expand, kinds_shipped
from crmgen.cli.command import LocalizedCommand, Word
from crmgen.cli.console import say, style_of, write_bytes
from crmgen.cli.progress import STEPS, progress
from crmgen.cli.reports import TEXT, XLSX, Report, Reports, choose, content, is_folder, write_files
from crmgen.cli.requests import ADVICE, STAGES, Reading, exit_code
from crmgen.cli.requests import text_of as findings_text
from crmgen.diagnostics import Diagnostic
from crmgen.model.numbers import number
from crmgen.text import Lang

if TYPE_CHECKING:
    from crmgen.batch.job import Job, Outcome
    from crmgen.batch.pool import Pool
    from crmgen.reports.checked import Checked

    CountType = click.ParamType[int]
else:  # generic from click 8.4 on
    CountType = click.ParamType

FAULT = 3


class Count(CountType):
    """A number from 1."""

    name = "count"

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        text = str(value)
        count = number(text)
        if not count:
            self.fail(words.NO_COUNT.render(self.lang, {"word": text}), param, ctx)
        return count


class Asked(NamedTuple):
    lang: Lang
    out: Path
    kinds: tuple[str, ...]
    variables: tuple[str, ...]
    jobs: int
    trace: bool
    reports: Reports
    verbose: int


def command(lang: Lang) -> LocalizedCommand:
    def build(
        inputs: tuple[str, ...],
        out: str | None,
        build_format: tuple[str, ...],
        build_variables: tuple[str, ...],
        jobs: int | None,
        trace: bool,
        build_report: tuple[Report, ...],
        verbose: int,
        **reading: object,
    ) -> int:
        read = Reading(variables=None, **reading)  # type: ignore[arg-type]
        names = expand(inputs)
        folder = _folder(names, out, lang)
        kinds = tuple(dict.fromkeys(build_format)) or kinds_shipped(read.resolved)
        reports = _reports(build_report, names, lang)
        _check_variables(build_variables, lang)
        from crmgen.batch.pool import usable_cores

        asked = Asked(
            lang, folder, kinds, build_variables, jobs or usable_cores(), trace, reports, verbose
        )
        return _run(names, read, asked)

    shared = [option for option in options.reading(lang) if option.name != "variables"]
    return LocalizedCommand(
        "build",
        lang,
        callback=build,
        params=[
            options.inputs(lang),
            options.value(lang, ["--out"], "out", texts.FOLDER_WORD, click.Path(path_type=str)),
            options.value(
                lang, ["--format"], "build_format", kind=Word(options.KINDS, lang), multiple=True
            ),
            options.file(lang, ["--vars"], "build_variables", multiple=True),
            *shared,
            options.value(lang, ["-j", "--jobs"], "jobs", words.COUNT_WORD, Count(lang)),
            options.flag(lang, ["--trace"], "trace"),
            options.report(lang, "build_report"),
            options.verbose(lang),
            options.language(lang),
        ],
        about=words.HELP,
        usage=(
            f"build {texts.OPTIONS_WORD(lang)} {texts.INPUT_WORD(lang)}… "
            f"--out {texts.FOLDER_WORD(lang)}",
        ),
        notes=(words.NOTE,),
    )


def _folder(names: Sequence[str], out: str | None, lang: Lang) -> Path:
    if not names:
        _refuse(texts.NO_INPUT(lang))
    if not out:
        _refuse(words.NO_OUT(lang))
    folder = Path(out or "")
    if folder.exists() and not folder.is_dir():
        _refuse(words.OUT_IS_FILE.render(lang, {"path": str(folder)}))
    return folder


def _reports(asked: Sequence[Report], names: Sequence[str], lang: Lang) -> Reports:
    """As ``check``; annotated copies have names of their own and need a folder."""
    copies = [report for report in asked if report.kind == XLSX]
    if not all(report.file and is_folder(report.file) for report in copies):
        _refuse(texts.REPORT_FOLDER(lang))
    chosen = choose([r for r in asked if r.kind != XLSX], names, (), lang)
    return replace(chosen, files=(*chosen.files, *copies))


def _check_variables(names: Sequence[str], lang: Lang) -> None:
    """Each file is a cluster with the file's name."""
    seen: dict[str, str] = {}
    for name in names:
        key = Path(name).stem.casefold()
        if key in seen:
            _refuse(words.SAME_VARIABLES.render(lang, {"one": seen[key], "other": name}))
        seen[key] = name


def _refuse(message: str) -> None:
    raise click.UsageError(message, click.get_current_context())


def _run(names: Sequence[str], reading: Reading, asked: Asked) -> int:
    outcomes = _compile(_jobs(names, reading, asked), asked)
    checked = [_checked(outcome, asked.out) for outcome in outcomes]
    failed: list[Diagnostic] = []
    if asked.reports.files:
        failed = write_files(asked.reports, checked, asked.lang)
    if asked.reports.stream == TEXT:
        _show(checked, outcomes, asked)
    else:
        write_bytes(content(asked.reports.stream, checked, asked.lang))
    if failed:
        say(findings_text(failed, (), style_of(sys.stderr, asked.lang)), error=True)
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    if faults and asked.verbose >= STAGES:
        say("\n".join(faults), error=True)
    code = exit_code([*(finding for item in checked for finding in item.findings), *failed])
    return FAULT if faults else code


def _jobs(names: Sequence[str], reading: Reading, asked: Asked) -> "list[Job]":
    from crmgen.batch.job import Job
    from crmgen.batch.names import SameNameError, find_workbooks

    try:
        folders = find_workbooks(names, asked.out)
    except SameNameError as error:
        one, other = error.names
        raise click.UsageError(
            words.SAME_NAME.render(asked.lang, {"one": one, "other": other}),
            click.get_current_context(),
        ) from None
    if not folders:
        _refuse(words.NO_WORKBOOK.render(asked.lang, {"path": ", ".join(names)}))
    whole = any(report.kind == XLSX for report in asked.reports.files)
    requests = [
        (reading.request(name, asked.kinds, trace=asked.trace), folder)
        for name, folder in folders.items()
    ]
    if not asked.variables:
        return [Job(request, folder, whole=whole) for request, folder in requests]
    return [
        Job(replace(request, variables=Path(file)), folder, Path(file).stem, whole)
        for request, folder in requests
        for file in asked.variables
    ]


def _compile(jobs: "Sequence[Job]", asked: Asked) -> "list[Outcome]":
    """All jobs; those that turn out to hold several clusters, one after the other for each."""
    from crmgen.batch.pool import Pool

    pool = Pool(asked.jobs)
    first = _with_bar(pool, jobs, asked)
    more = {
        number: _for_clusters(jobs[number], outcome.clusters, asked)
        for number, outcome in enumerate(first)
        if outcome.clusters
    }
    rest = iter(_with_bar(pool, [job for part in more.values() for job in part], asked))
    outcomes: list[Outcome] = []
    for index, outcome in enumerate(first):
        if index in more:
            outcomes += [next(rest) for _ in more[index]]
        else:
            outcomes.append(outcome)
    return outcomes


def _for_clusters(job: "Job", clusters: Sequence[str], asked: Asked) -> "list[Job]":
    """One job a cluster; of several files of variables each is for the cluster with its name."""
    if len(asked.variables) > 1:
        return [replace(job, request=replace(job.request, cluster=job.label))]
    return [
        replace(job, request=replace(job.request, cluster=cluster), label=cluster)
        for cluster in clusters
    ]


def _with_bar(pool: "Pool", jobs: "Sequence[Job]", asked: Asked) -> "list[Outcome]":
    names = [str(job.request.path) for job in jobs]
    with progress(names, texts.BUILDING(asked.lang)) as begin:

        def done(outcome: "Outcome") -> None:
            if begin is not None:
                step = begin(outcome.name)
                for _ in range(STEPS):
                    step()

        return pool.run(jobs, done)


def _checked(outcome: "Outcome", out: Path) -> "Checked":
    """Its annotated copy has the place below the report's folder that outputs have below theirs."""
    from crmgen.batch.names import safe_name
    from crmgen.reports.checked import Checked

    path = Path(outcome.name)
    suffix = ".xlsm" if path.suffix.lower() == ".xlsm" else ".xlsx"
    name = safe_name(outcome.part or path.stem) + suffix
    copy = str(outcome.folder.relative_to(out) / name)
    return Checked(outcome.name, outcome.findings, outcome.grids, part=outcome.part, copy=copy)


def _show(checked: "Sequence[Checked]", outcomes: "Sequence[Outcome]", asked: Asked) -> None:
    from crmgen.cli.faces import text_of

    style = style_of(sys.stdout, asked.lang)
    for line in text_of(checked, style, verbose=asked.verbose >= ADVICE):
        say(line)
    written = sum(1 for outcome in outcomes if outcome.written)
    numbers = {"written": str(written), "failed": str(len(outcomes) - written)}
    say(words.BUILT.render(asked.lang, {**numbers, "folder": f"{asked.out}{os.sep}"}))
