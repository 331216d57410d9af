"""The harness itself: it must not take a refusal for a success."""

import pytest
from lxml import etree

from tests.oracle.stacks import GENERATIONS, ToolError, stack

pytestmark = [pytest.mark.oracle, pytest.mark.parametrize("name", list(GENERATIONS))]

GOOD = b"""\
node n1
property stonith-enabled=false
primitive d1 ocf:nosuch:Agent params fake=1 op monitor interval=10s timeout=20s
"""
SCRIPT = b"""\
set -eu
shift
test -s "$1" || cibadmin --empty > "$1"
pcs -f "$1" --force -- property set no-quorum-policy=stop
pcs -f "$1" --force --no-default-ops -- resource create d1 ocf:nosuch:Agent op monitor interval=10s
"""


def ids(cib: bytes) -> list[str]:
    return [str(e.get("id")) for e in etree.fromstring(cib).iterfind("configuration/resources/*")]


def test_crmsh_loads_an_agent_that_is_not_installed(name: str):
    assert ids(stack(name).crm_load(GOOD).cib) == ["d1"]


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense x",
        b"group g d1 nosuch",
        b"location l nosuch 100: n1",
        b"location l d1 much: n1",
        b"primitive d1 ocf:nosuch:Agent",
    ],
)
def test_crmsh_is_not_let_through_with_an_error(name: str, line: bytes):
    with pytest.raises(ToolError):
        stack(name).crm_load(GOOD + line + b"\n")


def test_crmsh_asks_about_an_agent_unless_forced(name: str):
    with pytest.raises(ToolError):
        stack(name).crm_load(GOOD, force=False)


def test_crmsh_updates_what_is_there(name: str):
    tools = stack(name)
    base = tools.crm_load(GOOD).cib
    more = b"primitive d2 ocf:nosuch:Agent op monitor interval=10s timeout=20s\n"
    assert ids(tools.crm_load(more, base, method="update").cib) == ["d1", "d2"]


@pytest.mark.parametrize("warm", [True, False])
def test_pcs_runs_a_script(name: str, warm: bool):
    assert ids(stack(name).pcs_script(SCRIPT, warm=warm).cib) == ["d1"]


@pytest.mark.parametrize("warm", [True, False])
@pytest.mark.parametrize("end", [b"pcs bogus\n", b'pcs -f "$1" -- resource delete\n', b"exit 3\n"])
def test_a_script_that_fails_is_a_failure(name: str, end: bytes, warm: bool):
    with pytest.raises(ToolError):
        stack(name).pcs_script(SCRIPT + end, warm=warm)


def test_the_warm_pcs_gets_its_words_as_they_are(name: str):
    value = "a'b\"c $(x) `y` \\ 日本"
    quoted = value.replace("'", "'\\''")
    line = f"pcs -f \"$1\" --force -- resource meta d1 'm={quoted}'\n"
    tools = stack(name)
    cold = tools.pcs_script(SCRIPT + line.encode(), warm=False).cib
    assert tools.pcs_script(SCRIPT + line.encode()).cib == cold


def test_pacemaker_reports_an_error(name: str):
    cib = stack(name).empty_cib().replace(b"<nodes/>", b'<nodes><node id="1" uname="n1"/></nodes>')
    assert stack(name).verify(cib).errors != []


def test_the_schema_refuses_what_it_does_not_know(name: str):
    tools = stack(name)
    assert tools.validate(tools.empty_cib(), "3.5") == []
    assert tools.validate(tools.empty_cib().replace(b"<nodes/>", b"<nodes/><x/>"), "3.5") != []


def test_the_label_of_an_empty_cib_can_be_chosen(name: str):
    assert etree.fromstring(stack(name).empty_cib("3.2")).get("validate-with") == "pacemaker-3.2"
