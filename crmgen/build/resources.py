"""Tables 5.1, 7.1 and 8.1: what each resource of the tree is."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from crmgen.build.agents import agent_of
from crmgen.build.attributes import SetMaker
from crmgen.build.bundles import build_bundle
from crmgen.build.context import Context, place_of
from crmgen.build.definitions import Definition, Definitions
from crmgen.build.ids import FIRST_LABEL, cell_name
from crmgen.build.operations import build_operations
from crmgen.build.promotable import take_promotable
from crmgen.build.tree import Item, walk
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import reference as refs
from crmgen.catalogue import value as values
from crmgen.diagnostics import Related
from crmgen.model import (
    Agent,
    AttributeSet,
    Bundle,
    Clone,
    Group,
    Operation,
    Primitive,
    Resource,
    Template,
)
from crmgen.origin import Place
from crmgen.tables.blocks import Row
from crmgen.tables.types import CLASS

_LEAVES = {
    "Primitive": "PRIMITIVE",
    "Stonith": "STONITH",
    "Template": "PRIMITIVE",
    "Bundle": "BUNDLE",
}
_TEXT_CELLS = {"id": "id", "description": "description"}


class Resources(NamedTuple):
    """The roots of the tree, and the templates that stand beside it."""

    roots: tuple[Resource, ...]
    templates: tuple[Template, ...]


def build_resources(ctx: Context, roots: list[Item]) -> Resources:
    """The tree with everything that the other tables say of its resources."""
    definitions = Definitions(ctx)
    builder = _Builder(ctx, definitions)
    items = list(walk(roots))
    definitions.check_placed({item.id: item.row.at("id") for item in items})
    templates = builder.build_templates(item for item in items if item.kind == "Template")
    built = (builder.build(item) for item in roots)
    return Resources(tuple(resource for resource in built if resource is not None), templates)


class _Leaf(NamedTuple):
    """What a PRIMITIVE or STONITH table says."""

    definition: Definition
    agent: Agent
    sets: dict[str, tuple[AttributeSet, ...]]
    operations: tuple[Operation, ...]
    operations_id: str | None


class _Builder:
    def __init__(self, ctx: Context, definitions: Definitions) -> None:
        self.ctx = ctx
        self._definitions = definitions
        self._templates: dict[str, Template | None] = {}
        self._attributes: dict[str, list[Row]] = {}
        self._collect_attributes()

    def _collect_attributes(self) -> None:
        for block in self.ctx.tables("RSC_ATTRIBUTES"):
            for section in block.sections:
                if section.broken:
                    continue
                for row in section.rows:
                    if row.broken or not self.ctx.check_resources(row, "id"):
                        continue
                    if "type" in section.columns and "type" not in row.values:
                        self.ctx.sink.report(
                            values.EMPTY, row.at("type"), params={"column": "type"}
                        )
                        continue
                    self._attributes.setdefault(row.values["id"], []).append(row)

    def build(self, item: Item) -> Resource | None:
        match item.kind:
            case "Primitive" | "Stonith":
                return self._primitive(item)
            case "Group":
                return self._group(item)
            case "Clone" | "Promotable":
                return self._clone(item)
            case "Bundle":
                return self._bundle(item)
        return None

    def build_templates(self, items: Iterator[Item]) -> tuple[Template, ...]:
        """All templates; primitives are made from them afterwards."""
        for item in items:
            self._templates[item.id] = self._template(item)
        return tuple(template for template in self._templates.values() if template is not None)

    def _group(self, item: Item) -> Group | None:
        members = [self.build(child) for child in item.children]
        leaves = tuple(m for m in members if isinstance(m, Primitive))
        made = self._own_sets(item)
        return Group(
            place=place_of(item.row, **_TEXT_CELLS),
            notes=item.row.notes,
            id=item.id,
            members=leaves,
            description=item.row.get("description"),
            instance_attributes=made.sets("params"),
            meta_attributes=made.sets("meta"),
        )

    def _clone(self, item: Item) -> Clone | None:
        children = [self.build(child) for child in item.children]
        child = next((c for c in children if isinstance(c, Primitive | Group)), None)
        made = self._own_sets(item)
        meta, promotable = take_promotable(self.ctx, item, made.sets("meta"))
        params = made.sets("params")
        if child is None:
            return None
        return Clone(
            place=place_of(item.row, **_TEXT_CELLS),
            notes=item.row.notes,
            id=item.id,
            child=child,
            promotable=promotable,
            description=item.row.get("description"),
            instance_attributes=params,
            meta_attributes=meta,
        )

    def _own_sets(self, item: Item) -> SetMaker:
        made = SetMaker(self.ctx)
        for row in self._attributes.get(item.id, ()):
            made.add(row, row.values.get("type", "meta"))
        return made

    def _bundle(self, item: Item) -> Bundle | None:
        children = [self.build(child) for child in item.children]
        child = next((c for c in children if isinstance(c, Primitive)), None)
        definition = self._defined(item)
        if definition is None:
            return None
        made = self._own_sets(item)
        for row in definition.rows("A"):
            made.add(row, "meta")
        for params in made.sets("params"):
            said = [(pair.name, pair.at("name")) for pair in params.pairs]
            said += [(one.name, one.at("name")) for one in params.unset]
            name, at = said[0]
            self.ctx.sink.report(codes.BUNDLE_PARAMS, at, found=name)
        if definition.broken:
            return None
        bundle = build_bundle(self.ctx, definition.row, definition.sections)
        if bundle is None:
            return None
        place, description = self._described(item, definition, bundle.place)
        return replace(
            bundle,
            place=place,
            notes=(*item.row.notes, *bundle.notes),
            child=child,
            description=description,
            meta_attributes=made.sets("meta"),
        )

    def _template(self, item: Item) -> Template | None:
        leaf = self._leaf(item)
        if leaf is None:
            return None
        row = leaf.definition.row
        place, description = self._described(item, leaf.definition, _place_of_leaf(row))
        return Template(
            place=place,
            notes=(*item.row.notes, *row.notes),
            id=item.id,
            agent=leaf.agent,
            description=description,
            instance_attributes=leaf.sets["params"],
            meta_attributes=leaf.sets["meta"],
            utilization=leaf.sets["utilization"],
            operations=leaf.operations,
            operations_id=leaf.operations_id,
        )

    def _primitive(self, item: Item) -> Primitive | None:
        leaf = self._leaf(item)
        if leaf is None:
            return None
        row = leaf.definition.row
        place = _place_of_leaf(row)
        template = self._templates.get(row.get("template") or "")
        if template is not None:
            cells = {name: template.at(name) for name in ("class", "provider", "type")}
            place = replace(place, elsewhere={**(place.elsewhere or {}), **cells})
        place, description = self._described(item, leaf.definition, place)
        return Primitive(
            place=place,
            notes=(*item.row.notes, *row.notes),
            id=item.id,
            agent=leaf.agent,
            template=row.get("template"),
            description=description,
            instance_attributes=leaf.sets["params"],
            meta_attributes=leaf.sets["meta"],
            utilization=leaf.sets["utilization"],
            operations=leaf.operations,
            operations_id=leaf.operations_id,
        )

    def _leaf(self, item: Item) -> _Leaf | None:
        definition = self._defined(item)
        if definition is None:
            return None
        made, operations_id = self._definition_sets(definition)
        operations = self._operations(definition, item.id, operations_id or item.id)
        agent = None if definition.broken else self._agent(item, definition)
        sets = {kind: made.sets(kind) for kind in ("params", "meta", "utilization")}
        if agent is None:
            return None
        return _Leaf(definition, agent, sets, operations, operations_id)

    def _defined(self, item: Item) -> Definition | None:
        """The table of a resource; None where it has none of its own kind, which is told."""
        definition = self._definitions.get(item.id)
        if definition is None:
            self._report_undefined(item)
            return None
        if item.kind is None or definition.table == _LEAVES[item.kind]:
            return definition
        if not definition.sections[0].broken:  # else the name of its table was told to be wrong
            self.ctx.sink.report(
                refs.WRONG_TABLE,
                definition.row.at("id"),
                found=item.id,
                params={"kind": item.kind, "table": definition.table},
            )
        return None

    def _described(
        self, item: Item, definition: Definition, place: Place
    ) -> tuple[Place, str | None]:
        """The description, which stands in table 4-1 or in the resource's own, and its cell."""
        own, tree = definition.row.get("description"), item.row.get("description")
        if tree is None:
            return place, own
        at = item.row.at("description")
        if own is None:
            return replace(place, elsewhere={**(place.elsewhere or {}), "description": at}), tree
        if own != tree:
            self.ctx.sink.report(
                codes.DESCRIPTIONS_DIFFER,
                definition.row.at("description"),
                found=own,
                related=[Related(at, FIRST_LABEL)],
                params={"id": item.id, "first": cell_name(at)},
            )
        return place, own

    def _report_undefined(self, item: Item) -> None:
        if self._definitions.has_nameless or item.kind is None:
            return  # the definition may be the one whose id could not be read
        if self._definitions.is_misspelt(item.id):
            return
        table = _LEAVES[item.kind]
        self.ctx.sink.report(
            refs.NO_DEFINITION,
            item.row.at("id"),
            found=item.id,
            params={"kind": item.kind, "table": table},
        )

    def _agent(self, item: Item, definition: Definition) -> Agent | None:
        row = definition.row
        if definition.table == "STONITH":
            return Agent("stonith", None, row.values["type"])
        if "template" in row.values:
            return self._agent_of_template(item, row)
        empty = [column for column in ("class", "type") if column not in row.values]
        for column in empty:
            allowed = CLASS.choices if column == "class" else ()
            self.ctx.sink.report(
                values.EMPTY, row.at(column), allowed=allowed, params={"column": column}
            )
        return None if empty else agent_of(self.ctx, row)

    def _agent_of_template(self, item: Item, row: Row) -> Agent | None:
        name, at = row.values["template"], row.at("template")
        if item.kind == "Template":
            self.ctx.sink.report(codes.TEMPLATE_OF_TEMPLATE, at, found=name, params={"id": item.id})
            return None
        said = next((c for c in ("class", "provider", "type") if c in row.values), None)
        if said is not None:
            self.ctx.sink.report(
                codes.TEMPLATE_AND_AGENT,
                row.at(said),
                found=row.as_typed(said),
                params={"template": name},
            )
            return None
        if name not in self._templates and self.ctx.complete:
            self.ctx.sink.report(
                refs.UNKNOWN_TEMPLATE,
                at,
                found=name,
                allowed=tuple(self._templates),
                nearest=self.ctx.meant(name, self._templates),
            )
        template = self._templates.get(name)
        return template.agent if template else None

    def _definition_sets(self, definition: Definition) -> tuple[SetMaker, str | None]:
        made = SetMaker(self.ctx)
        operations_id: str | None = None
        for row in definition.rows("A"):
            if row.broken:
                continue
            kind = row.values["type"]
            if kind != "operations":
                made.add(row, kind)
            elif row.values["name"] != "$id":
                self.ctx.sink.report(
                    codes.OPERATIONS_NAME,
                    row.at("name"),
                    found=row.values["name"],
                    allowed=["$id"],
                )
            elif self.ctx.ids.declare(row.values["value"], row.at("value")):
                operations_id = row.values["value"]
        for row in self._attributes.get(definition.row.values["id"], ()):
            made.add(row, row.values.get("type", "meta"))
        return made, operations_id

    def _operations(self, definition: Definition, rsc: str, prefix: str) -> tuple[Operation, ...]:
        rows, attributes = (
            [
                row
                for section in definition.sections
                if section.letter == letter and not section.broken
                for row in section.rows
            ]
            for letter in ("O", "OA")
        )
        return build_operations(self.ctx, rows, attributes, rsc, prefix)


def _place_of_leaf(row: Row) -> Place:
    """The cells of a P row under the names of the model's fields."""
    return place_of(
        row,
        **_TEXT_CELLS,
        template="template",
        provider="provider",
        type="type",
        **{"class": "class"},
    )
