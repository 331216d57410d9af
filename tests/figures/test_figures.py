"""The figures: valid, whole, the same every time, and of a size that can be read."""

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from crmgen.catalogue.document import GRAPH_MISSING
from crmgen.figures.canvas import COLOURS
from crmgen.figures.measure import lines_of, width_of
from crmgen.figures.overview import overview
from crmgen.figures.pages import PAGE_HEIGHT, PAGE_WIDTH, filled
from crmgen.figures.records import (
    Form,
    Host,
    Leaf,
    Link,
    Overview,
    Placed,
    Relation,
    Relations,
    Tree,
    Unit,
)
from crmgen.figures.relations import relations
from crmgen.figures.stacks import stacks
from crmgen.figures.tree import tree
from crmgen.optional import MissingLibrary
from tests.figures.clusters import overview_of, relations_of, tree_of

SIZES = {
    "small": (2, 2, 3),
    "middle": (5, 8, 4),
    "large": (16, 19, 5),
    "dense": (2, 19, 5),
    "many": (2, 97, 1),
}
_SVG = "{http://www.w3.org/2000/svg}"


def drawings_of(size: str, lang="ja"):
    hosts, groups, members = SIZES[size]
    return {
        "overview": overview(overview_of(hosts, groups, members, lang)),
        "tree": tree(tree_of(groups, members, lang)),
        "relations": relations(relations_of(groups, members, lang)),
    }


@pytest.fixture(scope="module", params=SIZES)
def drawings(request):
    return drawings_of(request.param)


def texts_of(drawing) -> list[str]:
    root = etree.fromstring(drawing.svg)
    return [element.text or "" for element in root.iter(f"{_SVG}text")]


def test_they_are_svg_with_title_and_description(drawings):
    for drawing in (d for made in drawings.values() for d in made):
        for svg in (drawing.svg, drawing.flat):
            root = etree.fromstring(svg)
            assert root.tag == f"{_SVG}svg"
            assert root.findtext(f"{_SVG}title") == drawing.title
            assert root.findtext(f"{_SVG}desc") == drawing.alt
            assert root.get("role") == "img"
            assert drawing.title in root.get("aria-label")
        assert drawing.alt


def test_the_flat_one_has_fixed_colours(drawings):
    for drawing in (d for made in drawings.values() for d in made):
        assert "var(--fig-" in drawing.svg
        assert "var(" not in drawing.flat
        assert set(re.findall(r"#[0-9a-f]{6}", drawing.flat)) <= set(COLOURS.values())


def smallest(drawing) -> float:
    """The points of the smallest letters, of 11 pixels, where the figure is on a page."""
    return 11 * 0.75 * min(1, 1040 / drawing.width, 605 / drawing.height)


def test_they_fit_a_page_at_a_size_that_can_be_read(drawings):
    for drawing in (d for made in drawings.values() for d in made):
        assert smallest(drawing) >= 6, (drawing.title, drawing.width, drawing.height)


def test_the_largest_cluster_fits_pages_too():
    drawings = overview(overview_of(16, 97, 1))
    assert all(smallest(drawing) >= 6 for drawing in drawings)
    assert all(drawing.height <= PAGE_HEIGHT for drawing in drawings)
    shown = {text for drawing in drawings for text in texts_of(drawing)}
    assert {unit.id for unit in overview_of(16, 97, 1).units} <= shown
    assert "pm01 (続き)" in shown


def test_a_group_that_is_higher_than_a_page_goes_on_in_the_next_column():
    data = tree_of(1, 97)
    drawings = tree(data)
    assert all(smallest(drawing) >= 6 for drawing in drawings)
    shown = [text for drawing in drawings for text in texts_of(drawing)]
    named = [text for text in shown if re.match(r"\d+\. ", text)]
    assert len(named) == 97
    assert [int(text.split(".")[0]) for text in named] == list(range(1, 98))
    assert "grpApplication01 (続き)" in shown


def test_a_fencing_device_stands_outside_of_the_node_that_its_arrow_points_at():
    data = overview_of(2, 2, 3)
    (drawing,) = overview(data)
    root = etree.fromstring(drawing.svg)

    def rects(look: str) -> list[tuple[float, ...]]:
        found = [e for e in root.iter(f"{_SVG}rect") if e.get("class") == look]
        return [tuple(float(e.get(n)) for n in ("x", "y", "width", "height")) for e in found]

    nodes, devices = rects("node"), rects("fence")
    assert len(nodes) == 2
    assert len(devices) == 4
    for _, y, _, height in nodes:
        assert all(top > y + height for _, top, _, _ in devices)
    tips = [
        tuple(map(float, re.match(r"M([\d.]+) ([\d.]+)", e.get("d")).groups()))
        for e in root.iter(f"{_SVG}path")
        if e.get("class") == "shot-end"
    ]
    for (x, y, width, height), tip in zip(nodes, tips, strict=True):
        assert x < tip[0] < x + width
        assert tip[1] == pytest.approx(y + height, abs=1)
    assert any("pm02 で動く" in text for text in texts_of(drawing))


@pytest.mark.parametrize("size", SIZES)
def test_nobody_is_left_out(size):
    hosts, groups, members = SIZES[size]
    made = drawings_of(size)
    shown = {name: {t for d in those for t in texts_of(d)} for name, those in made.items()}
    for host in overview_of(hosts, groups, members).hosts:
        assert host.name in shown["overview"]
    for unit in tree_of(groups, members).units:
        assert unit.id in shown["tree"]
        assert unit.id in shown["overview"]
        for leaf in unit.leaves:
            assert any(leaf.id in text for text in shown["tree"])
    for relation in relations_of(groups, members).relations:
        assert relation.a in shown["relations"]
        assert relation.b in shown["relations"]


def test_each_relation_has_an_arrow():
    data = relations_of(2, 3)
    (drawing,) = relations(data)
    root = etree.fromstring(drawing.svg)
    for link in Link:
        wanted = sum(relation.link is link for relation in data.relations)
        heads = [p for p in root.iter(f"{_SVG}path") if p.get("class") == f"{link.value}-end"]
        assert len(heads) == wanted + 1  # and that of the legend


def test_an_arrow_goes_from_first_to_then_and_from_dependent_to_with():
    names = ("first", "then")
    units = tuple(Unit(id=name, form=Form.PRIMITIVE) for name in names)
    for link, tip_at in ((Link.ORDER, "then"), (Link.COLOCATION, "then"), (Link.APART, "then")):
        relation = Relation(link=link, a="first", b="then")
        (drawing,) = relations(Relations(lang="en", units=units, relations=(relation,)))
        root = etree.fromstring(drawing.svg)
        head = [p for p in root.iter(f"{_SVG}path") if p.get("class") == f"{link.value}-end"][-1]
        x = float(re.match(r"M([\d.]+)", head.get("d"))[1])
        at = {e.text: float(e.get("x")) for e in root.iter(f"{_SVG}text") if e.text in names}
        nearest = min(at, key=lambda name: abs(at[name] - x))
        assert nearest == tip_at


def test_units_with_the_same_relations_share_a_box():
    units = tuple(Unit(id=f"grp{n}", form=Form.GROUP) for n in range(4))
    ping = Unit(id="clnPing", form=Form.CLONE)
    data = [Relation(link=Link.COLOCATION, a=f"grp{n}", b="clnPing") for n in range(4)]
    data.append(Relation(link=Link.ORDER, a="clnPing", b="grp3"))
    found = stacks((ping, *units), data)
    assert [[unit.id for unit in stack] for stack in found] == [
        ["clnPing"],
        ["grp0", "grp1", "grp2"],
        ["grp3"],
    ]


def test_a_circle_is_drawn_too():
    units = tuple(Unit(id=name, form=Form.PRIMITIVE) for name in "abc")
    circle = tuple(
        Relation(link=Link.ORDER, a=a, b=b) for a, b in (("a", "b"), ("b", "c"), ("c", "a"))
    )
    (drawing,) = relations(Relations(lang="ja", units=units, relations=circle))
    assert {"a", "b", "c"} <= set(texts_of(drawing))


def test_what_names_a_unit_twice_is_no_line():
    units = (Unit(id="a", form=Form.PRIMITIVE), Unit(id="b", form=Form.PRIMITIVE))
    data = (
        Relation(link=Link.ORDER, a="a", b="a"),
        Relation(link=Link.ORDER, a="a", b="b"),
    )
    (drawing,) = relations(Relations(lang="ja", units=units, relations=data))
    assert texts_of(drawing).count("a") == 1


def test_nothing_to_show():
    assert relations(Relations(lang="ja", units=(), relations=())) == ()
    alone = Unit(id="a", form=Form.PRIMITIVE)
    assert relations(Relations(lang="ja", units=(alone,), relations=())) == ()
    itself = Relation(link=Link.ORDER, a="a", b="a")
    assert relations(Relations(lang="ja", units=(alone,), relations=(itself,))) == ()
    assert tree(Tree(lang="ja", units=())) == ()
    assert overview(Overview(lang="ja", hosts=(), units=())) == ()


def test_without_the_library_the_graph_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "fast_sugiyama", None)
    with pytest.raises(MissingLibrary) as raised:
        relations(relations_of(2, 2))
    assert raised.value.text == GRAPH_MISSING


names = st.text(min_size=1, max_size=40)


@settings(deadline=None, max_examples=40)
@given(names, names, names)
def test_any_text_gives_xml(one, two, three):
    unit = Unit(id=one, form=Form.GROUP, label=two, leaves=(Leaf(id=three, note=two, label=one),))
    host = Host(name=two, label=three, placed=(Placed(one),))
    (drawing,) = overview(Overview(lang="ja", hosts=(host,), units=(unit,)))
    etree.fromstring(drawing.svg)
    (drawing,) = tree(Tree(lang="ja", units=(unit,)))
    etree.fromstring(drawing.flat)


@given(st.text(max_size=60), st.floats(min_value=20, max_value=300))
def test_lines_are_no_wider_than_asked_for(text, widest):
    for line in lines_of(text, 12, widest):
        assert len(line) == 1 or width_of(line, 12) <= widest


@given(st.text(alphabet="ab -_/:あい、。12.", max_size=60))
def test_no_character_is_lost(text):
    assert "".join(lines_of(text, 12, 60)).replace(" ", "") == text.replace(" ", "")


def test_lines_neither_begin_with_a_stroke_nor_end_with_a_bracket():
    assert lines_of("promotable clone / セッション", 12, 150) == [
        "promotable clone /",
        "セッション",
    ]
    assert lines_of("クローン / NFS", 12, 50) == ["クロー", "ン /", "NFS"]
    assert lines_of("個人領域（home）の公開", 12, 65) == ["個人領域", "（home）", "の公開"]
    assert lines_of("prmFs /dev/", 12, 55) == ["prmFs", "/dev/"]


def test_addresses_stay_together():
    assert lines_of("LAN 192.168.10.0/24", 12, 130) == ["LAN", "192.168.10.0/24"]


@given(st.lists(st.integers(min_value=1, max_value=2 * PAGE_HEIGHT), max_size=12))
def test_pages_hold_all_in_order(heights):
    pages = filled(heights, float, PAGE_HEIGHT, 44)
    assert [height for page in pages for height in page] == heights
    for page in pages:
        assert len(page) == 1 or sum(page) <= PAGE_HEIGHT


def test_the_page_is_as_wide_as_paper():
    assert all(d.width <= PAGE_WIDTH for made in drawings_of("large").values() for d in made)
