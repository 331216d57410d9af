"""From the model to the records of figures, and from drawings to figures of the document.

Owns what a figure is told: disks from mounts, who runs where, what is fenced by what. Must not
know how anything is drawn.
"""

from collections.abc import Iterator, Sequence

from crmgen.behaviour.monitors import ADDRESSES, MOUNTS
from crmgen.book.facts import Facts
from crmgen.book.networks import networks
from crmgen.book.placed import nodes_text
from crmgen.catalogue.book import structure as texts
from crmgen.document.model import Figure
from crmgen.figures import records
from crmgen.figures.canvas import Drawing
from crmgen.model import Clone, Primitive, Resource, primitives_of
from crmgen.placement import Placement, Runs

_FORMS = {
    "primitive": records.Form.PRIMITIVE,
    "group": records.Form.GROUP,
    "clone": records.Form.CLONE,
    "promotable": records.Form.PROMOTABLE,
    "fencing": records.Form.FENCING,
    "bundle": records.Form.BUNDLE,
}
# beyond these a figure would be higher than a page; the tables beside it have them all
_LISTED = 4
_STANDBY_NODES = 4


def figures(drawings: Sequence[Drawing], anchor: str, caption: str = "") -> tuple[Figure, ...]:
    """Drawings as figures of the document, one below the other."""
    return tuple(
        Figure(
            caption=caption or one.title,
            alt=one.alt,
            svg=one.svg,
            flat=one.flat,
            width=one.width,
            height=one.height,
            anchor=f"{anchor}-{number}",
        )
        for number, one in enumerate(drawings, start=1)
    )


# ---- units ----------------------------------------------------------------------------------


def units(facts: Facts, *, fencing: bool) -> tuple[records.Unit, ...]:
    """The roots of the tree; with the fencing devices, or without."""
    roots = facts.cluster.resources
    return tuple(_unit(facts, one) for one in roots if fencing or facts.form(one) != "fencing")


def _unit(facts: Facts, root: Resource) -> records.Unit:
    form = _FORMS[facts.form(root)]
    if isinstance(root, Primitive):
        note = f"{root.agent.type} {_about(facts, root)}".strip()
        return records.Unit(id=root.id, form=form, label=facts.label(root.id), note=note)
    leaves = tuple(
        records.Leaf(
            id=one.id,
            note=f"{one.agent.type} {_about(facts, one)}".strip(),
            label=facts.label(one.id),
        )
        for one in primitives_of(root)
    )
    return records.Unit(id=root.id, form=form, label=facts.label(root.id), leaves=leaves)


def _about(facts: Facts, one: Primitive) -> str:
    """The parameter that tells a resource from others of its agent."""
    name = "ip" if one.agent.type in ADDRESSES else "directory" if one.agent.type in MOUNTS else ""
    held = facts.look.parameter(one, name) if name else None
    return held.value if held else ""


# ---- overview -------------------------------------------------------------------------------


def overview(facts: Facts) -> records.Overview:
    """The nodes with what runs on them, the networks, shared disks and fencing."""
    found = networks(facts, _LISTED)
    return records.Overview(
        lang=facts.lang,
        hosts=tuple(_host(facts, node, found.of[node]) for node in facts.analysis.nodes),
        units=units(facts, fencing=False),
        networks=found.drawn,
        disks=_shown_disks(facts),
    )


def _host(facts: Facts, node: str, addresses: tuple[records.Address, ...]) -> records.Host:
    known = next((one for one in facts.cluster.nodes if one.uname == node), None)
    return records.Host(
        name=node,
        label=known.notes[0].text if known and known.notes else "",
        addresses=addresses,
        placed=tuple(_placed(facts, node)),
        fences=tuple(_fences(facts, node)),
    )


def _placed(facts: Facts, node: str) -> Iterator[records.Placed]:
    state = facts.analysis.all_up()
    for root in facts.cluster.resources:
        if facts.form(root) == "fencing":
            continue
        where = state[root.id]
        if where.runs is not Runs.NO and node in where.candidates:
            yield records.Placed(root.id, _state(root, where, node))
        elif len(facts.analysis.nodes) <= _STANDBY_NODES and (
            node in where.allowed and where.runs is not Runs.NO
        ):
            yield records.Placed(root.id, records.State.STANDBY)


def _state(root: Resource, where: Placement, node: str) -> records.State:
    if isinstance(root, Clone) and root.promotable:
        if node in where.promoted:
            return records.State.PROMOTED
        decided = node not in where.promoted_candidates
        return records.State.UNPROMOTED if decided else records.State.ACTIVE
    return records.State.ACTIVE


def undecided(facts: Facts) -> list[str]:
    """The services of which only the running cluster shows where they are."""
    state = facts.analysis.all_up()
    return [
        root.id
        for root in facts.cluster.resources
        if facts.form(root) != "fencing"
        and not (state[root.id].decided and state[root.id].roles_decided)
    ]


def _fences(facts: Facts, node: str) -> Iterator[records.Fence]:
    if not facts.behaviour.fencing.enabled:
        return
    for level in facts.behaviour.fencing.of(node).levels:
        for device in level.devices:
            note = device.agent.split(":", 1)[-1]
            where = _runs_on(facts, device.id, node)
            yield records.Fence(id=device.id, note=note, where=where, level=level.index)


def _runs_on(facts: Facts, device: str, fenced: str) -> str:
    """Where the device runs; where that is open, whether it may be the node that it fences."""
    where = facts.analysis.all_up()[device]
    if where.runs is Runs.NO or not where.candidates:
        return facts.say(texts.STOPPED)
    left = [node for node in facts.analysis.nodes if node not in where.candidates]
    if left == [fenced] and len(where.candidates) > 1:
        return facts.say(texts.RUNS_ELSEWHERE, node=fenced)
    nodes = nodes_text(facts, where.nodes, where.candidates)
    if len(where.candidates) > _LISTED:
        nodes = facts.say(texts.ONE_OF_MANY, count=str(len(where.candidates)))
    return facts.say(texts.RUNS_AT, nodes=nodes)


def _shown_disks(facts: Facts) -> tuple[records.Disk, ...]:
    """The shared disks; of many the first, and how many more there are."""
    disks = tuple(_disks(facts))
    if len(disks) <= _LISTED:
        return disks
    more = facts.say(texts.AND_MORE, count=str(len(disks) - _LISTED + 1))
    nodes = tuple(dict.fromkeys(node for disk in disks for node in disk.hosts))
    return (*disks[: _LISTED - 1], records.Disk(id=more, hosts=nodes))


def _disks(facts: Facts) -> Iterator[records.Disk]:
    """Block devices that are mounted or locked, and the nodes that may do so. What is replicated
    (DRBD) or comes over a network is not shared."""
    state = facts.analysis.all_up()
    seen: set[str] = set()
    for one in facts.look.primitives.values():
        if one.agent.type not in (*MOUNTS, "sfex", "LVM", "LVM-activate"):
            continue
        name = "device" if one.agent.type in (*MOUNTS, "sfex") else "volgrpname"
        held = facts.look.parameter(one, name) or facts.look.parameter(one, "vgname")
        if held is None or not _is_shared(held.value, name) or held.value in seen:
            continue
        seen.add(held.value)
        where = state[facts.look.root(one.id).id]
        nodes = tuple(dict.fromkeys((*where.candidates, *where.allowed)))
        if len(nodes) > 1:
            yield records.Disk(id=one.id, hosts=nodes, label=held.value)


def _is_shared(device: str, name: str) -> bool:
    if name == "volgrpname":
        return bool(device)
    return device.startswith(("/dev/", "UUID=", "LABEL=", "-U", "-L")) and "drbd" not in device


# ---- relations ------------------------------------------------------------------------------


def relations(facts: Facts) -> records.Relations:
    """Order and colocation between the roots of the tree."""
    from crmgen.placement.relations import colocation_pairs, order_steps

    found: dict[records.Relation, None] = {}
    for pair in colocation_pairs(facts.look.plain):
        link = records.Link.COLOCATION if pair.score >= 0 else records.Link.APART
        roles = [pair.dependent_role, pair.primary_role]
        said = [facts.words(texts.ROLE_SHORT, role.value) for role in roles if role]
        if abs(pair.score) < 1_000_000:
            said.append(str(pair.score))
        for a, b in _roots(facts, pair.dependent, pair.primary):
            found[records.Relation(link=link, a=a, b=b, text=" ".join(said))] = None
    for step in order_steps(facts.look.plain):
        said = []
        if (step.first_action, step.then_action) != ("start", "start"):
            actions = (step.first_action, step.then_action)
            said.append(" → ".join(facts.words(texts.ACTION_SHORT, one) for one in actions))
        if not step.mandatory:
            optional = step.kind == "Optional"
            said.append(facts.say(texts.OPTIONAL if optional else texts.SERIALIZE))
        for first in step.firsts:
            for a, b in _roots(facts, first, step.then):
                link = records.Link.ORDER
                found[records.Relation(link=link, a=a, b=b, text=" ".join(said))] = None
    return records.Relations(
        lang=facts.lang, units=units(facts, fencing=True), relations=tuple(found)
    )


def _roots(facts: Facts, first: str, second: str) -> Iterator[tuple[str, str]]:
    """The units that two names stand for, which may be members of groups or tags."""
    for a in _named(facts, first):
        for b in _named(facts, second):
            one, other = facts.look.root(a).id, facts.look.root(b).id
            if one != other:
                yield one, other


def _named(facts: Facts, name: str) -> tuple[str, ...]:
    if name in facts.look.resources:
        return (name,)
    refs = [ref for tag in facts.cluster.tags if tag.id == name for ref in tag.refs]
    return tuple(ref for ref in refs if ref in facts.look.resources)
