"""The complete parameter list: every value and note of the model, each with its cell.

Owns the walk over the model, so that nothing that a later version of the model holds is left out,
and what each value is compared with. Must not know how a document arranges them.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from crmgen.behaviour.look import Level, Look, Setting, sets_of
from crmgen.behaviour.reaction import default_on_fail
from crmgen.behaviour.secrecy import is_secret
from crmgen.model import (
    AttributeSet,
    Expression,
    NetworkAddress,
    Node,
    Note,
    Nvpair,
    Operation,
    Primitive,
    Resource,
    Rule,
)
from crmgen.model.resources import kind_of
from crmgen.model.times import milliseconds
from crmgen.origin import Origin
from crmgen.placement import meta
from crmgen.text import Text

if TYPE_CHECKING:
    from crmgen.agents.facts import ParameterFacts
    from crmgen.agents.options import OptionFacts

SECONDS = Text("秒", "seconds")
PERCENT = Text("％", "percent")
_TIMES = ("duration", "timeout", "time", "second", "interval")
_BARE = ("place", "notes")
# what the pairs of a field are
_KINDS = {
    "instance_attributes": "parameter",
    "meta_attributes": "meta",
    "utilization": "utilization",
    "properties": "property",
    "rsc_defaults": "meta",
    "op_defaults": "operation",
}


# what a device without a timeout of its own takes is stonith-timeout
_FENCING_TIMES = ("pcmk_reboot_timeout", "pcmk_off_timeout", "pcmk_on_timeout")


class Kind(StrEnum):
    """What kind of value a row of the list holds."""

    PARAMETER = "parameter"
    META = "meta"
    UTILIZATION = "utilization"
    OPERATION = "operation"
    PROPERTY = "property"
    ATTRIBUTE = "attribute"  # of a node
    FIELD = "field"  # anything else: an agent's name, a constraint's end, a rule's score …


class Value(Struct, frozen=True, kw_only=True):
    """One row of the list.

    ``section`` is the field of the cluster under which it stands (resources, constraints …),
    ``owner`` the id of the resource or constraint or the node's name (empty for the cluster's
    own), ``operation`` the operation's name and ``line`` its interval. ``value`` is None where the
    sheet says nothing and ``default`` holds. ``unit`` is what a bare number counts. ``rule`` is the
    rule under which alone a value holds. ``secret`` values are shown through secrecy.shown only.
    """

    section: str
    owner: str = ""
    operation: str = ""
    line: str = ""
    kind: Kind
    name: str
    value: str | None = None
    default: Setting | None = None
    changed: bool = False
    unit: Text | None = None
    notes: tuple[Note, ...] = ()
    at: Origin | None = None
    secret: bool = False
    rule: Rule | None = None

    @property
    def effective(self) -> str:
        """The value that holds: the sheet's, else the default."""
        if self.value is not None:
            return self.value
        return self.default.value if self.default else ""


class _Where(Struct, frozen=True):
    """Where in the model the walk is."""

    section: str
    owner: str = ""
    node: Node | None = None
    operation: Operation | None = None
    field: str = ""
    rule: Rule | None = None


def stated(look: Look) -> list[Value]:
    """Every value that the model holds, in the order of the sheet's tables. A note stands with the
    first value of its row."""
    found: list[Value] = []
    cluster = look.cluster
    for section in cluster.__struct_fields__:
        # templates are in the primitives by then, but their own rows have to be told as well
        held = look.templates if section == "templates" else getattr(cluster, section)
        for node in _nodes(held):
            found.extend(_of(look, node, _Where(section, field=section)))
    return found


def unstated(look: Look) -> list[Value]:
    """What the sheet leaves to a default: properties, and by resource its parameters, meta
    attributes and each operation's attributes; those without any default are left out."""
    return list(_unstated(look))


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            if isinstance(one, Node):
                yield one


def _of(look: Look, node: Node, where: _Where) -> Iterator[Value]:
    """The values of a node and of all below it; its notes go with the first."""
    notes = node.notes
    for value in _values(look, node, where):
        yield replace(value, notes=notes + value.notes) if notes else value
        notes = ()
    if notes:
        yield Value(
            section=where.section,
            owner=where.owner,
            kind=Kind.FIELD,
            name="",
            notes=notes,
            at=node.at(),
        )


def _values(look: Look, node: Node, where: _Where) -> Iterator[Value]:
    if isinstance(node, Nvpair):
        yield _pair(look, node, where)
        return
    where = _inside(node, where)
    for field in node.__struct_fields__:
        held = getattr(node, field)
        if field in _BARE or held is None:
            continue
        for name, text in _texts(field, held):
            at = node.at(name)
            if field == "id" and not at.column:
                continue  # an id that the sheet does not give
            yield Value(
                section=where.section,
                owner=where.owner,
                operation=where.operation.name if where.operation else "",
                line=where.operation.interval if where.operation else "",
                kind=Kind.OPERATION if isinstance(node, Operation) else Kind.FIELD,
                name=name,
                value=text,
                changed=True,
                at=at,
                rule=where.rule,
            )
        # the pairs of a set are what the field of the set says
        inner_where = where if isinstance(node, AttributeSet) else replace(where, field=field)
        for inner in _nodes(held):
            yield from _of(look, inner, inner_where)


def _inside(node: Node, where: _Where) -> _Where:
    """Where what is below a node stands."""
    if isinstance(node, Operation):
        return replace(where, operation=node)
    if isinstance(node, AttributeSet):
        return replace(where, rule=node.rule) if node.rule else where
    if isinstance(node, Rule | Expression):
        return where
    if isinstance(node, NetworkAddress):  # a node has several of them
        return replace(where, owner=f"{node.uname} {node.nic or node.network}", node=node)
    for name in ("id", "uname", "target", "ticket", "code"):
        owner = getattr(node, name, None)
        if isinstance(owner, str):
            return replace(where, owner=owner, node=node)
    return replace(where, node=node)


def _texts(field: str, held: object) -> Iterator[tuple[str, str]]:
    """The values of a field that stand in cells, each with the name that finds its cell."""
    if isinstance(held, bool):
        yield field, "true" if held else "false"
    elif isinstance(held, str | int):
        yield field, str(held)
    elif isinstance(held, tuple) and hasattr(held, "_asdict"):  # an agent's name
        for name, text in held._asdict().items():
            if text:
                yield {"standard": "class"}.get(name, name), text
    elif isinstance(held, tuple):
        for number, text in enumerate(held):
            if isinstance(text, str):
                yield f"{field}.{number}", text


def _pair(look: Look, pair: Nvpair, where: _Where) -> Value:
    kind = _kind(where)
    default, unit = _compared(look, pair.name, kind, where)
    changed = default is None or not same(pair.value, default.value)
    return Value(
        section=where.section,
        owner=where.owner,
        operation=where.operation.name if where.operation else "",
        line=where.operation.interval if where.operation else "",
        kind=kind,
        name=pair.name,
        value=pair.value,
        default=default,
        changed=changed,
        unit=_unit(unit, pair.value),
        at=pair.at("value"),
        secret=is_secret(pair.name),
        rule=where.rule,
    )


def _kind(where: _Where) -> Kind:
    if where.field == "attributes":
        return Kind.OPERATION if where.operation else Kind.ATTRIBUTE
    return Kind(_KINDS.get(where.field, Kind.FIELD))


def _compared(
    look: Look, name: str, kind: Kind, where: _Where
) -> "tuple[Setting | None, OptionFacts | ParameterFacts | None]":
    """What would hold without the pair, and the facts of the option or parameter."""
    if kind is Kind.PROPERTY:
        return _own_default(look.properties, name)
    if where.section in ("rsc_defaults", "op_defaults"):
        known = look.operation_options if where.section == "op_defaults" else look.defaults
        return _own_default(known, name)
    if kind is Kind.OPERATION:
        return _operation_default(look, name, where.operation)
    if where.operation is None and isinstance(where.node, Resource):
        return _resource_default(look, where.node, name, kind)
    return None, None


def _resource_default(
    look: Look, resource: Resource, name: str, kind: Kind
) -> "tuple[Setting | None, OptionFacts | ParameterFacts | None]":
    if kind is Kind.META:
        return _meta_default(look, resource, name)
    if isinstance(resource, Primitive) and kind is Kind.PARAMETER:
        return _parameter_default(look, resource, name)
    return None, None


def _own_default(
    known: "Mapping[str, OptionFacts]", name: str
) -> "tuple[Setting | None, OptionFacts | None]":
    facts = known.get(name)
    if facts is None or facts.default is None:
        return None, facts
    return Setting(facts.default, Level.PACEMAKER), facts


def _operation_default(
    look: Look, name: str, operation: Operation | None
) -> "tuple[Setting | None, OptionFacts | None]":
    setting = look.operation_setting(None, name)
    facts = look.operation_options.get(name)
    if name == "on-fail" and operation is not None and not setting.value:
        setting = Setting(default_on_fail(look, operation.name), Level.PACEMAKER)
    return (setting if setting.value else None), facts


def _meta_default(
    look: Look, resource: Resource, name: str
) -> "tuple[Setting | None, OptionFacts | None]":
    setting = look.meta(resource.id, name, skip=Level.OWN)
    return (setting if setting.value else None), look.meta_options(kind_of(resource)).get(name)


def _parameter_default(
    look: Look, primitive: Primitive, name: str
) -> "tuple[Setting | None, OptionFacts | ParameterFacts | None]":
    agent = look.agents.find(primitive.agent)
    facts = agent.parameters.get(name) if agent else None
    if facts is not None:
        given = None if facts.default is None else Setting(facts.default, Level.AGENT)
        return given, facts
    if not primitive.is_stonith:
        return None, None
    if name in _FENCING_TIMES and name in look.fencing_options:
        return look.fencing_timeout, look.fencing_options[name]
    return _own_default(look.fencing_options, name)


def same(value: str, other: str) -> bool:
    """Whether two texts mean the same value: times and booleans have several spellings."""
    if value == other:
        return True
    for words in (meta.TRUE, meta.FALSE):
        if value.lower() in words and other.lower() in words:
            return True
    time, default = milliseconds(value), milliseconds(other)
    if time is not None and default is not None:
        return time == default
    infinite = ("INFINITY", "+INFINITY", "INF", "+INF")
    return value.upper() in infinite and other.upper() in infinite


def _unit(facts: "OptionFacts | ParameterFacts | None", value: str) -> Text | None:
    """What a bare number counts; a time with a unit of its own needs none."""
    if facts is None or not value.isdigit():
        return None
    if facts.type == "percentage":
        return PERCENT
    return SECONDS if facts.type in _TIMES else None


def _unstated(look: Look) -> Iterator[Value]:
    given = {pair.name for one in sets_of(look.cluster.properties) for pair in one.pairs}
    for name, facts in look.properties.items():
        default, _ = _own_default(look.properties, name)
        if name not in given and default is not None and not facts.generated:
            yield _default("properties", "", Kind.PROPERTY, name, default, facts)
    for resource in look.resources.values():
        yield from _unstated_meta(look, resource)
        if isinstance(resource, Primitive):
            yield from _unstated_parameters(look, resource)
            yield from _unstated_operations(look, resource)


def _unstated_meta(look: Look, resource: Resource) -> Iterator[Value]:
    given = {pair.name for one in resource.meta_attributes for pair in one.pairs}
    for name, facts in look.meta_options(kind_of(resource)).items():
        default, _ = _meta_default(look, resource, name)
        if name not in given and default is not None and not facts.deprecated:
            yield _default("resources", resource.id, Kind.META, name, default, facts)


def _unstated_parameters(look: Look, primitive: Primitive) -> Iterator[Value]:
    given = {pair.name for one in primitive.instance_attributes for pair in one.pairs}
    agent = look.agents.find(primitive.agent)
    names = list(agent.parameters) if agent else []
    if primitive.is_stonith:
        names += [name for name in look.fencing_options if name not in names]
    for name in names:
        default, facts = _parameter_default(look, primitive, name)
        if name not in given and default is not None and facts and not facts.deprecated:
            yield _default("resources", primitive.id, Kind.PARAMETER, name, default, facts)


def _unstated_operations(look: Look, primitive: Primitive) -> Iterator[Value]:
    for operation in primitive.operations:
        given = {pair.name for pair in operation.attributes} | {"id", "name", "interval"}
        for name, facts in look.operation_options.items():
            default, _ = _operation_default(look, name, operation)
            if name not in given and default is not None and not facts.deprecated:
                row = _default("resources", primitive.id, Kind.OPERATION, name, default, facts)
                yield replace(row, operation=operation.name, line=operation.interval)


def _default(
    section: str,
    owner: str,
    kind: Kind,
    name: str,
    default: Setting,
    facts: "OptionFacts | ParameterFacts",
) -> Value:
    """A row for a value that the sheet does not give."""
    return Value(
        section=section,
        owner=owner,
        kind=kind,
        name=name,
        default=default,
        unit=_unit(facts, default.value),
        secret=is_secret(name),
    )
