"""What a design does: effective values, failures, times, fencing and relations, as records.

Pure: it knows the model, agents, placement and the target, no output format; texts are in both
languages. Documents and runbooks are made of it. Only simulate.py runs a program, crm_simulate.
"""

from crmgen.behaviour.book import Behaviour
from crmgen.behaviour.budget import DETECTION, FENCING, Budget, Part, Step
from crmgen.behaviour.dependents import Dependent, Tie
from crmgen.behaviour.failures import Failure, Kind
from crmgen.behaviour.fencing import Delay, Device, Fenced, FenceLevel
from crmgen.behaviour.look import Level, Setting
from crmgen.behaviour.matrix import Move, Outage, Pattern, Recovery, Row
from crmgen.behaviour.operation import (
    AfterMove,
    Left,
    Leftover,
    NodeStop,
    Return,
    RuleMove,
    SwitchBack,
)
from crmgen.behaviour.reaction import Act, Reaction
from crmgen.behaviour.relations import Relation, Score, Term
from crmgen.behaviour.secrecy import MASK, is_secret, shown
from crmgen.behaviour.simulate import Confirmation, Simulator, Unusable, Verdict
from crmgen.behaviour.splitbrain import Gap, Protection
from crmgen.behaviour.values import Kind as ValueKind
from crmgen.behaviour.values import Value

__all__ = [
    "DETECTION",
    "FENCING",
    "MASK",
    "Act",
    "AfterMove",
    "Behaviour",
    "Budget",
    "Confirmation",
    "Delay",
    "Dependent",
    "Device",
    "Failure",
    "FenceLevel",
    "Fenced",
    "Gap",
    "Kind",
    "Left",
    "Leftover",
    "Level",
    "Move",
    "NodeStop",
    "Outage",
    "Part",
    "Pattern",
    "Protection",
    "Reaction",
    "Recovery",
    "Relation",
    "Return",
    "Row",
    "RuleMove",
    "Score",
    "Setting",
    "Simulator",
    "Step",
    "SwitchBack",
    "Term",
    "Tie",
    "Unusable",
    "Value",
    "ValueKind",
    "Verdict",
    "is_secret",
    "shown",
]
