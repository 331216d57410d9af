"""The real tools, in three generations, each run on files of its own.

=========  =========  =====  ========  ==========================
stack      pacemaker  crmsh  pcs       where
=========  =========  =====  ========  ==========================
bullseye   2.0.5      4.2.0  0.10.8    a Debian 11 root
bookworm   2.1.5      4.4.0  0.11.5    the machine, or such a root
trixie     3.0.0      5.0.0  0.12.0.2  a Debian 13 root
=========  =========  =====  ========  ==========================

The roots are made by tests/setup.sh; CRMGEN_ROOTS names the directory they are in. A stack that is
missing fails the test where CI is set in the environment, and skips it otherwise.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from tests.oracle.verdict import Verdict, with_nodes_online
from tests.oracle.warm_pcs import warm_pcs

ROOTS = Path(os.environ.get("CRMGEN_ROOTS", "/var/tmp/crmgen-roots"))
GENERATIONS = {"bullseye": "2.0.", "bookworm": "2.1.", "trixie": "3.0."}
TOOLS = ("crm", "pcs", "cibadmin", "crm_verify", "crm_simulate")
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"

# what crmsh reports about the machine it runs on or about an unfinished cluster, not about the
# text it read. It asks whether to commit all the same, which -F answers.
NOT_ABOUT_THE_TEXT = re.compile(
    r"got no meta-data, does this RA exist"
    r"|no such resource agent"
    r"|parameter .* (is not known|does not exist)"
    r"|required parameter .* not defined"
    r"|Support for require-all in ordering constraints is deprecated"  # 2.1.5; it works
    r"|Warnings found during check"  # each warning has a line of its own
    r"|\((cluster_status|unpack_config|unpack_resources|pe_fence_node|stage6|sched\w*)\)"
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class ToolError(AssertionError):
    """A tool refused what it was given; the text is the tool's own."""


class Run(NamedTuple):
    """What a tool left behind: the CIB as it stands in the file, and all that it printed."""

    cib: bytes
    output: str


class _Done(NamedTuple):
    code: int
    output: str


@dataclass(frozen=True)
class Stack:
    """One generation. ``root`` is None for the machine itself."""

    name: str
    root: Path | None

    @property
    def schemas(self) -> Path:
        """The directory of the schemas that this Pacemaker came with."""
        return (self.root or Path("/")) / "usr/share/pacemaker"

    def empty_cib(self, schema: str | None = None) -> bytes:
        """A CIB without content, labelled with ``schema`` or else with the newest one."""
        empty = _empty_cib(self)
        if schema is None:
            return empty
        return re.sub(
            rb'validate-with="[^"]*"', f'validate-with="pacemaker-{schema}"'.encode(), empty
        )

    def crm_load(
        self,
        text: bytes,
        base_cib: bytes | None = None,
        *,
        method: str = "replace",
        force: bool = True,
    ) -> Run:
        """``crm configure load METHOD`` of a text into ``base_cib`` (an empty one by default).

        Raises ToolError when crmsh exits with an error or prints one that is about the text.
        ``force`` answers its questions about agents that are not installed.
        """
        with self._work() as work:
            (work / "in.crm").write_bytes(text)
            (work / "cib.xml").write_bytes(self.empty_cib() if base_cib is None else base_cib)
            command = ["crm", *(["-F"] if force else []), "configure", "load", method, "in.crm"]
            done = self._run(work, command, {"CIB_file": self._inside(work / "cib.xml")})
            _refuse_errors(done)
            return Run((work / "cib.xml").read_bytes(), done.output)

    def pcs_script(
        self,
        script: bytes,
        *args: str,
        base_cib: bytes | None = None,
        check: bool = True,
        warm: bool = True,
    ) -> Run:
        """``sh script ARGS FILE``; the file does not exist before unless ``base_cib`` is given.

        ``args`` is ``--force`` by default: most agents are not installed here. Raises ToolError
        when the script fails. ``warm`` spares each pcs command the time to load pcs.
        """
        with self._work() as work:
            (work / "out.sh").write_bytes(script)
            cib = work / "cib.xml"
            if base_cib is not None:
                cib.write_bytes(base_cib)
            command = ["sh", "out.sh", *(args or ("--force",)), "cib.xml"]
            done = self._run(work, command, {"PATH": self._warm_path()} if warm else None)
            if check and done.code != 0:
                raise ToolError(f"exit {done.code}\n{done.output}")
            return Run(cib.read_bytes() if cib.exists() else b"", done.output)

    def verify(self, cib: bytes) -> Verdict:
        """What crm_verify says about a CIB whose nodes are all online.

        Without a status Pacemaker 2 answers with errors only because it has to fence the nodes
        that it can't see.
        """
        with self._work() as work:
            (work / "cib.xml").write_bytes(with_nodes_online(cib, self.empty_cib()))
            done = self._run(work, ["crm_verify", "-V", "-x", "cib.xml"])
            return Verdict(done.code, done.output)

    def simulate(self, cib: bytes) -> str:
        """What the scheduler would do with all nodes online, as crm_simulate prints it."""
        with self._work() as work:
            (work / "cib.xml").write_bytes(with_nodes_online(cib, self.empty_cib()))
            done = self._run(work, ["crm_simulate", "-S", "-x", "cib.xml"])
            if done.code != 0:
                raise ToolError(f"exit {done.code}\n{done.output}")
            return done.output

    def replace(self, cib: bytes) -> Run:
        """``cibadmin --replace`` of the whole CIB over an empty one."""
        with self._work() as work:
            (work / "new.xml").write_bytes(cib)
            (work / "cib.xml").write_bytes(self.empty_cib())
            done = self._run(
                work,
                ["cibadmin", "--replace", "--xml-file", "new.xml"],
                {"CIB_file": self._inside(work / "cib.xml")},
            )
            if done.code != 0:
                raise ToolError(f"exit {done.code}\n{done.output}")
            return Run((work / "cib.xml").read_bytes(), done.output)

    def validate(self, cib: bytes, schema: str) -> list[str]:
        """The findings of the RNG schema, e.g. ``"3.9"``; empty for a valid CIB."""
        rng = relax_ng(self.schemas / f"pacemaker-{schema}.rng")
        rng.validate(etree.fromstring(cib))
        return [f"{entry.line}: {entry.message}" for entry in rng.error_log]

    def run(self, *command: str, files: dict[str, bytes] | None = None) -> tuple[int, str]:
        """Any command in a directory that holds ``files``; its exit code and its output."""
        with self._work() as work:
            for name, content in (files or {}).items():
                (work / name).write_bytes(content)
            return self._run(work, command)

    def missing(self) -> str | None:
        """Why this stack can't be used here, or None."""
        for tool in TOOLS:
            if self.root is None and shutil.which(tool, path=PATH) is None:
                return f"{tool} is not installed"
            if self.root is not None and not (self.root / "usr/sbin" / tool).exists():
                return f"{self.root} does not hold {tool}"
        version = self._version()
        if not version.startswith(GENERATIONS[self.name]):
            return f"Pacemaker {version} is not the one of {self.name}"
        return None

    def _version(self) -> str:
        with self._work() as work:
            output = self._run(work, ["cibadmin", "--version"]).output
        match = re.search(r"Pacemaker (\S+)", output)
        return match[1] if match else output

    @contextmanager
    def _work(self) -> Iterator[Path]:
        """A directory that only this run uses, inside the root."""
        parent = (self.root or Path("/")) / "tmp"
        work = Path(tempfile.mkdtemp(prefix="crmgen-", dir=parent))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def _inside(self, path: Path) -> str:
        """The path as the tools of this stack see it."""
        return f"/{path.relative_to(self.root or '/')}"

    def _enter(self) -> tuple[str, ...]:
        """What runs a command inside the root."""
        if self.root is None:
            return ()
        sudo = () if os.geteuid() == 0 else ("sudo", "-n")
        return (*sudo, "chroot", str(self.root))

    def _warm_path(self) -> str:
        settings = ("env", "-i", f"PATH={PATH}", "LANG=C.UTF-8")
        return f"{warm_pcs(self.root, (*self._enter(), *settings))}:{PATH}"

    def _run(
        self, work: Path, command: Sequence[str], extra: dict[str, str] | None = None
    ) -> _Done:
        home = self._inside(work)
        variables = {
            "HOME": home,
            "TMPDIR": home,
            "PATH": PATH,
            "LANG": "C.UTF-8",
            "TERM": "dumb",
            **(extra or {}),
        }
        settings = [f"{name}={value}" for name, value in variables.items()]
        go = 'cd "$HOME" && exec "$@"'
        words = [*self._enter(), "env", "-i", *settings, "/bin/sh", "-c", go, "sh", *command]
        done = subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=600,
            check=False,
        )
        return _Done(done.returncode, _COLOUR.sub("", done.stdout.decode("utf-8", "replace")))


@cache
def relax_ng(path: Path) -> etree.RelaxNG:
    """A schema, compiled once a process."""
    return etree.RelaxNG(etree.parse(path))


@cache
def _empty_cib(stack: Stack) -> bytes:
    code, output = stack.run("cibadmin", "--empty")
    if code != 0:
        raise ToolError(output)
    return output.encode()


@cache
def _found(name: str) -> tuple[Stack, str | None]:
    stacks = [Stack(name, ROOTS / name)]
    if name == "bookworm":
        stacks.insert(0, Stack(name, None))
    reasons = []
    for stack in stacks:
        reason = stack.missing()
        if reason is None:
            return stack, None
        reasons.append(reason)
    return stacks[0], "; ".join(reasons)


def stack(name: str) -> Stack:
    """The stack of that name; skips or fails the running test where it is missing."""
    found, reason = _found(name)
    if reason is not None:
        message = f"{name}: {reason} (run tests/setup.sh)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def stack_of(pacemaker: tuple[int, ...]) -> str | None:
    """The stack whose tools stand for that version of Pacemaker; None before 2.0."""
    prefix = ".".join(map(str, pacemaker[:2])) + "."
    return next((name for name, version in GENERATIONS.items() if version == prefix), None)


def _refuse_errors(done: _Done) -> None:
    lines = done.output.splitlines()
    wrong = [
        line for line in lines if line.startswith("ERROR") and not NOT_ABOUT_THE_TEXT.search(line)
    ]
    if done.code != 0 or wrong or "Traceback (most recent call last)" in done.output:
        raise ToolError(f"exit {done.code}\n{done.output}")
