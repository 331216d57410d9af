"""pcs without its start-up: one server a root, see warm/server.py."""

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

_FILES = Path(__file__).parent / "warm"


@cache
def warm_pcs(root: Path | None, enter: tuple[str, ...]) -> Path:
    """The directory whose ``pcs`` is to come first in a script's PATH.

    ``enter`` is the command that runs another one inside ``root``. The server ends with this
    process.
    """
    base = root or Path("/")
    place = Path(tempfile.mkdtemp(prefix="crmgen-pcs-", dir=base / "tmp"))
    for file in ("pcs", "server.py"):
        shutil.copy(_FILES / file, place / file)
    (place / "pcs").chmod(0o755)
    place.chmod(0o755)
    inside = Path("/") / place.relative_to(base)
    words = ["/usr/bin/python3", "-Es", inside / "server.py", inside / "socket", "/usr/sbin/pcs"]
    server = subprocess.Popen(
        [*enter, *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert server.stdin is not None
    assert server.stdout is not None
    assert server.stdout.readline() == b"ready\n", f"the pcs of {base} does not start"
    atexit.register(_end, server, place)
    return inside


def _end(server: "subprocess.Popen[bytes]", place: Path) -> None:
    assert server.stdin is not None
    server.stdin.close()
    server.wait(10)
    shutil.rmtree(place, ignore_errors=True)
