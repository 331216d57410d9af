"""What a sheet says about its cluster, as far as mistakes need it."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.mutations.sheet import NotHereError, Row, Sheet, Spot

PARAMETERS = ("params", "options")
BLOCKS = ("PRIMITIVE", "STONITH")
LEVELS = ("FENCING_TOPOLOGY", "STONITH_LEVEL")
RULES = ("LOCATION_EXPERT", "LOCATION_RULE")
STATEFUL = ("Ms", "Master", "Promotable")


class Branch(NamedTuple):
    """A resource in the tree."""

    row: Row
    id: str
    kind: str
    depth: int
    parent: str


class Ban(NamedTuple):
    """Where the sheet keeps a resource off a node: the row, and the cell with the node."""

    row: Row
    resource: str
    node: Spot


class Design(Sheet):
    """A sheet with look-ups by Pacemaker's notions."""

    def tree(self) -> list[Branch]:
        found: list[Branch] = []
        path: list[str] = []
        for row in self.where("RESOURCES"):
            spot = row.first
            depth = spot.column - 2
            parent = path[depth - 1] if depth else ""
            path = [*path[:depth], row.get("id")]
            found.append(Branch(row, row.get("id"), spot.value, depth, parent))
        return found

    def branch(self, name: str) -> Branch:
        return next(item for item in self.tree() if item.id == name)

    def below(self, name: str) -> list[Branch]:
        """What is inside a resource, at any depth."""
        names = {name}
        found = []
        for item in self.tree():
            if item.parent in names:
                names.add(item.id)
                found.append(item)
        return found

    def root(self, name: str) -> str:
        """The resource at the top that holds another one."""
        item = self.branch(name)
        return self.root(item.parent) if item.parent else item.id

    def roots(self, *kinds: str) -> list[Branch]:
        """What stands at the top of the tree, of some kinds, fencing devices left out."""
        devices = {row.get("id") for row in self.devices()}
        return [
            item
            for item in self.tree()
            if not item.depth and item.id not in devices and (item.kind in kinds or not kinds)
        ]

    # primitives

    def heads_of(self, *types: str) -> list[Row]:
        """The rows P of primitives, of some agents."""
        return self.where(*BLOCKS, part="P", test=lambda row: not types or row.get("type") in types)

    def devices(self) -> list[Row]:
        """The rows P of fencing devices."""
        return [
            row
            for row in self.heads_of()
            if row.table == "STONITH" or row.get("class") == "stonith"
        ]

    def services(self) -> list[Row]:
        devices = {row.get("id") for row in self.devices()}
        return [row for row in self.heads_of() if row.get("id") not in devices]

    def head(self, name: str) -> Row:
        return next(row for row in self.heads_of() if row.get("id") == name)

    def block(self, head: Row) -> list[list[str]]:
        """All rows of a primitive's table, its title included."""
        first = next(
            at for at in range(self._at(head.cells), -1, -1) if self.rows[at][1] == head.table
        )
        found = [self.rows[first]]
        for cells in self.rows[first + 1 :]:
            if len(cells[1]) > 1 or cells[0].startswith("#表"):
                break
            found.append(cells)
        return found

    def attributes(self, head: Row, *kinds: str) -> list[Row]:
        """The rows A of a primitive, of some kinds (params and options where none is given)."""
        return [
            row
            for row in self.where(head.table, part="A")
            if row.block == head.block and row.full.get("type") in (kinds or PARAMETERS)
        ]

    def parameter(self, head: Row, *names: str) -> Row:
        rows = [row for row in self.attributes(head) if row.get("name") in names]
        if not rows:
            raise NotHereError
        return rows[0]

    def has(self, head: Row, *names: str) -> bool:
        return any(row.get("name") in names for row in self.attributes(head))

    def with_parameter(self, name: str, *types: str) -> list[Row]:
        """The rows A of one parameter, of primitives of some agents."""
        found = (self.attributes(head) for head in self.heads_of(*types))
        return [row for rows in found for row in rows if row.get("name") == name]

    def operations(self, head: Row, *names: str) -> list[Row]:
        return [
            row
            for row in self.where(head.table, part="O")
            if row.block == head.block and (not names or row.get("type") in names)
        ]

    def all_operations(self, heads: list[Row], *names: str) -> list[Row]:
        return [row for head in heads for row in self.operations(head, *names)]

    def owner(self, row: Row) -> Row:
        """The row P of the primitive that a row A or O belongs to."""
        return next(head for head in self.heads_of() if head.block == row.block)

    # what is around them

    def nodes(self) -> dict[str, Spot]:
        """The nodes by name, each with its cell."""
        found: dict[str, Spot] = {}
        for row in self.where("NODE"):
            if row.get("uname"):
                found.setdefault(row.get("uname"), row.at("uname"))
        return found

    def other_node(self, name: str) -> str:
        return self.rng.choice([node for node in self.nodes() if node != name])

    def setting(self, table: str, name: str) -> Row:
        """A row of PROPERTY, RSC_DEFAULTS or OP_DEFAULTS."""
        rows = self.where(table, name=name)
        if not rows:
            raise NotHereError
        return rows[0]

    def set_or_add(self, table: str, name: str, value: str) -> None:
        """Give a property or default this value; its value is to be named."""
        rows = self.where(table, name=name)
        if rows:
            self.put(rows[0].at("value"), value)
            return
        last = self.pick(self.where(table)[-1:])
        self.expect(self.copy(last, name=name, value=value).at("value"))

    def container(self, row: Row) -> str:
        return row.full["id"]

    def container_meta(self, name: str) -> list[Row]:
        """The rows of RSC_ATTRIBUTES of one name."""
        return [row for row in self.where("RSC_ATTRIBUTES") if row.get("name") == name]

    def bans(self) -> Iterator[Ban]:
        """Every -INFINITY for a node by its name."""
        for row in self.where("LOCATION_NODE"):
            score = row.get("score")
            if row.full["prefers/avoids"] == "avoids" and score in ("", "INFINITY"):
                yield Ban(row, row.full["rsc"], row.at("node"))
        for row in self.where(*RULES, attribute="#uname", op="eq"):
            if row.get("score") == "-INFINITY":
                yield Ban(row, row.full["rsc"], row.at("value"))
        for row in self.where("LOCATION"):
            column = row.columns.get("score:-INFINITY")
            if column is not None and row.cells[column]:
                yield Ban(row, row.full["rsc"], Spot(row.cells, column))

    def device_bans(self) -> list[Ban]:
        """Those of fencing devices."""
        devices = {row.get("id") for row in self.devices()}
        return [ban for ban in self.bans() if ban.resource in devices]

    def preferences(self) -> list[Spot]:
        """The cells of positive scores for a node by its name."""
        found = [
            row.at("score")
            for row in self.where("LOCATION_NODE")
            if row.full["prefers/avoids"] == "prefers" and row.get("score")
        ]
        rules = self.where(*RULES, attribute="#uname", op="eq")
        found += [
            row.at("score") for row in rules if row.get("score").isdigit() and not row.get("role")
        ]
        return found

    def node_cells(self) -> list[Spot]:
        """Every cell that names a node in a constraint, a level or a list."""
        found = [row.at("node") for row in self.where("LOCATION_NODE", *LEVELS) if row.get("node")]
        found += [
            row.at("value") for row in self.where(*RULES, attribute="#uname") if row.get("value")
        ]
        for row in self.where("LOCATION"):
            columns = [n for name, n in row.columns.items() if name.startswith("score:")]
            found += [Spot(row.cells, n) for n in columns if row.cells[n]]
        return found

    def references(self) -> list[Spot]:
        """Every cell that names a resource."""
        names = {
            "COLOCATION": ("rsc", "with-rsc"),
            "ORDER": ("first-rsc", "then-rsc"),
            "LOCATION": ("rsc",),
            "LOCATION_NODE": ("rsc",),
            "LOCATION_EXPERT": ("rsc",),
            "LOCATION_RULE": ("rsc",),
            "RSC_TICKET": ("rsc",),
            "RSC_ATTRIBUTES": ("id",),
            "FENCING_TOPOLOGY": ("rsc",),
            "STONITH_LEVEL": ("id",),
        }
        return [
            row.at(column)
            for table, columns in names.items()
            for row in self.where(table)
            for column in columns
            if row.get(column)
        ]

    def one(self, spots: list[Spot]) -> Spot:
        if not spots:
            raise NotHereError
        return self.rng.choice(spots)

    def _at(self, cells: list[str]) -> int:
        return next(n for n, row in enumerate(self.rows) if row is cells)
