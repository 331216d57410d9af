"""Generated clusters in which placement is what varies. Any source of choices will do: a seeded
``random.Random``, or hypothesis' own."""

from collections.abc import Sequence
from random import Random
from typing import Any

from crmgen.model import Cluster, Group, Primitive, Role, SetColocation, SetOrder
from tests.emit.build import (
    PLACE,
    attributes,
    clone,
    cluster,
    colocation,
    expression,
    group,
    node,
    node_location,
    order,
    primitive,
    resource_set,
    rule,
    rule_location,
)

SCORES = ("INFINITY", "-INFINITY", "100", "200", "50", "-50", "1", "0", "-INFINITY", "1000")
WISHES = ("INFINITY", "INFINITY", "INFINITY", "-INFINITY", "100", "-100", "500", "-1000")
STRATEGIES = ("utilization", "minimal", "balanced", "default")
DUMMY = "ocf:pacemaker:Dummy"
STATEFUL = "ocf:pacemaker:Stateful"


class Maker:
    """One generated cluster; with ``utilization`` resources need room that nodes have or lack."""

    def __init__(self, random: Random, scale: int = 6, utilization: bool = False) -> None:
        self.random = random
        self.utilization = utilization
        self.names = [f"n{number}" for number in range(1, random.randint(1, 5) + 1)]
        self.plain: list[str] = []
        self.promotable: list[str] = []
        self.members: list[str] = []
        self.constraints: list[Any] = []
        self.roots: list[Any] = []
        self.scale = scale

    def often(self, chance: float) -> bool:
        return self.random.random() < chance

    def one(self, values: Sequence[Any]) -> Any:
        return self.random.choice(values)

    def make(self) -> Cluster:
        for number in range(self.random.randint(1, self.scale)):
            self._resource(f"r{number}")
        targets = self.plain + self.promotable
        for _ in range(self.random.randint(0, self.scale)):
            self._location(self.one(targets))
        for _ in range(self.random.randint(0, self.scale // 2 + 1)):
            self._colocation()
        for _ in range(self.random.randint(0, self.scale // 2)):
            self._order()
        defaults = {}
        if self.often(0.5):
            defaults["resource-stickiness"] = self.one(("0", "1", "100", "150", "INFINITY"))
        properties = {"stonith-enabled": "false"}
        if self.often(0.05):
            properties["symmetric-cluster"] = "false"
        if self.utilization:
            properties["placement-strategy"] = self.one(STRATEGIES)
        generous = self.often(0.6)
        nodes = [
            node(name, str(number), **self._room(generous))
            for number, name in enumerate(self.names, start=1)
        ]
        return cluster(
            *self.roots,
            properties=properties,
            nodes=tuple(nodes),
            rsc_defaults=(attributes(defaults),) if defaults else (),
            constraints=tuple(self.constraints),
        )

    # utilization

    def _needs(self) -> dict[str, Any]:
        if not self.utilization or self.often(0.4):
            return {}
        pairs = {"cpu": str(self.random.randint(0, 4))}
        if self.often(0.3):
            pairs["memory"] = str(self.random.randint(1, 8))
        return {"utilization": (attributes(pairs),)}

    def _room(self, generous: bool) -> dict[str, Any]:
        if not self.utilization or self.often(0.05):
            return {}
        most = 60 if generous and self.often(0.9) else 6
        pairs = {name: str(self.random.randint(most // 2, most)) for name in ("cpu", "memory")}
        return {"utilization": (attributes(pairs),)}

    # resources

    def _meta(self) -> dict[str, str]:
        meta = {}
        if self.often(0.15):
            meta["priority"] = self.one(("1", "5", "10", "-5"))
        if self.often(0.1):
            meta["resource-stickiness"] = self.one(("0", "10", "200", "INFINITY", "-10"))
        if self.often(0.05):
            meta["target-role"] = self.one(("Stopped", "Started"))
        if self.often(0.03):
            meta["is-managed"] = "false"
        return meta

    def _resource(self, name: str) -> None:
        kind = self.random.random()
        if kind < 0.4:
            self.roots.append(primitive(name, DUMMY, meta=self._meta(), **self._needs()))
            self.plain.append(name)
        elif kind < 0.7:
            self.roots.append(self._group(name))
            self.plain.append(name)
        else:
            self._clone(name, promotable=kind > 0.87)

    def _group(self, name: str) -> Group:
        members = [
            primitive(
                f"{name}-{letter}",
                DUMMY,
                meta=self._meta() if self.often(0.2) else {},
                **self._needs(),
            )
            for letter in "abc"[: self.random.randint(1, 3)]
        ]
        self.members += [member.id for member in members]
        return group(name, *members, **self._meta())

    def _clone(self, name: str, promotable: bool) -> None:
        child: Primitive | Group = primitive(f"{name}-p", STATEFUL, **self._needs())
        if self.often(0.25):
            other = primitive(f"{name}-q", STATEFUL, **self._needs())
            child = group(f"{name}-g", child, other)
        meta = self._meta()
        if self.often(0.5):
            meta["interleave"] = "true"
        if self.often(0.25):
            meta["clone-max"] = self.one(("1", "2", "3"))
        if promotable and self.often(0.2):
            meta["promoted-max"] = "2"
        self.roots.append(clone(child, name, promotable, meta))
        (self.promotable if promotable else self.plain).append(name)

    # constraints

    def _target(self) -> str:
        if self.members and self.often(0.1):
            return self.one(self.members)
        return self.one(self.plain + self.promotable)

    def _location(self, rsc: str) -> None:
        number = len(self.constraints)
        if self.members and self.often(0.1):
            rsc = self.one(self.members)
        if self.often(0.6):
            location = node_location(f"l{number}", rsc, self.one(self.names), self.one(SCORES))
        else:
            role = Role.PROMOTED if rsc in self.promotable and self.often(0.5) else None
            made = rule(self._expression(), score=self.one(SCORES), role=role)
            location = rule_location(f"l{number}", rsc, made)
        self.constraints.append(location)

    def _expression(self) -> Any:
        if self.often(0.7):
            return expression("#uname", self.one(("eq", "ne")), self.one(self.names))
        if self.often(0.5):
            return expression("site", self.one(("defined", "not_defined")))
        return expression("zone", self.one(("lt", "gt", "eq", "ne", "lte", "gte")), "5")

    def _roles(self, rsc: str, with_rsc: str) -> dict[str, Role]:
        roles = {}
        if with_rsc in self.promotable and self.often(0.6):
            roles["with_rsc_role"] = self.one((Role.PROMOTED, Role.PROMOTED, Role.UNPROMOTED))
        if rsc in self.promotable and self.often(0.3):
            roles["rsc_role"] = Role.PROMOTED
        return roles

    def _colocation(self) -> None:
        name = f"c{len(self.constraints)}"
        if self.often(0.15) and len(self.plain) > 2:
            sets = self._sets()
            made: Any = SetColocation(id=name, score=self.one(WISHES), sets=sets, place=PLACE)
        else:
            rsc, other = self._target(), self._target()
            if rsc == other:
                return
            roles = self._roles(rsc, other)
            made = colocation(name, rsc, other, self.one(WISHES), **roles)
        self.constraints.append(made)

    def _order(self) -> None:
        name = f"o{len(self.constraints)}"
        if self.often(0.15) and len(self.plain) > 2:
            self.constraints.append(SetOrder(id=name, sets=self._sets(), place=PLACE))
            return
        first, then = self._target(), self._target()
        if first == then:
            return
        fields: dict[str, Any] = {}
        if self.often(0.3):
            fields["kind"] = self.one(("Optional", "Serialize"))
        if self.often(0.3):
            fields["symmetrical"] = False
        if first in self.promotable and self.often(0.5):
            fields.update(first_action="promote", then_action="start")
        self.constraints.append(order(name, first, then, **fields))

    def _sets(self) -> tuple[Any, ...]:
        members = list(self.plain)
        self.random.shuffle(members)
        cut = self.random.randint(1, len(members) - 1)
        parts = [members[:cut], members[cut:][:3]]
        return tuple(
            resource_set(*part, sequential=self.one((None, False))) for part in parts if part
        )
