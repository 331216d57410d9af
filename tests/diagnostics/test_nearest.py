import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmgen.diagnostics.nearest import nearest

KEYWORDS = ["LOCATION", "COLOCATION", "ORDER", "PRIMITIVE", "PROPERTY", "RSC_TICKET"]


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("INFINTY", ["Mandatory", "INFINITY", "-INFINITY"], "INFINITY"),
        ("prmFs", ["prmFS", "prmFs1"], "prmFS"),
        ("COLOCATON", KEYWORDS, "COLOCATION"),
        ("primitve", KEYWORDS, "PRIMITIVE"),
        ("ODRER", KEYWORDS, "ORDER"),
        ("promoteable", ["promotable", "promoted-max"], "promotable"),
        ("GrpBlancer", ["GrpMail", "GrpBalancer"], "GrpBalancer"),
        ("no-qourum-polcy", ["no-quorum-policy", "stonith-enabled"], "no-quorum-policy"),
        (" Order ", ["order"], "order"),
        ("リソースIP", ["ノード", "リソースID"], "リソースID"),
    ],
)
def test_a_misspelt_word_finds_its_name(word, candidates, expected):
    assert nearest(word, candidates) == expected


@pytest.mark.parametrize(
    ("word", "candidates"),
    [
        ("dog", ["cat", "prmFS"]),
        ("id", ["ip", "op"]),
        ("abc", ["ab"]),
        ("stop", ["start", "Started"]),
        ("interval", ["timeout", "on-fail"]),
        ("", ["a", "abc"]),
        ("word", []),
    ],
)
def test_unrelated_words_find_nothing(word, candidates):
    assert nearest(word, candidates) is None


def test_case_wins_over_spelling_wherever_it_stands():
    assert nearest("prmfs", ["prmfs1", "prmf", "PRMFS"]) == "PRMFS"


def test_the_first_of_equally_close_names_wins():
    assert nearest("prmX", ["prmA", "prmB"]) == "prmA"
    assert nearest("prmX", ["prmB", "prmA"]) == "prmB"


def test_width_wins_like_case():
    assert nearest("ＰＭ０１", ["pm02", "pm01"]) == "pm01"


def test_the_closest_name_wins_over_an_earlier_one():
    assert nearest("COLOCATIO", ["COLLOCATION", "COLOCATION"]) == "COLOCATION"


@given(st.text(), st.lists(st.text()))
def test_the_answer_is_always_one_of_the_candidates(word, candidates):
    found = nearest(word, candidates)
    assert found is None or found in candidates
