"""Rules about operations and their times (table D)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import operations as codes
from crmgen.checks.design import Design, operations
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic


@rule(codes.NO_MONITOR)
def missing_monitor(design: Design) -> Iterator[Diagnostic]:
    """Every service is monitored."""
    for primitive in design.services:
        if not any(operations(primitive, "monitor")):
            yield Diagnostic(codes.NO_MONITOR, primitive.at("id"), found=primitive.id)
