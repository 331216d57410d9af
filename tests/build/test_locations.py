"""Locations of both dialects: tables 8-1 (old and by rule), 9-1 and 9-2."""

import pytest

from crmgen.model import NodeLocation, Role, RuleLocation
from tests.helpers import build, clean, found, only, related, resources

AB = resources(("Primitive", "a"), ("Primitive", "b"))
EXPERT = (
    " | LOCATION_EXPERT\n | | rsc | score | bool_op | attribute | op | value | role | id_spec\n"
)
PING = """ | RESOURCES
 | | resourceItem | resourceItem | id
 | | Primitive    |              | a
 | | Primitive    |              | b
 | | Clone        |              | cln
 | |              | Primitive    | ping
 | PRIMITIVE
 | P | id | class | provider | type
 |   | a  | lsb   |          | x
 | PRIMITIVE
 | P | id | class | provider | type
 |   | b  | lsb   |          | x
 | PRIMITIVE
 | P | id   | class | provider  | type
 |   | ping | ocf   | pacemaker | ping
 | A | type   | name | value
 |   | params | name | pingset
"""


def expressions_of(rule) -> list[tuple]:
    return [(e.attribute, e.operation, e.value) for e in rule.expressions]


def locations(text: str) -> list[RuleLocation]:
    found_ones = [c for c in clean(text).constraints if isinstance(c, RuleLocation)]
    assert found_ones
    return found_ones


class TestByNode:
    TABLE = " | LOCATION_NODE\n | | rsc | prefers/avoids | node | score\n"

    def test_prefers_and_avoids_with_and_without_score(self):
        text = self.TABLE + (
            " | | a | prefers | pm01 | 200\n | | | | pm02 |\n | | | avoids | pm03 | 100\n"
            " | | b | | pm01 | -inf\n | | | | pm02 |\n | | | | pm03 | 0\n"
        )
        got = clean(text + AB).constraints
        assert all(isinstance(c, NodeLocation) for c in got)
        assert [(c.rsc, c.node, c.score) for c in got] == [
            ("a", "pm01", "200"),
            ("a", "pm02", "INFINITY"),
            ("a", "pm03", "-100"),
            ("b", "pm01", "INFINITY"),
            ("b", "pm02", "-INFINITY"),
            ("b", "pm03", "0"),
        ]
        assert [c.id for c in got] == [f"rsc_location-{c.rsc}-{n}" for n, c in enumerate(got, 1)]
        assert [got[1].at(name).cell for name in ("rsc", "node", "score")] == ["C3", "E4", "F4"]

    def test_an_unknown_resource_is_told_where_it_stands(self):
        item = only(build(self.TABLE + " | | grpp | prefers | n | 1\n | | | | m | 2\n" +
                          resources(("Primitive", "grp1")))[1])  # fmt: skip
        assert (item.origin.cell, item.code.id, item.found) == ("C3", "REF302", "grpp")
        assert item.nearest == "grp1"


class TestByRule:
    def test_rules_and_their_expressions(self):
        text = EXPERT + (
            " | | a | 200 | | #uname | eq | pm01\n"
            " | | | -inf | or | ping | not_defined | | Master\n"
            " | | | | | ping | number:lt | 100\n"
            " | | b | 0 | and | x | defined\n | | | | and | y | gte | 1\n"
        )
        first, second = locations(text + AB)
        assert (first.id, second.id) == ("rsc_location-a-1", "rsc_location-b-2")
        plain, joined = first.rules
        assert (plain.score, plain.boolean_op, plain.role) == ("200", None, None)
        assert expressions_of(plain) == [("#uname", "eq", "pm01")]
        assert (joined.score, joined.boolean_op, joined.role) == ("-INFINITY", "or", Role.PROMOTED)
        assert expressions_of(joined) == [("ping", "not_defined", None), ("ping", "lt", "100")]
        assert joined.expressions[1].type == "number"
        assert joined.expressions[1].at("operation").cell == "G5"
        assert (second.rules[0].boolean_op, len(second.rules[0].expressions)) == ("and", 2)

    def test_the_pcs_table_is_the_same(self):
        text = EXPERT.replace("LOCATION_EXPERT", "LOCATION_RULE").replace(" | id_spec", "")
        (location,) = locations(text + " | | a | 1 | | #uname | eq | pm01\n" + AB)
        assert expressions_of(location.rules[0]) == [("#uname", "eq", "pm01")]

    def test_locations_count_through_all_their_tables(self):
        text = (
            EXPERT + " | | a | 1 | | x | defined\n" + TestByNode.TABLE + " | | a | prefers | n |\n"
        )
        assert [c.id for c in clean(text + AB).constraints] == [
            "rsc_location-a-1",
            "rsc_location-a-2",
        ]

    def test_a_named_rule_and_its_use_before_and_after(self):
        text = EXPERT + (
            ' | | b | | | | | | | $id-ref="r1"\n'
            ' | | a | 5 | | x | defined | | | $id="r1"\n'
            " | | b | | | | | | | $id-ref='r1'\n"
        )
        first, named, last = locations(text + AB)
        assert named.rules[0].id == "r1"
        assert (first.rules[0].id, last.rules[0].id) == (None, None)
        assert first.rules[0].score == last.rules[0].score == "5"
        assert expressions_of(first.rules[0]) == [("x", "defined", None)]

    @pytest.mark.parametrize("spec", ["r1", '$id"r1"', "$name=r1", '$id="r 1"', "id=r1"])
    def test_an_unreadable_id_spec_says_nothing_of_its_uses(self, spec):
        text = (
            EXPERT + f" | | a | 5 | | x | defined | | | {spec}\n | | b | | | | | | | $id-ref=r1\n"
        )
        item = only(build(text + AB)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("J3", "VAL213", spec)

    def test_an_unknown_rule(self):
        text = (
            EXPERT
            + " | | a | 5 | | x | defined | | | $id=rule1\n | | b | | | | | | | $id-ref=ruel1\n"
        )
        item = only(build(text + AB)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("J4", "REF306", "ruel1")
        assert item.nearest == "rule1"

    def test_a_broken_rule_still_has_its_name(self):
        text = EXPERT + (
            " | | a | 1 | | y | defined\n"
            " | | | z | | x | defined | | | $id=r1\n | | b | | | | | | | $id-ref=r1\n"
        )
        assert found(build(text + AB)[1]) == [("D4", "VAL207")]

    def test_the_name_of_a_rule_must_be_free(self):
        text = EXPERT + " | | a | 5 | | x | defined | | | $id=b\n"
        item = only(build(text + AB)[1])
        assert (item.origin.cell, item.code.id, related(item)) == ("J3", "REF301", ["F7"])

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            (" | | a | | | x | defined", [("D3", "CLU408")]),
            (" | | a | 1 | | x | defined\n | | | | | y | defined", [("E3", "CLU409")]),
            (" | | a | 1 | | x | lt |", [("H3", "CLU410")]),
            (" | | a | 1 | | | lt | 1", [("F3", "VAL201")]),
            (" | | a | 1 | | x | | 1", [("G3", "VAL201")]),
            (" | | a | 1 | | | |", [("F3", "VAL201"), ("G3", "VAL201")]),
            (" | | a | 1 | or | x | defined\n | | | | and | y | defined", [("E4", "VAL217")]),
            (" | | a | 1 | or | x | defined | | Master\n | | | | | y | defined | | Slave",
             [("I4", "VAL217")]),
            # the row is broken: nothing is said of the rule that it belongs to
            (" | | a | 1 | | x | defined\n | | | | | y | definde", [("G4", "VAL206")]),
            (" | | a | x | | y | defined\n | | | | | z | defined", [("D3", "VAL207")]),
            (" | | ａ | 1 | | y | defined\n | | | | | z | defined", [("C3", "VAL202")]),
            (" | | zz | 1 | | y | defined\n | | | 2 | | z | defined", [("C3", "REF302")]),
        ],
    )  # fmt: skip
    def test_errors(self, rows, expected):
        assert found(build(f"{EXPERT}{rows}\n{AB}")[1]) == expected

    @pytest.mark.parametrize(
        ("rows", "cell", "found_text"),
        [
            (" | | a | 1 | or | x | defined", "E3", "or"),
            (" | | a | 1 | | x | defined | 5", "H3", "5"),
            (" | | a | 1 | or | x | defined\n | | | | | y | defined | | Master", "I4", "Master"),
            (" | | a | 1 | or | x | defined\n | | | | | y | defined | | | $id=q", "J4", "$id=q"),
            (" | | a | 1 | | x | defined | | | $id=q\n | | b | 7 | | | | | | $id-ref=q", "D4", "7"),
        ],
    )
    def test_values_without_effect_are_warned_of(self, rows, cell, found_text):
        item = only(build(f"{EXPERT}{rows}\n{AB}")[1])
        assert (item.origin.cell, item.code.id, item.found) == (cell, "VAL211", found_text)


class TestOld:
    TABLE = " | LOCATION\n | | rsc | score:200 | score:-inf | ping:pingset:100 | diskd:disk\n"

    def test_one_rule_a_node_and_one_a_check(self):
        text = self.TABLE + " | | a | pm01 pm02 | pm03 | yes | yes\n"
        cluster = clean(text + PING + _diskd("disk"))
        (location,) = [c for c in cluster.constraints if isinstance(c, RuleLocation)]
        assert (location.id, location.rsc) == ("rsc_location-a-1", "a")
        assert [(r.score, r.boolean_op, expressions_of(r)) for r in location.rules] == [
            ("200", None, [("#uname", "eq", "pm01")]),
            ("200", None, [("#uname", "eq", "pm02")]),
            ("-INFINITY", None, [("#uname", "eq", "pm03")]),
            ("-INFINITY", "or", [("pingset", "not_defined", None), ("pingset", "lt", "100")]),
            ("-INFINITY", "or", [("disk", "not_defined", None), ("disk", "eq", "ERROR")]),
        ]
        assert [rule.at().cell for rule in location.rules] == ["D3", "D3", "E3", "F3", "G3"]

    @pytest.mark.parametrize("name", ["ping:pingset:100", "PINGD:pingset:100"])
    def test_a_check_implies_a_colocation_and_an_order_with_the_topmost_resource(self, name):
        text = f" | LOCATION\n | | rsc | {name}\n | | a | yes\n | | b | no\n"
        _, colocation, order = clean(text + PING).constraints
        assert (colocation.id, colocation.rsc, colocation.with_rsc, colocation.score) == (
            "rsc_colocation-a-cln-1",
            "a",
            "cln",
            "INFINITY",
        )
        assert (order.id, order.first, order.then) == ("rsc_order-cln-a-1", "cln", "a")
        assert (order.kind, order.symmetrical) == ("Optional", False)
        assert colocation.at("rsc").cell == order.at("first").cell == "D3"

    @pytest.mark.parametrize(
        ("option", "kept"),
        [("generate_colocation", "Order"), ("generate_order", "Colocation")],
    )
    def test_either_can_be_left_out(self, option, kept):
        text = " | LOCATION\n | | rsc | ping:pingset:100\n | | a | yes\n" + PING
        got = clean(text, **{option: False}).constraints
        assert [type(c).__name__ for c in got] == ["RuleLocation", kept]

    def test_rows_of_the_tables_replace_what_is_implied(self):
        text = " | LOCATION\n | | rsc | ping:pingset:100\n | | a | yes\n | | b | yes\n" + PING
        text += " | COLOCATION\n | | rsc | with-rsc | score\n | | a | cln | 50\n"
        text += " | ORDER\n | | first-rsc | then-rsc | score\n | | cln | b | INFINITY\n"
        got = clean(text).constraints[2:]
        assert [(c.id, getattr(c, "score", None) or c.kind) for c in got] == [
            ("rsc_colocation-a-cln-1", "50"),
            ("rsc_colocation-b-cln-2", "INFINITY"),
            ("rsc_order-cln-b-1", "Mandatory"),
            ("rsc_order-cln-a-2", "Optional"),
        ]

    def test_two_checks_of_one_attribute_imply_one_pair(self):
        text = " | LOCATION\n | | rsc | ping:pingset:100 | ping:pingset:200\n | | a | yes | yes\n"
        names = [type(c).__name__ for c in clean(text + PING).constraints]
        assert names == ["RuleLocation", "Colocation", "Order"]

    def test_an_attribute_that_nothing_sets_implies_nothing(self):
        text = " | LOCATION\n | | rsc | ping:other:100\n | | a | yes\n"
        names = [type(c).__name__ for c in clean(text + PING).constraints]
        assert names == ["RuleLocation"]

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("| ocf   |", "| off   |", [("D18", "VAL206")]),
            ("params | name |", "parms | name |", [("C20", "VAL206")]),
            ("| ping | ocf", "| pin | ocf", [("C18", "REF304")]),
        ],
    )
    def test_nothing_is_said_of_attributes_where_a_definition_is_broken(self, old, new, expected):
        text = " | LOCATION\n | | rsc | ping:pingset:100\n | | a | yes\n" + PING
        assert text.count(old) == 1
        assert found(build(text.replace(old, new))[1]) == expected

    def test_a_bad_score_is_told_at_its_column_once(self):
        text = " | LOCATION\n | | rsc | score:high\n | | a | n\n | | b | n\n"
        item = only(build(text + AB)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D2", "VAL207", "high")

    def test_each_bad_node_name_is_told(self):
        text = " | LOCATION\n | | rsc | score:1\n | | a | pm01 ｐｍ０２ -x\n"
        sink = build(text + AB)[1]
        assert found(sink) == [("D3", "VAL203"), ("D3", "VAL203")]
        assert {item.found: item.nearest for item in sink.sorted()} == {
            "ｐｍ０２": "pm02",
            "-x": None,
        }

    def test_a_row_that_says_nothing(self):
        text = " | LOCATION\n | | rsc | score:1\n | | a |\n"
        assert found(build(text + AB)[1]) == [("3", "CLU411")]

    def test_a_row_of_no_says_that_nothing_is_checked(self):
        assert clean(" | LOCATION\n | | rsc | ping:x:1\n | | a | no\n" + AB).constraints == ()


def _diskd(attribute: str) -> str:
    return f""" | RESOURCES
 | | resourceItem | id
 | | Primitive    | d
 | PRIMITIVE
 | P | id | class | provider  | type
 |   | d  | ocf   | pacemaker | diskd
 | A | type   | name | value
 |   | params | name | {attribute}
"""
