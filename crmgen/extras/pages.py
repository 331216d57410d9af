"""Files and the README from their templates (``templates/extras``), in one language, with LF.

Owns comments and the Markdown; must not know which files there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from crmgen.catalogue import extras as texts
from crmgen.data import data_path
from crmgen.diagnostics.width import wrap
from crmgen.emit.sh_quoting import comment
from crmgen.text import Lang, Text

if TYPE_CHECKING:
    from jinja2 import Environment

    from crmgen.extras.files import Entry

_WIDTH = 88


def file_of(
    entry: "Entry", words: Mapping[str, object], header: Sequence[str], lang: Lang
) -> bytes:
    """A file: its comment (origin, place, how to load) and its content."""
    head = "\n".join(_comment(line) for line in _head(entry, header, lang))
    template = _environment().get_template(f"{entry.key}.j2")
    return template.render(head=head, **words).encode()


def readme_of(
    entries: "Sequence[Entry]", left_out: Sequence[str | Text], header: Sequence[str], lang: Lang
) -> bytes:
    """README.md: a table of the files, a section each, and what is not written."""
    template = _environment().get_template("README.md.j2")
    rendered = template.render(
        words={key: text(lang) for key, text in texts.README.items()},
        header=[_clean(line) for line in header],
        entries=[
            {
                "name": entry.name,
                "place": _place(entry, lang),
                "purpose": texts.PURPOSE[entry.key](lang),
                "commands": entry.commands,
                "notes": [note(lang) for note in entry.notes],
            }
            for entry in entries
        ],
        left_out=[item(lang) if isinstance(item, Text) else item for item in left_out],
    )
    return rendered.encode()


def _place(entry: "Entry", lang: Lang) -> str:
    if not entry.place:
        return texts.README["here"](lang)
    shown = f"`{entry.place}`"
    return texts.README["lines"].render(lang, {"place": shown}) if entry.lines else shown


def _head(entry: "Entry", header: Sequence[str], lang: Lang) -> Iterator[str]:
    yield from wrap(f"crmgen extras: {texts.PURPOSE[entry.key](lang)}", _WIDTH)
    yield from header
    if entry.place:
        where = texts.HEAD_LINES if entry.lines else texts.HEAD_PLACE
        yield where.render(lang, {"place": entry.place})
    else:
        yield texts.HEAD_SCRIPT(lang)
    yield texts.HEAD_LOAD(lang)
    yield from (f"  {command}" for command in entry.commands)
    for note in entry.notes:
        yield from wrap(note(lang), _WIDTH)


def _comment(line: str) -> str:
    return comment(_clean(line))


def _clean(line: str) -> str:
    """A line that ends where it ends: a backslash would join the next one to it."""
    seen = "".join(character if character.isprintable() else "?" for character in line)
    return f"{seen[:-1]}?" if seen.endswith("\\") else seen


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(data_path("templates", "extras")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # no HTML
    )
