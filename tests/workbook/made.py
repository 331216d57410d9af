"""Workbooks that ``crmgen new`` makes, and what stands in them."""

import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath

from lxml import etree
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from crmgen.targets import resolve_target
from crmgen.workbook.make import make_workbook
from crmgen.workbook.profile import NODES, PROFILES
from crmgen.workbook.voice import Voice

KINDS = (None, *PROFILES)
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@cache
def made(
    profile: str | None = None,
    voice: Voice = "ja",
    target: str = "debian12",
    nodes: tuple[str, ...] | None = None,
    classic: bool = False,
) -> bytes:
    names = nodes if nodes is not None else (NODES if profile else ())
    return make_workbook(voice, profile, names, resolve_target(target), classic=classic)


@cache
def opened(data: bytes) -> Workbook:
    """To look at, not to change."""
    return load_workbook(BytesIO(data))


def shown(book: Workbook) -> list[Worksheet]:
    """The sheets that a designer sees."""
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def dangling(data: bytes) -> Iterator[str]:
    """Relationships that lead to no part."""
    held = parts(data)
    for name, content in held.items():
        if not name.endswith(".rels"):
            continue
        folder = PurePosixPath(name).parent.parent
        for relation in etree.fromstring(content).iter(f"{RELATIONS}Relationship"):
            target = str(relation.get("Target"))
            at = PurePosixPath(target[1:]) if target.startswith("/") else folder / target
            path = str(_normal(at))
            if relation.get("TargetMode") != "External" and path not in held:
                yield f"{name}: {path}"


def _normal(path: PurePosixPath) -> PurePosixPath:
    words: list[str] = []
    for word in path.parts:
        if word == "..":
            words.pop()
        else:
            words.append(word)
    return PurePosixPath(*words)
