"""The workbook as the scheduler sees it, compiled once for all states."""

from collections.abc import Iterable, Iterator, Sequence

from crmgen.model import (
    AttributeSet,
    Bundle,
    Clone,
    Cluster,
    Group,
    Primitive,
    Resource,
    Tag,
    pair_named,
    primitives_of,
)
from crmgen.model.attributes import INFINITY
from crmgen.model.expand import expanded
from crmgen.origin import Origin
from crmgen.placement import meta
from crmgen.placement.cause import Cause, Why
from crmgen.placement.cycles import connected
from crmgen.placement.facts import Facts
from crmgen.placement.items import Item, Kind, Link
from crmgen.placement.locations import apply_locations, apply_monitors
from crmgen.placement.meta import Setting
from crmgen.placement.nodes import Known, known_nodes
from crmgen.placement.relations import Pair, Step, colocation_pairs, order_steps
from crmgen.placement.strategy import apply_strategy

# Properties on which everything depends: with a rule that sets one, everything is open.
_BY_RULE = (
    *("maintenance-mode", "is-managed-default", "stop-all-resources", "symmetric-cluster"),
    *("stonith-enabled", "placement-strategy", "no-quorum-policy", "node-health-strategy"),
)
_OF_NODES = ("standby", "maintenance")
_KINDS: dict[type[Resource], Kind] = {
    Primitive: Kind.PRIMITIVE,
    Group: Kind.GROUP,
    Clone: Kind.CLONE,
    Bundle: Kind.PRIMITIVE,  # in name only: with a bundle in the design nothing is decided
}


class Design:
    """Nodes, items and relations. ``items`` are the roots in the order of the sheet; ``by_id``
    holds members too, and for the child of a clone the clone itself.

    ``attributes`` are (node, attribute, value) that monitors give instead of what is assumed."""

    def __init__(
        self,
        written: Cluster,
        given: Sequence[str] | None,
        attributes: Sequence[tuple[str, str, str]] = (),
    ) -> None:
        self.cluster = cluster = expanded(written, colocations=False)
        self.known: list[Known] = known_nodes(cluster, given)
        self.nodes = [known.name for known in self.known]
        self.number = {name: index for index, name in enumerate(self.nodes)}
        self.facts = Facts(cluster, self.nodes)
        self.properties = cluster.properties
        self.symmetric = self.property("symmetric-cluster").is_true(True)
        self.strategy = (self.property("placement-strategy").value or "default").lower()
        self.remote = _remote(cluster)
        self.tags: dict[str, Tag] = {tag.id: tag for tag in cluster.tags}
        self.by_id: dict[str, Item] = {}
        self.inside_clone: set[str] = set()
        self._defaults = cluster.rsc_defaults
        self.items = [self._root(resource) for resource in cluster.resources]
        self._all = [one for item in self.items for one in (item, *item.members)]
        self.ids = [item.id for item in self._all]
        self.standby = {self.number[n]: cause for n, cause in self._standby()}
        self.pairs: list[Pair] = list(colocation_pairs(cluster))
        self.steps: list[Step] = list(_first_of_each(order_steps(cluster)))
        self._halt()
        apply_monitors(self)
        for node, attribute, value in attributes:
            self.facts.set_monitored(node, attribute, value)
        apply_locations(self)
        self._health()
        self._link()
        apply_strategy(self)
        self.circular = self._circular()
        self.part = self._parts()
        self.rough = self._rough()
        # what stops a dependent along with its primary
        self.binding = [
            link
            for item in self.all_items()
            for link in item.this_with
            if link.score >= INFINITY and link.stated and id(link) not in self.circular
        ]
        # whether scores of colocations have to be weighed against each other
        self.wishes = any(pair.score < INFINITY for pair in self.pairs)

    # what the sheet says

    def property(self, name: str) -> Setting:
        """A cluster property."""
        return meta.find(name, self.properties)

    def resolve(self, name: str) -> list[Item]:
        """The items of an id: one as a rule, several for a tag, none for an unknown id."""
        if name in self.by_id:
            return [self.by_id[name]]
        tag = self.tags.get(name)
        return [self.by_id[ref] for ref in tag.refs if ref in self.by_id] if tag else []

    def parts(self, rsc: str) -> Sequence[Item]:
        """What an id has to run: the members of a group, else the item itself."""
        item = self.by_id[rsc]
        return item.members or (item,)

    def all_items(self) -> Sequence[Item]:
        """Roots and members, a group before its members."""
        return self._all

    # compiling

    def _root(self, resource: Resource) -> Item:
        item = self._item(resource, resource.id, ())
        if isinstance(resource, Group):
            levels = (resource.meta_attributes,)
            for member in resource.members:
                inner = self._item(member, resource.id, levels)
                inner.parent = item
                item.members.append(inner)
        return item

    def _item(
        self, resource: Resource, root: str, above: tuple[Sequence[AttributeSet], ...]
    ) -> Item:
        kind = _KINDS[type(resource)]
        levels = (resource.meta_attributes, *above, self._defaults)
        if isinstance(resource, Clone):
            levels = (resource.child.meta_attributes, resource.meta_attributes, self._defaults)
        start = 0 if self.symmetric else -INFINITY
        item = Item(resource.id, kind, resource, root, [start] * len(self.nodes), resource.at("id"))
        item.priority = meta.find("priority", *levels).score(0)
        default = 1 if kind is Kind.CLONE else 0
        # below 1 it counts as 0 (crm_simulate 2.1.5)
        item.stickiness = max(0, meta.find("resource-stickiness", *levels).score(default))
        for name in ("priority", "resource-stickiness", "target-role", "is-managed"):
            setting = meta.find(name, *levels)
            if setting.ruled:
                item.loose = Cause(Why.RULED_META, item.id, setting.at, value=name)
                item.loose_below = True
        self._own_halt(item, levels)
        item.weight = sum(1 for _ in primitives_of(resource))
        if isinstance(resource, Clone):
            self._clone(item, resource, levels)
        elif isinstance(resource, Bundle) and resource.child is not None:
            self.by_id[resource.child.id] = item
            self.inside_clone.add(resource.child.id)
        self.by_id[resource.id] = item
        return item

    def _own_halt(self, item: Item, levels: tuple[Sequence[AttributeSet], ...]) -> None:
        role = meta.find("target-role", *levels)
        word = (role.value or "").lower()
        if word == "stopped":
            item.halted = Cause(Why.TARGET_ROLE, item.id, role.at, value="Stopped")
        elif word in ("slave", "unpromoted") and item.kind is Kind.CLONE:
            item.role_halted = Cause(Why.TARGET_ROLE, item.id, role.at, value=role.value or "")
        managed = meta.find("is-managed", *levels)
        maintenance = meta.find("maintenance", *levels)
        if not managed.is_true(True):
            item.halted = Cause(Why.UNMANAGED, item.id, managed.at, value="is-managed")
        if maintenance.is_true(False):
            item.halted = Cause(Why.UNMANAGED, item.id, maintenance.at, value="maintenance")

    def _clone(self, item: Item, clone: Clone, levels: tuple[Sequence[AttributeSet], ...]) -> None:
        item.clone_max = meta.find("clone-max", *levels).number(len(self.nodes))
        item.node_max = meta.find("clone-node-max", *levels).number(1)
        item.interleave = meta.find("interleave", *levels).is_true(False)
        item.role_base = [0] * len(self.nodes)
        if clone.promotable:
            item.promoted_max = meta.find("promoted-max", *levels).number(1)
            node_max = meta.find("promoted-node-max", *levels)
            if node_max.number(1) < 1:
                item.role_halted = Cause(Why.CLONE_MAX, item.id, node_max.at)
        child = clone.child
        inner = [child, *(child.members if isinstance(child, Group) else ())]
        for one in inner:
            self.by_id[one.id] = item
            self.inside_clone.add(one.id)

    def _halt(self) -> None:
        """What keeps everything from starting."""
        for name, cell in self._switched_by_rule():
            for item in self.all_items():
                item.loose = Cause(Why.RULED_META, item.id, cell, value=name)
                item.loose_below = True
        cause: Cause | None = None
        maintenance = self.property("maintenance-mode")
        managed = self.property("is-managed-default")
        stop_all = self.property("stop-all-resources")
        fencing = self.property("stonith-enabled")
        if fencing.is_true(True) and not any(p.is_stonith for p in self.cluster.primitives()):
            cause = Cause(Why.NO_FENCING, at=fencing.at, value="stonith-enabled")
        if stop_all.is_true(False):
            cause = Cause(Why.STOP_ALL, at=stop_all.at)
        if maintenance.is_true(False) or not managed.is_true(True):
            at = maintenance.at if maintenance.is_true(False) else managed.at
            cause = Cause(Why.UNMANAGED, at=at, value="maintenance-mode")
        if cause is not None:
            for item in self.all_items():
                item.halted = cause

    def _switched_by_rule(self) -> Iterator[tuple[str, Origin]]:
        """What rules switch for the whole cluster or for a node, with the cells."""
        sets: list[tuple[AttributeSet, tuple[str, ...]]]
        sets = [(one, _BY_RULE) for one in self.cluster.properties]
        sets += [(one, _OF_NODES) for node in self.cluster.nodes for one in node.attributes]
        for held, names in sets:
            for pair in held.pairs if held.rule is not None else ():
                if pair.name in names:
                    yield pair.name, pair.at("value")

    def _standby(self) -> Iterator[tuple[str, Cause]]:
        for node in self.cluster.nodes:
            for name in ("standby", "maintenance"):
                always = tuple(one for one in node.attributes if one.rule is None)
                pair = pair_named(always, name)
                if pair and pair.value.lower() in meta.TRUE and node.uname in self.number:
                    cause = Cause(Why.STANDBY, at=pair.at("value"), node=node.uname, value=name)
                    yield node.uname, cause

    def _health(self) -> None:
        """Health attributes that the sheet gives a node; those of agents are taken for green."""
        strategy = self.property("node-health-strategy")
        if (strategy.value or "none").lower() == "none":
            return
        for node in self.cluster.nodes:
            pairs = [pair for held in node.attributes for pair in held.pairs]
            bad = [p for p in pairs if p.name.startswith("#health") and p.value != "green"]
            scored = ("node-health-base", "node-health-green")
            if not bad and not any(self.property(name).score(0) for name in scored):
                continue
            at = bad[0].at("value") if bad else strategy.at
            for item in self.all_items():
                item.loose = Cause(Why.HEALTH, item.id, at, node=node.uname)
                item.loose_below = True

    def _link(self) -> None:
        for pair in self.pairs:
            dependents, primaries = self.resolve(pair.dependent), self.resolve(pair.primary)
            tagged = len(dependents) > 1 or len(primaries) > 1
            for dependent in dependents:
                for primary in primaries:
                    if dependent is not primary and pair.attribute is not None:
                        self._loosen_apart(dependent, primary, pair)
                    elif dependent is not primary:
                        twice = any(link.primary is primary for link in dependent.this_with)
                        self._join(Link(dependent, primary, pair), tagged or twice)
        for item in self.items:
            self._loosen_torn(item)
            for before, member in zip(item.members, item.members[1:], strict=False):
                pair = Pair(member.id, before.id, INFINITY, member.at)
                link = Link(member, before, pair, stated=False)
                member.this_with.append(link)
                before.with_this.append(link)
        for item in self.all_items():
            item.this_with.sort(key=lambda link: _rank(link.primary))
            item.with_this.sort(key=lambda link: _rank(link.dependent))

    def _loosen_apart(self, dependent: Item, primary: Item, pair: Pair) -> None:
        """Those that are together by a node attribute: not on one node, so that no link says it."""
        for item in (dependent, primary):
            for one in (item, *item.members, *((item.parent,) if item.parent else ())):
                one.loose = Cause(Why.COMPLEX, one.id, pair.at)
                one.loose_below = True

    def _join(self, link: Link, tagged: bool) -> None:
        link.dependent.this_with.append(link)
        link.primary.with_this.append(link)
        inside = {link.pair.dependent, link.pair.primary} & self.inside_clone
        if link.dependent.previous is not None:
            # a later member with a colocation of its own: 3.0 lets it choose for the whole group
            for member in link.dependent.parent.members if link.dependent.parent else ():
                member.loose = Cause(Why.COMPLEX, member.id, link.pair.at, link.primary.id)
                member.loose_below = True
        critical = meta.find("critical", link.dependent.resource.meta_attributes)
        for item in (link.dependent, link.primary):
            if inside:
                item.loose = Cause(Why.CLONE_CHILD, item.id, link.pair.at, other=min(inside))
                item.loose_below = True
            elif tagged or not link.pair.influence or not critical.is_true(True):
                item.loose = Cause(Why.COMPLEX, item.id, link.pair.at)
                item.loose_below = True

    def _loosen_torn(self, item: Item) -> None:
        """What wants to be with one member of a group and not with another: 3.0 lets both have a
        say in where the group goes."""
        signs: dict[str, bool] = {}
        links = (link for one in (item, *item.members) for link in one.this_with)
        for link in links:
            if signs.setdefault(link.primary.root, link.score > 0) != (link.score > 0):
                other = self.by_id[link.primary.root]
                for one in (item, *item.members, other, *other.members):
                    one.loose = one.loose or Cause(Why.COMPLEX, one.id, link.pair.at, other.id)
                    one.loose_below = True

    def _circular(self) -> set[int]:
        """The links (by identity) that lie on a circle: the scheduler breaks them somewhere."""
        links = [link for item in self.all_items() for link in item.this_with if link.stated]
        edges: dict[str, set[str]] = {}
        for link in links:
            edges.setdefault(link.dependent.root, set()).add(link.primary.root)
        part: dict[str, int] = {}
        for number, roots in enumerate(connected(edges)):
            part.update(dict.fromkeys(roots, number))
        found = [link for link in links if part[link.dependent.root] == part[link.primary.root]]
        for link in found:
            for item in (link.dependent, link.primary):
                cause = Cause(Why.CYCLE, item.id, link.pair.at, link.primary.id)
                item.loose = item.loose or cause
                item.loose_below = True
        broken = {link.dependent.root for link in found}
        for item in self.all_items():
            if item.root in broken:
                item.loose = item.loose or Cause(Why.CYCLE, item.id, item.at)
                item.loose_below = True
        implied = (
            link
            for item in self.all_items()
            for link in item.this_with
            if item.root in broken and not link.stated
        )
        return {id(link) for link in (*found, *implied)}

    def _parts(self) -> dict[str, str]:
        """For every root the name of the part of the design that colocations tie it to. A clone
        that others merely follow ties nothing together."""
        above = {item.id: item.id for item in self.items}

        def top(root: str) -> str:
            while above[root] != root:
                above[root] = above[above[root]]
                root = above[root]
            return root

        for item in self.all_items():
            for link in item.this_with:
                plain = link.score >= INFINITY and link.pair.primary_role is None
                if not (plain and link.primary.kind is Kind.CLONE):
                    above[top(item.root)] = top(link.primary.root)
        return {item.id: top(item.id) for item in self.items}

    def _rough(self) -> set[str]:
        """The roots of all that hangs together by colocations where a score below zero has a say:
        what is open there may also end up nowhere."""
        low = {self.part[item.root] for item in self.all_items() if _is_low(item)}
        return {root for root, part in self.part.items() if part in low}


def _first_of_each(steps: Iterable[Step]) -> Iterator[Step]:
    """Of two orders of the same actions Pacemaker takes the first one, Mandatory or Optional, and
    drops the other (crm_simulate 2.1.5)."""
    seen: set[tuple[object, ...]] = set()
    for step in steps:
        key = (step.firsts, step.first_action, step.then, step.then_action)
        if step.kind == "Serialize" or key not in seen:
            yield step
        if step.kind != "Serialize":
            seen.add(key)


def _is_low(item: Item) -> bool:
    below = any(-INFINITY < score < 0 for score in item.base)
    return below or any(link.score < 0 for link in item.this_with)


def _rank(item: Item) -> tuple[int, int, bool, str]:
    return (-item.priority, -item.kind, not item.promotable, item.id)


def _remote(cluster: Cluster) -> Cause | None:
    """Pacemaker Remote brings nodes that come and go with resources: nothing is decided then. A
    bundle has such nodes and resources of its own."""
    for resource in cluster.resources:
        if isinstance(resource, Bundle):
            return Cause(Why.BUNDLE, resource.id, resource.at("id"))
    for primitive in cluster.primitives():
        guest = meta.find("remote-node", primitive.meta_attributes)
        if primitive.agent.name == "ocf:pacemaker:remote" or guest.value:
            return Cause(Why.REMOTE, primitive.id, guest.at or primitive.at("id"))
    return None
