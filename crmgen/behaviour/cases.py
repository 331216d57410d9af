"""The rows of the failure matrix as readers count them: one test a failure, whatever its node.

Owns the numbers of tests, which name what fails and so stay when others come and go. Book and
runbook have the same.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from crmgen.behaviour.failures import Kind
from crmgen.behaviour.matrix import Row
from crmgen.behaviour.reaction import Reaction


class Case(Struct, frozen=True):
    """One failure on the nodes where it is possible: rows that differ in their node alone.

    ``number`` is the test's, ``anchor`` what links lead to."""

    number: str
    anchor: str
    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        """The row that says what all of them do."""
        return self.rows[0]

    @property
    def kind(self) -> Kind:
        """What fails."""
        return self.first.failure.kind

    @property
    def reaction(self) -> Reaction:
        """What the cluster does about it."""
        return self.first.reaction


def cases_of(rows: Sequence[Row]) -> tuple[Case, ...]:
    """All cases in the order of the matrix."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        failure = row.failure
        node = failure.node if failure.kind is Kind.NODE else ""
        same = (failure.kind, failure.rsc, failure.interval, failure.target, failure.count, node)
        does = (row.reaction.act, row.outage, row.recovery.pattern, row.along, row.unclear)
        found.setdefault((*same, *does), []).append(row)
    bases = [_number(held[0]) for held in found.values()]
    cases: list[Case] = []
    numbers: dict[str, int] = {}
    anchors: dict[str, int] = {}
    for base, held in zip(bases, found.values(), strict=True):
        # what the nodes differ in gets their names
        nodes = [row.failure.node for row in held if row.failure.node]
        name = ".".join((base, *nodes)) if bases.count(base) > 1 else base
        number = counted(name, numbers)
        anchor = counted(f"f-{slug(number)}", anchors)
        cases.append(Case(number, anchor, tuple(held)))
    return tuple(cases)


def counted(name: str, seen: dict[str, int]) -> str:
    """The name, with a number where it was there before."""
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def slug(text: str) -> str:
    """A text as part of an anchor."""
    return re.sub(r"[^a-z0-9._]+", "-", text.lower()).strip("-.") or "x"


def _number(row: Row) -> str:
    failure = row.failure
    if failure.kind is Kind.NODE:
        return f"node.{failure.node}"
    target = failure.target if failure.kind in (Kind.HOST, Kind.NIC) else ""
    count = str(failure.count) if failure.count > 1 else ""
    parts = (failure.rsc, failure.kind.value, failure.interval, target, count)
    return ".".join(part for part in parts if part)
