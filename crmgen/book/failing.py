"""Failures in words, shared by the chapters of failures, times and tests."""

from msgspec import Struct

from crmgen.behaviour import Budget, Kind, Row
from crmgen.behaviour.cases import Case, counted, slug
from crmgen.book.facts import Facts
from crmgen.catalogue.book import conduct as texts

_NETWORKS = (Kind.PING, Kind.HOST, Kind.NIC, Kind.INTERCONNECT)
_DISKS = (Kind.DISK, Kind.MOUNT)


class Chapter(Struct, frozen=True):
    """Cases under one heading."""

    title: str
    name: str
    anchor: str
    cases: tuple[Case, ...]


def chapters(facts: Facts) -> tuple[Chapter, ...]:
    """The cases by what fails: a heading a root of the tree, then nodes, networks, disks."""
    by_root: dict[str, list[Case]] = {}
    others: dict[str, list[Case]] = {"nodes": [], "networks": [], "disks": []}
    for case in facts.cases:
        if case.kind is Kind.NODE:
            others["nodes"].append(case)
        elif case.kind in _NETWORKS:
            others["networks"].append(case)
        elif case.kind in _DISKS:
            others["disks"].append(case)
        else:
            by_root.setdefault(facts.look.root(case.first.failure.rsc).id, []).append(case)
    seen: dict[str, int] = {}
    found = [
        Chapter(
            facts.say(texts.OF_RESOURCES, id=name),
            name,
            counted(f"of-{slug(name)}", seen),
            tuple(cases),
        )
        for name, cases in by_root.items()
    ]
    titles = {"nodes": texts.OF_NODES, "networks": texts.OF_NETWORKS, "disks": texts.OF_DISKS}
    found += [
        Chapter(facts.say(titles[name]), facts.say(titles[name]), f"all-{name}", tuple(cases))
        for name, cases in others.items()
        if cases
    ]
    return tuple(found)


def failure_text(facts: Facts, row: Row) -> str:
    """What fails, without the node."""
    failure = row.failure
    name = failure.kind.value
    if failure.kind is Kind.MONITOR and not failure.interval:
        name = "unwatched"
    words = {"rsc": failure.rsc, "interval": failure.interval, "target": failure.target}
    text = facts.say(texts.KINDS[name], **words)
    if failure.count > 1:
        text = facts.say(texts.COUNTED, text=text, count=str(failure.count))
    return text


def reaction_text(facts: Facts, case: Case) -> str:
    """What the cluster does: where only a rule on an attribute moves things, whether it does."""
    act = case.reaction.act.value
    if case.first.expected.attributes and not any(row.moved for row in case.rows):
        act = "nothing"
    return facts.words(texts.ACTS, act)


def nodes_of(facts: Facts, case: Case) -> str:
    """The nodes where it happens."""
    nodes = [row.failure.node for row in case.rows if row.failure.node]
    return facts.listed(nodes) if nodes else facts.say(texts.ALL_NODES)


def longest(facts: Facts, case: Case) -> Budget | None:
    """The longest time of all nodes."""
    found = (facts.behaviour.budgets.of(row) for row in case.rows)
    return max((one for one in found if one is not None), key=lambda b: b.most, default=None)


def pattern_text(facts: Facts, case: Case) -> str:
    """The recovery pattern, and whether a count has to be cleared."""
    recovery = case.first.recovery
    if recovery.pattern is None:
        return "–"
    if all(row.recovery.in_place for row in case.rows):
        return facts.say(texts.REPAIR_COUNT if recovery.failcount_left else texts.REPAIR)
    if recovery.failcount_left:
        return facts.say(texts.WITH_COUNT, pattern=recovery.pattern.value)
    return recovery.pattern.value
