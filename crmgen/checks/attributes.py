"""Rules about which attributes are set, and which are looked at (table G)."""

from collections.abc import Iterator, Mapping

from crmgen.catalogue.rules import attributes as codes
from crmgen.checks.design import Design
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.checks.rule_uses import Use, uses
from crmgen.checks.setters import HEALTH, Setter, known_attributes, monitors
from crmgen.diagnostics import Diagnostic, Related
from crmgen.diagnostics.nearest import nearest
from crmgen.model import Primitive
from crmgen.model.incomplete import Piece
from crmgen.origin import Origin
from crmgen.text import Text

# Set by Pacemaker itself (Pacemaker Explained, rules and node attributes).
_BUILT_IN = frozenset(
    {"#uname", "#id", "#kind", "#cluster-name", "#site-name", "#role", "#is_dc"}
    | {"standby", "maintenance", "probe_complete", "shutdown", "terminate", "site-name"}
)
_BUILT_IN_PREFIXES = ("master-", "promotion-", "fail-count-", "last-failure-", "#digests-")
_BARE = frozenset({"uname", "id", "kind", "cluster-name", "role"})
# What the agent pgsql of resource-agents 4.12 sets, after the resource's id.
_PGSQL = ("status", "data-status", "receiver-status", "xlog-loc", "master-baseline")
# Their attributes are known in full, so that none may be named after their id.
_KNOWN_IN_FULL = HEALTH | {"ping", "pingd", "diskd", "ifspeed", "pgsql"}


@rule(
    codes.NOBODY_SETS,
    codes.NOBODY_LOOKS,
    codes.NAMES_DIFFER,
    reads=Piece.PLACEMENT | Piece.OPERATIONS | Piece.ALERTS,
)
def set_and_used(design: Design) -> Iterator[Diagnostic]:
    """What rules look at is set, and what monitors set is looked at.

    A name that differs between the two is told once: at the monitor where several cells agree
    against it, else at the rule.
    """
    unset = unset_uses(design)
    used = {use.expression.attribute for use in uses(design)}
    known = known_attributes(design)
    idle = {s.attribute: s for s in monitors(design) if not _is_used(design, s, used)}
    told: set[str] = set()
    for name, found in unset.items():
        twin = _twin(name, unset, idle, used & known, found)
        if twin is None:
            near = nearest(name, sorted(known | _BUILT_IN))
            at = found[0].expression.at("attribute")
            yield Diagnostic(codes.NOBODY_SETS, at, found=name, nearest=near)
            continue
        told.add(twin.attribute)
        yield from _differing(name, twin, found)
    for name, setter in idle.items():
        if name not in told:
            yield finding(codes.NOBODY_LOOKS, setter.at, name, id=setter.primitive.id)


def _differing(name: str, twin: Setter, found: list[Use]) -> Iterator[Diagnostic]:
    at = found[0].expression.at("attribute")
    if len(_cells(found)) < 2:
        label = Text("設定する側の名前", "the name that is set")
        related = (Related(twin.at, label),)
        yield Diagnostic(codes.NOBODY_SETS, at, found=name, nearest=twin.attribute, related=related)
        return
    yield Diagnostic(
        codes.NAMES_DIFFER,
        twin.at,
        found=twin.attribute,
        nearest=name,
        related=(Related(at, Text("ルール", "the rule")),),
        params={"id": twin.primitive.id, "other": name},
    )


def unset_uses(design: Design) -> dict[str, list[Use]]:
    """The attributes that nothing sets, each with the expressions that look at it."""
    known = known_attributes(design)
    found: dict[str, list[Use]] = {}
    for use in uses(design):
        name = use.expression.attribute
        if name not in known and name not in _BARE and not _may_be_set(design, name):
            found.setdefault(name, []).append(use)
    return found


def _may_be_set(design: Design, name: str) -> bool:
    """Whether Pacemaker, an agent that names attributes after its resource, or raw text may
    set it. Without a health agent in the sheet, something outside may set #health-…"""
    if name in _BUILT_IN or name.startswith(_BUILT_IN_PREFIXES):
        return True
    if name.startswith("#health"):
        return not any(p.agent.type in HEALTH for p in design.services)
    if any(name in text.text for text in design.cluster.verbatim):
        return True
    return any(_is_named_after(design, name, cut) for cut in _cuts(name))


def _cuts(name: str) -> Iterator[int]:
    return (place for place, letter in enumerate(name) if letter in "-_")


def _is_named_after(design: Design, name: str, cut: int) -> bool:
    owner = design.resources.get(name[:cut])
    if not isinstance(owner, Primitive):
        return False
    agent = owner.agent
    if agent.type == "pgsql":
        return name[cut + 1 :] in _PGSQL
    return agent.type not in _KNOWN_IN_FULL


def _is_used(design: Design, setter: Setter, used: set[str]) -> bool:
    name = setter.attribute
    return name in used or any(name in text.text for text in design.cluster.verbatim)


def _twin(
    name: str,
    unset: Mapping[str, list[Use]],
    idle: Mapping[str, Setter],
    right: set[str],
    found: list[Use],
) -> Setter | None:
    """The monitor that was meant: nobody looks at it, and its name is near or the only one."""
    if len(_cells(found)) < 2 and nearest(name, sorted(right)) is not None:
        return None
    near = nearest(name, idle)
    if near is not None:
        return idle[near]
    if len(unset) == 1 and len(idle) == 1 and not name.startswith("#"):
        return next(iter(idle.values()))
    return None


def _cells(found: list[Use]) -> set[Origin]:
    """The cells that spell the name: one a row, in the old LOCATION table one a column."""
    return {use.expression.at("attribute") for use in found}


@rule(codes.SAME_ATTRIBUTE, reads=Piece.PARAMS, each=True)
def same_attribute(design: Design) -> Iterator[Diagnostic]:
    """Each monitor has an attribute of its own."""
    seen: dict[str, Setter] = {}
    for setter in monitors(design):
        first = seen.setdefault(setter.attribute, setter)
        if first.primitive is not setter.primitive:
            yield Diagnostic(
                codes.SAME_ATTRIBUTE,
                setter.at,
                found=setter.attribute,
                related=(Related(first.at, Text("先に書かれた方", "the first one")),),
                params={"id": setter.primitive.id, "other": first.primitive.id},
            )


@rule(codes.HASH_MISSING, reads=Piece.CONTENT | Piece.NODES)
def hash_missing(design: Design) -> Iterator[Diagnostic]:
    """Built-in attributes are written with their #."""
    known = known_attributes(design)
    for use in uses(design):
        name = use.expression.attribute
        if name in _BARE and name not in known:
            at = use.expression.at("attribute")
            yield Diagnostic(codes.HASH_MISSING, at, found=name, nearest=f"#{name}")
