"""Rows and columns that are lost, doubled or in the wrong place."""

from itertools import pairwise

from tests.mutations.design import BLOCKS, LEVELS, Design
from tests.mutations.kinds import mistake
from tests.mutations.sheet import Row, Spot


def swap_columns(sheet: Design, table: str, part: str, first: str, second: str) -> None:
    """Swap two names in a keyword row; any cell below them shows it."""
    heads = [cells for cells, name, letter in sheet.heads if (name, letter) == (table, part)]
    heads = [cells for cells in heads if first in cells and second in cells]
    sheet.need(heads)
    cells = sheet.rng.choice(heads)
    one, two = cells.index(first), cells.index(second)
    cells[one], cells[two] = second, first
    below = [row.cells for row in sheet.data if row.table == table and row.part == part]
    start = next(n for n, row in enumerate(sheet.rows) if row is cells)
    for row in sheet.rows[start:]:
        if row is not cells and len(row[1]) >= 1:
            break
        if any(row is other for other in below):
            sheet.expect(Spot(row, one), Spot(row, two))
    sheet.expect(Spot(cells, one), Spot(cells, two))


def double(sheet: Design, row: Row) -> None:
    """The same row twice: either may be named."""
    copied = sheet.copy(row)
    for name in row.columns:
        sheet.expect(row.at(name), copied.at(name))


@mistake("a resource's row lost from the tree", "B06")
def lost_tree_row(sheet: Design) -> None:
    found = [item for item in sheet.tree() if item.kind in ("Primitive", "Stonith")]
    found = [item for item in found if sheet.heads_of()]
    item = sheet.rng.choice(found)
    sheet.expect(sheet.head(item.id).at("id"))
    if item.parent:
        sheet.expect(sheet.branch(item.parent).row.at("id"))
    sheet.drop(item.row.cells)


@mistake("a container's row lost from the tree", "A10")
def lost_container_row(sheet: Design) -> None:
    found = [item for item in sheet.tree() if item.kind not in ("Primitive", "Stonith")]
    item = sheet.rng.choice(found)
    inner = sheet.below(item.id)
    for child in inner:
        sheet.expect(child.row.first, child.row.at("id"))
    for spot in sheet.references():
        if spot.value == item.id:
            sheet.expect(spot)
    sheet.drop(item.row.cells)


@mistake("a resource's whole table lost", "B06")
def lost_block(sheet: Design) -> None:
    head = sheet.pick(sheet.heads_of())
    sheet.expect(sheet.branch(head.get("id")).row.at("id"))
    sheet.drop(*sheet.block(head))


@mistake("the row that names a table lost", "A12")
def lost_title(sheet: Design) -> None:
    # after a table of the same kind its rows would just go on
    pairs = pairwise(sheet.titles)
    cells = sheet.rng.choice([after for before, after in pairs if before[1] != after[1]])
    start = next(n for n, row in enumerate(sheet.rows) if row is cells)
    for row in sheet.rows[start + 1 :]:
        if len(row[1]) > 1:
            break
        sheet.expect(*(Spot(row, n) for n in range(1, len(row))))
    sheet.drop(cells)


@mistake("the keyword row of a table lost", "A10")
def lost_head(sheet: Design) -> None:
    filled = {row.table for row in sheet.data if not row.part}
    cells, _, _ = sheet.rng.choice([head for head in sheet.heads if head[1] in filled])
    start = next(n for n, row in enumerate(sheet.rows) if row is cells)
    for row in sheet.rows[start - 1 :]:
        if len(row[1]) > 1 and row is not sheet.rows[start - 1]:
            break
        sheet.expect(*(Spot(row, n) for n in range(1, len(row)) if row[n]))
    sheet.drop(cells)


@mistake("the row P of a resource lost", "A12")
def lost_part(sheet: Design) -> None:
    head = sheet.pick(sheet.heads_of())
    letters = [cells for cells in sheet.block(head) if len(cells[1]) == 1]
    sheet.expect(*(Spot(cells, 1) for cells in [*letters, sheet.block(head)[0]]))
    sheet.expect(sheet.branch(head.get("id")).row.at("id"))
    sheet.drop(letters[0], head.cells)


@mistake("a required cell emptied", "A10")
def lost_cell(sheet: Design) -> None:
    required = {
        "COLOCATION": ("rsc", "with-rsc", "score"),
        "ORDER": ("first-rsc", "then-rsc"),
        "RESOURCES": ("id",),
        "PROPERTY": ("name", "value"),
        "RSC_TICKET": ("ticket", "rsc"),
    }
    spots = [
        row.at(column)
        for table, columns in required.items()
        for row in sheet.where(table)
        for column in columns
        if row.get(column)
    ]
    sheet.put(sheet.one(spots), "")


@mistake("an agent's type left empty", "A10")
def lost_type(sheet: Design) -> None:
    sheet.put(sheet.pick(sheet.heads_of()).at("type"), "")


@mistake("an ocf agent's provider left empty", "A10")
def lost_provider(sheet: Design) -> None:
    sheet.put(sheet.spot(sheet.services(), "provider"), "")


@mistake("a row of the tree twice", "B01")
def tree_row_twice(sheet: Design) -> None:
    found = [item for item in sheet.tree() if item.kind in ("Primitive", "Stonith")]
    row = sheet.rng.choice(found).row
    copied = list(row.cells)
    sheet.insert_after(row.cells, copied)
    for cells in (row.cells, copied):
        sheet.expect(Spot(cells, row.first.column), Spot(cells, row.columns["id"]))


@mistake("one resource in two groups", "B09")
def in_two_groups(sheet: Design) -> None:
    groups = [item for item in sheet.tree() if item.kind == "Group"]
    sheet.need(len(groups) > 1)
    source, other = sheet.rng.sample(groups, 2)
    member = sheet.below(source.id)[0]
    last = sheet.below(other.id)[-1]
    cells = list(last.row.cells)
    cells[last.row.columns["id"]] = member.id
    sheet.insert_after(last.row.cells, cells)
    sheet.expect(Spot(cells, last.row.columns["id"]), member.row.at("id"))


@mistake("a resource's whole table twice", "B01")
def block_twice(sheet: Design) -> None:
    head = sheet.pick(sheet.heads_of())
    block = sheet.block(head)
    copied = [list(cells) for cells in block]
    sheet.insert_after(block[-1], *copied)
    at = next(n for n, cells in enumerate(block) if cells is head.cells)
    sheet.expect(head.at("id"), Spot(copied[at], head.columns["id"]))


@mistake("one resource given another one's id", "B01")
def id_taken(sheet: Design) -> None:
    one, other = sheet.rng.sample(sheet.heads_of(), 2)
    sheet.expect(other.at("id"), sheet.branch(one.get("id")).row.at("id"))
    sheet.put(one.at("id"), other.get("id"))


@mistake("a parameter twice with two values", "B12")
def parameter_twice(sheet: Design) -> None:
    rows = [row for head in sheet.heads_of() for row in sheet.attributes(head)]
    row = sheet.pick([row for row in rows if not row.get("rule")])
    copied = sheet.copy(row, value="another")
    sheet.expect(row.at("name"), copied.at("name"), copied.at("value"))


@mistake("an operation twice", "D03")
def operation_twice(sheet: Design) -> None:
    double(sheet, sheet.pick(sheet.all_operations(sheet.heads_of(), "start", "monitor", "stop")))


@mistake("a property twice with two values", "B12")
def property_twice(sheet: Design) -> None:
    row = sheet.pick(sheet.where("PROPERTY"))
    copied = sheet.copy(row, value="600s")
    sheet.expect(row.at("name"), copied.at("name"), copied.at("value"))


@mistake("a colocation twice with two scores", "B12")
def colocation_twice(sheet: Design) -> None:
    row = sheet.pick(sheet.where("COLOCATION"))
    copied = sheet.copy(row, score="70")
    sheet.expect(row.at("rsc"), copied.at("rsc"), copied.at("score"), copied.at("with-rsc"))


@mistake("an order twice", "B12")
def order_twice(sheet: Design) -> None:
    double(sheet, sheet.pick(sheet.where("ORDER")))


@mistake("a row of the fencing levels twice", "E09")
def level_twice(sheet: Design) -> None:
    double(sheet, sheet.pick(sheet.where(*LEVELS)))


@mistake("a row of the tree one column too deep", "I01")
def too_deep(sheet: Design) -> None:
    tree = sheet.tree()
    found = [n for n, item in enumerate(tree) if item.depth < 2]
    at = sheet.rng.choice(found)
    row, spot = tree[at].row, tree[at].row.first
    sheet.expect(*(item.row.first for item in tree if item.parent == tree[at].id))
    sheet.expect(*(item.row.at("id") for item in tree[at - 1 : at + 1]))
    sheet.expect(*(reference for reference in sheet.references() if reference.value == tree[at].id))
    sheet.put(Spot(row.cells, spot.column + 1), spot.value)
    sheet.change(spot, "")


@mistake("two kinds in one row of the tree", "I01")
def two_kinds(sheet: Design) -> None:
    row = sheet.rng.choice(sheet.tree()).row
    column = row.first.column
    other = Spot(row.cells, column + 1 if column + 1 < row.columns["id"] else column - 1)
    sheet.put(other, "Primitive")
    sheet.expect(row.first, Spot(row.cells, column))


@mistake("the columns timeout and interval swapped", "A17")
def swapped_times(sheet: Design) -> None:
    swap_columns(sheet, sheet.rng.choice(BLOCKS), "O", "timeout", "interval")


@mistake("the columns name and value swapped", "A17")
def swapped_pair(sheet: Design) -> None:
    swap_columns(sheet, "PRIMITIVE", "A", "name", "value")


@mistake("the columns name and value of the properties swapped", "A17")
def swapped_property(sheet: Design) -> None:
    swap_columns(sheet, "PROPERTY", "", "name", "value")


@mistake("the columns provider and type swapped", "A17")
def swapped_agent(sheet: Design) -> None:
    swap_columns(sheet, "PRIMITIVE", "P", "provider", "type")


@mistake("the columns node and device of the fencing levels swapped", "A17")
def swapped_levels(sheet: Design) -> None:
    tables = [row.table for row in sheet.where(*LEVELS)]
    sheet.need(tables)
    swap_columns(sheet, tables[0], "", "node", "rsc" if "FENCING" in tables[0] else "id")


@mistake("the columns rsc and node of a location swapped", "A17")
def swapped_location(sheet: Design) -> None:
    swap_columns(sheet, "LOCATION_NODE", "", "rsc", "node")


@mistake("the columns attribute and value of a rule swapped", "A17")
def swapped_rule(sheet: Design) -> None:
    table = sheet.rng.choice(["LOCATION_EXPERT", "LOCATION_RULE"])
    swap_columns(sheet, table, "", "attribute", "value")
