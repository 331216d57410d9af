"""What each type of cell accepts, and what is told of the rest: VAL2xx."""

import pytest

from crmgen.tables import types
from crmgen.tables.time_types import canonical_time
from crmgen.tables.types import Problem, canonical_score
from tests.helpers import found, only, read, sheet


def parse(kind, text):
    """The canonical text, or (code, nearest)."""
    value = kind.parse(text)
    return (value.code.id, value.nearest) if isinstance(value, Problem) else value


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("100", "100"),
        ("+100", "100"),
        ("-0100", "-100"),
        ("inf", "INFINITY"),
        ("+Inf", "INFINITY"),
        ("-INF", "-INFINITY"),
        ("infinity", "INFINITY"),
        ("9" * 5000, "9" * 5000),
        ("-Infinity", "-INFINITY"),
    ],
)
def test_scores(text, score):
    assert canonical_score(text) == parse(types.SCORE, text) == score


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("１００", "100"),
        ("−100", "-100"),
        ("ＩＮＦＩＮＩＴＹ", "INFINITY"),
        ("INFINTY", "INFINITY"),
        ("-infinty", "-INFINITY"),
        ("1.5", None),
        ("1e3", None),
        ("100%", None),
        ("abc", None),
        ("- 1", None),
        ("--1", None),
        ("١٠", None),
    ],
)
def test_what_is_no_score(text, nearest):
    assert canonical_score(text) is None
    assert parse(types.SCORE, text) == ("VAL207", nearest)


@pytest.mark.parametrize(
    "text", ["192.0.2.11/24", "192.0.2.11", "2001:db8::11/64", "2001:DB8::11", "10.0.0.1/0"]
)
def test_addresses_stay_as_written(text):
    assert parse(types.NODE_ADDRESS, text) == text


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("１９２.0.2.11/24", "192.0.2.11/24"),
        ("192.0.2.256/24", None),
        ("192.0.2.11/33", None),
        ("192.0.2.11/255.255.255.0", None),
        ("192.0.2.11/", None),
        ("192.0.2.11 /24", None),
        ("192.0.2", None),
        ("2001:db8::11/129", None),
        ("pm01", None),
        ("٣.0.2.1", None),
    ],
)
def test_what_is_no_address(text, nearest):
    assert parse(types.NODE_ADDRESS, text) == ("VAL253", nearest)


@pytest.mark.parametrize(
    "text",
    ["0", "60", "60s", "60S", "2min", "1h", "1hr", "500ms", "5msec", "7us", "10sec", "PT1M", "P1D",
     "P10S", "P1H30S", "P1Y2M3DT4H5M6S", "P2W"],
)  # fmt: skip
def test_durations_stay_as_written(text):
    assert parse(types.DURATION_TYPE, text) == text


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("６０ｓ", "60s"),
        ("60 s", None),
        ("60sek", None),
        ("-5s", None),
        ("1.5s", None),
        ("s", None),
        ("P", None),
        ("PT", None),
        ("P1DT", None),
    ],
)
def test_what_is_no_duration(text, nearest):
    assert parse(types.DURATION_TYPE, text) == ("VAL208", nearest)


@pytest.mark.parametrize("text", ["yes", "Y", "TRUE", "on", "1"])
def test_true(text):
    assert parse(types.BOOLEAN, text) == "true"


@pytest.mark.parametrize("text", ["no", "N", "False", "OFF", "0"])
def test_false(text):
    assert parse(types.BOOLEAN, text) == "false"


@pytest.mark.parametrize(("text", "nearest"), [("ｙｅｓ", "true"), ("ture", "true"), ("2", None)])
def test_what_is_no_boolean(text, nearest):
    assert parse(types.BOOLEAN, text) == ("VAL206", nearest)


@pytest.mark.parametrize("text", ["a", "prmPg", "_x", "A-b.c_1"])
def test_ids(text):
    assert parse(types.ID, text) == text


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("1a", None), ("-a", None), ("a b", None), ("a:b", None), ("日本", None), ("ｐｒｍ", "prm"),
     ("ａ b", None), ("é", None)],
)  # fmt: skip
def test_what_is_no_id(text, nearest):
    assert parse(types.ID, text) == ("VAL202", nearest)


@pytest.mark.parametrize("text", ["pm01", "1", "node-1.example.com"])
def test_node_names(text):
    assert parse(types.UNAME, text) == text


@pytest.mark.parametrize(
    ("text", "nearest"), [("pm 01", None), ("ｐｍ０１", "pm01"), ("pm01-", None), ("-x", None)]
)
def test_what_is_no_node_name(text, nearest):
    assert parse(types.UNAME, text) == ("VAL203", nearest)


@pytest.mark.parametrize("text", ["a b", "a=b", "a<b", "a'b", 'a"b', "a&b"])
def test_what_is_no_name(text):
    assert parse(types.NAME, text)[0] == "VAL204"


@pytest.mark.parametrize(("text", "nearest"), [("a b", None), ("ｏｃｆ", "ocf"), ("日", None)])
def test_what_is_no_word(text, nearest):
    assert parse(types.WORD, text) == ("VAL205", nearest)


@pytest.mark.parametrize(("text", "count"), [("1", "1"), ("09", "9"), ("10", "10")])
def test_counts(text, count):
    assert parse(types.COUNT, text) == count


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("0", None), ("-1", None), ("1.0", None), ("２", "2"), ("²", "2"), ("9" * 5000, None)],
)
def test_what_is_no_count(text, nearest):
    assert parse(types.COUNT, text) == ("VAL209", nearest)


@pytest.mark.parametrize(
    ("text", "role"),
    [("Master", "Promoted"), ("slave", "Unpromoted"), ("PROMOTED", "Promoted"),
     ("Started", "Started"), ("stopped", "Stopped")],
)  # fmt: skip
def test_old_roles_are_new_ones(text, role):
    assert parse(types.ROLE, text) == role


@pytest.mark.parametrize("text", ["2026-03-31", "2026/03/31"])
def test_dates(text):
    assert parse(types.DATE, text) == "2026-03-31"


@pytest.mark.parametrize("text", ["2026-02-30", "26-03-31", "2026-3-1", "明日"])
def test_what_is_no_date(text):
    assert parse(types.DATE, text)[0] == "VAL220"


def test_a_type_in_front_of_an_operator():
    assert parse(types.EXPRESSION_OP, "NUMBER:LT") == "number:lt"


class TestInTheSheet:
    """The findings carry cell, what was typed, what is legal and what is nearest."""

    def test_a_word_of_a_list(self):
        item = only(read(" | LOCATION_NODE\n | | rsc | prefers/avoids | node | score\n"
                         " | | a | prefer | pm01 | 1")[1])  # fmt: skip
        assert (item.origin.cell, item.code.id) == ("D3", "VAL206")
        assert (item.found, item.nearest) == ("prefer", "prefers")
        assert item.allowed == ("prefers", "avoids")

    @pytest.mark.parametrize(
        ("text", "cell", "code"),
        [
            (" | NODE\n | | uname | ptype | name | value\n | | pm 1 | attributes | a | 1",
             "C3", "VAL203"),
            (" | PROPERTY\n | | name | value\n | | a b | 1", "C3", "VAL204"),
            (" | COLOCATION\n | | rsc | with-rsc | score\n | | 1a | b | 1", "C3", "VAL202"),
            (" | COLOCATION\n | | rsc | with-rsc | score\n | | a | b | x", "E3", "VAL207"),
            (" | STONITH\n | P | id | type\n | | a | b c", "D3", "VAL205"),
            (" | STONITH\n | P | id | type\n | O | type | timeout\n | | start | 6０s",
             "D4", "VAL208"),
            (" | STONITH_LEVEL\n | | node | id | level\n | | n | f | 一", "E3", "VAL209"),
            (" | LOCATION\n | | rsc | ping:a:1\n | | x | maybe", "D3", "VAL206"),
        ],
    )  # fmt: skip
    def test_one_finding_at_the_cell(self, text, cell, code):
        assert found(read(text)[1]) == [(cell, code)]

    def test_every_bad_cell_of_a_row(self):
        text = " | COLOCATION\n | | rsc | with-rsc | score | rsc-role\n | | 1 | い | x | z"
        assert found(read(text)[1]) == [
            ("C3", "VAL202"),
            ("D3", "VAL202"),
            ("E3", "VAL207"),
            ("F3", "VAL206"),
        ]

    def test_an_empty_required_cell(self):
        item = only(read(" | COLOCATION\n | | rsc | with-rsc | score\n | | a | | 1")[1])
        assert (item.origin.cell, item.code.id) == ("D3", "VAL201")
        assert item.params["column"] == "with-rsc"

    def test_every_empty_required_cell(self):
        text = " | ORDER\n | | first-rsc | then-rsc | score\n | | a"
        assert found(read(text)[1]) == [("D3", "VAL201"), ("E3", "VAL201")]

    def test_no_empty_cell_is_told_beside_a_bad_one(self):
        text = " | COLOCATION\n | | rsc | with-rsc | score\n | | a | | x"
        assert found(read(text)[1]) == [("E3", "VAL207")]

    def test_a_repeated_column_counts_once(self):
        text = " | RESOURCES\n | | resourceItem | resourceItem | resourceItem | id\n | | | | | a"
        assert found(read(text)[1]) == [("C3", "VAL201")]

    def test_nothing_to_fill_down_from(self):
        text = " | RSC_ATTRIBUTES\n | | id | name | value\n | | | a | 1\n | | x | b | 2"
        assert found(read(text)[1]) == [("C3", "VAL201")]

    def test_filling_down_below_a_bad_cell_is_silent(self):
        text = """
         | NODE
         | | uname | ptype      | name | value
         | | n 1   | attributes | a    | 1
         | |       |            | b    | 2
         | | n2    |            | c    | 3
        """
        blocks, sink = read(text)
        assert found(sink) == [("C3", "VAL203")]
        assert [row.broken for row in blocks[0].rows()] == [True, True, False]

    @pytest.mark.parametrize("column", [2, 3])
    @pytest.mark.parametrize(
        "character", ["\u200b", "\u200e", "\ufeff", "\u00ad", "\x07", "\x00", "\u2060", "\x85"]
    )
    def test_an_invisible_character(self, character, column):
        row = ["", "", "a", "1"]
        row[column] = f"a{character}b"
        item = only(read(sheet([["", "PROPERTY"], ["", "", "name", "value"], row]))[1])
        assert (item.origin.cell, item.code.id) == (["C3", "D3"][column - 2], "VAL210")
        assert item.params["character"] == f"U+{ord(character):04X}"

    def test_an_invisible_character_in_an_open_column(self):
        grid = sheet([["", "LOCATION"], ["", "", "rsc", "score:1"], ["", "", "a", "pm\u200b01"]])
        assert found(read(grid)[1]) == [("D3", "VAL210")]

    def test_an_invisible_character_in_a_note_does_not_matter(self):
        grid = sheet([["", "PROPERTY"], ["", "", "name", "value"], ["", "", "a", "1", "x\u200by"]])
        assert found(read(grid)[1]) == []


@pytest.mark.parametrize(
    "text",
    [
        "//primitive[@id='a'",
        "no sense",
        "count(//nvpair)",
        "$x",
        "nosuch(//a)",
        "a\x01",
        "//x:nvpair",
        "(" * 20000,
    ],
)
def test_an_xpath_has_to_choose_elements(text):
    assert types.XPATH.parse(text).code.id == "VAL280"


@pytest.mark.parametrize("text", ["/cib", "//nvpair[contains(@name, 'a')]", "/cib | //primitive"])
def test_an_xpath_that_does(text):
    assert types.XPATH.parse(text) == text


@pytest.mark.parametrize("text", ["90-80", "1-65536", "0-5", "80"])
def test_a_range_of_ports_goes_upward(text):
    assert types.PORT_RANGE.parse(text).code.id == "VAL251"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026/4/1 9:00", "2026-04-01T09:00"),
        ("2026-04-01T09:00:00+09:00", "2026-04-01T00:00:00Z"),
        ("2026-01-01 00:30 +0100", "2025-12-31T23:30:00Z"),
        ("2026-032T23:00-02", "2026-02-02T01:00:00Z"),
        ("2026-04-01T09:00+24:00", None),
        ("2026-02-29", None),
        ("2026-366", None),
    ],
)
def test_times(text: str, written: str | None):
    assert canonical_time(text) == written
