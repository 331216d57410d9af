"""Reading installed agents, with small ones made for the test."""

import os
from pathlib import Path

import pytest

from crmgen.agents.installed import Failed, find_installed, read_installed
from crmgen.agents.store import stored
from crmgen.agents.update import write_catalogue
from crmgen.model import Agent

XML = (
    '<resource-agent name="{name}"><parameters><parameter name="state">'
    '<content type="string" default="/run/{name}-$OCF_RESOURCE_INSTANCE"/></parameter>'
    '</parameters><actions><action name="start"/></actions></resource-agent>'
)


def program(path: Path, script: str, mode: int = 0o755) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(mode)
    return path


def tells(name: str) -> str:
    return f"cat <<END\n{XML.format(name=name)}\nEND"


@pytest.fixture
def root(tmp_path):
    return tmp_path / "ocf"


@pytest.fixture
def sbin(tmp_path):
    return tmp_path / "sbin"


def read(root: Path, sbin: Path, timeout: float = 30):
    return read_installed(find_installed([root], [sbin]), timeout)


def test_ocf_and_fence_agents_are_asked_in_their_way(root, sbin):
    program(root / "resource.d/site/app", f'[ "$1" = meta-data ] || exit 1\n{tells("app")}')
    program(
        sbin / "fence_site",
        f'[ "$1 $2" = "-o metadata" ] || exit 1\n{tells("fence_site")}',
    )
    facts, failed = read(root, sbin)
    assert failed == []
    assert set(facts) == {Agent("ocf", "site", "app"), Agent("stonith", None, "fence_site")}


def test_the_id_of_a_resource_shows_in_a_default(root, sbin):
    program(root / "resource.d/site/app", tells("app"))
    facts, _ = read(root, sbin)
    state = facts[Agent("ocf", "site", "app")].parameters["state"]
    assert state.default == "/run/app-{id}"


def test_an_agent_knows_its_root_and_nothing_of_the_user(root, sbin, monkeypatch):
    monkeypatch.setenv("CRMGEN_TEST", "secret")
    program(
        root / "resource.d/site/app",
        f'[ "$OCF_ROOT" = {root} ] && [ -z "$CRMGEN_TEST" ] || exit 1\n{tells("app")}',
    )
    assert read(root, sbin)[1] == []


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 3", "exit 3"),
        ("echo usage", "Start tag expected"),
        ("sleep 60", "> 1s"),
        ("sleep 60 & sleep 60", "> 1s"),
        ("cat", "Document is empty"),
    ],
)
def test_one_that_fails_is_listed_and_the_others_are_read(root, sbin, script, reason):
    program(root / "resource.d/site/bad", script)
    program(root / "resource.d/site/good", tells("good"))
    facts, failed = read(root, sbin, timeout=1)
    assert list(facts) == [Agent("ocf", "site", "good")]
    assert [item.agent for item in failed] == [Agent("ocf", "site", "bad")]
    assert reason in failed[0].reason


def test_one_that_can_not_be_run(root, sbin):
    path = program(root / "resource.d/site/bad", "")
    path.write_text("#!/no/such/shell\n")
    assert read(root, sbin)[1] == [
        Failed(Agent("ocf", "site", "bad"), os.strerror(2)),
    ]


def test_what_is_no_agent_is_not_run(root, sbin):
    program(root / "resource.d/site/.hidden", "exit 1")
    program(root / "resource.d/site/data", "exit 1", mode=0o644)
    program(sbin / "fence_ack_manual", "exit 1")
    (root / "resource.d/site/folder").mkdir()
    assert find_installed([root], [sbin]) == []


def test_the_first_root_counts(tmp_path, sbin):
    for name in ("one", "two"):
        program(tmp_path / name / "resource.d/site/app", tells("app"))
    found = find_installed([tmp_path / "one", tmp_path / "two"], [sbin])
    assert [item.path.parts[-4] for item in found] == ["one"]


class TestCommand:
    def run(self, crmgen, root, sbin, output="agents"):
        places = ("--ocf-root", str(root), "--fence-folder", str(sbin), "--output", output)
        return crmgen("agents", "update", *places)

    def test_writes_files_and_index(self, crmgen, root, sbin):
        program(root / "resource.d/site/app", tells("app"))
        result = self.run(crmgen, root, sbin)
        assert result.exit_code == 0
        assert Path("agents/ocf/site/app.json").is_file()
        assert Path("agents/index.json").read_text() == '{\n "ocf:site": [\n  "app"\n ]\n}\n'
        assert "read 1 agents, wrote 1 files" in result.stdout
        assert "wrote 0 files" in self.run(crmgen, root, sbin).stdout

    def test_tells_what_failed(self, crmgen, root, sbin):
        program(root / "resource.d/site/app", tells("app"))
        program(root / "resource.d/site/bad", "exit 3")
        result = self.run(crmgen, root, sbin)
        assert result.exit_code == 2
        assert "ocf:site:bad" in result.stderr
        assert "exit 3" in result.stderr
        assert not Path("agents/ocf/site/bad.json").exists()

    def test_nothing_there(self, crmgen, root, sbin):
        result = self.run(crmgen, root, sbin)
        assert result.exit_code == 1
        assert str(root) in result.stderr
        assert not Path("agents").exists()

    def test_nowhere_to_write(self, crmgen, root, sbin):
        program(root / "resource.d/site/app", tells("app"))
        Path("agents").write_text("a file")
        result = self.run(crmgen, root, sbin)
        assert result.exit_code == 1
        assert "agents" in result.stderr

    @pytest.mark.parametrize("arguments", [(), ("updat",)])
    def test_without_a_known_action(self, crmgen, arguments):
        result = crmgen("agents", *arguments)
        assert result.exit_code == 1
        assert "update" in result.stderr


class TestWriteCatalogue:
    """What stays and what goes, by the files of an earlier run."""

    def facts(self, root, sbin, package):
        from msgspec.structs import replace

        from crmgen.agents.facts import Source

        facts, _ = read(root, sbin)
        source = Source(package=package, version="1")
        return {agent: replace(found, source=source) for agent, found in facts.items()}

    @pytest.mark.parametrize(
        ("package", "failed", "stays"),
        [("app", (), False), ("other", (), True), ("app", ("old",), True)],
    )
    def test_an_agent_that_is_not_there_any_more(
        self, tmp_path, root, sbin, package, failed, stays
    ):
        program(root / "resource.d/site/old", tells("old"))
        write_catalogue(tmp_path / "out", self.facts(root, sbin, "app"))
        (root / "resource.d/site/old").rename(root / "resource.d/site/new")
        gone = [Agent("ocf", "site", name) for name in failed]
        done = write_catalogue(tmp_path / "out", self.facts(root, sbin, package), gone)
        assert done.removed == (0 if stays else 1)
        names = {agent.type for agent in stored(tmp_path / "out")}
        assert names == ({"old", "new"} if stays else {"new"})
