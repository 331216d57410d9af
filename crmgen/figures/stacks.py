"""Units that have the same relations to the same others stand in one box of the graph.

So thirty groups that all need the same clone are one box and one line, not thirty.
"""

from collections.abc import Sequence

from crmgen.figures.records import Link, Relation, Unit

Kept = tuple[Link, str, bool, str]


def stacks(units: Sequence[Unit], relations: Sequence[Relation]) -> list[list[Unit]]:
    """The units that some relation names, in their order, those in one list alike."""
    ends: dict[str, set[Kept]] = {}
    for relation in relations:
        ends.setdefault(relation.a, set()).add((relation.link, relation.b, True, relation.text))
        ends.setdefault(relation.b, set()).add((relation.link, relation.a, False, relation.text))
    alike: dict[tuple[object, ...], list[Unit]] = {}
    for unit in units:
        if unit.id in ends:
            key = (unit.form, frozenset(ends[unit.id]))
            alike.setdefault(key, []).append(unit)
    return list(alike.values())
