"""The graph of relations: in pages that can be read, with nothing lost or on another thing."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from crmgen.figures.cuts import Too, acyclic, connected, cut
from crmgen.figures.records import Form, Link, Relation, Relations, Unit
from crmgen.figures.relations import relations
from crmgen.figures.stacks import stacked
from tests.figures.clusters import graph_of, relations_of
from tests.figures.test_figures import smallest, texts_of

_SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {
    "chain of 6": graph_of("chain", 6),
    "chain": graph_of("chain", 100),
    "tree": graph_of("tree", 100),
    "star": graph_of("star", 100),
    "same": graph_of("same", 100),
    "dense": graph_of("dense", 40),
    "groups": relations_of(19, 5),
    "many groups": relations_of(97, 1),
}


@pytest.fixture(scope="module", params=SHAPES)
def drawn(request):
    return SHAPES[request.param], relations(SHAPES[request.param])


def _rects(root, looks) -> list[tuple[float, float, float, float]]:
    return [
        tuple(float(e.get(name)) for name in ("x", "y", "width", "height"))
        for e in root.iter(f"{_SVG}rect")
        if set((e.get("class") or "").split()) & set(looks)
    ]


def _lines(root) -> list[list[tuple[float, float]]]:
    """The corners of every relation, without the legend's."""
    found = []
    for path in root.iter(f"{_SVG}path"):
        if path.get("class") in {link.value for link in Link}:
            pairs = re.findall(r"([-\d.]+) ([-\d.]+)", path.get("d"))
            found.append([(float(x), float(y)) for x, y in pairs])
    return found[len(Link) :]


def _passes(line, rect) -> bool:
    """Whether a line runs through a rectangle, and not only along its edge."""
    x, y, width, height = rect
    limits = ((x + 1, x + width - 1), (y + 1, y + height - 1))
    for start, end in pairwise(line):
        first, last = 0.0, 1.0
        for (low, high), a, b in zip(limits, start, end, strict=True):
            if a == b:
                first = first if low < a < high else 2.0
                continue
            ends = sorted(((low - a) / (b - a), (high - a) / (b - a)))
            first, last = max(first, ends[0]), min(last, ends[1])
        if first < last:
            return True
    return False


def test_they_fit_a_page_at_a_size_that_can_be_read(drawn):
    for drawing in drawn[1]:
        assert smallest(drawing) >= 6, (drawing.title, drawing.width, drawing.height)


def test_every_relation_is_drawn_once(drawn):
    data, drawings = drawn
    boxes = stacked(data.units, data.relations, "ja")
    box_of = {unit.id: number for number, box in enumerate(boxes) for unit in box.units}
    for link in Link:
        wanted = {
            (box_of[one.a], box_of[one.b], one.text) for one in data.relations if one.link is link
        }
        heads = sum(drawing.svg.count(f'class="{link.value}-end"') for drawing in drawings)
        assert heads - len(drawings) == len(wanted), link  # one in each legend


def test_nobody_is_left_out(drawn):
    data, drawings = drawn
    shown = {text for drawing in drawings for text in texts_of(drawing)}
    assert {name for one in data.relations for name in (one.a, one.b)} <= shown


def test_no_line_runs_through_a_box_or_the_text_of_another_line(drawn):
    for drawing in drawn[1]:
        root = etree.fromstring(drawing.svg)
        lines = _lines(root)
        for box in _rects(root, ("plain", "group", "clone")):
            assert not [line for line in lines if _passes(line, box)], (drawing.title, box)
        for text in _rects(root, ("back",))[1:]:
            assert sum(_passes(line, text) for line in lines) == 1, (drawing.title, text)


def test_no_text_is_on_a_box_or_another_text(drawn):
    for drawing in drawn[1]:
        root = etree.fromstring(drawing.svg)
        texts = _rects(root, ("back",))[1:]
        boxes = _rects(root, ("plain", "group", "clone"))
        for number, (x, y, width, height) in enumerate(texts):
            for ox, oy, wide, high in (*boxes, *texts[number + 1 :]):
                apart = x + width <= ox or ox + wide <= x or y + height <= oy or oy + high <= y
                assert apart, (drawing.title, x, y)


def test_what_is_drawn_again_says_where_else_it_is():
    first, second, *_ = relations(graph_of("chain", 60))
    last = [text for text in texts_of(first) if text.startswith("grp")][-1]
    assert last in texts_of(second)
    assert "→ 2" in texts_of(first)
    assert "→ 1" in texts_of(second)
    assert 'class="group again"' in second.svg


def test_a_long_note_is_cut_with_dots():
    long = "業務の説明。" * 300
    units = tuple(Unit(id=name, form=Form.GROUP, label=long) for name in "ab")
    data = Relations(lang="ja", units=units, relations=(Relation(link=Link.ORDER, a="a", b="b"),))
    (drawing,) = relations(data)
    assert smallest(drawing) >= 6
    assert sum(text.endswith("…") for text in texts_of(drawing)) == 2


def test_what_fits_is_not_cut():
    (drawing,) = relations(graph_of("chain", 4))
    assert "again" not in drawing.svg.split("</style>")[1]


def test_order_and_colocation_of_one_pair_the_other_way_round():
    units = tuple(Unit(id=name, form=Form.PRIMITIVE) for name in ("ip", "db"))
    both = (
        Relation(link=Link.ORDER, a="ip", b="db"),
        Relation(link=Link.COLOCATION, a="ip", b="db"),
    )
    (drawing,) = relations(Relations(lang="en", units=units, relations=both))
    one, other = _lines(etree.fromstring(drawing.svg))
    assert abs(one[0][0] - other[0][0]) < 12  # from the right side of ip, both
    assert one[-1][0] == pytest.approx(other[-1][0], abs=12)


edges = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20)).filter(lambda edge: edge[0] != edge[1]),
    max_size=60,
    unique=True,
)


@given(edges)
def test_no_circle_is_left(given_edges):
    turned = acyclic(given_edges)
    assert list(turned) == given_edges
    assert all(way in (edge, edge[::-1]) for edge, way in turned.items())
    ways = set(turned.values())
    while ways:
        ends = {b for _, b in ways}
        free = {way for way in ways if way[0] not in ends}
        assert free
        ways -= free


@given(edges)
def test_connected_parts_share_no_vertex(given_edges):
    parts = connected(given_edges)
    assert sorted(edge for part in parts for edge in part) == sorted(given_edges)
    vertices = [{vertex for edge in part for vertex in edge} for part in parts]
    assert sum(map(len, vertices)) == len(set().union(*vertices))
    assert all(len(connected(part)) == 1 for part in parts)


@given(edges, st.integers(2, 6), st.sampled_from(Too))
def test_each_edge_is_in_one_piece_and_none_is_too_large(given_edges, most, why):
    ways = sorted(set(acyclic(given_edges).values()))

    def too(some):
        return why if len({vertex for edge in some for vertex in edge}) > most else None

    pieces = cut(ways, too)
    assert sorted(edge for piece in pieces for edge in piece) == ways
    assert all(too(piece) is None and len(connected(piece)) == 1 for piece in pieces)
