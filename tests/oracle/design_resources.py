"""Generated nodes, resources and fencing levels."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crmgen.tables import types
from crmgen.targets import Feature
from tests.oracle.design_rules import write_operation_sets, write_own_sets
from tests.oracle.desk import DISK, NODES, PING, Desk, Item
from tests.oracle.sheet import Part

# Times in all units, no two of them equal.
INTERVALS = (
    *("10s", "11", "12sec", "13000ms", "14000msec", "15000000us", "16000000usec", "17S"),
    *("1m", "2min", "1h", "2hr", "PT21S", "PT1M10S", "P1DT1H", "P1Y2M3W"),
)
TIMEOUTS = (
    *("60s", "90", "1min", "5000ms", "PT30S", "2m", "120sec", "7000msec"),
    *("45000000us", "45000000usec", "1h", "1hr"),
)
AGENTS = (
    ("ocf", "heartbeat", "Dummy"),
    ("ocf", "pacemaker", "Dummy"),
    ("ocf", "acme", "no-such_agent.1"),
    ("systemd", "", "crmgen@blue"),
    ("service", "", "crmgen"),
    ("lsb", "", "crmgen"),
    ("heartbeat", "", "crmgen"),
)
OLD_AGENTS = (("upstart", "", "crmgen"), ("nagios", "", "check_tcp"))
FENCE_AGENTS = ("fence_ipmilan", "fence_scsi", "fence_acme")


def write_nodes(desk: Desk) -> None:
    """Three nodes with attributes and utilization, and a remote one."""
    desk.sheet.table("NODE")
    ptype = desk.turn("ptype column", ("ptype", "type"))
    part = desk.heading("uname", "id", "ntype", ptype, "name", "value")
    for number, uname in enumerate(NODES, start=1):
        first = {"uname": uname}
        if desk.often():
            first["id"] = str(number)
        if desk.often():
            first["ntype"] = desk.word("ntype", types.NODE_KIND, "member")
        for kind in ("attributes", "utilization"):
            word = desk.word("ptype", types.ATTRIBUTE_KIND, kind)
            for _ in range(3 if desk.often() else 1):
                value = desk.value() if kind == "attributes" else desk.turn("cpu", ("8", "-4", "0"))
                name = f"{kind}_{len(desk.sheet.rows)}"
                part.add({**first, ptype: word, "name": name, "value": value})
                first, word = {}, ""
    if desk.often():
        remote = desk.word("ntype", types.NODE_KIND, "remote")
        part.add({"uname": "far", "ntype": remote})
    part.add({"uname": "near"})
    _refused_nodes(desk, part, ptype)


def _refused_nodes(desk: Desk, part: Part, ptype: str) -> None:
    if desk.refusing == "crm":
        at = part.add({"uname": "n9", "id": "9.1"})
        desk.refuse("TGT534", at("id"), "crm")
    if desk.refusing == "pcs":
        cells = {"uname": "n3", ptype: "utilization", "name": "a:b", "value": "1"}
        desk.refuse("TGT565", part.add(cells)("name"), "pcs")


def write_resources(desk: Desk) -> None:
    """Tables 4.1, 5.1, 7.1 and 8.1."""
    roots = tuple(_tree(desk))
    desk.sheet.table("RESOURCES")
    desk.sheet.part("resourceItem", "RESOURCEITEM", "resourceitem", "ID")
    for root in roots:
        for depth, item in root.walk():
            _write_item(desk, depth, item)
    _write_attributes(desk, roots)
    for root in roots:
        for _, item in root.walk():
            if item.kind == "Stonith":
                _write_device(desk, item)
            elif item.kind == "Primitive":
                _write_primitive(desk, item)


def _write_item(desk: Desk, depth: int, item: Item) -> None:
    kind = item.kind
    if kind == "Stonith" and item.agent[0]:
        kind = "Primitive"  # as the crm dialect has it: a primitive of the class stonith
    word = desk.word("item", types.ITEM, kind)
    desk.sheet.add("", "", *([""] * depth), word, *([""] * (2 - depth)), item.id)


def _tree(desk: Desk) -> Iterator[Item]:
    def leaf(id: str, promotable: bool = False) -> Item:
        old = OLD_AGENTS if desk.has(Feature.OLD_AGENT_CLASSES) else ()
        agent = desk.turn("agent", AGENTS + old)
        if promotable:
            agent = ("ocf", "pacemaker", "Stateful")
        return Item("Primitive", id, agent=agent, promotable=promotable)

    def device(id: str) -> Item:
        standard = desk.turn("dialect", ("", "stonith"))
        return Item("Stonith", id, agent=(standard, "", desk.turn("fence", FENCE_AGENTS)))

    yield Item("Group", "g1", (leaf("p1"), leaf("p2"), leaf("op")))
    yield leaf("property")
    yield Item("Clone", "c1", (Item("Primitive", "p5", agent=("ocf", "pacemaker", "ping")),))
    yield Item("Clone", "c2", (Item("Group", "g2", (leaf("p6"), leaf("p7"))),))
    yield Item("Promotable", "m1", (leaf("p8", True),), promotable=True)
    inner = Item("Group", "g3", (leaf("p9", True),))
    yield Item("Promotable", "g3-clone", (inner,), promotable=True)
    yield Item("Clone", "m3", (leaf("_p.10-x", True),), promotable=True)
    yield Item("Primitive", "disk", agent=("ocf", "heartbeat", "diskd"))
    yield device("f1")
    yield device("f2")
    if desk.has(Feature.PCS_STONITH_IN_GROUP) or desk.refusing == "pcs":
        yield Item("Group", "g4", (device("f3"), device("f4")))
    if desk.refusing == "crm":
        yield Item("Group", "g5", (Item("Primitive", "meta"),))


def _write_attributes(desk: Desk, roots: Sequence[Item]) -> None:
    desk.sheet.table("RSC_ATTRIBUTES")
    part = desk.heading("id", "type", "name", "value")
    for root in roots:
        for _, item in root.walk():
            _write_own(desk, part, item)
    desk.sheet.table("RSC_ATTRIBUTES")  # as the pcs dialect has it
    part = desk.heading("id", "name", "value")
    part.add({"id": "g1", "name": "is-managed", "value": "true"})
    part.add({"name": "priority", "value": "10"})


def _write_own(desk: Desk, part: Part, item: Item) -> None:
    meta: dict[str, str] = {}
    match item.kind:
        case "Clone" | "Promotable":
            meta = {"interleave": "true", "clone-max": "2"}
            if item.promotable:
                old = desk.turn("promoted-max", ("promoted-max", "master-max"))
                meta |= {old: "1", "notify": "true"}
                meta["target-role"] = desk.turn("target-role", ("Master", "Started", "promoted"))
            if item.promotable and item.kind == "Clone":
                meta["promotable"] = desk.turn("promotable", ("true", "yes", "1"))
        case "Group":
            meta = {"target-role": "Started"}
        case _:
            if not desk.turn("own", (True, False, False)):
                return
    if desk.often():
        name, value = desk.pair()
        meta[name] = value
    first = {"id": item.id, "type": desk.word("rsc kind", types.RSC_KIND, "meta")}
    for name, value in meta.items():
        part.add({**first, "name": name, "value": value})
        first = {}
    if desk.often():
        params = desk.word("rsc kind", types.RSC_KIND, "params")
        name, value = desk.pair()
        part.add({**first, "type": params, "name": name, "value": value})


def _write_primitive(desk: Desk, item: Item) -> None:
    desk.sheet.table(desk.case("PRIMITIVE"))
    part = desk.heading("id", "class", "provider", "type", letter=desk.case("P"))
    standard, provider, agent = item.agent
    at = part.add(
        {"id": item.id, "class": desk.case(standard), "provider": provider, "type": agent}
    )
    if item.id == "meta":
        desk.refuse("TGT534", at("id"), "crm")
    rows = [("params", "", "name", PING)] if item.id == "p5" else []
    if item.id == "disk":
        rows = [("params", "", "name", DISK)]
    kinds = ("params", "meta", "utilization")
    rows += [row for kind in kinds for row in _pairs(desk, kind)]
    if desk.turn("operations", (True, False, False, False)):
        rows.append(("operations", "", "$id", f"{item.id}-ops"))
    _write_pairs(desk, types.PARAM_KIND, rows)
    if item.id == "p1":
        _refused_pairs(desk)
        write_own_sets(desk, types.PARAM_KIND, item.id)
    _write_operations(desk, item)


def _write_device(desk: Desk, item: Item) -> None:
    standard, _, agent = item.agent
    if standard:
        desk.sheet.table("PRIMITIVE")
        part = desk.heading("id", "class", "provider", "type", letter="P")
        at = part.add({"id": item.id, "class": standard, "type": agent})
    else:
        desk.sheet.table("STONITH")
        at = desk.heading("id", "type", letter="P").add({"id": item.id, "type": agent})
    if item.id in ("f3", "f4") and not desk.has(Feature.PCS_STONITH_IN_GROUP):
        desk.refuse("TGT560", at("id"), "pcs")
    rows = [("params", "", "pcmk_host_list", "n1 n2")]
    rows += [row for kind in ("params", "meta") for row in _pairs(desk, kind)]
    if desk.turn("device operations", (True, False)):
        rows.append(("operations", "", "$id", f"{item.id}-ops"))
    _write_pairs(desk, types.PARAM_KIND if standard else types.STONITH_KIND, rows)
    write_own_sets(desk, types.PARAM_KIND if standard else types.STONITH_KIND, item.id)
    _write_operations(desk, item)


_Row = tuple[str, str, str, str]


def _pairs(desk: Desk, kind: str) -> Iterator[_Row]:
    """Rows (kind, rule, name, value) of one kind: perhaps sets with rules, perhaps one without,
    which may stand anywhere among them."""
    shapes = (("", "rule", "rule"), ("rule", ""), ("",), (), ("rule",), ("", "rule"))
    for shape in desk.turn(f"shape {kind}", shapes):
        rule = _rule(desk) if shape else ""
        for _ in range(2 if desk.often() else 1):
            name, value = desk.pair()
            if kind == "utilization":
                value = desk.turn("utilization", ("1", "-2", "4096"))
            yield kind, rule, name, value


def _rule(desk: Desk) -> str:
    """``[SCORE:] rule [SCORE:] EXPRESSION [and|or EXPRESSION …]``."""
    before, after = desk.turn("rule scores", (("", ""), ("5:", ""), ("-inf :", "3:"), ("", "INF:")))
    joint = f" {desk.case(desk.turn('joint', ('and', 'or')))} "
    tests = []
    for _ in range(desk.turn("rule size", (1, 2, 3))):
        attribute, operator, value = desk.expression("A rule")
        unary = f"{operator} {attribute}"
        tests.append(f"{attribute} {operator} '{value}'" if value else unary)
    return " ".join(filter(None, [before, "rule", after, joint.join(tests)]))


def _write_pairs(desk: Desk, kind_type: types.OneOf, rows: Sequence[_Row]) -> None:
    """Part A: what stands in the row above is left out where the sheet's rules fill it in."""
    if not rows:
        return
    part = desk.heading("type", "rule", "name", "value", letter="A")
    kind_above, rule_above = "", ""
    for kind, rule, name, value in rows:
        cells = {"name": name, "value": value}
        restated = kind != kind_above or (rule_above and not rule)
        if restated or not desk.often():
            cells |= {"type": desk.word("param kind", kind_type, kind), "rule": rule}
        elif rule != rule_above:
            cells["rule"] = rule
        part.add(cells)
        kind_above, rule_above = kind, rule


def _refused_pairs(desk: Desk) -> None:
    """What crm text can't hold, each in a set of its own (the rule keeps the sets apart)."""
    if desk.refusing != "crm":
        return
    part = desk.heading("type", "rule", "name", "value", letter="A")

    def add(code: str, column: str, rule: str, name: str, value: str) -> None:
        at = part.add({"type": "params", "rule": rule, "name": name, "value": value})
        desk.refuse(code, at(column), "crm")

    add("TGT532", "value", "rule #uname eq n1", "path", "C:\\dir\\")
    add("TGT532", "value", "rule #uname eq n2", "path", 'say \\"hi\\"')
    add("TGT534", "name", "rule #uname eq n3", "$name", "x")
    add("TGT535", "value", "rule #uname ne n3", "a:b", "x=y")
    add("TGT534", "rule", "rule a=b eq 1", "x", "y")
    if not desk.has(Feature.CRM_RULE_VALUE_BLANK):
        add("TGT533", "rule", "rule site eq 'a b'", "x", "y")
        add("TGT533", "rule", "rule site eq a{b}", "x", "y")
    if desk.japanese:
        add("TGT530", "value", "rule #uname ne n1", "x", desk.japanese)


class _Op(NamedTuple):
    name: str
    role: str = ""


def _write_operations(desk: Desk, item: Item) -> None:
    shapes: tuple[tuple[_Op, ...], ...] = (
        (_Op("start"), _Op("monitor"), _Op("stop")),
        (_Op("monitor"), _Op("monitor", "Started"), _Op("monitor", "Stopped"), _Op("migrate_to")),
        (_Op("stop"),),
        (),
    )
    ops = desk.turn("operations shape", shapes)
    if item.kind == "Stonith" or item.agent[2] == "ping":
        # crmsh 5.0 looks for each operation in the metadata of the agent, and insists
        ops = tuple(op for op in ops if op.name != "migrate_to")
    if item.promotable:
        roles = (_Op("monitor", "Promoted"), _Op("monitor", "Unpromoted"))
        ops = (*roles, _Op("promote"), _Op("demote"), _Op("notify"), _Op("start"))
    if not ops:
        return
    custom = desk.turn("custom", ("trace_ra", "depth.of-it", "_x"))
    level = "OCF_CHECK_LEVEL"
    # an operation's attributes stand in the order of the columns
    part = desk.heading(
        *("type", "interval", "timeout", "on-fail", "start-delay", "role", "enabled"),
        *(
            "record-pending",
            "requires",
            "interval-origin",
            "description",
            "OCF_CHECK_LEVEL",
            custom,
        ),
        letter="O",
    )
    named: list[str] = []
    for op in ops:
        cells = {"type": op.name, "timeout": desk.turn("timeout", TIMEOUTS)}
        cells["interval"] = desk.turn("once", ("", "0s", "0"))
        if op.name == "monitor":
            cells["interval"] = desk.turn("interval", INTERVALS)
        if op.role:
            cells["role"] = desk.word("op role", types.ROLE, op.role)
        _add_options(desk, op, cells)
        if desk.turn("level", (True, False, False)):
            cells[level.lower()] = desk.turn("depth", ("10", "20", "'$x'"))
        if desk.turn("other", (False, False, True)):
            cells[custom] = desk.value()
        part.add(cells)
        name = op.name
        if name == "monitor":
            name += f":{cells['interval']}"
        named.append(name)
    if item.id in ("p1", "p2", "f1", "f2"):
        write_operation_sets(desk, item.id, named[:2])


def _add_options(desk: Desk, op: _Op, cells: dict[str, str]) -> None:
    words = ["ignore", "block", "stop", "restart", "fence"]
    if op.name == "stop":
        words = ["ignore", "block", "fence"]
    elif op.name == "monitor":
        words.append("standby")
        if op.role == "Promoted" and desk.has(Feature.ON_FAIL_DEMOTE):
            words = ["demote"]
    if desk.often():
        cells["on-fail"] = desk.word("on-fail", types.ON_FAIL, desk.turn("failure", words))
    if op.name == "monitor" and desk.turn("origin", (True, False)):
        cells["interval-origin"] = "2024-01-01T00:00:00Z"
    elif desk.turn("delay", (True, False)):
        cells["start-delay"] = desk.turn("timeout", TIMEOUTS)
    if desk.turn("enabled", (True, False, True)):
        cells["enabled"] = desk.word("enabled", types.BOOLEAN)
    if desk.turn("pending", (True, False)):
        cells["record-pending"] = desk.word("pending", types.BOOLEAN)
    if desk.has(Feature.OP_REQUIRES):
        cells["requires"] = desk.word("requires", types.REQUIRES)
    if desk.turn("description", (True, False, False)):
        cells["description"] = desk.value()


def write_levels(desk: Desk) -> None:
    """Both tables of fencing levels; a node that table 1.1 does not list is a target too."""
    for table, device, index, targets in (
        ("FENCING_TOPOLOGY", "rsc", "index", ("n1", "n8")),
        ("STONITH_LEVEL", "id", "level", ("n2",)),
    ):
        desk.sheet.table(table)
        column = desk.turn("target column", ("node", "target"))
        part = desk.heading(column, "target-type", "target-value", device, index)
        for node in targets:
            part.add({column: node, device: "f1", index: "1"})
            part.add({device: "f2", index: "01"})
            part.add({device: "f2", index: "2"})
        kind = desk.word("target", types.TARGET_KIND, "node")
        part.add({column: f"{targets[0]}y", "target-type": kind, device: "f1", index: "1"})
        kind = desk.word("target", types.TARGET_KIND, "pattern")
        pattern = desk.turn("target pattern", (r"^n[3-5]\.x$", "near", "^(a|b)+$", "n6"))
        part.add({column: pattern, "target-type": kind, device: "f1", index: "1"})
        part.add({device: "f2", index: "2"})
        kind = desk.word("target", types.TARGET_KIND, "attribute")
        for value in desk.turn("target value", (("r1",), ("r1", "r2"), ("r.1",), ("a=b:c",))):
            cells = {column: f"rack_{index}", "target-type": kind, "target-value": value}
            part.add({**cells, device: "f1", index: "1"})
            part.add({device: "f2", index: "2"})
        if desk.refusing == "crm":
            gap = part.add({column: f"{targets[0]}x", device: "f1", index: "2"})
            desk.refuse("TGT536", gap(index), "crm")
