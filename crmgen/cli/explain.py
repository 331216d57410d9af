"""``crmgen explain CODE``: what a code means, why, and how a right sheet looks."""

import click

from crmgen.catalogue import cli as texts
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand, Word
from crmgen.cli.console import say
from crmgen.diagnostics import Code
from crmgen.diagnostics.render import SEVERITIES
from crmgen.diagnostics.width import wrap
from crmgen.explain import Page, example_rows, general, place_in_example, read_page
from crmgen.text import Lang, Text

WIDTH = 80
_INDENT = "    "


def command(lang: Lang) -> LocalizedCommand:
    def explain(names: tuple[str, ...]) -> int:
        from crmgen.catalogue.index import all_codes

        codes = all_codes()
        if names:
            pages = ["\n".join(page(codes[name], lang)) for name in dict.fromkeys(names)]
            say("\n\n".join(pages))
        else:
            say("\n".join(overview(code, lang) for code in codes.values()))
        return 0

    word = texts.CODE_WORD(lang)
    return LocalizedCommand(
        "explain",
        lang,
        callback=explain,
        params=[
            click.Argument(["names"], nargs=-1, type=KnownCode(lang), metavar=word),
            options.language(lang),
        ],
        about=texts.EXPLAIN_HELP,
        usage=(f"explain [{word}…]",),
    )


class KnownCode(Word):
    """A whole code, in any case."""

    def __init__(self, lang: Lang) -> None:
        from crmgen.catalogue.index import all_codes

        super().__init__(tuple(all_codes()), lang, texts.UNKNOWN_CODE)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        return super().convert(str(value).upper(), param, ctx)


def overview(code: Code, lang: Lang) -> str:
    """One line: the code, its severity, its message with … for what is filled in."""
    message = general(code.message)(lang)
    return f"{code.id}  {SEVERITIES[code.severity](lang)}  {message}"


def page(code: Code, lang: Lang) -> list[str]:
    """The whole page of a code, wrapped for a terminal."""
    lines = [f"{code.id} ({SEVERITIES[code.severity](lang)})"]
    found = read_page(code.id)
    sections = [
        (texts.EXPLAIN_MESSAGE, code.message),
        (texts.EXPLAIN_WHY, found.why if found else None),
        (texts.EXPLAIN_HOW, found.how if found else None),
        (texts.EXPLAIN_EFFECT, code.effect),
        (texts.EXPLAIN_HINT, code.hint),
        (texts.EXPLAIN_SOURCE, Text(code.source, code.source) if code.source else None),
    ]
    for title, text in sections:
        if text is not None:
            lines += ["", title(lang), *_indented(general(text)(lang))]
    return lines + (_examples(found, lang) if found and found.how is None else [])


def _examples(found: Page, lang: Lang) -> list[str]:
    wrong = texts.EXPLAIN_WRONG.render(lang, {"cell": place_in_example(found)(lang)})
    lines = ["", wrong, *example_rows(found.wrong_rows)]
    lines += ["", texts.EXPLAIN_RIGHT(lang), *example_rows(found.right_rows)]
    if found.rest:
        lines += ["", *wrap(texts.EXPLAIN_REST(lang), WIDTH)]
    return lines


def _indented(text: str) -> list[str]:
    return [_INDENT + line for line in wrap(text, WIDTH - len(_INDENT))]
