"""Holds every assertion of an analysis against what the real scheduler does."""

from typing import NamedTuple

from crmgen.model import Clone, Cluster, Group, Primitive, Resource, primitives_of
from crmgen.placement import Placement, Runs, State
from tests.placement.simulator import Seen


class Verdict(NamedTuple):
    """``wrong`` are assertions that the scheduler does not share; of ``all`` answers ``open``
    were left undecided."""

    wrong: list[str]
    all: int
    open: int


def compare(cluster: Cluster, state: State, seen: Seen) -> Verdict:
    """Every resource of one state."""
    wrong: list[str] = []
    answers = opened = 0
    for resource in _resources(cluster):
        placement = state[resource.id]
        answers += 1
        opened += not placement.decided
        wrong += [f"{resource.id}: {text}" for text in _differences(resource, placement, seen)]
        if isinstance(resource, Clone) and resource.promotable:
            answers += 1
            opened += not placement.roles_decided
    return Verdict(wrong, answers, opened)


def _resources(cluster: Cluster) -> list[Resource]:
    found: list[Resource] = []
    for resource in cluster.resources:
        found.append(resource)
        if isinstance(resource, Group):
            found.extend(resource.members)
    return found


def _differences(resource: Resource, placement: Placement, seen: Seen) -> list[str]:
    parts = [seen.started.get(one.id, set()) for one in primitives_of(resource)]
    everywhere = set().union(*parts)
    whole = set.intersection(*parts) if isinstance(resource, Clone) else everywhere
    runs = all(parts)
    wrong = []
    if not everywhere <= set(placement.allowed) and not isinstance(resource, Group):
        wrong.append(f"allowed {placement.allowed}, but on {sorted(everywhere)}")
    if not everywhere <= set(placement.candidates):
        wrong.append(f"may be on {placement.candidates}, but on {sorted(everywhere)}")
    if placement.runs is Runs.YES and not runs:
        wrong.append("runs, but does not")
    if placement.runs is Runs.NO and runs:
        wrong.append(f"does not run, but on {sorted(everywhere)}")
    if not set(placement.nodes) <= whole:
        wrong.append(f"on {placement.nodes}, but on {sorted(whole)}")
    if isinstance(resource, Clone) and resource.promotable:
        wrong += _roles(resource, placement, seen)
    return wrong


def _roles(clone: Clone, placement: Placement, seen: Seen) -> list[str]:
    wrong = []
    for one in primitives_of(clone):
        promoted = seen.promoted.get(one.id, set())
        if not promoted <= set(placement.promoted_candidates):
            wrong.append(f"promoted {placement.promoted_candidates}, but {sorted(promoted)}")
        if not set(placement.promoted) <= promoted:
            wrong.append(f"promoted on {placement.promoted}, but on {sorted(promoted)}")
        if placement.promotes is Runs.YES and not promoted:
            wrong.append("is promoted, but is not")
        if placement.promoted_count is not None and placement.promoted_count != len(promoted):
            wrong.append(f"{placement.promoted_count} promoted, but {sorted(promoted)}")
    return wrong


__all__ = ["Primitive", "Verdict", "compare"]
