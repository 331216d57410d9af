"""Runs the rules over a model."""

from crmgen.checks.design import Design
from crmgen.checks.registry import all_rules
from crmgen.diagnostics import Sink
from crmgen.model import Cluster
from crmgen.targets import Target


def run_checks(cluster: Cluster, target: Target, sink: Sink) -> None:
    """Add what the rules find. Where the sheet has errors already, only rules that look at single
    values run: the others would tell what follows from those errors."""
    whole = not sink.has_errors
    design = Design(cluster, target)
    for item in all_rules():
        if whole or item.local:
            sink.add(item.check(design))
