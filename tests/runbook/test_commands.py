"""Every command of a runbook is run with the real tools of three generations: against a CIB file
where a tool works on one, else its words are found in the tool's own usage.

Who judges which line is in judges.py; a line that nobody judges fails the test.
"""

import re
import shlex
import subprocess
from collections.abc import Iterable
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
from tests.behaviour.designs import sample
from tests.oracle.stacks import NOT_ABOUT_THE_TEXT, Stack, stack
from tests.runbook.judges import FORM, ONCE, RUN, USAGE
from tests.runbook.made import HEADER, NAMES, context, lines, runbook, section, steps

pytestmark = pytest.mark.oracle

TARGETS = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}
# what earlier steps have put into the work folder
SAVED = (
    *("first", "before", "after", "update", "shutdown", "backup"),
    *("schema", "upgraded", "network", "replace", "address"),
)
CIBS = ("cib.xml", "try.xml", *(f"{name}.xml" for name in SAVED))
TEXTS = tuple(f"{name}.txt" for name in SAVED)
KINDS = {"crm": "crm", "pcs": "sh"}
TRIED: set[tuple[str, str]] = set()
# without promotable clones: nobody is promoted without the scores that agents give
PLAYABLE = ("pgsql-shared-disk", "web-mail", "three-node")


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


@cache
def folder(name: str, design: str, cib: bytes) -> dict[str, bytes]:
    """What is in the work folder beside the CIB of the running cluster."""
    files = dict.fromkeys(CIBS, cib) | dict.fromkeys(TEXTS, b"")
    target = resolve_target(TARGETS[name])
    for kind, ending in KINDS.items():
        made = emitter_of(kind)(sample(design), Job(target, HEADER, Sink()))
        files[f"design.{ending}"] = files[f"loaded-design.{ending}"] = made
    return files


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
    start = 'CIB_file="$PWD/cib.xml"; export CIB_file; mkdir -p evidence/pengine'
    inputs = "bzip2 -c cib.xml > evidence/pengine/pe-input-0.bz2"
    log = "echo 'warning: Calculated transition 1, saving inputs in x' > evidence/journal.txt"
    return real.run("sh", "-c", "\n".join((start, inputs, log, here)), files=files)


@pytest.mark.parametrize("tool", ["crm", "pcs"])
@pytest.mark.parametrize("design", NAMES)
@pytest.mark.parametrize("name", TARGETS)
def test_every_command_is_known_to_the_real_tool(name: str, design: str, tool: str):
    real = stack(name)
    made = context(design, TARGETS[name], tool)
    held = running(name, design)
    kinds: set[str] = set()
    for line in lines(runbook(design, TARGETS[name], tool)):
        run, usage, form = (judge(line, judges) for judges in (RUN, USAGE, FORM))
        assert run or usage or form, f"{line} is not judged"
        if (kind := shape(made, line)) in kinds:
            continue
        kinds.add(kind)
        if run is not None and (name, kind) not in TRIED:
            judge_by_running(real, line, folder(name, design, held), RUN[run])
            TRIED.update({(name, kind)} if re.fullmatch(ONCE, line) else ())
        if usage is not None:
            command, pattern = USAGE[usage]
            said = usage_of(real, command)
            assert re.search(pattern, said), f"{line}\n{said}"
    assert len(kinds) > 20


@cache
def usage_of(real: Stack, command: tuple[str, ...]) -> str:
    return real.run(*command)[1]


def judge(line: str, judges: Iterable[str]) -> str | None:
    return next((pattern for pattern in judges if re.fullmatch(pattern, line)), None)


def shape(made: Context, line: str) -> str:
    """The line without the design's own names: one of each is tried."""
    names = sorted({*made.nodes, *made.facts.look.resources}, key=len, reverse=True)
    own = "|".join(map(re.escape, names))
    return re.sub(rf"(?<![\w.-])({own})(?![\w.-])", "X", line)


def judge_by_running(
    real: Stack, line: str, files: dict[str, bytes], codes: tuple[int, ...]
) -> None:
    code, output = shell(real, line, files)
    if line == "crm configure verify":
        # an agent that is not installed here is a finding too: nothing else may be wrong
        errors = re.findall(r"(?m)^ERROR: .*", output)
        code = 0 if all(map(NOT_ABOUT_THE_TEXT.search, errors)) else code
    assert code in codes, f"{line}\nexit {code}\n{output}"
    assert "Traceback" not in output, output


@pytest.mark.parametrize("tool", ["crm", "pcs"])
@pytest.mark.parametrize("design", NAMES)
@pytest.mark.parametrize("name", TARGETS)
def test_what_would_happen_is_tried_on_the_running_cluster(name: str, design: str, tool: str):
    """The design that runs already has nothing to do, attributes and nodes' numbers included; one
    that stops a service says so."""
    real, held = stack(name), running(name, design)
    files = folder(name, design, held)
    change = steps(section(runbook(design, TARGETS[name], tool), "change"))
    trial = next(n for n, one in enumerate(change) if "try.xml" in "".join(one.commands))
    copy, load = change[trial].commands
    assert copy == f"cp -p {WORK}/before.xml {WORK}/try.xml"
    if tool == "crm":
        assert load == f"env CIB_file={WORK}/try.xml crm configure load replace {WORK}/design.crm"
        tried = real.crm_load(files["design.crm"], held).cib
    else:
        assert load == f"sh {WORK}/design.sh --replace {WORK}/try.xml"
        tried = real.pcs_script(files["design.sh"], "--force", "--replace", base_cib=held).cib
    simulate = change[trial + 1].commands[0]
    code, output = shell(real, simulate, {"try.xml": tried})
    assert code == 0, output
    summary = output.partition("Transition Summary:")[2].partition("Executing")[0]
    assert summary.strip() == "", output
    stopped = held.replace(b"</crm_config>", STOP_ALL + b"</crm_config>")
    code, output = shell(real, simulate, {"try.xml": stopped})
    assert re.search(r"\* Stop ", output), output


STOP_ALL = (
    b'<cluster_property_set id="stop">'
    b'<nvpair id="stop-all" name="stop-all-resources" value="true"/>'
    b"</cluster_property_set>"
)


@pytest.mark.parametrize("tool", ["crm", "pcs"])
@pytest.mark.parametrize("design", NAMES)
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
