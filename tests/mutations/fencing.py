"""Fencing that would not fence, or fence the wrong node."""

from tests.mutations.design import LEVELS, Ban, Design
from tests.mutations.kinds import mistake
from tests.mutations.sheet import Row, Spot

BMC = ("fence_ipmilan", "external/ipmi")
PDU = ("fence_apc_snmp",)


def target_of(sheet: Design, head: Row) -> str:
    return sheet.parameter(head, "pcmk_host_list").get("value")


def lose_device(sheet: Design, head: Row) -> None:
    """Take a device out everywhere."""
    name = head.get("id")
    for ban in sheet.device_bans():
        if ban.resource == name:
            drop_keeping(sheet, ban.row)
    for row in sheet.where(*LEVELS):
        if name in (row.get("rsc"), row.get("id")):
            drop_keeping(sheet, row)
    sheet.drop(sheet.branch(name).row.cells, *sheet.block(head))


def drop_keeping(sheet: Design, row: Row) -> None:
    """Lose a row, and leave what it gives to the rows below it where they stand alone."""
    at = next(n for n, cells in enumerate(sheet.rows) if cells is row.cells)
    for other in sheet.data:
        if other.cells is sheet.rows[at + 1] and other.block == row.block:
            for column in ("node", "rsc", "prefers/avoids"):
                number = other.columns.get(column)
                if number is not None and not other.cells[number]:
                    other.cells[number] = row.full.get(column, "")
    sheet.drop(row.cells)


def level_row(sheet: Design) -> Row:
    return sheet.pick(sheet.where(*LEVELS))


def device_column(row: Row) -> str:
    return "rsc" if row.table == "FENCING_TOPOLOGY" else "id"


def add_parameter(sheet: Design, head: Row, name: str, value: str) -> Row:
    """One more parameter of a resource, in its table."""
    row = sheet.attributes(head)[0]
    return sheet.copy(row, name=name, value=value)


@mistake("a node without any fencing device", "E03")
def node_without_device(sheet: Design) -> None:
    node = sheet.rng.choice(list(sheet.nodes()))
    for head in [head for head in sheet.devices() if target_of(sheet, head) == node]:
        lose_device(sheet, head)
        sheet.read()
    sheet.expect(sheet.nodes()[node])


@mistake("no fencing device at all", "E01")
def no_device(sheet: Design) -> None:
    for head in sheet.devices():
        lose_device(sheet, head)
        sheet.read()
    sheet.expect(sheet.setting("PROPERTY", "stonith-enabled").at("value"))


@mistake("a device not kept off its own target", "E05")
def own_target(sheet: Design) -> None:
    ban = sheet.rng.choice(sheet.device_bans())
    sheet.expect(sheet.head(ban.resource).at("id"), sheet.branch(ban.resource).row.at("id"))
    if ban.row.table == "LOCATION":
        sheet.put(ban.node, "")
    else:
        drop_keeping(sheet, ban.row)


@mistake("a device kept off the other node in place of its target", "E05")
def wrong_ban(sheet: Design) -> None:
    ban = sheet.rng.choice(sheet.device_bans())
    sheet.put(ban.node, sheet.other_node(ban.node.value))


@mistake("a device's list naming another node", "E04")
def wrong_target(sheet: Design) -> None:
    head = sheet.pick(sheet.devices())
    spot = sheet.parameter(head, "pcmk_host_list").at("value")
    sheet.put(spot, sheet.other_node(spot.value))


@mistake("a device's list lost", "E26")
def no_list(sheet: Design) -> None:
    heads = [head for head in sheet.devices() if head.get("type") == "fence_ipmilan"]
    head = sheet.pick(heads)
    row = sheet.parameter(head, "pcmk_host_list")
    sheet.expect(head.at("id"), sheet.nodes()[row.get("value")])
    below = sheet.attributes(head)[1]
    sheet.change(below.at("type"), row.full["type"])
    sheet.drop(row.cells)


@mistake("pcmk_host_check=static-list without a list", "E26")
def static_without_list(sheet: Design) -> None:
    row = sheet.parameter(sheet.pick(sheet.devices()), "pcmk_host_list")
    sheet.change(row.at("name"), "pcmk_host_check")
    sheet.put(row.at("value"), "static-list")


@mistake("a pcmk_host_map that can't be read", "E26")
def bad_map(sheet: Design) -> None:
    row = sheet.parameter(sheet.pick(sheet.devices()), "pcmk_host_list")
    sheet.change(row.at("name"), "pcmk_host_map")
    sheet.put(row.at("value"), f"{row.get('value')};1")


@mistake("a fencing level that names an unknown device", "E08")
def unknown_device(sheet: Design) -> None:
    row = level_row(sheet)
    sheet.put(row.at(device_column(row)), "fence-new")


@mistake("a fencing level that names a service", "E08")
def level_with_service(sheet: Design) -> None:
    row = level_row(sheet)
    sheet.put(row.at(device_column(row)), sheet.pick(sheet.services()).get("id"))


@mistake("a fencing level with another node's device", "E08")
def level_with_other_device(sheet: Design) -> None:
    row = level_row(sheet)
    column = device_column(row)
    target = target_of(sheet, sheet.head(row.get(column)))
    others = [head for head in sheet.devices() if target_of(sheet, head) != target]
    sheet.put(row.at(column), sheet.pick(others).get("id"))


@mistake("a node without fencing levels though others have them", "E07")
def node_without_levels(sheet: Design) -> None:
    node = level_row(sheet).full["node"]
    for row in sheet.where(*LEVELS):
        if row.full["node"] == node:
            sheet.drop(row.cells)
            sheet.read()
    sheet.expect(sheet.nodes()[node])


@mistake("a fencing level for the wrong node", "E08")
def level_of_other_node(sheet: Design) -> None:
    row = sheet.pick([row for row in sheet.where(*LEVELS) if row.get("node")])
    sheet.put(row.at("node"), sheet.other_node(row.get("node")))
    for other in sheet.where(*LEVELS):
        if other.full["node"] == row.get("node"):
            sheet.expect(other.at("node"), other.at(device_column(other)))


@mistake("a fencing level 10", "E09")
def level_ten(sheet: Design) -> None:
    row = level_row(sheet)
    sheet.put(row.at("index" if "index" in row.columns else "level"), "10")


def delays(sheet: Design) -> list[Row]:
    names = ("delay", "pcmk_delay_base", "pcmk_delay_max")
    return [
        row
        for head in sheet.devices()
        for row in sheet.attributes(head)
        if row.get("name") in names
    ]


@mistake("two nodes and no delay before fencing", "E11")
def no_delay(sheet: Design) -> None:
    sheet.need(len(sheet.nodes()) == 2, delays(sheet))
    sheet.drop(*(row.cells for row in sheet.where("PROPERTY", name="priority-fencing-delay")))
    for row in delays(sheet):
        sheet.drop(row.cells)
    sheet.expect(*(head.at("id") for head in sheet.devices()))


@mistake("the delay on the device of the wrong node", "E12")
def delay_on_wrong_side(sheet: Design) -> None:
    rows = delays(sheet)
    sheet.need(rows, not priority(sheet), len(sheet.roots("Group")) == 1)
    kept = {target_of(sheet, sheet.owner(row)) for row in rows}
    sheet.need(len(kept) == 1)
    for row in rows:
        owner = sheet.owner(row)
        heads = [head for head in sheet.heads_of(owner.get("type")) if head.block != owner.block]
        sheet.expect(
            *map(
                add_parameter(sheet, sheet.pick(heads), row.get("name"), row.get("value")).at,
                ("name", "value"),
            )
        )
        sheet.drop(row.cells)


@mistake("equal delays on both sides", "E12")
def equal_delays(sheet: Design) -> None:
    rows = delays(sheet)
    sheet.need(rows, len(sheet.nodes()) == 2, not priority(sheet))
    row = rows[0]
    kept = target_of(sheet, sheet.owner(row))
    heads = [
        head
        for head in sheet.devices()
        if target_of(sheet, head) != kept and head.get("type") == sheet.owner(row).get("type")
    ]
    added = add_parameter(sheet, sheet.pick(heads), row.get("name"), row.get("value"))
    sheet.expect(added.at("value"), row.at("value"))


def priority(sheet: Design) -> bool:
    return bool(sheet.where("PROPERTY", name="priority-fencing-delay"))


@mistake("priority-fencing-delay shorter than the devices' own delay", "E13")
def priority_delay_short(sheet: Design) -> None:
    sheet.put(sheet.setting("PROPERTY", "priority-fencing-delay").at("value"), "3s")


@mistake("a device with the parameter action", "E15")
def action_parameter(sheet: Design) -> None:
    added = add_parameter(sheet, sheet.pick(sheet.devices()), "action", "off")
    sheet.expect(added.at("name"), added.at("value"))


@mistake("a BMC with method=cycle", "E15")
def method_cycle(sheet: Design) -> None:
    heads = sheet.heads_of("fence_ipmilan")
    added = add_parameter(sheet, sheet.pick(heads), "method", "cycle")
    sheet.expect(added.at("name"), added.at("value"))


@mistake("a device without a monitor", "E23")
def device_without_monitor(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(sheet.devices(), "monitor"))
    head = sheet.owner(row)
    sheet.expect(head.at("id"), sheet.branch(head.get("id")).row.at("id"))
    sheet.drop(row.cells)


@mistake("two BMCs with one address", "E21")
def same_bmc(sheet: Design) -> None:
    heads = sheet.heads_of(*BMC)
    sheet.need(len(heads) > 1)
    one, other = sheet.rng.sample(heads, 2)
    names = ("ip", "ipaddr")
    first = sheet.parameter(other, *names)
    sheet.expect(first.at("value"))
    sheet.put(sheet.parameter(one, *names).at("value"), first.get("value"))


@mistake("two nodes on one outlet of a power switch", "E21")
def same_outlet(sheet: Design) -> None:
    heads = sheet.heads_of(*PDU)
    sheet.need(len(heads) > 1)
    one = sheet.pick(heads)
    address = sheet.parameter(one, "ip").get("value")
    target = target_of(sheet, one)
    others = [
        head
        for head in heads
        if sheet.parameter(head, "ip").get("value") == address and target_of(sheet, head) != target
    ]
    plug = sheet.parameter(sheet.pick(others), "plug", "port")
    sheet.expect(plug.at("value"))
    sheet.put(sheet.parameter(one, "plug", "port").at("value"), plug.get("value"))


@mistake("a device disabled", "E18")
def device_disabled(sheet: Design) -> None:
    row = sheet.attributes(sheet.pick(sheet.devices()))[-1]
    sheet.expect(sheet.copy(row, type="meta", name="target-role", value="Stopped").at("value"))


@mistake("a device that is for tests only", "E19")
def test_device(sheet: Design) -> None:
    head = sheet.pick(sheet.devices())
    sheet.put(head.at("type"), "fence_dummy")


@mistake("a device allowed on its own target only", "E06")
def only_on_target(sheet: Design) -> None:
    rows = [ban for ban in sheet.device_bans() if "op" in ban.row.columns]
    ban: Ban = sheet.rng.choice(rows) if rows else sheet.rng.choice(sheet.device_bans())
    sheet.expect(sheet.head(ban.resource).at("id"), ban.node)
    if "op" in ban.row.columns:
        sheet.put(ban.row.at("op"), "ne")
    elif ban.row.table == "LOCATION_NODE":
        for node in sheet.nodes():
            if node != ban.node.value:
                sheet.expect(sheet.copy(ban.row, node=node).at("node"))
                sheet.read()
        sheet.drop(ban.row.cells)
    else:
        others = [node for node in sheet.nodes() if node != ban.node.value]
        sheet.put(ban.node, " ".join(others))


@mistake("a device in a clone", "E16")
def device_cloned(sheet: Design) -> None:
    head = sheet.pick(sheet.devices())
    row = sheet.branch(head.get("id")).row
    above = [""] * len(row.cells)
    above[row.first.column] = "Clone"
    above[row.columns["id"]] = "cln-fence"
    at = next(n for n, cells in enumerate(sheet.rows) if cells is row.cells)
    sheet.rows.insert(at, above)
    kind = row.first
    column = kind.column
    sheet.change(Spot(row.cells, column + 1), kind.value)
    sheet.change(Spot(row.cells, column), "")
    sheet.expect(row.at("id"), head.at("id"), Spot(above, row.columns["id"]))
    sheet.expect(Spot(row.cells, column + 1), Spot(above, column))


@mistake("loss-policy=fence of a ticket though fencing is off", "E28")
def ticket_fence(sheet: Design) -> None:
    sheet.change(sheet.setting("PROPERTY", "stonith-enabled").at("value"), "false")
    sheet.put(sheet.pick(sheet.where("RSC_TICKET")).at("loss-policy"), "fence")


@mistake("a delay longer than the device's own timeout", "E14")
def delay_too_long(sheet: Design) -> None:
    limited = [sheet.owner(row) for row in sheet.with_parameter("pcmk_reboot_timeout")]
    head = sheet.pick([head for head in limited if head.get("type").startswith("fence_")])
    old = [row for row in sheet.attributes(head) if row.get("name") == "delay"]
    if old:
        sheet.put(old[0].at("value"), "90")
    else:
        sheet.expect(add_parameter(sheet, head, "delay", "90").at("value"))
