"""What crm_verify, crmsh and pcs say to a configuration, compared with a good one."""

import os
import re
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from crmgen.build.cluster import build_cluster
from crmgen.build.context import Options
from crmgen.diagnostics import Sink
from crmgen.emit.base import Header, Job
from crmgen.emit.registry import emitter_of
from crmgen.sheets.open import open_sheets
from crmgen.tables.read import read_tables
from crmgen.targets import resolve_target

TOOLS = ("crm_verify", "crmsh", "pcs")
KINDS = ("cib", "crm", "pcs")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
COMPLAINT = re.compile(r"error|warning|invalid|unknown|unable|must|cannot|traceback|assert", re.I)
# Of a message only the words count: ids and cells of the good sheet are others.
PLACE = re.compile(r"\([\w_]+\)\s*|/tmp/\S+|line \d+|\d+")
NOISE = ("config may not be valid", "Errors have occurred", "invalid cib", "for fencing")


class Outputs(NamedTuple):
    """One sheet's outputs; None where one can't be written."""

    cib: str
    crm: str | None
    pcs: str | None


def outputs(data: bytes) -> Outputs | None:
    """All outputs, whatever the rules say; None where the sheet does not make a model."""
    sink = Sink()
    sheets = open_sheets(Path("design.csv"), data, sink)
    if not sheets:
        return None
    grid = sheets[0].read()
    blocks = read_tables([grid], sink)
    cluster = build_cluster(grid.source, blocks, Options(), sink) if blocks else None
    if cluster is None or sink.has_errors:
        return None
    made: list[str | None] = []
    for kind in KINDS:
        own = Sink()
        header = Header(grid.source.file, grid.source.sheet, "", "")
        job = Job(resolve_target("debian12"), header, own, trace=False, recipient_braces=False)
        text = emitter_of(kind)(cluster, job)
        made.append(None if own.has_errors else text.decode())
    return Outputs(made[0], made[1], made[2]) if made[0] else None


def complaints(tool: str, good: Outputs, bad: Outputs) -> set[str] | None:
    """What a tool says to the bad configuration that it does not say to the good one.

    None where its language can't hold the bad one, so that it is never asked.
    """
    if tool == "crm_verify":
        return crm_verify(bad.cib) - crm_verify(good.cib)
    if tool == "crmsh":
        if bad.crm is None or good.crm is None:
            return None
        return crmsh(bad.crm, bad.cib) - crmsh(good.crm, good.cib)
    if bad.pcs is None or good.pcs is None:
        return None
    verified = pcs_verify(bad.cib) - pcs_verify(good.cib)
    return verified | (pcs_commands(bad, good) - pcs_commands(good, bad))


@lru_cache(maxsize=32)
def crm_verify(cib: str) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        return run(["crm_verify", "-VV", "-x", written(folder, cib)])


@lru_cache(maxsize=32)
def crmsh(crm: str, cib: str) -> set[str]:
    """Loading the text into an empty CIB, which crmsh checks on the way."""
    with tempfile.TemporaryDirectory() as folder:
        file = written(folder, without(cib, "crm_config", "resources", "constraints"))
        text = Path(folder, "load.crm")
        text.write_text(crm, encoding="utf-8")
        return run(["crm", "-F", "configure", "load", "replace", str(text)], {"CIB_file": file})


@lru_cache(maxsize=32)
def pcs_verify(cib: str) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        return run(["pcs", "-f", written(folder, cib), "cluster", "verify", "--full"])


def pcs_commands(this: Outputs, other: Outputs) -> set[str]:
    """What pcs says to the commands of a script that the other script does not have."""
    known = set(blocks(other.pcs or ""))
    said: set[str] = set()
    for block in blocks(this.pcs or ""):
        # "resource op remove" takes back the monitor that pcs puts in by itself
        if block not in known and "pcs -f" in block and "-- resource op " not in block:
            with tempfile.TemporaryDirectory() as folder:
                file = written(folder, context(block, this.cib))
                said |= run(["sh", "-c", f"cib={file}; force=; wrap() {{ :; }}\n{block}\n"])
    return said


def written(folder: str, cib: str) -> str:
    file = Path(folder, "cib.xml")
    file.write_text(cib, encoding="utf-8")
    return str(file)


def blocks(script: str) -> list[str]:
    """The commands of a pcs script, without the cells that they come from."""
    sheet = script.partition("# ==== the sheet ====")[2].partition("# ==== hand over ====")[0]
    found = re.split(r"\n\n", sheet)
    found = [re.sub(r"^cell=.*\n", "", block) for block in found if block.startswith("cell=")]
    # the script forces what pcs takes for a slip, and here that is the question
    return [block.replace(" --force -- ", " -- ") for block in found]


def context(block: str, cib: str) -> str:
    """A CIB in which a command finds what it refers to, and not what it makes."""
    words = re.search(r"-- (\w+ \w+)(?: (\w+))?", block)
    command = words.group(1) if words else ""
    if command.startswith("constraint ") and command != "constraint rule":
        return without_id(cib, block)
    if command == "stonith level":
        return without(cib, "fencing-topology")
    if command == "resource group":
        return flat(cib, "group", "clone")
    if command in ("resource clone", "resource promotable"):
        return flat(cib, "clone")
    if command in ("alert recipient", "constraint rule"):
        return cib
    return without(
        cib,
        "crm_config",
        "resources",
        "constraints",
        "alerts",
        "rsc_defaults",
        "op_defaults",
        "fencing-topology",
        "tags",
    )


def without(cib: str, *sections: str) -> str:
    """A CIB with sections emptied."""
    root = ElementTree.fromstring(cib)
    for name in sections:
        for section in root.iter(name):
            section.clear()
    return ElementTree.tostring(root, encoding="unicode")


def without_id(cib: str, block: str) -> str:
    """A CIB without the constraint that a command makes."""
    names = re.findall(r"id=(\S+)", block) + re.findall(r"location add (\S+)", block)
    root = ElementTree.fromstring(cib)
    for section in root.iter("constraints"):
        for item in list(section):
            if item.get("id") in names:
                section.remove(item)
    return ElementTree.tostring(root, encoding="unicode")


def flat(cib: str, *tags: str) -> str:
    """A CIB whose groups or clones are gone, and what they hold stands alone."""
    root = ElementTree.fromstring(without(cib, "constraints", "fencing-topology", "tags"))
    resources = next(root.iter("resources"))
    changed = True
    while changed:
        changed = False
        for outer in list(resources):
            if outer.tag in tags:
                resources.remove(outer)
                inner = [item for item in outer if item.tag in ("primitive", "group", "clone")]
                resources.extend(inner)
                changed = True
    return ElementTree.tostring(root, encoding="unicode")


def run(command: list[str], more: dict[str, str] | None = None) -> set[str]:
    """The complaints of one command, each without names and numbers of places."""
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C.UTF-8", **(more or {})},
        timeout=120,
    )
    lines = COLOUR.sub("", done.stdout + done.stderr).splitlines()
    said = {
        PLACE.sub("", line).strip()
        for line in lines
        if COMPLAINT.search(line) and not any(noise in line for noise in NOISE)
    }
    if done.returncode and not said:
        said.add(f"ended with {done.returncode}")
    return said


def versions() -> str:
    """The versions of the tools."""
    asked = (["crm_verify", "--version"], ["crm", "--version"], ["pcs", "--version"])
    lines = [
        subprocess.run(command, check=False, capture_output=True, text=True).stdout.splitlines()[0]
        for command in asked
    ]
    return ", ".join(f"{tool} {line.split()[-1]}" for tool, line in zip(TOOLS, lines, strict=True))
