"""Runbooks of designs, and what is in them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from crmgen.behaviour import Behaviour
from crmgen.document.model import (
    Code,
    CodeBlock,
    Document,
    Kind,
    Procedure,
    Section,
    Step,
    Table,
)
from crmgen.emit.base import Header
from crmgen.model import Cluster
from crmgen.runbook.context import Context
from crmgen.runbook.make import TOOLS, make_runbook, tool_of
from crmgen.targets import resolve_target
from tests.behaviour.designs import sample
from tests.placement.test_simulate import SAMPLES

HEADER = Header("design.csv", "", "sha256:0123456789abcdef", "0")
NAMES = [path.stem for path in SAMPLES]


def runbook(
    cluster: Cluster | str, target: str = "debian12", tool: str | None = None, lang: Any = "en"
) -> Document:
    if isinstance(cluster, str):
        cluster = sample(cluster)
    versions = resolve_target(target)
    return make_runbook(Behaviour(cluster, versions), tool or tool_of(versions), lang, HEADER)


def context(cluster: Cluster | str, target: str, tool: str) -> Context:
    if isinstance(cluster, str):
        cluster = sample(cluster)
    versions = resolve_target(target)
    return Context(Behaviour(cluster, versions), TOOLS[tool](versions), "en", HEADER)


def walk(value: object) -> Iterator[Any]:
    """Every record of a document, in its order."""
    if isinstance(value, tuple):
        for item in value:
            yield from walk(item)
    elif isinstance(value, Struct):
        yield value
        for name in value.__struct_fields__:
            yield from walk(getattr(value, name))


def section(document: Document, anchor: str) -> Section:
    return next(one for one in walk(document) if isinstance(one, Section) and one.anchor == anchor)


def procedures(part: object) -> list[Procedure]:
    return [one for one in walk(part) if isinstance(one, Procedure)]


def steps(part: object) -> list[Step]:
    """The steps in the order in which they are done."""
    return [step for one in procedures(part) for step in (*one.before, *one.work, *one.after)]


def lines(document: Document) -> list[str]:
    """Every line that an operator types, each once: of steps, and of texts and tables.

    A word of code with a blank in it is taken for a command unless ``NO_COMMANDS`` says what it is.
    """
    found: list[str] = []
    for one in walk(document):
        if isinstance(one, Step):
            found += one.commands
        elif isinstance(one, CodeBlock) and one.language == "sh":
            found.append(one.text)
        elif isinstance(one, Code):
            found += _typed(one.text)
        elif isinstance(one, Table):
            for number, column in enumerate(one.columns):
                if column.kind is Kind.CODE:
                    cells = [row.cells[number] for row in one.rows]
                    found += [
                        line for cell in cells if isinstance(cell, str) for line in _typed(cell)
                    ]
    return list(dict.fromkeys(found))


def _typed(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if " " in line]
    return [line for line in lines if not any(re.fullmatch(one, line) for one in NO_COMMANDS)]


NO_COMMANDS = (
    r"[\d.]+( [\d.]+)+",  # addresses that one ping resource watches
    r"Started \{.*\}",  # what crm_mon shows
    r"ip link set down",  # what not to do instead
)


def path_of(name: str) -> Path:
    return next(path for path in SAMPLES if path.stem == name)
