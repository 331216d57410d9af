"""What crm text can't hold is an error at its cell."""

from typing import Any

import pytest
from msgspec.structs import replace

from crmgen.emit.crmsh import emit_crmsh
from crmgen.emit.limits import check_target
from crmgen.model import (
    Alert,
    Cluster,
    Constraint,
    FencingLevel,
    Language,
    Recipient,
    Role,
    SetColocation,
    SetOrder,
    Ticket,
    Verbatim,
)
from tests.emit.build import (
    attributes,
    cluster,
    expression,
    found,
    group,
    job,
    node,
    place,
    primitive,
    resource_set,
    rule,
    rule_location,
)
from tests.helpers import clean


def refused(model: Cluster, target: str = "debian12") -> list[tuple[str, str]]:
    """What the check of the target and the crm text report, as (cell, code)."""
    task = job(target)
    check_target(model, task.target, task.sink)
    emit_crmsh(model, task)
    return found(task.sink)


def param(value: str, name: str = "p") -> Cluster:
    """The value in B1, the name in A1."""
    return cluster(primitive("d", params={name: value}))


def constraints(*given: Constraint) -> Cluster:
    return cluster(primitive("d"), primitive("e"), constraints=given)


def compared(attribute: str, value: str | None, type: str | None = None) -> Cluster:
    """A location whose rule compares; attribute in A1, value in C1, type in D1."""
    operation = "defined" if value is None else "eq"
    return constraints(rule_location("l", "d", rule(expression(attribute, operation, value, type))))


@pytest.mark.parametrize("value", ["日本", "é", "100€", "１０s"])
def test_a_character_that_is_not_ascii(value: str):
    assert refused(param(value)) == [("B1", "TGT530")]


def test_where_pacemaker_damages_it_too_there_is_one_message():
    assert refused(param("日本"), "debian11") == [("B1", "TGT504")]
    assert refused(param("a\nb"), "debian12") == [("B1", "TGT506")]


@pytest.mark.parametrize("value", ["a\nb", "a\rb", "\n"])
def test_a_line_break(value: str):
    assert refused(param(value), "pacemaker=3.0.0,crmsh=5.0.0") == [("B1", "TGT531")]


@pytest.mark.parametrize("value", ["a\\", "\\", "a\\\\\\", 'a\\"b', 'a\\\\\\"b"'])
def test_a_backslash_that_crmsh_stumbles_over(value: str):
    assert refused(param(value)) == [("B1", "TGT532")]


@pytest.mark.parametrize("value", ["", "a b", "{", "}", "meta{x}", "a{b}c"])
def test_a_value_that_a_rule_can_not_hold(value: str):
    assert refused(compared("site", value)) == [("C1", "TGT533")]


@pytest.mark.parametrize("value", ["", "a b", "{x}"])
def test_crmsh_3_compares_with_any_value(value: str):
    assert refused(compared("site", value), "sles12") == []


@pytest.mark.parametrize("name", ["date", "Defined", "not_defined", "", "a=b", "a:", "(x"])
def test_an_attribute_that_a_rule_reads_as_something_else(name: str):
    assert refused(compared(name, "1")) == [("A1", "TGT534")]


def test_an_attribute_called_date_can_be_looked_for():
    assert refused(compared("date", None)) == []


@pytest.mark.parametrize("name", ["$x", "@x", "", "=x", "a=b"])
def test_a_name_that_is_read_as_something_else(name: str):
    assert refused(param("1", name)) == [("A1", "TGT534")]


@pytest.mark.parametrize("name", ["params", "meta", "META"])
def test_a_group_member_that_is_a_word_of_the_language(name: str):
    assert refused(cluster(group("g", primitive(name)))) == [("A1", "TGT534")]


@pytest.mark.parametrize("ticket", ["a b", "a:b", '"', ""])
def test_a_ticket_that_is_no_word(ticket: str):
    at = place(1, "ticket", "rsc")
    model = constraints(Ticket(id="t", ticket=ticket, rsc="d", place=at))
    assert refused(model) == [("A1", "TGT534")]


def test_a_node_id_that_crmsh_can_not_read_back():
    assert refused(cluster(nodes=(node("n1", "1.2"),))) == [("B1", "TGT534")]


def test_a_member_of_a_set_that_crmsh_passes_over():
    members = replace(resource_set("d", "_rsc_set_"), place=place(4, "members.0", "members.1"))
    model = constraints(SetOrder(id="o", sets=(members,), place=place()))
    assert refused(model) == [("B4", "TGT534")]


@pytest.mark.parametrize("value", ["a=b:", "=:"])
def test_a_lone_value_that_looks_like_a_score(value: str):
    assert refused(param(value)) == [("B1", "TGT535")]


def test_a_name_that_is_no_id_with_a_value_that_can_not_be_told_apart():
    assert refused(param("a=b", "pass:word")) == [("B1", "TGT535")]


@pytest.mark.parametrize(
    ("indexes", "cells"), [((1, 3), ["C2"]), ((2,), ["C1"]), ((1, 1), ["C2"]), ((2, 1), [])]
)
def test_fencing_levels_count_up_from_one(indexes: tuple[int, ...], cells: list[str]):
    levels = tuple(
        FencingLevel(
            target="n1", index=index, devices=("d",), place=place(row, "target", "devices", "index")
        )
        for row, index in enumerate(indexes, start=1)
    )
    model = cluster(primitive("d"), fencing_levels=levels)
    assert refused(model) == [(cell, "TGT536") for cell in cells]


def test_a_set_colocation_has_no_actions_and_a_set_order_no_roles():
    at = place(3, "members", "action", "role")
    started = replace(resource_set("d", "e", action="start"), place=at)
    promoted = replace(resource_set("d", "e", role=Role.PROMOTED), place=at)
    assert refused(
        constraints(
            SetColocation(id="c", score="1", sets=(started,), place=place()),
            SetOrder(id="o", sets=(promoted,), place=place()),
        )
    ) == [("B3", "TGT537"), ("C3", "TGT537")]


def alert(**fields: Any) -> Cluster:
    values = {"id": "a", "path": "/x", "place": place(1, "path")} | fields
    return cluster(alerts=(Alert(**values),))


def recipient(id: str, value: str) -> Recipient:
    return Recipient(id=id, value=value, place=place(2, "id", "value"))


def test_a_recipient_has_the_id_that_crmsh_makes():
    assert refused(alert(recipients=(recipient("mine", "x"),))) == [("A2", "TGT538")]
    assert refused(alert(recipients=(recipient("a-recipient-1", "x"),))) == []


def test_words_of_an_alert():
    assert refused(alert(path="")) == [("A1", "TGT534")]
    assert refused(alert(recipients=(recipient("a-recipient-1", "{"),))) == [("B2", "TGT534")]


def test_a_set_of_properties_has_no_score():
    scored = replace(attributes({"a": "b"}, score="5"), place=place(4, "score"))
    assert refused(replace(cluster(), properties=(scored,))) == [("A4", "TGT539")]


def test_alerts_need_crmsh_2_3():
    assert refused(alert(), "pacemaker=1.1.23,crmsh=2.2") == [("A1", "TGT540")]


def test_the_type_integer_needs_crmsh_4_2():
    model = compared("site", "1", "integer")
    assert refused(model, "pacemaker=2.1.5,crmsh=3.0") == [("D1", "TGT541")]
    assert refused(model, "debian11") == []


def test_raw_text_of_pcs_is_an_error_for_this_output():
    raw = Verbatim(language=Language.PCS, text="pcs x", place=place(5, "text"))
    task = job()
    text = emit_crmsh(cluster(verbatim=(raw,)), task)
    assert found(task.sink) == [("A5", "TGT520")]
    assert b"pcs x" not in text


def test_raw_text_is_ascii():
    raw = Verbatim(language=Language.CRMSH, text="# 日本", place=place(5, "text"))
    assert refused(cluster(verbatim=(raw,))) == [("A5", "TGT530")]


def test_every_problem_is_told_in_one_run():
    model = cluster(primitive("d", params={"a": "日", "b": "x\\"}), nodes=(node("n1", "1.2"),))
    assert refused(model) == [("B1", "TGT530"), ("B1", "TGT534"), ("B2", "TGT532")]


BUNDLED = """
 | RESOURCES
 | | resourceItem | resourceItem | id
 | | Bundle       |              | b
 | |              | Primitive    | {child}
 | BUNDLE
 | P | id | container | image
 |   | b  | {kind}    | x:1
 | PRIMITIVE
 | P | id      | class | provider  | type
 |   | {child} | ocf   | heartbeat | Dummy
"""


@pytest.mark.parametrize(
    ("kind", "child", "target", "expected"),
    [
        ("docker", "p", "debian11", []),
        ("docker", "p", "pacemaker=1.1.23,crmsh=3.0", [("D7", "TGT543")]),
        ("podman", "p", "debian12", [("D7", "TGT544")]),
        ("podman", "p", "debian13", []),
        ("rkt", "p", "debian12", [("D7", "TGT544")]),
        ("docker", "meta", "debian13", [("C10", "TGT534")]),
    ],
)
def test_bundles(kind, child, target, expected):
    model = clean(BUNDLED.format(kind=kind, child=child))
    assert refused(model, target) == expected


def test_selected_events_came_with_crmsh_4():
    model = clean(" | ALERT\n | P | path\n | | /a\n | S | kind | attribute\n | | attributes | }\n")
    assert refused(model, "debian11") == [("D5", "TGT534")]
    assert ("C5", "TGT545") in refused(model, "pacemaker=1.1.23,crmsh=3.0")
