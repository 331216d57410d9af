"""Hostile values through the script and the real pcs: they come back byte for byte."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from crmgen.emit.limits import check_target
from crmgen.model import (
    Cluster,
)
from tests.emit.build import (
    attributes,
    cluster,
    expression,
    found,
    job,
    primitive,
    rule,
    rule_location,
    sets,
)
from tests.emit.test_pcs_run import ON_N1, TARGETS, agree, dummy, generations, run

pytestmark = pytest.mark.oracle

# Values that went wrong somewhere once, and the language of every tool on the way.
HOSTILE = [
    "it's",
    '"',
    "'\\''",
    "a\\b\\",
    "$(reboot) `reboot` ${HOME} $1",
    "; & | < > # !",
    "{{ x }} {% x %}",
    "%s %%",
    "-1",
    "--force",
    "-",
    "=",
    "=a",
    "a=b",
    "meta",
    "op monitor interval=1s",
    "&amp;<a b='c'/>]]>",
    "  two  blanks  ",
    "~/*?[a]",
    "é" * 3,
    "日本語①Ⅱ髙㈱",
    "x" * 4000,
]
texts = st.text(
    st.characters(codec="ascii", min_codepoint=32, max_codepoint=126)
    | st.sampled_from("日本①髙ｱéß—"),
    max_size=40,
)


def values_model(values: list[str]) -> Cluster:
    """The values where pcs writes them, and where cibadmin does."""
    named = {f"v{i}": value for i, value in enumerate(values)}
    p = dummy("d1", params=sets(named, attributes(named, rule=ON_N1)), meta=named)
    return cluster(p, properties={"stonith-enabled": "false"})


def held(values: list[str], name: str) -> list[str]:
    """Those that the target's Pacemaker does not damage: the others are errors at their cells."""
    kept = []
    for value in values:
        task = job(TARGETS[name])
        check_target(cluster(primitive("d", params={"v": value})), task.target, task.sink)
        if not found(task.sink):
            kept.append(value)
    return kept


def values_back(values: list[str], name: str) -> list[list[str]]:
    """The values of each set in the CIB that the script builds."""
    cib = etree.fromstring(run(values_model(values), name))
    return [
        [pair.get("value") for pair in sorted(found_set, key=lambda p: int(p.get("name")[1:]))]
        for kind in ("instance_attributes", "meta_attributes")
        for found_set in (
            attribute_set.findall("nvpair")
            for attribute_set in cib.iterfind(f".//primitive/{kind}")
        )
    ]


@generations
def test_hostile_values_come_back(name: str):
    values = held(HOSTILE, name)
    assert len(values) >= len(HOSTILE) - 2
    assert values_back(values, name) == [values, values, values]


@generations
@settings(max_examples=8, deadline=None)
@given(values=st.lists(texts, min_size=20, max_size=60))
def test_any_value_comes_back(name: str, values: list[str]):
    kept = held(values, name)
    if kept:
        assert values_back(kept, name) == [kept, kept, kept]


@generations
def test_hostile_words_in_a_rule_come_back(name: str):
    values = ["n'1", 'a"b', "$x`y`;&|<>", "a\\b", "{{x}}", "-1", "=1", "#x", "%", "score=5"]
    locations = [
        rule_location(f"l{i}", "d1", rule(expression("site", "eq", value)))
        for i, value in enumerate(values)
    ]
    agree(cluster(dummy("d1"), constraints=tuple(locations)), name)
