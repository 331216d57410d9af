import os
import stat
from pathlib import Path

import pytest

from tests.cli.stub import content

EXIT_CODES = {
    "": 0,
    "advice": 0,
    "warning": 2,
    "warning advice": 2,
    "error": 1,
    "error warning advice": 1,
    "fault": 3,
    "memory": 1,
    "interrupt": 130,
}


@pytest.mark.parametrize(("outcome", "code"), EXIT_CODES.items())
def test_exit_code(crmgen, pipeline, outcome, code):
    pipeline.outcome = outcome
    assert crmgen("x.csv").exit_code == code


@pytest.mark.parametrize("outcome", ["", "advice", "warning"])
def test_without_o_crm_goes_to_the_standard_output(crmgen, pipeline, outcome):
    pipeline.outcome = outcome
    assert crmgen("x.csv").stdout_bytes == content("crm")
    assert pipeline.requests[0].kinds == ("crm",)


@pytest.mark.parametrize("outcome", ["error", "fault", "memory", "interrupt"])
def test_nothing_on_the_standard_output_when_it_fails(crmgen, pipeline, outcome):
    pipeline.outcome = outcome
    assert crmgen("x.csv").stdout_bytes == b""


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.crm", "crm"), ("a.sh", "pcs"), ("a.pcs", "pcs"), ("a.xml", "cib"), ("A.XML", "cib")],
)
def test_suffix_names_the_kind(crmgen, pipeline, name, kind):
    result = crmgen("-o", name, "x.csv")
    assert (result.exit_code, result.output) == (0, "")
    assert Path(name).read_bytes() == content(kind)


def test_several_outputs(crmgen, pipeline):
    result = crmgen("-o", "a.crm", "--output=a.sh", "-oa.xml", "-o", "-", "x.csv")
    assert result.stdout_bytes == content("crm")
    written = {path.name: path.read_bytes() for path in Path().iterdir()}
    kinds = {"a.crm": "crm", "a.sh": "pcs", "a.xml": "cib"}
    assert written == {name: content(kind) for name, kind in kinds.items()}
    assert pipeline.requests[0].kinds == ("crm", "pcs", "cib")


def test_format_for_a_name_without_kind_and_the_standard_output(crmgen, pipeline):
    assert crmgen("x.csv", "--format", "cib").stdout_bytes == content("cib")
    crmgen("x.csv", "--format", "pcs", "-o", "setup", "-o", "a.crm")
    assert Path("setup").read_bytes() == content("pcs")
    assert Path("a.crm").read_bytes() == content("crm")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "input"),
        (["x.csv", "y.csv"], "y.csv"),
        (["-o"], "-o needs a value"),
        (["x.csv", "-o", "out"], "'out'"),
        (["x.csv", "-o", "out.txt"], ".crm .sh .pcs .xml"),
        (["x.csv", "-o", "out.crm", "--format", "pcs"], "--format pcs"),
        (["x.csv", "-o", "-", "-o", "-"], "(-)"),
        (["x.csv", "--format", "crn"], "Did you mean crm?"),
        (["x.csv", "--target", "debain12"], "Did you mean debian12?"),
        (["x.csv", "--target", "pcs=x"], "What can: pcs=X.Y.Z.\n"),
        (["x.csv", "--target", "pacemaker=1.1.12"], "What can: pacemaker>=1.1.13.\n"),
        (["x.csv", "--lang", "fr"], "ja, en"),
        (["x.csv", "--ignore", ""], "--ignore"),
        (["x.csv", "--select", ""], "--select"),
        (["x" * 5000, "y.csv"], "y.csv"),
        (["x.csv", "--tarjet", "rhel9"], "Did you mean --target?"),
        (["x.csv", "--trace=1"], "--trace takes no value"),
        (["x.csv", "-O=1"], "option -="),
        (["check", "x.csv", "--sheet"], "crmgen check --help"),
        (["chek", "x.csv"], "Did you mean check?"),
        (["check"], "input"),
        (["check", "-o", "a.crm", "x.csv"], "-o"),
        (["targets", "rhel77"], "Did you mean rhel7?"),
        (["tables", "ODRER"], "Did you mean ORDER?"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_wrong_usage_is_1_and_nothing_runs(crmgen, pipeline, arguments, word, lang):
    result = crmgen(*arguments, env={"LANG": f"{lang}_XX.UTF-8"})
    assert (result.exit_code, result.stdout, pipeline.requests) == (1, "", [])
    assert ("エラー" in result.stderr) == (lang == "ja")
    assert lang == "ja" or word in result.stderr


def test_options_reach_the_pipeline(crmgen, pipeline):
    crmgen(
        *["-COb", "--sheet", "本番系", "--target", "rhel10", "--corosync", "c.conf"],
        *["--trace", "x.csv"],
    )
    request = pipeline.requests[0]
    assert (request.generate_colocation, request.generate_order) == (False, False)
    assert (request.recipient_braces, request.trace) == (True, True)
    assert (request.sheet, request.target.name) == ("本番系", "rhel10")
    assert (request.path, request.corosync, request.data) == (Path("x.csv"), Path("c.conf"), None)


def test_defaults(crmgen, pipeline):
    crmgen("x.csv")
    request = pipeline.requests[0]
    assert request.generate_colocation and request.generate_order
    assert not request.recipient_braces and not request.trace
    assert request.target.name == "debian12" and request.sheet is None


def test_dash_reads_the_standard_input(crmgen, pipeline):
    data = "表,値\r\n".encode("cp932")
    crmgen("-", input=data)
    assert pipeline.requests[0].data == data


def test_a_file_called_like_a_subcommand(crmgen, pipeline):
    for name in ("./check", "--", "-C"):
        crmgen(name, *(["tables"] if name == "--" else []), *(["./x"] if name == "-C" else []))
    paths = [request.path for request in pipeline.requests]
    assert paths == [Path("check"), Path("tables"), Path("x")]


def test_the_value_of_an_option_is_no_subcommand(crmgen, pipeline):
    crmgen("--sheet", "check", "-Vo", "tables.crm", "x.csv")
    assert pipeline.requests[0].sheet == "check"
    assert Path("tables.crm").exists()


@pytest.mark.parametrize("outcome", ["error", "fault", "memory", "interrupt"])
def test_an_existing_file_is_untouched_when_it_fails(crmgen, pipeline, outcome):
    Path("a.crm").write_text("old")
    pipeline.outcome = outcome
    crmgen("-o", "a.crm", "-o", "b.sh", "x.csv")
    assert {path.name: path.read_text() for path in Path().iterdir()} == {"a.crm": "old"}


def test_one_output_that_fails_keeps_all_from_being_written(crmgen, pipeline):
    Path("a.crm").write_text("old")
    result = crmgen("-o", "a.crm", "-o", "nowhere/b.sh", "-o", "-", "x.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "OUT703" in result.stderr and "the folder does not exist" in result.stderr
    assert {path.name: path.read_text() for path in Path().iterdir()} == {"a.crm": "old"}


def test_output_that_is_the_input(crmgen, pipeline):
    Path("x.crm").write_text("precious")
    Path("link.crm").hardlink_to("x.crm")
    for output in ("x.crm", "./x.crm", "link.crm"):
        result = crmgen("x.crm", "-o", output)
        assert (result.exit_code, "OUT702" in result.stderr) == (1, True)
    assert Path("x.crm").read_text() == "precious"


def test_the_same_output_twice(crmgen, pipeline):
    result = crmgen("x.csv", "-o", "a.crm", "-o", "./a.crm")
    assert (result.exit_code, "OUT701" in result.stderr) == (1, True)
    assert not Path("a.crm").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_script_is_executable(crmgen, pipeline):
    crmgen("x.csv", "-o", "a.crm", "-o", "a.sh")
    assert not Path("a.crm").stat().st_mode & stat.S_IXUSR
    assert Path("a.sh").stat().st_mode & stat.S_IXUSR


def test_advice_is_shown_with_v_only(crmgen, pipeline):
    pipeline.outcome = "advice"
    assert crmgen("x.csv").stderr == ""
    assert "CLU999" in crmgen("-V", "x.csv").stderr
    pipeline.outcome = "warning advice"
    assert "-V shows 1 advice" in crmgen("x.csv").stderr


def test_stages_are_shown_with_vv(crmgen, pipeline):
    result = crmgen("-V", "-V", "x.csv", "-o", "a.crm")
    assert "pacemaker 2.1.5" in result.stderr and "制約" in result.stderr
    assert f"crm: {len(content('crm'))} bytes" in result.stderr


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_fault_says_what_to_send(crmgen, pipeline, lang):
    pipeline.outcome = "fault"
    result = crmgen("x.csv", "--lang", lang)
    assert ("不具合" in result.stderr) == (lang == "ja")
    assert "crmgen 0." in result.stderr and "KeyError: 'grpPg'" in result.stderr
    assert "cli/compile.py:" in result.stderr and "Traceback" not in result.stderr
    assert "Traceback" in crmgen("-VV", "x.csv").stderr


def test_summary_says_whether_something_was_written(crmgen, pipeline):
    pipeline.outcome = "error warning"
    assert "1 error, 1 warning: nothing was written." in crmgen("x.csv").stderr
    pipeline.outcome = "warning"
    assert "1 warning: wrote a.crm" in crmgen("x.csv", "-o", "a.crm").stderr


def test_too_little_memory_is_no_fault_of_crmgen(crmgen, pipeline, tmp_path):
    pipeline.outcome = "memory"
    result = crmgen("design.csv", "-o", "out.crm", "--lang", "en")
    assert result.exit_code == 1
    assert "not enough memory" in result.stderr
    assert "fault" not in result.stderr
    assert not (tmp_path / "out.crm").exists()
