"""Words of a shell: what dash makes of them is what went in."""

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmgen.emit.sh_quoting import comment, pair, word, words


def shell_words(text: str) -> list[str]:
    """The words that the shell passes on, each ended by a NUL."""
    script = f"printf '%s\\0' {text}"
    done = subprocess.run(["sh", "-c", script], capture_output=True, check=True)
    return done.stdout.decode().split("\0")[:-1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=1))
def test_every_text_is_one_word_and_comes_back(texts: list[str]):
    assert shell_words(words(*texts)) == texts


@pytest.mark.parametrize("text", ["abc", "ocf:heartbeat:IPaddr2", "ip=192.168.0.1", "a@b,c%d+e"])
def test_a_plain_word_is_not_quoted(text: str):
    assert word(text) == text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("", "''"), ("#uname", "'#uname'"), ("it's", "'it'\\''s'"), ("~", "'~'"), ("a\\", "'a\\'")],
)
def test_all_else_stands_between_single_quotes(text: str, quoted: str):
    assert word(text) == quoted


def test_a_pair_is_quoted_as_a_whole():
    assert pair("a", "b c") == "'a=b c'"


def test_a_comment_stays_on_its_line():
    assert comment("a\nrm -rf /\r\x1b[2J日本") == "# a?rm -rf /??[2J日本"
