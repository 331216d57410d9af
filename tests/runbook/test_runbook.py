"""What a runbook says: the words of each version, the traps of a design, both languages."""

import re
import subprocess
import sys
from typing import Any

import pytest

from crmgen.document.html import render_html
from crmgen.document.markdown import render_markdown
from crmgen.document.model import (
    Callout,
    Code,
    CodeBlock,
    Link,
    SheetCell,
    Step,
    Table,
    plain,
    runs,
)
from crmgen.model import Bundle, Document, DocumentItem, Resource
from crmgen.targets.platforms import PLATFORMS
from tests.behaviour.designs import sample
from tests.emit.build import (
    cluster,
    colocation,
    node,
    node_location,
    operation,
    place,
    primitive,
    sets,
)
from tests.runbook.made import NAMES, lines, procedures, runbook, section, steps, walk

TARGETS = ("rhel7", "rhel8", "rhel9", "rhel10", "sles12", "sles15", "sles16", "debian12")


def two_nodes(*resources: Resource, **more: Any):
    return cluster(*resources, nodes=(node("pm01"), node("pm02")), **more)


def service(rsc="prmA"):
    monitor = operation(rsc, "monitor", "10s", {"timeout": "20s", "on-fail": "restart"})
    return primitive(rsc, "ocf:pacemaker:Dummy", monitor)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("target", PLATFORMS)
def test_every_sample_has_a_runbook_for_every_target(name, target):
    chapters = [chapter.anchor for chapter in runbook(name, target).chapters]
    assert {"load", "daily", "node", "cleanup", "change", "update", "shutdown"} <= set(chapters)
    assert {"tests", "recovery", "backup", "evidence", "add", "resource"} <= set(chapters)


# (target, tool, what has to be typed, what must not be): the commands of versions that can't be
# run here. pcs 0.9: its usage ("failcount show <resource id> [node]", "cleanup [<resource id>]
# [--node <node>]", "standby [<node>] | --all" under cluster, no "stonith history"). crmsh 3: its
# manual. stonith_admin 1.1: its help (--history=NODE, --confirm=NODE).
WORDS = [
    ("rhel7", "pcs", "pcs cluster standby ordb01", "pcs node standby"),
    ("rhel7", "pcs", "pcs cluster unstandby ordb01", "unstandby node"),
    ("rhel7", "pcs", "pcs resource move grpOrderDb", "move-with-constraint"),
    ("rhel7", "pcs", "pcs resource clear grpOrderDb", "crm resource"),
    ("rhel7", "pcs", "pcs resource cleanup prmOrderPg --node ordb01", "node=ordb01"),
    ("rhel7", "pcs", "pcs cluster verify -V", "verify --full"),
    ("rhel7", "pcs", "pcs resource failcount show prmOrderPg ordb01", "show prmOrderPg node="),
    ("rhel7", "pcs", "pcs resource cleanup --node ordb01", "cleanup node="),
    ("rhel7", "pcs", "pcs stonith confirm ordb01", "stonith_admin --confirm"),
    ("rhel7", "pcs", "stonith_admin --history '*' --verbose", "stonith history"),
    ("rhel8", "pcs", "pcs node standby ordb01", "pcs cluster standby"),
    ("rhel8", "pcs", "pcs resource clear grpOrderDb", "move-with-constraint"),
    ("rhel8", "pcs", "pcs resource cleanup prmOrderPg node=ordb01", "cleanup prmOrderPg --node"),
    ("rhel9", "pcs", "pcs resource move grpOrderDb", "pcs resource clear"),
    ("rhel10", "pcs", "pcs stonith history show", "pcs resource clear"),
    ("sles12", "crm", "crm resource migrate grpOrderDb ordb02 force", "crm resource move"),
    ("sles12", "crm", "crm resource unmigrate grpOrderDb", "crm resource clear"),
    ("sles12", "crm", "crm resource failcount prmOrderPg show ordb01", "--promoted"),
    ("sles12", "crm", "stonith_admin --confirm ordb01", "stonith confirm"),
    ("sles15", "crm", "crm resource move grpOrderDb ordb02 force", "migrate"),
    ("sles15", "crm", "crm node online ordb01", "pcs "),
    ("debian12", "crm", "crm resource clear grpOrderDb", "unmigrate"),
]


@pytest.mark.parametrize(("target", "tool", "said", "unsaid"), WORDS)
def test_each_version_has_its_own_words(target, tool, said, unsaid):
    typed = lines(runbook("pgsql-shared-disk", target))
    assert said in typed
    assert unsaid not in "\n".join(typed)
    assert not [line for line in typed if line.startswith("pcs " if tool == "crm" else "crm ")]


@pytest.mark.parametrize(
    ("target", "word"),
    [
        ("rhel8", "--master"),
        ("rhel9", "--promoted"),
        ("sles12", "--master"),
        ("sles15", "--promoted"),
    ],
)
def test_promoted_roles_move_in_the_words_of_the_version(target, word):
    moves = [
        one
        for one in lines(runbook("pgsql-replication", target))
        if " move" in one or "--move" in one
    ]
    assert any(one.count(word) for one in moves)


def test_the_tool_can_be_chosen_where_a_platform_has_both():
    assert "pcs node standby ordb01" in lines(runbook("pgsql-shared-disk", "debian12", "pcs"))
    assert "crm node standby ordb01" in lines(runbook("pgsql-shared-disk", "debian12"))


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_it_is_all_in_one_language(name, lang):
    """Designers' own texts are not part of it but for the name of the system."""
    document = runbook(name, "rhel9", lang=lang)
    for text in prose(document):
        if lang == "en":
            assert not re.search(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]", text), text
        else:
            english = re.sub(r"「[^」]*」", "", text)
            assert not re.search(r"\b[a-z]+ [a-z]+ [a-z]+ [a-z]+\b", english), text


def prose(document):
    """Texts that are neither code nor what a tool prints."""
    for one in walk(document.chapters):
        if isinstance(one, Step):
            yield from (plain_of(text) for text in (one.purpose, one.note, one.differs, one.where))
            continue
        if isinstance(one, CodeBlock | Code | SheetCell):
            continue
        for name in getattr(one, "__struct_fields__", ()):
            value = getattr(one, name)
            if name in ("anchor", "label", "svg", "flat", "commands", "expected", "language"):
                continue
            if isinstance(value, str):
                yield value


def plain_of(text) -> str:
    return "".join(run.text for run in runs(text) if not isinstance(run, Code))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_same_design_gives_the_same_bytes_and_a_linter_has_nothing_to_say(lang, tmp_path):
    first, second = (runbook("pgsql-shared-disk", "rhel9", lang=lang) for _ in range(2))
    assert render_html(first) == render_html(second)
    path = tmp_path / "runbook.md"
    path.write_bytes(render_markdown(first, "figures")[0])
    scan = [sys.executable, "-m", "pymarkdown", "-d", "MD013,MD033", "scan", str(path)]
    run = subprocess.run(scan, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_secrets_are_no_part_of_it():
    secret = {"passwd": "hunter2", "user": "admin", "pcmk_host_list": "pm01"}
    made = two_nodes(service(), primitive("prmF", "stonith:fence_ipmilan", params=secret))
    assert b"hunter2" not in render_html(runbook(made))


# ---- traps ---------------------------------------------------------------------------------------


def preferring(stickiness: str):
    """prmA prefers pm01; whether it stays on pm02 is up to the stickiness."""
    locations = (
        node_location("locA-1", "prmA", "pm01", "200"),
        node_location("locA-2", "prmA", "pm02", "100"),
    )
    defaults = sets({"resource-stickiness": stickiness})
    return two_nodes(service(), rsc_defaults=defaults, constraints=locations)


def test_a_resource_that_would_go_straight_back_keeps_its_constraint_until_it_may():
    for target, move in (("rhel9", "move-with-constraint"), ("rhel8", "move"), ("sles15", "move")):
        document = runbook(preferring("0"), target)
        there, back = procedures(section(document, "switch-1"))
        assert [
            line.split()[2] for step in there.work for line in step.commands if "prmA" in line
        ] == [move]
        assert "goes back to pm01" in said_of(document, "traps")
        assert back.work[0].commands[0].split()[2] == "clear"


def test_a_resource_that_stays_is_cleared_at_once_or_by_the_move_itself():
    document = runbook(preferring("1000"), "rhel9")
    there, _ = procedures(section(document, "switch-1"))
    assert [step.commands for step in there.work] == [("pcs resource move prmA pm02",)]
    assert "goes back" not in said_of(document, "traps")
    there, _ = procedures(section(runbook(preferring("1000"), "rhel8"), "switch-1"))
    assert there.work[-1].commands == ("pcs resource clear prmA",)
    assert "Started pm02" in there.after[0].expected


def said_of(document, anchor) -> str:
    """The prose of a section, names included."""
    found = []
    for one in walk(section(document, anchor)):
        for name in ("text", "purpose", "note", "differs"):
            value = getattr(one, name, None)
            if isinstance(value, str | tuple):
                found.append(plain(value))
    return "\n".join(found)


def test_attributes_that_vanish_are_set_before_maintenance_mode_ends():
    document = runbook("pgsql-shared-disk", "rhel9")
    part = section(document, "update-maintenance")
    assert any(isinstance(one, Callout) for one in walk(part))
    typed = [line for step in steps(part) for line in step.commands]
    off = typed.index("pcs property set maintenance-mode=false")
    for name in ("ordb01", "ordb02"):
        line = f"attrd_updater --name gateway_up --update 200 --node {name}"
        assert typed.index("pcs cluster start --all") < typed.index(line) < off


def test_what_may_move_is_told_once_with_all_cells_of_its_rule():
    document = runbook("pgsql-shared-disk", "rhel9")
    part = section(document, "update-maintenance")
    (warning,) = (one for one in part.blocks if isinstance(one, Callout))
    (told,) = (text for block in warning.blocks if "gateway_up" in (text := plain(block.text)))
    assert len(re.findall(r"\bF\d+\b", told)) == 2


@pytest.mark.parametrize(("lang", "packages"), [("en", "package"), ("ja", "パッケージ")])
def test_a_backup_that_is_wrong_is_no_matter_of_packages(lang, packages):
    document = runbook("pgsql-shared-disk", "rhel9", lang=lang)
    check = next(
        step
        for step in steps(section(document, "backup-restore"))
        if any("crm_verify -V -x" in line for line in step.commands)
    )
    assert packages not in plain(check.differs)
    assert packages in "".join(plain(one.differs) for one in steps(section(document, "update")))


@pytest.mark.parametrize(
    ("pattern", "repaired"), [("p2", ["power", "remove"]), ("p3", ["remove", "power"])]
)
def test_a_disk_is_repaired_before_its_node_boots_and_nobody_boots_without_networks(
    pattern, repaired
):
    part = section(runbook("pgsql-shared-disk", "rhel9"), f"recovery-{pattern}-node1")
    done = [step for step in steps(part) if not step.commands]
    assert [plain(step.purpose).split()[0].lower() for step in done] == repaired
    (boot,) = (step for step in done if plain(step.purpose).startswith("Power"))
    assert "rescue" in plain(boot.note)
    assert "Don't boot it without its networks" in plain(boot.note)


def test_what_stops_along_is_named_with_its_cell():
    document = runbook("pgsql-shared-disk", "rhel9")
    part = section(document, "resource-2")
    assert "prmOrderPg" in said_of(document, "resource-2")
    assert re.search(r"\bC\d+\b", said_of(document, "resource-2"))
    assert "Stopped (disabled): [ ordb01 ordb02 ]" in steps(part)[2].expected


def test_nodes_with_fewer_services_are_updated_first():
    document = runbook("pgsql-shared-disk", "rhel9")
    titles = [part.title for part in section(document, "update-nodes").sections]
    assert titles == ["Node 1: ordb02", "Node 2: ordb01"]


def test_each_failure_leads_to_the_recovery_of_its_node():
    document = runbook("pgsql-shared-disk", "rhel9")
    anchors = {one.anchor for one in walk(section(document, "recovery")) if isinstance(one, Link)}
    assert {
        "recovery-p1-node1",
        "recovery-p2-node1",
        "recovery-p2-node2",
        "recovery-p3-node1",
    } <= anchors
    typed = [
        line for step in steps(section(document, "recovery-p2-node1")) for line in step.commands
    ]
    assert "pcs cluster start ordb01" in typed
    assert "pcs stonith confirm ordb01" in said_of(document, "recovery-p2-node1")
    assert "pcs stonith confirm ordb02" not in said_of(document, "recovery-p2-node1")


def test_it_says_of_which_version_of_the_design_it_is():
    lines_of = (("system", "Ledger"), ("version", "1.10"), ("confidentiality", "Secret"))
    items = tuple(DocumentItem(place=place("A1"), key=k, name=k, value=v) for k, v in lines_of)
    made = two_nodes(service(), document=Document(place=place("A1"), items=items))
    found = runbook(made)
    assert found.running == ("Ledger", "1.10", "Secret")
    said = dict(found.facts)
    assert (said["Version of the design"], said["Confidentiality"]) == ("1.10", "Secret")
    assert "Date of the design" not in said
    assert runbook(two_nodes(service())).running == ("design.csv",)


def test_the_table_of_failures_says_what_the_book_says():
    """No node is emptied after a restart on the spot; limits are those of services that stop; what
    takes three failures is made to fail three times; an unwatched one is not made to by Pacemaker,
    which would act on it."""
    third = sets({"migration-threshold": "3"})
    idle = primitive("prmB", "ocf:pacemaker:Dummy")
    made = two_nodes(
        service(),
        idle,
        rsc_defaults=third,
        constraints=(node_location("la", "prmA", "pm01", "9"), node_location("lb", "prmB", "pm02")),
    )
    tests = section(runbook(made, "rhel9"), "tests")
    table = next(one for one in tests.blocks if isinstance(one, Table))
    found = {
        (plain(row.cells[1]), plain(row.cells[2])): [plain(cell) for cell in row.cells[3:8]]
        for row in table.rows
    }
    numbers = [plain(row.cells[0]) for row in table.rows]
    assert numbers[:3] == ["prmA.monitor.10s", "prmA.monitor.10s.3", "prmA.start"]  # as the book
    how, act, _, limit, recovery = found["monitor of prmA fails", "pm01"]
    assert (act, recovery) == ("restarted on its node", "remove the cause, then ")  # and a link
    assert "times" not in how
    assert limit.isdecimal()
    how, act, _, limit, recovery = found["monitor of prmA fails (failure 3)", "pm01"]
    assert (act, recovery) == ("moves to another node", "P1 pm01")
    assert how.startswith("on any node, 3 times")
    how, act, _, limit, recovery = found["prmB fails (not watched)", "pm02"]
    assert (act, limit, recovery) == ("nothing is done", "until repaired", "P1 pm02")
    assert "crm_resource" not in how


def test_without_fencing_nobody_is_confirmed_and_power_is_cut_by_hand():
    document = runbook(two_nodes(service()), "rhel9")
    assert "confirm" not in "\n".join(lines(document))
    assert "Fencing is off" in said_of(document, "traps")


@pytest.mark.parametrize("target", ["rhel7", "rhel9", "debian12"])
@pytest.mark.parametrize(
    "made",
    [cluster(), cluster(service()), cluster(service(), nodes=(node("pm01"),)), two_nodes()],
    ids=["nothing", "no node", "a node and no device", "no resource"],
)
def test_a_design_that_says_little_has_no_link_to_nowhere(made, target):
    """Writing it raises where a link leads nowhere."""
    text, _ = render_markdown(runbook(made, target), "figures")
    assert b"(#cleanup)" in text
    cleanup = [line for line in lines(runbook(made, target)) if "cleanup" in line]
    assert any(line.endswith("cleanup") for line in cleanup) == (not made.nodes)


def test_a_design_without_nodes_says_so():
    document = runbook(cluster(service()), "rhel9")
    assert "NODE" in said_of(document, "about")
    assert {"load", "evidence", "backup"} <= {chapter.anchor for chapter in document.chapters}


def test_a_service_that_runs_with_another_is_not_switched_by_itself():
    made = two_nodes(
        service("prmA"), service("prmB"), constraints=(colocation("c", "prmB", "prmA"),)
    )
    document = runbook(made, "rhel9")
    assert not procedures(section(document, "switch-2"))
    assert "runs where prmA does" in said_of(document, "switch-2")
    assert "pcs resource move prmB pm02" not in lines(document)


def test_a_bundle_is_not_moved_and_its_lines_are_told_to_be_missing():
    web = Bundle(id="web", container="docker", options=(), place=place(90, "id"))
    document = runbook(two_nodes(service("prmA"), web), "rhel9")
    assert "web is a bundle" in said_of(document, "switch-2")
    assert not procedures(section(document, "switch-2"))
    assert not [line for line in lines(document) if "resource move" in line and "web" in line]
    assert "The lines of bundles (web) are not shown" in said_of(document, "about")
    alone = runbook(cluster(web), "rhel9")
    assert "switch" not in {chapter.anchor for chapter in alone.chapters}


def test_what_the_design_leaves_open_is_told():
    web = Bundle(id="web", container="docker", options=(), place=place(90, "id"))
    said = said_of(runbook(cluster(web, nodes=(node("pm01"), node("pm02"))), "rhel9"), "traps")
    assert "Where web runs can't be told from the design" in said
    assert "Nothing in particular" not in said


def test_the_connection_of_a_remote_node_is_not_switched():
    remote = primitive("far", "ocf:pacemaker:remote")
    document = runbook(two_nodes(service("prmA"), remote), "debian12")
    assert not [line for line in lines(document) if "resource move" in line and "far" in line]
    assert "far" not in said_of(document, "switch")
    assert "Where prmA, far runs can't be told" in said_of(document, "traps")


@pytest.mark.parametrize(("target", "asks"), [("rhel9", True), ("rhel7", True), ("sles15", False)])
def test_the_question_of_pcs_is_answered(target, asks):
    said = said_of(runbook("pgsql-shared-disk", target), "recovery-p2-node1")
    assert ("answer y" in said) == asks


def test_a_stickiness_of_infinity_needs_the_present_node_forbidden():
    document = runbook(preferring("INFINITY"), "rhel9")
    assert "pcs resource move prmA" in lines(document)
    assert "resource-stickiness of prmA is INFINITY" in said_of(document, "traps")
    assert "pcs resource move prmA pm02" in lines(runbook(preferring("1000"), "rhel9"))


@pytest.mark.parametrize(
    ("target", "schema"), [("rhel7", "2.10"), ("debian11", "3.5"), ("rhel9", "3.9")]
)
def test_the_schema_is_upgraded_on_a_copy_first(target, schema):
    part = section(runbook("pgsql-shared-disk", target), "update-schema")
    typed = [line for step in steps(part) for line in step.commands]
    trial = typed.index("env CIB_file=/var/local/ha-work/try.xml cibadmin --upgrade --force")
    assert trial < typed.index("cibadmin --upgrade --force")
    shown = {step.expected for step in steps(part)}
    assert f'validate-with="pacemaker-{schema}"' in shown


def test_work_on_networks_waits_for_what_is_pinged_and_never_cuts_all_links():
    document = runbook("pgsql-shared-disk", "rhel9")
    said = said_of(document, "network")
    assert "gateway_up of ordb01 = 200" in said
    assert "Never cut all links between the nodes at once" in said
    typed = [line for step in steps(section(document, "network")) for line in step.commands]
    off = typed.index("pcs property set maintenance-mode=false")
    assert typed.index("corosync-cfgtool -s") < typed.index("crm_simulate -sL") < off


def test_a_new_machine_joins_on_standby_and_is_fenced_before_it_serves():
    part = section(runbook("pgsql-shared-disk", "sles15"), "replace-node1")
    typed = [line for step in steps(part) for line in step.commands]
    order = ["crm node standby ordb01", "systemctl stop pacemaker", "systemctl start corosync"]
    places = [typed.index(line) for line in (*order, "crm node online ordb01")]
    assert places == sorted(places)
    assert "rows of ordb01" in said_of(runbook("pgsql-shared-disk", "sles15"), "replace-node1")


def test_why_it_failed_over_is_read_from_the_evidence():
    for made, fenced in ((sample("pgsql-shared-disk"), True), (two_nodes(service()), False)):
        document = runbook(made, "rhel9")
        typed = [
            line for step in steps(section(document, "evidence-review")) for line in step.commands
        ]
        collected = "\n".join(
            line for step in steps(section(document, "evidence")) for line in step.commands
        )
        assert ("pcs stonith history show" in typed) == fenced
        for name in ("journal.txt", "evidence"):
            assert f"/{name}" in collected
        assert any("/pe-*.bz2" in line for line in typed)
