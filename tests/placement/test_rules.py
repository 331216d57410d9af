"""Rules that depend on the time or on more than a node's attributes leave placement open."""

from typing import Any

from msgspec.structs import replace

from crmgen.model import AttributeSet, DateExpression, ResourceExpression, Rule
from crmgen.placement import analyse
from crmgen.placement.cause import Why
from tests.emit.build import (
    PLACE,
    attributes,
    cluster,
    expression,
    node,
    node_location,
    pairs,
    primitive,
    rule_location,
)

NODES = (node("n1", "1"), node("n2", "2"))
DATE = DateExpression(operation="gt", start="2024-01-01", place=PLACE)
HOME = node_location("home", "a", "n1")


def ban(*conditions: Any, **fields: Any) -> Rule:
    op = "and" if len(conditions) + len(fields.get("expressions", ())) > 1 else None
    fields = {"expressions": (), "score": "-INFINITY", "place": PLACE} | fields
    return Rule(conditions=conditions, boolean_op=op, **fields)


def whys(*rules: Rule, **fields: Any) -> set[Why]:
    """Why it is open where the resource starts; empty where it is not."""
    constraints = (HOME, *(rule_location(f"l{n}", "a", one) for n, one in enumerate(rules)))
    made = cluster(primitive("a"), nodes=NODES, constraints=constraints, **fields)
    place = analyse(made).all_up()["a"]
    return {cause.why for cause in place.open.chain()} if place.open else set()


def test_a_date_leaves_it_open():
    assert Why.TIME in whys(ban(DATE))


def test_a_date_that_makes_no_difference_does_not():
    assert whys(ban(DATE, expressions=(expression("#uname", "eq", "n9"),))) == set()


def test_a_score_that_an_attribute_has_leaves_it_open():
    rule = ban(expressions=(expression("#uname", "eq", "n1"),), score=None, score_attribute="w")
    assert Why.TIME in whys(rule)


def test_no_location_knows_an_agent():
    agent = ResourceExpression(standard="ocf", place=PLACE)
    assert whys(ban(agent)) == set()


def test_what_a_rule_switches_for_all_leaves_all_open():
    by_date = AttributeSet(pairs=pairs({"maintenance-mode": "true"}), rule=ban(DATE), place=PLACE)
    made = cluster(
        primitive("a"),
        nodes=NODES,
        constraints=(HOME,),
        properties={"stonith-enabled": "false"},
    )
    made = replace(made, properties=(*made.properties, by_date))
    place = analyse(made).all_up()["a"]
    assert place.open
    assert Why.RULED_META in {cause.why for cause in place.open.chain()}


def test_a_node_in_standby_at_times_leaves_all_open():
    by_date = AttributeSet(pairs=pairs({"standby": "on"}), rule=ban(DATE), place=PLACE)
    nodes = (node("n1", "1", attributes=(attributes({"x": "1"}), by_date)), node("n2", "2"))
    place = analyse(cluster(primitive("a"), nodes=nodes, constraints=(HOME,))).all_up()["a"]
    assert place.open
    assert Why.RULED_META in {cause.why for cause in place.open.chain()}
