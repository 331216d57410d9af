"""Rules and attribute sets that the target's Pacemaker does not take, whatever the output."""

from collections.abc import Iterator

from crmgen.catalogue import target_rules as codes
from crmgen.diagnostics import Code, Sink
from crmgen.emit.texts import nodes
from crmgen.model import (
    Cluster,
    DateExpression,
    DateSpec,
    Expression,
    Node,
    Nvpair,
    OperationExpression,
    ResourceExpression,
    Unset,
)
from crmgen.origin import Origin
from crmgen.targets import Feature, Target

_NEW_UNITS = frozenset({"seconds", "minutes", "yeardays", "days"})


def limits_of_rules(cluster: Cluster, target: Target, sink: Sink) -> None:
    """Tell each at its cell."""
    lacking = [feature for feature in _FEATURES if not target.has(feature)]
    if not lacking:
        return

    def refuse(code: Code, at: Origin, found: str | None = None, **params: str) -> None:
        sink.report(code, at, found=found, params={"target": target.name, **params})

    for node in nodes(cluster):
        match node:
            case Unset(name=name) if Feature.PAIR_WITHOUT_VALUE in lacking:
                refuse(codes.PAIR_WITHOUT_VALUE, node.at("value"), name)
            case ResourceExpression() | OperationExpression() if (
                Feature.RESOURCE_EXPRESSIONS in lacking
            ):
                refuse(codes.RULE_ON_AGENT, condition_cell(node))
            case DateExpression() | DateSpec() if Feature.DATE_SECONDS in lacking:
                for unit in _units(node):
                    refuse(codes.DATE_UNIT, unit.at("value"), unit.value, unit=unit.name)
            case Expression(value_source=source) if source and Feature.VALUE_SOURCE in lacking:
                refuse(codes.VALUE_SOURCE, node.at("value_source"), source)


def condition_cell(condition: Node) -> Origin:
    """The cell that a message about a condition names: of its id, or its first field with one."""
    names = [name for name in condition.__struct_fields__ if name not in ("place", "notes")]
    names.sort(key=lambda name: name != "id")
    cells = (condition.at(name) for name in names if getattr(condition, name))
    return next((cell for cell in cells if cell.column), condition.at())


_FEATURES = (
    Feature.PAIR_WITHOUT_VALUE,
    Feature.RESOURCE_EXPRESSIONS,
    Feature.DATE_SECONDS,
    Feature.VALUE_SOURCE,
)


def _units(node: Node) -> Iterator[Nvpair]:
    """The units that only newer schemas have."""
    match node:
        case DateExpression(duration=units) | DateSpec(fields=units):
            yield from (unit for unit in units if unit.name in _NEW_UNITS)
