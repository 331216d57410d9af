"""The form of each constraint in every generation of pcs, and what is refused at its cell.

pcs 0.9 (rhel7, sles12) can't be run on Python 3: its forms are held here alone, taken from what
0.9.169 was seen to accept.
"""

import pytest

from crmgen.model import (
    Role,
    SetColocation,
    SetOrder,
    Ticket,
)
from tests.emit.build import (
    PLACE,
    clone,
    cluster,
    colocation,
    expression,
    group,
    node_location,
    order,
    resource_set,
    rule,
    rule_location,
)
from tests.emit.pcs_text import (
    ALL,
    D1,
    D2,
    EL8,
    EL9,
    EL10,
    OLD,
    ST,
    commands,
    refused,
    said,
)

NO_PROPERTY: dict[str, str] = {}


@pytest.mark.parametrize(
    ("target", "score"), [(OLD, "-100"), (EL8, "-100"), (EL9, "-100"), (EL10, "score=-100")]
)
def test_trap_T35_score_of_a_location(target: str, score: str):
    fields = {"constraints": (node_location("l1", "d1", "n1", "-100"),)}
    assert said("constraint", target, D1, **fields) == [f"location add l1 d1 n1 {score}"]


def test_trap_T11_two_locations_of_one_resource_on_one_node():
    first = node_location("l1", "d1", "n1", "100")
    second = node_location("l2", "d1", "n1", "200")
    other = node_location("l3", "d1", "n2", "200")
    model = cluster(D1, constraints=(first, other, second))
    assert refused(model) == [("B1", "TGT562")]


@pytest.mark.parametrize("target", ALL)
def test_trap_T14_avoiding_is_a_negative_score(target: str):
    fields = {"constraints": (node_location("l1", "d1", "n1", "-INFINITY"),)}
    (text,) = said("constraint", target, D1, **fields)
    assert "avoids" not in text
    assert "-INFINITY" in text


PINGED = rule(
    expression("pingd", "not_defined"),
    expression("pingd", "lt", "100", "number"),
    score="-INFINITY",
    op="or",
    role=Role.PROMOTED,
    id="r1",
)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (OLD, "role=master score=-INFINITY not_defined pingd or pingd lt integer 100"),
        (EL8, "role=master score=-INFINITY not_defined pingd or pingd lt number 100"),
        (EL9, "role=Promoted score=-INFINITY not_defined pingd or pingd lt number 100"),
        (EL10, "role=Promoted score=-INFINITY 'not_defined pingd or pingd lt number 100'"),
    ],
)
def test_trap_T33_a_rule_as_words_or_as_one_word(target: str, words: str):
    """T55b: all options stand before the expression."""
    fields = {"constraints": (rule_location("l1", "st", PINGED),)}
    assert said("constraint", target, ST, **fields) == [
        f"location st rule constraint-id=l1 id=r1 {words}"
    ]


@pytest.mark.parametrize("target", ALL)
def test_trap_T34_a_hash_is_quoted(target: str):
    on_n1 = rule(expression("#uname", "eq", "n1"))
    fields = {"constraints": (rule_location("l1", "d1", on_n1),)}
    (text,) = said("constraint", target, D1, **fields)
    assert "'#uname" in text


def test_several_rules():
    on = [rule(expression("#uname", "eq", f"n{i}"), score="5") for i in (1, 2)]
    fields = {"constraints": (rule_location("l1", "d1", *on),)}
    assert [text.split()[:3] for text in said("constraint", EL9, D1, **fields)] == [
        ["location", "d1", "rule"],
        ["rule", "add", "l1"],
    ]
    ten = said("constraint", EL10, D1, **fields)
    assert [text.split()[3] for text in ten] == ["constraint-id=l1", "constraint-id=l1-rule2"]


@pytest.mark.parametrize(
    ("target", "test", "cell"),
    [
        (EL10, expression("site", "eq", ""), "C1"),  # T16
        (EL10, expression("site", "eq", "a b"), "C1"),
        (EL10, expression("site", "eq", "a(b"), "C1"),
        (EL9, expression("site", "eq", "a)b"), "C1"),
        (EL9, expression("site", "eq", "and"), "C1"),
        (EL10, expression("site", "eq", "string"), "C1"),
        (EL9, expression("date", "gt", "x"), "A1"),
        (EL10, expression("a b", "defined"), "A1"),
        (EL9, expression("site", "eq", "x", "number"), "C1"),
        (EL10, expression("site", "eq", "1.5", "integer"), "C1"),
    ],
)
def test_what_a_rule_cant_hold(target: str, test, cell: str):
    model = cluster(D1, constraints=(rule_location("l1", "d1", rule(test)),))
    assert refused(model, target) == [(cell, "TGT561")]


@pytest.mark.parametrize(
    ("target", "value"), [(EL9, ""), (EL9, "a b"), (EL10, "and"), (EL10, "n'1\"")]
)
def test_what_a_rule_can_hold(target: str, value: str):
    test = expression("site", "eq", value)
    assert refused(cluster(D1, constraints=(rule_location("l1", "d1", rule(test)),)), target) == []


def test_a_rule_knows_two_roles_only():
    started = rule(expression("a", "defined"), role=Role.STARTED)
    model = cluster(D1, constraints=(rule_location("l1", "d1", started),))
    assert refused(model) == [("1", "TGT567")]


def test_trap_T15_a_score_is_never_a_name():
    fields = {"constraints": (rule_location("l1", "d1", rule(expression("a", "defined"))),)}
    (text,) = said("constraint", OLD, D1, **fields)
    assert "score=INFINITY defined a" in text


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (OLD, "d1 with Master ms score=INFINITY id=c1"),
        (EL8, "d1 with Master ms score=INFINITY id=c1"),
        (EL9, "d1 with Promoted ms score=INFINITY id=c1"),
        (EL10, "d1 with Promoted ms score=INFINITY id=c1"),
    ],
)
def test_trap_T41_roles_of_a_colocation(target: str, words: str):
    """T17: the role is a word, never an option, which 0.12 would store unread."""
    fields = {"constraints": (colocation("c1", "d1", "ms", with_rsc_role=Role.PROMOTED),)}
    assert said("constraint colocation add", target, D1, clone(ST, "ms", True), **fields) == [words]


def test_trap_T13_actions_are_words_and_always_written():
    constraints = (
        order("o1", "ms", "d1", first_action="promote", kind="Optional"),
        order("o2", "d1", "d2", symmetrical=False),
        order("o3", "d1", "ms", first_action="start", then_action="promote"),
    )
    fields = {"constraints": constraints}
    assert said("constraint order", EL9, D1, D2, clone(ST, "ms", True), **fields) == [
        "promote ms then promote d1 kind=Optional id=o1",
        "d1 then d2 symmetrical=false id=o2",
        "start d1 then promote ms id=o3",
    ]


@pytest.mark.parametrize(("target", "through_pcs"), [(OLD, True), (EL8, False), (EL10, False)])
def test_an_order_inside_a_group(target: str, through_pcs: bool):
    fields = {
        "constraints": (
            order("o1", "d1", "d2"),
            SetOrder(id="o2", sets=(resource_set("d1", "d2"),), place=PLACE),
        )
    }
    assert bool(said("constraint order", target, group("g", D1, D2), **fields)) is through_pcs


@pytest.mark.parametrize(
    "constraints",
    [
        (order("o1", "d1", "d2"), order("o2", "d1", "d2", kind="Optional")),
        (colocation("c1", "d1", "d2"), colocation("c2", "d1", "d2", "-1")),
        tuple(Ticket(id=i, ticket="t", rsc="d1", place=PLACE) for i in ("t1", "t2")),
        tuple(
            rule_location(i, "d1", rule(expression("a", "defined"), score=s))
            for i, s in (("l1", "1"), ("l2", "2"))
        ),
        tuple(
            SetColocation(id=i, score="1", sets=(resource_set("d1", "d2"),), place=PLACE)
            for i in ("c1", "c2")
        ),
    ],
)
def test_a_second_constraint_of_the_same_resources_is_forced(constraints):
    found = commands(cluster(D1, D2, constraints=constraints, properties=NO_PROPERTY))
    assert ["--force" in c for c in found if " constraint " in c] == [False, True]


def test_sets():
    constraints = (
        SetColocation(
            id="c1",
            score="7",
            sets=(
                resource_set("d1", "d2", sequential=False),
                resource_set("ms", role=Role.PROMOTED),
            ),
            place=PLACE,
        ),
        SetOrder(
            id="o1",
            kind="Serialize",
            symmetrical=True,
            sets=(resource_set("d1", require_all=False), resource_set("ms", action="promote")),
            place=PLACE,
        ),
    )
    fields = {"constraints": constraints}
    assert said("constraint", EL8, D1, D2, clone(ST, "ms", True), **fields) == [
        "colocation set d1 d2 sequential=false set ms role=Master setoptions score=7 id=c1",
        "order set d1 require-all=false set ms action=promote"
        " setoptions kind=Serialize symmetrical=true id=o1",
    ]


@pytest.mark.parametrize(
    ("target", "name", "through_pcs"),
    [(EL9, "tk-1", True), (EL9, "tk_1", False), (OLD, "tk_1", True), (EL10, "t" * 64, False)],
)
def test_names_of_tickets(target: str, name: str, through_pcs: bool):
    ticket = Ticket(id="t1", ticket=name, rsc="d1", loss_policy="stop", place=PLACE)
    wanted = [f"add {name} d1 loss-policy=stop id=t1"] if through_pcs else []
    assert said("constraint ticket", target, D1, constraints=(ticket,)) == wanted
