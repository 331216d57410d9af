"""Every sample, every sheet of the field and generated sheets: three ways, one meaning."""

from pathlib import Path

import pytest

from crmgen.diagnostics import Sink
from crmgen.sheets.grid import Grid
from crmgen.sheets.open import open_sheets
from crmgen.targets import Feature, Target, resolve_target
from tests.oracle.designs import generated
from tests.oracle.desk import Design
from tests.oracle.proof import KINDS, Workbook, errors, prove, prove_target
from tests.oracle.sheet import Sheet
from tests.oracle.stacks import GENERATIONS

pytestmark = [pytest.mark.oracle, pytest.mark.parametrize("generation", list(GENERATIONS))]
ROOT = Path(__file__).parents[2]
SAMPLES = sorted(ROOT.glob("samples/*.csv"))
FIELD = ROOT.parent / "shared/sheets"
CRM_FIELD, PCS_FIELD = FIELD / "pm_crmgen_env.xls", FIELD / "pm_pcsgen_sample.xlsx"
# the two example rows of ADDITIONAL_CONFIG name resources that are not there
EXAMPLES = {"記入例_1": ("C306", "C307"), "記入例_2": ("C308", "C309")}
MAIN = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path: Path, generation: str):
    prove(Workbook(path), generation)


@pytest.mark.parametrize("number", range(1, 7))
def test_sheets_of_pm_pcsgen(number: int, generation: str):
    prove(Workbook(_field(PCS_FIELD), str(number)), generation)


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_sheets_of_pm_crmgen(name: str, generation: str):
    """Its examples put fencing devices into groups, which pcs 0.12 does not take."""
    grid = _grid(CRM_FIELD, name)
    given_sheet = Workbook(CRM_FIELD, name)
    expected = {("REF302", cell) for cell in EXAMPLES[name]}
    assert errors(given_sheet.compile(resolve_target(MAIN[generation]), "cib")) == expected
    rows = [list(row) for row in grid.rows]
    for cell in EXAMPLES[name]:
        rows[int(cell[1:]) - 1] = []
    devices = {
        ("TGT560", f"C{number}")
        for number, row in enumerate(rows, start=1)
        if row[2:3] and row[2].startswith("prmStonith") and "stonith" in row
    }

    def refused(target: Target) -> dict[str, set[tuple[str, str]]]:
        return {} if target.has(Feature.PCS_STONITH_IN_GROUP) else {"pcs": devices}

    prove(_workbook(rows), generation, refused)


@pytest.mark.parametrize("number", range(3))
def test_generated_sheets(number: int, generation: str, tmp_path: Path):
    name = MAIN[generation]
    design = generated(name, "", 3)[number]
    prove_target(_saved(design, tmp_path), resolve_target(name), generation, {})


@pytest.mark.parametrize("refusing", ["crm", "pcs"])
def test_generated_sheets_that_one_output_refuses(refusing: str, generation: str, tmp_path: Path):
    """The two others still mean the same; the refusals are told at their cells."""
    name = MAIN[generation]
    design = generated(name, refusing, 1)[0]
    assert design.errors(refusing)
    expected = {kind: design.errors(kind) for kind in KINDS}
    prove_target(_saved(design, tmp_path), resolve_target(name), generation, expected)


# what the generated sheets have found
PROPERTY = ",PROPERTY\n,,name,value\n,,stonith-enabled,false\n"
FOUND = {
    "a property that holds =": f"{PROPERTY},,note,a=b=c\n",
    "a recipient with a single quote": (
        f"{PROPERTY},ALERT\n,P,path\n,,/bin/true\n,R,recipient\n,,it's\n"
        ",A,type,name,value\n,,options,x,1\n,,meta,timeout,5s\n,R,recipient\n,,b\n"
    ),
    "a set that says sequential=true": (
        f"{PROPERTY},RESOURCES\n,,resourceItem,id\n,,Primitive,a\n,,Primitive,b\n"
        ",PRIMITIVE\n,P,id,class,provider,type\n,,a,ocf,heartbeat,Dummy\n"
        ",PRIMITIVE\n,P,id,class,provider,type\n,,b,ocf,heartbeat,Dummy\n"
        ",ADDITIONAL_CONFIG\n,,config\n"
        ",,pcs constraint order set a b sequential=true require-all=true\n"
    ),
}


@pytest.mark.parametrize("name", list(FOUND))
def test_what_generated_sheets_have_found(name: str, generation: str):
    prove(Workbook(Path("found.csv"), data=FOUND[name].encode()), generation)


def _saved(design: Design, directory: Path) -> Workbook:
    """The design as a file, which pytest keeps for the reader of a failure."""
    path = directory / "generated.csv"
    path.write_bytes(design.csv)
    return Workbook(path)


def _workbook(rows: list[list[str]]) -> Workbook:
    sheet = Sheet()
    sheet.rows = rows
    return Workbook(Path("sheet.csv"), data=sheet.csv())


def _field(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"the sheet of the field {path} is not here")
    return path


def _grid(path: Path, name: str) -> Grid:
    sheets = open_sheets(_field(path), None, Sink())
    assert sheets
    return next(sheet for sheet in sheets if sheet.name == name).read()
