"""What the analysis of placement finds: who can run nowhere, on one node only, or is refused.

Only what is decided is told. The analysis is made where the sheet tells all nodes and something
in it may lead to a finding.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from crmgen.catalogue.rules import placement as codes
from crmgen.checks.colocations import contradictions
from crmgen.checks.design import Design
from crmgen.checks.devices import targets
from crmgen.checks.effective import effective_meta
from crmgen.checks.locations import doubtful_bans
from crmgen.checks.nodes import cluster_nodes, declared_nodes
from crmgen.checks.registry import rule
from crmgen.checks.relations import Pair, cell, is_fencing, pairs
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model import NodeLocation, RuleLocation
from crmgen.model.attributes import score_number
from crmgen.model.incomplete import Piece
from crmgen.origin import Origin
from crmgen.text import Text

if TYPE_CHECKING:
    from crmgen.placement import Analysis, Cause
    from crmgen.placement.items import Item

_BUILT_IN = ("#uname", "#id", "#kind", "#site-name", "#cluster-name")
_Causes = Mapping[int, "Cause"]
_Words = dict[str, str | Text]


def analysis(design: Design) -> "Analysis | None":
    """The analysis, where the sheet tells enough for it to decide something."""
    if not _tells_nodes(design):
        return None
    found = design.placement
    return found if found.undecided is None and len(found.nodes) > 1 else None


def _tells_nodes(design: Design) -> bool:
    """Whether the sheet tells all nodes: it has table NODE, or a fencing device for every node
    that it names."""
    declared = declared_nodes(design)
    if declared:
        return len(declared) > 1
    fenced: set[str] = set()
    for device in design.devices:
        fenced |= targets(device) or set()
    return len(fenced) > 1 and all(name.lower() in fenced for name in cluster_nodes(design))


@rule(codes.NOWHERE, codes.NO_COMMON_NODE, codes.ONE_NODE, reads=Piece.PLACEMENT)
def few_nodes(design: Design) -> Iterator[Diagnostic]:
    """Every service can run, and on more than one node; a ban that leads to both is told once."""
    told = doubtful_bans(design)
    for item in sorted(_few_nodes(design), key=lambda item: item.code is codes.ONE_NODE):
        cells = {item.origin, *(other.origin for other in item.related)}
        if not cells & told:
            yield item
        told |= {at for at in cells if at is not None and item.code is not codes.ONE_NODE}


def _few_nodes(design: Design) -> Iterator[Diagnostic]:
    lasting = _lasting(design)
    found = analysis(design) if _is_restricted(design, lasting) else None
    if found is None:
        return
    for root in found.design.items:
        item = _tightest(found, root)
        causes = found.allowed.why[item.id]
        if is_fencing(design, root.id) or len(found.allowed.of(item)) > 1 or not causes:
            continue
        if _is_halted(root) or _is_passing(causes, lasting) or _is_told(found, item, causes):
            continue
        yield _few(found, item, causes)


def _is_restricted(design: Design, lasting: Collection[Origin]) -> bool:
    """Whether a location forbids a service a node for good, or none is allowed by itself."""
    if design.is_off("symmetric-cluster", default=True):
        return True
    for constraint in design.cluster.constraints:
        match constraint:
            case NodeLocation(score=score):
                bans = score.startswith("-")
            case RuleLocation(rules=rules):
                lows = [one for one in rules if (one.score or "0").startswith("-")]
                bans = any(one.at("score") in lasting for one in lows)
            case _:
                continue
        if bans and not is_fencing(design, constraint.rsc):
            return True
    return False


def _lasting(design: Design) -> set[Origin]:
    """The rules whose result never changes: they look at names and attributes of table NODE.
    Rules on what monitors set have findings of their own."""
    names = set(_BUILT_IN)
    for node in design.cluster.nodes:
        for held in node.attributes:
            if held.rule is None:
                names.update(pair.name for pair in held.pairs)
    return {
        one.at("score")
        for constraint in design.cluster.constraints
        if isinstance(constraint, RuleLocation)
        for one in constraint.rules
        if one.is_flat and {test.attribute for test in one.expressions} <= names
    }


def _tightest(found: "Analysis", item: "Item") -> "Item":
    """The member of a group that fewest nodes are left for; else the item itself."""
    return min(item.members or [item], key=lambda one: len(found.allowed.of(one)))


def _is_halted(root: "Item") -> bool:
    """Whether something switches it off on purpose, or it waits for a ticket."""
    return any(item.halted is not None for item in (root, *root.members))


def _is_passing(causes: _Causes, lasting: Collection[Origin]) -> bool:
    """Whether a state that will change is among the reasons."""
    from crmgen.placement import Why

    links = [link for cause in causes.values() for link in cause.chain()]
    return any(
        link.why in (Why.STANDBY, Why.HEALTH) or (link.why is Why.RULE and link.at not in lasting)
        for link in links
    )


def _is_told(found: "Analysis", item: "Item", causes: _Causes) -> bool:
    """Whether the reason is told where it lies: at what the resource has to run with, or by the
    rule about opt-in clusters."""
    from crmgen.placement import Why

    left = len(found.allowed.of(item))
    others = [
        len(found.allowed.of(_tightest(found, found.design.by_id[cause.other])))
        for cause in causes.values()
        if cause.why is Why.COLOCATION and cause.other in found.design.by_id
    ]
    if left:
        return len(others) == len(causes) and all(count <= 1 for count in others)
    return 0 in others or all(cause.why is Why.NOT_ENABLED for cause in causes.values())


def _few(found: "Analysis", item: "Item", causes: _Causes) -> Diagnostic:
    from crmgen.placement import Why

    cells = [
        (at, found.nodes[number])
        for number, cause in causes.items()
        if cause.why is not Why.NOT_ENABLED
        for at in cause.cells()
    ]
    binding = next((c for c in causes.values() if c.why in (Why.COLOCATION, Why.GROUP)), None)
    left = found.allowed.of(item)
    words: _Words = {"id": item.parent.id if item.parent else item.id}
    at = max((at for at, _ in cells), default=item.at)
    if left:
        code = codes.ONE_NODE
        words["node"] = found.nodes[next(iter(left))]
    elif binding is not None:
        code = codes.NO_COMMON_NODE
        at = binding.at or at
        words.update(id=item.id, other=binding.other)
    else:
        code = codes.NOWHERE
        words["nodes"] = ", ".join(found.nodes)
    related = {place: _forbidden(node) for place, node in cells if place != at}
    return Diagnostic(
        code,
        at,
        item.id,
        related=tuple(Related(place, label) for place, label in related.items()),
        params=words,
    )


def _forbidden(node: str) -> Text:
    return Text(f"{node} で動けない理由", f"why not on {node}")


@rule(codes.REFUSED, reads=Piece.PLACEMENT)
def refused(design: Design) -> Iterator[Diagnostic]:
    """No service is refused because another one is there, unless it has a lower priority."""
    apart = [pair for pair in pairs(design) if pair.score == "-INFINITY" and _matters(design, pair)]
    if not apart:
        return
    found = analysis(design)
    if found is None:
        return
    told = {pair.source.id for pair, _ in contradictions(design)}
    for pair in apart:
        when = None if pair.source.id in told else _refused_when(found, pair)
        if when is not None:
            told.add(pair.source.id)
            yield Diagnostic(
                codes.REFUSED,
                cell(pair.source, "score"),
                "-INFINITY",
                params={"id": pair.dependent, "other": pair.primary, "when": when},
            )


def _matters(design: Design, pair: Pair) -> bool:
    """Whether both are services of their own and equally important."""
    ours, theirs = design.root_of.get(pair.dependent), design.root_of.get(pair.primary)
    if ours is None or theirs is None or ours is theirs:
        return False
    if is_fencing(design, ours.id) or is_fencing(design, theirs.id):
        return False
    important = [effective_meta(design, root, "priority") for root in (ours, theirs)]
    numbers = [score_number(one.value) if one else 0 for one in important]
    return numbers[0] == numbers[1]


def _refused_when(found: "Analysis", pair: Pair) -> Text | None:
    from crmgen.placement import Runs, Why

    for state in found.states():
        placement = state.placements.get(pair.dependent)
        if placement is None or placement.runs is not Runs.NO:
            continue
        reasons = [link for cause in placement.causes for link in cause.chain()]
        if any(link.why is Why.APART and link.other == pair.primary for link in reasons):
            if state.down is None:
                return Text("全ノードが動いていても", "even with all nodes up")
            return Text(f"ノード {state.down} が止まると", f"once the node {state.down} is down")
    return None
