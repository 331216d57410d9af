"""What holds for a resource or an operation after inheritance and defaults."""

from typing import NamedTuple

from crmgen.checks.design import Design
from crmgen.model import (
    Bundle,
    Clone,
    Group,
    Nvpair,
    Operation,
    Primitive,
    Resource,
    pair_named,
)
from crmgen.model.numbers import number
from crmgen.model.times import milliseconds
from crmgen.origin import Origin

# What Pacemaker gives an operation without a timeout (Pacemaker Explained, operations).
_DEFAULT_TIMEOUT = 20_000
_TRUE = frozenset({"true", "yes", "y", "on", "1"})
_FALSE = frozenset({"false", "no", "n", "off", "0"})


class Setting(NamedTuple):
    """A value and the cell that it stands in."""

    value: str
    at: Origin


def containers(design: Design, resource: Resource) -> tuple[Group | Clone | Bundle, ...]:
    """The groups, clones and bundles around a resource, from the inside out."""
    root = design.root_of[resource.id]
    match root:
        case Clone(child=Group() as group) if isinstance(resource, Primitive):
            return (group, root)
        case Clone() | Group() | Bundle() if root is not resource:
            return (root,)
        case _:
            return ()


def clone_of(design: Design, resource: Resource) -> Clone | Bundle | None:
    """The clone or bundle that a resource is or stands in."""
    root = design.root_of[resource.id]
    return root if isinstance(root, Clone | Bundle) else None


def own_meta(resource: Resource, name: str) -> Nvpair | None:
    """A meta attribute of the resource itself, in any of its sets."""
    return pair_named(resource.meta_attributes, name)


def effective_meta(design: Design, resource: Resource, name: str) -> Nvpair | None:
    """A meta attribute as it holds: the resource's own, its group's, its clone's, the default."""
    for level in (resource, *containers(design, resource)):
        pair = own_meta(level, name)
        if pair is not None:
            return pair
    return pair_named(design.cluster.rsc_defaults, name)


def clone_number(clone: Clone, name: str) -> int | None:
    """A meta attribute of a clone that is a plain number; None where unset or no number."""
    pair = own_meta(clone, name)
    return number(pair.value) if pair else None


def op_setting(design: Design, operation: Operation, name: str) -> Setting | None:
    """An attribute of an operation, its own or from the operation defaults."""
    for pair in operation.attributes:
        if pair.name == name:
            return Setting(pair.value, pair.at("value"))
    default = pair_named(design.cluster.op_defaults, name)
    return Setting(default.value, default.at("value")) if default else None


def own_setting(operation: Operation, name: str) -> Setting | None:
    """An attribute that the operation's own row says."""
    for pair in operation.attributes:
        if pair.name == name:
            return Setting(pair.value, pair.at("value"))
    return None


def timeout_of(design: Design, operation: Operation | None) -> int:
    """The time in milliseconds that an operation may take; of one that the sheet does not have
    (None), the time it gets all the same. A text that is no time counts as the default."""
    if operation is not None:
        own = own_setting(operation, "timeout")
        if own is not None:
            return milliseconds(own.value) or _DEFAULT_TIMEOUT
    pair = pair_named(design.cluster.op_defaults, "timeout")
    return (milliseconds(pair.value) if pair else None) or _DEFAULT_TIMEOUT


def is_true(pair: Nvpair | None) -> bool:
    """Whether a boolean is set and true, in any of the spellings Pacemaker takes."""
    return pair is not None and pair.value.lower() in _TRUE


def is_false(pair: Nvpair | None) -> bool:
    """Whether a boolean is set and false, in any of the spellings Pacemaker takes."""
    return pair is not None and pair.value.lower() in _FALSE


def seconds(time: int) -> str:
    """Milliseconds as a designer writes them: ``90s``, ``1500ms``."""
    return f"{time // 1000}s" if time % 1000 == 0 else f"{time}ms"
