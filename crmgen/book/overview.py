"""Chapter 2: the whole at a glance: figure, key points, nodes, addresses, disks, monitors."""

from collections.abc import Iterator, Sequence

from crmgen.behaviour import Act, Kind, Outage, is_secret, shown
from crmgen.behaviour.look import operation_of
from crmgen.behaviour.monitors import ADDRESSES, MOUNTS, watches
from crmgen.behaviour.operation import SwitchBack
from crmgen.behaviour.reaction import reactions
from crmgen.book import drawings
from crmgen.book.facts import Facts
from crmgen.book.placed import where_text
from crmgen.catalogue.book import conduct, frame
from crmgen.catalogue.book import structure as texts
from crmgen.document.model import Block, Column, Paragraph, Rich, Row, Section, Table
from crmgen.document.model import Kind as Cells
from crmgen.model import Clone, ClusterNode, Note, Primitive
from crmgen.placement.analysis import Failback
from crmgen.text import Text


def overview(facts: Facts) -> Section:
    blocks: list[Block] = [Paragraph(_summary(facts))]
    if not facts.analysis.nodes:
        blocks.append(Paragraph(facts.say(texts.NO_NODES)))
    parts = (
        _core(facts),
        _figure(facts),
        _nodes(facts),
        _fixed(facts),
        _addresses(facts),
        _disks(facts),
        _watched(facts),
    )
    return Section(
        title=facts.say(texts.OVERVIEW),
        anchor="overview",
        number="2",
        blocks=tuple(blocks),
        sections=tuple(part for part in parts if part is not None),
    )


def _figure(facts: Facts) -> Section | None:
    """Below the key points: a page as high as the figure has no room for anything above it."""
    if not facts.analysis.nodes:
        return None
    from crmgen.figures.overview import overview as draw

    blocks: list[Block] = [*drawings.figures(draw(drawings.overview(facts)), "overview-figure")]
    open_ = drawings.undecided(facts)
    if open_:
        blocks.append(Paragraph(facts.say(texts.FIGURE_OPEN, ids=facts.listed(open_))))
    return Section(title=facts.say(texts.FIGURE), anchor="figure", blocks=tuple(blocks))


def _summary(facts: Facts) -> str:
    services = facts.behaviour.operation.services()
    clones = [
        one for one in facts.cluster.resources if isinstance(one, Clone) and one not in services
    ]
    devices = [one for one in facts.look.primitives.values() if one.is_stonith]
    return facts.say(
        texts.OVERVIEW_TEXT,
        nodes=str(len(facts.analysis.nodes)),
        services=str(len(services)),
        clones=str(len(clones)),
        devices=str(len(devices)),
    )


# ---- key points -----------------------------------------------------------------------------


def _core(facts: Facts) -> Section | None:
    if not facts.analysis.nodes:
        return None
    points = (
        (texts.CORE_NORMAL, _normal(facts)),
        (texts.CORE_FIRST, _first(facts)),
        (texts.CORE_STOP, _stops(facts)),
        (texts.CORE_BACK, _back(facts)),
        (texts.CORE_FENCING, [_fencing(facts)]),
        (texts.CORE_QUORUM, [_quorum(facts)]),
        (texts.CORE_TIME, _times(facts)),
    )
    rows = tuple(Row((facts.say(name), "\n".join(lines))) for name, lines in points if lines)
    table = Table(
        caption=facts.say(texts.CORE),
        columns=(
            Column(facts.say(frame.ITEM), Cells.TEXT, 2),
            Column(facts.say(frame.CONTENT), Cells.TEXT, 7),
        ),
        rows=rows,
        row_headers=1,
    )
    return Section(title=facts.say(texts.CORE), anchor="core", blocks=(table,))


def _line(facts: Facts, names: str, text: str) -> str:
    return facts.say(texts.CORE_LINES, id=names, text=text)


def _normal(facts: Facts) -> list[str]:
    state = facts.analysis.all_up()
    return [
        _line(facts, root.id, where_text(facts, state[root.id]))
        for root in facts.behaviour.operation.services()
    ]


def _grouped(facts: Facts, pairs: Iterator[tuple[str, str]]) -> list[str]:
    """Lines that say each text once, with everything that it holds for."""
    found: dict[str, list[str]] = {}
    for name, text in pairs:
        found.setdefault(text, []).append(name)
    if len(found) == 1:
        return list(found)
    return [_line(facts, facts.listed(dict.fromkeys(ids)), text) for text, ids in found.items()]


def _services(facts: Facts) -> Iterator[Primitive]:
    for root in facts.behaviour.operation.services():
        for one in facts.look.primitives.values():
            if facts.look.root(one.id) is root:
                yield one


def _first(facts: Facts) -> list[str]:
    def said() -> Iterator[tuple[str, str]]:
        for one in _services(facts):
            found = reactions(facts.look, one, "monitor", operation_of(one, "monitor"))
            last = found[-1]
            if last.act is Act.MOVE and last.count == 1:
                text = facts.say(texts.FIRST["move"])
            elif last.act is Act.MOVE:
                text = facts.say(texts.FIRST["count"], count=str(last.count))
            elif last.act is Act.RESTART:
                text = facts.say(texts.FIRST["restart"])
            else:
                text = facts.words(conduct.ACTS, last.act.value)
            yield one.id, text

    return _grouped(facts, said())


def _stops(facts: Facts) -> list[str]:
    def said() -> Iterator[tuple[str, str]]:
        for one in _services(facts):
            found = reactions(facts.look, one, "stop", operation_of(one, "stop"))
            yield one.id, facts.words(conduct.ACTS, found[0].act.value)

    return _grouped(facts, said())


def _back(facts: Facts) -> list[str]:
    words = {
        Failback.STAYS: texts.BACK_HAND,
        Failback.MOVES: texts.BACK_SELF,
        Failback.ELSEWHERE: texts.BACK_ELSEWHERE,
    }

    def said(found: list[SwitchBack]) -> Iterator[tuple[str, str]]:
        for one in found:
            if one.result is not Failback.UNTOUCHED:
                yield one.rsc, facts.say(words.get(one.result, texts.BACK_OPEN))

    return _grouped(facts, said(facts.behaviour.operation.switch_back()))


def _fencing(facts: Facts) -> str:
    if not facts.behaviour.fencing.enabled:
        return facts.say(texts.FENCING_OFF)
    action = texts.REBOOT if facts.behaviour.fencing.reboots else texts.OFF
    return facts.say(texts.FENCING_ON, action=action)


def _quorum(facts: Facts) -> str:
    return facts.words(texts.QUORUM, facts.look.option("no-quorum-policy").value)


def _times(facts: Facts) -> list[str]:
    lines = []
    for row in facts.rows:
        budget = facts.behaviour.budgets.of(row)
        if row.failure.kind is not Kind.NODE or budget is None:
            continue
        if row.outage in (Outage.FAILOVER, Outage.FENCED):
            text = facts.time(budget.most)
            if budget.open is not None:
                text = facts.say(conduct.FENCED_ON_LIMIT, why=facts.cause(budget.open))
        else:
            text = facts.words(conduct.OUTAGES, row.outage.value)
        lines.append(_line(facts, row.failure.node, text))
    return lines


# ---- tables ---------------------------------------------------------------------------------


def _nodes(facts: Facts) -> Section | None:
    if not facts.cluster.nodes:
        return None
    table = Table(
        caption=facts.say(texts.NODES),
        columns=(
            Column(facts.say(frame.NODE), Cells.CODE, 2),
            Column(facts.say(texts.NODE_ID), Cells.NUMBER, 1),
            Column(facts.say(texts.NODE_KIND), Cells.CODE, 1),
            Column(facts.say(texts.ATTRIBUTES), Cells.CODE, 3),
            Column(facts.say(frame.NOTE), Cells.TEXT, 4),
            Column(facts.say(frame.CELL), Cells.TEXT, 1),
        ),
        rows=tuple(
            Row(
                (
                    one.uname,
                    one.id or "",
                    one.type or "",
                    _attributes(facts, one),
                    facts.notes(_node_notes(one)),
                    facts.cell(one.at("uname")),
                )
            )
            for one in facts.cluster.nodes
        ),
        row_headers=1,
    )
    return Section(title=facts.say(texts.NODES), anchor="nodes", blocks=(table,))


def _fixed(facts: Facts) -> Section | None:
    """The rows of table NETWORK as they stand."""
    rows = tuple(
        Row(
            (
                one.network,
                facts.words(texts.USES, one.use) if one.use else "",
                one.uname,
                one.nic or "",
                one.address,
                facts.notes(one.notes),
                facts.cell(one.at("address")),
            )
        )
        for one in facts.cluster.networks
    )
    if not rows:
        return None
    table = Table(
        caption=facts.say(texts.FIXED),
        columns=(
            Column(facts.say(texts.NETWORK), Cells.TEXT, 3),
            Column(facts.say(texts.USE), Cells.TEXT, 2),
            Column(facts.say(frame.NODE), Cells.CODE, 2),
            Column(facts.say(texts.NIC), Cells.CODE, 2),
            Column(facts.say(texts.ADDRESS), Cells.CODE, 3),
            Column(facts.say(frame.NOTE), Cells.TEXT, 4),
            Column(facts.say(frame.CELL), Cells.TEXT, 1),
        ),
        rows=rows,
        row_headers=1,
    )
    return Section(title=facts.say(texts.FIXED), anchor="networks", blocks=(table,))


def _attributes(facts: Facts, node: ClusterNode) -> str:
    pairs = [pair for one in (*node.attributes, *node.utilization) for pair in one.pairs]
    return "\n".join(
        f"{pair.name}={shown(pair.value, is_secret(pair.name), facts.reveal)}" for pair in pairs
    )


def _node_notes(node: ClusterNode) -> Iterator[Note]:
    yield from node.notes
    for one in (*node.attributes, *node.utilization):
        yield from one.notes
        for pair in one.pairs:
            yield from pair.notes


def _values(facts: Facts, one: Primitive, *names: str) -> tuple[list[str], Rich]:
    """Parameters of a resource (``a|b`` is one of two names), and their cells."""
    held = []
    for name in names:
        found = (facts.look.parameter(one, part) for part in name.split("|"))
        held.append(next((setting for setting in found if setting is not None), None))
    said = [facts.held(setting) if setting else "" for setting in held]
    return said, facts.cells(setting.at for setting in held if setting)


def _addresses(facts: Facts) -> Section | None:
    rows = []
    for one in facts.look.primitives.values():
        if one.agent.type not in ADDRESSES - {"VIPcheck"} or one.agent.standard != "ocf":
            continue
        (ip, mask, nic), cells = _values(facts, one, "ip|ipaddress|ipv6addr", "cidr_netmask", "nic")
        address = f"{ip}/{mask}" if mask else ip
        rows.append((one, (address, nic), cells))
    return _listing(facts, texts.ADDRESSES, "addresses", (texts.ADDRESS, texts.NIC), rows)


def _disks(facts: Facts) -> Section | None:
    rows = []
    for one in facts.look.primitives.values():
        if one.agent.type in MOUNTS and one.agent.standard == "ocf":
            values, cells = _values(facts, one, "device", "directory", "fstype")
            rows.append((one, tuple(values), cells))
    names = (texts.DEVICE, texts.DIRECTORY, texts.FSTYPE)
    return _listing(facts, texts.DISKS, "disks", names, rows)


def _listing(
    facts: Facts,
    title: Text,
    anchor: str,
    names: tuple[Text, ...],
    found: Sequence[tuple[Primitive, tuple[str, ...], Rich]],
) -> Section | None:
    """A table of resources: what each is a part of, its values by ``names``, and their cells."""
    if not found:
        return None
    table = Table(
        caption=facts.say(title),
        columns=(
            Column(facts.say(frame.RESOURCE), Cells.CODE, 3),
            Column(facts.say(texts.BELONGS), Cells.CODE, 3),
            *(Column(facts.say(name), Cells.CODE, 3) for name in names),
            Column(facts.say(frame.NOTE), Cells.TEXT, 4),
            Column(facts.say(frame.CELL), Cells.TEXT, 2),
        ),
        rows=tuple(
            Row((one.id, facts.look.root(one.id).id, *values, facts.notes(one.notes), cells))
            for one, values, cells in found
        ),
        row_headers=1,
    )
    return Section(title=facts.say(title), anchor=anchor, blocks=(table,))


def _watched(facts: Facts) -> Section | None:
    rows = []
    for watch in watches(facts.look):
        used = dict.fromkeys(f"{use.rsc} ({use.constraint})" for use in watch.uses)
        rows.append(
            Row(
                (
                    watch.primitive.id,
                    "\n".join(watch.targets),
                    watch.attribute,
                    "\n".join(used) or facts.say(frame.NONE),
                    facts.notes(watch.primitive.notes),
                    facts.cell(watch.at),
                )
            )
        )
    if not rows:
        return None
    table = Table(
        caption=facts.say(texts.WATCHES),
        columns=(
            Column(facts.say(frame.RESOURCE), Cells.CODE, 2),
            Column(facts.say(texts.WATCHED), Cells.CODE, 3),
            Column(facts.say(texts.SETS), Cells.CODE, 2),
            Column(facts.say(texts.USED_BY), Cells.TEXT, 4),
            Column(facts.say(frame.NOTE), Cells.TEXT, 3),
            Column(facts.say(frame.CELL), Cells.TEXT, 1),
        ),
        rows=tuple(rows),
        row_headers=1,
    )
    return Section(title=facts.say(texts.WATCHES), anchor="watches", blocks=(table,))
