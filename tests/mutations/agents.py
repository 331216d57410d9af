"""Parameters of agents that do not fit, or fit twice."""

from tests.mutations.design import Design
from tests.mutations.kinds import mistake
from tests.mutations.sheet import Row

ADDRESSES = ("IPaddr2",)


def addresses(sheet: Design) -> list[Row]:
    return sheet.with_parameter("ip", *ADDRESSES)


def lose(sheet: Design, row: Row, *names: str) -> None:
    """Lose a row of parameters; the resource itself has to be named."""
    head = sheet.owner(row)
    sheet.expect(*(head.at(name) for name in names or ("id",)))
    rows = sheet.attributes(head)
    at = [item.cells for item in rows].index(row.cells)
    if row.get("type"):
        sheet.need(at + 1 < len(rows))
        sheet.change(rows[at + 1].at("type"), row.get("type"))
    sheet.drop(row.cells)


@mistake("one virtual address twice", "J05")
def address_twice(sheet: Design) -> None:
    rows = addresses(sheet)
    sheet.need(len(rows) > 1)
    one, other = sheet.rng.sample(rows, 2)
    sheet.expect(other.at("value"))
    sheet.put(one.at("value"), other.get("value"))


@mistake("one disk mounted twice", "J10")
def disk_twice(sheet: Design) -> None:
    copy_parameter(sheet, "device", "Filesystem")


@mistake("one mount point twice", "J11")
def directory_twice(sheet: Design) -> None:
    copy_parameter(sheet, "directory", "Filesystem")


@mistake("one volume group twice", "J05")
def volume_group_twice(sheet: Design) -> None:
    copy_parameter(sheet, "vgname", "LVM-activate")


@mistake("one export number twice", "J05")
def export_twice(sheet: Design) -> None:
    copy_parameter(sheet, "fsid", "exportfs")


def copy_parameter(sheet: Design, name: str, agent: str) -> None:
    rows = sheet.with_parameter(name, agent)
    sheet.need(len(rows) > 1)
    one, other = sheet.rng.sample(rows, 2)
    sheet.expect(other.at("value"))
    sheet.put(one.at("value"), other.get("value"))


@mistake("a required parameter lost", "J01")
def required_lost(sheet: Design) -> None:
    needed = {
        "IPaddr2": ("ip",),
        "Filesystem": ("device", "directory", "fstype"),
        "exportfs": ("clientspec", "directory"),
        "ping": ("host_list",),
        "VIPcheck": ("target_ip",),
        "diskd": ("name",),
        "sfex": ("device",),
        "LVM-activate": ("vgname", "vg_access_mode"),
    }
    rows = [
        row
        for agent, names in needed.items()
        for name in names
        for row in sheet.with_parameter(name, agent)
    ]
    row = sheet.pick([row for row in rows if not row.get("rule")])
    head = sheet.owner(row)
    sheet.expect(sheet.branch(head.get("id")).row.at("id"))
    lose(sheet, row, "id", "type")


@mistake("an address that is none", "J06")
def bad_address(sheet: Design) -> None:
    spot = sheet.pick(addresses(sheet)).at("value")
    sheet.put(spot, f"{spot.value.rpartition('.')[0]}.256")


@mistake("an address with a comma for a dot", "J06")
def comma_address(sheet: Design) -> None:
    spot = sheet.pick(addresses(sheet)).at("value")
    sheet.put(spot, spot.value.replace(".", ",", 1))


@mistake("the address of the network itself", "J06")
def network_address(sheet: Design) -> None:
    spot = sheet.pick(addresses(sheet)).at("value")
    sheet.put(spot, f"{spot.value.rpartition('.')[0]}.0")


@mistake("a virtual address that is a BMC's", "J06")
def address_of_bmc(sheet: Design) -> None:
    device = sheet.pick(
        [
            row
            for head in sheet.devices()
            for row in sheet.attributes(head)
            if row.get("name") in ("ip", "ipaddr")
        ]
    )
    sheet.expect(device.at("value"))
    sheet.put(sheet.pick(addresses(sheet)).at("value"), device.get("value"))


@mistake("a netmask that is none", "J07")
def bad_netmask(sheet: Design) -> None:
    sheet.put(sheet.pick(sheet.with_parameter("cidr_netmask", *ADDRESSES)).at("value"), "33")


@mistake("a netmask forgotten", "J07")
def no_netmask(sheet: Design) -> None:
    row = sheet.pick(sheet.with_parameter("cidr_netmask", *ADDRESSES))
    lose(sheet, row, "id", "type")


@mistake("an interface forgotten", "J08")
def no_interface(sheet: Design) -> None:
    rows = [row for row in sheet.with_parameter("nic", *ADDRESSES) if not row.get("rule")]
    lose(sheet, sheet.pick(rows), "id", "type")


@mistake("a node that no interface is given for", "J08")
def interface_of_no_node(sheet: Design) -> None:
    rows = [row for row in sheet.with_parameter("nic", *ADDRESSES) if row.get("rule")]
    row = sheet.pick([row for row in rows if " or " not in row.get("rule")])
    head = sheet.owner(row)
    others = [item for item in sheet.attributes(head) if item.get("name") == "nic"]
    sheet.expect(head.at("id"), *(other.at("name") for other in others))
    sheet.expect(*(other.at("value") for other in others), *(o.at("rule") for o in others))
    sheet.drop(row.cells)


@mistake("an alias in place of an interface", "J26")
def alias(sheet: Design) -> None:
    sheet.put(sheet.pick(sheet.with_parameter("nic", *ADDRESSES)).at("value"), "eth0:0")


@mistake("a device name that changes with the next boot", "J12")
def unstable_device(sheet: Design) -> None:
    rows = sheet.with_parameter("device", "Filesystem", "sfex")
    sheet.put(sheet.pick(rows).at("value"), "/dev/sdb1")


@mistake("a mount point that is no absolute path", "J13")
def relative_directory(sheet: Design) -> None:
    spot = sheet.pick(sheet.with_parameter("directory", "Filesystem")).at("value")
    sheet.put(spot, spot.value.lstrip("/"))


@mistake("sfex on the disk that it protects", "J16")
def lock_on_data(sheet: Design) -> None:
    data = sheet.pick(sheet.with_parameter("device", "Filesystem"))
    sheet.expect(data.at("value"))
    sheet.put(sheet.pick(sheet.with_parameter("device", "sfex")).at("value"), data.get("value"))


@mistake("VIPcheck of an address that nobody has", "J18")
def check_of_nothing(sheet: Design) -> None:
    spot = sheet.pick(sheet.with_parameter("target_ip", "VIPcheck")).at("value")
    sheet.put(spot, f"{spot.value}9")


@mistake("rep_mode misspelt", "J20")
def bad_rep_mode(sheet: Design) -> None:
    sheet.put(sheet.pick(sheet.with_parameter("rep_mode")).at("value"), "syn")


@mistake("a replicated database without its node_list", "J20")
def no_node_list(sheet: Design) -> None:
    row = sheet.pick(sheet.with_parameter("node_list"))
    sheet.expect(sheet.parameter(sheet.owner(row), "rep_mode").at("value"))
    lose(sheet, row)


@mistake("a node missing in node_list", "J21")
def node_list_short(sheet: Design) -> None:
    spot = sheet.pick(sheet.with_parameter("node_list")).at("value")
    sheet.put(spot, spot.value.split()[0])


@mistake("a node misspelt in node_list", "J21")
def node_list_typo(sheet: Design) -> None:
    spot = sheet.pick(sheet.with_parameter("node_list")).at("value")
    sheet.put(spot, spot.value[:-1] + "x")


@mistake("a master_ip that is no virtual address", "J21")
def wrong_master_ip(sheet: Design) -> None:
    spot = sheet.pick(sheet.with_parameter("master_ip")).at("value")
    sheet.put(spot, f"{spot.value.rpartition('.')[0]}.199")


@mistake("a replication slot with capitals", "J22")
def bad_slot(sheet: Design) -> None:
    sheet.put(sheet.pick(sheet.with_parameter("replication_slot_name")).at("value"), "Slot-1")


@mistake("the old agent IPaddr", "J26")
def old_address(sheet: Design) -> None:
    sheet.put(sheet.pick(sheet.heads_of(*ADDRESSES)).at("type"), "IPaddr")


@mistake("an init script in place of an agent", "J27")
def init_script(sheet: Design) -> None:
    head = sheet.pick(sheet.heads_of("apache", "nginx", "postfix", "dovecot", "ldirectord"))
    sheet.change(head.at("provider"), "")
    sheet.put(head.at("class"), "lsb")


@mistake("a word where a parameter takes a number", "J04")
def word_in_number(sheet: Design) -> None:
    rows = sheet.with_parameter("pgport") + sheet.with_parameter("attempts")
    rows += sheet.with_parameter("multiplier") + sheet.with_parameter("arp_count")
    sheet.put(sheet.pick(rows).at("value"), "many")


@mistake("a boolean parameter misspelt", "J04")
def bad_boolean(sheet: Design) -> None:
    names = ("lvs_support", "nfsv4_only", "check_wal_receiver", "wait_for_leasetime_on_stop")
    rows = [row for name in names for row in sheet.with_parameter(name)]
    sheet.put(sheet.pick(rows).at("value"), "ture")


@mistake("a former name of a parameter", "J29")
def former_name(sheet: Design) -> None:
    rows = sheet.with_parameter("ip", "fence_ipmilan", "fence_apc_snmp")
    sheet.put(sheet.pick(rows).at("name"), "ipaddr")
