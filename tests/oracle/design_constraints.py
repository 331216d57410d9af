"""Generated constraints, raw commands and alerts."""

from collections.abc import Iterator

from crmgen.tables import types
from crmgen.targets import Feature
from tests.oracle.design_rules import write_own_sets
from tests.oracle.desk import DISK, NODES, PING, Desk
from tests.oracle.sheet import Part

# what a constraint may name: no child of a clone
PLAIN = ("g1", "property", "c1", "c2", "p2")
PROMOTABLE = ("m1", "g3-clone", "m3")
# what the tables of locations have in common
LOCATION = ("rsc-pattern", "resource-discovery", "id")
PATTERNS = ("^g1$", "prop.*", "!^(g1|m1)$", "[a-z][0-9]", r"^g1\.x", "p")
SCORES = ("INFINITY", "-INFINITY", "inf", "-Inf", "+infinity", "100", "-100", "+5", "007", "0")


def write_constraints(desk: Desk) -> None:
    _write_old_locations(desk)
    _write_rules(desk, "LOCATION_EXPERT", ("g1", "m1", "c2"), named=True)
    _write_rules(desk, "LOCATION_RULE", ("m3", "property"), named=False)
    _write_node_locations(desk)
    _write_colocations(desk)
    _write_orders(desk, "score")
    _write_orders(desk, "kind")
    _write_tickets(desk)


def _write_old_locations(desk: Desk) -> None:
    desk.sheet.table("LOCATION")
    monitors = (f"ping:{PING}:100", f"PINGD:{PING}:50", f"diskd:{DISK}")
    scores = [f"score:{desk.turn('old score', SCORES)}" for _ in range(2)]
    part = desk.heading("rsc", *dict.fromkeys(scores), *monitors)
    for rsc in (*PLAIN, "m1"):
        cells = {"rsc": rsc}
        for column in scores:
            if desk.often():
                cells[column.lower()] = desk.turn("old nodes", ("n1", "n1 n2", "n3"))
        for column in monitors:
            if desk.turn("monitored", (True, True, False)):
                cells[column.lower()] = desk.word("old", types.BOOLEAN)
        if len(cells) > 1:
            part.add(cells)


def _write_rules(desk: Desk, table: str, resources: tuple[str, ...], *, named: bool) -> None:
    desk.sheet.table(table)
    columns = ("rsc", "score", "bool_op", "attribute", "op", "value", "role", *LOCATION)
    part = desk.heading(*columns, *(("id_spec",) if named else ()))
    for number, rsc in enumerate((*resources, "")):
        first = {"rsc": rsc} if rsc else {"rsc-pattern": desk.turn("pattern", PATTERNS)}
        first |= _own_id(desk)
        if desk.often():
            first["resource-discovery"] = desk.word("discovery", types.DISCOVERY)
        for _ in range(desk.turn(f"rules {table}", (2, 1))):
            first |= {"score": desk.turn("rule score", SCORES)}
            size = desk.turn(f"rule size {table}", (2, 1, 3))
            if size > 1:
                first["bool_op"] = desk.word("bool_op", types.BOOL_OP)
            if rsc in PROMOTABLE:
                first["role"] = desk.word("rule role", types.ROLE, "Promoted", "Unpromoted")
            if named:
                first["id_spec"] = _rule_name(desk)
            for _ in range(size):
                attribute, operator, value = desk.expression(table)
                part.add({**first, "attribute": attribute, "op": operator, "value": value})
                first = {}
        if named and number and rsc:
            part.add({"rsc": rsc, "id_spec": '$id-ref="rule-1"'})
        if not rsc:
            part.add({"score": "7", "attribute": "site", "op": "eq", "value": "x"})
    _refused_rules(desk, part)


def _rule_name(desk: Desk) -> str:
    number = desk.number("rule id")
    return desk.turn("id_spec", ('$id="{}"', "$id='{}'", "$id={}", '$id = "{}"')).format(
        f"rule-{number}"
    )


def _refused_rules(desk: Desk, part: Part) -> None:
    """Rules that pcs can't say; crmsh and the CIB can."""
    if desk.refusing != "pcs":
        return
    role = desk.word("rule role", types.ROLE, "Started", "Stopped")
    cells = {"rsc": "m1", "score": "1", "attribute": "site", "op": "eq", "value": "x", "role": role}
    desk.refuse("TGT567", part.add(cells)("role"), "pcs")
    cells = {"rsc": "g1", "score": "1", "attribute": "site", "op": "eq", "value": "(x)"}
    desk.refuse("TGT561", part.add(cells)("value"), "pcs")


def _write_node_locations(desk: Desk) -> None:
    desk.sheet.table("LOCATION_NODE")
    part = desk.heading("rsc", "prefers/avoids", "node", "score", "role", *LOCATION)
    for rsc in ("", "g1", "disk", "m3"):
        cells = {"rsc": rsc} if rsc else {"rsc-pattern": desk.turn("pattern", PATTERNS)}
        cells["prefers/avoids"] = desk.word("prefers", types.PREFERS)
        for node in NODES:
            score = desk.turn("node score", ("", *SCORES))
            more = _own_id(desk)
            if desk.often():
                more["resource-discovery"] = desk.word("discovery", types.DISCOVERY)
            if node == "n1":
                more["role"] = role(desk, rsc)
            at = part.add({**cells, "node": node, "score": score, **more})
            cells = {}
        if desk.refusing == "pcs":
            at = part.add({"node": "n3", "score": "3"})
            desk.refuse("TGT562", at("node"), "pcs")


def _own_id(desk: Desk) -> dict[str, str]:
    """An id of its own, now and then."""
    return {"id": f"own-{desk.number('own id')}"} if desk.often() else {}


def _pairs(desk: Desk, key: str, count: int) -> Iterator[tuple[str, str]]:
    """Pairs of different resources, no pair twice."""
    names = ("g1", "property", "c1", "c2", "m1", "g3-clone", "m3", "disk")
    pairs = [(a, b) for a in names for b in names if a != b]
    for number in range(count):
        yield desk.turn(key, [*pairs[number % 7 :: 3], *pairs])


def role(desk: Desk, rsc: str) -> str:
    meanings = ("Started", "Stopped")
    if rsc in PROMOTABLE:
        meanings = ("Promoted", "Unpromoted", "Started")
    return desk.word("role", types.ROLE, *meanings)


def _write_colocations(desk: Desk) -> None:
    desk.sheet.table("COLOCATION")
    own = ("influence", "node-attribute", "id")
    part = desk.heading("rsc", "with-rsc", "score", "rsc-role", "with-rsc-role", *own)
    for rsc, with_rsc in _pairs(desk, "colocation", 6):
        cells = {"rsc": rsc, "with-rsc": with_rsc, "score": desk.turn("colocation score", SCORES)}
        if desk.often():
            cells["rsc-role"] = role(desk, rsc)
        if desk.often():
            cells["with-rsc-role"] = role(desk, with_rsc)
        if desk.often() and desk.has(Feature.COLOCATION_INFLUENCE):
            cells["influence"] = desk.word("influence", types.BOOLEAN)
        if desk.often():
            cells["node-attribute"] = desk.turn("node-attribute", ("rack", "Site.1"))
        part.add({**cells, **_own_id(desk)})


def _write_orders(desk: Desk, how: str) -> None:
    desk.sheet.table("ORDER")
    columns = ("first-action", "then-action", "symmetrical", "require-all", "id")
    part = desk.heading("first-rsc", "then-rsc", how, *columns)
    for first, then in _pairs(desk, f"order {how}", 6):
        cells = {"first-rsc": first, "then-rsc": then}
        if how == "score":
            cells["score"] = desk.turn("order score", ("0", "INFINITY", "inf", "100", "+0", "007"))
        elif desk.often():
            cells["kind"] = desk.word("kind", types.KIND)
        if desk.often():
            cells["first-action"] = action(desk, first)
        if desk.often():
            cells["then-action"] = action(desk, then)
        # Pacemaker warns of a symmetrical Serialize
        meanings = ("false",) if cells.get("kind", "").lower() == "serialize" else ("true", "false")
        if desk.often():
            cells["symmetrical"] = desk.word("symmetrical", types.BOOLEAN, *meanings)
        if desk.often():
            cells["require-all"] = desk.word("require-all", types.BOOLEAN)
        part.add({**cells, **_own_id(desk)})


def action(desk: Desk, rsc: str) -> str:
    meanings = ("start", "stop")
    if rsc in PROMOTABLE:
        meanings = ("promote", "demote", "start", "stop")
    return desk.word("action", types.ACTION, *meanings)


def _write_tickets(desk: Desk) -> None:
    desk.sheet.table("RSC_TICKET")
    part = desk.heading("ticket", "rsc", "role", "loss-policy", "id")
    for ticket, rsc in (("ticketA", "g1"), ("T-2", "m1"), ("t_3", "property"), ("T-2", "g1")):
        cells = {"ticket": ticket, "rsc": rsc}
        if desk.often():
            cells["role"] = role(desk, rsc)
        if desk.often():
            cells["loss-policy"] = desk.word("loss-policy", types.LOSS_POLICY)
        part.add({**cells, **_own_id(desk)})
    if desk.refusing == "crm":
        desk.refuse("TGT534", part.add({"ticket": "a:b", "rsc": "g1"})("ticket"), "crm")


# Raw commands that are read into the model; {} is a number that no other command has.
RAW = (
    "location raw{} property 50: n1",
    'location raw{} m1 rule $id="rr{}" $role=Master -inf: not_defined pingd or pingd number:lt 9',
    "colocation raw{} inf: g1 property disk",
    "colocation raw{} -5: ( g1 property ) m1:Master",
    "colocation raw{} 7: disk g1:Started",
    "order raw{} Optional: [ g1 property ] ( m1:promote m3:promote ) symmetrical=false",
    "order raw{} Serialize: g1 ( property disk )",
    "order raw{} Mandatory: g1 property disk",
    "order raw{} disk:stop g1:start symmetrical=true",
    "rsc_ticket raw{} T-9: m3:Slave loss-policy=demote",
    "rsc_ticket raw{} T-8: g1 ( property disk )",
    "location raw{} { g1 property } resource-discovery=never rule 3: x gt 7 rule 4: y lt 8",
    "tag raw{}: g1 property",
    "property raw{}=\"a 'b'\" \\\n  rawer{}=1",
    "rsc_defaults raw{}=1",
    "op_defaults raw{}=1",
    "pcs constraint location disk prefers far{}=5 away{}",
    "pcs constraint location disk rule id=pr{} constraint-id=pc{} score=3 '#uname' eq n1 or x gt "
    "number 3",
    "pcs constraint colocation add Stopped disk with g1 score=-{}",
    "pcs constraint colocation set g1 disk sequential=false set c1 role=Started "
    "setoptions score=50 id=pcol{}",
    "pcs constraint order stop disk then start g1 kind=Optional id=po{}",
    "pcs constraint order set g1 disk require-all=false sequential=true action=start set c1 "
    "setoptions kind=Serialize id=pos{}",
    "pcs constraint order set c2 property sequential=true set m1 action=promote "
    "setoptions symmetrical=false id=pot{}",
    "pcs constraint ticket add T{} Stopped disk loss-policy=stop",
    "pcs property set praw{}='a b'\npcs resource defaults update praw{}=2\n"
    "pcs resource op defaults update praw{}=3",
    "pcs tag create ptag{} g1 c1 # why",
)


def write_raw(desk: Desk) -> None:
    """ADDITIONAL_CONFIG of both languages."""
    desk.sheet.table("ADDITIONAL_CONFIG")
    part = desk.heading("config")
    count = len(RAW) if desk.often() else len(RAW) // 3
    for _ in range(count):
        text = desk.turn("raw text", RAW)
        part.add({"config": text.replace("{}", str(desk.number("raw")))})


def write_alerts(desk: Desk) -> None:
    for path in ("/usr/bin/true", desk.value()):
        desk.sheet.table("ALERT")
        desk.heading("path", letter="P").add({"path": path})
        _write_alert_pairs(desk)
        for _ in range(2 if desk.often() else 1):
            value = desk.value()  # a brace alone is drawn below, where crmsh is to refuse it
            recipient = value if value != "{" else "{ }"
            desk.heading("recipient", letter="R").add({"recipient": recipient})
            _write_alert_pairs(desk)
    if desk.refusing == "crm":
        at = desk.heading("recipient", letter="R").add({"recipient": "{"})
        desk.refuse("TGT534", at("recipient"), "crm")


def _write_alert_pairs(desk: Desk) -> None:
    number = desk.number("alert sets")
    if number % 2:
        write_own_sets(desk, types.ALERT_KIND, f"alert-{number}")
    kinds = [kind for kind in ("attributes", "meta") if desk.often()]
    if not kinds:
        return
    part = desk.heading("type", "name", "value", letter="A")
    for kind in kinds:
        word = desk.word("alert", types.ALERT_KIND, kind)
        for _ in range(2 if desk.often() else 1):
            name, value = desk.pair()
            part.add({"type": word, "name": name, "value": value})
            word = ""
