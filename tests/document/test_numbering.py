"""Numbers, anchors, links, and characters that nothing can show."""

import pytest

from crmgen.document.model import (
    Callout,
    Column,
    Document,
    Figure,
    Link,
    Paragraph,
    Row,
    Section,
    Table,
    Tone,
    plain,
)
from crmgen.document.numbering import numbered
from crmgen.text import Lang


def table(caption: str, anchor: str = "") -> Table:
    return Table(caption=caption, anchor=anchor, columns=(Column("a"),), rows=(Row(("1",)),))


def document(*chapters: Section, lang: Lang = "ja") -> Document:
    return Document(title="t", lang=lang, chapters=chapters)


def test_chapters_count_and_a_given_number_goes_on_from_there():
    made = numbered(
        document(
            Section(title="a", anchor="a"),
            Section(title="b", anchor="b", number="10"),
            Section(title="c", anchor="c", sections=(Section(title="d", anchor="d"),)),
            Section(title="e", anchor="e", number="A"),
        )
    )
    assert [chapter.number for chapter in made.chapters] == ["1", "10", "11", "A"]
    assert made.chapters[2].sections[0].number == "11.1"


@pytest.mark.parametrize(("lang", "first"), [("ja", "表 1-1"), ("en", "Table 1-1")])
def test_tables_and_figures_count_by_chapter_in_the_order_of_the_page(lang, first):
    figure = Figure(caption="f", alt="", svg="", flat="", width=1, height=1)
    inner = Section(title="in", anchor="in", blocks=(table("third"), figure))
    made = numbered(
        document(
            Section(
                title="a",
                anchor="a",
                blocks=(table("first"), Callout(Tone.NOTE, (table("second"),))),
                sections=(inner,),
            ),
            Section(title="b", anchor="b", blocks=(table("again", "mine"),)),
            lang=lang,
        )
    )
    one = made.chapters[0]
    assert one.blocks[0].label == first
    assert one.blocks[0].anchor == "a-table-1"
    assert one.blocks[1].blocks[0].label.endswith("1-2")
    assert one.sections[0].blocks[0].label.endswith("1-3")
    assert one.sections[0].blocks[1].label.endswith(" 1-1")
    assert made.chapters[1].blocks[0].label.endswith(" 2-1")
    assert made.chapters[1].blocks[0].anchor == "mine"


def test_a_link_says_what_it_leads_to():
    text = ("see ", Link("b"), Link("rows"), Link("b", "there"))
    made = numbered(
        document(
            Section(title="a", anchor="a", blocks=(Paragraph(text),)),
            Section(title="second", anchor="b", blocks=(table("rows", "rows"),)),
        )
    )
    assert plain(made.chapters[0].blocks[0].text) == "see 2 second表 2-1there"


@pytest.mark.parametrize(
    "chapters",
    [
        (Section(title="a", anchor="a"), Section(title="b", anchor="a")),
        (Section(title="a", anchor="no anchor"),),
        (Section(title="a", anchor="a", blocks=(Paragraph(Link("nowhere")),)),),
        (
            Section(
                title="a",
                anchor="a",
                blocks=(Table(caption="", columns=(Column("x"),), rows=(Row(("1", "2")),)),),
            ),
        ),
    ],
    ids=["twice", "blank", "nowhere", "cells"],
)
def test_mistakes_of_a_chapter_are_raised(chapters):
    with pytest.raises(ValueError):
        numbered(document(*chapters))


def test_characters_that_no_format_holds_are_shown():
    made = numbered(
        document(Section(title="a\x00", anchor="a", blocks=(Paragraph("1\ud800\n\t2\u202e\x1b"),)))
    )
    assert made.chapters[0].title == "a\\x00"
    assert made.chapters[0].blocks[0].text == "1\\ud800\n    2\\u202e\\x1b"


def test_a_second_pass_changes_nothing():
    once = numbered(document(Section(title="a", anchor="a", blocks=(table("x"),))))
    assert numbered(once) == once
