"""Rules about locations by node (table H), and opt-in clusters."""

from collections.abc import Iterator

from crmgen.catalogue.rules import locations as codes
from crmgen.checks.design import Design
from crmgen.checks.findings import finding
from crmgen.checks.nodes import bans, cluster_nodes
from crmgen.checks.preferences import Wish, preferences, stickiness, wishes
from crmgen.checks.registry import rule
from crmgen.checks.relations import is_fencing
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model import Bundle, Clone, NodeLocation, RuleLocation
from crmgen.model.attributes import INFINITY, score_number
from crmgen.model.incomplete import Piece
from crmgen.model.resources import at_and_below
from crmgen.origin import Origin
from crmgen.text import Text

_COMMANDS = ("cli-ban-", "cli-prefer-", "cli-standby-")
_FIRST = Text("先に書かれた方", "the first one")


@rule(codes.INFINITE_PREFERENCE, reads=Piece.PLACEMENT)
def infinite_preference(design: Design) -> Iterator[Diagnostic]:
    """No service prefers one node without limit where another may take over."""
    candidates = {
        rsc: {node: wish for node, wish in nodes.items() if wish.score >= INFINITY}
        for rsc, nodes in preferences(design).items()
    }
    if not any(len(nodes) == 1 for nodes in candidates.values()):
        return
    known = cluster_nodes(design)
    banned = bans(design, known)
    for rsc, nodes in candidates.items():
        root = design.root_of.get(rsc)
        if len(nodes) != 1 or root is None or isinstance(root, Clone | Bundle):
            continue
        if is_fencing(design, root.id) or (stickiness(design, root) or 0) >= INFINITY:
            continue
        ((node, wish),) = nodes.items()
        if any(name != node and name not in banned.get(rsc, {}) for name in known):
            yield finding(codes.INFINITE_PREFERENCE, wish.at, "INFINITY", id=rsc, node=node)


@rule(codes.LEFTOVER, reads=Piece(0))
def leftovers(design: Design) -> Iterator[Diagnostic]:
    """No constraint is left from a command that moved a resource."""
    for constraint in design.cluster.constraints:
        if constraint.id.startswith(_COMMANDS):
            yield finding(codes.LEFTOVER, constraint.at(), constraint.id)
    for line in design.cluster.verbatim:
        name = next((word for word in _words(line.text) if word.startswith(_COMMANDS)), None)
        if name is not None:
            yield finding(codes.LEFTOVER, line.at("text"), name)


def _words(text: str) -> list[str]:
    return text.replace('"', " ").replace("'", " ").replace("id=", " ").split()


@rule(codes.BOTH_SIGNS, reads=Piece.NODES)
def preferred_and_forbidden(design: Design) -> Iterator[Diagnostic]:
    """No node is both preferred and forbidden."""
    for good, ban in _contradictions(design):
        before, after = sorted((good, ban), key=lambda wish: wish.at)
        yield Diagnostic(
            codes.BOTH_SIGNS,
            after.at,
            good.score,
            related=(Related(before.at, _FIRST),),
            params={"id": good.rsc, "node": good.node},
        )


def _contradictions(design: Design) -> Iterator[tuple[Wish, Wish]]:
    """The first wish and the first ban of a resource on a node that has both."""
    first: dict[tuple[str, str], dict[bool, Wish]] = {}
    for wish in wishes(design):
        if wish.number > 0 or wish.number <= -INFINITY:
            first.setdefault((wish.rsc, wish.node), {}).setdefault(wish.number > 0, wish)
    return ((signs[True], signs[False]) for signs in first.values() if len(signs) == 2)


def doubtful_bans(design: Design) -> set[Origin]:
    """The cells of locations that have a finding here, so that what follows is told once."""
    cells = {ban.at for _, ban in _contradictions(design)}
    for wish in wishes(design):
        if wish.id.startswith(_COMMANDS):
            cells.add(wish.at)
    return cells


@rule(codes.NOT_ENABLED, reads=Piece.PLACEMENT)
def opt_in(design: Design) -> Iterator[Diagnostic]:
    """In an opt-in cluster each resource has a node that a location enables."""
    if not design.is_off("symmetric-cluster", default=True):
        return
    enabled = set()
    for constraint in design.cluster.constraints:
        match constraint:
            case NodeLocation(score=score):
                scores = [score]
            case RuleLocation(rules=rules):
                scores = [one.score or "0" for one in rules if one.role is None]
            case _:
                continue
        # below 0 a node is not allowed either (crm_simulate 2.1.5)
        if any(score_number(score) >= 0 for score in scores):
            enabled.add(constraint.rsc)
    for root in design.cluster.resources:
        if not {one.id for one in at_and_below(root)} & enabled:
            yield finding(codes.NOT_ENABLED, root.at("id"), root.id)
