"""The resource tree and what each resource is: tables 4-1, 5-1, 7-1 and 8-1."""

import pytest

from crmgen.model import Agent, Clone, Group, Primitive
from tests.helpers import build, clean, found, only, pairs, related, resources, sheet

P_ROW = " | PRIMITIVE\n | P | id | class | provider | type\n"
DUMMY = resources(("Primitive", "a"))  # its PRIMITIVE stands in rows 4 to 6


def primitive(text: str) -> Primitive:
    """The first primitive of a sheet without findings."""
    return next(clean(text).primitives())


class TestTree:
    def test_the_shape_of_the_tree_in_the_order_of_the_rows(self):
        cluster = clean(
            resources(
                ("Group", "g"),
                (">Primitive", "a"),
                (">Stonith", "f"),
                ("Clone", "c"),
                (">Group", "cg"),
                (">>Primitive", "b"),
                ("Primitive", "d"),
            )
        )
        group, clone, last = cluster.resources
        assert isinstance(group, Group)
        assert isinstance(clone, Clone)
        assert [m.id for m in group.members] == ["a", "f"]
        assert (clone.child.id, [m.id for m in clone.child.members]) == ("cg", ["b"])
        assert last.id == "d"
        assert [p.id for p in cluster.primitives()] == ["a", "f", "b", "d"]
        assert (group.at("id").cell, clone.at("id").cell) == ("F3", "F6")

    @pytest.mark.parametrize("kind", ["Ms", "Master", "Promotable"])
    def test_one_concept_of_promotable_clones(self, kind):
        (clone,) = clean(resources((kind, "m"), (">Primitive", "a"))).resources
        assert (clone.id, clone.promotable) == ("m", True)

    def test_a_row_with_nothing_above_to_hold_it(self):
        item = only(build(resources((">Primitive", "a")))[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D3", "CLU401", "a")

    def test_a_run_of_rows_that_are_too_deep_is_told_once(self):
        rows = ("Group", "g"), (">>Primitive", "a"), (">>Primitive", "b")
        assert found(build(resources(*rows))[1]) == [("E4", "CLU401")]

    @pytest.mark.parametrize(
        ("rows", "cell", "allowed"),
        [
            ((("Primitive", "a"), (">Primitive", "b")), "D4", ()),
            ((("Group", "g"), (">Clone", "c"), (">>Primitive", "a")), "D4",
             ("Primitive", "Stonith")),
            ((("Clone", "c"), (">Clone", "d"), (">>Primitive", "a")), "D4",
             ("Primitive", "Group")),
            ((("Ms", "c"), (">Stonith", "f")), "D4", ("Primitive", "Group")),
        ],
    )  # fmt: skip
    def test_what_can_not_hold_what(self, rows, cell, allowed):
        item = only(build(resources(*rows))[1])
        assert (item.origin.cell, item.code.id, item.allowed) == (cell, "CLU402", allowed)

    def test_a_tree_of_a_thousand_levels(self):
        depth = 1000
        rows = [["", "RESOURCES"], ["", "", *["resourceItem"] * depth, "id"]]
        for level in range(depth):
            kinds = [""] * depth
            kinds[level] = "Group"
            rows.append(["", "", *kinds, f"g{level}"])
        sink = build(sheet(rows))[1]
        assert {code for _, code in found(sink)} == {"CLU402"}
        assert found(sink)[0] == ("D4", "CLU402")

    @pytest.mark.parametrize("kind", ["Group", "Clone", "Promotable"])
    def test_a_container_of_nothing(self, kind):
        item = only(build(resources((kind, "g"), ("Primitive", "a")))[1])
        assert (item.origin.cell, item.code.id, item.found) == ("F3", "CLU403", "g")

    def test_a_second_child_of_a_clone(self):
        rows = ("Clone", "c"), (">Primitive", "a"), (">Primitive", "b")
        item = only(build(resources(*rows))[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D5", "CLU404", "b")
        assert item.params["first"] == "a"

    def test_no_container_is_told_empty_because_of_a_bad_kind(self):
        text = resources(("Group", "g"), (">Primitive", "a"), (">Primitive", "b"))
        bad = text.replace("|  | Primitive |  | a", "|  | Primitiv |  | a")
        item = only(build(bad)[1])
        assert (item.origin.cell, item.code.id, item.nearest) == ("D4", "VAL206", "Primitive")

    def test_members_below_a_bad_row_are_placed_by_its_depth(self):
        text = resources(("Grupp", "g"), (">Primitive", "a"), (">Group", "h"), (">>Primitive", "b"))
        assert found(build(text)[1]) == [("C3", "VAL206")]

    def test_an_id_twice(self):
        text = resources(("Primitive", "a")).replace("id\n", "id\n | | Group | | | a\n", 1)
        text = text.replace("Group | | | a\n | | Primitive", "Group | | | a\n | | | Primitive")
        text = text.replace("| Primitive |  |  | a", "| Primitive |  | a")
        item = only(build(text)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("F4", "REF301", "a")
        assert related(item) == ["F3"]

    def test_an_empty_id_does_not_make_references_unknown(self):
        text = resources(("Primitive", "")) + " | ORDER\n | | first-rsc | then-rsc | kind\n"
        text = text.replace("| P | id |", "| P | id |").replace("|  | ocf", "| a | ocf")
        assert found(build(text + " | | a | b | Optional")[1]) == [("F3", "VAL201")]


class TestDefinitions:
    def test_a_primitive(self):
        text = DUMMY + (
            " | A | type | name | value\n"
            " | | params | ip | 192.0.2.1\n"
            " | | | nic | eth0\n"
            " | | meta | priority | 1\n"
            " | | utilization | cpu | 2\n"
        )
        a = primitive(text)
        assert a.agent == Agent("ocf", "pacemaker", "Dummy")
        assert [pairs(s) for s in a.instance_attributes] == [{"ip": "192.0.2.1", "nic": "eth0"}]
        assert [pairs(s) for s in a.meta_attributes] == [{"priority": "1"}]
        assert [pairs(s) for s in a.utilization] == [{"cpu": "2"}]
        cells = [a.at(name).cell for name in ("id", "class", "provider", "type")]
        assert cells == ["C6", "D6", "E6", "F6"]
        nic = a.instance_attributes[0].pairs[1]
        assert (nic.at("name").cell, nic.at("value").cell) == ("D9", "E9")

    def test_a_fencing_device(self):
        (f,) = clean(resources(("Stonith", "f"))).resources
        assert f.agent == Agent("stonith", None, "fence_dummy")
        assert f.is_stonith

    @pytest.mark.parametrize("standard", ["lsb", "systemd", "service", "stonith", "upstart"])
    def test_only_ocf_has_a_provider(self, standard):
        text = DUMMY.replace("ocf | pacemaker |", f"{standard} | |")
        assert primitive(text).agent == Agent(standard, None, "Dummy")
        item = only(build(DUMMY.replace("ocf", standard))[1])
        assert (item.origin.cell, item.code.id, item.found) == ("E6", "CLU406", "pacemaker")

    def test_ocf_needs_a_provider(self):
        assert found(build(DUMMY.replace("pacemaker", ""))[1]) == [("E6", "CLU405")]

    def test_several_resources_in_one_table(self):
        text = """
         | RESOURCES
         | | resourceItem | id
         | | Primitive    | a
         | | Primitive    | b
         | PRIMITIVE
         | P | id | class | provider | type
         |   | a  | lsb   |          | x
         | A | type   | name | value
         |   | params | k    | 1
         | P | id | class | provider | type
         |   | b  | lsb   |          | y
         | A | type   | name | value
         |   | params | k    | 2
        """
        values = [[pairs(s) for s in p.instance_attributes] for p in clean(text).primitives()]
        assert values == [[{"k": "1"}], [{"k": "2"}]]

    def test_notes_of_the_tree_and_of_the_definition(self):
        text = """
         | RESOURCES
         | | resourceItem | id
        #| |              |   | 概要
         | | Primitive    | a | tree
         | PRIMITIVE
         | P | id | class | provider | type
        #|   |    |       |          |      | 備考
         |   | a  | lsb   |          | x    | agent
         | A | type   | name | value
         |   | params | k    | 1 | pair
        """
        a = primitive(text)
        assert [(n.caption, n.text) for n in a.notes] == [("概要", "tree"), ("備考", "agent")]
        assert [n.text for n in a.instance_attributes[0].pairs[0].notes] == ["pair"]

    @pytest.mark.parametrize(
        ("kind", "table"), [("Primitive", "PRIMITIVE"), ("Stonith", "STONITH")]
    )
    def test_a_resource_without_its_table(self, kind, table):
        text = f" | RESOURCES\n | | resourceItem | id\n | | {kind} | a"
        item = only(build(text)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D3", "REF303", "a")
        assert item.params["table"] == table

    def test_a_definition_of_no_resource(self):
        text = resources(("Primitive", "abcd")).replace("abcd", "abcx", 1)
        item = only(build(text)[1])
        assert (item.origin.cell, item.code.id, item.nearest) == ("C6", "REF304", "abcx")
        assert related(item) == ["F3"]

    def test_what_refers_to_a_definition_that_is_not_placed_is_not_told(self):
        text = resources(("Primitive", "abcd")).replace("abcd", "abcx", 1)
        order = " | ORDER\n | | first-rsc | then-rsc | kind\n | | abcd | abcd2 | Mandatory\n"
        assert [i.found for i in build(text + order)[1].sorted()] == ["abcd", "abcd2"]

    def test_a_resource_that_stands_twice_is_built_once(self):
        text = resources(("Primitive", "a")) + " | RESOURCES\n | | resourceItem | id\n"
        cluster, sink = build(text + " | | Primitive | a\n")
        assert only(sink).code.id == "REF301"
        assert [resource.id for resource in cluster.resources] == ["a"]

    def test_two_definitions(self):
        item = only(build(DUMMY + P_ROW + " | | a | lsb | | x")[1])
        assert (item.origin.cell, item.code.id, item.found) == ("C9", "REF305", "a")
        assert related(item) == ["C6"]

    @pytest.mark.parametrize(
        ("kind", "other"), [("Primitive", "Stonith"), ("Stonith", "Primitive")]
    )
    def test_the_table_of_another_kind(self, kind, other):
        text = resources((kind, "a")).replace(f"| {kind} |", f"| {other} |", 1)
        item = only(build(text)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("C6", "REF309", "a")

    def test_a_broken_definition_counts_as_one(self):
        assert found(build(DUMMY.replace("| ocf", "| off"))[1]) == [("D6", "VAL206")]

    def test_an_unreadable_id_is_not_told_as_a_missing_definition(self):
        assert found(build(DUMMY.replace("| a | ocf", "| ａ | ocf"))[1]) == [("C6", "VAL202")]

    def test_a_name_twice_in_one_set(self):
        text = DUMMY + " | A | type | name | value\n | | params | k | 1\n | | meta | k | 1\n"
        item = only(build(text + " | | params | k | 1")[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D10", "REF307", "k")
        assert related(item) == ["D8"]


class TestRules:
    def test_rows_of_one_rule_form_a_set_of_their_own(self):
        text = DUMMY + (
            " | A | type | rule | name | value\n"
            " | | params | | port | 1\n"
            " | | params | 2: rule #uname eq pm01 | ip | x\n"
            " | | | | nic | y\n"
            " | | params | rule #uname eq pm02 | ip | z\n"
            " | | params | | last | w\n"
        )
        plain, first, second = primitive(text).instance_attributes
        assert pairs(plain) == {"port": "1", "last": "w"}
        assert (plain.rule, plain.score) == (None, None)
        assert (pairs(first), first.score) == ({"ip": "x", "nic": "y"}, "2")
        assert (pairs(second), second.score) == ({"ip": "z"}, None)
        expression = second.rule.expressions[0]
        assert (expression.attribute, expression.operation, expression.value) == (
            "#uname",
            "eq",
            "pm02",
        )
        assert first.rule.at().cell == "D9"

    @pytest.mark.parametrize(
        ("text", "score", "rule_score", "op", "expressions"),
        [
            ("rule a eq b", None, None, None, [("a", "eq", "b", None)]),
            ("inf : RULE 5: a EQ b", "INFINITY", "5", None, [("a", "eq", "b", None)]),
            ("rule a eq 'b c'", None, None, None, [("a", "eq", "b c", None)]),
            ("rule defined a", None, None, None, [("a", "defined", None, None)]),
            ("rule a number:lt 3", None, None, None, [("a", "lt", "3", "number")]),
            ("rule not_defined a or a lt 3", None, None, "or",
             [("a", "not_defined", None, None), ("a", "lt", "3", None)]),
            ("1: rule a eq b AND c ne d and defined e", "1", None, "and",
             [("a", "eq", "b", None), ("c", "ne", "d", None), ("e", "defined", None, None)]),
        ],
    )  # fmt: skip
    def test_the_language_of_the_cell(self, text, score, rule_score, op, expressions):
        sheet = DUMMY + f" | A | type | rule | name | value\n | | params | {text} | ip | x"
        (made,) = primitive(sheet).instance_attributes
        assert (made.score, made.rule.score, made.rule.boolean_op) == (score, rule_score, op)
        got = [(e.attribute, e.operation, e.value, e.type) for e in made.rule.expressions]
        assert got == expressions

    @pytest.mark.parametrize(
        "text",
        ["#uname eq pm01", "1:rule a eq b", "rule number:lt x", "rule", "1:",
         "x: rule a eq b", "rule a eq", "rule a is b", "rule defined",
         "rule a eq 'b", "rule a eq b c", "rule a eq b and", "rule a eq b and c eq d or e eq f",
         "rule a defined b"],
    )  # fmt: skip
    def test_what_is_no_rule(self, text):
        sheet = DUMMY + f" | A | type | rule | name | value\n | | params | {text} | ip | x"
        item = only(build(sheet)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D8", "VAL212", text)

    def test_a_bad_rule_is_told_once_for_all_rows_it_fills(self):
        sheet = (
            DUMMY + " | A | type | rule | name | value\n | | params | x y | a | 1\n | | | | b | 2"
        )
        assert found(build(sheet)[1]) == [("D8", "VAL212")]


class TestOperations:
    HEAD = DUMMY + " | O | type | interval | timeout | on-fail | role | OCF_CHECK_LEVEL\n"

    def test_attributes_and_parameters_with_their_cells(self):
        text = self.HEAD + (
            " | | start | | 60s | restart\n | | Monitor | 10s | 1min | | Master | 10\n"
        ).replace("Monitor", "monitor")
        start, monitor = primitive(text).operations
        assert (start.id, start.name, start.interval) == ("a-start-0s", "start", "0s")
        assert [(p.name, p.value) for p in start.attributes] == [
            ("timeout", "60s"),
            ("on-fail", "restart"),
        ]
        assert (monitor.id, monitor.interval) == ("a-monitor-10s", "10s")
        assert [(p.name, p.value) for p in monitor.attributes] == [
            ("timeout", "1min"),
            ("role", "Promoted"),
        ]
        (level,) = monitor.parameters()
        assert (level.name, level.value, level.at("value").cell) == ("OCF_CHECK_LEVEL", "10", "H9")
        assert [monitor.at(n).cell for n in ("name", "interval")] == ["C9", "D9"]
        assert monitor.attributes[1].at("value").cell == "G9"

    def test_other_columns_are_parameters(self):
        text = DUMMY + " | O | type | trace_ra\n | | start | 1"
        cluster, sink = build(text)
        assert found(sink) == [("D7", "TBL114")]
        (operation,) = next(cluster.primitives()).operations
        assert [(p.name, p.value) for p in operation.parameters()] == [("trace_ra", "1")]

    def test_equal_operations_get_ids_of_their_own(self):
        text = self.HEAD + " | | monitor | 10s | | | Master\n | | monitor | 10s | | | Slave"
        ids = [operation.id for operation in primitive(text).operations]
        assert ids == ["a-monitor-10s", "a-monitor-10s-0"]

    def test_a_monitor_needs_an_interval(self):
        item = only(build(self.HEAD + " | | monitor | | 60s\n | | stop")[1])
        assert (item.origin.cell, item.code.id, item.params["id"]) == ("D8", "CLU407", "a")

    def test_the_name_of_the_operations_element(self):
        text = DUMMY + " | A | type | name | value\n | | operations | $id | ops\n"
        a = primitive(text + " | O | type | interval\n | | monitor | 10s")
        assert (a.operations_id, a.operations[0].id) == ("ops", "ops-monitor-10s")

    def test_operations_take_no_other_name(self):
        text = DUMMY + " | A | type | name | value\n | | operations | id | ops"
        item = only(build(text)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D8", "CLU412", "id")

    def test_the_name_of_operations_must_be_free(self):
        text = DUMMY + " | A | type | name | value\n | | operations | $id | a"
        item = only(build(text)[1])
        assert (item.origin.cell, item.code.id, related(item)) == ("E8", "REF301", ["F3"])


class TestAttributesOfContainers:
    GROUP = resources(("Group", "g"), (">Primitive", "a"))  # rows 1 to 7

    def test_meta_and_params(self):
        text = self.GROUP + (
            " | RSC_ATTRIBUTES\n | | id | type | name | value\n"
            " | | g | meta | priority | 1\n | | | | ordered | false\n | | | params | x | y\n"
        )
        (group,) = clean(text).resources
        assert [pairs(s) for s in group.meta_attributes] == [{"priority": "1", "ordered": "false"}]
        assert [pairs(s) for s in group.instance_attributes] == [{"x": "y"}]

    def test_without_a_type_column_all_are_meta(self):
        text = self.GROUP + " | RSC_ATTRIBUTES\n | | id | name | value\n | | g | priority | 1"
        (group,) = clean(text).resources
        assert [pairs(s) for s in group.meta_attributes] == [{"priority": "1"}]

    def test_with_a_type_column_it_must_be_said(self):
        text = self.GROUP + " | RSC_ATTRIBUTES\n | | id | type | name | value\n | | g | | x | 1"
        assert found(build(text)[1]) == [("D10", "VAL201")]

    def test_an_unknown_resource(self):
        text = (
            self.GROUP + " | RSC_ATTRIBUTES\n | | id | name | value\n | | gg | x | 1\n | | | y | 2"
        )
        assert found(build(text)[1]) == [("C10", "REF302")]

    def test_old_names_and_roles_are_present_ones(self):
        text = resources(("Ms", "m"), (">Primitive", "a")) + (
            " | RSC_ATTRIBUTES\n | | id | name | value\n | | m | master-max | 1\n"
            " | | | master-node-max | 2\n | | | target-role | Master\n"
        )
        (clone,) = clean(text).resources
        assert [pairs(s) for s in clone.meta_attributes] == [
            {"promoted-max": "1", "promoted-node-max": "2", "target-role": "Promoted"}
        ]

    def test_the_old_and_the_new_name_are_one(self):
        text = resources(("Ms", "m"), (">Primitive", "a")) + (
            " | RSC_ATTRIBUTES\n | | id | name | value\n | | m | master-max | 1\n"
            " | | | promoted-max | 2\n"
        )
        item = only(build(text)[1])
        assert (item.code.id, related(item)) == ("REF307", ["D10"])

    @pytest.mark.parametrize(
        ("kind", "value", "promotable", "kept"),
        [
            ("Clone", "true", True, {}),
            ("Clone", "yes", True, {}),
            ("Clone", "false", False, {"promotable": "false"}),
            ("Ms", "true", True, {}),
        ],
    )
    def test_promotable_as_a_meta_attribute(self, kind, value, promotable, kept):
        text = resources((kind, "c"), (">Primitive", "a")) + (
            f" | RSC_ATTRIBUTES\n | | id | name | value\n | | c | promotable | {value}"
        )
        (clone,) = clean(text).resources
        assert clone.promotable is promotable
        assert [pairs(s) for s in clone.meta_attributes] == ([kept] if kept else [])

    @pytest.mark.parametrize(("value", "code"), [("false", "CLU413"), ("maybe", "VAL216")])
    def test_promotable_that_contradicts(self, value, code):
        text = resources(("Ms", "c"), (">Primitive", "a")) + (
            f" | RSC_ATTRIBUTES\n | | id | name | value\n | | c | promotable | {value}"
        )
        item = only(build(text)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("E10", code, value)


@pytest.mark.parametrize("name", ["a-instance_attributes", "a-meta_attributes", "rsc-options"])
def test_an_id_that_the_tools_make_themselves_is_told(name):
    _, sink = build(resources(("Primitive", "a"), ("Primitive", name)))
    item = only(sink)
    assert (item.code.id, item.found) == ("REF312", name)
