"""The commands of a pcs script, as a test wants to see them."""

import re
from typing import Any

from crmgen.emit.pcs import emit_pcs
from crmgen.model import Cluster
from tests.emit.build import cluster, found, job, operation, primitive

# a target of each generation of pcs: 0.9, 0.10, 0.11, 0.12
OLD, EL8, EL9, EL10 = "rhel7", "debian11", "debian12", "debian13"
ALL = (OLD, EL8, EL9, EL10)

D1 = primitive("d1", "ocf:pacemaker:Dummy", operation("d1", "monitor", "10s"))
D2 = primitive("d2", "ocf:pacemaker:Dummy", operation("d2", "monitor", "10s"))
ST = primitive("st", "ocf:pacemaker:Stateful", operation("st", "monitor", "10s"))


def script(model: Cluster, target: str = "debian12", trace: bool = False) -> str:
    """The whole script; nothing may be reported on the way."""
    task = job(target, trace)
    text = emit_pcs(model, task).decode()
    assert found(task.sink) == []
    return text


def body(text: str) -> str:
    """What stands between the frame's two ends."""
    return text.split("# ==== the sheet ====\n")[1].partition("\n# ==== hand over ====")[0]


def commands(model: Cluster, target: str = "debian12") -> list[str]:
    """The commands alone, each on one line."""
    lines = re.sub(r" \\\n +", " ", body(script(model, target))).splitlines()
    return [line for line in lines if line and not line.lstrip().startswith(("#", "cell="))]


def words_after(commands: list[str], start: str) -> list[str]:
    """What follows ``start`` in the commands that have it behind their options."""
    return [c.split(f" -- {start}", 1)[1].strip() for c in commands if f" -- {start}" in c]


def refused(model: Cluster, target: str = "debian12") -> list[tuple[str, str]]:
    """The findings, as (cell, code)."""
    task = job(target)
    emit_pcs(model, task)
    return found(task.sink)


def said(start: str, target: str, *resources: Any, **fields: Any) -> list[str]:
    """What follows ``start`` in the commands for a cluster without properties."""
    model = cluster(*resources, properties={}, **fields)
    return words_after(commands(model, target), start)
