"""``crmgen fmt INPUT -o OUT.xlsx``: an old sheet as a workbook of today."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from crmgen.catalogue import cli as cli_texts
from crmgen.catalogue import fmt as texts
from crmgen.catalogue import new as new_texts
from crmgen.catalogue.output import reason_of
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand, Word
from crmgen.cli.console import read_bytes, say, style_of, write_bytes
from crmgen.cli.reports import TEXT, Report, Reports, choose, content, write_files
from crmgen.cli.requests import STDIN, STDIN_NAME, text_of
from crmgen.diagnostics import Diagnostic, Severity
from crmgen.text import Lang, Text

if TYPE_CHECKING:
    from crmgen.reports.checked import Checked
    from crmgen.rewrite.run import Order, Rewritten
    from crmgen.targets import Target

CLEAN, FAILED, WARNED = 0, 1, 2
_CHANGES = "FMT"


class _Asked(Struct, frozen=True):
    """What the command line asks for."""

    lang: Lang
    source: str
    output: str
    voice: str
    sheet: str | None
    target: "Target | None"
    update: bool
    reports: Reports


def command(lang: Lang) -> LocalizedCommand:
    from crmgen.workbook.voice import VOICES

    def fmt(
        inputs: tuple[str, ...],
        output: str | None,
        sheet: str | None,
        update: bool,
        target: "Target | None",
        voice: str | None,
        check_report: tuple[Report, ...],
    ) -> int:
        name = _output(inputs, output, lang)
        reports = choose(check_report, inputs, [] if _is_folder(name) else [name], lang)
        asked = _Asked(lang, inputs[0], name, voice or lang, sheet, target, update, reports)
        return _run(asked)

    def option(names: list[str], key: str, **more: object) -> click.Option:
        return click.Option(names, help=texts.OPTION_HELP[key](lang), **more)  # type: ignore[arg-type]

    out = {"metavar": texts.OUT_WORD(lang), "type": click.Path(path_type=str)}
    return LocalizedCommand(
        "fmt",
        lang,
        callback=fmt,
        params=[
            options.inputs(lang),
            option(["-o", "--output", "output"], "output", **out),
            options.value(lang, ["--sheet"], "sheet", cli_texts.SHEET_WORD),
            option(["--update", "update"], "update", is_flag=True),
            options.value(
                lang, ["--target"], "target", cli_texts.TARGET_WORD, options.TargetName(lang)
            ),
            option(["--lang", "voice"], "voice", type=Word(VOICES, lang)),
            options.report(lang, "check_report"),
        ],
        about=texts.HELP,
        usage=(f"fmt {cli_texts.OPTIONS_WORD(lang)} {cli_texts.INPUT_WORD(lang)}",),
        sections=[(cli_texts.EXAMPLES, [("crmgen fmt old.xls --sheet 2 -o cluster.xlsx", "")])],
    )


def _output(inputs: Sequence[str], output: str | None, lang: Lang) -> str:
    """The output, where the command line can be meant. Raises UsageError where not."""
    ctx = click.get_current_context()
    if len(inputs) != 1:
        raise click.UsageError(texts.ONE_INPUT(lang), ctx)
    if output is None:
        raise click.UsageError(texts.NO_OUTPUT(lang), ctx)
    if not _is_folder(output) and Path(output).suffix.lower() != ".xlsx":
        raise click.UsageError(new_texts.NOT_XLSX.render(lang, {"path": output}), ctx)
    return output


def _is_folder(name: str) -> bool:
    return name.endswith(("/", os.sep)) or Path(name).is_dir()


def _run(asked: _Asked) -> int:
    from crmgen.reports.checked import Checked
    from crmgen.rewrite.run import rewrite

    checked: list[Checked] = []
    worst = CLEAN
    for order, path in _orders(asked):
        result = rewrite(order)
        found = tuple(result.sink.sorted())
        part = order.sheet if _is_folder(asked.output) and order.sheet else ""
        checked.append(Checked(asked.source, found, result.grids, order.data, part=part))
        if asked.reports.stream == TEXT:
            _show(result, asked.lang)
        code = _write(path, result, asked)
        worst = FAILED if FAILED in (code, worst) else max(code, worst)
    if asked.reports != Reports():
        worst = _report(asked, checked) or worst
    return worst


def _orders(asked: _Asked) -> "Iterator[tuple[Order, Path]]":
    """Each workbook to make, with its path."""
    from crmgen.batch.names import safe_name
    from crmgen.rewrite.gather import clusters
    from crmgen.rewrite.run import Order
    from crmgen.targets import resolve_target

    data = read_bytes() if asked.source == STDIN else None
    path = Path(STDIN_NAME if asked.source == STDIN else asked.source)
    target = asked.target or resolve_target(None)

    def order(sheet: str | None) -> "Order":
        return Order(path, target, asked.voice, data, sheet, asked.update)  # type: ignore[arg-type]

    if not _is_folder(asked.output):
        yield order(asked.sheet), Path(asked.output)
        return
    folder = Path(asked.output)
    names = (asked.sheet,) if asked.sheet else clusters(path, data) or (None,)
    for name in names:
        yield order(name), folder / f"{safe_name(name or path.stem)}.xlsx"


def _show(result: "Rewritten", lang: Lang) -> None:
    """The findings, then each change in a line of its own."""
    found = result.sink.sorted()
    changes = [item for item in found if item.code.id.startswith(_CHANGES)]
    others = [item for item in found if not item.code.id.startswith(_CHANGES)]
    if others:
        say(text_of(others, result.grids, style_of(sys.stderr, lang)), error=True)
        say("", error=True)
    if changes and result.data is not None:
        say(texts.CHANGED.render(lang, {"n": str(len(changes))}), error=True)
        for item in changes:
            say(f"  {_change(item, lang)}", error=True)


def _change(item: Diagnostic, lang: Lang) -> str:
    """Cell, old, new, reason."""
    from crmgen.diagnostics.width import printable

    at = item.origin
    sheet = f"{at.source.sheet}!" if at and at.source.sheet else ""
    where = f"{sheet}{at.cell}" if at else ""
    words = f"  {item.found} → {item.nearest}" if item.nearest and item.found else ""
    return printable(f"{where}{words}  {item.code.id} {item.message(lang)}")


def _write(path: Path, result: "Rewritten", asked: _Asked) -> int:
    lang = asked.lang
    from crmgen import writing
    from crmgen.diagnostics.render import summary

    found = [item for item in result.sink.sorted() if item.severity is not Severity.ADVICE]
    counts = summary(found, lang)
    words: dict[str, str | Text] = {"path": str(path), "counts": counts}
    if result.data is None:
        say(texts.NOTHING_WRITTEN.render(lang, words), error=True)
        return FAILED
    if path.exists():
        say(f"crmgen: {new_texts.EXISTS.render(lang, words)}", error=True)
        return FAILED
    try:
        if _is_folder(asked.output):
            path.parent.mkdir(parents=True, exist_ok=True)
        writing.write_all([writing.Output(path, result.data)])
    except writing.NotWrittenError as error:
        words["reason"] = reason_of(error.reason)
        say(f"crmgen: {new_texts.NOT_WRITTEN.render(lang, words)}", error=True)
        return FAILED
    say((texts.MENDED if found else texts.WRITTEN).render(lang, words), error=True)
    return WARNED if found else CLEAN


def _report(asked: _Asked, checked: "list[Checked]") -> int:
    """Write the reports; FAILED where one could not be written."""
    failed = write_files(asked.reports, checked, asked.lang) if asked.reports.files else []
    if asked.reports.stream != TEXT:
        write_bytes(content(asked.reports.stream, checked, asked.lang))
    if failed:
        say(text_of(failed, (), style_of(sys.stderr, asked.lang)), error=True)
    return FAILED if failed else CLEAN
