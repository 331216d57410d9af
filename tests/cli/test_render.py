import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmgen.diagnostics import Code, Severity, Sink
from crmgen.diagnostics.render import Style, excerpt, render, summary
from crmgen.diagnostics.width import columns_of, cut, pad, printable, wrap
from crmgen.origin import Origin, Source
from crmgen.sheets.grid import Grid
from crmgen.text import Text
from tests.cli.stub import GRID, SOURCE, Pipeline


def findings(outcome):
    class Request:
        kinds = ()

    return Pipeline(outcome)(Request).sink.sorted()


def test_one_finding_in_english():
    assert render(findings("error")[0], Style("en"), GRID) == [
        "design.xlsx [制約] D2: error VAL999: '１０' is not a score.",
        "    allowed: INFINITY, -INFINITY",
        "    did you mean: 10",
        "    A1: defined here first",
        "    hint: Write it in ASCII.",
        "      | B        | C     | D    | E",
        "    2 | LOCATION | grpPg | １０ | 備考です",
        "      |                    ^^^^",
    ]


def test_one_finding_in_japanese():
    assert render(findings("error")[0], Style("ja"), GRID)[:5] == [
        "design.xlsx [制約] D2: エラー VAL999: 「１０」はスコアではありません。",
        "    使える値: INFINITY, -INFINITY",
        "    もしかして: 10",
        "    A1: 最初の定義",
        "    対処: 半角で書いてください。",
    ]


def test_a_whole_row_has_no_mark():
    lines = render(findings("advice")[0], Style("en"), GRID)
    assert lines[0] == "design.xlsx [制約] row 2: advice CLU999: There is no monitor."
    assert lines[-1].startswith("    2 | LOCATION")


def test_a_finding_without_a_cell():
    code = Code("TGT999", Severity.WARNING, Text("警告", "Beware."))
    sink = Sink()
    sink.report(code, None)
    sink.report(code, Origin(Source("a.csv")))
    lines = [render(finding, Style("en"), GRID) for finding in sink.sorted()]
    assert lines == [["crmgen: warning TGT999: Beware."], ["a.csv: warning TGT999: Beware."]]


def test_the_input_is_told_where_the_message_does_not_quote_it():
    code = Code("VAL998", Severity.ERROR, Text("誤り", "This is wrong."))
    sink = Sink()
    sink.report(code, Origin(SOURCE, 2, 4), found=" 10 ")
    assert '    found: " 10 "' in render(sink.sorted()[0], Style("en"))


def test_a_row_of_another_sheet_is_not_shown():
    other = Grid(Source("design.xlsx", "別"), GRID.rows)
    assert not any("LOCATION" in line for line in render(findings("error")[0], Style("en"), other))


def test_a_long_list_is_cut_and_says_so():
    code = Code("VAL998", Severity.ERROR, Text("誤り", "This is wrong."))
    sink = Sink()
    sink.report(code, None, allowed=map(str, range(100)))
    assert "and 80 more" in "\n".join(render(sink.sorted()[0], Style("en")))


def test_colours_only_when_asked_for():
    finding = findings("error")[0]
    assert "\x1b" not in "".join(render(finding, Style("en"), GRID))
    painted = render(finding, Style("en", colour=True), GRID)
    assert "\x1b[1;31merror VAL999:\x1b[0m" in painted[0]
    assert painted[-1].endswith("\x1b[31m^^^^\x1b[0m")


def test_a_cell_can_not_control_the_terminal():
    grid = Grid(SOURCE, [["\x1b[31mred\x1b[0m", "a\nb\tc", "\u202etxt"]])
    code = Code("VAL998", Severity.ERROR, Text("{found}", "{found}"))
    sink = Sink()
    sink.report(code, Origin(SOURCE, 1, 1), found="\x1b]0;title\x07", nearest="\x9b2J")
    text = "\n".join(render(sink.sorted()[0], Style("en"), grid))
    assert "\\x1b[31mred" in text and "a\\nb\\tc" in text
    assert all(character.isprintable() for character in text.replace("\n", ""))


@pytest.mark.parametrize("column", [1, 3, 20])
def test_a_cell_beyond_the_row_or_empty_is_marked_with_one_sign(column):
    grid = Grid(SOURCE, [["", "P", ""]])
    assert excerpt(grid, grid.origin(1, column), Style("en"), "31")[-1].split() == ["|", "^"]


def test_a_row_that_does_not_exist_is_not_shown():
    assert excerpt(GRID, GRID.origin(9, 1), Style("en"), "31") == []


def test_neighbours_that_hold_a_password_are_hidden():
    grid = Grid(SOURCE, [["P", "passwd", "", "hunter2", "note", "login_password", "hunter3"]])
    row = excerpt(grid, grid.origin(1, 5), Style("en"), "31")[1]
    assert "hunter" not in row and row.count("****") == 2


def test_a_message_of_several_lines_and_an_input_of_several_lines():
    code = Code("VAL998", Severity.ERROR, Text("{found}: {list}", "{found}: {list}"))
    sink = Sink()
    listing = "these:\n  1 x\n  2 y"
    sink.report(code, None, found="a\nb", params={"list": Text(listing, listing)})
    assert render(sink.sorted()[0], Style("en"))[:3] == [
        "crmgen: error VAL998: a\\nb: these:",
        "    1 x",
        "    2 y",
    ]


def test_a_value_that_fills_a_cell_is_shortened_for_a_reader_only():
    code = Code("VAL998", Severity.ERROR, Text("{found}: {why}", "{found}: {why}"))
    sink = Sink()
    sink.report(code, None, found="a" * 32767, params={"why": "b\n" * 16000})
    (finding,) = sink.sorted()
    (line,) = render(finding, Style("en"))
    assert "a" * 200 + "…: b\\nb" in line
    assert len(line) < 600
    assert len(finding.message("en")) > 60000


def test_invisible_characters_are_seen():
    assert printable("a\u200bb\xa0c\ufeff") == "a\\u200bb\\xa0c\\ufeff"


TEXT = st.text(st.sampled_from("ab 　日本ｶﾞ。「」（）、１２é̂\u200b-_."), max_size=60)


@given(st.lists(TEXT, min_size=1, max_size=30), st.integers(1, 32), st.integers(60, 120))
def test_an_excerpt_fits_and_its_mark_stands_below_the_cell(cells, column, width):
    grid = Grid(SOURCE, [[], cells])
    above, row, mark = excerpt(grid, grid.origin(2, column), Style("en", width), "31")
    assert max(map(columns_of, (above, row, mark))) <= width
    signs = mark.split()[-1]
    start = len(mark) - len(signs)
    assert set(signs) == {"^"}
    text = cells[column - 1].strip() if column <= len(cells) else ""
    marked = _columns(row, start, start + len(signs)) if text else ""
    assert marked == cut(printable(text), min(50, width - 16)) or not columns_of(text)
    assert _columns(pad(above, width), start, start + 4).split()[0] == _letters(column)


def _letters(column):
    return Origin(SOURCE, 0, column).cell


def _columns(text, first, last):
    """The characters of ``text`` in the terminal's columns from first to last."""
    found, at = "", 0
    for character in text:
        size = columns_of(character)
        if first <= at < last or (size == 0 and first < at <= last):
            found += character
        at += size
    return found


@given(TEXT, st.integers(10, 80))
def test_wrapping_keeps_every_word_and_the_width(text, columns):
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert columns_of(line) <= columns or " " not in line


@given(TEXT, st.integers(5, 40))
def test_cutting_keeps_the_width(text, columns):
    assert columns_of(cut(text, columns)) <= columns


@pytest.mark.parametrize(
    ("outcome", "en", "ja"),
    [
        ("", "", ""),
        ("error", "1 error", "エラー 1 件"),
        (
            "advice warning error",
            "1 error, 1 warning, 1 advice",
            "エラー 1 件、警告 1 件、助言 1 件",
        ),
    ],
)
def test_summary(outcome, en, ja):
    found = findings(outcome)
    assert (summary(found, "en"), summary(found, "ja")) == (en, ja)
    assert summary(found * 2, "en").startswith("2 errors" if outcome else "")


class Counted(list):
    """A row that knows how many of its cells were looked at."""

    looks = 0

    def __getitem__(self, index) -> str:
        self.looks += 1
        return super().__getitem__(index)


def test_only_the_cells_around_the_marked_one_are_looked_at():
    row = Counted(f"c{number}" for number in range(16_384))
    lines = excerpt(Grid(SOURCE, [row]), Origin(SOURCE, 1, 8_000), Style("en"), "31")
    assert "c7999" in lines[1]
    assert lines[2].index("^") == lines[1].index("c7999")
    assert row.looks < 100


def test_a_password_is_hidden_in_a_wide_row():
    row = [*("x" for _ in range(500)), "passwd", "hunter2", "y", "z"]
    lines = excerpt(Grid(SOURCE, [row]), Origin(SOURCE, 1, 504), Style("en"), "31")
    assert "****" in lines[1]
    assert "hunter2" not in lines[1]
