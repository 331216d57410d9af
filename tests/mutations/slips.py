"""Slips of the hand: names, numbers and signs."""

from tests.mutations.design import LEVELS, RULES, STATEFUL, Design
from tests.mutations.kinds import mistake
from tests.mutations.sheet import Spot, typo

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
SETTINGS = ("PROPERTY", "RSC_DEFAULTS", "OP_DEFAULTS")


def misspell(sheet: Design, spot: Spot) -> None:
    sheet.put(spot, typo(spot.value, sheet.rng))


@mistake("typo in a resource id where it is referred to", "B04")
def reference_typo(sheet: Design) -> None:
    misspell(sheet, sheet.one(sheet.references()))


@mistake("typo in a resource id in its own table", "B06")
def definition_typo(sheet: Design) -> None:
    misspell(sheet, sheet.pick(sheet.heads_of()).at("id"))


@mistake("typo in a resource id in the tree", "B06")
def tree_typo(sheet: Design) -> None:
    primitives = [item for item in sheet.tree() if item.kind in ("Primitive", "Stonith")]
    misspell(sheet, sheet.rng.choice(primitives).row.at("id"))


@mistake("blank in a resource id", "B02")
def id_blank(sheet: Design) -> None:
    spot = sheet.pick(sheet.heads_of()).at("id")
    sheet.put(spot, f"{spot.value[:3]} {spot.value[3:]}")


@mistake("Japanese letters in a resource id", "B03")
def id_japanese(sheet: Design) -> None:
    spot = sheet.rng.choice(sheet.tree()).row.at("id")
    sheet.put(spot, f"{spot.value}仮想")


@mistake("typo in a table's name", "A09")
def table_typo(sheet: Design) -> None:
    misspell(sheet, Spot(sheet.rng.choice(sheet.titles), 1))


@mistake("typo in a column's name", "A10")
def column_typo(sheet: Design) -> None:
    cells, _, _ = sheet.rng.choice([head for head in sheet.heads if head[1] != "LOCATION"])
    columns = [n for n in range(2, len(cells)) if len(cells[n]) > 1]
    misspell(sheet, Spot(cells, sheet.rng.choice(columns)))


@mistake("typo in the name of an agent's parameter", "J02")
def parameter_typo(sheet: Design) -> None:
    rows = [row for head in sheet.heads_of() for row in sheet.attributes(head)]
    misspell(sheet, sheet.spot([row for row in rows if len(row.get("name")) > 2], "name"))


@mistake("typo in an agent's type", "J03")
def agent_typo(sheet: Design) -> None:
    misspell(sheet, sheet.pick(sheet.heads_of()).at("type"))


@mistake("typo in an agent's provider", "J03")
def provider_typo(sheet: Design) -> None:
    misspell(sheet, sheet.spot(sheet.services(), "provider"))


@mistake("typo in an agent's class", "J03")
def class_typo(sheet: Design) -> None:
    misspell(sheet, sheet.spot(sheet.where("PRIMITIVE", part="P"), "class"))


@mistake("typo in an operation's name", "D06")
def operation_typo(sheet: Design) -> None:
    misspell(sheet, sheet.pick(sheet.all_operations(sheet.heads_of())).at("type"))


@mistake("typo in a property's name", "C01")
def property_typo(sheet: Design) -> None:
    misspell(sheet, sheet.pick(sheet.where("PROPERTY")).at("name"))


@mistake("typo in a resource default's name", "C02")
def default_typo(sheet: Design) -> None:
    misspell(sheet, sheet.pick(sheet.where("RSC_DEFAULTS")).at("name"))


@mistake("typo in an operation default's name", "C02")
def operation_default_typo(sheet: Design) -> None:
    misspell(sheet, sheet.pick(sheet.where("OP_DEFAULTS")).at("name"))


@mistake("typo in a meta attribute's name", "C02")
def meta_typo(sheet: Design) -> None:
    rows = sheet.where("RSC_ATTRIBUTES")
    rows += [row for head in sheet.heads_of() for row in sheet.attributes(head, "meta")]
    misspell(sheet, sheet.pick(rows).at("name"))


@mistake("full-width digits in a time", "A01")
def wide_time(sheet: Design) -> None:
    spot = sheet.spot(sheet.all_operations(sheet.heads_of()), "timeout")
    sheet.put(spot, spot.value.translate(WIDE))


@mistake("full-width digits in a parameter", "A01")
def wide_parameter(sheet: Design) -> None:
    rows = [row for head in sheet.heads_of() for row in sheet.attributes(head)]
    digits = [row for row in rows if any(sign.isdigit() for sign in row.get("value"))]
    spot = sheet.pick(digits).at("value")
    sheet.put(spot, spot.value.translate(WIDE))


@mistake("full-width digits in a property or a default", "A01")
def wide_setting(sheet: Design) -> None:
    rows = [row for row in sheet.where(*SETTINGS) if any(c.isdigit() for c in row.get("value"))]
    spot = sheet.pick(rows).at("value")
    sheet.put(spot, spot.value.translate(WIDE))


@mistake("a true minus sign (U+2212) in a score", "A03")
def minus_sign(sheet: Design) -> None:
    rows = sheet.where("COLOCATION", *RULES, test=lambda row: row.get("score").startswith("-"))
    spot = sheet.spot(rows, "score")
    sheet.put(spot, spot.value.replace("-", "−"))


@mistake("a dash of the spreadsheet program (U+2013) in a parameter", "A03")
def dash_in_parameter(sheet: Design) -> None:
    rows = [row for head in sheet.heads_of() for row in sheet.attributes(head)]
    spot = sheet.pick([row for row in rows if "-" in row.get("value")]).at("value")
    sheet.put(spot, spot.value.replace("-", "–", 1))


@mistake("an invisible character in an id", "A02")
def invisible_in_id(sheet: Design) -> None:
    spot = sheet.one(sheet.references())
    sheet.put(spot, f"{spot.value[:2]}\u200b{spot.value[2:]}")


@mistake("a no-break space in a value", "A02")
def no_break_space(sheet: Design) -> None:
    spot = sheet.pick(sheet.with_parameter("host_list")).at("value")
    sheet.put(spot, spot.value.replace(" ", "\u00a0"))


@mistake("a placeholder left in an address", "A05")
def placeholder(sheet: Design) -> None:
    spot = sheet.pick(sheet.with_parameter("ip")).at("value")
    sheet.put(spot, "192.168.xxx.xxx")


@mistake("a boolean property misspelt", "A06")
def boolean_typo(sheet: Design) -> None:
    sheet.put(sheet.setting("PROPERTY", "stonith-enabled").at("value"), "ture")


@mistake("a boolean meta attribute misspelt", "A06")
def boolean_meta_typo(sheet: Design) -> None:
    sheet.put(sheet.spot(sheet.where("RSC_ATTRIBUTES", value="true"), "value"), "tue")


@mistake("a unit misspelt", "A07")
def wrong_unit(sheet: Design) -> None:
    spot = sheet.spot(sheet.all_operations(sheet.heads_of()), "timeout")
    sheet.put(spot, f"{spot.value}ex")


@mistake("the letter O for a zero in a time", "A07")
def letter_for_digit(sheet: Design) -> None:
    spot = sheet.spot(sheet.all_operations(sheet.heads_of()), "timeout")
    sheet.put(spot, spot.value.replace("0", "O", 1))


@mistake("a score misspelt", "A08")
def score_typo(sheet: Design) -> None:
    rows = sheet.where("COLOCATION", "LOCATION_NODE", *RULES)
    spot = sheet.spot([row for row in rows if "INFINITY" in row.get("score")], "score")
    sheet.put(spot, spot.value.replace("INFINITY", "INFINTY"))


@mistake("a stickiness misspelt", "C10")
def stickiness_typo(sheet: Design) -> None:
    sheet.put(sheet.setting("RSC_DEFAULTS", "resource-stickiness").at("value"), "INFINIT")


@mistake("a threshold that is no number", "C05")
def threshold_word(sheet: Design) -> None:
    sheet.put(sheet.setting("RSC_DEFAULTS", "migration-threshold").at("value"), "one")


@mistake("a negative threshold", "C05")
def threshold_negative(sheet: Design) -> None:
    sheet.put(sheet.setting("RSC_DEFAULTS", "migration-threshold").at("value"), "-1")


@mistake("a quorum policy misspelt", "C03")
def policy_typo(sheet: Design) -> None:
    misspell(sheet, sheet.setting("PROPERTY", "no-quorum-policy").at("value"))


@mistake("an on-fail misspelt", "D17")
def on_fail_typo(sheet: Design) -> None:
    misspell(sheet, sheet.spot(sheet.all_operations(sheet.heads_of()), "on-fail"))


@mistake("on-fail=nothing, which is gone", "D17")
def on_fail_nothing(sheet: Design) -> None:
    sheet.put(sheet.spot(sheet.all_operations(sheet.heads_of()), "on-fail"), "nothing")


@mistake("a role misspelt", "K05")
def role_typo(sheet: Design) -> None:
    rows = sheet.all_operations(sheet.heads_of())
    spots = [row.at("role") for row in rows if row.get("role")]
    for column in ("rsc-role", "with-rsc-role", "role"):
        tables = sheet.where("COLOCATION", *RULES)
        spots += [row.at(column) for row in tables if row.get(column)]
    misspell(sheet, sheet.one(spots))


@mistake("an action of an order misspelt", "H12")
def action_typo(sheet: Design) -> None:
    misspell(
        sheet, sheet.spot(sheet.where("ORDER"), sheet.rng.choice(["first-action", "then-action"]))
    )


@mistake("a rule's operator misspelt", "G11")
def operator_typo(sheet: Design) -> None:
    misspell(sheet, sheet.spot(sheet.where(*RULES), "op"))


@mistake("a rule's and/or misspelt", "G11")
def joiner_typo(sheet: Design) -> None:
    spot = sheet.spot(sheet.where(*RULES), "bool_op")
    sheet.put(spot, {"or": "ro", "and": "adn"}[spot.value])


@mistake("prefers or avoids misspelt", "A10")
def direction_typo(sheet: Design) -> None:
    misspell(sheet, sheet.spot(sheet.where("LOCATION_NODE"), "prefers/avoids"))


@mistake("an order's symmetrical misspelt", "A06")
def symmetrical_typo(sheet: Design) -> None:
    spot = sheet.spot(sheet.where("ORDER"), "symmetrical")
    sheet.put(spot, {"no": "on't", "false": "fasle", "true": "ture"}[spot.value])


@mistake("an order's kind misspelt", "K01")
def kind_typo(sheet: Design) -> None:
    rows = [row for row in sheet.where("ORDER") if "kind" in row.columns]
    misspell(sheet, sheet.spot(rows, "kind"))


@mistake("a kind of resource misspelt", "A10")
def item_typo(sheet: Design) -> None:
    misspell(sheet, sheet.rng.choice(sheet.tree()).row.first)


@mistake("a kind of parameter misspelt", "A10")
def attribute_kind_typo(sheet: Design) -> None:
    rows = sheet.where("PRIMITIVE", "STONITH", "ALERT", part="A")
    misspell(sheet, sheet.spot(rows, "type"))


@mistake("a fencing level that is no number", "E09")
def level_word(sheet: Design) -> None:
    row = sheet.pick(sheet.where(*LEVELS))
    sheet.put(row.at("index" if "index" in row.columns else "level"), "1st")


@mistake("a fencing level 0", "E09")
def level_zero(sheet: Design) -> None:
    row = sheet.pick(sheet.where(*LEVELS))
    sheet.put(row.at("index" if "index" in row.columns else "level"), "0")


@mistake("a raw command misspelt", "T4")
def raw_typo(sheet: Design) -> None:
    spot = sheet.pick(sheet.where("ADDITIONAL_CONFIG")).at("config")
    words = spot.value.split(" ")
    at = 1 if words[0] == "pcs" else 0
    words[at] = typo(words[at], sheet.rng)
    sheet.put(spot, " ".join(words))


@mistake("a raw command that names an unknown resource", "B15")
def raw_reference_typo(sheet: Design) -> None:
    spot = sheet.pick(sheet.where("ADDITIONAL_CONFIG")).at("config")
    names = [item.id for item in sheet.tree() if f" {item.id}" in spot.value]
    sheet.need(names)
    sheet.put(spot, spot.value.replace(names[0], f"{names[0]}x"))


@mistake("a ticket's loss-policy misspelt", "E28")
def loss_policy_typo(sheet: Design) -> None:
    misspell(sheet, sheet.spot(sheet.where("RSC_TICKET"), "loss-policy"))


@mistake("typo in a node's name in a constraint, a level or a rule", "B05")
def node_typo(sheet: Design) -> None:
    misspell(sheet, sheet.one(sheet.node_cells()))


@mistake("a node's name in other case", "B13")
def node_case(sheet: Design) -> None:
    spot = sheet.one(sheet.node_cells())
    sheet.put(spot, spot.value.upper())


@mistake("typo in a node's name in table NODE", "B13")
def node_table_typo(sheet: Design) -> None:
    misspell(sheet, sheet.one(list(sheet.nodes().values())))


@mistake("typo in a node's name in a list of fencing targets", "E04")
def host_list_typo(sheet: Design) -> None:
    misspell(sheet, sheet.pick(sheet.with_parameter("pcmk_host_list")).at("value"))


@mistake("typo in a node's name in the rule of a parameter", "B05")
def parameter_rule_typo(sheet: Design) -> None:
    rows = [row for head in sheet.heads_of() for row in sheet.attributes(head)]
    spot = sheet.spot([row for row in rows if row.get("rule")], "rule")
    node = sheet.rng.choice([node for node in sheet.nodes() if node in spot.value])
    sheet.put(spot, spot.value.replace(node, typo(node, sheet.rng), 1))


@mistake("a promotable clone written as a plain Clone", "I06")
def promotable_as_clone(sheet: Design) -> None:
    found = [item for item in sheet.tree() if item.kind in STATEFUL]
    sheet.need(found)
    item = sheet.rng.choice(found)
    sheet.put(item.row.first, "Clone")
    sheet.expect(item.row.at("id"), sheet.below(item.id)[0].row.at("id"))
    sheet.expect(sheet.head(sheet.below(item.id)[0].id).at("id"))
