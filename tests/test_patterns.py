"""Patterns mean to crmgen what they mean to glibc, and none takes for ever."""

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmgen.model import patterns

NAMES = ("d1", "prmFs12", "a]b", "a-b.c", "x_y", "aab", "dd")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("^prmFs[0-9]+$", ["prmFs12"]),
        ("d|x", ["d1", "x_y", "dd"]),
        (r"[a\d]1", ["d1"]),
        ("[]]b", ["a]b"]),
        (r"^\w+$", ["d1", "prmFs12", "x_y", "aab", "dd"]),
        (r"\.", ["a-b.c"]),
        ("[[:upper:]]", ["prmFs12"]),
        ("a{2}", ["aab"]),
    ],
)
def test_what_a_pattern_finds(pattern, found):
    assert [name for name in NAMES if patterns.matches(pattern, name)] == found


@pytest.mark.parametrize(
    "pattern", [r"d\d", "d(?=1)", "(?i)D1", "(d", "d{2,1}", "[", "[[:nosuch:]]", r"(d)\1", "d\\"]
)
def test_what_is_no_posix_expression_is_refused(pattern):
    with pytest.raises(patterns.PatternError):
        patterns.check(pattern)


def test_only_a_location_turns_a_pattern_round():
    assert patterns.matches("!d", "x", inverts=True)
    assert not patterns.matches("!d", "x")


def test_a_pattern_that_python_would_search_for_ever():
    assert not patterns.matches("^(a+)+$", "a" * 200 + "b")


_piece = st.sampled_from(
    ["d", "1", "a", "b", ".", "[a-d]", "[^a]", "[[:digit:]]", r"[\w]", r"\w", r"\W", r"\.", "(a|b)"]
)
_repeat = st.sampled_from(["", "", "*", "+", "?", "{2}", "{1,3}"])


@settings(max_examples=60, deadline=None)
@given(
    st.booleans(),
    st.lists(st.tuples(_piece, _repeat).map("".join), min_size=1, max_size=5),
    st.booleans(),
)
def test_as_grep_finds(start, pieces, end):
    if not shutil.which("grep"):
        pytest.skip("no grep")
    pattern = "^" * start + "".join(pieces) + "$" * end
    lines = "\n".join(NAMES) + "\n"
    grep = subprocess.run(
        ["grep", "-E", "-e", pattern], input=lines, capture_output=True, text=True, check=False
    )
    assert grep.returncode < 2, grep.stderr
    found = [name for name in NAMES if patterns.matches(pattern, name)]
    assert found == grep.stdout.split()
