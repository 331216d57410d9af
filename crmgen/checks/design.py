"""What rules look at: the cluster, the target, and look-ups made once."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from crmgen.model import (
    Agent,
    Bundle,
    Clone,
    Cluster,
    Nvpair,
    Operation,
    Primitive,
    Resource,
    pair_named,
)
from crmgen.model.expand import expanded
from crmgen.model.numbers import number
from crmgen.model.resources import at_and_below
from crmgen.model.templates import without_templates
from crmgen.targets import Target

if TYPE_CHECKING:
    from crmgen.agents.catalogue import Catalogue
    from crmgen.agents.facts import AgentFacts
    from crmgen.agents.options import Options
    from crmgen.placement import Analysis


REMOTE_AGENT = "ocf:pacemaker:remote"


class Design:
    """One cluster for one target. Look-ups are made when first used and kept.

    ``written`` is the cluster of the sheet; ``cluster`` has plain constraints in place of those
    by pattern, tag and set, each with the cells of the line it comes from.
    What templates say stands in each primitive.
    """

    def __init__(
        self,
        cluster: Cluster,
        target: Target,
        site: "Mapping[Agent, AgentFacts] | None" = None,
    ) -> None:
        self.written = cluster
        self.cluster = expanded(without_templates(cluster))
        self.templates = cluster.templates
        self.target = target
        self._site = site or {}
        self._left_out: frozenset[str] = frozenset()
        self._views: dict[frozenset[str], Design] = {}

    def without(self, resources: Iterable[str]) -> "Design":
        """The same cluster, for rules that judge primitives one by one: those of these ids, in
        containers and of templates of these ids are not among the ``primitives``."""
        left_out = set(resources)
        for root in self.cluster.resources:
            inside = [inner.id for inner in at_and_below(root)]
            if root.id in left_out:
                left_out.update(inside)
            elif isinstance(root, Clone) and root.child.id in left_out:
                left_out.update(inside[1:])
        left_out.update(p.id for p in self.primitives if p.template in left_out)
        key = frozenset(left_out)
        if key not in self._views:
            _ = self.agents  # shared, not read again
            view = self._views[key] = copy(self)
            for name in ("primitives", "services", "devices", "by_type"):
                view.__dict__.pop(name, None)
            view._left_out = key
        return self._views[key]

    @cached_property
    def primitives(self) -> tuple[Primitive, ...]:
        """Every primitive in the order of the tree, fencing devices included."""
        return tuple(p for p in self.cluster.primitives() if p.id not in self._left_out)

    @cached_property
    def services(self) -> tuple[Primitive, ...]:
        """Every primitive that is not a fencing device."""
        return tuple(p for p in self.primitives if not p.is_stonith)

    @cached_property
    def devices(self) -> tuple[Primitive, ...]:
        """Every fencing device."""
        return tuple(p for p in self.primitives if p.is_stonith)

    @cached_property
    def resources(self) -> Mapping[str, Resource]:
        """Every resource of the tree by its id: roots, groups in clones, and primitives."""
        return {resource.id: resource for resource in self._walk()}

    @cached_property
    def by_type(self) -> Mapping[str, tuple[Primitive, ...]]:
        """The primitives of OCF agents by the agent's type (``IPaddr2``), whoever provides it."""
        found: dict[str, list[Primitive]] = {}
        for primitive in self.primitives:
            if primitive.agent.standard == "ocf":
                found.setdefault(primitive.agent.type, []).append(primitive)
        return {name: tuple(items) for name, items in found.items()}

    @cached_property
    def agents(self) -> "Catalogue":
        """What is known of agents, the site's (--agents) and the sheet's (AGENTS) included."""
        from crmgen.agents.catalogue import Catalogue
        from crmgen.agents.site import site_agents

        return Catalogue({**self._site, **site_agents(self.cluster)})

    @cached_property
    def options(self) -> "Options":
        """Pacemaker's own options."""
        from crmgen.agents.options import Options

        return Options()

    @cached_property
    def placement(self) -> "Analysis":
        """Where everything runs; worked out state by state as it is asked for."""
        from crmgen.placement import analyse

        return analyse(self.written)

    @cached_property
    def root_of(self) -> Mapping[str, Resource]:
        """The root of the tree that a resource belongs to, by the resource's id."""
        return {inner.id: root for root in self.cluster.resources for inner in at_and_below(root)}

    @cached_property
    def node_names(self) -> tuple[str, ...]:
        """The nodes of table NODE with the remote and guest nodes that resources and bundles bring
        up; empty where the sheet lists no nodes."""
        if not self.cluster.nodes:
            return ()
        names = [node.uname for node in self.cluster.nodes]
        for root in self.cluster.resources:
            if isinstance(root, Bundle):
                names += _instances(root)
        return tuple(dict.fromkeys([*names, *self.remotes, *self.guests]))

    @cached_property
    def remotes(self) -> Mapping[str, Primitive]:
        """The remote nodes that resources connect to, which are called like these."""
        return {p.id: p for p in self.primitives if p.agent.name == REMOTE_AGENT}

    @cached_property
    def guests(self) -> Mapping[str, Nvpair]:
        """The guest nodes that resources bring up, with the meta attribute that names each."""
        found: dict[str, Nvpair] = {}
        for primitive in self.primitives:
            for attributes in primitive.meta_attributes:
                pair = attributes.get("remote-node")
                if pair is not None:
                    found.setdefault(pair.value, pair)
        return found

    @cached_property
    def properties(self) -> Mapping[str, str]:
        """The cluster properties that the sheet sets."""
        sets = self.cluster.properties
        names = dict.fromkeys(pair.name for one in sets for pair in one.pairs)
        found = ((name, pair_named(sets, name)) for name in names)
        return {name: pair.value for name, pair in found if pair is not None}

    def is_off(self, name: str, *, default: bool) -> bool:
        """Whether a boolean property is false, in any of the spellings Pacemaker takes."""
        value = self.properties.get(name)
        if value is None:
            return not default
        return value.lower() in ("false", "no", "n", "off", "0")

    @property
    def fencing_enabled(self) -> bool:
        name = "stonith-enabled" if "stonith-enabled" in self.properties else "fencing-enabled"
        return not self.is_off(name, default=True)

    def _walk(self) -> Iterator[Resource]:
        for root in self.cluster.resources:
            yield from at_and_below(root)


_MOST_INSTANCES = 1000


def _instances(bundle: Bundle) -> list[str]:
    """The nodes inside the containers: Pacemaker counts them from 0. Not more than can be."""
    counts = [bundle.get(name) for name in ("replicas", "promoted-max")]
    known = [
        count for pair in counts if pair is not None and (count := number(pair.value)) is not None
    ]
    count = min(known[0], _MOST_INSTANCES) if known else 1
    return [f"{bundle.id}-{index}" for index in range(count)]


def parameter(primitive: Primitive, name: str) -> str | None:
    """The value of a parameter in the first set that has it."""
    for attributes in primitive.instance_attributes:
        pair = attributes.get(name)
        if pair is not None:
            return pair.value
    return None


def parameter_pairs(primitive: Primitive, name: str) -> Iterator[Nvpair]:
    """A parameter in every set that has it: one a rule, where it differs between nodes."""
    for attributes in primitive.instance_attributes:
        pair = attributes.get(name)
        if pair is not None:
            yield pair


def operations(primitive: Primitive, name: str) -> Iterator[Operation]:
    """The operations of one name."""
    return (operation for operation in primitive.operations if operation.name == name)
