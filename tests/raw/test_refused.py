"""What is plainly wrong is an error at the cell; what is not understood goes on verbatim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmgen.diagnostics import Severity, Sink
from crmgen.model import Language
from crmgen.raw.parse import RawResult, parse_raw
from tests.raw.cases import CELL, CRMSH, PCS, PLACE
from tests.raw.wrong import WRONG_CRMSH, WRONG_PCS

NOT_UNDERSTOOD_CRMSH = [
    "primitive p ocf:heartbeat:Dummy op monitor interval=10s",
    "xml <primitive id='it\"s'/>",
    'node n1 description="a b"',
    "monitor A 10s:20s",
    "location l A 100: n1 role=Master",
    "location l A role=Master rule defined x",
    "location l A x=y 100: n1",
    "location l A rule date lt 2030-01-01",
    "location l A rule $id-ref=other",
    "location l A rule pingd_score: defined pingd_score",
    "location l A rule x eq meta{y}",
    "colocation c inf: A B C influence=false",
    "colocation c inf: A:1 B",
    "property second: a=b",
    "property $id=second a=b",
    "property rule #uname eq n1 a=b",
    "rsc_defaults $x:a=b",
    "rsc_defaults @x",
]
NOT_UNDERSTOOD_PCS = [
    "pcs resource create p ocf:heartbeat:Dummy",
    "pcs constraint location A rule date gt 2030-01-01",
    "pcs constraint location A rule a eq 1 and b eq 2 or c eq 3",
    "pcs constraint location A rule score-attribute=x defined x",
    "pcs constraint location group%A prefers n1",
    "pcs constraint location remove l",
    "pcs constraint rule add l '#uname' eq n1",
    "pcs constraint colocation set A B setoptions score-attribute=x",
    "pcs constraint order set A kind=Optional",
    "pcs constraint order config",
    "pcs constraint order",
    "pcs constraint",
    "pcs property",
    "pcs property unset a",
    "pcs property set a=",
    "pcs resource defaults set create id=x meta a=b",
    "pcs tag remove g",
    "pcs property set a=b --wait",
    "pcs property set a=b; pcs property set c=d",
    'pcs property set a="$HOME"',
    "pcs property set a=`id`",
    "pcs property set ~=b",
    "pcs property set a=$(id)",
    "pcs property set a=b > /dev/null",
]


def _verbatim(text: str) -> tuple[Language, str]:
    sink = Sink()
    result = parse_raw(text, PLACE, sink)
    assert not sink.sorted()
    assert result == RawResult(verbatim=result.verbatim)
    (item,) = result.verbatim
    assert item.at("text").cell == CELL
    return item.language, item.text


@pytest.mark.parametrize("text", NOT_UNDERSTOOD_CRMSH)
def test_a_crmsh_command_that_is_not_understood_goes_on_verbatim(text: str):
    assert _verbatim(text) == (Language.CRMSH, text)


@pytest.mark.parametrize("text", NOT_UNDERSTOOD_PCS)
def test_a_pcs_command_that_is_not_understood_goes_on_verbatim(text: str):
    assert _verbatim(text) == (Language.PCS, text)


def test_verbatim_keeps_the_lines_of_a_continued_command():
    text = "primitive p ocf:heartbeat:Dummy \\\n    op monitor interval=10s"
    assert _verbatim(f"# a disk\n{text}\n") == (Language.CRMSH, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sudo pcs -f my.xml resource cleanup", "pcs resource cleanup"),
        ("pcs -f a 'resource'  \\\n cleanup", "pcs 'resource'  \\\n cleanup"),
        ("pcs -f a --force resource cleanup", "pcs --force resource cleanup"),
        ("pcs -f a", "pcs"),
    ],
)
def test_the_script_decides_which_file_a_verbatim_pcs_command_works_on(text: str, expected: str):
    if expected == "pcs":
        sink = Sink()
        parse_raw(text, PLACE, sink)
        assert [finding.code.id for finding in sink.sorted()] == ["RAW602"]
    else:
        assert _verbatim(text) == (Language.PCS, expected)


def test_other_shell_commands_between_pcs_commands_go_on_verbatim():
    text = "pcs property set a=b\ncrm_attribute -n x -v y\n"
    result = parse_raw(text, PLACE, Sink())
    assert [pair.name for pair in result.properties] == ["a"]
    assert [item.text for item in result.verbatim] == ["crm_attribute -n x -v y"]


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [(wrong.text, wrong.code, wrong.found) for wrong in (*WRONG_CRMSH, *WRONG_PCS)],
)
def test_a_wrong_command_is_one_error_at_its_cell(text: str, code: str, found: str | None):
    sink = Sink()
    assert parse_raw(text, PLACE, sink) == RawResult()
    (finding,) = sink.sorted()
    assert finding.code.id == code
    assert finding.severity is Severity.ERROR
    assert finding.origin is not None
    assert finding.origin.cell == CELL
    if found is not None:
        assert finding.found == found
    for lang in ("ja", "en"):
        message, hint = finding.message(lang), finding.hint(lang) or ""
        assert message
        assert "{" not in (message + hint).replace(text, "")


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("colocaton c inf: A B", "colocation"),
        ("colocation c INFINTY: A B", "INFINITY"),
        ("order o Mandatry: A B", "mandatory"),
        ("pcs constrant order A then B", "constraint"),
        ("pcs constraint location A prefers n1=-INFINTY", "-INFINITY"),
    ],
)
def test_the_nearest_word_is_named(text: str, nearest: str):
    sink = Sink()
    parse_raw(text, PLACE, sink)
    assert [finding.nearest for finding in sink.sorted()] == [nearest]


_WORDS = sorted({word for case in (*CRMSH, *PCS) for word in case.text.split(" ")})
_PIECES = st.sampled_from([*_WORDS, "'", '"', "\\", "\n", "(", "[", ")", "]", ":", "=", "#", "-"])


@given(st.text())
def test_any_text_is_read_or_reported(text: str):
    sink = Sink()
    result = parse_raw(text, PLACE, sink)
    assert result != RawResult() or sink.sorted() or "#" in text or not text.strip()


@given(
    st.sampled_from(["pcs ", "sudo pcs ", "", "order o ", "colocation c ", "location l A "]),
    st.lists(_PIECES, max_size=20).map(" ".join),
)
def test_any_words_are_read_or_reported(start: str, text: str):
    sink = Sink()
    result = parse_raw(start + text, PLACE, sink)
    assert result == parse_raw(start + text, PLACE, Sink())
    for finding in sink.sorted():
        assert finding.message("ja")
        assert finding.message("en")


@pytest.mark.parametrize(
    "text", ["pcs constraint location A rule " + "'(' " * 20_000, "order o " + "( " * 20_000]
)
def test_deep_nesting_is_an_error_like_any_other(text: str):
    sink = Sink()
    parse_raw(text, PLACE, sink)
    assert sink.has_errors
