"""What two designs mean differently: objects and attributes, whatever their rows are.

Owns what makes an object of one design that of the other: a resource its id, a constraint what it
is about (its own id may hold a running number). Must not know a document.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from crmgen.behaviour import Behaviour, Value, ValueKind
from crmgen.book.naming import name_of
from crmgen.model import (
    Clone,
    Cluster,
    Colocation,
    Constraint,
    Group,
    NodeLocation,
    Order,
    Resource,
    RuleLocation,
    Ticket,
)
from crmgen.origin import Origin

MEMBERS = "members"
# the document is no part of the design, nor are running numbers and reasons
_LEFT_OUT = ("document", "exemptions", "agents")


class How(StrEnum):
    """How something changed."""

    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"


class Side(Struct, frozen=True):
    """A value on one side, and its cell."""

    text: str
    at: Origin | None
    secret: bool = False


class Change(Struct, frozen=True):
    """One attribute (``name`` empty for a whole object) of one object."""

    how: How
    section: str
    owner: str
    name: str
    before: Side | None
    after: Side | None


_Object = tuple[str, str]  # section, owner


def changes(old: Behaviour, new: Behaviour) -> list[Change]:
    """Everything that differs, in the order of the new design; what is gone comes last."""
    before, after = _objects(old), _objects(new)
    found: list[Change] = []
    for key, fields in after.items():
        if key not in before:
            found.append(_whole(How.ADDED, key, fields))
            if key[0] != "constraints":
                found.extend(_fields(key, {}, fields))
        else:
            found.extend(_fields(key, before[key], fields))
    found += [_whole(How.REMOVED, key, before[key]) for key in before if key not in after]
    return found


def _whole(how: How, key: _Object, fields: Mapping[str, Side]) -> Change:
    first = next(iter(fields.values()), None)
    side = Side(key[1], first.at if first else None)
    added = how is How.ADDED
    return Change(how, *key, "", None if added else side, side if added else None)


def _fields(
    key: _Object, before: Mapping[str, Side], after: Mapping[str, Side]
) -> Iterator[Change]:
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name), after.get(name)
        if old is None:
            yield Change(How.ADDED, *key, name, None, new)
        elif new is None:
            yield Change(How.REMOVED, *key, name, old, None)
        elif old.text != new.text:
            yield Change(How.ALTERED, *key, name, old, new)


def _objects(design: Behaviour) -> dict[_Object, dict[str, Side]]:
    cluster = design.look.cluster
    names = _constraint_names(cluster)
    found: dict[_Object, dict[str, Side]] = {}
    for value in design.values:
        if value.section in _LEFT_OUT or not value.name:
            continue
        owner = names.get(value.owner, value.owner)
        fields = found.setdefault((value.section, owner), {})
        if value.section == "constraints" and value.name == "id":
            continue
        name = _counted(_name(value, _once(design, value)), fields)
        fields[name] = Side(value.value or "", value.at, value.secret)
    for resource in cluster.resources:
        for one in _around(resource):
            inner = one.members if isinstance(one, Group) else (one.child,)
            fields = found.setdefault(("resources", one.id), {})
            fields[MEMBERS] = Side(", ".join(member.id for member in inner), one.at("id"))
    return found


def _around(resource: Resource) -> "Iterator[Group | Clone]":
    if isinstance(resource, Group):
        yield resource
    elif isinstance(resource, Clone):
        yield resource
        yield from _around(resource.child)


def _once(design: Behaviour, value: Value) -> bool:
    """Whether a resource has one operation of that name: its interval is then a value of it."""
    primitive = design.look.primitives.get(value.owner)
    if primitive is None or not value.operation:
        return True
    return sum(one.name == value.operation for one in primitive.operations) == 1


def _name(value: Value, once: bool) -> str:
    if value.operation:
        line = "" if once else f" {value.line}"
        return f"{value.operation}{line} {value.name}"
    if value.kind is ValueKind.FIELD:
        return name_of(value)
    if value.section != "resources":
        return value.name
    # the words of the sheet's column type, as the book has no other language's here
    kind = "params" if value.kind is ValueKind.PARAMETER else value.kind.value
    return f"{kind} {value.name}"


def _counted(name: str, fields: Mapping[str, Side]) -> str:
    number = 2
    fresh = name
    while fresh in fields:
        fresh = f"{name} ({number})"
        number += 1
    return fresh


def _constraint_names(cluster: Cluster) -> dict[str, str]:
    """What each constraint is about, by its id."""
    names: dict[str, str] = {}
    seen: dict[str, int] = {}
    for one in cluster.constraints:
        about = _about(one)
        seen[about] = seen.get(about, 0) + 1
        names[one.id] = about if seen[about] == 1 else f"{about} ({seen[about]})"
    return names


def _about(one: Constraint) -> str:
    match one:
        case NodeLocation():
            return f"location {one.rsc} {one.node}"
        case RuleLocation():
            return f"location {one.rsc}"
        case Colocation():
            return f"colocation {one.rsc} {one.with_rsc}"
        case Order():
            return f"order {one.first} {one.then}"
        case Ticket():
            return f"ticket {one.ticket} {one.rsc}"
    members = " ".join(name for each in one.sets for name in each.members)
    return f"{'order' if 'Order' in type(one).__name__ else 'colocation'} {members}"
