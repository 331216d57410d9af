"""The manual's table reference and the machine-readable declarations.

``python -m crmgen.tables.reference`` writes docs/tables.ja.md, docs/tables.en.md and
schemas/tables.json anew; a test keeps them equal to the declarations.
"""

import json
from collections.abc import Mapping
from typing import Any

from crmgen.data import data_path
from crmgen.tables import TABLES
from crmgen.tables.declare import Column, Need, OpenColumn, Part, Table
from crmgen.text import Lang, Text

_WORDS: Mapping[str, Text] = {
    "title": Text("表リファレンス", "Table reference"),
    "intro": Text(
        "この文書は表の宣言から生成しています。列の順序と大文字・小文字は自由です。"
        "「必須」は列とすべての行の値、「列のみ」は列だけが必要なことを示します。"
        "「↓」の列は、空のセルがすぐ上の値を引き継ぎます。",
        "Generated from the declarations of the tables. Columns may stand in any order and in "
        "any case. 'required' means the column and a value in every row, 'column' only the "
        "column. In a column marked ↓ an empty cell takes the value above it.",
    ),
    "number": Text("表", "Table"),
    "column": Text("列名", "Column"),
    "caption": Text("見出し", "Caption"),
    "need": Text("必須", "Required"),
    "type": Text("型", "Type"),
    "help": Text("説明", "Meaning"),
    "example": Text("例", "Example"),
    "required": Text("必須", "required"),
    "column_only": Text("列のみ", "column"),
    "instead": Text("{column} の代わり", "in place of {column}"),
    "alias": Text("別名", "also called"),
    "repeats": Text("複数可", "repeatable"),
}


def tables_markdown(lang: Lang) -> str:
    """The reference of all tables in one language, as Markdown."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(data_path("templates", "reference")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown, not HTML
    )
    return environment.get_template("tables.md.j2").render(
        words={key: text(lang) for key, text in _WORDS.items()},
        tables=[_table(table, lang) for table in TABLES.values()],
    )


def tables_json() -> str:
    """All declarations as JSON, for other programs."""
    tables = [_table_data(table) for table in TABLES.values()]
    return json.dumps({"tables": tables}, ensure_ascii=False, indent=1) + "\n"


def _table(table: Table, lang: Lang) -> dict[str, Any]:
    return {
        "name": table.name,
        "numbers": table.numbers,
        "title": table.title(lang),
        "help": table.help(lang),
        "parts": [
            {
                "letter": part.letter,
                "title": part.title(lang),
                "columns": [_column(column, lang) for column in _columns(part)],
            }
            for part in table.parts
        ],
    }


def _columns(part: Part) -> list[Column | OpenColumn]:
    return [*part.columns, *part.open_columns]


def _column(column: Column | OpenColumn, lang: Lang) -> dict[str, str]:
    choices = ", ".join(f"`{choice}`" for choice in column.type.choices)
    label = column.type.label(lang)
    example = f"`{column.example}`" if column.example else ""
    return {
        "name": column.name,
        "title": column.title(lang),
        "need": "" if isinstance(column, OpenColumn) else _need(column, lang),
        "type": f"{label}: {choices}" if choices else label,
        "help": column.help(lang) + _also(column, lang),
        "example": example.replace("|", "\\|"),
    }


def _need(column: Column, lang: Lang) -> str:
    words = {
        Need.CELL: _WORDS["required"](lang),
        Need.COLUMN: _WORDS["column_only"](lang),
        Need.OPTIONAL: "",
    }[column.need]
    if column.instead:
        words = _WORDS["instead"].render(lang, {"column": column.instead})
    if column.repeats:
        words += f" ({_WORDS['repeats'](lang)})"
    return f"{words} ↓".strip() if column.down else words


def _also(column: Column | OpenColumn, lang: Lang) -> str:
    if isinstance(column, OpenColumn) or not column.aliases:
        return ""
    names = ", ".join(f"`{alias}`" for alias in column.aliases)
    return f" ({_WORDS['alias'](lang)}: {names})"


def _table_data(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "numbers": table.numbers,
        "title": table.title._asdict(),
        "help": table.help._asdict(),
        "parts": [
            {
                "letter": part.letter,
                "title": part.title._asdict(),
                "columns": [_column_data(column) for column in _columns(part)],
            }
            for part in table.parts
        ],
    }


def _column_data(column: Column | OpenColumn) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": column.name,
        "title": column.title._asdict(),
        "help": column.help._asdict(),
        "type": column.type.label._asdict(),
        "choices": list(column.type.choices),
        "example": column.example,
    }
    if isinstance(column, OpenColumn):
        return data | {"pattern": column.regex}
    return data | {
        "need": column.need.value,
        "aliases": list(column.aliases),
        "down": column.down,
        "repeats": column.repeats,
        "instead": column.instead,
        "refers": [ref.value for ref in column.refers],
        "defines": column.defines.value if column.defines else None,
    }


def outputs() -> dict[str, str]:
    """Every generated file by its path from the project's root."""
    return {
        "docs/tables.ja.md": tables_markdown("ja"),
        "docs/tables.en.md": tables_markdown("en"),
        "schemas/tables.json": tables_json(),
    }


if __name__ == "__main__":
    for path, content in outputs().items():
        data_path(*path.split("/")).write_text(content, encoding="utf-8", newline="\n")
