"""Machines for a real cluster on one computer: each has namespaces of its own.

A :class:`Lab` is a network without a way out; a :class:`Machine` in it has its own processes, host
name, network card and file system (an overlay on a root of Debian, kept while the power is off).
All of it ends with the lab's first process, whatever happens to the test.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_LAB = """\
set -e
mount -t tmpfs lab /mnt
ip link set lo up
ip link add lan type bridge
ip link set lan up
echo ready
exec sleep infinity
"""
# $1 name, $2 root below the overlay, $3 where its disk is
_MACHINE = """\
set -e
hostname "$1"
ip link set lo up
mkdir -p "$3/upper" "$3/work" "$3/root"
mount -t overlay machine -o "lowerdir=$2,upperdir=$3/upper,workdir=$3/work" "$3/root"
cd "$3/root"
mount -t proc proc proc
mount --rbind /dev dev
for part in dev/shm run tmp; do mount -t tmpfs machine "$part"; done
mkdir -p dev/shm run/lock lab
mount --bind /mnt/shared lab
echo ready
exec chroot . sh -c 'while :; do sleep 5 & wait $!; done'
"""
_UNSHARE = ("unshare", "-n", "-m", "-p", "-f", "--kill-child", "--mount-proc")


class Done(NamedTuple):
    """An exit code and all that was printed."""

    code: int
    output: str


class Machine:
    """One computer. ``number`` is its id and the end of its address, 192.0.2.N."""

    def __init__(self, lab: "Lab", name: str, number: int, root: Path) -> None:
        self.name, self.number = name, number
        self._lab, self._root = lab, root
        self._process: subprocess.Popen[bytes] | None = None
        self._pid = 0

    @property
    def is_on(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def power_on(self) -> None:
        """The machine as it was, without what it kept in memory."""
        disk = f"/mnt/{self.name}"
        own = (*_UNSHARE, "-u", "-i")
        command = (*own, "sh", "-c", _MACHINE, "machine", self.name, str(self._root), disk)
        self._process = self._lab.start(*command)
        self._pid = _first_inside(self._process, 2)
        self._lab.wire(f"port{self.number}", self._pid)
        self.sh(f"ip addr add 192.0.2.{self.number}/24 dev eth0; ip link set eth0 up")

    def power_off(self) -> None:
        """As if the plug was pulled: no process gets a word in."""
        assert self._process is not None
        subprocess.run(["kill", "-KILL", str(self._pid)], check=True)
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None

    def run(self, *command: str, stdin: str = "", timeout: float = 900) -> Done:
        """A command inside."""
        enter = ("nsenter", "-t", str(self._pid), "-n", "-m", "-u", "-i", "-p", "-r", "-w")
        done = subprocess.run(
            [*enter, "env", "-i", *_ENVIRONMENT, *command],
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )
        return Done(done.returncode, done.stdout)

    def sh(self, line: str, timeout: float = 900) -> str:
        """What a line prints that must not fail."""
        done = self.run("sh", "-c", line, timeout=timeout)
        assert done.code == 0, f"{self.name}: {line}\n{done.output}"
        return done.output

    def write(self, path: str, text: str, mode: str = "644") -> None:
        script = 'mkdir -p "${1%/*}" && rm -f "$1" && cat > "$1" && chmod "$2" "$1"'
        done = self.run("sh", "-c", script, "write", path, mode, stdin=text)
        assert done.code == 0, f"{path}\n{done.output}"


# without a test's own variables; crmsh wants a home
_ENVIRONMENT = (
    "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME=/root",
    "LANG=C.UTF-8",
    "TERM=dumb",
)


class Lab:
    """The network, and what all machines see below /lab."""

    def __init__(self) -> None:
        self.machines: dict[str, Machine] = {}
        # with the test's process it ends too
        command = ("setpriv", "--pdeathsig", "KILL", *_UNSHARE)
        self._process = _ready(*command, "sh", "-c", _LAB)
        self._pid = _first_inside(self._process, 1)
        self.inside("mkdir", "-m", "777", "/mnt/shared")

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """A process of the lab that says when it is ready."""
        return _ready("nsenter", "-t", str(self._pid), "-n", "-m", "-p", *command)

    def inside(self, *command: str) -> None:
        """A command on the lab's own side of the network; it counts processes as we do."""
        enter = ("nsenter", "-t", str(self._pid), "-n", "-m")
        subprocess.run([*enter, *command], check=True)

    @property
    def shared(self) -> Path:
        """The folder /lab of the machines, as this process sees it."""
        return Path("/proc", str(self._pid), "root", "mnt", "shared")

    def wire(self, port: str, pid: int) -> None:
        """A cable from the switch to a machine's eth0."""
        card = ("peer", "name", "eth0", "netns", str(pid))
        self.inside("ip", "link", "add", port, "type", "veth", *card)
        self.inside("ip", "link", "set", port, "master", "lan", "up")

    def add(self, name: str, root: Path) -> Machine:
        machine = Machine(self, name, len(self.machines) + 1, root)
        self.machines[name] = machine
        machine.power_on()
        return machine

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


@contextmanager
def lab() -> Iterator[Lab]:
    """A lab that is gone afterwards."""
    made = Lab()
    try:
        yield made
    finally:
        made.close()


def obstacle() -> str | None:
    """Why there can't be a lab here."""
    try:
        with lab():
            return None
    except (OSError, subprocess.SubprocessError, AssertionError) as error:
        return f"no namespaces of its own: {error}"


def _ready(*command: str) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n", " ".join(command)
    return process


def _first_inside(process: "subprocess.Popen[bytes]", depth: int) -> int:
    """The first process of the namespace that is ``depth`` levels down, as we count processes."""
    pid = process.pid
    while True:
        if _levels(str(pid)) - _levels("self") == depth:
            return pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        pid = int(children[0])


def _levels(pid: str) -> int:
    """How many namespaces of processes it is seen in."""
    status = Path(f"/proc/{pid}/status").read_text()
    return len(status.partition("NSpid:")[2].partition("\n")[0].split())
