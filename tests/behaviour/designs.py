"""Designs to ask about: the samples, the predecessors' sheets, and generated clusters that fail."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from crmgen.behaviour import Behaviour
from crmgen.model import Clone, Cluster, Group, Primitive, Resource, pair_named
from crmgen.targets import resolve_target
from tests.emit.build import attributes, operation, primitive, sets
from tests.placement.generate import Maker
from tests.placement.test_simulate import CRM_SHEETS, FIELD, SAMPLES, _cluster, _grid

ON_FAIL = ("", "", "restart", "ignore", "block", "stop", "standby", "fence")
ON_STOP_FAIL = ("", "", "fence", "block", "ignore", "restart")
THRESHOLDS = ("", "", "1", "1", "3", "INFINITY")


def sample(name: str) -> Cluster:
    """The model of a sample."""
    (path,) = (path for path in SAMPLES if path.stem == name)
    return _cluster(_grid(path))


def field_sheets() -> Iterator[tuple[str, Path, str]]:
    """(name, file, sheet) of the predecessors' sheets."""
    for number in range(1, 7):
        yield f"pm_pcsgen-{number}", FIELD / "pm_pcsgen_sample.xlsx", str(number)
    for name in CRM_SHEETS:
        yield f"pm_crmgen-{name}", FIELD / "pm_crmgen_env.xls", name


def field_cluster(path: Path, sheet: str) -> Cluster:
    if not path.exists():
        pytest.skip(f"{path.name} is not at hand: it belongs to the predecessors")
    grid = _grid(path, sheet)
    for number in CRM_SHEETS.get(sheet, ()):  # rows of examples that name what is not there
        grid.rows[number - 1] = []
    return _cluster(grid)


def behaviour(cluster: Cluster, target: str = "debian12") -> Behaviour:
    return Behaviour(cluster, resolve_target(target))


def generated(seed: int) -> Cluster:
    """A generated cluster whose resources are watched and fail in all ways."""
    random = Random(seed)
    made = Maker(random, scale=4).make()
    resources = tuple(_operated(resource, random) for resource in made.resources)
    properties = {"stonith-enabled": "false"}
    if random.random() < 0.5:
        properties = {"stonith-enabled": "true"}
        device = primitive("fence", "stonith:fence_dummy", operation("fence", "monitor", "60s"))
        resources = (*resources, device)
    if random.random() < 0.2:
        properties["start-failure-is-fatal"] = "false"
    symmetric = pair_named(made.properties, "symmetric-cluster")
    if symmetric is not None:
        properties["symmetric-cluster"] = symmetric.value
    return replace(made, resources=resources, properties=(attributes(properties),))


def _operated(resource: Resource, random: Random) -> Resource:
    match resource:
        case Primitive():
            return _failing(resource, random)
        case Group():
            members = tuple(_failing(member, random) for member in resource.members)
            return replace(resource, members=members)
        case Clone():
            child = _operated(resource.child, random)
            assert isinstance(child, Primitive | Group)
            return replace(resource, child=child)
    raise AssertionError(resource)


def _failing(one: Primitive, random: Random) -> Primitive:
    operations = []
    for name, interval, choices in (
        ("monitor", "10s", ON_FAIL),
        ("start", "0s", ("", "", "restart", "block", "stop")),
        ("stop", "0s", ON_STOP_FAIL),
    ):
        on_fail = random.choice(choices)
        values = {"timeout": "20s"} | ({"on-fail": on_fail} if on_fail else {})
        operations.append(operation(one.id, name, interval, values))
    threshold = random.choice(THRESHOLDS)
    more = sets({"migration-threshold": threshold}) if threshold else ()
    meta = (*one.meta_attributes, *more) if not one.meta_attributes else one.meta_attributes
    return replace(one, operations=tuple(operations), meta_attributes=meta)
