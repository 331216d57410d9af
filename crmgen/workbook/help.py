"""The help that stands as a note on each heading of a table."""

from crmgen.tables.declare import Column, Need, OpenColumn
from crmgen.text import Text
from crmgen.workbook import texts
from crmgen.workbook.voice import Speaker

_MOST_CHOICES = 30


def help_of(column: Column | OpenColumn, say: Speaker) -> str:
    """What a column means, as its declaration says."""
    if say.voice == "both":
        return f"{_help(column, Speaker('ja'))}\n\n{_help(column, Speaker('en'))}"
    return _help(column, say)


def _help(column: Column | OpenColumn, say: Speaker) -> str:
    kind = say(column.type.label)
    lines = [say(column.title), say(column.help), _filled(texts.TYPE, say, type=kind)]
    if choices := column.type.choices:
        shown = ", ".join(choices[:_MOST_CHOICES]) + (" …" if len(choices) > _MOST_CHOICES else "")
        lines.append(_filled(texts.CHOICES, say, choices=shown))
    if column.example:
        lines.append(_filled(texts.EXAMPLE, say, example=column.example))
    if isinstance(column, Column):
        if column.need is Need.CELL:
            lines.append(say(texts.NEEDED))
        if column.down:
            lines.append(say(texts.DOWN))
    return "\n".join(lines)


def _filled(text: Text, say: Speaker, **words: str) -> str:
    return text.render(say.first, words)


def caption_of(column: Column | OpenColumn, say: Speaker) -> str:
    """The heading in the designers' words, with a mark where a value is required."""
    text = say(column.title, "\n")
    if isinstance(column, Column):
        if column.need is Need.CELL:
            text += texts.REQUIRED(say.first)
        if column.down:
            text += "↓"
    return text
