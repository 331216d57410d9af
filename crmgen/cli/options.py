"""The options and arguments that commands share, in the reader's language."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

import crmgen
from crmgen.catalogue import build as build_texts
from crmgen.catalogue import cli as texts
from crmgen.cli.command import Word, not_one_of
from crmgen.text import Lang, Text

KINDS = ("crm", "pcs", "cib")
_HELP = {**texts.OPTION_HELP, **build_texts.OPTION_HELP}


if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from crmgen.targets import Target

    TargetType = click.ParamType[Target]
    AnyType = click.ParamType[Any]
else:  # generic from click 8.4 on
    TargetType = AnyType = click.ParamType


class TargetName(TargetType):
    """A platform's name or versions; gives a Target."""

    name = "target"

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> "Target":
        from crmgen.targets import TargetError, resolve_target

        try:
            return resolve_target(str(value))
        except TargetError as error:
            wrong = texts.WRONG_VERSIONS if "=" in str(value) else texts.UNKNOWN_TARGET
            self.fail(not_one_of(error.part, error.allowed, wrong, self.lang), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list["CompletionItem"]:
        from click.shell_completion import CompletionItem

        from crmgen.targets.platforms import PLATFORMS

        del ctx, param
        return [
            CompletionItem(platform.name, help=platform.title)
            for platform in PLATFORMS.values()
            if platform.name.startswith(incomplete)
        ]


class CodeName(AnyType):
    """A code of a finding, or the beginning of codes: OPS401, OPS."""

    name = "code"

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        from crmgen.catalogue.index import all_codes

        word = str(value).upper()
        if not word or not any(code.startswith(word) for code in all_codes()):
            message = not_one_of(word, tuple(all_codes()), texts.UNKNOWN_CODE, self.lang)
            self.fail(message, param, ctx)
        return word

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list["CompletionItem"]:
        from click.shell_completion import CompletionItem

        from crmgen.catalogue.index import all_codes

        del ctx, param
        return [
            CompletionItem(name, help=code.message(self.lang))
            for name, code in all_codes().items()
            if name.startswith(incomplete.upper())
        ]


def inputs(lang: Lang) -> click.Argument:
    """INPUT…; how many there must be is for the command to say."""
    return click.Argument(
        ["inputs"], nargs=-1, metavar=texts.INPUT_WORD(lang), type=click.Path(path_type=str)
    )


def value(
    lang: Lang,
    names: Sequence[str],
    key: str,
    metavar: Text | None = None,
    kind: AnyType | None = None,
    *,
    multiple: bool = False,
) -> click.Option:
    """An option with a value; ``key`` names its help."""
    return click.Option(
        [*names, key],
        type=kind,
        metavar=metavar(lang) if metavar else None,
        multiple=multiple,
        help=_HELP[key](lang),
    )


def flag(lang: Lang, names: Sequence[str], key: str) -> click.Option:
    return click.Option([*names, key], is_flag=True, help=_HELP[key](lang))


def file(lang: Lang, names: Sequence[str], key: str, *, multiple: bool = False) -> click.Option:
    kind = click.Path(path_type=str)
    return value(lang, names, key, texts.FILE_WORD, kind, multiple=multiple)


def reading(lang: Lang) -> list[click.Parameter]:
    """What to read and how to understand it."""
    return [
        value(lang, ["--sheet"], "sheet", texts.SHEET_WORD),
        once(file(lang, ["--vars"], "variables", multiple=True), lang),
        value(lang, ["--cluster"], "cluster", texts.NAME_WORD),
        value(lang, ["--target"], "target", texts.TARGET_WORD, TargetName(lang)),
        flag(lang, ["-C", "--no-colocation"], "no_colocation"),
        flag(lang, ["-O", "--no-order"], "no_order"),
        flag(lang, ["-b", "--braces"], "braces"),
        file(lang, ["--corosync"], "corosync"),
        value(lang, ["--agents"], "agents", texts.FOLDER_WORD, click.Path(path_type=str)),
        flag(lang, ["--strict"], "strict"),
        value(lang, ["--select"], "select", texts.CODE_WORD, CodeName(lang), multiple=True),
        value(lang, ["--ignore"], "ignore", texts.CODE_WORD, CodeName(lang), multiple=True),
    ]


def once(option: click.Option, lang: Lang) -> click.Option:
    """An option whose value is one: of several click would take the last without a word."""

    def check(ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> str | None:
        if len(values) > 1:
            raise click.UsageError(build_texts.ONE_VARIABLES(lang), ctx)
        return values[0] if values else None

    option.callback = check
    return option


def verbose(lang: Lang) -> click.Option:
    return click.Option(["-V", "--verbose"], count=True, help=texts.OPTION_HELP["verbose"](lang))


def report(lang: Lang, key: str) -> click.Option:
    from crmgen.cli.reports import ReportKind

    return value(lang, ["--report"], key, kind=ReportKind(lang), multiple=True)


def language(lang: Lang) -> click.Option:
    """Read by :mod:`crmgen.cli.language` before; here for its help and its wrong values."""
    return click.Option(
        ["--lang"],
        type=Word(("ja", "en"), lang),
        expose_value=False,
        help=texts.OPTION_HELP["lang"](lang),
    )


def version(lang: Lang) -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            from crmgen.cli.console import say

            say(f"crmgen {crmgen.__version__}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=texts.OPTION_HELP["version"](lang),
    )
