"""``--vars`` and ``--cluster`` of compiling and checking."""

import json
from pathlib import Path

import openpyxl
import pytest

DESIGN = ",NODE\n,,uname,ptype,name,value\n,,pm01,attributes,site,{{ site }}\n"
TABLE = ",VARS\n,,name,tokyo,osaka\n,,site,east,west\n"


@pytest.fixture(autouse=True)
def files(crmgen):
    Path("d.csv").write_text(DESIGN, encoding="utf-8")
    Path("t.csv").write_text(TABLE + DESIGN, encoding="utf-8")
    Path("v.yml").write_text("site: north\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        (["d.csv", "--vars", "v.yml"], "north"),
        (["t.csv", "--cluster", "osaka"], "west"),
        (["t.csv", "--cluster", "osaka", "--vars", "v.yml"], "north"),
        (["--vars", "v.yml", "d.csv"], "north"),
    ],
)
def test_compiling_fills_the_cells(crmgen, arguments, value):
    done = crmgen(*arguments)
    assert f'site="{value}"' in done.stdout, done.output


def test_checking_fills_the_cells(crmgen):
    assert "VAR401" in crmgen("check", "d.csv").output
    assert "VAR4" not in crmgen("check", "d.csv", "--vars", "v.yml").output
    assert "VAR4" not in crmgen("check", "t.csv", "--cluster", "tokyo").output


def test_several_clusters_and_none_chosen(crmgen):
    done = crmgen("t.csv", "-o", "t.crm")
    assert done.exit_code == 1
    assert "allowed: tokyo, osaka" in done.stderr
    assert not Path("t.crm").exists()


@pytest.mark.parametrize("command", [[], ["check"]])
def test_two_files_of_variables_are_refused(crmgen, command):
    done = crmgen(*command, "d.csv", "--vars", "v.yml", "--vars", "w.yml")
    assert done.exit_code == 1
    assert "crmgen build" in done.stderr


def test_a_line_of_the_file_is_called_a_line(crmgen):
    Path("v.yml").write_text("# ours\nsite: [a, b]\n", encoding="utf-8")
    done = crmgen("check", "d.csv", "--vars", "v.yml")
    assert "d.csv F3: error VAR404" in done.output
    assert "v.yml line 2: variable site" in done.output


def test_reports_show_the_cell_as_the_designer_has_it(crmgen):
    Path("d.csv").write_text(DESIGN.replace("attributes,site", "atributes,{{ site }}"))
    Path("v.yml").write_text("site: 'a\"b'\n", encoding="utf-8")
    reports = ("--report", "json", "--report", "html=r.html", "--report", "xlsx=r.xlsx")
    done = crmgen("check", "d.csv", "--vars", "v.yml", *reports)
    (found,) = [line for line in map(json.loads, done.stdout.splitlines()) if line["cell"] == "E3"]
    places = [(other["file"], other["cell"], other["label"]) for other in found["related"]]
    assert places == [
        ("d.csv", "E3", "template '{{ site }}'"),
        ("v.yml", "1", "variable site"),
    ]
    assert "{{ site }}" in Path("r.html").read_text(encoding="utf-8")
    assert openpyxl.load_workbook("r.xlsx").worksheets[1]["E3"].value == "{{ site }}"
