"""The pages of all codes, as Markdown: docs/codes/LANGUAGE/, an index and one file a subject.

``python -m crmgen.reports.codes`` writes them anew; a test keeps them equal to the catalogue.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from crmgen.catalogue import reports as texts
from crmgen.catalogue.index import all_codes
from crmgen.data import data_path
from crmgen.diagnostics import Code
from crmgen.diagnostics.render import SEVERITIES
from crmgen.diagnostics.width import printable
from crmgen.explain import general, place_in_example, read_page
from crmgen.text import Lang, Text

FOLDER = "docs/codes"
INDEX = "README"
_WORDS = {
    "title": texts.CODES_TITLE,
    "intro": texts.CODES_INTRO,
    "code": texts.CODE,
    "severity": texts.SEVERITY,
    "message": texts.CODES_MESSAGE,
    "why": texts.CODES_WHY,
    "how": texts.CODES_HOW,
    "effect": texts.CODES_EFFECT,
    "hint": texts.CODES_HINT,
    "source": texts.CODES_SOURCE,
    "right": texts.CODES_RIGHT,
}


def outputs() -> dict[str, str]:
    """Every generated file by its path from the project's root."""
    languages: tuple[Lang, ...] = ("ja", "en")
    return dict(page for lang in languages for page in _pages(lang))


def _pages(lang: Lang) -> Iterator[tuple[str, str]]:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(data_path("templates", "reference")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown, not HTML
    )
    subjects = [
        {
            "name": name,
            "title": texts.SUBJECTS[name](lang) if name in texts.SUBJECTS else "",
            "codes": [_code(code, lang) for code in codes],
        }
        for name, codes in groupby(all_codes().values(), key=lambda code: code.id[:3])
    ]
    words = {name: text(lang) for name, text in _WORDS.items()}
    index = environment.get_template("codes.md.j2")
    yield f"{FOLDER}/{lang}/{INDEX}.md", index.render(words=words, subjects=subjects)
    page = environment.get_template("subject.md.j2")
    for subject in subjects:
        text = page.render(words=words, subject=subject)
        yield f"{FOLDER}/{lang}/{subject['name']}.md", text


def _code(code: Code, lang: Lang) -> dict[str, Any]:
    page = read_page(code.id)
    where = place_in_example(page)(lang) if page else ""
    wrong = texts.CODES_WRONG.render(lang, {"cell": where})
    return {
        "id": code.id,
        "severity": SEVERITIES[code.severity](lang),
        "message": _escaped(general(code.message)(lang)),
        "why": _escaped(page.why(lang)) if page else "",
        "how": _escaped(page.how(lang)) if page and page.how else "",
        "effect": _optional(code.effect, lang),
        "hint": _optional(code.hint, lang),
        "source": _escaped(code.source),
        "wrong_title": wrong,
        "wrong": _shown(page.wrong_rows) if page else "",
        "right": _shown(page.right_rows) if page else "",
    }


def _shown(rows: str) -> str:
    """The rows as text in which every character is seen."""
    return "\n".join(map(printable, rows.rstrip("\n").split("\n")))


def _optional(text: Text | None, lang: Lang) -> str:
    return _escaped(general(text)(lang)) if text else ""


def _escaped(text: str) -> str:
    """What Markdown would take for its own: HTML, emphasis, the bars of tables."""
    for character in ("\\", "`", "*", "_", "<", "|"):
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split("\n"))


def write_all() -> None:
    """Write every page; those of subjects that there are no longer go."""
    pages = outputs()
    root = data_path(*FOLDER.split("/"))
    for old in root.glob("*/*.md"):
        if f"{FOLDER}/{old.parent.name}/{old.name}" not in pages:
            old.unlink()
    for path, content in pages.items():
        target = Path(data_path(*path.split("/")))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all()
