"""Colocations and orders as pairs: sets expanded as Pacemaker expands them, each with its cell.

Tried with crm_simulate -s 2.1.5: of two sets the first depends on the second; a member of a
sequential set depends on the one before it (on all before it if the score is negative); a
sequential set is joined to another by its first member (as dependent) or its last (as primary).
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from crmgen.model import (
    Cluster,
    Colocation,
    Order,
    ResourceSet,
    Role,
    SetColocation,
    SetOrder,
)
from crmgen.model.attributes import score_number
from crmgen.origin import Origin


class Pair(Struct, frozen=True):
    """``dependent`` runs where ``primary`` runs (or not there); a role of None is any.

    ``attribute``: nodes with the same value of it count as one; ``influence`` is False where the
    primary does not mind what the dependent needs.
    """

    dependent: str
    primary: str
    score: int
    at: Origin
    dependent_role: Role | None = None
    primary_role: Role | None = None
    id: str = ""
    attribute: str | None = None
    influence: bool = True


class Step(Struct, frozen=True):
    """``then`` after ``firsts``: all of them, or one of them where ``any_of``."""

    firsts: tuple[str, ...]
    then: str
    kind: str
    first_action: str
    then_action: str
    symmetrical: bool
    at: Origin
    any_of: bool = False
    id: str = ""

    @property
    def mandatory(self) -> bool:
        return self.kind == "Mandatory"


def colocation_pairs(cluster: Cluster) -> Iterator[Pair]:
    """Every colocation of two resources, in the order of the sheet."""
    for constraint in cluster.constraints:
        if isinstance(constraint, Colocation):
            yield Pair(
                constraint.rsc,
                constraint.with_rsc,
                score_number(constraint.score),
                constraint.at("rsc"),
                _limiting(constraint.rsc_role),
                _limiting(constraint.with_rsc_role),
                constraint.id,
                constraint.node_attribute,
                constraint.influence is not False,
            )
        elif isinstance(constraint, SetColocation):
            yield from _set_pairs(constraint)


def _limiting(role: Role | None) -> Role | None:
    """Started limits nothing: a promoted instance is started too."""
    return None if role is Role.STARTED else role


def _set_pairs(constraint: SetColocation) -> Iterator[Pair]:
    score, at = score_number(constraint.score), constraint.at()
    influence = constraint.influence is not False
    previous: ResourceSet | None = None
    for one in constraint.sets:
        role = _limiting(one.role)
        if previous is not None:
            earlier = _limiting(previous.role)
            dependents = previous.members[:1] if _sequential(previous) else previous.members
            primaries = one.members[-1:] if _sequential(one) else one.members
            for dependent in dependents:
                for primary in primaries:
                    yield Pair(
                        dependent,
                        primary,
                        score,
                        at,
                        earlier,
                        role,
                        constraint.id,
                        influence=influence,
                    )
        if _sequential(one):
            own = score if one.score is None else score_number(one.score)
            for number, member in enumerate(one.members):
                before = one.members[:number] if own < 0 else one.members[:number][-1:]
                for other in before:
                    yield Pair(
                        member, other, own, at, role, role, constraint.id, influence=influence
                    )
        previous = one


def _sequential(one: ResourceSet) -> bool:
    return one.sequential is not False


def order_steps(cluster: Cluster) -> Iterator[Step]:
    """Every order of one resource after others, in the order of the sheet."""
    for constraint in cluster.constraints:
        if isinstance(constraint, Order):
            action = constraint.first_action or "start"
            kind = constraint.kind or "Mandatory"
            yield Step(
                (constraint.first,),
                constraint.then,
                kind,
                action,
                constraint.then_action or action,
                constraint.symmetrical is not False and kind != "Serialize",
                constraint.at("first"),
                id=constraint.id,
            )
        elif isinstance(constraint, SetOrder):
            yield from _set_steps(constraint)


def _set_steps(constraint: SetOrder) -> Iterator[Step]:
    previous: ResourceSet | None = None
    for one in constraint.sets:
        if previous is not None:
            thens = one.members[:1] if _sequential(one) else one.members
            if previous.require_all is False:
                groups: Sequence[tuple[str, ...]] = (previous.members,)
            else:
                lasts = previous.members[-1:] if _sequential(previous) else previous.members
                groups = [(first,) for first in lasts]
            for firsts in groups:
                for then in thens:
                    yield _step(constraint, previous, one, firsts, then)
        if _sequential(one):
            for first, then in zip(one.members, one.members[1:], strict=False):
                yield _step(constraint, one, one, (first,), then)
        previous = one


def _step(
    constraint: SetOrder, first: ResourceSet, then: ResourceSet, firsts: tuple[str, ...], rsc: str
) -> Step:
    kind = constraint.kind or "Mandatory"
    return Step(
        firsts,
        rsc,
        kind,
        first.action or "start",
        then.action or "start",
        constraint.symmetrical is not False and kind != "Serialize",
        constraint.at(),
        any_of=len(firsts) > 1,
        id=constraint.id,
    )
