"""Location, colocation, order and ticket constraints."""

from crmgen.model.attributes import Role, Rule
from crmgen.model.node import Node


class NodeLocation(Node, frozen=True, kw_only=True):
    """A resource prefers (or avoids) one node. Cells: ``id``, ``rsc``, ``node``, ``score``,
    ``role``, ``discovery`` and ``preference`` (which of the two).

    ``by_pattern``: ``rsc`` is a regular expression that ids of resources are held against.
    ``discovery`` is always, never or exclusive, None where unsaid (Pacemaker takes always).
    """

    id: str
    rsc: str
    node: str
    score: str
    role: Role | None = None
    discovery: str | None = None
    by_pattern: bool = False


class RuleLocation(Node, frozen=True, kw_only=True):
    """A resource prefers or avoids the nodes where a rule passes. Cells: ``id``, ``rsc``,
    ``discovery``; ``by_pattern`` and ``discovery`` are those of :class:`NodeLocation`.

    Several rules stand for their sum: a target that knows only one rule a constraint gets one
    constraint a rule.
    """

    id: str
    rsc: str
    rules: tuple[Rule, ...]
    discovery: str | None = None
    by_pattern: bool = False


class ResourceSet(Node, frozen=True, kw_only=True):
    """One set of a set constraint. ``action`` (order) and ``role`` hold for all members.

    ``sequential`` and ``require_all`` are None where the sheet says nothing; ``score`` is the
    set's own (colocation and location), None where that of the constraint holds. Cells: those
    fields, ``members`` (the first one's), and ``members.0``, ``members.1`` …
    """

    members: tuple[str, ...]
    sequential: bool | None = None
    require_all: bool | None = None
    action: str | None = None
    role: Role | None = None
    score: str | None = None


class SetLocation(Node, frozen=True, kw_only=True):
    """The resources of sets prefer or avoid one node, or the nodes where a rule passes: each of
    them by itself. Cells: ``id``, ``node``, ``score``, ``discovery``, ``rules``.

    Either ``node`` and ``score`` are there or ``rules``.
    """

    id: str
    sets: tuple[ResourceSet, ...]
    node: str | None = None
    score: str | None = None
    rules: tuple[Rule, ...] = ()
    discovery: str | None = None


class Colocation(Node, frozen=True, kw_only=True):
    """``rsc`` runs where ``with_rsc`` runs, or where a node has the same ``node_attribute``.

    ``influence`` is False where ``rsc`` is not to draw ``with_rsc`` along. Cells: id, rsc,
    with_rsc, score, rsc_role, with_rsc_role, influence, node_attribute.
    """

    id: str
    rsc: str
    with_rsc: str
    score: str
    rsc_role: Role | None = None
    with_rsc_role: Role | None = None
    influence: bool | None = None
    node_attribute: str | None = None


class SetColocation(Node, frozen=True, kw_only=True):
    """A colocation of resource sets, in Pacemaker's own order of sets and members.

    Cells: ``id``, ``score``, ``influence``."""

    id: str
    score: str
    sets: tuple[ResourceSet, ...]
    influence: bool | None = None


class Order(Node, frozen=True, kw_only=True):
    """``first`` before ``then``. Cells: id, first, then, kind, first_action, then_action,
    symmetrical, require_all.

    ``kind`` is Mandatory, Optional, Serialize, or None where the sheet leaves it to Pacemaker
    (which takes Mandatory). A score of an old sheet has become a kind. ``require_all`` is False
    where one instance of the clone ``first`` is enough.
    """

    id: str
    first: str
    then: str
    kind: str | None = None
    first_action: str | None = None
    then_action: str | None = None
    symmetrical: bool | None = None
    require_all: bool | None = None


class SetOrder(Node, frozen=True, kw_only=True):
    """An order of resource sets. Cells: ``id``, ``kind``, ``symmetrical``."""

    id: str
    sets: tuple[ResourceSet, ...]
    kind: str | None = None
    symmetrical: bool | None = None


class Ticket(Node, frozen=True, kw_only=True):
    """A resource depends on a booth ticket. Cells: id, ticket, rsc, role, loss_policy."""

    id: str
    ticket: str
    rsc: str
    role: Role | None = None
    loss_policy: str | None = None


class SetTicket(Node, frozen=True, kw_only=True):
    """The resources of sets depend on a ticket, each by itself. Cells: id, ticket, loss_policy."""

    id: str
    ticket: str
    sets: tuple[ResourceSet, ...]
    loss_policy: str | None = None


Location = NodeLocation | RuleLocation | SetLocation
SetConstraint = SetLocation | SetColocation | SetOrder | SetTicket
Constraint = NodeLocation | RuleLocation | Colocation | Order | Ticket | SetConstraint
