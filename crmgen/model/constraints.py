"""Location, colocation, order and ticket constraints."""

from crmgen.model.attributes import Role, Rule
from crmgen.model.node import Node


class NodeLocation(Node, frozen=True, kw_only=True):
    """A resource prefers (or avoids) one node. Cells: ``rsc``, ``node``, ``score`` and
    ``preference`` (which of the two)."""

    id: str
    rsc: str
    node: str
    score: str


class RuleLocation(Node, frozen=True, kw_only=True):
    """A resource prefers or avoids the nodes where a rule passes. Cell: ``rsc``.

    Several rules stand for their sum: a target that knows only one rule a constraint gets one
    constraint a rule.
    """

    id: str
    rsc: str
    rules: tuple[Rule, ...]


class ResourceSet(Node, frozen=True, kw_only=True):
    """One set of a set constraint. ``action`` (order) and ``role`` hold for all members.

    ``sequential`` and ``require_all`` are None where the sheet says nothing.
    """

    members: tuple[str, ...]
    sequential: bool | None = None
    require_all: bool | None = None
    action: str | None = None
    role: Role | None = None


class Colocation(Node, frozen=True, kw_only=True):
    """``rsc`` runs where ``with_rsc`` runs.

    Cells: rsc, with_rsc, score, rsc_role, with_rsc_role.
    """

    id: str
    rsc: str
    with_rsc: str
    score: str
    rsc_role: Role | None = None
    with_rsc_role: Role | None = None


class SetColocation(Node, frozen=True, kw_only=True):
    """A colocation of resource sets, in Pacemaker's own order of sets and members."""

    id: str
    score: str
    sets: tuple[ResourceSet, ...]


class Order(Node, frozen=True, kw_only=True):
    """``first`` before ``then``. Cells: first, then, kind, first_action, then_action, symmetrical.

    ``kind`` is Mandatory, Optional, Serialize, or None where the sheet leaves it to Pacemaker
    (which takes Mandatory). A score of an old sheet has become a kind.
    """

    id: str
    first: str
    then: str
    kind: str | None = None
    first_action: str | None = None
    then_action: str | None = None
    symmetrical: bool | None = None


class SetOrder(Node, frozen=True, kw_only=True):
    """An order of resource sets."""

    id: str
    sets: tuple[ResourceSet, ...]
    kind: str | None = None
    symmetrical: bool | None = None


class Ticket(Node, frozen=True, kw_only=True):
    """A resource depends on a booth ticket. Cells: ticket, rsc, role, loss_policy."""

    id: str
    ticket: str
    rsc: str
    role: Role | None = None
    loss_policy: str | None = None


Location = NodeLocation | RuleLocation
Constraint = NodeLocation | RuleLocation | Colocation | SetColocation | Order | SetOrder | Ticket
