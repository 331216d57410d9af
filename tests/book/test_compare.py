"""What two editions mean differently, with the cells of both."""

import pytest

from crmgen.book.compare import How, changes
from crmgen.document.model import Bullets, Callout, plain
from tests.book.made import edition_of_text, of_text, rows, section
from tests.book.test_book import SMALL

LOCATION = ",LOCATION_NODE\n,,rsc,prefers/avoids,node,score\n,,prmIp,prefers,n1,{score}\n"


def changed(old: str, new: str) -> list[tuple[str, str, str, str, str]]:
    """(how, owner, attribute, before, after) of each change."""
    found = changes(edition_of_text(old).behaviour, edition_of_text(new).behaviour)
    return [
        (
            one.how.value,
            one.owner,
            one.name,
            one.before.text if one.before and one.name else "",
            one.after.text if one.after and one.name else "",
        )
        for one in found
    ]


def test_nothing_changed_is_nothing():
    assert changed(SMALL, SMALL) == []
    document = of_text(SMALL, former=SMALL)
    assert rows(section(document, "difference")) == []


def test_moved_rows_and_comments_do_not_count():
    head, rest = SMALL.split(",PROPERTY\n")
    assert changed(SMALL, f"# a comment\n,,,\n{head},,,\n# another\n,PROPERTY\n{rest}") == []


def test_a_value_that_was_changed_added_and_removed():
    new = SMALL.replace("ip,192.0.2.10", "ip,192.0.2.11")
    assert changed(SMALL, new) == [("altered", "prmIp", "params ip", "192.0.2.10", "192.0.2.11")]
    assert changed(SMALL, SMALL.replace(",,,cidr_netmask,24\n", "")) == [
        ("removed", "prmIp", "params cidr_netmask", "24", "")
    ]


def test_the_interval_of_a_monitor_is_a_value_of_it():
    assert changed(SMALL, SMALL.replace("60s,10s", "60s,15s")) == [
        ("altered", "prmIp", "monitor interval", "10s", "15s")
    ]


def test_a_resource_comes_with_its_values_and_goes_as_a_whole():
    more = SMALL.replace(",,Primitive,prmIp\n", ",,Primitive,prmIp\n,,Primitive,prmIq\n")
    more += SMALL[SMALL.index(",PRIMITIVE") :].replace("prmIp", "prmIq")
    added = changed(SMALL, more)
    assert added[0] == ("added", "prmIq", "", "", "")
    assert ("added", "prmIq", "params ip", "", "192.0.2.10") in added
    assert changed(more, SMALL) == [("removed", "prmIq", "", "", "")]


def test_a_constraint_is_the_same_whatever_its_number():
    one = SMALL + LOCATION.format(score="100")
    other = SMALL + LOCATION.format(score="200")
    assert changed(one, other) == [("altered", "location prmIp n1", "score", "100", "200")]
    before = LOCATION.format(score="100").replace("n1", "n2")
    both = SMALL + before + LOCATION.format(score="100")
    assert [row[:2] for row in changed(one, both) if row[2] == ""] == [
        ("added", "location prmIp n2")
    ]


def test_both_cells_are_told():
    found = changes(
        edition_of_text(SMALL).behaviour,
        edition_of_text("#\n" + SMALL.replace("ip,192.0.2.10", "ip,192.0.2.11")).behaviour,
    )
    assert len(found) == 1
    assert found[0].how is How.ALTERED
    assert found[0].before.at.cell == "E15"
    assert found[0].after.at.cell == "E16"


def test_a_secret_that_changed_is_no_secret_told():
    old = SMALL.replace(",,,cidr_netmask,24", ",,,password,first-one")
    document = of_text(old.replace("first-one", "other-one"), "en", former=old)
    listed = rows(section(document, "difference"))
    assert [row[4:6] for row in listed] == [["********", "******** (changed)"]]


@pytest.mark.parametrize(
    ("lang", "title"), [("ja", "前版の誤り"), ("en", "Errors in the former version")]
)
def test_what_could_not_be_read_of_the_former_edition_is_told(lang, title):
    """Its rows are no part of the model, so they look new."""
    wrong = SMALL.replace("monitor,60s", "monitor,6Os")
    (told,) = (
        one
        for one in section(of_text(SMALL, lang, former=wrong), "difference").blocks
        if isinstance(one, Callout)
    )
    assert told.title == title
    (_, listed) = told.blocks
    assert isinstance(listed, Bullets)
    (line,) = (plain(item.text) for item in listed.items)
    assert line.startswith("D19 VAL208: ")
    blocks = section(of_text(SMALL, former=SMALL), "difference").blocks
    assert not any(isinstance(one, Callout) for one in blocks)
