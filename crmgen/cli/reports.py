"""``--report KIND[=FILE]``: which reports are asked for, and where they go."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from msgspec import Struct

from crmgen.catalogue import cli as texts
from crmgen.catalogue import output as codes
from crmgen.cli.command import not_one_of
from crmgen.diagnostics import Diagnostic
from crmgen.text import Lang

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from crmgen.reports.checked import Checked

    AnyType = click.ParamType[Any]
else:  # generic from click 8.4 on
    AnyType = click.ParamType

TEXT, XLSX = "text", "xlsx"
KINDS = (TEXT, "json", "sarif", "html", XLSX)
STDIN = STDOUT = "-"


class Report(NamedTuple):
    """One ``--report``; ``file`` is empty where it goes to the standard output."""

    kind: str
    file: str


class Reports(Struct, frozen=True):
    """``stream`` is the kind that is shown, the text where no other one is asked for."""

    stream: str = TEXT
    files: tuple[Report, ...] = ()


class ReportKind(AnyType):
    """``KIND`` or ``KIND=FILE``; gives a Report."""

    name = "report"

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        del param, ctx
        return f"{'|'.join(KINDS)}[={texts.FILE_WORD(self.lang)}]"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Report:
        kind, equals, file = str(value).partition("=")
        if kind not in KINDS:
            self.fail(not_one_of(kind, KINDS, texts.NOT_ONE_OF, self.lang), param, ctx)
        if equals and not file:
            self.fail(texts.REPORT_NO_FILE.render(self.lang, {"kind": kind}), param, ctx)
        return Report(kind, file)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list["CompletionItem"]:
        from click.shell_completion import CompletionItem

        del ctx, param
        return [CompletionItem(kind) for kind in KINDS if kind.startswith(incomplete)]


def choose(
    asked: Sequence[Report], inputs: Sequence[str], outputs: Sequence[str], lang: Lang
) -> Reports:
    """What ``--report`` asks for. Raises UsageError where reports would get into each other's way.

    ``outputs`` are the files that the configuration is written to.
    """
    shown = list(dict.fromkeys(report.kind for report in asked if not report.file))
    if len(shown) > 1:
        _refuse(texts.REPORT_TWICE.render(lang, {"kinds": ", ".join(shown)}))
    files = tuple(report for report in asked if report.file)
    copies = [report for report in asked if report.kind == XLSX]
    if len(inputs) > 1 and not all(report.file and is_folder(report.file) for report in copies):
        _refuse(texts.REPORT_FOLDER(lang))
    if shown == [XLSX] and (STDOUT in outputs or sys.stdout.isatty()):
        _refuse(texts.REPORT_NOT_SHOWN(lang))
    taken = {_real(name) for name in inputs if name != STDIN}
    used = {_real(name) for name in outputs if name != STDOUT}
    for name in (name for report in files for name in names_of(report, inputs)):
        if _real(name) in taken:
            _refuse(codes.OUTPUT_IS_INPUT.message.render(lang, {"found": name}))
        if _real(name) in used:
            _refuse(codes.SAME_OUTPUT.message.render(lang, {"found": name}))
        used.add(_real(name))
    return Reports(shown[0] if shown else TEXT, files)


def is_folder(name: str) -> bool:
    """Whether a report's FILE is a folder that takes one workbook for each input."""
    return name.endswith(("/", os.sep)) or Path(name).is_dir()


def names_of(
    report: Report, inputs: Sequence[str], copies: Sequence[str] | None = None
) -> list[str]:
    """The files that a report is written to; ``copies`` are names for those in a folder."""
    if report.kind != XLSX or not is_folder(report.file):
        return [report.file]
    if copies is not None:
        return [str(Path(report.file, name)) for name in copies]
    names = ["stdin" if name == STDIN else Path(name).name for name in inputs]
    return [str(Path(report.file, _workbook_name(name))) for name in names]


def _workbook_name(name: str) -> str:
    """A workbook's copy has its name; what is made anew from another file has both endings."""
    return name if name.lower().endswith((".xlsx", ".xlsm")) else f"{name}.xlsx"


def _real(name: str) -> str:
    return os.path.normcase(os.path.realpath(name))


def _refuse(message: str) -> None:
    raise click.UsageError(message, click.get_current_context())


def content(kind: str, checked: Sequence["Checked"], lang: Lang) -> bytes:
    """A report's bytes; that of an annotated workbook holds the first input alone."""
    match kind:
        case "json":
            from crmgen.reports.jsonlines import render_json

            lines = [render_json(item.findings, lang, item.part) for item in checked]
            return "".join(lines).encode()
        case "sarif":
            from crmgen.reports.sarif import render_sarif

            return render_sarif(checked, lang).encode()
        case "html":
            from crmgen.reports.page import render_page

            return render_page(checked, lang).encode()
        case "xlsx":
            from crmgen.reports.annotate import annotated

            return annotated(checked[0], lang)
    from crmgen.cli.console import plain_style
    from crmgen.cli.faces import text_of

    return "\n".join([*text_of(checked, plain_style(lang), verbose=True), ""]).encode()


def write_files(reports: Reports, checked: Sequence["Checked"], lang: Lang) -> list[Diagnostic]:
    """Write every report that has a file; what could not be written, as findings."""
    from crmgen import writing

    inputs = [item.name for item in checked]
    copies = [item.copy for item in checked] if checked[0].copy else None
    folders: set[Path] = set()
    outputs: list[writing.Output] = []
    failed: list[Diagnostic] = []
    for report in reports.files:
        for number, name in enumerate(names_of(report, inputs, copies)):
            part = checked if report.kind != XLSX else checked[number : number + 1]
            failed += _problem(name, report.kind, part[0])
            outputs.append(writing.Output(Path(name), content(report.kind, part, lang)))
            if report.kind == XLSX and is_folder(report.file):
                folders.add(Path(name).parent)
    if failed:
        return failed
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        writing.write_all(outputs)
    except writing.NotWrittenError as error:
        return [_not_written(str(error.path), error.reason)]
    except OSError as error:
        return [_not_written(str(error.filename), error)]
    return []


def _problem(name: str, kind: str, checked: "Checked") -> list[Diagnostic]:
    """A workbook that its program would refuse because of its name."""
    if kind != XLSX:
        return []
    from crmgen.reports.annotate import suffix_of

    suffix = suffix_of(checked)
    if Path(name).suffix.lower() == suffix:
        return []
    return [Diagnostic(codes.REPORT_SUFFIX, None, found=name, params={"suffix": suffix})]


def _not_written(name: str, error: OSError) -> Diagnostic:
    params = {"reason": codes.reason_of(error)}
    return Diagnostic(codes.REPORT_NOT_WRITTEN, None, found=name, params=dict(params))
