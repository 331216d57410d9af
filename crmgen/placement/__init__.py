"""Placement without a cluster: where resources can run, where they start and what stops them.

Pure: it knows the model alone. It is not the scheduler; what it can't decide it says, and what it
says crm_simulate does too (tests/placement, docs/placement.md).
"""

from crmgen.placement.analysis import Analysis, Failback, analyse
from crmgen.placement.blocked import Runs
from crmgen.placement.cause import Cause, Why
from crmgen.placement.change import Change
from crmgen.placement.nodes import Known, Source, known_nodes
from crmgen.placement.results import Placement, State

__all__ = [
    "Analysis",
    "Cause",
    "Change",
    "Failback",
    "Known",
    "Placement",
    "Runs",
    "Source",
    "State",
    "Why",
    "analyse",
    "known_nodes",
]
