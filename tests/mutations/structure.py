"""Groups, clones and promotable clones that can't be so."""

from tests.mutations.design import STATEFUL, Branch, Design
from tests.mutations.kinds import mistake
from tests.mutations.operations import keep_container
from tests.mutations.sheet import Row, Spot


def stateful(sheet: Design) -> list[Branch]:
    return [item for item in sheet.tree() if item.kind in STATEFUL]


def swap_members(sheet: Design, first: str, second: str) -> None:
    """Swap two rows of the tree."""
    one, other = sheet.branch(first).row.cells, sheet.branch(second).row.cells
    one[:], other[:] = list(other), list(one)


def set_meta(sheet: Design, name: str, meta: str, value: str, *old: str) -> Spot:
    """Set a meta attribute of a container, by whichever name it has there."""
    rows = [row for row in sheet.where("RSC_ATTRIBUTES") if row.full["id"] == name]
    known = [row for row in rows if row.get("name") in (meta, *old)]
    if known:
        sheet.put(known[0].at("value"), value)
        return known[0].at("value")
    row = sheet.pick(rows)
    copied = sheet.copy(row, name=meta, value=value)
    sheet.expect(copied.at("value"))
    return copied.at("value")


@mistake("a clone inside a group", "I01")
def clone_in_group(sheet: Design) -> None:
    groups = [item for item in sheet.tree() if item.kind == "Group" and not item.depth]
    sheet.need(groups)
    spot = sheet.below(sheet.rng.choice(groups).id)[0].row.first
    sheet.put(spot, "Clone")


@mistake("an empty group", "I02")
def empty_group(sheet: Design) -> None:
    row = sheet.rng.choice(sheet.roots("Group", "Primitive", "Clone")).row
    cells = [""] * len(row.cells)
    cells[row.columns["id"]] = "grp-empty"
    cells[2] = "Group"
    at = next(n for n, other in enumerate(sheet.rows) if other is row.cells)
    sheet.rows.insert(at, cells)
    sheet.expect(Spot(cells, row.columns["id"]), Spot(cells, 2))


@mistake("a clone with two resources", "I01")
def clone_of_two(sheet: Design) -> None:
    clones = [item for item in sheet.tree() if item.kind in ("Clone", *STATEFUL)]
    inner = sheet.below(sheet.rng.choice(clones).id)[0]
    cells = list(inner.row.cells)
    cells[inner.row.columns["id"]] = "second-one"
    sheet.insert_after(inner.row.cells, cells)
    sheet.expect(Spot(cells, inner.row.columns["id"]), Spot(cells, inner.row.first.column))


@mistake("several instances a node of an anonymous clone", "I03")
def node_max(sheet: Design) -> None:
    names = {row.full["id"] for row in sheet.where("RSC_ATTRIBUTES")}
    clones = [item.id for item in sheet.tree() if item.kind == "Clone" and item.id in names]
    sheet.need(clones)
    set_meta(sheet, sheet.rng.choice(clones), "clone-node-max", "2")


@mistake("promotable of what can't be promoted", "I04")
def cannot_promote(sheet: Design) -> None:
    clones = [item for item in sheet.tree() if item.kind == "Clone"]
    clones = [item for item in clones if sheet.below(item.id)[0].kind == "Primitive"]
    sheet.need(clones)
    item = sheet.rng.choice(clones)
    pcs = bool(sheet.where("LOCATION_NODE"))
    sheet.put(item.row.first, "Promotable" if pcs else "Ms")
    inner = sheet.below(item.id)[0]
    sheet.expect(item.row.at("id"), inner.row.at("id"))
    head = sheet.head(inner.id)
    sheet.expect(head.at("id"), head.at("type"))


@mistake("two promoted instances of a single writer", "I05")
def two_promoted(sheet: Design) -> None:
    sheet.need(stateful(sheet))
    set_meta(sheet, sheet.rng.choice(stateful(sheet)).id, "promoted-max", "2", "master-max")


@mistake("more instances than there is room for", "I05")
def too_many_instances(sheet: Design) -> None:
    rows = sheet.container_meta("clone-max")
    sheet.put(sheet.pick(rows).at("value"), "5")


@mistake("more promoted instances than instances", "I05")
def too_many_promoted(sheet: Design) -> None:
    sheet.need(stateful(sheet))
    set_meta(sheet, sheet.rng.choice(stateful(sheet)).id, "promoted-max", "7", "master-max")


@mistake("a replicated database that stands alone, in no clone", "I06")
def database_alone(sheet: Design) -> None:
    sheet.need(stateful(sheet))
    item = sheet.rng.choice(stateful(sheet))
    inner = sheet.below(item.id)[0]
    for row in sheet.where("RSC_ATTRIBUTES"):
        if row.full["id"] == item.id:
            sheet.drop(row.cells)
    spots = [spot for spot in sheet.references() if spot.value == item.id]
    for spot in spots:
        sheet.change(spot, inner.id)
    sheet.drop(item.row.cells)
    kind = inner.row.first
    sheet.change(Spot(kind.cells, kind.column - 1), kind.value)
    sheet.change(kind, "")
    head = sheet.head(inner.id)
    sheet.expect(inner.row.at("id"), head.at("id"), head.at("type"))


@mistake("a clone of an ordinary filesystem", "I09")
def filesystem_cloned(sheet: Design) -> None:
    heads = [
        head
        for head in sheet.heads_of("Filesystem")
        if sheet.parameter(head, "fstype").get("value") in ("xfs", "ext4")
    ]
    head = sheet.pick(heads)
    branch = sheet.branch(head.get("id"))
    last = sheet.tree()[-1].row
    clone = [""] * len(last.cells)
    clone[2], clone[last.columns["id"]] = "Clone", "cln-fs"
    inner = [""] * len(last.cells)
    inner[3], inner[last.columns["id"]] = "Primitive", head.get("id")
    sheet.insert_after(last.cells, clone, inner)
    sheet.drop(branch.row.cells)
    sheet.expect(head.at("id"), Spot(inner, last.columns["id"]), head.at("type"))
    sheet.expect(sheet.parameter(head, "fstype").at("value"))


@mistake("the volume group after its filesystem in the group", "I10")
def volume_group_late(sheet: Design) -> None:
    head = sheet.pick(sheet.heads_of("LVM-activate"))
    members = sheet.below(sheet.branch(head.get("id")).parent)
    mounts = {row.get("id") for row in sheet.heads_of("Filesystem")}
    mount = next(item for item in members if item.id in mounts)
    swap(sheet, head.get("id"), mount.id)


@mistake("the database before its filesystem in the group", "I10")
def database_early(sheet: Design) -> None:
    databases = {row.get("id") for row in sheet.heads_of("pgsql")}
    mounts = {row.get("id") for row in sheet.heads_of("Filesystem")}
    for group in (item for item in sheet.tree() if item.kind == "Group"):
        names = [item.id for item in sheet.below(group.id)]
        pair = ([n for n in names if n in mounts], [n for n in names if n in databases])
        if all(pair):
            swap(sheet, pair[0][0], pair[1][0])
            return
    sheet.need(None)


@mistake("sfex after the disk that it protects", "J15")
def lock_late(sheet: Design) -> None:
    lock = sheet.pick(sheet.heads_of("sfex"))
    mounts = {row.get("id") for row in sheet.heads_of("Filesystem")}
    members = sheet.below(sheet.branch(lock.get("id")).parent)
    swap(sheet, lock.get("id"), next(item.id for item in members if item.id in mounts))


@mistake("VIPcheck after the address that it checks", "J18")
def check_late(sheet: Design) -> None:
    check = sheet.pick(sheet.heads_of("VIPcheck"))
    addresses = {row.get("id") for row in sheet.heads_of("IPaddr2")}
    members = sheet.below(sheet.branch(check.get("id")).parent)
    swap(sheet, check.get("id"), next(item.id for item in members if item.id in addresses))


def swap(sheet: Design, first: str, second: str) -> None:
    """Swap two members of a group; either may be named, in the tree or in its own table."""
    swap_members(sheet, first, second)
    for name in (first, second):
        sheet.expect(sheet.branch(name).row.at("id"), sheet.head(name).at("id"))


@mistake("ordered=false of a group, which is deprecated", "I11")
def group_meta(sheet: Design) -> None:
    groups = {item.id for item in sheet.tree() if item.kind == "Group"}
    rows = [row for row in sheet.where("RSC_ATTRIBUTES") if row.full["id"] in groups]
    copied = sheet.copy(sheet.pick(rows), name="ordered", value="false")
    sheet.expect(copied.at("name"), copied.at("value"))


@mistake("the meta attributes of a resource that does not exist any more", "B04")
def stale_attributes(sheet: Design) -> None:
    row = sheet.pick([row for row in sheet.where("RSC_ATTRIBUTES") if row.get("id")])
    sheet.put(row.at("id"), "old-clone")


@mistake("clone-max on a group", "C02")
def clone_meta_on_group(sheet: Design) -> None:
    groups = {item.id for item in sheet.tree() if item.kind == "Group"}
    rows = [row for row in sheet.where("RSC_ATTRIBUTES") if row.full["id"] in groups]
    row: Row = sheet.pick(rows)
    copied = sheet.copy(row, name="clone-max", value="2")
    sheet.expect(copied.at("name"), copied.at("value"))


@mistake("the notify of a replicated database lost", "I07")
def no_notify(sheet: Design) -> None:
    row = sheet.pick(sheet.container_meta("notify"))
    item = sheet.branch(row.full["id"])
    head = sheet.head(sheet.below(item.id)[0].id)
    operations = sheet.operations(head, "notify")
    sheet.drop(*(operation.cells for operation in operations))
    sheet.expect(item.row.at("id"), head.at("id"))
    keep_container(sheet, row)
