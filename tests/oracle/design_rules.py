"""Generated rules of table RULE, and sets of attributes with ids, scores and rules."""

from collections.abc import Callable, Mapping, Sequence

from crmgen.tables import types
from crmgen.tables.rules import DATE_FIELDS
from crmgen.targets import Feature
from tests.oracle.desk import NODES, Desk
from tests.oracle.sheet import Part

TIMES = ("2024-01-01", "2031/2/3 4:05", "2030-12-31T23:59:59+09:00", "2029-W10-1", "2028-032")
SCORES = ("INFINITY", "-INFINITY", "100", "-100")
INTERVALS = (
    *("10", "11us", "12usec", "13ms", "14msec", "15s", "16sec", "17m", "18min", "1h", "2hr"),
    "PT10S",
)
SPANS = {
    "years": ("2031", "2031-2035"),
    "months": ("1-3", "12"),
    "monthdays": ("1", "10-20"),
    "weekdays": ("1-5",),
    "weeks": ("1-52",),
    "weekyears": ("2031",),
    "hours": ("9-17", "0"),
}
NEW_SPANS = {"yeardays": ("1-100",), "minutes": ("0-30",), "seconds": ("0-59",)}
LENGTHS = ("years", "months", "weeks", "hours")
ALL_FIELDS = tuple(DATE_FIELDS)
NEW_LENGTHS = ("days", "minutes", "seconds")
COLUMNS = (
    *("id", "parent", "bool_op", "score", "score-attribute", "role", "kind", "attribute", "type"),
    *("op", "value", "value-source", "start", "end", "years", "months", "monthdays", "weekdays"),
    *("yeardays", "weeks", "weekyears", "days", "hours", "minutes", "seconds", "class"),
    *("provider", "rsc-type", "op-name", "interval"),
)
FLAT = ("date-0", "date-1", "spec-0")


def write_rules(desk: Desk) -> None:
    """Rules of all kinds, and locations that use them."""
    desk.sheet.table("RULE")
    part = desk.heading(*COLUMNS)
    for number in range(2):
        part.add({"id": f"date-{number}", **_date(desk, old=True)})
    part.add(
        {"id": "spec-0", "kind": desk.word("spec kind", types.CONDITION_KIND, "date_spec")}
        | _spec(desk, old=True)
    )
    rules = [_place(desk, part, number) for number in range(8)]
    desk.sheet.table("LOCATION_EXPERT")
    columns = ("rsc", "score", "role", "rule", "bool_op", "attribute", "op", "value")
    expert = desk.heading(*columns)
    for number, name in enumerate(rules):
        expert.add({"rsc": ("m1", "m3", "g3-clone")[number % 3], "rule": name})
    desk.sheet.table("LOCATION_RULE")
    part = desk.heading(*columns)
    cells = {"rsc": "m1", "rule": "date-0", "score": desk.turn("use score", SCORES)}
    part.add({**cells, "role": desk.word("use role", types.ROLE, "Promoted", "Unpromoted")})


def _place(desk: Desk, part: Part, number: int) -> str:
    """A rule for a location: some tests of attributes, and perhaps a date or a rule inside."""
    name = f"place-{number}"
    first = {"id": name, "bool_op": desk.word("rule bool_op", types.BOOL_OP)}
    if number == 7:
        first["score-attribute"] = "weight"
    else:
        first["score"] = desk.turn("place score", SCORES)
    # pcs has a word for a rule of dates or of rules in none of its versions: such a one may say
    # any role
    roles = () if number % 2 or number % 3 == 2 else ("Promoted", "Unpromoted")
    first["role"] = desk.word("place role", types.ROLE, *roles)
    part.add({**first, **_test(desk)})
    part.add(_test(desk))
    if number % 2:
        kind = desk.word("date kind", types.CONDITION_KIND, "date")
        _add_young(desk, part, {"kind": kind, **_date(desk)}, NEW_LENGTHS)
    if number % 3 == 2:
        inner = {"id": f"{name}-in", "parent": name, "bool_op": "or"}
        part.add({**inner, **_test(desk)})
        _add_young(desk, part, _spec(desk), tuple(NEW_SPANS))
    return name


def _add_young(desk: Desk, part: Part, cells: dict[str, str], young: Sequence[str]) -> None:
    """A condition; crm text refuses it for the first of the units that it has no words for."""
    at = part.add(cells)
    first = next((name for name in ALL_FIELDS if name in cells and name in young), None)
    if first is not None:
        desk.refuse("TGT570", at(first), "crm")


def _test(desk: Desk) -> dict[str, str]:
    attribute, operator, value = desk.expression("RULE")
    cells = {"attribute": attribute, "op": operator, "value": value}
    cells["kind"] = desk.word("test kind", types.CONDITION_KIND, "attribute")
    if value and ":" not in operator and desk.turn("typed", (True, False)):
        sourced = desk.has(Feature.VALUE_SOURCE) and desk.has(Feature.CRM_VALUE_SOURCE)
        cells["value-source"] = "literal"
        if sourced:
            cells["value-source"] = desk.word("value-source", types.VALUE_SOURCE)
        kinds = ["string", "number", "version"]
        if desk.has(Feature.EXPRESSION_INTEGER) and desk.has(Feature.CRM_EXPRESSION_INTEGER):
            kinds.append("integer")
        kind = desk.turn("comparison", kinds)
        cells |= {"type": desk.case(kind), "value": "7"}
    return cells


def _date(desk: Desk, *, old: bool = False) -> dict[str, str]:
    """``old``: with units that crm text has words for."""
    start, end = desk.turn("time", TIMES), desk.turn("end", TIMES)
    operator = desk.turn("date op", ("gt", "lt", "in_range", "in_range"))
    match operator:
        case "gt":
            return {"op": operator, "start": start}
        case "lt":
            return {"op": operator, "end": end}
    if desk.turn("duration", (True, False)):
        young = _may_be_young(desk) and not old
        units = LENGTHS + (NEW_LENGTHS if young else ())
        chosen = dict.fromkeys(desk.turn(f"unit {young}", units) for _ in range(2))
        return {"op": "IN_RANGE", "start": start, **dict.fromkeys(chosen, "3")}
    return {"op": operator, "start": start, "end": end}


def _may_be_young(desk: Desk) -> bool:
    return desk.has(Feature.DATE_SECONDS) and desk.refusing == "crm"


def _spec(desk: Desk, *, old: bool = False) -> dict[str, str]:
    young = _may_be_young(desk) and not old
    spans = SPANS | (NEW_SPANS if young else {})
    names = [desk.turn(f"field {young}", tuple(spans)) for _ in range(3)]
    return {name: desk.turn(f"span {name}", spans[name]) for name in names}


def write_agent_rules(desk: Desk) -> Sequence[str]:
    """Rules on agents and operations, which defaults alone may have; crm text has no words for
    them."""
    if not desk.has(Feature.RESOURCE_EXPRESSIONS) or desk.refusing != "crm":
        return ()
    desk.sheet.table("RULE")
    part = desk.heading(*COLUMNS)
    kind = desk.word("rsc kind of rule", types.CONDITION_KIND, "rsc")
    cells = {"id": "agent-0", "kind": kind, "class": desk.word("rule class", types.CLASS)}
    desk.refuse("TGT570", part.add({**cells, "rsc-type": "Dummy"})("class"), "crm")
    cells = {"id": "agent-1", "provider": "heartbeat", "rsc-type": "IPaddr2"}
    desk.refuse("TGT570", part.add(cells)("provider"), "crm")
    kind = desk.word("op kind of rule", types.CONDITION_KIND, "op")
    operations = range(4)
    for number in operations:
        cells = {"id": f"op-{number}", "kind": kind, "op-name": "monitor"}
        cells["interval"] = desk.turn("op interval", INTERVALS)
        desk.refuse("TGT570", part.add(cells)("op-name"), "crm")
    return ("agent-0", "agent-1", *(f"op-{number}" for number in operations))


def write_option_sets(desk: Desk, table: str, rules: Sequence[str] = ()) -> None:
    """Sets of properties or defaults; crm text has no scores for them."""
    desk.sheet.table(table)
    part = desk.heading("set", "score", "rule", "name", "value")
    for number, rule in enumerate((FLAT[0], "rule date gt 2024-01-01", *rules)):
        cells = {"set": f"{table.lower()}-{number}", "rule": rule}
        _add_two(desk, part, cells)
    if desk.refusing == "crm":
        for number, score in enumerate(SCORES):
            at = _add_two(desk, part, {"set": f"{table.lower()}-s{number}", "score": score})
            desk.refuse("TGT539", at("score"), "crm")


def write_node_sets(desk: Desk) -> None:
    desk.sheet.table("NODE")
    part = desk.heading("uname", "ptype", "set", "score", "rule", "name", "value")
    for number, uname in enumerate(NODES[:2]):
        cells = {"uname": uname, "ptype": "attributes"}
        for rule in FLAT[:2]:
            cells |= {"set": f"node-{desk.number('node set')}", "rule": rule}
            cells["score"] = desk.turn("node set score", SCORES)
            _add_two(desk, part, cells)
            cells = {}
        if number:
            cells = {"ptype": "utilization", "set": "node-room", "name": "room", "value": "4"}
            part.add(cells)


def write_resource_sets(desk: Desk) -> None:
    desk.sheet.table("RSC_ATTRIBUTES")
    part = desk.heading("id", "type", "set", "score", "rule", "name", "value")
    for rsc in ("g1", "c1", "m1"):
        cells = {"id": rsc, "type": "meta"}
        for rule in FLAT:
            cells |= {"set": f"{rsc}-set-{desk.number('set')}", "rule": rule}
            cells["score"] = desk.turn("set score", SCORES)
            _add_two(desk, part, cells)
            cells = {}


def _only(kind_type: types.OneOf) -> tuple[str, ...]:
    """The one kind that a bundle has."""
    return kind_type.choices if len(kind_type.choices) == 1 else ()


def write_own_sets(desk: Desk, kind_type: types.OneOf, owner: str) -> None:
    """Part A with two sets, the second with a rule."""
    part = desk.heading("type", "set", "score", "rule", "name", "value", letter="A")
    cells = {
        "type": desk.word("own set kind", kind_type, "params", "attributes", *_only(kind_type))
    }
    for rule in ("", desk.turn("own rule", (*FLAT, "7: rule 8: date lt 2030-01-01"))):
        cells |= {"set": f"{owner}-own-{desk.number('set')}", "rule": rule}
        cells["score"] = desk.turn(f"own score {kind_type.label.en}", SCORES)
        if rule[:1] == "7":
            cells["score"] = "7"
        at = _add_two(desk, part, cells, plain=kind_type is types.BUNDLE_KIND)
        if kind_type is types.BUNDLE_KIND:
            desk.refuse("TGT546", "".join(c for c in at("set") if c.isdigit()), "crm")
        cells = {}


def write_operation_sets(desk: Desk, owner: str, operations: Sequence[str]) -> None:
    """Part OA: sets of two operations, each named as part OA names it."""
    if not desk.has(Feature.CRM_OP_SETS):
        return
    part = desk.heading("op", "type", "set", "score", "rule", "name", "value", letter="OA")
    for operation in operations:
        cells = {"op": operation}
        for kind in ("params", "meta"):
            cells["type"] = desk.word("OA kind", types.OP_SET_KIND, kind)
            cells["set"] = f"{owner}-op-{desk.number('set')}"
            cells["score"] = desk.turn("OA score", SCORES)
            cells["rule"] = desk.turn("OA rule", FLAT)
            _add_two(desk, part, cells)
            cells = {}
        name, value = desk.pair()
        part.add({"op": operation, "type": "params", "name": name, "value": value})


def _add_two(
    desk: Desk, part: Part, cells: Mapping[str, str], *, plain: bool = False
) -> Callable[[str], str]:
    """Two pairs of one set: the second row takes its cells from above."""
    name, value = (f"name_{desk.number('name')}", "1") if plain else desk.pair()
    at = part.add({**cells, "name": name, "value": value})
    name = f"name_{desk.number('name')}"
    marker = "<empty>"
    if desk.has(Feature.PAIR_WITHOUT_VALUE) and desk.turn("marker", (True, False)):
        marker = "<unset>"
    part.add({"name": name, "value": "0" if plain else marker})
    return at
