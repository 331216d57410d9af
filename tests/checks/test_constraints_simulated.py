"""What the rules about constraints say of a service is what the real scheduler does with it."""

from contextlib import suppress
from pathlib import Path

import pytest

from crmgen.build.cluster import build_cluster
from crmgen.build.context import Options
from crmgen.diagnostics import Sink
from crmgen.explain import read_page
from crmgen.model import Cluster
from crmgen.sheets.choose import choose_sheets
from crmgen.sheets.open import open_sheets
from crmgen.tables.read import read_tables
from tests.checks.operated import table
from tests.oracle.stacks import stack
from tests.placement.simulator import Desk, NoTransition, Seen, document

pytestmark = pytest.mark.oracle
NODES = ("pm01", "pm02")
# 2.0 does not read the CIB that the emitter of the tests writes
STACKS = ("bookworm", "trixie")
# codes whose wrong sheet keeps the resource from starting, though a node is up
NEVER_START = {
    "CON401": "web",
    "CON402": "web",
    "CON409": "web",
    "CON422": "web",
    "CON443": "web",
    "PLC401": "web",
    "PLC402": "web",
}


def model(text: str) -> Cluster:
    """The model of an example sheet, whatever the rules say of it."""
    sink = Sink()
    sheets = open_sheets(Path("x.csv"), text.encode(), sink)
    assert sheets is not None
    grids = choose_sheets(sheets, None, "x.csv", sink)
    return build_cluster(grids[0].source, read_tables(grids, sink), Options(), sink)


def seen(text: str, name: str, *changes: str) -> Seen:
    """Where resources run after the cluster has started and each change came in turn."""
    attributes = {node: {"gateway": "200", "master-rep": "10"} for node in NODES}
    with Desk(stack(name)) as desk:
        desk.write("0.xml", document(model(text), NODES, attributes))
        result = desk.seen("0.xml", "1.xml", False)
        for number, change in enumerate(changes, start=1):
            result = desk.seen(f"{number}.xml", f"{number + 1}.xml", False, change)
    return result


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize("code", sorted(NEVER_START))
def test_it_never_starts(code, name):
    page = read_page(code)
    resource = NEVER_START[code]
    with suppress(NoTransition):  # a plan that can't be carried out starts nothing
        assert not seen(page.wrong, name).started.get(resource)
    assert seen(page.right, name).started.get(resource)


@pytest.mark.parametrize("name", STACKS)
def test_a_contradicted_reverse_stops_nothing(name):
    page = read_page("CON403")
    both = ("--node-down=pm01", "--node-up=pm01")
    with pytest.raises(NoTransition):
        moved_back(page.wrong, name, *both)
    assert moved_back(page.right, name, *both) == {"pm01"}


def moved_back(text: str, name: str, *changes: str) -> set[str]:
    """Where the service is once its own node, which it prefers, is back."""
    prefers = table("LOCATION_NODE", "rsc,prefers/avoids,node,score", "db,prefers,pm01,INFINITY")
    return seen(prefers + text, name, *changes).started["web"]


@pytest.mark.parametrize("name", STACKS)
def test_a_split_group(name):
    page = read_page("CON423")
    assert not seen(page.wrong, name).started.get("web")
    assert seen(page.right, name).started["web"] == seen(page.right, name).started["db"]


@pytest.mark.parametrize("name", STACKS)
def test_one_node_only(name):
    page = read_page("PLC403")
    assert not seen(page.wrong, name, "--node-down=pm01").started.get("web")
    assert seen(page.right, name, "--node-down=pm01").started["web"] == {"pm02"}


@pytest.mark.parametrize("name", STACKS)
def test_refused_after_a_failure(name):
    page = read_page("PLC404")
    assert not seen(page.wrong, name, "--node-down=pm01").started.get("web")
    assert seen(page.right, name, "--node-down=pm01").started["web"] == {"pm02"}


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize("code", ["PLC408", "PLC409", "CON440"])
def test_failback(code, name):
    page = read_page(code)
    change = ("--node-down=pm01", "--node-up=pm01")
    assert seen(page.wrong, name, *change).started["web"] == {"pm01"}
    assert seen(page.right, name, *change).started["web"] == {"pm02"}


@pytest.mark.parametrize("name", STACKS)
def test_an_order_alone_does_not_place(name):
    page = read_page("CON405")
    wrong, right = seen(page.wrong, name).started, seen(page.right, name).started
    assert wrong["web"] != wrong["db"]
    assert right["web"] == right["db"]


@pytest.mark.parametrize("name", STACKS)
def test_a_clone_that_follows_is_on_one_node(name):
    page = read_page("CON425")
    assert len(seen(page.wrong, name).started["agent"]) == 1
    assert len(seen(page.right, name).started["agent"]) == 2
