"""Constraints of a CIB to the tables 9-1 to 11-3."""

from tests.corpus.book import Book, Gap
from tests.corpus.plain import Element
from tests.corpus.sets import is_simple, rule_row, taken


def write_constraint(book: Book, source: Element) -> None:
    with book.noting():
        if source.find("resource_set") is not None:
            _write_sets(book, source)
            return
        match source.tag:
            case "rsc_location":
                _write_location(book, source)
            case "rsc_colocation":
                _write_colocation(book, source)
            case "rsc_order":
                _write_order(book, source)
            case "rsc_ticket":
                found = taken(source, "id", "rsc", "rsc-role", "ticket", "loss-policy")
                role = found.pop("rsc-role", None)
                book.table("RSC_TICKET").row({**found, "role": role})
            case _:
                raise Gap(f"constraints/{source.tag}")


def _no_children(source: Element, *but: str) -> None:
    for child in source:
        if child.tag not in but:
            raise Gap(f"{source.tag}/{child.tag}")


def _write_location(book: Book, source: Element) -> None:
    _no_children(source, "rule")
    names = ("id", "rsc", "rsc-pattern", "node", "score", "role", "resource-discovery")
    found = taken(source, *names)
    rules = source.findall("rule")
    if not rules:
        if "node" not in found:
            raise Gap("rsc_location without a node and a rule")
        book.table("LOCATION_NODE").row({**found, "prefers/avoids": "prefers"})
        return
    for name in ("node", "score", "role"):
        if name in found:
            raise Gap(f"rsc_location@{name} beside a rule")
    head: dict[str, str | None] = {**found}
    subject = {name: found.get(name) for name in ("rsc", "rsc-pattern")}
    table = book.table("LOCATION_RULE")
    for rule in rules:
        if not is_simple(rule):
            table.row({**subject, **head, "rule": rule_row(book, rule)})
            head = {}
            continue
        attributes = taken(rule, "id", "score", "role", "boolean-op")
        joined = attributes.get("boolean-op") or ("and" if len(rule) > 1 else None)
        head |= {"score": attributes["score"], "bool_op": joined, "role": attributes.get("role")}
        for test in rule:
            operator, kind = test.get("operation"), test.get("type")
            table.row(
                {
                    **subject,
                    **head,
                    "attribute": test.get("attribute"),
                    "op": f"{kind}:{operator}" if kind else operator,
                    "value": test.get("value"),
                }
            )
            head = {}


def _write_colocation(book: Book, source: Element) -> None:
    _no_children(source)
    names = (
        *("id", "rsc", "with-rsc", "score", "rsc-role", "with-rsc-role", "influence"),
        "node-attribute",
    )
    book.table("COLOCATION").row(taken(source, *names))


def _write_order(book: Book, source: Element) -> None:
    _no_children(source)
    names = (
        *("id", "first", "then", "kind", "first-action", "then-action", "symmetrical"),
        "require-all",
    )
    found = taken(source, *names)
    found["first-rsc"], found["then-rsc"] = found.pop("first"), found.pop("then")
    book.table("ORDER").row({"kind": "Mandatory", **found})


def _write_sets(book: Book, source: Element) -> None:
    kind = str(source.tag).removeprefix("rsc_")
    names = (
        *("id", "score", "kind", "symmetrical", "influence", "ticket", "loss-policy", "node"),
        "resource-discovery",
    )
    _no_children(source, "resource_set", "rule")
    head: dict[str, str | None] = {**taken(source, *names), "type": kind}
    rules = source.findall("rule")
    if len(rules) > 1:
        raise Gap("several rules of a location of sets")
    if rules:
        head["rule"] = rule_row(book, rules[0])
    table = book.table("RESOURCE_SET")
    for number, one in enumerate(source.findall("resource_set"), start=1):
        found = taken(one, "sequential", "require-all", "action", "role", "score")
        found["set"] = str(number)
        if "score" in found:
            found["set-score"] = found.pop("score")
        for member in one:
            table.row({**head, **found, "rsc": member.get("id")})
            head, found = {}, {}


def write_levels(book: Book, topology: Element) -> None:
    table = book.table("FENCING_TOPOLOGY")
    names = ("index", "devices", "target", "target-pattern", "target-attribute", "target-value")
    for level in topology:
        with book.noting():
            found = taken(level, *names)
            kinds = {
                "target": "node",
                "target-pattern": "pattern",
                "target-attribute": "attribute",
            }
            name = next((name for name in kinds if name in found), None)
            if name is None:
                raise Gap("fencing-level without a target")
            for device in found["devices"].split(","):
                table.row(
                    {
                        "node": found[name],
                        "target-type": kinds[name],
                        "target-value": found.get("target-value"),
                        "rsc": device,
                        "index": found["index"],
                    }
                )
