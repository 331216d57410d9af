"""One run of the scheduler: which node each item is assigned to, and what stays open.

The rules were found with crm_simulate -s 2.1.5: a resource first has what it depends on assigned,
takes over the scores of those who depend on it, and then goes to the available node of the
highest score that is not negative; equal scores go to the node with fewer resources, then to
where it runs, then to the first name.
"""

from crmgen.model.attributes import INFINITY
from crmgen.placement.cause import Cause, Why
from crmgen.placement.clones import assign_clone
from crmgen.placement.items import Item, Kind, Link
from crmgen.placement.merge import add_dependent
from crmgen.placement.run import NOWHERE, Generation, Run, Settled, Spot, is_mandatory
from crmgen.placement.scores import add


def assign_all(run: Run) -> None:
    """Assign every item, the most important first."""
    for item in sorted(run.design.items, key=lambda item: -item.priority):
        assign(run, item)


def assign(run: Run, item: Item) -> None:
    """Assign one item and, before it, all that it depends on."""
    if run.settled is not None and _adopted(run, item.parent or item, run.settled):
        return
    spot = run.spot(item)
    if spot.assigned:
        return
    if item.kind is Kind.GROUP:
        _assign_group(run, spot)
    elif item.kind is Kind.CLONE:
        _assign_collective(run, spot)
    else:
        _assign_primitive(run, spot)


def _adopted(run: Run, root: Item, settled: Settled) -> bool:
    """Whether the root is known to stay where it was; its primaries come before it."""
    if root.id in run.known:
        return run.known[root.id]
    run.known[root.id] = False
    if not settled.stays(root):
        return False
    for item in (root, *root.members):
        for link in item.this_with:
            if link.stated:
                assign(run, link.primary)
    run.known[root.id] = settled.adopt(run, root)
    return run.known[root.id]


def _assign_group(run: Run, spot: Spot) -> None:
    if spot.busy:
        return
    spot.busy = True
    members = [run.spot(member) for member in spot.item.members]
    for member in members:
        _assign_primitive(run, member)
    spot.busy = False
    spot.assigned = True


def _assign_primitive(run: Run, spot: Spot) -> None:
    parent = run.spot(spot.item.parent) if spot.item.parent else None
    if parent is not None and not parent.busy:
        _assign_group(run, parent)
    if spot.assigned:
        return
    if spot.busy:
        spot.loosen(Cause(Why.CYCLE, spot.item.id, spot.item.at), True)
        return
    spot.busy = True
    for with_this, link in _in_order(run, spot):
        if with_this:
            if not (run.spot(link.dependent).assigned or _on_one(run, spot)):
                add_dependent(run, spot, link)
            continue
        assign(run, link.primary)
        if spot.assigned:
            return
        apply_primary(run, spot, link)
    spot.busy = False
    spot.assigned = True
    choose(run, spot)
    run.count(spot)


def _on_one(run: Run, spot: Spot) -> bool:
    """Whether one node is left: the wishes of others that would take it don't count."""
    nodes = [node for node in run.up if spot.table[node] > -INFINITY]
    return len(nodes) == 1 and spot.table[nodes[0]] >= 0 and spot.open is None


def _in_order(run: Run, spot: Spot) -> list[tuple[bool, Link]]:
    """The colocations as they are worked off; True for those in which others depend on it."""
    links = [(False, link) for link in spot.this_with] + [(True, link) for link in spot.with_this]
    if run.generation is Generation.LATER:
        links.sort(key=lambda entry: not is_mandatory(entry[1]))
    return links


def _assign_collective(run: Run, spot: Spot) -> None:
    if spot.busy:
        spot.loosen(Cause(Why.CYCLE, spot.item.id, spot.item.at), True)
        return
    spot.busy = True
    for link in spot.this_with:
        assign(run, link.primary)
    for link in spot.this_with:
        apply_primary(run, spot, link)
    before = list(spot.table)
    for link in spot.with_this if _chooses(run, spot) else ():
        if not run.spot(link.dependent).assigned:
            add_dependent(run, spot, link)
    spot.busy = False
    spot.assigned = True
    assign_clone(run, spot, before)
    run.count(spot)


def _chooses(run: Run, spot: Spot) -> bool:
    """Whether a clone has fewer instances than nodes, or a node that dependents may raise above
    zero: otherwise it is on all of them, whatever its dependents wish."""
    item = spot.item
    scores = [spot.table[node] for node in run.up if spot.table[node] > -INFINITY]
    room = sum(1 for score in scores if score >= 0)
    return room < len(scores) or item.clone_max < room or item.node_max != 1


def apply_primary(run: Run, spot: Spot, link: Link) -> None:
    """What a colocation does to the dependent, once the primary is assigned."""
    if id(link) in run.design.circular:
        return
    primary = primary_spot(run, link)
    cells = (link.pair.at, link.primary.id)
    if not primary.assigned or primary.busy:
        spot.loosen(Cause(Why.CYCLE, spot.item.id, cells[0], cells[1]), True)
        return
    maybe, sure = reach(primary, link)
    open_cause: Cause | None = None
    if maybe != sure or primary.doubt:
        open_cause = primary.open or Cause(Why.PROMOTION_SCORE, link.primary.id)
    if link.pair.dependent_role is not None and spot.item.kind is Kind.CLONE:
        # it is about roles, but a ban may count for nodes too
        spot.loosen(Cause(Why.COMPLEX, spot.item.id, *cells), True)
        return
    if open_cause is not None:
        cause = Cause(Why.FOLLOWS, spot.item.id, cells[0], cells[1], because=(open_cause,))
        _apply_open(run, spot, link, maybe, cause)
    elif spot.item.kind is Kind.CLONE and (
        abs(link.score) < INFINITY or (link.score < 0 and link.primary.kind is Kind.CLONE)
    ):
        spot.loosen(Cause(Why.COMPLEX, spot.item.id, *cells), link.score < 0)
    else:
        _apply_known(run, spot, link, primary, maybe)


def primary_spot(run: Run, link: Link) -> Spot:
    """Who stands for the primary: of a group the last member, or the first for a mere wish."""
    primary = link.primary
    if primary.kind is Kind.GROUP:
        return run.spot(primary.members[-1 if link.score >= INFINITY else 0])
    return run.spot(primary)


def reach(primary: Spot, link: Link) -> tuple[frozenset[int], frozenset[int]]:
    """The nodes where the primary may be and surely is, in the role that the colocation asks."""
    role = link.pair.primary_role
    if role is None:
        return primary.maybe, primary.sure
    if not primary.item.promotable:
        return NOWHERE, NOWHERE
    if role.value == "Promoted":
        return primary.promoted_maybe, primary.promoted_sure
    return primary.maybe - primary.promoted_sure, primary.sure - primary.promoted_maybe


def _apply_open(run: Run, spot: Spot, link: Link, maybe: frozenset[int], cause: Cause) -> None:
    if link.score >= INFINITY:
        allowed = {node for node in run.up if node not in spot.barred}
        for node in run.up:
            if node not in maybe:
                spot.table[node] = -INFINITY
                spot.barred.add(node)
        spot.limits.append(link)
        below = primary_spot(run, link).doubt is not None or not maybe <= allowed
        if len(maybe) != 1 or below:
            spot.loosen(cause, below)
        return
    spot.loosen(cause, link.score <= -INFINITY)


def _apply_known(run: Run, spot: Spot, link: Link, primary: Spot, where: frozenset[int]) -> None:
    score, role = link.score, link.pair.primary_role
    if role is not None and not primary.item.promotable:
        return
    if len(where) > 1 and -INFINITY < score < 0:
        # instance by instance, and the last one that would leave no node does not count
        spot.loosen(Cause(Why.COMPLEX, spot.item.id, link.pair.at, link.primary.id))
        return
    work = list(spot.table)
    if not where:
        if score < 0:
            return
        for node in run.up:
            work[node] = add(-score, work[node])
    else:
        for node in run.up:
            if node in where and score < INFINITY:
                work[node] = add(score, work[node])
            elif node not in where and score >= INFINITY:
                work[node] = -INFINITY
    if abs(score) >= INFINITY:
        spot.table = work
        bad = [node for node in run.up if work[node] <= -INFINITY]
        spot.barred.update(bad)
        spot.limits.append(link)
    elif not run.any_available(work):
        return
    else:
        spot.table = work


def choose(run: Run, spot: Spot) -> None:
    """The node of one primitive."""
    item = spot.item
    if item.halted is not None:
        spot.open = spot.doubt = None
        return
    if run.design.remote is not None:
        spot.loosen(run.design.remote, True)
    if spot.open is not None:
        _choose_open(run, spot)
        return
    nodes = [node for node in run.up if spot.table[node] >= 0]
    if not nodes:
        return
    best = max(spot.table[node] for node in nodes)
    ties = [node for node in nodes if spot.table[node] == best]
    if len(ties) == 1:
        spot.by = "only" if len(nodes) == 1 else "score"
        _settle(spot, ties[0])
        return
    _break_tie(run, spot, ties, best)


def _settle(spot: Spot, node: int) -> None:
    spot.maybe = spot.sure = frozenset((node,))


def _choose_open(run: Run, spot: Spot) -> None:
    """Where the scores are not known, only the bans count."""
    nodes = frozenset(node for node in run.up if node not in spot.barred)
    spot.maybe = nodes
    if not nodes:
        spot.open = spot.doubt = None
    elif spot.doubt is None and (
        spot.item.root in run.design.rough
        or not any(spot.table[node] >= 0 for node in nodes)
        or _may_miss(run, spot, nodes)
    ):
        spot.doubt = spot.open
    elif len(nodes) == 1 and spot.doubt is None:
        spot.sure, spot.open, spot.by = nodes, None, "only"


def _may_miss(run: Run, spot: Spot, nodes: frozenset[int]) -> bool:
    """Whether what it has to run with may be on none of the nodes that are left for it, or two
    of them on different ones."""
    unsure = set()
    for link in spot.limits:
        if link.score < 0 or not link.stated:
            continue
        maybe, sure = reach(primary_spot(run, link), link)
        if not (maybe <= nodes or sure & nodes):
            return True
        if not nodes <= sure:
            unsure.add(link.primary.root)
    return len(unsure) > 1


def _break_tie(run: Run, spot: Spot, ties: list[int], best: int) -> None:
    """Fewer resources, then the current node, then the name."""
    current = run.current.get(spot.item.id)
    if current in ties and best > 0:
        spot.by = "current"
        _settle(spot, current)
        return
    cause = Cause(Why.TIE, spot.item.id, spot.item.at)
    if run.design.strategy != "default":
        spot.maybe = frozenset(ties)
        spot.open = cause
        return
    fewest = min(run.most[node] for node in ties)
    rivals = [node for node in ties if run.least[node] <= fewest]
    exact = all(run.least[node] == run.most[node] for node in rivals)
    if len(rivals) == 1:
        spot.by = "count"
        _settle(spot, rivals[0])
    elif exact and current in rivals:
        spot.by = "current"
        _settle(spot, current)
    elif exact:
        spot.by = "name"
        _settle(spot, min(rivals, key=lambda node: run.design.nodes[node].encode()))
    else:
        spot.maybe = frozenset(rivals)
        spot.open = cause
