"""Measures ``crmgen build`` of many workbooks: throughput, memory, and what a second core gives.

    python benchmarks/build.py [COUNT] [--clusters]

COUNT workbooks (1,000 where none is given) are copies of one generated design of 20 primitives,
each with addresses of its own; ``--clusters`` is one workbook whose VARS table has COUNT clusters
instead. Each number of processes builds them once; the outputs must be the same.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from sheets import rows, write_book

PRIMITIVES = 20
# Modules are compiled once, as an installation has them.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    count = next((int(word) for word in sys.argv[1:] if word.isdigit()), 1_000)
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder, "in")
        inputs.mkdir()
        if "--clusters" in sys.argv:
            write_clusters(inputs, count)
        else:
            write_workbooks(inputs, count)
        report(Path(folder), inputs, count)


def write_workbooks(folder: Path, count: int) -> None:
    design = list(rows(PRIMITIVES))
    for number in range(count):
        own = [[cell.replace("10.", f"10{number % 10}.") for cell in row] for row in design]
        write_book(folder / f"design{number:04}.xlsx", own)


def write_clusters(folder: Path, count: int) -> None:
    """One workbook whose racks come from a VARS table."""
    names = [f"site{number:04}" for number in range(count)]
    table = [
        ["", "VARS"],
        ["", "", "name", *names],
        ["", "", "rack", *(str(number) for number in range(count))],
        ["", "NODE"],
        ["", "", "uname", "type", "name", "value"],
        ["", "", "pm01", "attribute", "rack", "r{{ rack }}"],
    ]
    write_book(folder / "design.xlsx", [*table, *rows(PRIMITIVES)])


def report(folder: Path, inputs: Path, count: int) -> None:
    print(f"{'processes':>9}{'seconds':>9}{'CPU s':>8}{'a second':>10}{'MB':>6}  speed-up")
    first = 0.0
    digests = set()
    cores = len(os.sched_getaffinity(0))
    for workers in (1, *range(2, cores + 1)):
        out = folder / f"out{workers}"
        seconds, processor, megabytes = run(inputs, out, workers)
        first = first or seconds
        digests.add(digest(out))
        print(
            f"{workers:>9}{seconds:>9.1f}{processor:>8.1f}{count / seconds:>10.1f}"
            f"{megabytes:>6.0f}  {first / seconds:.2f}",
            flush=True,
        )
    print("the outputs are the same" if len(digests) == 1 else "THE OUTPUTS DIFFER")


def run(inputs: Path, out: Path, workers: int) -> tuple[float, float, float]:
    """Seconds, processor seconds of all processes, and the memory of the largest of them."""
    command = [sys.executable, "-m", "crmgen", "build", inputs, "--out", out, "-j", str(workers)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, env=ENVIRONMENT)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 2}:
        sys.exit(done.stdout.decode()[-2000:] + done.stderr.decode())
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, processor, after.ru_maxrss / 1024


def digest(folder: Path) -> str:
    found = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return found.hexdigest()


if __name__ == "__main__":
    main()
