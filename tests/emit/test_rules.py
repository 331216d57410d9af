"""Rules and sets beyond the plain ones: what each output makes of them, and what it refuses."""

from typing import Any

import pytest
from msgspec.structs import replace

from crmgen.diagnostics import Sink
from crmgen.emit.cib import emit_cib
from crmgen.emit.crmsh import emit_crmsh
from crmgen.emit.limits import check_target
from crmgen.emit.pcs import emit_pcs
from crmgen.model import (
    AttributeSet,
    Cluster,
    DateExpression,
    DateSpec,
    Operation,
    OperationExpression,
    ResourceExpression,
    Rule,
    Unset,
)
from crmgen.targets import resolve_target
from tests.emit.build import (
    PLACE,
    cluster,
    expression,
    found,
    group,
    job,
    node,
    operation,
    pair,
    pairs,
    place,
    primitive,
    rule_location,
)
from tests.oracle.normal import first_difference
from tests.oracle.stacks import ToolError, stack

TARGETS = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}
DATE = DateExpression(operation="gt", start="2024-01-01", place=place(1, "operation", "start"))
LASTING = DateExpression(
    operation="in_range", start="2024-01-01", duration=(pair("weeks", "2"),), place=PLACE
)
OFFICE = DateSpec(fields=(pair("hours", "9-17"), pair("weekdays", "1-5")), place=PLACE)
AGENT = ResourceExpression(standard="ocf", type="Dummy", place=place(3, "standard"))
ACTION = OperationExpression(name="monitor", interval="10s", place=place(4, "name"))


def rule(*conditions: Any, op: str | None = None, **fields: Any) -> Rule:
    op = op or ("and" if len(conditions) > 1 else None)
    return Rule(expressions=(), conditions=conditions, boolean_op=op, place=PLACE, **fields)


INNER = Rule(
    expressions=(expression("site", "eq", "a"), expression("site", "eq", "b")),
    boolean_op="or",
    place=PLACE,
    id="inner",
)
NESTED = Rule(
    expressions=(expression("#uname", "eq", "n1"),),
    conditions=(INNER, DATE),
    boolean_op="and",
    score="100",
    place=PLACE,
    id="outer",
)


def one_set(id: str | None = None, **fields: Any) -> AttributeSet:
    fields = {"pairs": pairs({"a": "1"}), "place": place(7, "id", "score")} | fields
    return AttributeSet(id=id, **fields)


def everything(target: str) -> Cluster:
    """All that every output for the target holds."""
    sets = (one_set(), one_set("s2", rule=rule(DATE)), one_set("s3", score="5", rule=rule(OFFICE)))
    named = tuple(one_set(f"d-{one.id}", rule=one.rule, score=one.score) for one in sets[1:])
    unset = (Unset(name="gone", place=PLACE),) if target != "debian13" else ()
    op = operation("d", "monitor", "10s")
    own = AttributeSet(id="op-set", pairs=pairs({"x": "1"}), rule=rule(LASTING), place=PLACE)
    op = Operation(
        **{name: getattr(op, name) for name in ("id", "name", "interval", "place")},
        instance_attributes=(own,),
        meta_attributes=(one_set("op-meta"),),
    )
    d = primitive(
        "d",
        "ocf:pacemaker:Dummy",
        op,
        params=(one_set(), *named, one_set("deep", rule=rule(replace(INNER, id=None), DATE))),
        meta=(AttributeSet(pairs=pairs({"a": ""}), unset=unset, place=PLACE),),
    )
    return cluster(
        d,
        group("g", primitive("e")),
        nodes=(node("n1", "1", attributes=sets, utilization=(one_set("u"),)),),
        rsc_defaults=(one_set(), one_set("rd", rule=rule(DATE, OFFICE, op="or"))),
        op_defaults=(one_set(), one_set("od")),
        constraints=(
            rule_location("l1", "g", NESTED),
            rule_location("l2", "d", rule(OFFICE, score_attribute="weight")),
            rule_location("l3", "d", rule(DATE, score="-INFINITY")),
        ),
    )


@pytest.mark.oracle
@pytest.mark.parametrize("generation", TARGETS)
def test_the_three_outputs_mean_the_same(generation: str):
    target = TARGETS[generation]
    model, task = everything(target), job(target)
    written = emit_cib(model, task)
    text, script = emit_crmsh(model, task), emit_pcs(model, task)
    assert found(task.sink) == []
    tools = stack(generation)
    assert tools.verify(written).errors == []
    assert first_difference(written, tools.crm_load(text).cib) is None
    assert first_difference(written, tools.pcs_script(script).cib) is None


def test_crm_text_of_dates():
    model = cluster(
        primitive("d", params=(one_set("s", rule=rule(DATE, OFFICE, LASTING, op="or")),))
    )
    model = replace(model, properties=(one_set("p", rule=rule(DATE)),))
    task = job()
    text = emit_crmsh(model, task).decode()
    assert found(task.sink) == []
    assert "property p: \\\n\trule date gt 2024-01-01 \\\n\ta=" in text
    expected = "rule date gt 2024-01-01 or date spec hours=9-17 weekdays=1-5 or date in start="
    assert f'params $id="s" {expected}2024-01-01 weeks=2' in text


def refused(model: Cluster, target: str = "debian12", emit=emit_crmsh) -> list[tuple[str, str]]:
    task = job(target)
    emit(model, task)
    return found(task.sink)


def test_what_crm_text_has_no_words_for():
    on_agent = one_set("s", rule=rule(AGENT))
    assert refused(cluster(rsc_defaults=(on_agent,))) == [("A3", "TGT570")]
    deep = one_set("s", rule=rule(INNER, DATE))
    assert refused(cluster(nodes=(node("n1", attributes=(deep,)),))) == [("1", "TGT570")]


def test_spans_with_one_end_are_refused_as_crmsh_refuses_them():
    at = place(5, "operation")
    only_end = DateExpression(operation="in_range", end="2024-02-01", place=at)
    both = replace(only_end, start="2024-01-01")
    assert refused(cluster(rsc_defaults=(one_set("s", rule=rule(only_end)),))) == [
        (only_end.at("operation").cell, "TGT578")
    ]
    assert refused(cluster(rsc_defaults=(one_set("s", rule=rule(both)),))) == []
    # inside another rule it goes as XML, which crmsh would write back as text
    beside = Rule(
        expressions=(), conditions=(INNER, only_end), boolean_op="and", score="5", place=PLACE
    )
    located = rule_location("l", "d", beside)
    model = cluster(primitive("d"), constraints=(located,))
    assert refused(model) == [(only_end.at("operation").cell, "TGT578")]
    text = b"primitive d ocf:pacemaker:Dummy\nlocation l d rule 5: date in end=2024-02-01\n"
    with pytest.raises(ToolError, match="at least 2 name-value pairs"):
        stack("bookworm").crm_load(text)


def test_ids_of_sets_that_crmsh_takes_for_attributes():
    model = replace(cluster(), properties=(one_set("c.d"),))
    assert refused(model) == [("A7", "TGT534")]


def test_what_an_old_crmsh_lacks():
    op = operation("d", "monitor", "10s")
    op = Operation(
        **{name: getattr(op, name) for name in ("id", "name", "interval", "place")},
        meta_attributes=(one_set(),),
    )
    old = "pacemaker=2.1.5,crmsh=3.0.0"
    assert refused(cluster(primitive("d", "ocf:pacemaker:Dummy", op)), old) == [("A1", "TGT571")]
    sourced = expression("site", "eq", "x")
    sourced = type(sourced)(
        attribute="site",
        operation="eq",
        value="x",
        value_source="param",
        place=place(2, "value_source"),
    )
    located = rule_location("l", "d", Rule(expressions=(sourced,), score="1", place=PLACE))
    model = cluster(primitive("d"), constraints=(located,))
    assert refused(model, old) == [("A2", "TGT572")]
    assert limits(model, "pacemaker=1.1.16") == [("A2", "TGT576")]


def test_blanks_that_crmsh_shrinks_inside_xml():
    test = expression("site", "eq", "a  b")
    outer = Rule(expressions=(test,), conditions=(INNER,), boolean_op="or", score="1", place=PLACE)
    model = cluster(primitive("d"), constraints=(rule_location("l", "d", outer),))
    assert refused(model) == [("A1", "TGT577")]


def limits(model: Cluster, target: str) -> list[tuple[str, str]]:
    sink = Sink()
    check_target(model, resolve_target(target), sink)
    return found(sink)


def test_what_a_target_does_not_know():
    unset = AttributeSet(pairs=(), unset=(Unset(name="a", place=place(2, "value")),), place=PLACE)
    assert limits(cluster(rsc_defaults=(unset,)), "debian13") == [("A2", "TGT573")]
    assert limits(cluster(rsc_defaults=(unset,)), "debian12") == []
    on_both = one_set("s", rule=rule(AGENT, ACTION))
    model = cluster(op_defaults=(on_both,))
    assert limits(model, "rhel7") == [("A3", "TGT574"), ("A4", "TGT574")]
    assert limits(model, "debian11") == []
    minutes = DateSpec(fields=(pair("minutes", "0-30", row=5),), place=PLACE)
    model = cluster(rsc_defaults=(one_set("s", rule=rule(minutes)),))
    assert limits(model, "debian11") == [("B5", "TGT575")]
    assert limits(model, "debian12") == []


@pytest.mark.parametrize("target", ["debian11", "debian12"])
def test_a_rule_inside_a_rule_has_a_score_where_the_schema_wants_one(target: str):
    model = cluster(primitive("d"), constraints=(rule_location("l", "d", NESTED),))
    text = emit_cib(model, job(target)).decode()
    scored = 'id="inner" score="0"' in text
    assert scored == (target == "debian11")
