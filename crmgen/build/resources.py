"""Tables 5.1, 7.1 and 8.1: what each resource of the tree is."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from crmgen.build.attributes import SetMaker
from crmgen.build.context import Context, place_of
from crmgen.build.ids import FIRST_LABEL, cell_name
from crmgen.build.operations import build_operations
from crmgen.build.tree import Item, walk
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import reference as refs
from crmgen.catalogue import table as table_codes
from crmgen.catalogue import value as values
from crmgen.diagnostics import Related
from crmgen.model import Agent, Clone, Group, Nvpair, Operation, Primitive, Resource
from crmgen.model.attributes import AttributeSet
from crmgen.tables.blocks import Block, Row, Section
from crmgen.tables.types import BOOLEAN, Problem

_LEAVES = {"Primitive": "PRIMITIVE", "Stonith": "STONITH"}


class Definition(Struct):
    """A PRIMITIVE or STONITH table: its P row and the sections after it."""

    table: str
    row: Row
    sections: list[Section]

    def rows(self, letter: str) -> Iterator[Row]:
        for section in self.sections:
            if section.letter == letter:
                yield from section.rows

    @property
    def broken(self) -> bool:
        return self.row.broken or any(section.broken for section in self.sections)


def build_resources(ctx: Context, roots: list[Item]) -> tuple[Resource, ...]:
    """The tree with everything that the other tables say of its resources."""
    builder = _Builder(ctx)
    placed = {item.id for item in walk(roots)}
    builder.check_definitions(placed)
    built = (builder.build(item) for item in roots)
    return tuple(resource for resource in built if resource is not None)


class _Builder:
    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._definitions: dict[str, Definition] = {}
        self._broken_ids: set[str] = set()
        self._has_nameless = False
        self._attributes: dict[str, list[Row]] = {}
        self._collect_definitions()
        self._collect_attributes()

    def _collect_definitions(self) -> None:
        for block in self.ctx.tables("PRIMITIVE", "STONITH"):
            for definition in self._split(block):
                name = definition.row.get("id")
                if name is None:
                    self._has_nameless = True
                    continue
                first = self._definitions.setdefault(name, definition)
                if first is not definition:
                    before = first.row.at("id")
                    self.ctx.sink.report(
                        refs.DUPLICATE_DEFINITION,
                        definition.row.at("id"),
                        found=name,
                        related=[Related(before, FIRST_LABEL)],
                        params={"first": cell_name(before)},
                    )

    def _split(self, block: Block) -> Iterator[Definition]:
        """One definition for each P row; the sections after it are its own."""
        current: Definition | None = None
        for section in block.sections:
            if section.letter != "P":
                if current is not None:
                    current.sections.append(section)
                elif section.rows:
                    self._has_nameless = True
                    if block.sections[0].letter == "P" and not block.sections[0].broken:
                        self._report_no_first_row(block)
                continue
            current = None
            for row in section.rows[1:]:
                self._has_nameless = True
                self.ctx.sink.report(
                    table_codes.SEVERAL_ROWS,
                    row.at("id"),
                    found=row.get("id"),
                    params={"table": block.table.name, "letter": "P"},
                )
            if section.rows:
                current = Definition(block.table.name, section.rows[0], [section])
                yield current
            elif section.broken:
                self._has_nameless = True

    def _report_no_first_row(self, block: Block) -> None:
        self.ctx.sink.report(
            table_codes.NO_FIRST_ROW,
            block.sections[0].origin,
            params={"table": block.table.name, "letter": "P"},
        )

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

    def check_definitions(self, placed: set[str]) -> None:
        """Tell definitions of resources that table 4-1 does not have."""
        undefined = [
            name for name in self.ctx.resources if name in placed and name not in self._definitions
        ]
        for name, definition in self._definitions.items():
            if name in placed or name in self.ctx.resources or not self.ctx.complete:
                continue
            self.ctx.sink.report(
                refs.NOT_PLACED,
                definition.row.at("id"),
                found=name,
                nearest=self.ctx.meant(name, undefined),
            )

    def build(self, item: Item) -> Resource | None:
        match item.kind:
            case "Primitive" | "Stonith":
                return self._primitive(item)
            case "Group":
                return self._group(item)
            case "Clone" | "Promotable":
                return self._clone(item)
        return None

    def _group(self, item: Item) -> Group | None:
        members = [self.build(child) for child in item.children]
        leaves = tuple(m for m in members if isinstance(m, Primitive))
        made = self._own_sets(item)
        return Group(
            place=place_of(item.row, id="id"),
            notes=item.row.notes,
            id=item.id,
            members=leaves,
            instance_attributes=made.sets("params"),
            meta_attributes=made.sets("meta"),
        )

    def _clone(self, item: Item) -> Clone | None:
        children = [self.build(child) for child in item.children]
        child = next((c for c in children if isinstance(c, Primitive | Group)), None)
        made = self._own_sets(item)
        meta, promotable = self._take_promotable(item, made.sets("meta"))
        params = made.sets("params")
        if child is None:
            return None
        return Clone(
            place=place_of(item.row, id="id"),
            notes=item.row.notes,
            id=item.id,
            child=child,
            promotable=promotable,
            instance_attributes=params,
            meta_attributes=meta,
        )

    def _own_sets(self, item: Item) -> SetMaker:
        made = SetMaker(self.ctx)
        for row in self._attributes.get(item.id, ()):
            made.add(row, row.values.get("type", "meta"))
        return made

    def _take_promotable(
        self, item: Item, sets: tuple[AttributeSet, ...]
    ) -> tuple[tuple[AttributeSet, ...], bool]:
        """promotable=true makes a plain clone promotable; the pair itself leaves the set."""
        promotable = item.kind == "Promotable"
        kept: list[AttributeSet] = []
        for attributes in sets:
            pairs: list[Nvpair] = []
            for pair in attributes.pairs:
                if pair.name != "promotable":
                    pairs.append(pair)
                    continue
                value = BOOLEAN.parse(pair.value)
                if isinstance(value, Problem):
                    self.ctx.sink.report(
                        values.NOT_BOOLEAN,
                        pair.at("value"),
                        found=pair.value,
                        allowed=BOOLEAN.choices,
                        nearest=value.nearest,
                        params={"name": pair.name},
                    )
                elif value == "true":
                    promotable = True
                elif item.kind == "Promotable":
                    self.ctx.sink.report(
                        codes.PROMOTABLE_FALSE,
                        pair.at("value"),
                        found=pair.value,
                        params={"id": item.id, "kind": item.kind},
                    )
                else:
                    pairs.append(pair)
            if pairs or attributes.unset:
                kept.append(replace(attributes, pairs=tuple(pairs)))
        return tuple(kept), promotable

    def _primitive(self, item: Item) -> Primitive | None:
        definition = self._definitions.get(item.id)
        if definition is None:
            self._report_undefined(item)
            return None
        if item.kind is not None and definition.table != _LEAVES[item.kind]:
            if definition.sections[0].broken:
                return None  # the name of its table is what was told to be wrong
            self.ctx.sink.report(
                refs.WRONG_TABLE,
                definition.row.at("id"),
                found=item.id,
                params={"kind": item.kind, "table": definition.table},
            )
            return None
        made, operations_id = self._definition_sets(definition)
        prefix = operations_id or item.id
        operations = self._operations(definition, item.id, prefix)
        agent = None if definition.broken else self._agent(definition)
        sets = {kind: made.sets(kind) for kind in ("params", "meta", "utilization")}
        if agent is None:
            return None
        place = place_of(
            definition.row, id="id", provider="provider", type="type", **{"class": "class"}
        )
        return Primitive(
            place=place,
            notes=(*item.row.notes, *definition.row.notes),
            id=item.id,
            agent=agent,
            instance_attributes=sets["params"],
            meta_attributes=sets["meta"],
            utilization=sets["utilization"],
            operations=operations,
            operations_id=operations_id,
        )

    def _report_undefined(self, item: Item) -> None:
        if self._has_nameless or item.kind is None:
            return  # the definition may be the one whose id could not be read
        table = _LEAVES[item.kind]
        self.ctx.sink.report(
            refs.NO_DEFINITION,
            item.row.at("id"),
            found=item.id,
            params={"kind": item.kind, "table": table},
        )

    def _agent(self, definition: Definition) -> Agent | None:
        row = definition.row
        if definition.table == "STONITH":
            return Agent("stonith", None, row.values["type"])
        standard, provider = row.values["class"], row.get("provider")
        if standard == "ocf" and provider is None:
            self.ctx.sink.report(codes.PROVIDER_MISSING, row.at("provider"))
            return None
        if standard != "ocf" and provider is not None:
            self.ctx.sink.report(
                codes.PROVIDER_UNUSED,
                row.at("provider"),
                found=provider,
                params={"standard": standard},
            )
            return None
        return Agent(standard, provider, row.values["type"])

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
