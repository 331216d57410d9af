"""Constraints of resource sets, and tags."""

from crmgen.tables import types
from crmgen.targets import Feature
from tests.oracle.design_constraints import SCORES, action, role
from tests.oracle.desk import NODES, Desk

# what sets are made of: different resources, no child of a clone
_MEMBERS = ("g1", "m1", "c1", "g3-clone", "c2", "m3", "tagged")
_COLUMNS = (
    *("id", "type", "score", "kind", "symmetrical", "influence", "ticket", "loss-policy"),
    *("node", "rule", "resource-discovery", "set", "sequential", "require-all", "action", "role"),
    *("set-score", "rsc"),
)


def write_sets(desk: Desk) -> None:
    """Every type of constraint, some of them twice, with one set or more."""
    desk.sheet.table("RULE")
    part = desk.heading("id", "attribute", "op", "value")
    part.add({"id": "for-sets", "attribute": "site", "op": "eq", "value": "x"})
    desk.sheet.table("RESOURCE_SET")
    part = desk.heading(*_COLUMNS)
    for kind in ("order", "colocation", "location", "ticket", "order", "colocation", "location"):
        first = {"type": desk.word("set type", types.SET_KIND, kind), **_own(desk, kind)}
        sizes = desk.turn(f"sizes {kind}", ((2, 1, 2), (3,), (1, 2), (1, 2, 1)))
        start = desk.turn("first member", range(len(_MEMBERS)))
        members = [*_MEMBERS[start:], *_MEMBERS[:start]]
        for number, size in enumerate(sizes, start=1):
            alone = members[-1] if size == 1 else ""
            cells = {"set": str(number), **_set(desk, kind, alone)}
            for _ in range(size):
                part.add({**first, **cells, "rsc": members.pop()})
                first, cells = {}, {}


def _own(desk: Desk, kind: str) -> dict[str, str]:
    """The cells of the constraint."""
    number = desk.number("set id")
    cells = {"id": f"set-{number}"} if number == 1 or desk.often() else {}
    match kind:
        case "order":
            if desk.often():
                cells["kind"] = desk.word("set kind", types.KIND)
            serial = cells.get("kind", "").lower() == "serialize"
            if desk.often():
                meanings = ("false",) if serial else ("true", "false")
                cells["symmetrical"] = desk.word("set symmetrical", types.BOOLEAN, *meanings)
        case "colocation":
            cells["score"] = desk.turn("set colocation score", SCORES)
            if desk.has(Feature.COLOCATION_INFLUENCE) and desk.turn(
                "influences", (True, True, False)
            ):
                cells["influence"] = desk.word("set influence", types.BOOLEAN)
        case "ticket":
            cells["ticket"] = desk.turn("set ticket", ("T-3", "t_4"))
            if desk.often():
                cells["loss-policy"] = desk.word("set policy", types.LOSS_POLICY)
        case "location":
            cells["score"] = desk.turn("at", SCORES)
            if desk.turn("set by rule", (False, True)):
                cells["rule"] = "for-sets"
            else:
                cells["node"] = desk.turn("set node", NODES)
            if desk.often():
                cells["resource-discovery"] = desk.word("set discovery", types.DISCOVERY)
    return cells


def _set(desk: Desk, kind: str, alone: str) -> dict[str, str]:
    """The cells of one set; ``alone`` is its member if it has only one."""
    cells: dict[str, str] = {}
    if desk.often():
        cells["sequential"] = desk.word("sequential", types.BOOLEAN)
    if kind == "order":
        if desk.often():
            cells["require-all"] = desk.word("set require-all", types.BOOLEAN)
        if desk.often():
            cells["action"] = action(desk, alone)
        return cells
    if desk.often():
        cells["role"] = role(desk, alone)
    if kind in ("colocation", "location") and desk.often():
        cells["set-score"] = desk.turn("set score", SCORES)
    return cells


def write_tags(desk: Desk) -> None:
    """Tags of resources, one of them named by constraints; of a constraint and of a node."""
    desk.sheet.table("TAG")
    part = desk.heading("id", "ref")
    part.add({"id": "tagged", "ref": "property"})
    part.add({"ref": "disk"})
    part.add({"id": "plain", "ref": "p1"})
    part.add({"id": "mixed", "ref": "set-1"})
    if desk.has(Feature.TAG_OF_NODES):
        part.add({"ref": "near"})
    if desk.refusing == "crm" and desk.has(Feature.TAG_OF_NODES):
        at = part.add({"id": "numbered", "ref": "n9"})
        desk.refuse("TGT581", at("ref"), "crm")
