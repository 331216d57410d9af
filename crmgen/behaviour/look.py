"""Look-ups that every part of the package shares: the tree, and what holds after inheritance.

Owns how a meta attribute, an operation's attribute or a property is found through its levels. Must
not know what any of them means.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from crmgen.model import (
    Agent,
    AttributeSet,
    Bundle,
    Clone,
    Cluster,
    Nvpair,
    Operation,
    Primitive,
    Resource,
)
from crmgen.model.attributes import score_number
from crmgen.model.resources import Kind, inside, kind_of
from crmgen.model.templates import without_templates
from crmgen.model.times import milliseconds
from crmgen.origin import Origin
from crmgen.placement import meta
from crmgen.targets import Target

if TYPE_CHECKING:
    from crmgen.agents.catalogue import Catalogue
    from crmgen.agents.facts import AgentFacts
    from crmgen.agents.options import OptionFacts, Options
    from crmgen.placement import Analysis

Held = AttributeSet | Sequence[AttributeSet] | None
_DEFAULT_TIMEOUT = "20s"


class Level(StrEnum):
    """Where a value comes from, the nearest first."""

    OWN = "own"
    GROUP = "group"
    CLONE = "clone"
    RSC_DEFAULTS = "rsc_defaults"
    OP_DEFAULTS = "op_defaults"
    AGENT = "agent"
    PACEMAKER = "pacemaker"


class Setting(Struct, frozen=True):
    """A value that holds, where it comes from, and its cell (None for a default of an agent or
    of Pacemaker). ``ruled`` where a set with a rule may say something else at times."""

    value: str
    level: Level
    at: Origin | None = None
    ruled: bool = False

    @property
    def ms(self) -> int:
        """As a time in milliseconds; 0 for what is none."""
        return milliseconds(self.value) or 0

    @property
    def is_true(self) -> bool:
        """As a boolean."""
        return self.value.lower() in meta.TRUE

    @property
    def score(self) -> int:
        """As a score."""
        return score_number(self.value)


def sets_of(held: Held) -> tuple[AttributeSet, ...]:
    """A level as sets: the model holds none, one or several."""
    if held is None:
        return ()
    return (held,) if isinstance(held, AttributeSet) else tuple(held)


class Look:
    """One cluster without templates for one target. Everything is looked up when first asked for,
    and kept."""

    def __init__(
        self,
        cluster: Cluster,
        target: Target,
        site: "Mapping[Agent, AgentFacts] | None" = None,
        nodes: Sequence[str] | None = None,
    ) -> None:
        self.cluster, self.target = without_templates(cluster), target
        self.templates = cluster.templates
        self._site, self._nodes = site or {}, nodes

    @cached_property
    def plain(self) -> Cluster:
        """The cluster with plain constraints in place of those by pattern, tag and set."""
        from crmgen.model.expand import expanded

        return expanded(self.cluster)

    @cached_property
    def analysis(self) -> "Analysis":
        """Where everything runs."""
        from crmgen.placement import analyse

        return analyse(self.cluster, self._nodes)

    @cached_property
    def agents(self) -> "Catalogue":
        """What is known of agents, the site's and the sheet's included."""
        from crmgen.agents.catalogue import Catalogue
        from crmgen.agents.site import site_agents

        return Catalogue({**self._site, **site_agents(self.cluster)})

    @cached_property
    def options(self) -> "Options":
        """Pacemaker's own options."""
        from crmgen.agents.options import Options

        return Options()

    @cached_property
    def primitives(self) -> Mapping[str, Primitive]:
        """Every primitive by id, in the order of the tree."""
        return {primitive.id: primitive for primitive in self.cluster.primitives()}

    @cached_property
    def around(self) -> Mapping[str, tuple[Resource, ...]]:
        """For every resource of the tree what is around it, from the inside out."""
        found: dict[str, tuple[Resource, ...]] = {}
        for root in self.cluster.resources:
            for resource, above in _walk(root, ()):
                found[resource.id] = above
        return found

    @cached_property
    def resources(self) -> Mapping[str, Resource]:
        """Every resource of the tree by id."""
        found: dict[str, Resource] = {}
        for root in self.cluster.resources:
            for resource, _ in _walk(root, ()):
                found[resource.id] = resource
        return found

    def root(self, rsc: str) -> Resource:
        """The root of the tree that a resource stands in."""
        above = self.around[rsc]
        return above[-1] if above else self.resources[rsc]

    def clone(self, rsc: str) -> Clone | None:
        """The clone that a resource is or stands in."""
        root = self.root(rsc)
        return root if isinstance(root, Clone) else None

    # what holds

    @cached_property
    def properties(self) -> "Mapping[str, OptionFacts]":
        """The properties that the target's Pacemaker knows."""
        return self.options.properties(self.target)

    @cached_property
    def operation_options(self) -> "Mapping[str, OptionFacts]":
        """The attributes of operations that the target's Pacemaker knows."""
        return self.options.operation(self.target)

    @cached_property
    def defaults(self) -> "Mapping[str, OptionFacts]":
        """The meta attributes of rsc_defaults."""
        return self.options.defaults(self.target)

    @cached_property
    def fencing_options(self) -> "Mapping[str, OptionFacts]":
        """The parameters that Pacemaker adds to every fencing device."""
        return self.options.fencing(self.target)

    def meta_options(self, kind: "Kind") -> "Mapping[str, OptionFacts]":
        """The meta attributes that a kind of resource may have, read once."""
        if kind not in self._meta_options:
            self._meta_options[kind] = self.options.meta(kind, self.target)
        return self._meta_options[kind]

    @cached_property
    def _meta_options(self) -> "dict[Kind, Mapping[str, OptionFacts]]":
        return {}

    def option(self, *names: str) -> Setting:
        """A property by its name or a later one; Pacemaker's default where it is unset,
        an empty text where that has none."""
        for name in names:
            pair, ruled = pick(name, sets_of(self.cluster.properties))
            if pair is not None:
                return Setting(pair.value, Level.OWN, pair.at("value"), ruled)
        facts = next((self.properties[n] for n in names if n in self.properties), None)
        return Setting(facts.default or "" if facts else "", Level.PACEMAKER)

    @property
    def fencing_enabled(self) -> bool:
        """Whether nodes are fenced."""
        return self.option("stonith-enabled", "fencing-enabled").value.lower() not in meta.FALSE

    @property
    def fencing_timeout(self) -> Setting:
        """What a device may take that has no timeout of its own."""
        return self.option("stonith-timeout", "fencing-timeout")

    def meta(self, rsc: str, name: str, skip: Level | None = None) -> Setting:
        """A meta attribute through group, clone and rsc_defaults; ``skip`` leaves out a level."""
        resource = self.resources[rsc]
        ruled = False
        for level, sets in self.meta_levels(resource):
            if level is skip:
                continue
            pair, by_rule = pick(name, sets)
            ruled |= by_rule
            if pair is not None:
                return Setting(pair.value, level, pair.at("value"), ruled)
        facts = self.meta_options(kind_of(resource)).get(name)
        return Setting(facts.default or "" if facts else "", Level.PACEMAKER, ruled=ruled)

    def meta_levels(self, resource: Resource) -> Iterator[tuple[Level, tuple[AttributeSet, ...]]]:
        """The sets of meta attributes that count for a resource, the nearest first."""
        yield Level.OWN, resource.meta_attributes
        if isinstance(resource, Clone):
            yield Level.OWN, resource.child.meta_attributes
        for outer in self.around[resource.id]:
            level = Level.CLONE if isinstance(outer, Clone | Bundle) else Level.GROUP
            yield level, outer.meta_attributes
        yield Level.RSC_DEFAULTS, sets_of(self.cluster.rsc_defaults)

    def parameter(self, primitive: Primitive, name: str) -> Setting | None:
        """A parameter of a primitive, else the agent's default, else None."""
        sets = [primitive.instance_attributes]
        sets += [outer.instance_attributes for outer in self.around[primitive.id]]
        for one in sets:
            pair, ruled = pick(name, one)
            if pair is not None:
                return Setting(pair.value, Level.OWN, pair.at("value"), ruled)
        facts = self.agents.find(primitive.agent)
        default = facts.parameters[name].default if facts and name in facts.parameters else None
        return Setting(default, Level.AGENT) if default is not None else None

    def timeout(self, primitive: Primitive, operation: Operation | None) -> Setting:
        """The time that an operation may take; None stands for one that the sheet leaves out."""
        return self.operation_setting(operation, "timeout", _DEFAULT_TIMEOUT)

    def operation_setting(
        self, operation: Operation | None, name: str, otherwise: str = ""
    ) -> Setting:
        """An attribute of an operation, its own or from op_defaults or Pacemaker."""
        for pair in operation.attributes if operation else ():
            if pair.name == name:
                return Setting(pair.value, Level.OWN, pair.at("value"))
        found, ruled = pick(name, sets_of(self.cluster.op_defaults))
        if found is not None:
            return Setting(found.value, Level.OP_DEFAULTS, found.at("value"), ruled)
        facts = self.operation_options.get(name)
        default = facts.default if facts and facts.default else otherwise
        return Setting(default, Level.PACEMAKER, ruled=ruled)


def pick(name: str, sets: Collection[AttributeSet]) -> tuple[Nvpair | None, bool]:
    """The pair that holds without a rule, and whether a set with a rule names it too."""
    having = [one for one in sets if one.get(name) is not None]
    plain = [one for one in having if one.rule is None]
    best = max(plain, key=lambda one: score_number(one.score), default=None)
    return (best.get(name) if best else None), len(plain) < len(having)


def operation_of(primitive: Primitive, name: str) -> Operation | None:
    """The first operation of a name."""
    return next((one for one in primitive.operations if one.name == name), None)


def _walk(
    resource: Resource, above: tuple[Resource, ...]
) -> Iterator[tuple[Resource, tuple[Resource, ...]]]:
    yield resource, above
    for one in inside(resource):
        yield from _walk(one, (resource, *above))
