"""Generated clusters in which placement is what varies. Any source of choices will do: a seeded
``random.Random``, or hypothesis' own."""

from collections.abc import Sequence
from random import Random
from typing import Any

from msgspec.structs import replace

from crmgen.model import (
    Cluster,
    Colocation,
    Group,
    NodeLocation,
    Order,
    Primitive,
    Role,
    RuleLocation,
    SetColocation,
    SetLocation,
    SetOrder,
    Tag,
)
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
    """One generated cluster; with ``utilization`` resources need room that nodes have or lack,
    with ``more`` there are patterns, tags, sets of locations, and options of constraints."""

    def __init__(
        self, random: Random, scale: int = 6, utilization: bool = False, more: bool = False
    ) -> None:
        self.random = random
        self.utilization = utilization
        self.more = more
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
            node(name, str(number), **self._room(generous), **self._rack(number))
            for number, name in enumerate(self.names, start=1)
        ]
        return cluster(
            *self.roots,
            properties=properties,
            nodes=tuple(nodes),
            rsc_defaults=(attributes(defaults),) if defaults else (),
            constraints=tuple(self.constraints),
            tags=(self._tag(),) if self.more else (),
        )

    # what the newer columns and tables say

    def _rack(self, number: int) -> dict[str, Any]:
        return {"attributes": (attributes({"rack": f"r{number % 2}"}),)} if self.more else {}

    def _tag(self) -> Tag:
        return Tag(id="tag", refs=tuple((self.plain + self.promotable)[:2]), place=PLACE)

    def _varied(self, made: Any) -> Any:
        """The constraint, often with something that only the newer tables can say."""
        if not self.more or self.often(0.5):
            return made
        if isinstance(made, NodeLocation):
            return self._varied_location(made)
        if isinstance(made, RuleLocation):
            return replace(made, rsc=self._pattern(), by_pattern=True)
        if isinstance(made, Colocation | SetColocation):
            return self._varied_colocation(made)
        if isinstance(made, Order) and made.then not in self._tag().refs and self.often(0.3):
            return replace(made, first="tag", first_action=None, then_action=None)
        return replace(made, require_all=self.one((True, False)))

    def _varied_colocation(self, made: Any) -> Any:
        if isinstance(made, SetColocation):
            first = replace(made.sets[0], score=self.one(WISHES))
            return replace(made, sets=(first, *made.sets[1:]))
        if made.rsc not in self._tag().refs and self.often(0.3):
            return replace(made, with_rsc="tag", with_rsc_role=None)
        if self.often(0.5):
            return replace(made, influence=self.one((True, False)))
        return replace(made, node_attribute="rack")

    def _pattern(self) -> str:
        return self.one(("^r0$", "!^r0$", "r[12]", "^r0$|^r3", "r9", "r"))

    def _varied_location(self, made: NodeLocation) -> Any:
        if self.often(0.25):
            return replace(made, rsc=self._pattern(), by_pattern=True)
        if self.often(0.25):
            return replace(made, rsc="tag")
        if self.often(0.4):
            return replace(made, discovery=self.one(("exclusive", "never", "always")))
        if made.rsc in self.promotable and self.often(0.6):
            return replace(made, role=Role.PROMOTED)
        if len(self.plain) < 2:
            return made
        sets = (resource_set(self.plain[0]), resource_set(self.plain[1], score=self.one(SCORES)))
        return SetLocation(
            id=made.id, sets=sets, node=made.node, score=made.score, place=made.place
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
        self.constraints.append(self._varied(location))

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
        self.constraints.append(self._varied(made))

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
        self.constraints.append(self._varied(order(name, first, then, **fields)))

    def _sets(self) -> tuple[Any, ...]:
        members = list(self.plain)
        self.random.shuffle(members)
        cut = self.random.randint(1, len(members) - 1)
        parts = [members[:cut], members[cut:][:3]]
        return tuple(
            resource_set(*part, sequential=self.one((None, False))) for part in parts if part
        )
