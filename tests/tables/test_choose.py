"""Which sheet of a workbook is compiled, and what is told where none or several could be."""

import pytest

from crmgen.diagnostics import Sink
from crmgen.sheets.choose import choose_sheets
from crmgen.sheets.grid import Grid, Sheet
from tests.helpers import found, only, sheet

EMPTY = sheet(" | PROPERTY\n | | name | value")
FILLED = sheet(" | PROPERTY\n | | name | value\n | | a | 1\n | | b | 2")
OTHER = sheet(" | NODE\n | | uname | ptype | name | value\n | | n")
TEXT = sheet("just a note")
NODES = sheet("# crmgen 環境定義書 \n | NODE\n | | uname | ptype | name | value\n | | n")
COVER = sheet("#crmgen  Cluster Definition 1.0\n | just a cover")


def book(**grids: Grid) -> list[Sheet]:
    return [Sheet(name, False, lambda grid=grid: grid) for name, grid in grids.items()]


def choose(sheets, wanted=None):
    sink = Sink()
    return choose_sheets(sheets, wanted, "book.xlsx", sink), sink


@pytest.mark.parametrize("grid", [EMPTY, FILLED, TEXT])
def test_a_single_sheet_is_taken_whatever_it_holds(grid):
    chosen, sink = choose(book(a=grid))
    assert chosen == (grid,)
    assert found(sink) == []


def test_the_only_sheet_with_data():
    chosen, sink = choose(book(cover=TEXT, form=EMPTY, design=FILLED))
    assert chosen == (FILLED,)
    assert found(sink) == []


def test_several_sheets_with_data_are_listed_with_what_each_holds():
    chosen, sink = choose(book(a=FILLED, form=EMPTY, b=OTHER))
    assert chosen == ()
    item = only(sink)
    assert item.code.id == "TBL120"
    for lang in ("ja", "en"):
        listing = item.message(lang).split("\n")[1:]
        assert [line.split()[:2] for line in listing] == [["1", "a"], ["2", "form"], ["3", "b"]]
        assert "PROPERTY 2" in listing[0]
        assert "NODE 1" in listing[2]


def test_no_sheet_with_data():
    chosen, sink = choose(book(cover=TEXT, form=EMPTY))
    assert chosen == ()
    item = only(sink)
    assert item.code.id == "TBL121"
    assert "cover, form" in item.message("en")


def test_all_sheets_with_the_title_are_one_cluster_in_their_order():
    chosen, sink = choose(book(cover=COVER, memo=TEXT, nodes=NODES, form=EMPTY))
    assert chosen == (COVER, NODES)
    assert found(sink) == []


def test_a_filled_sheet_that_lacks_the_title_of_the_others_is_told():
    chosen, sink = choose(book(cover=COVER, other=FILLED, nodes=NODES))
    assert chosen == (COVER, NODES)
    item = only(sink)
    assert (item.code.id, item.found, item.origin.cell) == ("SHT028", "other", "A1")


@pytest.mark.parametrize("title", ["# pm_crmgen 環境定義書", "crmgen 環境定義書", "# crmgen"])
def test_the_titles_of_other_forms_do_not_count(title):
    other = sheet(f"{title}\n | PROPERTY\n | | name | value\n | | a | 1")
    chosen, sink = choose(book(cover=TEXT, a=other, b=FILLED))
    assert chosen == ()
    assert only(sink).code.id == "TBL120"


def test_one_sheet_of_a_cluster_can_be_chosen():
    chosen, _ = choose(book(cover=COVER, nodes=NODES), "nodes")
    assert chosen == (NODES,)


@pytest.mark.parametrize(("wanted", "index"), [("b", 1), ("2", 1), ("1", 0), ("3", 2)])
def test_a_sheet_by_name_or_number(wanted, index):
    sheets = book(a=FILLED, b=OTHER, c=EMPTY)
    chosen, sink = choose(sheets, wanted)
    assert chosen == (sheets[index].read(),)
    assert found(sink) == []


@pytest.mark.parametrize("wanted", ["0", "-1", "01", "3", "１", "9" * 5000, ""])
def test_a_number_of_no_sheet(wanted):
    chosen, sink = choose(book(a=FILLED, b=OTHER), wanted)
    assert chosen == ()
    assert [code for _, code in found(sink)] == ["TBL122"]


def test_a_name_goes_before_a_number():
    chosen, _ = choose(book(**{"2": FILLED, "b": OTHER}), "2")
    assert chosen == (FILLED,)


@pytest.mark.parametrize(("wanted", "nearest"), [("desing", "design"), ("0", None), ("9", None)])
def test_an_unknown_sheet(wanted, nearest):
    chosen, sink = choose(book(design=FILLED, form=EMPTY), wanted)
    assert chosen == ()
    item = only(sink)
    assert (item.code.id, item.found, item.nearest) == ("TBL122", wanted, nearest)
    assert item.allowed == ("design", "form")
