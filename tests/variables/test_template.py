"""What templates give, what they may not do, and that their codes say which."""

import resource
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmgen.variables.budget import MOST_TEXT
from crmgen.variables.template import TemplateFault, Templates, plain_pieces
from crmgen.variables.values import Variables, typed_float, typed_int

DATA = {
    "vip": "192.0.2.10",
    "port": 5432,
    "version": typed_float(2.1, "2.10"),
    "mode": typed_int(420, "0644"),
    "fence": True,
    "off": False,
    "nothing": None,
    "nodes": ["pm01", "pm02", True],
    "pg": {"filesystems": [{"device": "/dev/sdb1"}, {"device": "/dev/sdc1"}], "items": "x"},
    "net": "192.0.2",
    "gateway": "{{ net }}.1",
    "route": ["{{ gateway }}"],
    "one": "{{ two }}",
    "two": "{{ three }}",
    "three": "{{ one }}",
    "lost": "{{ nett }}.9",
    "long": "x" * 30_000,
    "many": list(range(1000)),
}


def filled(template: str) -> str:
    return Templates(Variables(DATA)).fill(template).text


def fault(template: str) -> TemplateFault:
    with pytest.raises(TemplateFault) as caught:
        filled(template)
    return caught.value


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ vip }}", "192.0.2.10"),
        ("{{vip}}:{{ port }}", "192.0.2.10:5432"),
        ("{{ pg.filesystems[0].device }}", "/dev/sdb1"),
        ("{{ pg['filesystems'][1]['device'] }}", "/dev/sdc1"),
        ("{{ nodes[-1] }}", "true"),
        ("{{ nodes | join(' ') }}", "pm01 pm02 true"),
        ("{{ pg.filesystems | map(attribute='device') | join(',') }}", "/dev/sdb1,/dev/sdc1"),
        ("{{ nodes | first | upper }}", "PM01"),
        ("{{ nodes | length }}", "3"),
        ("{{ absent | default('x') }}", "x"),
        ("{{ absent.below[3].it | default('x') }}", "x"),
        ("{{ pg.absent | default(port) }}", "5432"),
        ("{{ '7' | int + 1 }}", "8"),
        ("{{ 'web%02d' | format(3) }}", "web03"),
        ("{{ port | default(20480000) }}", "5432"),
        ("{{ port * 100000 }}", "543200000"),
        ("{{ vip.split('.')[3] }}", "10"),
        ("{{ vip.replace('192', '198') }}", "198.0.2.10"),
        ("{{ 'a' if fence else 'b' }}", "a"),
        ("{% if off %}a{% else %}b{% endif %}", "b"),
        ("{% for n in nodes[:2] %}{{ n }}={{ loop.index }} {% endfor %}", "pm01=1 pm02=2 "),
        ("{% set x = vip %}{{ x }}", "192.0.2.10"),
        ("{{ '{{' }}", "{{"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("{{ vip }}{# said to the reader #}", "192.0.2.10"),
        ("{{ gateway }}", "192.0.2.1"),
        ("{{ route[0] }}", "192.0.2.1"),
        ("a\nb {{ vip }}\n", "a\nb 192.0.2.10\n"),
    ],
)
def test_gives(template, text):
    assert filled(template) == text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ fence }}", "true"),
        ("{{ off }}", "false"),
        ("{{ not off }}", "true"),
        ("x{{ fence ~ off }}", "xtruefalse"),
        ("{{ fence | string }}", "true"),
        ("{{ 'yes' | bool }}", "true"),
        ("{{ 'off' | bool }}", "false"),
        ("{{ nothing }}", ""),
        ("{{ version }}", "2.10"),
        ("{{ mode }}", "0644"),
        ("{{ mode | int }}", "420"),
        ("{{ version + 1 }}", "3.1"),
    ],
)
def test_a_value_stands_as_it_was_typed_and_truth_as_pacemaker_writes_it(template, text):
    assert filled(template) == text


@pytest.mark.parametrize(
    ("template", "code", "params", "near"),
    [
        ("{{ vipp }}", "VAR402", {"name": "vipp"}, "vip"),
        ("{{ gatewey }}", "VAR402", {"name": "gatewey"}, "gateway"),
        ("{{ pg.filesystem }}", "VAR402", {"name": "pg.filesystem"}, "pg.filesystems"),
        ("{{ pg.filesystems[2].device }}", "VAR402", {"name": "pg.filesystems[2]"}, None),
        ("{{ pg.filesystems[0].devise }}", "VAR402", None, "pg.filesystems[0].device"),
        ("{{ lost }}", "VAR402", {"name": "nett"}, "net"),
        ("{{ absent + 1 }}", "VAR402", {"name": "absent"}, None),
        ("{% if absent %}a{% endif %}", "VAR402", {"name": "absent"}, None),
        ("{{ vip", "VAR403", None, None),
        ("{% if %}", "VAR403", None, None),
        ("{{ vip | }}", "VAR403", None, None),
        ("{{ nodes }}", "VAR404", None, None),
        ("{{ pg }}", "VAR404", None, None),
        ("{{ pg.items }}", "VAR404", None, None),  # Python's method, as in Ansible
        ("{{ vip | ipaddr }}", "VAR408", {"name": "ipaddr"}, None),
        ("{{ vip | uper }}", "VAR408", {"name": "uper"}, "upper"),
        ("{{ 1 / 0 }}", "VAR407", None, None),
        ("{{ vip + 1 }}", "VAR407", None, None),
        ("{{ one }}", "VAR409", {"chain": "one → two → three → one"}, None),
    ],
)
def test_faults(template, code, params, near):
    found = fault(template)
    assert (found.code.id, found.nearest) == (code, near)
    assert params is None or dict(found.params) == params


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ vip['__class__'] }}",
        "{{ '' | attr('__class__') }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ nodes.append(1) }}",
        "{{ pg.update(a=1) }}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
    ],
)
def test_no_way_out(template):
    assert fault(template).code.id == "VAR405"


@pytest.mark.parametrize("end", ["join", "map('string') | list | length"])
def test_what_is_asked_of_all_items_stays_inside(end):
    assert fault("{{ [''] | map(attribute='__class__') | " + end + " }}").code.id == "VAR405"


HOSTILE = [
    "{{ 'a' * 10**9 }}",
    "{{ 10**9 * 'a' }}",
    "{{ [0] * 10**9 }}",
    "{{ (9**999) ** (9**99) }}",
    "{{ 'x'.ljust(10**9) }}",
    "{{ 'x'.zfill(10**9) }}",
    "{{ 'x' | center(10**9) }}",
    "{{ 'x' | indent(10**9) }}",
    "{{ pg | tojson(10**9) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d' % (1000000000, 1) }}",
    "{{ '%1000000000d' | format(1) }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ '{:{}}'.format(1, 10**9) }}",
    "{{ '{a:1000000000}'.format_map({'a': 1}) }}",
    "{{ (5).to_bytes(10**9) }}",
    "{{ long.replace('x', long) }}",
    "{{ long | replace('x', long) }}",
    "{{ many | join(long) }}",
    "{{ long.join(long) }}",
    "{{ range(100000) | map('default', long) | join | length }}",
    "{{ range(100000) | map(attribute='q', default=long) | join | length }}",
    "{{ many | batch(10**8, 'x') | list }}",
    "{{ many | slice(10**8) | list | length }}",
    "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
    "{% for i in range(100000) %}aaaaaaaaaa{% endfor %}",
    "{% set x %}{% for i in range(90000) %}" + "b" * 5000 + "{% endfor %}{% endset %}{{ x[0] }}",
    "{% set n = namespace(s='aa') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
    "{% set n = namespace(s='aa') %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
    "{% set n = namespace(s=[]) %}{% for i in range(60) %}{% set n.s = [n.s, n.s] %}{% endfor %}"
    "{{ n.s | string }}",
    "{% set n = namespace(s={}) %}{% for i in range(60) %}{% set n.s = {1: n.s, 2: n.s} %}"
    "{% endfor %}{{ n.s == 1 }}",
    "{% set n = namespace(s=()) %}{% for i in range(60) %}{% set n.s = (n.s, n.s) %}{% endfor %}"
    "{{ n.s == 1 }}",
    "{% set n = namespace(s=2) %}{% for i in range(99) %}{% set n.s = n.s * n.s %}{% endfor %}",
    "{% macro f(n) %}{{ f(n) }}{% endmacro %}{{ f(1) }}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}",
    "{% for n in nodes recursive %}{{ loop(nodes) }}{% endfor %}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "-" * 30000 + "1 }}",
    "{{ long }}{{ long }}",
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process's memory")
@pytest.mark.parametrize("template", HOSTILE, ids=lambda text: text[:40])
def test_hostile_templates_end_within_their_budget(template):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert fault(template).code.id == "VAR406"
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 200_000  # KiB


def test_many_hostile_cells_share_one_budget():
    templates = Templates(Variables(DATA))
    slow = "{% for i in range(100000) %}{% for j in range(9) %}{% endfor %}{% endfor %}"
    for number in range(25):
        with pytest.raises(TemplateFault):
            templates.fill(slow + str(number))
    with pytest.raises(TemplateFault):  # nothing is left, even for a small one
        templates.fill("{% for i in [1, 2] %}{{ i }}{% endfor %}")


def test_a_result_is_as_long_as_a_cell_may_be():
    rest = MOST_TEXT - len(DATA["long"])
    assert len(filled("{{ long }}" + "b" * rest)) == MOST_TEXT
    assert fault("{{ long }}" + "b" * (rest + 1)).code.id == "VAR406"


def test_tells_what_was_used():
    templates = Templates(Variables(DATA))
    assert templates.fill("{{ pg.filesystems[0].device }}").used == (
        ("pg", "filesystems", 0, "device"),
    )
    assert set(templates.fill("{{ nodes[port - 5432] ~ gateway }}").used) == {
        ("nodes",),
        ("port",),
        ("gateway",),
        ("net",),
    }
    assert templates.fill("{% set x = 1 %}{{ x }}").used == ()


NAMES = ["vip", "pg.filesystems[0].device", "nodes[2]", "version", "pg", "vip.x"]
LOST = ["absent", "pg.absent.x", "nodes[9]", "true", "self"]
PIECES = st.sampled_from(
    [*(f"{{{{ {name} }}}}" for name in (*NAMES, *LOST)), "{{vip}}", " ", "a}}", "-", "{", "}", "\n"]
)


@given(st.lists(PIECES, min_size=1, max_size=4).map("".join))
def test_the_short_way_and_jinja2_agree(template):
    if plain_pieces(template) is None:
        return
    outcomes = []
    for text in (template, "{{ '' }}" + template):
        try:
            outcomes.append(filled(text))
        except TemplateFault as found:
            outcomes.append((found.code.id, found.nearest, dict(found.params)))
    assert plain_pieces("{{ '' }}" + template) is None
    assert outcomes[0] == outcomes[1]


PARTS = ["{{", "}}", "{%", "%}", "{#", "#}", "x", "vip", "pg", ".", "[", "0", "]", "(", ")", "é"]
WORDS = [*PARTS, "if", "for", "in", "set", "|", "join", "'", "=", "~", "*", "else", "endif", "raw"]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=30))
def test_any_text_gives_a_text_or_a_fault(template):
    try:
        assert isinstance(filled(template), str)
    except TemplateFault as found:
        assert found.code.message.render("ja", {"found": template, **found.params})
        assert found.code.message.render("en", {"found": template, **found.params})
