"""The resource tree: primitives (fencing devices among them), groups, clones and bundles; and the
templates that primitives are made from."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from crmgen.model.attributes import AttributeSet, Nvpair
from crmgen.model.node import Node
from crmgen.model.numbers import number


class Agent(NamedTuple):
    """A resource agent; ``provider`` is None for every class but ocf."""

    standard: str
    provider: str | None
    type: str

    @property
    def name(self) -> str:
        """As all three targets write it: ``ocf:heartbeat:IPaddr2``, ``stonith:fence_ipmilan``."""
        parts = (self.standard, self.provider, self.type)
        return ":".join(part for part in parts if part)


class Operation(Node, frozen=True, kw_only=True):
    """One operation. Fields with cells: ``name``, ``interval`` and every attribute's own name.

    ``attributes`` are the op element's own ones other than name and interval (timeout, on-fail,
    role, …) in sheet order, roles in the model's words; all others (OCF_CHECK_LEVEL) are
    ``instance_attributes``. ``interval`` is as written; "0s" where an operation that does not recur
    has no interval in the sheet.
    """

    id: str
    name: str
    interval: str
    attributes: tuple[Nvpair, ...] = ()
    instance_attributes: tuple[AttributeSet, ...] = ()
    meta_attributes: tuple[AttributeSet, ...] = ()

    def parameters(self) -> Iterator[Nvpair]:
        """The pairs of all its instance attributes."""
        for attributes in self.instance_attributes:
            yield from attributes.pairs


class Primitive(Node, frozen=True, kw_only=True):
    """One resource. Fields with cells: ``id``, ``class``, ``provider``, ``type``, ``template``,
    ``description``.

    At most one set of each kind has neither rule nor score; it may stand anywhere among the
    others, the order is the sheet's. With a ``template`` the agent is the template's (so are the
    cells of class, provider and type), while sets and operations are the primitive's own:
    :func:`crmgen.model.templates.without_templates` puts the two together.
    """

    id: str
    agent: Agent
    template: str | None = None
    description: str | None = None
    instance_attributes: tuple[AttributeSet, ...] = ()
    meta_attributes: tuple[AttributeSet, ...] = ()
    utilization: tuple[AttributeSet, ...] = ()
    operations: tuple[Operation, ...] = ()
    operations_id: str | None = None

    @property
    def is_stonith(self) -> bool:
        return self.agent.standard == "stonith"


class Template(Node, frozen=True, kw_only=True):
    """What several primitives have in common. It is no resource; a constraint that names it is
    about all primitives made from it. Fields with cells as a primitive's."""

    id: str
    agent: Agent
    description: str | None = None
    instance_attributes: tuple[AttributeSet, ...] = ()
    meta_attributes: tuple[AttributeSet, ...] = ()
    utilization: tuple[AttributeSet, ...] = ()
    operations: tuple[Operation, ...] = ()
    operations_id: str | None = None


class Group(Node, frozen=True, kw_only=True):
    """Primitives that run on one node, started in this order. Fields with cells: ``id``,
    ``description``."""

    id: str
    members: tuple[Primitive, ...]
    description: str | None = None
    instance_attributes: tuple[AttributeSet, ...] = ()
    meta_attributes: tuple[AttributeSet, ...] = ()


class Clone(Node, frozen=True, kw_only=True):
    """One primitive or group on several nodes. Fields with cells: ``id``, ``description``.

    ``promotable`` stands for ms, master and the meta attribute promotable=true alike; that
    attribute itself is not among the pairs (promotable=false of a plain clone is).
    """

    id: str
    child: Primitive | Group
    promotable: bool = False
    description: str | None = None
    instance_attributes: tuple[AttributeSet, ...] = ()
    meta_attributes: tuple[AttributeSet, ...] = ()


class PortMapping(Node, frozen=True, kw_only=True):
    """A port of the host that leads into the container. Fields with cells: all.

    Either ``port`` (with ``internal_port`` where the container has another one) or ``range``.
    """

    id: str
    port: str | None = None
    internal_port: str | None = None
    range: str | None = None


class StorageMapping(Node, frozen=True, kw_only=True):
    """A directory of the host that the container sees. Fields with cells: all.

    Either ``source_dir``, or ``source_dir_root`` below which each instance has its own.
    """

    id: str
    target_dir: str
    source_dir: str | None = None
    source_dir_root: str | None = None
    options: str | None = None


class Bundle(Node, frozen=True, kw_only=True):
    """Containers of one image, with one primitive or none inside each. Fields with cells: ``id``,
    ``container``, ``description``.

    ``container`` is docker, podman or rkt; ``options`` are its attributes (image, replicas,
    promoted-max, …) and ``network`` those of the network, each at its own cell, in sheet order.
    ``has_network`` says whether the bundle has a network at all: mappings alone make one.
    """

    id: str
    container: str
    options: tuple[Nvpair, ...]
    network: tuple[Nvpair, ...] = ()
    ports: tuple[PortMapping, ...] = ()
    storage: tuple[StorageMapping, ...] = ()
    child: Primitive | None = None
    description: str | None = None
    meta_attributes: tuple[AttributeSet, ...] = ()

    @property
    def instance_attributes(self) -> tuple[AttributeSet, ...]:
        """None: a bundle has meta attributes only."""
        return ()

    @property
    def has_network(self) -> bool:
        return bool(self.network or self.ports)

    def get(self, name: str) -> Nvpair | None:
        """An attribute of the container or of the network."""
        return next((pair for pair in (*self.options, *self.network) if pair.name == name), None)

    @property
    def promotable(self) -> bool:
        """Whether the instances inside have roles: promoted-max above 0 says so."""
        pair = self.get("promoted-max")
        return pair is not None and (number(pair.value) or 0) > 0


Resource = Primitive | Group | Clone | Bundle
Kind = Literal["primitive", "group", "clone", "promotable", "bundle"]


def kind_of(resource: Resource) -> Kind:
    """What a resource is, a promotable clone told from others."""
    match resource:
        case Clone(promotable=True):
            return "promotable"
        case Clone():
            return "clone"
        case Group():
            return "group"
        case Bundle():
            return "bundle"
    return "primitive"


def inside(resource: Resource) -> tuple["Primitive | Group", ...]:
    """What stands directly inside a resource, in order."""
    match resource:
        case Group():
            return resource.members
        case Clone():
            return (resource.child,)
        case Bundle(child=Primitive() as child):
            return (child,)
    return ()


def at_and_below(resource: Resource) -> Iterator[Resource]:
    """The resource itself and everything inside it, from the outside in."""
    yield resource
    for inner in inside(resource):
        yield from at_and_below(inner)
