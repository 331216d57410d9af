"""Clones: the nodes of their instances, and who of them is promoted."""

from crmgen.model import Clone, Group
from crmgen.model.attributes import INFINITY
from crmgen.placement.cause import Cause, Why
from crmgen.placement.items import Item, Kind
from crmgen.placement.run import Run, Spot


def assign_clone(run: Run, spot: Spot, own: list[int]) -> None:
    """One instance on every allowed node, or on the best ones where clone-max leaves no more.

    ``own`` are the scores without those of the dependents.
    """
    item = spot.item
    if item.halted is not None:
        spot.open = spot.doubt = None
        return
    if run.design.remote is not None:
        spot.loosen(run.design.remote, True)
    nodes = [node for node in run.up if spot.table[node] >= 0]
    if run.current and _is_group(item) and _uneven(item, own, nodes):
        # instances of one group may pile up on the better node (seen with crm_simulate 2.1.5)
        spot.loosen(Cause(Why.COMPLEX, item.id, item.at), True)
    if _is_paired(item) and len(item.this_with) > 1 and not _all_everywhere(run, item):
        # an instance may be tied to one of the other clone on a node that what else it follows
        # rules out, and then runs nowhere (seen with crm_simulate 2.1.5 and 3.0.0)
        spot.loosen(Cause(Why.COMPLEX, item.id, item.at), True)
    if spot.open is not None:
        _open(run, spot)
    elif item.clone_max >= len(nodes):
        spot.maybe = spot.sure = frozenset(nodes)
        if item.node_max > 1 and item.clone_max > len(nodes):
            _count_unknown(run, spot)
    elif item.clone_max <= 0:
        return
    else:
        _some(run, spot, nodes, own)
    _promote(run, spot)


def _is_paired(item: Item) -> bool:
    """Whether each instance has to be beside an instance of another clone of its own."""
    clones = (link for link in item.this_with if link.primary.kind is Kind.CLONE)
    return item.interleave and any(link.score >= INFINITY for link in clones)


def _all_everywhere(run: Run, item: Item) -> bool:
    """Whether all that it follows is surely on every node."""
    return all(
        link.primary.kind is Kind.CLONE and run.spot(link.primary).sure.issuperset(run.up)
        for link in item.this_with
    )


def _is_group(item: Item) -> bool:
    return isinstance(item.resource, Clone) and isinstance(item.resource.child, Group)


def _uneven(item: Item, own: list[int], nodes: list[int]) -> bool:
    wishes = item.this_with or any(link.score < INFINITY for link in item.with_this)
    return bool(wishes) or len({own[node] for node in nodes}) > 1


def _open(run: Run, spot: Spot) -> None:
    nodes = frozenset(node for node in run.up if node not in spot.barred)
    spot.maybe = nodes
    cause = spot.open
    if not nodes:
        spot.open = spot.doubt = None
    elif spot.doubt is None and len(nodes) <= spot.item.clone_max and cause is not None:
        even = all(spot.table[node] >= 0 for node in nodes)
        if cause.why in (Why.FOLLOWS, Why.TIE) and not spot.limits and even:
            spot.sure, spot.open = nodes, None
        else:
            spot.doubt = cause


def _count_unknown(run: Run, spot: Spot) -> None:
    """More than one instance a node: how many is not followed, so later ties stay open."""
    extra = spot.item.clone_max * spot.item.weight
    for node in spot.maybe:
        run.most[node] += extra


def _some(run: Run, spot: Spot, nodes: list[int], own: list[int]) -> None:
    """Fewer instances than nodes: the scores choose, where nothing else has a say."""
    item = spot.item
    ranked = sorted(nodes, key=lambda node: -own[node])
    inside, outside = ranked[: item.clone_max], ranked[item.clone_max :]
    plain = not (item.promotable or item.with_this or item.this_with)
    simple = item.node_max == 1 and plain
    moved = item.id in run.current
    if simple and not moved and own[inside[-1]] > own[outside[0]]:
        spot.maybe = spot.sure = frozenset(inside)
        return
    spot.maybe = frozenset(nodes)
    spot.open = Cause(Why.TIE, item.id, item.at, value="clone-max")


def _promote(run: Run, spot: Spot) -> None:
    """Every instance may be promoted that no rule for the role forbids: the agent says at run
    time which one is. A single candidate is taken to be promoted."""
    item = spot.item
    if not item.promotable or item.role_halted is not None or item.promoted_max <= 0:
        return
    able = frozenset(node for node in spot.maybe if item.role_base[node] > -INFINITY)
    spot.promoted_maybe = able
    if item.role_loose is not None or item.weight > 1 or _has_say(item):
        return
    sure = able & spot.sure
    if len(able) <= item.promoted_max and all(item.role_base[node] >= 0 for node in able):
        spot.promoted_sure = sure
        return
    fixed = frozenset(node for node in sure if item.role_base[node] >= INFINITY)
    if len(fixed) == item.promoted_max:
        spot.promoted_maybe = spot.promoted_sure = fixed


def _has_say(item: Item) -> bool:
    """Whether a colocation may keep an instance from being promoted."""
    by_role = any(link.pair.dependent_role is not None for link in item.this_with)
    return by_role or any(link.score < 0 for link in item.with_this)
