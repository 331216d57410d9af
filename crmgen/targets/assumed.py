"""Tells which outputs are written for a tool that the platform does not ship."""

from collections.abc import Iterable

from crmgen.catalogue.target import TOOL_ASSUMED
from crmgen.diagnostics import Sink
from crmgen.targets.target import Target

TOOL_OF_KIND = {"crm": "crmsh", "pcs": "pcs"}


def report_assumed(target: Target, kinds: Iterable[str], sink: Sink) -> None:
    """Report TGT590 once for each kind of output whose tool the target does not ship.

    ``kinds`` are crm, pcs and cib; a CIB needs no tool beside Pacemaker itself.
    """
    for kind in dict.fromkeys(kinds):
        tool = TOOL_OF_KIND.get(kind)
        if tool is None or target.component(tool).shipped:
            continue
        sink.report(
            TOOL_ASSUMED,
            None,
            found=kind,
            params={
                "target": target.name,
                "tool": tool,
                "version": target.component(tool).text,
                "pacemaker": target.pacemaker.text,
            },
        )
