"""Every command of the table gives its model, at its cell."""

import pytest

from crmgen.diagnostics import Severity, Sink
from crmgen.model import NodeLocation
from crmgen.raw.parse import RawResult, parse_raw
from tests.raw.cases import CELL, CRMSH, PCS, PLACE, Case
from tests.raw.more_cases import MORE_CRMSH, MORE_PCS


@pytest.mark.parametrize("case", [*CRMSH, *PCS, *MORE_CRMSH, *MORE_PCS], ids=lambda case: case.text)
def test_a_command_becomes_the_model(case: Case):
    sink = Sink()
    assert parse_raw(case.text, PLACE, sink) == case.expected
    assert not sink.has_errors


def test_every_field_stands_in_the_cell():
    result = parse_raw("location l A rule $id=r 5: x eq 1", PLACE, Sink())
    rule_location = result.constraints[0]
    rule = rule_location.rules[0]
    nodes = (rule_location, rule, rule.expressions[0])
    assert {node.at(field).cell for node in nodes for field in ("", "id", "rsc", "value")} == {CELL}


def test_the_commands_of_a_cell_keep_their_order():
    text = "order o Mandatory: A B\nlocation l1 A 1: n1\n\nlocation l2 A 2: n2"
    result = parse_raw(text, PLACE, Sink())
    assert [constraint.id for constraint in result.constraints] == ["o", "l1", "l2"]


@pytest.mark.parametrize("text", ["", "  \n\t\n", "# nothing\n", "#pcs property set a=b"])
def test_a_text_without_a_command_says_nothing(text: str):
    sink = Sink()
    assert parse_raw(text, PLACE, sink) == RawResult()
    assert not sink.sorted()


def test_a_wrong_command_does_not_hide_the_others():
    sink = Sink()
    result = parse_raw("order o A\ncolocation c bad: A B\nlocation l A 1: n1", PLACE, sink)
    assert isinstance(result.constraints[-1], NodeLocation)
    assert [finding.code.id for finding in sink.sorted()] == ["RAW604"]


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("order o -inf: A B", "RAW614", "-inf"),
        ("order o 00: A B", "RAW614", "00"),
        ("pcs constraint order A then B score=-5", "RAW614", "-5"),
        ("pcs constraint location A avoids n1=-50", "RAW615", "n1=-50"),
    ],
)
def test_a_trap_of_the_tool_is_a_warning(text: str, code: str, found: str):
    sink = Sink()
    assert len(parse_raw(text, PLACE, sink).constraints) == 1
    (finding,) = sink.sorted()
    assert (finding.code.id, finding.severity) == (code, Severity.WARNING)
    assert finding.origin is not None
    assert (finding.origin.cell, finding.found) == (CELL, found)
