"""What is known of a node's attributes before the cluster runs.

Monitors are taken to be healthy: a ping or pingd that runs on a node gives multiplier x hosts, a
diskd "normal"; health attributes of agents are green. Other attributes that an agent sets have a
value that nobody knows here; what nobody sets is not defined.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from crmgen.model import (
    Agent,
    Clone,
    Cluster,
    Condition,
    Expression,
    OperationExpression,
    Primitive,
    Resource,
    ResourceExpression,
    Rule,
    primitives_of,
)
from crmgen.origin import Origin
from crmgen.placement import meta

PING_AGENTS = frozenset(("ping", "pingd"))
DISK_AGENTS = frozenset(("diskd",))
_DEFAULT_NAME = {"ping": "pingd", "pingd": "pingd", "diskd": "diskd"}
# attributes that the cluster itself or an agent sets while it runs
_RUN_TIME = ("master-", "fail-count-", "last-failure-", "#node-unfenced", "shutdown", "terminate")


class Setter(Struct, frozen=True):
    """Who sets an attribute. ``value`` is what a healthy node gets, None where it is not known.

    ``root`` is the clone or resource that has to run on a node for the attribute to be there.
    """

    attribute: str
    root: Resource
    at: Origin
    value: str | None


class Facts:
    """The attributes of every node; look up with :meth:`get`."""

    def __init__(self, cluster: Cluster, names: Iterable[str]) -> None:
        self.setters: dict[str, list[Setter]] = {}
        for root in cluster.resources:
            for primitive in primitives_of(root):
                for setter in _setters(root, primitive):
                    self.setters.setdefault(setter.attribute, []).append(setter)
        self._prefixes = tuple(
            f"{primitive.id}-"
            for primitive in cluster.primitives()
            if not _is_monitor(primitive.agent) and not primitive.is_stonith
        )
        rows = {node.uname: node for node in cluster.nodes}
        self._given: dict[str, dict[str, str]] = {}
        self._ruled: dict[str, set[str]] = {}
        self._monitored: dict[str, dict[str, str | None]] = {}
        for name in names:
            node = rows.get(name)
            held = node.attributes if node else ()
            given = meta.values([one for one in held if one.rule is None])
            self._ruled[name] = {pair.name for one in held if one.rule for pair in one.pairs}
            given.update({"#uname": name, "#kind": "cluster"})
            if node and node.id:
                given["#id"] = node.id
            self._given[name] = given
            self._monitored[name] = {}

    def set_monitored(self, node: str, attribute: str, value: str | None) -> None:
        """What a monitor gives on a node; None where the value is not known."""
        self._monitored[node][attribute] = value

    def assumed(self, node: str) -> Mapping[str, str]:
        """The monitors' attributes that the analysis takes a node to have."""
        return {name: value for name, value in self._monitored[node].items() if value is not None}

    def is_open(self, node: str, attribute: str) -> bool:
        """Whether nobody can say here what the attribute is on that node."""
        if attribute in self._ruled[node]:
            return True
        if attribute in self._given[node]:
            return False
        if attribute in self._monitored[node]:
            return self._monitored[node][attribute] is None
        return attribute in ("#id", "#is_dc") or attribute.startswith(_RUN_TIME + self._prefixes)

    def get(self, node: str, attribute: str) -> str | None:
        """The value, or None where the attribute is not defined."""
        value = self._given[node].get(attribute)
        if value is None:
            value = self._monitored[node].get(attribute)
        if value is None and attribute.startswith("#health"):
            return "green"
        return value


def _is_monitor(agent: Agent) -> bool:
    return agent.standard == "ocf" and agent.type in PING_AGENTS | DISK_AGENTS


def _setters(root: Resource, primitive: Primitive) -> Iterable[Setter]:
    """The attributes that a primitive sets by a parameter ``name``, or by its agent's default."""
    params = primitive.instance_attributes
    name = meta.find("name", params)
    kind = primitive.agent.type
    if not _is_monitor(primitive.agent):
        if name.value and name.at and not primitive.is_stonith:
            yield Setter(name.value, root, name.at, None)
        return
    attribute = name.value or _DEFAULT_NAME[kind]
    at = name.at or primitive.at("id")
    value: str | None = "normal"
    if kind in PING_AGENTS:
        hosts = meta.find("host_list", params)
        multiplier = meta.find("multiplier", params)
        value = str(len((hosts.value or "").split()) * multiplier.number(1))
        if hosts.ruled or multiplier.ruled or not hosts.value:
            value = None
    yield Setter(attribute, root, at, None if name.ruled else value)


def covers_all_nodes(root: Resource) -> bool:
    """Whether a monitor is there on every node it may run on: only a clone is."""
    return isinstance(root, Clone)


def holds(rule: Rule, facts: Facts, node: str) -> bool | None:
    """Whether a rule passes on a node; None where that can't be known here."""
    results = [_passes(expression, facts, node) for expression in rule.expressions]
    for condition in rule.conditions:
        results.append(_condition_passes(condition, facts, node))
    if rule.boolean_op == "or":
        return True if True in results else None if None in results else False
    return False if False in results else None if None in results else True


def _condition_passes(condition: Condition, facts: Facts, node: str) -> bool | None:
    """The time is not known before the cluster runs. No location knows an agent or an operation:
    such conditions never pass there (crm_simulate 2.0.5, 2.1.5, 3.0.0)."""
    match condition:
        case Rule():
            return holds(condition, facts, node)
        case ResourceExpression() | OperationExpression():
            return False
    return None


def _passes(expression: Expression, facts: Facts, node: str) -> bool | None:
    attribute, operation = expression.attribute, expression.operation
    if expression.value_source in ("param", "meta"):
        return None
    if facts.is_open(node, attribute):
        return True if attribute == "#is_dc" and operation == "defined" else None
    value = facts.get(node, attribute)
    if operation in ("defined", "not_defined"):
        return (value is not None) == (operation == "defined")
    if value is None:
        return operation == "ne"  # of all comparisons, ne alone passes without the attribute
    order = _compare(value, expression.value or "", expression.type, operation)
    if order is None:
        return None
    return {
        "lt": order < 0,
        "lte": order <= 0,
        "gt": order > 0,
        "gte": order >= 0,
        "eq": order == 0,
        "ne": order != 0,
    }.get(operation)


def _compare(left: str, right: str, kind: str | None, operation: str) -> int | None:
    """Negative, 0 or positive; strings compare without case, lt and gt compare numbers unless
    the sheet says a type. None for what does not parse, which Pacemaker treats by version."""
    kind = kind or ("string" if operation in ("eq", "ne") else "number")
    if kind == "string":
        first, second = left.lower(), right.lower()
        return (first > second) - (first < second)
    try:
        if kind == "version":
            one, two = _version(left), _version(right)
            return (one > two) - (one < two)
        low, high = float(left), float(right)
        if kind == "integer":
            low, high = int(low), int(high)
    except (ValueError, OverflowError):
        return None
    return (low > high) - (low < high)


def _version(text: str) -> list[int]:
    return [int(part) for part in text.split(".")]
