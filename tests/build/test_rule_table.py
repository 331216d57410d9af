"""Table RULE: what its rows become, what refers to them, and what is wrong with them."""

import pytest

from crmgen.model import (
    DateExpression,
    DateSpec,
    OperationExpression,
    ResourceExpression,
    Role,
    Rule,
    RuleLocation,
)
from tests.helpers import build, clean, found, resources

A = resources(("Primitive", "a"))


def rule_table(columns: str, *rows: str) -> str:
    return f" | RULE\n | | {columns}\n" + "".join(f" | | {row}\n" for row in rows)


def use(name: str = "r", score: str = "100") -> str:
    return (
        " | LOCATION_RULE\n | | rsc | score | rule | bool_op | attribute | op | value | role\n"
        f" | | a | {score} | {name} | | | | |\n"
    )


def location(text: str) -> RuleLocation:
    (one,) = clean(text + A).constraints
    assert isinstance(one, RuleLocation)
    return one


def rule_of(columns: str, *rows: str) -> Rule:
    (rule,) = location(rule_table(columns, *rows) + use()).rules
    return rule


def findings(text: str) -> list[tuple[str, str]]:
    return found(build(text + A)[1])


class TestConditions:
    def test_dates(self):
        rule = rule_of(
            "id | bool_op | op | start | end | hours | weeks",
            "r | or | gt | 2026/4/1 | | |",
            " | | lt | | 2026-04-01 9:30 | |",
            " | | in_range | 2026-04-01 | 2026-04-02T00:00:00+09:00 | |",
            " | | in_range | 2026-04-01 | | 36 | 2",
        )
        after, before, between, lasting = rule.conditions
        assert all(isinstance(c, DateExpression) for c in rule.conditions)
        assert (after.operation, after.start, after.end) == ("gt", "2026-04-01", None)
        assert (before.operation, before.end) == ("lt", "2026-04-01T09:30")
        # right behind the hour Pacemaker overlooks the offset
        assert between.end == "2026-04-01T15:00:00Z"
        assert [(u.name, u.value) for u in lasting.duration] == [("weeks", "2"), ("hours", "36")]
        assert rule.boolean_op == "or"

    def test_the_filled_columns_tell_the_kind(self):
        rule = rule_of(
            "id|bool_op|attribute|op|value|start|hours|weekdays|class|rsc-type|op-name|interval",
            "r|and|#uname|eq|pm01| | | | | | |",
            " | | | | |2026-04-01| | | | | |",
            " | | | | | |9-17|1-5| | | |",
            " | | | | | | | |ocf|Dummy| |",
            " | | | | | | | | | |monitor|10s",
        )
        assert [e.attribute for e in rule.expressions] == ["#uname"]
        date, spec, agent, operation = rule.conditions
        assert isinstance(date, DateExpression)
        assert date.operation == "gt"
        assert isinstance(spec, DateSpec)
        assert [(f.name, f.value) for f in spec.fields] == [("weekdays", "1-5"), ("hours", "9-17")]
        assert isinstance(agent, ResourceExpression)
        assert (agent.standard, agent.provider, agent.type) == ("ocf", None, "Dummy")
        assert isinstance(operation, OperationExpression)
        assert (operation.name, operation.interval) == ("monitor", "10s")

    def test_a_test_of_an_attribute(self):
        rule = rule_of(
            "id | attribute | type | op | value | value-source",
            "r | site | string | eq | configfile | param",
        )
        (test,) = rule.expressions
        assert (test.type, test.value, test.value_source) == ("string", "configfile", "param")
        assert test.at("value_source").cell == "H3"
        assert not rule.is_flat

    def test_rules_inside_rules(self):
        rule = rule_of(
            "id | parent | bool_op | attribute | op | value | hours",
            "r | | and | site | eq | east |",
            "inner | r | or | site | eq | west |",
            " | | | | | | 9-17",
        )
        (inner,) = rule.conditions
        assert isinstance(inner, Rule)
        assert (inner.id, inner.boolean_op, inner.score) == ("inner", "or", None)
        assert [type(c).__name__ for c in inner.conditions] == ["DateSpec"]

    @pytest.mark.parametrize(
        "text",
        ["2026-04-01", "20260401T1200Z", "2026-W10-1", "2026-366", "2024-366", "2026-04-01 24:00"],
    )
    def test_times(self, text):
        wrong = findings(rule_table("id | start", f"r | {text}") + use())
        exists = text not in ("2026-366", "2026-04-01 24:00")
        assert wrong == ([] if exists else [("D3", "VAL230")])


class TestUses:
    def test_score_and_role_may_stand_with_the_location(self):
        text = rule_table("id | score | role | hours", "r | 5 | Master | 9-17")
        (own,) = location(text + use(score="")).rules
        assert (own.id, own.score, own.role) == ("r", "5", Role.PROMOTED)
        (other,) = location(text + use(score="-inf")).rules
        assert (other.score, other.at("score").cell) == ("-INFINITY", "D6")

    def test_a_second_use_is_a_copy_without_ids(self):
        text = rule_table("id | hours", "r | 9-17") + use() + use()
        first, second = clean(text + A).constraints
        assert [one.rules[0].id for one in (first, second)] == ["r", None]
        assert first.rules[0].conditions == second.rules[0].conditions

    def test_sets_of_attributes(self):
        text = rule_table("id | hours", "r | 9-17") + (
            " | RSC_DEFAULTS\n | | set | score | rule | name | value\n"
            " | | | | | migration-threshold | 3\n"
            " | | day | 10 | r | resource-stickiness | 100\n"
            " | | | | | failure-timeout | <unset>\n"
            " | | night | 5 | 3: rule date spec hours=0-5 | priority | <empty>\n"
        )
        plain, day, night = clean(text + A).rsc_defaults
        assert plain.is_plain
        assert (day.id, day.score, day.rule.id) == ("day", "10", "r")
        assert [pair.name for pair in day.pairs] == ["resource-stickiness"]
        assert [(u.name, u.at("value").cell) for u in day.unset] == [("failure-timeout", "G8")]
        assert (night.id, night.score, night.rule.score) == ("night", "5", None)
        assert [(p.name, p.value) for p in night.pairs] == [("priority", "")]

    def test_sets_of_an_operation(self):
        text = A + (
            " | O | type | interval | trace_file\n | | monitor | 10s | x\n | | monitor | 20s |\n"
            " | OA | op | type | set | name | value\n"
            " | | monitor:20 | params | | depth | 1\n | | | meta | m | enabled | true\n"
        )
        first, second = next(build(text)[0].primitives()).operations
        assert [(p.name, p.value) for p in first.parameters()] == [("trace_file", "x")]
        assert [(p.name, p.value) for p in second.parameters()] == [("depth", "1")]
        (meta,) = second.meta_attributes
        assert meta.id == "m"

    def test_one_id_for_two_sets(self):
        text = (
            " | PROPERTY\n | | set | name | value\n | | s | a | 1\n"
            " | RSC_DEFAULTS\n | | set | name | value\n | | s | priority | 1\n"
        )
        assert findings(text) == [("C6", "REF301")]

    def test_a_set_says_its_score_once(self):
        text = (
            " | RSC_DEFAULTS\n | | set | score | name | value\n"
            " | | s | 1 | priority | 1\n | | s | 2 | is-managed | true\n"
        )
        assert findings(text) == [("D4", "VAL217")]


@pytest.mark.parametrize(
    ("columns", "rows", "cell", "code"),
    [
        ("id | hours", ("r | 9:17",), "D3", "VAL231"),
        ("id | hours", ("r | 9-24",), "D3", "VAL232"),
        ("id | op | start | hours", ("r | in_range | 2026-04-01 | 1-2",), "F3", "VAL233"),
        ("id | op | start | weekdays", ("r | in_range | 2026-04-01 | 2",), "F3", "VAL234"),
        ("id | kind | days | hours", ("r | date_spec | 2 | 1",), "E3", "VAL235"),
        ("id | parent | hours", ("r | s | 1", "s | r | 1"), "D3", "REF322"),
        ("id | parent | hours", ("r | | 1", "s | q | 1"), "D4", "REF320"),
        ("id | hours", (" | 1", "r | 1"), "C3", "CLU420"),
        ("id | score", ("r | 1",), "C3", "CLU421"),
        ("id | op | start | end", ("r | lt | 2026-04-01 |",), "F3", "CLU422"),
        ("id | kind | hours", ("r | op |",), "D3", "CLU423"),
        ("id | score | score-attribute | hours", ("r | 1 | weight | 1",), "E3", "CLU424"),
        ("id | attribute | op | value", ("r | a | in_range | 1",), "E3", "CLU427"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(columns, rows, cell, code):
    told = findings(rule_table(columns, *rows) + use())
    if code == "CLU423":
        assert [found_code for _, found_code in told] == [code]
    elif code == "REF322":
        assert told == [("D3", code), ("D4", code)]
    else:
        assert told == [(cell, code)]


def test_a_rule_that_nothing_uses():
    assert findings(rule_table("id | hours", "r | 9-17")) == [("C3", "REF321")]


def test_an_unknown_rule_is_told_with_the_nearest_one():
    _, sink = build(rule_table("id | hours", "office | 9-17") + use("ofice") + A)
    assert [(i.code.id, i.nearest) for i in sink.sorted()][-1] == ("REF320", "office")


@pytest.mark.parametrize(("op", "code"), [("monitro", "CLU425"), ("monitor", "CLU426")])
def test_an_operation_that_is_not_the_one(op, code):
    text = A + (
        " | O | type | interval\n | | monitor | 10s\n | | monitor | 20s\n"
        f" | OA | op | type | name | value\n | | {op} | params | x | 1\n"
    )
    assert found(build(text)[1]) == [("C11", code)]


class TestNested:
    def nest(self, count: int, *more: str) -> str:
        rows = [f"r{n} | {f'r{n - 1}' if n else ''} | and | a | defined" for n in range(count)]
        return rule_table("id | parent | bool_op | attribute | op", *rows, *more) + use("r0")

    def test_only_rules_of_the_circle_stand_inside_themselves(self):
        text = rule_table("id | parent | hours", "r | s | 1", "s | t | 2", "t | s | 3")
        assert findings(text) == [("D4", "REF322"), ("D5", "REF322")]

    def test_thousands_of_rules_inside_one_another_are_told_once(self):
        assert findings(self.nest(3000)) == [("D203", "CON460")]

    def test_what_just_fits(self):
        last = "z | r198 | | a | defined"
        made = location(self.nest(199, last)).rules[0]
        depth = 0
        while inner := [c for c in made.conditions if isinstance(c, Rule)]:
            (made,) = inner
            depth += 1
        assert depth == 199

    def test_no_rule_is_unused_where_a_row_that_names_rules_is_unreadable(self):
        text = rule_table("id | hours", "r | 1") + use("r", "oops")
        assert findings(text) == [("D6", "VAL207")]
