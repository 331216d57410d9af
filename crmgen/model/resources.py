"""The resource tree: primitives (fencing devices among them), groups and clones."""

from collections.abc import Iterator
from typing import NamedTuple

from crmgen.model.attributes import AttributeSet, Nvpair
from crmgen.model.node import Node


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
    """One resource. Fields with cells: ``id``, ``class``, ``provider``, ``type``.

    At most one set of each kind has neither rule nor score; it may stand anywhere among the
    others, the order is the sheet's.
    """

    id: str
    agent: Agent
    instance_attributes: tuple[AttributeSet, ...] = ()
    meta_attributes: tuple[AttributeSet, ...] = ()
    utilization: tuple[AttributeSet, ...] = ()
    operations: tuple[Operation, ...] = ()
    operations_id: str | None = None

    @property
    def is_stonith(self) -> bool:
        return self.agent.standard == "stonith"


class Group(Node, frozen=True, kw_only=True):
    """Primitives that run on one node, started in this order. Field with a cell: ``id``."""

    id: str
    members: tuple[Primitive, ...]
    instance_attributes: tuple[AttributeSet, ...] = ()
    meta_attributes: tuple[AttributeSet, ...] = ()


class Clone(Node, frozen=True, kw_only=True):
    """One primitive or group on several nodes. Field with a cell: ``id``.

    ``promotable`` stands for ms, master and the meta attribute promotable=true alike; that
    attribute itself is not among the pairs (promotable=false of a plain clone is).
    """

    id: str
    child: Primitive | Group
    promotable: bool = False
    instance_attributes: tuple[AttributeSet, ...] = ()
    meta_attributes: tuple[AttributeSet, ...] = ()


Resource = Primitive | Group | Clone
