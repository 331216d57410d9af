"""A whole CIB to rows of the declared tables, with what has no place in them."""

from collections.abc import Callable
from copy import deepcopy

from tests.corpus.book import Block, Book, Gap
from tests.corpus.constraints import write_constraint, write_levels
from tests.corpus.plain import BOOTSTRAP, Element
from tests.corpus.resources import write_nodes, write_resource
from tests.corpus.sets import pairs_of, taken, write_sets

_PAIRS = {"crm_config": "PROPERTY", "rsc_defaults": "RSC_DEFAULTS", "op_defaults": "OP_DEFAULTS"}


def to_rows(configuration: Element) -> Book:
    """The rows for a configuration in plain form."""
    book = Book()
    names = {str(n.get("id")): str(n.get("uname")) for n in configuration.iterfind("nodes/node")}
    for section in deepcopy(configuration):
        with book.noting():
            _write(book, section, names)
    return book


def _write(book: Book, section: Element, names: dict[str, str]) -> None:
    name = str(section.tag)
    if name in _PAIRS:
        table = book.table(_PAIRS[name])
        # rows without the id of a set have to come before those with one
        sets = sorted(section, key=lambda one: one.get("id") != BOOTSTRAP)
        write_sets(book, sets, pairs_of(table, "", {}), name)
        return
    if name == "nodes":
        write_nodes(book, section)
        return
    if name == "fencing-topology":
        write_levels(book, section)
        return
    if name not in ("tags", *_EACH):
        raise Gap(f"configuration/{name}")
    for one in section:
        with book.noting():
            if name == "tags":
                _write_tag(book, one, names)
            else:
                _EACH[name](book, one)


def _write_tag(book: Book, tag: Element, names: dict[str, str]) -> None:
    """A reference to a node is its id in the CIB, its name in the sheet."""
    for ref in tag:
        name = str(ref.get("id"))
        book.table("TAG").row({"id": tag.get("id"), "ref": names.get(name, name)})


def _write_acl(book: Book, source: Element) -> None:
    if len(source) == 0:
        raise Gap(f"{source.tag} with nothing in it")
    match source.tag:
        case "acl_role":
            found = taken(source, "id", "description")
            for one in source:
                names = ("kind", "xpath", "reference", "object-type", "attribute", "description")
                cells = taken(one, *names)
                if "description" in cells:
                    raise Gap("acl_permission@description")
                book.table("ACL_ROLE").row({**found, **cells})
                found = {"id": found["id"]}
        case "acl_target" | "acl_group":
            kind = "user" if source.tag == "acl_target" else "group"
            name = taken(source, "id")["id"]
            for role in source:
                cells = {"type": kind, "id": name, "role": role.get("id")}
                book.table("ACL_TARGET").row(cells)
        case _:
            raise Gap(f"acls/{source.tag}")


def _write_alert(book: Book, source: Element) -> None:
    block = book.block("ALERT")
    block.row(taken(source, "id", "path", "description"), "P")
    for selected in source.findall("select"):
        for events in selected:
            kind = str(events.tag).removeprefix("select_")
            names = [one.get("name") for one in events] or [None]
            for name in names:
                block.row({"kind": kind, "attribute": name}, "S")
    _write_alert_sets(book, block, source)
    for recipient in source.findall("recipient"):
        found = taken(recipient, "id", "value", "description")
        found["recipient"] = found.pop("value")
        block.row(found, "R", new=True)
        _write_alert_sets(book, block, recipient)


def _write_alert_sets(book: Book, block: Block, source: Element) -> None:
    for word, tag in (("attributes", "instance_attributes"), ("meta", "meta_attributes")):
        name = str(source.get("id"))
        write_sets(book, source.findall(tag), pairs_of(block, "A", {"type": word}), name)


_EACH: dict[str, Callable[[Book, Element], None]] = {
    "resources": write_resource,
    "constraints": write_constraint,
    "acls": _write_acl,
    "alerts": _write_alert,
}
