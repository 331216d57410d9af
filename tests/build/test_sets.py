"""Tables RESOURCE_SET and TAG, ids of constraints, patterns, and targets of fencing levels."""

import pytest

from crmgen.model import (
    FencingTarget,
    NodeLocation,
    Role,
    RuleLocation,
    SetColocation,
    SetLocation,
    SetOrder,
    SetTicket,
)
from tests.helpers import build, clean, found, resources

ABC = resources(("Primitive", "a"), ("Primitive", "b"), ("Primitive", "c"))
SETS = """ | RESOURCE_SET
 | | id | type | score | kind | ticket | node | set | sequential | action | role | set-score | rsc
"""
TAG = " | TAG\n | | id | ref\n"
NODE = " | LOCATION_NODE\n | | id | rsc | rsc-pattern | prefers/avoids | node | score\n"


def constraints(text: str):
    return clean(text + ABC).constraints


class TestSets:
    def test_an_order_of_two_sets(self):
        text = SETS + (
            " | | o | order | | Optional | | | 1 | no | promote | | | a\n"
            " | | | | | | | | | | | | | b\n"
            " | | | | | | | | 2 | | | | | c\n"
        )
        (order,) = constraints(text)
        assert isinstance(order, SetOrder)
        assert (order.id, order.kind) == ("o", "Optional")
        assert [s.members for s in order.sets] == [("a", "b"), ("c",)]
        assert [(s.sequential, s.action) for s in order.sets] == [(False, "promote"), (None, None)]
        assert order.sets[0].at("members.1").cell == "N4"
        assert order.at("kind").cell == "F3"

    def test_each_type(self):
        text = SETS + (
            " | | | colocation | INF | | | | 1 | | | Master | 5 | a\n"
            " | | | | | | | | 2 | | | | | b\n"
            " | | | ticket | | | tk | | | | | | | a\n"
            " | | | | | | | | | | | | | b\n"
            " | | l | location | | | | n1 | | | | | | a\n"
            " | | l | location | | | | n1 | | | | | | b\n"
        )
        colocation, ticket, location = constraints(text)
        assert isinstance(colocation, SetColocation)
        assert (colocation.id, colocation.score) == ("rsc_colocation-a-b-1", "INFINITY")
        assert (colocation.sets[0].role, colocation.sets[0].score) == (Role.PROMOTED, "5")
        assert isinstance(ticket, SetTicket)
        assert (ticket.id, ticket.ticket) == ("rsc_ticket-tk-1", "tk")
        assert isinstance(location, SetLocation)
        assert (location.id, location.node, location.score) == ("l", "n1", "INFINITY")
        assert location.sets[0].members == ("a", "b")

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            (" | | x | | | | | | | | | | | a", [("D3", "VAL201")]),
            (" | | | ticket | | | | | | | | | | a", [("G3", "VAL201")]),
            (" | | | location | | | | | | | | | | a", [("H3", "VAL201")]),
            (" | | | colocation | | | | | | | | | | a", [("E3", "VAL243")]),
            (" | | | order | 5 | | | | | | | | | a", [("E3", "VAL211")]),
            (" | | | order | | | | | | | | | | zz", [("N3", "REF302")]),
            (
                " | | | order | | | | | | no | | | | a\n | | | | | | | | | yes | | | | b",
                [("J4", "VAL242")],
            ),
            (
                " | | | order | | | | | | | | | | a\n | | | | | | | | | | | | | a",
                [("N4", "REF332")],
            ),
        ],
    )
    def test_findings(self, rows, expected):
        assert found(build(SETS + rows + "\n" + ABC)[1]) == expected


class TestSetsByRule:
    RULE = " | RULE\n | | id | attribute | op | value\n | | east | site | eq | east\n"
    SETS = " | RESOURCE_SET\n | | type | score | node | rule | rsc\n"

    def test_a_location_by_rule(self):
        text = self.RULE + self.SETS + " | | location | 5 | | east | a\n | | | | | | b\n"
        (location,) = constraints(text)
        assert isinstance(location, SetLocation)
        assert (location.node, location.score) == (None, None)
        assert [rule.score for rule in location.rules] == ["5"]

    def test_not_beside_a_node(self):
        text = self.RULE + self.SETS + " | | location | 5 | n1 | east | a\n"
        assert ("F6", "VAL244") in found(build(text + ABC)[1])


class TestIds:
    def test_an_own_id_stays_and_counts(self):
        text = " | ORDER\n | | first-rsc | then-rsc | kind | id | require-all\n"
        first, second = constraints(text + " | | a | b | | mine | no\n | | b | c | | |\n")
        assert (first.id, first.require_all) == ("mine", False)
        assert second.id == "rsc_order-b-c-2"

    def test_a_made_id_gives_way_to_one_of_the_sheet(self):
        text = " | RSC_TICKET\n | | ticket | rsc | id\n | | t | a | \n | | t | b | rsc_ticket-t-1\n"
        assert [c.id for c in constraints(text)] == ["rsc_ticket-t-1-0", "rsc_ticket-t-1"]

    def test_two_constraints_of_one_id(self):
        text = " | RSC_TICKET\n | | ticket | rsc | id\n | | t | a | x\n | | u | b | x\n"
        assert found(build(text + ABC)[1]) == [("E4", "REF301")]

    def test_an_id_starts_a_rule_location(self):
        text = """ | LOCATION_RULE
         | | rsc | score | bool_op | attribute | op | value | id | resource-discovery
         | | a   | 1     |         | x         | eq | 1     | l1 | never
         | |     | 2     |         | x         | eq | 2     |    |
         | | a   | 3     |         | x         | eq | 3     | l2 |
        """
        first, second = constraints(text)
        assert (first.id, len(first.rules), first.discovery) == ("l1", 2, "never")
        assert (second.id, len(second.rules), second.discovery) == ("l2", 1, None)


class TestPatterns:
    def test_a_pattern_stands_in_place_of_a_resource(self):
        text = NODE + " | | | a | | prefers | n1 | 1\n | | | | ^[ab]$ | avoids | n2 |\n"
        text += " | | | | | | n1 | 5\n"
        first, second, third = constraints(text)
        assert (first.rsc, first.by_pattern) == ("a", False)
        assert isinstance(second, NodeLocation)
        assert (second.rsc, second.by_pattern, second.score) == ("^[ab]$", True, "-INFINITY")
        assert second.at("rsc").cell == "E4"
        assert (third.rsc, third.by_pattern) == ("^[ab]$", True)
        assert second.id == "rsc_location-__ab__-2"

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            (" | | | a | b | prefers | n1 | 1", [("E3", "VAL240")]),
            (" | | | | (b | prefers | n1 | 1", [("E3", "VAL241")]),
            (" | | | | | prefers | n1 | 1", [("D3", "VAL201")]),
        ],
    )
    def test_findings(self, row, expected):
        assert found(build(NODE + row + "\n" + ABC)[1]) == expected

    def test_a_rule_location_by_pattern(self):
        text = """ | LOCATION_RULE
         | | rsc-pattern | score | bool_op | attribute | op | value
         | | !^a         | 1     |         | x         | eq | 1
        """
        (location,) = constraints(text)
        assert isinstance(location, RuleLocation)
        assert (location.rsc, location.by_pattern) == ("!^a", True)


class TestTags:
    def test_a_tag_stands_where_a_resource_does(self):
        text = TAG + " | | t | a\n | | | b\n"
        text += " | COLOCATION\n | | rsc | with-rsc | score\n | | c | t | INFINITY\n"
        cluster = clean(text + ABC)
        assert [(tag.id, tag.refs) for tag in cluster.tags] == [("t", ("a", "b"))]
        assert cluster.tags[0].at("refs.1").cell == "D4"
        assert cluster.constraints[0].with_rsc == "t"

    def test_no_order_between_a_tag_and_what_it_holds(self):
        """Pacemaker 3.0.0 ends with an assertion at it."""
        text = TAG + " | | t | a\n | | | b\n"
        text += " | ORDER\n | | first-rsc | then-rsc | kind\n | | t | a | Optional\n"
        assert [code for _, code in found(build(text + ABC)[1])] == ["CLU414"]

    def test_constraints_and_nodes_may_be_tagged(self):
        text = TAG + " | | t | o1\n | | | n1\n | NODE\n | | uname | ptype | name | value\n | | n1\n"
        text += " | ORDER\n | | first-rsc | then-rsc | kind | id\n | | a | b | | o1\n"
        assert clean(text + ABC).tags[0].refs == ("o1", "n1")

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            (" | | t | zz", [("D3", "REF330")]),
            (" | | t | a\n | | u | t", [("D4", "REF331")]),
            (" | | t | a\n | | | a", [("D4", "REF332")]),
            (" | | a | b", [("C3", "REF301")]),
            (" | | t |", [("D3", "VAL201")]),
        ],
    )
    def test_findings(self, rows, expected):
        found_codes = found(build(TAG + rows + "\n" + ABC)[1])
        assert [code for _, code in found_codes] == [code for _, code in expected]
        if expected[0][1] != "REF301":
            assert found_codes == expected


class TestColocation:
    def test_influence_and_node_attribute(self):
        text = " | COLOCATION\n | | rsc | with-rsc | score | influence | node-attribute | id\n"
        (colocation,) = constraints(text + " | | a | b | 5 | no | rack | c1\n")
        assert (colocation.influence, colocation.node_attribute) == (False, "rack")
        assert (colocation.id, colocation.at("influence").cell) == ("c1", "F3")

    def test_an_empty_score_is_0_with_a_warning(self):
        cluster, sink = build(" | COLOCATION\n | | rsc | with-rsc | score\n | | a | b |\n" + ABC)
        assert found(sink) == [("E3", "VAL243")]
        assert cluster.constraints[0].score == "0"


LEVEL = " | STONITH_LEVEL\n | | node | target-type | target-value | id | level\n"
DEVICE = resources(("Stonith", "f"))


class TestLevels:
    def test_each_kind_of_target(self):
        rows = " | | n1 | | | f | 1\n | | ^n | pattern | | f | 1\n | | r | attribute | x | f | 1\n"
        rows += " | | | | | f | 2\n"
        levels = clean(LEVEL + rows + DEVICE).fencing_levels
        assert [(one.target_type, one.target, one.target_value, one.index) for one in levels] == [
            (FencingTarget.NODE, "n1", None, 1),
            (FencingTarget.PATTERN, "^n", None, 1),
            (FencingTarget.ATTRIBUTE, "r", "x", 1),
            (FencingTarget.ATTRIBUTE, "r", "x", 2),
        ]

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            (" | | n! | | | f | 1\n | | | | | f | 2", [("C3", "VAL203")]),
            (" | | (n | pattern | | f | 1\n | | | | | f | 2", [("C3", "VAL241")]),
            (" | | r | attribute | | f | 1\n | | | | | f | 2", [("E3", "VAL201")]),
            (" | | n1 | | x | f | 1\n | | | | | f | 2", [("E3", "VAL211")]),
        ],
    )
    def test_findings(self, rows, expected):
        assert found(build(LEVEL + rows + "\n" + DEVICE)[1]) == expected
