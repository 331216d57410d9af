"""``--push`` with the real tools, on a cluster that is a file."""

import pytest
from lxml import etree

from crmgen.emit.cib import emit_cib
from crmgen.emit.pcs import emit_pcs
from crmgen.model import (
    Cluster,
)
from tests.emit.build import (
    attributes,
    cluster,
    job,
    node,
)
from tests.emit.test_cib import everything
from tests.emit.test_pcs_run import TARGETS, dummy, generations, run
from tests.oracle.normal import first_difference
from tests.oracle.stacks import stack

pytestmark = pytest.mark.oracle

# A pcs whose cluster is a file: the real one for all else.
CLUSTER_PCS = b"""#!/bin/sh
case "$1 $2" in
    "cluster cib") cp running.xml "$3" ;;
    "cluster cib-push") cp "$3" pushed.xml ;;
    *) exec /usr/sbin/pcs "$@" ;;
esac
"""


def push(model: Cluster, name: str, running: bytes, *options: str) -> tuple[int, str]:
    """``--push`` with the real tools; the exit code, and what was pushed or else said."""
    files = {
        "pcs": CLUSTER_PCS,
        "running.xml": running,
        "out.sh": emit_pcs(model, job(TARGETS[name])),
    }
    words = " ".join(("--push", *options))
    command = (
        f"chmod +x pcs; PATH=$PWD:$PATH; sh out.sh --force {words} >said 2>&1; code=$?; "
        "if [ -f pushed.xml ]; then cat pushed.xml; else cat said; fi; exit $code"
    )
    return stack(name).run("sh", "-c", command, files=files)


@generations
def test_push_replace_leaves_what_the_sheet_says_and_the_nodes(name: str):
    old = etree.fromstring(run(everything(), name))
    options = old.find(".//cluster_property_set")
    for own in ("cluster-name", "dc-version"):
        etree.SubElement(options, "nvpair", id=f"x-{own}", name=own, value="kept")
    new = cluster(dummy("grp"), rsc_defaults=(attributes({"a": "b"}),), nodes=(node("n3", "3"),))
    code, pushed = push(new, name, etree.tostring(old), "--replace")
    assert code == 0, pushed
    kept = cluster(
        dummy("grp"),
        rsc_defaults=(attributes({"a": "b"}),),
        nodes=(*everything().nodes, node("n3", "3")),
        properties={"cluster-name": "kept", "dc-version": "kept", "stonith-enabled": "false"},
    )
    wanted = emit_cib(kept, job(TARGETS[name]))
    assert first_difference(wanted, pushed.encode()) is None


@generations
def test_replace_of_a_file_leaves_the_status_for_crm_simulate(name: str):
    old = etree.fromstring(run(everything(), name))
    etree.SubElement(old.find("status"), "node_state", id="1", uname="n1")
    new = emit_pcs(cluster(dummy("grp")), job(TARGETS[name]))
    files = {"out.sh": new, "try.xml": etree.tostring(old)}
    go = "sh out.sh --force --replace try.xml >said 2>&1 || cat said; cat try.xml"
    code, built = stack(name).run("sh", "-c", go, files=files)
    assert code == 0, built
    tree = etree.fromstring(built.encode())
    assert [one.get("id") for one in tree.find("configuration/resources")] == ["grp"]
    assert [one.get("uname") for one in tree.findall("status/node_state")] == ["n1"]


@generations
def test_push_to_a_cluster_with_resources(name: str):
    running = run(cluster(dummy("mine")), name)
    code, said = push(cluster(dummy("d1")), name, running)
    assert code == 1
    assert "holds resources already" in said


@generations
def test_push_to_a_fresh_cluster(name: str):
    running = stack(name).empty_cib()
    code, pushed = push(cluster(dummy("d1")), name, running)
    assert code == 0
    assert etree.fromstring(pushed.encode()).find(".//primitive[@id='d1']") is not None


@generations
def test_push_of_what_crm_verify_refuses(name: str):
    """Fencing is on, and there is no device."""
    running = stack(name).empty_cib()
    code, said = push(cluster(dummy("d1"), properties={}), name, running)
    assert code == 1
    assert "crm_verify refuses the result" in said
