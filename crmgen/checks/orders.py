"""Rules about orders (table H)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import orders as codes
from crmgen.checks.agent_kinds import is_ocf
from crmgen.checks.design import Design
from crmgen.checks.effective import effective_meta, is_true, own_meta
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.checks.relations import (
    REVERSE,
    UP,
    Step,
    cell,
    chain,
    components,
    is_fencing,
    is_promotable,
    may_circle,
    pairs,
    steps,
)
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model import (
    Bundle,
    Clone,
    Colocation,
    Group,
    Order,
    ResourceSet,
    Role,
    SetColocation,
    SetOrder,
    primitives_of,
)
from crmgen.model.incomplete import Piece
from crmgen.origin import Origin
from crmgen.text import Text

_MONITORS = (
    *("ping", "pingd", "diskd", "ifcheckd", "storage-mon", "ethmonitor", "ifspeed", "SysInfo"),
    *("HealthCPU", "HealthIOWait", "HealthSMART"),
)
_ROLE_ACTIONS = ("promote", "demote")
_Action = tuple[str, str]


@rule(codes.CIRCLE, reads=Piece.LEAVES | Piece.META | Piece.CONSTRAINTS)
def order_circles(design: Design) -> Iterator[Diagnostic]:
    """No circle of orders, groups and clones expanded; advisory ones are as bad."""
    if not _may_circle(design):
        return
    from crmgen.placement.cycles import order_cycles

    for circle in order_cycles(design.cluster, optional=True):
        if any(_against(design, turn.first, turn.then) for turn in circle if not turn.implied):
            continue
        said = [number for number, turn in enumerate(circle) if not turn.implied]
        top = min(said, key=lambda number: circle[number].at)
        turns = circle[top:] + circle[:top]
        words: dict[str, str | Text] = {"chain": chain((turn.first, turn.then) for turn in turns)}
        related = tuple(_arrow(t.at, t.first, t.then) for t in turns[1:] if not t.implied)
        yield Diagnostic(codes.CIRCLE, turns[0].at, turns[0].first, related=related, params=words)


def _may_circle(design: Design) -> bool:
    """Whether the roots are ordered in a circle, or inside one of them something is."""
    edges: dict[str, set[str]] = {}
    for step in steps(design):
        first, then = design.root_of.get(step.first), design.root_of.get(step.then)
        if first is None or then is None or not step.starts:
            continue
        if first is then:
            return True
        edges.setdefault(then.id, set()).add(first.id)
    return may_circle(edges)


def _arrow(at: Origin, one: str, other: str) -> Related:
    return Related(at, Text(f"{one} → {other}", f"{one} → {other}"))


@rule(codes.AGAINST_GROUP, reads=Piece.LEAVES)
def against_group(design: Design) -> Iterator[Diagnostic]:
    """No order goes against the order of a group."""
    for step in steps(design):
        group = _against(design, step.first, step.then)
        if group is not None and step.starts and step.kind != "Serialize":
            at = cell(step.source, "first")
            yield finding(codes.AGAINST_GROUP, at, step.first, then=step.then, group=group.id)


def _against(design: Design, first: str, then: str) -> Group | None:
    """The group in which ``first`` comes after ``then``."""
    group = design.root_of.get(first)
    if not isinstance(group, Group) or design.root_of.get(then) is not group:
        return None
    names = [member.id for member in group.members]
    if first not in names or then not in names:
        return None
    return group if names.index(first) > names.index(then) else None


@rule(codes.REVERSE_DIFFERS, reads=Piece.LEAVES | Piece.ORDERS)
def contradicting_reverse(design: Design) -> Iterator[Diagnostic]:
    """An order of stops and demotions does not contradict the reverse of another order."""
    edges: dict[tuple[_Action, _Action], list[Step]] = {}
    active = [step for step in steps(design) if step.kind != "Serialize"]
    for step in active:
        for edge in _edges(step):
            edges.setdefault(edge, []).append(step)
    for step in active:
        if step.starts:
            continue
        others = (o for a, b in _edges(step) for o in edges.get((b, a), ()) if o is not step)
        other = next(others, None)
        if other is not None:
            place = cell(other.source, "first")
            related = (_arrow(place, other.first, other.then),)
            words: dict[str, str | Text] = {"other": f"{other.first} → {other.then}"}
            at = cell(step.source, "first")
            yield Diagnostic(codes.REVERSE_DIFFERS, at, step.first, related=related, params=words)


def _edges(step: Step) -> Iterator[tuple[_Action, _Action]]:
    """What happens before what: as written, and its reverse where Pacemaker makes one."""
    yield (step.first, step.first_action), (step.then, step.then_action)
    if step.symmetrical:
        yield (step.then, REVERSE[step.then_action]), (step.first, REVERSE[step.first_action])


@rule(codes.SERIALIZE_REVERSE, reads=Piece(0))
def symmetrical_serialize(design: Design) -> Iterator[Diagnostic]:
    """What is serialized has no reverse."""
    for order in _orders(design):
        if order.kind == "Serialize" and order.symmetrical:
            yield finding(codes.SERIALIZE_REVERSE, cell(order, "symmetrical"), "true")


@rule(codes.NOT_TOGETHER, reads=Piece.LINKS)
def ordered_apart(design: Design) -> Iterator[Diagnostic]:
    """What has to be first runs on the same node, unless the sheet keeps the two apart."""
    beside: list[tuple[str, str]] = []
    apart: set[frozenset[str]] = set()
    for pair in pairs(design):
        ends = [design.root_of.get(name) for name in (pair.dependent, pair.primary)]
        names = [root.id for root in ends if root is not None]
        if pair.negative:
            apart.add(frozenset(names))
        elif len(names) == 2:
            beside.append((names[0], names[1]))
    part = components(beside)
    told: set[str] = set()
    for step in steps(design):
        first, then = design.root_of.get(step.first), design.root_of.get(step.then)
        if first is None or then is None or first is then or not step.mandatory:
            continue
        if not step.starts or isinstance(then, Clone | Bundle) or step.source.id in told:
            continue
        kept = frozenset((first.id, then.id)) in apart or part(first.id) == part(then.id)
        if kept or is_fencing(design, first.id) or is_fencing(design, then.id):
            continue
        if not _is_monitor(design, step.first):
            told.add(step.source.id)
            at = cell(step.source, "then")
            yield finding(codes.NOT_TOGETHER, at, step.then, first=step.first)


def _is_monitor(design: Design, name: str) -> bool:
    root = design.root_of.get(name)
    return root is not None and all(is_ocf(p, *_MONITORS) for p in primitives_of(root))


@rule(codes.MONITOR_RESTARTS, reads=Piece.LEAVES)
def monitor_restarts_service(design: Design) -> Iterator[Diagnostic]:
    """A monitor's restart does not restart what it guards."""
    for order in _orders(design):
        plain = order.kind in (None, "Mandatory") and order.symmetrical is not False
        if not plain or (order.first_action or "start") != "start":
            continue
        if _is_monitor(design, order.first) and not _is_monitor(design, order.then):
            field = "kind" if order.kind else "symmetrical"
            at = cell(order, field, "first")
            yield finding(
                codes.MONITOR_RESTARTS, at, order.kind, first=order.first, then=order.then
            )


@rule(codes.NO_INTERLEAVE, reads=Piece.INHERITED | Piece.PRIMITIVES)
def clone_after_clone(design: Design) -> Iterator[Diagnostic]:
    """A clone that depends on a clone does so node by node."""
    told: set[str] = set()
    for step in steps(design):
        first, then = design.root_of.get(step.first), design.root_of.get(step.then)
        if not isinstance(first, Clone) or not isinstance(then, Clone) or first is then:
            continue
        if not step.mandatory or not step.symmetrical or then.id in told:
            continue
        if not is_true(effective_meta(design, then, "interleave")):
            told.add(then.id)
            pair = own_meta(then, "interleave")
            at = pair.at("value") if pair else then.at("id")
            found = pair.value if pair else then.id
            yield finding(codes.NO_INTERLEAVE, at, found, id=then.id, first=first.id)


@rule(codes.START_NOT_PROMOTE, reads=Piece.LEAVES | Piece.META | Piece.ORDERS)
def started_not_promoted(design: Design) -> Iterator[Diagnostic]:
    """What follows the promoted instance waits for the promotion."""
    followers = {
        (pair.dependent, pair.primary)
        for pair in pairs(design)
        if pair.primary_role is Role.PROMOTED and pair.positive
    }
    promoted = {(s.first, s.then) for s in steps(design) if s.first_action == "promote"}
    for step in steps(design):
        key = (step.first, step.then)
        if step.first_action != "start" or step.then_action != "start" or key in promoted:
            continue
        if (step.then, step.first) in followers and is_promotable(design, step.first):
            at = cell(step.source, "first_action", "first")
            yield finding(codes.START_NOT_PROMOTE, at, step.first, then=step.then)


@rule(
    codes.NEVER_PROMOTED,
    codes.NOT_ITS_ACTION,
    codes.ACTION_INHERITED,
    reads=Piece.LEAVES | Piece.META,
)
def actions_of_roles(design: Design) -> Iterator[Diagnostic]:
    """Promotions and demotions are of resources that have roles."""
    for order in _orders(design):
        first_action = order.first_action or "start"
        then_action = order.then_action or first_action
        first_bad = _has_no_role(design, order.first, first_action)
        then_bad = _has_no_role(design, order.then, then_action)
        blocks = first_action == "promote" and then_action in UP and not then_bad
        if first_bad and blocks and order.kind in (None, "Mandatory"):
            at = cell(order, "first_action", "first")
            yield finding(codes.NEVER_PROMOTED, at, first_action, id=order.first, then=order.then)
        elif first_bad:
            at = cell(order, "first_action", "first")
            yield finding(codes.NOT_ITS_ACTION, at, first_action, id=order.first)
        elif then_bad and order.then_action:
            at = cell(order, "then_action", "then")
            yield finding(codes.NOT_ITS_ACTION, at, then_action, id=order.then)
        elif then_bad:
            at = cell(order, "then_action", "then")
            other = "start" if then_action == "promote" else "stop"
            yield finding(
                codes.ACTION_INHERITED, at, None, id=order.then, action=then_action, other=other
            )


def _has_no_role(design: Design, name: str, action: str) -> bool:
    return action in _ROLE_ACTIONS and not is_promotable(design, name)


@rule(codes.NO_DEMOTE_ORDER, reads=Piece.LEAVES | Piece.META | Piece.ORDERS)
def no_order_of_demotion(design: Design) -> Iterator[Diagnostic]:
    """Where the order of a promotion has no reverse, the demotion has an order of its own."""
    ordered = {
        frozenset((step.first, step.then))
        for step in steps(design)
        if "demote" in (step.first_action, step.then_action)
    }
    for step in steps(design):
        if step.first_action != "promote" or step.then_action != "start" or step.symmetrical:
            continue
        if step.kind == "Serialize" or not is_promotable(design, step.first):
            continue
        if frozenset((step.first, step.then)) not in ordered:
            at = cell(step.source, "symmetrical", "first")
            yield finding(codes.NO_DEMOTE_ORDER, at, step.first, then=step.then)


@rule(codes.SET_ALONE, reads=Piece(0))
def lone_set(design: Design) -> Iterator[Diagnostic]:
    """A constraint of one set has a sequence."""
    for constraint in design.cluster.constraints:
        if isinstance(constraint, SetOrder | SetColocation) and len(constraint.sets) == 1:
            only: ResourceSet = constraint.sets[0]
            if only.sequential is False or len(only.members) == 1:
                yield finding(codes.SET_ALONE, constraint.at(), " ".join(only.members))


@rule(codes.WITH_FENCING, reads=Piece.LEAVES)
def constrained_fencing(design: Design) -> Iterator[Diagnostic]:
    """Fencing devices stand in no order and no colocation."""
    for constraint in design.cluster.constraints:
        for name, at in _names(constraint):
            if is_fencing(design, name):
                yield finding(codes.WITH_FENCING, at, name)
                break


def _names(constraint: object) -> Iterator[tuple[str, Origin]]:
    match constraint:
        case Order():
            yield constraint.first, cell(constraint, "first")
            yield constraint.then, cell(constraint, "then")
        case Colocation():
            yield constraint.rsc, cell(constraint, "rsc")
            yield constraint.with_rsc, cell(constraint, "with_rsc")
        case SetOrder() | SetColocation():
            for item in constraint.sets:
                yield from ((name, constraint.at()) for name in item.members)


def _orders(design: Design) -> Iterator[Order]:
    return (c for c in design.cluster.constraints if isinstance(c, Order))
