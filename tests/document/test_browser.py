"""Chromium shows the page and the figures; axe judges how accessible they are."""

import pytest

from crmgen.document.html import render_html
from tests.document.browser import Browser, chromium
from tests.document.sample import sample

_LABELS = """
return [...document.querySelectorAll('svg.fg')].map(svg => {
  const all = svg.viewBox.baseVal;
  return {
    width: all.width, height: all.height,
    texts: [...svg.querySelectorAll('text')].map(t => {
      const b = t.getBBox();
      return [t.textContent, b.x, b.y, b.width, b.height];
    }),
    boxes: [...svg.querySelectorAll('rect.leaf, rect.group, rect.clone, rect.node, rect.fence')]
      .map(r => { const b = r.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; }),
  };
});
"""


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture(scope="module", params=["ja", "en"])
def page(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    path = folder / "design.html"
    path.write_bytes(render_html(sample(request.param)))
    return path


@pytest.fixture(scope="module")
def large_page(tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "design.html"
    path.write_bytes(render_html(sample(hosts=16, groups=19, rows=80)))
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, page, scheme):
    browser.show(page, scheme=scheme)
    dark = browser.run("return matchMedia('(prefers-color-scheme: dark)').matches")
    assert dark == (scheme == "dark")
    assert browser.violations() == []


def test_axe_finds_nothing_serious_on_a_narrow_screen(browser: Browser, large_page):
    browser.resize(400, 800)
    try:
        browser.show(large_page)
        assert browser.run("return innerWidth") < 600
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
        assert browser.violations() == []
    finally:
        browser.resize(1400, 1000)


def test_nothing_is_asked_for_but_the_page(browser: Browser, page):
    browser.show(page)
    assert browser.requested() == [page.as_uri()]


def test_it_is_all_there_without_javascript(browser: Browser, page):
    browser.show(page, script=False)
    text = browser.run("return document.body.innerText")
    browser.show(page)
    assert "prmFs12.monitor.timeout" in text
    assert browser.run("return document.scripts.length") == 0
    assert text == browser.run("return document.body.innerText")


def test_hostile_text_is_text(browser: Browser, page):
    browser.show(page)
    assert browser.run("return document.querySelector('#hostile').innerText").endswith("`x` | *y*")
    assert (
        browser.run("return document.querySelectorAll('main script, main b, main i').length") == 0
    )
    assert browser.run("return document.querySelector('pre:last-of-type') !== null")


def test_the_contents_lead_to_headings(browser: Browser, page):
    browser.show(page)
    lost = browser.run(
        "return [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
        ".filter(h => !h.startsWith('#') || !document.getElementById(h.slice(1)))"
    )
    assert lost == []


@pytest.mark.parametrize("size", ["small", "large"])
def test_labels_lie_within_the_figure_and_on_no_other(browser: Browser, page, large_page, size):
    browser.show(page if size == "small" else large_page)
    figures = browser.run(_LABELS)
    assert len(figures) >= 3
    for figure in figures:
        texts = figure["texts"]
        assert texts
        for text, x, y, width, height in texts:
            assert x >= 0 and y >= 0, text
            assert x + width <= figure["width"], text
            assert y + height <= figure["height"], text
        for place, one in enumerate(texts):
            for other in texts[place + 1 :]:
                assert not _overlap(one, other), (one, other)


@pytest.mark.parametrize("size", ["small", "large"])
def test_no_label_runs_over_the_edge_of_its_box(browser: Browser, page, large_page, size):
    """A text that begins inside a box ends inside it."""
    browser.show(page if size == "small" else large_page)
    for figure in browser.run(_LABELS):
        for text, x, y, width, height in figure["texts"]:
            middle = y + height / 2
            around = [
                box
                for box in figure["boxes"]
                if box[0] <= x <= box[2] and box[1] <= middle <= box[3]
            ]
            for left, _, right, _ in around:
                assert left <= x and x + width <= right, text


def _overlap(one, other) -> bool:
    """Line boxes are higher than letters: a fifth of a line in common is no overlap."""
    _, x1, y1, w1, h1 = one
    _, x2, y2, w2, h2 = other
    return x1 < x2 + w2 and x2 < x1 + w1 and y1 + h1 * 0.2 < y2 + h2 and y2 + h2 * 0.2 < y1 + h1


def test_colours_of_figures_follow_the_page(browser: Browser, page):
    fills = {}
    for scheme in ("light", "dark"):
        browser.show(page, scheme=scheme)
        fills[scheme] = browser.run(
            "return getComputedStyle(document.querySelector('svg.fg rect.back')).fill"
        )
    assert fills == {"light": "rgb(255, 255, 255)", "dark": "rgb(13, 17, 23)"}
