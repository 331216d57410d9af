"""Numbers that Python refuses to read, or reads and Pacemaker does not."""

import pytest

from crmgen.model.numbers import number
from crmgen.model.times import milliseconds
from tests.checks.made import found, tree
from tests.checks.operated import service, table

LONG = "9" * 5000  # more digits than int() takes


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0", 0),
        ("007", 7),
        (LONG, 2**63 - 1),
        ("0" * 5000 + "7", 7),
        ("²", None),
        ("１", None),
        ("-1", None),
        ("", None),
        ("1_0", None),
    ],
)
def test_whole_numbers(text, read):
    assert number(text) == read


def test_a_time_of_thousands_of_digits_is_a_time():
    assert milliseconds(f"{LONG}s") == (2**63 - 1) * 1000


def watched(multiplier: str, value: str) -> str:
    watch = service(
        "ping",
        "ocf,pacemaker,ping",
        "monitor,60s,10s,restart",
        given=(
            "params,name,pingd",
            f"params,multiplier,{multiplier}",
            "params,host_list,192.0.2.1",
        ),
    )
    columns = "rsc,score,bool_op,attribute,op,value"
    rule = table("LOCATION_RULE", columns, f"web,-INFINITY,,pingd,lt,{value}")
    web = service("web", "systemd,,nginx", "monitor,60s,10s,restart")
    return tree("Primitive web", "Clone c", " Primitive ping") + web + watch + rule


def test_a_multiplier_of_thousands_of_digits_is_a_large_one():
    assert found(watched("100", "100"), codes="MON") == found(watched(LONG, "100"), codes="MON")


def test_a_limit_of_thousands_of_digits_is_never_reached():
    always = found(watched("100", "200"), codes="MON")
    assert [code for code, _ in found(watched("100", LONG), codes="MON")] == [c for c, _ in always]
    assert always != found(watched("100", "100"), codes="MON")
