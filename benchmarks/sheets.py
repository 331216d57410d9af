"""Generated sheets of any size, in the shape of the field's forms."""

import csv
from collections.abc import Iterator
from pathlib import Path

Row = list[str]


def rows(primitives: int) -> Iterator[Row]:
    """A sheet of groups of ten primitives: about 11.7 rows a primitive.

    The last member of each group prefers one node and starts after the group before.
    """
    yield ["# generated sheet"]
    yield from _pairs("PROPERTY", [("stonith-enabled", "false"), ("no-quorum-policy", "ignore")])
    yield from _pairs("RSC_DEFAULTS", [("resource-stickiness", "INFINITY")])
    yield ["", "RESOURCES"]
    yield ["", "", "resourceItem", "resourceItem", "resourceItem", "id"]
    for number in range(primitives):
        if number % 10 == 0:
            yield ["", "", "Group", "", "", f"grp{number // 10}", "", "", "group"]
        yield ["", "", "", "Primitive", "", f"prm{number}", "", "", "resource"]
    for number in range(primitives):
        yield from _primitive(number)
    groups = range(0, primitives, 10)
    yield ["", "LOCATION_EXPERT"]
    yield ["", "", "rsc", "score", "bool_op", "attribute", "op", "value", "role", "id_spec"]
    for number in groups:
        yield ["", "", f"grp{number // 10}", "200", "", "#uname", "eq", "pm01"]
        yield ["", "", "", "-inf", "or", "ping", "not_defined"]
        yield ["", "", "", "", "", "ping", "lt", "100"]
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


def _primitive(number: int) -> Iterator[Row]:
    yield ["", "PRIMITIVE"]
    yield ["", "P", "id", "class", "provider", "type"]
    yield ["", "", f"prm{number}", "ocf", "heartbeat", "IPaddr2", "address"]
    yield ["", "A", "type", "name", "value"]
    yield ["", "", "params", "ip", f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"]
    yield ["", "", "", "nic", "eth0", "network card"]
    yield ["", "", "", "cidr_netmask", "24"]
    yield ["", "O", "type", "timeout", "interval", "on-fail"]
    yield ["", "", "start", "60s", "0s", "restart"]
    yield ["", "", "monitor", "60s", "10s", "restart"]
    yield ["", "", "stop", "60s", "0s", "fence"]


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
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("sheet")
    for row in rows(primitives):
        sheet.append([cell or None for cell in row])
    book.save(path)
