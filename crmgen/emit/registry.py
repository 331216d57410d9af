"""All kinds of output in one place. An emitter is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from crmgen.emit.base import Job
from crmgen.model import Cluster

Emitter = Callable[[Cluster, Job], bytes]


class Kind(NamedTuple):
    """A kind of output: where its emitter stands."""

    module: str
    function: str


KINDS: dict[str, Kind] = {
    "crm": Kind("crmgen.emit.crmsh", "emit_crmsh"),
    "pcs": Kind("crmgen.emit.pcs", "emit_pcs"),
    "cib": Kind("crmgen.emit.cib", "emit_cib"),
}


def emitter_of(kind: str) -> Emitter:
    """The emitter of a kind."""
    entry = KINDS[kind]
    emitter: Emitter = getattr(import_module(entry.module), entry.function)
    return emitter
