"""Tables 9.1 to 11.1: colocations, orders and tickets, and those that LOCATION implies."""

from collections.abc import Iterator

from crmgen.build.context import Context, place_of
from crmgen.build.ids import id_part
from crmgen.build.locations import Monitored
from crmgen.build.subjects import boolean_of, role_of
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import value as values
from crmgen.model import Colocation, Order, Resource, Role, Ticket, primitives_of
from crmgen.model.attributes import INFINITY, score_number
from crmgen.origin import Place
from crmgen.tables.blocks import Row

# orders of one resource's actions that leave no plan that can be carried out, the last two when a
# running instance is promoted or the role changes its node. One action after itself ends the
# scheduler, and the others are kept anyway (crm_simulate 2.1.5 and 3.0.0).
_BACKWARDS = {
    ("start", "stop"),
    ("start", "demote"),
    ("stop", "demote"),
    ("promote", "start"),
    ("promote", "stop"),
    ("promote", "demote"),
}


class ConstraintBuilder:
    """Builds the constraints between resources; ids count through each table from 1."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._numbers: dict[str, int] = {}

    def colocations(self) -> list[Colocation]:
        made = (self._colocation(row) for row in self._rows("COLOCATION", "rsc", "with-rsc"))
        return list(made)

    def orders(self) -> list[Order]:
        made = (self._order(row) for row in self._rows("ORDER", "first-rsc", "then-rsc"))
        return [order for order in made if order is not None]

    def tickets(self) -> list[Ticket]:
        return [
            Ticket(
                place=place_of(
                    row, id="id", ticket="ticket", rsc="rsc", role="role", loss_policy="loss-policy"
                ),
                notes=row.notes,
                id=self.next_id("rsc_ticket", (row.values["ticket"],), row.place, row.get("id")),
                ticket=row.values["ticket"],
                rsc=row.values["rsc"],
                role=role_of(row, "role"),
                loss_policy=row.get("loss-policy"),
            )
            for row in self._rows("RSC_TICKET", "rsc")
        ]

    def generated(
        self,
        monitored: list[Monitored],
        resources: tuple[Resource, ...],
        colocations: list[Colocation],
        orders: list[Order],
    ) -> tuple[list[Colocation], list[Order]]:
        """What the ping and diskd columns imply, where no row of the tables says it; nothing
        where no resource sets the attribute, which the rules of the design tell."""
        setters = _attribute_setters(resources)
        placed = {(c.rsc, c.with_rsc) for c in colocations}
        ordered = {(o.first, o.then) for o in orders}
        more_colocations: list[Colocation] = []
        more_orders: list[Order] = []
        for item in monitored:
            place = Place.of_cell(item.row.at()._replace(column=item.column))
            monitor = setters.get(item.attribute)
            if monitor is None or monitor == item.rsc:
                continue
            if self._ctx.options.generate_colocation and (item.rsc, monitor) not in placed:
                placed.add((item.rsc, monitor))
                more_colocations.append(self._implied_colocation(item.rsc, monitor, place))
            if self._ctx.options.generate_order and (monitor, item.rsc) not in ordered:
                ordered.add((monitor, item.rsc))
                more_orders.append(self._implied_order(monitor, item.rsc, place))
        return more_colocations, more_orders

    def next_id(
        self, prefix: str, names: tuple[str, ...], place: Place, own: str | None = None
    ) -> str:
        """The constraint's ``own`` id, which is booked already, or the next id of a table:
        ``rsc_order-A-B-3``. Both count. A ticket may hold what no id can."""
        number = self._numbers[prefix] = self._numbers.get(prefix, 0) + 1
        if own is not None:
            return own
        wanted = id_part("-".join((prefix, *names, str(number))))
        return self._ctx.ids.allocate(wanted, place.at())

    def _implied_colocation(self, rsc: str, monitor: str, place: Place) -> Colocation:
        return Colocation(
            place=place,
            id=self.next_id("rsc_colocation", (rsc, monitor), place),
            rsc=rsc,
            with_rsc=monitor,
            score="INFINITY",
        )

    def _implied_order(self, monitor: str, rsc: str, place: Place) -> Order:
        return Order(
            place=place,
            id=self.next_id("rsc_order", (monitor, rsc), place),
            first=monitor,
            then=rsc,
            kind="Optional",
            symmetrical=False,
        )

    def _rows(self, table: str, *references: str) -> Iterator[Row]:
        """The readable rows of a table whose references all resolve."""
        for block in self._ctx.tables(table):
            for section in block.sections:
                if section.broken:
                    continue
                for row in section.rows:
                    if row.broken or not self._are_known(row, *references):
                        continue
                    if len(references) == 1 or self._is_pair(row, *references):
                        yield row

    def _are_known(self, row: Row, *columns: str) -> bool:
        """Whether all of these cells name something; every unknown one is told."""
        check = self._ctx.check_constrained
        known = [check(row.values[column], row.at(column)) for column in columns]
        return all(known)

    def _is_pair(self, row: Row, first: str, second: str) -> bool:
        one, other = row.values[first], row.values[second]
        tags = self._ctx.tags
        if {one, *tags.get(one, ())}.isdisjoint((other, *tags.get(other, ()))):
            return True
        ends_scheduler = _turns_back(row) if first == "first-rsc" else _parts_roles(row)
        harmful = one != other or ends_scheduler
        code = codes.SELF_REFERENCE if harmful else codes.SELF_WITHOUT_EFFECT
        self._ctx.sink.report(code, row.at(second), found=row.values[second])
        return not harmful

    def _colocation(self, row: Row) -> Colocation:
        rsc, with_rsc = row.values["rsc"], row.values["with-rsc"]
        place = place_of(
            row,
            id="id",
            rsc="rsc",
            with_rsc="with-rsc",
            score="score",
            rsc_role="rsc-role",
            with_rsc_role="with-rsc-role",
            influence="influence",
            node_attribute="node-attribute",
        )
        if "score" not in row.values:
            self._ctx.sink.report(values.NO_COLOCATION_SCORE, row.at("score"))
        return Colocation(
            place=place,
            notes=row.notes,
            id=self.next_id("rsc_colocation", (rsc, with_rsc), place, row.get("id")),
            rsc=rsc,
            with_rsc=with_rsc,
            score=row.values.get("score", "0"),
            rsc_role=role_of(row, "rsc-role"),
            with_rsc_role=role_of(row, "with-rsc-role"),
            influence=boolean_of(row, "influence"),
            node_attribute=row.get("node-attribute"),
        )

    def _order(self, row: Row) -> Order | None:
        first, then = row.values["first-rsc"], row.values["then-rsc"]
        kind_column = "kind" if "kind" in row.values or "score" not in row.values else "score"
        place = place_of(
            row,
            id="id",
            first="first-rsc",
            then="then-rsc",
            kind=kind_column,
            first_action="first-action",
            then_action="then-action",
            symmetrical="symmetrical",
            require_all="require-all",
        )
        order_id = self.next_id("rsc_order", (first, then), place, row.get("id"))
        if not self._is_legal_score(row):
            return None
        return Order(
            place=place,
            notes=row.notes,
            id=order_id,
            first=first,
            then=then,
            kind=row.get("kind") or _kind_of_score(row.get("score")),
            first_action=row.get("first-action"),
            then_action=row.get("then-action"),
            symmetrical=boolean_of(row, "symmetrical"),
            require_all=boolean_of(row, "require-all"),
        )

    def _is_legal_score(self, row: Row) -> bool:
        score = row.get("score")
        if score is None:
            return True
        at, typed = row.at("score"), row.as_typed("score")
        if "kind" in row.values and row.values["kind"] != _kind_of_score(score):
            params = {"kind": row.as_typed("kind") or ""}
            self._ctx.sink.report(values.SCORE_AND_KIND, at, found=typed, params=params)
            return False
        if score.startswith("-"):
            self._ctx.sink.report(values.NEGATIVE_ORDER, at, found=typed)
            return False
        if score not in ("0", "INFINITY"):
            self._ctx.sink.report(values.ORDER_SCORE, at, found=typed)
        return True


def _turns_back(row: Row) -> bool:
    """Whether an order of a resource with itself is more than useless."""
    first = row.get("first-action") or "start"
    then = row.get("then-action") or first
    return first == then or (first, then) in _BACKWARDS


def _parts_roles(row: Row) -> bool:
    """Whether a colocation of a resource with itself keeps its two roles apart, which ends the
    scheduler too."""
    roles = {role_of(row, "rsc-role"), role_of(row, "with-rsc-role")}
    apart = score_number(row.values.get("score", "0")) <= -INFINITY
    return apart and roles == {Role.PROMOTED, Role.UNPROMOTED}


def _kind_of_score(score: str | None) -> str | None:
    """Pacemaker takes 0 for Optional and every other score for Mandatory."""
    if score is None:
        return None
    return "Optional" if score == "0" else "Mandatory"


def _attribute_setters(resources: tuple[Resource, ...]) -> dict[str, str]:
    """Attribute name → the topmost resource around the primitive that sets it (name=…)."""
    setters: dict[str, str] = {}
    for resource in resources:
        for primitive in primitives_of(resource):
            for attributes in primitive.instance_attributes:
                pair = attributes.get("name")
                if pair is not None:
                    setters.setdefault(pair.value, resource.id)
    return setters
