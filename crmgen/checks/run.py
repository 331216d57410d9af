"""Runs the rules over a model."""

from pathlib import Path
from typing import TYPE_CHECKING

from crmgen.checks.design import Design
from crmgen.checks.registry import Rule, all_rules
from crmgen.diagnostics import Sink
from crmgen.model import Agent, Cluster
from crmgen.model.incomplete import COMPLETE, Incomplete
from crmgen.targets import Target

if TYPE_CHECKING:
    from crmgen.agents.facts import AgentFacts


def run_checks(
    cluster: Cluster,
    target: Target,
    sink: Sink,
    agents: Path | None = None,
    missing: Incomplete = COMPLETE,
) -> None:
    """Add what the rules find; ``agents`` is a folder of the site's own agents' metadata.
    Of what errors left incomplete nothing is judged: it would be told what follows from them."""
    design = Design(cluster, target, _site(agents, sink) if agents else None)
    for item in all_rules():
        judged = _whole_for(item, design, missing)
        if judged is not None:
            sink.add(item.check(judged))


def _whole_for(item: Rule, design: Design, missing: Incomplete) -> Design | None:
    """The design as far as a rule may look at it; None where it may not."""
    if item.reads & missing.shared:
        return None
    touched = [name for name, piece in missing.own.items() if piece & item.reads]
    if not touched:
        return design
    return design.without(touched) if item.each else None


def _site(folder: Path, sink: Sink) -> "dict[Agent, AgentFacts]":
    from crmgen.agents.site import folder_agents

    return folder_agents(folder, sink)
