"""Three ways, one meaning: crm text loaded by the real crmsh, the script run by the real pcs and
the CIB written directly are the same cluster."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from crmgen.checks.judge import Policy
from crmgen.checks.registry import rule_codes
from crmgen.pipeline import Request, Result, compile_workbook
from crmgen.targets import Target, resolve_target
from crmgen.targets.platforms import PLATFORMS
from tests.oracle.normal import first_difference
from tests.oracle.stacks import ToolError, stack, stack_of

# generated designs are legal, not wise: what rules of good design say of them is left out
AS_WRITTEN = Policy(ignore=tuple(rule_codes()))
KINDS = ("crm", "pcs", "cib")
# whose tools stand for a branch of pcs; crmsh is as old as pcs on every platform
_BRANCHES = {(0, 10): "bullseye", (0, 11): "bookworm", (0, 12): "trixie"}
# Pacemaker's tools refuse what a newer one wrote, whatever it says: 3.0.0 that of 3.0.1, and
# 2.0.5 the schema of ubuntu2204, whose pcs and crmsh are those of its generation all the same
_FEATURE_SET = re.compile(rb'crm_feature_set="[^"]*"')
_LABEL = re.compile(rb'validate-with="([^"]*)"')
# the line of the header comment that names the target
_NAME = re.compile(rb"target: [^\n]*?(?= *-->|\n)")


class Workbook(NamedTuple):
    """One sheet: a file, or the content that takes its place."""

    path: Path
    sheet: str | None = None
    data: bytes | None = None

    def compile(self, target: Target, *kinds: str) -> Result:
        return compile_workbook(
            Request(self.path, target, kinds, self.data, self.sheet, policy=AS_WRITTEN)
        )


def errors(result: Result) -> set[tuple[str, str]]:
    """(code, cell) of every error."""
    return {
        (found.code.id, found.origin.cell if found.origin else "")
        for found in result.sink.sorted()
        if found.severity.name == "ERROR"
    }


def targets_of(generation: str) -> list[Target]:
    """The targets that the tools of a generation stand for."""
    targets = map(resolve_target, PLATFORMS)
    return [t for t in targets if _BRANCHES.get(t.pcs.version[:2]) == generation]


def prove(
    workbook: Workbook,
    generation: str,
    refused: Callable[[Target], Mapping[str, set[tuple[str, str]]]] = lambda _: {},
) -> None:
    """Assert that all outputs for the targets of a generation mean the same to its tools.

    ``refused`` are the errors that are expected, by kind; the other kinds are compared all the
    same. Outputs that differ in nothing but the target's name are run once.
    """
    for target in targets_of(generation):
        prove_target(workbook, target, generation, refused(target))


def prove_target(
    workbook: Workbook,
    target: Target,
    generation: str,
    refused: Mapping[str, set[tuple[str, str]]],
) -> None:
    """The same for one target."""
    outputs = {}
    for kind in KINDS:
        result = workbook.compile(target, kind)
        assert errors(result) == refused.get(kind, set()), f"{target.name}, {kind}"
        outputs |= result.outputs
    written = outputs.pop("cib", None)
    if written is None:
        assert not outputs, f"{target.name}: nothing to compare {sorted(outputs)} with"
        return
    checked = stack_of(target.pacemaker.version)
    assert checked
    _check_cib(checked, _without_name(_for_tools(written, checked)), target.schema)
    for kind, output in outputs.items():
        done = _built(generation, kind, _without_name(_for_tools(output, generation)))
        difference = first_difference(written, done)
        assert difference is None, f"{target.name}: cib | {kind}: {difference}"


@cache
def _built(generation: str, kind: str, output: bytes) -> bytes:
    """The CIB that the tool makes of an output."""
    tools = stack(generation)
    try:
        done = tools.crm_load(output) if kind == "crm" else tools.pcs_script(output)
    except ToolError as error:
        raise AssertionError(f"{generation}: {kind} is refused\n{error}") from None
    return done.cib


@cache
def _check_cib(generation: str, cib: bytes, schema: str) -> None:
    """The schema, the scheduler and cibadmin take the CIB, and change nothing in it."""
    tools = stack(generation)
    invalid = "\n".join(tools.validate(cib, schema))
    assert not invalid, f"{schema}: {invalid}"
    wrong = "\n".join(tools.verify(cib).errors)
    assert not wrong, f"{generation}: {wrong}"
    difference = first_difference(cib, tools.replace(cib).cib)
    assert difference is None, f"cib | cibadmin: {difference}"


def _for_tools(output: bytes, generation: str) -> bytes:
    """The output with versions that the tools which will read it know."""
    tools = stack(generation)
    output = _as_in(tools.empty_cib(), _FEATURE_SET, output)
    label = _LABEL.search(output)
    if label is None or (tools.schemas / f"{label[1].decode()}.rng").exists():
        return output
    return _as_in(tools.empty_cib(), _LABEL, output)


def _as_in(model: bytes, attribute: re.Pattern[bytes], output: bytes) -> bytes:
    own = attribute.search(model)
    assert own
    return attribute.sub(own[0], output)


def _without_name(output: bytes) -> bytes:
    return _NAME.sub(b"", output)
