"""Attribute sets and rules of a CIB to the columns set, score, rule, name and value, and RULE."""

from collections.abc import Callable, Mapping

from tests.corpus.book import Block, Book, Gap
from tests.corpus.plain import BOOTSTRAP, Element

DATE_FIELDS = (
    *("years", "months", "monthdays", "weekdays", "yeardays", "weeks", "weekyears", "days"),
    *("hours", "minutes", "seconds"),
)
_SIMPLE = frozenset({"attribute", "operation", "value", "type"})
Keys = Mapping[str, str | None]


def taken(element: Element, *names: str) -> dict[str, str]:
    """The element's attributes, which may be these and no others."""
    found = {str(key): str(value) for key, value in element.attrib.items()}
    for name in found:
        if name not in names:
            raise Gap(f"{element.tag}@{name}")
    return found


def write_sets(
    book: Book, sets: list[Element], write: Callable[[Keys], None], owner: str = "set"
) -> None:
    """The rows of all sets of one kind and one object.

    One set has no id; of several each has one, but for the one that tools know by its name.
    """
    for one in sets:
        with book.noting():
            label = None
            own = one.get("id")
            if own is not None and own != BOOTSTRAP:
                label = own
            elif len(sets) > 1 and own != BOOTSTRAP:
                label = book.name(f"{owner}-set")
            _write_set(book, one, label, write)


def _write_set(book: Book, one: Element, label: str | None, write: Callable[[Keys], None]) -> None:
    attributes = taken(one, "id", "score")
    rule = one.find("rule")
    name = rule_row(book, rule) if rule is not None else None
    for child in one:
        if child.tag == "rule":
            continue
        if child.tag != "nvpair":
            raise Gap(f"{one.tag}/{child.tag}")
        pair = taken(child, "name", "value")
        value = pair.get("value")
        shown = "<unset>" if value is None else value or "<empty>"
        write(
            {
                "set": label,
                "score": attributes.get("score"),
                "rule": name,
                "name": pair["name"],
                "value": shown,
            }
        )


def pairs_of(block: Block, letter: str, cells: Keys) -> Callable[[Keys], None]:
    """Writes rows of a part that begin with these cells."""
    return lambda more: block.row({**cells, **more}, letter)


def rule_row(book: Book, rule: Element, parent: str | None = None) -> str:
    """Write a rule to table RULE, all inside it too; gives its id there."""
    attributes = taken(rule, "id", "score", "score-attribute", "role", "boolean-op")
    name = attributes.get("id") or book.name("rule")
    head: dict[str, str | None] = {
        "id": name,
        "parent": parent,
        "bool_op": attributes.get("boolean-op") or ("and" if len(rule) > 1 else None),
        "score": attributes.get("score"),
        "score-attribute": attributes.get("score-attribute"),
        "role": attributes.get("role"),
    }
    table = book.table("RULE")
    first: dict[str, str | None] = head
    for child in rule:
        if child.tag != "rule":
            table.row({**first, **_condition(child)})
            first = {"id": name}
    if first is head:
        table.row(head)
    for child in rule.findall("rule"):
        rule_row(book, child, name)
    return name


def is_simple(rule: Element) -> bool:
    """Whether the columns of a location's own row can say it."""
    return (
        "score" in rule.attrib
        and len(rule) > 0
        and all(e.tag == "expression" and set(e.attrib) <= _SIMPLE for e in rule)
    )


def _condition(source: Element) -> dict[str, str | None]:
    match source.tag:
        case "expression":
            found = taken(source, "attribute", "operation", "value", "type", "value-source")
            return {
                "kind": "attribute",
                "attribute": found["attribute"],
                "type": found.get("type"),
                "op": found["operation"],
                "value": found.get("value"),
                "value-source": found.get("value-source"),
            }
        case "date_expression":
            return _date(source)
        case "rsc_expression":
            found = taken(source, "class", "provider", "type")
            kind, provider, agent = (found.get(n) for n in ("class", "provider", "type"))
            return {"kind": "rsc", "class": kind, "provider": provider, "rsc-type": agent}
        case "op_expression":
            found = taken(source, "name", "interval")
            return {"kind": "op", "op-name": found.get("name"), "interval": found.get("interval")}
    raise Gap(f"rule/{source.tag}")


def _date(source: Element) -> dict[str, str | None]:
    found = taken(source, "operation", "start", "end")
    operation = found.get("operation", "in_range")
    cells: dict[str, str | None] = {"start": found.get("start"), "end": found.get("end")}
    for child in source:
        if child.tag not in ("date_spec", "duration"):
            raise Gap(f"date_expression/{child.tag}")
        cells |= taken(child, *DATE_FIELDS)
    if operation == "date_spec":
        return {**cells, "kind": "date_spec"}
    return {**cells, "kind": "date", "op": operation}
