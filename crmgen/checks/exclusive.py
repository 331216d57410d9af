"""Which services could run on two nodes at once after a split."""

from collections.abc import Iterator

from crmgen.checks.design import Design
from crmgen.model import Bundle, Clone, Colocation, Primitive, Resource, primitives_of

# They refuse to start where another node holds the lock or answers for the address.
_GUARDS = frozenset({"sfex", "VIPcheck"})
_SINGLE = frozenset({"IPaddr", "IPaddr2", "Filesystem", "LVM", "LVM-activate"})


def unprotected(design: Design) -> Iterator[Resource]:
    """The roots that hold an address or a disk and that neither fencing nor quorum nor a lock
    keeps from running twice. A lock also guards what is colocated with it."""
    if design.fencing_enabled or design.properties.get("no-quorum-policy") != "ignore":
        return
    partners = _partners(design)
    for root in design.cluster.resources:
        if isinstance(root, Clone | Bundle) or not _holds(root, _SINGLE):
            continue
        together = _reach(root.id, partners)
        if not any(_holds(design.resources[name], _GUARDS) for name in together):
            yield root


def _holds(root: Resource, types: frozenset[str]) -> bool:
    return any(_is_ocf(primitive, types) for primitive in primitives_of(root))


def _is_ocf(primitive: Primitive, types: frozenset[str]) -> bool:
    return primitive.agent.standard == "ocf" and primitive.agent.type in types


def _partners(design: Design) -> dict[str, set[str]]:
    """Root id → the roots that a colocation of INFINITY ties it to."""
    found: dict[str, set[str]] = {}
    for constraint in design.cluster.constraints:
        if not isinstance(constraint, Colocation) or constraint.score != "INFINITY":
            continue
        ends = [design.root_of.get(name) for name in (constraint.rsc, constraint.with_rsc)]
        if ends[0] is None or ends[1] is None:
            continue
        found.setdefault(ends[0].id, set()).add(ends[1].id)
        found.setdefault(ends[1].id, set()).add(ends[0].id)
    return found


def _reach(start: str, partners: dict[str, set[str]]) -> set[str]:
    seen = {start}
    ahead = [start]
    while ahead:
        for name in partners.get(ahead.pop(), ()):
            if name not in seen:
                seen.add(name)
                ahead.append(name)
    return seen
