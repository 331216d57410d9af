"""The location tables of both dialects: 8.1 old and new, 9.1 by node, 9.2 by rule."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from crmgen.build.context import Context, place_of
from crmgen.build.ids import id_part
from crmgen.build.location_rules import RuleRows, build_rules, shared
from crmgen.build.subjects import read_subject, role_of
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import value as values
from crmgen.model import Expression, Location, NodeLocation, Rule, RuleLocation
from crmgen.origin import Origin, Place
from crmgen.tables.blocks import Extra, Row, Section
from crmgen.tables.types import UNAME, Problem, canonical_score

# What the name of a ping or diskd column says of its expressions.
_IN_HEADER = ("attribute", "operation", "value")

TABLES = ("LOCATION", "LOCATION_EXPERT", "LOCATION_NODE", "LOCATION_RULE")


class Monitored(Struct, frozen=True):
    """A resource of the old LOCATION table that is not to run where an attribute is bad."""

    row: Row
    rsc: str
    attribute: str
    column: int


class LocationBuilder(Struct):
    """Builds all location constraints of a sheet; ``monitored`` collects what needs more."""

    ctx: Context
    monitored: list[Monitored] = field(default_factory=list)
    _number: int = 0

    def build(self) -> list[Location]:
        """All locations in sheet order. Their ids count through all location tables."""
        made: list[Location] = []
        rules = build_rules(self.ctx)
        for block in self.ctx.tables(*TABLES):
            for section in block.sections:
                if section.broken:
                    continue
                match block.table.name:
                    case "LOCATION":
                        made.extend(self._old(section))
                    case "LOCATION_NODE":
                        made.extend(self._by_node(section.rows))
                    case _:
                        made.extend(self._by_rule(section, rules))
        return made

    def next_id(self, row: Row, rsc: str) -> str:
        """The id of the row's own, or else one that is made; both count."""
        self._number += 1
        own = row.get("id")
        if own is not None:
            return own
        wanted = id_part(f"rsc_location-{rsc}-{self._number}")
        return self.ctx.ids.allocate(wanted, row.at("rsc"))

    def _by_node(self, rows: Iterable[Row]) -> Iterator[NodeLocation]:
        for row in rows:
            subject = None if row.broken else read_subject(self.ctx, row)
            if subject is None:
                continue
            score = row.values.get("score", "INFINITY")
            if row.values["prefers/avoids"] == "avoids":
                score = _negated(score)
            yield NodeLocation(
                place=place_of(
                    row,
                    id="id",
                    rsc=subject.column,
                    node="node",
                    score="score",
                    preference="prefers/avoids",
                    role="role",
                    discovery="resource-discovery",
                ),
                notes=row.notes,
                id=self.next_id(row, subject.name),
                rsc=subject.name,
                node=row.values["node"],
                score=score,
                role=role_of(row, "role"),
                discovery=row.get("resource-discovery"),
                by_pattern=subject.by_pattern,
            )

    def _by_rule(
        self, section: Section, rules: dict[int, tuple[Rule, ...] | None]
    ) -> Iterator[RuleLocation]:
        for group in RuleRows.split(section.rows):
            built = rules.get(id(group.rows[0]))
            first = group.rows[0]
            discovery = shared(self.ctx, group.rows, "resource-discovery")
            subject = read_subject(self.ctx, first) if built else None
            if not built or subject is None:
                continue
            yield RuleLocation(
                place=place_of(first, id="id", rsc=subject.column, discovery="resource-discovery"),
                notes=first.notes,
                id=self.next_id(first, subject.name),
                rsc=subject.name,
                rules=built,
                discovery=discovery,
                by_pattern=subject.by_pattern,
            )

    def _old(self, section: Section) -> Iterator[RuleLocation]:
        for row in section.rows:
            if row.broken:
                continue
            rsc = row.values["rsc"]
            if not self.ctx.check_constrained(rsc, row.at("rsc")):
                continue
            if not row.extras:
                self.ctx.sink.report(codes.LOCATION_EMPTY, row.at(), params={"rsc": rsc})
                continue
            rules = [rule for extra in row.extras for rule in self._old_rules(section, row, extra)]
            if rules:
                yield RuleLocation(
                    place=place_of(row, rsc="rsc"),
                    notes=row.notes,
                    id=self.next_id(row, rsc),
                    rsc=rsc,
                    rules=tuple(rules),
                )

    def _old_rules(self, section: Section, row: Row, extra: Extra) -> Iterator[Rule]:
        """The rules of one cell: one a node for score columns, one for a yes elsewhere."""
        place = Place.of_cell(row.at()._replace(column=extra.column))
        kind, _, rest = extra.name.partition(":")
        if kind.lower() == "score":
            score = self._score(rest.strip(), section.origin._replace(column=extra.column))
            for uname in extra.value.split():
                if score is not None and self._is_uname(uname, place):
                    yield _rule(place, score, [("#uname", "eq", uname)])
        elif extra.value == "true":
            attribute, _, limit = rest.partition(":")
            attribute = attribute.strip()
            test = ("eq", "ERROR") if kind.lower() == "diskd" else ("lt", limit.strip())
            self.monitored.append(Monitored(row, row.values["rsc"], attribute, extra.column))
            header = section.origin._replace(column=extra.column)
            place = replace(place, elsewhere=dict.fromkeys(_IN_HEADER, header))
            yield _rule(place, "-INFINITY", [(attribute, "not_defined", None), (attribute, *test)])

    def _score(self, text: str, name: Origin) -> str | None:
        """The score in a column's name."""
        score = canonical_score(text)
        if score is None:
            self.ctx.sink.report(values.BAD_SCORE, name, found=text)
        return score

    def _is_uname(self, text: str, place: Place) -> bool:
        parsed = UNAME.parse(text)
        if isinstance(parsed, Problem):
            self.ctx.sink.report(parsed.code, place.at(), found=text, nearest=parsed.nearest)
            return False
        return True


def _negated(score: str) -> str:
    if score == "0":
        return score
    return score[1:] if score.startswith("-") else f"-{score}"


def _rule(place: Place, score: str, tests: list[tuple[str, str, str | None]]) -> Rule:
    expressions = tuple(
        Expression(place=place, attribute=attribute, operation=operation, value=value)
        for attribute, operation, value in tests
    )
    return Rule(
        place=place,
        expressions=expressions,
        score=score,
        boolean_op="or" if len(expressions) > 1 else None,
    )
