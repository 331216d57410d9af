"""Every command of a runbook is run with the real tools of three generations: against a CIB file
where a tool works on one, else its words are found in the tool's own usage.

What only a running cluster can answer is in ``USAGE``: where the words come from, and what has to
be there. A line that is neither run nor listed fails the test.
"""

import re
import shlex
import subprocess
from functools import cache

import pytest
from lxml import etree

from crmgen.behaviour.status import with_status
from crmgen.diagnostics import Sink
from crmgen.document.model import plain
from crmgen.emit.base import Job
from crmgen.emit.registry import emitter_of
from crmgen.runbook.commands import WORK
from crmgen.runbook.context import Context
from crmgen.targets import resolve_target
from tests.oracle.stacks import Stack, stack
from tests.runbook.made import HEADER, context, lines, runbook, section, steps

pytestmark = pytest.mark.oracle

TARGETS = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}
DESIGNS = ("pgsql-shared-disk", "pgsql-replication")
# without promotable clones: nobody is promoted without the scores that agents give
PLAYABLE = ("pgsql-shared-disk", "web-mail", "three-node")

# run against a copy of the CIB of a running cluster; exit codes that are no fault
RUN = {
    r"crm_mon -1\w+$": (0,),
    r"crm_verify ": (0, 78),
    r"crm_simulate ": (0,),
    r"cibadmin --query$": (0,),
    r"cibadmin --query > ": (0,),
    r"cibadmin --query --xpath ": (105,),  # none is left
    r"cibadmin --replace ": (0,),
    r"crm_resource --move ": (0,),
    r"crm node (standby|online) ": (0,),
    r"crm resource (move|clear|stop|start) ": (0,),
    r"crm configure (property|save|verify)": (0,),
    r"pcs (node (standby|unstandby)|property set) ": (0,),
    r"pcs resource (move-with-constraint|clear|disable|enable|failcount show) ": (0,),
    r"pcs (config|cluster verify)": (0,),
}
# what needs a cluster: the tool's usage (a command that prints it) and what it says of the words
USAGE = {
    r"crm_mon -1\w+ > ": (("crm_mon", "--help-all"), r"-1, --one-shot"),
    r"crmadmin -D$": (("crmadmin", "--help-all"), r"-D, --dc_lookup"),
    r"crmadmin --version$": (("crmadmin", "--help-all"), r"--version"),
    r"attrd_updater --name \S+ --update \S+ --node \S+$": (
        ("attrd_updater", "--help-all"),
        r"(?s)--name=.*--update=.*--node=",
    ),
    r"crm_resource --cleanup --node \S+$": (
        ("crm_resource", "--help-all"),
        r"(?s)-C, --cleanup\s.*--node",
    ),
    r"crm_resource --fail --resource \S+ --node \S+$": (
        ("crm_resource", "--help-all"),
        r"-F, --fail\s",
    ),
    r"stonith_admin --history '\*' --verbose( > \S+)?$": (
        ("stonith_admin", "--help-all"),
        r"(?s)-H, --history=NODE.*-V, --verbose",
    ),
    r"stonith_admin --confirm \S+$": (("stonith_admin", "--help-all"), r"-C, --confirm=HOST"),
    r"stonith_admin --fence \S+$": (("stonith_admin", "--help-all"), r"-F, --fence=HOST"),
    r"crm --version$": (("crm", "--help"), r"--version"),
    r"crm status$": (("crm", "help", "status"), r"(?i)status"),
    # tests/oracle loads what the emitters write
    r"crm configure load replace \S+$": (
        ("crm", "help", "configure", "load"),
        r"load \[xml\] <method> URL(?s:.*)method :: replace",
    ),
    r"crm report -f \S+.* \S+$": (("crm", "report", "-h"), r"-f (time|FROM_TIME)"),
    r"crm resource cleanup \S+ \S+$": (
        ("crm", "help", "resource", "cleanup"),
        r"cleanup \[<rsc>\] \[<node>\]",
    ),
    r"crm resource failcount \S+ show \S+$": (
        ("crm", "help", "resource", "failcount"),
        r"failcount <rsc> show <node>",
    ),
    r"pcs --version$": (("pcs", "--help"), r"--version"),
    r"pcs status --full$": (("pcs", "status", "help"), r"\[status\] \[--full\]"),
    r"pcs cluster (start|stop) (--all|\S+)$": (
        ("pcs", "cluster", "help"),
        r"(?s)start \[--all \| <node>\.\.\. \].*stop \[--all \| <node>\.\.\. \]",
    ),
    r"pcs cluster report \S+$": (("pcs", "cluster", "help"), r"report \[.*\] <dest>"),
    r"pcs resource cleanup( \S+)? node=\S+$": (
        ("pcs", "resource", "help"),
        r"cleanup \[<resource id.*?>\] \[node=<node>\]",
    ),
    # from 0.11 on pcs moves in a running cluster only; 0.10 is run
    r"pcs resource move \S+( \S+)?$": (
        ("pcs", "resource", "help"),
        r"move <resource id> \[destination node\] \[--(promoted|master)\]",
    ),
    r"pcs resource move \S+( \S+)? --(promoted|master)$": (
        ("pcs", "resource", "help"),
        r"move <resource id> \[destination node\] \[--(promoted|master)\]",
    ),
    r"pcs stonith history show( > \S+)?$": (("pcs", "stonith", "help"), r"history \[show"),
    r"pcs stonith confirm \S+$": (("pcs", "stonith", "help"), r"confirm <node>"),
    r"pcs stonith fence \S+ --off$": (("pcs", "stonith", "help"), r"fence <node> \[--off\]"),
}
# no program of a cluster: the shell reads them (``sh -n``)
SYSTEM = re.compile(
    r"(mkdir|ls|cp|grep|diff|systemctl|journalctl|iptables|echo|crmgen|sh|corosync[-\w]*) "
)


@cache
def running(name: str, design: str) -> bytes:
    """The CIB of a cluster in its normal state, with numbers as ids of nodes."""
    real, target = stack(name), resolve_target(TARGETS[name])
    facts = context(design, TARGETS[name], "crm").facts
    cib = emitter_of("cib")(facts.look.cluster, Job(target, HEADER, Sink()))
    tree = etree.fromstring(cib)
    for number, node in enumerate(tree.iterfind("configuration/nodes/node"), start=1):
        node.set("id", str(number))
    analysis = facts.look.analysis
    started = with_status(
        etree.tostring(tree), {node: dict(analysis.assumed(node)) for node in analysis.nodes}
    )
    return simulated(real, started)


def simulated(real: Stack, cib: bytes) -> bytes:
    """What the cluster is like once it has settled."""
    go = "crm_simulate -S -x cib.xml -O out.xml > said && cat out.xml"
    code, output = real.run("sh", "-c", go, files={"cib.xml": cib})
    assert code == 0, output
    return output.encode()


def shell(real: Stack, lines: str, files: dict[str, bytes]) -> tuple[int, str]:
    """Lines in a folder that stands for the work folder, on the CIB file there."""
    here = lines.replace(f"{WORK}/", "")
    here = re.sub(r"\bpcs (?!-)", 'pcs -f "$CIB_file" ', here) if "pcs" in here else here
    return real.run(
        "sh",
        "-c",
        f'CIB_file="$PWD/cib.xml"; export CIB_file\nmkdir -p evidence\n{here}',
        files=files,
    )


@pytest.mark.parametrize("tool", ["crm", "pcs"])
@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("name", TARGETS)
def test_every_command_is_known_to_the_real_tool(name: str, design: str, tool: str):
    real = stack(name)
    document = runbook(design, TARGETS[name], tool)
    held = running(name, design)
    texts: dict[tuple[str, ...], str] = {}
    kinds: set[str] = set()
    for line in lines(document):
        run = next((pattern for pattern in RUN if re.match(pattern, line)), None)
        usage = next((pattern for pattern in USAGE if re.match(pattern, line)), None)
        if run is None and usage is None:
            assert SYSTEM.match(line), f"{line} is not judged"
            continue
        shape = re.sub(r"\S*(pm\d+|db\d+|ordb\d+)\S*|\b(prm|grp|cln|ms)\w+", "X", line)
        if shape in kinds:
            continue
        kinds.add(shape)
        if run is not None:
            judge_by_running(real, line, held, RUN[run])
        if usage is not None:
            command, pattern = USAGE[usage]
            if command not in texts:
                texts[command] = real.run(*command)[1]
            assert re.search(pattern, texts[command]), f"{line}\n{texts[command]}"
    assert len(kinds) > 20


def judge_by_running(real: Stack, line: str, cib: bytes, codes: tuple[int, ...]):
    saved = ("cib.xml", "backup.xml", "before.xml", "update.xml", "design.xml")
    files = dict.fromkeys(saved, cib)
    code, output = shell(real, line, files)
    if line == "crm configure verify" and real.name == "bullseye":
        # Debian 11 has no storage-mon, and crmsh says so: nothing else may be wrong
        errors = re.findall(r"(?m)^ERROR: (.*)", output)
        code = 0 if all("ocf:heartbeat:storage-mon: " in error for error in errors) else code
    assert code in codes, f"{line}\nexit {code}\n{output}"
    assert "Traceback" not in output, output


@pytest.mark.parametrize("tool", ["crm", "pcs"])
@pytest.mark.parametrize("design", DESIGNS)
def test_every_line_is_read_by_a_shell(design: str, tool: str):
    script = "\n".join(lines(runbook(design, "debian12", tool)))
    done = subprocess.run(["sh", "-n"], input=script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for line in script.split("\n"):
        assert shlex.split(line)


# procedures whose steps a CIB file can live through
PLAYED = ("switch-1", "node-node1", "node-node2", "resource-1", "resource-2")


@pytest.mark.parametrize("tool", ["crm", "pcs"])
@pytest.mark.parametrize("design", PLAYABLE)
@pytest.mark.parametrize("name", TARGETS)
def test_procedures_lead_to_the_states_that_they_expect(name: str, design: str, tool: str):
    """Each step is typed, crm_simulate lets the cluster settle, crm_mon shows what is expected."""
    real = stack(name)
    document = runbook(design, TARGETS[name], tool)
    compared = 0
    for anchor in PLAYED:
        cib = running(name, design)
        try:
            part = section(document, anchor)
        except StopIteration:
            continue
        for step in steps(part):
            if step.differs and "it is back already" in plain(step.differs):
                made = context(design, TARGETS[name], tool)
                if is_back(made, anchor, screen(real, cib)):
                    break  # as the step says
            for line in step.commands:
                cib = typed(real, line, cib)
            if "crm_mon -1rfAL" in step.commands and step.expected:
                compared += 1
                assert missing(step.expected, screen(real, cib)) == [], (anchor, step.purpose)
    assert compared >= 4


def is_back(made: Context, anchor: str, shown: list[str]) -> bool:
    """Whether the service of a switch runs where it normally does."""
    rsc = made.services[int(anchor.split("-")[1]) - 1].id
    normal = made.screen(made.analysis.all_up(), [rsc]).split("\n")
    return all(line in shown for line in normal if "Started" in line)


def typed(real: Stack, line: str, cib: bytes) -> bytes:
    """The CIB after a command that changes it, once the cluster has settled."""
    if not re.match(r"crm (node|resource) |crm_resource --move|pcs (node|resource) ", line):
        return cib
    standby = re.match(r"crm node (standby|online) (\S+)", line)
    if standby and real.name != "bullseye":
        # crmsh from 4.4 on passes over nodes that don't answer a ping, as none of these does; this
        # is what it writes for those that do
        value = "on" if standby[1] == "standby" else "off"
        line = f"crm_attribute --node {standby[2]} --name standby --update {value}"
    live = re.match(r"pcs resource move (\S+)", line)
    if live and real.name != "bullseye":  # it has to wait for a cluster; the constraint goes again
        line = line.replace("resource move ", "resource move-with-constraint ")
    code, output = shell(real, f"{line} >&2 && cat cib.xml", {"cib.xml": cib})
    assert code == 0, f"{line}\n{output}"
    settled = simulated(real, output[output.index("<cib ") :].encode())
    if live and real.name != "bullseye":
        clear = f"pcs resource clear {live[1]}"
        code, output = shell(real, f"{clear} >&2 && cat cib.xml", {"cib.xml": settled})
        settled = simulated(real, output[output.index("<cib ") :].encode())
    return settled


def screen(real: Stack, cib: bytes) -> list[str]:
    code, output = shell(real, "crm_mon -1r", {"cib.xml": cib})
    assert code == 0, output
    return output.expandtabs().split("\n")


def missing(expected: str, shown: list[str]) -> list[str]:
    """The lines that are expected and not shown; what is open (between braces) is passed over."""
    return [line for line in expected.split("\n") if line and "{" not in line and line not in shown]
