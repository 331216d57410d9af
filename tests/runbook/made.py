"""Runbooks of designs, and what is in them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from crmgen.behaviour import Behaviour
from crmgen.document.model import Code, CodeBlock, Document, Procedure, Section, Step, Table, runs
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
    """Every line that an operator types, each once: of steps, and of tables of commands."""
    found = [line for step in steps(document) for line in step.commands]
    for table in walk(document):
        if isinstance(table, CodeBlock) and table.language == "sh":
            found.append(table.text)
        if isinstance(table, Table):
            for row in table.rows:
                for cell in row.cells:
                    for run in runs(cell if not isinstance(cell, str) else Code(cell)):
                        if isinstance(run, Code):
                            found += run.text.split("\n")
    programs = tuple(f"{name} " for name in PROGRAMS)
    return list(dict.fromkeys(line for line in found if line.startswith(programs)))


PROGRAMS = (
    "attrd_updater",
    "cibadmin",
    "corosync",
    "corosync-cfgtool",
    "corosync-quorumtool",
    "cp",
    "crm",
    "crm_mon",
    "crm_resource",
    "crm_simulate",
    "crm_verify",
    "crmadmin",
    "crmgen",
    "diff",
    "echo",
    "grep",
    "ip6tables",
    "iptables",
    "journalctl",
    "ls",
    "mkdir",
    "pcs",
    "sh",
    "stonith_admin",
    "systemctl",
)


def path_of(name: str) -> Path:
    return next(path for path in SAMPLES if path.stem == name)
