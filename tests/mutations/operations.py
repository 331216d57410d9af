"""Operations: monitors that are missing, times that do not fit, what follows a failure."""

from tests.mutations.design import Design
from tests.mutations.kinds import mistake
from tests.mutations.sheet import Row, Spot

DISKS = ("Filesystem", "LVM-activate", "sfex")


def promotable(sheet: Design) -> list[Row]:
    """The rows P of primitives that are promoted."""
    return [
        head
        for head in sheet.services()
        if any(row.get("type") == "promote" for row in sheet.operations(head))
    ]


def plain(sheet: Design) -> list[Row]:
    """The others."""
    names = [head.get("id") for head in promotable(sheet)]
    return [head for head in sheet.services() if head.get("id") not in names]


def drop_operation(sheet: Design, heads: list[Row], *names: str) -> None:
    """Lose a row; the resource's own cell has to be named, or its operations."""
    row = sheet.pick(sheet.all_operations(heads, *names))
    head = sheet.owner(row)
    sheet.expect(head.at("id"))
    sheet.drop(row.cells)


@mistake("a service without a monitor", "D01")
def no_monitor(sheet: Design) -> None:
    drop_operation(sheet, plain(sheet), "monitor")


@mistake("a monitor with interval 0", "D02")
def monitor_never(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(plain(sheet), "monitor"))
    sheet.put(row.at("interval"), "0s")


@mistake("a monitor without an interval", "D02")
def monitor_interval_empty(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(sheet.services(), "monitor"))
    sheet.put(row.at("interval"), "")


@mistake("a start or stop with an interval", "D05")
def start_recurs(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(sheet.heads_of(), "start", "stop"))
    sheet.put(row.at("interval"), "10s")


@mistake("a notify with an interval", "D05")
def notify_recurs(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(sheet.services(), "notify"))
    sheet.put(row.at("interval"), "10s")


@mistake("both monitors of a promotable resource at one interval", "D03")
def equal_intervals(sheet: Design) -> None:
    head = sheet.pick(promotable(sheet))
    first, second = sheet.operations(head, "monitor")
    sheet.expect(first.at("interval"))
    sheet.put(second.at("interval"), first.get("interval"))


@mistake("a promotable resource without the monitor of one role", "D04")
def no_role_monitor(sheet: Design) -> None:
    drop_operation(sheet, promotable(sheet), "monitor")


@mistake("a monitor's role forgotten", "D04")
def role_forgotten(sheet: Design) -> None:
    # without a role a monitor is for the unpromoted instance
    rows = sheet.all_operations(promotable(sheet), "monitor")
    row = sheet.pick([row for row in rows if row.get("role") in ("Master", "Promoted")])
    sheet.expect(sheet.owner(row).at("id"))
    sheet.put(row.at("role"), "")


@mistake("both monitors of a promotable resource with one role", "D04")
def one_role_twice(sheet: Design) -> None:
    head = sheet.pick(promotable(sheet))
    first, second = sheet.operations(head, "monitor")
    sheet.expect(head.at("id"), first.at("role"))
    sheet.put(second.at("role"), first.get("role"))


@mistake("an operation that the agent does not have", "D07")
def operation_not_offered(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(plain(sheet), "start"))
    sheet.expect(sheet.copy(row, type="promote").at("type"))


@mistake("a timeout far below the agent's advice", "D09")
def timeout_short(sheet: Design) -> None:
    types = ("Filesystem", "pgsql", "IPaddr2", "LVM-activate", "redis", "nginx", "nfsserver")
    rows = sheet.all_operations(sheet.heads_of(*types), "start", "stop", "monitor", "promote")
    sheet.put(sheet.spot(rows, "timeout"), "5s")


@mistake("a timeout left empty", "D08")
def timeout_empty(sheet: Design) -> None:
    sheet.drop(*(row.cells for row in sheet.where("OP_DEFAULTS")))
    rows = sheet.all_operations(sheet.heads_of(*DISKS, "pgsql", "redis"), "start", "stop")
    spot = sheet.spot(rows, "timeout")
    row = next(item for item in sheet.data if item.cells is spot.cells)
    sheet.put(spot, "")
    sheet.expect(row.at("type"))


@mistake("the start or stop of a disk or database not listed", "D08")
def operation_missing(sheet: Design) -> None:
    sheet.drop(*(row.cells for row in sheet.where("OP_DEFAULTS")))
    drop_operation(sheet, sheet.heads_of(*DISKS, "pgsql", "redis"), "start", "stop")


@mistake("ping: a timeout shorter than all its attempts", "D10")
def ping_timeout(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(sheet.heads_of("ping"), "monitor", "start"))
    sheet.put(row.at("timeout"), "8s")


@mistake("sfex: a start shorter than the lock's expiry", "D11")
def sfex_start(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(sheet.heads_of("sfex"), "start"))
    sheet.put(row.at("timeout"), "60s")


@mistake("sfex: a lock that expires before it is renewed", "D11")
def sfex_lock(sheet: Design) -> None:
    sheet.put(sheet.pick(sheet.with_parameter("lock_timeout", "sfex")).at("value"), "5")


@mistake("VIPcheck: a start shorter than all its tries", "D12")
def vipcheck_start(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(sheet.heads_of("VIPcheck"), "start"))
    sheet.put(row.at("timeout"), "25s")


@mistake("the stop of a disk ignored", "D16")
def disk_stop_ignored(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(sheet.heads_of(*DISKS), "stop"))
    sheet.put(row.at("on-fail"), "ignore")


@mistake("the stop of a virtual address ignored", "D16")
def address_stop_ignored(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(sheet.heads_of("IPaddr2"), "stop"))
    sheet.put(row.at("on-fail"), "ignore")


@mistake("the stop of a service blocks though fencing is on", "D15")
def stop_blocks(sheet: Design) -> None:
    types = (*DISKS, "IPaddr2", "pgsql", "redis")
    row = sheet.pick(sheet.all_operations(sheet.heads_of(*types), "stop", "demote"))
    sheet.put(row.at("on-fail"), "block")


@mistake("a monitor whose failure is ignored", "D18")
def monitor_ignored(sheet: Design) -> None:
    watchers = ("ping", "storage-mon", "diskd", "VIPcheck")
    heads = [head for head in plain(sheet) if head.get("type") not in watchers]
    row = sheet.pick(sheet.all_operations(heads, "monitor"))
    sheet.put(row.at("on-fail"), "ignore")


@mistake("on-fail=demote of a start", "D17")
def demote_start(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(plain(sheet), "start"))
    sheet.put(row.at("on-fail"), "demote")


@mistake("a notify operation without the meta attribute notify", "D21")
def notify_unused(sheet: Design) -> None:
    row = sheet.pick(sheet.container_meta("notify"))
    inner = sheet.below(sheet.container(row))
    head = sheet.head(inner[0].id)
    sheet.expect(sheet.branch(sheet.container(row)).row.at("id"), head.at("id"))
    sheet.expect(*(item.at("type") for item in sheet.operations(head, "notify")))
    keep_container(sheet, row)


@mistake("the meta attribute notify false", "I07")
def notify_false(sheet: Design) -> None:
    row = sheet.pick(sheet.container_meta("notify"))
    sheet.put(row.at("value"), "false")


@mistake("a start-delay without a word about why", "D20")
def delay_unexplained(sheet: Design) -> None:
    heads = [head for head in sheet.heads_of() if head.get("type") != "VIPcheck"]
    row = sheet.pick([row for row in sheet.all_operations(heads) if row.get("start-delay")])
    for column in range(max(row.columns.values()) + 1, len(row.cells)):
        sheet.change(Spot(row.cells, column), "")
    sheet.expect(row.at("start-delay"))


@mistake("a database asked every second", "D23")
def monitor_too_often(sheet: Design) -> None:
    row = sheet.pick(sheet.all_operations(sheet.heads_of("pgsql", "apache", "nginx"), "monitor"))
    sheet.put(row.at("interval"), "1s")


def keep_container(sheet: Design, row: Row) -> None:
    """Lose a row of RSC_ATTRIBUTES; where it names the container, the next row takes that over."""
    name = row.get("id")
    if name:
        at = next(n for n, cells in enumerate(sheet.rows) if cells is row.cells)
        below = sheet.rows[at + 1]
        follows = any(item.cells is below for item in sheet.where("RSC_ATTRIBUTES"))
        if follows and not below[row.columns["id"]]:
            for column in ("id", "type"):
                if column in row.columns:
                    below[row.columns[column]] = row.full[column]
    sheet.drop(row.cells)
