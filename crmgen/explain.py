"""The page of a code: why it matters, and a wrong and a right sheet."""

import re
from string import Formatter

from msgspec import Struct

from crmgen.data import data_path
from crmgen.diagnostics.width import printable
from crmgen.text import Text

_LINE_END = re.compile(r"\s*\n\s*")
# The files whose rows stand below those of a page, by what it says as ``base``.
_BASES: dict[object, tuple[str, ...]] = {
    False: (),
    True: ("base",),
    "primitive": ("primitive", "base"),
    "web": ("web", "primitive", "base"),
    "web and app": ("web", "primitive", "app", "base"),
}
_WHOLE = Text("シート全体", "the sheet")
_WIDE = re.compile("[\u3000-\u9fff\uff00-\uffef]")


class Page(Struct, frozen=True):
    """The page of one code. The rows that matter, as CSV, are ``wrong_rows`` and ``right_rows``;
    with ``rest`` below them each is a whole sheet: the code stands at ``cell`` of the wrong one
    (a number is a whole row), the right one has no finding. ``target`` is the platform, empty for
    the default, and ``output`` the kind of output that tells it. Where rows can't show the code,
    for it is about the file or the command, they are empty and ``how`` tells how it comes about.
    """

    code: str
    why: Text
    wrong_rows: str = ""
    right_rows: str = ""
    cell: str = ""
    how: Text | None = None
    rest: str = ""
    target: str = ""
    output: str = "cib"

    @property
    def wrong(self) -> str:
        return self.wrong_rows + self.rest

    @property
    def right(self) -> str:
        return self.right_rows + self.rest


def read_page(code: str) -> Page | None:
    """The page of a code from schemas/codes/, or None where there is none.

    The rows of a clean two-node cluster (base.csv) follow below those of each example, and before
    them the table of a web server (primitive.csv) where the page says ``base = "primitive"``, with
    its row of table 4-1 (web.csv) for ``base = "web"`` and a second server too (app.csv) for
    ``base = "web and app"``; none if ``base = false``.
    """
    import tomllib

    path = data_path("schemas", "codes", f"{code}.toml")
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    why = _text(data["why"])
    if "how" in data:
        return Page(code=code, why=why, how=_text(data["how"]))
    return Page(
        code=code,
        why=why,
        wrong_rows=data["wrong"].lstrip("\n"),
        right_rows=data["right"].lstrip("\n"),
        cell=data["cell"],
        rest="".join(_rows(name) for name in _BASES[data.get("base", True)]),
        target=data.get("target", ""),
        output=data.get("output", "cib"),
    )


def _rows(name: str) -> str:
    return data_path("schemas", "codes", f"{name}.csv").read_text(encoding="utf-8")


def _text(data: dict[str, str]) -> Text:
    return Text(_joined(data["ja"]), _joined(data["en"]))


def general(text: Text) -> Text:
    """A finding's text with … in place of what each finding fills in."""
    return Text(*(_without_places(words) for words in text))


def place_in_example(page: Page) -> Text:
    """Where the wrong example's finding stands: a cell, a whole row, or the sheet."""
    if page.cell.isdigit():
        return Text(f"{page.cell} 行目", f"row {page.cell}")
    return Text(f"セル {page.cell}", page.cell) if page.cell else _WHOLE


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
    rows = [printable(row) for row in text.rstrip("\n").split("\n")]
    width = len(str(len(rows)))
    return [f"    {number:>{width}} | {row}" for number, row in enumerate(rows, start=1)]
