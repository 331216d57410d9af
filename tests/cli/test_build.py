"""``crmgen build``: many inputs, many clusters, and what is shown of them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import openpyxl
import pytest

import crmgen as package

GOOD = ",NODE\n,,uname,ptype,name,value\n,,pm01,attributes,site,east\n"
BAD = GOOD.replace("attributes", "atributes")
VARS = ",VARS\n,,name,all,tokyo,大阪/1\n,,site,,east,\n,,x,1,,\n"
MANY = VARS + GOOD.replace("east", "{{ site | default('none') }}")


@pytest.fixture
def sheets(tmp_path):
    for name, text in {"in/a.csv": GOOD, "in/x/b.csv": BAD, "in/x/c.csv": MANY}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def written(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_tree_of_workbooks(crmgen, sheets):
    done = crmgen("build", "in", "--out", "out", "--format", "crm", "--format", "pcs", "-j", "1")
    assert done.exit_code == 1
    assert written(sheets / "out") == [
        "a.csv/a.crm",
        "a.csv/a.sh",
        "x/c.csv/tokyo.crm",
        "x/c.csv/tokyo.sh",
        "x/c.csv/大阪%2F1.crm",
        "x/c.csv/大阪%2F1.sh",
    ]
    assert b'site="east"' in (sheets / "out/x/c.csv/tokyo.crm").read_bytes()
    assert b'site="none"' in (sheets / "out/x/c.csv/大阪%2F1.crm").read_bytes()
    assert os.access(sheets / "out/a.csv/a.sh", os.X_OK)
    table = done.output[done.output.index("file ") :].splitlines()
    assert [line.split("  ")[0] for line in table[1:5]] == [
        "in/a.csv",
        "in/x/b.csv",
        "in/x/c.csv (tokyo)",
        "in/x/c.csv (大阪/1)",
    ]
    assert "clusters written: 3, not written: 1 (out/)" in done.output
    assert "3 files in all: 1 error" in done.output


def test_exit_codes_are_those_of_compiling(crmgen, sheets):
    crm = ("--format", "crm", "-j", "1")
    design = GOOD + ",PROPERTY\n,,name,value\n,,stonith-enabled,true\n"
    Path("clean.csv").write_text(design, encoding="utf-8")
    Path("warned.csv").write_text(design + ",,no-such-property,1\n", encoding="utf-8")
    assert crmgen("build", "clean.csv", "--out", "o", *crm).exit_code == 0
    assert crmgen("build", "clean.csv", "warned.csv", "--out", "o", *crm).exit_code == 2
    assert crmgen("build", "warned.csv", "in/x/b.csv", "--out", "o", *crm).exit_code == 1
    assert crmgen("build", "clean.csv", "nowhere.csv", "--out", "o", *crm).exit_code == 1
    assert "clean.csv/clean.crm" in written(Path("o"))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_several_files_of_variables_are_several_clusters(crmgen, sheets, workers):
    Path("east.yml").write_text("site: east\n", encoding="utf-8")
    Path("west.json").write_text('{"site": "west"}', encoding="utf-8")
    Path("d.csv").write_text(GOOD.replace("east", "{{ site }}"), encoding="utf-8")
    files = ("--vars", "east.yml", "--vars", "west.json")
    done = crmgen("build", "d.csv", "--out", "o", "--format", "crm", "-j", workers, *files)
    assert written(Path("o")) == ["d.csv/east.crm", "d.csv/west.crm"], done.output
    assert b'site="west"' in Path("o/d.csv/west.crm").read_bytes()


def test_a_count_of_thousands_of_digits_is_a_large_one(crmgen, sheets):
    Path("d.csv").write_text(GOOD, encoding="utf-8")
    done = crmgen("build", "d.csv", "--out", "o", "--format", "crm", "-j", "9" * 5000)
    assert written(Path("o")) == ["d.csv/d.crm"], done.output


def test_files_of_variables_beside_a_table_are_for_the_columns_of_their_names(crmgen, sheets):
    Path("tokyo.yml").write_text("x: 2\n", encoding="utf-8")
    Path("nagoya.yml").write_text("x: 3\n", encoding="utf-8")
    files = ("--vars", "tokyo.yml", "--vars", "nagoya.yml")
    done = crmgen("build", "in/x/c.csv", "--out", "o", "--format", "crm", "-j", "1", *files)
    assert written(Path("o")) == ["c.csv/tokyo.crm"]
    assert "VAR418" in done.output
    one = crmgen("build", "in/x/c.csv", "--out", "p", "--format", "crm", *files[:2], "-j", "1")
    assert written(Path("p")) == ["c.csv/tokyo.crm", "c.csv/大阪%2F1.crm"], one.output


def test_one_cluster_of_the_table(crmgen, sheets):
    crmgen("build", "in/x/c.csv", "--out", "o", "--format", "crm", "--cluster", "Tokyo", "-j", "1")
    assert written(Path("o")) == ["c.csv/Tokyo.crm"]


def test_a_wrong_table_of_variables_is_told_once(crmgen, sheets):
    Path("d.csv").write_text(MANY.replace(",,x,", ",,a-b,"), encoding="utf-8")
    done = crmgen("build", "d.csv", "--out", "o", "-j", "1")
    assert done.output.count("error VAR416") == 1
    assert done.exit_code == 1


@pytest.mark.parametrize("workers", ["1", "2"])
def test_reports_hold_all_inputs_in_their_order(crmgen, sheets, workers):
    reports = ("--report", "json", "--report", "html=r.html", "--report", "xlsx=marked/")
    done = crmgen("build", "in", "--out", "o", "-j", workers, *reports)
    schema = json.loads(
        (Path(package.__file__).parents[1] / "schemas/report.schema.json").read_text("utf-8")
    )
    lines = [json.loads(line) for line in done.output.splitlines()]
    for line in lines:
        jsonschema.validate(line, schema)
    places = list(dict.fromkeys((line["file"], line.get("cluster")) for line in lines))
    known = ["in/a.csv", "in/x/b.csv", "in/x/c.csv"]
    order = [(known.index(file), cluster or "") for file, cluster in places if file]
    assert [number for number, _ in order] == sorted(number for number, _ in order)
    page = Path("r.html").read_text(encoding="utf-8")
    assert page.count("in/x/c.csv (tokyo)") >= 2  # in the table, and where its findings stand
    assert written(Path("marked")) == [
        "a.csv/a.xlsx",
        "x/b.csv/b.xlsx",
        "x/c.csv/tokyo.xlsx",
        "x/c.csv/大阪%2F1.xlsx",
    ]
    book = openpyxl.load_workbook("marked/x/c.csv/tokyo.xlsx")
    texts = {cell.value for row in book.worksheets[1].iter_rows() for cell in row}
    assert "{{ site | default('none') }}" in texts  # as the designer has it


def test_outputs_below_the_inputs_are_no_inputs(crmgen, sheets):
    for _ in range(2):
        crmgen("build", "in", "--out", "in/out", "--report", "xlsx=in/out/", "-j", "1")
    assert {name.split("/")[0] for name in written(sheets / "in/out")} == {"a.csv", "x"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--out", "o"], "Name an input file"),
        (["in"], "--out"),
        (["in", "--out", "in/a.csv"], "is not a folder"),
        (["empty", "--out", "o"], "no sheet below"),
        (["in", "--out", "o", "--jobs", "0"], "'0' is no whole number from 1"),
        (["in", "--out", "o", "-j", "two"], "'two' is no whole number from 1"),
        (["in", "--out", "o", "--report", "xlsx=a.xlsx"], "FOLDER/"),
        (["in", "--out", "o", "--vars", "v/a.yml", "--vars", "w/A.json"], "one name"),
        (["in", "--out", "o", "--format", "xml"], "none of"),
    ],
)
def test_wrong_usage(crmgen, sheets, arguments, words):
    Path("empty").mkdir()
    done = crmgen("build", *arguments)
    assert done.exit_code == 1
    assert words in done.stderr
    assert not Path("o").exists()


def test_a_fault_is_exit_code_3_and_the_others_are_written(crmgen, sheets, monkeypatch):
    from crmgen.batch import job as module

    real = module.compile_workbook

    def faulty(request):
        if request.path.name == "a.csv":
            raise ValueError("out of order")
        return real(request)

    monkeypatch.setattr(module, "compile_workbook", faulty)
    done = crmgen("build", "in", "--out", "o", "--format", "crm", "-j", "1", "-VV")
    assert done.exit_code == 3
    assert "OUT707" in done.output
    assert "Traceback" in done.stderr
    assert written(Path("o")) == ["x/c.csv/tokyo.crm", "x/c.csv/大阪%2F1.crm"]


def _heed_interrupts() -> None:
    """A shell's background jobs ignore them, and so would what a test starts there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal to a group of processes")
def test_an_interrupt_ends_it_with_whole_outputs_only(tmp_path):
    rows = "".join(f",,pm{n:04},attributes,site,east\n" for n in range(400))
    for number in range(60):
        (tmp_path / f"{number:02}.csv").write_text(GOOD + rows, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "crmgen", "build", ".", "--out", "out", "-j", "2", "--lang", "en"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1])},
        start_new_session=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - one thread
    )
    while not list(tmp_path.glob("out/*/*.xml")):
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    assert errors == b""
    folders = list(tmp_path.glob("out/*"))
    assert 0 < len(folders) < 60
    for folder in folders:
        assert len(list(folder.iterdir())) == 3
