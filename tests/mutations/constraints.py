"""Constraints that contradict each other, or point the wrong way."""

from tests.mutations.design import RULES, STATEFUL, Design
from tests.mutations.kinds import mistake
from tests.mutations.sheet import NotHereError, Row, Spot


def promoted_names(sheet: Design) -> set[str]:
    return {item.id for item in sheet.tree() if item.kind in STATEFUL}


def service_pairs(sheet: Design) -> tuple[str, str]:
    """Two services that stand at the top and do not follow a promoted instance."""
    names = [item.id for item in sheet.roots("Group", "Primitive")]
    sheet.need(len(names) > 1)
    one, other = sheet.rng.sample(names, 2)
    return one, other


def any_row(sheet: Design, table: str) -> Row:
    return sheet.pick(sheet.where(table))


@mistake("a constraint of a resource with itself", "B10")
def self_reference(sheet: Design) -> None:
    table, first, second = sheet.rng.choice(
        [("COLOCATION", "rsc", "with-rsc"), ("ORDER", "first-rsc", "then-rsc")]
    )
    row = any_row(sheet, table)
    sheet.put(row.at(first), row.get(second))
    sheet.expect(row.at(second))


@mistake("a constraint on the resource inside a clone", "B07")
def inside_clone(sheet: Design) -> None:
    clones = {item.id for item in sheet.tree() if item.kind in ("Clone", *STATEFUL)}
    spot = sheet.one(
        [
            spot
            for spot in sheet.references()
            if spot.value in clones
            and not any(row.cells is spot.cells for row in sheet.where("RSC_ATTRIBUTES"))
        ]
    )
    sheet.put(spot, sheet.below(spot.value)[0].id)


@mistake("a constraint on one member of a group", "B08")
def inside_group(sheet: Design) -> None:
    groups = {item.id for item in sheet.tree() if item.kind == "Group" and not item.depth}
    tables = sheet.where("COLOCATION", "LOCATION_NODE", "LOCATION", *RULES)
    spots = [row.at("rsc") for row in tables if row.get("rsc") in groups]
    spot = sheet.one(spots)
    members = [item.id for item in sheet.below(spot.value)]
    sheet.put(spot, sheet.rng.choice(members[:-1] or members))


@mistake("a circular order", "H03")
def order_circle(sheet: Design) -> None:
    rows = [row for row in sheet.where("ORDER") if not row.get("first-action")]
    rows = rows or [
        row
        for row in sheet.where("ORDER")
        if row.get("first-action") == "start" and row.get("then-action") == "start"
    ]
    row = sheet.pick(rows)
    strength = {"kind": "Mandatory"} if "kind" in row.columns else {"score": "INFINITY"}
    if "kind" in row.columns:
        sheet.change(row.at("kind"), "Mandatory")
    else:
        sheet.change(row.at("score"), "INFINITY")
    back = sheet.copy(
        row, **{"first-rsc": row.get("then-rsc"), "then-rsc": row.get("first-rsc"), **strength}
    )
    sheet.expect(*(item.at(name) for item in (row, back) for name in ("first-rsc", "then-rsc")))


@mistake("two colocations both ways", "H04")
def mutual_colocation(sheet: Design) -> None:
    rows = [row for row in sheet.where("COLOCATION") if row.get("score") == "INFINITY"]
    row = sheet.pick(rows)
    back = sheet.copy(
        row,
        **{
            "rsc": row.get("with-rsc"),
            "with-rsc": row.get("rsc"),
            "rsc-role": row.get("with-rsc-role"),
            "with-rsc-role": row.get("rsc-role"),
        },
    )
    sheet.expect(*(item.at(name) for item in (row, back) for name in ("rsc", "with-rsc")))


@mistake("a colocation the wrong way round", "H10")
def swapped_colocation(sheet: Design) -> None:
    clones = {item.id for item in sheet.tree() if item.kind == "Clone"}
    rows = [row for row in sheet.where("COLOCATION") if row.get("with-rsc") in clones]
    row = sheet.pick(rows)
    one, other = row.get("rsc"), row.get("with-rsc")
    sheet.put(row.at("rsc"), other)
    sheet.put(row.at("with-rsc"), one)


@mistake("INFINITY and -INFINITY for one pair", "H05")
def plus_and_minus(sheet: Design) -> None:
    rows = [row for row in sheet.where("COLOCATION") if row.get("score") == "INFINITY"]
    row = sheet.pick(rows)
    copied = sheet.copy(row, score="-INFINITY")
    for item in (row, copied):
        sheet.expect(*(item.at(name) for name in ("rsc", "with-rsc", "score")))


@mistake("a service kept off every node", "H06")
def nowhere(sheet: Design) -> None:
    name = sheet.rng.choice(sheet.roots("Group", "Primitive")).id
    for row in keep_off(sheet, name, list(sheet.nodes())):
        sheet.expect(*map(row.at, row.columns))
    sheet.expect(sheet.branch(name).row.at("id"))


@mistake("colocated services without a common node", "H07")
def no_common_node(sheet: Design) -> None:
    one, other = service_pairs(sheet)
    nodes = list(sheet.nodes())
    row = add_colocation(sheet, one, other, "INFINITY")
    sheet.expect(row.at("rsc"), row.at("with-rsc"), row.at("score"))
    for name, kept in ((one, nodes[0]), (other, nodes[1])):
        for row in keep_off(sheet, name, [node for node in nodes if node != kept]):
            sheet.expect(*map(row.at, row.columns))
    sheet.expect(sheet.branch(one).row.at("id"), sheet.branch(other).row.at("id"))


@mistake("an order against the order of the group", "H08")
def against_group(sheet: Design) -> None:
    groups = [item for item in sheet.tree() if item.kind == "Group"]
    groups = [item for item in groups if len(sheet.below(item.id)) > 1]
    sheet.need(groups)
    members = sheet.below(sheet.rng.choice(groups).id)
    row = sheet.pick(sheet.where("ORDER")[-1:])
    kind = {"kind": "Mandatory"} if "kind" in row.columns else {"score": "INFINITY"}
    names = {"first-rsc": members[-1].id, "then-rsc": members[0].id}
    actions = {"first-action": "start", "then-action": "start", "symmetrical": ""}
    copied = sheet.copy(row, **names, **kind, **actions)
    sheet.expect(copied.at("first-rsc"), copied.at("then-rsc"))


@mistake("members of one group kept apart", "H09")
def group_split(sheet: Design) -> None:
    groups = [item for item in sheet.roots("Group") if len(sheet.below(item.id)) > 1]
    sheet.need(groups)
    members = sheet.below(sheet.rng.choice(groups).id)
    row = add_colocation(sheet, members[-1].id, members[0].id, "-INFINITY")
    sheet.expect(*(row.at(name) for name in ("rsc", "with-rsc", "score")))


@mistake("a service that follows the clone, not its promoted instance", "H11")
def follows_any_instance(sheet: Design) -> None:
    rows = sheet.where("COLOCATION", test=lambda row: bool(row.get("with-rsc-role")))
    rows = [row for row in rows if row.get("with-rsc") in promoted_names(sheet)]
    if rows:
        row = sheet.pick(rows)
        sheet.put(row.at("with-rsc-role"), "")
        sheet.expect(row.at("with-rsc"), row.at("rsc"))
        return
    rows = [row for row in sheet.where("COLOCATION") if row.get("rsc-role") == "Promoted"]
    row = sheet.pick(rows)
    sheet.put(row.at("rsc-role"), "")
    sheet.expect(row.at("with-rsc"), row.at("rsc"))


@mistake("start after start of a promotable clone, not after its promotion", "H12")
def start_not_promote(sheet: Design) -> None:
    row = sheet.pick([row for row in sheet.where("ORDER") if row.get("first-action") == "promote"])
    sheet.put(row.at("first-action"), "start")
    sheet.expect(row.at("first-rsc"))


@mistake("the role Promoted of what is never promoted", "H13")
def role_of_plain(sheet: Design) -> None:
    names = promoted_names(sheet)
    rows = [row for row in sheet.where("COLOCATION") if row.get("with-rsc") not in names]
    row = sheet.pick(rows)
    sheet.put(row.at("with-rsc-role"), "Master")
    sheet.expect(row.at("with-rsc"))


@mistake("promote of what is never promoted", "H14")
def promote_of_plain(sheet: Design) -> None:
    names = promoted_names(sheet)
    rows = [row for row in sheet.where("ORDER") if row.get("first-rsc") not in names]
    row = sheet.pick([row for row in rows if "first-action" in row.columns])
    sheet.put(row.at("first-action"), "promote")
    sheet.expect(row.at("first-rsc"))


@mistake("a mandatory order after a watching clone", "H15")
def watching_restarts(sheet: Design) -> None:
    names = {sheet.root(head.get("id")) for head in sheet.heads_of("ping", "storage-mon", "diskd")}
    row = sheet.pick([row for row in sheet.where("ORDER") if row.get("first-rsc") in names])
    column = "kind" if "kind" in row.columns else "score"
    sheet.put(row.at(column), "Mandatory" if column == "kind" else "INFINITY")
    sheet.put(row.at("symmetrical"), "true")
    sheet.expect(row.at("first-rsc"))


@mistake("a negative score of an order", "A08")
def negative_order(sheet: Design) -> None:
    rows = [row for row in sheet.where("ORDER") if "score" in row.columns]
    sheet.put(sheet.pick(rows).at("score"), "-100")


@mistake("INFINITY for the preferred node", "H19")
def infinite_preference(sheet: Design) -> None:
    # what stays wherever it is, is held by nothing stronger
    sticky = sheet.setting("RSC_DEFAULTS", "resource-stickiness").get("value")
    sheet.need(sticky != "INFINITY")
    sheet.put(sheet.one(sheet.preferences()), "INFINITY")


@mistake("two services on two nodes that may never meet", "H23")
def never_together(sheet: Design) -> None:
    sheet.need(len(sheet.nodes()) == 2)
    finite = [row for row in sheet.where("COLOCATION") if row.get("score").startswith("-")]
    if finite:
        row = sheet.pick(finite)
        sheet.put(row.at("score"), "-INFINITY")
    else:
        one, other = service_pairs(sheet)
        row = add_colocation(sheet, one, other, "-INFINITY")
        sheet.expect(row.at("score"))
    sheet.expect(row.at("rsc"), row.at("with-rsc"))


@mistake("a constraint with a fencing device", "H25")
def with_device(sheet: Design) -> None:
    device = sheet.pick(sheet.devices()).get("id")
    name = sheet.rng.choice(sheet.roots("Group", "Primitive")).id
    row = add_colocation(sheet, name, device, "INFINITY")
    sheet.expect(row.at("rsc"), row.at("with-rsc"))


@mistake("an order whose partners are not colocated", "H01")
def order_alone(sheet: Design) -> None:
    rows = [row for row in sheet.where("COLOCATION") if row.get("score") == "INFINITY"]
    ordered = {(row.get("then-rsc"), row.get("first-rsc")) for row in sheet.where("ORDER")}
    row = sheet.pick([row for row in rows if (row.get("rsc"), row.get("with-rsc")) in ordered])
    pair = (row.get("rsc"), row.get("with-rsc"))
    for order in sheet.where("ORDER"):
        if (order.get("then-rsc"), order.get("first-rsc")) == pair:
            sheet.expect(order.at("then-rsc"), order.at("first-rsc"))
    for rule in sheet.where(*RULES):
        if rule.full["rsc"] == pair[0] or "$id=" in rule.get("id_spec"):
            sheet.expect(rule.at("attribute"))
    sheet.drop(row.cells)


@mistake("a Serialize order that is also symmetrical", "H17")
def serialize_symmetrical(sheet: Design) -> None:
    row = sheet.pick([row for row in sheet.where("ORDER") if row.get("kind") == "Serialize"])
    sheet.put(row.at("symmetrical"), "true")


@mistake("a ticket's role of what is never promoted", "H13")
def ticket_role(sheet: Design) -> None:
    names = promoted_names(sheet)
    rows = [row for row in sheet.where("RSC_TICKET") if row.get("rsc") not in names]
    sheet.put(sheet.pick(rows).at("role"), "Master")


@mistake("a reused rule that nobody named", "G11")
def unknown_rule(sheet: Design) -> None:
    rows = [row for row in sheet.where("LOCATION_EXPERT") if "$id-ref" in row.get("id_spec")]
    spot = sheet.spot(rows, "id_spec")
    sheet.put(spot, spot.value.replace("down", "dwon"))


def add_colocation(sheet: Design, one: str, other: str, score: str) -> Row:
    row = sheet.pick(sheet.where("COLOCATION")[-1:])
    names = {"rsc": one, "with-rsc": other, "score": score, "rsc-role": "", "with-rsc-role": ""}
    copied = sheet.copy(row, **names)
    sheet.read()
    return copied


def keep_off(sheet: Design, name: str, nodes: list[str]) -> list[Row]:
    """-INFINITY for a resource on nodes, written as the sheet writes it."""
    for table in ("LOCATION_NODE", "LOCATION_EXPERT"):
        rows = sheet.where(table)
        if not rows:
            continue
        made = []
        for node in nodes:
            values = dict.fromkeys(rows[-1].columns, "")
            if table == "LOCATION_NODE":
                values |= {"rsc": name, "prefers/avoids": "avoids", "node": node}
            else:
                values |= {"rsc": name, "score": "-INFINITY"}
                values |= {"attribute": "#uname", "op": "eq", "value": node}
            copied = sheet.copy(rows[-1], **values)
            made.append(copied)
        sheet.read()
        return made
    rows = [row for row in sheet.where("LOCATION") if row.get("rsc") == name]
    if not rows:
        raise NotHereError
    column = rows[0].columns["score:-INFINITY"]
    sheet.change(Spot(rows[0].cells, column), " ".join(nodes))
    return rows
