"""Which node attributes resources set, and which values they take."""

from collections.abc import Iterator
from typing import NamedTuple

from crmgen.checks.design import Design, parameter, parameter_pairs
from crmgen.model import Primitive
from crmgen.model.numbers import number
from crmgen.origin import Origin

# The parameter ``name`` and what it is without one (pacemaker 2.1.5 ping and ifspeed; pingd and
# diskd of Pacemaker 1.1; ethmonitor adds the interface's name).
_DEFAULTS = {"ping": "pingd", "pingd": "pingd", "diskd": "diskd", "ifspeed": "ifspeed"}
PINGS = frozenset({"ping", "pingd"})
DISKDS = frozenset({"diskd"})
# Their attributes have fixed names (resource-agents 4.12, pacemaker 2.1.5).
_FIXED = {
    "HealthCPU": ("#health-cpu",),
    "HealthIOWait": ("#health-iowait",),
    "HealthSMART": ("#health-smart",),
    "SysInfo": (
        *("arch", "os", "free_swap", "cpu_info", "cpu_speed", "cpu_cores", "cpu_load"),
        *("ram_total", "ram_free", "root_free", "#health_disk"),
    ),
    "mysql": ("readable",),
    "mariadb": ("readable",),
}
HEALTH = frozenset({"storage-mon", "HealthCPU", "HealthIOWait", "HealthSMART"})


class Setter(NamedTuple):
    """A resource that sets a node attribute; ``at`` is the cell that names it."""

    primitive: Primitive
    attribute: str
    at: Origin

    @property
    def kind(self) -> str:
        return self.primitive.agent.type


def monitors(design: Design) -> Iterator[Setter]:
    """The monitors whose attribute only a rule makes use of: ping, diskd and their like."""
    for kind, usual in _DEFAULTS.items():
        for primitive in design.by_type.get(kind, ()):
            pairs = list(parameter_pairs(primitive, "name"))
            if pairs:
                yield from (Setter(primitive, p.value, p.at("value")) for p in pairs)
            else:
                yield Setter(primitive, usual, primitive.at("id"))


def health_attributes(primitive: Primitive) -> tuple[str, ...]:
    """The attributes #health-… of a health agent."""
    if primitive.agent.type == "storage-mon":
        return (f"#health-{primitive.id}",)
    return tuple(name for name in _FIXED[primitive.agent.type] if name.startswith("#"))


def known_attributes(design: Design) -> set[str]:
    """Every attribute that something in the sheet sets for certain."""
    names = {setter.attribute for setter in monitors(design)}
    for node in design.cluster.nodes:
        names.update(pair.name for held in node.attributes for pair in held.pairs)
    for primitive in design.services:
        names.update(pair.value for pair in parameter_pairs(primitive, "name"))
        names.update(_FIXED.get(primitive.agent.type, ()))
        if primitive.agent.type == "storage-mon":
            names.update(health_attributes(primitive))
        elif primitive.agent.type == "ethmonitor":
            names.add(f"ethmonitor-{parameter(primitive, 'interface')}")
        elif primitive.agent.type == "attribute":
            names.add(f"opa-{primitive.id}")
    return names


def ping_values(primitive: Primitive) -> list[int]:
    """What ping may set, from no host up to all of them: multiples of ``multiplier``; empty
    where the sheet gives no plain numbers."""
    hosts = [pair.value for pair in parameter_pairs(primitive, "host_list")]
    factors = [pair.value for pair in parameter_pairs(primitive, "multiplier")] or ["1"]
    if len(hosts) != 1 or len(factors) != 1:
        return []
    factor = number(factors[0])
    return [] if factor is None else [factor * n for n in range(len(hosts[0].split()) + 1)]
