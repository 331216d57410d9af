"""``crmgen new OUT.xlsx``: a workbook to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from crmgen.catalogue import cli as cli_texts
from crmgen.catalogue import new as texts
from crmgen.catalogue.output import reason_of
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand, Word
from crmgen.cli.console import say
from crmgen.text import Lang, Text

if TYPE_CHECKING:
    from crmgen.targets import Target

CLEAN, FAILED = 0, 1
LAYOUTS = ("sheets", "classic")
BLANK = "blank"


def command(lang: Lang) -> LocalizedCommand:
    from crmgen.workbook.profile import PROFILES
    from crmgen.workbook.voice import VOICES

    def new(
        output: str | None,
        voice: str | None,
        profile: str | None,
        nodes: str | None,
        target: "Target | None",
        layout: str | None,
    ) -> int:
        path = _path(output, lang)
        names = _nodes(nodes, profile or BLANK, lang)
        data = _made(voice or lang, profile or BLANK, names, target, layout or LAYOUTS[0])
        return _write(path, data, lang)

    def option(names: list[str], key: str, **more: object) -> click.Option:
        return click.Option(names, help=texts.OPTION_HELP[key](lang), **more)  # type: ignore[arg-type]

    target_option = options.value(
        lang, ["--target"], "target", cli_texts.TARGET_WORD, options.TargetName(lang)
    )
    return LocalizedCommand(
        "new",
        lang,
        callback=new,
        params=[
            click.Argument(
                ["output"],
                required=False,
                metavar=texts.OUT_WORD(lang),
                type=click.Path(path_type=str),
            ),
            option(["--lang", "voice"], "voice", type=Word(VOICES, lang)),
            option(["--profile"], "profile", type=Word((*PROFILES, BLANK), lang)),
            option(["--nodes"], "nodes", metavar=texts.NODES_WORD(lang)),
            target_option,
            option(["--layout"], "layout", type=Word(LAYOUTS, lang)),
        ],
        about=texts.HELP,
        usage=(f"new {cli_texts.OPTIONS_WORD(lang)} {texts.OUT_WORD(lang)}",),
        sections=[
            (cli_texts.EXAMPLES, [("crmgen new cluster.xlsx --profile pgsql-shared-disk", "")])
        ],
    )


def _path(output: str | None, lang: Lang) -> Path:
    ctx = click.get_current_context()
    if output is None:
        raise click.UsageError(texts.NO_OUTPUT(lang), ctx)
    if Path(output).suffix.lower() != ".xlsx":
        raise click.UsageError(texts.NOT_XLSX.render(lang, {"path": output}), ctx)
    return Path(output)


def _nodes(given: str | None, profile: str, lang: Lang) -> tuple[str, ...]:
    """The names of the nodes. Raises UsageError where they are none, or not as many as needed."""
    from crmgen.tables import types
    from crmgen.workbook.profile import NODES

    ctx = click.get_current_context()
    if given is None:
        return () if profile == BLANK else NODES
    names = tuple(word.strip() for word in given.split(","))
    for name in names:
        if not name or isinstance(types.UNAME.parse(name), types.Problem):
            raise click.UsageError(texts.WRONG_NODE.render(lang, {"word": name}), ctx)
        if [other.casefold() for other in names].count(name.casefold()) > 1:
            raise click.UsageError(texts.NODE_TWICE.render(lang, {"word": name}), ctx)
    if profile != BLANK and len(names) != len(NODES):
        words = {"profile": profile, "n": str(len(NODES))}
        raise click.UsageError(texts.NODE_COUNT.render(lang, words), ctx)
    return names


def _made(
    voice: str, profile: str, nodes: tuple[str, ...], target: "Target | None", layout: str
) -> bytes:
    from crmgen.targets import resolve_target
    from crmgen.workbook.make import make_workbook

    return make_workbook(
        voice,  # type: ignore[arg-type]
        profile if profile != BLANK else None,
        nodes,
        target or resolve_target(None),
        classic=layout == "classic",
    )


def _write(path: Path, data: bytes, lang: Lang) -> int:
    from crmgen import writing

    if path.exists():
        say(f"crmgen: {texts.EXISTS.render(lang, {'path': str(path)})}", error=True)
        return FAILED
    try:
        writing.write_all([writing.Output(path, data)])
    except writing.NotWrittenError as error:
        words: dict[str, str | Text] = {"path": str(path), "reason": reason_of(error.reason)}
        say(f"crmgen: {texts.NOT_WRITTEN.render(lang, words)}", error=True)
        return FAILED
    say(texts.WRITTEN.render(lang, {"path": str(path)}), error=True)
    return CLEAN
