"""A cluster without templates: each primitive with all that holds for it.

Put together as Pacemaker does it (unpack_template in its scheduler, 1.1 to 3.0): what the
primitive says counts before what the template says, and one operation of its own takes the place
of every one of the template that has the same name and role. A constraint on a template becomes
one on each of its primitives.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from crmgen.model.attributes import AttributeSet
from crmgen.model.cluster import Cluster
from crmgen.model.names import each_named
from crmgen.model.resources import (
    Bundle,
    Clone,
    Group,
    Operation,
    Primitive,
    Resource,
    Template,
)

# An operation for these roles is one for no role in particular (template_op_key).
_ANY_ROLE = frozenset({"Started", "Unpromoted"})


def without_templates(cluster: Cluster) -> Cluster:
    """The cluster itself where it has no templates."""
    if not cluster.templates:
        return cluster
    templates = {template.id: template for template in cluster.templates}
    made: dict[str, list[str]] = {name: [] for name in templates}
    for primitive in cluster.primitives():
        if primitive.template in made:
            made[primitive.template].append(primitive.id)

    def each(name: str) -> Sequence[str]:
        return made.get(name, (name,))

    constraints = (one for c in cluster.constraints for one in each_named(c, each))
    return replace(
        cluster,
        templates=(),
        resources=tuple(_resource(resource, templates) for resource in cluster.resources),
        constraints=tuple(constraints),
    )


def _resource(resource: Resource, templates: Mapping[str, Template]) -> Resource:
    match resource:
        case Primitive():
            return _primitive(resource, templates)
        case Group(members=members):
            return replace(resource, members=tuple(_primitive(m, templates) for m in members))
        case Clone(child=Group() as group):
            inner = tuple(_primitive(m, templates) for m in group.members)
            return replace(resource, child=replace(group, members=inner))
        case Clone(child=Primitive() as child):
            return replace(resource, child=_primitive(child, templates))
        case Bundle(child=Primitive() as child):
            return replace(resource, child=_primitive(child, templates))
    return resource


def _primitive(primitive: Primitive, templates: Mapping[str, Template]) -> Primitive:
    template = templates.get(primitive.template or "")
    if template is None:
        return primitive
    own = {_key(operation) for operation in primitive.operations}
    inherited = (o for o in template.operations if _key(o) not in own)
    return replace(
        primitive,
        description=primitive.description or template.description,
        instance_attributes=_sets(primitive.instance_attributes, template.instance_attributes),
        meta_attributes=_sets(primitive.meta_attributes, template.meta_attributes),
        utilization=_sets(primitive.utilization, template.utilization),
        operations=(*primitive.operations, *inherited),
    )


def _key(operation: Operation) -> tuple[str, str]:
    role = next((pair.value for pair in operation.attributes if pair.name == "role"), "")
    return operation.name, "" if role in _ANY_ROLE else role


def _sets(
    own: tuple[AttributeSet, ...], template: tuple[AttributeSet, ...]
) -> tuple[AttributeSet, ...]:
    """Both plain sets become one; the primitive's sets with a rule or a score come first."""
    plain = next((found for found in own if found.is_plain), None)
    if plain is None:
        return (*own, *template)
    names = {pair.name for pair in plain.pairs} | {one.name for one in plain.unset}
    theirs = [found for found in template if found.is_plain]
    pairs = (pair for found in theirs for pair in found.pairs if pair.name not in names)
    unset = (name for found in theirs for name in found.unset if name.name not in names)
    whole = replace(plain, pairs=(*plain.pairs, *pairs), unset=(*plain.unset, *unset))
    rest = (found for found in template if not found.is_plain)
    return (*(whole if found is plain else found for found in own), *rest)
