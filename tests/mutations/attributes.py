"""What watches the network and disks, and the rules that look at it."""

from tests.mutations.design import RULES, Design
from tests.mutations.kinds import mistake
from tests.mutations.sheet import Row, Spot, typo

WATCHERS = ("ping", "pingd", "diskd", "storage-mon")


def rule_rows(sheet: Design, *operators: str) -> list[Row]:
    """Rows of rules on attributes that an agent sets."""
    names = {row.get("value") for row in sheet.with_parameter("name", *WATCHERS)}
    return [
        row
        for row in sheet.where(*RULES)
        if row.get("attribute") in names and (not operators or row.get("op") in operators)
    ]


def watching_columns(sheet: Design) -> list[Spot]:
    """The headings ping:NAME:VALUE and the like of the old table LOCATION."""
    return [
        Spot(cells, n)
        for cells, table, _ in sheet.heads
        for n, name in enumerate(cells)
        if table == "LOCATION" and name.split(":")[0] in WATCHERS
    ]


def watching_cells(sheet: Design, column: int) -> list[Spot]:
    return [
        Spot(row.cells, column)
        for row in sheet.where("LOCATION")
        if row.cells[column].lower() == "yes"
    ]


def watchers(sheet: Design) -> list[Row]:
    """The rows P of agents whose attribute a rule looks at."""
    names = {row.get("attribute") for row in rule_rows(sheet)}
    names |= {spot.value.split(":")[1] for spot in watching_columns(sheet)}
    return [
        head
        for head in sheet.heads_of(*WATCHERS)
        if any(row.get("value") in names for row in sheet.attributes(head))
    ]


@mistake("a rule on an attribute that nobody sets (typo)", "G01")
def rule_attribute_typo(sheet: Design) -> None:
    rows = rule_rows(sheet)
    if rows:
        spot = sheet.pick(rows).at("attribute")
        sheet.put(spot, typo(spot.value, sheet.rng))
        return
    spot = sheet.one(watching_columns(sheet))
    kind, name, *rest = spot.value.split(":")
    sheet.put(spot, ":".join([kind, typo(name, sheet.rng), *rest]))
    sheet.expect(*watching_cells(sheet, spot.column))


@mistake("an agent that sets another attribute than the rules look at (typo)", "G02")
def set_attribute_typo(sheet: Design) -> None:
    head = sheet.pick(watchers(sheet))
    spot = sheet.parameter(head, "name").at("value")
    sheet.put(spot, typo(spot.value, sheet.rng))


@mistake("the agent's attribute left to its default", "G02")
def attribute_default(sheet: Design) -> None:
    head = sheet.pick(watchers(sheet))
    row = sheet.parameter(head, "name")
    name = row.get("value")
    for other in rule_rows(sheet):
        if other.get("attribute") == name:
            sheet.expect(other.at("attribute"))
    for spot in watching_columns(sheet):
        if spot.value.split(":")[1] == name:
            sheet.expect(spot, *watching_cells(sheet, spot.column))
    sheet.expect(head.at("id"), head.at("type"))
    below = sheet.attributes(head)[1]
    sheet.change(below.at("type"), row.full["type"])
    sheet.drop(row.cells)


@mistake("a threshold that can't be reached", "G03")
def threshold_high(sheet: Design) -> None:
    rows = rule_rows(sheet, "lt")
    if rows:
        sheet.put(sheet.pick(rows).at("value"), "1000")
        return
    columns = [spot for spot in watching_columns(sheet) if spot.value.startswith("ping")]
    spot = sheet.one(columns)
    sheet.put(spot, ":".join([*spot.value.split(":")[:2], "1000"]))
    sheet.expect(*watching_cells(sheet, spot.column))


@mistake("a multiplier forgotten", "G03")
def no_multiplier(sheet: Design) -> None:
    rows = [row for row in sheet.with_parameter("multiplier") if row.get("value") == "100"]
    row = sheet.pick(rows)
    name = sheet.parameter(sheet.owner(row), "name").get("value")
    for other in rule_rows(sheet, "lt"):
        if other.get("attribute") == name:
            sheet.expect(other.at("value"))
    for spot in watching_columns(sheet):
        if spot.value.split(":")[1] == name:
            sheet.expect(spot, *watching_cells(sheet, spot.column))
    sheet.drop(row.cells)


@mistake("the case not_defined forgotten in a rule", "G04")
def no_not_defined(sheet: Design) -> None:
    row = sheet.pick([row for row in rule_rows(sheet, "not_defined") if row.get("bool_op")])
    name = row.get("attribute")
    at = next(n for n, cells in enumerate(sheet.rows) if cells is row.cells)
    below, after = sheet.rows[at + 1], sheet.rows[at + 2]
    for column in ("rsc", "score", "role", "id_spec"):
        if column in row.columns:
            below[row.columns[column]] = row.get(column)
    if after[row.columns["attribute"]] and not after[row.columns["score"]]:
        below[row.columns["bool_op"]] = row.get("bool_op")
    for other in rule_rows(sheet):
        if other.cells is not row.cells and other.get("attribute") == name:
            sheet.expect(other.at("attribute"), Spot(below, row.columns["attribute"]))
    sheet.drop(row.cells)


@mistake("not_defined and a comparison joined by and", "G05")
def never_true(sheet: Design) -> None:
    row = sheet.pick([row for row in rule_rows(sheet) if row.get("bool_op") == "or"])
    sheet.put(row.at("bool_op"), "and")
    sheet.expect(row.at("attribute"), row.at("score"))
    at = next(n for n, cells in enumerate(sheet.rows) if cells is row.cells)
    below = sheet.rows[at + 1]
    sheet.expect(*(Spot(below, row.columns[name]) for name in ("attribute", "op", "value")))


@mistake("uname in a rule in place of #uname", "G10")
def uname(sheet: Design) -> None:
    sheet.put(sheet.pick(sheet.where(*RULES, attribute="#uname")).at("attribute"), "uname")


@mistake("lt written gt in a rule of -INFINITY", "G03")
def wrong_operator(sheet: Design) -> None:
    row = sheet.pick(rule_rows(sheet, "lt"))
    sheet.expect(row.at("value"))
    sheet.put(row.at("op"), "gt")


@mistake("a number compared with a word", "G09")
def word_for_number(sheet: Design) -> None:
    sheet.put(sheet.pick(rule_rows(sheet, "lt")).at("value"), "ERROR")


@mistake("an attribute of a rule without a value", "G11")
def no_value(sheet: Design) -> None:
    row = sheet.pick(rule_rows(sheet, "lt"))
    sheet.put(row.at("value"), "")
    sheet.expect(row.at("op"))


@mistake("a watching resource that is no clone", "G06")
def not_cloned(sheet: Design) -> None:
    head = sheet.pick(watchers(sheet))
    name = head.get("id")
    branch = sheet.branch(name)
    clone = sheet.branch(branch.parent)
    sheet.need(clone.kind == "Clone")
    for row in sheet.where("RSC_ATTRIBUTES"):
        if row.full["id"] == clone.id:
            sheet.drop(row.cells)
    for spot in sheet.references():
        if spot.value == clone.id:
            sheet.change(spot, name)
    for row in sheet.where("ADDITIONAL_CONFIG"):
        spot = row.at("config")
        sheet.change(spot, spot.value.replace(f" {clone.id} ", f" {name} "))
    sheet.drop(clone.row.cells)
    kind = branch.row.first
    sheet.change(Spot(kind.cells, kind.column - 1), kind.value)
    sheet.change(kind, "")
    sheet.expect(head.at("id"), branch.row.at("id"))


@mistake("a watching clone on one node only", "G06")
def clone_on_one_node(sheet: Design) -> None:
    names = {sheet.root(head.get("id")) for head in watchers(sheet)}
    rows = [row for row in sheet.where("RSC_ATTRIBUTES") if row.full["id"] in names]
    row = sheet.pick(rows)
    same = [other for other in rows if other.full["id"] == row.full["id"]]
    limits = [other for other in same if other.get("name") == "clone-max"]
    if limits:
        sheet.put(limits[0].at("value"), "1")
    else:
        sheet.expect(sheet.copy(row, name="clone-max", value="1").at("value"))


@mistake("two agents that set one attribute", "G08")
def same_attribute(sheet: Design) -> None:
    rows = sheet.with_parameter("name", *WATCHERS)
    sheet.need(len(rows) > 1)
    one, other = sheet.rng.sample(rows, 2)
    sheet.expect(other.at("value"))
    sheet.put(one.at("value"), other.get("value"))


@mistake("the colocation with the watching clone forgotten", "G07")
def no_colocation(sheet: Design) -> None:
    forget(sheet, "COLOCATION", "with-rsc", "rsc")


@mistake("the order after the watching clone forgotten", "G07")
def no_order(sheet: Design) -> None:
    forget(sheet, "ORDER", "first-rsc", "then-rsc")


def forget(sheet: Design, table: str, column: str, other: str) -> None:
    roots = {sheet.root(head.get("id")) for head in watchers(sheet)}
    # a raw command may say the same by way of a third resource
    raw = " ".join(row.get("config") for row in sheet.where("ADDITIONAL_CONFIG"))
    rows = [row for row in sheet.where(table) if row.get(column) in roots]
    row = sheet.pick([row for row in rows if row.get(other) not in raw])
    for rule in rule_rows(sheet):
        if rule.full["rsc"] == row.get(other):
            sheet.expect(rule.at("attribute"), rule.at("rsc"))
    for rule in sheet.where(*RULES):
        if rule.full["rsc"] == row.get(other) and rule.get("id_spec"):
            sheet.expect(rule.at("id_spec"), *(named.at("attribute") for named in rule_rows(sheet)))
    sheet.need(sheet.expected)
    sheet.drop(row.cells)


@mistake("ping watches a virtual address of the cluster", "G12")
def ping_own_address(sheet: Design) -> None:
    spot = sheet.pick(sheet.with_parameter("host_list", "ping")).at("value")
    address = sheet.pick(sheet.with_parameter("ip", "IPaddr2")).get("value")
    sheet.put(spot, f"{spot.value.split()[0]} {address}")


@mistake("ping watches one address only", "G12")
def ping_one_address(sheet: Design) -> None:
    spot = sheet.pick(sheet.with_parameter("host_list", "ping")).at("value")
    sheet.put(spot, spot.value.split()[0])


@mistake("storage-mon without node-health-strategy", "G13")
def no_health_strategy(sheet: Design) -> None:
    head = sheet.pick(sheet.heads_of("storage-mon"))
    row = sheet.setting("PROPERTY", "node-health-strategy")
    sheet.expect(head.at("id"), head.at("type"), sheet.branch(head.get("id")).row.at("id"))
    sheet.drop(row.cells)


@mistake("diskd watches a partition", "G14")
def diskd_partition(sheet: Design) -> None:
    spot = sheet.pick(sheet.with_parameter("device", "diskd")).at("value")
    sheet.put(spot, "/dev/sdb1")
