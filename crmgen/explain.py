"""The page of a code: why it matters, and a wrong and a right sheet."""

import re
from string import Formatter

from msgspec import Struct

from crmgen.data import data_path
from crmgen.text import Text

_LINE_END = re.compile(r"\s*\n\s*")
_WIDE = re.compile("[\u3000-\u9fff\uff00-\uffef]")


class Page(Struct, frozen=True):
    """The page of one code. The rows that matter, as CSV, are ``wrong_rows`` and ``right_rows``;
    with ``rest`` below them each is a whole sheet: the code stands at ``cell`` of the wrong one,
    the right one has no finding. ``target`` is the platform, empty for the default."""

    code: str
    why: Text
    wrong_rows: str
    right_rows: str
    cell: str
    rest: str = ""
    target: str = ""

    @property
    def wrong(self) -> str:
        return self.wrong_rows + self.rest

    @property
    def right(self) -> str:
        return self.right_rows + self.rest


def read_page(code: str) -> Page | None:
    """The page of a code from schemas/codes/, or None where there is none.

    The rows of a clean two-node cluster (base.csv) follow below those of each example, unless the
    page says ``base = false``.
    """
    import tomllib

    path = data_path("schemas", "codes", f"{code}.toml")
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    rest = ""
    if data.get("base", True):
        rest = data_path("schemas", "codes", "base.csv").read_text(encoding="utf-8")
    return Page(
        code=code,
        why=Text(_joined(data["why"]["ja"]), _joined(data["why"]["en"])),
        wrong_rows=data["wrong"].lstrip("\n"),
        right_rows=data["right"].lstrip("\n"),
        cell=data["cell"],
        rest=rest,
        target=data.get("target", ""),
    )


def general(text: Text) -> Text:
    """A finding's text with … in place of what each finding fills in."""
    return Text(*(_without_places(words) for words in text))


def _without_places(text: str) -> str:
    parts = Formatter().parse(text)
    return "".join(words + ("…" if name is not None else "") for words, name, _, _ in parts)


def _joined(text: str) -> str:
    """The lines as one; between Japanese characters a line's end is no blank."""
    return _LINE_END.sub(_blank, text.strip())


def _blank(end: re.Match[str]) -> str:
    around = end.string[end.start() - 1], end.string[end.end()]
    return "" if all(map(_WIDE.match, around)) else " "


def example_rows(text: str) -> list[str]:
    """The rows of an example with their numbers, for reading."""
    rows = text.splitlines()
    width = len(str(len(rows)))
    return [f"    {number:>{width}} | {row}" for number, row in enumerate(rows, start=1)]
