"""Nodes, properties, defaults, fencing levels, alerts and raw text."""

import pytest

from crmgen.model import Colocation, FencingLevel, Order, SetOrder, Verbatim
from tests.helpers import build, clean, found, only, pairs, related, resources, sheet

NODE = " | NODE\n | | uname | id | ntype | ptype | name | value\n"
DEVICES = resources(("Stonith", "f1"), ("Stonith", "f2"))
AB = resources(("Primitive", "a"), ("Primitive", "b"), ("Primitive", "c"))


class TestNodes:
    def test_attributes_and_utilization_of_each_node(self):
        text = NODE + (
            " | | pm01 | 1 | normal | attributes | site | tokyo\n"
            " | | | | | | rack | 5\n"
            " | | | | | utilization | cpu | 8\n"
            " | | pm02 | | remote | attributes | site | osaka\n"
            " | | pm03 | | | | |\n"
        )
        first, second, third = clean(text).nodes
        assert (first.uname, first.id, first.type) == ("pm01", "1", "member")
        assert pairs(first.attributes) == {"site": "tokyo", "rack": "5"}
        assert pairs(first.utilization) == {"cpu": "8"}
        assert (second.id, second.type, second.utilization) == (None, "remote", ())
        assert (third.uname, third.type, third.attributes) == ("pm03", None, ())
        assert [first.at(n).cell for n in ("uname", "id", "type")] == ["C3", "D3", "E3"]

    def test_rows_of_one_node_may_stand_apart(self):
        text = NODE + (
            " | | n1 | | | attributes | a | 1\n | | n2 | | | | a | 2\n | | n1 | 7 | | | b | 3\n"
        )
        first, second = clean(text).nodes
        assert (first.uname, first.id, pairs(first.attributes)) == ("n1", "7", {"a": "1", "b": "3"})
        assert second.uname == "n2"

    @pytest.mark.parametrize(
        ("row", "cells"),
        [
            ("attributes | | x", [("G3", "VAL201")]),
            ("attributes | a |", [("H3", "VAL201")]),
            ("| a | x", [("F3", "VAL201")]),
            ("| | x", [("F3", "VAL201"), ("G3", "VAL201")]),
        ],
    )
    def test_half_an_attribute(self, row, cells):
        assert found(build(NODE + f" | | n | | | {row}")[1]) == cells

    @pytest.mark.parametrize(("second", "cell"), [("2 | ", "D4"), (" | Remote", "E4")])
    def test_a_node_that_contradicts_itself(self, second, cell):
        item = only(build(NODE + f" | | n | 1 | normal | | |\n | | n | {second} | | |")[1])
        assert (item.origin.cell, item.code.id) == (cell, "CLU415")
        assert item.found == second.strip(" |")
        assert related(item) == [cell.replace("4", "3")]

    def test_an_attribute_twice(self):
        text = NODE + " | | n | | | attributes | a | 1\n | | | | | utilization | a | 1\n"
        item = only(build(text + " | | | | | attributes | a | 2")[1])
        assert (item.origin.cell, item.code.id, related(item)) == ("G5", "REF307", ["G3"])


class TestCorosync:
    CONF = """
    # comment
    totem {
        version: 2
    }
    nodelist {
        node {
            ring0_addr: 10.0.0.1
            name: pm01
            nodeid: 101
        }
        node {
            ring0_addr: pm02
            nodeid: 102
        }
    }
    """

    def ids(self, tmp_path, text):
        from crmgen.build.corosync import read_node_ids
        from crmgen.diagnostics import Sink

        sink = Sink()
        file = tmp_path / "corosync.conf"
        if text is not None:
            file.write_text(text)
        return read_node_ids(file, sink), sink

    def test_ids_by_name_or_address(self, tmp_path):
        ids, sink = self.ids(tmp_path, self.CONF)
        assert found(sink) == []
        text = NODE + " | | pm01 |\n | | pm02 | 102\n"
        nodes = clean(text, node_ids=ids, node_ids_file="corosync.conf").nodes
        assert [node.id for node in nodes] == ["101", "102"]

    @pytest.mark.parametrize("text", [None, "", "nodelist {\n node {\n name: x\n }\n}"])
    def test_an_unreadable_file(self, tmp_path, text):
        ids, sink = self.ids(tmp_path, text)
        assert ids is None
        item = only(sink)
        assert (item.code.id, item.origin) == ("CLU416", None)

    def test_an_id_that_differs(self):
        item = only(build(NODE + " | | pm01 | 1", node_ids={"pm01": "101"})[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D3", "CLU417", "1")
        assert item.params["other"] == "101"

    def test_a_node_that_corosync_does_not_know(self):
        item = only(build(NODE + " | | pm1 | ", node_ids={"pm01": "101"})[1])
        assert (item.origin.cell, item.code.id, item.nearest) == ("C3", "CLU418", "pm01")
        assert item.allowed == ("pm01",)


class TestPairs:
    @pytest.mark.parametrize(
        ("table", "field"),
        [
            ("PROPERTY", "properties"),
            ("RSC_DEFAULTS", "rsc_defaults"),
            ("OP_DEFAULTS", "op_defaults"),
        ],
    )
    def test_names_and_values_in_the_order_of_the_sheet(self, table, field):
        text = f" | {table}\n | | name | value\n | | b | 1\n | | a | 2 3\n"
        got = getattr(clean(text), field)
        assert list(pairs(got).items()) == [("b", "1"), ("a", "2 3")]
        assert got[0].pairs[1].at("value").cell == "D4"

    @pytest.mark.parametrize("table", ["PROPERTY", "RSC_DEFAULTS", "OP_DEFAULTS"])
    def test_a_name_twice(self, table):
        text = (
            f" | {table}\n | | name | value\n | | a | 1\n | {table}\n | | name | value\n | | a | 1"
        )
        item = only(build(text)[1])
        assert (item.origin.cell, item.code.id, related(item)) == ("C6", "REF307", ["C3"])


class TestLevels:
    @pytest.mark.parametrize("table", ["FENCING_TOPOLOGY", "STONITH_LEVEL"])
    def test_devices_of_one_index_act_together(self, table):
        names = "rsc | index" if table == "FENCING_TOPOLOGY" else "id | level"
        text = (
            f" | {table}\n | | node | {names}\n | | n1 | f1 | 1\n | | | f2 | 1\n | | n2 | f1 | 2\n"
        )
        first, second = clean(text + DEVICES).fencing_levels
        assert isinstance(first, FencingLevel)
        assert (first.target, first.index, first.devices) == ("n1", 1, ("f1", "f2"))
        assert (second.target, second.index, second.devices) == ("n2", 2, ("f1",))
        assert [first.at(n).cell for n in ("target", "devices", "index")] == ["C3", "D3", "E3"]

    def test_a_device_twice_in_one_level(self):
        text = " | STONITH_LEVEL\n | | node | id | level\n | | n | f1 | 1\n | | | f1 | 1\n"
        item = only(build(text + DEVICES)[1])
        assert (item.origin.cell, item.code.id, item.found) == ("D4", "REF311", "f1")
        assert related(item) == ["D3"]

    def test_an_unknown_device(self):
        text = " | STONITH_LEVEL\n | | node | id | level\n | | n | f3 | 1\n"
        assert found(build(text + DEVICES)[1]) == [("D3", "REF302")]


class TestAlerts:
    TEXT = """
     | ALERT
     | P | path
     |   | /one.sh
     | A | type       | name | value
     |   | attributes | a    | 1
     |   | meta       | timeout | 15s
     | R | recipient
     |   | ops
     | A | type    | name | value
     |   | options | b    | 2
     | R | recipient
     |   | dev
     |   | qa
     | A | type | name | value
     |   | meta | c    | 3
     | ALERT
     | P | path
     |   | /two.sh
    """

    def test_attributes_belong_to_what_stands_above_them(self):
        first, second = clean(self.TEXT).alerts
        assert (first.id, first.path) == ("alert_1", "/one.sh")
        assert pairs(first.instance_attributes) == {"a": "1"}
        assert pairs(first.meta_attributes) == {"timeout": "15s"}
        ops, dev, qa = first.recipients
        assert (ops.id, ops.value) == ("alert_1-recipient-1", "ops")
        assert pairs(ops.instance_attributes) == {"b": "2"}
        assert (dev.value, dev.instance_attributes, dev.meta_attributes) == ("dev", (), ())
        assert pairs(qa.meta_attributes) == {"c": "3"}
        assert (second.id, second.path, second.recipients) == ("alert_2", "/two.sh", ())
        assert (first.at("path").cell, qa.at("value").cell) == ("C3", "C13")

    def test_a_broken_script_says_nothing_of_what_follows(self):
        grid = sheet([[c.replace("/one", "/o\u200bne") for c in row] for row in _rows(self.TEXT)])
        assert found(build(grid)[1]) == [("C3", "VAL210")]

    def test_a_broken_recipient_says_nothing_of_what_follows(self):
        grid = sheet([["o\u200bps" if c == "ops" else c for c in row] for row in _rows(self.TEXT)])
        assert found(build(grid)[1]) == [("C8", "VAL210")]

    def test_an_attribute_twice_for_one_recipient(self):
        text = self.TEXT.replace("| options | b    | 2", "| options | b | 2\n     |   | | b | 3")
        item = only(build(text)[1])
        assert (item.origin.cell, item.code.id, related(item)) == ("D11", "REF307", ["D10"])


class TestAdditional:
    def raw(self, *texts: str):
        return [["", "ADDITIONAL_CONFIG"], ["", "", "config"], *(["", "", text] for text in texts)]

    def cluster(self, *texts: str, extra: str = ""):
        return clean(sheet([*self.raw(*texts), *_rows(extra + AB)]))

    def test_a_command_becomes_a_constraint_with_its_id(self):
        (order,) = self.cluster("order o1 Mandatory: a b").constraints
        assert isinstance(order, Order)
        assert (order.id, order.first, order.then, order.at().cell) == ("o1", "a", "b", "C3")

    def test_a_command_over_several_lines(self):
        (order,) = self.cluster("order o1 \\\n Serialize: a \\\n ( b c )").constraints
        assert isinstance(order, SetOrder)

    def test_a_constraint_without_an_id_counts_on(self):
        got = self.cluster(
            "pcs constraint colocation add a with b",
            extra=" | COLOCATION\n | | rsc | with-rsc | score\n | | b | c | 1\n",
        ).constraints
        assert [c.id for c in got if isinstance(c, Colocation)] == [
            "rsc_colocation-b-c-1",
            "rsc_colocation-a-b-2",
        ]

    def test_properties_and_tags(self):
        cluster = self.cluster(
            "property p=1", "tag t a b", extra=" | PROPERTY\n | | name | value\n | | q | 2\n"
        )
        assert pairs(cluster.properties) == {"q": "2", "p": "1"}
        assert [(t.id, t.refs) for t in cluster.tags] == [("t", ("a", "b"))]

    def test_what_is_not_understood_is_kept_word_by_word(self):
        (text,) = self.cluster("role r read xpath:/cib").verbatim
        assert isinstance(text, Verbatim)
        assert (text.text, text.at().cell) == ("role r read xpath:/cib", "C3")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("order o1 Mandatory: a zz", [("C3", "REF302")]),
            ("order o1 Serialize: yy ( b zz )", [("C3", "REF302"), ("C3", "REF302")]),
            ("tag t a zz", [("C3", "REF330")]),
            ("order a Mandatory: a b", [("C3", "REF301")]),
            ("tag a a b", [("C3", "REF301")]),
        ],
    )
    def test_references_and_ids(self, text, expected):
        sink = build(sheet([*self.raw(text), *_rows(AB)]))[1]
        assert [c for _, c in found(sink)] == [c for _, c in expected]
        if expected[0][1] == "REF302":
            assert found(sink) == expected

    def test_a_property_of_the_table_and_of_raw_text(self):
        rows = [*self.raw("property q=1"), *_rows(" | PROPERTY\n | | name | value\n | | q | 2")]
        item = only(build(sheet(rows))[1])
        assert (item.origin.cell, item.code.id, related(item)) == ("C3", "REF307", ["C6"])


def _rows(text: str) -> list[list[str]]:
    from tests.helpers import rows_of

    return rows_of(text)
