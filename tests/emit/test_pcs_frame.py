"""The pcs script as a program: its ways of use, what it leaves behind, and what it says."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from crmgen.emit.base import Header
from crmgen.emit.pcs import emit_pcs
from crmgen.model import Cluster
from crmgen.origin import Source
from crmgen.targets.platforms import PLATFORMS
from tests.emit.build import cluster, group, job, node, place, primitive
from tests.emit.pcs_text import body, script
from tests.emit.test_cib import everything

# A stand-in for the tools: writes down how it was called and does what the test says. pcs and
# cibadmin leave a mark in the file that they are to change.
TOOL = r"""#!/bin/sh
name=${0##*/}
{
    printf '%s' "$name"
    printf ' [%s]' "$@"
    echo
} >>"$TOOLS_LOG"
case "$name $*" in
    *"$TOOLS_FAIL"*) echo "$name: no" >&2; exit 7 ;;
    "pcs cluster cib-push "*) cp "$3" "$TOOLS_PUSHED" ;;
    "pcs cluster cib "*) echo "<cib/>" >"$3" ;;
    "pcs -f "*) echo "<!-- $* -->" >>"$2" ;;
    "cibadmin --query --xpath /cib/configuration/resources/"*) exit "$TOOLS_EMPTY" ;;
    "cibadmin --query "*) exit 105 ;;
    "cibadmin "*) echo "<!-- $* -->" >>"$CIB_file" ;;
    "crm_verify "*) printf '%s\n' "$TOOLS_VERDICT"; [ -z "$TOOLS_VERDICT" ] || exit 78 ;;
esac
"""


class Done(NamedTuple):
    code: int
    out: str
    err: str
    calls: list[str]


class Bench:
    """A directory with the script and the stand-ins."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.home = path / "home"
        self.home.mkdir()
        self.tools = path / "tools"
        self.tools.mkdir()
        for name in ("pcs", "cibadmin", "crm_verify"):
            (self.tools / name).write_text(TOOL)
            (self.tools / name).chmod(0o755)
        self.pushed = path / "pushed.xml"

    def run(
        self, model: Cluster, *args: str, tools: Mapping[str, str] | None = None, task=None
    ) -> Done:
        """Runs the script in an empty home; ``tools`` sets what the stand-ins do."""
        (self.path / "out.sh").write_bytes(emit_pcs(model, task or job()))
        log = self.path / "log"
        log.unlink(missing_ok=True)
        settings = {"FAIL": "no such call", "EMPTY": "105", "VERDICT": "", **(tools or {})}
        done = subprocess.run(
            ["sh", "../out.sh", *args],
            cwd=self.home,
            env={
                "PATH": f"{self.tools}:{os.environ['PATH']}",
                "TMPDIR": str(self.path),
                "TOOLS_LOG": str(log),
                "TOOLS_PUSHED": str(self.pushed),
                "CIB_file": "/nowhere",
                **{f"TOOLS_{name}": value for name, value in settings.items()},
            },
            capture_output=True,
            text=True,
            check=False,
        )
        calls = log.read_text().splitlines() if log.exists() else []
        return Done(done.returncode, done.stdout, done.stderr, calls)

    @property
    def files(self) -> list[str]:
        return sorted(file.name for file in self.home.iterdir())


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


ONE = cluster(primitive("d1", row=12), nodes=(node("n1", "1"),))


@pytest.mark.parametrize("target", PLATFORMS)
def test_the_shell_reads_every_script(target: str):
    text = emit_pcs(everything(), job(target))
    assert subprocess.run(["sh", "-n"], input=text, check=False).returncode == 0


def test_same_input_same_bytes():
    assert emit_pcs(everything(), job()) == emit_pcs(everything(), job())


def test_a_plain_design_gives_plain_ascii():
    assert script(everything()).isascii()


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("a.xml", "b.xml"),
        ("--push", "a.xml"),
        ("--replace",),
        ("--what", "a.xml"),
        ("--", "a.xml", "b.xml"),
        ("",),
    ],
)
def test_wrong_usage_is_told_on_stderr(bench: Bench, args: tuple[str, ...]):
    done = bench.run(ONE, *args)
    assert (done.code, done.out, done.calls) == (1, "", [])
    assert "Usage:" in done.err
    assert bench.files == []


def test_help_is_no_error(bench: Bench):
    done = bench.run(ONE, "--help")
    assert (done.code, done.err, done.calls) == (0, "", [])
    assert all(option in done.out for option in ("FILE", "--push", "--replace", "--force"))


def test_a_new_file_begins_empty_in_the_schema_of_the_target(bench: Bench):
    done = bench.run(ONE, "new.xml")
    assert done.code == 0
    text = (bench.home / "new.xml").read_text()
    assert 'crm_feature_set="3.16.1" validate-with="pacemaker-3.9"' in text
    assert "resource create d1" in text
    assert bench.files == ["new.xml"]


def test_an_existing_file_is_built_on(bench: Bench):
    (bench.home / "old.xml").write_text("<cib>mine</cib>\n")
    (bench.home / "old.xml").chmod(0o640)
    assert bench.run(ONE, "old.xml").code == 0
    assert (bench.home / "old.xml").read_text().startswith("<cib>mine</cib>\n<!--")
    assert (bench.home / "old.xml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["-x.xml", "a b'c.xml", "日本.xml"])
def test_any_file_name(bench: Bench, name: str):
    assert bench.run(ONE, "--", name).code == 0
    assert bench.files == [name]


def test_a_link_is_followed(bench: Bench):
    (bench.home / "real.xml").write_text("<cib>mine</cib>\n")
    (bench.home / "link.xml").symlink_to("real.xml")
    assert bench.run(ONE, "link.xml").code == 0
    assert (bench.home / "link.xml").is_symlink()
    assert "resource create d1" in (bench.home / "real.xml").read_text()


def test_a_file_touches_no_cluster(bench: Bench):
    calls = bench.run(ONE, "new.xml").calls
    assert not [call for call in calls if "[cib" in call]
    assert all("[-f]" in call for call in calls if call.startswith("pcs"))


def test_a_failing_command_names_its_cell_and_leaves_the_file(bench: Bench):
    (bench.home / "old.xml").write_text("<cib>mine</cib>\n")
    model = cluster(group("g", primitive("d1", row=12), primitive("d2", row=13)))
    done = bench.run(model, "old.xml", tools={"FAIL": "resource create d2"})
    assert done.code == 7
    assert "design.csv A13" in done.err
    assert "old.xml is as it was" in done.err
    assert not [call for call in done.calls if "group" in call]
    assert (bench.home / "old.xml").read_text() == "<cib>mine</cib>\n"
    assert bench.files == ["old.xml"]


def test_a_failure_leaves_no_new_file(bench: Bench):
    assert bench.run(ONE, "new.xml", tools={"FAIL": "resource create"}).code == 7
    assert bench.files == []


def test_the_cell_is_named_with_its_sheet(bench: Bench):
    source = Source("設計 1.xlsx", "本番'系")
    model = replace(ONE, place=replace_source(source), resources=(moved(source),))
    done = bench.run(model, "new.xml", tools={"FAIL": "resource create"})
    assert "設計 1.xlsx [本番'系] A12" in done.err


def replace_source(source: Source):
    return replace(place(0), source=source)


def moved(source: Source):
    return replace(primitive("d1"), place=replace(place(12, "id"), source=source))


def test_force_is_for_creating_commands_only(bench: Bench):
    task = job("debian13")
    plain = bench.run(everything(), "new.xml", task=task).calls
    forced = bench.run(everything(), "--force", "new.xml", task=task).calls
    changed = [new for old, new in zip(plain, forced, strict=True) if "[--force]" not in old]
    added = [call for call in changed if "[--force]" in call]
    verbs = ("[create]", "[property] [set]", "[clone]", "[promotable]")
    assert added
    assert all(any(verb in call for verb in verbs) for call in added)
    assert not [call for call in plain if "[create]" in call and "[--force]" in call]


def test_push_builds_on_the_running_cib_and_pushes_once(bench: Bench):
    done = bench.run(ONE, "--push")
    assert done.code == 0
    assert done.calls[0].startswith("pcs [cluster] [cib] [")
    assert [call for call in done.calls if "cib-push" in call] == [done.calls[-1]]
    assert done.calls[-1].endswith("[--config]")
    assert done.calls[-2].startswith("crm_verify")
    assert "resource create d1" in bench.pushed.read_text()
    assert "Next:" in done.out
    assert bench.files == []


def test_push_refuses_a_cluster_with_resources(bench: Bench):
    done = bench.run(ONE, "--push", tools={"EMPTY": "0"})
    assert done.code == 1
    assert "--replace" in done.err
    assert not [call for call in done.calls if "-f" in call]
    assert not bench.pushed.exists()


def test_push_replace_empties_what_it_builds(bench: Bench):
    done = bench.run(ONE, "--push", "--replace", tools={"EMPTY": "0"})
    assert done.code == 0
    emptied = [call for call in done.calls if "[--delete-all]" in call]
    order = ["constraints/", "tags/", "fencing-topology/", "alerts/", "resources/"]
    places = [next(i for i, call in enumerate(emptied) if part in call) for part in order]
    assert places == sorted(places)
    assert not [call for call in emptied if "nodes" in call or "acls" in call]


def test_push_without_replace_empties_nothing(bench: Bench):
    assert not [call for call in bench.run(ONE, "--push").calls if "delete" in call]


@pytest.mark.parametrize(
    "verdict", ["Errors found during check: config not valid", "Configuration invalid", "what?"]
)
def test_push_stops_where_crm_verify_finds_errors(bench: Bench, verdict: str):
    done = bench.run(ONE, "--push", tools={"VERDICT": verdict})
    assert done.code == 1
    assert verdict in done.err
    assert not bench.pushed.exists()


@pytest.mark.parametrize(
    "verdict",
    ["Warnings found during check: config may not be valid", "Configuration may need attention"],
)
def test_push_shows_warnings_and_goes_on(bench: Bench, verdict: str):
    done = bench.run(ONE, "--push", tools={"VERDICT": verdict})
    assert done.code == 0
    assert verdict in done.err
    assert bench.pushed.exists()


def test_a_failing_command_is_not_pushed(bench: Bench):
    done = bench.run(ONE, "--push", tools={"FAIL": "resource create"})
    assert done.code == 7
    assert "design.csv A12" in done.err
    assert "the cluster is as it was" in done.err
    assert not bench.pushed.exists()


def test_a_missing_tool_is_told(bench: Bench, tmp_path: Path):
    (bench.tools / "cibadmin").unlink()
    for name in ("sh", "cat"):
        (bench.tools / name).symlink_to(f"/bin/{name}")
    (tmp_path / "out.sh").write_bytes(emit_pcs(ONE, job()))
    done = subprocess.run(
        ["/bin/sh", "out.sh", "x.xml"],
        cwd=tmp_path,
        env={"PATH": str(bench.tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "cibadmin is not installed" in done.stderr


def test_the_header_stays_inside_its_comment():
    header = Header(file="a\nrm -rf /.csv", sheet="本番系", digest="sha256:1", version="1")
    task = replace(job(), header=header)
    lines = emit_pcs(ONE, task).decode().splitlines()
    assert lines[0] == "#!/bin/sh"
    assert "# source: a?rm -rf /.csv [本番系]" in lines
    assert not [line for line in lines if line.startswith("rm")]


def test_a_trace_names_the_cells_of_a_command():
    model = cluster(primitive("d1", params={"a": "1", "b": "2"}, row=1), properties={})
    assert "# design.csv A1, B1, B2\n" in script(model, trace=True)
    assert "# design.csv" not in body(script(model))


def test_trap_T8_the_script_chooses_a_utf8_locale():
    assert "LC_ALL=C.UTF-8\nexport LC_ALL\n" in script(ONE)
