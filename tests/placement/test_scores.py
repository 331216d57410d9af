"""Scores as numbers."""

import pytest

from crmgen.model.attributes import INFINITY, score_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (None, 0),
        ("007", 7),
        ("-5", -5),
        ("-infinity", -INFINITY),
        ("+INF", INFINITY),
        ("-1000001", -INFINITY),
        ("9" * 5000, INFINITY),
        ("1_0", 0),
        ("１０", 0),  # Pacemaker reads ASCII digits only
    ],
)
def test_a_score_is_a_number_within_infinity(text, number):
    assert score_number(text) == number
