"""Measures crmgen as a whole process and prints a table. Run by hand:

    python benchmarks/run.py [--large]

``--large`` goes up to 50,000 primitives (about 585,000 rows), which takes some minutes.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from sheets import write_csv, write_xlsx

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "pgsql-shared-disk.csv"
SIZES = [1, 150, 1_500, 15_000]
LARGE = [50_000]
# What the predecessors took, measured on a machine with two cores.
OLD_PCSGEN_SHEET = 15.0


# Modules are compiled once, as an installation has them.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


class Run(NamedTuple):
    seconds: float
    megabytes: float


def measure(command: list[str], repeats: int) -> Run:
    """The fastest of several runs of a command after a first one, and its peak memory."""
    peak = _peak(command)
    best = min(_once(command) for _ in range(repeats))
    return Run(best, peak)


def _once(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def _peak(command: list[str]) -> float:
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        check=True,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
    )
    return int(done.stdout) / 1024


def crmgen(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "crmgen", *map(str, words)]


def main() -> None:
    sizes = SIZES + (LARGE if "--large" in sys.argv else [])
    bare = measure([sys.executable, "-c", "import click, jinja2"], 10)
    print(f"{'what':<46}{'seconds':>9}{'MB':>8}  remark")
    report("bare Python importing click and jinja2", bare)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out.crm")
        sample = measure(crmgen("-o", out, SAMPLE), 10)
        rows = len(SAMPLE.read_bytes().splitlines())
        report(f"sample, {rows} rows, CSV to crm", sample, f"{sample.seconds / bare.seconds:.2f}x")
        for kind, suffix in (("pcs", ".sh"), ("cib", ".xml")):
            run = measure(crmgen("-o", Path(folder, "out" + suffix), SAMPLE), 5)
            faster = f"{OLD_PCSGEN_SHEET / run.seconds:.0f}x faster than pm_pcsgen"
            report(f"sample, CSV to {kind}", run, faster if kind == "pcs" else "")
        for size in sizes:
            measure_size(size, Path(folder), out)


def measure_size(size: int, folder: Path, out: Path) -> None:
    """CSV and workbook of one size."""
    table, book = folder / f"{size}.csv", folder / f"{size}.xlsx"
    rows = write_csv(table, size)
    write_xlsx(book, size)
    repeats = 3 if size <= 1_500 else 1
    text = measure(crmgen("-o", out, table), repeats)
    micro = f"{text.seconds / rows * 1e6:.0f} us a row"
    report(f"{size:,} primitives, {rows:,} rows, CSV to crm", text, micro)
    excel = measure(crmgen("-o", out, book), repeats)
    report(f"{size:,} primitives, .xlsx to crm", excel, f"{excel.seconds / text.seconds:.2f}x CSV")


def report(what: str, run: Run, remark: str = "") -> None:
    print(f"{what:<46}{run.seconds:>9.3f}{run.megabytes:>8.0f}  {remark}", flush=True)


if __name__ == "__main__":
    main()
