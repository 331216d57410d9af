"""How a rule is declared, and all rules there are.

A rule is a pure function from a design to findings. Adding one touches the file it stands in and
the message catalogue (crmgen/catalogue/rules/).
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from crmgen.checks.design import Design
from crmgen.diagnostics import Code, Diagnostic
from crmgen.model.incomplete import Piece

Check = Callable[[Design], Iterator[Diagnostic]]

# One module for each table of rules; a module registers its rules when it is imported.
MODULES = (
    "operations",
    "on_fail",
    "timeouts",
    "clones",
    "bundles",
    "templates",
    "remotes",
    "access",
    "groups",
    "orders",
    "colocations",
    "locations",
    "many",
    "placement",
    "failover",
    "properties",
    "recovery",
    "deprecations",
    "values",
    "references",
    "agents",
    "agent_address",
    "agent_storage",
    "agent_shared",
    "agent_database",
    "fencing",
    "fencing_levels",
    "fencing_delays",
    "fencing_devices",
    "quorum",
    "attributes",
    "attribute_rules",
    "attribute_monitors",
    "rule_conditions",
    "networks",
    "document",
)


class Rule(NamedTuple):
    """A check with the codes it may report.

    ``reads`` are the pieces of the model that must have nothing missing, or the rule could tell
    what only follows from a broken row. ``each`` rules judge primitives one by one: what is
    missing of one keeps them from judging the others only where it belongs to none of them.
    """

    codes: tuple[Code, ...]
    check: Check
    reads: Piece
    each: bool


_RULES: list[Rule] = []


def rule(
    *codes: Code, reads: Piece = Piece.EVERYTHING, each: bool = False
) -> Callable[[Check], Check]:
    """Register a check under the codes that it may report."""

    def register(check: Check) -> Check:
        _RULES.append(Rule(codes, check, reads, each))
        return check

    return register


def rule_codes() -> frozenset[str]:
    """The ids of all codes that rules may report."""
    return frozenset(code.id for item in all_rules() for code in item.codes)


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the modules."""
    for name in MODULES:
        import_module(f"crmgen.checks.{name}")
    return tuple(_RULES)
