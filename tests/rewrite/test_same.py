"""A rewritten sheet says what the old one said: the same outputs, the same findings."""

from pathlib import Path

import pytest

from crmgen.rewrite.run import Order, rewrite
from crmgen.targets import resolve_target
from crmgen.workbook.profile import PROFILES
from tests.oracle.designs import generated
from tests.rewrite.made import codes, compiled, outputs, rewritten
from tests.workbook.made import made

SHEETS = Path(__file__).parents[3] / "shared" / "sheets"
SAMPLES = Path(__file__).parents[2] / "samples"
FIELD = [
    *((SHEETS / "pm_crmgen_env.xls", number) for number in ("1", "2", "3")),
    *((SHEETS / "pm_pcsgen_sample.xlsx", str(number)) for number in range(1, 7)),
]
TARGETS = ("rhel7", "debian13")


def check_same(path: Path, sheet: str | None, data: bytes | None) -> None:
    assert data is not None
    for target in TARGETS:
        old = compiled(path.read_bytes(), f"design.csv{path.suffix}", target, sheet=sheet)
        new = compiled(data, "new.xlsx", target)
        assert codes(new) == codes(old)
        assert outputs(new) == outputs(old)


@pytest.mark.skipif(not SHEETS.exists(), reason="the predecessors' sheets are not here")
@pytest.mark.parametrize(("path", "sheet"), FIELD)
def test_sheets_of_the_field(path, sheet):
    order = Order(path, resolve_target(None), sheet=sheet)
    result = rewrite(order)
    check_same(path, sheet, result.data)
    again = rewrite(Order(Path("x.xlsx"), resolve_target(None), data=result.data))
    assert again.data == result.data


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.csv")), ids=lambda path: path.stem)
@pytest.mark.parametrize("voice", ["ja", "both"])
def test_samples(path, voice):
    result = rewrite(Order(path, resolve_target(None), voice))
    check_same(path, None, result.data)
    assert rewritten(result.data, voice).data == result.data


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.csv")), ids=lambda path: path.stem)
def test_no_word_of_a_sample_is_lost(path):
    """But for what the form has: headings, and the captions over columns with a name."""
    from crmgen.diagnostics import Sink
    from crmgen.sheets.open import open_sheets
    from tests.rewrite.made import rows

    result = rewrite(Order(path, resolve_target(None)))
    new = "\n".join(cell for sheet in rows(result.data).values() for row in sheet for cell in row)
    (opened,) = open_sheets(path, None, Sink())
    grid = opened.read().rows
    for number, row in enumerate(grid):
        below_keywords = number and row[0] == "#" and not grid[number - 1][0].startswith("#")
        if row[0].startswith("#表") or (below_keywords and _is_keywords(grid[number - 1])):
            continue
        for cell in row:
            assert cell.strip() in new, (number, cell)


def _is_keywords(row: list[str]) -> bool:
    names = {"name", "id", "rsc", "uname", "type", "node", "ticket", "config", "path", "recipient"}
    return bool({"resourceItem", "first-rsc", *names} & set(row))


@pytest.mark.parametrize("profile", PROFILES)
def test_a_workbook_of_today_stays_as_it_is(profile):
    data = made(profile)
    result = rewritten(data)
    assert codes(result) == []
    assert rewritten(result.data).data == result.data
    old, new = (compiled(one, "new.xlsx", "debian12") for one in (data, result.data))
    assert outputs(new) == outputs(old)
    assert codes(new) == codes(old)


@pytest.mark.parametrize("number", range(2))
@pytest.mark.parametrize("target", ["rhel7", "debian13"])
def test_generated_designs(target, number):
    """Nothing is shrunk: the design is the smallest that uses every table and column."""
    design = generated(target, "", 2)[number]
    result = rewrite(Order(Path("design.csv"), resolve_target(target), data=design.csv))
    old = compiled(design.csv, "design.csv", target)
    assert result.data is not None, codes(result)
    new = compiled(result.data, "new.xlsx", target)
    assert set(codes(new)) == set(codes(old))  # one cell may tell of several others
    assert outputs(new) == outputs(old)
    again = rewrite(Order(Path("x.xlsx"), resolve_target(target), data=result.data))
    assert again.data == result.data
