"""click's commands in the reader's language: help, usage errors, and words to choose from."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from crmgen.catalogue import cli as texts
from crmgen.text import Lang, Text

WIDTH = 80
_LABELS = 28


class LocalizedCommand(click.Command):
    """A command whose help is made from :class:`Text`.

    ``usage`` is what follows the program's name, one line each; ``sections`` are shown after the
    options: a title and rows of label and text.
    """

    def __init__(
        self,
        name: str | None,
        lang: Lang,
        *,
        callback: Callable[..., int],
        params: Sequence[click.Parameter],
        about: Text,
        usage: Sequence[str],
        sections: Sequence[tuple[Text, Sequence[tuple[str, str]]]] = (),
        notes: Sequence[Text] = (),
    ) -> None:
        super().__init__(
            name,
            callback=callback,
            params=[*params, _help_option(lang)],
            help=about(lang),
            add_help_option=False,
        )
        self.lang = lang
        self.usage = usage
        self.sections = sections
        self.notes = notes

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            # the parser's own errors lack it (click 8.1 to 8.5), and so what the help belongs to
            error.ctx = error.ctx or ctx
            raise

    def get_usage(self, ctx: click.Context) -> str:
        from crmgen.diagnostics.width import columns_of

        start = f"{texts.USAGE(self.lang)}: "
        indent = " " * columns_of(start)
        lines = [f"{ctx.find_root().info_name} {line}" for line in self.usage]
        return "\n".join(
            (start if number == 0 else indent) + line for number, line in enumerate(lines)
        )

    def get_help(self, ctx: click.Context) -> str:
        from crmgen.diagnostics.width import wrap

        blocks = [[self.get_usage(ctx)], wrap(self.help or "", WIDTH)]
        shown = [option for option in self.params if isinstance(option, click.Option)]
        options = [record for option in shown if (record := option.get_help_record(ctx))]
        for title, rows in [(texts.OPTIONS, options), *self.sections]:
            blocks.append([f"{title(self.lang)}:", *_table(rows)])
        blocks += [wrap(note(self.lang), WIDTH) for note in self.notes]
        return "\n\n".join("\n".join(block) for block in blocks)


def _table(rows: Sequence[tuple[str, str]]) -> list[str]:
    from crmgen.diagnostics.width import columns_of, wrap

    lines = []
    for label, text in rows:
        described = wrap(text, WIDTH - _LABELS - 2) if text else []
        start = f"  {label}"
        if described and columns_of(start) < _LABELS:
            start += " " * (_LABELS - columns_of(start)) + "  " + described.pop(0)
        lines += [start, *(" " * (_LABELS + 2) + line for line in described)]
    return lines


def _help_option(lang: Lang) -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            from crmgen.cli.console import say

            say(ctx.get_help())
            ctx.exit()

    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=texts.OPTION_HELP["help"](lang),
    )


if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    WordType = click.ParamType[str]
else:  # generic from click 8.4 on
    WordType = click.ParamType


class Word(WordType):
    """One of a few words; a wrong one is answered with all of them and the nearest."""

    name = "word"

    def __init__(self, words: Sequence[str], lang: Lang, wrong: Text = texts.NOT_ONE_OF) -> None:
        self.words = tuple(words)
        self.lang = lang
        self.wrong = wrong

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        del param, ctx
        return "|".join(self.words)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        if value in self.words:
            return str(value)
        return self.fail(not_one_of(str(value), self.words, self.wrong, self.lang), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list["CompletionItem"]:
        from click.shell_completion import CompletionItem

        del ctx, param
        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


def not_one_of(word: str, allowed: Sequence[str], text: Text, lang: Lang) -> str:
    """``text`` filled with the word and what is allowed, and the nearest of it if there is one."""
    from crmgen.diagnostics.nearest import nearest

    message = text.render(lang, {"word": word, "allowed": ", ".join(allowed)})
    near = nearest(word, allowed)
    if near and len(allowed) > 1:
        message += " " + texts.DID_YOU_MEAN.render(lang, {"word": near})
    return message


def usage_message(error: click.ClickException, lang: Lang) -> str:
    """What was wrong with the command line, and where help is."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    command = ctx.command_path.strip() if ctx else "crmgen"
    what = texts.USAGE_ERROR.render(lang, {"what": _what(error, lang)})
    return f"crmgen: {what}\n{texts.SEE_HELP.render(lang, {'command': command})}"


def _what(error: click.ClickException, lang: Lang) -> str:
    match error:
        case click.NoSuchOption():
            params = error.ctx.command.params if error.ctx else []
            names = [name for option in params for name in option.opts if name.startswith("--")]
            return not_one_of(error.option_name, names, texts.NO_SUCH_OPTION, lang)
        case click.BadOptionUsage():
            return _value_problem(error).render(lang, {"option": error.option_name})
        case click.BadParameter(param=click.Option() as option):
            words = {"option": option.opts[-1], "what": error.message}
            return texts.OPTION_VALUE.render(lang, words)
    return error.message


def _value_problem(error: click.BadOptionUsage) -> Text:
    """click has one error for an option that lacks its value and for one that takes none."""
    params = error.ctx.command.params if error.ctx else []
    takes_none = (
        error.option_name in option.opts
        for option in params
        if isinstance(option, click.Option) and (option.is_flag or option.count)
    )
    return texts.VALUE_UNWANTED if any(takes_none) else texts.VALUE_MISSING
