"""Nodes and resources of a CIB to the tables 1-1 to 8-1."""

import re

from tests.corpus.book import Block, Book, Gap
from tests.corpus.plain import Element
from tests.corpus.sets import pairs_of, taken, write_sets

_KINDS = {
    "params": "instance_attributes",
    "meta": "meta_attributes",
    "utilization": "utilization",
}
_OPEN = re.compile(r"[a-z_][a-z0-9_.-]*|OCF_CHECK_LEVEL").fullmatch
_OP = (
    *("timeout", "on-fail", "start-delay", "role", "enabled", "record-pending", "requires"),
    *("interval-origin", "description"),
)


def write_nodes(book: Book, nodes: Element) -> None:
    for node in nodes:
        with book.noting():
            if node.tag != "node":
                raise Gap(f"nodes/{node.tag}")
            found = taken(node, "id", "uname", "type")
            uname = found["uname"]
            block = book.table("NODE")
            block.row({"uname": uname, "id": found["id"], "ntype": found.get("type")})
            for kind, tag in (
                ("attributes", "instance_attributes"),
                ("utilization", "utilization"),
            ):
                write = pairs_of(block, "", {"uname": uname, "ptype": kind})
                write_sets(book, node.findall(tag), write, uname)


def write_resource(book: Book, source: Element, depth: int = 0) -> None:
    """A resource or a template, and all inside it."""
    with book.noting():
        match source.tag:
            case "primitive" | "template":
                _write_primitive(book, source, depth)
            case "group" | "clone":
                _write_container(book, source, depth)
            case "bundle":
                _write_bundle(book, source, depth)
            case _:
                raise Gap(f"resources/{source.tag}")


def _item(book: Book, source: Element, depth: int, kind: str) -> None:
    book.table("RESOURCES").row(
        {
            "depth": str(depth),
            "resourceItem": kind,
            "id": source.get("id"),
            "description": source.get("description"),
        }
    )


def _write_container(book: Book, source: Element, depth: int) -> None:
    found = taken(source, "id", "description", "promotable")
    _item(book, source, depth, "Promotable" if "promotable" in found else source.tag.capitalize())
    table = book.table("RSC_ATTRIBUTES")
    for word, tag in (("params", "instance_attributes"), ("meta", "meta_attributes")):
        cells = {"id": source.get("id"), "type": word}
        write_sets(book, source.findall(tag), pairs_of(table, "", cells), str(source.get("id")))
    for child in source:
        if child.tag in ("meta_attributes", "instance_attributes"):
            continue
        write_resource(book, child, depth + 1)


def _write_primitive(book: Book, source: Element, depth: int) -> None:
    found = taken(source, "id", "class", "provider", "type", "template", "description")
    name, is_template = found["id"], source.tag == "template"
    stonith = (
        found.get("class") == "stonith"
        and "provider" not in found
        and not is_template
        and source.find("utilization") is None
        and (depth == 0 or source.getparent().tag == "group")  # type: ignore[union-attr]
    )
    _item(book, source, depth, "Template" if is_template else "Stonith" if stonith else "Primitive")
    block = book.block("STONITH" if stonith else "PRIMITIVE")
    columns = ("id", "type") if stonith else ("id", "template", "class", "provider", "type")
    block.row({column: found.get(column) for column in columns}, "P")
    for word, tag in _KINDS.items():
        write_sets(book, source.findall(tag), pairs_of(block, "A", {"type": word}), name)
    operations = source.findall("operations")
    if operations:
        taken(operations[0], "id")
    label = operations[0].get("id") if operations else None
    if label is not None:
        block.row({"type": "operations", "name": "$id", "value": label}, "A")
    ops = [op for group in operations for op in group]
    for op in ops:
        with book.noting():
            _write_op(block, op)
    for op in ops:
        _write_op_sets(book, block, op, [(o.get("name"), o.get("interval")) for o in ops])
    for child in source:
        if child.tag not in (*_KINDS.values(), "operations"):
            raise Gap(f"{source.tag}/{child.tag}")


def _write_op(block: Block, op: Element) -> None:
    if op.tag != "op":
        raise Gap(f"operations/{op.tag}")
    found = taken(op, "id", "name", "interval", *_OP)
    opened = _opened(op)
    block.row(
        {
            "type": found["name"],
            "interval": found.get("interval"),
            **{name: found.get(name) for name in _OP},
            **{str(pair.get("name")): pair.get("value") for pair in opened},
        },
        "O",
    )


def _opened(op: Element) -> list[Element]:
    """The pairs that stand in columns of part O: those of the only set, all of them or none."""
    sets = op.findall("instance_attributes")
    if len(sets) != 1 or sets[0].attrib or sets[0].find("rule") is not None:
        return []
    own = {"type", "interval", *_OP}
    fit = all(
        _OPEN(str(p.get("name"))) and p.get("name") not in own and p.get("value") for p in sets[0]
    )
    return list(sets[0]) if fit else []


def _write_op_sets(
    book: Book, block: Block, op: Element, others: list[tuple[str | None, str | None]]
) -> None:
    own = (op.get("name"), op.get("interval"))
    for word in ("params", "meta"):
        sets = op.findall(_KINDS[word])
        if word == "params" and _opened(op):
            continue
        if not sets:
            continue
        with book.noting():
            if others.count(own) > 1:
                raise Gap("attributes of one of two operations with the same name and interval")
        write = pairs_of(block, "OA", {"op": f"{own[0]}:{own[1]}", "type": word})
        write_sets(book, sets, write, f"{block.table}-op")


_CONTAINER = (
    *("image", "replicas", "replicas-per-host", "promoted-max", "run-command", "network"),
    "options",
)
_NETWORK = ("ip-range-start", "control-port", "host-interface", "host-netmask", "add-host")
_STORAGE = ("source-dir", "source-dir-root", "target-dir", "options")


def _write_bundle(book: Book, source: Element, depth: int) -> None:
    found = taken(source, "id", "description")
    _item(book, source, depth, "Bundle")
    block = book.block("BUNDLE")
    for child in source:
        if child.tag in ("docker", "podman", "rkt"):
            cells = {"id": found["id"], "container": str(child.tag)}
            block.row({**cells, **taken(child, *_CONTAINER)}, "P")
    rest = []
    for child in source:
        match child.tag:
            case "docker" | "podman" | "rkt":
                pass
            case "network":
                if child.attrib:
                    block.row(taken(child, *_NETWORK), "N")
                rest += [("M", one) for one in child]
            case "storage":
                rest += [("S", one) for one in child]
            case "meta_attributes":
                pass
            case _:
                write_resource(book, child, depth + 1)
    for letter, one in rest:
        names = ("port", "internal-port", "range") if letter == "M" else _STORAGE
        block.row(taken(one, *names), letter)
    metas = source.findall("meta_attributes")
    write_sets(book, metas, pairs_of(block, "A", {"type": "meta"}), found["id"])
