"""Runs the rules over a model."""

from pathlib import Path
from typing import TYPE_CHECKING

from crmgen.checks.design import Design
from crmgen.checks.registry import all_rules
from crmgen.diagnostics import Sink
from crmgen.model import Agent, Cluster
from crmgen.targets import Target

if TYPE_CHECKING:
    from crmgen.agents.facts import AgentFacts


def run_checks(cluster: Cluster, target: Target, sink: Sink, agents: Path | None = None) -> None:
    """Add what the rules find; ``agents`` is a folder of the site's own agents' metadata.
    Where the sheet has errors already, only rules that look at single
    values run: the others would tell what follows from those errors."""
    whole = not sink.has_errors
    design = Design(cluster, target, _site(agents, sink) if agents else None)
    for item in all_rules():
        if whole or item.local:
            sink.add(item.check(design))


def _site(folder: Path, sink: Sink) -> "dict[Agent, AgentFacts]":
    from crmgen.agents.site import folder_agents

    return folder_agents(folder, sink)
