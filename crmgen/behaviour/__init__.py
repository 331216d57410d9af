"""What a design does: effective values, failures, times, fencing and relations, as records.

Pure: it knows the model, agents, placement and the target, no output format; texts are in both
languages. Documents and runbooks are made of it. Only simulate.py runs a program, crm_simulate.
"""

from crmgen.behaviour.book import Behaviour
from crmgen.behaviour.failures import Failure, Kind
from crmgen.behaviour.look import Level, Setting
from crmgen.behaviour.matrix import Move, Outage, Pattern, Recovery, Row
from crmgen.behaviour.reaction import Act, Reaction
from crmgen.behaviour.secrecy import MASK, is_secret, shown
from crmgen.behaviour.simulate import Confirmation, Simulator, Unusable, Verdict
from crmgen.behaviour.values import Kind as ValueKind
from crmgen.behaviour.values import Value

__all__ = [
    "MASK",
    "Act",
    "Behaviour",
    "Confirmation",
    "Failure",
    "Kind",
    "Level",
    "Move",
    "Outage",
    "Pattern",
    "Reaction",
    "Recovery",
    "Row",
    "Setting",
    "Simulator",
    "Unusable",
    "Value",
    "ValueKind",
    "Verdict",
    "is_secret",
    "shown",
]
