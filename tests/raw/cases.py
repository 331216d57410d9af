"""Raw commands and the model they stand for. The same table is held against the real tools."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from crmgen.model import (
    Colocation,
    Expression,
    NodeLocation,
    Nvpair,
    Order,
    ResourceSet,
    Role,
    Rule,
    RuleLocation,
    SetColocation,
    SetOrder,
    Tag,
    Ticket,
)
from crmgen.origin import Place, Source
from crmgen.raw.parse import RawResult

PLACE = Place(Source("design.csv"), 7, {"config": 3})
CELL = "C7"


class Case(NamedTuple):
    text: str
    expected: RawResult
    # False where the tool of the host can't take what the model says all the same
    oracle: bool = True


def _location(id: str, rsc: str, node: str, score: str) -> RawResult:
    item = NodeLocation(place=PLACE, id=id, rsc=rsc, node=node, score=score)
    return RawResult(constraints=(item,))


def _test(attribute: str, operation: str, value: str | None = None, type: str | None = None) -> Any:
    return Expression(place=PLACE, attribute=attribute, operation=operation, value=value, type=type)


def _rule(*tests: Expression, **more: Any) -> Rule:
    return Rule(place=PLACE, expressions=tests, **{"score": "INFINITY", **more})


def _rules(id: str, rsc: str, *rules: Rule) -> RawResult:
    return RawResult(constraints=(RuleLocation(place=PLACE, id=id, rsc=rsc, rules=rules),))


def _colocation(id: str, rsc: str, with_rsc: str, score: str, **roles: Role) -> RawResult:
    item = Colocation(place=PLACE, id=id, rsc=rsc, with_rsc=with_rsc, score=score, **roles)
    return RawResult(constraints=(item,))


def _order(id: str, first: str, then: str, kind: str | None, **more: Any) -> RawResult:
    return RawResult(
        constraints=(Order(place=PLACE, id=id, first=first, then=then, kind=kind, **more),)
    )


def _pcs_order(id: str, first: str, then: str, kind: str | None = None, **more: Any) -> RawResult:
    return _order(
        id, first, then, kind, **{"first_action": "start", "then_action": "start", **more}
    )


def _set(members: str, **more: Any) -> ResourceSet:
    return ResourceSet(place=PLACE, members=tuple(members.split()), **more)


def _colocations(id: str, score: str, *sets: ResourceSet) -> RawResult:
    return RawResult(constraints=(SetColocation(place=PLACE, id=id, score=score, sets=sets),))


def _orders(id: str, kind: str | None, *sets: ResourceSet, **more: Any) -> RawResult:
    return RawResult(constraints=(SetOrder(place=PLACE, id=id, sets=sets, kind=kind, **more),))


def _ticket(id: str, ticket: str, rsc: str, **more: Any) -> RawResult:
    return RawResult(constraints=(Ticket(place=PLACE, id=id, ticket=ticket, rsc=rsc, **more),))


def _tag(id: str, *refs: str) -> RawResult:
    return RawResult(tags=(Tag(place=PLACE, id=id, refs=refs),))


def _pairs(values: Mapping[str, str]) -> tuple[Nvpair, ...]:
    return tuple(Nvpair(place=PLACE, name=name, value=value) for name, value in values.items())


_LOOSE = {"sequential": False}
_ANY = {"sequential": False, "require_all": False}
_N1 = _test("#uname", "eq", "n1")

CRMSH_LOCATIONS = [
    Case("location l1 A 100: n1", _location("l1", "A", "n1", "100")),
    Case("LOCATION l2 A -inf: n1", _location("l2", "A", "n1", "-INFINITY")),
    Case("location l3 A +INFINITY: n1", _location("l3", "A", "n1", "INFINITY")),
    Case('location "l4" \'A\' INF: "n1"', _location("l4", "A", "n1", "INFINITY")),
    Case("location l5 A advisory: n1", _location("l5", "A", "n1", "0")),
    Case("location r1 A rule #uname eq n1", _rules("r1", "A", _rule(_N1))),
    Case(
        'location r2 A rule $id="rid" $role=Master -inf: not_defined pingd or pingd lt 100',
        _rules(
            "r2",
            "A",
            _rule(
                _test("pingd", "not_defined"),
                _test("pingd", "lt", "100"),
                score="-INFINITY",
                boolean_op="or",
                role=Role.PROMOTED,
                id="rid",
            ),
        ),
    ),
    Case(
        "location r3 A RULE role=slave 0200: #uname eq n1 and x number:gte 3",
        _rules(
            "r3",
            "A",
            _rule(
                _N1,
                _test("x", "gte", "3", "number"),
                score="200",
                boolean_op="and",
                role=Role.UNPROMOTED,
            ),
        ),
    ),
    Case(
        "location r4 A rule 200: #uname eq n1 rule -5: defined x and y version:lt 1.2",
        _rules(
            "r4",
            "A",
            _rule(_N1, score="200"),
            _rule(
                _test("x", "defined"),
                _test("y", "lt", "1.2", "version"),
                score="-5",
                boolean_op="and",
            ),
        ),
    ),
    Case(
        'location r5 A rule site eq "it\'s"',
        _rules("r5", "A", _rule(_test("site", "eq", "it's"))),
        oracle=False,  # crmsh 4.4 fails when it reads its own text again
    ),
    Case(
        'location r6 A rule site eq "a b"',
        _rules("r6", "A", _rule(_test("site", "eq", "a b"))),
        oracle=False,
    ),
    Case(
        "location r7 A rule DEFINED x OR y EQ 1",
        _rules(
            "r7",
            "A",
            _rule(_test("x", "defined"), _test("y", "eq", "1"), boolean_op="or"),
        ),
        oracle=False,
    ),
]
CRMSH_COLOCATIONS = [
    Case("colocation c1 inf: A B", _colocation("c1", "A", "B", "INFINITY")),
    Case(
        "collocation c2 -1000: A:Master B:started",
        _colocation("c2", "A", "B", "-1000", rsc_role=Role.PROMOTED, with_rsc_role=Role.STARTED),
    ),
    Case(
        "colocation c3 mandatory: A B:SLAVE",
        _colocation("c3", "A", "B", "INFINITY", with_rsc_role=Role.UNPROMOTED),
    ),
    Case("colocation c4 inf: A B C", _colocations("c4", "INFINITY", _set("A B C"))),
    Case(
        "colocation c5 inf: ( A B ) C",
        _colocations("c5", "INFINITY", _set("A B", **_LOOSE), _set("C")),
    ),
    Case(
        "colocation c6 100: A:Promoted (B:Promoted C) D",
        _colocations(
            "c6",
            "100",
            _set("A", role=Role.PROMOTED),
            _set("B", role=Role.PROMOTED, **_LOOSE),
            _set("C", **_LOOSE),
            _set("D"),
        ),
    ),
    Case("colocation c7 inf: _rsc_set_ A B", _colocations("c7", "INFINITY", _set("A B"))),
]
CRMSH_ORDERS = [
    Case("order o1 Mandatory: A B", _order("o1", "A", "B", "Mandatory")),
    Case("order o2 A B", _order("o2", "A", "B", None)),
    Case(
        "Order o3 SERIALIZE: A:promote B:START symmetrical=No",
        _order(
            "o3",
            "A",
            "B",
            "Serialize",
            first_action="promote",
            then_action="start",
            symmetrical=False,
        ),
    ),
    Case("order o4 0: A B", _order("o4", "A", "B", "Optional")),
    Case("order o5 100: A B", _order("o5", "A", "B", "Mandatory")),
    Case("order o6 inf: A B symmetrical=on", _order("o6", "A", "B", "Mandatory", symmetrical=True)),
    Case("order o7 Mandatory: A B C", _orders("o7", "Mandatory", _set("A B C"))),
    Case(
        "order o8 Optional: [ A B ] ( C:promote D:promote ) symmetrical=false",
        _orders(
            "o8",
            "Optional",
            _set("A B", **_ANY),
            _set("C D", action="promote", **_LOOSE),
            symmetrical=False,
        ),
    ),
    Case(
        "order o9 Mandatory: A B require-all=false",
        _orders("o9", "Mandatory", _set("A B", require_all=False)),
    ),
    Case(
        "order o10 Mandatory: [A B require-all=true] C",
        _orders("o10", "Mandatory", _set("A B", **_LOOSE), _set("C")),
    ),
    Case(
        "order o11 Mandatory: A:start B:start C D:stop",
        _orders(
            "o11",
            "Mandatory",
            _set("A B", action="start"),
            _set("C"),
            _set("D", action="stop"),
        ),
    ),
    Case(
        "order o12 Mandatory: A B sequential=0 ( C sequential=yes ) D",
        _orders("o12", "Mandatory", _set("A B", **_LOOSE), _set("C"), _set("D")),
    ),
    Case("order o13 Mandatory: ( A B )", _orders("o13", "Mandatory", _set("A B", **_LOOSE))),
    Case("order o14 Mandatory: A", _orders("o14", "Mandatory", _set("A"))),
    Case(
        "# first the disk\n  # then the base\norder o15 Mandatory: \\  \n    A \\\r\n B\n\n",
        _order("o15", "A", "B", "Mandatory"),
    ),
    Case("order o16 -inf: A B", _order("o16", "A", "B", "Mandatory")),
]
CRMSH_OTHERS = [
    Case("rsc_ticket t1 T1: A", _ticket("t1", "T1", "A")),
    Case(
        "rsc_ticket t2 T_1: A:master loss-policy=demote",
        _ticket("t2", "T_1", "A", role=Role.PROMOTED, loss_policy="demote"),
    ),
    Case("tag g1 A B", _tag("g1", "A", "B")),
    Case("tag g2: C", _tag("g2", "C")),
    Case(
        "property no-quorum-policy=ignore \\\n  batch-limit=\"30\" node-health-strategy='none'",
        RawResult(
            properties=_pairs(
                {
                    "no-quorum-policy": "ignore",
                    "batch-limit": "30",
                    "node-health-strategy": "none",
                }
            )
        ),
    ),
    Case(
        'rsc_defaults $id="rsc-options" resource-stickiness=INFINITY migration-threshold=1',
        RawResult(
            rsc_defaults=_pairs({"resource-stickiness": "INFINITY", "migration-threshold": "1"})
        ),
    ),
    Case("op_defaults op-options: timeout=60s", RawResult(op_defaults=_pairs({"timeout": "60s"}))),
]
CRMSH = [*CRMSH_LOCATIONS, *CRMSH_COLOCATIONS, *CRMSH_ORDERS, *CRMSH_OTHERS]

PCS_LOCATIONS = [
    Case("pcs constraint location A prefers n1=100", _location("", "A", "n1", "100")),
    Case(
        "pcs constraint location A prefers n1 n2=-50",
        RawResult(
            constraints=(
                *_location("", "A", "n1", "INFINITY").constraints,
                *_location("", "A", "n2", "-50").constraints,
            )
        ),
    ),
    Case("pcs constraint location A avoids n1", _location("", "A", "n1", "-INFINITY")),
    Case("pcs constraint location A avoids n1=200", _location("", "A", "n1", "-200")),
    Case("pcs constraint location A avoids n1=0", _location("", "A", "n1", "0")),
    Case("pcs constraint location A avoids n1=-50", _location("", "A", "n1", "50")),
    Case("pcs constraint location resource%A prefers n1", _location("", "A", "n1", "INFINITY")),
    Case("pcs constraint location add l1 A n1 -INFINITY", _location("l1", "A", "n1", "-INFINITY")),
    Case("pcs constraint location add l1 A n1 +7", _location("l1", "A", "n1", "7")),
    Case(
        "pcs constraint location add l1 A n1 score=300",
        _location("l1", "A", "n1", "300"),
        oracle=False,
    ),
    Case(
        "pcs constraint location A rule '#uname' eq n1",
        _rules("", "A", _rule(_N1)),
    ),
    Case(
        "pcs constraint location A rule id=rid constraint-id=cid role=master score=-INFINITY "
        "not_defined pingd or pingd lt integer 100 or v gt version 1.2",
        _rules(
            "cid",
            "A",
            _rule(
                _test("pingd", "not_defined"),
                _test("pingd", "lt", "100", "integer"),
                _test("v", "gt", "1.2", "version"),
                score="-INFINITY",
                boolean_op="or",
                role=Role.PROMOTED,
                id="rid",
            ),
        ),
    ),
    Case(
        "pcs constraint location A rule \\( \\#uname eq n1 \\) and '(' \"x\" eq 'a b' ')'",
        _rules("", "A", _rule(_N1, _test("x", "eq", "a b"), boolean_op="and")),
    ),
    Case(
        "pcs constraint location A rule score=5 '#uname eq n1 and (x eq 1 and defined y)'",
        _rules(
            "",
            "A",
            _rule(
                _N1,
                _test("x", "eq", "1"),
                _test("y", "defined"),
                score="5",
                boolean_op="and",
            ),
        ),
        oracle=False,
    ),
    Case(
        "pcs constraint location A rule x eq string and",
        _rules("", "A", _rule(_test("x", "eq", "and", "string"))),
    ),
]
PCS_COLOCATIONS = [
    Case("pcs constraint colocation add A with B", _colocation("", "A", "B", "INFINITY")),
    Case("pcs constraint colocation add A with B -5 id=c1", _colocation("c1", "A", "B", "-5")),
    Case(
        "pcs constraint colocation add master A with B score=300",
        _colocation("", "A", "B", "300", rsc_role=Role.PROMOTED, with_rsc_role=Role.STARTED),
    ),
    Case(
        "pcs constraint colocation add A with Slave B INFINITY",
        _colocation("", "A", "B", "INFINITY", rsc_role=Role.STARTED, with_rsc_role=Role.UNPROMOTED),
    ),
    Case(
        "pcs constraint colocation add A with B INFINITY with-rsc-role=Master",
        _colocation("", "A", "B", "INFINITY", with_rsc_role=Role.PROMOTED),
    ),
    Case(
        "pcs constraint colocation set A B sequential=false set C role=Promoted "
        "setoptions score=50 id=c2",
        _colocations("c2", "50", _set("A B", **_LOOSE), _set("C", role=Role.PROMOTED)),
    ),
    Case("pcs constraint colocation set A B C", _colocations("", "INFINITY", _set("A B C"))),
]
PCS_ORDERS = [
    Case("pcs constraint order A then B", _pcs_order("", "A", "B")),
    Case(
        "pcs constraint order promote A then stop B kind=Optional symmetrical=False id=o1",
        _pcs_order(
            "o1",
            "A",
            "B",
            "Optional",
            first_action="promote",
            then_action="stop",
            symmetrical=False,
        ),
    ),
    Case(
        "pcs constraint order A then start B nonsymmetrical",
        _pcs_order("", "A", "B", symmetrical=False),
    ),
    Case("pcs constraint order A then B score=0", _pcs_order("", "A", "B", "Optional")),
    Case("pcs constraint order A then B score=INFINITY", _pcs_order("", "A", "B", "Mandatory")),
    Case(
        "pcs constraint order set A B require-all=false sequential=true action=start set C",
        _orders(
            "",
            None,
            _set("A B", sequential=True, require_all=False, action="start"),
            _set("C"),
        ),
    ),
    Case(
        "pcs constraint order set A B setoptions kind=serialize symmetrical=TRUE id=o2",
        _orders("o2", "Serialize", _set("A B"), symmetrical=True),
    ),
]
PCS_OTHERS = [
    Case("pcs constraint ticket add T1 A", _ticket("", "T1", "A")),
    Case(
        "pcs constraint ticket add T1 Master A loss-policy=fence id=t1",
        _ticket("t1", "T1", "A", role=Role.PROMOTED, loss_policy="fence"),
    ),
    Case(
        "pcs property set no-quorum-policy=freeze batch-limit='30'  # why\n",
        RawResult(properties=_pairs({"no-quorum-policy": "freeze", "batch-limit": "30"})),
    ),
    Case(
        "pcs property maintenance-mode=true",
        RawResult(properties=_pairs({"maintenance-mode": "true"})),
        oracle=False,
    ),
    Case(
        'pcs resource defaults update resource-stickiness=INFINITY a="x \\$y"',
        RawResult(rsc_defaults=_pairs({"resource-stickiness": "INFINITY", "a": "x $y"})),
    ),
    Case(
        "pcs resource defaults migration-threshold=1",
        RawResult(rsc_defaults=_pairs({"migration-threshold": "1"})),
    ),
    Case(
        "pcs resource op defaults timeout=60s timeout=60s",
        RawResult(op_defaults=_pairs({"timeout": "60s"})),
    ),
    Case(
        "pcs resource op defaults update record-pending=true",
        RawResult(op_defaults=_pairs({"record-pending": "true"})),
    ),
    Case("pcs tag create g1 A B", _tag("g1", "A", "B")),
    Case(
        "# both\npcs constraint ticket \\\n  add T1 A\n\npcs tag create g1 A\n",
        RawResult(constraints=_ticket("", "T1", "A").constraints, tags=_tag("g1", "A").tags),
    ),
    Case(
        "sudo pcs -f my.xml --force -- constraint location A prefers n1=-3",
        _location("", "A", "n1", "-3"),
        oracle=False,
    ),
    Case(
        "pcs constraint location add l1 A n1 -100 --force",
        _location("l1", "A", "n1", "-100"),
    ),
]
PCS = [*PCS_LOCATIONS, *PCS_COLOCATIONS, *PCS_ORDERS, *PCS_OTHERS]
