"""The design that the rows of a CIB are, through the real crmsh and the real pcs."""

from pathlib import Path
from typing import NamedTuple

from crmgen.targets import resolve_target
from tests.corpus.measure import Measured
from tests.oracle.normal import first_difference
from tests.oracle.proof import Workbook, errors
from tests.oracle.stacks import Stack, ToolError


class Loaded(NamedTuple):
    """``refused`` are the codes where the output can't say the design; ``wrong`` is what the tool
    said or how its CIB differs, None where it is the same."""

    kind: str
    refused: tuple[str, ...] = ()
    wrong: str | None = None


def load(tools: Stack, one: Measured, kind: str) -> Loaded:
    """Compile the rows to one kind, load that, and compare with the CIB that was compiled."""
    workbook = Workbook(Path("corpus.csv"), data=one.csv)
    result = workbook.compile(resolve_target(one.target), kind)
    output = result.outputs.get(kind)
    if output is None:
        return Loaded(kind, tuple(sorted({code for code, _ in errors(result)})))
    try:
        done = tools.crm_load(output) if kind == "crm" else tools.pcs_script(output)
    except ToolError as error:
        return Loaded(kind, (), str(error))
    return Loaded(kind, (), first_difference(one.cib, done.cib))
