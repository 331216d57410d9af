"""``crmgen tables``: the tables of a sheet and their columns, from the declarations."""

from collections.abc import Sequence

import click

from crmgen.catalogue import cli as texts
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand, Word
from crmgen.cli.console import say
from crmgen.diagnostics.width import columns_of, pad, wrap
from crmgen.tables import TABLES
from crmgen.tables.declare import Column, Need, OpenColumn, Part, Table
from crmgen.text import Lang

WIDTH = 80


def command(lang: Lang) -> LocalizedCommand:
    def tables(names: tuple[str, ...]) -> int:
        lines = detail_all(names, lang) if names else overview(lang)
        say("\n".join(lines))
        return 0

    word = texts.TABLE_WORD(lang)
    return LocalizedCommand(
        "tables",
        lang,
        callback=tables,
        params=[
            click.Argument(["names"], nargs=-1, type=TableName(lang), metavar=word),
            options.language(lang),
        ],
        about=texts.TABLES_HELP,
        usage=(f"tables [{word}…]",),
    )


class TableName(Word):
    """A table's name in any case."""

    def __init__(self, lang: Lang) -> None:
        super().__init__(tuple(TABLES), lang, texts.UNKNOWN_TABLE)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        return super().convert(str(value).upper(), param, ctx)


def overview(lang: Lang) -> list[str]:
    """One line a table: its name, its numbers in the forms, its title."""
    rows = [(table.name, table.numbers, table.title(lang)) for table in TABLES.values()]
    sizes = [max(columns_of(row[i]) for row in rows) for i in (0, 1)]
    lines = [
        f"{pad(name, sizes[0])}  {pad(numbers, sizes[1])}  {title}" for name, numbers, title in rows
    ]
    return [*lines, "", texts.TABLES_MORE(lang)]


def detail_all(names: Sequence[str], lang: Lang) -> list[str]:
    lines: list[str] = []
    for name in dict.fromkeys(names):
        lines += [*([""] if lines else []), *detail(TABLES[name], lang)]
    return lines


def detail(table: Table, lang: Lang) -> list[str]:
    """A table with each of its parts and columns."""
    lines = [f"{table.name} - {table.title(lang)}", *_indented(table.help(lang), 2)]
    for part in table.parts:
        lines += ["", *_part(part, lang)]
    return lines


def _part(part: Part, lang: Lang) -> list[str]:
    letter = f"{part.letter}: " if part.letter else ""
    lines = [f"  {letter}{part.title(lang)}"]
    columns: list[Column | OpenColumn] = [*part.columns, *part.open_columns]
    for column in columns:
        lines += _column(column, lang)
    return lines


def _column(column: Column | OpenColumn, lang: Lang) -> list[str]:
    marks = [column.type.label(lang), *_marks(column, lang)]
    lines = [f"    {column.name} ({', '.join(marks)})", *_indented(column.help(lang), 8)]
    if column.type.choices:
        lines += _indented(texts.TABLES_CHOICES.render(lang, _list(column.type.choices)), 8)
    if column.example:
        lines += _indented(texts.TABLES_EXAMPLE.render(lang, {"example": column.example}), 8)
    return lines


def _list(words: Sequence[str]) -> dict[str, str]:
    return {"words": ", ".join(words)}


def _marks(column: Column | OpenColumn, lang: Lang) -> list[str]:
    if isinstance(column, OpenColumn):
        return [texts.TABLES_OPEN(lang)]
    marks = []
    if column.need != Need.OPTIONAL:
        need = texts.TABLES_CELL if column.need == Need.CELL else texts.TABLES_COLUMN
        marks.append(need(lang))
    if column.instead:
        marks.append(texts.TABLES_INSTEAD.render(lang, {"column": column.instead}))
    if column.aliases:
        marks.append(texts.TABLES_ALIASES.render(lang, _list(column.aliases)))
    if column.down:
        marks.append(texts.TABLES_DOWN(lang))
    if column.repeats:
        marks.append(texts.TABLES_REPEATS(lang))
    return marks


def _indented(text: str, indent: int) -> list[str]:
    return [" " * indent + line for line in wrap(text, WIDTH - indent)] if text else []
