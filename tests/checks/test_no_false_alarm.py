"""Sheets that are right, or in use, give no finding but those listed here, each being true."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target
from tests.build import test_real_sheets as real
from tests.helpers import as_csv

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.csv"))
TARGETS = ("debian12", "rhel9", "rhel10")
RHEL = ("rhel9", "rhel10")
# Rows of ADDITIONAL_CONFIG that name resources which do not exist, in 記入例_1 and _2.
STALE_ROWS = {1: (306, 307), 2: (308, 309)}
needs_real_sheets = real.pytestmark


class Known(NamedTuple):
    """A code, why it is right, and where: sheet → cells."""

    code: str
    why: str
    cells: dict[str, str]
    targets: tuple[str, ...] = TARGETS


KNOWN = (
    Known(
        "PRP424",
        "the sheet counts to 2, and says nothing of start-failure-is-fatal: a failed start is not"
        " counted to 2",
        {"nfs-file-server": "D31", "web-mail": "D26"},
    ),
    Known(
        "FEN423",
        "all devices are BMCs, on one level",
        {
            "pgsql-replication": "C209",
            "web-mail": "C263",
            "pcs 1": "C184",
            "pcs 3": "C183",
            "pcs 5": "C180",
        },
    ),
    Known(
        "AGT459",
        "rep_mode is set and the agent is heartbeat's: PG-REX on RHEL has its own",
        {"pgsql-replication": "E93"},
        RHEL,
    ),
    Known(
        "DEP410",
        "RHEL 8 and later ship no cluster-glue; the sheets are for others",
        {
            "pgsql-shared-disk": "F183 F224",
            "web-mail": "F263 F284",
            "crm 1": "I217 I251",
            "crm 2": "I219 I253",
        },
        RHEL,
    ),
    Known(
        "DEP411",
        "stonith-helper needs the cluster-glue and attrd_updater of Pacemaker 1.1",
        {"crm 1": "I199 I233", "crm 2": "I201 I235"},
    ),
    Known(
        "DEP412",
        "diskd links against Pacemaker 1.1; web-mail is meant for rhel7 (README of the samples)",
        {"web-mail": "F246", "crm 1": "I163 I181", "crm 2": "I165 I183"},
    ),
    Known(
        "PRP406",
        "startup-fencing is false",
        {"crm 1": "E15", "crm 2": "E15"},
    ),
    Known(
        "PRP421",
        "the threshold is 1 and there is no failure-timeout, nor a word on who cleans up",
        {f"pcs {n}": "E22" for n in range(1, 7)} | {"crm 1": "E22", "crm 2": "E22"},
    ),
    Known(
        "MON417",
        "one address is watched: when its host is off, all nodes count as cut off",
        {
            "pcs 1": "F155",
            "pcs 2": "F156",
            "pcs 3": "F155",
            "pcs 4": "F155",
            "pcs 5": "F152",
            "pcs 6": "F155",
            "crm 1": "F148",
            "crm 2": "F150",
        },
    ),
    Known(
        "FEN434",
        "the password of the BMCs stands in the sheet as it is",
        {
            "pcs 1": "F190",
            "pcs 2": "F219",
            "pcs 3": "F189",
            "pcs 4": "F217",
            "pcs 5": "F186",
            "pcs 6": "F217",
        },
    ),
    Known(
        "OPS442",
        "an address for replication stays up on two nodes when its stop fails",
        {"pcs 2": "H101", "pcs 4": "H100", "pcs 6": "H100"},
    ),
    Known(
        "OPS421",
        "pgsql advises 90s for notify, the sheet gives 60s",
        {"pcs 2": "D146", "pcs 4": "D145", "pcs 6": "D145"},
    ),
    Known("AGT436", "run_fsck=force on ext4", {"crm 1": "F95", "crm 2": "F95"}),
    Known(
        "TXT404",
        "192.168.xxx.xxx and the like are still to be filled in",
        {"crm 1": "F111 F128 F148 F205 F239", "crm 2": "F111 I127 I129 F150 F207 F241"},
    ),
    Known(
        "TGT560",
        "the devices stand in groups, and pcs 0.12 refuses that (tried with pcs 0.12.0)",
        {"crm 1": "C199 C217 C233 C251", "crm 2": "C201 C219 C235 C253"},
        ("rhel10",),
    ),
)


def known(sheet: str, target: str) -> Iterator[tuple[str, str]]:
    for item in KNOWN:
        if target in item.targets:
            yield from ((cell, item.code) for cell in item.cells.get(sheet, "").split())


def found(data: bytes, target: str) -> list[tuple[str, str]]:
    """What `crmgen check -V` tells of a sheet, for every kind of output of the target."""
    kinds = ("cib", "pcs") if target.startswith("rhel") else ("cib", "crm", "pcs")
    request = Request(Path("design.csv"), resolve_target(target), kinds=kinds, data=data)
    findings = compile_workbook(request).sink.sorted()
    return [(item.origin.cell if item.origin else "", item.code.id) for item in findings]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_samples(sample, target):
    assert sorted(found(sample.read_bytes(), target)) == sorted(known(sample.stem, target))


@needs_real_sheets
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("number", range(1, 7))
def test_filled_sheets_of_the_pcs_dialect(number, target):
    rows = real.sheets(real.PCS)[number - 1].read().rows
    assert sorted(found(as_csv(rows), target)) == sorted(known(f"pcs {number}", target))


@needs_real_sheets
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("number", [1, 2])
def test_filled_examples_of_the_crm_dialect(number, target):
    rows = real.blanked(real.sheets(real.CRM)[number].read(), *STALE_ROWS[number]).rows
    assert sorted(found(as_csv(rows), target)) == sorted(known(f"crm {number}", target))


def test_every_listed_sheet_exists():
    names = {path.stem for path in SAMPLES}
    names |= {f"pcs {n}" for n in range(1, 7)} | {f"crm {n}" for n in (1, 2)}
    assert {name for item in KNOWN for name in item.cells} <= names
