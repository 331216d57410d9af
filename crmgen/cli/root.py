"""The program: finds the command that is meant, runs it, and turns what happens into exit codes."""

import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from crmgen.catalogue import cli as texts
from crmgen.cli.command import LocalizedCommand, usage_message
from crmgen.cli.console import OutputLostError, forget, open_closed, say
from crmgen.cli.language import choose_language
from crmgen.text import Lang

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

CLEAN, FAILED, WARNED, FAULT = 0, 1, 2, 3
INTERRUPTED = 130  # as shells count a program that SIGINT ended
PIPE_CLOSED = 141  # the same for SIGPIPE

COMPLETE_VARIABLE = "_CRMGEN_COMPLETE"
SUBCOMMANDS = (
    "check",
    "build",
    "doc",
    "runbook",
    "new",
    "fmt",
    "extras",
    "explain",
    "targets",
    "tables",
    "agents",
)


def make_command(name: str | None, lang: Lang) -> LocalizedCommand:
    """A subcommand, or without a name the compiler itself. Imported when it is needed."""
    command: LocalizedCommand = import_module(f"crmgen.cli.{name or 'compile'}").command(lang)
    return command


class Root(click.Group):
    """``crmgen``: a subcommand where the first word that is no option names one, else compile.

    All options belong to the commands; those before a subcommand's name are given to it.
    """

    lang: Lang = "en"

    def __init__(self) -> None:
        super().__init__("crmgen", add_help_option=False)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: object,
    ) -> NoReturn:
        """Run and exit. Never lets an exception out: what is unexpected is exit code 3."""
        del complete_var, standalone_mode, windows_expand_args, extra
        open_closed()
        arguments = list(sys.argv[1:] if args is None else args)
        self.lang = choose_language(arguments)
        with warnings.catch_warnings():
            if not sys.warnoptions:  # libraries' notes to programmers
                warnings.simplefilter("ignore")
            sys.exit(self._run(prog_name or "crmgen", arguments))

    def _run(self, name: str, arguments: list[str]) -> int:
        try:
            try:
                code = self._dispatch(name, arguments)
                sys.stdout.flush()
                return code
            except click.ClickException as error:
                say(usage_message(error, self.lang), error=True)
                return FAILED
            except (OutputLostError, MemoryError) as error:
                said = texts.NO_MEMORY(self.lang)
                if isinstance(error, OutputLostError):
                    said = texts.OUTPUT_LOST.render(self.lang, {"reason": str(error.reason)})
                say(f"crmgen: {said}", error=True)
                return FAILED
            except KeyboardInterrupt:
                return INTERRUPTED
            except BrokenPipeError:
                raise
            except Exception as error:
                from crmgen.cli.fault import describe

                say(describe(error, self.lang, arguments), error=True)
                return FAULT
        except BrokenPipeError:
            forget(sys.stdout)
            forget(sys.stderr)
            return PIPE_CLOSED

    def _dispatch(self, name: str, arguments: list[str]) -> int:
        if instruction := os.environ.get(COMPLETE_VARIABLE):
            from click.shell_completion import shell_complete

            return shell_complete(self, {}, name, COMPLETE_VARIABLE, instruction)
        try:
            with self.make_context(name, arguments) as ctx:
                return self.invoke(ctx)
        except click.exceptions.Exit as leave:
            return leave.exit_code

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.args = args
        return args

    def invoke(self, ctx: click.Context) -> int:
        name, command, arguments = self.resolve_command(ctx, ctx.args)
        with command.make_context(name, arguments, parent=ctx) as inner:
            code: int = command.invoke(inner)
            return code

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command, list[str]]:
        compiler = make_command(None, self.lang)
        number = _first_word(args, compiler)
        if number is not None and args[number] in SUBCOMMANDS:
            name = args[number]
            return name, make_command(name, self.lang), [*args[:number], *args[number + 1 :]]
        return "", compiler, list(args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return make_command(cmd_name, self.lang) if cmd_name in SUBCOMMANDS else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        """The first word: an option of the compiler, a file, or a subcommand."""
        if incomplete.startswith("-"):
            return make_command(None, self.lang).shell_complete(ctx, incomplete)
        from click.shell_completion import CompletionItem

        names = [name for name in SUBCOMMANDS if name.startswith(incomplete)]
        return [CompletionItem(incomplete, type="file"), *map(CompletionItem, names)]


def _first_word(args: Sequence[str], command: click.Command) -> int | None:
    """The index of the first argument that is neither an option nor an option's value."""
    with_value = {
        name
        for option in command.params
        if isinstance(option, click.Option) and not option.is_flag and not option.count
        for name in option.opts
    }
    number = 0
    while number < len(args):
        word = args[number]
        if word == "--":
            return None
        if word == "-" or not word.startswith("-"):
            return number
        number += 2 if _wants_value(word, with_value) else 1
    return None


def _wants_value(word: str, with_value: set[str]) -> bool:
    """Whether the next argument is the value of this option (or cluster of short options)."""
    if word.startswith("--"):
        return word in with_value
    for number, letter in enumerate(word[1:], start=2):
        if f"-{letter}" in with_value:
            return number == len(word)
    return False
