"""Generated sheets of any size, in the shape of the field's forms."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

Row = list[str]
NODES = (1, 2)


def rows(primitives: int) -> Iterator[Row]:
    """A clean two-node sheet of groups of ten primitives: about 12 rows a primitive.

    Each group prefers one node and starts after the group before.
    """
    yield ["# generated sheet"]
    yield from _pairs("PROPERTY", [("stonith-enabled", "true"), ("no-quorum-policy", "stop")])
    defaults = [("resource-stickiness", "200"), ("migration-threshold", "3")]
    yield from _pairs("RSC_DEFAULTS", defaults)
    yield ["", "RESOURCES"]
    yield ["", "", "resourceItem", "resourceItem", "resourceItem", "id"]
    yield from (["", "", "Stonith", "", "", f"fence{number}"] for number in NODES)
    for number in range(primitives):
        if number % 10 == 0:
            yield ["", "", "Group", "", "", f"grp{number // 10}", "", "", "group"]
        yield ["", "", "", "Primitive", "", f"prm{number}", "", "", "resource"]
    for number in NODES:
        yield from _device(number)
    yield ["", "LOCATION_NODE"]
    yield ["", "", "rsc", "prefers/avoids", "node", "score"]
    yield from (["", "", f"fence{number}", "avoids", f"pm0{number}"] for number in NODES)
    for number in range(primitives):
        yield from _primitive(number)
    groups = range(0, primitives, 10)
    yield ["", "LOCATION_EXPERT"]
    yield ["", "", "rsc", "score", "bool_op", "attribute", "op", "value", "role", "id_spec"]
    for number in groups:
        yield ["", "", f"grp{number // 10}", "150", "", "#uname", "eq", "pm01"]
        yield ["", "", "", "100", "", "#uname", "eq", "pm02"]
        yield ["", "", "", "-inf", "and", "#uname", "ne", "pm01"]
        yield ["", "", "", "", "", "#uname", "ne", "pm02"]
    yield ["", "ORDER"]
    yield ["", "", "first-rsc", "then-rsc", "score", "symmetrical"]
    for number in list(groups)[1:]:
        yield ["", "", f"grp{number // 10 - 1}", f"grp{number // 10}", "0", "n"]


def _pairs(table: str, pairs: list[tuple[str, str]]) -> Iterator[Row]:
    yield ["", table]
    yield ["", "", "name", "value"]
    for name, value in pairs:
        yield ["", "", name, value, "note"]
    yield []


def _device(number: int) -> Iterator[Row]:
    """The fencing device of one node; the delays differ, so that one node survives."""
    yield ["", "STONITH"]
    yield ["", "P", "id", "type"]
    yield ["", "", f"fence{number}", "fence_apc_snmp"]
    yield ["", "A", "type", "name", "value"]
    yield ["", "", "options", "pcmk_host_map", f"pm0{number}:{number}"]
    yield ["", "", "", "ip", f"192.0.2.{number}"]
    yield ["", "", "", "delay", str(10 * (2 - number))]
    yield ["", "O", "type", "timeout", "interval"]
    yield ["", "", "monitor", "60s", "3600s"]


def _primitive(number: int) -> Iterator[Row]:
    yield ["", "PRIMITIVE"]
    yield ["", "P", "id", "class", "provider", "type"]
    yield ["", "", f"prm{number}", "ocf", "heartbeat", "IPaddr2", "address"]
    yield ["", "A", "type", "name", "value"]
    yield ["", "", "params", "ip", _address(number)]
    yield ["", "", "", "nic", "eth0", "network card"]
    yield ["", "", "", "cidr_netmask", "24"]
    yield ["", "O", "type", "timeout", "interval", "on-fail"]
    yield ["", "", "start", "60s", "0s", "restart"]
    yield ["", "", "monitor", "60s", "10s", "restart"]
    yield ["", "", "stop", "60s", "0s", "fence"]


def _address(number: int) -> str:
    """An address for hosts: neither the network's own nor its broadcast address."""
    net, host = divmod(number, 254)
    return f"10.{net >> 8}.{net & 255}.{host + 1}"


def write_csv(path: Path, primitives: int) -> int:
    """Write a sheet as CSV and give its number of rows."""
    count = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for row in rows(primitives):
            writer.writerow(row)
            count += 1
    return count


def write_xlsx(path: Path, primitives: int) -> None:
    """Write the same sheet as a workbook, all cells as text."""
    write_book(path, rows(primitives))


def write_book(path: Path, rows: Iterable[Row]) -> None:
    """Write rows as a workbook of one sheet, all cells as text."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("sheet")
    for row in rows:
        sheet.append([cell or None for cell in row])
    book.save(path)
