"""The nodes of a cluster, as far as the sheet tells, and where locations forbid resources."""

from collections.abc import Iterator, Mapping

from crmgen.checks.design import Design
from crmgen.checks.references import lone_node_name
from crmgen.model import Expression, NodeLocation, Rule, RuleLocation
from crmgen.origin import Origin

Bans = Mapping[str, Mapping[str, Origin]]


def declared_nodes(design: Design) -> dict[str, Origin]:
    """The members that table 1-1 names, with their cells; remote nodes are left out."""
    return {n.uname: n.at("uname") for n in design.cluster.nodes if n.type != "remote"}


def named_nodes(design: Design) -> dict[str, Origin]:
    """The nodes that locations and fencing levels name, each with its first cell."""
    found: dict[str, Origin] = {}
    for level in design.cluster.fencing_levels:
        found.setdefault(level.target, level.at("target"))
    for constraint in design.cluster.constraints:
        if isinstance(constraint, NodeLocation):
            found.setdefault(constraint.node, constraint.at("node"))
        elif isinstance(constraint, RuleLocation):
            for expression in _expressions(constraint):
                if expression.attribute == "#uname" and expression.value is not None:
                    found.setdefault(expression.value, expression.at("value"))
    remote = {node.uname for node in design.cluster.nodes if node.type == "remote"}
    remote |= {*design.remotes, *design.guests}
    return {name: at for name, at in found.items() if name not in remote}


def cluster_nodes(design: Design) -> dict[str, Origin]:
    """The members: those declared, or those named where the sheet declares none (the NODE table
    of old sheets holds attributes only and is often empty), likely misspellings left out."""
    declared = declared_nodes(design)
    if declared:
        return declared
    misspelt = {item.found for item in lone_node_name(design)}
    return {name: at for name, at in named_nodes(design).items() if name not in misspelt}


def _expressions(location: RuleLocation) -> Iterator[Expression]:
    return (expression for rule in location.rules for expression in rule.tests())


def holds_on(rule: Rule, node: str) -> bool | None:
    """Whether a rule passes on a node; None where more than the node's name decides."""
    verdicts = [_verdict(expression, node) for expression in rule.expressions]
    for condition in rule.conditions:
        verdicts.append(holds_on(condition, node) if isinstance(condition, Rule) else None)
    if rule.boolean_op == "or":
        return True if True in verdicts else None if None in verdicts else False
    return False if False in verdicts else None if None in verdicts else True


def _verdict(expression: Expression, node: str) -> bool | None:
    if expression.attribute != "#uname" or expression.operation not in ("eq", "ne"):
        return None
    return (expression.value == node) is (expression.operation == "eq")


def bans(design: Design, nodes: Mapping[str, Origin]) -> Bans:
    """Resource id → node → the cell that forbids it there (-INFINITY, for every role)."""
    found: dict[str, dict[str, Origin]] = {}
    for constraint in design.cluster.constraints:
        if isinstance(constraint, NodeLocation) and constraint.score == "-INFINITY":
            found.setdefault(constraint.rsc, {}).setdefault(constraint.node, constraint.at("node"))
        elif isinstance(constraint, RuleLocation):
            for rule in constraint.rules:
                if rule.score == "-INFINITY" and rule.role is None:
                    for node, at in _banned(rule, nodes):
                        found.setdefault(constraint.rsc, {}).setdefault(node, at)
    return found


def _banned(rule: Rule, nodes: Mapping[str, Origin]) -> Iterator[tuple[str, Origin]]:
    """The nodes where a rule passes for certain, also one that it names but nobody knows."""
    tests = tuple(rule.tests())
    if not tests:
        return
    first = tests[0]
    named = [first.value] if first.attribute == "#uname" and first.operation == "eq" else []
    for node in dict.fromkeys([*nodes, *(name for name in named if name is not None)]):
        if holds_on(rule, node):
            yield node, first.at("value")
