"""The page of a code: why it matters, and a wrong and a right sheet."""

from msgspec import Struct

from crmgen.data import data_path
from crmgen.text import Text


class Page(Struct, frozen=True):
    """The page of one code. ``wrong`` and ``right`` are whole sheets as CSV; the code stands at
    ``cell`` of the wrong one, and the right one has no finding. ``target`` is the platform they
    are compiled for, empty for the default."""

    code: str
    why: Text
    wrong: str
    right: str
    cell: str
    target: str = ""


def read_page(code: str) -> Page | None:
    """The page of a code from schemas/codes/, or None where there is none.

    The examples hold the rows that matter; those of a clean two-node cluster follow below, unless
    the page says ``base = false``.
    """
    import tomllib

    path = data_path("schemas", "codes", f"{code}.toml")
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    base = ""
    if data.get("base", True):
        base = data_path("schemas", "codes", "base.csv").read_text(encoding="utf-8")
    return Page(
        code=code,
        why=Text(data["why"]["ja"].strip(), data["why"]["en"].strip()),
        wrong=data["wrong"].lstrip("\n") + base,
        right=data["right"].lstrip("\n") + base,
        cell=data["cell"],
        target=data.get("target", ""),
    )
