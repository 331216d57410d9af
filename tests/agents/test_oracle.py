"""The committed facts against the machine's own agents, and Pacemaker of three generations."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from crmgen.agents import store
from crmgen.agents.facts import SourceKind
from crmgen.agents.installed import find_installed, read_installed
from crmgen.agents.options import OptionFacts, Options
from crmgen.data import data_path
from crmgen.targets import resolve_target

pytestmark = pytest.mark.oracle

FOLDER = data_path("schemas", "agents")
ROOTS = Path(os.environ.get("CRMGEN_ROOTS", "/var/tmp/crmgen-roots"))
GENERATIONS = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}
DAEMONS = ("schedulerd", "controld", "based")
# What the metadata calls them, in the words of Pacemaker 3
TYPES = {
    "time": {"duration", "timeout"},
    "enum": {"select"},
    "integer": {"integer", "nonnegative_integer", "score"},
    "string": {"string", "select", "version"},
}
# The metadata of older versions has these as the text of a default or as a plain text
NO_DEFAULT = {"(null)", "none", "corosync", ""}
# old names, which the metadata does not list, and what tools write
UNLISTED = {
    "crmd-finalization-timeout",
    "crmd-integration-timeout",
    "crmd-transition-delay",
    "last-lrm-refresh",
}


def missing(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


@cache
def installed():
    if not shutil.which("dpkg-query"):
        missing("dpkg-query")
    return read_installed(find_installed())


@pytest.mark.parametrize(
    "package", ["resource-agents", "pacemaker-resource-agents", "fence-agents"]
)
def test_the_installed_agents_are_as_committed(package):
    committed = {
        agent: source
        for agent, source in store.stored(FOLDER).items()
        if source.kind is SourceKind.METADATA and source.package == package
    }
    assert committed
    facts, failed = installed()
    read = {agent: f for agent, f in facts.items() if f.source.package == package}
    if not read:
        missing(package)
    versions = {found.source.version for found in read.values()}
    known = {source.version for source in committed.values()}
    if versions != known:
        pytest.skip(f"{package}: {versions} is installed, {known} is committed")
    assert set(read) == set(committed)
    assert not {item.agent for item in failed} & set(committed)
    for agent, found in read.items():
        path = store.file_of(FOLDER, agent)
        assert store.render(agent, found) == path.read_bytes(), agent.name


def run(generation: str, command: list[str]) -> bytes:
    """What a program of a generation prints; that of the machine where it is the same."""
    root = ROOTS / generation
    here = generation == "bookworm" and not root.is_dir()
    if not ((Path("/") if here else root) / "usr/lib/pacemaker/pacemaker-schedulerd").exists():
        missing(f"Pacemaker of {generation}")
    if not here:
        if os.geteuid():
            missing("the right to chroot")
        command = ["chroot", str(root), *command]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return done.stdout


def listed(xml: bytes) -> dict[str, etree._Element]:
    found = etree.fromstring(xml).iter("parameter")
    return {element.get("name"): element for element in found}


def check(name: str, element: etree._Element, facts: OptionFacts) -> None:
    content = element.find("content")
    told = content.get("type")
    assert facts.type in TYPES.get(told, {told}), name
    default = content.get("default")
    if default in NO_DEFAULT:
        default = None if facts.default is None else default
    if name != "pcmk_host_check":  # has none, whatever the older metadata says
        assert facts.default == default, name
    values = [option.get("value") for option in content.iter("option")]
    assert not values or set(values) == set(facts.values), name


@pytest.mark.parametrize("generation", GENERATIONS)
def test_cluster_properties(generation):
    known = Options().properties(resolve_target(GENERATIONS[generation]))
    told: dict[str, etree._Element] = {}
    for daemon in DAEMONS:
        told |= listed(run(generation, [f"/usr/lib/pacemaker/pacemaker-{daemon}", "metadata"]))
    assert set(told) == set(known) - UNLISTED
    for name, element in told.items():
        check(name, element, known[name])


@pytest.mark.parametrize("generation", GENERATIONS)
def test_parameters_of_fence_devices(generation):
    known = Options().fencing(resolve_target(GENERATIONS[generation]))
    told = listed(run(generation, ["/usr/lib/pacemaker/pacemaker-fenced", "metadata"]))
    assert set(told) == set(known)
    for name, element in told.items():
        check(name, element, known[name])


def test_meta_attributes_of_primitives():
    known = Options().meta("primitive", resolve_target("debian13"))
    command = ["crm_resource", "--list-options=primitive", "--all", "--output-as=xml"]
    told = listed(run("trixie", command))
    assert set(told) == set(known) - {"provides"}  # of fence devices only
    for name, element in told.items():
        check(name, element, known[name])


@pytest.mark.parametrize("name", ["libvirt", "ipmi"])
def test_the_plugins_entered_by_hand(name):
    plugin = Path("/usr/lib/stonith/plugins/external") / name
    if not plugin.exists():
        pytest.skip("cluster-glue is not installed")
    told = listed(subprocess.run([plugin, "getinfo-xml"], capture_output=True, check=True).stdout)
    known = store.load(FOLDER / f"stonith/external/{name}.json").parameters
    assert set(told) == set(known)
    for parameter, element in told.items():
        assert (element.get("required") == "1") == known[parameter].required
        assert (element.get("unique") == "1") == bool(known[parameter].unique)
        default = element.find("content").get("default") or None
        assert default == known[parameter].default
