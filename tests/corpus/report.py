"""Writes docs/coverage.md: ``python -m tests.corpus.report > docs/coverage.md``."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from tests.corpus.files import corpus
from tests.corpus.measure import Measured, Outcome, measure

_HEAD = """# What real configurations can be written in the tables

The source packages of Pacemaker, pcs and crmsh in Debian hold CIBs: tests of the scheduler that
users' reports became, inputs of schema upgrades, and designs that use every feature once.
`tests/corpus` turns each into rows of the declared tables, compiles the sheet to a CIB, and
compares that with the original. Nothing of the files is in this repository; `tests/setup.sh`
fetches them. This page is written by `python -m tests.corpus.report`;
`tests/corpus/test_coverage.py` holds what it says.
"""
_NOTES = """
## What counts as the same

Both CIBs are brought into one plain form and have to be equal then. `tests/corpus/plain.py` has
everything that is left out or rewritten for that, with its reason: old words (`master`,
`masters`, Master and Slave, `score` of an order, ACLs of schema 1.2), references by `id-ref`
(copies, as Pacemaker 3 makes them), ids that nothing refers to, sets with nothing in them,
defaults written out, a second attribute of one name in a set (the first counts), blanks around a
value (a cell has none; where a parameter loses one, its resource is restarted once), the way a
time is written (T before the hour, UTC for an offset). The order of constraints, operations, tags
and alerts means nothing; that of nodes, resources, members and sets has to be the same.

For files that have every construct between them, `tests/corpus/test_tools.py` asks crm_verify and
crm_simulate: same verdict and same transition from the state in the file. A sample goes through
crmsh and pcs, whose CIBs are compared too.

## Not among the files

The survey that the tables were made for also had designs of Ansible roles, of hawk, and published
Japanese ones (about five in a hundred of its files). No package has those.
"""


def measure_all() -> list[Measured]:
    """Every file of the corpus, on all cores."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(measure, corpus(), chunksize=20))


def counted(found: Iterable[Measured]) -> list[Measured]:
    """What the share is of: the newest files that say something."""
    none = (Outcome.EMPTY, Outcome.NO_CIB)
    return [one for one in found if one.file.package.endswith("trixie") and one.outcome not in none]


def is_written(one: Measured) -> bool:
    """Whether the tables hold all of it and give it back."""
    return one.outcome in (Outcome.SAME, Outcome.FAULTY)


def reason(text: str) -> str:
    """A finding without its cell: ``VAL206 E41 foo`` is VAL206 of ``foo``."""
    match = re.match(r"([A-Z]+\d+) [A-Z]+\d+ (.*)", text)
    return f"{match[1]}: `{match[2]}`" if match else f"`{text}` has no column"


def page(found: Sequence[Measured]) -> str:
    return "\n".join(_page(found)) + "\n"


def _page(found: Sequence[Measured]) -> Iterator[str]:
    yield _HEAD
    share = counted(found)
    written = sum(map(is_written, share))
    percent = 100 * written / len(share)
    yield f"**{written} of {len(share)} configurations ({percent:.1f} %) can be written** and come"
    yield "back the same. No file comes back different.\n"
    yield "| files | with content | the same | the same, told to be in error | not written |"
    yield "|---|---|---|---|---|"
    for folder in dict.fromkeys((one.file.package, one.file.folder) for one in found):
        yield _row(folder, [one for one in found if (one.file.package, one.file.folder) == folder])
    yield "\n`pacemaker-bookworm` is an older state of the same tests and is not counted twice.\n"
    yield "“Told to be in error”: nearly all have two monitors of one resource with equal intervals"
    yield "(TGT508), of which Pacemaker ignores one; crm_verify tells most as errors. The"
    yield "rows are read and give the same CIB; crmgen writes no file until the design is mended.\n"
    yield "## What can't be written\n"
    yield "| file | why |"
    yield "|---|---|"
    for one in share:
        if not is_written(one):
            why = "; ".join(dict.fromkeys(map(reason, one.reasons)))
            yield f"| {one.file.folder}/{one.file.path.name} | {why} |"
    yield _NOTES.rstrip()


def _row(folder: tuple[str, str], found: Sequence[Measured]) -> str:
    count = Counter(one.outcome for one in found)
    content = len(found) - count[Outcome.EMPTY] - count[Outcome.NO_CIB]
    same, faulty = count[Outcome.SAME], count[Outcome.FAULTY]
    cells = ("/".join(folder), content, same, faulty, content - same - faulty)
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    print(page(measure_all()), end="")
