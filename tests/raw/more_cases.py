"""More raw commands: patterns, roles and options of locations, sets of tickets and locations."""

from typing import Any

from crmgen.model import (
    Colocation,
    Expression,
    NodeLocation,
    Order,
    ResourceSet,
    Role,
    Rule,
    RuleLocation,
    SetLocation,
    SetTicket,
)
from crmgen.raw.parse import RawResult
from tests.raw.cases import PLACE, Case


def _rule(score: str = "INFINITY") -> Rule:
    test = Expression(place=PLACE, attribute="x", operation="defined")
    return Rule(place=PLACE, expressions=(test,), score=score)


def _set(members: str, **more: Any) -> ResourceSet:
    return ResourceSet(place=PLACE, members=tuple(members.split()), **more)


_PATTERN = {"by_pattern": True, "rsc": "A|B", "id": "px1", "place": PLACE}
MORE_PCS = [
    Case(
        "pcs constraint location add px1 'regexp%A|B' n1 5 resource-discovery=never",
        RawResult(constraints=(NodeLocation(node="n1", score="5", discovery="never", **_PATTERN),)),
    ),
    Case(
        "pcs constraint location 'regexp%A|B' rule constraint-id=px1 "
        "resource-discovery=exclusive defined x",
        RawResult(constraints=(RuleLocation(rules=(_rule(),), discovery="exclusive", **_PATTERN),)),
    ),
    Case(
        "pcs constraint colocation add A with B score=5 id=px1 influence=true node-attribute=Rack",
        RawResult(
            constraints=(
                Colocation(
                    place=PLACE,
                    id="px1",
                    rsc="A",
                    with_rsc="B",
                    score="5",
                    influence=True,
                    node_attribute="Rack",
                ),
            )
        ),
    ),
    Case(
        "pcs constraint order A then B require-all=false id=px1",
        RawResult(
            constraints=(
                Order(
                    place=PLACE,
                    id="px1",
                    first="A",
                    then="B",
                    first_action="start",
                    then_action="start",
                    require_all=False,
                ),
            )
        ),
    ),
    Case(
        "pcs constraint ticket set A B set C role=Started setoptions ticket=T1 loss-policy=stop "
        "id=px1",
        RawResult(
            constraints=(
                SetTicket(
                    place=PLACE,
                    id="px1",
                    ticket="T1",
                    sets=(_set("A B"), _set("C", role=Role.STARTED)),
                    loss_policy="stop",
                ),
            )
        ),
    ),
]
MORE_CRMSH = [
    Case(
        "location cx1 A role=Started resource-discovery=never 5: n1",
        RawResult(
            constraints=(
                NodeLocation(
                    place=PLACE,
                    id="cx1",
                    rsc="A",
                    node="n1",
                    score="5",
                    role=Role.STARTED,
                    discovery="never",
                ),
            )
        ),
    ),
    Case(
        "location cx2 /A.*/ resource-discovery=exclusive rule defined x",
        RawResult(
            constraints=(
                RuleLocation(
                    place=PLACE,
                    id="cx2",
                    rsc="A.*",
                    rules=(_rule(),),
                    discovery="exclusive",
                    by_pattern=True,
                ),
            )
        ),
    ),
    Case(
        "location cx3 { A B:Started } resource-discovery=never 7: n1",
        RawResult(
            constraints=(
                SetLocation(
                    place=PLACE,
                    id="cx3",
                    sets=(_set("A"), _set("B", role=Role.STARTED)),
                    node="n1",
                    score="7",
                    discovery="never",
                ),
            )
        ),
    ),
    Case(
        "location cx4 { A ( B C ) } rule 5: defined x",
        RawResult(
            constraints=(
                SetLocation(
                    place=PLACE,
                    id="cx4",
                    sets=(_set("A"), _set("B C", sequential=False)),
                    rules=(_rule("5"),),
                ),
            )
        ),
    ),
    Case(
        "colocation cx5 5: A B node-attribute=Rack",
        RawResult(
            constraints=(
                Colocation(
                    place=PLACE, id="cx5", rsc="A", with_rsc="B", score="5", node_attribute="rack"
                ),
            )
        ),
    ),
    Case(
        "rsc_ticket cx6 T: A ( B C ) loss-policy=freeze",
        RawResult(
            constraints=(
                SetTicket(
                    place=PLACE,
                    id="cx6",
                    ticket="T",
                    sets=(_set("A"), _set("B C", sequential=False)),
                    loss_policy="freeze",
                ),
            )
        ),
    ),
]
