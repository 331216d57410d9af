"""Reads the agents that are installed on this machine by asking each for its metadata."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from crmgen.agents.facts import AgentFacts, Source
from crmgen.agents.metadata import MetadataError, read_metadata
from crmgen.model import Agent

OCF_ROOT = Path("/usr/lib/ocf")
FENCE_FOLDER = Path("/usr/sbin")
TIMEOUT_S = 60
# a tool of fence-agents for people, without metadata
_NO_AGENTS = ("fence_ack_manual",)
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


class Installed(NamedTuple):
    """An agent's program and the call that makes it tell its metadata."""

    agent: Agent
    path: Path
    arguments: tuple[str, ...]
    environ: dict[str, str]


class Failed(NamedTuple):
    """An agent that told no metadata, and why."""

    agent: Agent
    reason: str


def find_installed(
    ocf_roots: Sequence[Path] = (OCF_ROOT,), fence_folders: Sequence[Path] = (FENCE_FOLDER,)
) -> list[Installed]:
    """The programs of all OCF and fence agents; the first of two with one name counts."""
    found: dict[Agent, Installed] = {}
    for item in (*_ocf_agents(ocf_roots), *_fence_agents(fence_folders)):
        found.setdefault(item.agent, item)
    return sorted(found.values(), key=lambda item: item.agent.name)


def read_installed(
    installed: Sequence[Installed], timeout: float = TIMEOUT_S
) -> tuple[dict[Agent, AgentFacts], list[Failed]]:
    """The facts of each agent, and those that gave none. Runs as many at a time as cores."""
    from concurrent.futures import ThreadPoolExecutor

    sources = find_sources([item.path for item in installed])
    facts: dict[Agent, AgentFacts] = {}
    failed: list[Failed] = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        answers = pool.map(lambda item: _ask(item, timeout), installed)
        for item, answer in zip(installed, answers, strict=True):
            if isinstance(answer, Failed):
                failed.append(answer)
                continue
            try:
                facts[item.agent] = read_metadata(answer, sources.get(item.path, Source()))
            except MetadataError as error:
                failed.append(Failed(item.agent, str(error)))
    return facts, failed


def find_sources(paths: Sequence[Path]) -> dict[Path, Source]:
    """Package and version of each file, from dpkg or rpm; a file of no package is left out."""
    import shutil

    if shutil.which("dpkg-query"):
        return _from_dpkg(paths)
    if shutil.which("rpm"):
        return _from_rpm(paths)
    return {}


def _ocf_agents(roots: Iterable[Path]) -> Iterator[Installed]:
    for root in roots:
        for path in sorted(root.glob("resource.d/*/*")):
            if path.name.startswith(".") or not _is_program(path):
                continue
            agent = Agent("ocf", path.parent.name, path.name)
            environ = {
                "OCF_ROOT": str(root),
                "OCF_RESOURCE_TYPE": agent.type,
                "OCF_RESOURCE_PROVIDER": path.parent.name,
                # some agents have the resource's id in a default, which shows it so
                "OCF_RESOURCE_INSTANCE": "{id}",
            }
            yield Installed(agent, path, ("meta-data",), environ)


def _fence_agents(folders: Iterable[Path]) -> Iterator[Installed]:
    for folder in folders:
        for path in sorted(folder.glob("fence_*")):
            if _is_program(path) and path.name not in _NO_AGENTS:
                yield Installed(Agent("stonith", None, path.name), path, ("-o", "metadata"), {})


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _ask(item: Installed, timeout: float) -> bytes | Failed:
    """What an agent prints. It gets no input, no user's settings, and a process group of its own,
    so that what it starts ends with it."""
    import signal
    import subprocess

    environ = {"PATH": _PATH, "LC_ALL": "C", "HOME": "/nonexistent", **item.environ}
    command = [str(item.path), *item.arguments]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environ,
            start_new_session=True,
        )
    except OSError as error:
        return Failed(item.agent, error.strerror or str(error))
    with process:
        try:
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return Failed(item.agent, f"> {timeout:g}s")
    if process.returncode:
        return Failed(item.agent, f"exit {process.returncode}")
    return output


def _from_dpkg(paths: Sequence[Path]) -> dict[Path, Source]:
    owners: dict[str, str] = {}
    for line in _lines(["dpkg-query", "--search", *map(str, paths)]):
        packages, _, file = line.rpartition(": ")
        owners[file] = packages.split(",")[0].partition(":")[0]
    versions = dict(
        line.split("\t", 1)
        for line in _lines(
            ["dpkg-query", "--show", "--showformat=${Package}\t${Version}\n", *set(owners.values())]
        )
    )
    return {
        path: Source(package=package, version=versions.get(package, ""))
        for path in paths
        if (package := owners.get(str(path)))
    }


def _from_rpm(paths: Sequence[Path]) -> dict[Path, Source]:
    """One line a file, in order; one without a tab for a file that no package owns."""
    query = "--queryformat=%{NAME}\t%{VERSION}-%{RELEASE}\n"
    lines = _lines(["rpm", "--query", query, "--file", *map(str, paths)])
    return {
        path: Source(package=package, version=version)
        for path, line in zip(paths, lines, strict=False)
        if (package := line.partition("\t")[0]) and (version := line.partition("\t")[2])
    }


def _lines(command: list[str]) -> list[str]:
    import subprocess

    done = subprocess.run(command, capture_output=True, check=False, text=True)
    return done.stdout.splitlines()
