"""The whole cluster: what a workbook says, in Pacemaker's words."""

from collections.abc import Iterator
from enum import StrEnum

from crmgen.model.access import AclRole, AclTarget
from crmgen.model.agents import SiteAgent
from crmgen.model.attributes import AttributeSet
from crmgen.model.constraints import Constraint
from crmgen.model.document import Document
from crmgen.model.networks import NetworkAddress
from crmgen.model.node import Node
from crmgen.model.resources import Clone, Group, Primitive, Resource, Template, at_and_below


class ClusterNode(Node, frozen=True, kw_only=True):
    """A node of the cluster. Cells: ``uname``, ``id``, ``type``.

    ``id`` is None where neither the sheet nor a corosync.conf gives one; ``type`` is member or
    remote, None where unsaid (Pacemaker takes member).
    """

    uname: str
    id: str | None = None
    type: str | None = None
    attributes: tuple[AttributeSet, ...] = ()
    utilization: tuple[AttributeSet, ...] = ()


class FencingTarget(StrEnum):
    """How a fencing level names the nodes that it is for."""

    NODE = "node"
    PATTERN = "pattern"
    ATTRIBUTE = "attribute"


class FencingLevel(Node, frozen=True, kw_only=True):
    """Devices that fence ``target`` together, tried in the order of ``index`` (1 to 9).

    ``target`` is a node's name, a regular expression for such names, or the name of a node
    attribute, as ``target_type`` says; ``target_value`` is that attribute's value, None otherwise.

    Cells: ``target``, ``target_type``, ``target_value``, ``devices`` (the first one's), ``index``;
    ``devices.0``, ``target.0`` and so on are those of each device's row.
    """

    target: str
    index: int
    devices: tuple[str, ...]
    target_type: FencingTarget = FencingTarget.NODE
    target_value: str | None = None


class Recipient(Node, frozen=True, kw_only=True):
    """Whom an alert agent tells. Cells: ``value``, ``id``, ``description``."""

    id: str
    value: str
    description: str | None = None
    instance_attributes: tuple[AttributeSet, ...] = ()
    meta_attributes: tuple[AttributeSet, ...] = ()


class Selection(Node, frozen=True, kw_only=True):
    """One kind of events that an alert is for. Cells: ``kind``; ``attributes.0`` and so on.

    ``kind`` is nodes, fencing, resources or attributes; ``attributes`` are the node attributes
    whose changes count, all where there are none.
    """

    kind: str
    attributes: tuple[str, ...] = ()


class Alert(Node, frozen=True, kw_only=True):
    """A script that Pacemaker calls on events. Cells: ``path``, ``id``, ``description``.

    Without ``selections`` it is called for nodes, fencing and resources.
    """

    id: str
    path: str
    description: str | None = None
    selections: tuple[Selection, ...] = ()
    instance_attributes: tuple[AttributeSet, ...] = ()
    meta_attributes: tuple[AttributeSet, ...] = ()
    recipients: tuple[Recipient, ...] = ()


class Tag(Node, frozen=True, kw_only=True):
    """A name for several things: resources, constraints or nodes (by their names).

    Cells: ``id``, ``refs`` (the first one's), ``refs.0``, ``refs.1`` …
    """

    id: str
    refs: tuple[str, ...]


class Language(StrEnum):
    """The language of raw text."""

    CRMSH = "crmsh"
    PCS = "pcs"


class Verbatim(Node, frozen=True, kw_only=True):
    """Raw text of ADDITIONAL_CONFIG that crmgen does not understand. Cell: ``text``."""

    language: Language
    text: str


class Exemption(Node, frozen=True, kw_only=True):
    """A finding that is accepted on purpose. Cells: code, where, reason, approver, expiry.

    ``where`` is the finding's cell or an id that it names; ``expiry`` is a day in ISO 8601.
    """

    code: str
    where: str
    reason: str
    approver: str | None = None
    expiry: str | None = None


class Cluster(Node, frozen=True, kw_only=True):
    """One cluster. ``resources`` are the roots of the tree; all tuples are in sheet order."""

    nodes: tuple[ClusterNode, ...] = ()
    networks: tuple[NetworkAddress, ...] = ()
    properties: tuple[AttributeSet, ...] = ()
    rsc_defaults: tuple[AttributeSet, ...] = ()
    op_defaults: tuple[AttributeSet, ...] = ()
    templates: tuple[Template, ...] = ()
    resources: tuple[Resource, ...] = ()
    fencing_levels: tuple[FencingLevel, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    tags: tuple[Tag, ...] = ()
    alerts: tuple[Alert, ...] = ()
    acl_roles: tuple[AclRole, ...] = ()
    acl_targets: tuple[AclTarget, ...] = ()
    verbatim: tuple[Verbatim, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    agents: tuple[SiteAgent, ...] = ()
    document: Document | None = None

    def primitives(self) -> Iterator[Primitive]:
        """Every primitive in the order of the tree."""
        for resource in self.resources:
            yield from primitives_of(resource)

    def groups(self) -> Iterator[Group]:
        """Every group, those inside clones included."""
        for resource in self.resources:
            inner = resource.child if isinstance(resource, Clone) else resource
            if isinstance(inner, Group):
                yield inner


def primitives_of(resource: Resource) -> Iterator[Primitive]:
    """The primitives at or below one resource, in order."""
    return (one for one in at_and_below(resource) if isinstance(one, Primitive))
